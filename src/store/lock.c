/*
 * lock.c - one process at a time in a data folder
 *
 * The lock is the kernel's (flock), so it ends with its process, however that
 * ends. The number in the file is only for the sentence a second process says.
 */
#include "store/internal.h"
#include "util/fs.h"
#include "util/fs_error.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static long
holder(int fd)
{
	char text[32] = "";
	ssize_t n = pread(fd, text, sizeof(text) - 1, 0);
	char *end = NULL;
	long pid;

	if (n <= 0)
		return 0;
	pid = strtol(text, &end, 10);
	return end != text && pid > 0 ? pid : 0;
}

static enum pr_status
refuse(int fd, const char *shown, const char *path, struct pr_err *err)
{
	long pid = holder(fd);

	if (errno != EWOULDBLOCK)
		return fs_error(err, "lock", path);
	if (pid == 0)
		return pr_fail(err, PR_EBUSY,
			       "The data folder %s is in use by another "
			       "process; close it first.",
			       shown);
	return pr_fail(err, PR_EBUSY,
		       "The data folder %s is in use by process %ld "
		       "(proctor); close it first.",
		       shown, pid);
}

/* A full disk keeps the number out, and the lock holds all the same. */
static void
sign(int fd)
{
	char text[32];
	int n = snprintf(text, sizeof(text), "%ld\n", (long)getpid());

	if (ftruncate(fd, 0) != 0 || pwrite(fd, text, (size_t)n, 0) != n)
		return;
}

static enum pr_status
take(int *out, const char *shown, const char *path, struct pr_err *err)
{
	int flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
	int fd = open(path, O_RDWR | O_CREAT | flags, 0600);

	if (fd < 0 && (errno == EACCES || errno == EROFS)) {
		fd = open(path, O_RDONLY | flags);
		if (fd < 0)
			return store_fail_access(shown, err);
	}
	if (fd < 0)
		return fs_error(err, "open", path);
	while (flock(fd, LOCK_EX | LOCK_NB) != 0) {
		enum pr_status st;

		if (errno == EINTR)
			continue;
		st = refuse(fd, shown, path, err);
		close(fd);
		return st;
	}
	sign(fd);
	*out = fd;
	return PR_OK;
}

enum pr_status
store_lock(int *out, const char *shown, const char *dir, struct pr_err *err)
{
	char *path = fs_join(dir, STORE_LOCK);
	enum pr_status st;

	if (!path)
		return pr_fail(err, PR_ENOMEM, "out of memory");
	st = take(out, shown, path, err);
	free(path);
	return st;
}

void
store_unlock(int lock)
{
	if (lock < 0)
		return;
	if (ftruncate(lock, 0) != 0)
		errno = 0; /* the number is stale, and read by nobody */
	close(lock);
}

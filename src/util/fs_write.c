/* fs_write.c - writing that is whole or not at all; see util/fs.h */
#include "util/fs.h"
#include "util/fs_error.h"
#include "util/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TEMP_TRIES 100

struct fs_writer {
	int fd;
	char *path;
	char *temp; /* beside path; NULL while there is none */
	unsigned flags;
};

static bool
write_all(int fd, const void *data, size_t len)
{
	const char *at = data;

	while (len > 0) {
		ssize_t n = write(fd, at, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		at += n;
		len -= (size_t)n;
	}
	return true;
}

/* The folder of a path, freed with free(). */
static char *
folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return mem_strdup(".");
	if (slash == path)
		return mem_strdup("/");
	return mem_strndup(path, (size_t)(slash - path));
}

/* A new name is safe only when its folder is. Some systems cannot do it. */
static enum pr_status
sync_folder(const char *path, struct pr_err *err)
{
	char *folder = folder_of(path);
	enum pr_status st = PR_OK;
	int fd;

	if (!folder)
		return mem_fail(err);
	fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		st = fs_error(err, "open", folder);
	else if (fsync(fd) != 0 && errno != EINVAL && errno != EROFS)
		st = fs_error(err, "save", folder);
	if (fd >= 0)
		close(fd);
	free(folder);
	return st;
}

/* A file of a name nobody has; several processes may try at once. */
static enum pr_status
open_temp(struct fs_writer *w, struct pr_err *err)
{
	mode_t mode = w->flags & FS_SHARED ? 0666 : 0600;
	size_t room = strlen(w->path) + 40;
	char *temp = mem_array(room, 1);

	if (!temp)
		return mem_fail(err);
	for (int i = 0; i < TEMP_TRIES && w->fd < 0; i++) {
		snprintf(temp, room, "%s.%ld-%d.tmp", w->path, (long)getpid(),
			 i);
		w->fd = open(temp,
			     O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW |
				     O_CLOEXEC,
			     mode);
		if (w->fd < 0 && errno != EEXIST)
			break;
	}
	if (w->fd < 0) {
		enum pr_status st = fs_error(err, "write", w->path);

		free(temp);
		return st;
	}
	w->temp = temp;
	return PR_OK;
}

static enum pr_status
refuse_existing(const struct fs_writer *w, struct pr_err *err)
{
	struct stat st;

	if (lstat(w->path, &st) != 0)
		return PR_OK;
	if (S_ISDIR(st.st_mode))
		return pr_fail(err, PR_EINVAL, "%s: is a folder, not a file",
			       w->path);
	if (w->flags & FS_OVERWRITE)
		return PR_OK;
	return pr_fail(err, PR_EEXIST,
		       "%s: is already there and is not overwritten", w->path);
}

enum pr_status
fs_writer_open(struct fs_writer **out, const char *path, unsigned flags,
	       struct pr_err *err)
{
	struct fs_writer *w = mem_array(1, sizeof(*w));
	enum pr_status st;

	*out = NULL;
	if (!w)
		return mem_fail(err);
	w->fd = -1;
	w->flags = flags;
	w->path = mem_strdup(path);
	st = w->path ? refuse_existing(w, err) : mem_fail(err);
	if (st == PR_OK)
		st = open_temp(w, err);
	if (st != PR_OK) {
		fs_writer_abandon(w);
		return st;
	}
	*out = w;
	return PR_OK;
}

enum pr_status
fs_writer_add(struct fs_writer *writer, const void *data, size_t len,
	      struct pr_err *err)
{
	if (!write_all(writer->fd, data, len))
		return fs_error(err, "write", writer->path);
	return PR_OK;
}

/*
 * Gives the file its name without taking another's. A hard link refuses an
 * existing name by itself; where there are none (FAT, shared folders) the
 * name is taken by an empty file first.
 */
static bool
name_new_file(struct fs_writer *w)
{
	int code, fd;

	if (link(w->temp, w->path) == 0) {
		unlink(w->temp);
		return true;
	}
	fd = open(w->path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
		  0600);
	if (fd < 0)
		return false;
	close(fd);
	if (rename(w->temp, w->path) == 0)
		return true;
	code = errno;
	unlink(w->path);
	errno = code;
	return false;
}

enum pr_status
fs_writer_commit(struct fs_writer *writer, struct pr_err *err)
{
	enum pr_status st = PR_OK;
	int closed;
	bool named;

	if (fsync(writer->fd) != 0 && errno != EINVAL)
		st = fs_error(err, "save", writer->path);
	closed = close(writer->fd);
	writer->fd = -1;
	if (st == PR_OK && closed != 0)
		st = fs_error(err, "save", writer->path);
	if (st == PR_OK) {
		named = writer->flags & FS_OVERWRITE
				? rename(writer->temp, writer->path) == 0
				: name_new_file(writer);
		if (!named)
			st = fs_error(err, "write", writer->path);
	}
	if (st == PR_OK) {
		free(writer->temp);
		writer->temp = NULL;
		st = sync_folder(writer->path, err);
	}
	fs_writer_abandon(writer);
	return st;
}

void
fs_writer_abandon(struct fs_writer *writer)
{
	if (!writer)
		return;
	if (writer->fd >= 0)
		close(writer->fd);
	if (writer->temp)
		unlink(writer->temp);
	free(writer->temp);
	free(writer->path);
	free(writer);
}

enum pr_status
fs_write(const char *path, const void *data, size_t len, unsigned flags,
	 struct pr_err *err)
{
	struct fs_writer *w;
	enum pr_status st = fs_writer_open(&w, path, flags, err);

	if (st != PR_OK)
		return st;
	st = fs_writer_add(w, data, len, err);
	if (st == PR_OK)
		return fs_writer_commit(w, err);
	fs_writer_abandon(w);
	return st;
}

/* A file that was just made is as durable as its folder. */
static enum pr_status
open_append(int *fd, const char *path, struct pr_err *err)
{
	int flags = O_WRONLY | O_APPEND | O_NOFOLLOW | O_CLOEXEC;

	*fd = open(path, flags);
	if (*fd < 0 && errno == ENOENT) {
		*fd = open(path, flags | O_CREAT | O_EXCL, 0600);
		if (*fd >= 0)
			return sync_folder(path, err);
	}
	return *fd < 0 ? fs_error(err, "write", path) : PR_OK;
}

enum pr_status
fs_append(const char *path, const void *data, size_t len, struct pr_err *err)
{
	struct stat before;
	int fd = -1;
	enum pr_status st = open_append(&fd, path, err);

	if (st == PR_OK && fstat(fd, &before) != 0)
		st = fs_error(err, "write", path);
	if (st != PR_OK) {
		if (fd >= 0)
			close(fd);
		return st;
	}
	if (!write_all(fd, data, len) || (fsync(fd) != 0 && errno != EINVAL)) {
		st = fs_error(err, "write", path);
		if (S_ISREG(before.st_mode) &&
		    ftruncate(fd, before.st_size) != 0)
			pr_fail_at(err, st, "the end may be torn");
	}
	if (close(fd) != 0 && st == PR_OK)
		st = fs_error(err, "write", path);
	return st;
}

/* One folder, unless it is there. */
static enum pr_status
make_folder(const char *path, struct pr_err *err)
{
	struct fs_info info = { 0 };
	int code;

	if (mkdir(path, 0700) == 0)
		return sync_folder(path, err);
	code = errno;
	if (fs_info(&info, path, NULL) == PR_OK && info.is_dir)
		return PR_OK;
	if (code == EEXIST)
		return pr_fail(err, PR_EEXIST,
			       "%s: is a file where a folder is needed", path);
	errno = code;
	return fs_error(err, "make the folder", path);
}

enum pr_status
fs_mkdir(const char *path, struct pr_err *err)
{
	char *part;
	enum pr_status st = PR_OK;

	if (!path[0])
		return pr_fail(err, PR_EINVAL, "a folder without a name");
	part = mem_strdup(path);
	if (!part)
		return mem_fail(err);
	for (char *p = strchr(part + 1, '/'); p && st == PR_OK;
	     p = strchr(p + 1, '/')) {
		*p = '\0';
		st = make_folder(part, err);
		*p = '/';
	}
	if (st == PR_OK)
		st = make_folder(part, err);
	free(part);
	return st;
}

enum pr_status
fs_remove(const char *path, struct pr_err *err)
{
	if (unlink(path) != 0 && errno != ENOENT)
		return fs_error(err, "remove", path);
	return PR_OK;
}

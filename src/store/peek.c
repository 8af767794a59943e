/*
 * peek.c - what lies at a path, before SQLite may touch it
 *
 * SQLite plays back the journal it finds beside a file. That is right for a
 * file of ours and a write into a foreign one, so the header is read by hand
 * first: sqlite.org/fileformat2.html, 1.3 and 3.
 */
#include "store/internal.h"
#include "util/fs_error.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEADER 100
#define PAGE_MAX 65536
#define LOG_HEADER 32

static uint32_t
be32(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
	       (uint32_t)at[2] << 8 | at[3];
}

/* PATH + SUFFIX in a buffer of its own; NULL when it does not fit. */
static const char *
beside(char *out, size_t cap, const char *path, const char *suffix)
{
	int n = snprintf(out, cap, "%s%s", path, suffix);

	return n > 0 && (size_t)n < cap ? out : NULL;
}

int64_t
store_beside(const char *path, const char *suffix)
{
	char name[4200];
	struct stat st;

	if (!beside(name, sizeof(name), path, suffix) || lstat(name, &st) != 0)
		return -1;
	return st.st_size;
}

void
store_remove(const char *path, const char *suffix)
{
	char name[4200];

	if (beside(name, sizeof(name), path, suffix))
		unlink(name);
}

/* Reads up to n bytes from the start; -1 when it cannot be opened. */
static ssize_t
read_head(const char *path, unsigned char *out, size_t n)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	ssize_t got;

	if (fd < 0)
		return -1;
	do
		got = pread(fd, out, n, 0);
	while (got < 0 && errno == EINTR);
	close(fd);
	return got;
}

enum journal {
	JOURNAL_COLD,    /* SQLite would not play it back */
	JOURNAL_CREATES, /* it would: there was nothing before */
	JOURNAL_HOT,     /* it would, or would remove it */
};

static enum journal
look_at_journal(const char *path)
{
	static const unsigned char magic[8] = { 0xd9, 0xd5, 0x05, 0xf9,
						0x20, 0xa1, 0x63, 0xd7 };
	unsigned char head[28] = { 0 };
	char name[4200];

	if (!beside(name, sizeof(name), path, "-journal"))
		return JOURNAL_HOT;
	if (read_head(name, head, sizeof(head)) < (ssize_t)sizeof(head) ||
	    head[0] == 0)
		return JOURNAL_COLD;
	if (memcmp(head, magic, sizeof(magic)) == 0 && be32(head + 16) == 0)
		return JOURNAL_CREATES;
	return JOURNAL_HOT;
}

static enum pr_status
foreign(const char *path, struct pr_err *err)
{
	return pr_fail(err, PR_EFOREIGN,
		       "%s: is not a file of proctor; it was left as it is, "
		       "name another folder or move it away",
		       path);
}

/*
 * A file that names no owner is ours only when nothing counts in it but one
 * page, and the log or the journal beside it are those of its creation. More
 * pages may lie in it already when the power went while the first log was
 * folded in.
 */
static enum pr_status
nameless(enum store_kind *out, const char *path, const unsigned char *head,
	 int64_t size, struct pr_err *err)
{
	bool blank = be32(head + 60) == 0 && be32(head + 28) <= 1;

	if (!blank ||
	    (size > PAGE_MAX && store_beside(path, "-wal") <= LOG_HEADER))
		return foreign(path, err);
	if (look_at_journal(path) == JOURNAL_HOT)
		return foreign(path, err);
	*out = STORE_FRESH;
	return PR_OK;
}

static enum pr_status
judge(enum store_kind *out, const char *path, const unsigned char *head,
      int64_t size, const struct store_stamp *stamp, struct pr_err *err)
{
	static const unsigned char zero[HEADER];
	uint32_t owner = be32(head + 68);
	uint32_t version = be32(head + 60);

	if (memcmp(head, zero, HEADER) == 0 && size <= PAGE_MAX &&
	    look_at_journal(path) == JOURNAL_CREATES) {
		*out = STORE_FRESH;
		return PR_OK;
	}
	if (size < HEADER || memcmp(head, "SQLite format 3", 16) != 0)
		return foreign(path, err);
	if (owner == 0)
		return nameless(out, path, head, size, err);
	if (owner != stamp->owner)
		return foreign(path, err);
	if (version > stamp->versions)
		return pr_fail(err, PR_EVERSION,
			       "%s: was written by a newer proctor (format "
			       "%lu, this one knows %zu); it was left as it "
			       "is, install the newer program",
			       path, (unsigned long)version, stamp->versions);
	*out = STORE_OURS;
	return PR_OK;
}

enum pr_status
store_peek_as(enum store_kind *out, const char *path,
	      const struct store_stamp *stamp, struct pr_err *err)
{
	unsigned char head[HEADER] = { 0 };
	struct stat st;

	*out = STORE_NONE;
	if (lstat(path, &st) != 0)
		return errno == ENOENT ? PR_OK : fs_error(err, "open", path);
	if (!S_ISREG(st.st_mode))
		return foreign(path, err);
	if (st.st_size == 0 && store_beside(path, "-wal") > LOG_HEADER)
		return pr_fail(err, PR_EDAMAGED,
			       "%s: is empty, but %s-wal beside it is not; "
			       "put both back from a copy of the folder",
			       path, path);
	if (st.st_size == 0)
		return PR_OK;
	if (read_head(path, head, sizeof(head)) < 0)
		return fs_error(err, "read", path);
	return judge(out, path, head, st.st_size, stamp, err);
}

enum pr_status
store_peek(enum store_kind *out, const char *path, struct pr_err *err)
{
	const struct store_stamp stamp = { STORE_APPLICATION_ID,
					   store_migration_count };

	return store_peek_as(out, path, &stamp, err);
}

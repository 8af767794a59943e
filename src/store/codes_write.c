/*
 * codes_write.c - one change of codes.db, on a copy; proctor/store_codes.h
 *
 * The copy is nobody else's, so its journal may stay in memory: what fails is
 * thrown away with it. COMMIT brings it to the disk (synchronous FULL), and
 * rename() puts it in the place of the old file in one step.
 */
#include "store/codes.h"
#include "util/fs.h"
#include "util/fs_error.h"
#include "util/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static enum pr_status
busy(const char *shown, int fd, struct pr_err *err)
{
	char text[32] = "";
	ssize_t n = pread(fd, text, sizeof(text) - 1, 0);
	long pid = n > 0 ? strtol(text, NULL, 10) : 0;

	if (pid <= 0)
		return pr_fail(err, PR_EBUSY,
			       "Another process is importing code tables into "
			       "%s; wait until it is done.",
			       shown);
	return pr_fail(err, PR_EBUSY,
		       "Process %ld (proctor) is importing code tables into "
		       "%s; wait until it is done.",
		       pid, shown);
}

/* The kernel's lock, as in lock.c; the number is for the sentence only. */
static enum pr_status
hold(struct pr_codes *codes, struct pr_err *err)
{
	char *path = fs_join(codes->base.dir, CODES_LOCK);
	enum pr_status st = PR_OK;
	char text[32];
	int n, fd;

	if (!path)
		return mem_fail(err);
	fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK,
		  0600);
	if (fd < 0 && (errno == EACCES || errno == EROFS))
		st = store_fail_access(codes->base.shown, err);
	else if (fd < 0)
		st = fs_error(err, "open", path);
	free(path);
	if (st != PR_OK)
		return st;
	while (flock(fd, LOCK_EX | LOCK_NB) != 0) {
		if (errno == EINTR)
			continue;
		st = busy(codes->base.shown, fd, err);
		close(fd);
		return st;
	}
	n = snprintf(text, sizeof(text), "%ld\n", (long)getpid());
	if (ftruncate(fd, 0) != 0 || pwrite(fd, text, (size_t)n, 0) != n)
		errno = 0; /* it holds all the same */
	codes->base.lock = fd;
	return PR_OK;
}

/* A copy of what there is, or an empty file. */
static enum pr_status
make_copy(struct pr_codes *codes, bool *fresh, struct pr_err *err)
{
	struct pr_store *base = &codes->base;
	enum store_kind kind;
	enum pr_status st = codes_look(codes, &kind, err);

	if (st != PR_OK)
		return st;
	store_remove(codes->temp, "");
	store_remove(codes->temp, "-journal");
	*fresh = kind != STORE_OURS;
	if (*fresh)
		return store_create(codes->temp, err);
	st = codes_connect(codes, err);
	if (st == PR_OK)
		st = store_copy(base->db, base->path, codes->temp, base->vfs,
				false, err);
	store_finalize(base);
	sqlite3_close(base->db);
	base->db = NULL;
	return st;
}

static enum pr_status
configure(struct pr_codes *codes, struct pr_err *err)
{
	static const enum store_sql settings[] = {
		SQL_PRAGMA_QUERY_WRITE,   SQL_PRAGMA_FOREIGN_KEYS_OFF,
		SQL_PRAGMA_SYNC_FULL,     SQL_CODES_CACHE_WRITE,
		SQL_CODES_JOURNAL_MEMORY,
	};
	struct pr_store *base = &codes->base;
	enum pr_status st = store_configure(base->db, codes->temp, err);

	for (size_t i = 0; i < PR_LEN(settings) && st == PR_OK; i++)
		st = store_run(base->db, codes->temp, settings[i], err);
	return st;
}

static enum pr_status
open_copy(struct pr_codes *codes, bool fresh, struct pr_err *err)
{
	struct pr_store *base = &codes->base;
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW |
		    SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
	int rc = sqlite3_open_v2(codes->temp, &base->db, flags, base->vfs);
	enum pr_status st;

	if (rc != SQLITE_OK)
		return codes_fail(codes, rc, err);
	st = configure(codes, err);
	if (st == PR_OK)
		st = store_run(base->db, codes->temp, SQL_BEGIN, err);
	if (st != PR_OK || !fresh)
		return st;
	rc = sqlite3_exec(base->db, store_codes_migrations[0].sql, NULL, NULL,
			  NULL);
	return rc == SQLITE_OK ? PR_OK : codes_fail(codes, rc, err);
}

static enum pr_status
begin(struct pr_codes *codes, struct pr_err *err)
{
	bool fresh = false;
	enum pr_status st = hold(codes, err);
	char *temp;
	size_t n;

	if (st != PR_OK)
		return st;
	n = strlen(codes->base.path) + sizeof(".new");
	temp = mem_array(n, 1);
	if (!temp)
		return mem_fail(err);
	snprintf(temp, n, "%s.new", codes->base.path);
	codes->temp = temp;
	st = make_copy(codes, &fresh, err);
	if (st == PR_OK)
		st = open_copy(codes, fresh, err);
	codes->base.in_tx = st == PR_OK;
	return st;
}

enum pr_status
pr_codes_begin(struct pr_codes **out, const char *dir, const char *vfs,
	       struct pr_err *err)
{
	struct pr_codes *codes;
	enum pr_status st = fs_mkdir(dir, err);

	*out = NULL;
	if (st != PR_OK)
		return st;
	st = codes_new(&codes, dir, vfs, err);
	if (st == PR_OK)
		st = begin(codes, err);
	if (st == PR_OK)
		*out = codes;
	else
		pr_codes_close(codes);
	return st;
}

void
codes_drop_copy(struct pr_codes *codes)
{
	if (!codes->temp || codes->base.lock < 0)
		return;
	store_remove(codes->temp, "");
	store_remove(codes->temp, "-journal");
}

enum pr_status
pr_codes_commit(struct pr_codes *codes, struct pr_err *err)
{
	struct pr_store *base = &codes->base;
	enum pr_status st;
	int rc;

	if (!base->in_tx)
		return pr_fail(err, PR_ESTATE, "no change is under way");
	base->in_tx = false;
	store_finalize(base);
	st = store_run(base->db, codes->temp, SQL_COMMIT, err);
	if (st != PR_OK)
		return st;
	rc = sqlite3_close(base->db);
	if (rc != SQLITE_OK)
		return codes_fail(codes, rc, err);
	base->db = NULL;
	if (rename(codes->temp, base->path) != 0)
		return fs_error(err, "replace", base->path);
	free(codes->temp);
	codes->temp = NULL;
	return store_sync_folder(base->path, err);
}

static struct pr_value
number(int64_t n)
{
	return (struct pr_value){ .type = PR_VALUE_INT, .number = n };
}

enum pr_status
pr_codes_put(struct pr_codes *codes, enum pr_codes_put put,
	     const struct pr_value *cells, size_t n, int64_t *id,
	     struct pr_err *err)
{
	return codes_do(codes,
			(enum store_sql)((int)SQL_CODES_PUT_FILE + (int)put),
			cells, n, id, err);
}

enum pr_status
pr_codes_drop(struct pr_codes *codes, int64_t part, struct pr_err *err)
{
	struct pr_value key = number(part);
	enum pr_status st = PR_OK;

	for (int i = (int)SQL_CODES_DROP_PART;
	     i <= (int)SQL_CODES_DROP_CPT && st == PR_OK; i++)
		st = codes_do(codes, (enum store_sql)i, &key, 1, NULL, err);
	return st;
}

enum pr_status
pr_codes_drop_refs(struct pr_codes *codes, int64_t part, int list,
		   struct pr_err *err)
{
	struct pr_value keys[2] = { number(part), number(list) };
	enum pr_status st =
		codes_do(codes, SQL_CODES_DROP_REFS, keys, 1, NULL, err);

	if (st == PR_OK)
		st = codes_do(codes, SQL_CODES_DROP_LISTS, keys, 2, NULL, err);
	return st;
}

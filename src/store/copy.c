/*
 * copy.c - a database as one finished file
 *
 * The backup API reads through the connection, so what is still in the log is
 * in the copy. A copy has another name until it is complete and on the disk.
 */
#include "store/internal.h"
#include "util/fs_error.h"
#include "util/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PAGES_A_STEP 4096 /* 16 MB */

enum pr_status
store_create(const char *path, struct pr_err *err)
{
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
		      0600);

	if (fd < 0)
		return fs_error(err, "write", path);
	close(fd);
	return PR_OK;
}

enum pr_status
store_sync_folder(const char *path, struct pr_err *err)
{
	const char *slash = strrchr(path, '/');
	size_t n = slash ? (size_t)(slash - path) : 0;
	char *folder = slash ? mem_strndup(path, n ? n : 1) : mem_strdup(".");
	enum pr_status st = PR_OK;
	int fd;

	if (!folder)
		return pr_fail(err, PR_ENOMEM, "out of memory");
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

enum pr_status
store_publish(const char *temp, const char *path, struct pr_err *err)
{
	/* link() never replaces; some file systems have no links */
	if (link(temp, path) == 0) {
		unlink(temp);
		return store_sync_folder(path, err);
	}
	if (errno == EEXIST || access(path, F_OK) == 0) {
		errno = EEXIST;
		return fs_error(err, "write", path);
	}
	if (rename(temp, path) != 0)
		return fs_error(err, "write", path);
	return store_sync_folder(path, err);
}

static int
copy_pages(sqlite3 *from, sqlite3 *to)
{
	sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
	int rc, end;

	if (!backup)
		return sqlite3_extended_errcode(to);
	do
		rc = sqlite3_backup_step(backup, PAGES_A_STEP);
	while (rc == SQLITE_OK);
	end = sqlite3_backup_finish(backup);
	return rc == SQLITE_DONE ? end : rc;
}

static enum pr_status
set_mode(sqlite3 *db, const char *path, enum store_sql id, const char *want,
	 struct pr_err *err)
{
	char mode[16] = "";
	enum pr_status st =
		store_read_text(db, path, id, mode, sizeof(mode), err);

	if (st == PR_OK && strcmp(mode, want) != 0)
		st = pr_fail(err, PR_EIO, "%s: could not be finished", path);
	return st;
}

static enum pr_status
fill(sqlite3 *to, sqlite3 *from, const char *from_path, const char *path,
     bool wal, struct pr_err *err)
{
	enum pr_status st = store_configure(to, path, err);
	int rc;

	if (st == PR_OK)
		st = store_run(to, path, SQL_PRAGMA_QUERY_WRITE, err);
	if (st == PR_OK)
		st = store_run(to, path, SQL_PRAGMA_SYNC_EXTRA, err);
	if (st != PR_OK)
		return st;
	rc = copy_pages(from, to);
	if (rc == SQLITE_CORRUPT || rc == SQLITE_NOTADB)
		return store_fail_db(from, from_path, rc, err);
	if (rc != SQLITE_OK)
		return store_fail_db(to, path, rc, err);
	/* The pages say what mode their file was in; this one starts afresh. */
	st = set_mode(to, path, SQL_PRAGMA_JOURNAL_DELETE, "delete", err);
	if (st == PR_OK && wal)
		st = set_mode(to, path, SQL_PRAGMA_JOURNAL_WAL, "wal", err);
	return st;
}

static void
remove_all(const char *path)
{
	store_remove(path, "");
	store_remove(path, "-journal");
	store_remove(path, "-wal");
}

enum pr_status
store_copy(sqlite3 *from, const char *from_path, const char *path,
	   const char *vfs, bool wal, struct pr_err *err)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW |
		    SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
	sqlite3 *to = NULL;
	enum pr_status st = store_create(path, err);
	int rc;

	if (st != PR_OK)
		return st;
	rc = sqlite3_open_v2(path, &to, flags, vfs);
	if (rc != SQLITE_OK)
		st = store_fail_db(to, path, rc, err);
	else
		st = fill(to, from, from_path, path, wal, err);
	if (st == PR_OK) /* the log of a copy in log mode goes here */
		sqlite3_db_config(to, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0,
				  NULL);
	sqlite3_close(to);
	if (st == PR_OK && store_beside(path, "-wal") > 0)
		st = pr_fail(err, PR_EIO, "%s: could not be finished", path);
	store_remove(path, "-wal"); /* empty, as the journal is now */
	store_remove(path, "-journal");
	if (st != PR_OK)
		remove_all(path);
	return st;
}

/*
 * probe.c - is a file from elsewhere a sound database of ours?
 *
 * Nothing is written beside or into it: it is opened read-only and immutable,
 * the one use of a URI. No statement of its own runs before its schema was
 * found to be ours word for word: sqlite.org/security.html.
 */
#include "store/internal.h"
#include "util/buf.h"
#include "util/fs_error.h"

#include <stdlib.h>
#include <string.h>

#define URI_MAX ((size_t)16384)

static enum pr_status
limit(sqlite3 *db, const char *path, struct pr_err *err)
{
	static const int limits[][2] = {
		{ SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024 },
		{ SQLITE_LIMIT_SQL_LENGTH, 100000 },
		{ SQLITE_LIMIT_COLUMN, 100 },
		{ SQLITE_LIMIT_EXPR_DEPTH, 20 },
		{ SQLITE_LIMIT_COMPOUND_SELECT, 3 },
		{ SQLITE_LIMIT_VDBE_OP, 25000 },
		{ SQLITE_LIMIT_ATTACHED, 0 },
		{ SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50 },
		{ SQLITE_LIMIT_TRIGGER_DEPTH, 10 },
	};
	enum pr_status st = store_configure(db, path, err);

	if (st != PR_OK)
		return st;
	for (size_t i = 0; i < PR_LEN(limits); i++)
		sqlite3_limit(db, limits[i][0], limits[i][1]);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
	sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
	return PR_OK;
}

static bool
is_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '/' || c == '.' || c == '-' ||
	       c == '_';
}

/* "file:PATH?immutable=1&mode=ro", freed with free(). */
static enum pr_status
uri_of(char **out, const char *path, struct pr_err *err)
{
	struct buf uri;

	buf_init(&uri, URI_MAX);
	buf_adds(&uri, "file:");
	for (; *path; path++) {
		if (is_plain(*path))
			buf_addc(&uri, *path);
		else
			buf_printf(&uri, "%%%02x", (unsigned char)*path);
	}
	buf_adds(&uri, "?immutable=1&mode=ro");
	return buf_take(out, NULL, &uri, err);
}

enum pr_status
store_open_immutable(sqlite3 **out, const char *path, const char *vfs,
		     struct pr_err *err)
{
	int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI |
		    SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
	char *uri;
	enum pr_status st = uri_of(&uri, path, err);
	int rc;

	if (st != PR_OK)
		return st;
	rc = sqlite3_open_v2(uri, out, flags, vfs);
	free(uri);
	if (rc != SQLITE_OK)
		st = store_fail_db(*out, path, rc, err);
	else
		st = limit(*out, path, err);
	return st;
}

static enum pr_status
check(sqlite3 *db, const char *path, struct pr_err *err)
{
	char found[200] = "";
	int64_t version = 0;
	enum pr_status st;

	st = store_read(db, path, SQL_PRAGMA_READ_USER_VERSION, &version, err);
	if (st == PR_OK &&
	    (version < 1 || version > (int64_t)store_migration_count))
		st = pr_fail(err, PR_EDAMAGED, "%s: has no format %lld", path,
			     (long long)version);
	if (st == PR_OK)
		st = store_same_schema(db, path, store_migrations, (int)version,
				       err);
	if (st == PR_OK)
		st = store_read_text(db, path, SQL_PRAGMA_QUICK_CHECK, found,
				     sizeof(found), err);
	if (st == PR_OK && strcmp(found, "ok") != 0)
		st = pr_fail(err, PR_EDAMAGED,
			     "%s: is damaged: %s; use another backup", path,
			     found);
	return st;
}

static enum pr_status
look(const char *path, struct pr_err *err)
{
	enum store_kind kind;
	enum pr_status st = store_peek(&kind, path, err);

	if (st != PR_OK)
		return st;
	if (store_beside(path, "") < 0)
		return pr_fail(err, PR_ENOTFOUND, "%s: does not exist", path);
	if (kind != STORE_OURS)
		return pr_fail(err, PR_EFOREIGN,
			       "%s: is not a file of proctor; name one that "
			       "\"proctor db backup\" wrote",
			       path);
	if (store_beside(path, "-wal") > 0 ||
	    store_beside(path, "-journal") > 0)
		return pr_fail(err, PR_EDAMAGED,
			       "%s: is only one half, its log lies beside it; "
			       "name one that \"proctor db backup\" wrote",
			       path);
	return PR_OK;
}

enum pr_status
store_probe_open(sqlite3 **out, const char *path, const char *vfs,
		 struct pr_err *err)
{
	char *real = realpath(path, NULL);
	enum pr_status st;

	*out = NULL;
	if (!real)
		return fs_error(err, "open", path);
	st = look(real, err);
	if (st == PR_OK)
		st = store_open_immutable(out, real, vfs, err);
	if (st == PR_OK)
		st = check(*out, path, err);
	free(real);
	if (st != PR_OK) {
		sqlite3_close(*out);
		*out = NULL;
	}
	return st;
}

enum pr_status
pr_store_probe(const char *path, struct pr_err *err)
{
	sqlite3 *db;
	enum pr_status st = store_probe_open(&db, path, NULL, err);

	sqlite3_close(db);
	return st;
}

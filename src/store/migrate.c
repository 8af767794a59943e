/*
 * migrate.c - from any older schema to the newest, forward only
 *
 * PRAGMA user_version holds the number of the last file of schema/ that was
 * run. Each file sets it in its own transaction, so a crash leaves the
 * database at one version or the next, never between. A file that holds
 * anything is copied beside itself before.
 */
#include "store/internal.h"

#include <stdio.h>
#include <string.h>

#define COPY_TRIES 1000

static enum pr_status
read_version(int64_t *out, struct pr_store *store, struct pr_err *err)
{
	return store_read(store->db, store->path, SQL_PRAGMA_READ_USER_VERSION,
			  out, err);
}

/* PATH.before-vN, or with a number when that name is taken. */
static enum pr_status
copy_beside(struct pr_store *store, int version, struct pr_err *err)
{
	char name[4300];
	enum pr_status st = PR_EEXIST;

	for (int i = 1; i < COPY_TRIES && st == PR_EEXIST; i++) {
		int n = snprintf(name, sizeof(name), "%s.before-v%d",
				 store->path, version);

		if (i > 1)
			snprintf(name + n, sizeof(name) - (size_t)n, ".%d", i);
		st = store_copy(store->db, store->path, name, store->vfs, false,
				err);
	}
	if (st == PR_OK)
		st = store_sync_folder(name, err);
	return st;
}

/* What a migration must leave behind, looked at before it is committed. */
static enum pr_status
check_result(struct pr_store *store, const struct store_migration *m,
	     struct pr_err *err)
{
	char found[200] = "";
	struct pr_err none = { 0 };
	int64_t version = 0;
	enum pr_status st = read_version(&version, store, err);

	if (st == PR_OK && version != m->version)
		return pr_fail(err, PR_EIO, "%s: set format %lld", m->name,
			       (long long)version);
	if (st == PR_OK)
		st = store_read_text(store->db, store->path,
				     SQL_PRAGMA_QUICK_CHECK, found,
				     sizeof(found), err);
	if (st == PR_OK && strcmp(found, "ok") != 0)
		st = pr_fail(err, PR_EDAMAGED,
			     "%s: is damaged: %s; restore a backup",
			     store->path, found);
	if (st != PR_OK)
		return st;
	st = store_read_text(store->db, store->path,
			     SQL_PRAGMA_FOREIGN_KEY_CHECK, found, sizeof(found),
			     &none);
	if (st == PR_ENOTFOUND) /* no row, no reference to nothing */
		return PR_OK;
	if (st != PR_OK)
		return store_fail(store, sqlite3_errcode(store->db), err);
	return pr_fail(err, PR_EDAMAGED,
		       "%s: is damaged: a row of %s names one that is not "
		       "there; restore a backup",
		       store->path, found);
}

static enum pr_status
run_steps(struct pr_store *store, const struct store_migration *m,
	  struct pr_err *err)
{
	int64_t have = 0;
	enum pr_status st = read_version(&have, store, err);
	int rc;

	if (st != PR_OK)
		return st;
	if (have != m->version - 1)
		return pr_fail(err, PR_EIO, "%s: expects format %d, not %lld",
			       m->name, m->version - 1, (long long)have);
	rc = sqlite3_exec(store->db, m->sql, NULL, NULL, NULL);
	if (rc != SQLITE_OK)
		return store_fail(store, rc, err);
	return check_result(store, m, err);
}

static enum pr_status
run_one(struct pr_store *store, const struct store_migration *m,
	struct pr_err *err)
{
	enum pr_status st = pr_store_begin(store, err);

	if (st != PR_OK)
		return st;
	st = run_steps(store, m, err);
	if (st == PR_OK)
		return pr_store_commit(store, err);
	pr_store_rollback(store); /* err keeps the first cause */
	return st;
}

enum pr_status
store_migrate(struct pr_store *store, const struct store_migration *list,
	      size_t n, struct pr_err *err)
{
	int64_t have = 0;
	enum pr_status st = read_version(&have, store, err);

	if (st != PR_OK || have >= (int64_t)n)
		return st;
	if (have > 0)
		st = copy_beside(store, list[have].version, err);
	/* A table is rebuilt with the references off, outside a transaction. */
	if (st == PR_OK)
		st = store_run(store->db, store->path,
			       SQL_PRAGMA_FOREIGN_KEYS_OFF, err);
	for (size_t i = (size_t)have; i < n && st == PR_OK; i++)
		st = run_one(store, &list[i], err);
	if (st == PR_OK)
		st = store_run(store->db, store->path, SQL_PRAGMA_FOREIGN_KEYS,
			       err);
	if (st == PR_OK) /* the file's header now says whose it is */
		st = pr_store_checkpoint(store, err);
	return st;
}

static enum pr_status
schema_at(sqlite3 *db, const char *path, const struct store_migration *list,
	  int version, struct pr_err *err)
{
	int rc = SQLITE_OK;

	for (int i = 0; i < version && rc == SQLITE_OK; i++)
		rc = sqlite3_exec(db, list[i].sql, NULL, NULL, NULL);
	return rc == SQLITE_OK ? PR_OK : store_fail_db(db, path, rc, err);
}

/* Both lists in step: true when every row is the same. */
static bool
same_rows(sqlite3_stmt *a, sqlite3_stmt *b)
{
	int ra, rb;

	do {
		const unsigned char *ta, *tb;

		ra = sqlite3_step(a);
		rb = sqlite3_step(b);
		if (ra != rb || ra != SQLITE_ROW)
			break;
		ta = sqlite3_column_text(a, 0);
		tb = sqlite3_column_text(b, 0);
		if (!ta || !tb ||
		    strcmp((const char *)ta, (const char *)tb) != 0)
			return false;
	} while (true);
	return ra == SQLITE_DONE && rb == SQLITE_DONE;
}

enum pr_status
store_same_schema(sqlite3 *db, const char *path,
		  const struct store_migration *list, int version,
		  struct pr_err *err)
{
	const char *sql = store_queries[SQL_SCHEMA_TEXT].sql;
	sqlite3_stmt *theirs = NULL, *ours = NULL;
	sqlite3 *model = NULL;
	enum pr_status st;
	int rc = sqlite3_open_v2(":memory:", &model,
				 SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
				 NULL);

	st = rc == SQLITE_OK ? schema_at(model, path, list, version, err)
			     : store_fail_db(model, path, rc, err);
	if (st == PR_OK) {
		rc = sqlite3_prepare_v2(db, sql, -1, &theirs, NULL);
		if (rc != SQLITE_OK)
			st = store_fail_db(db, path, rc, err);
	}
	if (st == PR_OK) {
		rc = sqlite3_prepare_v2(model, sql, -1, &ours, NULL);
		if (rc != SQLITE_OK)
			st = store_fail_db(model, path, rc, err);
	}
	if (st == PR_OK && !same_rows(theirs, ours))
		st = pr_fail(err, PR_EDAMAGED,
			     "%s: its tables are not those this program "
			     "makes; it was left as it is, use another backup",
			     path);
	sqlite3_finalize(theirs);
	sqlite3_finalize(ours);
	sqlite3_close(model);
	return st;
}

/*
 * connect.c - one connection with every setting it needs
 *
 * The order matters. First the file is only looked at: nothing can be written
 * and the log is not folded in, so that a file that is refused stays as it
 * was. Exclusive locking comes before the log is opened; without shared
 * memory no second connection exists, and with it goes the precondition of
 * the WAL-reset defect of SQLite before 3.51.3.
 */
#include "store/internal.h"

#include <string.h>
#include <unistd.h>

/* Above this a check at every start after a crash would be felt. */
#define CHECK_MAX ((int64_t)64 * 1024 * 1024)

#define GUARDS 32 /* triggers named in schema_guards */
#define SYNC_FULL 2

static enum pr_status
run_all(sqlite3 *db, const char *path, const enum store_sql *list, size_t n,
	struct pr_err *err)
{
	enum pr_status st = PR_OK;

	for (size_t i = 0; i < n && st == PR_OK; i++)
		st = store_run(db, path, list[i], err);
	return st;
}

static int
set(sqlite3 *db, int option, int value)
{
	return sqlite3_db_config(db, option, value, NULL);
}

enum pr_status
store_configure(sqlite3 *db, const char *path, struct pr_err *err)
{
	static const enum store_sql settings[] = {
		SQL_PRAGMA_EXCLUSIVE,          SQL_PRAGMA_QUERY_ONLY,
		SQL_PRAGMA_CELL_SIZE_CHECK,    SQL_PRAGMA_TEMP_STORE,
		SQL_PRAGMA_CACHE_SIZE,         SQL_PRAGMA_NO_MMAP,
		SQL_PRAGMA_RECURSIVE_TRIGGERS, SQL_PRAGMA_FOREIGN_KEYS,
		SQL_PRAGMA_SECURE_DELETE,
	};
	int rc = SQLITE_OK;

	sqlite3_extended_result_codes(db, 1);
	sqlite3_busy_timeout(db, 0);
	rc |= set(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1);
	rc |= set(db, SQLITE_DBCONFIG_DEFENSIVE, 1);
	rc |= set(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
	rc |= set(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0);
	rc |= set(db, SQLITE_DBCONFIG_DQS_DML, 0);
	rc |= set(db, SQLITE_DBCONFIG_DQS_DDL, 0);
	if (rc != SQLITE_OK)
		return pr_fail(err, PR_EIO,
			       "this SQLite (%s) lacks a safety setting; 3.40 "
			       "or newer is needed",
			       sqlite3_libversion());
	return run_all(db, path, settings, PR_LEN(settings), err);
}

static enum pr_status
expect(struct pr_store *store, enum store_sql id, int64_t want,
       const char *setting, struct pr_err *err)
{
	int64_t have = 0;
	enum pr_status st = store_read(store->db, store->path, id, &have, err);

	if (st == PR_OK && have != want)
		st = pr_fail(err, PR_EIO,
			     "%s: SQLite did not take the setting %s",
			     store->path, setting);
	return st;
}

static enum pr_status
check_settings(struct pr_store *store, struct pr_err *err)
{
	enum pr_status st;

	st = expect(store, SQL_PRAGMA_READ_RECURSIVE_TRIGGERS, 1,
		    "recursive_triggers", err);
	if (st == PR_OK)
		st = expect(store, SQL_PRAGMA_READ_FOREIGN_KEYS, 1,
			    "foreign_keys", err);
	if (st == PR_OK && store->mode == PR_STORE_WRITE)
		st = expect(store, SQL_PRAGMA_READ_SYNCHRONOUS, SYNC_FULL,
			    "synchronous", err);
	return st;
}

static enum pr_status
check_guards(struct pr_store *store, struct pr_err *err)
{
	int64_t have = 0;
	enum pr_status st = store_read(store->db, store->path,
				       SQL_SCHEMA_GUARDS, &have, err);

	if (st == PR_OK && have != GUARDS)
		st = pr_fail(err, PR_EDAMAGED,
			     "%s: is damaged: the guards of its append-only "
			     "tables are missing; restore a backup",
			     store->path);
	return st;
}

/* A process or the power ended while the log was in use. */
static enum pr_status
check_pages(struct pr_store *store, struct pr_err *err)
{
	char found[200] = "";
	enum pr_status st;

	if (store_beside(store->path, "") > CHECK_MAX)
		return PR_OK;
	st = store_read_text(store->db, store->path, SQL_PRAGMA_QUICK_CHECK,
			     found, sizeof(found), err);
	if (st == PR_OK && strcmp(found, "ok") != 0)
		st = pr_fail(err, PR_EDAMAGED,
			     "%s: is damaged: %s; a backup can be put in its "
			     "place with \"proctor db restore\"",
			     store->path, found);
	return st;
}

/* Whose file and which version, as the log has it too. */
static enum pr_status
inspect(struct pr_store *store, int64_t *version, struct pr_err *err)
{
	int64_t owner = 0, things = 0;
	enum pr_status st;

	st = store_read(store->db, store->path, SQL_PRAGMA_READ_APPLICATION_ID,
			&owner, err);
	if (st == PR_OK)
		st = store_read(store->db, store->path,
				SQL_PRAGMA_READ_USER_VERSION, version, err);
	if (st == PR_OK)
		st = store_read(store->db, store->path, SQL_SCHEMA_SIZE,
				&things, err);
	if (st != PR_OK)
		return st;
	if (owner == 0 && *version == 0 && things == 0)
		return PR_OK;
	if (owner != STORE_APPLICATION_ID || *version < 1)
		return pr_fail(err, PR_EFOREIGN,
			       "%s: is not a file of proctor; it was left as "
			       "it is, name another folder or move it away",
			       store->path);
	if (*version > (int64_t)store_migration_count)
		return pr_fail(err, PR_EVERSION,
			       "%s: was written by a newer proctor (format "
			       "%lld, this one knows %zu); it was left as it "
			       "is, install the newer program",
			       store->path, (long long)*version,
			       store_migration_count);
	return PR_OK;
}

static enum pr_status
go_wal(struct pr_store *store, struct pr_err *err)
{
	static const enum store_sql before[] = {
		SQL_PRAGMA_QUERY_WRITE,
		/* the journal of the switch is gone from the folder for good */
		SQL_PRAGMA_SYNC_EXTRA,
	};
	static const enum store_sql after[] = {
		SQL_PRAGMA_SYNC_FULL,
		SQL_PRAGMA_NO_CHECKPOINT,
	};
	char mode[16] = "";
	enum pr_status st;

	st = run_all(store->db, store->path, before, PR_LEN(before), err);
	if (st == PR_OK)
		st = store_read_text(store->db, store->path,
				     SQL_PRAGMA_JOURNAL_WAL, mode, sizeof(mode),
				     err);
	if (st == PR_OK && strcmp(mode, "wal") != 0)
		st = pr_fail(err, PR_EIO,
			     "%s: cannot be written with a log; the folder "
			     "may be read-only or on a network, name another",
			     store->path);
	if (st == PR_OK)
		st = run_all(store->db, store->path, after, PR_LEN(after), err);
	if (st == PR_OK)
		sqlite3_wal_hook(store->db, store_grow_log, NULL);
	return st;
}

/* A reader brings nothing up to date. */
static enum pr_status
ready_to_read(struct pr_store *store, int64_t version, struct pr_err *err)
{
	if (version == 0)
		return pr_fail(err, PR_ENOTFOUND,
			       "%s: holds nothing yet; start proctor once",
			       store->path);
	if (version < (int64_t)store_migration_count)
		return pr_fail(err, PR_EVERSION,
			       "%s: was written by an older proctor; start the "
			       "program once to bring it up to date",
			       store->path);
	return PR_OK;
}

static enum pr_status
ready_to_write(struct pr_store *store, bool had_log, struct pr_err *err)
{
	enum pr_status st = go_wal(store, err);

	if (st == PR_OK && had_log)
		st = store_rewrite_log(store, err);
	if (st == PR_OK)
		st = store_migrate(store, store_migrations,
				   store_migration_count, err);
	return st;
}

static enum pr_status
ready(struct pr_store *store, bool had_log, struct pr_err *err)
{
	int64_t version = 0;
	enum pr_status st = inspect(store, &version, err);

	if (st == PR_OK && had_log)
		st = check_pages(store, err);
	if (st == PR_OK && store->mode == PR_STORE_READ)
		st = ready_to_read(store, version, err);
	else if (st == PR_OK)
		st = ready_to_write(store, had_log, err);
	if (st == PR_OK)
		st = check_settings(store, err);
	if (st == PR_OK)
		st = check_guards(store, err);
	return st;
}

static enum pr_status
open_file(struct pr_store *store, struct pr_err *err)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW |
		    SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
	int rc = sqlite3_open_v2(store->path, &store->db, flags, store->vfs);
	enum pr_status st;

	if (rc != SQLITE_OK)
		st = store_fail(store, rc, err);
	else
		st = store_configure(store->db, store->path, err);
	return st;
}

enum pr_status
store_connect(struct pr_store *store, struct pr_err *err)
{
	bool had_log = store_beside(store->path, "-wal") > 0;
	enum store_kind kind;
	enum pr_status st = store_peek(&kind, store->path, err);

	if (st != PR_OK)
		return st;
	if (store->mode == PR_STORE_READ &&
	    (kind == STORE_NONE || (kind == STORE_FRESH &&
				    store_beside(store->path, "-journal") > 0)))
		return pr_fail(err, PR_ENOTFOUND,
			       "%s: holds nothing yet; start proctor once",
			       store->path);
	if (kind == STORE_NONE && access(store->path, F_OK) != 0)
		st = store_create(store->path, err);
	if (st != PR_OK)
		return st;
	store->new_log = store_beside(store->path, "-wal") < 0;
	st = open_file(store, err);
	if (st == PR_OK)
		st = ready(store, had_log, err);
	if (st != PR_OK)
		store_disconnect(store, false);
	return st;
}

void
store_disconnect(struct pr_store *store, bool fold)
{
	if (!store->db)
		return;
	store_finalize(store);
	if (fold && store->mode == PR_STORE_WRITE)
		sqlite3_db_config(store->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE,
				  0, NULL);
	sqlite3_close(store->db);
	store->db = NULL;
	store->in_tx = false;
	store->marked = false;
	/* Looking at a file that has no log makes an empty one. */
	if (store->new_log && store_beside(store->path, "-wal") == 0)
		store_remove(store->path, "-wal");
}

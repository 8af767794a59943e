/* fail.c - SQLite's codes as a status and one sentence; store/internal.h */
#include "store/internal.h"

#include <string.h>

static enum pr_status
constraint_status(int rc)
{
	switch (rc) {
	case SQLITE_CONSTRAINT_UNIQUE:
	case SQLITE_CONSTRAINT_PRIMARYKEY:
	case SQLITE_CONSTRAINT_ROWID:
		return PR_EEXIST;
	case SQLITE_CONSTRAINT_TRIGGER:
		return PR_ESTATE;
	default:
		return PR_EINVAL;
	}
}

enum pr_status
store_status(int rc)
{
	if (rc == SQLITE_IOERR_NOMEM)
		return PR_ENOMEM;
	if (rc == SQLITE_IOERR_CORRUPTFS)
		return PR_EDAMAGED;
	switch (rc & 0xff) {
	case SQLITE_OK:
	case SQLITE_ROW:
	case SQLITE_DONE:
		return PR_OK;
	case SQLITE_NOMEM:
		return PR_ENOMEM;
	case SQLITE_FULL:
		return PR_EFULL;
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
	case SQLITE_FORMAT:
		return PR_EDAMAGED;
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return PR_EBUSY;
	case SQLITE_CONSTRAINT:
		return constraint_status(rc);
	case SQLITE_MISMATCH:
	case SQLITE_TOOBIG:
	case SQLITE_RANGE:
		return PR_EINVAL;
	case SQLITE_READONLY:
	case SQLITE_MISUSE:
	case SQLITE_ABORT:
		return PR_ESTATE;
	case SQLITE_INTERRUPT:
		return PR_ESTOP;
	default:
		return PR_EIO;
	}
}

/* The system's own reason, when SQLite kept it. */
static void
reason(sqlite3 *db, char *text, size_t cap)
{
	int code = db ? sqlite3_system_errno(db) : 0;
	char words[96] = "";

	if (code != 0 && strerror_r(code, words, sizeof(words)) == 0)
		sqlite3_snprintf((int)cap, text, ", %s", words);
	else
		text[0] = '\0';
}

enum pr_status
store_fail_db(sqlite3 *db, const char *path, int rc, struct pr_err *err)
{
	enum pr_status st = store_status(rc);
	const char *what = db && rc != SQLITE_NOMEM ? sqlite3_errmsg(db)
						    : sqlite3_errstr(rc);
	char why[128];

	if (st == PR_OK)
		st = PR_EIO;
	reason(db, why, sizeof(why));
	if (st == PR_ENOMEM)
		return pr_fail(err, st, "out of memory");
	if (st == PR_EFULL)
		return pr_fail(err, st,
			       "%s: no room left on the disk; make room and "
			       "try again",
			       path);
	if (st == PR_EDAMAGED)
		return pr_fail(err, st,
			       "%s: is damaged: %s; a backup can be put in its "
			       "place with \"proctor db restore\"",
			       path, what);
	if (st == PR_EBUSY)
		return pr_fail(err, st,
			       "%s: another program has it open; close that "
			       "first",
			       path);
	if (st == PR_EIO)
		return pr_fail(err, st,
			       "%s: cannot be read or written: %s (SQLite "
			       "%d%s)",
			       path, what, rc, why);
	return pr_fail(err, st, "%s: %s (SQLite %d)", path, what, rc);
}

enum pr_status
store_fail_access(const char *path, struct pr_err *err)
{
	return pr_fail(err, PR_EIO,
		       "%s is read-only or belongs to somebody else; choose "
		       "another folder with --data",
		       path);
}

enum pr_status
store_fail(struct pr_store *store, int rc, struct pr_err *err)
{
	return store_fail_db(store->db, store->path, rc, err);
}

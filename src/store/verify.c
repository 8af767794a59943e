/* verify.c - every page and every reference; see proctor/store.h */
#include "store/internal.h"

#include <string.h>

struct findings {
	void *ctx;
	void (*report)(void *ctx, const char *sentence);
	long n;
};

static void
find(struct findings *f, const char *text)
{
	f->n++;
	if (f->report)
		f->report(f->ctx, text);
}

static void
page_row(struct findings *f, sqlite3_stmt *stmt)
{
	const unsigned char *text = sqlite3_column_text(stmt, 0);
	char line[PR_ERR_TEXT_MAX];

	if (text && strcmp((const char *)text, "ok") == 0)
		return;
	sqlite3_snprintf((int)sizeof(line), line, "The file is damaged: %s.",
			 text ? (const char *)text : "unreadable");
	find(f, line);
}

static void
key_row(struct findings *f, sqlite3_stmt *stmt)
{
	const unsigned char *table = sqlite3_column_text(stmt, 0);
	const unsigned char *parent = sqlite3_column_text(stmt, 2);
	char line[PR_ERR_TEXT_MAX];

	sqlite3_snprintf((int)sizeof(line), line,
			 "A row of %s (number %lld) names a row of %s that is "
			 "not there.",
			 table ? (const char *)table : "?",
			 (long long)sqlite3_column_int64(stmt, 1),
			 parent ? (const char *)parent : "?");
	find(f, line);
}

static enum pr_status
walk(struct pr_store *store, enum store_sql id, struct findings *f,
     void (*row)(struct findings *f, sqlite3_stmt *stmt), struct pr_err *err)
{
	sqlite3_stmt *stmt = NULL;
	int rc = sqlite3_prepare_v2(store->db, store_queries[id].sql, -1, &stmt,
				    NULL);

	while (rc == SQLITE_OK || rc == SQLITE_ROW) {
		rc = sqlite3_step(stmt);
		if (rc == SQLITE_ROW)
			row(f, stmt);
	}
	sqlite3_finalize(stmt);
	if (rc == SQLITE_DONE)
		return PR_OK;
	return store_fail(store, rc, err);
}

enum pr_status
pr_store_verify(struct pr_store *store, void *ctx,
		void (*report)(void *ctx, const char *sentence),
		struct pr_err *err)
{
	struct findings f = { ctx, report, 0 };
	enum pr_status st;

	if (!store->db)
		return pr_fail(err, PR_EIO,
			       "%s: is closed since a write failed",
			       store->path);
	st = walk(store, SQL_PRAGMA_INTEGRITY_CHECK, &f, page_row, err);
	if (st == PR_OK)
		st = walk(store, SQL_PRAGMA_FOREIGN_KEY_CHECK, &f, key_row,
			  err);
	if (st == PR_OK && f.n > 0)
		st = pr_fail(err, PR_EDAMAGED,
			     "%s: %ld findings; a backup can be put in its "
			     "place with \"proctor db restore\"",
			     store->path, f.n);
	return st;
}

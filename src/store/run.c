/* run.c - statements that are prepared for one use, on any connection */
#include "store/internal.h"

/* Steps to the end; the first row, when there is one, goes to take. */
static enum pr_status
run(sqlite3 *db, const char *path, enum store_sql id, void *ctx,
    void (*take)(void *ctx, sqlite3_stmt *stmt), struct pr_err *err)
{
	sqlite3_stmt *stmt = NULL;
	bool first = true;
	int rc, end;

	rc = sqlite3_prepare_v2(db, store_queries[id].sql, -1, &stmt, NULL);
	if (rc != SQLITE_OK)
		return store_fail_db(db, path, rc, err);
	while ((rc = sqlite3_step(stmt)) == SQLITE_ROW) {
		if (first && take)
			take(ctx, stmt);
		first = false;
	}
	end = sqlite3_finalize(stmt);
	if (rc == SQLITE_DONE)
		rc = end;
	if (rc != SQLITE_OK)
		return store_fail_db(db, path, rc, err);
	if (first && take)
		return pr_fail(err, PR_ENOTFOUND, "%s: %s gave no row", path,
			       store_queries[id].name);
	return PR_OK;
}

enum pr_status
store_run(sqlite3 *db, const char *path, enum store_sql id, struct pr_err *err)
{
	return run(db, path, id, NULL, NULL, err);
}

static void
take_int(void *ctx, sqlite3_stmt *stmt)
{
	int64_t *out = ctx;

	*out = sqlite3_column_int64(stmt, 0);
}

enum pr_status
store_read(sqlite3 *db, const char *path, enum store_sql id, int64_t *out,
	   struct pr_err *err)
{
	return run(db, path, id, out, take_int, err);
}

struct text_room {
	char *out;
	size_t cap;
};

static void
take_text(void *ctx, sqlite3_stmt *stmt)
{
	struct text_room *room = ctx;
	const unsigned char *text = sqlite3_column_text(stmt, 0);

	sqlite3_snprintf((int)room->cap, room->out, "%s",
			 text ? (const char *)text : "");
}

enum pr_status
store_read_text(sqlite3 *db, const char *path, enum store_sql id, char *out,
		size_t cap, struct pr_err *err)
{
	struct text_room room = { .cap = cap };

	room.out = out;
	return run(db, path, id, &room, take_text, err);
}

/* codes.c - the file of code tables: open, ask, put; proctor/store_codes.h */
#include "store/codes.h"

#include "util/fs.h"
#include "util/fs_error.h"
#include "util/mem.h"

#include <stdlib.h>
#include <string.h>

/* The order of the two lists is that of the queries. */
#define X(name)                                                           \
	_Static_assert(SQL_CODES_PUT_##name ==                            \
			       (enum store_sql)((int)SQL_CODES_PUT_FILE + \
						(int)PR_PUT_##name),      \
		       "order of the puts");
PR_CODES_PUT_LIST(X)
#undef X
#define X(name)                                                           \
	_Static_assert(SQL_CODES_ASK_##name ==                            \
			       (enum store_sql)((int)SQL_CODES_ASK_FILE + \
						(int)PR_ASK_##name),      \
		       "order of the asks");
PR_CODES_ASK_LIST(X)
#undef X

enum pr_status
codes_fail(struct pr_codes *codes, int rc, struct pr_err *err)
{
	struct pr_err own = { 0 };
	enum pr_status st = store_fail(&codes->base, rc, &own);

	if (st == PR_EDAMAGED)
		return pr_fail(err, st,
			       "%s: is damaged; remove it and import the code "
			       "tables again",
			       codes->base.path);
	return pr_fail(err, st, "%s", own.text);
}

enum pr_status
codes_new(struct pr_codes **out, const char *dir, const char *vfs,
	  struct pr_err *err)
{
	struct pr_codes *codes = calloc(1, sizeof(*codes));
	struct pr_store *base;

	*out = codes;
	if (!codes)
		return mem_fail(err);
	base = &codes->base;
	base->lock = -1;
	base->mode = PR_STORE_READ;
	base->shown = mem_strdup(dir);
	base->vfs = vfs ? mem_strdup(vfs) : NULL;
	if (!base->shown || (vfs && !base->vfs))
		return mem_fail(err);
	base->dir = realpath(dir, NULL);
	if (!base->dir)
		return fs_error(err, "open", dir);
	base->path = fs_join(base->dir, CODES_FILE);
	return base->path ? PR_OK : mem_fail(err);
}

enum pr_status
codes_look(struct pr_codes *codes, enum store_kind *kind, struct pr_err *err)
{
	static const struct store_stamp stamp = { CODES_APPLICATION_ID,
						  CODES_VERSION };

	return store_peek_as(kind, codes->base.path, &stamp, err);
}

static enum pr_status
no_tables(const char *dir, struct pr_err *err)
{
	return pr_fail(err, PR_ENOTFOUND,
		       "%s holds no code tables yet; import the official files "
		       "with: proctor codes import FILE",
		       dir);
}

static enum pr_status
check(struct pr_codes *codes, struct pr_err *err)
{
	sqlite3 *db = codes->base.db;
	const char *path = codes->base.path;
	struct pr_err own = { 0 };
	int64_t version = 0;
	enum pr_status st;

	st = store_read(db, path, SQL_PRAGMA_READ_USER_VERSION, &version, err);
	if (st == PR_OK && version < CODES_VERSION)
		st = pr_fail(err, PR_EVERSION,
			     "%s: was written by an older proctor; remove it "
			     "and import the code tables again",
			     path);
	if (st == PR_OK) {
		st = store_same_schema(db, path, store_codes_migrations,
				       CODES_VERSION, &own);
		if (st == PR_EFOREIGN || st == PR_EDAMAGED)
			st = pr_fail(err, st,
				     "%s: its tables are not those this "
				     "program makes; remove it and import the "
				     "code tables again",
				     path);
		else if (st != PR_OK)
			st = pr_fail(err, st, "%s", own.text);
	}
	if (st == PR_OK)
		st = store_run(db, path, SQL_CODES_CACHE_READ, err);
	return st;
}

enum pr_status
codes_connect(struct pr_codes *codes, struct pr_err *err)
{
	enum store_kind kind;
	enum pr_status st = codes_look(codes, &kind, err);

	if (st != PR_OK)
		return st;
	if (kind != STORE_OURS)
		return no_tables(codes->base.shown, err);
	st = store_open_immutable(&codes->base.db, codes->base.path, NULL, err);
	if (st == PR_OK)
		st = check(codes, err);
	return st;
}

enum pr_status
pr_codes_open(struct pr_codes **out, const char *dir, struct pr_err *err)
{
	struct pr_codes *codes;
	struct fs_info info;
	enum pr_status st;

	*out = NULL;
	if (fs_info(&info, dir, NULL) == PR_ENOTFOUND)
		return no_tables(dir, err);
	st = codes_new(&codes, dir, NULL, err);
	if (st == PR_OK)
		st = codes_connect(codes, err);
	if (st == PR_OK)
		*out = codes;
	else
		pr_codes_close(codes);
	return st;
}

void
pr_codes_close(struct pr_codes *codes)
{
	if (!codes)
		return;
	store_finalize(&codes->base);
	sqlite3_close(codes->base.db);
	codes_drop_copy(codes);
	store_unlock(codes->base.lock);
	free(codes->temp);
	free(codes->base.vfs);
	free(codes->base.path);
	free(codes->base.dir);
	free(codes->base.shown);
	free(codes);
}

/* ---- rows ---------------------------------------------------------------- */

static int
prepare(sqlite3_stmt **out, struct pr_codes *codes, enum store_sql id)
{
	struct pr_store *base = &codes->base;
	int rc = SQLITE_OK;

	if (!base->stmt[id])
		rc = sqlite3_prepare_v3(base->db, store_queries[id].sql, -1,
					SQLITE_PREPARE_PERSISTENT,
					&base->stmt[id], NULL);
	*out = base->stmt[id];
	return rc;
}

static int
bind(sqlite3_stmt *stmt, const struct pr_value *cells, size_t n)
{
	int rc = SQLITE_OK;

	for (size_t i = 0; i < n && rc == SQLITE_OK; i++) {
		const struct pr_value *c = &cells[i];
		int at = (int)i + 1;

		switch (c->type) {
		case PR_VALUE_NULL:
			rc = sqlite3_bind_null(stmt, at);
			break;
		case PR_VALUE_INT:
			rc = sqlite3_bind_int64(stmt, at, c->number);
			break;
		case PR_VALUE_TEXT:
			rc = sqlite3_bind_text64(stmt, at, c->text, c->len,
						 SQLITE_STATIC, SQLITE_UTF8);
			break;
		case PR_VALUE_BLOB:
			rc = sqlite3_bind_blob64(stmt, at, c->text, c->len,
						 SQLITE_STATIC);
			break;
		}
	}
	return rc;
}

static int
start(sqlite3_stmt **out, struct pr_codes *codes, enum store_sql id,
      const struct pr_value *cells, size_t n)
{
	int rc = prepare(out, codes, id);

	if (rc == SQLITE_OK)
		rc = bind(*out, cells, n);
	return rc;
}

/* Its own code is what a step that failed has said already. */
static int
finish(sqlite3_stmt *stmt, int rc)
{
	int end = stmt ? sqlite3_reset(stmt) : SQLITE_OK;

	if (rc == SQLITE_DONE || rc == SQLITE_ROW)
		rc = SQLITE_OK;
	return rc == SQLITE_OK ? end : rc;
}

enum pr_status
codes_do(struct pr_codes *codes, enum store_sql id,
	 const struct pr_value *cells, size_t n, int64_t *out,
	 struct pr_err *err)
{
	sqlite3_stmt *stmt = NULL;
	int rc;

	if (!codes->base.in_tx)
		return pr_fail(err, PR_ESTATE, "%s: is open for reading only",
			       codes->base.path);
	rc = start(&stmt, codes, id, cells, n);
	if (rc == SQLITE_OK)
		rc = sqlite3_step(stmt);
	if (rc == SQLITE_ROW && out)
		*out = sqlite3_column_int64(stmt, 0);
	while (rc == SQLITE_ROW)
		rc = sqlite3_step(stmt);
	rc = finish(stmt, rc);
	return rc == SQLITE_OK ? PR_OK : codes_fail(codes, rc, err);
}

static void
read_cells(sqlite3_stmt *stmt, struct pr_value *cells, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct pr_value *c = &cells[i];
		int at = (int)i;

		/* what a damaged file holds may be of another type */
		*c = (struct pr_value){ .text = "" };
		switch (sqlite3_column_type(stmt, at)) {
		case SQLITE_INTEGER:
			c->type = PR_VALUE_INT;
			c->number = sqlite3_column_int64(stmt, at);
			break;
		case SQLITE_TEXT:
			c->type = PR_VALUE_TEXT;
			c->text = (const char *)sqlite3_column_text(stmt, at);
			c->len = (size_t)sqlite3_column_bytes(stmt, at);
			if (!c->text) /* without memory */
				*c = (struct pr_value){ .text = "" };
			break;
		case SQLITE_BLOB:
			c->type = PR_VALUE_BLOB;
			c->text = sqlite3_column_blob(stmt, at);
			c->len = (size_t)sqlite3_column_bytes(stmt, at);
			break;
		default:
			break;
		}
	}
}

enum pr_status
pr_codes_ask(struct pr_codes *codes, enum pr_codes_ask ask,
	     const struct pr_value *keys, size_t n_keys, void *ctx,
	     bool (*visit)(void *ctx, const struct pr_value *cells, size_t n),
	     struct pr_err *err)
{
	enum store_sql id =
		(enum store_sql)((int)SQL_CODES_ASK_FILE + (int)ask);
	struct pr_value cells[PR_VALUES_MAX];
	sqlite3_stmt *stmt = NULL;
	size_t n;
	int rc = start(&stmt, codes, id, keys, n_keys);

	n = stmt ? (size_t)sqlite3_column_count(stmt) : 0;
	while (rc == SQLITE_OK || rc == SQLITE_ROW) {
		rc = sqlite3_step(stmt);
		if (rc != SQLITE_ROW)
			break;
		read_cells(stmt, cells, n);
		if (!visit(ctx, cells, n))
			break;
	}
	rc = finish(stmt, rc);
	return rc == SQLITE_OK ? PR_OK : codes_fail(codes, rc, err);
}

const char *
pr_codes_path(const struct pr_codes *codes)
{
	return codes->base.path;
}

int64_t
pr_codes_bytes(const struct pr_codes *codes)
{
	return store_beside(codes->base.path, "");
}

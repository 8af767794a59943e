/*
 * stmt.c - a statement from its preparation to its reset
 *
 * Each named query is prepared once a connection and kept in the handle. A
 * call binds, steps and ends; the first failure stays in struct sq and is told
 * at the end, where the statement is reset and cleared in every case and the
 * reset's own code is looked at.
 */
#include "store/stmt.h"

#include "store/internal.h"

#include <limits.h>
#include <math.h>
#include <string.h>

static int
prepare(sqlite3_stmt **out, sqlite3 *db, enum store_sql id, unsigned flags)
{
	return sqlite3_prepare_v3(db, store_queries[id].sql, -1, flags, out,
				  NULL);
}

void
sq_begin(struct sq *q, struct pr_store *store, enum store_sql id,
	 struct pr_err *err)
{
	*q = (struct sq){ .store = store, .err = err };
	if (!store->db) {
		q->status = pr_fail(err, PR_EIO,
				    "%s: is closed since a write failed",
				    store->path);
		return;
	}
	if (!store->stmt[id])
		q->rc = prepare(&store->stmt[id], store->db, id,
				SQLITE_PREPARE_PERSISTENT);
	q->stmt = store->stmt[id];
	if (q->stmt && sqlite3_stmt_busy(q->stmt)) {
		q->stmt = NULL;
		q->spare = true;
		q->rc = prepare(&q->stmt, store->db, id, 0);
	}
}

void
sq_find(struct sq *q, struct pr_store *store, enum store_sql id,
	struct pr_err *err)
{
	sq_begin(q, store, id, err);
	q->keep = true;
	arena_reset(store->lent);
}

bool
sq_is_well(const struct sq *q)
{
	return q->rc == SQLITE_OK && q->status == PR_OK;
}

/* The number of a parameter, 0 when the call has failed already. */
static int
place(struct sq *q, const char *name)
{
	const char *guess;
	int at;

	if (!sq_is_well(q))
		return 0;
	at = q->last + 1;
	guess = sqlite3_bind_parameter_name(q->stmt, at);
	if (!guess || strcmp(guess, name) != 0)
		at = sqlite3_bind_parameter_index(q->stmt, name);
	q->last = at;
	if (at == 0)
		q->status = pr_fail(q->err, PR_EINVAL,
				    "the query has no parameter %s", name);
	return at;
}

void
sq_int(struct sq *q, const char *name, int64_t value)
{
	int at = place(q, name);

	if (at > 0)
		q->rc = sqlite3_bind_int64(q->stmt, at, value);
}

void
sq_real(struct sq *q, const char *name, double value)
{
	int at = place(q, name);

	if (at > 0 && isnan(value))
		q->rc = sqlite3_bind_null(q->stmt, at);
	else if (at > 0)
		q->rc = sqlite3_bind_double(q->stmt, at, value);
}

void
sq_text_n(struct sq *q, const char *name, const char *text, size_t n)
{
	int at = place(q, name);

	if (at > 0)
		q->rc = sqlite3_bind_text64(q->stmt, at, text, n, SQLITE_STATIC,
					    SQLITE_UTF8);
}

void
sq_text(struct sq *q, const char *name, const char *text)
{
	sq_text_n(q, name, text, text ? strlen(text) : 0);
}

void
sq_blob(struct sq *q, const char *name, const void *data, size_t n)
{
	int at = place(q, name);

	if (at > 0 && data && n == 0)
		q->rc = sqlite3_bind_zeroblob(q->stmt, at, 0);
	else if (at > 0)
		q->rc = sqlite3_bind_blob64(q->stmt, at, data, n,
					    SQLITE_STATIC);
}

bool
sq_row(struct sq *q)
{
	int rc;

	if (!sq_is_well(q))
		return false;
	rc = sqlite3_step(q->stmt);
	if (rc != SQLITE_ROW && rc != SQLITE_DONE)
		q->rc = rc;
	return rc == SQLITE_ROW;
}

static void
damage(struct sq *q, int column)
{
	if (sq_is_well(q))
		q->status = pr_fail(q->err, PR_EDAMAGED,
				    "%s: is damaged: %s is no value that this "
				    "program writes",
				    q->store->path,
				    sqlite3_column_name(q->stmt, column));
}

int64_t
sq_i64(struct sq *q, int column)
{
	return sqlite3_column_int64(q->stmt, column);
}

int
sq_i32(struct sq *q, int column)
{
	int64_t value = sq_i64(q, column);

	if (value >= INT_MIN && value <= INT_MAX)
		return (int)value;
	damage(q, column);
	return 0;
}

uint32_t
sq_u32(struct sq *q, int column)
{
	int64_t value = sq_i64(q, column);

	if (value >= 0 && value <= UINT32_MAX)
		return (uint32_t)value;
	damage(q, column);
	return 0;
}

double
sq_double(struct sq *q, int column)
{
	if (sqlite3_column_type(q->stmt, column) == SQLITE_NULL)
		return (double)NAN;
	return sqlite3_column_double(q->stmt, column);
}

static const void *
lend(struct sq *q, const void *data, size_t n)
{
	const void *copy = data;

	if (data && q->keep) /* with the NUL that ends a text */
		copy = arena_strndup(q->store->lent, data, n);
	if (!copy && sq_is_well(q))
		q->rc = SQLITE_NOMEM;
	return copy;
}

const char *
sq_str(struct sq *q, int column)
{
	const unsigned char *text;

	if (sqlite3_column_type(q->stmt, column) == SQLITE_NULL)
		return NULL;
	text = sqlite3_column_text(q->stmt, column);
	return lend(q, text, sq_len(q, column));
}

size_t
sq_len(struct sq *q, int column)
{
	return (size_t)sqlite3_column_bytes(q->stmt, column);
}

const void *
sq_data(struct sq *q, int column, size_t *n)
{
	const void *data = sqlite3_column_blob(q->stmt, column);

	*n = sq_len(q, column);
	return *n > 0 ? lend(q, data, *n) : "";
}

void
sq_fixed(struct sq *q, int column, unsigned char *out, size_t n)
{
	const void *data;

	memset(out, 0, n);
	if (sqlite3_column_type(q->stmt, column) == SQLITE_NULL)
		return;
	data = sqlite3_column_blob(q->stmt, column);
	if (data && sq_len(q, column) == n)
		memcpy(out, data, n);
	else
		damage(q, column);
}

/* What went wrong first, told once. */
static enum pr_status
tell(struct sq *q)
{
	if (q->rc != SQLITE_OK && q->status == PR_OK)
		q->status = store_fail(q->store, q->rc, q->err);
	return q->status;
}

enum pr_status
sq_end(struct sq *q)
{
	enum pr_status st = tell(q);
	int rc;

	if (!q->stmt)
		return st;
	if (q->spare)
		rc = sqlite3_finalize(q->stmt);
	else
		rc = sqlite3_reset(q->stmt);
	if (!q->spare)
		sqlite3_clear_bindings(q->stmt);
	if (rc != SQLITE_OK && st == PR_OK)
		st = store_fail(q->store, rc, q->err);
	q->stmt = NULL;
	return st;
}

enum pr_status
sq_do(struct sq *q, int *changed)
{
	enum pr_status st;

	while (sq_row(q))
		; /* no rows are expected; a pragma may give one */
	st = sq_end(q);
	if (st == PR_OK && changed)
		*changed = sqlite3_changes(q->store->db);
	return st;
}

enum pr_status
sq_put(struct sq *q, int64_t *id, const char *what)
{
	struct pr_store *store = q->store;
	struct pr_err *err = q->err;
	int changed = 0;
	enum pr_status st = sq_do(q, &changed);

	if (st != PR_OK)
		return st;
	if (*id == 0)
		*id = sqlite3_last_insert_rowid(store->db);
	else if (changed == 0)
		st = pr_fail(err, PR_ENOTFOUND, "there is no %s number %lld",
			     what, (long long)*id);
	return st;
}

enum pr_status
sq_found(struct sq *q, bool found, const char *sentence)
{
	enum pr_status st = sq_end(q);

	if (st == PR_OK && !found)
		st = pr_fail(q->err, PR_ENOTFOUND, "%s", sentence);
	return st;
}

void
store_finalize(struct pr_store *store)
{
	for (size_t i = 0; i < STORE_SQL_COUNT; i++) {
		sqlite3_finalize(store->stmt[i]);
		store->stmt[i] = NULL;
	}
}

enum pr_status
store_need_tx(struct pr_store *store, struct pr_err *err)
{
	if (store->in_tx)
		return PR_OK;
	return pr_fail(err, PR_ESTATE,
		       "these rows belong together and need a transaction");
}

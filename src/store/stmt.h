/*
 * store/stmt.h - one statement from binding to reset
 *
 * floor    store
 * idea     The first failure is kept and told by the call that ends the
 *          statement, so that the calls between need no checks.
 */
#ifndef PR_STORE_STMT_H
#define PR_STORE_STMT_H

#include "store/internal.h"

struct sq {
	struct pr_store *store;
	struct pr_err *err;
	sqlite3_stmt *stmt;
	bool spare; /* prepared for this call: the kept one is in a walk */
	bool keep;  /* text and blobs are copied to store->lent */
	int last;   /* parameter that got a value; callers go by their order */
	int rc;     /* the first SQLite code that is no success */
	enum pr_status status; /* set when the failure is already told */
};

/*
 * Starts a statement; failures are kept and told by sq_end, so that the calls
 * between need no checks. Parameters go by name, with the colon.
 */
void sq_begin(struct sq *q, struct pr_store *store, enum store_sql id,
	      struct pr_err *err);
void sq_int(struct sq *q, const char *name, int64_t value);
void sq_real(struct sq *q, const char *name, double value); /* NAN: NULL */
void sq_text(struct sq *q, const char *name, const char *text);
void sq_text_n(struct sq *q, const char *name, const char *text, size_t n);
void sq_blob(struct sq *q, const char *name, const void *data, size_t n);

/* False once something went wrong: columns read since are not to be used. */
bool sq_is_well(const struct sq *q);

/* Steps; true when there is a row. */
bool sq_row(struct sq *q);

/* Columns of the present row. Lent as the contract of store_bank.h says. */
int64_t sq_i64(struct sq *q, int column);
int sq_i32(struct sq *q, int column); /* out of range: damaged */
uint32_t sq_u32(struct sq *q, int column);
double sq_double(struct sq *q, int column);   /* NULL: NAN */
const char *sq_str(struct sq *q, int column); /* NULL: NULL */
size_t sq_len(struct sq *q, int column);
const void *sq_data(struct sq *q, int column, size_t *n);
/* Exactly n bytes; anything else is damage. NULL gives zeros. */
void sq_fixed(struct sq *q, int column, unsigned char *out, size_t n);

/* Resets and clears in every case; PR_OK or what went wrong first. */
PR_NODISCARD enum pr_status sq_end(struct sq *q);

/* For statements without a row: steps and ends. changed may be NULL. */
PR_NODISCARD enum pr_status sq_do(struct sq *q, int *changed);

/* Ends an insert (*id was 0, and is set) or an update of row *id. */
PR_NODISCARD enum pr_status sq_put(struct sq *q, int64_t *id, const char *what);

/* Ends a find: PR_ENOTFOUND with this sentence when there was no row. */
PR_NODISCARD enum pr_status sq_found(struct sq *q, bool found,
				     const char *sentence);

/* A find hands out text: what the last one lent is taken back. */
void sq_find(struct sq *q, struct pr_store *store, enum store_sql id,
	     struct pr_err *err);

#endif

/* store_ceu_case.h - rows of the ledger to put into a data folder */
#ifndef STORE_CEU_CASE_H
#define STORE_CEU_CASE_H

#include "store_ceu_put.h"

#define ANN 2 /* the other learner */

static inline int
raw(struct store_case *c, const char *sql)
{
	return sqlite3_exec(c->store->db, sql, NULL, NULL, NULL);
}

static inline int64_t
number(struct store_case *c, const char *sql)
{
	sqlite3_stmt *stmt;
	int64_t value;

	assert_int_equal(sqlite3_prepare_v2(c->store->db, sql, -1, &stmt, NULL),
			 SQLITE_OK);
	assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
	value = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	return value;
}

/* One of everything, of learner 1; and a holding of Ann's. */
struct ledger {
	int64_t holding, close, cycle, entry, reported, annes;
};

static inline struct ledger
fill(struct store_case *c)
{
	struct pr_db_learner ann = { .name = "Ann", .time_percent = 100 };
	struct ledger l;

	ann.uuid[0] = 7;
	assert_pr_ok(pr_db_learner_put(c->store, &ann, &c->err), &c->err);
	assert_int_equal(ann.id, ANN);
	case_begin(c);
	l.holding = put_holding(c, 1, "RHIT");
	l.close = put_close(c, l.holding);
	l.cycle = put_cycle(c);
	put_certificate(c, 3, false);
	l.entry = put_entry(c, 1, "first", 0, 3);
	put_claim(c, l.entry, "NHA");
	put_claim(c, l.entry, "AHIMA");
	l.reported = put_reported(c, l.entry);
	put_rules(c, "AHIMA", "{1}");
	l.annes = put_holding(c, ANN, "CPC");
	case_commit(c);
	return l;
}

static inline void
reverse(struct store_case *c, int64_t row)
{
	case_begin(c);
	put_row(c, 1, PR_CEU_ROW_REVERSAL, row);
	case_commit(c);
}

/* Walks anew into n. */
#define WALK(c, call, ...)        \
	(n = (struct names){ 0 }, \
	 walked(call((c)->store, __VA_ARGS__, &(c)->err), &(c)->err))

static inline void
walked(enum pr_status st, struct pr_err *err)
{
	assert_pr_ok(st, err);
}

#define ceu_test(f) \
	cmocka_unit_test_setup_teardown(f, case_setup_open, case_teardown)

#endif

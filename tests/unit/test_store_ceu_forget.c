/* test_store_ceu_forget.c - the ledger of who is forgotten goes, of nobody
 * else */
#include "store_ceu_case.h"

static void
lose_name(struct store_case *c, int64_t learner)
{
	struct pr_db_learner row = { .id = learner,
				     .name = "forgotten",
				     .time_percent = 100,
				     .forgotten_ms = NOW_MS };

	row.uuid[0] = 77;
	assert_pr_ok(pr_db_learner_put(c->store, &row, &c->err), &c->err);
}

static bool
note_hash(void *ctx, const unsigned char hash[32])
{
	char text[8];

	snprintf(text, sizeof(text), "%d", hash[5]);
	return add(ctx, text);
}

static void
forget(struct store_case *c, int64_t learner, struct names *n)
{
	*n = (struct names){ 0 };
	case_begin(c);
	assert_pr_ok(pr_db_ceu_forget(c->store, learner, n, note_hash, &c->err),
		     &c->err);
	case_commit(c);
}

static int64_t
rows_of(struct store_case *c, const char *learner)
{
	char sql[80];

	snprintf(sql, sizeof(sql), "SELECT count(*) FROM ceu_row WHERE %s",
		 learner);
	return number(c, sql);
}

static void
forget__a_named_learner_keeps_all(void **state)
{
	struct store_case *c = *state;
	struct names n = { 0 };
	int64_t before;

	fill(c);
	before = rows_of(c, "learner = 1");
	case_begin(c);
	assert_int_equal(pr_db_ceu_forget(c->store, 1, &n, note_hash, &c->err),
			 PR_ESTATE);
	assert_string_not_equal(c->err.text, "");
	pr_store_rollback(c->store);
	assert_string_equal(n.text, "");
	assert_int_equal(rows_of(c, "learner = 1"), before);
	assert_int_equal(number(c, "SELECT count(*) FROM ceu_claim"), 2);
}

static void
forget__all_of_one_and_nothing_of_the_other(void **state)
{
	static const char *const tables[] = {
		"ceu_close",
		"ceu_cycle",
		"ceu_reported",
		"ceu_certificate",
	};
	struct store_case *c = *state;
	char sql[80];
	struct names n;

	fill(c);
	case_begin(c);
	put_certificate(c, 4, false);
	put_claim(c, put_entry(c, ANN, "hers", 0, 4), "AAPC");
	put_entry(c, 1, "the same paper", 0, 4);
	case_commit(c);
	reverse(c, number(c, "SELECT min(id) FROM ceu_entry"));
	lose_name(c, 1);
	forget(c, 1, &n);
	assert_string_equal(n.text, "3 "); /* Ann has 4 */
	assert_int_equal(rows_of(c, "learner = 1"), 0);
	assert_int_equal(rows_of(c, "learner = 2"), 2);
	assert_int_equal(number(c, "SELECT count(*) FROM ceu_holding"), 1);
	assert_int_equal(number(c, "SELECT count(*) FROM ceu_entry"), 1);
	assert_int_equal(number(c, "SELECT count(*) FROM ceu_claim"), 1);
	for (size_t i = 0; i < PR_LEN(tables); i++) {
		snprintf(sql, sizeof(sql), "SELECT count(*) FROM %s",
			 tables[i]);
		assert_int_equal(number(c, sql), i == 3);
	}
}

static void
forget__twice_is_no_fault(void **state)
{
	struct store_case *c = *state;
	struct names n;

	fill(c);
	lose_name(c, ANN);
	forget(c, ANN, &n);
	forget(c, ANN, &n);
	assert_string_equal(n.text, "");
	assert_int_equal(rows_of(c, "learner = 2"), 0);
}

static void
forget__only_in_a_transaction(void **state)
{
	struct store_case *c = *state;
	struct names n = { 0 };

	fill(c);
	lose_name(c, 1);
	assert_int_equal(pr_db_ceu_forget(c->store, 1, &n, note_hash, &c->err),
			 PR_ESTATE);
}

/* Neither is the spine enough to take the details away, nor the reverse. */
static void
forget__a_living_ledger_refuses_every_delete(void **state)
{
	static const char *const deletes[] = {
		"DELETE FROM ceu_row",      "DELETE FROM ceu_holding",
		"DELETE FROM ceu_close",    "DELETE FROM ceu_cycle",
		"DELETE FROM ceu_entry",    "DELETE FROM ceu_claim",
		"DELETE FROM ceu_reported", "DELETE FROM ceu_certificate",
	};
	struct store_case *c = *state;

	fill(c);
	lose_name(c, ANN);
	for (size_t i = 0; i < PR_LEN(deletes); i++)
		if (raw(c, deletes[i]) != SQLITE_CONSTRAINT_TRIGGER)
			fail_msg("%s was done", deletes[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ceu_test(forget__a_named_learner_keeps_all),
		ceu_test(forget__all_of_one_and_nothing_of_the_other),
		ceu_test(forget__twice_is_no_fault),
		ceu_test(forget__only_in_a_transaction),
		ceu_test(forget__a_living_ledger_refuses_every_delete),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

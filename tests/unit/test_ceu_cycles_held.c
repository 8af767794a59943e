/* test_ceu_cycles_held.c - cycles when credentials come and go, and when the
 * rules of an issuer are gone; see proctor/ceu.h */
#include "ceu_judge_case.h"

/* ---- holdings that come and go ------------------------------------------- */

static void
cycles__do_not_move_for_a_second_credential(void **state)
{
	struct ceu_case *c = case_new();
	const struct pr_ceu_account *a;

	(void)state;
	case_ahima(c);
	case_hold(c, "AHIMA", "RHIT", "2022-03-15");
	case_hold(c, "AHIMA", "CCS", "2025-01-10");
	a = case_account(c, "2025-06-01", "AHIMA");
	assert_int_equal(a->n_cycles, 3);
	assert_cycle(a->cycles[1], "2024-03-15", "2026-03-14");
	/* what was owed then stays */
	assert_int_equal(a->cycles[0].need, 2000);
	assert_int_equal(a->cycles[1].need, 3000);
	assert_int_equal(a->cycles[1].n_held, 2);
	case_free(c);
}

static void
cycles__end_where_all_was_given_up(void **state)
{
	struct ceu_case *c = case_new();
	const struct pr_ceu_account *a;

	(void)state;
	case_ahima(c);
	case_close(c, case_hold(c, "AHIMA", "RHIT", "2022-03-15"),
		   "2025-06-30");
	a = case_account(c, "2026-01-01", "AHIMA");
	assert_false(a->open);
	assert_int_equal(a->n_cycles, 2);
	assert_int_equal(a->now, 1);
	assert_cycle(a->cycles[1], "2024-03-15", "2025-06-30");
	assert_int_equal(a->cycles[1].need, 2000);
	assert_int_equal(a->cycles[1].owed, 2000);
	assert_int_equal(a->cycles[1].state, PR_CEU_OVER_SHORT);
	assert_int_equal(a->warn, 0);
	case_free(c);
}

static void
cycles__begin_anew_when_one_replaces_all(void **state)
{
	struct ceu_case *c = case_new();
	const struct pr_ceu_account *a;

	(void)state;
	case_ahima(c);
	case_close(c, case_hold(c, "AHIMA", "RHIT", "2022-03-15"),
		   "2025-06-30");
	case_hold(c, "AHIMA", "RHIA", "2025-06-30");
	case_add(c, "2025-06-29", "AHIMA", 300);
	case_add(c, "2025-06-30", "AHIMA", 200);
	a = case_account(c, "2026-01-01", "AHIMA");
	assert_true(a->open);
	assert_int_equal(a->n_holdings, 2);
	assert_int_equal(a->n_cycles, 4);
	assert_cycle(a->cycles[1], "2024-03-15", "2025-06-29");
	assert_cycle(a->cycles[2], "2025-06-30", "2027-06-29");
	/* nothing is owed for what went on, and the entry stays there */
	assert_int_equal(a->cycles[1].need, 2000);
	assert_int_equal(a->cycles[1].counted, 300);
	assert_int_equal(a->cycles[1].owed, 0);
	assert_int_equal(a->cycles[1].state, PR_CEU_OVER_UNSAID);
	assert_int_equal(a->now, 2);
	assert_int_equal(a->cycles[2].need, 3000);
	assert_int_equal(a->cycles[2].counted, 200);
	case_free(c);
}

static void
cycles__that_were_cut_are_owed_without_a_successor(void **state)
{
	struct ceu_case *c = case_new();
	const struct pr_ceu_account *a;
	struct pr_ceu_holding *old;

	(void)state;
	case_ahima(c);
	old = case_hold(c, "AHIMA", "CCA", "2022-03-15");
	case_close(c, old, "2025-06-30");
	case_hold(c, "AHIMA", "CCS", "2025-06-30");
	a = case_account(c, "2026-01-01", "AHIMA");
	assert_int_equal(a->cycles[1].owed, 2000);
	/* the holder says that it took its place */
	old->successor = "CCS";
	a = case_account(c, "2026-01-01", "AHIMA");
	assert_int_equal(a->cycles[1].owed, 0);
	assert_int_equal(a->cycles[1].state, PR_CEU_DONE);
	case_free(c);
}

static void
cycles__stay_while_something_else_is_held(void **state)
{
	struct ceu_case *c = case_new();
	const struct pr_ceu_account *a;

	(void)state;
	case_ahima(c);
	case_close(c, case_hold(c, "AHIMA", "RHIT", "2022-03-15"),
		   "2025-06-30");
	case_hold(c, "AHIMA", "CCS", "2023-02-01");
	case_hold(c, "AHIMA", "RHIA", "2025-06-30");
	a = case_account(c, "2025-12-01", "AHIMA");
	assert_int_equal(a->n_cycles, 3);
	assert_cycle(a->cycles[1], "2024-03-15", "2026-03-14");
	/* CCS and RHIA: 30 + 10 */
	assert_int_equal(a->cycles[1].need, 4000);
	assert_int_equal(a->cycles[0].need, 3000);
	case_free(c);
}

static void
cycles__copied_before_a_closing_are_cut_and_after_it_stand(void **state)
{
	struct ceu_case *c = case_new();
	const struct pr_ceu_account *a;
	struct pr_ceu_copied *copy;

	(void)state;
	case_ahima(c);
	case_hold(c, "AHIMA", "RHIT", "2022-03-15");
	copy = case_copy(c, "AHIMA", "2025-01-01", "2026-12-31");
	case_close(c, &c->holdings[0], "2025-06-30");
	case_hold(c, "AHIMA", "RHIA", "2025-06-30");
	a = case_account(c, "2026-01-01", "AHIMA");
	assert_int_equal(a->n_cycles, 5);
	assert_cycle(a->cycles[2], "2025-01-01", "2025-06-29");
	assert_true(a->cycles[2].copied);
	assert_cycle(a->cycles[3], "2025-06-30", "2027-06-29");
	copy->row = c->row + 1;
	a = case_account(c, "2026-01-01", "AHIMA");
	assert_int_equal(a->n_cycles, 4);
	assert_cycle(a->cycles[1], "2024-03-15", "2024-12-31");
	assert_cycle(a->cycles[2], "2025-01-01", "2026-12-31");
	assert_cycle(a->cycles[3], "2027-01-01", "2028-12-31");
	assert_int_equal(a->cycles[2].need, 3000);
	assert_int_equal(a->now, 2);
	case_free(c);
}

static void
cycles__after_a_gap_begin_anew(void **state)
{
	struct ceu_case *c = case_new();
	const struct pr_ceu_account *a;

	(void)state;
	case_ahima(c);
	case_close(c, case_hold(c, "AHIMA", "RHIT", "2018-01-01"),
		   "2020-06-30");
	case_hold(c, "AHIMA", "RHIT", "2023-05-01");
	case_add(c, "2021-01-01", "AHIMA", 300);
	a = case_account(c, "2024-01-01", "AHIMA");
	assert_int_equal(a->n_cycles, 4);
	assert_cycle(a->cycles[1], "2020-01-01", "2020-06-30");
	assert_cycle(a->cycles[2], "2023-05-01", "2025-04-30");
	assert_int_equal(a->cycles[2].n_held, 1);
	assert_int_equal(a->lines[0].verdict, PR_CEU_OUTSIDE);
	assert_int_equal(a->lines[0].cycle, -1);
	case_free(c);
}

/* ---- an issuer that is gone ---------------------------------------------- */

static void
cycles__of_an_issuer_without_rules_are_those_copied(void **state)
{
	struct ceu_case *c = case_new();
	const struct pr_ceu_account *a;

	(void)state;
	case_hold(c, "GONE", "X", "2022-03-15");
	a = case_account(c, "2026-01-01", "X");
	assert_null(a->issuer);
	assert_int_equal(a->cycles[a->now].state, PR_CEU_NO_DATES);
	assert_int_equal(a->cycles[a->now].need, PR_CEU_UNKNOWN);
	assert_int_equal(a->cycles[a->now].owed, PR_CEU_UNKNOWN);
	/* it had one account for all: dates were copied for the issuer */
	case_hold(c, "GONE", "Y", "2023-03-15");
	case_copy(c, "GONE", "2025-01-01", "2026-12-31")->units = 500;
	case_add(c, "2025-02-01", "GONE", 100);
	a = case_account(c, "2026-01-01", "GONE");
	assert_int_equal(c->status->n, 1);
	assert_int_equal(a->n_holdings, 2);
	assert_int_equal(a->n_cycles, 1);
	assert_cycle(a->cycles[0], "2025-01-01", "2026-12-31");
	assert_int_equal(a->cycles[0].owed, 400);
	assert_int_equal(a->n_questions, 0);
	case_free(c);
}

static void
cycles__of_a_credential_that_the_issuer_dropped_stand_alone(void **state)
{
	struct ceu_case *c = case_new();
	const struct pr_ceu_status *status;

	(void)state;
	case_ahima(c);
	case_hold(c, "AHIMA", "RHIT", "2022-03-15");
	case_hold(c, "AHIMA", "CHTS", "2022-03-15");
	status = case_judge(c, "2026-01-01");
	assert_int_equal(status->n, 2);
	assert_string_equal(status->accounts[0].name, "AHIMA");
	assert_string_equal(status->accounts[1].name, "CHTS");
	assert_null(status->accounts[1].issuer);
	case_free(c);
}

static void
cycles__of_nothing_held_are_none(void **state)
{
	struct ceu_case *c = case_new();

	(void)state;
	case_ahima(c);
	case_add(c, "2025-02-01", "AHIMA", 100);
	assert_int_equal(case_judge(c, "2026-01-01")->n, 0);
	assert_null(pr_ceu_account_find(c->status, "AHIMA"));
	case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cycles__do_not_move_for_a_second_credential),
		cmocka_unit_test(cycles__end_where_all_was_given_up),
		cmocka_unit_test(cycles__begin_anew_when_one_replaces_all),
		cmocka_unit_test(
			cycles__that_were_cut_are_owed_without_a_successor),
		cmocka_unit_test(cycles__stay_while_something_else_is_held),
		cmocka_unit_test(
			cycles__copied_before_a_closing_are_cut_and_after_it_stand),
		cmocka_unit_test(cycles__after_a_gap_begin_anew),
		cmocka_unit_test(
			cycles__of_an_issuer_without_rules_are_those_copied),
		cmocka_unit_test(
			cycles__of_a_credential_that_the_issuer_dropped_stand_alone),
		cmocka_unit_test(cycles__of_nothing_held_are_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_ceu_cycles_held.c - cycles when credentials come and go, and when the
 * rules of an issuer are gone; see proctor/ceu.h */
#include "ceu_judge_case.h"

/* ---- holdings that come and go ------------------------------------------- */

static void
cycles__do_not_move_for_a_second_credential(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_rhit(c, "2022-03-15");
	case_hold(c, "AHIMA", "CCS", "2025-01-10");
	a = case_account(c, "2025-06-01", "AHIMA");
	assert_int_equal(a->n_cycles, 3);
	assert_cycle(a->cycles[1], "2024-03-15", "2026-03-14");
	/* what was owed then stays */
	assert_int_equal(a->cycles[0].need, 2000);
	assert_int_equal(a->cycles[1].need, 3000);
	assert_int_equal(a->cycles[1].n_held, 2);
}

static void
cycles__end_where_all_was_given_up(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_close(c, case_rhit(c, "2022-03-15"), "2025-06-30");
	c->holdings[0].noted = day("2025-06-30");
	a = case_account(c, "2026-01-01", "AHIMA");
	assert_false(a->open);
	assert_int_equal(a->n_cycles, 2);
	assert_int_equal(a->now, 1);
	assert_cycle(a->cycles[1], "2024-03-15", "2025-06-30");
	assert_int_equal(a->cycles[1].need, 2000);
	assert_int_equal(a->cycles[1].owed, 2000);
	assert_int_equal(a->cycles[1].state, PR_CEU_OVER_SHORT);
	assert_int_equal(a->warn, 0);
}

static void
cycles__go_on_when_one_replaces_all(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_close(c, case_rhit(c, "2022-03-15"), "2025-06-30");
	case_hold(c, "AHIMA", "RHIA", "2025-06-30");
	case_add(c, "2025-06-29", "AHIMA", 300);
	case_add(c, "2025-06-30", "AHIMA", 200);
	a = case_account(c, "2026-01-01", "AHIMA");
	assert_true(a->open);
	assert_int_equal(a->n_holdings, 2);
	assert_int_equal(a->n_cycles, 3);
	assert_int_equal(a->now, 1);
	assert_cycle(a->cycles[1], "2024-03-15", "2026-03-14");
	assert_cycle(a->cycles[2], "2026-03-15", "2028-03-14");
	assert_int_equal(a->cycles[0].need, 2000);
	/* what was earned before stays, the need is that of what is held */
	assert_false(a->cycles[1].copied);
	assert_non_null(a->cycles[1].by);
	assert_int_equal(a->cycles[1].n_held, 1);
	assert_string_equal(a->cycles[1].held[0], "RHIA");
	assert_int_equal(a->cycles[1].need, 3000);
	assert_int_equal(a->cycles[1].counted, 500);
	assert_int_equal(a->cycles[1].owed, 2500);
	assert_int_equal(a->cycles[1].state, PR_CEU_RUNNING);
	/* on its last day it counts what is held then */
	assert_int_equal(case_account(c, "2025-06-29", "AHIMA")->cycles[1].need,
			 2000);
	/* as do dates that were copied before */
	case_copy(c, "AHIMA", "2025-01-01", "2026-12-31")->row = 1;
	a = case_account(c, "2026-01-01", "AHIMA");
	assert_cycle(a->cycles[2], "2025-01-01", "2026-12-31");
	assert_cycle(a->cycles[3], "2027-01-01", "2028-12-31");
	assert_int_equal(a->cycles[2].need, 3000);
}

static void
cycles__between_what_ended_and_what_went_on_owe_nothing(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_close(c, case_rhit(c, "2020-02-01"), "2023-01-31");
	c->holdings[0].noted = day("2020-02-01");
	c->holdings[0].successor = "RHIA";
	case_hold(c, "AHIMA", "RHIA", "2026-06-01");
	a = case_account(c, "2026-12-01", "AHIMA");
	assert_int_equal(a->n_cycles, 5);
	assert_int_equal(a->now, 3);
	assert_cycle(a->cycles[2], "2024-02-01", "2026-01-31");
	assert_int_equal(a->cycles[1].state, PR_CEU_OVER_SHORT);
	assert_int_equal(a->cycles[2].owed, 0);
	assert_int_equal(a->cycles[2].state, PR_CEU_DONE);
	assert_int_equal(a->cycles[3].owed, 3000);
	assert_int_equal(a->pressing, -1);
}

static void
cycles__of_an_account_end_where_another_one_went_on(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_nha(c);
	case_close(c, case_hold(c, "NHA", "CEHRS", "2022-04-01"), "2025-06-30");
	c->holdings[0].successor = "CMAA";
	case_hold(c, "NHA", "CMAA", "2025-06-30");
	a = case_account(c, "2026-01-01", "CEHRS");
	assert_false(a->open);
	assert_cycle(a->cycles[1], "2024-04-01", "2025-06-30");
	assert_int_equal(a->cycles[1].owed, 0);
	/* held anew later it begins anew */
	case_hold(c, "NHA", "CEHRS", "2025-10-01");
	a = case_account(c, "2026-01-01", "CEHRS");
	assert_true(a->open);
	assert_cycle(a->cycles[a->now], "2025-10-01", "2027-09-30");
	assert_int_equal(a->cycles[1].owed, 0);
}

static void
cycles__that_were_cut_are_owed_without_a_successor(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;
	struct pr_ceu_holding *old;

	case_ahima(c);
	old = case_hold(c, "AHIMA", "CCA", "2022-03-15");
	case_close(c, old, "2025-06-30");
	case_hold(c, "AHIMA", "CCS", "2025-06-30");
	a = case_account(c, "2026-01-01", "AHIMA");
	assert_int_equal(a->cycles[1].owed, 2000);
	/* the holder says that it took its place */
	old->successor = "CCS";
	a = case_account(c, "2026-01-01", "AHIMA");
	assert_int_equal(a->n_cycles, 3);
	assert_cycle(a->cycles[1], "2024-03-15", "2026-03-14");
	assert_int_equal(a->cycles[1].state, PR_CEU_RUNNING);
}

static void
cycles__stay_while_something_else_is_held(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_close(c, case_rhit(c, "2022-03-15"), "2025-06-30");
	case_hold(c, "AHIMA", "CCS", "2023-02-01");
	case_hold(c, "AHIMA", "RHIA", "2025-06-30");
	a = case_account(c, "2025-12-01", "AHIMA");
	assert_int_equal(a->n_cycles, 3);
	assert_cycle(a->cycles[1], "2024-03-15", "2026-03-14");
	/* CCS and RHIA: 30 + 10 */
	assert_int_equal(a->cycles[1].need, 4000);
	assert_int_equal(a->cycles[0].need, 3000);
}

static void
cycles__copied_before_a_closing_are_cut_and_after_it_stand(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;
	struct pr_ceu_copied *copy;

	case_rhit(c, "2022-03-15");
	copy = case_copy(c, "AHIMA", "2025-01-01", "2026-12-31");
	case_close(c, &c->holdings[0], "2025-06-30");
	case_hold(c, "AHIMA", "CCS", "2025-06-30");
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
	assert_int_equal(a->cycles[2].need, 2000);
	assert_int_equal(a->now, 2);
}

static void
cycles__after_a_gap_begin_anew(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_close(c, case_rhit(c, "2018-01-01"), "2020-06-30");
	case_hold(c, "AHIMA", "RHIT", "2023-05-01");
	case_add(c, "2021-01-01", "AHIMA", 300);
	a = case_account(c, "2024-01-01", "AHIMA");
	assert_int_equal(a->n_cycles, 4);
	assert_cycle(a->cycles[1], "2020-01-01", "2020-06-30");
	assert_cycle(a->cycles[2], "2023-05-01", "2025-04-30");
	assert_int_equal(a->cycles[2].n_held, 1);
	assert_int_equal(a->lines[0].verdict, PR_CEU_OUTSIDE);
	assert_int_equal(a->lines[0].cycle, -1);
}

/* ---- an issuer that is gone ---------------------------------------------- */

static void
cycles__of_an_issuer_without_rules_are_those_copied(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

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
	/* what lies outside has the figure that was typed, and no other */
	case_add(c, "2027-02-01", "GONE", PR_CEU_UNKNOWN);
	c->entries[1].minutes = 60;
	a = case_account(c, "2026-01-01", "GONE");
	assert_int_equal(a->lines[1].verdict, PR_CEU_OUTSIDE);
	assert_int_equal(a->lines[1].worth, 0);
}

static void
cycles__of_a_credential_that_the_issuer_dropped_stand_alone(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_status *status;

	case_rhit(c, "2022-03-15");
	case_hold(c, "AHIMA", "CHTS", "2022-03-15");
	status = case_judge(c, "2026-01-01");
	assert_int_equal(status->n, 2);
	assert_string_equal(status->accounts[0].name, "AHIMA");
	assert_string_equal(status->accounts[1].name, "CHTS");
	assert_null(status->accounts[1].issuer);
}

static void
cycles__of_nothing_held_are_none(void **state)
{
	struct ceu_case *c = *state;

	case_ahima(c);
	case_add(c, "2025-02-01", "AHIMA", 100);
	assert_int_equal(case_judge(c, "2026-01-01")->n, 0);
	assert_null(pr_ceu_account_find(c->status, "AHIMA"));
}

/* ---- when an account is held --------------------------------------------- */

static void
account__is_open_from_its_first_day_until_the_day_before_its_end(void **state)
{
	struct ceu_case *c = *state;

	case_close(c, case_rhit(c, "2025-03-01"), "2026-06-30");
	assert_false(case_account(c, "2025-02-28", "AHIMA")->open);
	assert_true(case_account(c, "2025-03-01", "AHIMA")->open);
	assert_true(case_account(c, "2026-06-29", "AHIMA")->open);
	assert_false(case_account(c, "2026-06-30", "AHIMA")->open);
}

static void
account__is_held_as_long_as_the_last_of_its_credentials(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_rhit(c, "2025-03-01");
	case_close(c, case_hold(c, "AHIMA", "CCS", "2025-04-01"), "2025-12-31");
	a = case_account(c, "2026-11-22", "AHIMA");
	assert_true(a->open);
	assert_cycle(a->cycles[0], "2025-03-01", "2027-02-28");
	case_close(c, &c->holdings[0], "2026-06-30");
	a = case_account(c, "2026-11-22", "AHIMA");
	assert_false(a->open);
	assert_int_equal(a->n_cycles, 1);
	assert_cycle(a->cycles[0], "2025-03-01", "2026-06-30");
}

static void
account__without_a_day_of_its_beginning_begins_today(void **state)
{
	struct ceu_case *c = *state;

	case_rhit(c, "2025-03-01")->since = day("");
	assert_cycle(*case_now(c, "2026-11-22", "AHIMA"), "2026-11-22",
		     "2028-11-21");
}

static void
account__is_gone_on_with_only_by_what_took_its_place(void **state)
{
	static const struct {
		const char *issuer, *credential, *since, *successor, *to;
	} cases[] = {
		{ "AHIMA", "CCS", "2026-06-30", "CCS", "2027-02-28" },
		{ "AHIMA", "CCS", "2026-09-01", "ccs", "2027-02-28" },
		{ "AHIMA", "CCS", "2026-06-30", "CHDA", "2026-06-29" },
		{ "AHIMA", "CCS", "2026-06-30", "", "2026-06-29" },
		{ "AHIMA", "CCS", "2026-07-01", "", "2026-06-30" },
		{ "OTHER", "CCS", "2026-06-30", "CCS", "2026-06-30" },
		/* by rule on the very day, or the one after it */
		{ "AHIMA", "RHIA", "2026-06-30", "", "2027-02-28" },
		{ "AHIMA", "RHIA", "2026-07-01", "", "2027-02-28" },
		{ "AHIMA", "RHIA", "2026-07-02", "", "2026-06-30" },
		{ "OTHER", "RHIA", "2026-06-30", "", "2026-06-30" },
	};
	struct ceu_case *c = *state;

	case_close(c, case_rhit(c, "2025-03-01"), "2026-06-30");
	case_hold(c, "AHIMA", "CCS", "2026-06-30");
	for (size_t i = 0; i < PR_LEN(cases); i++) {
		c->holdings[0].successor = cases[i].successor;
		c->holdings[1].issuer = cases[i].issuer;
		c->holdings[1].credential = cases[i].credential;
		c->holdings[1].since = day(cases[i].since);
		assert_cycle(case_account(c, "2026-11-22", "AHIMA")->cycles[0],
			     "2025-03-01", cases[i].to);
	}
	/* what was held before it is no successor */
	c->holdings[1] = c->holdings[0];
	c->holdings[1].successor = "CCS";
	case_hold(c, "AHIMA", "CCS", "2025-02-01");
	c->holdings[0] = c->holdings[2];
	case_close(c, &c->holdings[0], "2025-12-31");
	c->ledger.n_holdings = 2;
	assert_int_equal(case_account(c, "2026-11-22", "AHIMA")->cycles[0].owed,
			 2000);
}

/* ---- copied dates of two times ------------------------------------------- */

static void
cycles__copied_for_a_time_to_come_are_of_that_time(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_rhit(c, "2022-03-15");
	/* noted before the closing, and begins after it */
	case_copy(c, "AHIMA", "2025-07-01", "2027-06-30");
	case_close(c, &c->holdings[0], "2025-06-30");
	case_hold(c, "AHIMA", "CCS", "2025-06-30");
	a = case_account(c, "2026-01-01", "AHIMA");
	assert_cycle(a->cycles[a->now], "2025-07-01", "2027-06-30");
	assert_true(a->cycles[a->now].copied);
	assert_cycle(a->cycles[1], "2024-03-15", "2025-06-29");
}

static void
cycles__that_later_dates_cut_lose_what_they_began_within(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_close(c, case_rhit(c, "2022-03-15"), "2025-06-30");
	case_hold(c, "AHIMA", "CCS", "2025-06-30");
	case_copy(c, "AHIMA", "2024-01-01", "2026-12-31");
	a = case_account(c, "2026-01-01", "AHIMA");
	assert_int_equal(a->n_cycles, 3);
	assert_cycle(a->cycles[0], "2022-03-15", "2023-12-31");
	assert_cycle(a->cycles[1], "2024-01-01", "2026-12-31");
	/* it never was so long: nobody knows what it needed */
	assert_int_equal(a->cycles[0].need, PR_CEU_UNKNOWN);
	assert_int_equal(a->cycles[1].need, 2000);
	/* one that was copied itself is only shorter */
	case_copy(c, "AHIMA", "2022-03-15", "2024-03-14")->row = 2;
	c->copied[1].units = 1200;
	a = case_account(c, "2026-01-01", "AHIMA");
	assert_cycle(a->cycles[0], "2022-03-15", "2023-12-31");
	assert_true(a->cycles[0].copied);
	assert_int_equal(a->cycles[0].need, 1200);
}

static void
cycles__copied_both_before_and_after_a_closing_keep_their_need(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_rhit(c, "2024-03-15");
	case_copy(c, "AHIMA", "2024-03-15", "2026-03-14");
	case_close(c, &c->holdings[0], "2025-06-30");
	case_hold(c, "AHIMA", "CCS", "2025-06-30");
	case_copy(c, "AHIMA", "2025-06-01", "2027-05-31");
	a = case_account(c, "2026-01-01", "AHIMA");
	assert_int_equal(a->n_cycles, 3);
	assert_cycle(a->cycles[0], "2024-03-15", "2025-05-31");
	assert_cycle(a->cycles[1], "2025-06-01", "2027-05-31");
	assert_int_equal(a->cycles[0].need, 2000);
}

/* ---- names --------------------------------------------------------------- */

static void
account__of_an_unknown_credential_is_its_own(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_status *status;

	case_ncra(c); /* ODS was CTR formerly; that says nothing of others */
	case_hold(c, "NCRA", "ODS", "2025-01-01");
	case_hold(c, "NCRA", "RTR", "2025-02-01");
	case_copy(c, "NCRA", "2025-01-01", "2026-12-31");
	case_hold(c, "GONE", "X", "2025-03-01");
	case_hold(c, "GONE", "Y", "2025-04-01");
	status = case_judge(c, "2026-01-01");
	assert_int_equal(status->n, 4);
	for (size_t i = 0; i < status->n; i++) {
		static const char *const names[] = { "NCRA", "RTR", "X", "Y" };
		const struct pr_ceu_account *a =
			pr_ceu_account_find(status, names[i]);

		assert_non_null(a);
		assert_string_equal(a->name, names[i]);
		assert_int_equal(a->n_holdings, 1);
		assert_int_equal(a->issuer != NULL, i == 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		case_test(cycles__do_not_move_for_a_second_credential),
		case_test(cycles__end_where_all_was_given_up),
		case_test(cycles__go_on_when_one_replaces_all),
		case_test(
			cycles__between_what_ended_and_what_went_on_owe_nothing),
		case_test(cycles__of_an_account_end_where_another_one_went_on),
		case_test(cycles__that_were_cut_are_owed_without_a_successor),
		case_test(cycles__stay_while_something_else_is_held),
		case_test(
			cycles__copied_before_a_closing_are_cut_and_after_it_stand),
		case_test(cycles__after_a_gap_begin_anew),
		case_test(cycles__of_an_issuer_without_rules_are_those_copied),
		case_test(
			cycles__of_a_credential_that_the_issuer_dropped_stand_alone),
		case_test(cycles__of_nothing_held_are_none),
		case_test(
			account__is_open_from_its_first_day_until_the_day_before_its_end),
		case_test(
			account__is_held_as_long_as_the_last_of_its_credentials),
		case_test(account__without_a_day_of_its_beginning_begins_today),
		case_test(account__is_gone_on_with_only_by_what_took_its_place),
		case_test(cycles__copied_for_a_time_to_come_are_of_that_time),
		case_test(
			cycles__that_later_dates_cut_lose_what_they_began_within),
		case_test(
			cycles__copied_both_before_and_after_a_closing_keep_their_need),
		case_test(account__of_an_unknown_credential_is_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

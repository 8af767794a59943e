/* test_ceu_cycles.c - cycles, computed and copied; see proctor/ceu.h */
#include "ceu_judge_case.h"

/* ---- anchors ------------------------------------------------------------- */

static void
cycles__run_from_the_day_one_after_the_other(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_rhit(c, "2022-03-15");
	a = case_account(c, "2025-07-01", "AHIMA");
	assert_int_equal(a->n_cycles, 3);
	assert_cycle(a->cycles[0], "2022-03-15", "2024-03-14");
	assert_cycle(a->cycles[1], "2024-03-15", "2026-03-14");
	assert_cycle(a->cycles[2], "2026-03-15", "2028-03-14");
	assert_int_equal(a->now, 1);
	assert_int_equal(a->cycles[2].state, PR_CEU_TO_COME);
	assert_false(a->cycles[1].copied);
	assert_string_equal(a->cycles[1].by->identifier, "A-CYCLE");
	/* both ends belong to it */
	assert_int_equal(case_account(c, "2026-03-14", "AHIMA")->now, 1);
	assert_int_equal(case_account(c, "2026-03-15", "AHIMA")->now, 2);
}

static void
cycles__of_a_leap_day_do_not_drift(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_rhit(c, "2024-02-29");
	a = case_account(c, "2027-01-01", "AHIMA");
	assert_int_equal(a->n_cycles, 3);
	assert_cycle(a->cycles[0], "2024-02-29", "2026-02-27");
	assert_cycle(a->cycles[1], "2026-02-28", "2028-02-28");
	assert_cycle(a->cycles[2], "2028-02-29", "2030-02-27");
}

static void
cycles__of_calendar_years_end_with_the_second_full_year(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_ncra(c);
	case_hold(c, "NCRA", "ODS", "2020-05-10");
	a = case_account(c, "2024-06-01", "NCRA");
	assert_int_equal(a->n_cycles, 3);
	assert_cycle(a->cycles[0], "2020-05-10", "2022-12-31");
	assert_cycle(a->cycles[1], "2023-01-01", "2024-12-31");
	assert_cycle(a->cycles[2], "2025-01-01", "2026-12-31");
}

static void
cycles__of_a_renewal_month_end_in_its_years(void **state)
{
	static const struct {
		const char *since;
		int month; /* 0 that of since */
		const char *first, *second;
	} cases[] = {
		{ "2024-05-10", 11, "2025-11-30", "2027-11-30" },
		{ "2024-05-10", 12, "2024-12-31", "2026-12-31" },
		{ "2024-05-10", 1, "2025-01-31", "2027-01-31" },
		{ "2025-05-10", 12, "2026-12-31", "2028-12-31" },
		{ "2025-05-10", 0, "2025-05-31", "2027-05-31" },
		{ "2024-05-10", 0, "2025-05-31", "2027-05-31" },
		{ "2024-08-31", 0, "2026-08-31", "2028-08-31" },
		{ "2025-11-29", 11, "2025-11-30", "2027-11-30" },
		{ "2025-11-30", 11, "2027-11-30", "2029-11-30" },
		{ "2023-06-01", 2, "2024-02-29", "2026-02-28" },
		{ "2024-03-01", 2, "2026-02-28", "2028-02-29" },
	};

	(void)state;
	for (size_t i = 0; i < PR_LEN(cases); i++) {
		struct ceu_case *c = case_new();
		const struct pr_ceu_account *a;

		case_aapc(c);
		case_hold(c, "AAPC", "CPC", cases[i].since)->renewal_month =
			cases[i].month;
		a = case_account(c, cases[i].second, "AAPC");
		assert_cycle(a->cycles[0], cases[i].since, cases[i].first);
		assert_day(a->cycles[1].to, cases[i].second);
		assert_int_equal(pr_date_to_days(a->cycles[1].from),
				 pr_date_to_days(a->cycles[0].to) + 1);
		assert_int_equal(a->now, 1);
		case_free(c);
	}
}

static void
cycles__of_a_card_end_with_the_month_and_do_not_go_on(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_cards(c);
	case_hold(c, "CARDS", "BLS-AHA", "2024-11-10");
	a = case_account(c, "2026-11-30", "BLS-AHA");
	assert_int_equal(a->n_cycles, 1);
	assert_cycle(a->cycles[0], "2024-11-10", "2026-11-30");
	assert_int_equal(a->cycles[0].state, PR_CEU_VALID);
	assert_int_equal(a->cycles[0].need, 0);
	assert_string_equal(a->cycles[0].by->identifier, "C-AHA");
	a = case_account(c, "2026-12-01", "BLS-AHA");
	assert_int_equal(a->now, 0);
	assert_int_equal(a->cycles[0].state, PR_CEU_EXPIRED);
	assert_int_equal(a->days_left, -1);
}

static void
cycles__of_a_card_end_as_printed_whatever_the_anchor(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_cards(c);
	case_hold(c, "CARDS", "BLS-AHA", "2024-11-10")->expires =
		day("2026-11-15");
	case_hold(c, "CARDS", "BLS", "2025-01-20")->expires = day("2027-01-20");
	a = case_account(c, "2026-01-01", "BLS-AHA");
	assert_cycle(a->cycles[0], "2024-11-10", "2026-11-15");
	assert_null(a->cycles[0].by);
	a = case_account(c, "2026-01-01", "BLS");
	assert_cycle(a->cycles[0], "2025-01-20", "2027-01-20");
	assert_int_equal(a->cycles[0].state, PR_CEU_VALID);
}

static void
cycles__of_a_printed_end_that_nobody_typed_have_no_dates(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_cards(c);
	case_hold(c, "CARDS", "BLS", "2025-01-20");
	a = case_account(c, "2029-01-01", "BLS");
	assert_int_equal(a->n_cycles, 1);
	assert_int_equal(a->now, 0);
	assert_day(a->cycles[0].from, "2025-01-20");
	assert_false(pr_date_is_valid(a->cycles[0].to));
	assert_int_equal(a->cycles[0].state, PR_CEU_NO_DATES);
	assert_int_equal(a->days_left, 0);
	assert_int_equal(a->warn, 0);
}

static void
cycles__of_a_certificate_end_as_printed_and_go_on(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_nha(c);
	case_hold(c, "NHA", "CEHRS", "2021-06-10")->expires = day("2025-06-30");
	a = case_account(c, "2026-01-01", "CEHRS");
	assert_int_equal(a->n_cycles, 4);
	assert_cycle(a->cycles[0], "2021-06-10", "2023-06-30");
	assert_string_equal(a->cycles[0].by->identifier, "N-CYCLE");
	assert_cycle(a->cycles[1], "2023-07-01", "2025-06-30");
	assert_null(a->cycles[1].by);
	assert_false(a->cycles[1].copied);
	assert_cycle(a->cycles[2], "2025-07-01", "2027-06-30");
	assert_int_equal(a->now, 2);
	/* dates copied from the site win over it */
	case_copy(c, "CEHRS", "2025-06-10", "2027-06-09");
	a = case_account(c, "2026-01-01", "CEHRS");
	assert_cycle(a->cycles[1], "2023-06-10", "2025-06-09");
	assert_cycle(a->cycles[2], "2025-06-10", "2027-06-09");
}

static void
cycles__follow_the_rule_of_the_day_they_begin(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_issuer *issuer = case_own(c);
	const struct pr_ceu_account *a;

	case_cycle_rule(c, issuer, "OLD", 36, PR_CEU_FROM_DATE)->to =
		day("2019-12-31");
	case_cycle_rule(c, issuer, "NEW", 12, PR_CEU_FROM_DATE)->from =
		day("2020-01-01");
	case_hold(c, "OWN", "X", "2018-05-01");
	a = case_account(c, "2021-12-01", "OWN");
	assert_int_equal(a->n_cycles, 3);
	assert_cycle(a->cycles[0], "2018-05-01", "2021-04-30");
	assert_cycle(a->cycles[1], "2021-05-01", "2022-04-30");
	assert_string_equal(a->cycles[0].by->identifier, "OLD");
	assert_string_equal(a->cycles[1].by->identifier, "NEW");
}

static void
cycles__are_forty_at_most_and_reach_today(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_issuer *issuer = case_own(c);
	const struct pr_ceu_account *a;

	case_cycle_rule(c, issuer, "MONTHLY", 1, PR_CEU_FROM_DATE);
	case_hold(c, "OWN", "X", "2010-01-31");
	a = case_account(c, "2026-11-22", "OWN");
	assert_int_equal(a->n_cycles, 40);
	assert_int_equal(a->now, 38);
	assert_cycle(a->cycles[38], "2026-10-31", "2026-11-29");
	assert_cycle(a->cycles[39], "2026-11-30", "2026-12-30");
}

/* ---- copied -------------------------------------------------------------- */

static void
cycles__that_were_copied_win(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_rhit(c, "2022-03-15");
	case_copy(c, "ahima", "2024-01-01", "2025-12-31")->units = 1700;
	a = case_account(c, "2026-06-01", "AHIMA");
	assert_int_equal(a->n_cycles, 4);
	assert_cycle(a->cycles[0], "2022-03-15", "2023-12-31");
	assert_cycle(a->cycles[1], "2024-01-01", "2025-12-31");
	assert_cycle(a->cycles[2], "2026-01-01", "2027-12-31");
	assert_cycle(a->cycles[3], "2028-01-01", "2029-12-31");
	assert_true(a->cycles[1].copied);
	assert_ptr_equal(a->cycles[1].copy, &c->copied[0]);
	assert_null(a->cycles[1].by);
	assert_int_equal(a->cycles[1].need, 1700);
	assert_null(a->cycles[1].need_by);
	assert_false(a->cycles[2].copied);
	assert_int_equal(a->cycles[2].need, 2000);
}

static void
cycles__between_copied_ones_are_computed(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_rhit(c, "2018-03-15");
	case_copy(c, "AHIMA", "2018-03-01", "2020-02-29");
	case_copy(c, "AHIMA", "2023-01-01", "2024-12-31");
	a = case_account(c, "2024-06-01", "AHIMA");
	assert_int_equal(a->n_cycles, 5);
	assert_cycle(a->cycles[0], "2018-03-01", "2020-02-29");
	assert_cycle(a->cycles[1], "2020-03-01", "2022-02-28");
	assert_cycle(a->cycles[2], "2022-03-01", "2022-12-31");
	assert_cycle(a->cycles[3], "2023-01-01", "2024-12-31");
	assert_cycle(a->cycles[4], "2025-01-01", "2026-12-31");
}

static void
cycles__that_overlap_keep_the_one_noted_later(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_rhit(c, "2024-03-15");
	case_copy(c, "AHIMA", "2024-03-15", "2026-03-14")->row = 90;
	case_copy(c, "AHIMA", "2024-04-01", "2026-03-31")->row = 80;
	a = case_account(c, "2025-06-01", "AHIMA");
	assert_cycle(a->cycles[a->now], "2024-03-15", "2026-03-14");
	c->copied[1].row = 95;
	a = case_account(c, "2025-06-01", "AHIMA");
	assert_cycle(a->cycles[a->now], "2024-04-01", "2026-03-31");
}

static void
cycles__of_a_renewal_month_go_on_after_copied_ones(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_aapc(c);
	case_hold(c, "AAPC", "CPC", "2024-05-10");
	case_copy(c, "AAPC", "2024-06-01", "2026-01-31");
	a = case_account(c, "2026-05-01", "AAPC");
	assert_cycle(a->cycles[1], "2024-06-01", "2026-01-31");
	assert_cycle(a->cycles[2], "2026-02-01", "2028-01-31");
	assert_int_equal(a->now, 2);
}

/* ---- needs --------------------------------------------------------------- */

static void
cycles__that_copied_dates_cut_need_nobody_knows_what(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_ahima_shares(c, case_ahima(c));
	case_hold(c, "AHIMA", "RHIT", "2023-02-10")->noted = day("2025-02-09");
	case_add(c, "2025-03-01", "AHIMA", 100);
	case_copy(c, "AHIMA", "2025-04-01", "2027-03-31");
	a = case_account(c, "2026-11-22", "AHIMA");
	assert_cycle(a->cycles[0], "2023-02-10", "2025-02-09");
	assert_cycle(a->cycles[1], "2025-02-10", "2025-03-31");
	/* a whole one is as it was */
	assert_int_equal(a->cycles[0].need, 2000);
	assert_int_equal(a->cycles[0].state, PR_CEU_OVER_SHORT);
	assert_int_equal(a->cycles[1].need, PR_CEU_UNKNOWN);
	assert_int_equal(a->cycles[1].owed, PR_CEU_UNKNOWN);
	assert_null(a->cycles[1].need_by);
	assert_int_equal(a->cycles[1].n_quotas, 0);
	assert_int_equal(a->cycles[1].counted, 100);
	assert_int_equal(a->cycles[1].state, PR_CEU_OVER_UNSAID);
	assert_int_equal(a->cycles[2].need, 2000);
}

static void
cycles__that_copied_dates_cut_miss_no_minimum(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_ncra(c);
	case_hold(c, "NCRA", "ODS", "2018-05-10");
	/* between two that were copied, and it ends a day early */
	case_copy(c, "NCRA", "2021-01-01", "2022-12-31");
	case_copy(c, "NCRA", "2024-12-31", "2026-12-31");
	a = case_account(c, "2026-11-22", "NCRA");
	assert_cycle(a->cycles[2], "2023-01-01", "2024-12-30");
	assert_int_equal(a->cycles[2].need, PR_CEU_UNKNOWN);
	for (size_t i = 0; i < a->cycles[2].n_quotas; i++)
		assert_int_not_equal(a->cycles[2].quotas[i].rule->attribute,
				     PR_CEU_CATEGORY);
	/* one that ends the day before is cut by nothing */
	assert_cycle(a->cycles[0], "2018-05-10", "2020-12-31");
	assert_int_equal(a->cycles[0].need, 2000);
}

static void
cycles__of_a_renewal_month_begin_with_one_of_which_the_need_is_asked(
	void **state)
{
	static const char *const since[] = { "2025-11-29", "2025-11-30",
					     "2025-12-01" };

	(void)state;
	for (size_t i = 0; i < PR_LEN(since); i++) {
		struct ceu_case *c = case_new();
		const struct pr_ceu_account *a;

		case_aapc(c);
		case_hold(c, "AAPC", "CPC", since[i])->renewal_month = 11;
		a = case_account(c, "2026-11-22", "AAPC");
		assert_int_equal(a->cycles[0].need, PR_CEU_UNKNOWN);
		assert_int_equal(a->cycles[0].owed, PR_CEU_UNKNOWN);
		assert_int_equal(a->cycles[1].need, 3600);
		/* its dates do not say what it needs, the figure does */
		case_copy(c, "AAPC", since[i], "2027-11-30");
		a = case_account(c, "2026-11-22", "AAPC");
		assert_true(a->cycles[0].copied);
		assert_int_equal(a->cycles[0].need, PR_CEU_UNKNOWN);
		assert_int_equal(a->cycles[1].need, 3600);
		c->copied[0].units = 3300;
		a = case_account(c, "2026-11-22", "AAPC");
		assert_int_equal(a->cycles[0].need, 3300);
		/* a later one that is copied is a whole one */
		c->copied[0].units = PR_CEU_UNKNOWN;
		c->holdings[0].since = day("2020-05-05");
		a = case_account(c, "2026-11-22", "AAPC");
		assert_int_equal(a->cycles[a->now].need, 3600);
		case_free(c);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		case_test(cycles__run_from_the_day_one_after_the_other),
		case_test(cycles__of_a_leap_day_do_not_drift),
		case_test(
			cycles__of_calendar_years_end_with_the_second_full_year),
		case_test(cycles__of_a_renewal_month_end_in_its_years),
		case_test(
			cycles__of_a_card_end_with_the_month_and_do_not_go_on),
		case_test(cycles__of_a_card_end_as_printed_whatever_the_anchor),
		case_test(
			cycles__of_a_printed_end_that_nobody_typed_have_no_dates),
		case_test(cycles__of_a_certificate_end_as_printed_and_go_on),
		case_test(cycles__follow_the_rule_of_the_day_they_begin),
		case_test(cycles__are_forty_at_most_and_reach_today),
		case_test(cycles__that_were_copied_win),
		case_test(cycles__between_copied_ones_are_computed),
		case_test(cycles__that_overlap_keep_the_one_noted_later),
		case_test(cycles__of_a_renewal_month_go_on_after_copied_ones),
		case_test(cycles__that_copied_dates_cut_need_nobody_knows_what),
		case_test(cycles__that_copied_dates_cut_miss_no_minimum),
		case_test(
			cycles__of_a_renewal_month_begin_with_one_of_which_the_need_is_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

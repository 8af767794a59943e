/* test_ceu_cycles_dates.c - cycles by rules that begin later, by printed ends,
 * and by dates that were copied for somebody; see proctor/ceu.h */
#include "ceu_judge_case.h"

/* ---- rules that are older or of others ----------------------------------- */

static void
cycles__before_all_rules_follow_the_oldest_one(void **state)
{
	static const char *const y[] = { "Y" };
	struct ceu_case *c = *state;
	struct pr_ceu_issuer *issuer = case_own(c);
	struct pr_ceu_rule *rule;
	const struct pr_ceu_account *a;

	case_total(c, issuer, "TOTAL", 100, NULL, 0)->from = day("2011-01-01");
	case_cycle_rule(c, issuer, "SILENT", -1, PR_CEU_FROM_DATE)->from =
		day("2012-01-01");
	rule = case_cycle_rule(c, issuer, "OF-Y", 48, PR_CEU_FROM_DATE);
	rule->from = day("2013-01-01");
	rule->credentials = y;
	rule->n_credentials = 1;
	case_cycle_rule(c, issuer, "GONE", 48, PR_CEU_FROM_DATE)->to =
		day("2009-12-31");
	rule = case_cycle_rule(c, issuer, "OLDEST", 36, PR_CEU_FROM_DATE);
	rule->from = day("2015-01-01");
	rule->to = day("2019-12-31");
	case_cycle_rule(c, issuer, "LATER", 12, PR_CEU_FROM_DATE)->from =
		day("2020-01-01");
	case_hold(c, "OWN", "X", "2011-05-01");
	a = case_account(c, "2011-11-22", "OWN");
	assert_cycle(a->cycles[0], "2011-05-01", "2014-04-30");
	assert_string_equal(a->cycles[0].by->identifier, "OLDEST");
	/* of others, or without a length: there is none */
	issuer->rules += 1;
	issuer->n_rules = 2;
	a = case_account(c, "2011-11-22", "OWN");
	assert_int_equal(a->n_cycles, 1);
	assert_int_equal(a->cycles[0].state, PR_CEU_NO_DATES);
}

static void
cycles__that_end_with_a_month_do_not_go_on(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_cycle_rule(c, case_own(c), "CYCLE", 24, PR_CEU_MONTH_END);
	case_hold(c, "OWN", "X", "2020-05-10");
	a = case_account(c, "2026-11-22", "OWN");
	assert_int_equal(a->n_cycles, 1);
	assert_cycle(a->cycles[0], "2020-05-10", "2022-05-31");
}

/* ---- printed ends -------------------------------------------------------- */

static void
cycles__before_a_printed_end_are_whole_but_the_first(void **state)
{
	static const struct {
		const char *expires, *first;
		size_t n; /* until then */
	} cases[] = {
		{ "2022-11-30", "2022-11-30", 1 },
		{ "2024-06-09", "2024-06-09", 1 },
		/* a year more or less: half a cycle */
		{ "2026-04-30", "2024-04-30", 2 },
		{ "2026-06-09", "2024-06-09", 2 },
		{ "2026-07-31", "2022-07-31", 3 },
	};
	struct ceu_case *c = *state;
	struct pr_ceu_holding *held;

	case_nha(c);
	held = case_hold(c, "NHA", "CEHRS", "2021-06-10");
	for (size_t i = 0; i < PR_LEN(cases); i++) {
		const struct pr_ceu_account *a;

		held->expires = day(cases[i].expires);
		a = case_account(c, cases[i].expires, "CEHRS");
		assert_cycle(a->cycles[0], "2021-06-10", cases[i].first);
		assert_int_equal(a->now, cases[i].n - 1);
		assert_int_equal(a->n_cycles, cases[i].n + 1);
		assert_day(a->cycles[a->now].to, cases[i].expires);
	}
	/* one before the beginning is a slip */
	held->expires = day("2021-06-09");
	assert_cycle(*case_now(c, "2022-01-01", "CEHRS"), "2021-06-10",
		     "2023-06-09");
}

static void
cycles__of_an_account_of_all_end_as_no_certificate_says(void **state)
{
	struct ceu_case *c = *state;

	case_rhit(c, "2025-03-01")->expires = day("2026-12-31");
	assert_day(case_now(c, "2026-01-01", "AHIMA")->to, "2027-02-28");
}

/* ---- whose dates were copied --------------------------------------------- */

static void
cycles__copied_for_another_account_or_that_cannot_be_change_nothing(
	void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_rhit(c, "2025-03-01");
	case_nha(c);
	case_hold(c, "NHA", "CEHRS", "2025-03-01");
	case_hold(c, "NHA", "CMAA", "2025-03-01");
	case_copy(c, "CEHRS", "2025-04-01", "2027-03-31");
	case_copy(c, "RHIT", "2025-05-01", "2027-04-30");
	case_copy(c, "AHIMA", "2026-06-01", "2026-05-31");
	a = case_account(c, "2026-01-01", "AHIMA");
	assert_cycle(a->cycles[a->now], "2025-03-01", "2027-02-28");
	assert_false(a->cycles[a->now].copied);
	a = case_account(c, "2026-01-01", "CMAA");
	assert_cycle(a->cycles[a->now], "2025-03-01", "2027-02-28");
	a = case_account(c, "2026-01-01", "CEHRS");
	assert_cycle(a->cycles[a->now], "2025-04-01", "2027-03-31");
}

static void
cycles__copied_under_a_former_name_are_of_the_account(void **state)
{
	struct ceu_case *c = *state;

	case_nha(c);
	c->credentials[0][0].formerly = "CEMR";
	case_hold(c, "NHA", "CEMR", "2025-06-01");
	case_copy(c, "CEMR", "2025-07-01", "2027-06-30");
	assert_cycle(*case_now(c, "2026-11-22", "CEHRS"), "2025-07-01",
		     "2027-06-30");
}

static void
cycles__to_come_are_one_whatever_was_copied(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_rhit(c, "2025-03-01");
	case_copy(c, "AHIMA", "2027-03-01", "2029-02-28");
	case_copy(c, "AHIMA", "2029-03-01", "2031-02-28");
	a = case_account(c, "2026-11-22", "AHIMA");
	assert_int_equal(a->n_cycles, 2);
	assert_cycle(a->cycles[1], "2027-03-01", "2029-02-28");
	/* before it begins, one it is as well */
	a = case_account(c, "2025-02-22", "AHIMA");
	assert_int_equal(a->n_cycles, 1);
	assert_cycle(a->cycles[0], "2025-03-01", "2027-02-28");
}

static void
cycles__of_a_card_do_not_go_on_after_copied_dates(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_cards(c);
	case_hold(c, "CARDS", "BLS-AHA", "2024-11-10");
	case_copy(c, "BLS-AHA", "2024-11-10", "2026-11-15");
	a = case_account(c, "2026-12-01", "BLS-AHA");
	assert_int_equal(a->n_cycles, 1);
	assert_day(a->cycles[0].to, "2026-11-15");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		case_test(cycles__before_all_rules_follow_the_oldest_one),
		case_test(cycles__that_end_with_a_month_do_not_go_on),
		case_test(cycles__before_a_printed_end_are_whole_but_the_first),
		case_test(
			cycles__of_an_account_of_all_end_as_no_certificate_says),
		case_test(
			cycles__copied_for_another_account_or_that_cannot_be_change_nothing),
		case_test(
			cycles__copied_under_a_former_name_are_of_the_account),
		case_test(cycles__to_come_are_one_whatever_was_copied),
		case_test(cycles__of_a_card_do_not_go_on_after_copied_dates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_ceu_judge_give.c - which of several accounts and cycles a line is given
 * to; see proctor/ceu.h */
#include "ceu_judge_case.h"

/* ---- accounts ------------------------------------------------------------ */

/* CEHRS since 2025-06-10, CMAA since 2025-01-10; ten each, and once. */
static void
hold_two(struct ceu_case *c)
{
	case_nha(c);
	case_hold(c, "NHA", "CEHRS", "2025-06-10");
	case_hold(c, "NHA", "CMAA", "2025-01-10");
	case_add(c, "2025-07-01", "NHA", 1000);
}

static int
counted(struct ceu_case *c, const char *name)
{
	return case_now(c, "2026-11-22", name)->counted;
}

static void
give__the_earlier_end_is_filled_first_wherever_it_lies(void **state)
{
	struct ceu_case *c = *state;

	hold_two(c);
	assert_int_equal(counted(c, "CMAA"), 1000);
	assert_int_equal(counted(c, "CEHRS"), 0);
	/* of two that end on one day the one that was noted first */
	c->holdings[1].since = c->holdings[0].since;
	assert_int_equal(counted(c, "CEHRS"), 1000);
	assert_int_equal(counted(c, "CMAA"), 0);
	/* dates that were copied move an end */
	case_copy(c, "CMAA", "2025-06-10", "2027-06-08");
	assert_int_equal(counted(c, "CMAA"), 1000);
}

static void
give__accounts_of_others_between_them_do_not_part_them(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_ahima(c);
	case_cards(c);
	case_nha(c);
	case_hold(c, "NHA", "CEHRS", "2025-01-10");
	case_hold(c, "AHIMA", "RHIT", "2025-02-10");
	case_hold(c, "CARDS", "BLS-AHA", "2025-02-10");
	case_hold(c, "NHA", "CMAA", "2025-06-10");
	case_add(c, "2025-07-01", "NHA", 1000);
	case_claim(c, "AHIMA");
	case_add(c, "2025-08-01", "NHA", 300);
	assert_int_equal(counted(c, "CEHRS"), 1000);
	assert_int_equal(counted(c, "CMAA"), 300);
	assert_int_equal(counted(c, "AHIMA"), 1000);
	a = pr_ceu_account_find(c->status, "CMAA");
	assert_int_equal(a->lines[0].verdict, PR_CEU_ELSEWHERE);
}

static void
give__what_counts_once_in_some_counts_in_the_others_besides(void **state)
{
	static const char *const some[] = { "CMAA", "CBCS" };
	struct ceu_case *c = *state;
	struct pr_ceu_rule *once;

	hold_two(c);
	case_hold(c, "NHA", "CBCS", "2025-05-10");
	once = &c->rules[0][c->issuers[0].n_rules - 1];
	assert_string_equal(once->identifier, "N-ONCE");
	once->credentials = some;
	once->n_credentials = 2;
	assert_int_equal(counted(c, "CEHRS"), 1000);
	assert_int_equal(counted(c, "CMAA"), 1000);
	assert_int_equal(counted(c, "CBCS"), 0);
}

/* ---- cycles -------------------------------------------------------------- */

/* CPC since 2015-11-30: ends on 30 November of the odd years. */
static void
hold_cpc(struct ceu_case *c)
{
	case_aapc(c);
	case_hold(c, "AAPC", "CPC", "2015-11-30")->renewal_month = 11;
}

static void
give__each_pair_of_joined_cycles_is_judged_on_its_own(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	hold_cpc(c);
	case_add(c, "2019-10-01", "AAPC", 3600);
	case_add(c, "2019-11-10", "AAPC", 100);
	case_add(c, "2023-10-01", "AAPC", 3600);
	case_add(c, "2023-11-10", "AAPC", 200);
	case_add(c, "2023-11-11", "AAPC", 300);
	a = case_account(c, "2025-11-20", "AAPC");
	assert_day(a->cycles[1].to, "2019-11-30");
	assert_int_equal(a->cycles[1].counted, 3600);
	assert_int_equal(a->cycles[2].counted, 100);
	assert_int_equal(a->cycles[3].counted, 3600);
	assert_int_equal(a->cycles[4].counted, 500);
}

static void
give__the_last_day_has_a_choice_and_so_has_the_running_cycle(void **state)
{
	static const struct {
		const char *date;
		int cycle;
	} cases[] = {
		{ "2025-10-31", 4 },
		{ "2025-11-01", 5 },
		{ "2025-11-30", 5 },
		{ "2025-12-01", 5 },
	};
	struct ceu_case *c = *state;

	hold_cpc(c);
	case_add(c, "2025-10-01", "AAPC", 3600);
	case_add(c, "2025-10-31", "AAPC", 100);
	for (size_t i = 0; i < PR_LEN(cases); i++) {
		const struct pr_ceu_account *a;

		c->entries[1].date = day(cases[i].date);
		/* the next one is drawn, and not begun */
		a = case_account(c, "2025-11-20", "AAPC");
		assert_int_equal(a->n_cycles, 6);
		assert_int_equal(a->now, 4);
		assert_int_equal(a->lines[1].cycle, cases[i].cycle);
	}
}

/* ---- reports ------------------------------------------------------------- */

static void
give__a_report_to_an_account_of_all_is_of_whatever_name(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_claim *claim;

	case_rhit(c, "2025-03-01");
	claim = case_add(c, "2025-06-01", "AHIMA", 500);
	claim->reported = day("2025-07-01");
	claim->account = "CHTS"; /* held no more when rules had changed */
	assert_int_equal(case_now(c, "2026-11-22", "AHIMA")->reported, 500);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		case_test(
			give__the_earlier_end_is_filled_first_wherever_it_lies),
		case_test(
			give__accounts_of_others_between_them_do_not_part_them),
		case_test(
			give__what_counts_once_in_some_counts_in_the_others_besides),
		case_test(
			give__each_pair_of_joined_cycles_is_judged_on_its_own),
		case_test(
			give__the_last_day_has_a_choice_and_so_has_the_running_cycle),
		case_test(
			give__a_report_to_an_account_of_all_is_of_whatever_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

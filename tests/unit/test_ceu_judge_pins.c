/* test_ceu_judge_pins.c - what was reported stays where it was reported; see
 * proctor/ceu.h */
#include "ceu_judge_case.h"

static struct pr_ceu_claim *
reported(struct pr_ceu_claim *claim, const char *on, const char *account,
	 const char *period)
{
	claim->reported = day(on);
	claim->account = account;
	claim->period = day(period);
	return claim;
}

static const struct pr_ceu_line *
line_of(const struct pr_ceu_account *account, int64_t row,
	const struct ceu_case *c)
{
	for (size_t i = 0; i < account->n_lines; i++) {
		if (c->entries[account->lines[i].entry].row == row)
			return &account->lines[i];
	}
	fail_msg("no line of that row");
	return NULL;
}

/* ---- the period ---------------------------------------------------------- */

/* CPC: 36 until 2027-11-30, whose last month may count later. */
static struct ceu_case *
renewal(void **state)
{
	struct ceu_case *c = *state;

	case_aapc(c);
	case_hold(c, "AAPC", "CPC", "2023-04-10")->renewal_month = 11;
	return c;
}

static void
pins__what_is_logged_late_moves_no_report_to_another_period(void **state)
{
	struct ceu_case *c = renewal(state);
	const struct pr_ceu_account *a;
	int64_t last;

	reported(case_add(c, "2026-10-10", "AAPC", 3000), "2027-11-25", "AAPC",
		 "2027-11-30");
	/* with this one the last is not needed any more */
	case_add(c, "2027-10-10", "AAPC", 600);
	reported(case_add(c, "2027-11-10", "AAPC", 1000), "2027-11-25", "AAPC",
		 "2027-11-30");
	last = c->row;
	a = case_account(c, "2027-12-05", "AAPC");
	assert_day(a->cycles[2].to, "2027-11-30");
	assert_int_equal(line_of(a, last, c)->cycle, 2);
	assert_int_equal(a->cycles[2].reported, 4000);
	assert_int_equal(a->cycles[2].counted, 4600);
	assert_int_equal(a->cycles[3].reported, 0);
	/* the same without a report goes where it is of use */
	c->claims[2][0].reported = c->claims[2][0].period = day("");
	a = case_account(c, "2027-12-05", "AAPC");
	assert_int_equal(line_of(a, last, c)->cycle, 3);
}

static void
pins__a_period_is_the_cycle_whose_end_is_nearest(void **state)
{
	struct ceu_case *c = renewal(state);
	const struct pr_ceu_account *a;

	case_add(c, "2026-10-10", "AAPC", 4000);
	reported(case_add(c, "2027-11-10", "AAPC", 1000), "2027-11-20", "AAPC",
		 "2027-11-30");
	/* the site has other days than the rule makes */
	case_copy(c, "AAPC", "2025-11-16", "2027-11-15");
	a = case_account(c, "2027-12-05", "AAPC");
	assert_cycle(a->cycles[2], "2025-11-16", "2027-11-15");
	assert_int_equal(a->lines[1].cycle, 2);
	assert_int_equal(a->cycles[2].reported, 1000);
	/* reported for the one after it, likewise */
	c->claims[1][0].period = day("2029-11-30");
	a = case_account(c, "2027-12-05", "AAPC");
	assert_day(a->cycles[3].to, "2029-11-15");
	assert_int_equal(a->lines[1].cycle, 3);
}

static void
pins__a_period_in_the_grace_is_the_nearest_end_as_well(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_rule(c, case_ahima(c), PR_CEU_GRACE, "A-GRACE")->days = 90;
	case_hold(c, "AHIMA", "RHIT", "2023-03-01");
	reported(case_add(c, "2025-04-29", "AHIMA", 500), "2025-04-30", "AHIMA",
		 "2025-02-28");
	a = case_account(c, "2025-06-22", "AHIMA");
	assert_int_equal(a->lines[0].cycle, 0);
	case_copy(c, "AHIMA", "2023-03-16", "2025-03-15");
	a = case_account(c, "2025-06-22", "AHIMA");
	assert_day(a->cycles[a->lines[0].cycle].to, "2025-03-15");
}

/* ---- the account --------------------------------------------------------- */

/* CEHRS until 2027-05-31, CMAA until 2027-08-31; 10 each, and once. */
static struct ceu_case *
two_of_nha(void **state)
{
	struct ceu_case *c = *state;

	case_nha(c);
	case_hold(c, "NHA", "CEHRS", "2025-06-01");
	case_hold(c, "NHA", "CMAA", "2025-09-01");
	return c;
}

static void
pins__what_is_logged_late_moves_no_report_to_another_account(void **state)
{
	struct ceu_case *c = two_of_nha(state);
	const struct pr_ceu_account *cehrs, *cmaa;

	/* Z, logged after X was reported */
	case_add(c, "2026-01-10", "NHA", 1000);
	reported(case_add(c, "2026-02-10", "NHA", 1000), "2026-02-20", "CEHRS",
		 "2027-05-31");
	cehrs = case_account(c, "2026-11-22", "CEHRS");
	cmaa = pr_ceu_account_find(c->status, "CMAA");
	assert_int_equal(cehrs->cycles[0].counted, 1000);
	assert_int_equal(cehrs->cycles[0].reported, 1000);
	assert_int_equal(cehrs->cycles[0].state, PR_CEU_DONE);
	assert_int_equal(cmaa->cycles[0].counted, 1000);
	assert_int_equal(cmaa->cycles[0].reported, 0);
	assert_int_equal(cmaa->cycles[0].state, PR_CEU_EARNED);
}

static void
pins__a_report_is_of_the_account_it_names(void **state)
{
	struct ceu_case *c = two_of_nha(state);
	const struct pr_ceu_account *cehrs, *cmaa;

	/* the earlier deadline would have it */
	reported(case_add(c, "2026-01-10", "NHA", 1000), "2026-02-20", "cmaa",
		 "2027-08-31");
	cehrs = case_account(c, "2026-11-22", "CEHRS");
	cmaa = pr_ceu_account_find(c->status, "CMAA");
	assert_int_equal(cehrs->cycles[0].counted, 0);
	assert_int_equal(cehrs->cycles[0].reported, 0);
	assert_int_equal(cehrs->lines[0].verdict, PR_CEU_ELSEWHERE);
	assert_string_equal(cehrs->lines[0].rule->identifier, "N-ONCE");
	assert_int_equal(cmaa->cycles[0].reported, 1000);
	/* also of two that end on one day, and without a period */
	c->holdings[1].since = day("2025-06-01");
	c->claims[0][0].period = day("");
	cehrs = case_account(c, "2026-11-22", "CEHRS");
	cmaa = pr_ceu_account_find(c->status, "CMAA");
	assert_int_equal(cehrs->cycles[0].counted, 0);
	assert_int_equal(cmaa->cycles[0].reported, 1000);
}

static void
pins__no_other_account_takes_what_the_reported_one_cannot(void **state)
{
	struct ceu_case *c = two_of_nha(state);
	const struct pr_ceu_account *cehrs, *cmaa;

	reported(case_add(c, "2026-01-10", "NHA", 1000), "2026-02-20", "CEHRS",
		 "2027-05-31");
	case_add(c, "2026-02-10", "NHA", 300);
	/* the holding was mended since */
	c->holdings[0].since = day("2026-02-01");
	cehrs = case_account(c, "2026-11-22", "CEHRS");
	cmaa = pr_ceu_account_find(c->status, "CMAA");
	assert_int_equal(cehrs->lines[0].verdict, PR_CEU_OUTSIDE);
	assert_int_equal(cmaa->lines[0].verdict, PR_CEU_ELSEWHERE);
	assert_int_equal(cmaa->cycles[0].reported, 0);
	assert_int_equal(cmaa->cycles[0].counted + cehrs->cycles[0].counted,
			 300);
	/* an account that is gone holds nothing back, and nothing is reported
	 * to the one that is there */
	c->claims[0][0].account = "CBCS";
	cmaa = case_account(c, "2026-11-22", "CMAA");
	assert_int_equal(cmaa->lines[0].verdict, PR_CEU_COUNTS);
	assert_int_equal(cmaa->cycles[0].reported, 0);
}

static void
pins__each_account_is_told_on_its_own_where_all_of_them_count(void **state)
{
	struct ceu_case *c = two_of_nha(state);
	const struct pr_ceu_account *cehrs, *cmaa;

	c->issuers[0].n_rules--; /* without once */
	reported(case_add(c, "2026-01-10", "NHA", 1000), "2026-02-20", "CEHRS",
		 "2027-05-31");
	cehrs = case_account(c, "2026-11-22", "CEHRS");
	cmaa = pr_ceu_account_find(c->status, "CMAA");
	assert_int_equal(cehrs->cycles[0].reported, 1000);
	assert_int_equal(cmaa->cycles[0].counted, 1000);
	assert_int_equal(cmaa->cycles[0].reported, 0);
	assert_int_equal(cmaa->cycles[0].state, PR_CEU_EARNED);
	c->claims[0][0].account = "";
	cmaa = case_account(c, "2026-11-22", "CMAA");
	assert_int_equal(cmaa->cycles[0].reported, 1000);
}

static void
pins__the_former_name_of_an_account_is_its_name(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_issuer *issuer = case_nha(c);
	const struct pr_ceu_account *a;

	c->credentials[issuer - c->issuers][0].formerly = "CEMR";
	case_hold(c, "NHA", "CEMR", "2025-06-01");
	case_hold(c, "NHA", "CMAA", "2025-04-01");
	reported(case_add(c, "2026-01-10", "NHA", 1000), "2026-02-20", "CEMR",
		 "2027-05-31");
	a = case_account(c, "2026-11-22", "CEHRS");
	assert_string_equal(a->name, "CEHRS");
	assert_int_equal(a->cycles[0].reported, 1000);
}

/* ---- a need that nobody knows -------------------------------------------- */

static void
pins__where_the_need_is_not_known_an_entry_stays_in_its_cycle(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_aapc(c);
	case_hold(c, "AAPC", "CPC", "2026-12-10")->renewal_month = 12;
	case_add(c, "2026-12-20", "AAPC", 500);
	a = case_account(c, "2027-01-05", "AAPC");
	assert_cycle(a->cycles[0], "2026-12-10", "2026-12-31");
	assert_int_equal(a->cycles[0].need, PR_CEU_UNKNOWN);
	assert_int_equal(a->lines[0].cycle, 0);
	assert_int_equal(a->cycles[1].counted, 0);
	/* known to need nothing, it can do without */
	case_copy(c, "AAPC", "2026-12-10", "2026-12-31")->units = 0;
	a = case_account(c, "2027-01-05", "AAPC");
	assert_int_equal(a->lines[0].cycle, 1);
	/* and what it was reported for goes before */
	c->ledger.n_copied = 0;
	reported(&c->claims[0][0], "2027-01-02", "AAPC", "2028-12-31");
	a = case_account(c, "2027-01-05", "AAPC");
	assert_int_equal(a->lines[0].cycle, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		case_test(
			pins__what_is_logged_late_moves_no_report_to_another_period),
		case_test(pins__a_period_is_the_cycle_whose_end_is_nearest),
		case_test(
			pins__a_period_in_the_grace_is_the_nearest_end_as_well),
		case_test(
			pins__what_is_logged_late_moves_no_report_to_another_account),
		case_test(pins__a_report_is_of_the_account_it_names),
		case_test(
			pins__no_other_account_takes_what_the_reported_one_cannot),
		case_test(
			pins__each_account_is_told_on_its_own_where_all_of_them_count),
		case_test(pins__the_former_name_of_an_account_is_its_name),
		case_test(
			pins__where_the_need_is_not_known_an_entry_stays_in_its_cycle),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

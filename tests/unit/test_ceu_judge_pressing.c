/* test_ceu_judge_pressing.c - what is over and was left undone, and what
 * minutes left unsaid; see proctor/ceu.h */
#include "ceu_judge_case.h"

static int
pressing_on(struct ceu_case *c, const char *today)
{
	return case_account(c, today, "AHIMA")->pressing;
}

static void
pressing__is_a_cycle_that_ended_short_until_it_is_mended(void **state)
{
	struct ceu_case *c = case_rhit_with(*state, 325);
	const struct pr_ceu_account *a;

	assert_int_equal(pressing_on(c, "2027-02-28"), -1);
	a = case_account(c, "2027-03-01", "AHIMA");
	assert_int_equal(a->now, 1);
	assert_int_equal(a->pressing, 0);
	assert_int_equal(a->warn, 30);
	assert_int_equal(a->cycles[0].state, PR_CEU_OVER_SHORT);
	/* and is so for good, whatever comes after it */
	assert_int_equal(pressing_on(c, "2028-09-01"), 0);
	assert_int_equal(pressing_on(c, "2029-03-02"), 1);
	case_rule(c, &c->issuers[0], PR_CEU_GRACE, "A-GRACE")->days = 90;
	a = case_account(c, "2027-03-01", "AHIMA");
	assert_int_equal(a->cycles[0].state, PR_CEU_IN_GRACE);
	assert_int_equal(a->pressing, 0);
}

static void
pressing__is_a_cycle_that_was_not_all_reported(void **state)
{
	struct ceu_case *c = case_rhit_with(*state, 2000);

	assert_int_equal(pressing_on(c, "2027-03-01"), 0);
	assert_int_equal(c->status->accounts[0].warn, 30);
	c->claims[0][0].reported = day("2027-02-01");
	assert_int_equal(pressing_on(c, "2027-03-01"), -1);
	assert_int_equal(c->status->accounts[0].warn, 0);
}

static void
pressing__ends_when_the_site_shows_a_later_cycle(void **state)
{
	struct ceu_case *c = case_rhit_with(*state, 325);

	case_copy(c, "AHIMA", "2025-03-01", "2027-02-28");
	assert_int_equal(pressing_on(c, "2027-03-01"), 0);
	case_copy(c, "AHIMA", "2027-03-01", "2029-02-28");
	assert_int_equal(pressing_on(c, "2027-03-01"), -1);
	assert_int_equal(c->status->accounts[0].warn, 0);
}

static void
pressing__is_nothing_of_what_was_given_up(void **state)
{
	struct ceu_case *c = case_rhit_with(*state, 325);

	case_close(c, &c->holdings[0], "2026-06-30");
	assert_int_equal(pressing_on(c, "2027-03-01"), -1);
	/* held anew later: the cut cycle is not owed any more */
	case_hold(c, "AHIMA", "RHIT", "2026-09-01");
	assert_int_equal(pressing_on(c, "2027-03-01"), -1);
}

static void
pressing__is_also_what_another_one_went_on_with(void **state)
{
	struct ceu_case *c = case_rhit_with(*state, 325);
	const struct pr_ceu_account *a;

	case_close(c, &c->holdings[0], "2026-06-30");
	case_hold(c, "AHIMA", "RHIA", "2026-06-30");
	a = case_account(c, "2027-03-01", "AHIMA");
	assert_int_equal(a->pressing, 0);
	assert_int_equal(a->cycles[0].owed, 2675);
}

static enum pr_ceu_state
ended_on(struct ceu_case *c, const char *today)
{
	return case_account(c, today, "AHIMA")->cycles[0].state;
}

static void
pressing__is_nothing_of_what_no_ledger_was_kept_for(void **state)
{
	struct ceu_case *c = case_rhit_with(*state, 0);

	/* whoever begins on a later day: short it may be, nobody knows */
	assert_int_equal(ended_on(c, "2027-03-01"), PR_CEU_OVER_UNKEPT);
	assert_int_equal(c->status->accounts[0].pressing, -1);
	assert_int_equal(c->status->accounts[0].warn, 0);
	c->holdings[0].noted = day("2027-03-01");
	assert_int_equal(ended_on(c, "2027-03-01"), PR_CEU_OVER_UNKEPT);
	case_add(c, "2027-03-01", "AHIMA", 100);
	assert_int_equal(ended_on(c, "2027-03-01"), PR_CEU_OVER_UNKEPT);
	assert_int_equal(c->status->accounts[0].pressing, -1);
	/* for another issuer tells nothing of this one */
	c->entries[0].date = day("2027-02-28");
	c->claims[0][0].issuer = "AAPC";
	assert_int_equal(ended_on(c, "2027-03-01"), PR_CEU_OVER_UNKEPT);
	/* who has days left after it began no sooner */
	case_rule(c, &c->issuers[0], PR_CEU_GRACE, "A-GRACE")->days = 90;
	assert_int_equal(ended_on(c, "2027-03-01"), PR_CEU_OVER_UNKEPT);
	/* dates can be copied of the past as well */
	case_copy(c, "AHIMA", "2025-03-01", "2027-02-28");
	assert_int_equal(ended_on(c, "2027-03-01"), PR_CEU_OVER_UNKEPT);
	assert_int_equal(c->status->accounts[0].pressing, -1);
}

static void
pressing__is_nothing_of_what_was_done_for_another_account(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	case_nha(c);
	case_hold(c, "NHA", "CMAA", "2024-06-01");
	case_hold(c, "NHA", "CEHRS", "2025-01-01");
	case_add(c, "2025-01-05", "NHA", 1000)->account = "CEHRS";
	c->claims[0][0].reported = day("2025-02-01");
	a = case_account(c, "2026-11-22", "CMAA");
	assert_int_equal(a->lines[0].verdict, PR_CEU_ELSEWHERE);
	assert_int_equal(a->cycles[0].state, PR_CEU_OVER_UNKEPT);
	assert_int_equal(a->pressing, -1);
	c->claims[0][0].account = "CMAA";
	a = case_account(c, "2026-11-22", "CMAA");
	assert_int_equal(a->cycles[0].state, PR_CEU_DONE);
}

static void
pressing__is_what_a_ledger_was_kept_for(void **state)
{
	struct ceu_case *c = case_rhit_with(*state, 0);

	/* what is held was noted by its last day */
	c->holdings[0].noted = day("2027-02-28");
	assert_int_equal(ended_on(c, "2027-03-01"), PR_CEU_OVER_SHORT);
	assert_int_equal(c->status->accounts[0].pressing, 0);
	assert_int_equal(c->status->accounts[0].warn, 30);
	/* however long ago that is */
	assert_int_equal(pressing_on(c, "2029-02-28"), 0);
	c->holdings[0].noted = day("2027-03-01");
	/* something was done by then, whatever became of it */
	case_add(c, "2025-03-01", "AHIMA", 100)->accepted = PR_CEU_NO;
	assert_int_equal(ended_on(c, "2027-03-01"), PR_CEU_OVER_SHORT);
	assert_int_equal(c->status->accounts[0].pressing, 0);
	/* before it */
	c->entries[0].date = day("2020-01-01");
	assert_int_equal(ended_on(c, "2027-03-01"), PR_CEU_OVER_SHORT);
	assert_int_equal(pressing_on(c, "2029-02-28"), 0);
	/* or it was noted for it, in the days after the end */
	c->entries[0].date = day("2027-03-02");
	c->claims[0][0].accepted = PR_CEU_YES;
	c->claims[0][0].reported = day("2027-03-03");
	c->claims[0][0].period = day("2027-02-28");
	case_rule(c, &c->issuers[0], PR_CEU_GRACE, "A-GRACE")->days = 10;
	assert_int_equal(ended_on(c, "2027-03-05"), PR_CEU_IN_GRACE);
	assert_int_equal(pressing_on(c, "2027-04-01"), 0);
}

static void
pressing__of_what_nobody_logged_is_the_last_end_alone(void **state)
{
	struct ceu_case *c = case_rhit_with(*state, 0);
	const struct pr_ceu_account *a;

	/* nobody knows what was needed, and nobody logged any of it */
	c->holdings[0].noted = day("2025-03-01");
	c->rules[0][0].question = "How many?";
	assert_int_equal(pressing_on(c, "2027-03-01"), -1);
	assert_int_equal(ended_on(c, "2027-03-01"), PR_CEU_OVER_UNSAID);
	/* some is logged and not told */
	case_add(c, "2025-06-01", "AHIMA", 500);
	assert_int_equal(pressing_on(c, "2027-03-01"), 0);
	c->claims[0][0].reported = day("2025-07-01");
	assert_int_equal(pressing_on(c, "2027-03-01"), -1);
	c->rules[0][0].question = NULL;
	/* the one before the last, which was done: it is short, and past */
	c->ledger.n_entries = 0;
	case_add(c, "2027-06-01", "AHIMA", 2000)->reported = day("2027-07-01");
	a = case_account(c, "2029-03-02", "AHIMA");
	assert_int_equal(a->cycles[0].state, PR_CEU_OVER_SHORT);
	assert_int_equal(a->pressing, -1);
	/* some was logged for it */
	case_add(c, "2025-06-01", "AHIMA", 100);
	c->entries[0].date = day("2025-06-01");
	c->entries[1].date = day("2027-06-01");
	c->entries[0].units = 100;
	c->entries[1].units = 2000;
	c->claims[1][0].reported = day("2027-07-01");
	assert_int_equal(pressing_on(c, "2029-03-02"), 0);
}

static void
pressing__is_never_a_card(void **state)
{
	struct ceu_case *c = *state;

	case_cards(c);
	case_hold(c, "CARDS", "BLS-AHA", "2024-11-10");
	assert_int_equal(case_account(c, "2027-06-02", "BLS-AHA")->pressing,
			 -1);
}

static void
accounts__that_press_come_first(void **state)
{
	static const char *const names[] = { "AHIMA", "BLS-AHA", "CEHRS",
					     "CMAA" };
	struct ceu_case *c = case_rhit_with(*state, 325);
	const struct pr_ceu_status *status;

	case_cards(c);
	case_nha(c);
	case_hold(c, "CARDS", "BLS-AHA", "2025-01-10");
	case_hold(c, "NHA", "CEHRS", "2025-04-01");
	case_hold(c, "NHA", "CMAA", "2025-05-01");
	status = case_judge(c, "2027-03-01");
	for (size_t i = 0; i < status->n; i++)
		assert_string_equal(status->accounts[i].name, names[i]);
	/* wherever it was noted */
	c->holdings[0] = c->holdings[3];
	c->holdings[3] = (struct pr_ceu_holding){ .row = 1,
						  .credential = "RHIT",
						  .issuer = "AHIMA",
						  .since = day("2025-03-01"),
						  .successor = "",
						  .reason = "" };
	status = case_judge(c, "2027-03-01");
	for (size_t i = 0; i < status->n; i++)
		assert_string_equal(status->accounts[i].name, names[i]);
	/* before it was over: by the ends */
	status = case_judge(c, "2027-02-27");
	assert_string_equal(status->accounts[0].name, "BLS-AHA");
	assert_string_equal(status->accounts[1].name, "AHIMA");
}

static void
lines__tell_whether_a_rest_of_the_minutes_earned_nothing(void **state)
{
	static const struct {
		int minutes, step;
		enum pr_ceu_rest rest;
		int counted;
		bool unsaid;
		enum pr_ceu_verdict verdict;
	} cases[] = {
		{ 60, -1, PR_CEU_REST_UNKNOWN, 100, false, PR_CEU_COUNTS },
		{ 89, 100, PR_CEU_REST_UNKNOWN, 100, false, PR_CEU_COUNTS },
		{ 90, -1, PR_CEU_REST_UNKNOWN, 100, true, PR_CEU_COUNTS },
		{ 100, 50, PR_CEU_REST_UNKNOWN, 100, true, PR_CEU_COUNTS },
		{ 30, -1, PR_CEU_REST_UNKNOWN, 0, true, PR_CEU_NO_UNITS },
		{ 59, 100, PR_CEU_REST_UNKNOWN, 0, true, PR_CEU_NO_UNITS },
		{ 29, 100, PR_CEU_REST_UNKNOWN, 0, false, PR_CEU_TOO_SHORT },
		{ 40, 50, PR_CEU_REST_STEP, 50, false, PR_CEU_COUNTS },
		{ 100, 50, PR_CEU_REST_STEP, 150, false, PR_CEU_COUNTS },
		{ 29, 50, PR_CEU_REST_STEP, 0, false, PR_CEU_TOO_SHORT },
		{ 30, 100, PR_CEU_REST_WHOLE, 100, false, PR_CEU_COUNTS },
		{ 119, 100, PR_CEU_REST_WHOLE, 200, false, PR_CEU_COUNTS },
		{ 89, -1, PR_CEU_REST_WHOLE, 100, false, PR_CEU_COUNTS },
	};
	struct ceu_case *c = case_rhit_with(*state, 0);
	struct pr_ceu_rule *rule =
		case_rule(c, &c->issuers[0], PR_CEU_COUNTING, "A-MINUTES");

	rule->minutes = 60;
	rule->least = 30;
	case_add(c, "2025-06-01", "AHIMA", PR_CEU_UNKNOWN);
	for (size_t i = 0; i < PR_LEN(cases); i++) {
		const struct pr_ceu_line *line;

		c->entries[0].minutes = cases[i].minutes;
		rule->step = cases[i].step;
		rule->rest = cases[i].rest;
		line = &case_account(c, "2026-11-22", "AHIMA")->lines[0];
		assert_int_equal(line->counted, cases[i].counted);
		assert_int_equal(line->rest_unsaid, cases[i].unsaid);
		assert_int_equal(line->verdict, cases[i].verdict);
	}
	rule->rest = PR_CEU_REST_UNKNOWN;
	/* the holder's own figure needs no minutes, a question says nothing */
	c->entries[0].units = 150;
	assert_false(
		case_account(c, "2026-11-22", "AHIMA")->lines[0].rest_unsaid);
	c->entries[0].units = PR_CEU_UNKNOWN;
	rule->question = "How many?";
	assert_false(
		case_account(c, "2026-11-22", "AHIMA")->lines[0].rest_unsaid);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		case_test(
			pressing__is_a_cycle_that_ended_short_until_it_is_mended),
		case_test(pressing__is_a_cycle_that_was_not_all_reported),
		case_test(pressing__ends_when_the_site_shows_a_later_cycle),
		case_test(pressing__is_nothing_of_what_was_given_up),
		case_test(pressing__is_also_what_another_one_went_on_with),
		case_test(
			pressing__of_what_nobody_logged_is_the_last_end_alone),
		case_test(pressing__is_nothing_of_what_no_ledger_was_kept_for),
		case_test(
			pressing__is_nothing_of_what_was_done_for_another_account),
		case_test(pressing__is_what_a_ledger_was_kept_for),
		case_test(pressing__is_never_a_card),
		case_test(accounts__that_press_come_first),
		case_test(
			lines__tell_whether_a_rest_of_the_minutes_earned_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

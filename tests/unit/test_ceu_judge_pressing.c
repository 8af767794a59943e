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
pressing__is_nothing_of_what_went_on(void **state)
{
	struct ceu_case *c = case_rhit_with(*state, 325);

	case_close(c, &c->holdings[0], "2026-06-30");
	case_hold(c, "AHIMA", "RHIA", "2026-06-30");
	assert_int_equal(pressing_on(c, "2027-03-01"), -1);
	assert_int_equal(c->status->accounts[0].warn, 0);
}

static void
pressing__of_what_nobody_logged_is_the_last_end_alone(void **state)
{
	struct ceu_case *c = case_rhit_with(*state, 0);

	assert_int_equal(pressing_on(c, "2027-03-01"), 0);
	/* who began to keep a ledger later: 180 days after the end it is
	 * history of which nothing is known */
	assert_int_equal(pressing_on(c, "2027-08-27"), 0);
	assert_int_equal(pressing_on(c, "2027-08-28"), -1);
	assert_int_equal(c->status->accounts[0].warn, 0);
	case_add(c, "2027-03-01", "AHIMA", 100);
	assert_int_equal(pressing_on(c, "2027-08-28"), -1);
	/* who kept one by then: for good, wherever it was for */
	c->entries[0].date = day("2027-02-28");
	c->claims[0][0].issuer = "AAPC";
	assert_int_equal(pressing_on(c, "2028-08-28"), 0);
	c->ledger.n_entries = 0;
	/* nobody knows what was needed, and nobody logged any of it */
	c->rules[0][0].question = "How many?";
	assert_int_equal(pressing_on(c, "2027-03-01"), -1);
	/* some is logged and not told */
	case_add(c, "2025-06-01", "AHIMA", 500);
	assert_int_equal(pressing_on(c, "2027-03-01"), 0);
	c->claims[0][0].reported = day("2025-07-01");
	assert_int_equal(pressing_on(c, "2027-03-01"), -1);
	c->rules[0][0].question = NULL;
	/* the one before the last, which was done */
	c->ledger.n_entries = 0;
	case_add(c, "2027-06-01", "AHIMA", 2000)->reported = day("2027-07-01");
	assert_int_equal(pressing_on(c, "2029-03-02"), -1);
	case_add(c, "2025-06-01", "AHIMA", 100);
	assert_int_equal(pressing_on(c, "2029-03-02"), 0);
	c->entries[0].date = day("2025-06-01");
	c->entries[1].date = day("2027-06-01");
	c->entries[0].units = 100;
	c->entries[1].units = 2000;
	c->claims[1][0].reported = day("2027-07-01");
	assert_int_equal(pressing_on(c, "2029-03-02"), 0);
}

static void
pressing__of_what_nobody_logged_is_also_what_was_copied(void **state)
{
	struct ceu_case *c = case_rhit_with(*state, 0);

	/* the last end is over for more than 180 days */
	assert_int_equal(pressing_on(c, "2029-12-01"), -1);
	case_copy(c, "AHIMA", "2025-03-01", "2027-02-28");
	assert_int_equal(pressing_on(c, "2029-12-01"), 0);
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
		int minutes, step, counted;
		bool unsaid;
	} cases[] = {
		{ 60, -1, 100, false },  { 89, -1, 100, false },
		{ 90, -1, 100, true },   { 30, -1, 0, true },
		{ 29, -1, 0, false },    { 40, 50, 50, false },
		{ 100, 50, 150, false }, { 100, -1, 100, true },
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
		line = &case_account(c, "2026-11-22", "AHIMA")->lines[0];
		assert_int_equal(line->counted, cases[i].counted);
		assert_int_equal(line->rest_unsaid, cases[i].unsaid);
	}
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
		case_test(pressing__is_nothing_of_what_went_on),
		case_test(
			pressing__of_what_nobody_logged_is_the_last_end_alone),
		case_test(
			pressing__of_what_nobody_logged_is_also_what_was_copied),
		case_test(pressing__is_never_a_card),
		case_test(accounts__that_press_come_first),
		case_test(
			lines__tell_whether_a_rest_of_the_minutes_earned_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

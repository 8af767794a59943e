/* test_ceu_judge_state.c - states, warnings, pace, questions, and the order of
 * accounts; see proctor/ceu.h */
#include "ceu_judge_case.h"

static enum pr_ceu_state
state_on(struct ceu_case *c, const char *today)
{
	return case_account(c, today, "AHIMA")->cycles[0].state;
}

/* ---- states -------------------------------------------------------------- */

static void
state__is_never_done_before_all_is_reported(void **state)
{
	struct ceu_case *c = case_rhit_with(*state, 2000);

	assert_int_equal(state_on(c, "2026-11-22"), PR_CEU_EARNED);
	assert_int_equal(state_on(c, "2027-03-01"), PR_CEU_OVER_UNSAID);
	c->claims[0][0].reported = day("2025-07-01");
	assert_int_equal(state_on(c, "2026-11-22"), PR_CEU_DONE);
	assert_int_equal(state_on(c, "2027-03-01"), PR_CEU_DONE);
	assert_int_equal(c->status->accounts[0].cycles[0].reported, 2000);
	/* one more that nobody reported */
	case_add(c, "2025-06-02", "AHIMA", 100);
	assert_int_equal(state_on(c, "2026-11-22"), PR_CEU_EARNED);
	/* reported before it was corrected is not reported now */
	c->ledger.n_entries = 1;
	c->claims[0][0].reported = day("");
	c->claims[0][0].reported_before = day("2025-07-01");
	assert_int_equal(state_on(c, "2026-11-22"), PR_CEU_EARNED);
}

/* Where a rule says until when; and what counts, not the day of the entry. */
static void
late__is_what_was_reported_after_the_last_day(void **state)
{
	static const struct {
		const char *reported;
		int late;
	} cases[] = {
		{ "2027-01-31", 0 },
		{ "2027-02-01", 1500 },
	};
	struct ceu_case *c = *state;
	const struct pr_ceu_cycle *cycle;

	case_ncra(c);
	case_hold(c, "NCRA", "ODS", "2022-06-20");
	case_add(c, "2025-03-01", "NCRA", 500)->reported = day("2026-01-10");
	case_add(c, "2025-06-01", "NCRA", 1500);
	for (size_t i = 0; i < PR_LEN(cases); i++) {
		c->claims[1][0].reported = day(cases[i].reported);
		cycle = &case_account(c, "2027-03-01", "NCRA")->cycles[1];
		assert_day(cycle->report_by, "2027-01-31");
		assert_int_equal(cycle->reported, 2000);
		assert_int_equal(cycle->late, cases[i].late);
	}
	/* no rule, no last day */
	c->issuers[0].n_rules--;
	cycle = &case_account(c, "2027-03-01", "NCRA")->cycles[1];
	assert_null(cycle->report_rule);
	assert_int_equal(cycle->late, 0);
}

static void
state__runs_while_something_is_owed_and_is_short_after(void **state)
{
	struct ceu_case *c = case_rhit_with(*state, 1999);
	const struct pr_ceu_account *a;

	assert_int_equal(state_on(c, "2025-02-28"), PR_CEU_TO_COME);
	assert_int_equal(state_on(c, "2025-03-01"), PR_CEU_RUNNING);
	assert_int_equal(state_on(c, "2027-02-28"), PR_CEU_RUNNING);
	assert_int_equal(state_on(c, "2027-03-01"), PR_CEU_OVER_SHORT);
	a = case_account(c, "2027-03-01", "AHIMA");
	assert_int_equal(a->cycles[0].owed, 1);
	assert_int_equal(a->now, 1);
}

static void
state__of_a_short_cycle_is_grace_while_that_runs(void **state)
{
	struct ceu_case *c = case_rhit_with(*state, 1999);
	struct pr_ceu_rule *grace;

	grace = case_rule(c, &c->issuers[0], PR_CEU_GRACE, "A-GRACE");
	grace->days = 90;
	assert_int_equal(state_on(c, "2027-05-29"), PR_CEU_IN_GRACE);
	assert_int_equal(state_on(c, "2027-05-30"), PR_CEU_OVER_SHORT);
	c->entries[0].units = 2000;
	assert_int_equal(state_on(c, "2027-05-29"), PR_CEU_OVER_UNSAID);
	c->entries[0].units = 1999;
	grace->question = "Is there any?";
	assert_int_equal(state_on(c, "2027-05-29"), PR_CEU_OVER_SHORT);
}

static void
state__of_an_unknown_need_is_never_done(void **state)
{
	struct ceu_case *c = case_rhit_with(*state, 2000);

	c->claims[0][0].reported = day("2025-07-01");
	c->rules[0][0].question = "How many?";
	assert_int_equal(state_on(c, "2026-11-22"), PR_CEU_RUNNING);
	assert_int_equal(state_on(c, "2027-03-01"), PR_CEU_OVER_UNSAID);
}

static void
state__of_an_employer_who_asks_for_hours_is_no_card(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_issuer *issuer =
		case_issuer(c, "WORK", false, PR_CEU_EMPLOYER);

	case_credential(c, issuer, "CHECK");
	case_cycle_rule(c, issuer, "CYCLE", 12, PR_CEU_FROM_DATE);
	case_hold(c, "WORK", "CHECK", "2025-03-01");
	assert_int_equal(case_now(c, "2026-11-22", "CHECK")->state,
			 PR_CEU_EXPIRED);
	case_total(c, issuer, "HOURS", 500, NULL, 0);
	assert_int_equal(case_now(c, "2026-11-22", "CHECK")->state,
			 PR_CEU_RUNNING);
}

/* ---- warnings ------------------------------------------------------------ */

static void
warn__begins_180_90_and_30_days_before_the_end(void **state)
{
	static const struct {
		int left, warn;
	} cases[] = {
		{ 181, 0 }, { 180, 180 }, { 91, 180 }, { 90, 90 },
		{ 31, 90 }, { 30, 30 },   { 0, 30 },
	};
	int64_t end = pr_date_to_days(day("2027-02-28"));
	struct ceu_case *owed = case_rhit_with(case_new(), 0),
			*unsaid = case_rhit_with(case_new(), 2000),
			*done = case_rhit_with(case_new(), 2000);

	(void)state;
	done->claims[0][0].reported = day("2025-07-01");
	for (size_t i = 0; i < PR_LEN(cases); i++) {
		char today[PR_DATE_TEXT];
		const struct pr_ceu_account *a;

		pr_date_format(today, pr_date_from_days(end - cases[i].left));
		a = case_account(owed, today, "AHIMA");
		assert_int_equal(a->days_left, cases[i].left);
		assert_int_equal(a->warn, cases[i].warn);
		a = case_account(unsaid, today, "AHIMA");
		assert_int_equal(a->warn, cases[i].warn);
		/* nothing is left to do */
		a = case_account(done, today, "AHIMA");
		assert_int_equal(a->warn, 0);
		assert_int_equal(a->days_left, cases[i].left);
	}
	case_free(owed);
	case_free(unsaid);
	case_free(done);
}

static void
warn__tells_of_every_card_and_does_not_stop_when_it_is_over(void **state)
{
	struct ceu_case *c = *state;

	case_cards(c);
	case_hold(c, "CARDS", "BLS-AHA", "2024-11-10");
	assert_int_equal(case_account(c, "2026-06-03", "BLS-AHA")->warn, 180);
	assert_int_equal(case_account(c, "2026-06-02", "BLS-AHA")->warn, 0);
	assert_int_equal(case_account(c, "2027-06-02", "BLS-AHA")->warn, 30);
	assert_true(c->status->accounts[0].days_left < 0);
}

/* ---- pace ---------------------------------------------------------------- */

static void
pace__is_units_a_month(void **state)
{
	struct ceu_case *c = case_rhit_with(*state, 600);
	const struct pr_ceu_account *a;

	/* 365 of 730 days: 12 months each */
	a = case_account(c, "2026-02-28", "AHIMA");
	assert_int_equal(a->pace, 51);         /* 50.03 */
	assert_int_equal(a->pace_needed, 117); /* 1400 in 366 days: 116.4 */
	/* 487 days are 16 months to the day: nothing to be rounded up */
	c->entries[0].units = 1600;
	a = case_account(c, "2026-06-30", "AHIMA");
	assert_int_equal(a->pace, 100);
	a = case_account(c, "2026-07-01", "AHIMA");
	assert_int_equal(a->pace, 100); /* 99.8 */
	c->entries[0].units = 400;
	a = case_account(c, "2025-10-30", "AHIMA");
	assert_int_equal(a->pace_needed, 100);
	a = case_account(c, "2025-10-31", "AHIMA");
	assert_int_equal(a->pace_needed, 101); /* 100.2 */
	c->entries[0].units = 600;
	/* of the last days a month is made */
	a = case_account(c, "2027-02-20", "AHIMA");
	assert_int_equal(a->pace_needed, 1400);
	/* and of the first */
	c->entries[0].date = day("2025-03-01");
	a = case_account(c, "2025-03-02", "AHIMA");
	assert_int_equal(a->pace, 600);
	c->entries[0].units = 2000;
	a = case_account(c, "2026-02-28", "AHIMA");
	assert_int_equal(a->pace_needed, 0);
	/* of the last day too, and of none after it */
	c->entries[0].units = 600;
	case_close(c, &c->holdings[0], "2027-02-28");
	a = case_account(c, "2027-02-28", "AHIMA");
	assert_int_equal(a->pace_needed, 1400);
	a = case_account(c, "2027-03-01", "AHIMA");
	assert_int_equal(a->pace_needed, 0);
}

/* ---- questions ----------------------------------------------------------- */

static void
questions__are_those_of_the_present_cycle_once(void **state)
{
	static const char *const ccs[] = { "CCS" };
	struct ceu_case *c = case_rhit_with(*state, 0);
	struct pr_ceu_issuer *issuer = &c->issuers[0];
	struct pr_ceu_rule *rule;
	const struct pr_ceu_account *a;

	case_rule(c, issuer, PR_CEU_AUDIT, "A-AUDIT")->question = "How many?";
	rule = case_rule(c, issuer, PR_CEU_NOTE, "A-OLD");
	rule->question = "What was it?";
	rule->to = day("2020-12-31");
	rule = case_rule(c, issuer, PR_CEU_NOTE, "A-CCS");
	rule->question = "What of CCS?";
	rule->credentials = ccs;
	rule->n_credentials = 1;
	case_rule(c, issuer, PR_CEU_NOTE, "A-SETTLED");
	a = case_account(c, "2026-11-22", "AHIMA");
	assert_int_equal(a->n_questions, 1);
	assert_string_equal(a->questions[0]->identifier, "A-AUDIT");
	/* each once, however many are held */
	case_hold(c, "AHIMA", "CCS", "2025-03-01");
	a = case_account(c, "2026-11-22", "AHIMA");
	assert_int_equal(a->n_questions, 2);
	assert_string_equal(a->questions[1]->identifier, "A-CCS");
	/* none about what was given up */
	case_close(c, &c->holdings[0], "2026-01-01");
	case_close(c, &c->holdings[1], "2026-01-01");
	a = case_account(c, "2026-11-22", "AHIMA");
	assert_int_equal(a->n_questions, 0);
}

/* ---- accounts ------------------------------------------------------------ */

static void
accounts__are_in_the_order_of_their_ends(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_status *status;
	static const char *const names[] = { "BLS-AHA", "CBCS", "CMAA",
					     "AHIMA",   "BLS",  "CEHRS" };

	case_ahima(c);
	case_cards(c);
	case_nha(c);
	case_close(c, case_hold(c, "NHA", "CEHRS", "2020-01-01"), "2024-05-05");
	case_hold(c, "CARDS", "BLS", "2025-01-01");
	case_hold(c, "AHIMA", "RHIT", "2025-12-01");
	case_hold(c, "NHA", "CMAA", "2025-11-01");
	case_hold(c, "NHA", "CBCS", "2025-11-01");
	case_hold(c, "CARDS", "BLS-AHA", "2025-02-01");
	status = case_judge(c, "2026-11-22");
	assert_day(status->today, "2026-11-22");
	assert_int_equal(status->n, PR_LEN(names));
	for (size_t i = 0; i < status->n; i++)
		assert_string_equal(status->accounts[i].name, names[i]);
}

static void
accounts__of_one_end_are_in_the_order_of_names_and_then_of_rows(void **state)
{
	static const char *const names[] = { "CBCS", "CEHRS", "CMAA", "CMAA" };
	struct ceu_case *c = *state;
	struct pr_ceu_issuer *other;

	case_nha(c);
	other = case_issuer(c, "OTHER", false, PR_CEU_CERTIFIER);
	case_credential(c, other, "CMAA");
	case_cycle_rule(c, other, "CYCLE", 24, PR_CEU_FROM_DATE);
	case_hold(c, "NHA", "CEHRS", "2025-03-01");
	case_hold(c, "NHA", "CMAA", "2025-03-01");
	case_hold(c, "OTHER", "CMAA", "2025-03-01");
	case_hold(c, "NHA", "CBCS", "2025-03-01");
	for (int i = 0; i < 2; i++) {
		const struct pr_ceu_status *s = case_judge(c, "2026-11-22");

		assert_int_equal(s->n, PR_LEN(names));
		for (size_t k = 0; k < s->n; k++)
			assert_string_equal(s->accounts[k].name, names[k]);
		assert_string_equal(s->accounts[2].issuer->identifier,
				    i ? "OTHER" : "NHA");
		/* and the other way round */
		c->holdings[1].row = 90;
	}
}

static void
accounts__are_found_by_name_or_credential(void **state)
{
	struct ceu_case *c = case_rhit_with(*state, 0);
	const struct pr_ceu_status *status;

	case_nha(c);
	case_hold(c, "NHA", "CEHRS", "2025-01-10");
	status = case_judge(c, "2026-11-22");
	assert_string_equal(pr_ceu_account_find(status, "ahima")->name,
			    "AHIMA");
	assert_string_equal(pr_ceu_account_find(status, "rhit")->name, "AHIMA");
	assert_string_equal(pr_ceu_account_find(status, "CEHRS")->name,
			    "CEHRS");
	assert_null(pr_ceu_account_find(status, "NHA"));
	assert_null(pr_ceu_account_find(status, "RHIA"));
	assert_null(pr_ceu_account_find(status, ""));
}

static void
accounts__of_a_day_before_all_have_no_present_cycle(void **state)
{
	struct ceu_case *c = case_rhit_with(*state, 0);
	const struct pr_ceu_account *a;

	a = case_account(c, "2024-11-22", "AHIMA");
	assert_int_equal(a->now, -1);
	assert_false(a->open);
	assert_int_equal(a->pressing, -1);
	assert_int_equal(a->n_cycles, 1);
	assert_int_equal(a->cycles[0].state, PR_CEU_TO_COME);
}

static void
accounts__are_none_without_a_ledger(void **state)
{
	struct ceu_case *c = *state;

	assert_int_equal(case_judge(c, "2026-11-22")->n, 0);
	pr_ceu_status_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		case_test(state__is_never_done_before_all_is_reported),
		case_test(late__is_what_was_reported_after_the_last_day),
		case_test(
			state__runs_while_something_is_owed_and_is_short_after),
		case_test(state__of_a_short_cycle_is_grace_while_that_runs),
		case_test(state__of_an_unknown_need_is_never_done),
		case_test(state__of_an_employer_who_asks_for_hours_is_no_card),
		case_test(warn__begins_180_90_and_30_days_before_the_end),
		case_test(
			warn__tells_of_every_card_and_does_not_stop_when_it_is_over),
		case_test(pace__is_units_a_month),
		case_test(questions__are_those_of_the_present_cycle_once),
		case_test(accounts__are_in_the_order_of_their_ends),
		case_test(
			accounts__of_one_end_are_in_the_order_of_names_and_then_of_rows),
		case_test(accounts__are_found_by_name_or_credential),
		case_test(accounts__of_a_day_before_all_have_no_present_cycle),
		case_test(accounts__are_none_without_a_ledger),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_ceu_report_past.c - cycles that are over: what waits, what follows, what
 * nobody knows; and the choice between two of them */
#include "report/ceu_parts.h"

#include "ceu_report_case.h"

#define MORE_RULES (CASE_RULES + 3)

/* The rules of the case, what follows a missed end, and a choice. */
static void
add_rules(struct ceu_case *c, struct pr_ceu_rule rules[MORE_RULES])
{
	struct pr_ceu_rule *r = rules + CASE_RULES;

	memcpy(rules, c->rules, sizeof(c->rules));
	case_rule(&r[0], "T-LAPSE", PR_CEU_LAPSE, "It is revoked.")->days = 90;
	case_rule(&r[1], "T-LAPSE-NEW", PR_CEU_LAPSE, "Newer, without days.")
		->question = "Are 90 days still right?";
	case_rule(&r[2], "T-CHOICE", PR_CEU_CHOICE, "One month.")->months = 1;
	c->issuer.rules = rules;
	c->issuer.n_rules = MORE_RULES;
}

static const struct pr_ceu_cycle *
judge_over(struct ceu_case *c, const char *today)
{
	const struct pr_ceu_account *a;

	case_judge(c, today);
	a = case_account(c, "TST");
	assert_true(a->now > 0);
	return &a->cycles[a->now - 1];
}

/* ---- what waits ---------------------------------------------------------- */

static void
past__what_waits_is_named_beside_what_is_missing(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_cycle *over = judge_over(c, "2027-07-01");
	const struct pr_ceu_account *a = case_account(c, "TST");
	char out[CEU_WORDS];

	assert_false(ceu_may_suffice(over)); /* 6.5 missing, 2.0 wait */
	assert_string_equal(ceu_words_cycle(out, a, over),
			    "13.5 of 20.0 CEUs, over and 6.5 short since 28 "
			    "Feb 2027, 2.0 more wait: settle those first");
	assert_string_equal(ceu_words_warning(out, a),
			    "over and 6.5 CEUs short since 28 Feb 2027, 2.0 "
			    "more wait: settle those first");
	assert_true(ceu_words_glance(out, c->picture.status));
	assert_has(out, "2.0 more wait");
	assert_has(ceu_words_next(out, a),
		   "is 6.5 short here, 2.0 more wait: settle those first.");
	assert_has(case_print(c, ceu_status_text),
		   "proctor ceu correct 14 --for TST --reason TEXT");
}

static void
past__what_waits_may_make_it_whole(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_cycle *over;
	const struct pr_ceu_account *a;
	char out[CEU_WORDS];

	c->entries[3].units = 650;
	over = judge_over(c, "2027-07-01");
	a = case_account(c, "TST");
	assert_true(ceu_may_suffice(over));
	assert_string_equal(ceu_words_state(a, over),
			    "over, not known whether it is short");
	assert_string_equal(ceu_state_name(a, over), "unknown");
	assert_string_equal(ceu_words_cycle(out, a, over),
			    "13.5 of 20.0 CEUs, not known whether it is "
			    "short, ended 28 Feb 2027, 6.5 more wait: settle "
			    "those first");
	assert_string_equal(ceu_words_warning(out, a),
			    "ended 28 Feb 2027, not known whether it is "
			    "short, 6.5 more wait: settle those first");
	ceu_words_next(out, a);
	assert_has(out, "it is not known whether it is short: 6.5 are "
			"missing, 6.5 more wait: settle those first. Ask TST "
			"whether it accepts them.");
	assert_has_not(out, "short here");
	assert_has(case_print(c, ceu_status_json), "\"state\": \"unknown\"");
	c->entries[3].units = 649;
	assert_false(ceu_may_suffice(judge_over(c, "2027-07-01")));
	c->entries[3].units = 650; /* but nothing of the core */
	c->claims[3].word[PR_CEU_CATEGORY] = "other";
	assert_false(ceu_may_suffice(judge_over(c, "2027-07-01")));
}

static void
past__what_waits_over_a_maximum_makes_nothing_whole(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_rule most = { .kind = PR_CEU_MAXIMUM };
	struct pr_ceu_cycle over = { .state = PR_CEU_OVER_SHORT,
				     .need = 2000,
				     .counted = 1500,
				     .waits = 600,
				     .owed = 500,
				     .n_quotas = 1 };

	(void)c;
	over.quotas[0] = (struct pr_ceu_quota){
		.rule = &most, .amount = 400, .have = 200, .waits = 300
	};
	assert_true(ceu_may_suffice(&over)); /* 6.0 wait, 1.0 of it too much */
	over.quotas[0].waits = 301;
	assert_false(ceu_may_suffice(&over));
	over.quotas[0].asked = true; /* perhaps no maximum at all */
	assert_true(ceu_may_suffice(&over));
	over.state = PR_CEU_RUNNING;
	assert_false(ceu_may_suffice(&over));
}

/* ---- what follows -------------------------------------------------------- */

static void
earn_all(struct ceu_case *c)
{
	c->claims[0].reported = case_day("");
	c->entries[1].units = 1400; /* 24 of 20, 22 of 16 in the core */
	c->claims[3].accepted = PR_CEU_NO;
}

static void
past__what_is_not_reported_in_time_has_what_follows(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_rule rules[MORE_RULES];
	char out[CEU_WORDS];

	add_rules(c, rules);
	earn_all(c);
	case_judge(c, "2027-03-31"); /* the last day */
	ceu_words_next(out, case_account(c, "TST"));
	assert_has_not(out, "T-LAPSE");
	assert_has_not(case_print(c, ceu_ics), "day 90");
	case_judge(c, "2027-04-01");
	ceu_words_next(out, case_account(c, "TST"));
	assert_has(out,
		   "due there by 31 Mar 2027, which is over (rule T-REPORT). "
		   "After 29 May 2027 (day 90): It is revoked (rule T-LAPSE). "
		   "Ask TST: Are 90 days still right? (rule T-LAPSE-NEW).");
	assert_has(case_print(c, ceu_ics),
		   "SUMMARY:TST: day 90 after the end\\, not all reported");
	c->report.account = case_account(c, "TST");
	c->report.width = 0;
	assert_has(case_print(c, ceu_sheet_text),
		   "For cycle   28 Feb 2027; the last day to report it, 31 Mar "
		   "2027, is over (rule T-REPORT): ask TST whether it still "
		   "takes it");
}

/* Rules may say much: the day at the end must not be lost. */
static void
past__what_follows_is_said_to_its_end(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_rule rules[MORE_RULES];
	char says[1200];

	add_rules(c, rules);
	memset(says, 'x', sizeof(says) - 1);
	says[sizeof(says) - 1] = '\0';
	rules[CASE_RULES].says = says;
	c->report.width = 0;
	case_judge(c, "2027-07-01");
	assert_has(case_print(c, ceu_status_text), "x (rule T-LAPSE). Ask TST");
	assert_has(buf_text(&c->got), "copy the dates of the cycle that runs "
				      "now. Earn 20.0 more by 28 Feb 2029");
}

static void
past__where_no_rule_says_by_when_it_is_a_doubt(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_rule rules[MORE_RULES];
	char out[CEU_WORDS];

	add_rules(c, rules);
	rules[5].question = "By when?";
	earn_all(c);
	case_judge(c, "2027-04-01");
	ceu_words_next(out, case_account(c, "TST"));
	assert_has(out, "Should TST take the cycle as not met for that: After "
			"29 May 2027 (day 90)");
	rules[CASE_RULES].question = "What follows?"; /* nothing is known */
	case_judge(c, "2027-04-01");
	ceu_words_next(out, case_account(c, "TST"));
	assert_has_not(out, "Should TST");
}

static void
past__where_nothing_was_kept_nothing_is_missed(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_rule rules[MORE_RULES];
	const struct pr_ceu_cycle *over;
	const struct pr_ceu_account *a;
	char out[CEU_WORDS];

	add_rules(c, rules);
	c->picture.ledger.n_entries = 0;
	c->report.width = 0;
	over = judge_over(c, "2027-04-01");
	a = case_account(c, "TST");
	assert_string_equal(ceu_words_cycle(out, a, over),
			    "nothing is logged, ended 28 Feb 2027; whether it "
			    "was met is not known here");
	assert_string_equal(ceu_words_warning(out, a), "");
	assert_has_not(ceu_words_next(out, a), "28 Feb 2027");
	assert_true(ceu_words_glance(out, c->picture.status));
	assert_has_not(out, "short");
	assert_has(case_print(c, ceu_status_text),
		   "nothing is logged for 1 earlier cycle: whether it was met "
		   "is not known here, ask TST");
	assert_has_not(buf_text(&c->got), "short");
	assert_has_not(case_print(c, ceu_ics), "28 Feb 2027");
	c->holdings[0].noted = case_day("2027-02-28"); /* then it is known */
	over = judge_over(c, "2027-04-01");
	assert_string_equal(ceu_words_state(case_account(c, "TST"), over),
			    "over and short");
	assert_has(case_print(c, ceu_status_text),
		   "! TST: over and 20.0 CEUs short since 28 Feb 2027");
	assert_has(buf_text(&c->got), "(over and short)");
}

/* ---- which cycle --------------------------------------------------------- */

static void
past__a_choice_of_cycles_is_offered_until_it_is_reported(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_rule rules[MORE_RULES];
	const struct pr_ceu_account *a;
	char out[CEU_WORDS];

	add_rules(c, rules);
	c->picture.ledger.n_entries = 2;
	c->entries[1].date = case_day("2027-02-01");
	case_judge(c, "2027-02-20");
	a = case_account(c, "TST");
	assert_string_equal(
		ceu_words_choice(out, "proctor", a, &a->lines[1],
				 &c->picture.ledger),
		"may count in the cycle to 28 Feb 2029 instead (rule "
		"T-CHOICE): proctor ceu reported TST 12 --period 2029-02-28");
	assert_string_equal(ceu_words_choice(out, "proctor", a, &a->lines[0],
					     &c->picture.ledger),
			    "");
	c->report.account = a;
	c->report.width = 0;
	assert_has(case_print(c, ceu_sheet_text),
		   "Or          may count in the cycle to 28 Feb 2029 instead");
	assert_has(case_print(c, ceu_sheet_json),
		   "\"or_cycle\": \"2029-02-28\"");
	c->entries[1].date = case_day("2027-01-31"); /* a day too early */
	case_judge(c, "2027-02-20");
	a = case_account(c, "TST");
	assert_string_equal(ceu_words_choice(out, "proctor", a, &a->lines[1],
					     &c->picture.ledger),
			    "");
	c->entries[1].date = case_day("2027-02-01");
	c->claims[1].reported = case_day("2027-02-10");
	case_judge(c, "2027-02-20");
	a = case_account(c, "TST");
	assert_string_equal(ceu_words_choice(out, "proctor", a, &a->lines[1],
					     &c->picture.ledger),
			    "");
}

/* The first cycle has enough, so the entry counts in the next one. */
static void
past__a_choice_goes_back_as_well(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_rule rules[MORE_RULES];
	const struct pr_ceu_account *a;
	char out[CEU_WORDS];

	add_rules(c, rules);
	c->picture.ledger.n_entries = 2;
	c->entries[0].units = 2000;
	c->entries[1].date = case_day("2027-02-28");
	case_judge(c, "2027-03-20");
	a = case_account(c, "TST");
	assert_int_equal(a->lines[1].cycle, 1);
	assert_has(
		ceu_words_choice(out, "p", a, &a->lines[1], &c->picture.ledger),
		"may count in the cycle to 28 Feb 2027 instead (rule "
		"T-CHOICE): p ceu reported TST 12 --period 2027-02-28");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) \
	cmocka_unit_test_setup_teardown(past__##name, case_setup, case_teardown)
		TEST(what_waits_is_named_beside_what_is_missing),
		TEST(what_waits_may_make_it_whole),
		TEST(what_waits_over_a_maximum_makes_nothing_whole),
		TEST(what_is_not_reported_in_time_has_what_follows),
		TEST(what_follows_is_said_to_its_end),
		TEST(where_no_rule_says_by_when_it_is_a_doubt),
		TEST(where_nothing_was_kept_nothing_is_missed),
		TEST(a_choice_of_cycles_is_offered_until_it_is_reported),
		TEST(a_choice_goes_back_as_well),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

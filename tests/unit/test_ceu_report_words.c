/* test_ceu_report_words.c - the sentences of the ledger */
#include "report/ceu_parts.h"

#include "ceu_report_case.h"

static void
words__a_cycle_says_what_is_owed_by_when(void **state)
{
	struct ceu_case *c = *state;
	char out[CEU_WORDS];

	/* 8 + 3.5 + 2 (150 minutes), the last 30 minutes too short */
	ceu_words_cycle(out, case_account(c, "TST"), case_now(c, "TST"));
	assert_string_equal(out, "13.5 of 20.0 CEUs, 6.5 owed by 28 Feb 2027, "
				 "392 days");
	ceu_words_cycle(out, case_account(c, "CPR"), case_now(c, "CPR"));
	assert_string_equal(out, "valid until 30 Jun 2026, 149 days");
}

static void
words__nothing_unreported_sounds_done(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a = case_account(c, "TST");
	struct pr_ceu_cycle *now = case_now(c, "TST");
	char out[CEU_WORDS];

	now->counted = 2000;
	now->reported = 0;
	now->owed = 0;
	now->open = false;
	now->state = PR_CEU_EARNED;
	ceu_words_cycle(out, a, now);
	assert_has(out, "20.0 of 20.0 CEUs, 20.0 not reported to TST");
	assert_has_not(out, "done");
	ceu_words_next(out, a);
	assert_string_equal(out, "All 20.0 are earned, 20.0 of them not "
				 "reported to TST yet: enter them there by 31 "
				 "Mar 2027 (rule T-REPORT).");
	assert_has(ceu_words_state(a, now), "not all reported");
	now->report_rule = NULL; /* then nobody says by when */
	ceu_words_next(out, a);
	assert_has(out, "enter them there; the cycle ends on 28 Feb 2027.");
	now->reported = 2000;
	now->state = PR_CEU_DONE;
	ceu_words_cycle(out, a, now);
	assert_has(out, "all reported");
}

static void
words__a_need_nobody_knows_is_no_figure(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a = case_account(c, "TST");
	struct pr_ceu_cycle *now = case_now(c, "TST");
	char out[CEU_WORDS];

	now->need = PR_CEU_UNKNOWN;
	now->owed = PR_CEU_UNKNOWN;
	ceu_words_cycle(out, a, now);
	assert_has(out, "13.5 CEUs, not known how many are needed");
	assert_has_not(out, "of 20.0");
	assert_has_not(out, "-");
	ceu_words_next(out, a);
	assert_has(out, "Ask TST how many CEUs this cycle needs.");
	now->state = PR_CEU_OVER_UNSAID;
	assert_string_equal(ceu_words_state(a, now), "over, need not known");
	assert_string_equal(ceu_state_name(a, now), "unknown");
	now->reported = now->counted;
	ceu_words_next(out, a);
	assert_string_equal(out, "Ask TST how many CEUs the cycle that ended "
				 "on 28 Feb 2027 needed: 13.5 count there and "
				 "are reported.");
}

static void
words__of_what_was_never_logged_nothing_is_said(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;

	c->picture.ledger.n_entries = 0;
	case_judge(c, "2029-04-01");
	a = case_account(c, "TST");
	assert_string_equal(ceu_words_state(a, &a->cycles[0]),
			    "over, nothing logged");
	assert_string_equal(ceu_state_name(a, &a->cycles[0]), "unknown");
}

static void
words__a_cycle_to_come_says_what_it_needs(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a = case_account(c, "TST");
	char out[CEU_WORDS];

	ceu_words_cycle(out, a, &a->cycles[a->now + 1]);
	assert_string_equal(out, "20.0 CEUs needed");
}

static void
words__with_a_question_open_nothing_is_done(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a = case_account(c, "TST");
	struct pr_ceu_cycle *now = case_now(c, "TST");
	char out[CEU_WORDS];

	now->counted = now->reported = 2000;
	now->owed = 0;
	now->fee_paid = true;
	now->open = true;
	now->state = PR_CEU_DONE;
	assert_string_equal(ceu_words_state(a, now),
			    "earned and reported, a question open");
	ceu_words_cycle(out, a, now);
	assert_has(out, "all reported, a question open, ends 28 Feb 2027");
	ceu_words_next(out, a);
	assert_string_equal(out,
			    "What counts is reported. Ask TST: Does the 40 "
			    "percent rule hold for my cycle? If it holds, 8.0 "
			    "in Its own would be missing (rule T-OWN).");
	now->state = PR_CEU_EARNED;
	assert_has(ceu_words_state(a, now), "a question open");
	ceu_words_next(out, a);
	assert_has(out, "would be missing");
	now->open = false;
	now->state = PR_CEU_DONE;
	assert_string_equal(ceu_words_next(out, a), "");
}

static void
words__a_card_and_an_employer_have_no_name_of_a_file(void **state)
{
	struct ceu_case *c = *state;
	char out[CEU_WORDS];

	c->holdings[1].expires = case_day("");
	case_judge(c, "2026-02-01");
	ceu_words_next(out, case_account(c, "CPR"));
	assert_string_equal(out, "Nothing says when CPR ends: note the date "
				 "that the card gives.");
	c->card.kind = PR_CEU_EMPLOYER;
	ceu_words_next(out, case_account(c, "CPR"));
	assert_has(out, "that your employer gives");
}

static void
words__a_grade_is_said_in_one_way(void **state)
{
	struct ceu_case *c = *state;
	char out[CEU_WORDS], basis[CEU_WORDS];

	c->rules[0].grade = "D";
	pr_ceu_basis(basis, sizeof(basis), &c->rules[0]);
	ceu_grade(out, "D");
	assert_true(strlen(out) > 8);
	assert_memory_equal(out, basis, strlen(out));
	assert_true(ceu_grade(out, NULL)[0]);
}

static void
words__a_question_is_never_part_of_what_is_owed(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a = case_account(c, "TST");
	const struct pr_ceu_cycle *now = case_now(c, "TST");
	char out[CEU_WORDS];
	int asked = 0;

	for (size_t i = 0; i < now->n_quotas; i++) {
		ceu_words_quota(out, a, &now->quotas[i]);
		if (!now->quotas[i].asked) {
			assert_string_equal(out,
					    "Core <domains> 11.5 of 16.0, 4.5 "
					    "to come, 2.0 more if accepted "
					    "(rule T-CORE)");
			continue;
		}
		asked++;
		assert_has(out, "Not known whether this holds: Its own 0.0 of "
				"8.0, 8.0 would be missing");
		assert_has(out, "(rule T-OWN)");
		assert_has(out, "Ask TST: Does the 40 percent rule hold");
	}
	assert_int_equal(asked, 1);
	ceu_words_next(out, a);
	assert_has(out, "of these at least 4.5 in Core <domains>.");
	assert_has_not(out, "Its own");
}

static void
words__a_line_says_what_counts_and_by_which_rule(void **state)
{
	static const char *const want[] = {
		"counts 8.0 in the cycle to 28 Feb 2027; reported 1 May 2025",
		"counts 3.5 in the cycle to 28 Feb 2027; not reported yet",
		("counts 2.0 in the cycle to 28 Feb 2027, 150 minutes (rule "
		 "T-MINUTES), 30 of them too short to earn a part; not "
		 "reported yet"),
		"waits: 2.0 if TST accepts it",
		"not accepted: an ordinary duty",
	};
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a = case_account(c, "TST");
	char out[CEU_WORDS];

	assert_int_equal(a->n_lines, PR_LEN(want));
	for (size_t i = 0; i < PR_LEN(want); i++)
		assert_string_equal(ceu_words_line(out, a, &a->lines[i],
						   &c->picture.ledger),
				    want[i]);
}

static void
words__a_rest_the_rule_is_silent_on_is_said(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a = case_account(c, "TST");
	char out[CEU_WORDS];

	c->entries[2].minutes = 170;
	case_judge(c, "2026-02-01");
	a = case_account(c, "TST");
	ceu_words_line(out, a, &a->lines[2], &c->picture.ledger);
	assert_has(out, "170 minutes (rule T-MINUTES), the other 50 minutes: "
			"not known whether they count");
	assert_has_not(out, "question");
	c->entries[2].minutes = 50; /* alone, too */
	case_judge(c, "2026-02-01");
	a = case_account(c, "TST");
	ceu_words_line(out, a, &a->lines[2], &c->picture.ledger);
	assert_has(out, "not known whether 50 minutes count (rule T-MINUTES), "
			"enter the CEUs as the certificate shows them");
	c->rules[CASE_RULES - 1].kind = PR_CEU_COUNTING; /* a question */
	ceu_words_line(out, a, &a->lines[2], &c->picture.ledger);
	assert_has(out, "not known whether 50 minutes count (question "
			"T-AUDIT), enter");
	c->entries[2].minutes = 170;
	case_judge(c, "2026-02-01");
	a = case_account(c, "TST");
	ceu_words_line(out, a, &a->lines[2], &c->picture.ledger);
	assert_has(out, "not known whether they count (question T-AUDIT)");
	c->rules[4].rest = PR_CEU_REST_WHOLE;
	case_judge(c, "2026-02-01");
	a = case_account(c, "TST");
	ceu_words_line(out, a, &a->lines[2], &c->picture.ledger);
	assert_has(out, "counts 3.0 ");
	assert_has(out, "50 of them as a whole CEU");
	assert_has_not(out, "too short");
	c->entries[2].minutes = 44;
	case_judge(c, "2026-02-01");
	a = case_account(c, "TST");
	ceu_words_line(out, a, &a->lines[2], &c->picture.ledger);
	assert_has(out, "44 minutes are too short");
	c->claims[1].reported_before = case_day("2025-07-07");
	ceu_words_line(out, a, &a->lines[1], &c->picture.ledger);
	assert_has(out, "; reported 7 Jul 2025, but corrected since: report "
			"it anew");
}

static void
words__every_verdict_has_a_sentence(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a = case_account(c, "TST");
	char out[CEU_WORDS];

	for (int v = PR_CEU_COUNTS; v <= PR_CEU_ELSEWHERE; v++) {
		struct pr_ceu_line line = { .entry = 2,
					    .verdict = (enum pr_ceu_verdict)v,
					    .cycle = -1,
					    .worth = 100,
					    .rule = &c->rules[4] };

		ceu_words_line(out, a, &line, &c->picture.ledger);
		assert_true(strlen(out) > 10);
		assert_true(ceu_verdict_name(line.verdict)[0]);
		if (v != PR_CEU_WAITS)
			assert_has(out, "(rule T-MINUTES)");
	}
	for (int s = PR_CEU_RUNNING; s <= PR_CEU_TO_COME; s++) {
		case_now(c, "TST")->state = (enum pr_ceu_state)s;
		assert_true(ceu_words_state(a, case_now(c, "TST"))[0]);
		assert_true(ceu_state_name(a, case_now(c, "TST"))[0]);
	}
}

static void
words__what_presses_is_said_on_one_line(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_status none = { .today = c->picture.today };
	char out[CEU_WORDS];

	assert_false(ceu_words_glance(out, &none));
	assert_true(ceu_words_glance(out, c->picture.status));
	assert_string_equal(out, "CPR: valid until 30 Jun 2026, 149 days (and "
				 "1 more)");
	ceu_words_warning(out, case_account(c, "CPR"));
	assert_string_equal(out,
			    "due in 149 days: CPR runs out on 30 Jun 2026");
	assert_string_equal(ceu_words_warning(out, case_account(c, "TST")), "");
	case_judge(c, "2026-07-02");
	ceu_words_next(out, case_account(c, "CPR"));
	assert_has(out, "CPR ran out on 30 Jun 2026: renew it");
}

static void
words__an_old_cycle_left_open_comes_before_the_new_one(void **state)
{
	struct ceu_case *c = *state;
	char out[CEU_WORDS];

	c->claims[0].reported = case_day("");
	c->entries[1].units = 1400; /* 24 of 20, 22 of 16 in the core */
	case_judge(c, "2027-03-10");
	ceu_words_next(out, case_account(c, "TST"));
	assert_has(out, "Of the cycle that ended on 28 Feb 2027, all earned, "
			"24.0 CEUs are not noted as reported to TST, due there "
			"by 31 Mar 2027 (rule T-REPORT).");
	ceu_words_warning(out, case_account(c, "TST"));
	assert_string_equal(out, "over and 24.0 CEUs not reported since 28 Feb "
				 "2027, may be reported until 31 Mar 2027");
	case_judge(c, "2027-05-10"); /* too late for that */
	ceu_words_warning(out, case_account(c, "TST"));
	assert_string_equal(out, "over and 24.0 CEUs not reported since 28 Feb "
				 "2027");
}

static void
words__a_missed_end_comes_before_all_of_the_new_cycle(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;
	char out[CEU_WORDS];

	case_judge(c, "2027-07-01");
	a = case_account(c, "TST");
	assert_true(a->pressing >= 0);
	ceu_words_warning(out, a);
	assert_has(out, "over and 6.5 CEUs short since 28 Feb 2027");
	ceu_words_standing(out, a);
	assert_has(out, "over and 6.5 CEUs short since 28 Feb 2027");
	assert_true(ceu_words_glance(out, c->picture.status));
	assert_has(out, "TST: 13.5 of 20.0 CEUs, over and 6.5 short since 28 "
			"Feb 2027");
	ceu_words_next(out, a);
	assert_has(out, "The cycle that ended on 28 Feb 2027 is 6.5 short");
}

static void
words__a_report_after_the_last_day_is_no_plain_report(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a;
	char out[CEU_WORDS];

	for (size_t i = 0; i < 4; i++)
		c->claims[i].reported = case_day("2027-04-20");
	c->entries[1].units = 1400;
	c->claims[3].accepted = PR_CEU_NO;
	case_judge(c, "2027-05-10");
	a = case_account(c, "TST");
	ceu_words_line(out, a, &a->lines[1], &c->picture.ledger);
	assert_has(out, "reported 20 Apr 2027, after the last day 31 Mar 2027: "
			"ask TST whether it was taken");
	assert_string_equal(ceu_words_state(a, &a->cycles[a->now - 1]),
			    "all reported, not all of it in time");
	ceu_words_next(out, a);
	assert_has(out, "24.0 of it came after the last day 31 Mar 2027: ask "
			"TST whether that was taken.");
}

static void
words__a_report_for_another_account_is_not_said_here(void **state)
{
	struct ceu_case *c = *state;
	const struct pr_ceu_account *a = case_account(c, "TST");
	struct pr_ceu_line line = a->lines[0];
	char out[CEU_WORDS];

	line.verdict = PR_CEU_ELSEWHERE;
	c->claims[0].account = "OTHER";
	ceu_words_line(out, a, &line, &c->picture.ledger);
	assert_has(out, "it counts in another account");
	assert_has_not(out, "reported");
}

static void
words__text_is_cut_between_characters(void **state)
{
	char out[8], wide[21];
	struct ceu_text t = ceu_begin(out, sizeof(out));

	(void)state;
	ceu_add(&t, "12345%s", "\xe2\x82\xac\xe2\x82\xac");
	assert_string_equal(out, "12345");
	ceu_add(&t, "6");
	assert_string_equal(out, "123456");
	ceu_add(&t, "%s", "\xc3\xbc");
	assert_string_equal(out, "123456");
	t = ceu_begin(wide, sizeof(wide)); /* where it shows, with a mark */
	ceu_add(&t, "1234567890123456%s", "\xe2\x82\xac\xe2\x82\xac");
	assert_string_equal(wide, "1234567890123456...");
	ceu_add(&t, "%s", "and on");
	assert_string_equal(wide, "1234567890123456...");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, case_setup, case_teardown)
		TEST(words__a_cycle_says_what_is_owed_by_when),
		TEST(words__nothing_unreported_sounds_done),
		TEST(words__a_need_nobody_knows_is_no_figure),
		TEST(words__of_what_was_never_logged_nothing_is_said),
		TEST(words__a_cycle_to_come_says_what_it_needs),
		TEST(words__with_a_question_open_nothing_is_done),
		TEST(words__a_card_and_an_employer_have_no_name_of_a_file),
		TEST(words__a_grade_is_said_in_one_way),
		TEST(words__a_question_is_never_part_of_what_is_owed),
		TEST(words__a_line_says_what_counts_and_by_which_rule),
		TEST(words__a_rest_the_rule_is_silent_on_is_said),
		TEST(words__every_verdict_has_a_sentence),
		TEST(words__what_presses_is_said_on_one_line),
		TEST(words__an_old_cycle_left_open_comes_before_the_new_one),
		TEST(words__a_missed_end_comes_before_all_of_the_new_cycle),
		TEST(words__a_report_after_the_last_day_is_no_plain_report),
		TEST(words__a_report_for_another_account_is_not_said_here),
		TEST(words__text_is_cut_between_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

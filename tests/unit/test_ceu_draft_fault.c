/* test_ceu_draft_fault.c - every fault of a draft is named, and what is worth a
 * look is remarked */
#include "ceu_draft_check.h"

/* ---- faults -------------------------------------------------------------- */

static void
ceu_draft__a_day_that_is_none_to_come_or_not_said_is_a_fault(void **state)
{
	struct pr_ceu_draft draft = case_draft;

	(void)state;
	SET(draft.date, "2026-02-30");
	faulty(&draft, PR_CEU_F_DATE, -1, "YYYY-MM-DD");
	SET(draft.date, "11/20/2026");
	faulty(&draft, PR_CEU_F_DATE, -1, "YYYY-MM-DD");
	draft.date[0] = '\0';
	faulty(&draft, PR_CEU_F_DATE, -1, "no day");
	SET(draft.date, "2026-11-23");
	faulty(&draft, PR_CEU_F_DATE, -1, "today is 2026-11-22");
}

static void
ceu_draft__asked_what_if_a_day_may_be_to_come(void **state)
{
	struct pr_ceu_findings findings;
	struct pr_ceu_draft draft = case_draft;
	struct pr_ceu_room room = case_room;

	(void)state;
	room.may_be_to_come = true;
	SET(draft.date, "2028-01-01");
	pr_ceu_entry_free(passes(&room, &draft, &findings));
	SET(draft.date, "2031-01-01");
	faulty_in(&room, &draft, PR_CEU_F_DATE, 0, "2029-05-31");
}

static void
ceu_draft__a_day_outside_every_cycle_of_a_named_issuer_is_a_fault(void **state)
{
	struct pr_ceu_findings findings;
	struct pr_ceu_draft draft = case_draft;
	struct pr_ceu_entry *entry = NULL;
	struct pr_err err = { 0 };

	(void)state;
	SET(draft.date, "2025-05-31");
	faulty(&draft, PR_CEU_F_DATE, 0, "from 2025-06-01 to 2029-05-31");
	SET(draft.claims[0].issuer, "AAPC");
	SET(draft.date, "2026-03-04");
	SET(draft.word[0], "");
	assert_pr_refused(
		pr_ceu_draft_check(&entry, &draft, &case_room, &findings, &err),
		PR_EINVAL, &err);
	assert_ptr_equal(findings.of[0].rule, &case_aapc_rules[1]);
	/* not accepted there: then the day is nobody's business */
	SET(draft.claims[0].accepted, "no");
	pr_ceu_entry_free(passes(&case_room, &draft, &findings));
}

static void
ceu_draft__an_entry_needs_a_title_and_units_or_minutes(void **state)
{
	struct pr_ceu_draft draft = case_draft;

	(void)state;
	SET(draft.title, "   ");
	faulty(&draft, PR_CEU_F_TITLE, -1, "empty");
	draft = case_draft;
	draft.units[0] = '\0';
	SET(draft.minutes, " ");
	faulty(&draft, PR_CEU_F_UNITS, -1, "neither");
}

static void
ceu_draft__units_that_cannot_be_are_faults(void **state)
{
	static const struct {
		const char *text, *says;
	} cases[] = {
		{ "4.333", "3 decimals" }, { "-1", "below 0" },
		{ "0", "more than 0" },    { "0.00", "more than 0" },
		{ "200.01", "too much" },  { "1e3", "no number" },
		{ "1,5", "comma" },        { "six", "no number" },
	};

	(void)state;
	for (size_t i = 0; i < PR_LEN(cases); i++) {
		struct pr_ceu_draft draft = case_draft;

		SET(draft.units, cases[i].text);
		faulty(&draft, PR_CEU_F_UNITS, -1, cases[i].says);
		draft = case_draft;
		SET(draft.claims[0].units, cases[i].text);
		if (cases[i].text[0] != '0')
			faulty(&draft, PR_CEU_F_UNITS_THERE, 0, cases[i].says);
		else
			faulty(&draft, PR_CEU_F_UNITS_THERE, 0, "say no");
	}
}

static void
ceu_draft__an_issuer_nobody_knows_or_holds_anything_of_is_a_fault(void **state)
{
	struct pr_ceu_draft draft = case_draft;

	(void)state;
	SET(draft.word[0], "");
	SET(draft.claims[0].issuer, "AHIAM");
	faulty(&draft, PR_CEU_F_ISSUER, 0, "nearest is \"AHIMA\"");
	SET(draft.claims[0].issuer, "Quidditch");
	faulty(&draft, PR_CEU_F_ISSUER, 0, "AAPC, AHA, AHIMA, NCRA");
	SET(draft.claims[0].issuer, "NCRA");
	faulty(&draft, PR_CEU_F_ISSUER, 0, "hold nothing of NCRA");
	SET(draft.claims[0].issuer, "CTR"); /* its old name */
	faulty(&draft, PR_CEU_F_ISSUER, 0, "hold nothing of NCRA");
	draft.n_claims = 2;
	draft.claims[1] = draft.claims[0];
	SET(draft.claims[0].issuer, "AHIMA");
	SET(draft.claims[1].issuer, "RHIT");
	faulty(&draft, PR_CEU_F_ISSUER, 1, "twice");
}

static void
ceu_draft__a_word_nobody_knows_is_a_fault(void **state)
{
	struct pr_ceu_draft draft = case_draft;

	(void)state;
	SET(draft.word[PR_CEU_CATEGORY], "hiin");
	faulty(&draft, PR_CEU_F_CATEGORY, -1, "nearest is \"hiim\"");
	draft = case_draft;
	SET(draft.word[PR_CEU_SOURCE], "university");
	faulty(&draft, PR_CEU_F_SOURCE, -1, "there are ahima, provider");
	draft = case_draft;
	SET(draft.claims[0].word[PR_CEU_CATEGORY], "himi");
	faulty(&draft, PR_CEU_F_CATEGORY, 0,
	       "AHIMA has no category \"himi\"; the nearest is \"hiim\"");
	draft = case_draft;
	SET(draft.claims[0].word[PR_CEU_PLACE], "online");
	faulty(&draft, PR_CEU_F_PLACE, 0, "sorts by none");
	/* said for all, it goes to those that have it */
	draft = case_draft;
	SET(draft.word[PR_CEU_PLACE], "online");
	{
		struct pr_ceu_findings findings;
		struct pr_ceu_entry *entry =
			passes(&case_room, &draft, &findings);

		assert_string_equal(claim_at(entry, "AAPC")->word[PR_CEU_PLACE],
				    "online");
		assert_string_equal(
			claim_at(entry, "AHIMA")->word[PR_CEU_PLACE], "");
		pr_ceu_entry_free(entry);
	}
}

static void
ceu_draft__a_text_that_is_no_clean_line_is_a_fault(void **state)
{
	struct pr_ceu_draft draft = case_draft;

	(void)state;
	SET(draft.title, "two\nlines");
	faulty(&draft, PR_CEU_F_TITLE, -1, "one plain line");
	SET(draft.title, "bell\a");
	faulty(&draft, PR_CEU_F_TITLE, -1, "one plain line");
	SET(draft.title, "no \xff UTF-8");
	faulty(&draft, PR_CEU_F_TITLE, -1, "one plain line");
	draft = case_draft;
	SET(draft.provider, "a\xe2\x80\x8b"
			    "b"); /* zero-width space */
	faulty(&draft, PR_CEU_F_PROVIDER, -1, "one plain line");
	draft = case_draft;
	SET(draft.note, "tab\there");
	faulty(&draft, PR_CEU_F_NOTE, -1, "one plain line");
	draft = case_draft;
	SET(draft.claims[0].why, "a\rb");
	faulty(&draft, PR_CEU_F_WHY, 0, "one plain line");
	draft = case_draft;
	SET(draft.claims[0].approval, "\x1b[31m");
	faulty(&draft, PR_CEU_F_APPROVAL, 0, "one plain line");
}

static void
ceu_draft__an_accent_apart_from_its_letter_is_put_together(void **state)
{
	struct pr_ceu_findings findings;
	struct pr_ceu_draft draft = case_draft;
	struct pr_ceu_entry *entry;

	(void)state;
	SET(draft.title, "Caf\x65\xcc\x81");
	entry = passes(&case_room, &draft, &findings);
	assert_string_equal(entry->title, "Caf\xc3\xa9");
	pr_ceu_entry_free(entry);
	memset(draft.title, 'x', PR_CEU_TEXT - 1);
	entry = passes(&case_room, &draft, &findings);
	assert_int_equal(strlen(entry->title), 255);
	pr_ceu_entry_free(entry);
}

static void
ceu_draft__a_claim_says_yes_no_or_unknown(void **state)
{
	struct pr_ceu_draft draft = case_draft;

	(void)state;
	SET(draft.claims[0].accepted, "perhaps");
	faulty(&draft, PR_CEU_F_ACCEPTED, 0, "yes, no or unknown");
}

static void
ceu_draft__a_report_lies_between_the_activity_and_today(void **state)
{
	struct pr_ceu_draft draft = case_draft;

	(void)state;
	SET(draft.claims[0].reported, "2026-11-19");
	faulty(&draft, PR_CEU_F_REPORTED, 0, "before the activity");
	SET(draft.claims[0].reported, "2026-11-23");
	faulty(&draft, PR_CEU_F_REPORTED, 0, "future");
	SET(draft.claims[0].reported, "soon");
	faulty(&draft, PR_CEU_F_REPORTED, 0, "YYYY-MM-DD");
	SET(draft.claims[0].reported, "2026-11-21");
	SET(draft.claims[0].accepted, "no");
	faulty(&draft, PR_CEU_F_REPORTED, 0, "accepted");
}

static void
ceu_draft__all_faults_are_named_at_once(void **state)
{
	struct pr_ceu_findings findings;
	struct pr_ceu_draft draft = case_draft;
	struct pr_ceu_entry *entry = NULL;
	struct pr_err err = { 0 };

	(void)state;
	SET(draft.date, "tomorrow");
	draft.title[0] = '\0';
	SET(draft.units, "4.333");
	SET(draft.cost, "much");
	SET(draft.claims[0].issuer, "AHMIA");
	draft.n_claims = PR_CEU_CLAIMS + 1;
	assert_pr_refused(
		pr_ceu_draft_check(&entry, &draft, &case_room, &findings, &err),
		PR_EINVAL, &err);
	assert_non_null(find(&findings, PR_CEU_FAULT, PR_CEU_F_DATE, -1));
	assert_non_null(find(&findings, PR_CEU_FAULT, PR_CEU_F_TITLE, -1));
	assert_non_null(find(&findings, PR_CEU_FAULT, PR_CEU_F_UNITS, -1));
	assert_non_null(find(&findings, PR_CEU_FAULT, PR_CEU_F_COST, -1));
	assert_non_null(find(&findings, PR_CEU_FAULT, PR_CEU_F_ISSUER, -1));
	assert_non_null(find(&findings, PR_CEU_FAULT, PR_CEU_F_ISSUER, 0));
	/* far more than there is room for */
	assert_true(findings.n <= PR_CEU_FINDINGS);
}

/* ---- remarks ------------------------------------------------------------- */

static void
ceu_draft__what_is_rare_or_meets_no_minimum_is_remarked(void **state)
{
	struct pr_ceu_findings findings;
	struct pr_ceu_draft draft = case_draft;
	const struct pr_ceu_finding *finding;

	(void)state;
	SET(draft.units, "25");
	pr_ceu_entry_free(passes(&case_room, &draft, &findings));
	says(find(&findings, PR_CEU_REMARK, PR_CEU_F_UNITS, -1), "25.0 units");
	SET(draft.units, "24.5");
	pr_ceu_entry_free(passes(&case_room, &draft, &findings));
	assert_int_equal(findings.n, 0);

	draft = case_draft;
	draft.word[PR_CEU_CATEGORY][0] = '\0';
	pr_ceu_entry_free(passes(&case_room, &draft, &findings));
	finding = find(&findings, PR_CEU_REMARK, PR_CEU_F_CATEGORY, 0);
	says(finding, "AHIMA-HIIM-80");
	assert_ptr_equal(finding->rule, &case_ahima_rules[1]);
	/* where it is not accepted nothing is asked */
	SET(draft.claims[0].accepted, "no");
	pr_ceu_entry_free(passes(&case_room, &draft, &findings));
	assert_int_equal(findings.n, 0);
}

static void
ceu_draft__a_step_that_an_issuer_does_not_count_in_is_remarked(void **state)
{
	struct pr_ceu_findings findings;
	struct pr_ceu_draft draft = case_draft;
	const struct pr_ceu_finding *finding;

	(void)state;
	SET(draft.units, "1.3");
	pr_ceu_entry_free(passes(&case_room, &draft, &findings));
	finding = find(&findings, PR_CEU_REMARK, PR_CEU_F_UNITS, -1);
	says(finding, "AAPC counts in steps of 0.5 (rule AAPC-STEP): of 1.3 "
		      "units 1.0 count there");
	assert_ptr_equal(finding->rule, &case_aapc_rules[2]);
	draft.n_claims = 2;
	SET(draft.claims[1].issuer, "AAPC");
	SET(draft.claims[1].accepted, "yes");
	SET(draft.claims[1].units, "0.75");
	pr_ceu_entry_free(passes(&case_room, &draft, &findings));
	says(find(&findings, PR_CEU_REMARK, PR_CEU_F_UNITS_THERE, 1), "0.75");
}

static void
ceu_draft__the_same_day_and_title_once_more_is_remarked(void **state)
{
	struct pr_ceu_findings findings;
	struct pr_ceu_draft draft = case_draft;
	struct pr_ceu_room room = case_room;

	(void)state;
	SET(draft.date, "2026-10-01");
	SET(draft.title, "clinical coding UPDATE");
	pr_ceu_entry_free(passes(&room, &draft, &findings));
	says(find(&findings, PR_CEU_REMARK, PR_CEU_F_TITLE, -1), "#12");
	room.instead = 12; /* its own correction is no second one */
	pr_ceu_entry_free(passes(&room, &draft, &findings));
	assert_int_equal(findings.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			ceu_draft__a_day_that_is_none_to_come_or_not_said_is_a_fault),
		cmocka_unit_test(ceu_draft__asked_what_if_a_day_may_be_to_come),
		cmocka_unit_test(
			ceu_draft__a_day_outside_every_cycle_of_a_named_issuer_is_a_fault),
		cmocka_unit_test(
			ceu_draft__an_entry_needs_a_title_and_units_or_minutes),
		cmocka_unit_test(ceu_draft__units_that_cannot_be_are_faults),
		cmocka_unit_test(
			ceu_draft__an_issuer_nobody_knows_or_holds_anything_of_is_a_fault),
		cmocka_unit_test(ceu_draft__a_word_nobody_knows_is_a_fault),
		cmocka_unit_test(
			ceu_draft__a_text_that_is_no_clean_line_is_a_fault),
		cmocka_unit_test(
			ceu_draft__an_accent_apart_from_its_letter_is_put_together),
		cmocka_unit_test(ceu_draft__a_claim_says_yes_no_or_unknown),
		cmocka_unit_test(
			ceu_draft__a_report_lies_between_the_activity_and_today),
		cmocka_unit_test(ceu_draft__all_faults_are_named_at_once),
		cmocka_unit_test(
			ceu_draft__what_is_rare_or_meets_no_minimum_is_remarked),
		cmocka_unit_test(
			ceu_draft__a_step_that_an_issuer_does_not_count_in_is_remarked),
		cmocka_unit_test(
			ceu_draft__the_same_day_and_title_once_more_is_remarked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

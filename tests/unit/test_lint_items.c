/* test_lint_items.c - what is said about items, their waivers and answers, and
 * the round itself: R408, R422, R435, R441 to R449 */
#include "lint_case.h"

#define FIVE(stem) ITEM("I1", stem, "Overlay", "Duplicate", "Alias", "Overlap")
#define BARE(name, more)                                                    \
	"{\"identifier\":\"" name "\",\"type\":\"single_choice\",\"stem\":" \
	"\"Which is it of the four in this list?\",\"options\":[" OPT_(     \
		"A", "Overlay",                                             \
		",\"correct\":true") "," OPT_("B", "Alias",                 \
					      "") "]," more                 \
						  "\"rationale\":\"So.\"}"

#define TWO(a, key_a, b, key_b)                                      \
	ITEM("I1", a, "Tissue map", key_a, "Order set", "Care plan") \
	"," ITEM("I2", b, "Face sheet", key_b, "Budget line", "Staff chart")

static void
lint__what_is_not_said_about_an_item_is_told(void **state)
{
	static const int rules[] = { 422, 441, 442, 443, 444, 445 };
	struct lint_case c;

	(void)state;
	lint_case_run(&c, "en", "", BARE("I1", ""));
	for (size_t i = 0; i < PR_LEN(rules); i++)
		assert_int_equal(c.found[rules[i] - 401], 1);
	assert_int_equal(c.all, PR_LEN(rules));
	/* an authority without a day is no dated one */
	lint_case_run(&c, "en", "",
		      BARE("I1", "\"authority\":[{\"source\":\"Law\"}],"));
	assert_int_equal(c.found[422 - 401], 1);
	assert_int_equal(c.found[441 - 401], 0);
	lint_case_run(&c, "en", "",
		      BARE("I1", "\"authority\":[{\"source\":\"Law\"},"
				 "{\"source\":\"Act\",\"as_of\":"
				 "\"2026-01-01\"}],"));
	assert_int_equal(c.found[422 - 401], 0);
}

static void
lint__a_day_of_review_that_passed_is_told(void **state)
{
	struct lint_case c;

	(void)state;
	lint_case_run(&c, "en", "",
		      BARE("I1", "\"review_by\":\"2026-11-21\","));
	assert_int_equal(c.found[435 - 401], 1);
	lint_case_run(&c, "en", "", BARE("I1", "\"review_by\":\"" TODAY "\","));
	assert_int_equal(c.found[435 - 401], 0);
}

static void
lint__retired_items_are_left_out(void **state)
{
	struct lint_case c;

	(void)state;
	lint_case_run(&c, "en", "", BARE("I1", "\"status\":\"retired\","));
	assert_int_equal(c.all, 0);
	assert_int_equal(c.sum.retired, 1);
	assert_int_equal(c.sum.items, 0);
}

/* ---- waivers ------------------------------------------------------------- */

static void
run_waived(struct lint_case *c, const char *items, const char *rule)
{
	struct pr_waiver waiver = { rule, "meant to be" };
	char text[4000];
	struct pr_lint *lint = lint_case_new(c);

	snprintf(text, sizeof(text), BANK_OPEN "%s]}", items);
	lint_case_add(lint, text, &waiver, 1);
	lint_case_end(c, lint);
}

static void
lint__a_waiver_silences_its_rule_and_is_counted(void **state)
{
	static const char *const names[] = { "R412", "r412", "412",
					     "negative-stem" };
	struct lint_case c;

	(void)state;
	for (size_t i = 0; i < PR_LEN(names); i++) {
		run_waived(&c, FIVE("Which of these is not an error?"),
			   names[i]);
		assert_int_equal(c.all, 0);
		assert_int_equal(c.waived[412 - 401], 1);
		assert_int_equal(c.sum.waived, 1);
	}
}

static void
lint__a_waiver_that_silences_nothing_is_told(void **state)
{
	struct lint_case c;

	(void)state;
	run_waived(&c, FIVE("Which of these is an error?"), "R412");
	assert_int_equal(c.found[449 - 401], 1);
	assert_int_equal(c.all, 1);
	run_waived(&c, FIVE("Which of these is an error?"), "no-such-rule");
	assert_int_equal(c.found[449 - 401], 1);
	assert_non_null(strstr(c.last_wrong, "no such lint rule"));
	/* rules of the end are told at the end */
	run_waived(&c, FIVE("Which of these is an error?"), "R433");
	assert_int_equal(c.found[449 - 401], 1);
	/* needs answers: nobody can tell */
	run_waived(&c, FIVE("Which of these is an error?"), "R408");
	assert_int_equal(c.all, 0);
	run_waived(&c,
		   TWO("Who signs this form?", "Surgeon",
		       "Who signs this form?", "Head nurse"),
		   "same-stem");
	assert_int_equal(c.found[433 - 401], 0);
	assert_int_equal(c.waived[433 - 401], 1);
	assert_int_equal(c.all, 0);
}

/* ---- answers ------------------------------------------------------------- */

static void
lint__an_option_nobody_chooses_is_told_from_60_answers_on(void **state)
{
	static const struct {
		struct pr_lint_answers answers;
		int found, answered;
	} rows[] = {
		{ { 60, { 20, 30, 8, 2 } }, 1, 1 },
		{ { 60, { 20, 30, 7, 3 } }, 0, 1 },  /* 3 of 60 is 5 % */
		{ { 60, { 30, 0, 15, 15 } }, 0, 1 }, /* the key */
		{ { 59, { 29, 30, 0, 0 } }, 0, 0 },
		{ { 100, { 0, 100, 0, 0 } }, 3, 1 },
	};
	struct pr_err err = { 0 };

	(void)state;
	for (size_t i = 0; i < PR_LEN(rows); i++) {
		struct lint_case c;
		struct pr_lint *lint = lint_case_new(&c);
		struct bank_memory m = { .text = BANK_OPEN FIVE(
						 "Which error is it?") "]}" };
		struct pr_reader *reader = bank_open(&m);
		struct pr_record record;
		struct pr_lint_at at = { .file = "b",
					 .answers = &rows[i].answers };
		bool has;

		assert_pr_ok(pr_reader_next(reader, &record, &has, &err), &err);
		assert_pr_ok(pr_lint_add_bank(lint, "b", record.header, &err),
			     &err);
		assert_pr_ok(pr_reader_next(reader, &record, &has, &err), &err);
		assert_pr_ok(pr_lint_add_item(lint, &at, record.item, &err),
			     &err);
		lint_case_end(&c, lint);
		pr_reader_close(reader);
		assert_int_equal(c.found[408 - 401], rows[i].found);
		assert_int_equal(c.sum.answered, rows[i].answered);
	}
}

/* ---- the round itself ---------------------------------------------------- */

static void
lint__calls_out_of_order_are_refused(void **state)
{
	struct lint_case c;
	struct pr_findings findings = { &c, lint_case_note };
	struct pr_lint *lint = NULL;
	struct pr_item item = { .identifier = "I1" };
	struct pr_lint_at at = { .file = "f" };
	struct pr_err err = { 0 };

	(void)state;
	assert_pr_refused(pr_lint_new(&lint, "yesterday", &findings, &err),
			  PR_EINVAL, &err);
	assert_null(lint);
	lint = lint_case_new(&c);
	assert_pr_refused(pr_lint_add_item(lint, &at, &item, &err), PR_ESTATE,
			  &err);
	assert_pr_ok(pr_lint_finish(lint, &err), &err);
	assert_pr_refused(pr_lint_finish(lint, &err), PR_ESTATE, &err);
	assert_int_equal(pr_lint_count(lint, 999).found, 0);
	pr_lint_free(lint);
	pr_lint_free(NULL);
}

static void
lint__every_rule_has_its_words(void **state)
{
	int last = 400;

	(void)state;
	for (size_t i = 0; i < pr_lint_rule_count(); i++) {
		const struct pr_lint_rule *rule = pr_lint_rule_at(i);
		char number[16];

		assert_true(rule->number > last);
		last = rule->number;
		assert_true(rule->title[0] && rule->name[0]);
		assert_true(rule->scope >= PR_LINT_ELSEWHERE ||
			    (rule->wrong[0] && rule->mend[0]));
		snprintf(number, sizeof(number), "R%d", rule->number);
		assert_ptr_equal(pr_lint_rule_named(number), rule);
		assert_ptr_equal(pr_lint_rule_named(rule->name), rule);
	}
	assert_null(pr_lint_rule_named("R400"));
	assert_null(pr_lint_rule_named(""));
	/* the 22 flaws keep their order */
	for (int i = 1; i <= 22; i++)
		assert_int_equal(pr_lint_rule_at((size_t)i - 1)->number,
				 400 + i);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lint__what_is_not_said_about_an_item_is_told),
		cmocka_unit_test(lint__a_day_of_review_that_passed_is_told),
		cmocka_unit_test(lint__retired_items_are_left_out),
		cmocka_unit_test(
			lint__a_waiver_silences_its_rule_and_is_counted),
		cmocka_unit_test(lint__a_waiver_that_silences_nothing_is_told),
		cmocka_unit_test(
			lint__an_option_nobody_chooses_is_told_from_60_answers_on),
		cmocka_unit_test(lint__calls_out_of_order_are_refused),
		cmocka_unit_test(lint__every_rule_has_its_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

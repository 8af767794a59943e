/* test_changes.c - how responses changed, and what a sealed slot comes to */
#include "proctor/sheet.h"

#include "log.h"

#include <math.h>

/* Options A to D; A is right, or A and C of a multiple response. */
static struct pr_option options[4];
static struct pr_item single = { .type = PR_ITEM_SINGLE_CHOICE,
				 .options = options,
				 .n_options = 4 };
static struct pr_item multiple = { .type = PR_ITEM_MULTIPLE_RESPONSE,
				   .options = options,
				   .n_options = 4,
				   .min_choices = 2,
				   .max_choices = 2 };

static void
keys(const char *right)
{
	static const char *const ids[] = { "A", "B", "C", "D" };

	for (size_t k = 0; k < 4; k++)
		options[k] = (struct pr_option){
			.id = ids[k],
			.correct = strchr(right, ids[k][0]) != NULL,
			.credit = (double)NAN,
		};
}

static uint32_t
mask(const char *letters)
{
	uint32_t m = 0;

	for (; *letters >= 'A' && *letters <= 'D'; letters++)
		m |= 1U << (*letters - 'A');
	return m;
}

/*
 * Steps apart by blanks: letters answer, "-" clears, "u" undoes, "xAB"
 * strikes out.
 */
static struct pr_changes
follow(const struct pr_item *item, const char *steps, struct log **out)
{
	static const struct pr_sitting_rules rules = { 0 };
	struct log *log = log_begun(rules, 1);
	struct pr_changes changes = { 0 };

	for (; *steps; steps += strcspn(steps, " "), steps += *steps == ' ') {
		log_pass(log, 1000);
		if (*steps == '-')
			log_do(log, PR_EVENT_CLEAR, 0, 0, 0, NULL);
		else if (*steps == 'u')
			log_do(log, PR_EVENT_UNDO, 0, 0, 0, NULL);
		else if (*steps == 'x')
			log_do(log, PR_EVENT_STRIKE, 0, mask(steps + 1), 0,
			       NULL);
		else
			log_do(log, PR_EVENT_ANSWER, 0, mask(steps), 0, NULL);
		pr_changes_follow(&changes, item, &log->sitting->cells[0],
				  &log->events[log->n - 1]);
	}
	if (out)
		*out = log;
	else
		log_free(log);
	return changes;
}

static void
changes__are_counted_by_what_they_did(void **state)
{
	static const struct {
		const char *steps;
		int n, to_right, to_wrong, wrong;
		bool key_struck;
	} t[] = {
		{ "", 0, 0, 0, 0, false },
		{ "A", 0, 0, 0, 0, false },
		{ "B A", 1, 1, 0, 0, false },
		{ "A B", 1, 0, 1, 0, false },
		{ "B C", 1, 0, 0, 1, false },
		{ "B C A D", 3, 1, 1, 1, false },
		{ "B A u", 2, 1, 1, 0, false },
		{ "B A u u", 3, 2, 1, 0, false },
		{ "B u", 0, 0, 0, 0, false },
		{ "B - A", 1, 1, 0, 0, false },
		{ "A xB", 0, 0, 0, 0, false },
		{ "xAB x C", 0, 0, 0, 0, true },
	};

	(void)state;
	keys("A");
	for (size_t i = 0; i < PR_LEN(t); i++) {
		struct pr_changes c = follow(&single, t[i].steps, NULL);

		if (c.changes != t[i].n || c.wrong_to_right != t[i].to_right ||
		    c.right_to_wrong != t[i].to_wrong ||
		    c.wrong_to_wrong != t[i].wrong ||
		    c.key_struck != t[i].key_struck)
			fail_msg("\"%s\": %d changes, %d %d %d, struck %d",
				 t[i].steps, c.changes, c.wrong_to_right,
				 c.right_to_wrong, c.wrong_to_wrong,
				 c.key_struck);
	}
}

static void
changes__building_up_a_response_is_no_change(void **state)
{
	static const struct {
		const char *steps;
		int n, to_right, to_wrong, wrong;
	} t[] = {
		{ "A AC", 0, 0, 0, 0 },      { "B AB", 0, 0, 0, 0 },
		{ "A AB A AC", 1, 1, 0, 0 }, { "AC A AD", 1, 0, 1, 0 },
		{ "AB BD", 1, 0, 0, 1 },
	};

	(void)state;
	keys("AC");
	for (size_t i = 0; i < PR_LEN(t); i++) {
		struct pr_changes c = follow(&multiple, t[i].steps, NULL);

		if (c.changes != t[i].n || c.wrong_to_right != t[i].to_right ||
		    c.right_to_wrong != t[i].to_wrong ||
		    c.wrong_to_wrong != t[i].wrong)
			fail_msg("\"%s\": %d changes, %d %d %d", t[i].steps,
				 c.changes, c.wrong_to_right, c.right_to_wrong,
				 c.wrong_to_wrong);
	}
}

static void
fill__says_what_the_cell_says(void **state)
{
	struct pr_slot slot = { .item_rev = 77,
				.domain = 3,
				.role = PR_ROLE_SCORED };
	struct pr_sheet_cell out;
	struct log *log;
	struct pr_changes c;

	(void)state;
	keys("A");
	c = follow(&single, "xA B A", &log);
	log_do(log, PR_EVENT_FLAG, 0, 0, 1, NULL);
	log_do(log, PR_EVENT_CONFIDENCE, 0, 0, 3, NULL);
	pr_sheet_fill(&out, &slot, &single, &log->sitting->cells[0], &c);
	assert_int_equal(out.item_rev, 77);
	assert_int_equal(out.ms, 3000);
	assert_int_equal(out.choice, 1);
	assert_int_equal(out.credit, 100);
	assert_int_equal(out.domain, 3);
	assert_int_equal(out.flags,
			 PR_SHEET_REACHED | PR_SHEET_SCORED |
				 PR_SHEET_FIRST_SEEN | PR_SHEET_WRONG_TO_RIGHT |
				 PR_SHEET_KEY_STRUCK | PR_SHEET_FLAGGED |
				 PR_SHEET_CONFIDENCE | PR_SHEET_ANSWERED |
				 1 << 12);
	log_free(log);
}

/* The key was seen: what is answered then is no first meeting. */
static void
fill__a_response_taken_back_after_it_was_shown_is_no_first(void **state)
{
	static const struct pr_sitting_rules rules = {
		.feedback = true, .kind = PR_SITTING_REVIEW
	};
	struct pr_slot slot = { .item_rev = 77, .role = PR_ROLE_PRACTICE };
	struct log *log = log_begun(rules, 1);
	struct pr_changes c = { 0 };
	struct pr_sheet_cell out;
	static const enum pr_event_kind events[] = {
		PR_EVENT_ANSWER, PR_EVENT_SHOW, PR_EVENT_UNDO,
		PR_EVENT_ANSWER, PR_EVENT_SHOW,
	};

	(void)state;
	keys("A");
	for (size_t i = 0; i < PR_LEN(events); i++) {
		log_pass(log, 9000);
		log_do(log, events[i], 0, i == 0 ? mask("B") : mask("A"), 0,
		       NULL);
		pr_changes_follow(&c, &single, &log->sitting->cells[0],
				  &log->events[log->n - 1]);
		pr_sheet_fill(&out, &slot, &single, &log->sitting->cells[0],
			      &c);
		assert_int_equal(!(out.flags & PR_SHEET_FIRST_SEEN), i >= 2);
	}
	assert_int_equal(out.credit, 100);
	assert_int_equal(out.flags & PR_SHEET_WRONG_TO_RIGHT, 0);
	log_free(log);
}

static void
fill__a_slot_never_displayed_is_empty(void **state)
{
	struct pr_slot slot = { .item_rev = 5,
				.domain = -1,
				.role = PR_ROLE_PRETEST,
				.met_before = true };
	struct pr_cell cell = { 0 };
	struct pr_changes c = { 0 };
	struct pr_sheet_cell out;

	(void)state;
	keys("A");
	pr_sheet_fill(&out, &slot, &single, &cell, &c);
	assert_int_equal(out.flags, 0);
	assert_int_equal(out.credit, 0);
	assert_int_equal(out.domain, PR_SHEET_NO_DOMAIN);
}

static void
fill__long_times_and_many_changes_are_cut(void **state)
{
	struct pr_slot slot = { .item_rev = 5 };
	struct pr_cell cell = { .ms = INT64_C(1) << 40,
				.answered = true,
				.reached = true,
				.choice = 2 };
	struct pr_changes c = { .changes = 99, .wrong_to_wrong = 98 };
	struct pr_sheet_cell out;

	(void)state;
	keys("A");
	pr_sheet_fill(&out, &slot, &single, &cell, &c);
	assert_true(out.ms == UINT32_MAX);
	assert_int_equal(out.flags >> 12, 15);
	assert_int_equal(out.flags & PR_SHEET_RAPID, 0);
	cell.ms = 2999;
	pr_sheet_fill(&out, &slot, &single, &cell, &c);
	assert_true(out.flags & PR_SHEET_RAPID);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(changes__are_counted_by_what_they_did),
		cmocka_unit_test(changes__building_up_a_response_is_no_change),
		cmocka_unit_test(fill__says_what_the_cell_says),
		cmocka_unit_test(
			fill__a_response_taken_back_after_it_was_shown_is_no_first),
		cmocka_unit_test(fill__a_slot_never_displayed_is_empty),
		cmocka_unit_test(fill__long_times_and_many_changes_are_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

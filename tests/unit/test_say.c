/* test_say.c - the sentences both faces speak */
#include "words/coded.h"
#include "words/say.h"

#include "test.h"

#include <string.h>

/* A sitting of five items, the first answered, the third flagged. */
static struct pr_cell cells[5];
static struct pr_sitting sitting;
static const struct pr_slot slot = { .n_options = 4, .order = { 2, 0, 3, 1 } };
static char note[] = "x";
static char out[SAY_MAX];

static int
set_up(void **state)
{
	(void)state;
	memset(cells, 0, sizeof(cells));
	cells[0].answered = cells[0].reached = true;
	cells[2].flagged = true;
	cells[3].note = note;
	sitting = (struct pr_sitting){
		.n_slots = 5,
		.cells = cells,
		.at = 1,
		.rules = { .timed = true, .budget_ms = 600000 },
	};
	return 0;
}

static void
say__counts_with_the_right_ending(void **state)
{
	(void)state;
	assert_string_equal(say_count(out, 1, "item"), "1 item");
	assert_string_equal(say_count(out, 0, "item"), "0 items");
	assert_string_equal(say_counts(out, &sitting),
			    "1 answered, 4 without an answer, 1 flagged, "
			    "1 note.");
}

static void
say__an_accepted_answer_is_a_text_or_a_range(void **state)
{
	struct pr_answer answer = { .text = "1.94", .min = 1.8, .max = 2.1 };

	(void)state;
	assert_string_equal(say_accepted(out, &answer), "1.94");
	answer.text = NULL;
	assert_string_equal(say_accepted(out, &answer), "1.8 to 2.1");
}

static void
say__a_long_answer_is_cut_between_characters(void **state)
{
	char body[402] = "x";

	(void)state;
	for (size_t i = 1; i + 2 < sizeof(body); i += 2)
		memcpy(body + i, "\xC3\xA9", 2);
	say_typed(out, body);
	assert_int_equal(strlen(out), strlen("Answer  kept.") + 1 + 2 * 119);
	assert_string_equal(out + strlen(out) - 8, "\xC3\xA9 kept.");
}

static void
say__speaks_lengths_of_time(void **state)
{
	(void)state;
	assert_string_equal(say_duration(out, 7500000), "2 hours 5 minutes");
	assert_string_equal(say_duration(out, 3600000), "1 hour");
	assert_string_equal(say_duration(out, 250000), "4 minutes 10 seconds");
	assert_string_equal(say_duration(out, 1), "1 second");
	assert_string_equal(say_duration(out, 0), "0 seconds");
	assert_string_equal(say_duration(out, -5), "0 seconds");
	/* never more than there is */
	assert_string_equal(say_duration(out, 659999), "11 minutes");
	assert_string_equal(say_duration(out, 659000), "10 minutes");
	assert_string_equal(say_time_left(out, &sitting, 0), "Time is up.");
	sitting.rules.timed = false;
	assert_string_equal(say_time_left(out, &sitting, 0), "No time limit.");
}

static void
say__promises_lengths_to_the_second(void **state)
{
	(void)state;
	assert_string_equal(say_length(out, 18450000),
			    "5 hours 7 minutes 30 seconds");
	assert_string_equal(say_length(out, 3600000), "1 hour");
	assert_string_equal(say_length(out, 3601000), "1 hour 1 second");
	assert_string_equal(say_length(out, 0), "0 seconds");
	assert_string_equal(say_length(out, -1), "0 seconds");
}

static void
say__names_only_the_warnings_that_come(void **state)
{
	(void)state;
	assert_string_equal(say_warnings(out, 1800001),
			    "at 30, 15, 5 and 1 minute");
	assert_string_equal(say_warnings(out, 1800000),
			    "at 15, 5 and 1 minute");
	assert_string_equal(say_warnings(out, 600000), "at 5 and 1 minute");
	assert_string_equal(say_warnings(out, 300000), "at 1 minute");
	assert_string_equal(say_warnings(out, 60000),
			    "none in so short an exam");
}

static void
say__names_options_by_their_place(void **state)
{
	(void)state;
	/* bank option 2 is shown first */
	assert_string_equal(say_letters(out, &slot, 1u << 2), "A");
	assert_string_equal(say_letters(out, &slot, 1u << 0 | 1u << 1),
			    "B and D");
	assert_string_equal(say_letters(out, &slot, 0xf), "A, B, C and D");
	assert_string_equal(say_letters(out, &slot, 0), "nothing");
	assert_string_equal(say_chosen(out, &slot, 1u << 3), "C selected.");
	assert_string_equal(say_chosen(out, &slot, 0), "Nothing selected.");
	assert_string_equal(say_toggled(out, &slot, 1, 1u << 1 | 1u << 2),
			    "D selected. 2 selected.");
	assert_string_equal(say_toggled(out, &slot, 1, 1u << 2),
			    "D unselected. 1 selected.");
	assert_string_equal(say_struck(out, &slot, 2, 1u << 2),
			    "A struck out. Struck: A.");
	assert_string_equal(say_struck(out, &slot, 2, 0),
			    "A brought back. Nothing is struck.");
}

static void
say__lists_items(void **state)
{
	(void)state;
	assert_string_equal(say_items(out, &sitting, SAY_UNANSWERED, 9),
			    "2, 3, 4 and 5");
	assert_string_equal(say_items(out, &sitting, SAY_UNANSWERED, 2),
			    "2, 3 and 2 more");
	assert_string_equal(say_items(out, &sitting, SAY_FLAGGED, 9), "3");
	assert_string_equal(say_items(out, &sitting, SAY_UNSURE, 9), "none");
	assert_string_equal(say_warning(out, 5, &sitting),
			    "5 minutes left. 4 items have no answer: 2, 3, 4 "
			    "and 5.");
	assert_string_equal(say_warning_left(out, &sitting, 250500),
			    "4 minutes 11 seconds left. 4 items have no "
			    "answer: 2, 3, 4 "
			    "and 5.");
	assert_string_equal(say_warning(out, 1, &sitting),
			    "1 minute left. 4 items have no answer: 2, 3, 4 "
			    "and 5.");
}

static void
say__tells_what_is_not_saved(void **state)
{
	struct pr_err err = { .text = "no room left on the disk." };

	(void)state;
	assert_string_equal(say_unsaved(out, &err),
			    "NOT SAVED: no room left on the disk. Your answer "
			    "is kept in memory and will be tried again.");
	err = (struct pr_err){ .text = "NOT SAVED: so it is." };
	assert_string_equal(say_unsaved(out, &err), "NOT SAVED: so it is.");
	assert_string_equal(say_sentence(out, "no such thing"),
			    "No such thing.");
	assert_string_equal(say_sentence(out, "Why?"), "Why?");
}

static void
say__speaks_of_accommodation(void **state)
{
	(void)state;
	assert_string_equal(say_accommodation(out, 100, 0, false), "None.");
	assert_string_equal(say_accommodation(out, 150, 0, false),
			    "Time and a half.");
	assert_string_equal(say_accommodation(out, 125, 30, true),
			    "Time x 1.25 and 30 minutes more; the clock stops "
			    "in breaks.");
	assert_string_equal(say_accommodation(out, 100, 1, false),
			    "1 minute more.");
}

static void
say__a_drill_speaks_of_no_exam(void **state)
{
	struct pr_item item = { .type = PR_ITEM_ORDERING };
	struct pr_grade grade = { .answered = true, .credit = 33 };
	struct pr_sitting drill = { .rules = { .kind = PR_SITTING_DRILL,
					       .feedback = true } };
	struct pr_result result = { .kind = PR_SITTING_DRILL,
				    .n_items = 4,
				    .n_scored = 2,
				    .raw = 1,
				    .blank = 1 };

	(void)state;
	assert_string_equal(say_marked_drill(out, &item, NULL, &grade),
			    "Wrong. 33 of 100 as learning score for what is "
			    "right in it.");
	assert_non_null(strstr(say_time_up(out, &drill), "drill has ended"));
	assert_string_equal(say_score(out, &result),
			    "1 of 1 answered right; 3 not answered.");
}

static void
say__codes_in_a_wrong_order_are_not_just_right(void **state)
{
	struct pr_code_grade grade = {
		.strict = 100, .learning = 90, .right = true, .n_marks = 1
	};
	struct pr_code_line lines[2] = { { .code = "E1122" }, { .code = "A" } };

	(void)state;
	grade.marks[0].kind = PR_FB_SEQ_PAIR;
	assert_string_equal(coded_verdict(&grade),
			    "All codes are right, but not their order");
	grade.n_marks = 0;
	assert_string_equal(coded_verdict(&grade), "Right");
	grade.right = false;
	assert_string_equal(coded_verdict(&grade), "Not right");
	assert_int_equal(coded_slip(lines, 1), -1);
	assert_int_equal(coded_slip(lines, 2), 1);
}

static void
say__speaks_of_scores_with_their_range(void **state)
{
	struct pr_result r = {
		.scaled = true,
		.score = 304,
		.score_lo = 292,
		.score_hi = 316,
		.scale_min = 100,
		.scale_max = 400,
		.cut = 300,
		.passed = true,
		.p_parallel = 0.62,
	};

	(void)state;
	assert_string_equal(say_score(out, &r),
			    "Practice score 304 on the scale 100 to 400, "
			    "likely range 292 to 316; the passing line is "
			    "300.");
	assert_string_equal(say_verdict(out, &r),
			    "Above the passing line by 4.");
	assert_non_null(strstr(say_chance(out, &r), "about 6 of 10"));
	r.p_parallel = 0.99;
	assert_non_null(strstr(say_chance(out, &r), "more than 9 of 10"));
	r = (struct pr_result){ .raw = 199,
				.n_scored = 200,
				.share = .995,
				.share_lo = .97,
				.share_hi = .999 };
	assert_string_equal(say_score(out, &r),
			    "199 of 200 right (99 %), likely range 97 to "
			    "99 %.");
	assert_string_equal(say_verdict(out, &r), "");
}

static void
say__cuts_and_never_overflows(void **state)
{
	char big[2000];

	(void)state;
	memset(big, 'x', sizeof(big));
	big[sizeof(big) - 1] = '\0';
	assert_true(strlen(say_sentence(out, big)) < SAY_MAX);
	/* a cut goes between characters, not through one */
	for (size_t i = 0; i + 2 < sizeof(big); i += 2)
		memcpy(big + i, "\303\251", 2);
	say_sentence(out, big + 1);
	assert_int_not_equal((unsigned char)out[strlen(out) - 1], 0303);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(say__counts_with_the_right_ending,
				       set_up),
		cmocka_unit_test(say__an_accepted_answer_is_a_text_or_a_range),
		cmocka_unit_test(say__a_long_answer_is_cut_between_characters),
		cmocka_unit_test_setup(say__speaks_lengths_of_time, set_up),
		cmocka_unit_test(say__promises_lengths_to_the_second),
		cmocka_unit_test(say__names_only_the_warnings_that_come),
		cmocka_unit_test(say__names_options_by_their_place),
		cmocka_unit_test_setup(say__lists_items, set_up),
		cmocka_unit_test(say__tells_what_is_not_saved),
		cmocka_unit_test(say__speaks_of_accommodation),
		cmocka_unit_test(say__a_drill_speaks_of_no_exam),
		cmocka_unit_test(
			say__codes_in_a_wrong_order_are_not_just_right),
		cmocka_unit_test(say__speaks_of_scores_with_their_range),
		cmocka_unit_test(say__cuts_and_never_overflows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

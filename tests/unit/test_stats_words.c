/* test_stats_words.c - the sentences of the statistics */
#include "report/stats_words.h"

#include "test.h"

#include <stdio.h>
#include <string.h>

static void
stats_words__a_chance_ends_at_the_last_step(void **state)
{
	static const struct {
		int p, lo, hi;
		const char *says;
	} rows[] = {
		{ 70, 60, 85, "70 % (plausible 60 to 85 %)" },
		{ 95, 95, 95, "95 % or more (plausible 95 % or more)" },
		{ 90, 80, 95, "90 % (plausible 80 to 95 % or more)" },
		{ 5, 5, 5, "5 % or less (plausible 5 % or less)" },
		{ 10, 5, 20, "10 % (plausible 5 % or less to 20 %)" },
		{ 50, 5, 95, "50 % (plausible 5 % or less to 95 % or more)" },
		{ 50, 50, 50, "50 % (plausible 50 %)" },
	};
	char text[WORDS_MAX];

	(void)state;
	for (size_t i = 0; i < PR_LEN(rows); i++) {
		stats_words_chance(text, rows[i].p, rows[i].lo, rows[i].hi);
		assert_string_equal(text, rows[i].says);
	}
}

/* The text of a fact by its label; NULL when it is not said. */
static const char *
said(struct words_fact *fact, const struct pr_stats *s,
     enum stats_section section, const char *label)
{
	for (int i = 0; stats_words_fact(fact, s, section, i); i++)
		if (!strcmp(fact->label, label))
			return fact->text;
	return NULL;
}

static void
stats_words__drills_have_no_date_and_no_level(void **state)
{
	struct pr_stats s = { .exam = "DRILLS",
			      .today = "2026-11-18",
			      .answers = 12,
			      .ms = 60000 };
	struct words_fact fact;

	(void)state;
	assert_non_null(said(&fact, &s, STATS_WORDS_SUMS, "Exam date"));
	assert_non_null(said(&fact, &s, STATS_WORDS_SUMS, "Level"));
	s.drills = true;
	assert_null(said(&fact, &s, STATS_WORDS_SUMS, "Exam date"));
	assert_null(said(&fact, &s, STATS_WORDS_SUMS, "Level"));
	assert_non_null(said(&fact, &s, STATS_WORDS_SUMS, "Answers"));
	assert_non_null(said(&fact, &s, STATS_WORDS_SUMS, "Time"));
	/* time is told without an answer, too */
	s.answers = 0;
	s.drills = false;
	assert_null(said(&fact, &s, STATS_WORDS_SUMS, "Level"));
	assert_non_null(said(&fact, &s, STATS_WORDS_SUMS, "Time"));
}

static void
stats_words__a_result_that_is_noted_is_not_asked_for(void **state)
{
	struct pr_stats s = { .exam = "RHIT",
			      .today = "2026-11-18",
			      .exam_date = "2026-11-15" };
	struct words_fact fact;

	(void)state;
	assert_non_null(strstr(said(&fact, &s, STATS_WORDS_SUMS, "Exam date"),
			       "proctor result RHIT 2026-11-15 SCORE"));
	s.result_noted = s.result_passed = true;
	s.result = 312;
	assert_string_equal(said(&fact, &s, STATS_WORDS_SUMS, "Exam date"),
			    "2026-11-15; the result is noted: 312, passed");
	s.result_passed = false;
	assert_string_equal(said(&fact, &s, STATS_WORDS_SUMS, "Exam date"),
			    "2026-11-15; the result is noted: 312, not passed");
}

static void
stats_words__what_waits_for_the_end_of_a_sitting_is_said(void **state)
{
	struct pr_stats s = { .exam = "RHIT" };
	struct words_fact fact;

	(void)state;
	assert_string_equal(said(&fact, &s, STATS_WORDS_SUMS, "Answers"),
			    "none yet in a finished sitting");
	s.ability_answers = 3;
	assert_string_equal(
		said(&fact, &s, STATS_WORDS_SUMS, "Answers"),
		"3 first answers in an open sitting, counted when the sitting "
		"ends");
}

static void
stats_words__a_move_tells_how_few_questions_are_left(void **state)
{
	struct pr_stat_row rows[2] = { { .name = "D1", .domain = 0 },
				       { .name = "D2", .domain = 1 } };
	struct pr_stats s = {
		.has_form = true,
		.ready_shown = true,
		.domains = rows,
		.n_domains = 2,
		.moves = { { .domain = 1, .answers = 50, .more = .06 },
			   { .domain = 0, .answers = 7, .more = .01 } },
		.n_moves = 2,
	};
	struct words_fact fact;

	(void)state;
	assert_string_equal(
		said(&fact, &s, STATS_WORDS_READY, "Moves it"),
		"50 more first answers in one domain add, by what "
		"simulated learners gained: D2 6 points, D1 1 point "
		"(by the 7 new ones left)");
	assert_non_null(said(&fact, &s, STATS_WORDS_READY, "Tested"));
	s.n_moves = 0;
	assert_null(said(&fact, &s, STATS_WORDS_READY, "Moves it"));
	assert_non_null(said(&fact, &s, STATS_WORDS_READY, "Tested"));
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test(stats_words__##name)
		TEST(a_chance_ends_at_the_last_step),
		TEST(drills_have_no_date_and_no_level),
		TEST(a_result_that_is_noted_is_not_asked_for),
		TEST(what_waits_for_the_end_of_a_sitting_is_said),
		TEST(a_move_tells_how_few_questions_are_left),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

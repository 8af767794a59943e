/* test_stats_meet.c - what is an answer, a first meeting, and of which day */
#include "stats_case.h"

/* What was displayed and left blank is wrong where no answer is told: in a
 * diagnostic and a quick check as in a mock; in practice it is no answer. */
static void
stats_meet__a_blank_is_wrong_where_no_answer_is_told(void **state)
{
	static const enum pr_sitting_kind kinds[] = {
		PR_SITTING_PRACTICE,
		PR_SITTING_DIAGNOSTIC,
		PR_SITTING_QUICK,
	};
	struct desk_case *c = *state;
	struct sat sat = { { 0 }, 0 };
	long answers = 0;

	for (size_t i = 0; i < PR_LEN(kinds); i++) {
		struct pr_plan plan = case_practice(3 + i, 0);
		bool told = kinds[i] == PR_SITTING_PRACTICE;
		struct pr_stats *s;

		plan.kind = kinds[i];
		plan.items = told ? 10 : 0;
		case_begin(c, plan);
		case_pass(c, 5000);
		case_do(c, PR_EVENT_ANSWER, 0, case_key(c, 0));
		if (told)
			case_do(c, PR_EVENT_SHOW, 0, 0);
		case_do(c, PR_EVENT_MOVE, 1, 0);
		end_it(c, &sat);
		answers += told ? 1 : 2;
		s = load(c, "RHIT");
		assert_int_equal(s->answers, answers);
		assert_int_equal(s->right, i + 1);
		assert_int_equal(s->all.first, answers);
		/* the learner model takes in the same */
		assert_int_equal(s->ability_answers, s->all.first);
		pr_stats_free(s);
	}
}

/* Its key was seen: answered again it is met again, for statistics and for the
 * learner model alike. */
static void
stats_meet__a_meeting_taken_back_is_none_when_answered_again(void **state)
{
	struct desk_case *c = *state;
	struct sat sat = { { 0 }, 0 };
	struct pr_plan plan = case_practice(3, 10);
	struct pr_stats *s;

	plan.kind = PR_SITTING_REVIEW;
	case_begin(c, plan);
	for (int i = 0; i < 3; i++) {
		case_do(c, PR_EVENT_MOVE, i, 0);
		case_pass(c, 9000);
		case_do(c, PR_EVENT_ANSWER, i, case_wrong(c, i));
		case_do(c, PR_EVENT_SHOW, i, 0);
	}
	case_do(c, PR_EVENT_UNDO, 1, 0);
	case_do(c, PR_EVENT_ANSWER, 1, case_key(c, 1));
	case_do(c, PR_EVENT_SHOW, 1, 0);
	end_it(c, &sat);
	s = load(c, "RHIT");
	assert_int_equal(s->answers, 3);
	assert_int_equal(s->right, 1);
	assert_int_equal(s->all.first, 2);
	assert_int_equal(s->all.first_right, 0);
	assert_int_equal(s->ability_answers, s->all.first);
	pr_stats_free(s);
}

/* A day is that of the place where was sat, whatever the clock says now. */
static void
stats_meet__the_day_of_a_mock_is_that_of_its_place(void **state)
{
	struct desk_case *c = *state;
	struct sat sat = { { 0 }, 0 };
	struct pr_stats *s;

	/* 2026-11-18 11:06 UTC is the 19th in Kiritimati, UTC+14 */
	pr_clock_test_set(&c->clock, CASE_NOW, 14 * 60, 7);
	sit_mock(c, &sat, 31, two_of_three, 150, 150);
	pr_clock_test_set(&c->clock, CASE_NOW + DAY_MS, -10 * 60, 8);
	s = load(c, "RHIT");
	assert_int_equal(s->n_mocks, 1);
	assert_string_equal(s->mocks[0].date, "2026-11-19");
	pr_stats_free(s);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
#define TEST(name)                                                      \
	cmocka_unit_test_setup_teardown(stats_meet__##name, case_setup, \
					case_teardown)
		TEST(a_blank_is_wrong_where_no_answer_is_told),
		TEST(a_meeting_taken_back_is_none_when_answered_again),
		TEST(the_day_of_a_mock_is_that_of_its_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

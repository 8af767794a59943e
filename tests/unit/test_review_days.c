/* test_review_days.c - the queue against minutes, days and dates */
#include "proctor/study.h"

#include "review_case.h"

/* ---- the day's minutes --------------------------------------------------- */

static void
review_days__the_queue_never_exceeds_the_days_minutes(void **state)
{
	struct desk_case *c = *state;
	struct past missed = { 0.3, 7, 20, PR_MEMORY_WRONG };
	struct pr_review *r = load(c, 600);
	size_t n = r->n;

	for (size_t i = 0; i < n; i++)
		meet(c, r->rows[i].item_rev, &missed);
	pr_review_free(r);
	/* nothing was done for weeks: still only a day's minutes */
	for (int minutes = 5; minutes <= 60; minutes += 11) {
		set(c, "2027-03-14", minutes, 127);
		r = load(c, 0);
		assert_true(r->n > 0);
		assert_true(seconds(r) <= minutes * 60);
		for (int day = 0; day < PR_REVIEW_DAYS; day++)
			assert_true(r->load[day] <= minutes);
		assert_int_equal(r->load[0], minutes);
		assert_true(r->load[1] > 0);
		pr_review_free(r);
	}
}

static void
review_days__a_day_without_study_has_no_queue_and_no_load(void **state)
{
	struct desk_case *c = *state; /* a Wednesday */
	struct past missed = { 0.3, 7, 20, PR_MEMORY_WRONG };
	struct pr_review *r = load(c, 120);
	size_t n = r->n;

	for (size_t i = 0; i < n; i++)
		meet(c, r->rows[i].item_rev, &missed);
	pr_review_free(r);
	set(c, "2027-03-14", 30, 1U << 0 | 1U << 4); /* Monday, Friday */
	r = load(c, 0);
	assert_false(r->study_day);
	assert_int_equal(r->n, 0);
	assert_non_null(strstr(r->sentence, "Friday"));
	for (int day = 0; day < PR_REVIEW_DAYS; day++) {
		int weekday = (2 + day) % 7;

		if (weekday != 0 && weekday != 4)
			assert_int_equal(r->load[day], 0);
	}
	assert_int_equal(r->load[2], 30);
	pr_review_free(r);
	/* asked for by name it is there all the same */
	r = load(c, 15);
	assert_true(r->n > 0 && seconds(r) <= 900);
	pr_review_free(r);
}

static bool
all_right(int slot)
{
	(void)slot;
	return true;
}

static void
review_days__minutes_done_today_are_taken_off(void **state)
{
	struct desk_case *c = *state;
	struct pr_review *r;

	set(c, "2027-03-14", 30, 127);
	case_begin(c, case_practice(3, 10));
	case_pass(c, 12 * MINUTE_MS);
	case_answer_all(c, all_right, 0, 0);
	/* open as yet */
	r = load(c, 0);
	assert_true(r->minutes_done >= 12 && r->minutes_done <= 14);
	assert_true(seconds(r) <= (30 - 12) * 60);
	pr_review_free(r);
	case_do(c, PR_EVENT_END, -1, 0);
	case_leave(c);
	r = load(c, 0);
	assert_true(r->minutes_done >= 12 && r->minutes_done <= 14);
	assert_int_equal(r->minutes, 30);
	pr_review_free(r);
	/* more than the day's: the queue is empty and says so */
	set(c, "2027-03-14", 10, 127);
	r = load(c, 0);
	assert_int_equal(r->n, 0);
	assert_non_null(strstr(r->sentence, "done"));
	assert_non_null(strstr(r->sentence, "Thursday"));
	pr_review_free(r);
	case_pass(c, INT64_C(86400000));
	r = load(c, 0);
	assert_int_equal(r->minutes_done, 0);
	assert_true(r->n > 0);
	pr_review_free(r);
}

static void
review_days__the_date_is_that_of_the_learners_exam_alone(void **state)
{
	struct desk_case *c = *state;
	struct pr_review *r;

	set(c, "2027-03-14", 30, 127);
	r = load(c, 0);
	assert_string_equal(r->exam_date, "2027-03-14");
	assert_int_equal(r->days_left, 116);
	assert_string_equal(r->today, "2026-11-18");
	pr_review_free(r);
	assert_pr_ok(pr_review_load(c->desk, "RHIA", 0, &r, &c->err), &c->err);
	assert_string_equal(r->exam_date, "");
	assert_int_equal(r->days_left, PR_REVIEW_HORIZON);
	pr_review_free(r);
}

static void
review_days__a_date_that_has_passed_is_said(void **state)
{
	struct desk_case *c = *state;
	struct pr_review *r;

	set(c, "2026-11-20", 30, 127);
	case_pass(c, 5 * INT64_C(86400000));
	r = load(c, 0);
	assert_string_equal(r->exam_date, "");
	assert_int_equal(r->days_left, PR_REVIEW_HORIZON);
	assert_non_null(strstr(r->sentence, "passed"));
	assert_non_null(strstr(r->sentence, "--date"));
	pr_review_free(r);
}

static void
review_days__without_minutes_twenty_are_taken(void **state)
{
	struct desk_case *c = *state;
	struct pr_review *r = load(c, 0);

	assert_int_equal(r->minutes, 0);
	assert_true(r->n > 0 && seconds(r) <= 20 * 60);
	assert_true(seconds(r) > 15 * 60);
	pr_review_free(r);
}

/* ---- skills -------------------------------------------------------------- */

static void
review_days__faded_skills_stand_at_the_end_three_at_most(void **state)
{
	static const char *const skills[] = { "assign.drug", "assign.seventh",
					      "decode.axis", "poa.indicator",
					      "assign.cpt" };
	struct desk_case *c = *state;
	struct pr_review *r;
	double before = 0;
	size_t n = 0;

	for (size_t i = 0; i < PR_LEN(skills); i++) {
		struct pr_db_memory row = { .learner = c->desk->learner.id,
					    .skill = skills[i],
					    .s = 0.5 + (double)i,
					    .d = 5,
					    .reviews = 2,
					    .last_day = TODAY - 9 };

		assert_pr_ok(pr_db_memory_put(c->desk->store, &row, &c->err),
			     &c->err);
	}
	r = load(c, 120);
	assert_true(r->n > 3);
	for (size_t i = 0; i < r->n; i++) {
		const struct pr_review_row *row = &r->rows[i];

		if (row->item_rev) {
			assert_int_equal(n, 0);
			continue;
		}
		n++;
		assert_true(row->recall >= before && row->recall < 0.9);
		before = row->recall;
		assert_true(row->name[0] && row->words[0] && row->domain[0]);
	}
	assert_true(n >= 1 && n <= 3);
	assert_true(seconds(r) <= 7200);
	pr_review_free(r);
	/* a short queue has no room for them */
	r = load(c, 10);
	assert_true(r->n > 0 && r->rows[r->n - 1].item_rev);
	pr_review_free(r);
}

static void
review_days__without_questions_it_says_how_to_get_some(void **state)
{
	struct desk_case *c = *state;
	struct pr_review *r = NULL;

	assert_pr_ok(pr_review_load(c->desk, "RHIA", 20, &r, &c->err), &c->err);
	assert_int_equal(r->n + (size_t)r->met + (size_t)r->unseen, 0);
	assert_non_null(strstr(r->sentence, "no questions for RHIA"));
	assert_non_null(strstr(r->sentence, "bank import"));
	pr_review_free(r);
}

static void
review_days__who_knows_everything_is_told_so(void **state)
{
	struct desk_case *c = *state;
	struct past known = { 500, 3, 1, 0 };
	struct pr_review *r;
	struct pr_study *plan = NULL;

	set(c, "2027-03-14", 30, 127);
	for (int round = 0; round < 3; round++) {
		r = load(c, 1440);
		for (size_t i = 0; i < r->n; i++)
			meet(c, r->rows[i].item_rev, &known);
		pr_review_free(r);
	}
	r = load(c, 0);
	assert_int_equal(r->n, 0);
	assert_int_equal(r->faded + r->unseen, 0);
	assert_true(r->met > 200);
	assert_non_null(strstr(r->sentence, "Nothing has faded"));
	pr_review_free(r);
	assert_pr_ok(pr_study_load(c->desk, NULL, &plan, &c->err), &c->err);
	assert_int_equal(plan->unseen, 0);
	assert_int_equal(plan->missing, 0);
	assert_non_null(strstr(plan->fit, "every free question was met"));
	assert_non_null(strstr(plan->today_line, "Nothing to do today."));
	pr_study_free(plan);
}

#define TEST(name)                                                       \
	cmocka_unit_test_setup_teardown(review_days__##name, case_setup, \
					case_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_queue_never_exceeds_the_days_minutes),
		TEST(a_day_without_study_has_no_queue_and_no_load),
		TEST(minutes_done_today_are_taken_off),
		TEST(the_date_is_that_of_the_learners_exam_alone),
		TEST(a_date_that_has_passed_is_said),
		TEST(without_minutes_twenty_are_taken),
		TEST(without_questions_it_says_how_to_get_some),
		TEST(who_knows_everything_is_told_so),
		TEST(faded_skills_stand_at_the_end_three_at_most),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

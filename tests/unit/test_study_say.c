/* test_study_say.c - what plan and queue say of the same learner */
#include "proctor/stats.h"
#include "report/study.h"

#include "review_case.h"

#define DAY_MS INT64_C(86400000)

static struct pr_study *
plan(struct desk_case *c)
{
	struct pr_study *s = NULL;

	assert_pr_ok(pr_study_load(c->desk, NULL, &s, &c->err), &c->err);
	assert_non_null(s);
	return s;
}

static bool
every_third(int slot)
{
	return slot % 3 == 0;
}

static void
practise(struct desk_case *c, int items)
{
	case_begin(c, case_practice(3, items));
	case_answer_all(c, every_third, 0, 0);
	case_do(c, PR_EVENT_END, -1, 0);
	case_leave(c);
}

/* ---- plan and queue ------------------------------------------------------ */

static void
check_same(struct desk_case *c)
{
	struct pr_review *r = load(c, 0);
	struct pr_study *s = plan(c);
	int again = 0, fresh = 0, drills = 0;

	for (size_t i = 0; i < r->n; i++) {
		drills += !r->rows[i].item_rev;
		fresh += r->rows[i].unseen;
		again += r->rows[i].item_rev && !r->rows[i].unseen;
	}
	assert_int_equal(s->days[0].review_items, again);
	assert_int_equal(s->days[0].fresh_items, fresh);
	assert_int_equal(s->days[0].drill, 5 * drills);
	assert_int_equal(s->days[0].need - s->days[0].mock_minutes -
				 s->days[0].diagnostic_minutes,
			 (seconds(r) + 59) / 60);
	pr_study_free(s);
	pr_review_free(r);
}

static void
study_say__plan_and_queue_have_the_same_today(void **state)
{
	static const char *const skills[] = { "assign.drug", "assign.cpt",
					      "poa.indicator" };
	struct desk_case *c = *state;
	struct pr_review *r;

	set(c, "2027-03-14", 45, 127);
	check_same(c); /* nothing but the diagnostic */
	r = load(c, 0);
	assert_int_equal(r->n, 0);
	assert_non_null(strstr(r->sentence, "Today is for the diagnostic"));
	pr_review_free(r);
	practise(c, 20);
	check_same(c);
	for (size_t i = 0; i < PR_LEN(skills); i++) {
		struct pr_db_memory row = { .learner = c->desk->learner.id,
					    .skill = skills[i],
					    .s = 1,
					    .d = 5,
					    .reviews = 2,
					    .last_day = TODAY - 9 };

		assert_pr_ok(pr_db_memory_put(c->desk->store, &row, &c->err),
			     &c->err);
	}
	for (int day = 0; day < 60; day++) {
		case_pass(c, 2 * DAY_MS);
		if (day % 10 == 0)
			check_same(c);
	}
}

static void
study_say__the_day_of_a_mock_has_its_queue_too(void **state)
{
	struct desk_case *c = *state;
	struct pr_review *r;
	struct pr_study *s;
	int mocks = 0;

	set(c, "2026-12-18", 15, 127);
	practise(c, 20);
	for (int day = 0; day < 20; day++) {
		case_pass(c, DAY_MS);
		s = plan(c);
		r = load(c, 0);
		mocks += s->days[0].mock;
		assert_true(r->n > 0);
		assert_int_equal(s->days[0].have, 15);
		assert_true(s->days[0].need - s->days[0].mock_minutes <= 15);
		assert_int_equal(strstr(s->today_line, "a full mock, ") != NULL,
				 s->days[0].mock);
		pr_review_free(r);
		pr_study_free(s);
	}
	assert_true(mocks > 0);
}

static void
study_say__a_week_has_its_days_and_the_time_of_its_mocks(void **state)
{
	struct desk_case *c = *state;
	struct pr_study *s;
	int have = 0, mocks = 0;

	set(c, "2027-03-14", 20, 127);
	s = plan(c);
	for (size_t i = 0; i < s->n_weeks; i++) {
		const struct pr_study_week *w = &s->weeks[i];
		int own = 0;

		for (size_t k = 0; k < w->n_days; k++) {
			own += s->days[w->day + k].have;
			own += s->days[w->day + k].mock_minutes;
		}
		assert_int_equal(w->have, own);
		assert_true(w->need <= w->have);
		have += w->have;
		mocks += w->mocks;
	}
	assert_int_equal(have, s->have);
	assert_int_equal(mocks, 3);
	pr_study_free(s);
}

/* ---- sentences ----------------------------------------------------------- */

static void
study_say__mock_days_are_told_with_their_time(void **state)
{
	struct desk_case *c = *state;
	struct pr_study *s;
	char text[PR_STUDY_WORDS], words[400];

	for (int minutes = 30; minutes < 400; minutes += 120) {
		int mock = 0;

		set(c, "2027-03-14", minutes, 127);
		s = plan(c);
		for (size_t i = 0; i < s->n_days; i++)
			if (s->days[i].mock)
				mock = s->days[i].mock_minutes;
		assert_true(mock > 100);
		snprintf(words, sizeof(words), "Mock days need %s.",
			 pr_study_minutes(text, mock));
		assert_int_equal(strstr(s->fit, words) != NULL, mock > minutes);
		pr_study_free(s);
	}
	/* one day alone before the exam, and that too near */
	set(c, "2026-11-25", 300, 1U << 5);
	s = plan(c);
	assert_true(s->missing_mocks > 0);
	assert_non_null(strstr(s->fit, "a mock has no day"));
	pr_study_free(s);
}

static void
study_say__reviews_left_out_are_no_reason_not_to_fit(void **state)
{
	struct desk_case *c = *state;
	struct pr_study *s;
	int some = 0;

	for (int minutes = 5; minutes < 90; minutes += 5) {
		set(c, "2027-01-20", minutes, 127);
		s = plan(c);
		assert_int_equal(strstr(s->fit, "does not fit") != NULL,
				 s->missing > 0);
		assert_int_equal(strstr(s->fit, "of review are left out") !=
					 NULL,
				 s->left_out > 0);
		some += s->left_out > 0;
		pr_study_free(s);
	}
	assert_true(some > 0);
}

static void
study_say__far_away_the_first_weeks_are_planned(void **state)
{
	struct desk_case *c = *state;
	struct pr_study *s;

	set(c, "2027-03-14", 45, 127);
	s = plan(c);
	assert_null(strstr(s->fit, "first 60 weeks"));
	assert_non_null(strstr(s->fit, "every free question is met"));
	pr_study_free(s);
	set(c, "2028-11-22", 45, 127);
	s = plan(c);
	assert_non_null(strstr(s->fit, "first 60 weeks"));
	pr_study_free(s);
}

static void
study_say__few_minutes_are_no_minute_each_day(void **state)
{
	struct desk_case *c = *state;
	struct pr_study *s;
	int tiny = 0;

	for (int minutes = 10; minutes < 90; minutes++) {
		set(c, "2026-12-20", minutes, 127);
		s = plan(c);
		if (s->missing_fresh && s->missing_fresh < s->days_left) {
			tiny++;
			assert_null(strstr(s->fit, "each study day"));
			assert_non_null(strstr(s->fit, " in all"));
		} else if (s->missing_fresh) {
			assert_non_null(strstr(s->fit, "each study day"));
		}
		pr_study_free(s);
	}
	assert_true(tiny > 0);
}

static void
study_say__a_result_that_was_entered_is_not_asked_for(void **state)
{
	struct desk_case *c = *state;
	struct pr_study *s = NULL;
	struct pr_review *r;
	bool passed;

	set(c, "2026-11-20", 30, 127);
	case_pass(c, 5 * DAY_MS);
	r = load(c, 0);
	assert_non_null(strstr(r->sentence, "Enter the result"));
	pr_review_free(r);
	assert_pr_ok(pr_stats_result(c->desk, "RHIT", "2026-11-20", 312,
				     &passed, &c->err),
		     &c->err);
	r = load(c, 0);
	assert_null(strstr(r->sentence, "Enter the result"));
	assert_non_null(strstr(r->sentence, "noted: 312"));
	pr_review_free(r);
	assert_int_equal(pr_study_load(c->desk, NULL, &s, &c->err), PR_ESTATE);
	assert_null(s);
	assert_non_null(strstr(c->err.text, "noted: 312"));
	c->err = (struct pr_err){ 0 };
}

static void
study_say__a_diagnostic_is_possible_with_fifty_free_items(void **state)
{
	struct desk_case *c = *state;
	bool possible = false;
	struct pr_review *r;

	assert_pr_ok(pr_study_diagnostic(c->desk, "RHIT", &possible, &c->err),
		     &c->err);
	assert_true(possible);
	/* an outline without questions, and the drills */
	assert_pr_ok(pr_study_diagnostic(c->desk, "RHIA", &possible, &c->err),
		     &c->err);
	assert_false(possible);
	possible = true;
	assert_pr_ok(
		pr_study_diagnostic(c->desk, PR_DRILLS, &possible, &c->err),
		&c->err);
	assert_false(possible);
	assert_pr_refused(
		pr_study_diagnostic(c->desk, "NONE", &possible, &c->err),
		PR_ENOTFOUND, &c->err);
	c->err = (struct pr_err){ 0 };
	r = load(c, 20);
	assert_non_null(strstr(r->sentence, "--diagnostic"));
	pr_review_free(r);
}

static void
study_say__without_questions_skills_alone_ask_for_no_diagnostic(void **state)
{
	struct desk_case *c = *state;
	struct pr_db_memory row = { .learner = c->desk->learner.id,
				    .skill = "assign.cpt",
				    .s = 1,
				    .d = 5,
				    .reviews = 2,
				    .last_day = TODAY - 9 };
	struct pr_review *r = NULL;

	assert_pr_ok(pr_db_memory_put(c->desk->store, &row, &c->err), &c->err);
	assert_pr_ok(pr_review_load(c->desk, "RHIA", 60, &r, &c->err), &c->err);
	assert_int_equal(r->n, 1);
	assert_null(strstr(r->sentence, "--diagnostic"));
	assert_non_null(strstr(r->sentence, "bank import"));
	pr_review_free(r);
}

struct text {
	char bytes[4000];
	size_t n;
};

static enum pr_status
take(void *ctx, const char *bytes, size_t n, struct pr_err *err)
{
	struct text *text = ctx;

	(void)err;
	assert_true(text->n + n < sizeof(text->bytes));
	memcpy(text->bytes + text->n, bytes, n);
	text->n += n;
	return PR_OK;
}

static void
study_say__under_what_is_due_nothing_says_that_nothing_is(void **state)
{
	struct pr_review_row rows[] = { { .name = "assign.cpt",
					  .words = "CPT",
					  .domain = "ASSIGN",
					  .recall = 0.5 } };
	struct pr_review r = {
		.exam = "CCS", .today = "2026-11-18", .rows = rows, .n = 1
	};

	(void)state;
	for (int due = 0; due < 2; due++) {
		struct text text = { .n = 0 };
		struct pr_sink sink = { .ctx = &text, .write = take };

		r.n = (size_t)due;
		assert_int_equal(review_text(&r, 80, &sink, NULL), PR_OK);
		assert_int_equal(!strstr(text.bytes, "No review falls due"),
				 due);
		assert_int_equal(!!strstr(text.bytes, "assign.cpt"), due);
	}
}

/* ---- across midnight ----------------------------------------------------- */

static void
study_say__a_sitting_over_midnight_counts_on_both_days(void **state)
{
	struct desk_case *c = *state;
	struct pr_review *r;
	int64_t sitting;
	int before;

	set(c, "2027-03-14", 120, 127);
	case_begin(c, case_practice(3, 20));
	sitting = c->seat->id;
	for (int i = 0; i < 10; i++) {
		case_do(c, PR_EVENT_MOVE, i, 0);
		case_pass(c, MINUTE_MS);
		case_do(c, PR_EVENT_ANSWER, i, case_wrong(c, i));
	}
	r = load(c, 0);
	before = r->minutes_done;
	assert_in_range(before, 9, 11);
	pr_review_free(r);
	case_do(c, PR_EVENT_SUSPEND, -1, 0);
	case_leave(c);
	case_pass(c, DAY_MS);
	case_resume(c, sitting);
	for (int i = 10; i < 15; i++) {
		case_do(c, PR_EVENT_MOVE, i, 0);
		case_pass(c, MINUTE_MS);
		case_do(c, PR_EVENT_ANSWER, i, case_wrong(c, i));
	}
	case_do(c, PR_EVENT_END, -1, 0);
	case_leave(c);
	r = load(c, 0);
	assert_in_range(r->minutes_done, 4, 6);
	pr_review_free(r);
}

#define TEST(name)                                                     \
	cmocka_unit_test_setup_teardown(study_say__##name, case_setup, \
					case_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(plan_and_queue_have_the_same_today),
		TEST(the_day_of_a_mock_has_its_queue_too),
		TEST(a_week_has_its_days_and_the_time_of_its_mocks),
		TEST(mock_days_are_told_with_their_time),
		TEST(reviews_left_out_are_no_reason_not_to_fit),
		TEST(far_away_the_first_weeks_are_planned),
		TEST(few_minutes_are_no_minute_each_day),
		TEST(a_result_that_was_entered_is_not_asked_for),
		TEST(a_diagnostic_is_possible_with_fifty_free_items),
		TEST(without_questions_skills_alone_ask_for_no_diagnostic),
		TEST(under_what_is_due_nothing_says_that_nothing_is),
		TEST(a_sitting_over_midnight_counts_on_both_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

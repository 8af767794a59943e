/* test_study.c - the plan of a learner at a desk; see proctor/study.h */
#include "app/internal.h"
#include "proctor/store_learn.h"
#include "proctor/study.h"

#include "seat_case.h"

#define TODAY 20775 /* CASE_NOW, a Wednesday */
#define DAY_MS INT64_C(86400000)
#define MON_FRI 31U

static void
set(struct desk_case *c, const char *date, int minutes, unsigned days)
{
	assert_pr_ok(
		pr_study_set(c->desk, "RHIT", date, minutes, days, &c->err),
		&c->err);
}

static struct pr_study *
load(struct desk_case *c)
{
	struct pr_study *s = NULL;

	assert_pr_ok(pr_study_load(c->desk, NULL, &s, &c->err), &c->err);
	assert_non_null(s);
	assert_true(s->fit[0] && s->today_line[0]);
	return s;
}

static void
refused(struct desk_case *c, enum pr_status status, const char *says)
{
	struct pr_study *s = (struct pr_study *)c;

	c->err = (struct pr_err){ 0 };
	assert_int_equal(pr_study_load(c->desk, "RHIT", &s, &c->err), status);
	assert_null(s);
	if (!strstr(c->err.text, says))
		fail_msg("\"%s\" does not say \"%s\"", c->err.text, says);
	c->err = (struct pr_err){ 0 };
}

/* ---- what must be known -------------------------------------------------- */

static void
study__what_is_not_known_is_asked_for(void **state)
{
	struct desk_case *c = *state;

	refused(c, PR_ESTATE, "proctor plan RHIT --date");
	set(c, "2026-12-20", 0, 0);
	refused(c, PR_ESTATE, "--minutes");
	set(c, NULL, 30, 0);
	pr_study_free(load(c));
	case_pass(c, 40 * DAY_MS);
	refused(c, PR_ESTATE, "passed");
	refused(c, PR_ESTATE, "proctor result RHIT 2026-12-20");
	/* the date is that of RHIT */
	refused(c, PR_ESTATE, "--date");
}

/* ---- the plan ------------------------------------------------------------ */

static void
study__a_plan_covers_each_day_once_and_its_weeks_add_up(void **state)
{
	struct desk_case *c = *state;
	struct pr_study *s;
	int have = 0, need = 0;
	size_t day = 0;

	set(c, "2027-03-14", 45, MON_FRI);
	s = load(c);
	assert_string_equal(s->exam, "RHIT");
	assert_string_equal(s->today, "2026-11-18");
	assert_int_equal(s->days_left, 116);
	assert_int_equal(s->n_days, 116);
	assert_string_equal(s->days[0].date, s->today);
	assert_string_equal(s->days[115].date, "2027-03-13");
	assert_int_equal(s->n_weeks, 17);
	assert_string_equal(s->weeks[0].to, "2026-11-22");
	assert_string_equal(s->weeks[1].from, "2026-11-23");
	assert_string_equal(s->weeks[16].to, "2027-03-13");
	for (size_t w = 0; w < s->n_weeks; w++) {
		const struct pr_study_week *week = &s->weeks[w];
		int fresh = 0, review = 0, mocks = 0, domains = 0;

		assert_int_equal(week->day, day);
		for (; day < week->day + week->n_days; day++) {
			const struct pr_study_day *d = &s->days[day];
			int weekday = (2 + (int)day) % 7;

			if (weekday >= 5)
				assert_int_equal(d->have + d->need, 0);
			assert_true(d->need - d->mock_minutes <= d->have);
			fresh += d->fresh_items;
			review += d->review_items;
			mocks += d->mock;
			need += d->need;
			have += d->have + d->mock_minutes;
		}
		for (int d = 0; d < PR_DOMAINS_MAX; d++)
			domains += week->domains[d];
		assert_int_equal(fresh, week->fresh_items);
		assert_int_equal(fresh, domains);
		assert_int_equal(review, week->review_items);
		assert_int_equal(mocks, week->mocks);
	}
	assert_int_equal(day, 116);
	assert_int_equal(have, s->have);
	assert_int_equal(need, s->need);
	assert_int_equal(s->missing, 0);
	assert_true(s->need <= s->have);
	assert_int_equal(s->planned, s->unseen);
	assert_int_equal(s->mocks, 3);
	assert_true(s->days[0].diagnostic);
	assert_non_null(strstr(s->fit, "It fits"));
	assert_non_null(strstr(s->today_line, "diagnostic"));
	assert_int_equal(s->done_7, 0);
	assert_int_equal(s->planned_7, 5 * 45);
	pr_study_free(s);
}

static void
study__what_does_not_fit_is_said_with_the_minutes(void **state)
{
	struct desk_case *c = *state;
	struct pr_study *s;
	char text[40];
	int missing = 0;

	for (int minutes = 10; minutes <= 310; minutes += 100) {
		set(c, "2026-12-02", minutes, 127);
		s = load(c);
		if (minutes == 10) {
			assert_true(s->missing > 0);
			assert_true(s->planned < s->unseen);
			assert_non_null(strstr(s->fit, "does not fit"));
			snprintf(text, sizeof(text), "%d h",
				 s->missing_fresh / 60);
			assert_non_null(strstr(s->fit, text));
		} else {
			assert_true(s->missing <= missing);
		}
		missing = s->missing;
		pr_study_free(s);
	}
	assert_int_equal(missing, 0);
}

static void
study__extra_time_makes_mocks_longer(void **state)
{
	struct desk_case *c = *state;
	struct pr_learner l;
	struct pr_study *s;
	int minutes = 0;

	set(c, "2027-03-14", 60, 127);
	for (int round = 0; round < 2; round++) {
		s = load(c);
		for (size_t i = 0; i < s->n_days; i++)
			if (s->days[i].mock && !round)
				minutes = s->days[i].mock_minutes;
			else if (s->days[i].mock)
				assert_int_equal(s->days[i].mock_minutes,
						 (minutes * 3 + 1) / 2 + 10);
		pr_study_free(s);
		l = *pr_desk_learner(c->desk);
		l.time_percent = 150;
		l.extra_min = 10;
		assert_pr_ok(pr_desk_save_learner(c->desk, &l, &c->err),
			     &c->err);
	}
	assert_true(minutes >= 120);
}

/* ---- from what was really done ------------------------------------------- */

static bool
every_third(int slot)
{
	return slot % 3 == 0;
}

static void
study__the_plan_follows_what_was_done(void **state)
{
	struct desk_case *c = *state;
	struct pr_study *s;
	long unseen;

	set(c, "2027-03-14", 45, 127);
	s = load(c);
	unseen = s->unseen;
	assert_int_equal(s->days[0].have, 45);
	pr_study_free(s);
	case_begin(c, case_practice(3, 20));
	case_pass(c, 10 * MINUTE_MS);
	case_answer_all(c, every_third, 0, 0);
	case_do(c, PR_EVENT_END, -1, 0);
	case_leave(c);
	s = load(c);
	assert_int_equal(s->unseen, unseen - 20);
	assert_true(s->done_7 >= 10 && s->done_7 <= 13);
	assert_int_equal(s->days[0].have, 45 - s->done_7);
	assert_false(s->days[0].diagnostic);
	pr_study_free(s);
	/* days without work: the plan goes on from there */
	case_pass(c, 20 * DAY_MS);
	s = load(c);
	assert_string_equal(s->today, "2026-12-08");
	assert_int_equal(s->done_7, 0);
	assert_int_equal(s->unseen, unseen - 20);
	assert_int_equal(s->days[0].have, 45);
	pr_study_free(s);
}

static void
study__what_was_missed_is_reviewed_in_the_plan(void **state)
{
	struct desk_case *c = *state;
	struct pr_study *s;
	int64_t item;
	int before;

	set(c, "2027-03-14", 45, 127);
	case_begin(c, case_practice(3, 20));
	item = pr_seat_form(c->seat)->slots[0].item_rev;
	case_answer_all(c, every_third, 0, 0);
	case_do(c, PR_EVENT_END, -1, 0);
	case_leave(c);
	case_pass(c, DAY_MS);
	s = load(c);
	before = s->days[0].review_items;
	pr_study_free(s);
	for (int i = 0; i < 30; i++) { /* of whatever was met before */
		struct pr_db_rev rev;
		struct pr_db_memory row = { .learner = c->desk->learner.id,
					    .skill = "",
					    .s = 0.2,
					    .d = 7,
					    .reviews = 1,
					    .last_day = TODAY - 5 };

		if (pr_db_rev_get(c->desk->store, item + i, &rev, NULL))
			continue;
		row.item = rev.item;
		assert_pr_ok(pr_db_seen_put(c->desk->store, row.learner,
					    item + i, CASE_NOW, &c->err),
			     &c->err);
		assert_pr_ok(pr_db_memory_put(c->desk->store, &row, &c->err),
			     &c->err);
	}
	s = load(c);
	assert_true(s->days[0].review_items > before + 5);
	assert_non_null(strstr(s->today_line, "to review"));
	pr_study_free(s);
}

static void
study__a_mock_that_was_taken_counts(void **state)
{
	struct desk_case *c = *state;
	struct pr_study *s;

	set(c, "2026-12-18", 120, 127);
	s = load(c);
	assert_int_equal(s->mocks, 2);
	assert_int_equal(s->mocks_done, 0);
	pr_study_free(s);
	case_begin(c, case_mock(5));
	case_answer_all(c, every_third, 0, 0);
	case_do(c, PR_EVENT_END, -1, 0);
	case_leave(c);
	s = load(c);
	assert_int_equal(s->mocks_done, 1);
	assert_int_equal(s->mocks, 1);
	pr_study_free(s);
}

static void
study__the_line_for_today_says_why_there_is_nothing(void **state)
{
	struct desk_case *c = *state;
	struct pr_study *s;

	set(c, "2027-03-14", 10, 1U << 3); /* Thursdays */
	s = load(c);
	assert_non_null(strstr(s->today_line, "No study today"));
	assert_non_null(strstr(s->today_line, "Thursday"));
	pr_study_free(s);
	set(c, NULL, 0, 127);
	case_begin(c, case_practice(3, 10));
	case_pass(c, 15 * MINUTE_MS);
	case_answer_all(c, every_third, 0, 0);
	case_do(c, PR_EVENT_END, -1, 0);
	case_leave(c);
	s = load(c);
	assert_non_null(strstr(s->today_line, "10 minutes are done"));
	assert_int_equal(s->days[0].need, 0);
	pr_study_free(s);
	/* the day before, and the day itself */
	case_pass(c, 115 * DAY_MS);
	s = load(c);
	assert_int_equal(s->days_left, 1);
	assert_int_equal(s->days[0].fresh_items, 0);
	pr_study_free(s);
	case_pass(c, DAY_MS);
	s = load(c);
	assert_int_equal(s->n_days, 0);
	assert_non_null(strstr(s->today_line, "exam is today"));
	pr_study_free(s);
}

static void
study__the_last_days_miss_nothing_new(void **state)
{
	struct desk_case *c = *state;
	struct pr_study *s;

	set(c, "2026-11-21", 30, 127);
	s = load(c);
	assert_true(s->unseen > 100);
	assert_int_equal(s->planned, 0);
	assert_int_equal(s->missing, 0);
	assert_false(s->days[0].diagnostic);
	assert_non_null(strstr(s->fit, "nothing new"));
	pr_study_free(s);
	set(c, "2026-11-22", 30, 127);
	s = load(c);
	assert_true(s->missing > 0);
	pr_study_free(s);
}

static void
study__without_questions_it_says_how_to_get_some(void **state)
{
	struct desk_case *c = *state;
	struct pr_study *s;

	assert_pr_ok(
		pr_study_set(c->desk, "RHIA", "2027-03-14", 30, 127, &c->err),
		&c->err);
	s = load(c);
	assert_non_null(strstr(s->fit, "no questions for RHIA"));
	assert_non_null(strstr(s->fit, "bank import"));
	assert_non_null(strstr(s->today_line, "no questions"));
	assert_int_equal(s->need, 0);
	pr_study_free(s);
}

static void
study__rules_to_be_looked_at_again_are_counted(void **state)
{
	struct desk_case *c = *state;
	struct pr_study *near, *far;

	set(c, "2026-12-01", 60, 127);
	near = load(c);
	set(c, "2029-12-01", 60, 127);
	far = load(c);
	/* an exam so far away is planned for sixty weeks */
	assert_int_equal(far->n_days, PR_STUDY_WEEKS * 7);
	assert_int_equal(far->mocks, 0);
	assert_true(far->past_review_date > near->past_review_date);
	pr_study_free(near);
	pr_study_free(far);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name)                                                 \
	cmocka_unit_test_setup_teardown(study__##name, case_setup, \
					case_teardown)
		TEST(what_is_not_known_is_asked_for),
		TEST(a_plan_covers_each_day_once_and_its_weeks_add_up),
		TEST(what_does_not_fit_is_said_with_the_minutes),
		TEST(extra_time_makes_mocks_longer),
		TEST(the_plan_follows_what_was_done),
		TEST(what_was_missed_is_reviewed_in_the_plan),
		TEST(a_mock_that_was_taken_counts),
		TEST(the_line_for_today_says_why_there_is_nothing),
		TEST(the_last_days_miss_nothing_new),
		TEST(without_questions_it_says_how_to_get_some),
		TEST(rules_to_be_looked_at_again_are_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

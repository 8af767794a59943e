/* test_study_plan.c - what holds of every plan; see proctor/study_plan.h */
#include "study_life.h"

#define RUNS 1500

/* ---- what holds of every plan -------------------------------------------- */

static void
check_days(const struct life *l)
{
	int last_mock = -100, mocks = 0, need = 0, have = 0;

	for (int i = 0; i < (int)l->in.n_days; i++) {
		const struct pr_study_slot *d = &l->days[i];
		int domains = 0;

		if (!l->have[i])
			assert_int_equal(need_of(d), 0);
		assert_true(need_of(d) - d->mock <= l->have[i]);
		if (i >= l->in.days_left - PR_STUDY_QUIET_DAYS)
			assert_int_equal(d->fresh_items, 0);
		if (d->mock) {
			assert_int_equal(d->mock, l->in.mock_minutes);
			assert_true(i - last_mock >= PR_STUDY_MOCK_GAP);
			if (l->in.mock_last >= 0)
				assert_true(i + l->in.mock_last >=
					    PR_STUDY_MOCK_GAP);
			assert_true(l->in.days_left - i >= 5);
			last_mock = i;
			mocks++;
		}
		for (int k = 0; k < PR_DOMAINS_MAX; k++)
			domains += d->domains[k];
		assert_int_equal(domains, d->fresh_items);
		assert_true(d->fresh_items >= 0 && d->review_items >= 0);
		if (d->domain >= 0)
			assert_int_equal(d->domains[d->domain], domains);
		need += need_of(d);
		have += l->have[i] + d->mock;
	}
	assert_int_equal(mocks, l->made.mocks);
	assert_int_equal(have, l->made.have);
	assert_int_equal(need + l->made.missing, l->made.need);
	assert_true(need <= l->made.have);
}

static void
check_sums(const struct life *l)
{
	long unseen = 0, planned = 0, fresh = 0;

	for (size_t i = 0; i < l->n_groups; i++) {
		assert_true(l->groups[i].planned >= 0);
		assert_true(l->groups[i].planned <= l->groups[i].unseen);
		unseen += l->groups[i].unseen;
		planned += l->groups[i].planned;
	}
	for (size_t i = 0; i < l->in.n_days; i++)
		fresh += l->days[i].fresh_items;
	assert_int_equal(unseen, l->made.unseen);
	assert_int_equal(planned, l->made.planned);
	assert_true(fresh <= planned);
	assert_true(planned - fresh <= l->in.diagnostic_items);
	assert_true(l->made.left_out >= 0);
	assert_int_equal(l->made.missing,
			 l->made.missing_mocks + l->made.missing_fresh);
	if (!l->made.missing_fresh)
		assert_int_equal(planned, unseen);
}

static void
study_plan__every_plan_keeps_to_days_minutes_and_sums(void **state)
{
	uint64_t chance = 20260101;
	bool study[DAYS];
	int fits = 0;

	(void)state;
	for (int run = 0; run < RUNS; run++) {
		struct life *l = any_life(&chance, study);

		set_minutes(l, study, 5 + below(&chance, 200));
		if (l->in.n_days && !below(&chance, 3))
			l->have[0] = below(&chance, 30);
		make(l);
		check_days(l);
		check_sums(l);
		fits += !l->made.missing;
		free(l);
	}
	/* both kinds were met */
	assert_true(fits > RUNS / 10 && fits < RUNS - RUNS / 10);
}

/* ---- what a person would expect ------------------------------------------ */

static void
study_plan__three_mocks_in_the_last_third_the_last_a_week_before(void **state)
{
	struct life *l = plain_life(112, 45);
	int first = -1, last = -1;

	(void)state;
	make(l);
	assert_int_equal(l->made.mocks, 3);
	for (int i = 0; i < 112; i++)
		if (l->days[i].mock) {
			first = first < 0 ? i : first;
			last = i;
		}
	assert_true(first >= 112 * 2 / 3 - 3);
	assert_true(112 - last >= 5 && 112 - last <= 10);
	assert_int_equal(l->made.missing, 0);
	free(l);
}

static void
study_plan__a_mock_goes_to_the_day_with_most_time(void **state)
{
	struct life *l = plain_life(60, 45);

	(void)state;
	for (int i = 0; i < 60; i++)
		l->have[i] = i % 7 == 5 ? 240 : 45;
	make(l);
	assert_int_equal(l->made.mocks, 3);
	for (int i = 0; i < 60; i++)
		if (l->days[i].mock)
			assert_int_equal(l->have[i], 240);
	/* with the same time every day rather on a weekend */
	for (int i = 0; i < 60; i++)
		l->have[i] = 60;
	make(l);
	assert_int_equal(l->made.mocks, 3);
	for (int i = 0; i < 60; i++)
		if (l->days[i].mock)
			assert_true(i % 7 >= 5);
	free(l);
}

static void
study_plan__mocks_that_were_taken_are_not_planned_again(void **state)
{
	struct life *l = plain_life(30, 60);

	(void)state;
	make(l);
	assert_int_equal(l->made.mocks, 2);
	l->in.mocks_recent = 1;
	l->in.mock_last = 12;
	make(l);
	assert_int_equal(l->made.mocks, 1);
	/* however many: one more shows where one stands at the end */
	l->in.mocks_recent = 5;
	make(l);
	assert_int_equal(l->made.mocks, 1);
	/* none in the last days, and none without a form */
	l->in.days_left = 5;
	l->in.n_days = 5;
	make(l);
	assert_int_equal(l->made.mocks, 0);
	free(l);
	l = plain_life(100, 60);
	l->in.mock_minutes = 0;
	make(l);
	assert_int_equal(l->made.mocks, 0);
	free(l);
}

static void
study_plan__a_mock_takes_no_minutes_of_any_day(void **state)
{
	struct life *l = plain_life(60, 45);
	struct life *without = plain_life(60, 45);

	(void)state;
	without->in.mock_minutes = 0;
	make(l);
	make(without);
	assert_int_equal(l->made.mocks, 3);
	for (int i = 0; i < 60; i++)
		assert_int_equal(need_of(&l->days[i]) - l->days[i].mock,
				 need_of(&without->days[i]));
	assert_int_equal(l->made.have, without->made.have + 3 * 205);
	assert_int_equal(l->made.missing, 0);
	free(l);
	free(without);
}

static void
study_plan__review_has_what_the_new_items_leave(void **state)
{
	struct life *l = plain_life(60, 30);

	(void)state;
	l->in.mock_minutes = 0;
	l->items[0] = 20, l->seconds[0] = 1200;
	make(l);
	assert_int_equal(l->made.missing, 0);
	assert_false(l->made.new_first);
	/* 300 items in 41 study days are 8 a day, 10 minutes */
	assert_int_equal(l->days[0].fresh_items, 8);
	assert_int_equal(l->days[0].review_items, 20);
	assert_int_equal(l->days[0].review, 20);
	/* without reviews all of the day is new */
	assert_int_equal(l->days[1].fresh, 30);
	free(l);
}

static void
study_plan__with_no_time_a_third_is_left_for_review(void **state)
{
	struct life *l = plain_life(20, 20);

	(void)state;
	l->in.mock_minutes = 0;
	for (int i = 0; i < 20; i++)
		l->items[i] = 10, l->seconds[i] = 600;
	make(l);
	assert_true(l->made.missing_fresh > 0);
	assert_true(l->made.left_out > 0);
	assert_true(l->made.new_first);
	for (int i = 0; i < 17; i++)
		if (l->have[i]) {
			/* 10 items of 75 seconds are 13 minutes */
			assert_int_equal(l->days[i].fresh, 13);
			assert_int_equal(l->days[i].review, 7);
		}
	assert_true(l->made.planned < l->made.unseen);
	free(l);
}

static void
study_plan__three_days_touch_every_domain(void **state)
{
	struct life *l = plain_life(6, 60);

	(void)state;
	l->in.mock_minutes = 0;
	for (int i = 0; i < 6; i++)
		l->have[i] = 60;
	make(l);
	assert_true(l->made.planned < l->made.unseen);
	for (int d = 0; d < 6; d++)
		assert_true(l->groups[d].planned > 10);
	free(l);
}

static void
study_plan__domains_share_by_points_and_none_is_left_out(void **state)
{
	struct life *l = plain_life(30, 10);
	int n[6] = { 0 };

	(void)state;
	l->in.mock_minutes = 0;
	for (int d = 0; d < 6; d++)
		l->groups[d].share = d == 2 ? 0.5 : 0.1;
	make(l);
	assert_true(l->made.planned < l->made.unseen);
	for (int d = 0; d < 6; d++)
		n[d] = l->groups[d].planned;
	for (int d = 0; d < 6; d++) {
		assert_true(n[d] > 0);
		if (d != 2)
			assert_true(n[2] > 2 * n[d]);
	}
	free(l);
}

static void
study_plan__the_diagnostic_comes_first_and_over_all_domains(void **state)
{
	struct life *l = plain_life(100, 30);
	int minutes = 0;

	(void)state;
	l->in.diagnostic_items = 50;
	make(l);
	assert_int_equal(l->days[0].diagnostic, 30);
	assert_int_equal(l->days[0].fresh, 0);
	assert_int_equal(l->days[1].diagnostic, 30);
	for (int i = 0; i < 100; i++)
		minutes += l->days[i].diagnostic;
	assert_int_equal(minutes, (50 * 75 + 59) / 60);
	assert_int_equal(l->made.planned, 300);
	free(l);
}

static void
study_plan__skills_take_a_quarter_of_a_day_with_work(void **state)
{
	struct life *l = plain_life(30, 30);
	int drills = 0;

	(void)state;
	l->in.mock_minutes = 0;
	l->skills[0] = 3;
	make(l);
	for (int i = 0; i < 30; i++) {
		assert_int_equal(l->days[i].drill % 5, 0);
		drills += l->days[i].drill > 0;
	}
	assert_int_equal(drills, 3);
	assert_int_equal(l->days[2].drill, 5);
	/* without other work they have the day */
	l->n_groups = 0;
	make(l);
	assert_int_equal(l->days[0].drill, 15);
	assert_int_equal(l->made.left_out, 0);
	free(l);
}

static void
study_plan__what_falls_due_in_the_last_days_is_nobodys_fault(void **state)
{
	struct life *l = plain_life(20, 30);

	(void)state;
	l->in.mock_minutes = 0;
	l->n_groups = 0;
	/* a Saturday, the last day before the exam */
	l->items[19] = 200, l->seconds[19] = 12000;
	make(l);
	assert_int_equal(l->made.left_out, 0);
	l->items[19] = l->seconds[19] = 0;
	l->items[10] = 400, l->seconds[10] = 24000;
	make(l);
	assert_true(l->made.left_out > 0);
	assert_int_equal(l->made.missing, 0);
	free(l);
}

static void
study_plan__no_day_is_a_plan_too(void **state)
{
	struct life *l = plain_life(0, 30);

	(void)state;
	make(l);
	assert_int_equal(l->made.have, 0);
	assert_int_equal(l->made.planned, 0);
	assert_true(l->made.missing > 0);
	free(l);
	/* study days there are none */
	l = plain_life(10, 0);
	make(l);
	assert_int_equal(l->made.planned, 0);
	assert_int_equal(l->made.mocks, 0);
	assert_true(l->made.missing > 0);
	free(l);
}

static void
study_plan__what_cannot_be_is_refused(void **state)
{
	struct life *l = plain_life(10, 30);
	struct pr_err err = { 0 };
	struct pr_study_made made = { .have = 77 };

	(void)state;
	for (int k = 0; k < 5; k++) {
		struct pr_study_in in = l->in;
		struct pr_study_group g = l->groups[0];

		if (k == 0)
			in.days_left = -1;
		if (k == 1)
			in.n_days = 11;
		if (k == 2)
			in.item_seconds = 0;
		if (k == 3)
			g.domain = PR_DOMAINS_MAX;
		if (k == 4)
			g.share = -1;
		err = (struct pr_err){ 0 };
		assert_pr_refused(
			pr_study_make(&made, l->days, &g, 1, &in, &err),
			PR_EINVAL, &err);
		assert_int_equal(made.have, 77);
	}
	free(l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test(study_plan__##name)
		TEST(every_plan_keeps_to_days_minutes_and_sums),
		TEST(three_mocks_in_the_last_third_the_last_a_week_before),
		TEST(a_mock_goes_to_the_day_with_most_time),
		TEST(mocks_that_were_taken_are_not_planned_again),
		TEST(a_mock_takes_no_minutes_of_any_day),
		TEST(review_has_what_the_new_items_leave),
		TEST(with_no_time_a_third_is_left_for_review),
		TEST(three_days_touch_every_domain),
		TEST(domains_share_by_points_and_none_is_left_out),
		TEST(the_diagnostic_comes_first_and_over_all_domains),
		TEST(skills_take_a_quarter_of_a_day_with_work),
		TEST(what_falls_due_in_the_last_days_is_nobodys_fault),
		TEST(no_day_is_a_plan_too),
		TEST(what_cannot_be_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

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
		if (!d->mock)
			assert_true(need_of(d) <= l->have[i]);
		else
			assert_true(need_of(d) - d->mock <=
				    (l->have[i] > d->mock ? l->have[i] - d->mock
							  : 0));
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
		have += l->have[i];
	}
	assert_int_equal(mocks, l->made.mocks);
	assert_int_equal(have, l->made.have);
	if (!l->made.missing) {
		assert_int_equal(need, l->made.need);
		assert_true(l->made.need <= l->made.have);
	}
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
	assert_true(l->made.missing >= 0);
	if (!l->made.missing)
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

static void
study_plan__more_minutes_never_miss_more(void **state)
{
	uint64_t chance = 7;
	bool study[DAYS];

	(void)state;
	for (int run = 0; run < RUNS / 5; run++) {
		struct life *l = any_life(&chance, study);
		int missing = -1;

		for (int minutes = 5; minutes <= 245; minutes += 12) {
			set_minutes(l, study, minutes);
			make(l);
			if (missing >= 0 && l->made.missing > missing)
				fail_msg("run %d: %d minutes miss %d, fewer "
					 "missed %d",
					 run, minutes, l->made.missing,
					 missing);
			missing = l->made.missing;
		}
		free(l);
	}
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
study_plan__the_days_around_a_long_mock_are_lighter(void **state)
{
	struct life *l = plain_life(60, 90);
	int whole = 0, need = 0;

	(void)state;
	for (int i = 0; i < 60; i++)
		l->items[i] = 100, l->seconds[i] = 6000;
	make(l);
	for (int i = 0; i < 60; i++) {
		whole += l->have[i];
		need += need_of(&l->days[i]);
	}
	/* no minute is given twice */
	assert_int_equal(need, whole);
	assert_true(l->made.missing > 0);
	assert_int_equal(l->made.need, l->made.missing + need);
	free(l);
}

static void
study_plan__review_comes_before_what_is_new(void **state)
{
	struct life *l = plain_life(60, 30);

	(void)state;
	l->in.mock_minutes = 0;
	l->items[0] = 20, l->seconds[0] = 1200;
	make(l);
	assert_int_equal(l->made.missing, 0);
	assert_false(l->made.new_first);
	assert_int_equal(l->days[0].review_items, 20);
	assert_int_equal(l->days[0].review, 20);
	assert_true(l->days[0].fresh <= 10);
	assert_true(l->days[1].fresh_items > 0);
	free(l);
}

static void
study_plan__with_no_time_everything_is_seen_once_first(void **state)
{
	struct life *l = plain_life(20, 20);
	int reviews = 0;

	(void)state;
	l->in.mock_minutes = 0;
	for (int i = 0; i < 20; i++)
		l->items[i] = 10, l->seconds[i] = 600;
	make(l);
	assert_true(l->made.missing > 0);
	assert_true(l->made.new_first);
	for (int i = 0; i < 17; i++) {
		reviews += l->days[i].review_items;
		if (l->have[i])
			assert_int_equal(l->days[i].fresh, 20);
	}
	assert_int_equal(reviews, 0);
	assert_true(l->made.planned < l->made.unseen);
	free(l);
}

static void
study_plan__new_comes_first_when_only_so_it_fits(void **state)
{
	struct life *l = plain_life(10, 60);

	(void)state;
	l->in.mock_minutes = 0;
	for (int i = 0; i < 10; i++)
		l->have[i] = 60;
	l->n_groups = 1;
	l->groups[0].unseen = 330;
	l->groups[0].share = 1;
	/* three hours of review, of which there is time in the last days */
	l->items[0] = 180, l->seconds[0] = 10800;
	make(l);
	assert_int_equal(l->made.missing, 0);
	assert_true(l->made.new_first);
	assert_int_equal(l->days[0].review, 0);
	assert_true(l->days[9].review_items > 50);
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
study_plan__one_skill_of_the_drills_is_refreshed_a_day(void **state)
{
	struct life *l = plain_life(30, 30);
	int drills = 0;

	(void)state;
	l->in.mock_minutes = 0;
	l->n_groups = 0;
	l->skills[0] = 3;
	make(l);
	for (int i = 0; i < 30; i++) {
		assert_true(l->days[i].drill == 0 || l->days[i].drill == 5);
		drills += l->days[i].drill > 0;
	}
	assert_int_equal(drills, 3);
	assert_int_equal(l->days[2].drill, 5);
	assert_int_equal(l->made.missing, 0);
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
	assert_int_equal(l->made.missing, 0);
	l->items[19] = l->seconds[19] = 0;
	l->items[10] = 400, l->seconds[10] = 24000;
	make(l);
	assert_true(l->made.missing > 0);
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
		TEST(more_minutes_never_miss_more),
		TEST(three_mocks_in_the_last_third_the_last_a_week_before),
		TEST(a_mock_goes_to_the_day_with_most_time),
		TEST(mocks_that_were_taken_are_not_planned_again),
		TEST(the_days_around_a_long_mock_are_lighter),
		TEST(review_comes_before_what_is_new),
		TEST(with_no_time_everything_is_seen_once_first),
		TEST(new_comes_first_when_only_so_it_fits),
		TEST(three_days_touch_every_domain),
		TEST(domains_share_by_points_and_none_is_left_out),
		TEST(the_diagnostic_comes_first_and_over_all_domains),
		TEST(one_skill_of_the_drills_is_refreshed_a_day),
		TEST(what_falls_due_in_the_last_days_is_nobodys_fault),
		TEST(no_day_is_a_plan_too),
		TEST(what_cannot_be_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_study_parts.c - what is missing by kind, mocks, today's queue */
#include "study_life.h"

static void
study_parts__what_had_faded_before_the_last_days_is_left_out(void **state)
{
	struct life *l = plain_life(3, 30);

	(void)state;
	l->in.mock_minutes = 0;
	l->n_groups = 0;
	for (int i = 0; i < 3; i++)
		l->have[i] = 30;
	l->items[0] = 200, l->seconds[0] = 12000;
	make(l);
	assert_int_equal(l->made.left_out, 200 - 90);
	assert_int_equal(l->made.missing, 0);
	/* the same, fallen due tomorrow */
	l->items[0] = l->seconds[0] = 0;
	l->items[1] = 200, l->seconds[1] = 12000;
	make(l);
	assert_int_equal(l->made.left_out, 0);
	free(l);
}

static void
study_parts__a_study_day_has_five_new_items_or_what_is_left(void **state)
{
	struct life *l = plain_life(400, 30);
	int left = 52;

	(void)state;
	l->n_groups = 1;
	l->groups[0].unseen = left;
	/* more to review than there are minutes */
	for (int i = 0; i < 400; i++)
		l->items[i] = 60, l->seconds[i] = 3600;
	make(l);
	for (int i = 0; i < 400 && left > 0; i++) {
		int owed = left < 5 ? left : 5;

		if (!l->have[i])
			continue;
		/* whole minutes, so that now and then there is one more */
		assert_in_range(l->days[i].fresh_items, owed, owed + 1);
		assert_true(l->days[i].review >= 23);
		left -= l->days[i].fresh_items;
	}
	assert_int_equal(left, 0);
	free(l);
}

static void
study_parts__what_is_missing_is_told_by_kind(void **state)
{
	struct life *l = plain_life(20, 10);

	(void)state;
	/* a mock takes its own time, whatever the day has */
	l->n_groups = 0;
	make(l);
	assert_int_equal(l->made.mocks, 2);
	assert_int_equal(l->made.missing, 0);
	/* study days there are none where one could be */
	for (int i = 2; i < 20; i++)
		l->have[i] = 0;
	make(l);
	assert_int_equal(l->made.mocks, 0);
	assert_int_equal(l->made.missing, 2 * 205);
	assert_int_equal(l->made.missing, l->made.missing_mocks);
	l->in.mock_minutes = 0;
	l->n_groups = 6;
	make(l);
	assert_int_equal(l->made.missing_mocks, 0);
	assert_int_equal(l->made.missing, l->made.missing_fresh);
	assert_true(l->made.missing > 0);
	l->n_groups = 0;
	l->items[0] = 400, l->seconds[0] = 24000;
	make(l);
	assert_int_equal(l->made.missing, 0);
	assert_int_equal(l->made.left_out, 400 - 20);
	free(l);
}

static void
study_parts__today_has_room_beside_the_diagnostic(void **state)
{
	uint64_t chance = 11;
	bool study[DAYS];
	int any = 0;

	(void)state;
	for (int run = 0; run < 200; run++) {
		struct life *l = any_life(&chance, study);
		struct pr_study_slot today;
		int room;

		set_minutes(l, study, 5 + below(&chance, 100));
		make(l);
		room = pr_study_room(&today, &l->in);
		if (l->in.n_days) {
			assert_int_equal(today.mock, l->days[0].mock);
			assert_int_equal(today.diagnostic,
					 l->days[0].diagnostic);
			assert_int_equal(room, l->have[0] - today.diagnostic);
			any += today.diagnostic > 0 && room > 0;
		} else {
			assert_int_equal(room, 0);
		}
		free(l);
	}
	assert_true(any > 0);
}

static void
study_parts__today_is_what_its_queue_says(void **state)
{
	struct life *l = plain_life(60, 45);
	struct pr_study_today today = {
		.review_items = 3,
		.fresh_items = 20,
		.skills = 1,
		.review = 4,
		.fresh = 25,
		.drill = 5,
		.review_seconds = 240,
		.domains = { [2] = 12, [4] = 8 },
	};
	int fresh = 0;

	(void)state;
	l->in.mock_minutes = 0;
	l->skills[0] = 2;
	l->items[0] = 4, l->seconds[0] = 300;
	l->in.today = &today;
	make(l);
	assert_int_equal(l->days[0].review_items, 3);
	assert_int_equal(l->days[0].fresh_items, 20);
	assert_int_equal(l->days[0].drill, 5);
	assert_int_equal(need_of(&l->days[0]), 34);
	assert_int_equal(l->days[0].domains[2], 12);
	assert_int_equal(l->days[0].domains[4], 8);
	assert_int_equal(l->days[0].domain, -1);
	/* the rest is for the days after, and nothing twice */
	assert_int_equal(l->days[1].drill, 5);
	assert_int_equal(l->days[1].review, 1);
	for (int i = 0; i < 60; i++)
		fresh += l->days[i].fresh_items;
	assert_int_equal(fresh, 300);
	assert_int_equal(l->made.planned, 300);
	assert_int_equal(l->made.missing, 0);
	today.fresh = -1;
	assert_int_equal(pr_study_make(&l->made, l->days, l->groups,
				       l->n_groups, &l->in, NULL),
			 PR_EINVAL);
	free(l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test(study_parts__##name)
		TEST(what_had_faded_before_the_last_days_is_left_out),
		TEST(a_study_day_has_five_new_items_or_what_is_left),
		TEST(what_is_missing_is_told_by_kind),
		TEST(today_has_room_beside_the_diagnostic),
		TEST(today_is_what_its_queue_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_study_rule.c - the rule of a day, from day to day; study_plan.h */
#include "study_life.h"

#define RUNS 1500

static void
no_skills(struct life *l)
{
	memset(l->skills, 0, sizeof(l->skills));
}

static void
study_rule__more_minutes_never_miss_more_nor_have_fewer_new(void **state)
{
	uint64_t chance = 7;
	bool study[DAYS];

	(void)state;
	for (int run = 0; run < RUNS / 5; run++) {
		struct life *l = any_life(&chance, study);
		struct pr_study_made last = { .missing = -1 };

		/* whole skills do not come by the minute */
		no_skills(l);
		for (int minutes = 5; minutes <= 245; minutes += 12) {
			set_minutes(l, study, minutes);
			make(l);
			if (last.missing >= 0 &&
			    (l->made.missing > last.missing ||
			     l->made.planned < last.planned))
				fail_msg("run %d: %d minutes miss %d of %ld, "
					 "fewer missed %d of %ld",
					 run, minutes, l->made.missing,
					 l->made.planned, last.missing,
					 last.planned);
			last = l->made;
		}
		free(l);
	}
}

/* What waits of reviews and of what is new at the end of each day. */
static void
check_idle(const struct life *l)
{
	double review = 0;
	long left = l->made.unseen - l->in.diagnostic_items;
	int end = l->in.days_left - PR_STUDY_QUIET_DAYS, idle;

	for (int i = 0; i < (int)l->in.n_days; i++) {
		const struct pr_study_slot *d = &l->days[i];

		review += l->seconds[i];
		for (int k = 0; k < i; k++)
			review += l->days[k].fresh_items * l->after[i - k] *
				  l->in.again_seconds;
		review -= d->review * 60;
		left -= d->fresh_items;
		idle = l->have[i] + d->mock - need_of(d);
		if (idle <= 0)
			continue;
		assert_true(review < 1);
		if (i < end)
			assert_true(left <= 0);
	}
}

static void
study_rule__no_minute_is_idle_while_there_is_work(void **state)
{
	uint64_t chance = 99;
	bool study[DAYS];
	int any = 0;

	(void)state;
	for (int run = 0; run < RUNS / 5; run++) {
		struct life *l = any_life(&chance, study);

		set_minutes(l, study, 5 + below(&chance, 100));
		make(l);
		check_idle(l);
		any += l->made.need - l->made.missing < l->made.have;
		free(l);
	}
	assert_true(any > RUNS / 50);
}

/* The same life a day later, nothing done. */
static void
pass_a_day(struct life *to, const struct life *from)
{
	size_t n = from->in.n_days - 1;

	*to = *from;
	to->in.days_left--;
	to->in.n_days = n;
	to->in.weekday = (from->in.weekday + 1) % 7;
	to->in.have = to->have;
	to->in.review_items = to->items;
	to->in.review_seconds = to->seconds;
	to->in.skills = to->skills;
	to->in.after = to->after;
	memmove(to->have, to->have + 1, n * sizeof(*to->have));
	memmove(to->skills, to->skills + 1, n * sizeof(*to->skills));
	memmove(to->items, to->items + 1, n * sizeof(*to->items));
	memmove(to->seconds, to->seconds + 1, n * sizeof(*to->seconds));
	to->skills[0] += from->skills[0];
	to->items[0] += from->items[0];
	to->seconds[0] += from->seconds[0];
	make(to);
}

/* What is owed changes by the share of what was missed alone; no day that
 * had something new has none, and time that was enough is not short. */
static void
check_passed(const struct life *was, const struct life *is)
{
	int each = was->in.item_seconds, missed = need_of(&was->days[0]);
	long left = is->made.unseen;

	for (size_t i = 0; i < is->in.n_days; i++) {
		const struct pr_study_slot *a = &was->days[i + 1];
		const struct pr_study_slot *b = &is->days[i];
		int most = is->have[i] * 40 / each;
		int least = PR_STUDY_FRESH_LEAST < most ? PR_STUDY_FRESH_LEAST
							: most;

		/* a minute of rounding, and whole items of it */
		if (abs(a->fresh - b->fresh) > missed + 1 + each / 60 + 1)
			fail_msg("day %zu: %d new min were %d, missed %d", i,
				 b->fresh, a->fresh, missed);
		if (a->fresh_items >= least && left > least &&
		    b->fresh_items < least - 1)
			fail_msg("day %zu: %d new were %d, %ld left", i,
				 b->fresh_items, a->fresh_items, left);
		left -= b->fresh_items;
	}
}

static void
study_rule__a_day_passing_without_study_flips_nothing(void **state)
{
	uint64_t chance = 31;
	bool study[DAYS];
	struct life *is = calloc(1, sizeof(*is));

	(void)state;
	assert_non_null(is);
	for (int run = 0; run < RUNS / 5; run++) {
		struct life *l = any_life(&chance, study);

		if (l->in.n_days < 10) {
			free(l);
			continue;
		}
		l->in.diagnostic_items = 0;
		l->in.mock_last = -1;
		no_skills(l);
		set_minutes(l, study, 15 + below(&chance, 100));
		make(l);
		pass_a_day(is, l);
		check_passed(l, is);
		free(l);
	}
	free(is);
}

static void
study_rule__a_day_owes_an_even_share_and_five_at_least(void **state)
{
	struct pr_study_quota q = pr_study_quota(100, 10, 60, 60);

	(void)state;
	assert_int_equal(q.items, 10);
	assert_false(q.is_short);
	q = pr_study_quota(101, 10, 60, 60);
	assert_int_equal(q.items, 11);
	q = pr_study_quota(20, 400, 60, 60);
	assert_int_equal(q.items, 5);
	q = pr_study_quota(3, 400, 60, 60);
	assert_int_equal(q.items, 3);
	/* two thirds of the minutes */
	q = pr_study_quota(1000, 10, 60, 60);
	assert_int_equal(q.items, 40);
	assert_true(q.is_short);
	/* five is a wish and no need */
	q = pr_study_quota(20, 400, 5, 60);
	assert_int_equal(q.items, 3);
	assert_false(q.is_short);
	assert_int_equal(pr_study_quota(0, 10, 60, 60).items, 0);
	assert_int_equal(pr_study_quota(10, 0, 60, 60).items, 0);
	/* a day that passes adds its share to the others */
	for (int days = 2; days < 200; days++) {
		int now = pr_study_quota(500, days, 1440, 60).items;
		int then = pr_study_quota(500, days - 1, 1440, 60).items;

		assert_true(then >= now);
		assert_true(then - now <= now / (days - 1) + 1);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test(study_rule__##name)
		TEST(more_minutes_never_miss_more_nor_have_fewer_new),
		TEST(no_minute_is_idle_while_there_is_work),
		TEST(a_day_passing_without_study_flips_nothing),
		TEST(a_day_owes_an_even_share_and_five_at_least),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

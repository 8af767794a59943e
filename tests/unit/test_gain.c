/* test_gain.c - which item is worth meeting before the exam: by hand, and over
 * sixty days of a simulated learner */
#include "proctor/gain.h"

#include "fsrs_log.h"
#include "test.h"

#include <math.h>
#include <string.h>

#define ITEMS 500
#define DAYS 60

static const struct pr_gain_in unseen = {
	.p_new = 0.4,
	.weight = 1,
	.seconds = 1,
	.unseen = true,
};

/* Likely known, and nothing left of it to gain by meeting it once. */
static const struct pr_gain_in likely = {
	.p_new = 0.8,
	.weight = 1,
	.seconds = 1,
	.unseen = true,
};

/* R = .9 today */
static const struct pr_gain_in met = {
	.state = { 10, 5 },
	.days_since = 10,
	.weight = 1,
	.seconds = 1,
};

static double
gain(struct pr_gain_in in, double days)
{
	return pr_gain(pr_fsrs_defaults(), &in, days);
}

static double
recall(double s, double days)
{
	struct pr_fsrs state = { s, 5 };

	return pr_fsrs_recall(pr_fsrs_defaults(), &state, days);
}

static void
assert_near_at(double got, double want, double within, int line)
{
	if (!(fabs(got - want) <= within))
		fail_msg("line %d: got %.15g, want %.15g", line, got, want);
}

#define assert_near(got, want, within) \
	assert_near_at((got), (want), (within), __LINE__)

static void
gain__an_unseen_item_gains_by_its_expected_chance(void **state)
{
	/* first GOOD: S 2.3065; first AGAIN: S .212 */
	double want = 0.4 * recall(2.3065, 20) + 0.6 * recall(0.212, 20) - 0.4;
	struct pr_gain_in in = unseen;

	(void)state;
	assert_near(gain(in, 20), want, 1e-12);
	/* what stands in the state of an unseen item is not looked at */
	in.state = (struct pr_fsrs){ 100, 1 };
	in.days_since = 50;
	assert_near(gain(in, 20), want, 1e-12);
}

static void
gain__a_met_item_gains_over_not_meeting_it(void **state)
{
	struct pr_fsrs good = met.state;
	struct pr_fsrs again = met.state;
	double want;

	(void)state;
	pr_fsrs_review(&good, pr_fsrs_defaults(), PR_FSRS_GOOD, 10);
	pr_fsrs_review(&again, pr_fsrs_defaults(), PR_FSRS_AGAIN, 10);
	want = 0.9 * recall(good.s, 20) + 0.1 * recall(again.s, 20) -
	       recall(10, 30);
	assert_near(gain(met, 20), want, 1e-12);
	assert_true(want > 0.05);
}

static void
gain__a_right_answer_counts_as_little_as_it_can_be_guessed(void **state)
{
	struct pr_gain_in in = unseen;
	/* .4 right, of which a quarter of those who do not know: .2 know */
	double s = exp(0.5 * log(2.3065) + 0.5 * log(0.212));

	(void)state;
	in.guess = 0.25;
	assert_near(gain(in, 20),
		    0.4 * recall(s, 20) + 0.6 * recall(0.212, 20) - 0.2, 1e-12);
	/* below the chance of a guess nothing is known */
	in.p_new = 0.1;
	assert_near(gain(in, 20), recall(0.212, 20), 1e-12);
}

static void
gain__weight_multiplies_and_time_divides(void **state)
{
	struct pr_gain_in in = met;
	double one = gain(in, 20);

	(void)state;
	in.weight = 0.3;
	in.seconds = 90;
	assert_near(gain(in, 20), one * 0.3 / 90, 1e-15);
	in.seconds = 0;
	assert_near(gain(in, 20), one * 0.3 / 60, 1e-15);
	in.weight = 0;
	assert_near(gain(in, 20), 0, 0);
}

static void
gain__on_exam_day_the_least_known_gains_most(void **state)
{
	struct pr_gain_in in = met;

	(void)state;
	assert_near(gain(in, 0), 0.1, 1e-12);
	assert_near(gain(in, -3), 0.1, 1e-12);
	in.days_since = 100;
	assert_near(gain(in, 0), 1 - recall(10, 100), 1e-12);
	assert_near(gain(unseen, 0), 0.6, 1e-12);
}

static void
gain__what_is_safe_until_the_exam_waits(void **state)
{
	struct pr_gain_in safe = met;
	struct pr_gain_in just_now = met;

	(void)state;
	safe.state.s = 2000;
	just_now.days_since = 0.4; /* the same day */
	assert_true(gain(safe, 20) < 0.01);
	assert_true(gain(just_now, 20) < gain(met, 20) / 2);
}

static void
gain__order_is_by_gain_and_ties_by_index(void **state)
{
	struct pr_gain_in in[5] = { likely, met, met, met, likely };
	size_t order[5];
	double value[5];

	(void)state;
	in[0].weight = (double)NAN;
	in[3].weight = 2;
	assert_false(pr_gain_order(order, value, in, 5, pr_fsrs_defaults(), 20,
				   (double)INFINITY));
	assert_int_equal(order[0], 3);
	assert_int_equal(order[1], 1);
	assert_int_equal(order[2], 2);
	assert_int_equal(order[3], 4);
	assert_int_equal(order[4], 0); /* cannot be told */
	for (size_t i = 1; i < 5; i++)
		assert_near(value[i], gain(in[i], 20), 0);
}

static void
gain__unseen_items_come_first_only_when_time_is_short(void **state)
{
	struct pr_gain_in in[4] = { met, likely, met, likely };
	size_t order[4];
	double value[4];

	(void)state;
	in[0].days_since = 12; /* faded */
	in[2].days_since = 1;  /* safe for now */
	in[1].seconds = 40;
	in[3].seconds = 20;
	/* 40 + 20 + 1 */
	assert_false(
		pr_gain_order(order, value, in, 4, pr_fsrs_defaults(), 20, 61));
	assert_int_equal(order[0], 0);
	assert_int_equal(order[1], 2);
	assert_true(pr_gain_order(order, value, in, 4, pr_fsrs_defaults(), 20,
				  60.9));
	assert_true(value[1] > value[3]); /* both lose, this one less */
	assert_int_equal(order[0], 1);
	assert_int_equal(order[1], 3);
	assert_int_equal(order[2], 0);
	assert_int_equal(order[3], 2);
}

static void
gain__any_number_of_items_is_put_in_order(void **state)
{
	static struct pr_gain_in in[300];
	static double value[300];
	static size_t order[300];
	uint64_t seed = 99;

	(void)state;
	assert_false(
		pr_gain_order(NULL, NULL, NULL, 0, pr_fsrs_defaults(), 20, 0));
	for (size_t n = 1; n <= PR_LEN(in); n += n < 20 ? 1 : 93) {
		bool found[PR_LEN(in)] = { false };

		for (size_t i = 0; i < n; i++) {
			in[i] = met;
			in[i].days_since = floor(30 * fsrs_log_chance(&seed));
			in[i].unseen = fsrs_log_chance(&seed) < 0.3;
			in[i].p_new = 0.4;
		}
		pr_gain_order(order, value, in, n, pr_fsrs_defaults(), 20,
			      (double)INFINITY);
		for (size_t i = 0; i < n; i++) {
			assert_true(order[i] < n);
			assert_false(found[order[i]]);
			found[order[i]] = true;
			if (i == 0)
				continue;
			assert_true(value[order[i - 1]] >= value[order[i]]);
			if (!(value[order[i - 1]] > value[order[i]]))
				assert_true(order[i - 1] < order[i]);
		}
	}
}

/* ---- sixty days of a learner who knows some items before -----------------
 *
 * As in psychometrics 7.5: memory is FSRS-6, faster or slower for each item;
 * answers can be guessed 1 in 4, and only right or wrong is seen. */

/* Of a new item: .42 know it, a quarter of the others guess it. */
#define RIGHT 0.565

enum rule {
	DUE_FIRST,
	BY_GAIN,
	ORDER
};

struct learnt {
	struct pr_fsrs true_state, seen_state;
	double pace;
	int last; /* day */
	bool knew;
};

static struct learnt learner[ITEMS];
static struct pr_gain_in asked[ITEMS];
static size_t order[ITEMS];
static double value[ITEMS];

static double
knows(const struct learnt *l, int day)
{
	if (!(l->true_state.s > 0))
		return l->knew ? 0.85 : 0.05;
	return pr_fsrs_recall(pr_fsrs_defaults(), &l->true_state,
			      (day - l->last) / l->pace);
}

static void
answer(struct learnt *l, int day, uint64_t *seed)
{
	const struct pr_fsrs_weights *w = pr_fsrs_defaults();
	bool first = !(l->seen_state.s > 0);
	bool recalled = fsrs_log_chance(seed) < knows(l, day);
	struct pr_fsrs_answer a = {
		.right = recalled || fsrs_log_chance(seed) < 0.25,
		.guess = 0.25,
		.days = first ? 0 : day - l->last,
	};
	struct pr_fsrs_verdict v = pr_fsrs_judge(w, &l->seen_state, &a, RIGHT);
	int days = first ? 0 : (int)fmax(1, round(a.days / l->pace));

	pr_fsrs_take(&l->seen_state, w, &v, a.days);
	pr_fsrs_review(&l->true_state, w,
		       recalled ? PR_FSRS_GOOD : PR_FSRS_AGAIN, days);
	l->last = day;
}

/* Due at 90 % first, the least recalled before; then new ones. */
static void
due_first(size_t n)
{
	size_t count = 0;

	for (int pass = 0; pass < 3; pass++) {
		size_t from = count;

		for (size_t i = 0; i < n; i++) {
			double r = pr_fsrs_recall(pr_fsrs_defaults(),
						  &asked[i].state,
						  asked[i].days_since);
			int group = asked[i].unseen ? 1 : r < 0.9 ? 0 : 2;
			size_t at = count;

			if (group != pass)
				continue;
			for (; at > from && value[order[at - 1]] > r; at--)
				order[at] = order[at - 1];
			order[at] = i;
			value[i] = r;
			count++;
		}
	}
}

static void
rank(enum rule rule, int day, int a_day)
{
	double budget = 60.0 * a_day * (DAYS - day);

	for (size_t i = 0; i < ITEMS; i++)
		asked[i] = (struct pr_gain_in){
			.state = learner[i].seen_state,
			.days_since = day - learner[i].last,
			.p_new = RIGHT,
			.guess = 0.25,
			.weight = 1,
			.seconds = 60,
			.unseen = !(learner[i].seen_state.s > 0),
		};
	if (rule == DUE_FIRST)
		due_first(ITEMS);
	else
		pr_gain_order(order, value, asked, ITEMS, pr_fsrs_defaults(),
			      DAYS - day,
			      rule == ORDER ? budget : (double)INFINITY);
}

static double
run_seed(enum rule rule, int a_day, uint64_t seed)
{
	double known = 0;

	memset(learner, 0, sizeof(learner));
	for (size_t i = 0; i < ITEMS; i++) {
		double u = fsrs_log_chance(&seed) + fsrs_log_chance(&seed) +
			   fsrs_log_chance(&seed) + fsrs_log_chance(&seed);

		learner[i].pace = exp(0.52 * (u - 2)); /* sd .3 */
		learner[i].knew = fsrs_log_chance(&seed) < 0.45;
	}
	for (int day = 0; day < DAYS; day++) {
		rank(rule, day, a_day);
		for (int k = 0; k < a_day; k++)
			answer(&learner[order[k]], day, &seed);
	}
	for (size_t i = 0; i < ITEMS; i++)
		known += knows(&learner[i], DAYS) / ITEMS;
	return known;
}

/* Share known on exam day, of two learners. */
static double
known_on_exam_day(enum rule rule, int a_day)
{
	return (run_seed(rule, a_day, 7919) + run_seed(rule, a_day, 104729)) /
	       2;
}

/* 40 of 500 a day are 80 of 1,000: simulated .93 against .88 there. */
static void
gain__with_time_enough_the_gain_beats_what_is_due(void **state)
{
	double due = known_on_exam_day(DUE_FIRST, 40);
	double order_ = known_on_exam_day(ORDER, 40);

	(void)state;
	print_message("# 40 of 500 a day: due %.3f, order %.3f\n", due, order_);
	assert_true(due > 0.8 && due < 0.95);
	assert_true(order_ > due + 0.01);
}

/* 10 of 500: .60 against .53. */
static void
gain__with_little_time_unseen_items_beat_what_is_due(void **state)
{
	double due = known_on_exam_day(DUE_FIRST, 10);
	double order_ = known_on_exam_day(ORDER, 10);

	(void)state;
	print_message("# 10 of 500 a day: due %.3f, order %.3f\n", due, order_);
	assert_true(order_ > due + 0.03);
}

/* 20 of 500: .771 against .776 by gain alone. */
static void
gain__in_between_the_order_is_no_worse_than_gain_alone(void **state)
{
	double alone = known_on_exam_day(BY_GAIN, 20);
	double order_ = known_on_exam_day(ORDER, 20);

	(void)state;
	print_message("# 20 of 500 a day: gain %.3f, order %.3f\n", alone,
		      order_);
	assert_true(order_ > alone - 0.01);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			gain__an_unseen_item_gains_by_its_expected_chance),
		cmocka_unit_test(gain__a_met_item_gains_over_not_meeting_it),
		cmocka_unit_test(
			gain__a_right_answer_counts_as_little_as_it_can_be_guessed),
		cmocka_unit_test(gain__weight_multiplies_and_time_divides),
		cmocka_unit_test(gain__on_exam_day_the_least_known_gains_most),
		cmocka_unit_test(gain__what_is_safe_until_the_exam_waits),
		cmocka_unit_test(gain__order_is_by_gain_and_ties_by_index),
		cmocka_unit_test(
			gain__unseen_items_come_first_only_when_time_is_short),
		cmocka_unit_test(gain__any_number_of_items_is_put_in_order),
		cmocka_unit_test(
			gain__with_time_enough_the_gain_beats_what_is_due),
		cmocka_unit_test(
			gain__with_little_time_unseen_items_beat_what_is_due),
		cmocka_unit_test(
			gain__in_between_the_order_is_no_worse_than_gain_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

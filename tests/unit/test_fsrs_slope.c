/* test_fsrs_slope.c - the log loss of weights, and its slopes */
#include "engine/learn/fsrs_fit.h"
#include "proctor/fsrs.h"

#include "fsrs_log.h"
#include "test.h"

#include <math.h>

static struct pr_fsrs_log log_rows[FSRS_LOG_MAX];

static void
assert_near_at(double got, double want, double within, int line)
{
	if (!(fabs(got - want) <= within))
		fail_msg("line %d: got %.15g, want %.15g", line, got, want);
}

#define assert_near(got, want, within) \
	assert_near_at((got), (want), (within), __LINE__)

static void
fsrs_loss__a_short_log_is_worked_by_hand(void **state)
{
	/* first review never scored; same day not scored; then S 2.3065 */
	static const struct pr_fsrs_log rows[] = {
		{ 1, 5, 3 }, { 1, 5, 3 }, { 1, 7, 3 },
		{ 2, 7, 3 }, { 2, 9, 1 }, { 3, 9, 4 },
	};
	struct pr_fsrs once = { 2.3065, 5 };
	double r = pr_fsrs_recall(pr_fsrs_defaults(), &once, 2);
	size_t n = 9;

	(void)state;
	assert_near(pr_fsrs_loss(pr_fsrs_defaults(), rows, PR_LEN(rows), &n),
		    (-log(r) - log(1 - r)) / 2, 1e-12);
	assert_int_equal(n, 2);
	assert_true(isnan(pr_fsrs_loss(pr_fsrs_defaults(), rows, 2, NULL)));
	assert_true(isnan(pr_fsrs_loss(pr_fsrs_defaults(), NULL, 0, &n)));
	assert_int_equal(n, 0);
}

static void
fsrs_loss__odd_grades_and_days_are_taken_as_the_nearest(void **state)
{
	static const struct pr_fsrs_log odd[] = {
		{ 1, 9, 17 },
		{ 1, 3, -5 },
		{ 1, 5, 0 },
	};
	static const struct pr_fsrs_log even[] = {
		{ 1, 9, 4 },
		{ 1, 9, 1 },
		{ 1, 11, 1 },
	};
	size_t n = 0;

	(void)state;
	assert_near(pr_fsrs_loss(pr_fsrs_defaults(), odd, 3, &n),
		    pr_fsrs_loss(pr_fsrs_defaults(), even, 3, NULL), 0);
	assert_int_equal(n, 1);
}

/* Slopes against differences of the plain loss, in all branches. */
static void
check_slopes(const struct pr_fsrs_weights *w, const struct fsrs_span *span)
{
	static struct fsrs_sum sum;
	size_t n = 0;

	fsrs_sum(&sum, w, span);
	assert_near(sum.loss / fsrs_sum_loss(w, span, &n), 1, 1e-12);
	assert_int_equal(sum.n, n);
	for (int i = 0; i < PR_FSRS_WEIGHTS; i++) {
		struct pr_fsrs_weights up = *w;
		struct pr_fsrs_weights down = *w;
		double h = 1e-6;

		up.w[i] += h;
		down.w[i] -= h;
		assert_near((fsrs_sum_loss(&up, span, &n) -
			     fsrs_sum_loss(&down, span, &n)) /
				    (2 * h),
			    sum.g[i], 1e-3 + 1e-5 * fabs(sum.g[i]));
		assert_true(sum.h[i][i] >= 0);
	}
}

static void
fsrs_slope__slopes_are_those_of_the_loss(void **state)
{
	struct pr_fsrs_weights w = fsrs_log_other();
	size_t n = fsrs_log_simulate(log_rows, &w, 60, 12, 11);
	struct fsrs_span span = fsrs_whole(log_rows, n);

	(void)state;
	w.w[7] = 0.1; /* no weight at a bound */
	check_slopes(&w, &span);
	span.from = 40;
	span.until = 90;
	check_slopes(&w, &span);
	w.w[18] = 1.5; /* the cap on stability after a lapse */
	w.w[11] = 4;
	check_slopes(&w, &span);
	/* stability at its floor */
	span = fsrs_whole(log_rows, 42);
	for (int i = 0; i < 42; i++)
		log_rows[i] = (struct pr_fsrs_log){ 1, i / 40, 1 };
	check_slopes(pr_fsrs_defaults(), &span);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fsrs_loss__a_short_log_is_worked_by_hand),
		cmocka_unit_test(
			fsrs_loss__odd_grades_and_days_are_taken_as_the_nearest),
		cmocka_unit_test(fsrs_slope__slopes_are_those_of_the_loss),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

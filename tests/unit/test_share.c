/* test_share.c - ranges of shares, rapid guesses, counts from weights */
#include "proctor/score.h"

#include "test.h"

#include <math.h>

static void
assert_near_at(double got, double want, double within, int line)
{
	if (!(fabs(got - want) <= within))
		fail_msg("line %d: got %.15g, want %.15g", line, got, want);
}

#define assert_near(got, want, within) \
	assert_near_at((got), (want), (within), __LINE__)

static void
share__a_share_has_its_wilson_range(void **state)
{
	struct pr_share s = pr_score_wilson(3, 6);

	(void)state;
	assert_near(s.value, 0.5, 0);
	assert_near(s.lo, 0.187616, 1e-6); /* "range 19-81 %" */
	assert_near(s.hi, 0.812384, 1e-6);
	s = pr_score_wilson(0, 10);
	assert_near(s.lo, 0, 0);
	assert_near(s.hi, 0.277533, 1e-6);
	s = pr_score_wilson(10, 10);
	assert_near(s.lo, 1 - 0.277533, 1e-6);
	assert_near(s.hi, 1, 0);
	s = pr_score_wilson(0, 0);
	assert_near(s.hi - s.lo, 1, 0);
}

static void
share__too_few_says_so(void **state)
{
	(void)state;
	assert_true(pr_score_too_few(0, 0));
	assert_true(pr_score_too_few(7, 7));
	assert_false(pr_score_too_few(8, 8));
	assert_true(pr_score_too_few(4, 8)); /* 57 points wide */
	assert_true(pr_score_too_few(5, 10));
	assert_false(pr_score_too_few(6, 12));
}

static void
share__rapid_guesses_are_known_by_time(void **state)
{
	(void)state;
	assert_true(pr_score_is_rapid(2999, 0));
	assert_false(pr_score_is_rapid(3000, 0));
	assert_true(pr_score_is_rapid(2999, 5000));
	assert_false(pr_score_is_rapid(3000, 30000));
	assert_true(pr_score_is_rapid(5999, 60000));
	assert_false(pr_score_is_rapid(6000, 60000));
}

static void
assert_split(const double *weights, size_t n, int total, const int *want)
{
	int counts[5] = { 0 };
	struct pr_err err = { 0 };

	assert_pr_ok(pr_apportion(counts, weights, n, total, &err), &err);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(counts[i], want[i]);
}

static void
share__counts_follow_the_weights_exactly(void **state)
{
	const double outline[] = { 0.28, 0.32, 0.15, 0.15, 0.10 };
	const double equal[] = { 1, 1, 1, 1 };
	const double gap[] = { 5, 0, 5, 5 };

	(void)state;
	assert_split(outline, 5, 100, (const int[]){ 28, 32, 15, 15, 10 });
	/* 2.8 3.2 1.5 1.5 1.0: the tie goes to the earlier one */
	assert_split(outline, 5, 10, (const int[]){ 3, 3, 2, 1, 1 });
	assert_split(equal, 4, 10, (const int[]){ 3, 3, 2, 2 });
	assert_split(gap, 4, 2, (const int[]){ 1, 0, 1, 0 });
}

static void
share__counts_sum_to_the_total_and_stay_within_one(void **state)
{
	const double odd[] = { 22.1, 13.7, 0, 41.9, 22.3 };
	int counts[5] = { 0 };
	struct pr_err err = { 0 };

	(void)state;
	for (int total = 0; total <= 300; total++) {
		int sum = 0;

		assert_pr_ok(pr_apportion(counts, odd, 5, total, &err), &err);
		for (int i = 0; i < 5; i++) {
			assert_near(counts[i], odd[i] / 100 * total, 1);
			sum += counts[i];
		}
		assert_int_equal(sum, total);
		assert_int_equal(counts[2], 0);
	}
}

static void
share__counts_are_refused_without_weights(void **state)
{
	double weights[] = { 1, -1 };
	int counts[2] = { 8, 9 };
	struct pr_err err = { 0 };

	(void)state;
	assert_pr_refused(pr_apportion(counts, weights, 2, 5, &err), PR_EINVAL,
			  &err);
	weights[1] = (double)NAN;
	assert_pr_refused(pr_apportion(counts, weights, 2, 5, &err), PR_EINVAL,
			  &err);
	weights[0] = weights[1] = 0;
	assert_pr_refused(pr_apportion(counts, weights, 2, 5, &err), PR_EINVAL,
			  &err);
	assert_pr_refused(pr_apportion(counts, weights, 2, -1, &err), PR_EINVAL,
			  &err);
	assert_pr_refused(pr_apportion(counts, weights, 0, 5, &err), PR_EINVAL,
			  &err);
	assert_int_equal(counts[0] + counts[1], 17);
	assert_pr_ok(pr_apportion(counts, weights, 2, 0, &err), &err);
	assert_int_equal(counts[0] + counts[1], 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(share__a_share_has_its_wilson_range),
		cmocka_unit_test(share__too_few_says_so),
		cmocka_unit_test(share__rapid_guesses_are_known_by_time),
		cmocka_unit_test(share__counts_follow_the_weights_exactly),
		cmocka_unit_test(
			share__counts_sum_to_the_total_and_stay_within_one),
		cmocka_unit_test(share__counts_are_refused_without_weights),
	};

	return cmocka_run_group_tests_name("share", tests, NULL, NULL);
}

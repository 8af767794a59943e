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
share__counts_follow_the_weights_exactly(void **state)
{
	const double equal[] = { 1, 1, 1, 1 };
	const double nhia[] = { 0.28, 0.32, 0.15, 0.15, 0.10 };
	const double tie[] = { 5, 0, 5, 5 };
	const double odd[] = { 22.1, 13.7, 0, 41.9, 22.3 };
	int counts[5] = { 0 };
	struct pr_err err = { 0 };

	(void)state;
	assert_pr_ok(pr_apportion(counts, nhia, 5, 100, &err), &err);
	assert_int_equal(counts[0], 28);
	assert_int_equal(counts[1], 32);
	assert_int_equal(counts[2], 15);
	assert_int_equal(counts[3], 15);
	assert_int_equal(counts[4], 10);
	assert_pr_ok(pr_apportion(counts, equal, 4, 10, &err), &err);
	assert_int_equal(counts[0], 3);
	assert_int_equal(counts[1], 3);
	assert_int_equal(counts[2], 2);
	assert_int_equal(counts[3], 2);
	assert_pr_ok(pr_apportion(counts, tie, 4, 2, &err), &err);
	assert_int_equal(counts[0], 1);
	assert_int_equal(counts[1], 0);
	assert_int_equal(counts[2], 1);
	assert_int_equal(counts[3], 0);
	for (int total = 0; total <= 300; total++) {
		int sum = 0;

		assert_pr_ok(pr_apportion(counts, odd, 5, total, &err), &err);
		for (int i = 0; i < 5; i++) {
			double share = odd[i] / 100 * total;

			assert_true(fabs(counts[i] - share) < 1);
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
		cmocka_unit_test(share__counts_are_refused_without_weights),
	};

	return cmocka_run_group_tests_name("share", tests, NULL, NULL);
}

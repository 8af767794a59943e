/* test_calibration.c - claims against outcomes, by values worked out elsewhere
 */
#include "proctor/readiness.h"

#include "test.h"

#include <math.h>
#include <string.h>

#define NEAR 1e-9

/*
 * Twenty claims. The wanted numbers were worked out in Python: sums in plain
 * floats, the line by bisection in 50-digit arithmetic on the two equations
 * of its likelihood, its interval from their derivatives.
 */
static const struct pr_claim_outcome claims[] = {
	{ .05, false }, { .10, false }, { .10, true },  { .20, false },
	{ .25, false }, { .30, true },  { .35, false }, { .40, false },
	{ .45, true },  { .50, false }, { .50, true },  { .55, false },
	{ .60, true },  { .65, true },  { .70, false }, { .75, true },
	{ .80, true },  { .90, true },  { .95, true },  { .95, true },
};

static void
assert_near_at(double got, double want, double within, int line)
{
	if (!(fabs(got - want) <= within))
		fail_msg("line %d: got %.15g, want %.15g", line, got, want);
}

#define assert_near(got, want, within) \
	assert_near_at((got), (want), (within), __LINE__)

static struct pr_calibration
measure(const struct pr_claim_outcome *rows, size_t n)
{
	struct pr_calibration got = { 0 };
	struct pr_err err = { 0 };

	assert_pr_ok(pr_calibration(&got, rows, n, &err), &err);
	assert_int_equal(got.n, n);
	return got;
}

static void
calibration__losses_are_those_worked_out_by_hand(void **state)
{
	struct pr_calibration got = measure(claims, PR_LEN(claims));

	(void)state;
	assert_near(got.brier, 0.184625, NEAR);
	assert_near(got.brier_base, 0.2475, NEAR);
	assert_near(got.skill, 0.25404040404, NEAR);
	assert_near(got.log_loss, 0.54816548484642, NEAR);
	assert_near(got.auc, 0.797979797979798, NEAR);
	assert_near(got.ece, 0.2225, NEAR);
}

static void
calibration__line_is_the_likeliest_one(void **state)
{
	struct pr_calibration got = measure(claims, PR_LEN(claims));

	(void)state;
	assert_near(got.slope, 0.876201422103509, NEAR);
	assert_near(got.intercept, 0.257785234003405, NEAR);
	assert_near(got.slope_lo, 0.000796786881956, NEAR);
	assert_near(got.slope_hi, 1.751606057325063, NEAR);
}

static void
calibration__five_bins_hold_counts_and_ranges(void **state)
{
	static const struct {
		size_t n, passed;
		double claimed, lo, hi;
	} want[] = {
		{ 3, 1, 0.083333333333333, 0.061491944020931,
		  0.792340401192176 },
		{ 4, 1, 0.275, 0.045587260295369, 0.699358159903092 },
		{ 5, 2, 0.48, 0.117620773140997, 0.769275720590878 },
		{ 4, 3, 0.675, 0.300641840096908, 0.954412739704631 },
		{ 4, 4, 0.9, 0.510109159603079, 1 },
	};
	struct pr_calibration got = measure(claims, PR_LEN(claims));

	(void)state;
	for (size_t k = 0; k < PR_LEN(want); k++) {
		assert_near(got.bins[k].p_lo, (double)k / 5, NEAR);
		assert_near(got.bins[k].p_hi, (double)(k + 1) / 5, NEAR);
		assert_int_equal(got.bins[k].n, want[k].n);
		assert_int_equal(got.bins[k].passed, want[k].passed);
		assert_near(got.bins[k].claimed, want[k].claimed, NEAR);
		assert_near(got.bins[k].lo, want[k].lo, NEAR);
		assert_near(got.bins[k].hi, want[k].hi, NEAR);
	}
}

static void
calibration__order_of_the_rows_says_nothing(void **state)
{
	struct pr_claim_outcome turned[PR_LEN(claims)];
	struct pr_calibration a = measure(claims, PR_LEN(claims));
	struct pr_calibration b;

	(void)state;
	for (size_t i = 0; i < PR_LEN(claims); i++)
		turned[i] = claims[PR_LEN(claims) - 1 - i];
	b = measure(turned, PR_LEN(turned));
	assert_near(b.brier, a.brier, NEAR);
	assert_near(b.ece, a.ece, NEAR);
	assert_near(b.auc, a.auc, NEAR);
	assert_near(b.slope, a.slope, NEAR);
}

static void
calibration__clean_parting_has_no_line(void **state)
{
	struct pr_claim_outcome rows[] = {
		{ .2, false },
		{ .4, false },
		{ .6, true },
		{ .8, true },
	};
	struct pr_calibration got = measure(rows, 4);

	(void)state;
	assert_true(isnan(got.slope) && isnan(got.intercept));
	assert_true(isnan(got.slope_lo) && isnan(got.slope_hi));
	assert_near(got.auc, 1, NEAR);
	/* still parted when they only touch, and when they are upside down */
	rows[1].p = .6;
	assert_true(isnan(measure(rows, 4).slope));
	for (size_t i = 0; i < 4; i++)
		rows[i].pass = !rows[i].pass;
	assert_true(isnan(measure(rows, 4).slope));
	/* one step over, and there is one */
	rows[1].p = .7;
	assert_true(isfinite(measure(rows, 4).slope));
	assert_true(measure(rows, 4).slope < 0);
}

static void
calibration__one_claim_for_all_has_no_line(void **state)
{
	struct pr_claim_outcome rows[] = {
		{ .6, false },
		{ .6, true },
		{ .6, true },
		{ .6, true },
	};
	struct pr_calibration got = measure(rows, 4);

	(void)state;
	assert_true(isnan(got.slope));
	assert_near(got.auc, 0.5, NEAR);
	assert_near(got.ece, 0.15, NEAR);
	assert_int_equal(got.bins[3].n, 4);
}

static void
calibration__one_kind_of_outcome_has_no_skill(void **state)
{
	struct pr_claim_outcome rows[] = { { .6, true }, { .9, true } };
	struct pr_calibration got = measure(rows, 2);

	(void)state;
	assert_true(isnan(got.skill) && isnan(got.auc) && isnan(got.slope));
	assert_near(got.brier, (.16 + .01) / 2, NEAR);
	assert_near(got.brier_base, 0, 0);
}

static void
calibration__certain_and_wrong_costs_a_finite_loss(void **state)
{
	struct pr_claim_outcome rows[] = {
		{ 0, true },
		{ 1, false },
		{ 0, false },
		{ 1, true },
	};
	struct pr_calibration got = measure(rows, 4);

	(void)state;
	assert_near(got.brier, 0.5, NEAR);
	/* -(ln .0001 + ln .9999) / 2 */
	assert_near(got.log_loss, 4.605220188488, NEAR);
	assert_near(got.slope, 0, NEAR);
	assert_int_equal(got.bins[0].n, 2);
	assert_int_equal(got.bins[4].n, 2);
}

static void
calibration__honest_claims_have_slope_one(void **state)
{
	static struct pr_claim_outcome rows[10000];
	struct pr_calibration got;
	size_t n = 0;

	(void)state;
	/* Of a hundred claims of k % just k come true. */
	for (int k = 1; k < 100; k++)
		for (int i = 0; i < 100; i++)
			rows[n++] =
				(struct pr_claim_outcome){ k / 100.0, i < k };
	got = measure(rows, n);
	assert_near(got.slope, 1, NEAR);
	assert_near(got.intercept, 0, NEAR);
	assert_near(got.ece, 0, NEAR);
	assert_true(got.slope_lo > .9 && got.slope_hi < 1.1);
	/* Twice as bold in logits: half the slope. */
	for (size_t i = 0; i < n; i++) {
		double odds = rows[i].p / (1 - rows[i].p);

		rows[i].p = odds * odds / (1 + odds * odds);
	}
	got = measure(rows, n);
	assert_near(got.slope, 0.5, 1e-3);
	assert_true(got.ece > .05);
}

static void
calibration__nothing_claimed_says_nothing(void **state)
{
	struct pr_calibration got = measure(NULL, 0);

	(void)state;
	assert_true(isnan(got.skill) && isnan(got.auc) && isnan(got.slope));
	assert_near(got.brier, 0, 0);
	assert_near(got.ece, 0, 0);
	for (size_t k = 0; k < PR_LEN(got.bins); k++) {
		assert_int_equal(got.bins[k].n, 0);
		assert_true(isnan(got.bins[k].claimed));
		assert_near(got.bins[k].hi, 1, 0);
	}
}

static void
calibration__claims_that_are_no_chances_are_refused(void **state)
{
	static const double wrong[] = { -.01, 1.01, (double)NAN };

	(void)state;
	for (size_t i = 0; i < PR_LEN(wrong); i++) {
		struct pr_claim_outcome rows[] = { { .5, true },
						   { wrong[i], true } };
		struct pr_calibration got = { .n = 7, .brier = 7 };
		struct pr_err err = { 0 };

		assert_pr_refused(pr_calibration(&got, rows, 2, &err),
				  PR_EINVAL, &err);
		assert_true(got.n == 7 && got.brier == 7);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			calibration__losses_are_those_worked_out_by_hand),
		cmocka_unit_test(calibration__line_is_the_likeliest_one),
		cmocka_unit_test(calibration__five_bins_hold_counts_and_ranges),
		cmocka_unit_test(calibration__order_of_the_rows_says_nothing),
		cmocka_unit_test(calibration__clean_parting_has_no_line),
		cmocka_unit_test(calibration__one_claim_for_all_has_no_line),
		cmocka_unit_test(calibration__one_kind_of_outcome_has_no_skill),
		cmocka_unit_test(
			calibration__certain_and_wrong_costs_a_finite_loss),
		cmocka_unit_test(calibration__honest_claims_have_slope_one),
		cmocka_unit_test(calibration__nothing_claimed_says_nothing),
		cmocka_unit_test(
			calibration__claims_that_are_no_chances_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_irt.c - the Rasch model where no table is at hand: tails, limits,
 * the reference form */
#include "proctor/irt.h"

#include "test.h"

#include <math.h>

#define FORM 130
#define EXACT 1e-9

static void
assert_near_at(double got, double want, double within, int line)
{
	if (!(fabs(got - want) <= within))
		fail_msg("line %d: got %.15g, want %.15g", line, got, want);
}

#define assert_near(got, want, within) \
	assert_near_at((got), (want), (within), __LINE__)

static void
irt__inverse_normal_is_exact_in_both_tails(void **state)
{
	(void)state;
	/* 40-digit arithmetic, rounded */
	assert_near(pr_score_phi_inverse(0.5), 0, 0);
	assert_near(pr_score_phi_inverse(0.3), -0.524400512708040784, 1e-15);
	assert_near(pr_score_phi_inverse(0.025), -1.95996398454005424, 1e-14);
	assert_near(pr_score_phi_inverse(0.975), 1.95996398454005424, 1e-14);
	assert_near(pr_score_phi_inverse(0.02), -2.05374891063182305, 1e-14);
	assert_near(pr_score_phi_inverse(0.001), -3.09023230616781354, 1e-14);
	assert_near(pr_score_phi_inverse(1e-10), -6.3613409024040562, 1e-14);
	assert_near(pr_score_phi_inverse(1e-300), -37.0470962993611992, 1e-12);
	assert_true(pr_score_phi_inverse(0) < -1e300);
	assert_true(pr_score_phi_inverse(1) > 1e300);
	assert_true(isnan(pr_score_phi_inverse(1.5)));
	for (int i = 1; i < 1000; i++)
		assert_near(pr_score_phi(pr_score_phi_inverse(i / 1000.0)),
			    i / 1000.0, 1e-15);
}

static void
irt__extreme_forms_still_have_an_ability(void **state)
{
	double b[] = { -20, -20, 20, 20, 0 };

	(void)state;
	for (int raw = 1; raw < 5; raw++) {
		double t = pr_rasch_theta(raw, b, 5);

		assert_near(pr_rasch_expected(t, b, 5), raw, EXACT);
	}
	assert_true(pr_rasch_theta(0, b, 5) < -1e300);
	assert_true(pr_rasch_theta(5, b, 5) > 1e300);
	assert_true(isfinite(pr_rasch_wle(0, b, 5)));
	assert_true(isfinite(pr_rasch_wle(5, b, 5)));
	assert_near(pr_rasch_theta(0.5, b + 4, 1), 0, EXACT);
}

static void
irt__a_rating_is_a_difficulty_before_any_data(void **state)
{
	struct pr_err err = { 0 };
	double b = 7;

	(void)state;
	assert_pr_ok(pr_rasch_from_angoff(&b, 0.7, &err), &err);
	assert_near(b, -0.847297860387204, 1e-12);
	assert_near(pr_rasch_p(0, b), 0.7, 1e-12);
	assert_pr_ok(pr_rasch_from_angoff(&b, 0.05, &err), &err);
	assert_pr_ok(pr_rasch_from_angoff(&b, 0.95, &err), &err);
	b = 7;
	assert_pr_refused(pr_rasch_from_angoff(&b, 0.96, &err), PR_EINVAL,
			  &err);
	assert_pr_refused(pr_rasch_from_angoff(&b, 0.04, &err), PR_EINVAL,
			  &err);
	assert_pr_refused(pr_rasch_from_angoff(&b, (double)NAN, &err),
			  PR_EINVAL, &err);
	assert_near(b, 7, 0);
	assert_near(pr_rasch_angoff_sd(0), 0.8, 0);
	assert_near(pr_rasch_angoff_sd(1), 0.8, 0);
	assert_near(pr_rasch_angoff_sd(2), 0.65, 0);
	assert_near(pr_rasch_angoff_sd(3), 0.5, 0);
	assert_near(pr_rasch_angoff_sd(12), 0.5, 0);
}

static void
irt__reference_form_puts_the_cut_at_zero(void **state)
{
	struct pr_err err = { 0 };
	double b[FORM];

	(void)state;
	assert_pr_ok(pr_rasch_reference(b, FORM, 92, 0.8, &err), &err);
	/* m -1.0031098259581714 and the ends, by 30-digit arithmetic */
	assert_near((b[64] + b[65]) / 2, -1.0031098259581714, 1e-11);
	assert_near(b[0], -3.13533791077815233, 1e-11);
	assert_near(b[129], 1.12911825886180953, 1e-11);
	assert_near(pr_rasch_expected(0, b, FORM), 92, 1e-11);
	assert_int_equal(pr_rasch_raw_cut(0, b, FORM), 92);
	assert_pr_ok(pr_rasch_reference(b, 100, 68, 0, &err), &err);
	assert_near(b[0], -log(68.0 / 32.0), 1e-12);
	assert_near(b[99], b[0], 0);
}

static void
irt__reference_form_refuses_what_cannot_be(void **state)
{
	struct pr_err err = { 0 };
	double b[3] = { 1, 2, 3 };

	(void)state;
	assert_pr_refused(pr_rasch_reference(b, 0, 1, 0.8, &err), PR_EINVAL,
			  &err);
	assert_pr_refused(pr_rasch_reference(b, 1001, 1, 0.8, &err), PR_EINVAL,
			  &err);
	assert_pr_refused(pr_rasch_reference(b, 3, 3, 0.8, &err), PR_EINVAL,
			  &err);
	assert_pr_refused(pr_rasch_reference(b, 3, 0, 0.8, &err), PR_EINVAL,
			  &err);
	assert_pr_refused(pr_rasch_reference(b, 3, 2, -0.1, &err), PR_EINVAL,
			  &err);
	assert_pr_refused(pr_rasch_reference(b, 3, 2, (double)NAN, &err),
			  PR_EINVAL, &err);
	assert_near(b[0] + b[1] + b[2], 6, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(irt__inverse_normal_is_exact_in_both_tails),
		cmocka_unit_test(irt__extreme_forms_still_have_an_ability),
		cmocka_unit_test(irt__a_rating_is_a_difficulty_before_any_data),
		cmocka_unit_test(irt__reference_form_puts_the_cut_at_zero),
		cmocka_unit_test(irt__reference_form_refuses_what_cannot_be),
	};

	return cmocka_run_group_tests_name("irt", tests, NULL, NULL);
}

/* equate.c - difficulties from ratings, the reference form, equal scores */
#include "proctor/irt.h"

#include <assert.h>
#include <math.h>

#define SPREAD_MAX 5.0 /* logits; real forms have about 1 */
#define CUT_SLACK 1e-9 /* an exact whole expected score is that cut */

enum pr_status
pr_rasch_from_angoff(double *b, double rating, struct pr_err *err)
{
	if (!(rating >= PR_ANGOFF_MIN && rating <= PR_ANGOFF_MAX))
		return pr_fail(err, PR_EINVAL,
			       "an Angoff rating is a chance from %g to %g, "
			       "not %g",
			       PR_ANGOFF_MIN, PR_ANGOFF_MAX, rating);
	*b = PR_RASCH_THETA_CUT - log(rating / (1 - rating));
	return PR_OK;
}

double
pr_rasch_angoff_sd(unsigned raters)
{
	if (raters <= 1)
		return 0.8;
	return raters == 2 ? 0.65 : 0.5;
}

enum pr_status
pr_rasch_reference(double *b, size_t n, double cut, double sd_b,
		   struct pr_err *err)
{
	double whole = (double)n;
	double shift;

	if (n == 0 || n > PR_RASCH_ITEMS_MAX)
		return pr_fail(err, PR_EINVAL,
			       "a reference form has 1 to %d items, not %zu",
			       PR_RASCH_ITEMS_MAX, n);
	if (!(cut > 0 && cut < whole))
		return pr_fail(err, PR_EINVAL,
			       "the cut of a reference form of %zu items lies "
			       "between 0 and %zu, not at %g",
			       n, n, cut);
	if (!(sd_b >= 0 && sd_b <= SPREAD_MAX))
		return pr_fail(err, PR_EINVAL,
			       "the spread of difficulties is 0 to %g logits, "
			       "not %g",
			       SPREAD_MAX, sd_b);
	for (size_t i = 0; i < n; i++)
		b[i] = sd_b * pr_score_phi_inverse(((double)i + 0.5) / whole);
	/* Who scores the cut on the form as it lies now is to stand at 0. */
	shift = pr_rasch_theta(cut, b, n) - PR_RASCH_THETA_CUT;
	for (size_t i = 0; i < n; i++)
		b[i] -= shift;
	return PR_OK;
}

size_t
pr_rasch_raw_cut(double theta_cut, const double *b, size_t n)
{
	double exact = pr_rasch_expected(theta_cut, b, n);

	return (size_t)fmax(0, ceil(exact - CUT_SLACK));
}

double
pr_rasch_equate(double raw, const double *b, size_t n, const double *ref_b,
		size_t ref_n)
{
	assert(n > 0 && ref_n > 0);
	if (raw <= 0)
		return 0;
	if (raw >= (double)n)
		return (double)ref_n;
	return pr_rasch_expected(pr_rasch_theta(raw, b, n), ref_b, ref_n);
}

double
pr_rasch_equated_se(double theta, const double *b, size_t n,
		    const double *ref_b, size_t ref_n)
{
	return pr_rasch_information(theta, ref_b, ref_n) /
	       sqrt(pr_rasch_information(theta, b, n));
}

/* filter_view.c - what an ability distribution says, domain by domain */
#include "proctor/irt.h"
#include "proctor/learn.h"

#include <assert.h>
#include <math.h>

#define ENOUGH 0.8 /* of the prior's spread; psychometrics 6.4 */

/* Spread of a single domain, logits. */
#define ENOUGH_ALONE 0.4

/* Chance of less than `at` under a normal distribution. */
static double
chance_below(double at, double mean, double sd)
{
	if (sd > 0)
		return pr_score_phi((at - mean) / sd);
	if (mean < at)
		return 1;
	return mean > at ? 0 : 0.5;
}

/* The sum of h[i] times component i; h[learn->n + 1]. */
static struct pr_learn_view
view_of(const struct pr_learn *learn, const double *h)
{
	struct pr_learn_view view = { 0 };
	double var = 0;

	for (size_t i = 0; i <= learn->n; i++) {
		double row = 0;

		for (size_t j = 0; j <= learn->n; j++)
			row += learn->c[i][j] * h[j];
		view.mean += h[i] * learn->m[i];
		var += h[i] * row;
	}
	view.sd = sqrt(fmax(var, 0));
	view.below = chance_below(PR_RASCH_THETA_CUT, view.mean, view.sd);
	return view;
}

struct pr_learn_view
pr_learn_view(const struct pr_learn *learn, int domain)
{
	double h[PR_LEARN_MAX] = { 1 };

	assert(domain >= -1 && domain < (int)learn->n);
	if (domain >= 0)
		h[domain + 1] = 1;
	return view_of(learn, h);
}

struct pr_learn_view
pr_learn_whole(const struct pr_learn *learn, const double *weights)
{
	double h[PR_LEARN_MAX] = { 1 };
	double sum = 0;

	for (size_t d = 0; d < learn->n; d++)
		sum += weights[d];
	assert(sum > 0);
	for (size_t d = 0; d < learn->n; d++)
		h[d + 1] = weights[d] / sum;
	return view_of(learn, h);
}

bool
pr_learn_enough(const struct pr_learn *learn,
		const struct pr_learn_prior *prior, int domain)
{
	assert(domain >= 0 && domain < (int)learn->n);
	/* no answer tells the deviation of an only domain from the overall
	 * ability, so its spread never falls; that of their sum does */
	if (learn->n == 1)
		return pr_learn_view(learn, 0).sd < ENOUGH_ALONE;
	return sqrt(learn->c[domain + 1][domain + 1]) <
	       ENOUGH * sqrt(prior->vd);
}

double
pr_learn_weaker(const struct pr_learn *learn, int a, int b)
{
	double h[PR_LEARN_MAX] = { 0 };
	struct pr_learn_view gap;

	assert(a >= 0 && a < (int)learn->n && b >= 0 && b < (int)learn->n);
	h[a + 1] += 1;
	h[b + 1] -= 1;
	gap = view_of(learn, h);
	return chance_below(0, gap.mean, gap.sd);
}

double
pr_learn_points_lost(const struct pr_learn *learn, int domain, double target,
		     const double *b, size_t n_b)
{
	double theta;

	assert(domain >= 0 && domain < (int)learn->n);
	theta = learn->m[0] + learn->m[domain + 1];
	return fmax(pr_rasch_expected(target, b, n_b) -
			    pr_rasch_expected(theta, b, n_b),
		    0);
}

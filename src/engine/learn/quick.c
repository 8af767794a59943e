/* quick.c - the quick check: stop as soon as the answers are sure */
#include "proctor/irt.h"
#include "proctor/readiness.h"

#include <math.h>

/*
 * The ability in equal steps around the passing level, which is the node in
 * the middle: each half is summed by Simpson's rule, so that the cut itself
 * lies on an edge.
 */
#define HALF 80 /* steps to each side; even */
#define STEP 0.0625
#define NODES (2 * HALF + 1)

/* Multiplies an answer's likelihood in; the largest weight becomes 1. */
static void
take(double *weight, const double *e, double b, bool right)
{
	double most = 0;
	double f = exp(b);

	for (size_t k = 0; k < NODES; k++) {
		double odds = f * e[k]; /* of a wrong answer */

		weight[k] *= (right ? 1 : odds) / (1 + odds);
		most = fmax(most, weight[k]);
	}
	for (size_t k = 0; k < NODES; k++)
		weight[k] /= most;
}

/* Simpson's rule over weight[0..HALF], without the step. */
static double
half(const double *weight)
{
	double sum = weight[0] + weight[HALF];

	for (size_t k = 1; k < HALF; k++)
		sum += weight[k] * (k % 2 ? 4 : 2);
	return sum;
}

static double
above(const double *b, const bool *right, size_t n)
{
	double weight[NODES];
	double e[NODES];
	double low;
	double high;

	for (size_t k = 0; k < NODES; k++) {
		double theta = ((double)k - HALF) * STEP;

		weight[k] = exp(-theta * theta / 2);
		e[k] = exp(-(theta - PR_RASCH_THETA_CUT));
	}
	for (size_t i = 0; i < n; i++)
		take(weight, e, b[i], right[i]);
	low = half(weight);
	high = half(weight + HALF);
	return high / (low + high);
}

static bool
all_touched(const int *domain, size_t n, size_t n_domains)
{
	bool touched[PR_DOMAINS_MAX] = { false };
	size_t left = n_domains;

	for (size_t i = 0; i < n; i++)
		if (domain[i] >= 0 && (size_t)domain[i] < n_domains &&
		    !touched[domain[i]]) {
			touched[domain[i]] = true;
			left--;
		}
	return left == 0;
}

enum pr_quick
pr_quick_judge(double *p, const double *b, const bool *right, const int *domain,
	       size_t n, size_t n_domains, size_t of_all)
{
	*p = above(b, right, n);
	if (n >= PR_QUICK_MIN && all_touched(domain, n, n_domains)) {
		if (*p > PR_QUICK_SURE)
			return PR_QUICK_ABOVE;
		if (*p < 1 - PR_QUICK_SURE)
			return PR_QUICK_BELOW;
	}
	return n < of_all ? PR_QUICK_GO_ON : PR_QUICK_OPEN;
}

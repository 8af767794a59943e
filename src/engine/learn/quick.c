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
#define B_FAR 20.0 /* logits; from there on an item tells nothing more */

static double
node(size_t k)
{
	return PR_RASCH_THETA_CUT + ((double)k - HALF) * STEP;
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

/*
 * The logarithm of the product of 1 + e^(theta - b), at every node. The
 * products are taken sixteen at a time: these can neither overflow nor cost
 * a logarithm each.
 */
static void
denominators(double *sum, const double *b, size_t n)
{
	double product[NODES];
	double e[NODES];

	for (size_t k = 0; k < NODES; k++) {
		sum[k] = 0;
		product[k] = 1;
		e[k] = exp(node(k));
	}
	for (size_t i = 0; i < n; i++) {
		double f = exp(-fmin(fmax(b[i], -B_FAR), B_FAR));

		for (size_t k = 0; k < NODES; k++)
			product[k] *= 1 + f * e[k];
		if (i % 16 != 15 && i + 1 < n)
			continue;
		for (size_t k = 0; k < NODES; k++) {
			sum[k] += log(product[k]);
			product[k] = 1;
		}
	}
}

/* The number of right answers is all the answers tell (Rasch). */
static double
above(const double *b, const bool *right, size_t n)
{
	double weight[NODES];
	double most = -HUGE_VAL;
	double raw = 0;
	double low;
	double high;

	for (size_t i = 0; i < n; i++)
		raw += right[i] ? 1 : 0;
	denominators(weight, b, n);
	for (size_t k = 0; k < NODES; k++) {
		double theta = node(k);

		weight[k] = raw * theta - theta * theta / 2 - weight[k];
		most = fmax(most, weight[k]);
	}
	for (size_t k = 0; k < NODES; k++)
		weight[k] = exp(weight[k] - most);
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

/* apportion.c - whole counts from weights, largest remainder first */
#include "proctor/score.h"

#include <math.h>

/* Remainders closer than this are equal; weights are typed, not measured. */
#define SAME 1e-9

static double
quota(const double *weights, size_t i, double sum, int total)
{
	return weights[i] / sum * total;
}

/* The first entry with the largest remainder that has not been given one. */
static size_t
neediest(const int *counts, const double *weights, size_t n, double sum,
	 int total)
{
	size_t best = n;
	double most = 0;

	for (size_t i = 0; i < n; i++) {
		double left = quota(weights, i, sum, total) - counts[i];

		if (weights[i] > 0 && (best == n || left > most + SAME)) {
			best = i;
			most = left;
		}
	}
	return best;
}

enum pr_status
pr_apportion(int *counts, const double *weights, size_t n, int total,
	     struct pr_err *err)
{
	double sum = 0;
	int left = total;

	if (total < 0)
		return pr_fail(err, PR_EINVAL,
			       "%d items cannot be split, 0 or more can",
			       total);
	for (size_t i = 0; i < n; i++) {
		if (!(weights[i] >= 0 && isfinite(weights[i])))
			return pr_fail(err, PR_EINVAL,
				       "weight %zu is %g; a weight is a "
				       "number from 0 up",
				       i + 1, weights[i]);
		sum += weights[i];
	}
	if (total > 0 && !(sum > 0 && isfinite(sum)))
		return pr_fail(err, PR_EINVAL,
			       "%d items cannot be split by weights that sum "
			       "to %g",
			       total, sum);
	for (size_t i = 0; i < n; i++) {
		counts[i] = 0;
		if (total > 0)
			counts[i] = (int)quota(weights, i, sum, total);
		left -= counts[i];
	}
	for (; left > 0; left--)
		counts[neediest(counts, weights, n, sum, total)]++;
	return PR_OK;
}

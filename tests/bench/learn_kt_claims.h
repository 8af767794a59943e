/* learn_kt_claims.h - how good chances were that were told beforehand */
#ifndef LEARN_KT_CLAIMS_H
#define LEARN_KT_CLAIMS_H

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

struct claim {
	double p;
	bool right;
};

static inline int
by_chance(const void *a, const void *b)
{
	const struct claim *x = a, *y = b;

	return x->p < y->p ? -1 : x->p > y->p;
}

static inline double
claims_log_loss(const struct claim *claims, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++) {
		double p = fmin(fmax(claims[i].p, 1e-6), 1 - 1e-6);

		sum -= claims[i].right ? log(p) : log(1 - p);
	}
	return sum / (double)n;
}

/* By ranks, equal chances share theirs; puts claims in order. */
static inline double
claims_auc(struct claim *claims, size_t n)
{
	double ranks = 0;
	double right = 0;

	qsort(claims, n, sizeof *claims, by_chance);
	for (size_t i = 0, j; i < n; i = j) {
		for (j = i; j < n && !(claims[j].p > claims[i].p); j++)
			;
		for (size_t k = i; k < j; k++) {
			ranks += claims[k].right ? (double)(i + 1 + j) / 2 : 0;
			right += claims[k].right;
		}
	}
	return (ranks - right * (right + 1) / 2) /
	       (right * ((double)n - right));
}

#endif

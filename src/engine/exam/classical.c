/* classical.c - errors of a raw score without a model of the items */
#include "proctor/accuracy.h"

#include <math.h>

double
pr_score_sem(double sd, double reliability)
{
	return sd * sqrt(1 - reliability);
}

double
pr_score_kelley(double raw, double mean, double reliability)
{
	return reliability * raw + (1 - reliability) * mean;
}

double
pr_score_kelley_se(double sd, double reliability)
{
	return sd * sqrt(reliability * (1 - reliability));
}

double
pr_score_lord(double raw, double n)
{
	return sqrt(raw * (n - raw) / (n - 1));
}

double
pr_score_keats(double raw, double n, double mean, double sd, double reliability)
{
	double kr21 = n / (n - 1) * (1 - mean * (n - mean) / (n * sd * sd));

	return pr_score_lord(raw, n) * sqrt((1 - reliability) / (1 - kr21));
}

static double
judge_sum(const double *ratings, size_t n_items, size_t n_judges, size_t judge)
{
	double sum = 0;

	for (size_t i = 0; i < n_items; i++)
		sum += ratings[i * n_judges + judge];
	return sum;
}

enum pr_status
pr_score_angoff_cut(double *cut, double *se, const double *ratings,
		    size_t n_items, size_t n_judges, struct pr_err *err)
{
	double mean = 0;
	double square = 0;

	if (n_items == 0 || n_judges == 0)
		return pr_fail(err, PR_EINVAL,
			       "a cut needs at least one item and one judge");
	for (size_t i = 0; i < n_items * n_judges; i++)
		if (!(ratings[i] >= 0 && ratings[i] <= 1))
			return pr_fail(err, PR_EINVAL,
				       "an Angoff rating is a chance from 0 "
				       "to 1, not %g",
				       ratings[i]);
	for (size_t j = 0; j < n_judges; j++)
		mean += judge_sum(ratings, n_items, n_judges, j);
	mean /= (double)n_judges;
	for (size_t j = 0; j < n_judges; j++) {
		double d = judge_sum(ratings, n_items, n_judges, j) - mean;

		square += d * d;
	}
	*cut = mean;
	if (se)
		*se = n_judges > 1 ? sqrt(square / (double)(n_judges - 1) /
					  (double)n_judges)
				   : 0;
	return PR_OK;
}

/* normal.c - the standard normal distribution and its inverse */
#include "proctor/irt.h"

#include <math.h>

#define SQRT_HALF 0.70710678118654752440
#define SQRT_TWO_PI 2.50662827463100050242
#define LOWER_TAIL 0.02425

double
pr_score_phi(double z)
{
	return 0.5 * erfc(-z * SQRT_HALF);
}

static double
polynomial(const double *c, size_t n, double x)
{
	double y = c[0];

	for (size_t i = 1; i < n; i++)
		y = y * x + c[i];
	return y;
}

/* Acklam's approximation for 0 < p <= 1/2, relative error below 1.2e-9. */
static double
first_guess(double p)
{
	static const double a[] = {
		-3.969683028665376e+01, 2.209460984245205e+02,
		-2.759285104469687e+02, 1.383577518672690e+02,
		-3.066479806614716e+01, 2.506628277459239e+00,
	};
	static const double b[] = {
		-5.447609879822406e+01, 1.615858368580409e+02,
		-1.556989798598866e+02, 6.680131188771972e+01,
		-1.328068155288572e+01, 1,
	};
	static const double c[] = {
		-7.784894002430293e-03, -3.223964580411365e-01,
		-2.400758277161838e+00, -2.549732539343734e+00,
		4.374664141464968e+00,  2.938163982698783e+00,
	};
	static const double d[] = {
		7.784695709041462e-03,
		3.224671290700398e-01,
		2.445134137142996e+00,
		3.754408661907416e+00,
		1,
	};
	double q;

	if (p < LOWER_TAIL) {
		q = sqrt(-2 * log(p));
		return polynomial(c, PR_LEN(c), q) /
		       polynomial(d, PR_LEN(d), q);
	}
	q = p - 0.5;
	return q * polynomial(a, PR_LEN(a), q * q) /
	       polynomial(b, PR_LEN(b), q * q);
}

double
pr_score_phi_inverse(double p)
{
	double x;
	double u;

	if (!(p >= 0 && p <= 1))
		return (double)NAN;
	if (p > 0.5) /* 1 - p is exact here */
		return -pr_score_phi_inverse(1 - p);
	if (p <= 0)
		return -HUGE_VAL;
	x = first_guess(p);
	u = (pr_score_phi(x) - p) * SQRT_TWO_PI * exp(x * x / 2);
	return x - u / (1 + x * u / 2);
}

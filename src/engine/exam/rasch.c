/* rasch.c - Rasch chances, ability estimates, score distribution */
#include "proctor/irt.h"

#include <assert.h>
#include <math.h>

#define ROOT_STEP 1e-13 /* logits; far below any standard error */
#define ROOT_ROUNDS 200
#define GRID_STEP 0.2 /* of a standard error: exact for smooth curves */
#define GRID_HALF 50  /* so 10 standard errors to each side */

/* P(1 - P) without cancellation in either tail. */
static double
item_information(double theta, double b)
{
	double e = exp(-fabs(theta - b));

	return e / ((1 + e) * (1 + e));
}

double
pr_rasch_p(double theta, double b)
{
	double e = exp(-fabs(theta - b));

	return theta >= b ? 1 / (1 + e) : e / (1 + e);
}

double
pr_rasch_expected(double theta, const double *b, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += pr_rasch_p(theta, b[i]);
	return sum;
}

double
pr_rasch_information(double theta, const double *b, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += item_information(theta, b[i]);
	return sum;
}

static void
range_of(const double *b, size_t n, double *low, double *high)
{
	*low = b[0];
	*high = b[0];
	for (size_t i = 1; i < n; i++) {
		*low = fmin(*low, b[i]);
		*high = fmax(*high, b[i]);
	}
}

/* Newton, thrown back to bisection whenever it leaves the bracket. */
double
pr_rasch_theta(double raw, const double *b, size_t n)
{
	double whole = (double)n;
	double low;
	double high;
	double t;

	assert(n > 0);
	if (raw <= 0)
		return -HUGE_VAL;
	if (raw >= whole)
		return HUGE_VAL;
	range_of(b, n, &low, &high);
	/* Were all items as easy as the easiest, or as hard as the hardest */
	low += log(raw / (whole - raw));
	high += log(raw / (whole - raw));
	t = (low + high) / 2;
	for (int i = 0; i < ROOT_ROUNDS && high > low; i++) {
		double gap = raw - pr_rasch_expected(t, b, n);
		double next = t + gap / pr_rasch_information(t, b, n);

		if (gap > 0)
			low = t;
		else
			high = t;
		if (!(next >= low && next <= high))
			next = (low + high) / 2;
		if (fabs(next - t) <= ROOT_STEP * fmax(1, fabs(t)))
			return next;
		t = next;
	}
	return t;
}

/* Slope of the log likelihood plus Warm's correction. */
static double
warm_slope(double t, double raw, const double *b, size_t n)
{
	double sum = 0;
	double info = 0;
	double skew = 0;

	for (size_t i = 0; i < n; i++) {
		double p = pr_rasch_p(t, b[i]);
		double v = item_information(t, b[i]);

		sum += p;
		info += v;
		skew += v * (1 - 2 * p);
	}
	return raw - sum + skew / (2 * info);
}

double
pr_rasch_wle(double raw, const double *b, size_t n)
{
	double low;
	double high;

	assert(n > 0);
	range_of(b, n, &low, &high);
	low -= 1;
	high += 1;
	/* The slope is raw + 1/2 far left and raw - n - 1/2 far right. */
	while (warm_slope(low, raw, b, n) < 0)
		low -= 4;
	while (warm_slope(high, raw, b, n) > 0)
		high += 4;
	while (high - low > ROOT_STEP * fmax(1, fabs(low))) {
		double mid = (low + high) / 2;

		if (warm_slope(mid, raw, b, n) > 0)
			low = mid;
		else
			high = mid;
	}
	return (low + high) / 2;
}

static double
log_likelihood(double t, double raw, const double *b, size_t n)
{
	double sum = raw * t;

	/* ln(1 + e^x) for x = t - b, without overflow */
	for (size_t i = 0; i < n; i++)
		sum -= fmax(t - b[i], 0) + log1p(exp(-fabs(t - b[i])));
	return sum;
}

/* The top of likelihood times prior; the slope falls strictly. */
static double
posterior_mode(double raw, const double *b, size_t n, struct pr_ability prior)
{
	double precision = 1 / (prior.sd * prior.sd);
	double reach = ((double)n + 1) / precision;
	double low = prior.mean - reach;
	double high = prior.mean + reach;
	double t = prior.mean;

	for (int i = 0; i < ROOT_ROUNDS; i++) {
		double slope = raw - pr_rasch_expected(t, b, n) -
			       (t - prior.mean) * precision;
		double curve = pr_rasch_information(t, b, n) + precision;
		double next = t + slope / curve;

		if (slope > 0)
			low = t;
		else
			high = t;
		if (!(next >= low && next <= high))
			next = (low + high) / 2;
		if (fabs(next - t) <= ROOT_STEP * fmax(1, fabs(t)))
			return next;
		t = next;
	}
	return t;
}

struct pr_ability
pr_rasch_eap(double raw, const double *b, size_t n, struct pr_ability prior)
{
	double mode = posterior_mode(raw, b, n, prior);
	double var = 1 / (prior.sd * prior.sd);
	double sd = 1 / sqrt(pr_rasch_information(mode, b, n) + var);
	double top = log_likelihood(mode, raw, b, n) -
		     (mode - prior.mean) * (mode - prior.mean) * var / 2;
	double weight = 0;
	double first = 0;
	double second = 0;
	struct pr_ability out;

	assert(prior.sd > 0);
	/* Moments about the mode, so that nothing cancels. */
	for (int k = -GRID_HALF; k <= GRID_HALF; k++) {
		double d = k * GRID_STEP * sd;
		double z = mode + d - prior.mean;
		double w = exp(log_likelihood(mode + d, raw, b, n) -
			       z * z * var / 2 - top);

		weight += w;
		first += w * d;
		second += w * d * d;
	}
	first /= weight;
	out.mean = mode + first;
	out.sd = sqrt(second / weight - first * first);
	return out;
}

void
pr_rasch_scores(double *f, double theta, const double *b, size_t n)
{
	f[0] = 1;
	for (size_t i = 0; i < n; i++) {
		double p = pr_rasch_p(theta, b[i]);
		double q = pr_rasch_p(b[i], theta);

		f[i + 1] = f[i] * p;
		for (size_t r = i; r > 0; r--)
			f[r] = f[r] * q + f[r - 1] * p;
		f[0] *= q;
	}
}

double
pr_rasch_pass(double theta, const double *b, size_t n, size_t cut)
{
	double f[PR_RASCH_ITEMS_MAX + 1];
	double sum = 0;

	assert(n <= PR_RASCH_ITEMS_MAX);
	pr_rasch_scores(f, theta, b, n);
	for (size_t r = n + 1; r > cut; r--) /* from the small terms up */
		sum += f[r - 1];
	return fmin(sum, 1);
}

double
pr_rasch_pass_again(double raw, const double *b, size_t n, size_t cut)
{
	double mode = pr_rasch_wle(raw, b, n);
	double info = pr_rasch_information(mode, b, n);
	double step = GRID_STEP / sqrt(info);
	double top = log_likelihood(mode, raw, b, n);
	double weight = 0;
	double sum = 0;

	for (int k = -GRID_HALF; k <= GRID_HALF; k++) {
		double t = mode + k * step;
		double prior = sqrt(pr_rasch_information(t, b, n) / info);
		double w = prior * exp(log_likelihood(t, raw, b, n) - top);

		weight += w;
		sum += w * pr_rasch_pass(t, b, n, cut);
	}
	return sum / weight;
}

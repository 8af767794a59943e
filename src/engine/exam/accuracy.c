/* accuracy.c - accuracy and consistency of a pass or fail */
#include "proctor/accuracy.h"

#include "proctor/irt.h"

#include <assert.h>
#include <math.h>

#define HALF_PI 1.57079632679489661923
#define QUAD_STEP (1.0 / 32)
#define QUAD_HALF 112 /* to 3.5, where the nodes meet the ends */

/* One group of weight w that passes with chance p. */
static void
add_group(struct pr_decision *d, double w, double p, bool is_able)
{
	d->accuracy += w * (is_able ? p : 1 - p);
	d->consistency += w * (p * p + (1 - p) * (1 - p));
	d->pass_rate += w * p;
	if (is_able)
		d->false_fail += w * (1 - p);
	else
		d->false_pass += w * p;
}

static struct pr_decision
finish(struct pr_decision d, double weight)
{
	double chance;

	d.accuracy /= weight;
	d.consistency /= weight;
	d.pass_rate /= weight;
	d.false_pass /= weight;
	d.false_fail /= weight;
	chance = d.pass_rate * d.pass_rate +
		 (1 - d.pass_rate) * (1 - d.pass_rate);
	d.kappa = chance < 1 ? (d.consistency - chance) / (1 - chance) : 0;
	return d;
}

/* Standard deviations from the mean of the k-th point. */
static double
point(const struct pr_population *people, int k)
{
	return people->span * (2.0 * k / (people->points - 1) - 1);
}

struct pr_decision
pr_rasch_lee(const double *b, size_t n, size_t cut, double theta_cut,
	     const struct pr_population *people)
{
	struct pr_decision d = { 0 };
	double weight = 0;

	assert(people->points >= 2);
	for (int k = 0; k < people->points; k++) {
		double z = point(people, k);
		double t = people->mean + people->sd * z;
		double w = exp(-z * z / 2);

		weight += w;
		add_group(&d, w, pr_rasch_pass(t, b, n, cut), t >= theta_cut);
	}
	return finish(d, weight);
}

struct pr_decision
pr_rasch_rudner(const double *b, size_t n, double theta_cut,
		const struct pr_population *people)
{
	struct pr_decision d = { 0 };
	double weight = 0;

	assert(people->points >= 2);
	for (int k = 0; k < people->points; k++) {
		double z = point(people, k);
		double t = people->mean + people->sd * z;
		double w = exp(-z * z / 2);
		double root = sqrt(pr_rasch_information(t, b, n));

		weight += w;
		add_group(&d, w, pr_score_phi((t - theta_cut) * root),
			  t >= theta_cut);
	}
	return finish(d, weight);
}

/* The chance of at least cut of n right, each with chance p. */
static double
binomial_tail(size_t n, size_t cut, double p)
{
	double log_choose = 0;
	double sum = 0;

	if (p <= 0 || p >= 1)
		return cut == 0 || p >= 1 ? 1 : 0;
	for (size_t r = n; r + 1 > cut; r--) { /* n choose r, from r = n down */
		sum += exp(log_choose + (double)r * log(p) +
			   (double)(n - r) * log1p(-p));
		if (r == 0)
			break;
		log_choose += log((double)r / (double)(n - r + 1));
	}
	return fmin(sum, 1);
}

/* What Livingston and Lewis integrate: true score, length, passing count. */
struct ll {
	const struct pr_beta4 *truth;
	size_t length;
	size_t pass;
};

/*
 * Integrates from..to (shares of low..high) by the double exponential rule,
 * which needs no care at the ends where a beta density may be infinite.
 * Returns the weight of the part.
 */
static double
integrate(struct pr_decision *d, const struct ll *ll, double from, double to,
	  bool is_able)
{
	double half = (to - from) / 2;
	double total = 0;

	for (int k = -QUAD_HALF; k <= QUAD_HALF; k++) {
		double s = k * QUAD_STEP;
		double e = exp(-2 * HALF_PI * sinh(fabs(s)));
		double edge = 2 * e / (1 + e); /* distance to the nearer end */
		double y = s < 0 ? from + half * edge : to - half * edge;
		double rest = s < 0 ? 1 - y : 1 - to + half * edge;
		double w = half * HALF_PI * cosh(s) * 4 * e /
			   ((1 + e) * (1 + e)) * pow(y, ll->truth->alpha - 1) *
			   pow(rest, ll->truth->beta - 1);
		double share =
			ll->truth->low + (ll->truth->high - ll->truth->low) * y;

		if (!isfinite(w))
			continue;
		total += w;
		add_group(d, w, binomial_tail(ll->length, ll->pass, share),
			  is_able);
	}
	return total;
}

struct pr_decision
pr_score_livingston(const struct pr_beta4 *truth, size_t length, double cut)
{
	struct pr_decision d = { 0 };
	struct ll ll = { truth, length, 0 };
	double at = (cut - truth->low) / (truth->high - truth->low);
	double weight = 0;

	assert(length > 0 && truth->high > truth->low);
	ll.pass = (size_t)fmax(0, ceil((double)length * cut - 1e-9));
	at = fmin(fmax(at, 0), 1);
	if (at > 0)
		weight += integrate(&d, &ll, 0, at, false);
	if (at < 1)
		weight += integrate(&d, &ll, at, 1, true);
	return finish(d, weight);
}

double
pr_score_effective_length(double mean, double var, double reliability,
			  double min, double max)
{
	return ((mean - min) * (max - mean) - reliability * var) /
	       (var * (1 - reliability));
}

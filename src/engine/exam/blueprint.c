/* blueprint.c - whether domain weights can be an outline, and their counts */
#include "proctor/exam.h"
#include "proctor/score.h"

#include <math.h>
#include <string.h>

/* How far a sum of percentages may be off. */
#define SLACK 0.5

/* Percent by which a domain is drawn: stated, else the middle of its range,
 * else its share of the items. */
static double
working(const struct pr_exam *exam, const struct pr_domain *d)
{
	if (!isnan(d->percent))
		return d->percent;
	if (!isnan(d->percent_min) && !isnan(d->percent_max))
		return (d->percent_min + d->percent_max) / 2;
	if (d->items > 0 && exam->scored_items > 0)
		return 100.0 * d->items / exam->scored_items;
	if (!isnan(d->percent_min))
		return d->percent_min;
	return isnan(d->percent_max) ? 0 : d->percent_max;
}

struct sums {
	double low, middle, high;
	int items;
	bool ranges;  /* some domain states one */
	bool counted; /* every domain states its items */
};

static struct sums
sum_up(const struct pr_exam *exam)
{
	struct sums s = { 0 };

	s.counted = exam->n_domains > 0;
	for (size_t i = 0; i < exam->n_domains; i++) {
		const struct pr_domain *d = &exam->domains[i];
		double w = working(exam, d);

		s.low += isnan(d->percent_min) ? w : d->percent_min;
		s.middle += w;
		s.high += isnan(d->percent_max) ? w : d->percent_max;
		s.items += d->items;
		s.ranges |= isnan(d->percent);
		s.counted &= d->items > 0;
	}
	return s;
}

enum pr_status
pr_blueprint_check(const struct pr_exam *exam, struct pr_err *err)
{
	struct sums s = sum_up(exam);

	if (exam->n_domains == 0)
		return pr_fail(err, PR_ESCHEMA, "the exam has no domains");
	if (s.low > 100 + SLACK || s.high < 100 - SLACK ||
	    (!s.ranges && fabs(s.middle - 100) > SLACK))
		return pr_fail(err, PR_ESCHEMA,
			       "the domain weights cannot sum to 100 percent: "
			       "minima %g, working values %g, maxima %g",
			       s.low, s.middle, s.high);
	if (s.counted && exam->scored_items > 0 &&
	    s.items != exam->scored_items)
		return pr_fail(err, PR_ESCHEMA,
			       "the domains count %d items, the form has %d "
			       "scored ones (percent: minima %g, working "
			       "values %g, maxima %g)",
			       s.items, exam->scored_items, s.low, s.middle,
			       s.high);
	return PR_OK;
}

enum pr_status
pr_blueprint_counts(int *out, const struct pr_exam *exam, int n,
		    struct pr_err *err)
{
	struct sums s = sum_up(exam);
	double weights[PR_DOMAINS_MAX];
	enum pr_status st = pr_blueprint_check(exam, err);

	if (st)
		return st;
	if (s.counted && s.items == n) {
		for (size_t i = 0; i < exam->n_domains; i++)
			out[i] = exam->domains[i].items;
		return PR_OK;
	}
	for (size_t i = 0; i < exam->n_domains; i++)
		weights[i] = working(exam, &exam->domains[i]);
	return pr_apportion(out, weights, exam->n_domains, n, err);
}

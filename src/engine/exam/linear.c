/* linear.c - the line of a scale, the literal scales, the printed number */
#include "proctor/score.h"

#include <math.h>

#define SLACK 1e-9 /* what rounding may have taken from an exact value */

/* fmin and fmax would turn a missing value into an end of the scale. */
static double
clamp(const struct pr_exam_scale *scale, double value)
{
	if (isnan(value))
		return value;
	return fmin(fmax(value, scale->min), scale->max);
}

double
pr_score_linear(const struct pr_exam_scale *scale, double raw, double n,
		double raw_cut)
{
	double step = (scale->max - scale->cut) / (n - raw_cut);

	return clamp(scale, scale->cut + step * (raw - raw_cut));
}

/* The points are joined by straight lines and held level outside them. */
static double
piecewise(const struct pr_exam_scale *scale, double percent)
{
	size_t i = 1;
	size_t last;
	const double *a;
	const double *b;

	if (scale->n_points < 2)
		return (double)NAN;
	last = scale->n_points - 1;
	if (percent <= scale->points[0][0])
		return scale->points[0][1];
	if (percent >= scale->points[last][0])
		return scale->points[last][1];
	while (percent > scale->points[i][0])
		i++;
	a = scale->points[i - 1];
	b = scale->points[i];
	return a[1] + (b[1] - a[1]) * (percent - a[0]) / (b[0] - a[0]);
}

/* The cut of a linear scale as a part of the form, NAN when not told. */
static double
cut_share(const struct pr_exam_scale *scale)
{
	if (scale->ref_n > 0 && scale->ref_cut > 0)
		return (double)scale->ref_cut / scale->ref_n;
	return scale->cut_percent > 0 ? scale->cut_percent / 100 : (double)NAN;
}

double
pr_score_literal(const struct pr_exam_scale *scale, double raw, double n)
{
	switch (scale->kind) {
	case PR_SCALE_RAW:
		return clamp(scale, raw);
	case PR_SCALE_PERCENT:
		return clamp(scale, 100 * raw / n);
	case PR_SCALE_LINEAR:
		if (!(cut_share(scale) < 1))
			return (double)NAN;
		return pr_score_linear(scale, raw, n, cut_share(scale) * n);
	case PR_SCALE_PIECEWISE:
		return clamp(scale, piecewise(scale, 100 * raw / n));
	case PR_SCALE_NONE:
	case PR_SCALE_IRT:
		break;
	}
	return (double)NAN;
}

int
pr_score_reported(const struct pr_exam_scale *scale, double scaled, bool passed)
{
	double whole = floor(scaled + 0.5 + SLACK);
	double cut = ceil(scale->cut - SLACK);

	whole = passed ? fmax(whole, cut) : fmin(whole, cut - 1);
	whole = fmin(fmax(whole, ceil(scale->min)), floor(scale->max));
	return (int)whole;
}

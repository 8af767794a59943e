/* calibration.c - what was claimed against what happened */
#include "proctor/readiness.h"
#include "proctor/score.h"

#include <math.h>
#include <stdlib.h>

#define CLIP 1e-4 /* a claim of 0 or 1 is taken as this far off */
#define ECE_BINS 10
#define FIT_ROUNDS 100
#define FIT_NEAR 1e-12
#define FIT_STEP 1.0 /* a longer step of Newton's is cut to this */

/* A claim in order of size; equal claims share their outcomes. */
struct row {
	double p;
	double logit;
	double pass; /* 0 or 1, then the share of all with the same claim */
};

struct line {
	double slope, intercept, se;
};

static double
clipped(double p)
{
	return fmin(fmax(p, CLIP), 1 - CLIP);
}

static int
by_claim(const void *a, const void *b)
{
	const struct row *x = a;
	const struct row *y = b;

	return (x->p > y->p) - (x->p < y->p);
}

/* Sorts; each run of equal claims gets one share. */
static void
order(struct row *rows, size_t n)
{
	qsort(rows, n, sizeof(*rows), by_claim);
	for (size_t i = 0, end; i < n; i = end) {
		double passed = 0;

		for (end = i; end < n && rows[end].p == rows[i].p; end++)
			passed += rows[end].pass;
		for (size_t k = i; k < end; k++)
			rows[k].pass = passed / (double)(end - i);
	}
}

static void
losses(struct pr_calibration *out, const struct row *rows, size_t n,
       double passed)
{
	double whole = (double)n;
	double rate = passed / whole;
	double ranks = 0;

	for (size_t i = 0; i < n; i++) {
		double p = rows[i].p;
		double y = rows[i].pass;

		/* y is a share: (p - 1)^2 for so many, p^2 for the others */
		out->brier += y * (p - 1) * (p - 1) + (1 - y) * p * p;
		p = clipped(p);
		out->log_loss -= y * log(p) + (1 - y) * log(1 - p);
		ranks += y * (double)(i + 1);
	}
	out->brier /= whole;
	out->log_loss /= whole;
	out->brier_base = rate * (1 - rate);
	out->skill = (double)NAN;
	out->auc = (double)NAN;
	if (passed > 0 && passed < whole) {
		out->skill = 1 - out->brier / out->brier_base;
		out->auc = (ranks - passed * (passed + 1) / 2) /
			   (passed * (whole - passed));
	}
}

static double
expected_error(const struct row *rows, size_t n)
{
	double sum = 0;

	for (size_t k = 0; k < ECE_BINS; k++) {
		double gap = 0;

		for (size_t i = k * n / ECE_BINS; i < (k + 1) * n / ECE_BINS;
		     i++)
			gap += rows[i].p - rows[i].pass;
		sum += fabs(gap);
	}
	return sum / (double)n;
}

/*
 * Whether claims and outcomes overlap. When one claim parts the passed from
 * the failed, or all claims are one, no finite line is the likeliest.
 */
static bool
overlap(const struct row *rows, size_t n)
{
	double pass_min = HUGE_VAL;
	double pass_max = -HUGE_VAL;
	double fail_min = HUGE_VAL;
	double fail_max = -HUGE_VAL;

	for (size_t i = 0; i < n; i++) {
		double x = rows[i].logit;

		if (rows[i].pass > 0) {
			pass_min = fmin(pass_min, x);
			pass_max = fmax(pass_max, x);
		}
		if (rows[i].pass < 1) {
			fail_min = fmin(fail_min, x);
			fail_max = fmax(fail_max, x);
		}
	}
	return pass_min < fail_max && fail_min < pass_max;
}

/* Newton's step at a line through the centred logits; false when flat. */
static bool
step(struct line *line, const struct row *rows, size_t n, double centre,
     double *moved)
{
	double g0 = 0;
	double g1 = 0;
	double h00 = 0;
	double h01 = 0;
	double h11 = 0;
	double det;
	double d0;
	double d1;
	double cut;

	for (size_t i = 0; i < n; i++) {
		double x = rows[i].logit - centre;
		double q = 1 / (1 + exp(-(line->intercept + line->slope * x)));
		double w = q * (1 - q);

		g0 += rows[i].pass - q;
		g1 += (rows[i].pass - q) * x;
		h00 += w;
		h01 += w * x;
		h11 += w * x * x;
	}
	det = h00 * h11 - h01 * h01;
	if (!(det > 0))
		return false;
	d0 = (h11 * g0 - h01 * g1) / det;
	d1 = (h00 * g1 - h01 * g0) / det;
	*moved = fmax(fabs(d0), fabs(d1));
	cut = *moved > FIT_STEP ? FIT_STEP / *moved : 1;
	line->intercept += cut * d0;
	line->slope += cut * d1;
	line->se = sqrt(h00 / det);
	return true;
}

static void
fit(struct pr_calibration *out, const struct row *rows, size_t n)
{
	struct line line = { 1, 0, 0 };
	double centre = 0;
	double moved = 1;

	out->slope = out->intercept = (double)NAN;
	out->slope_lo = out->slope_hi = (double)NAN;
	if (!overlap(rows, n))
		return;
	for (size_t i = 0; i < n; i++)
		centre += rows[i].logit / (double)n;
	for (int k = 0; k < FIT_ROUNDS && moved > FIT_NEAR; k++)
		if (!step(&line, rows, n, centre, &moved))
			return;
	if (moved > FIT_NEAR)
		return;
	out->slope = line.slope;
	out->intercept = line.intercept - line.slope * centre;
	out->slope_lo = line.slope - PR_SCORE_Z95 * line.se;
	out->slope_hi = line.slope + PR_SCORE_Z95 * line.se;
}

static void
fill_bins(struct pr_calibration *out, const struct pr_claim_outcome *rows,
	  size_t n)
{
	size_t bins = PR_LEN(out->bins);

	for (size_t k = 0; k < bins; k++) {
		out->bins[k].p_lo = (double)k / (double)bins;
		out->bins[k].p_hi = (double)(k + 1) / (double)bins;
	}
	for (size_t i = 0; i < n; i++) {
		size_t k = bins - 1;

		while (k > 0 && rows[i].p < out->bins[k].p_lo)
			k--;
		out->bins[k].n++;
		out->bins[k].claimed += rows[i].p;
		out->bins[k].passed += rows[i].pass;
	}
	for (size_t k = 0; k < bins; k++) {
		struct pr_share share =
			pr_score_wilson(out->bins[k].passed, out->bins[k].n);

		if (out->bins[k].n > 0)
			out->bins[k].claimed /= (double)out->bins[k].n;
		else
			out->bins[k].claimed = (double)NAN;
		out->bins[k].lo = share.lo;
		out->bins[k].hi = share.hi;
	}
}

enum pr_status
pr_calibration(struct pr_calibration *out, const struct pr_claim_outcome *rows,
	       size_t n, struct pr_err *err)
{
	struct row *sorted = NULL;
	double passed = 0;

	for (size_t i = 0; i < n; i++)
		if (!(rows[i].p >= 0 && rows[i].p <= 1))
			return pr_fail(err, PR_EINVAL,
				       "claim %zu is %g; a claim is a chance "
				       "from 0 to 1",
				       i + 1, rows[i].p);
	if (n > 0) {
		sorted = calloc(n, sizeof(*sorted));
		if (!sorted)
			return pr_fail(err, PR_ENOMEM,
				       "no memory for %zu claims", n);
	}
	*out = (struct pr_calibration){ .n = n };
	for (size_t i = 0; i < n; i++) {
		double p = clipped(rows[i].p);

		sorted[i].p = rows[i].p;
		sorted[i].logit = log(p / (1 - p));
		sorted[i].pass = rows[i].pass ? 1 : 0;
		passed += sorted[i].pass;
	}
	fill_bins(out, rows, n);
	out->skill = out->auc = out->slope = out->intercept = (double)NAN;
	out->slope_lo = out->slope_hi = (double)NAN;
	if (n > 0) {
		order(sorted, n);
		losses(out, sorted, n, passed);
		out->ece = expected_error(sorted, n);
		fit(out, sorted, n);
	}
	free(sorted);
	return PR_OK;
}

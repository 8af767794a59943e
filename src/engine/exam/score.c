/* score.c - one form, one score, its error and its verdict */
#include "proctor/score.h"

#include "proctor/accuracy.h"

#include <assert.h>
#include <math.h>

#define SLACK 1e-9          /* scale points; exactly the cut passes */
#define DIFFICULTY_MAX 20.0 /* logits; beyond it lies a slip of the pen */
#define SPAN 5.0            /* standard deviations of the population */
#define POINTS 201          /* .04 logits apart, a fifth of an error */

/* The scale of an irt exam with its reference form drawn out. */
struct reference {
	const struct pr_exam_scale *scale;
	double b[PR_RASCH_ITEMS_MAX];
	size_t n;
	double cut;
	double slope; /* scale points a right answer of the reference form */
};

static enum pr_status
check_points(const struct pr_exam_scale *scale, struct pr_err *err)
{
	if (scale->n_points < 2 || scale->n_points > PR_LEN(scale->points))
		return pr_fail(err, PR_EINVAL,
			       "a piecewise scale has 2 to %zu points, not %zu",
			       PR_LEN(scale->points), scale->n_points);
	for (size_t i = 1; i < scale->n_points; i++) {
		const double *a = scale->points[i - 1];
		const double *b = scale->points[i];

		if (!(b[0] > a[0] && b[1] >= a[1]))
			return pr_fail(err, PR_EINVAL,
				       "point %zu of the scale (%g, %g) must "
				       "lie to the right of (%g, %g) and not "
				       "below it",
				       i + 1, b[0], b[1], a[0], a[1]);
	}
	return PR_OK;
}

static enum pr_status
check_scale(const struct pr_exam_scale *scale, struct pr_err *err)
{
	if (scale->kind == PR_SCALE_NONE)
		return PR_OK;
	if (!(scale->min < scale->cut && scale->cut < scale->max))
		return pr_fail(err, PR_EINVAL,
			       "a scale of %g to %g cannot have its cut at "
			       "%g; the cut lies between them",
			       scale->min, scale->max, scale->cut);
	if (!(fabs(scale->min) <= 1e6 && fabs(scale->max) <= 1e6))
		return pr_fail(err, PR_EINVAL,
			       "a scale of %g to %g is beyond a million "
			       "points",
			       scale->min, scale->max);
	if (scale->kind == PR_SCALE_PIECEWISE)
		return check_points(scale, err);
	return PR_OK;
}

static enum pr_status
check_items(const struct pr_exam_scale *scale, const struct pr_score_in *in,
	    struct pr_err *err)
{
	if (in->n == 0 || in->n > PR_RASCH_ITEMS_MAX)
		return pr_fail(err, PR_EINVAL,
			       "a form has 1 to %d scored items, not %zu",
			       PR_RASCH_ITEMS_MAX, in->n);
	if (scale->kind != PR_SCALE_IRT)
		return PR_OK;
	if (!in->b)
		return pr_fail(err, PR_EINVAL,
			       "the irt scale needs the items' difficulties");
	for (size_t i = 0; i < in->n; i++) {
		if (!(fabs(in->b[i]) <= DIFFICULTY_MAX))
			return pr_fail(err, PR_EINVAL,
				       "item %zu has the difficulty %g; it "
				       "lies within %g logits of 0",
				       i + 1, in->b[i], DIFFICULTY_MAX);
		if (in->b_sd && !(in->b_sd[i] >= 0 && isfinite(in->b_sd[i])))
			return pr_fail(err, PR_EINVAL,
				       "item %zu has the spread %g; a spread "
				       "is 0 or more",
				       i + 1, in->b_sd[i]);
	}
	return PR_OK;
}

static enum pr_status
make_reference(struct reference *ref, const struct pr_exam_scale *scale,
	       struct pr_err *err)
{
	ref->scale = scale;
	ref->n = (size_t)scale->ref_n;
	ref->cut = scale->ref_cut;
	ref->slope = (scale->max - scale->cut) / (scale->ref_n - ref->cut);
	return pr_rasch_reference(ref->b, ref->n, ref->cut, scale->ref_sd_b,
				  err);
}

static enum pr_score_basis
basis_of(const struct pr_exam_scale *scale, const struct pr_score_in *in)
{
	double n = (double)in->n;

	if (scale->kind == PR_SCALE_NONE)
		return PR_SCORE_NO_SCALE;
	if (!in->whole)
		return PR_SCORE_PARTIAL;
	if (in->n < PR_SCORE_MIN_ITEMS)
		return PR_SCORE_SHORT;
	if (scale->kind == PR_SCALE_IRT)
		return scale->ref_n > 0 ? PR_SCORE_SCALED : PR_SCORE_NO_SCALE;
	if (scale->kind == PR_SCALE_RAW &&
	    (scale->cut > n || (scale->ref_n > 0 && scale->ref_n != (int)n)))
		return PR_SCORE_OTHER_LENGTH;
	/* Not a number, or a top the scale itself puts below its cut. */
	if (!(pr_score_literal(scale, n, n) >= scale->cut - SLACK))
		return PR_SCORE_NO_SCALE;
	return PR_SCORE_SCALED;
}

static double
equated_scaled(const struct reference *ref, const double *b, size_t n,
	       size_t raw)
{
	double eq = pr_rasch_equate((double)raw, b, n, ref->b, ref->n);

	return pr_score_linear(ref->scale, eq, (double)ref->n, ref->cut);
}

/* The score if every rating were higher by delta than the one given. */
static double
rerated(const struct reference *ref, const struct pr_score_in *in, size_t raw,
	double delta)
{
	double b[PR_RASCH_ITEMS_MAX];

	for (size_t i = 0; i < in->n; i++) {
		double a = pr_rasch_p(PR_RASCH_THETA_CUT, in->b[i]) + delta;

		a = fmin(fmax(a, PR_ANGOFF_MIN), PR_ANGOFF_MAX);
		b[i] = PR_RASCH_THETA_CUT - log(a / (1 - a));
	}
	return equated_scaled(ref, b, in->n, raw);
}

/* The error of theta that comes from unsure difficulties, in logits. */
static double
difficulty_error(const struct pr_score_in *in, double theta)
{
	double sum = 0;

	if (!in->b_sd)
		return 0;
	for (size_t i = 0; i < in->n; i++) {
		double v =
			pr_rasch_information(theta, &in->b[i], 1) * in->b_sd[i];

		sum += v * v;
	}
	return sqrt(sum) / pr_rasch_information(theta, in->b, in->n);
}

static void
set_range(struct pr_score_out *out, const struct pr_exam_scale *scale,
	  double lo, double hi)
{
	lo = floor(fmin(fmax(lo, scale->min), scale->max) + 0.5);
	hi = floor(fmin(fmax(hi, scale->min), scale->max) + 0.5);
	/* The printed score may have been moved off the cut by a point. */
	out->lo = (int)fmin(lo, out->reported);
	out->hi = (int)fmax(hi, out->reported);
}

static void
score_rasch(struct pr_score_out *out, const struct reference *ref,
	    const struct pr_score_in *in)
{
	const struct pr_population people = { PR_POPULATION_MEAN,
					      PR_POPULATION_SD, SPAN, POINTS };
	struct pr_decision trust;
	double raw = (double)out->raw;
	double centre;
	double half;

	out->rasch = true;
	out->raw_cut = pr_rasch_raw_cut(PR_RASCH_THETA_CUT, in->b, in->n);
	out->passed = out->raw >= out->raw_cut;
	out->theta = out->raw == 0 || out->raw == in->n
			     ? pr_rasch_wle(raw, in->b, in->n)
			     : pr_rasch_theta(raw, in->b, in->n);
	out->equated = pr_rasch_equate(raw, in->b, in->n, ref->b, ref->n);
	out->raw_se = sqrt(pr_rasch_information(out->theta, in->b, in->n));
	out->theta_se = 1 / out->raw_se;
	out->scaled = equated_scaled(ref, in->b, in->n, out->raw);
	out->scaled_se =
		ref->slope *
		pr_rasch_equated_se(out->theta, in->b, in->n, ref->b, ref->n);
	out->scaled_se_b =
		out->scaled_se * out->raw_se * difficulty_error(in, out->theta);
	out->reported = pr_score_reported(ref->scale, out->scaled, out->passed);
	/* Around the line itself: below the foot both ends may be cut off. */
	centre = ref->scale->cut + ref->slope * (out->equated - ref->cut);
	half = PR_SCORE_Z95 * out->scaled_se;
	set_range(out, ref->scale, centre - half, centre + half);
	out->p_parallel = pr_rasch_pass_again(raw, in->b, in->n, out->raw_cut);
	trust = pr_rasch_lee(in->b, in->n, out->raw_cut, PR_RASCH_THETA_CUT,
			     &people);
	out->accuracy = trust.accuracy;
	out->consistency = trust.consistency;
	out->kappa = trust.kappa;
	/* Too kind: the candidate was less able than rated, items harder. */
	out->shift_kind =
		rerated(ref, in, out->raw, -PR_ANGOFF_SHIFT) - out->scaled;
	out->shift_harsh =
		rerated(ref, in, out->raw, PR_ANGOFF_SHIFT) - out->scaled;
}

/*
 * The chance of cut or more of n right again, after raw of n: a binomial
 * averaged over the beta posterior of Jeffreys' prior.
 */
static double
pass_again_literal(size_t raw, size_t n, size_t cut)
{
	double a = (double)raw + 0.5;
	double b = (double)(n - raw) + 0.5;
	double log_f = 0; /* of r right answers, from r = 0 up */
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		log_f += log((b + (double)i) / (a + b + (double)i));
	for (size_t r = 0; r <= n; r++) {
		double done = (double)r;
		double open = (double)(n - r);

		if (r >= cut)
			sum += exp(log_f);
		if (r < n)
			log_f += log(open / (done + 1) * (done + a) /
				     (open - 1 + b));
	}
	return fmin(sum, 1);
}

static void
score_literal(struct pr_score_out *out, const struct pr_exam_scale *scale)
{
	double n = (double)out->n;

	while (pr_score_literal(scale, (double)out->raw_cut, n) <
	       scale->cut - SLACK)
		out->raw_cut++;
	out->passed = out->raw >= out->raw_cut;
	out->scaled = pr_score_literal(scale, (double)out->raw, n);
	out->reported = pr_score_reported(scale, out->scaled, out->passed);
	set_range(out, scale, pr_score_literal(scale, out->share.lo * n, n),
		  pr_score_literal(scale, out->share.hi * n, n));
	out->p_parallel = pass_again_literal(out->raw, out->n, out->raw_cut);
}

enum pr_status
pr_score_form(struct pr_score_out *out, const struct pr_exam_scale *scale,
	      const struct pr_score_in *in, struct pr_err *err)
{
	struct pr_score_out score = { 0 };
	struct reference ref;
	enum pr_status st;

	assert(out && scale && in);
	st = check_scale(scale, err);
	if (!st)
		st = check_items(scale, in, err);
	if (st)
		return st;
	for (size_t i = 0; i < in->n; i++)
		score.raw += in->right[i];
	score.n = in->n;
	score.share = pr_score_wilson(score.raw, score.n);
	score.too_few = pr_score_too_few(score.raw, score.n);
	score.basis = basis_of(scale, in);
	if (score.basis == PR_SCORE_SCALED && scale->kind == PR_SCALE_IRT) {
		st = make_reference(&ref, scale, err);
		if (st)
			return st;
		score_rasch(&score, &ref, in);
	} else if (score.basis == PR_SCORE_SCALED) {
		score_literal(&score, scale);
	}
	*out = score;
	return PR_OK;
}

/* readiness.c - the chance of a pass, carried over the exam's own form */
#include "proctor/readiness.h"

#include "proctor/irt.h"

#include <math.h>

/* Where nine of ten abilities lie above, below; psychometrics 8.4. */
#define RANGE_Z 1.2815515655446004

/* Pairs of nodes that suffice where only a difference is told. */
#define MOVED_PAIRS 7

#define SHOWN_STEP 5
#define SHOWN_MIN 5
#define SHOWN_MAX 95

/*
 * Gauss-Hermite with 21 nodes for a standard normal variable: the nodes from
 * 0 up, the others are their mirror. Roots of He_21, weights
 * 21! / (21 He_20)^2, by bisection in 50 digits.
 */
static const struct {
	double z, w;
} nodes[] = {
	{ 0.0, 2.702601835728770713e-1 },
	{ 0.678045692440644026, 2.153337156950596866e-1 },
	{ 1.359765823211230266, 1.083922856264194435e-1 },
	{ 2.049102468257162662, 3.395272978654283505e-2 },
	{ 2.750592981052373094, 6.439697051408776869e-3 },
	{ 3.469846690475376295, 7.080477954815364693e-4 },
	{ 4.214343981688421350, 4.219234742551675739e-5 },
	{ 4.994963944782025193, 1.225354836148253530e-6 },
	{ 5.829382007304471372, 1.450661284493086611e-8 },
	{ 6.751444718717460767, 4.975368604121724005e-11 },
	{ 7.849382895113821993, 2.098991219565676743e-14 },
};

/* A form as one learner meets it: what is shared stays in the ability. */
struct met {
	double b[PR_RASCH_ITEMS_MAX]; /* less the deviation of the domain */
	size_t n;
	size_t cut;
	double a[PR_LEARN_MAX]; /* weights of the composite; a[0] is 1 */
};

static enum pr_status
check(const struct pr_learn *learn, const struct pr_readiness_form *form,
      double day_sd, struct pr_err *err)
{
	size_t n = 0;

	if (form->n_domains > learn->n)
		return pr_fail(err, PR_EINVAL,
			       "the form has %zu domains, the learner's state "
			       "%zu; both are of one exam",
			       form->n_domains, learn->n);
	for (size_t d = 0; d < form->n_domains; d++) {
		if (form->counts[d] < 0)
			return pr_fail(err, PR_EINVAL,
				       "domain %zu asks for %d items; 0 or "
				       "more can be asked",
				       d + 1, form->counts[d]);
		n += (size_t)form->counts[d];
	}
	if (n == 0 || n > PR_RASCH_ITEMS_MAX)
		return pr_fail(err, PR_EINVAL,
			       "a form of %zu items has no forecast; it needs "
			       "1 to %d",
			       n, PR_RASCH_ITEMS_MAX);
	if (form->cut < 0)
		return pr_fail(err, PR_EINVAL,
			       "a cut of %d cannot be; it is 0 or more right "
			       "answers",
			       form->cut);
	if (!(day_sd >= 0 && isfinite(day_sd)))
		return pr_fail(err, PR_EINVAL,
			       "an exam-day spread of %g cannot be; it is a "
			       "number of logits from 0 up",
			       day_sd);
	return PR_OK;
}

static void
meet(struct met *met, const struct pr_learn *learn,
     const struct pr_readiness_form *form)
{
	double info[PR_DOMAINS_MAX] = { 0 };
	double all = 0;

	*met = (struct met){ .cut = (size_t)form->cut };
	for (size_t d = 0; d < form->n_domains; d++) {
		size_t n = (size_t)form->counts[d];
		const double *b = form->b + met->n;

		info[d] = pr_rasch_information(learn->m[0] + learn->m[d + 1], b,
					       n);
		all += info[d];
		for (size_t i = 0; i < n; i++)
			met->b[met->n + i] = b[i] - learn->m[d + 1];
		met->n += n;
	}
	met->a[0] = 1;
	/* Somebody so far off that nothing is information keeps counts. */
	for (size_t d = 0; d < form->n_domains; d++)
		met->a[d + 1] = all > 0 ? info[d] / all
					: form->counts[d] / (double)met->n;
}

static void
composite(const struct met *met, const struct pr_learn *learn, double *mean,
	  double *var)
{
	*mean = 0;
	*var = 0;
	for (size_t i = 0; i <= learn->n; i++) {
		*mean += met->a[i] * learn->m[i];
		for (size_t j = 0; j <= learn->n; j++)
			*var += met->a[i] * met->a[j] * learn->c[i][j];
	}
	*var = fmax(*var, 0);
}

/* The chance of a pass at an overall ability with a normal error of sd, by
 * so many pairs of nodes. */
static double
pass(const struct met *met, double theta, double sd, size_t pairs)
{
	double p = 0;

	for (size_t k = 0; k < pairs; k++) {
		double up = theta + sd * nodes[k].z;
		double down = theta - sd * nodes[k].z;
		double both = pr_rasch_pass(up, met->b, met->n, met->cut);

		if (k > 0)
			both += pr_rasch_pass(down, met->b, met->n, met->cut);
		p += nodes[k].w * both;
	}
	return fmin(fmax(p, 0), 1);
}

enum pr_status
pr_readiness(struct pr_readiness *out, const struct pr_learn *learn,
	     const struct pr_readiness_form *form, double day_sd,
	     struct pr_err *err)
{
	struct met met;
	double var;
	enum pr_status st = check(learn, form, day_sd, err);

	if (st != PR_OK)
		return st;
	meet(&met, learn, form);
	composite(&met, learn, &out->mean, &var);
	out->sd = sqrt(var + day_sd * day_sd);
	out->p = pass(&met, learn->m[0], out->sd, PR_LEN(nodes));
	out->lo = pass(&met, learn->m[0] - RANGE_Z * sqrt(var), day_sd,
		       PR_LEN(nodes));
	out->hi = pass(&met, learn->m[0] + RANGE_Z * sqrt(var), day_sd,
		       PR_LEN(nodes));
	/* Far out in a tail the mean may leave the eight middle tenths. */
	out->lo = fmin(out->lo, out->p);
	out->hi = fmax(out->hi, out->p);
	return PR_OK;
}

/* The chance alone. The nodes left out weigh less than 3e-6 together, far
 * below what a whole point of a hundred shows. */
static double
chance(const struct pr_learn *learn, const struct pr_readiness_form *form)
{
	struct met met;
	double mean, var;

	meet(&met, learn, form);
	composite(&met, learn, &mean, &var);
	return pass(&met, learn->m[0],
		    sqrt(var + PR_READINESS_SD * PR_READINESS_SD), MOVED_PAIRS);
}

double
pr_readiness_moved(const struct pr_learn *learn,
		   const struct pr_learn_prior *prior,
		   const struct pr_readiness_form *form, int domain,
		   int answers)
{
	struct pr_learn then = *learn;
	double n = 0;

	if (domain < 0 || (size_t)domain >= form->n_domains || answers <= 0 ||
	    form->counts[domain] <= 0 ||
	    check(learn, form, PR_READINESS_SD, NULL) != PR_OK)
		return 0;
	for (size_t d = 0; d < form->n_domains; d++)
		n += form->counts[d];
	/*
	 * The filter's gain is for answers spread as the exam is; each raises
	 * its own domain so that all together raise the whole by delta.
	 */
	then.m[domain + 1] += prior->delta * answers * n / form->counts[domain];
	return chance(&then, form) - chance(learn, form);
}

int
pr_readiness_shown(double p)
{
	int shown;

	if (!(p > 0))
		return SHOWN_MIN;
	shown = SHOWN_STEP * (int)lround(fmin(p, 1) * 100 / SHOWN_STEP);
	if (shown < SHOWN_MIN)
		return SHOWN_MIN;
	return shown > SHOWN_MAX ? SHOWN_MAX : shown;
}

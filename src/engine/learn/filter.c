/* filter.c - a learner's ability, one answer at a time; see proctor/learn.h */
#include "proctor/irt.h"
#include "proctor/learn.h"
#include "proctor/readiness.h"

#include <assert.h>
#include <math.h>

/*
 * The product's constants, all here. V0, VD: within what psychometrics 6.2
 * gives. Q0, DELTA, QD: over simulated learners who improve (psychometrics
 * 8.2) the one-step log loss is then within .0003 of the best of a grid, from
 * 600 answers on; with 300 answers, where so much is gained faster, within
 * .002. QD is 0: what is learnt moves the overall ability. QT is an
 * assumption: a day off leaves as much open as one answer.
 */
#define V0 0.6
#define VD 0.12
#define Q0 0.0005
#define QD 0.0
#define QT 0.0005
#define DELTA 0.0008

/* What a form's score is unsure by, logits: psychometrics 8.1, step 5. */
#define FORM_SE 0.2

#define PI_8 0.39269908169872415481

struct pr_learn_prior
pr_learn_prior_for(double pass_rate)
{
	struct pr_learn_prior prior = {
		.v0 = V0,
		.vd = VD,
		.q0 = Q0,
		.qd = QD,
		.qt = QT,
		.delta = DELTA,
	};
	double spread = sqrt(V0 + PR_READINESS_SD * PR_READINESS_SD +
			     FORM_SE * FORM_SE);

	if (pass_rate > 0 && pass_rate < 1)
		prior.mean = PR_RASCH_THETA_CUT +
			     pr_score_phi_inverse(pass_rate) * spread;
	return prior;
}

void
pr_learn_init(struct pr_learn *out, size_t n,
	      const struct pr_learn_prior *prior)
{
	assert(n <= PR_DOMAINS_MAX);
	*out = (struct pr_learn){ .n = n };
	out->m[0] = prior->mean;
	out->c[0][0] = prior->v0;
	for (size_t d = 1; d <= n; d++)
		out->c[d][d] = prior->vd;
}

static size_t
component(const struct pr_learn *learn, int domain)
{
	assert(domain >= 0 && (size_t)domain < learn->n);
	(void)learn;
	return (size_t)domain + 1;
}

/* Of the ability in a domain: the overall one and its deviation. */
static double
variance(const struct pr_learn *learn, size_t d)
{
	return learn->c[0][0] + 2 * learn->c[0][d] + learn->c[d][d];
}

/* The chance at eta when a normal error of variance var is averaged in. */
static double
chance(double eta, double var)
{
	return pr_rasch_p(eta / sqrt(1 + PI_8 * var), 0);
}

double
pr_learn_predict(const struct pr_learn *learn, int domain, double b,
		 double b_var)
{
	size_t d = component(learn, domain);

	return chance(learn->m[0] + learn->m[d] - b,
		      variance(learn, d) + b_var);
}

/* Adds to a variance, not beyond cap; never takes away. */
static void
widen(double *var, double by, double cap)
{
	double wide = fmin(*var + by, cap);

	if (wide > *var)
		*var = wide;
}

static void
drift(struct pr_learn *learn, const struct pr_learn_prior *prior)
{
	learn->m[0] += prior->delta;
	widen(&learn->c[0][0], prior->q0, prior->v0);
	if (prior->qd > 0)
		for (size_t d = 1; d <= learn->n; d++)
			widen(&learn->c[d][d], prior->qd, prior->vd);
}

void
pr_learn_update(struct pr_learn *learn, const struct pr_learn_prior *prior,
		const struct pr_learn_answer *answer)
{
	size_t d = component(learn, answer->domain);
	size_t k = learn->n + 1;
	double g[PR_LEARN_MAX];
	double p = chance(learn->m[0] + learn->m[d] - answer->b, answer->b_var);
	double w = p * (1 - p);
	double den = 1 + w * variance(learn, d);
	double step = ((answer->right ? 1 : 0) - p) / den;
	double shrink = w / den;

	for (size_t i = 0; i < k; i++)
		g[i] = learn->c[0][i] + learn->c[d][i];
	for (size_t i = 0; i < k; i++)
		learn->m[i] += g[i] * step;
	for (size_t i = 0; i < k; i++)
		for (size_t j = 0; j <= i; j++) {
			learn->c[i][j] -= g[i] * g[j] * shrink;
			learn->c[j][i] = learn->c[i][j];
		}
	drift(learn, prior);
}

void
pr_learn_idle(struct pr_learn *learn, const struct pr_learn_prior *prior,
	      double days)
{
	if (days > 0)
		widen(&learn->c[0][0], prior->qt * days, prior->v0);
}

void
pr_learn_item_update(struct pr_learn_item *item, double mean, double var,
		     bool right)
{
	double p = chance(mean - item->b, item->var);
	double w = p * (1 - p);
	double den = 1 + w * (var + item->var);

	item->b -= item->var * ((right ? 1 : 0) - p) / den;
	item->var -= item->var * item->var * w / den;
	item->n++;
}

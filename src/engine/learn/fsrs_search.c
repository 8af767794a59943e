/* fsrs_search.c - the weights of least loss: steps of Levenberg and Marquardt
 * with the expected second derivatives, inside the published bounds */
#include "engine/learn/fsrs_fit.h"

#include <math.h>

#define N PR_FSRS_WEIGHTS

#define STEPS_MAX 60
#define STEPS 8 /* most logs need about so many */
#define DAMP_FIRST 1e-2
#define DAMP_LEAST 1e-6
#define DAMP_MOST 1e6
/* Less than this of a scored review is no gain worth another pass. */
#define WORTH 2e-7

/*
 * How strongly weights are drawn to the defaults: this many nats, in the sum
 * over all reviews, for each squared standard deviation. It is the strength of
 * the published optimiser. With 5,000 reviews it costs less than .001 nats a
 * review; with few it keeps weights in place that the log says nothing of.
 */
#define PULL 1.0

/* How the weights of learners spread around the defaults, published. */
static const double spread[N] = {
	6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6,  0.12, 0.39, 0.18, 0.33,
	0.3,  0.09, 0.16,  0.57,  0.25, 1.03, 0.31, 0.32, 0.14, 0.27,
};

static const double low[N] = {
	0.001, 0.001, 0.001, 0.001, 1, 0.001, 0.001, 0.001, 0, 0,   0.001,
	0.001, 0.001, 0.001, 0,     0, 1,     0,     0,     0, 0.1,
};

static const double high[N] = {
	100, 100,  100, 100, 10, 4, 4, 0.75, 4.5, 0.8, 3.5,
	5,   0.25, 0.9, 4,   1,  6, 2, 2,    0.8, 0.8,
};

struct search {
	const struct fsrs_span *span;
	struct pr_fsrs_weights w;
	struct fsrs_sum sum; /* penalty included */
};

static void
look(struct search *s)
{
	const struct pr_fsrs_weights *defaults = pr_fsrs_defaults();

	fsrs_sum(&s->sum, &s->w, s->span);
	for (int i = 0; i < N; i++) {
		double pull = PULL / (spread[i] * spread[i]);
		double off = s->w.w[i] - defaults->w[i];

		s->sum.loss += pull * off * off;
		s->sum.g[i] += 2 * pull * off;
		s->sum.h[i][i] += 2 * pull;
	}
}

/* At a bound and drawn beyond it. */
static bool
is_held(const struct search *s, int i)
{
	return (s->w.w[i] <= low[i] && s->sum.g[i] > 0) ||
	       (s->w.w[i] >= high[i] && s->sum.g[i] < 0);
}

/* Cholesky; the penalty keeps the matrix positive definite. */
static void
solve(double a[N][N], double *x)
{
	for (int i = 0; i < N; i++) {
		for (int j = 0; j <= i; j++) {
			double sum = a[i][j];

			for (int k = 0; k < j; k++)
				sum -= a[i][k] * a[j][k];
			if (i == j)
				a[i][i] = sqrt(fmax(sum, 1e-300));
			else
				a[i][j] = sum / a[j][j];
		}
	}
	for (int i = 0; i < N; i++) {
		for (int k = 0; k < i; k++)
			x[i] -= a[i][k] * x[k];
		x[i] /= a[i][i];
	}
	for (int i = N; i-- > 0;) {
		for (int k = i + 1; k < N; k++)
			x[i] -= a[k][i] * x[k];
		x[i] /= a[i][i];
	}
}

/* The weights one damped step further. */
static void
step(struct pr_fsrs_weights *to, const struct search *s, double damp)
{
	double a[N][N];
	double x[N];

	for (int i = 0; i < N; i++) {
		bool held = is_held(s, i);

		for (int j = 0; j < i; j++)
			a[i][j] = held || is_held(s, j) ? 0 : s->sum.h[i][j];
		a[i][i] = held ? 1 : s->sum.h[i][i] * (1 + damp);
		x[i] = held ? 0 : -s->sum.g[i];
	}
	solve(a, x);
	for (int i = 0; i < N; i++)
		to->w[i] = fmin(fmax(s->w.w[i] + x[i], low[i]), high[i]);
}

enum pr_status
fsrs_search(struct pr_fsrs_weights *w, const struct fsrs_span *span,
	    const struct fsrs_progress *progress, struct pr_err *err)
{
	struct search now = { .span = span };
	struct search next = { .span = span };
	double damp = DAMP_FIRST;

	for (int i = 0; i < N; i++)
		now.w.w[i] = fmin(fmax(w->w[i], low[i]), high[i]);
	look(&now);
	for (int k = 0; k < STEPS_MAX && damp < DAMP_MOST; k++) {
		double at = progress->from +
			    (progress->to - progress->from) * k / (k + STEPS);
		double gained;

		if (progress->tell && !progress->tell(progress->ctx, at))
			return pr_fail(err, PR_ESTOP, "stopped on request");
		step(&next.w, &now, damp);
		look(&next);
		gained = now.sum.loss - next.sum.loss;
		if (!(gained >= 0)) {
			damp *= 8;
			continue;
		}
		now = next;
		if (gained <= WORTH * (double)now.sum.n)
			break;
		damp = fmax(damp / 8, DAMP_LEAST);
	}
	*w = now.w;
	return PR_OK;
}

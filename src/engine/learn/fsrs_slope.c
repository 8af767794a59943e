/* fsrs_slope.c - the log loss of FSRS-6 and how it changes with each weight,
 * carried forward from review to review */
#include "engine/learn/fsrs_fit.h"

#include <math.h>
#include <string.h>

#define N PR_FSRS_WEIGHTS

/* Difficulty depends on four weights only, from here on. */
#define D_FIRST 4
#define D_COUNT 4

/* What is the same for all reviews. */
struct fixed {
	const double *w;
	double factor, factor_w20; /* F and its derivative by w20 */
	double e_w8;
	double easy_d, easy_d_w5; /* difficulty after a first EASY */
	double lapse, lapse_w17, lapse_w18;
};

/* A card between two reviews: values, and derivatives by the weights. */
struct moving {
	double s, d;
	double ds[N];
	double dd[D_COUNT];
};

/* Recall before a review; rs by the stability, r20 by w20 directly. */
struct recall {
	double r, rs, r20;
};

/* A new stability: its value, its derivatives by the old state and recall,
 * and directly by some weights from `first` on. */
struct change {
	double s, by_s, by_d, by_r;
	int first, count;
	double by_w[5];
	int extra; /* one weight apart from these, -1 for none */
	double by_extra;
};

static void
prepare(struct fixed *f, const struct pr_fsrs_weights *weights)
{
	const double *w = weights->w;
	double l = -log(0.9);

	f->w = w;
	f->factor = expm1(l / w[20]);
	f->factor_w20 = -(f->factor + 1) * l / (w[20] * w[20]);
	f->e_w8 = exp(w[8]);
	f->easy_d = w[4] - exp(3 * w[5]) + 1;
	f->easy_d_w5 = -3 * exp(3 * w[5]);
	f->lapse = exp(-w[17] * w[18]);
	f->lapse_w17 = -w[18] * f->lapse;
	f->lapse_w18 = -w[17] * f->lapse;
}

static void
begin(struct moving *m, const struct fixed *f, int grade)
{
	double e = exp(f->w[5] * (grade - 1));
	double d = f->w[4] - e + 1;

	memset(m, 0, sizeof(*m));
	m->s = f->w[grade - 1];
	m->ds[grade - 1] = 1;
	m->d = fmin(fmax(d, FSRS_D_MIN), FSRS_D_MAX);
	if (m->d > FSRS_D_MIN && m->d < FSRS_D_MAX) {
		m->dd[0] = 1;
		m->dd[1] = -(grade - 1) * e;
	}
}

static struct recall
recall_of(const struct moving *m, const struct fixed *f, int days)
{
	double w20 = f->w[20];
	double x = days / m->s;
	double u = 1 + f->factor * x;
	double ln_u = log(u);
	struct recall out = { .r = exp(-w20 * ln_u) };
	double k = out.r * w20 / u * x;

	out.rs = k * f->factor / m->s;
	out.r20 = -out.r * ln_u - k * f->factor_w20;
	return out;
}

static void
same_day(struct change *c, const struct moving *m, const struct fixed *f,
	 int grade)
{
	const double *w = f->w;
	double ln_s = log(m->s);
	double step = grade - 3 + w[18];
	double k = exp(w[17] * step - w[19] * ln_s);

	if (grade >= PR_FSRS_HARD && k < 1) {
		*c = (struct change){ .s = m->s, .by_s = 1, .extra = -1 };
		return;
	}
	*c = (struct change){ .s = m->s * k,
			      .by_s = k * (1 - w[19]),
			      .first = 17,
			      .count = 3,
			      .extra = -1 };
	c->by_w[0] = c->s * step;
	c->by_w[1] = c->s * w[17];
	c->by_w[2] = -c->s * ln_s;
}

static void
after_lapse(struct change *c, const struct moving *m, const struct fixed *f,
	    const struct recall *r)
{
	const double *w = f->w;
	double ln_d = log(m->d);
	double ln_s1 = log1p(m->s);
	double p = exp(w[13] * ln_s1);
	double k = exp((1 - r->r) * w[14] - w[12] * ln_d);
	double s = w[11] * k * (p - 1);

	if (s >= m->s * f->lapse) {
		*c = (struct change){ .s = m->s * f->lapse,
				      .by_s = f->lapse,
				      .first = 17,
				      .count = 2,
				      .extra = -1 };
		c->by_w[0] = m->s * f->lapse_w17;
		c->by_w[1] = m->s * f->lapse_w18;
		return;
	}
	*c = (struct change){ .s = s,
			      .by_s = w[11] * k * w[13] * p / (m->s + 1),
			      .by_d = -s * w[12] / m->d,
			      .by_r = -s * w[14],
			      .first = 11,
			      .count = 4,
			      .extra = -1 };
	c->by_w[0] = k * (p - 1);
	c->by_w[1] = -s * ln_d;
	c->by_w[2] = w[11] * k * p * ln_s1;
	c->by_w[3] = s * (1 - r->r);
}

static void
after_recall(struct change *c, const struct moving *m, const struct fixed *f,
	     const struct recall *r, int grade)
{
	const double *w = f->w;
	double ln_s = log(m->s);
	double e = exp(w[10] * (1 - r->r));
	double plain = f->e_w8 * exp(-w[9] * ln_s);
	double a = plain;
	double gain;

	if (grade == PR_FSRS_HARD)
		a *= w[15];
	if (grade == PR_FSRS_EASY)
		a *= w[16];
	gain = a * (11 - m->d) * (e - 1);
	*c = (struct change){ .s = m->s * (1 + gain),
			      .by_s = 1 + gain - gain * w[9],
			      .by_d = -m->s * a * (e - 1),
			      .by_r = -m->s * a * (11 - m->d) * e * w[10],
			      .first = 8,
			      .count = 3,
			      .extra = -1 };
	c->by_w[0] = m->s * gain;
	c->by_w[1] = -m->s * gain * ln_s;
	c->by_w[2] = m->s * a * (11 - m->d) * e * (1 - r->r);
	if (grade == PR_FSRS_HARD || grade == PR_FSRS_EASY) {
		c->extra = grade == PR_FSRS_HARD ? 15 : 16;
		c->by_extra = m->s * plain * (11 - m->d) * (e - 1);
	}
}

static void
move_stability(struct moving *m, const struct change *c, const struct recall *r)
{
	double by_s = c->by_s + c->by_r * r->rs;

	m->s = fmin(fmax(c->s, FSRS_S_MIN), FSRS_S_MAX);
	if (m->s != c->s) {
		memset(m->ds, 0, sizeof(m->ds));
		return;
	}
	for (int i = 0; i < N; i++)
		m->ds[i] *= by_s;
	for (int i = 0; i < D_COUNT; i++)
		m->ds[D_FIRST + i] += c->by_d * m->dd[i];
	for (int i = 0; i < c->count; i++)
		m->ds[c->first + i] += c->by_w[i];
	if (c->extra >= 0)
		m->ds[c->extra] += c->by_extra;
	m->ds[20] += c->by_r * r->r20;
}

static void
move_difficulty(struct moving *m, const struct fixed *f, int grade)
{
	const double *w = f->w;
	double by_w6 = -(grade - 3) * (10 - m->d) / 9;
	double moved = m->d + w[6] * by_w6;
	double by_d = 1 + w[6] * (grade - 3) / 9;
	double keep = 1 - w[7];
	double d = w[7] * f->easy_d + keep * moved;

	m->d = fmin(fmax(d, FSRS_D_MIN), FSRS_D_MAX);
	if (m->d != d) {
		memset(m->dd, 0, sizeof(m->dd));
		return;
	}
	for (int i = 0; i < D_COUNT; i++)
		m->dd[i] *= keep * by_d;
	m->dd[0] += w[7];
	m->dd[1] += w[7] * f->easy_d_w5;
	m->dd[2] += keep * by_w6;
	m->dd[3] += f->easy_d - moved;
}

static void
move(struct moving *m, const struct fixed *f, const struct recall *r, int grade,
     int days)
{
	struct change c;

	if (days == 0)
		same_day(&c, m, f, grade);
	else if (grade == PR_FSRS_AGAIN)
		after_lapse(&c, m, f, r);
	else
		after_recall(&c, m, f, r, grade);
	move_stability(m, &c, r);
	move_difficulty(m, f, grade);
}

/* What a review counts: from a quarter for the oldest to 1, as published. */
static double
recency(const struct fsrs_span *span, size_t i)
{
	double x;

	if (!span->place || span->n_places < 2)
		return 1;
	x = (double)span->place[i] / (double)(span->n_places - 1);
	return 0.25 + 0.75 * x * x * x;
}

static void
score(struct fsrs_sum *out, const struct moving *m, const struct recall *r,
      bool recalled, double counts)
{
	double slope = counts * (recalled ? -1 / r->r : 1 / (1 - r->r));
	double curve = counts / (r->r * (1 - r->r));
	double dr[N];

	out->loss += counts * fsrs_surprise(r->r, recalled);
	out->n++;
	for (int i = 0; i < N; i++)
		dr[i] = r->rs * m->ds[i];
	dr[20] += r->r20;
	for (int i = 0; i < N; i++) {
		double x = curve * dr[i];

		out->g[i] += slope * dr[i];
		if (x != 0)
			for (int j = 0; j <= i; j++)
				out->h[i][j] += x * dr[j];
	}
}

void
fsrs_sum(struct fsrs_sum *out, const struct pr_fsrs_weights *w,
	 const struct fsrs_span *span)
{
	struct fixed f;
	struct moving m = { 0 };

	prepare(&f, w);
	memset(out, 0, sizeof(*out));
	for (size_t i = 0; i < span->n; i++) {
		const struct pr_fsrs_log *row = &span->log[i];
		struct recall r = { .r = 1 };
		int grade = fsrs_grade(row->grade);
		int days;

		if (row->day >= span->until)
			continue;
		if (i == 0 || row->card != row[-1].card) {
			begin(&m, &f, grade);
			continue;
		}
		days = fsrs_gap(row - 1, row);
		if (days > 0) {
			r = recall_of(&m, &f, days);
			if (row->day >= span->from)
				score(out, &m, &r, grade > PR_FSRS_AGAIN,
				      recency(span, i));
		}
		move(&m, &f, &r, grade, days);
	}
}

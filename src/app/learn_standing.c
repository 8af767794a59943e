/* learn_standing.c - where a learner stands for an exam; see learn.h */
#include "proctor/score.h"
#include "util/mem.h"

#include "learn_state.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define DAY_MS INT64_C(86400000)
#define MINUTE_MS INT64_C(60000)

/* Spread of difficulties when the exam file states no reference form. */
#define FORM_SD_B 0.8

/* Finer than any form, for an outline without one. */
#define SHARES 1000

const char *
learn_exam_date(const struct pr_learner *learner, const char *exam)
{
	if (learner->exam[0] && strcasecmp(learner->exam, exam) != 0)
		return "";
	return learner->exam_date;
}

int
learn_day(int64_t ms, int utc_offset_min)
{
	int64_t local = ms + utc_offset_min * MINUTE_MS;
	int64_t day = local / DAY_MS;

	return (int)(local % DAY_MS < 0 ? day - 1 : day);
}

struct pr_learn_prior
learn_prior(const struct pr_exam *exam)
{
	for (size_t i = 0; i < exam->n_facts; i++) {
		const struct pr_fact *fact = &exam->facts[i];

		if (fact->measure &&
		    !strcmp(fact->measure, PR_FACT_PASS_RATE) &&
		    fact->value > 0 && fact->value < 1)
			return pr_learn_prior_for(fact->value);
	}
	return pr_learn_prior_for(0);
}

/* ---- the ability in the order of the outline ----------------------------- */

static void
arrange(struct pr_learn *out, const struct learn_ability *from,
	const struct pr_exam *exam, const struct pr_learn_prior *prior)
{
	const struct pr_learn *in = &from->learn;
	size_t at[PR_LEARN_MAX] = { 0 }; /* component in the state, 0 none */

	pr_learn_init(out, exam->n_domains, prior);
	for (size_t d = 0; d < exam->n_domains; d++)
		at[d + 1] = (size_t)learn_ability_domain(
				    from, exam->domains[d].identifier) +
			    1;
	for (size_t i = 0; i <= out->n; i++) {
		if (i && !at[i])
			continue;
		out->m[i] = in->m[at[i]];
		for (size_t k = 0; k <= out->n; k++)
			if (!k || at[k])
				out->c[i][k] = in->c[at[i]][at[k]];
	}
}

static enum pr_status
load_ability(struct learn_standing *out, struct pr_desk *desk,
	     const struct pr_exam *exam, struct pr_err *err)
{
	struct learn_ability a;
	enum pr_status st = learn_ability_load(
		&a, desk->store, desk->learner.id, exam->identifier, err);

	pr_learn_init(&out->learn, exam->n_domains, &out->prior);
	if (st)
		return st == PR_ENOTFOUND ? PR_OK : st;
	out->answers = a.answers;
	out->last_day = a.last_day;
	learn_ability_until(&a, out->today);
	arrange(&out->learn, &a, exam, &out->prior);
	return PR_OK;
}

/* ---- how much of the outline was met ------------------------------------- */

/* A first meeting whose task is written in its form. */
struct met {
	int64_t sitting;
	int slot, domain;
};

struct cover {
	struct pr_store *store;
	const struct pr_exam *exam;
	struct met *met;
	size_t n, cap;
	bool *done[PR_DOMAINS_MAX]; /* by task; of one without tasks: [0] */
	size_t left[PR_DOMAINS_MAX];
	bool no_memory;
	size_t i; /* while slots are walked: the next of met */
	int pos;
};

static size_t
parts(const struct pr_domain *domain)
{
	return domain->n_tasks ? domain->n_tasks : 1;
}

static void
mark(struct cover *c, int domain, size_t part)
{
	if (c->done[domain][part])
		return;
	c->done[domain][part] = true;
	c->left[domain]--;
}

static bool
take_step(void *ctx, const struct pr_db_step *step)
{
	struct cover *c = ctx;
	struct met *more;
	int d;

	if (!(step->flags & PR_STEP_ABILITY) || !learn_counts(step) ||
	    strcasecmp(step->exam, c->exam->identifier) != 0)
		return true;
	d = pr_exam_domain(c->exam, step->domain);
	if (d < 0)
		return true;
	if (!c->exam->domains[d].n_tasks) {
		mark(c, d, 0);
		return true;
	}
	more = mem_room(c->met, c->n, &c->cap, sizeof(*more));
	if (!more) {
		c->no_memory = true;
		return false;
	}
	c->met = more;
	c->met[c->n++] = (struct met){ step->sitting, step->slot, d };
	return true;
}

static void
mark_task(struct cover *c, int domain, const char *task)
{
	const struct pr_domain *d = &c->exam->domains[domain];

	for (size_t t = 0; t < d->n_tasks; t++)
		if (!strcmp(d->tasks[t].identifier, task))
			mark(c, domain, t);
}

static int
by_place(const void *a, const void *b)
{
	const struct met *x = a, *y = b;

	if (x->sitting != y->sitting)
		return x->sitting < y->sitting ? -1 : 1;
	return x->slot - y->slot;
}

static bool
take_slot(void *ctx, const struct pr_db_slot *slot)
{
	struct cover *c = ctx;
	int64_t sitting = c->met[c->i].sitting;

	if (c->met[c->i].slot == c->pos)
		mark_task(c, c->met[c->i++].domain, slot->task);
	c->pos++;
	return c->i < c->n && c->met[c->i].sitting == sitting;
}

/* The tasks of the meetings in one sitting, from the slots of its form. */
static enum pr_status
look_at_form(struct cover *c, struct pr_err *err)
{
	int64_t sitting = c->met[c->i].sitting;
	struct pr_db_sitting row;
	enum pr_status st;

	c->pos = 0;
	st = pr_db_sitting_get(c->store, sitting, &row, err);
	if (!st)
		st = pr_db_slot_each(c->store, row.form, c, take_slot, err);
	while (c->i < c->n && c->met[c->i].sitting == sitting)
		c->i++;
	return st;
}

/* Once a domain is met as a whole its meetings need no look any more. */
static enum pr_status
look_at_forms(struct cover *c, struct pr_err *err)
{
	enum pr_status st = PR_OK;

	if (c->n)
		qsort(c->met, c->n, sizeof(*c->met), by_place);
	while (!st && c->i < c->n) {
		if (c->left[c->met[c->i].domain])
			st = look_at_form(c, err);
		else
			c->i++;
	}
	return st;
}

static double
part_weight(const struct pr_domain *domain, size_t part)
{
	for (size_t t = 0; t < domain->n_tasks; t++)
		if (!(domain->tasks[t].weight > 0))
			return 1;
	return domain->n_tasks ? domain->tasks[part].weight : 1;
}

static double
covered(const struct cover *c)
{
	const struct pr_exam *exam = c->exam;
	int counts[PR_DOMAINS_MAX];
	double share = 0, all = 0;

	if (pr_blueprint_counts(counts, exam, SHARES, NULL))
		for (size_t d = 0; d < exam->n_domains; d++)
			counts[d] = 1;
	for (size_t d = 0; d < exam->n_domains; d++) {
		double met = 0, of = 0;

		for (size_t k = 0; k < parts(&exam->domains[d]); k++) {
			double w = part_weight(&exam->domains[d], k);

			of += w;
			met += c->done[d][k] ? w : 0;
		}
		share += counts[d] * met / of;
		all += counts[d];
	}
	return all > 0 ? share / all : 0;
}

static enum pr_status
load_coverage(struct learn_standing *out, struct pr_desk *desk,
	      const struct pr_exam *exam, struct pr_err *err)
{
	struct cover c = { .store = desk->store, .exam = exam };
	enum pr_status st = PR_OK;

	if (!out->answers)
		return PR_OK;
	for (size_t d = 0; d < exam->n_domains && !st; d++) {
		c.left[d] = parts(&exam->domains[d]);
		c.done[d] = mem_array(c.left[d], sizeof(*c.done[d]));
		if (!c.done[d])
			st = mem_fail(err);
	}
	if (!st)
		st = pr_db_step_first_each(desk->store, desk->learner.id, &c,
					   take_step, err);
	if (!st && c.no_memory)
		st = mem_fail(err);
	if (!st)
		st = look_at_forms(&c, err);
	if (!st)
		out->coverage = covered(&c);
	for (size_t d = 0; d < exam->n_domains; d++)
		free(c.done[d]);
	free(c.met);
	return st;
}

/* ---- the reference form -------------------------------------------------- */

struct shape {
	int n, cut;
	double sd_b;
};

/* The fewest right answers a literal scale passes; 0 when it does not say. */
static int
literal_cut(const struct pr_exam_scale *scale, int n)
{
	for (int raw = 1; raw < n; raw++)
		if (pr_score_literal(scale, raw, n) >= scale->cut)
			return raw;
	return 0;
}

static bool
shape_of(struct shape *out, const struct pr_exam *exam)
{
	const struct pr_exam_scale *scale = &exam->scale;

	*out = (struct shape){ scale->ref_n, scale->ref_cut, scale->ref_sd_b };
	if (exam->drill || exam->scored_items <= 0)
		return false;
	if (out->n > 0 && out->cut > 0)
		return out->n <= PR_RASCH_ITEMS_MAX;
	if (scale->kind == PR_SCALE_NONE || scale->kind == PR_SCALE_IRT ||
	    exam->scored_items > PR_RASCH_ITEMS_MAX)
		return false;
	*out = (struct shape){ exam->scored_items,
			       literal_cut(scale, exam->scored_items),
			       FORM_SD_B };
	return out->cut > 0;
}

/* The domain whose share of the first i + 1 of n is the most behind. */
static size_t
most_behind(const size_t *given, const int *counts, size_t n_domains, size_t i,
	    size_t n)
{
	double behind = -1;
	size_t to = 0;

	for (size_t d = 0; d < n_domains; d++) {
		double due = (double)counts[d] * (double)(i + 1) / (double)n -
			     (double)given[d];

		if (given[d] < (size_t)counts[d] && due > behind) {
			behind = due;
			to = d;
		}
	}
	return to;
}

/*
 * Gives each domain its part of the form, easiest first: the next difficulty
 * goes where the share so far is the most behind, so that every domain has
 * easy and hard ones alike.
 */
static void
deal(double *out, const double *b, size_t n, const int *counts,
     size_t n_domains)
{
	size_t at[PR_DOMAINS_MAX] = { 0 }, given[PR_DOMAINS_MAX] = { 0 };
	size_t next = 0;

	for (size_t d = 0; d < n_domains; d++) {
		at[d] = next;
		next += (size_t)counts[d];
	}
	for (size_t i = 0; i < n; i++) {
		size_t to = most_behind(given, counts, n_domains, i, n);

		out[at[to] + given[to]++] = b[i];
	}
}

static enum pr_status
load_form(struct learn_standing *out, const struct pr_exam *exam,
	  struct pr_err *err)
{
	struct pr_readiness_form *form = &out->form;
	struct shape shape;
	double *b;

	if (!shape_of(&shape, exam) ||
	    pr_blueprint_counts(form->counts, exam, shape.n, NULL) != PR_OK)
		return PR_OK;
	b = mem_array((size_t)shape.n, sizeof(*b));
	out->b = mem_array((size_t)shape.n, sizeof(*out->b));
	if (!b || !out->b) {
		free(b);
		return mem_fail(err);
	}
	if (pr_rasch_reference(b, (size_t)shape.n, shape.cut, shape.sd_b,
			       NULL) == PR_OK) {
		deal(out->b, b, (size_t)shape.n, form->counts, exam->n_domains);
		form->n_domains = exam->n_domains;
		form->b = out->b;
		form->cut = shape.cut;
		out->has_form = true;
	}
	free(b);
	return PR_OK;
}

enum pr_status
learn_standing_load(struct learn_standing *out, struct pr_desk *desk,
		    const struct pr_exam *exam, struct pr_err *err)
{
	struct pr_env env;
	enum pr_status st;

	pr_desk_now(desk, &env);
	*out = (struct learn_standing){ .prior = learn_prior(exam) };
	out->today = learn_day(env.wall_ms, env.utc_offset_min);
	st = load_ability(out, desk, exam, err);
	if (!st)
		st = load_coverage(out, desk, exam, err);
	if (!st)
		st = load_form(out, exam, err);
	if (st)
		learn_standing_release(out);
	return st;
}

void
learn_standing_release(struct learn_standing *standing)
{
	free(standing->b);
	standing->b = NULL;
	standing->form.b = NULL;
	standing->has_form = false;
}

const double *
learn_domain_b(const struct learn_standing *standing, int domain)
{
	const double *b = standing->b;

	for (int d = 0; d < domain; d++)
		b += standing->form.counts[d];
	return b;
}

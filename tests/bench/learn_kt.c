/* learn_kt.c - the ability filter on logs of other subjects: how well it
 * tells the next answer
 *
 * Learns item difficulties on the training learners, then walks through each
 * test learner in order and tells each answer from that learner's earlier
 * ones; one AUC over all. Every answer goes through pr_learn_predict() and
 * pr_learn_update(). The logs have about 100 skills, a learner of the library
 * at most 20 domains: a skill becomes a domain when it is first met; when all
 * 20 are taken, the one not met for longest is put aside with its mean and
 * variance and loses what it shared with the others.
 *
 *   kt_SET_*            the product's rule: an item met again moves neither
 *                       ability nor difficulty; a difficulty starts where the
 *                       items of its skill stand, as with a writer's rating
 *   kt_SET_every_*      every answer moves both
 *   kt_SET_one_start_*  so too, and all difficulties start at one place
 *   kt_SET_diagonal_*   as "every", with nothing shared between the overall
 *                       ability and the domains
 *   kt_SET_gains_*      as "every", with gains by practice, an own difficulty
 *                       of each learner and item, and the item pass repeated;
 *                       these are the bench's, the library has no such terms
 *
 * Without arguments the settings are those below; "fit" looks for them anew,
 * by the log loss of the training rows alone. */
#include "learn_kt.h"

#include "proctor/learn.h"

#include "learn_kt_claims.h"

#include <stddef.h>
#include <string.h>

#define FIT_TRIES 200

/* ---- one walk through a log ---------------------------------------------- */

enum {
	ONE_START = 1,
	DIAGONAL = 2,
	FIRST_ONLY = 4,
};

struct settings {
	struct pr_learn_prior prior;
	double item_var; /* spread of difficulties */
	/* Gains: 0 for the product's filter. */
	double skill_right, skill_wrong; /* a domain's, an answer */
	double own_var;              /* a learner's own difficulty of an item */
	double own_right, own_wrong; /* its gain */
};

/* What is known of a skill that has no domain now. */
struct aside {
	double m, var;
	long at;      /* the answer after which it was put aside */
	long learner; /* whose */
};

struct own {
	struct pr_learn_item item;
	long learner; /* whose */
};

struct walk {
	const struct kt *kt;
	const struct settings *set;
	struct pr_learn_item *items;
	struct pr_learn learn;
	int user;
	long learner;              /* counted from 1 over all passes */
	long answers;              /* of this learner */
	int skill[PR_DOMAINS_MAX]; /* of each domain */
	long met[PR_DOMAINS_MAX];  /* last */
	int *domain;               /* of each skill of this learner, -1: none */
	struct aside *aside;
	struct own *own;
	unsigned how;
};

static void
walk_init(struct walk *walk, const struct kt *kt, const struct settings *set,
	  unsigned how)
{
	*walk = (struct walk){ .kt = kt, .set = set, .how = how };
	walk->items = room((size_t)kt->n_items, sizeof *walk->items);
	walk->own = room((size_t)kt->n_items, sizeof *walk->own);
	walk->domain = room((size_t)kt->n_skills, sizeof *walk->domain);
	walk->aside = room((size_t)kt->n_skills, sizeof *walk->aside);
	for (int i = 0; i < kt->n_items; i++) {
		walk->items[i].b = how & ONE_START
					   ? log((1 - kt->rate) / kt->rate)
					   : kt->start[kt->skill[i]];
		walk->items[i].var = set->item_var;
	}
}

static void
walk_release(struct walk *walk)
{
	free(walk->items);
	free(walk->own);
	free(walk->domain);
	free(walk->aside);
}

static void
next_learner(struct walk *walk, int user)
{
	walk->user = user;
	walk->learner++;
	walk->answers = 0;
	pr_learn_init(&walk->learn, 0, &walk->set->prior);
	for (int s = 0; s < walk->kt->n_skills; s++)
		walk->domain[s] = -1;
}

/* A free domain: a new one, or that not met for longest. */
static size_t
free_domain(struct walk *walk)
{
	struct pr_learn *learn = &walk->learn;
	size_t d = 0;
	int old;

	if (learn->n < PR_DOMAINS_MAX)
		return learn->n++;
	for (size_t i = 1; i < learn->n; i++)
		if (walk->met[i] < walk->met[d])
			d = i;
	old = walk->skill[d];
	walk->domain[old] = -1;
	walk->aside[old] =
		(struct aside){ learn->m[d + 1], learn->c[d + 1][d + 1],
				walk->answers, walk->learner };
	return d;
}

static int
domain_of(struct walk *walk, int skill)
{
	const struct pr_learn_prior *prior = &walk->set->prior;
	struct pr_learn *learn = &walk->learn;
	struct aside *aside = &walk->aside[skill];
	size_t d;

	if (walk->domain[skill] >= 0)
		return walk->domain[skill];
	d = free_domain(walk);
	for (size_t i = 0; i <= learn->n; i++)
		learn->c[i][d + 1] = learn->c[d + 1][i] = 0;
	learn->m[d + 1] = 0;
	learn->c[d + 1][d + 1] = prior->vd;
	if (aside->learner == walk->learner) {
		double var = aside->var +
			     prior->qd * (double)(walk->answers - aside->at);

		learn->m[d + 1] = aside->m;
		learn->c[d + 1][d + 1] = fmin(var, prior->vd);
	}
	walk->skill[d] = skill;
	walk->domain[skill] = (int)d;
	return (int)d;
}

/* What this learner alone finds hard in an item; *again: met before. */
static struct pr_learn_item *
own_of(struct walk *walk, int item, bool *again)
{
	struct own *own = &walk->own[item];

	*again = own->learner == walk->learner;
	if (!*again) {
		own->learner = walk->learner;
		own->item = (struct pr_learn_item){ 0, walk->set->own_var, 0 };
	}
	return &own->item;
}

static void
forget_shared(struct pr_learn *learn)
{
	for (size_t i = 0; i <= learn->n; i++)
		for (size_t j = 0; j <= learn->n; j++)
			if (i != j)
				learn->c[i][j] = 0;
}

static void
take_in(struct walk *walk, struct pr_learn_item *item,
	struct pr_learn_item *own, const struct pr_learn_answer *a,
	bool learn_items)
{
	const struct settings *set = walk->set;
	struct pr_learn_view at = pr_learn_view(&walk->learn, a->domain);
	struct pr_learn_item was = *item;
	double var = at.sd * at.sd;

	pr_learn_update(&walk->learn, &set->prior, a);
	walk->learn.m[a->domain + 1] +=
		a->right ? set->skill_right : set->skill_wrong;
	if (walk->how & DIAGONAL)
		forget_shared(&walk->learn);
	if (learn_items)
		pr_learn_item_update(item, at.mean - own->b, var + own->var,
				     a->right);
	if (set->own_var > 0) {
		pr_learn_item_update(own, at.mean - was.b, var + was.var,
				     a->right);
		own->b -= a->right ? set->own_right : set->own_wrong;
	}
}

static double
answer(struct walk *walk, const struct row *row, bool learn_items)
{
	struct pr_learn_item *item = &walk->items[row->item];
	struct pr_learn_answer a = { .right = row->right };
	struct pr_learn_item *own;
	bool again;
	double p;

	if (row->user != walk->user)
		next_learner(walk, row->user);
	own = own_of(walk, row->item, &again);
	a.domain = domain_of(walk, walk->kt->skill[row->item]);
	a.b = item->b + own->b;
	a.b_var = item->var + own->var;
	walk->met[a.domain] = walk->answers++;
	p = pr_learn_predict(&walk->learn, a.domain, a.b, a.b_var);
	if (!again || !(walk->how & FIRST_ONLY))
		take_in(walk, item, own, &a, learn_items);
	return p;
}

static void
walk_rows(struct walk *walk, const struct rows *rows, bool learn_items,
	  struct claim *claims)
{
	walk->user = -1;
	for (size_t i = 0; i < rows->n; i++) {
		claims[i].p = answer(walk, &rows->at[i], learn_items);
		claims[i].right = rows->at[i].right;
	}
}

/* ---- the lines ----------------------------------------------------------- */

#define PASS_AGAIN 1.5 /* what an item is less sure of, second time round */

enum {
	PLAIN,
	ONE,
	GAINS,
	N_FITTED
};

struct set {
	const char *name;
	double aim, aim_gains;
	struct settings fitted[N_FITTED];
};

static const struct way {
	const char *name;
	unsigned how;
	int fitted;
} ways[] = {
	{ "", FIRST_ONLY, PLAIN },        { "_every", 0, PLAIN },
	{ "_one_start", ONE_START, ONE }, { "_diagonal", DIAGONAL, PLAIN },
	{ "_gains", 0, GAINS },
};

static void
measure(const struct set *set, const struct kt *kt, const struct way *way,
	struct claim *claims)
{
	double aim = way->fitted == GAINS ? set->aim_gains : 0;
	size_t n = kt->test.n;
	struct walk walk;
	double loss;

	walk_init(&walk, kt, &set->fitted[way->fitted], way->how);
	walk_rows(&walk, &kt->train, true, claims);
	if (way->fitted == GAINS) {
		for (int i = 0; i < kt->n_items; i++)
			walk.items[i].var *= PASS_AGAIN;
		walk_rows(&walk, &kt->train, true, claims);
	}
	walk_rows(&walk, &kt->test, false, claims);
	walk_release(&walk);
	loss = claims_log_loss(claims, n);
	printf("kt_%s%s_auc\t%zu\t%.4f", set->name, way->name, n,
	       claims_auc(claims, n));
	if (way->how == FIRST_ONLY)
		aim = set->aim;
	if (aim > 0)
		printf("\t(aim %.3f)", aim);
	printf("\nkt_%s%s_log_loss\t%zu\t%.4f\n", set->name, way->name, n,
	       loss);
}

/* ---- settings ------------------------------------------------------------ */

struct knob {
	const char *name;
	size_t at;
	double width;
	bool factor; /* it is multiplied, else added to */
};

#define KNOB(member, width, factor)                                       \
	{                                                                 \
#member, offsetof(struct settings, member), width, factor \
	}

static const struct knob knobs[] = {
	KNOB(prior.v0, 0.8, true),       KNOB(prior.vd, 1, true),
	KNOB(prior.q0, 2, true),         KNOB(prior.qd, 3, true),
	KNOB(prior.delta, 0.004, false), KNOB(item_var, 1, true),
	KNOB(skill_right, 0.06, false),  KNOB(skill_wrong, 0.06, false),
	KNOB(own_var, 1.5, true),        KNOB(own_right, 0.4, false),
	KNOB(own_wrong, 0.4, false),
};

#define KNOBS_PLAIN 6 /* the rest are gains */

static double *
knob(struct settings *settings, size_t k)
{
	return (double *)(void *)((char *)settings + knobs[k].at);
}

static double
training_loss(const struct kt *kt, const struct settings *settings,
	      unsigned how, struct claim *claims)
{
	struct walk walk;

	walk_init(&walk, kt, settings, how);
	walk_rows(&walk, &kt->train, true, claims);
	walk_release(&walk);
	return claims_log_loss(claims, kt->train.n);
}

/* Random steps about the best so far, smaller in the second half. */
static void
fit(struct settings *best, const struct kt *kt, unsigned how,
    struct claim *claims)
{
	size_t n = best->own_var > 0 ? PR_LEN(knobs) : KNOBS_PLAIN;
	double least = training_loss(kt, best, how, claims);

	for (int i = 0; i < FIT_TRIES; i++) {
		double reach = i < FIT_TRIES / 2 ? 1 : 0.4;
		struct settings next = *best;
		double loss;

		for (size_t k = 0; k < n; k++) {
			double step = reach * knobs[k].width *
				      (below(20001) / 20000.0 - 0.5);

			*knob(&next, k) = knobs[k].factor
						  ? *knob(&next, k) * exp(step)
						  : *knob(&next, k) + step;
		}
		loss = training_loss(kt, &next, how, claims);
		if (loss < least) {
			least = loss;
			*best = next;
		}
	}
	printf("# training log loss %.5f:", least);
	for (size_t k = 0; k < n; k++)
		printf(" %s %.4g", knobs[k].name, *knob(best, k));
	puts("");
}

/* What "fit" found. */
static struct set sets[] = {
	{
		"assistments09",
		0.76,
		0.765,
		{
			{ { 0, 1.342, 0.2844, 0.004607, 0.09012, 0, 0.003295 },
			  .item_var = 0.8102 },
			{ { 0, 1.463, 0.3501, 0.003502, 0.02372, 0, 0.003101 },
			  .item_var = 1.287 },
			{ { 0, 1.505, 0.3539, 0.003456, 0.01165, 0, 0.002048 },
			  0.8857,
			  0.03631,
			  0.01718,
			  0.03499,
			  0.4599,
			  -0.3979 },
		},
	},
	{
		"statics",
		0.825,
		0,
		{
			{ { 0, 0.9436, 0.3882, 0.00317, 0.003583, 0, 0.001728 },
			  .item_var = 2.316 },
			{ { 0, 0.7959, 0.371, 0.00313, 0.00366, 0, 0.00139 },
			  .item_var = 3.538 },
			{ { 0, 1.209, 0.4283, 0.003174, 0.003658, 0, 0.001701 },
			  2.372,
			  -0.004051,
			  0.008443,
			  0.002923,
			  0.08018,
			  0.0631 },
		},
	},
};

static void
bench_set(struct set *set, bool look)
{
	struct claim *claims;
	struct kt kt;

	if (!kt_read(&kt, set->name)) {
		printf("# kt/%s_*.csv is not under $PROCTOR_TEST_DATA: "
		       "not measured\n",
		       set->name);
		return;
	}
	claims = room(kt.train.n > kt.test.n ? kt.train.n : kt.test.n,
		      sizeof *claims);
	for (int i = 0; look && i < N_FITTED; i++)
		fit(&set->fitted[i], &kt, i == ONE ? ONE_START : 0, claims);
	for (size_t i = 0; i < PR_LEN(ways); i++)
		measure(set, &kt, &ways[i], claims);
	free(claims);
	kt_free(&kt);
}

int
main(int argc, char **argv)
{
	bool look = argc > 1 && strcmp(argv[1], "fit") == 0;

	for (size_t i = 0; i < PR_LEN(sets); i++)
		bench_set(&sets[i], look);
	return 0;
}

/*
 * start_quick.c - the list of a quick check
 *
 * Items that were never met come first, because a second answer says nothing
 * of ability; a domain that has none of these left gives others, and all are
 * taken when there are too few.
 */
#include "proctor/readiness.h"
#include "proctor/rng.h"
#include "proctor/weak.h"
#include "util/mem.h"

#include "start_internal.h"

#include <stdlib.h>

#define CHANCE 12 /* stream of the seed */

struct quick {
	struct start *start;
	size_t *order; /* all candidates, by chance */
	size_t *index; /* of those that are offered */
	struct pr_quick_item *items;
	uint64_t *keys;
	size_t *out;
	size_t n;
	int of_domain[PR_DOMAINS_MAX];
	double weights[PR_DOMAINS_MAX];
};

static void
quick_release(struct quick *q)
{
	free(q->order);
	free(q->index);
	free(q->items);
	free(q->keys);
	free(q->out);
}

static enum pr_status
quick_init(struct quick *q, struct pr_err *err)
{
	size_t n = q->start->pool.n;
	const struct pr_exam *exam = q->start->exam;
	int counts[PR_DOMAINS_MAX];
	struct pr_rng rng;
	enum pr_status st;

	q->order = mem_array(n, sizeof(*q->order));
	q->index = mem_array(n, sizeof(*q->index));
	q->items = mem_array(n, sizeof(*q->items));
	q->keys = mem_array(n, sizeof(*q->keys));
	q->out = mem_array(n, sizeof(*q->out));
	if (!q->order || !q->index || !q->items || !q->keys || !q->out)
		return mem_fail(err);
	st = pr_blueprint_counts(counts, exam, exam->scored_items, err);
	if (st)
		return st;
	for (size_t d = 0; d < exam->n_domains; d++)
		q->weights[d] = counts[d];
	pr_rng_seed_stream(&rng, q->start->draw.seed, CHANCE);
	for (size_t i = 0; i < n; i++) {
		q->order[i] = i;
		q->keys[i] = pr_rng_next(&rng);
	}
	pr_rng_shuffle(&rng, q->order, n);
	return PR_OK;
}

static void
offer(struct quick *q, size_t i)
{
	const struct pr_candidate *c = &q->start->pool.candidates[i];

	q->items[q->n] = (struct pr_quick_item){ c->domain, c->b };
	q->of_domain[c->domain]++;
	q->index[q->n++] = i;
}

/* Offers what was met, or not, of one domain; -1: of all. */
static void
collect(struct quick *q, bool met, int domain)
{
	const struct pool *pool = &q->start->pool;

	for (size_t k = 0; k < pool->n; k++) {
		size_t i = q->order[k];
		const struct pr_candidate *c = &pool->candidates[i];

		if (start_free(c) && (c->seen_ms != 0) == met &&
		    (domain < 0 || c->domain == domain) &&
		    !start_clashes(pool, q->index, q->n, i))
			offer(q, i);
	}
}

static enum pr_status
too_few(const struct quick *q, struct pr_err *err)
{
	return pr_fail(err, PR_EPOOL,
		       "A quick check needs %d items and %zu are free; those "
		       "held back for the next full exam are left alone. Sit a "
		       "mock instead, or bring in another bank.",
		       PR_QUICK_MIN, q->n);
}

/* Each domain that the outline asks for must be touched, or nothing is ever
 * decided. */
static enum pr_status
all_domains(const struct quick *q, struct pr_err *err)
{
	const struct pr_exam *exam = q->start->exam;

	for (size_t d = 0; d < exam->n_domains; d++)
		if (q->weights[d] > 0 && !q->of_domain[d])
			return pr_fail(err, PR_EPOOL,
				       "A quick check touches every domain, "
				       "and no item of %s is free.",
				       exam->domains[d].identifier);
	return PR_OK;
}

static void
say_met(struct quick *q)
{
	const struct pr_form *form = q->start->form;
	int met = 0;

	for (size_t i = 0; i < form->n_slots; i++)
		met += form->slots[i].met_before;
	if (met)
		start_say(q->start,
			  "%d of these items you have met before, so it may "
			  "find you above more easily than a mock would.",
			  met);
}

static enum pr_status
make(struct quick *q, struct pr_err *err)
{
	const struct pr_exam *exam = q->start->exam;
	size_t most = (size_t)exam->scored_items;
	enum pr_status st;

	most = q->n < most ? q->n : most;
	st = pr_quick_order(q->out, most, q->items, q->n, q->weights,
			    exam->n_domains, q->keys, err);
	for (size_t i = 0; !st && i < most; i++)
		q->out[i] = q->index[q->out[i]];
	return st ? st : start_list(q->start, q->out, most, err);
}

enum pr_status
start_quick(struct start *s, struct pr_err *err)
{
	struct quick q = { .start = s };
	enum pr_status st = quick_init(&q, err);

	if (!st) {
		collect(&q, false, -1);
		for (size_t d = 0; d < s->exam->n_domains; d++)
			if (!q.of_domain[d])
				collect(&q, true, (int)d);
		if (q.n < PR_QUICK_MIN)
			collect(&q, true, -1);
		if (q.n < PR_QUICK_MIN)
			st = too_few(&q, err);
	}
	if (!st)
		st = all_domains(&q, err);
	if (!st)
		st = make(&q, err);
	if (!st)
		say_met(&q);
	quick_release(&q);
	return st;
}

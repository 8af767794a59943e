/*
 * drill_draw.c - which items make a drill
 *
 * Skills take turns in the order of drill_need.c, one item each, until there
 * are enough. A skill gives, in this order: written items not met before; a
 * newly made one, which a seed makes again as the same item; what was made
 * before and not met; stored items met longest ago. Items of
 * one case stay together, enemies never meet, nothing comes twice. At the end
 * items answered with one key are put first, so that the first answer is
 * graded soon.
 */
#include "proctor/rng.h"
#include "proctor/store_item.h"
#include "proctor/uuid.h"
#include "util/mem.h"

#include "drill_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TRIES 60 /* seeds until a generator is given up for this turn */

enum stream {
	STREAM_ITEMS = 101,
	STREAM_MADE = 102,
};

/* How much a candidate is wanted: the lower, the sooner. */
enum rank {
	RANK_WRITTEN,
	RANK_MADE,
	RANK_MET,
};

struct draw {
	struct drill_picks *picks;
	const struct drill_shelf *shelf;
	const struct drill_wanted *wanted;
	size_t *order; /* candidates by chance */
	bool *taken;
	struct pr_rng made;
};

struct chance {
	uint64_t key;
	size_t index;
};

static int
by_chance(const void *a, const void *b)
{
	const struct chance *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return x->index < y->index ? -1 : x->index > y->index;
}

/* An item's place comes of seed and uuid alone, whatever else is stored. */
static enum pr_status
shuffle(size_t *order, const struct pool *pool, uint64_t seed,
	struct pr_err *err)
{
	struct chance *all = mem_array(pool->n, sizeof(*all));

	if (!all)
		return mem_fail(err);
	for (size_t i = 0; i < pool->n; i++) {
		uint64_t stream = STREAM_ITEMS;
		struct pr_rng rng;

		for (const char *c = pool->candidates[i].uuid; *c; c++)
			stream = stream * UINT64_C(1099511628211) ^
				 (unsigned char)*c;
		pr_rng_seed_stream(&rng, seed, stream);
		all[i] = (struct chance){ pr_rng_next(&rng), i };
	}
	if (pool->n)
		qsort(all, pool->n, sizeof(*all), by_chance);
	for (size_t i = 0; i < pool->n; i++)
		order[i] = all[i].index;
	free(all);
	return PR_OK;
}

static bool
is_choice(int type)
{
	return pr_item_is_choice((enum pr_item_type)type);
}

static bool
is_full(const struct draw *d)
{
	return d->picks->n == d->picks->max;
}

static bool
is_picked(const struct draw *d, const char *uuid)
{
	for (size_t i = 0; i < d->picks->n; i++)
		if (!strcmp(d->picks->picks[i].uuid, uuid))
			return true;
	return false;
}

/* Meets none of its enemies, is not there yet, may come up at all. */
static bool
is_free(const struct draw *d, size_t i)
{
	const struct pr_candidate *c = &d->shelf->pool.candidates[i];

	if (d->taken[i] || !drill_shelf_offers(d->shelf, i, d->wanted->pack))
		return false;
	for (size_t k = 0; k < c->n_enemies; k++)
		if (d->taken[c->enemies[k]])
			return false;
	return true;
}

static void
take(struct draw *d, size_t i)
{
	struct drill_pick *pick = &d->picks->picks[d->picks->n++];

	d->taken[i] = true;
	*pick = (struct drill_pick){ 0 };
	memcpy(pick->uuid, d->shelf->pool.candidates[i].uuid,
	       sizeof(pick->uuid));
}

/* The other items of its case come with it, in their order. */
static void
take_case(struct draw *d, size_t first)
{
	const struct pool *pool = &d->shelf->pool;
	int set = pool->candidates[first].set;

	take(d, first);
	while (set >= 0 && !is_full(d)) {
		size_t best = pool->n;

		for (size_t i = 0; i < pool->n; i++)
			if (pool->candidates[i].set == set && is_free(d, i) &&
			    (best == pool->n ||
			     pool->candidates[i].set_position <
				     pool->candidates[best].set_position))
				best = i;
		if (best == pool->n)
			return;
		take(d, best);
	}
}

static enum rank
rank_of(const struct draw *d, size_t i)
{
	const struct drill_pack *pack = drill_shelf_pack(d->shelf, i);

	if (d->shelf->pool.candidates[i].seen_ms)
		return RANK_MET;
	return pack && pack->generated ? RANK_MADE : RANK_WRITTEN;
}

/* Whether a comes before b when chance does not decide. */
static bool
is_before(const struct pr_candidate *a, const struct pr_candidate *b)
{
	if (a->past_review != b->past_review)
		return b->past_review;
	return a->seen_ms < b->seen_ms;
}

/* The best stored item of a skill between two ranks; pool.n when none. */
static size_t
best_of(const struct draw *d, const struct drill_skill *s, enum rank from,
	enum rank to)
{
	const struct pool *pool = &d->shelf->pool;
	size_t best = pool->n;
	enum rank best_rank = RANK_MET;

	for (size_t k = 0; k < pool->n; k++) {
		size_t i = d->order[k];
		const struct pr_candidate *c = &pool->candidates[i];
		enum rank rank;

		if (c->domain != s->domain || c->task != s->task ||
		    !is_free(d, i))
			continue;
		rank = rank_of(d, i);
		if (rank < from || rank > to)
			continue;
		if (best == pool->n || rank < best_rank ||
		    (rank == best_rank &&
		     is_before(c, &pool->candidates[best]))) {
			best = i;
			best_rank = rank;
		}
	}
	return best;
}

/* A stored item with this uuid; pool.n when there is none. */
static size_t
stored(const struct draw *d, const char *uuid)
{
	size_t i = 0;

	while (i < d->shelf->pool.n &&
	       strcmp(d->shelf->pool.candidates[i].uuid, uuid) != 0)
		i++;
	return i;
}

/* It is in the store and was taken out of the draw: retired, say. */
static bool
is_withdrawn(const struct draw *d, const char *uuid)
{
	unsigned char bytes[PR_UUID_LEN];
	struct pr_db_item item;

	return pr_uuid_parse(bytes, uuid, NULL) == PR_OK &&
	       pr_db_item_find(d->shelf->desk->store, bytes, &item, NULL) ==
		       PR_OK;
}

/* Takes what was made unless it was met before; *done says so. */
static void
take_made(struct draw *d, struct pr_generated *made, bool *done)
{
	size_t i = stored(d, made->uuid);

	*done = false;
	if (is_picked(d, made->uuid))
		return;
	if (i < d->shelf->pool.n) {
		if (d->shelf->pool.candidates[i].seen_ms || !is_free(d, i))
			return;
		take(d, i);
	} else if (is_withdrawn(d, made->uuid)) {
		return;
	} else {
		struct drill_pick *pick = &d->picks->picks[d->picks->n++];

		*pick = (struct drill_pick){ .record = made->record };
		memcpy(pick->uuid, made->uuid, sizeof(pick->uuid));
		made->record = NULL;
	}
	*done = true;
}

static enum pr_status
make_with(struct draw *d, const struct pr_generator *g, bool *done,
	  struct pr_err *err)
{
	*done = false;
	for (int i = 0; i < TRIES && !*done; i++) {
		struct pr_generated made = { 0 };
		struct pr_err own = { 0 };
		enum pr_status st =
			pr_generate(&made, g, d->shelf->book, d->shelf->before,
				    pr_rng_next(&d->made), &own);

		if (st == PR_ESTATE)
			return PR_OK;
		if (st && st != PR_EPOOL)
			return pr_fail(err, st, "%s", own.text);
		if (!st)
			take_made(d, &made, done);
		pr_generated_release(&made);
	}
	return PR_OK;
}

/* The generators of a skill, from a place that chance chooses. */
static enum pr_status
make_one(struct draw *d, const struct drill_skill *s, bool *done,
	 struct pr_err *err)
{
	const struct pr_domain *domain = &d->shelf->exam->domains[s->domain];
	const char *task = domain->tasks[s->task].identifier;
	size_t n, from;
	const struct pr_generator *g = pr_generators(&n);
	enum pr_status st = PR_OK;

	*done = false;
	if (d->wanted->pack)
		return PR_OK;
	from = (size_t)pr_rng_below(&d->made, n);
	for (size_t i = 0; i < n && !st && !*done; i++) {
		const struct pr_generator *one = &g[(from + i) % n];

		if (!strcmp(one->task, task) &&
		    pr_generator_ready(one, d->shelf->book, d->shelf->before))
			st = make_with(d, one, done, err);
	}
	return st;
}

/* One turn of a skill. */
static enum pr_status
turn(struct draw *d, const struct drill_skill *s, bool *done,
     struct pr_err *err)
{
	size_t none = d->shelf->pool.n;
	size_t best = best_of(d, s, RANK_WRITTEN, RANK_WRITTEN);
	enum pr_status st = PR_OK;

	*done = best < none;
	if (!*done)
		st = make_one(d, s, done, err);
	if (st || (*done && best == none))
		return st;
	if (!*done)
		best = best_of(d, s, RANK_MADE, RANK_MET);
	*done = best < none;
	if (*done)
		take_case(d, best);
	return PR_OK;
}

static bool
is_wanted(const struct drill_wanted *w, const struct drill_skill *s)
{
	return (w->domain < 0 || w->domain == s->domain) &&
	       (w->task < 0 || w->task == s->task);
}

static enum pr_status
rounds(struct draw *d, const struct drill_skills *skills, struct pr_err *err)
{
	enum pr_status st = PR_OK;
	bool any = true;

	while (any && !st && !is_full(d)) {
		any = false;
		for (size_t i = 0; i < skills->n && !st && !is_full(d); i++) {
			bool done = false;

			if (is_wanted(d->wanted, &skills->rows[i]))
				st = turn(d, &skills->rows[i], &done, err);
			any = any || done;
		}
	}
	return st;
}

enum pr_status
drill_draw(struct drill_picks *picks, const struct drill_shelf *shelf,
	   const struct drill_skills *skills, const struct drill_wanted *wanted,
	   struct pr_err *err)
{
	struct draw d = { .picks = picks, .shelf = shelf, .wanted = wanted };
	enum pr_status st = PR_OK;

	picks->picks = mem_array(picks->max, sizeof(*picks->picks));
	d.order = mem_array(shelf->pool.n, sizeof(*d.order));
	d.taken = mem_array(shelf->pool.n, sizeof(*d.taken));
	if (!picks->picks || !d.order || !d.taken)
		st = mem_fail(err);
	if (!st)
		st = shuffle(d.order, &shelf->pool, wanted->seed, err);
	if (!st) {
		pr_rng_seed_stream(&d.made, wanted->seed, STREAM_MADE);
		st = rounds(&d, skills, err);
	}
	free(d.order);
	free(d.taken);
	return st;
}

void
drill_picks_order(struct drill_picks *picks, const struct pool *pool)
{
	for (size_t i = 0; i < picks->n; i++)
		for (size_t k = 0; k < pool->n; k++)
			if (!strcmp(picks->picks[i].uuid,
				    pool->candidates[k].uuid))
				picks->picks[i].choice =
					is_choice(pool->facts[k].type);
	for (size_t i = 1; i < picks->n; i++)
		for (size_t k = i; k > 0 && picks->picks[k].choice &&
				   !picks->picks[k - 1].choice;
		     k--) {
			struct drill_pick pick = picks->picks[k];

			picks->picks[k] = picks->picks[k - 1];
			picks->picks[k - 1] = pick;
		}
}

void
drill_picks_release(struct drill_picks *picks)
{
	for (size_t i = 0; i < picks->n; i++)
		free(picks->picks[i].record);
	free(picks->picks);
	memset(picks, 0, sizeof(*picks));
}

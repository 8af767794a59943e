/*
 * start_weak.c - practice where points are lost
 *
 * What is free of the pool becomes candidates by what is remembered of them,
 * one of a case and none beside its enemy; proctor/weak.h picks. Whatever
 * falls short of the wish is said, and an empty pool is refused.
 */
#include "proctor/rng.h"
#include "proctor/stats.h"
#include "proctor/weak.h"
#include "util/mem.h"

#include "start_internal.h"
#include "study_internal.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define ITEMS 10
#define CHANCE 11 /* stream of the seed */

struct weak {
	struct start *start;
	struct study_pool pool;
	size_t *order; /* candidates, missed first, by chance */
	size_t *index; /* of those that are offered */
	struct pr_weak_item *items;
	size_t n;
	struct pr_weak_wish wish;
	struct pr_weak_told told;
};

static void
weak_release(struct weak *w)
{
	study_pool_release(&w->pool);
	free(w->order);
	free(w->index);
	free(w->items);
}

/*
 * A lucky answer was none: the item is met again like one that was missed. What
 * was seen and left unanswered tells nothing, like what was never met.
 */
static enum pr_weak_kind
kind_of(const struct learn_recall *recall)
{
	if (!(recall->state.s > 0))
		return PR_WEAK_UNSEEN;
	if (recall->flags & (PR_MEMORY_WRONG | PR_MEMORY_LUCKY))
		return PR_WEAK_MISSED;
	return PR_WEAK_KNOWN;
}

static bool
is_wanted(const struct weak *w, size_t i)
{
	const struct pr_candidate *c = &w->pool.pool.candidates[i];
	const char *domain = w->start->plan->domain;

	return start_free(c) &&
	       (!domain ||
		!strcasecmp(domain,
			    w->start->exam->domains[c->domain].identifier));
}

static void
offer(struct weak *w, size_t i, uint64_t key)
{
	w->items[w->n] = (struct pr_weak_item){
		.domain = w->pool.pool.candidates[i].domain,
		.kind = kind_of(&w->pool.recall[i]),
		.p = study_known(&w->pool, i),
		.seconds = study_seconds(&w->pool, i),
		.key = key,
	};
	w->index[w->n++] = i;
}

/* Of those that must not meet the one that was missed is offered. */
static enum pr_status
collect(struct weak *w, struct pr_err *err)
{
	size_t n = w->pool.pool.n;
	struct pr_rng rng;

	w->order = mem_array(n, sizeof(*w->order));
	w->index = mem_array(n, sizeof(*w->index));
	w->items = mem_array(n, sizeof(*w->items));
	if (!w->order || !w->index || !w->items)
		return mem_fail(err);
	for (size_t i = 0; i < n; i++)
		w->order[i] = i;
	pr_rng_seed_stream(&rng, w->start->draw.seed, CHANCE);
	pr_rng_shuffle(&rng, w->order, n);
	for (int kind = 0; kind < PR_WEAK_KINDS; kind++)
		for (size_t k = 0; k < n; k++) {
			size_t i = w->order[k];

			if ((int)kind_of(&w->pool.recall[i]) == kind &&
			    is_wanted(w, i) &&
			    !start_clashes(&w->pool.pool, w->index, w->n, i))
				offer(w, i, pr_rng_next(&rng));
		}
	return PR_OK;
}

static void
make_wish(struct weak *w)
{
	const struct learn_standing *s = &w->pool.standing;
	const struct pr_plan *plan = w->start->plan;

	w->wish.n_items = (size_t)(plan->items ? plan->items : ITEMS);
	w->wish.n_domains = w->start->exam->n_domains;
	for (size_t d = 0; d < w->wish.n_domains; d++) {
		w->wish.weights[d] = w->pool.share[d];
		if (s->has_form && s->answers > 0)
			w->wish.lost[d] = pr_learn_points_lost(
				&s->learn, (int)d, PR_STATS_TARGET,
				learn_domain_b(s, (int)d),
				(size_t)s->form.counts[d]);
	}
}

static void
say_shares(struct weak *w)
{
	if (w->told.by_blueprint && !w->pool.standing.answers)
		start_say(w->start, "There are no answers to judge by yet, so "
				    "the domains come by the outline.");
	else if (w->told.by_blueprint)
		start_say(w->start, "No domain stands out as weak, so the "
				    "domains come by the outline.");
}

static void
say_band(struct weak *w)
{
	size_t lo = w->told.outside_lo, hi = w->told.outside - lo;

	if (lo && hi)
		start_say(w->start,
			  "%zu of them %s harder and %zu easier than what "
			  "teaches most: 60 to 85 %% expected right.",
			  lo, lo == 1 ? "is" : "are", hi);
	else if (lo || hi)
		start_say(w->start,
			  "%zu of them %s %s than what teaches most: 60 to 85 "
			  "%% expected right.",
			  lo + hi, lo + hi == 1 ? "is" : "are",
			  lo ? "harder" : "easier");
}

static void
say_mix(struct weak *w)
{
	const int *want = w->told.wanted_kind, *got = w->told.got_kind;

	if (w->told.missing)
		start_say(w->start,
			  "There are only %zu of the %zu items asked for; "
			  "nothing else is free.",
			  w->told.n, w->wish.n_items);
	if (memcmp(want, got, sizeof(w->told.wanted_kind)) != 0)
		start_say(w->start,
			  "Wanted were %d missed, %d new and %d known items; "
			  "there are %d, %d and %d.",
			  want[PR_WEAK_MISSED], want[PR_WEAK_UNSEEN],
			  want[PR_WEAK_KNOWN], got[PR_WEAK_MISSED],
			  got[PR_WEAK_UNSEEN], got[PR_WEAK_KNOWN]);
	say_band(w);
}

static enum pr_status
pick(struct weak *w, struct pr_err *err)
{
	size_t *out = mem_array(w->wish.n_items, sizeof(*out));
	struct start *s = w->start;
	enum pr_status st;

	if (!out)
		return mem_fail(err);
	st = pr_weak_pick(out, &w->told, w->items, w->n, &w->wish, err);
	for (size_t i = 0; !st && i < w->told.n; i++)
		out[i] = w->index[out[i]];
	if (!st) {
		/* the same pool, by the same order; it is ours to keep */
		app_pool_release(&s->pool);
		s->pool = w->pool.pool;
		memset(&w->pool.pool, 0, sizeof(w->pool.pool));
		st = start_list(s, out, w->told.n, err);
	}
	free(out);
	return st;
}

static enum pr_status
dry(const struct weak *w, struct pr_err *err)
{
	const char *domain = w->start->plan->domain;

	return pr_fail(err, PR_EPOOL,
		       "No item of %s%s%s is free for a weak drill. What is "
		       "left is held back for the next full exam: sit a mock, "
		       "or bring in another bank.",
		       w->start->exam->identifier, domain ? " " : "",
		       domain ? domain : "");
}

enum pr_status
start_weak(struct start *s, struct pr_err *err)
{
	struct weak w = { .start = s };
	enum pr_status st;

	st = study_pool_open(&w.pool, s->desk, s->exam->identifier, err);
	if (!st)
		st = collect(&w, err);
	if (!st && !w.n)
		st = dry(&w, err);
	if (!st) {
		make_wish(&w);
		st = pick(&w, err);
	}
	if (!st) {
		say_shares(&w);
		say_mix(&w);
	}
	weak_release(&w);
	return st;
}

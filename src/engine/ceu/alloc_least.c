/* alloc_least.c - the least that can be owed; see alloc_internal.h
 *
 * Forward, items in the order of their first target, so that targets close in
 * order: once all items that may go to the first open target are given, only
 * states that owe it least are kept, and its sums are forgotten. Which item
 * went where is not kept. */
#include "engine/ceu/alloc_internal.h"
#include "util/mem.h"

#include <stdlib.h>
#include <string.h>

#define CHAMPIONS 8

static int
by_first_side(const void *a, const void *b)
{
	const struct alloc_pick *x = a;
	const struct alloc_pick *y = b;

	if (x->low != y->low)
		return x->low < y->low ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

/*
 * The first side that is open is what counts most. All that may still come to
 * it can be given to it, so a state that would owe more even then than
 * another one would is lost. When nothing is to come, it closes.
 */
static enum pr_status
judge_first(struct alloc_walk *walk, struct alloc_side *sides, size_t s,
	    struct pr_err *err)
{
	enum pr_status st = alloc_walk_flags(walk, err);
	int least = alloc_walk_owed(walk, s, 0, walk->to_come);
	bool any = false;

	if (st != PR_OK)
		return st;
	for (size_t i = 1; i < walk->now.n; i++) {
		int owed = alloc_walk_owed(walk, s, i, walk->to_come);

		least = owed < least ? owed : least;
	}
	for (size_t i = 0; i < walk->now.n; i++) {
		walk->keep[i] =
			alloc_walk_owed(walk, s, i, walk->to_come) == least;
		any = any || !walk->keep[i];
	}
	sides[s].least = least;
	walk->closed[s] = walk->left[s] == 0;
	return any || walk->closed[s] ? alloc_walk_shrink(walk, err) : PR_OK;
}

static int64_t
sum_of(const struct alloc_layer *layer, size_t i)
{
	int64_t sum = 0;

	for (size_t k = 0; k < layer->width; k++)
		sum += layer->values[i * layer->width + k];
	return sum;
}

static bool
is_covered(const struct alloc_layer *layer, size_t i, size_t by)
{
	const int *x = layer->values + i * layer->width;
	const int *y = layer->values + by * layer->width;

	for (size_t k = 0; k < layer->width; k++)
		if (x[k] > y[k])
			return false;
	return i != by;
}

/* The states with the largest sums, at most CHAMPIONS. */
static size_t
find_champions(size_t *out, const struct alloc_layer *layer)
{
	int64_t sums[CHAMPIONS];
	size_t n = 0;

	for (size_t i = 0; i < layer->n; i++) {
		int64_t sum = sum_of(layer, i);
		size_t at = n;

		if (n == CHAMPIONS && sum <= sums[n - 1])
			continue;
		if (n < CHAMPIONS)
			n++;
		else
			at--;
		for (; at > 0 && sums[at - 1] < sum; at--) {
			sums[at] = sums[at - 1];
			out[at] = out[at - 1];
		}
		sums[at] = sum;
		out[at] = i;
	}
	return n;
}

/* A state that has no more of anything than another one can be left out:
 * whatever follows, it owes no less. Looked for are only the likely ones. */
static enum pr_status
drop_covered(struct alloc_walk *walk, struct pr_err *err)
{
	size_t champions[CHAMPIONS];
	size_t n = find_champions(champions, &walk->now);
	enum pr_status st = alloc_walk_flags(walk, err);
	bool any = false;

	if (st != PR_OK)
		return st;
	for (size_t i = 0; i < walk->now.n; i++)
		for (size_t c = 0; c < n && walk->keep[i]; c++)
			if (is_covered(&walk->now, i, champions[c])) {
				walk->keep[i] = false;
				any = true;
			}
	return any ? alloc_walk_shrink(walk, err) : PR_OK;
}

static enum pr_status
walk_all(struct alloc_group *group, const struct alloc_pick *picks, bool *many,
	 struct pr_err *err)
{
	struct alloc_walk walk;
	size_t first = 0;
	enum pr_status st = alloc_walk_begin(&walk, group, err);

	for (size_t i = 0; i < group->n_picks && st == PR_OK && !*many; i++) {
		st = alloc_walk_step(&walk, &picks[i], err);
		while (st == PR_OK && first < group->n_sides) {
			st = judge_first(&walk, group->sides, first, err);
			if (!walk.closed[first])
				break;
			first++;
		}
		if (st == PR_OK)
			st = drop_covered(&walk, err);
		*many = walk.now.n > ALLOC_STATES;
	}
	alloc_walk_release(&walk);
	return st;
}

enum pr_status
alloc_least(struct alloc_group *group, bool *many, struct pr_err *err)
{
	size_t bytes = group->n_picks * sizeof(*group->picks);
	struct alloc_pick *picks =
		mem_array(group->n_picks, sizeof(*group->picks));
	enum pr_status st;

	if (!picks)
		return mem_fail(err);
	memcpy(picks, group->picks, bytes);
	qsort(picks, group->n_picks, sizeof(*picks), by_first_side);
	*many = false;
	st = walk_all(group, picks, many, err);
	free(picks);
	return st;
}

/* alloc_first.c - of all ways to owe the least, the first; see
 * alloc_internal.h
 *
 * From the first item to the last, states in the order of a dictionary of
 * what was given: of two with the same sums the first is kept, and those from
 * which the least is out of reach are left out. Once one way to reach it is
 * known, so are all states behind that way's, which would only lead to later
 * ones. Mostly the likely way from the first state reaches it, and one state
 * is left. */
#include "engine/ceu/alloc_internal.h"
#include "util/mem.h"

#include <stdlib.h>
#include <string.h>

struct search {
	struct alloc_walk walk;
	struct alloc_step **trail; /* of each layer, for the way back */
	size_t n_trail;
	unsigned char *way;   /* from the known state on */
	unsigned char *guess; /* perhaps a better one */
};

static void
search_release(struct search *search)
{
	for (size_t i = 0; i < search->n_trail; i++)
		free(search->trail[i]);
	free(search->trail);
	free(search->way);
	free(search->guess);
	alloc_walk_release(&search->walk);
}

static enum pr_status
search_begin(struct search *search, const struct alloc_group *group,
	     struct pr_err *err)
{
	enum pr_status st = alloc_walk_begin(&search->walk, group, err);

	if (st != PR_OK)
		return st;
	search->trail = mem_array(group->n_picks, sizeof(struct alloc_step *));
	search->way = mem_array(group->n_picks, sizeof(*search->way));
	search->guess = mem_array(group->n_picks, sizeof(*search->guess));
	if (!search->trail || !search->way || !search->guess)
		return mem_fail(err);
	return PR_OK;
}

static enum pr_status
remember(struct search *search, struct pr_err *err)
{
	const struct alloc_layer *layer = &search->walk.now;
	struct alloc_step *steps = mem_array(layer->n, sizeof(*steps));

	if (!steps)
		return mem_fail(err);
	memcpy(steps, layer->steps, layer->n * sizeof(*steps));
	search->trail[search->n_trail++] = steps;
	return PR_OK;
}

/* Sides that are not open yet are the same for all, and can be reached. */
static bool
is_reached(const struct alloc_walk *walk, size_t i)
{
	for (size_t k = 0; k < walk->n_open; k++) {
		size_t s = walk->open[k];

		if (alloc_walk_owed(walk, s, i, walk->to_come) >
		    walk->group->sides[s].least)
			return false;
	}
	return true;
}

/* Leaves out what cannot reach the least or comes behind the known way, and
 * closes the sides that get nothing more. */
static enum pr_status
drop_lost(struct alloc_walk *walk, struct pr_err *err)
{
	enum pr_status st = alloc_walk_flags(walk, err);
	bool any = false;

	if (st != PR_OK)
		return st;
	for (size_t i = 0; i < walk->now.n; i++) {
		walk->keep[i] = i == walk->known ||
				(i < walk->known && is_reached(walk, i));
		any = any || !walk->keep[i];
	}
	for (size_t s = 0; s < walk->group->n_sides; s++) {
		if (walk->closed[s] || walk->left[s])
			continue;
		walk->closed[s] = true;
		any = true;
	}
	return any ? alloc_walk_shrink(walk, err) : PR_OK;
}

/* Only the first states and the known one. */
static enum pr_status
drop_many(struct alloc_walk *walk, struct pr_err *err)
{
	enum pr_status st = alloc_walk_flags(walk, err);

	for (size_t i = ALLOC_STATES; i < walk->now.n && st == PR_OK; i++)
		walk->keep[i] = i == walk->known;
	return st == PR_OK ? alloc_walk_shrink(walk, err) : st;
}

/* Does the likely way from the first state reach the least? Then it is the
 * first state that is wanted. */
static enum pr_status
try_first(struct search *search, size_t next, bool most, struct pr_err *err)
{
	struct alloc_walk *walk = &search->walk;
	const struct alloc_group *group = walk->group;
	unsigned char *way = search->way;
	int owed[PR_CEU_TARGETS];
	enum pr_status st = PR_OK;

	if (walk->known == 0)
		return PR_OK;
	st = alloc_guess(search->guess, owed, walk, 0, next, most, err);
	if (st != PR_OK)
		return st;
	for (size_t s = 0; s < group->n_sides; s++)
		if (!walk->closed[s] && owed[s] > group->sides[s].least)
			return PR_OK;
	search->way = search->guess;
	search->guess = way;
	walk->known = 0;
	return walk->now.n > 1 ? drop_lost(walk, err) : PR_OK;
}

static enum pr_status
try_both(struct search *search, size_t next, struct pr_err *err)
{
	enum pr_status st = try_first(search, next, false, err);

	return st == PR_OK ? try_first(search, next, true, err) : st;
}

static enum pr_status
walk_all(struct search *search, bool *many, struct pr_err *err)
{
	struct alloc_walk *walk = &search->walk;
	const struct alloc_group *group = walk->group;
	enum pr_status st = try_both(search, 0, err);

	for (size_t i = 0; i < group->n_picks && st == PR_OK; i++) {
		walk->known_to = search->way[i];
		st = alloc_walk_step(walk, &group->picks[i], err);
		if (st == PR_OK)
			st = drop_lost(walk, err);
		if (st == PR_OK)
			st = try_both(search, i + 1, err);
		if (st == PR_OK && walk->now.n > ALLOC_STATES) {
			*many = walk->known == SIZE_MAX;
			if (*many)
				return PR_OK;
			st = drop_many(walk, err);
		}
		if (st == PR_OK)
			st = remember(search, err);
	}
	return st;
}

/* At the end all sides are closed, and one state is left. */
static void
tell(unsigned char *to, const struct search *search)
{
	size_t state = 0;

	for (size_t i = search->n_trail; i-- > 0;) {
		const struct alloc_step *step = &search->trail[i][state];

		to[i] = step->to;
		state = step->from;
	}
}

enum pr_status
alloc_first(unsigned char *to, const struct alloc_group *group, bool *many,
	    struct pr_err *err)
{
	struct search search = { 0 };
	enum pr_status st = search_begin(&search, group, err);

	*many = false;
	if (st == PR_OK)
		st = walk_all(&search, many, err);
	if (st == PR_OK && !*many)
		tell(to, &search);
	search_release(&search);
	return st;
}

/* alloc_guess.c - a likely way to give what is left; see alloc_internal.h */
#include "engine/ceu/alloc_internal.h"
#include "util/mem.h"

#include <stdlib.h>

/* What a unit more does in the slots of a side, in all. */
static int64_t
help(const struct alloc_side *side, const struct pr_ceu_item *item,
     const int *value)
{
	int64_t sum = 0;

	for (size_t k = 0; k < side->n_slots; k++) {
		int room = side->slots[k].cap - value[k];

		if (alloc_hits(side, &side->slots[k], item))
			sum += room < item->units ? room : item->units;
	}
	return sum;
}

static void
put(const struct alloc_side *side, const struct pr_ceu_item *item, int *value)
{
	for (size_t k = 0; k < side->n_slots; k++) {
		int room = side->slots[k].cap - value[k];

		if (alloc_hits(side, &side->slots[k], item))
			value[k] += room < item->units ? room : item->units;
	}
}

static size_t
choose(const struct alloc_walk *walk, const struct alloc_pick *pick,
       const int *values, bool most)
{
	size_t best = SIZE_MAX;
	int64_t best_help = 0;

	for (size_t s = pick->low; s <= pick->high; s++) {
		int64_t h;

		if (!(pick->item.may >> s & 1))
			continue;
		h = help(&walk->group->sides[s], &pick->item,
			 values + walk->base[s]);
		if (best == SIZE_MAX ||
		    (h > best_help && (most || best_help == 0))) {
			best = s;
			best_help = h;
		}
	}
	return best;
}

enum pr_status
alloc_guess(unsigned char *to, int *owed, const struct alloc_walk *walk,
	    size_t i, size_t next, bool most, struct pr_err *err)
{
	const struct alloc_group *group = walk->group;
	const int *row = walk->now.values + i * walk->now.width;
	size_t last = group->n_sides - 1;
	int *values = mem_array(walk->base[last] + group->sides[last].n_slots,
				sizeof(*values));

	if (!values)
		return mem_fail(err);
	for (size_t s = 0; s < group->n_sides; s++)
		for (size_t k = 0; k < group->sides[s].n_slots; k++)
			values[walk->base[s] + k] =
				walk->at[s] < 0 ? group->sides[s].slots[k].start
						: row[walk->at[s] + (int)k];
	for (size_t p = next; p < group->n_picks; p++) {
		const struct alloc_pick *pick = &group->picks[p];
		size_t s = choose(walk, pick, values, most);

		put(&group->sides[s], &pick->item, values + walk->base[s]);
		to[p] = (unsigned char)s;
	}
	for (size_t s = 0; s < group->n_sides; s++)
		owed[s] = alloc_side_owed(&group->sides[s],
					  values + walk->base[s]);
	free(values);
	return PR_OK;
}

/* alloc_walk.c - reachable sums, item by item; see alloc_internal.h */
#include "engine/ceu/alloc_internal.h"
#include "util/mem.h"

#include <stdlib.h>
#include <string.h>

int
alloc_side_owed(const struct alloc_side *side, const int *value)
{
	int64_t sums[1 + PR_CEU_CLASSES];

	memcpy(sums, side->fixed, sizeof(sums));
	for (size_t i = 0; i < side->n_slots; i++)
		sums[1 + side->slots[i].min] += value[i];
	return alloc_owed(side->target, sums[0], sums + 1);
}

bool
alloc_hits(const struct alloc_side *side, const struct alloc_slot *slot,
	   const struct pr_ceu_item *item)
{
	const struct pr_ceu_limit *limits = side->target->limits;

	if (slot->min >= 0 && !(item->in >> limits[slot->min].class & 1))
		return false;
	return alloc_maximum(side->target, item->in) == slot->max;
}

static bool
may(const struct pr_ceu_item *item, size_t side)
{
	return item->may >> side & 1;
}

/* Adds (or with -1 takes away) what an item could give to each side. */
static void
count(struct alloc_walk *walk, const struct alloc_pick *pick, int sign)
{
	const struct pr_ceu_item *item = &pick->item;

	for (size_t s = pick->low; s <= pick->high; s++) {
		const struct alloc_side *side = &walk->group->sides[s];
		int64_t *to_come = walk->to_come + walk->base[s];

		if (!may(item, s))
			continue;
		if (sign > 0)
			walk->left[s]++;
		else
			walk->left[s]--;
		for (size_t k = 0; k < side->n_slots; k++)
			if (alloc_hits(side, &side->slots[k], item))
				to_come[k] += (int64_t)sign * item->units;
	}
}

enum pr_status
alloc_walk_begin(struct alloc_walk *walk, const struct alloc_group *group,
		 struct pr_err *err)
{
	struct alloc_step none = { 0 };
	size_t slots = 0;
	size_t place;

	*walk = (struct alloc_walk){ .group = group, .known = SIZE_MAX };
	for (size_t s = 0; s < group->n_sides; s++) {
		walk->at[s] = -1;
		walk->base[s] = slots;
		slots += group->sides[s].n_slots;
	}
	walk->to_come = mem_array(slots, sizeof(*walk->to_come));
	walk->row = mem_array(slots, sizeof(*walk->row));
	walk->scratch = mem_array(ALLOC_SLOTS, sizeof(*walk->scratch));
	if (!walk->to_come || !walk->row || !walk->scratch)
		return mem_fail(err);
	for (size_t i = 0; i < group->n_picks; i++)
		count(walk, &group->picks[i], 1);
	return alloc_layer_add(&walk->now, walk->row, none, &place, err);
}

void
alloc_walk_release(struct alloc_walk *walk)
{
	alloc_layer_release(&walk->now);
	alloc_layer_release(&walk->next);
	free(walk->to_come);
	free(walk->row);
	free(walk->scratch);
	free(walk->keep);
	*walk = (struct alloc_walk){ 0 };
}

static void
swap(struct alloc_walk *walk)
{
	struct alloc_layer old = walk->now;

	walk->now = walk->next;
	walk->next = old;
}

/* Sides that the item may go to get their place at the end of a row, whose
 * tail in walk->row is then their start. The new width. */
static size_t
open_sides(struct alloc_walk *walk, const struct alloc_pick *pick)
{
	size_t width = walk->now.width;

	for (size_t s = pick->low; s <= pick->high; s++) {
		const struct alloc_side *side = &walk->group->sides[s];

		if (!may(&pick->item, s) || walk->at[s] >= 0)
			continue;
		walk->at[s] = (int)width;
		walk->open[walk->n_open++] = s;
		for (size_t k = 0; k < side->n_slots; k++)
			walk->row[width++] = side->slots[k].start;
	}
	return width;
}

static int
clipped(const struct alloc_slot *slot, int64_t value)
{
	return value > slot->cap ? slot->cap : (int)value;
}

/* One more state: the row with the item in this side. */
static enum pr_status
give(struct alloc_walk *walk, const struct pr_ceu_item *item, size_t s,
     size_t from, size_t *place, struct pr_err *err)
{
	const struct alloc_side *side = &walk->group->sides[s];
	struct alloc_step step = { (uint32_t)from, (unsigned char)s };
	int *there = walk->row + walk->at[s];
	enum pr_status st;

	for (size_t k = 0; k < side->n_slots; k++) {
		walk->scratch[k] = there[k];
		if (alloc_hits(side, &side->slots[k], item))
			there[k] = clipped(&side->slots[k],
					   (int64_t)there[k] + item->units);
	}
	st = alloc_layer_add(&walk->next, walk->row, step, place, err);
	memcpy(there, walk->scratch, side->n_slots * sizeof(*there));
	return st;
}

enum pr_status
alloc_walk_step(struct alloc_walk *walk, const struct alloc_pick *pick,
		struct pr_err *err)
{
	const struct alloc_layer *now = &walk->now;
	size_t bytes = now->width * sizeof(*walk->row);
	size_t known = SIZE_MAX;

	alloc_layer_reset(&walk->next, open_sides(walk, pick));
	for (size_t i = 0; i < now->n; i++) {
		if (bytes)
			memcpy(walk->row, now->values + i * now->width, bytes);
		for (size_t s = pick->low; s <= pick->high; s++) {
			size_t place = 0;
			enum pr_status st;

			if (!may(&pick->item, s))
				continue;
			st = give(walk, &pick->item, s, i, &place, err);
			if (st != PR_OK)
				return st;
			if (i == walk->known && s == walk->known_to)
				known = place;
		}
	}
	walk->known = known;
	swap(walk);
	count(walk, pick, -1);
	return PR_OK;
}

enum pr_status
alloc_walk_flags(struct alloc_walk *walk, struct pr_err *err)
{
	if (walk->now.n > walk->room_keep) {
		bool *grown =
			mem_resize(walk->keep, walk->now.n * 2, sizeof(*grown));

		if (!grown)
			return mem_fail(err);
		walk->keep = grown;
		walk->room_keep = walk->now.n * 2;
	}
	memset(walk->keep, 1, walk->now.n * sizeof(*walk->keep));
	return PR_OK;
}

/* A row without the sides that are closed, into walk->row. The new width. */
static size_t
pack(struct alloc_walk *walk, const int *row)
{
	size_t width = 0;

	for (size_t i = 0; i < walk->n_open; i++) {
		size_t s = walk->open[i];
		size_t n = walk->group->sides[s].n_slots;

		if (walk->closed[s])
			continue;
		if (n > 0)
			memmove(walk->row + width, row + walk->at[s],
				n * sizeof(*row));
		width += n;
	}
	return width;
}

/* After the rows are packed, where the sides lie in them. */
static void
forget_closed(struct alloc_walk *walk)
{
	size_t n = 0;
	int width = 0;

	for (size_t i = 0; i < walk->n_open; i++) {
		size_t s = walk->open[i];

		walk->at[s] = -1;
		if (walk->closed[s])
			continue;
		walk->open[n++] = s;
		walk->at[s] = width;
		width += (int)walk->group->sides[s].n_slots;
	}
	walk->n_open = n;
}

enum pr_status
alloc_walk_shrink(struct alloc_walk *walk, struct pr_err *err)
{
	const struct alloc_layer *now = &walk->now;
	size_t known = SIZE_MAX;

	alloc_layer_reset(&walk->next, pack(walk, now->values));
	for (size_t i = 0; i < now->n; i++) {
		size_t place = 0;
		enum pr_status st;

		if (!walk->keep[i])
			continue;
		pack(walk, now->values + i * now->width);
		st = alloc_layer_add(&walk->next, walk->row, now->steps[i],
				     &place, err);
		if (st != PR_OK)
			return st;
		if (i == walk->known)
			known = place;
	}
	walk->known = known;
	forget_closed(walk);
	swap(walk);
	return PR_OK;
}

int
alloc_walk_owed(const struct alloc_walk *walk, size_t s, size_t i,
		const int64_t *more)
{
	const struct alloc_side *side = &walk->group->sides[s];
	const int *row = walk->now.values + i * walk->now.width;
	int *value = walk->scratch;

	for (size_t k = 0; k < side->n_slots; k++) {
		int64_t sum = walk->at[s] < 0 ? side->slots[k].start
					      : row[walk->at[s] + (int)k];

		if (more)
			sum += more[walk->base[s] + k];
		value[k] = clipped(&side->slots[k], sum);
	}
	return alloc_side_owed(side, value);
}

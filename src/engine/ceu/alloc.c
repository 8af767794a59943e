/* alloc.c - which activity goes to which cycle; see proctor/ceu_alloc.h
 *
 * Items with one target are summed; the others fall into groups of targets
 * that hang together. In each group the least that can be owed is found first
 * (alloc_least.c), then the first way to reach it (alloc_first.c). Groups
 * share neither items nor targets, so each has its own least. */
#include "engine/ceu/alloc_internal.h"
#include "util/mem.h"

#include <stdlib.h>
#include <string.h>

struct job {
	const struct pr_ceu_target *targets;
	size_t n_targets;
	const struct pr_ceu_item *items;
	size_t n;
	int *given;
	uint64_t likely; /* targets of which not all ways were tried */
};

static bool
has_choice(const struct pr_ceu_item *item)
{
	return (item->may & (item->may - 1)) != 0;
}

static int
lowest(uint64_t bits)
{
	int i = 0;

	while (!(bits >> i & 1))
		i++;
	return i;
}

static int
highest(uint64_t bits)
{
	int i = PR_CEU_TARGETS - 1;

	while (!(bits >> i & 1))
		i--;
	return i;
}

static enum pr_status
check_targets(const struct job *job, struct pr_err *err)
{
	if (job->n_targets > PR_CEU_TARGETS)
		return pr_fail(err, PR_EINVAL,
			       "%zu cycles are too many to share out among; at "
			       "most %d are",
			       job->n_targets, PR_CEU_TARGETS);
	for (size_t t = 0; t < job->n_targets; t++) {
		const struct pr_ceu_target *target = &job->targets[t];

		if (target->n_limits > PR_CEU_CLASSES)
			return pr_fail(err, PR_EINVAL,
				       "cycle %zu has %zu minimums and "
				       "maximums; at most %d can be held",
				       t + 1, target->n_limits, PR_CEU_CLASSES);
		for (size_t i = 0; i < target->n_limits; i++)
			if (target->limits[i].class < 0 ||
			    target->limits[i].class >= PR_CEU_CLASSES)
				return pr_fail(err, PR_EINVAL,
					       "limit %zu of cycle %zu is of "
					       "class %d; classes are 0 to %d",
					       i + 1, t + 1,
					       target->limits[i].class,
					       PR_CEU_CLASSES - 1);
	}
	return PR_OK;
}

static enum pr_status
check(const struct job *job, struct pr_err *err)
{
	enum pr_status st = check_targets(job, err);
	uint64_t all;

	if (st != PR_OK)
		return st;
	all = job->n_targets < 64 ? (UINT64_C(1) << job->n_targets) - 1
				  : UINT64_MAX;
	for (size_t i = 0; i < job->n; i++) {
		if (job->items[i].units <= 0)
			return pr_fail(err, PR_EINVAL,
				       "activity %zu has %d hundredths of a "
				       "unit; it needs more than 0",
				       i + 1, job->items[i].units);
		if (!job->items[i].may || (job->items[i].may & ~all))
			return pr_fail(err, PR_EINVAL,
				       "activity %zu can count in no cycle, or "
				       "in one that is not there",
				       i + 1);
	}
	return PR_OK;
}

/* ---- sides --------------------------------------------------------------- */

/* What more of it would change nothing; see alloc_internal.h. */
static int
cap_of(const struct pr_ceu_target *target, int max, int min)
{
	int cap = min < 0 ? target->need : target->limits[min].amount;

	if (max >= 0 && target->limits[max].amount < cap)
		cap = target->limits[max].amount;
	return cap > 0 ? cap : 0;
}

/* Adds up one slot; true when a choice can still change what it says. */
static bool
fill_slot(struct alloc_slot *slot, const struct alloc_side *side,
	  const struct job *job)
{
	uint64_t bit = UINT64_C(1) << side->number;
	int64_t sum = 0;
	bool moves = false;

	for (size_t i = 0; i < job->n; i++) {
		const struct pr_ceu_item *item = &job->items[i];

		if (!(item->may & bit) || !alloc_hits(side, slot, item))
			continue;
		if (has_choice(item))
			moves = true;
		else
			sum += item->units;
	}
	slot->start = sum < slot->cap ? (int)sum : slot->cap;
	return moves && slot->start < slot->cap;
}

/* Slots of one maximum (-1: of what is under none). */
static void
add_slots(struct alloc_side *side, int max, const struct job *job)
{
	const struct pr_ceu_target *target = side->target;

	for (int min = -1; min < (int)target->n_limits; min++) {
		struct alloc_slot slot = { .max = max, .min = min };

		if (min >= 0 && target->limits[min].maximum)
			continue;
		slot.cap = cap_of(target, max, min);
		if (fill_slot(&slot, side, job))
			side->slots[side->n_slots++] = slot;
		else
			side->fixed[1 + min] += slot.start;
	}
}

static enum pr_status
make_side(struct alloc_side *side, int number, const struct job *job,
	  struct pr_err *err)
{
	const struct pr_ceu_target *target = &job->targets[number];

	*side = (struct alloc_side){ .target = target, .number = number };
	side->slots = mem_array(ALLOC_SLOTS, sizeof(*side->slots));
	if (!side->slots)
		return mem_fail(err);
	add_slots(side, -1, job);
	for (size_t i = 0; i < target->n_limits; i++)
		if (target->limits[i].maximum)
			add_slots(side, (int)i, job);
	return PR_OK;
}

/* ---- groups -------------------------------------------------------------- */

static void
group_release(struct alloc_group *group)
{
	for (size_t s = 0; s < group->n_sides; s++)
		free(group->sides[s].slots);
	free(group->sides);
	free(group->picks);
}

/* All targets that hang together with target t by items with a choice. */
static uint64_t
reach(const struct job *job, size_t t)
{
	uint64_t all = UINT64_C(1) << t;
	uint64_t before = 0;

	while (all != before) {
		before = all;
		for (size_t i = 0; i < job->n; i++)
			if (has_choice(&job->items[i]) &&
			    (job->items[i].may & all))
				all |= job->items[i].may;
	}
	return all;
}

/* The bits of may that are set in all, moved together. */
static uint64_t
as_sides(uint64_t may, uint64_t all)
{
	uint64_t sides = 0;
	int n = 0;

	for (int t = 0; t < PR_CEU_TARGETS; t++) {
		if (!(all >> t & 1))
			continue;
		sides |= (may >> t & 1) << n;
		n++;
	}
	return sides;
}

static enum pr_status
make_group(struct alloc_group *group, uint64_t all, const struct job *job,
	   struct pr_err *err)
{
	group->sides = mem_array(PR_CEU_TARGETS, sizeof(*group->sides));
	group->picks = mem_array(job->n, sizeof(*group->picks));
	if (!group->sides || !group->picks)
		return mem_fail(err);
	for (int t = 0; t < PR_CEU_TARGETS; t++) {
		enum pr_status st;

		if (!(all >> t & 1))
			continue;
		st = make_side(&group->sides[group->n_sides++], t, job, err);
		if (st != PR_OK)
			return st;
	}
	for (size_t i = 0; i < job->n; i++) {
		struct alloc_pick pick = { .item = job->items[i], .at = i };

		if (!has_choice(&pick.item) || !(pick.item.may & all))
			continue;
		pick.item.may = as_sides(pick.item.may, all);
		pick.low = (size_t)lowest(pick.item.may);
		pick.high = (size_t)highest(pick.item.may);
		group->picks[group->n_picks++] = pick;
	}
	return PR_OK;
}

/* ---- a group ------------------------------------------------------------- */

/* least as it would be if every item counted wherever it may; *reached: a
 * likely way owes no more, so it is the least. */
static enum pr_status
guess_least(struct alloc_group *group, bool *reached, struct pr_err *err)
{
	struct alloc_walk walk;
	unsigned char *to = mem_array(group->n_picks, sizeof(*to));
	int owed[PR_CEU_TARGETS];
	enum pr_status st = alloc_walk_begin(&walk, group, err);

	if (!to)
		st = mem_fail(err);
	for (size_t s = 0; s < group->n_sides && st == PR_OK; s++)
		group->sides[s].least =
			alloc_walk_owed(&walk, s, 0, walk.to_come);
	*reached = false;
	for (int most = 1; most >= 0 && st == PR_OK && !*reached; most--) {
		st = alloc_guess(to, owed, &walk, 0, 0, most, err);
		*reached = st == PR_OK;
		for (size_t s = 0; s < group->n_sides && st == PR_OK; s++) {
			group->sides[s].likely = owed[s];
			*reached = *reached && owed[s] <= group->sides[s].least;
		}
	}
	alloc_walk_release(&walk);
	free(to);
	return st;
}

/* *likely: nothing better than the likely way was looked for. */
static enum pr_status
solve(unsigned char *to, struct alloc_group *group, bool *likely,
      struct pr_err *err)
{
	bool reached = false;
	enum pr_status st = guess_least(group, &reached, err);

	*likely = false;
	if (st == PR_OK && !reached)
		st = alloc_least(group, likely, err);
	if (st == PR_OK && !*likely)
		st = alloc_first(to, group, likely, err);
	if (st == PR_OK && *likely) {
		bool many; /* never: its first guess is that way */

		for (size_t s = 0; s < group->n_sides; s++)
			group->sides[s].least = group->sides[s].likely;
		st = alloc_first(to, group, &many, err);
	}
	return st;
}

static enum pr_status
give_group(struct job *job, uint64_t all, struct pr_err *err)
{
	struct alloc_group group = { 0 };
	bool likely = false;
	unsigned char *to = mem_array(job->n, sizeof(*to));
	enum pr_status st = to ? PR_OK : mem_fail(err);

	if (st == PR_OK)
		st = make_group(&group, all, job, err);
	if (st == PR_OK)
		st = solve(to, &group, &likely, err);
	if (likely)
		job->likely |= all;
	for (size_t i = 0; i < group.n_picks && st == PR_OK; i++)
		job->given[group.picks[i].at] = group.sides[to[i]].number;
	group_release(&group);
	free(to);
	return st;
}

static enum pr_status
give_all(struct job *job, struct pr_err *err)
{
	uint64_t done = 0;
	enum pr_status st = PR_OK;

	for (size_t i = 0; i < job->n; i++)
		job->given[i] = lowest(job->items[i].may);
	for (size_t i = 0; i < job->n && st == PR_OK; i++) {
		uint64_t may = job->items[i].may;
		uint64_t all;

		if (!has_choice(&job->items[i]) || (may & done))
			continue;
		all = reach(job, (size_t)lowest(may));
		done |= all;
		st = give_group(job, all, err);
	}
	return st;
}

enum pr_status
pr_ceu_allocate(int *given, const struct pr_ceu_target *targets,
		size_t n_targets, const struct pr_ceu_item *items, size_t n,
		uint64_t *likely, struct pr_err *err)
{
	struct job job = { targets, n_targets, items, n, NULL, 0 };
	enum pr_status st = check(&job, err);

	if (st != PR_OK)
		return st;
	job.given = mem_array(n, sizeof(*job.given));
	if (!job.given)
		return mem_fail(err);
	st = give_all(&job, err);
	if (st == PR_OK && n > 0)
		memcpy(given, job.given, n * sizeof(*given));
	if (st == PR_OK && likely)
		*likely = job.likely;
	free(job.given);
	return st;
}

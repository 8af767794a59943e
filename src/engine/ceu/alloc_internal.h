/*
 * engine/ceu/alloc_internal.h - what the files of the allocator share
 *
 * floor    engine, private to alloc*.c
 * idea     Of a target only some sums decide what is owed; of these only the
 *          ones that a choice can still move are kept in a state.
 *
 *          A sum is held only up to a cap, beyond which more of it changes
 *          nothing. That loses nothing: units are above 0, so
 *          min(cap, a + b) = min(cap, min(cap, a) + b), and a state made by
 *          clipped steps is the clipped sum of its items. What is owed is a
 *          function of the clipped sums: it sees
 *            units under no maximum only as need - sum, so up to need;
 *            units of a maximum's class only as min(sum, amount), so up to
 *            the amount, and as part of the total, so up to need;
 *            a minimum's units only as amount - sum, so up to its amount, and
 *            those within a maximum only as far as that lets through.
 *          It never grows with any of them.
 */
#ifndef ENGINE_CEU_ALLOC_INTERNAL_H
#define ENGINE_CEU_ALLOC_INTERNAL_H

#include "proctor/ceu_alloc.h"

/* One sum of a target: of the units within maximum `max` (-1: within none),
 * and within minimum `min` (-1: all of them). */
struct alloc_slot {
	int cap;
	int start; /* by items that have no choice, clipped */
	int max, min;
};

/* A target among which there is a choice. */
struct alloc_side {
	const struct pr_ceu_target *target;
	int number; /* of the target */
	struct alloc_slot *slots;
	size_t n_slots;
	/* what no choice moves: the total, then by limit */
	int64_t fixed[1 + PR_CEU_CLASSES];
	int least;  /* owed, once known */
	int likely; /* owed on the likely way */
};

/* An item with a choice. */
struct alloc_pick {
	struct pr_ceu_item item; /* may: bit i is side i of the group */
	size_t at;               /* its number among all items */
	size_t low, high;        /* its first and last side */
};

/* Targets that hang together by choices, and the items in question. */
struct alloc_group {
	struct alloc_side *sides; /* in the order of targets */
	size_t n_sides;
	struct alloc_pick *picks; /* in the order of items */
	size_t n_picks;
};

/* The maximum that an item falls under, the first one; -1 none. */
int alloc_maximum(const struct pr_ceu_target *target, uint32_t in);

/* What is owed with this total and, by limit, so much of each minimum. */
int alloc_owed(const struct pr_ceu_target *target, int64_t total,
	       const int64_t *have);

/* The same of a side, by the values of its slots. */
int alloc_side_owed(const struct alloc_side *side, const int *value);

/* True when a unit of the item adds to the slot. */
bool alloc_hits(const struct alloc_side *side, const struct alloc_slot *slot,
		const struct pr_ceu_item *item);

/* More states of one moment than this are not walked through. */
#define ALLOC_STATES ((size_t)1 << 16)

/* Fills least of every side: the smallest in the order of a dictionary.
 * *many: there were too many states, least is not known. */
PR_NODISCARD enum pr_status alloc_least(struct alloc_group *group, bool *many,
					struct pr_err *err);

/* With every least known: to[i] is the side of pick i, the smallest such in
 * the order of a dictionary. *many: too many states before one way to reach
 * the least was known; there is no answer. */
PR_NODISCARD enum pr_status alloc_first(unsigned char *to,
					const struct alloc_group *group,
					bool *many, struct pr_err *err);

/* ---- states: all of one moment are of one width ------------------------- */

struct alloc_step {
	uint32_t from;    /* the state before */
	unsigned char to; /* the side its item went to */
};

struct alloc_layer {
	size_t n, width;
	int *values; /* n rows of width */
	struct alloc_step *steps;
	uint32_t *hashes;
	uint32_t *table; /* row + 1 by hash, 0 free */
	size_t room, room_values, room_table;
};

void alloc_layer_release(struct alloc_layer *layer);

/* Empties it for rows of this width. */
void alloc_layer_reset(struct alloc_layer *layer, size_t width);

/* Adds a row unless the same is there, and then keeps the older one; *place
 * is where it is. */
PR_NODISCARD enum pr_status alloc_layer_add(struct alloc_layer *layer,
					    const int *row,
					    struct alloc_step step,
					    size_t *place, struct pr_err *err);

/* ---- a walk over the items of a group ------------------------------------ */

#define ALLOC_SLOTS 96 /* of a side: (1 + maximums) * (1 + minimums) <= 81 */

struct alloc_walk {
	const struct alloc_group *group;
	struct alloc_layer now, next;
	size_t open[PR_CEU_TARGETS], n_open; /* sides in a row, in its order */
	int at[PR_CEU_TARGETS];              /* where a side lies, -1 not */
	size_t left[PR_CEU_TARGETS]; /* items to come that may go there */
	bool closed[PR_CEU_TARGETS];
	size_t base[PR_CEU_TARGETS]; /* of a side's slots in to_come */
	int64_t *to_come; /* by slot of every side: units that may go there */
	int *row;         /* one of the widest */
	int *scratch;     /* slots of one side */
	/* the state, and for its item the side, of a known way; see
	 * alloc_first.c; SIZE_MAX none */
	size_t known;
	unsigned char known_to;
	bool *keep;
	size_t room_keep;
};

PR_NODISCARD enum pr_status alloc_walk_begin(struct alloc_walk *walk,
					     const struct alloc_group *group,
					     struct pr_err *err);
void alloc_walk_release(struct alloc_walk *walk);

/* Every state by every side the item may go to, by state and then by side, so
 * that states stay in the order of a dictionary of what was given. */
PR_NODISCARD enum pr_status alloc_walk_step(struct alloc_walk *walk,
					    const struct alloc_pick *pick,
					    struct pr_err *err);

/* Room for one flag a state, all set. */
PR_NODISCARD enum pr_status alloc_walk_flags(struct alloc_walk *walk,
					     struct pr_err *err);

/* Takes away states that are not kept, and sides that are closed. */
PR_NODISCARD enum pr_status alloc_walk_shrink(struct alloc_walk *walk,
					      struct pr_err *err);

/* What a side of state i owes with so much more in its slots; more NULL:
 * with nothing more. */
int alloc_walk_owed(const struct alloc_walk *walk, size_t side, size_t i,
		    const int64_t *more);

/* ---- a likely way -------------------------------------------------------- */

/* Gives picks `next` and later, from state i of the walk on: each to the first
 * side it helps, or with `most` to the one it helps most. owed receives what
 * each open side then owes; to, from `next` on, where they went. */
PR_NODISCARD enum pr_status alloc_guess(unsigned char *to, int *owed,
					const struct alloc_walk *walk, size_t i,
					size_t next, bool most,
					struct pr_err *err);

#endif

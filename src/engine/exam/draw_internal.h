/*
 * engine/exam/draw_internal.h - the draw while it is being made
 *
 * floor    engine (exam)
 * idea     ranked holds the pool in the order of preference; picks happen in
 *          that order, so every rule of preference is one comparison.
 */
#ifndef PR_DRAW_INTERNAL_H
#define PR_DRAW_INTERNAL_H

#include "proctor/form.h"
#include "proctor/rng.h"

/* Random streams of one seed, so that one use never shifts another. */
enum draw_stream {
	DRAW_ITEMS,
	DRAW_SETS,
	DRAW_ORDER,
	DRAW_OPTIONS
};

struct draw {
	const struct pr_candidate *pool;
	size_t n_pool;
	size_t n_domains;
	const struct pr_draw_plan *plan;
	size_t *ranked;              /* n_pool indexes, best first */
	bool *taken;                 /* by pool index */
	bool *banned;                /* an enemy was taken */
	enum pr_role *role;          /* by pool index, where taken */
	int scored[PR_DOMAINS_MAX];  /* still wanted */
	int pretest[PR_DOMAINS_MAX]; /* still wanted */
	size_t n_taken;
};

/* May this candidate be drawn at all under the plan? */
bool draw_eligible(const struct draw *draw, size_t i);

/* Does the first name the second as its enemy? */
bool draw_enemies(const struct draw *draw, size_t of_index, size_t i);

/* Takes one candidate into a role and bans its enemies. */
void draw_take(struct draw *draw, size_t i, enum pr_role role);

/* Case sets, whole, as many as their share of the pool asks for. */
PR_NODISCARD enum pr_status draw_sets(struct draw *draw, struct pr_err *err);

/* The taken candidates as slots: sets together, order and options shuffled. */
PR_NODISCARD enum pr_status draw_slots(struct draw *draw, struct pr_form *form,
				       struct pr_err *err);

#endif

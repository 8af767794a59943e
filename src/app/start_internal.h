/*
 * app/start_internal.h - from a plan to a form, by kind of sitting
 *
 * floor    app
 * idea     A mock, practice and the diagnostic are drawn by the blueprint; the
 *          quick check, the weak drill and the review are lists of candidates
 *          that somebody chose, in their order.
 */
#ifndef PR_APP_START_INTERNAL_H
#define PR_APP_START_INTERNAL_H

#include "pool.h"
#include "seat_internal.h"

#define START_NOTICE 600

/* Everything between the plan and the rows. */
struct start {
	struct pr_desk *desk;
	const struct pr_plan *plan;
	struct pr_exam *exam;
	int64_t exam_rev;
	struct pool pool;
	struct pr_draw_plan draw;
	struct pr_form *form;
	int64_t release; /* reserved form that is sat now, 0 none */
	struct pr_db_sitting row;
	char notice[START_NOTICE]; /* to be said before the first item */
};

/* Loads exam, pool and draw plan; whole or not, start_release() ends it. */
PR_NODISCARD enum pr_status start_pool(struct start *s, struct pr_err *err);
void start_release(struct start *s);

/* The form, by the kind of the plan. */
PR_NODISCARD enum pr_status start_form(struct start *s, struct pr_err *err);
PR_NODISCARD enum pr_status start_weak(struct start *s, struct pr_err *err);
PR_NODISCARD enum pr_status start_quick(struct start *s, struct pr_err *err);
PR_NODISCARD enum pr_status start_review(struct start *s, struct pr_err *err);

/* ---- start_list.c: a form from a list ------------------------------------ */

/* s->form from these candidates of the pool, in this order; the order of
 * their options depends on the seed and their place alone. */
PR_NODISCARD enum pr_status start_list(struct start *s, const size_t *index,
				       size_t n, struct pr_err *err);

/* May it be met outside a mock: neither held back nor in pretest. */
bool start_free(const struct pr_candidate *c);

/* Are these two never to be in one form? Enmity is mutual. */
bool start_enemies(const struct pool *pool, size_t a, size_t b);

/* An enemy of it, or another item of its case, is among the n listed. */
bool start_clashes(const struct pool *pool, const size_t *index, size_t n,
		   size_t i);

/* Adds a sentence to what is to be said. */
void start_say(struct start *s, const char *fmt, ...) PR_PRINTF(2, 3);

#endif

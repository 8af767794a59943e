/*
 * app/pool.h - what may be drawn for an exam and this learner
 *
 * floor    app
 * idea     The pool is loaded anew for each draw: it depends on what the
 *          learner has met, on the forms held back for mocks and on the day.
 */
#ifndef PR_APP_POOL_H
#define PR_APP_POOL_H

#include "proctor/desk.h"
#include "proctor/exam.h"
#include "proctor/form.h"
#include "proctor/plan.h"
#include "proctor/seat.h"
#include "proctor/store_pool.h"

/* What a drill wants to know beside the candidate. */
struct pool_fact {
	int64_t bank;
	int type;    /* enum pr_item_type */
	int seconds; /* expected, 0 unknown */
};

struct pool {
	struct pr_candidate *candidates;
	int *enemies;   /* storage of all candidates' enemies */
	int64_t *items; /* item row of each candidate */
	struct pool_fact *facts;
	size_t n;
};

/* The exams whose items an exam draws: itself first, then those its tasks
 * take from. More than these are not looked at. */
struct exam_names {
	const char *names[PR_POOL_EXAMS];
	size_t n;
};
void app_exam_names(struct exam_names *out, const struct pr_exam *exam);

PR_NODISCARD enum pr_status app_pool_load(struct pool *out,
					  struct pr_desk *desk,
					  const struct pr_exam *exam,
					  struct pr_err *err);
void app_pool_release(struct pool *pool);

/* Marks candidates in the learner's reserved forms of this exam. */
PR_NODISCARD enum pr_status app_pool_reserve(struct pool *pool,
					     struct pr_desk *desk,
					     const struct pr_exam *exam,
					     struct pr_err *err);

/* A plan with every default filled in from exam and learner. */
PR_NODISCARD enum pr_status app_draw_plan(struct pr_draw_plan *out,
					  struct pr_desk *desk,
					  const struct pr_exam *exam,
					  const struct pr_plan *plan,
					  struct pr_err *err);

/* pr_seat_pool, and how many items there are for all plans and how many of
 * them were never met; items is -1 when it failed before it had them. */
PR_NODISCARD enum pr_status app_pool_look(struct pr_desk *desk,
					  const struct pr_plan *plan,
					  struct pr_pool *out, long *items,
					  long *unseen, struct pr_err *err);

/* How many forms of this size may be held back out of so many items, when
 * their domains allow it. */
int app_reserve_max(long items, int form);

/* A slot of a form for candidate i of the pool, chosen as it is; the order of
 * its options depends on the seed alone. */
PR_NODISCARD enum pr_status app_pool_slot(struct pr_slot *out,
					  const struct pool *pool, size_t i,
					  size_t n_domains, uint64_t seed,
					  struct pr_err *err);

/* diagnostic.c: whether a diagnostic of PR_DIAGNOSTIC_ITEMS can be drawn out of
 * a pool in which reserved items are marked; the second loads the pool. */
bool app_diagnostic_possible(const struct pr_exam *exam,
			     const struct pool *pool);
PR_NODISCARD enum pr_status app_diagnostic_load(bool *out, struct pr_desk *desk,
						const struct pr_exam *exam,
						struct pr_err *err);

/* Makes sure the learner's reserved forms of this exam exist. */
PR_NODISCARD enum pr_status app_reserve_fill(struct pr_desk *desk,
					     const struct pr_exam *exam,
					     int64_t exam_rev,
					     struct pr_err *err);

#endif

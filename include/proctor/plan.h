/*
 * proctor/plan.h - what a learner wants to sit, and whether the banks can
 *
 * floor    app
 * idea     The pool is counted domain by domain before any clock starts; too
 *          few is said with the number missing.
 */
#ifndef PR_PLAN_H
#define PR_PLAN_H

#include "proctor/desk.h"
#include "proctor/sitting.h"

/* What to sit. Zero members mean the default in brackets. */
struct pr_plan {
	const char *exam;          /* identifier; NULL: the learner's exam */
	enum pr_sitting_kind kind; /* any but DRILL, see proctor/drill.h */
	const char *domain, *task; /* practice; NULL any */
	int items;   /* practice [10], diagnostic [50], review [the queue] */
	bool weak;   /* practice: where points are lost, see proctor/weak.h */
	int minutes; /* review: of today's queue [what is left of today] */
	bool seeded;
	uint64_t seed;
	bool untimed;
	enum pr_clock_policy policy;
	int time_percent;         /* 0: the learner's accommodation */
	int extra_min;            /* -1: the learner's accommodation */
	int breaks_stop;          /* -1: the learner's accommodation */
	bool touch_reserve;       /* practice may draw reserved items */
	const char *form_json;    /* a saved form, NULL: draw */
	const char *const *avoid; /* saved forms (JSON text) to avoid */
	size_t n_avoid;
};

struct pr_pool_row {
	char domain[65];
	char title[160];
	struct pr_pool_count count;
};

struct pr_pool {
	struct pr_pool_row rows[PR_DOMAINS_MAX];
	size_t n_rows;
	bool enough;
	char why_not[240]; /* "" when enough, or when the rows say it */
	int missing;
	int met_before;    /* items of a form drawn now that were seen */
	int items, scored; /* of that form, 0 when there is none */
};

/**
 * Counts the pool for a plan, domain by domain, before any clock starts.
 *
 * owns     out is the caller's
 * errors   PR_ENOTFOUND (exam, domain, task), PR_ESCHEMA (outline), PR_EIO
 */
PR_NODISCARD enum pr_status pr_seat_pool(struct pr_desk *desk,
					 const struct pr_plan *plan,
					 struct pr_pool *out,
					 struct pr_err *err);

#endif

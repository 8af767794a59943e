/*
 * app/study_plan.h - what the files of the plan share
 *
 * floor    app
 */
#ifndef PR_APP_STUDY_PLAN_H
#define PR_APP_STUDY_PLAN_H

#include "proctor/study.h"
#include "proctor/study_plan.h"

#include "review_internal.h"
#include "study_internal.h"

/* Everything between the rows of the store and the plan. */
struct study_make {
	struct pr_desk *desk;
	struct pr_study *study;
	struct study_pool pool;
	struct study_when when;
	struct pr_study_in in;
	struct pr_study_group *groups;
	size_t n_groups, groups_cap;
	struct pr_study_slot *slots;
	struct pr_study_made made;
	struct pr_study_today queue; /* what today's queue holds */
	long unseen;
	int mocks_done;
	/* the arrays behind in */
	int have[PR_STUDY_DAYS_MAX], skills[PR_STUDY_DAYS_MAX];
	double review_items[PR_STUDY_DAYS_MAX];
	double review_seconds[PR_STUDY_DAYS_MAX];
	double after[PR_STUDY_DAYS_MAX];
};

/* ---- study_gather.c ------------------------------------------------------ */

/* Fills in and groups from pool, days and what was done; not today. */
PR_NODISCARD enum pr_status study_gather(struct study_make *m,
					 struct pr_err *err);

/* ---- study_say.c --------------------------------------------------------- */

/* fit and today_line. */
void study_say(struct study_make *m);

#endif

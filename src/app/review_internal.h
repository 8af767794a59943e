/*
 * app/review_internal.h - what the files of today's queue share
 *
 * floor    app
 */
#ifndef PR_APP_REVIEW_INTERNAL_H
#define PR_APP_REVIEW_INTERNAL_H

#include "proctor/review.h"
#include "proctor/study_plan.h"

#include "study_internal.h"

struct review_make {
	struct pr_desk *desk;
	struct pr_review *review;
	struct study_pool pool;
	struct study_when when;
	struct study_room room; /* of today, for the queue */
	int budget_s;           /* of this queue */
	int left_s;             /* of it, while rows are taken */
	size_t cap;             /* of the rows */
};

/* ---- review.c ------------------------------------------------------------ */

/* The queue that fits into what the plan leaves it; pool is lent. */
PR_NODISCARD enum pr_status review_today(struct pr_review **out,
					 struct pr_desk *desk,
					 const struct study_pool *pool,
					 const struct study_when *when,
					 const struct study_room *room,
					 struct pr_err *err);

/* ---- review_rows.c ------------------------------------------------------- */

/* Counts what is met, faded and unseen, ranks it, and takes what fits. */
PR_NODISCARD enum pr_status review_rows(struct review_make *m,
					struct pr_err *err);

/* The last days before the exam: nothing new. */
bool review_is_quiet(const struct review_make *m);

/* ---- review_skills.c ----------------------------------------------------- */

/* Faded skills of the drills, at the end; before review_rows() they keep a
 * share of the time, and the others have what is left after it. */
struct review_skills {
	struct pr_review_row rows[PR_STUDY_SKILLS_MOST];
	size_t n;
	size_t kept; /* of these, with a place before the items */
};
PR_NODISCARD enum pr_status review_skills_load(struct review_skills *out,
					       struct review_make *m,
					       struct pr_err *err);
PR_NODISCARD enum pr_status review_skills_add(
	struct review_make *m, const struct review_skills *skills,
	struct pr_err *err);

/* One more row, zeroed; NULL without memory. */
struct pr_review_row *review_row_add(struct review_make *m);

/* ---- review_ahead.c ------------------------------------------------------ */

/* What reviews the coming days bring, none of them above its minutes. */
void review_ahead(struct review_make *m);

/* ---- review_say.c -------------------------------------------------------- */

void review_say(const struct review_make *m);

#endif

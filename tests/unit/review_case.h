/* review_case.h - a learner's queue at the desk of a test */
#ifndef REVIEW_CASE_H
#define REVIEW_CASE_H

#include "app/internal.h"
#include "proctor/date.h"
#include "proctor/drill.h"
#include "proctor/review.h"
#include "proctor/store_learn.h"
#include "proctor/study.h"

#include "seat_case.h"

#include <math.h>

#define TODAY 20775 /* CASE_NOW, days since 1970 */

static inline struct pr_review *
load(struct desk_case *c, int minutes)
{
	struct pr_review *r = NULL;

	assert_pr_ok(pr_review_load(c->desk, "RHIT", minutes, &r, &c->err),
		     &c->err);
	assert_non_null(r);
	assert_true(r->sentence[0]);
	return r;
}

static inline void
set(struct desk_case *c, const char *date, int minutes, unsigned days)
{
	struct pr_learner l = *pr_desk_learner(c->desk);

	snprintf(l.exam, sizeof(l.exam), "RHIT");
	snprintf(l.exam_date, sizeof(l.exam_date), "%s", date);
	l.minutes_a_day = minutes;
	l.study_days = days;
	assert_pr_ok(pr_desk_save_learner(c->desk, &l, &c->err), &c->err);
}

static inline int
seconds(const struct pr_review *r)
{
	int sum = 0;

	for (size_t i = 0; i < r->n; i++)
		sum += r->rows[i].seconds;
	return sum;
}

/* The rows of the queue that are there now become items that were met. */
struct past {
	double s, d;
	int days; /* ago */
	unsigned flags;
};

static inline int64_t
item_of(struct desk_case *c, int64_t item_rev)
{
	struct pr_db_rev rev;

	assert_pr_ok(pr_db_rev_get(c->desk->store, item_rev, &rev, &c->err),
		     &c->err);
	return rev.item;
}

static inline void
meet(struct desk_case *c, int64_t item_rev, const struct past *past)
{
	struct pr_db_memory row = {
		.learner = c->desk->learner.id,
		.item = item_of(c, item_rev),
		.skill = "",
		.s = past->s,
		.d = past->d,
		.reviews = 1,
		.last_day = TODAY - past->days,
		.last_ms = CASE_NOW - past->days * 86400000LL,
		.flags = past->flags,
	};

	assert_pr_ok(pr_db_memory_put(c->desk->store, &row, &c->err), &c->err);
	assert_pr_ok(pr_db_seen_put(c->desk->store, row.learner, item_rev,
				    row.last_ms, &c->err),
		     &c->err);
}

static inline const struct pr_review_row *
row_of(const struct pr_review *r, int64_t item_rev)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->rows[i].item_rev == item_rev)
			return &r->rows[i];
	return NULL;
}

#endif

/* review.c - today's queue; see proctor/review.h */
#include "util/mem.h"

#include "review_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
pr_review_free(struct pr_review *review)
{
	if (!review)
		return;
	free(review->rows);
	free(review);
}

struct pr_review_row *
review_row_add(struct review_make *m)
{
	struct pr_review *r = m->review;
	struct pr_review_row *rows =
		mem_room(r->rows, r->n, &m->cap, sizeof(*rows));

	if (!rows)
		return NULL;
	r->rows = rows;
	rows += r->n++;
	memset(rows, 0, sizeof(*rows));
	return rows;
}

static void
fill_head(struct review_make *m)
{
	struct pr_review *r = m->review;
	const struct study_when *when = &m->when;

	snprintf(r->exam, sizeof(r->exam), "%s", m->pool.exam->identifier);
	study_date(r->today, when->today);
	if (when->exam_day)
		study_date(r->exam_date, when->exam_day);
	r->days_left = when->exam_day ? when->exam_day - when->today
				      : PR_REVIEW_HORIZON;
	r->minutes = m->desk->learner.minutes_a_day;
	r->minutes_done = when->minutes_done;
	r->study_day = study_is_day(when, when->today);
	m->budget_s = 60 * m->room.minutes;
	m->left_s = m->budget_s;
}

static enum pr_status
make(struct review_make *m, struct pr_err *err)
{
	struct review_skills skills;
	enum pr_status st;

	fill_head(m);
	st = review_skills_load(&skills, m, err);
	if (!st)
		st = review_rows(m, err);
	if (!st)
		st = review_skills_add(m, &skills, err);
	if (!st) {
		review_ahead(m);
		review_say(m);
	}
	return st;
}

enum pr_status
review_today(struct pr_review **out, struct pr_desk *desk,
	     const struct study_pool *pool, const struct study_when *when,
	     const struct study_room *room, struct pr_err *err)
{
	struct review_make m = {
		.desk = desk, .pool = *pool, .when = *when, .room = *room
	};
	enum pr_status st;

	m.review = mem_array(1, sizeof(*m.review));
	if (!m.review)
		return mem_fail(err);
	st = make(&m, err);
	if (st)
		pr_review_free(m.review);
	else
		*out = m.review;
	return st;
}

enum pr_status
pr_review_load(struct pr_desk *desk, const char *exam, int minutes,
	       struct pr_review **out, struct pr_err *err)
{
	struct study_room room = { .minutes = minutes };
	struct study_pool pool;
	struct study_when when;
	enum pr_status st;

	*out = NULL;
	st = study_pool_open(&pool, desk, exam, err);
	if (st)
		return st;
	st = study_when_load(&when, desk, pool.exam, err);
	if (!st && minutes <= 0)
		st = study_room_load(&room, desk, &pool, &when, err);
	if (!st)
		st = review_today(out, desk, &pool, &when, &room, err);
	study_pool_release(&pool);
	return st;
}

/*
 * app/study_internal.h - what the queue and the plan share
 *
 * floor    app
 * idea     The learner's days, minutes and pace, read from the learner's row
 *          and from what was really done. Days are civil days since 1970.
 */
#ifndef PR_APP_STUDY_INTERNAL_H
#define PR_APP_STUDY_INTERNAL_H

#include "proctor/gain.h"

#include "internal.h"
#include "learn.h"
#include "pool.h"

#define STUDY_MINUTES 20 /* a day, when the learner set none */

/* ---- study_time.c -------------------------------------------------------- */

/* When the learner studies, and for which exam. */
struct study_when {
	int today;
	int exam_day;     /* 0: no date for this exam, or it has passed */
	bool passed;      /* there is one and it has passed */
	int minutes;      /* a study day, STUDY_MINUTES when not set */
	unsigned days;    /* bit 0 Monday */
	int minutes_done; /* today, in sittings of any kind */
	bool noted;       /* passed, and the result of that day was entered */
	int score;        /* then */
};

PR_NODISCARD enum pr_status study_when_load(struct study_when *out,
					    struct pr_desk *desk,
					    const struct pr_exam *exam,
					    struct pr_err *err);

/* Whether the learner studies on a day; how many such days from a day up to
 * the day before another. */
bool study_is_day(const struct study_when *when, int day);
int study_days_between(const struct study_when *when, int from, int to);

/* Minutes that are left of today: 0 on a day without study. */
int study_left_today(const struct study_when *when);

/* Minutes spent in sittings since a day began, rounded up. */
PR_NODISCARD enum pr_status study_minutes_since(int *out, struct pr_desk *desk,
						int day, struct pr_err *err);

/* The learner's own median of seconds for an answered item, in the sittings
 * of the last 90 days but drills; 0 without such answers. */
PR_NODISCARD enum pr_status study_median_seconds(int *out, struct pr_desk *desk,
						 int today, struct pr_err *err);

/* "Your result of 2026-07-01, 312, is noted. A new date is set with: ..." when
 * it was entered, else how to enter it; the exam date has passed. */
void study_say_passed(char *out, size_t cap, const struct study_when *when,
		      const struct pr_learner *learner, const char *exam);

void study_date(char out[11], int day);

/* 0 for text that is no date. */
int study_day_of(const char *date);

/* ---- study_pool.c -------------------------------------------------------- */

/* All that could be met for an exam, with what is remembered of it. */
struct study_pool {
	struct pr_exam *exam;
	int64_t exam_rev;
	struct pool pool;
	struct learn_standing standing;
	struct learn_recall *recall; /* by candidate */
	struct pr_fsrs_weights weights;
	double share[PR_DOMAINS_MAX]; /* of the blueprint, sum 1 */
	double fresh[PR_DOMAINS_MAX]; /* of what is new: by points lost */
	int median;                   /* the learner's own seconds, 0 none */
};

/* exam NULL: the default. PR_ENOTFOUND without one, PR_EINVAL for drills;
 * *out is then NULL. exam_rev may be NULL. */
PR_NODISCARD enum pr_status study_exam(struct pr_desk *desk, const char *exam,
				       struct pr_exam **out, int64_t *exam_rev,
				       struct pr_err *err);

/* Of study_exam(). */
PR_NODISCARD enum pr_status study_pool_open(struct study_pool *out,
					    struct pr_desk *desk,
					    const char *exam,
					    struct pr_err *err);
void study_pool_release(struct study_pool *pool);

/* Of candidate i: never shown to the learner and free to be. */
bool study_is_unseen(const struct study_pool *pool, size_t i);
/* Shown before and still asked. */
bool study_is_met(const struct study_pool *pool, size_t i);

/* How well it is known today: recall, or for what was never answered the
 * chance of a right answer. */
double study_known(const struct study_pool *pool, size_t i);

/* Expected seconds: the item's own, else the learner's median, else 60. */
int study_seconds(const struct study_pool *pool, size_t i);

struct pr_gain_in study_gain_in(const struct study_pool *pool, size_t i);

/* ---- study_work.c -------------------------------------------------------- */

/* Text that grows to the end of its room. */
struct study_line {
	char *text;
	size_t cap, at;
};
void study_add(struct study_line *line, const char *fmt, ...) PR_PRINTF(2, 3);

/* "Monday", of a day since 1970. */
const char *study_weekday(int day);

/* ---- study_gather.c ------------------------------------------------------ */

/* What of today the plan leaves to the queue. */
struct study_room {
	int minutes;
	bool diagnostic; /* takes of today */
};

/* Without a date and minutes a day there is no plan: all that is left. */
PR_NODISCARD enum pr_status study_room_load(struct study_room *out,
					    struct pr_desk *desk,
					    const struct study_pool *pool,
					    const struct study_when *when,
					    struct pr_err *err);

/* ---- study_ahead.c ------------------------------------------------------- */

/* Adds the reviews of the next n days of what is remembered: an item comes
 * when its recall has fallen to 90 %, and again after a right answer. items
 * may be NULL; seconds[n]. */
void study_ahead(const struct study_pool *pool, int n, double *items,
		 double *seconds);

/* Expected reviews of an item so many days after it was new; p: its chance
 * of a right answer. items[n]. */
void study_after(const struct study_pool *pool, int n, double p, double *items);

/* Skills of the drills that fall due, by day. days[n]. */
PR_NODISCARD enum pr_status study_skills_ahead(const struct study_pool *pool,
					       struct pr_desk *desk, int n,
					       int *days, struct pr_err *err);

#endif

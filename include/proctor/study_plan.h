/*
 * proctor/study_plan.h - work to be done, laid out over the days to the exam
 *
 * floor    engine (learn; pure)
 * idea     One rule for every study day, today's queue among them: first the
 *          share of the new items that the day owes, at most two thirds of
 *          its minutes; then what has faded; what is left goes to more that
 *          is new. So what is owed changes little from day to day and no
 *          minute is idle while there is work. Mocks are few and far apart
 *          and take their own time beside the minutes.
 */
#ifndef PR_STUDY_PLAN_H
#define PR_STUDY_PLAN_H

#include "proctor/exam.h"

#define PR_STUDY_DAYS_MAX 420    /* 60 weeks */
#define PR_STUDY_MOCK_GAP 5      /* days from one mock to the next, at least */
#define PR_STUDY_QUIET_DAYS 3    /* before the exam: nothing new */
#define PR_STUDY_DRILL_MINUTES 5 /* to refresh a skill of the drills */
#define PR_STUDY_SKILLS_MOST 3   /* before the items of a day */
#define PR_STUDY_FRESH_LEAST 5   /* new items a study day, while there are */

/* New items of one kind: those of a task, or of a domain beside its tasks. */
struct pr_study_group {
	int domain, task; /* task -1: none */
	int unseen;
	double share; /* of the new items this group should have */
	int planned;  /* out: of unseen */
};

/* What today's queue holds; it stands in today's place of the plan. */
struct pr_study_today {
	int review_items, fresh_items, skills;
	int review, fresh, drill;    /* minutes, within pr_study_room() */
	double review_seconds;       /* of what has faded, taken off it */
	int domains[PR_DOMAINS_MAX]; /* new items by domain */
	bool is_short;               /* as pr_study_quota of a whole day */
};

/* All arrays by day, from today on. */
struct pr_study_in {
	int days_left;   /* to the exam */
	size_t n_days;   /* min(days_left, PR_STUDY_DAYS_MAX) */
	int weekday;     /* of today, 0 Monday */
	const int *have; /* minutes; 0: no study on this day */
	/* what is remembered and falls due */
	const double *review_items, *review_seconds;
	const int *skills; /* skills of the drills that fall due */
	/* expected reviews of an item so many days after it was new */
	const double *after;
	int item_seconds, again_seconds; /* of a new item, of its reviews */
	int mock_minutes;                /* a whole mock; 0: there are none */
	int mocks_recent;                /* taken in the last three weeks */
	int mock_last;                   /* days since the last one, -1 none */
	int diagnostic_items;            /* 0: none is wanted */
	const struct pr_study_today *today; /* NULL: laid out as other days */
};

/* A day of the plan; minutes are whole. */
struct pr_study_slot {
	int diagnostic, mock; /* minutes */
	int review_items, review;
	int drill;
	int fresh_items, fresh;
	int domains[PR_DOMAINS_MAX]; /* new items by domain */
	int domain, task;            /* of all new items of the day, -1 mixed */
};

struct pr_study_made {
	/* minutes in all, those of the mocks in both; need is planned and
	 * missing */
	int have, need;
	int missing; /* mocks without a day, new items that are never met */
	int missing_mocks, missing_fresh; /* of these */
	int left_out; /* of reviews and drills, for which there is no time */
	int mocks;
	long unseen, planned; /* new items, the diagnostic's among them */
	bool new_first;       /* what the next day owes is more than it has */
};

/* What a study day owes of what is new. */
struct pr_study_quota {
	int items;
	bool is_short; /* the even share is more than the day takes */
};

/**
 * The new items of a study day that come before its reviews: an even share
 * of those left, PR_STUDY_FRESH_LEAST at least, in two thirds of its minutes.
 *
 * units    unmet items left, study days left for them, this one among them;
 *          minutes of the day; seconds of an item, above 0
 */
struct pr_study_quota pr_study_quota(long unmet, int days, int minutes,
				     int item_seconds);

/**
 * Lays the work out.
 *
 * shape    days[in->n_days]; groups[n_groups] of any order, by task in it
 * units    minutes, seconds, days
 * owns     in is borrowed, out, days and groups are the caller's
 * errors   PR_EINVAL for days or groups that cannot be; out, days and groups
 *          are untouched
 * source   psychometrics 7.5
 */
PR_NODISCARD enum pr_status pr_study_make(struct pr_study_made *out,
					  struct pr_study_slot *days,
					  struct pr_study_group *groups,
					  size_t n_groups,
					  const struct pr_study_in *in,
					  struct pr_err *err);

/**
 * Minutes of today that the diagnostic does not take: what is left for the
 * queue.
 *
 * units    minutes; out has of today's slot the minutes of diagnostic and
 *          mock, NULL is allowed
 * owns     in is borrowed, out is the caller's
 */
int pr_study_room(struct pr_study_slot *out, const struct pr_study_in *in);

/**
 * The days of the mocks alone, as pr_study_make() chooses them: two or three
 * in the last third of the time, the last 5 to 10 days before the exam, on
 * the days with most time and rather on a weekend.
 *
 * shape    mock[in->n_days] receives true for such days
 * units    returns how many are wanted; some of them may find no day
 * owns     in is borrowed, mock is the caller's
 */
int pr_study_mocks(bool *mock, const struct pr_study_in *in);

#endif

/*
 * proctor/review.h - today's queue: what is worth meeting again, and first
 *
 * floor    app
 * idea     Items and skills are ranked by what an answer today gains on exam
 *          day, times the weight of their domain, over the seconds they take
 *          (proctor/gain.h). With an exam date today is laid out by the rule
 *          of every day of the plan (proctor/study_plan.h): the new items it
 *          owes have their place, reviews the rest; reviews stand first, new
 *          items when time is short, and nothing new comes in the last three
 *          days. The queue is cut to the day's minutes, so a day that was
 *          missed is spread over the days to come and never piled up. Without
 *          an exam date the horizon is 60 days and reviews come first.
 */
#ifndef PR_REVIEW_H
#define PR_REVIEW_H

#include "proctor/desk.h"

#define PR_REVIEW_DAYS 14
#define PR_REVIEW_HORIZON 60 /* days, when no exam date is set */

struct pr_review_row {
	int64_t item_rev; /* 0: a skill, drilled apart */
	char name[65];    /* identifier of the item; the skill's task */
	char words[81];   /* first words of the stem; the skill's title */
	char domain[65];
	bool unseen;
	bool missed, lucky, misconception; /* how it went last */
	bool unmarked;  /* met and never marked: nothing is known, so it is
			   ranked as a new one */
	double recall;  /* today; of an unseen item its expected chance */
	int days_since; /* last met, 0 for unseen */
	double gain;    /* priority among those met, or among the new */
	int seconds;    /* expected */
};

struct pr_review {
	char exam[65], today[11];
	char exam_date[11]; /* "" no date, or one that has passed */
	int days_left;      /* to the exam, else PR_REVIEW_HORIZON */
	int minutes;        /* a day, as set; 0: not set, 20 are taken */
	int minutes_done;   /* today, in sittings of any kind */
	bool study_day;     /* today is one of the learner's days */
	bool short_time;    /* new items come first, see pr_study_quota() */
	struct pr_review_row *rows; /* today's, in order */
	size_t n;
	size_t n_unseen;          /* of these */
	long met, faded, unseen;  /* in all: met; of these below 90 % or never
				     marked; never met and free to be met */
	int load[PR_REVIEW_DAYS]; /* minutes of review expected from today on,
				     spread over study days */
	char sentence[360]; /* what to do, or why there is nothing; never "" */
};

/**
 * The queue of today.
 *
 * units    exam NULL: pr_study_default(); minutes 0: what is left of today's
 *          beside the diagnostic that the plan has today
 * owns     *out is the caller's, pr_review_free; NULL on failure
 * errors   PR_ENOTFOUND for an exam nobody has, or when there is none yet;
 *          PR_EINVAL for the outline of the drills; PR_EIO, PR_EDAMAGED,
 *          PR_ENOMEM; PR_EFULL, for forms held back from practice are drawn
 *          first when they are missing. An empty queue is no failure.
 * source   psychometrics 7.5
 */
PR_NODISCARD enum pr_status pr_review_load(struct pr_desk *desk,
					   const char *exam, int minutes,
					   struct pr_review **out,
					   struct pr_err *err);

/**
 * Ends a queue; NULL is allowed.
 *
 * owns     takes review
 */
void pr_review_free(struct pr_review *review);

#endif

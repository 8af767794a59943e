/*
 * proctor/study.h - the plan to the exam date, week by week
 *
 * floor    app; the arithmetic is engine/learn/study.c
 * idea     The plan is not stored: it is made each time from the exam, its
 *          date, the learner's minutes and days, and what was really done,
 *          so it is always a plan from here on. What does not fit is said
 *          with the minutes missing.
 */
#ifndef PR_STUDY_H
#define PR_STUDY_H

#include "proctor/desk.h"
#include "proctor/exam.h"

#define PR_STUDY_WEEKS 60 /* an exam further away is planned so far */
#define PR_DIAGNOSTIC_ITEMS 50
#define PR_STUDY_WORDS 320 /* bytes of a sentence */

/* One kind of work on a day. Minutes are whole. */
struct pr_study_day {
	char date[11];
	int have;               /* minutes; 0 on a day without study */
	int fresh_items, fresh; /* new items, minutes */
	int review_items, review;
	int drill; /* minutes of coding drills */
	bool mock, diagnostic;
	int mock_minutes, diagnostic_minutes;
	int need;         /* all of these together; a mock comes on top of the
			     day's minutes */
	int domain, task; /* where the new items lie, -1 mixed */
};

struct pr_study_week {
	char from[11], to[11]; /* Monday to Sunday, cut to the plan */
	size_t day, n_days;    /* into days */
	int have, need;        /* minutes; those of mocks in both */
	int fresh_items, review_items, mocks;
	int domains[PR_DOMAINS_MAX]; /* new items by domain */
};

struct pr_study {
	char exam[65], exam_title[160], exam_date[11], today[11];
	char learner[37]; /* uuid; names of calendar events are made from it */
	int days_left;
	int minutes;               /* a study day */
	unsigned study_days;       /* bit 0 Monday */
	struct pr_study_day *days; /* from today to the day before the exam */
	size_t n_days;
	struct pr_study_week *weeks;
	size_t n_weeks;
	int have, need, missing; /* minutes in all, those of mocks in both;
				    missing 0: it fits */
	int missing_mocks, missing_fresh; /* of these */
	int left_out; /* minutes of review there is no time for */
	int mocks, mocks_done;
	bool new_first;        /* time is short: new before review */
	long unseen, planned;  /* free items never met; of these planned */
	int done_7, planned_7; /* minutes of the last 7 days, done; what the
				  learner's days and minutes would have been */
	int past_review_date;  /* items whose rule is to be looked at again
				  before the exam day */
	char fit[320];         /* one sentence: fits, or by how much not */
	char today_line[160];  /* one sentence for the home screen */
};

/**
 * Sets exam, date, minutes and days of the learner.
 *
 * units    NULL, 0, 0 leave a value as it is; a date belongs to its exam, so
 *          another exam without a date has none
 * owns     strings are borrowed
 * errors   PR_ENOTFOUND for the exam; PR_EINVAL for a date that is none or
 *          is not ahead, minutes outside 5..1440, days outside 1..127;
 *          PR_EIO, PR_EFULL; nothing is changed then
 */
PR_NODISCARD enum pr_status pr_study_set(struct pr_desk *desk, const char *exam,
					 const char *date, int minutes,
					 unsigned study_days,
					 struct pr_err *err);

/**
 * The plan from today on.
 *
 * units    exam NULL: pr_study_default()
 * owns     *out is the caller's, pr_study_free; NULL on failure
 * errors   PR_ENOTFOUND for the exam, or when there is none yet; PR_EINVAL
 *          for the outline of the drills; PR_ESTATE without an exam date or
 *          minutes, or when the date has passed, with what to enter; PR_EIO,
 *          PR_EDAMAGED, PR_ENOMEM; PR_EFULL as pr_review_load
 */
PR_NODISCARD enum pr_status pr_study_load(struct pr_desk *desk,
					  const char *exam,
					  struct pr_study **out,
					  struct pr_err *err);

/**
 * Whether a diagnostic of PR_DIAGNOSTIC_ITEMS can be drawn: every domain has
 * what it needs of items that no form holds back.
 *
 * owns     exam is borrowed; *out is untouched on failure
 * errors   PR_ENOTFOUND for the exam; PR_EIO, PR_EDAMAGED, PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_study_diagnostic(struct pr_desk *desk,
						const char *exam, bool *out,
						struct pr_err *err);

/**
 * Ends a plan; NULL is allowed.
 *
 * owns     takes study
 */
void pr_study_free(struct pr_study *study);

/**
 * The exam that is meant when none is named, as on the home screen: the
 * learner's, else the first that is in force and has items; "" for none.
 *
 * shape    out[65]
 * owns     out is the caller's
 * errors   PR_EIO, PR_EDAMAGED, PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_study_default(struct pr_desk *desk, char out[65],
					     struct pr_err *err);

/** "45 min", "3 h", "3 h 30 min". shape: out[PR_STUDY_WORDS], returned. */
char *pr_study_minutes(char out[PR_STUDY_WORDS], int minutes);

/** "Monday" for 0, static. */
const char *pr_study_weekday(int weekday);

/** Whether there is anything to do on a day. owns: day is borrowed. */
bool pr_study_has_work(const struct pr_study_day *day);

/**
 * What a day holds: "a full mock, 3 h 30 min; 14 to review, 12 new in D3 task
 * 3.2, coding drills"; "nothing" for a day without work.
 *
 * shape    out[PR_STUDY_WORDS], returned; exam may be NULL
 * owns     day and exam are borrowed, out is the caller's
 */
char *pr_study_work(char out[PR_STUDY_WORDS], const struct pr_study_day *day,
		    const struct pr_exam *exam);

/**
 * "mon-fri", "mon,wed,sat", "every day" as a mask, and back in that form.
 *
 * shape    out[40]
 * owns     text is borrowed; out is the caller's
 * errors   PR_EINVAL with an example; *mask is then untouched
 */
PR_NODISCARD enum pr_status pr_study_days_parse(unsigned *mask,
						const char *text,
						struct pr_err *err);
/** The words for a mask. owns: out is the caller's. */
void pr_study_days_format(char out[40], unsigned mask);

#endif

/*
 * proctor/stats.h - what is weak, by what evidence, and what to do about it
 *
 * floor    app (facts); report/ and tui/ only print them
 * idea     Summed from sealed sheets, graded drill responses and the learner
 *          model. Nothing is said before there are answers enough.
 */
#ifndef PR_STATS_H
#define PR_STATS_H

#include "proctor/desk.h"
#include "proctor/exam.h"
#include "proctor/readiness.h"

#define PR_STATS_WEEKS 12

/* Points lost are counted against somebody who stands so far above the passing
 * level in every domain, in logits: a pass is all but sure. */
#define PR_STATS_TARGET 1.0

/*
 * A domain, a task, a level, a skill. Shares are 0..1, lo..hi is 95 %; they
 * are of first meetings, because an item met again tells what is remembered
 * of it and not what is known. Left out are pretest items, what was never
 * displayed, and items whose key was corrected.
 */
struct pr_stat_row {
	char name[65], title[160];
	int domain;    /* index in the outline (a skill: of DRILLS), else -1 */
	double weight; /* of the outline, percent; 0 none */
	long answers, right;      /* met again too */
	long first, first_right;  /* at the first meeting */
	double share, lo, hi;     /* of first; 0, 0..1 without one */
	bool too_few;             /* first are too few to tell the share */
	bool enough;              /* the three below hold */
	double ability, sd;       /* logits above the passing level */
	double below;             /* chance to lie below the passing level */
	bool weak;                /* below > .8 and enough */
	double points_lost;       /* on the form; 0 without one or answers */
	long fresh;               /* of a domain: never met, free to practise */
	int week[PR_STATS_WEEKS]; /* percent right by week, -1 no answers;
				     the last is the present week */
	int64_t median_ms;        /* of what was answered, 0 none */
	long slow, rapid;         /* slow: over twice the median, and wrong */
	long changes, wrong_to_right, right_to_wrong;
	long lucky, misconceptions; /* right by guess; wrong and sure */
};

struct pr_stat_error {
	int kind; /* enum pr_feedback */
	char name[80];
	long n, last30; /* ever; in the last 30 days */
	char skill[65]; /* that remedies it, "" none */
};

/* How sure the learner was, against truth. Index 0 not said .. 3 sure. */
struct pr_stat_sure {
	long n[4], right[4];
};

struct pr_stat_move {
	int domain;
	int answers; /* so many first answers there: 50, or what is free */
	double more; /* change of the chance by them */
};

struct pr_stat_mock {
	int64_t sitting, end_ms;
	char date[11]; /* of its end, on the clock of its place */
	int score, lo, hi;
	bool passed, counts; /* counts: few items were met before */
};

/* What the advice comes to, for a key that starts it. */
enum pr_stats_next {
	PR_STATS_NEXT_NOTHING,    /* a command to type */
	PR_STATS_NEXT_DIAGNOSTIC, /* of the exam */
	PR_STATS_NEXT_PRACTICE,   /* of next_domain, -1 the whole outline */
	PR_STATS_NEXT_WEAK,       /* the weak drill of the exam */
	PR_STATS_NEXT_MOCK,
	PR_STATS_NEXT_REVIEW,
	PR_STATS_NEXT_DRILL, /* of the kind next_domain, -1 the mixed one */
};

struct pr_stats {
	char exam[65], exam_title[160];
	char exam_date[11]; /* "" none */
	char today[11];
	bool has_form; /* the exam file describes a form, so there are mocks */
	bool drills;   /* the outline is that of the drills, no exam */
	bool result_noted, result_passed; /* of the exam date */
	int result;
	long answers, right, sittings; /* of the exam; drills not among them */
	long recent;                   /* first meetings of the last 14 days */
	int64_t ms;                    /* active time in all, with drills */
	int days; /* days with an answer, of the last 30, with drills */
	struct pr_stat_row all;      /* everything together; name "" */
	struct pr_stat_row *domains; /* by points lost, most first */
	size_t n_domains;
	struct pr_stat_row *tasks; /* with answers, by outline */
	size_t n_tasks;
	struct pr_stat_row levels[3]; /* recall, application, analysis */
	struct pr_stat_row *skills;   /* of drills, with answers; the worst
					 share first, too few last */
	size_t n_skills;
	struct pr_stat_error *errors; /* most first */
	size_t n_errors;
	struct pr_stat_sure sure;
	struct pr_stat_mock *mocks; /* oldest first */
	size_t n_mocks;

	bool ready_shown; /* the members down to moves hold */
	struct pr_readiness ready;
	int ready_percent, ready_lo, ready_hi;     /* as printed */
	struct pr_stat_move moves[PR_DOMAINS_MAX]; /* most first */
	size_t n_moves;
	char ready_why[240]; /* evidence, or why it is hidden */
	bool ready_then;     /* on the exam date; else as of today */
	double coverage;
	long ability_answers;

	char advice[240];         /* one sentence: what to do next, never "" */
	char advice_command[120]; /* "drill weak", "exam RHIT --diagnostic" */
	enum pr_stats_next next;
	int next_domain;
};

/**
 * Where the learner stands for an exam.
 *
 * units    exam NULL: the learner's, else the first that can be sat
 * owns     *out is the caller's, pr_stats_free; NULL on failure
 * errors   PR_ENOTFOUND for an exam nobody has; PR_EIO, PR_EDAMAGED, PR_ENOMEM
 * source   psychometrics 6.4, 8.4, 10
 */
PR_NODISCARD enum pr_status pr_stats_load(struct pr_desk *desk,
					  const char *exam,
					  struct pr_stats **out,
					  struct pr_err *err);

/**
 * Ends stats; NULL is allowed.
 *
 * owns     takes stats
 */
void pr_stats_free(struct pr_stats *stats);

/* Forecasts of this data folder against what happened later. */
struct pr_stats_claims {
	struct pr_calibration mocks;   /* against mocks taken later */
	struct pr_calibration results; /* against real results */
	size_t n_forecasts;
	struct pr_claim_row {
		char exam[65];
		int64_t at_ms; /* of the claim */
		char made[11]; /* its day */
		char date[11]; /* of the outcome, on the clock of its place */
		double p, lo, hi;
		bool pass, real;
		int score;
	} * rows; /* oldest first */
	size_t n_rows;
};

/**
 * Each mock and each real result is set against the last forecast made
 * before it; mocks of which more than 10 % was met before are left out.
 *
 * units    everybody: of all learners, else of the one at the desk
 * owns     *out is the caller's, pr_stats_claims_free; NULL on failure
 * errors   PR_EIO, PR_EDAMAGED, PR_ENOMEM
 * source   psychometrics 8.3
 */
PR_NODISCARD enum pr_status pr_stats_claims(struct pr_desk *desk,
					    bool everybody,
					    struct pr_stats_claims **out,
					    struct pr_err *err);

/**
 * Ends claims; NULL is allowed.
 *
 * owns     takes claims
 */
void pr_stats_claims_free(struct pr_stats_claims *claims);

/**
 * Notes a result of the real examination; an earlier one of the same exam
 * and date stays in the file and counts no more.
 *
 * units    *passed by the exam's cut
 * owns     arguments are borrowed
 * errors   PR_ENOTFOUND for the exam; PR_EINVAL for a date that is none, before
 *          2000 or ahead, or a score outside the scale; PR_EIO, PR_EFULL
 */
PR_NODISCARD enum pr_status pr_stats_result(struct pr_desk *desk,
					    const char *exam, const char *date,
					    int score, bool *passed,
					    struct pr_err *err);

#endif

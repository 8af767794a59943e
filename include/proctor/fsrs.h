/*
 * proctor/fsrs.h - memory of single items and skills: FSRS-6
 *
 * floor    engine (learn; pure)
 * idea     Stability S is the days until recall falls to 90 %, difficulty D
 *          1..10. A review has a grade and a number of whole days since the
 *          last one. A right answer to a multiple-choice item may be a lucky
 *          one, so it counts as known only with a probability.
 */
#ifndef PR_FSRS_H
#define PR_FSRS_H

#include "proctor/err.h"

#define PR_FSRS_WEIGHTS 21

enum pr_fsrs_grade {
	PR_FSRS_AGAIN = 1,
	PR_FSRS_HARD = 2,
	PR_FSRS_GOOD = 3,
	PR_FSRS_EASY = 4,
};

struct pr_fsrs_weights {
	double w[PR_FSRS_WEIGHTS];
};

/* Zeroed: never reviewed. */
struct pr_fsrs {
	double s, d;
};

/**
 * The published default weights.
 *
 * owns     static
 * source   FSRS-6; psychometrics 7.1
 */
const struct pr_fsrs_weights *pr_fsrs_defaults(void);

/**
 * The chance of recall after so many days; 0 for what was never reviewed.
 *
 * owns     all are borrowed
 */
double pr_fsrs_recall(const struct pr_fsrs_weights *w,
		      const struct pr_fsrs *state, double days);

/**
 * Days until recall has fallen to want: rounded, 1..max.
 *
 * units    0 < want < 1
 * owns     all are borrowed
 */
int pr_fsrs_interval(const struct pr_fsrs_weights *w,
		     const struct pr_fsrs *state, double want, int max);

/**
 * Takes one review in.
 *
 * units    days >= 0 since the last review; 0 is the same day
 * owns     state is the caller's
 * source   FSRS-6 in double precision; fsrs-vectors.json to 1e-6 relative
 */
void pr_fsrs_review(struct pr_fsrs *state, const struct pr_fsrs_weights *w,
		    enum pr_fsrs_grade grade, int days);

/* A response, as memory sees it. */
struct pr_fsrs_answer {
	bool right;
	int confidence; /* 0 not given, 1 guess, 2 unsure, 3 sure */
	double guess;   /* chance to be right without knowing, 0 for typed */
	bool fast;      /* below the learner's own median for right answers */
	int days;       /* since the last review */
};

/* How it counts: a grade, and how likely it was known (1: wholly). */
struct pr_fsrs_verdict {
	enum pr_fsrs_grade grade;
	double known; /* 0..1; the rest counts as AGAIN */
	bool lucky;   /* right, but said to be a guess or hardly recalled */
	bool misconception; /* wrong and sure of it */
};

/**
 * The guess-aware grade of a response: wrong is AGAIN; right and sure is
 * GOOD, EASY when fast too; right and unsure is HARD; right by guess is
 * AGAIN for memory; right without a word is GOOD with known = R / (R + (1 -
 * R) guess), R the recall before (for a first meeting: p).
 *
 * units    p: expected chance of a right answer to an item never met
 * owns     all are borrowed
 * source   psychometrics 7.5
 */
struct pr_fsrs_verdict pr_fsrs_judge(const struct pr_fsrs_weights *w,
				     const struct pr_fsrs *state,
				     const struct pr_fsrs_answer *answer,
				     double p);

/**
 * Takes a verdict in: S is exp of the mean of ln S under grade and under
 * AGAIN, weighted by known; D likewise, linear.
 *
 * owns     state is the caller's
 * source   psychometrics 7.5
 */
void pr_fsrs_take(struct pr_fsrs *state, const struct pr_fsrs_weights *w,
		  const struct pr_fsrs_verdict *verdict, int days);

/* ---- fitting the weights to a learner's own log ------------------------- */

/* Reviews of one card lie together, in order of time. */
struct pr_fsrs_log {
	int64_t card;
	int day; /* whole days, any origin */
	int grade;
};

#define PR_FSRS_FIT_MIN 512 /* reviews that can be scored */

struct pr_fsrs_fit {
	struct pr_fsrs_weights weights;
	size_t n, n_held;         /* scored reviews: all, and held back */
	double loss, loss_before; /* in-sample, fitted and with `start` */
	double held, held_before; /* on the held-back last days */
	double held_average;      /* a moving average of recent success */
	bool better; /* lower than before on the held-back days */
};

/**
 * Log loss of weights on a log; only reviews at least a day after the one
 * before are scored.
 *
 * shape    log[n]; *scored receives how many were scored, may be NULL
 * units    mean of -ln p; NAN when none was scored
 * owns     all are borrowed
 */
double pr_fsrs_loss(const struct pr_fsrs_weights *w,
		    const struct pr_fsrs_log *log, size_t n, size_t *scored);

/**
 * Fits weights to a log: weights inside the published bounds, drawn towards
 * the defaults. They are first fitted without the last fifth of the days and
 * judged on it, beside `start` and a moving average; then fitted to all.
 *
 * shape    log[n]; progress may be NULL and is told 0..1, false stops
 * owns     all are borrowed
 * errors   PR_EINVAL below PR_FSRS_FIT_MIN scored reviews (says how many
 *          there are), PR_ESTOP, PR_ENOMEM; out is untouched
 * source   psychometrics 7.3, 7.4
 */
PR_NODISCARD enum pr_status pr_fsrs_fit(struct pr_fsrs_fit *out,
					const struct pr_fsrs_weights *start,
					const struct pr_fsrs_log *log, size_t n,
					bool (*progress)(void *ctx, double at),
					void *ctx, struct pr_err *err);

#endif

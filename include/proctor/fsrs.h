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
	double known;       /* 0..1; the rest counts as AGAIN */
	bool lucky;         /* right, but said to be a guess or known < 1/2 */
	bool misconception; /* wrong and sure of it */
};

/**
 * The chance that an item never met is known, when p is the chance that its
 * answer is right: who does not know it is right by guess alone, so
 * p = known + (1 - known) guess. 0 where p is below guess.
 */
double pr_fsrs_unguessed(double p, double guess);

/**
 * The guess-aware grade of a response: wrong is AGAIN; right and sure is
 * GOOD, EASY when fast too; right and unsure is HARD, right without a word
 * GOOD, both with known = R / (R + (1 - R) guess), R the recall before (for a
 * first meeting: pr_fsrs_unguessed(p)); right by guess is AGAIN for memory. A
 * right answer that was more likely guessed than known, and not said to be
 * sure, is lucky.
 *
 * units    p: expected chance of a right answer to an item never met, with
 *          guessing, as the ability filter tells it
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
	int day;   /* whole days, any origin; a step back counts as none */
	int grade; /* what is below 1 or above 4 counts as 1 or 4 */
};

#define PR_FSRS_FIT_MIN 512 /* reviews that can be scored */

struct pr_fsrs_fit {
	struct pr_fsrs_weights weights; /* fitted to all days */
	size_t n, n_held;               /* scored reviews: all, and held back */
	double loss, loss_before;       /* in-sample, fitted and with `start` */
	double held, held_before;       /* on the held-back last days */
	double held_average;            /* a moving average of recent success */
	bool better; /* held < held_before; the average is told, not asked */
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
 * Fits weights to a log: inside the published bounds, drawn to the defaults
 * and with the newest reviews counting most, as the published optimiser does.
 * They are first fitted without the last fifth of the days on which something
 * is scored and judged on these, beside `start` and a moving average (by the
 * published benchmark: log odds of success, moved by .3 of each surprise);
 * then fitted to all. Losses told are plain means, all reviews alike.
 *
 * `start` is where the search begins and what must be beaten: pass the
 * defaults. Weights of an earlier fit have seen the held-back days already,
 * which makes them hard to beat and the comparison unfair.
 *
 * shape    log[n]; progress may be NULL and is told 0..1, rising; false stops
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

/*
 * proctor/score.h - from right answers to a score, its error and a verdict
 *
 * floor    engine (pure: no I/O, no clock, no allocation, no globals)
 * idea     A form is scored once, from the difficulties frozen at its draw.
 *          On the irt scale the raw score is equated to the reference form
 *          and put on one straight line through (cut, scale cut) and (all
 *          right, scale top), floored at the scale's foot; the other scales
 *          are literal. A short or partial form gets its share and the range
 *          of that share, and no scaled score.
 */
#ifndef PR_SCORE_H
#define PR_SCORE_H

#include "proctor/exam.h"
#include "proctor/irt.h"

/* Below this many scored items no scaled score is given. */
#define PR_SCORE_MIN_ITEMS 60

/* The one level of every range that is printed: 95 % on both sides. */
#define PR_SCORE_Z95 1.959964

/* A share is too thin to judge below this many answers, or when its range
 * is wider than this. */
#define PR_SHARE_MIN_ANSWERS 8
#define PR_SHARE_MAX_WIDTH 0.50

/* Faster than this, or than this part of the item's mean time, is a guess. */
#define PR_RAPID_FLOOR_MS 3000
#define PR_RAPID_SHARE 0.10

/* "If every rating were this much too kind", as a chance. */
#define PR_ANGOFF_SHIFT 0.05

/* Who sits the exam, for accuracy and consistency: logits from the cut. */
#define PR_POPULATION_MEAN 0.5
#define PR_POPULATION_SD 0.8

/* A share of right answers, 0..1, with its 95 % range. */
struct pr_share {
	double value;
	double lo;
	double hi;
};

/* Why a sitting has a scaled score, or has none. */
enum pr_score_basis {
	PR_SCORE_SCALED,       /* it has one */
	PR_SCORE_SHORT,        /* fewer than PR_SCORE_MIN_ITEMS scored items */
	PR_SCORE_PARTIAL,      /* the form does not cover the whole blueprint */
	PR_SCORE_NO_SCALE,     /* the exam file has none, or no usable cut */
	PR_SCORE_OTHER_LENGTH, /* a raw scale, but not the exam's length */
};

/* The scored items of a form, pretest left out; arrays of n, same order. */
struct pr_score_in {
	size_t n;
	const double *b;    /* logits; needed for the irt scale only */
	const double *b_sd; /* how unsure each b is; NULL: not asked */
	const bool *right;
	bool whole; /* drawn from the whole blueprint */
};

struct pr_score_out {
	size_t raw; /* right answers */
	size_t n;
	struct pr_share share;
	bool too_few; /* the share says too little to be judged */
	enum pr_score_basis basis;

	/* From here on 0 unless basis is PR_SCORE_SCALED. */
	size_t raw_cut;    /* fewest right answers that pass this form */
	bool passed;       /* raw >= raw_cut */
	double scaled;     /* exact, within the scale */
	int reported;      /* whole number that may be printed */
	int lo, hi;        /* its 95 % range, whole numbers in the scale */
	double p_parallel; /* chance to pass a form just like this one */

	/* From here on 0 unless rasch is true (the irt scale). */
	bool rasch;
	double theta;       /* ability, logits from the cut */
	double theta_se;    /* its standard error */
	double equated;     /* raw score on the reference form */
	double raw_se;      /* standard error of raw, right answers */
	double scaled_se;   /* of scaled, were all difficulties exact */
	double scaled_se_b; /* what unsure difficulties add; 0 without b_sd */
	double accuracy;    /* of the form: share of right verdicts */
	double consistency; /* share of equal verdicts on two such forms */
	double kappa;       /* consistency beyond chance */
	double shift_kind;  /* scaled moves by this if ratings are too high */
	double shift_harsh; /* ... and by this if they are too low */
};

/**
 * Scores one form.
 *
 * shape    arrays in `in` as the struct says, n <= PR_RASCH_ITEMS_MAX
 * units    see struct pr_score_out; the range lo..hi holds if the
 *          difficulties are right; shift_kind and shift_harsh say how far the
 *          score moves if every Angoff rating is PR_ANGOFF_SHIFT too kind
 *          (too high) or too harsh
 * owns     nothing is kept; out is the caller's
 * errors   PR_EINVAL when there is no item or too many, when a difficulty is
 *          missing or not finite, or when the scale contradicts itself. On
 *          error out is untouched. A form too short or too narrow for a
 *          scaled score is no error: basis says so.
 * source   psychometrics 1, 2; checked by tests/unit/test_score.c
 */
PR_NODISCARD enum pr_status pr_score_form(struct pr_score_out *out,
					  const struct pr_exam_scale *scale,
					  const struct pr_score_in *in,
					  struct pr_err *err);

/**
 * One straight line fixed at (raw_cut, cut) and (n, max), held within
 * min..max of the scale.
 *
 * units    raw and raw_cut in right answers of a form of n; raw_cut < n
 * owns     scale is borrowed; min, max and cut are read
 * source   psychometrics 1.2
 */
double pr_score_linear(const struct pr_exam_scale *scale, double raw, double n,
		       double raw_cut);

/**
 * The scaled score on a literal scale: linear, raw, percent, or piecewise.
 *
 * units    raw in right answers of a form of n; NAN for the irt scale and
 *          for a scale that does not say where its cut lies
 * owns     scale is borrowed
 */
double pr_score_literal(const struct pr_exam_scale *scale, double raw,
			double n);

/**
 * The whole number to print for an exact scaled score: rounded half up, but
 * never the cut or more for who failed, nor less for who passed, and never
 * outside the scale.
 *
 * owns     scale is borrowed
 */
int pr_score_reported(const struct pr_exam_scale *scale, double scaled,
		      bool passed);

/**
 * A share with its 95 % Wilson interval; 0..1 when nothing was answered.
 *
 * units    right <= n
 */
struct pr_share pr_score_wilson(size_t right, size_t n);

/**
 * Whether a share must be shown as "too few to say".
 */
bool pr_score_too_few(size_t right, size_t n);

/**
 * Whether an answer came too fast to have been read.
 *
 * units    milliseconds; mean_ms is the item's mean time, 0 when unknown
 * source   Wise & Kong 2005; psychometrics 3.6
 */
bool pr_score_is_rapid(int64_t ms, int64_t mean_ms);

/**
 * Splits total into whole counts by largest remainder. Equal remainders go
 * to the earlier entry; a weight of 0 gets 0.
 *
 * shape    counts[n] is filled, weights[n]
 * units    weights in any unit, only their proportion counts
 * owns     nothing is kept; err may be NULL
 * errors   PR_EINVAL when total or a weight is negative or not finite, or
 *          when there is something to split and all weights are 0; counts is
 *          then untouched
 */
PR_NODISCARD enum pr_status pr_apportion(int *counts, const double *weights,
					 size_t n, int total,
					 struct pr_err *err);

#endif

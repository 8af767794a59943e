/*
 * proctor/accuracy.h - how far a pass or fail of a form can be trusted
 *
 * floor    engine (pure: no I/O, no clock, no allocation, no globals)
 * idea     Accuracy is the share of people whom the form judges as their
 *          true score would; consistency the share judged alike by two equal
 *          forms. Lee's method is exact under the Rasch model; Rudner's is
 *          its normal approximation; Livingston and Lewis need totals only.
 *          The classical errors of a raw score stand here as well.
 */
#ifndef PR_ACCURACY_H
#define PR_ACCURACY_H

#include "proctor/err.h"

/* Shares of the population, 0..1. */
struct pr_decision {
	double accuracy;    /* judged as the true score would be */
	double consistency; /* judged alike twice */
	double kappa;       /* consistency beyond chance; 0 when undefined */
	double pass_rate;
	double false_pass; /* below the cut in truth, passed */
	double false_fail; /* at or above it in truth, failed */
};

/* A normal population on equally spaced points. */
struct pr_population {
	double mean; /* logits */
	double sd;   /* logits, > 0 */
	double span; /* standard deviations to each side */
	int points;  /* at least 2 */
};

/* True shares right: a beta distribution stretched over low..high. */
struct pr_beta4 {
	double low;
	double high;
	double alpha; /* > 0 */
	double beta;  /* > 0 */
};

/**
 * Lee's classification indices for a Rasch form.
 *
 * shape    b[n], logits, n <= PR_RASCH_ITEMS_MAX
 * units    cut in right answers, theta_cut in logits
 * owns     people is borrowed
 * source   Lee 2010; psychometrics 2.2
 */
struct pr_decision pr_rasch_lee(const double *b, size_t n, size_t cut,
				double theta_cut,
				const struct pr_population *people);

/**
 * Rudner's indices: the estimate of theta is taken as normal around theta.
 *
 * shape    b[n], logits
 * owns     people is borrowed
 * source   Rudner 2001; psychometrics 2.2
 */
struct pr_decision pr_rasch_rudner(const double *b, size_t n, double theta_cut,
				   const struct pr_population *people);

/**
 * Livingston and Lewis: a form as good as `length` equal items.
 *
 * units    cut is a share right; passing takes ceil(length * cut) items;
 *          true scores outside the cut count whole when it lies outside
 *          low..high; length > 0
 * owns     truth is borrowed
 * source   Livingston & Lewis 1995; psychometrics 2.3
 */
struct pr_decision pr_score_livingston(const struct pr_beta4 *truth,
				       size_t length, double cut);

/**
 * The effective length of a test for pr_score_livingston(), to be rounded.
 *
 * units    mean, var, min and max in points; 0 <= reliability < 1; var > 0
 */
double pr_score_effective_length(double mean, double var, double reliability,
				 double min, double max);

/**
 * The standard error of measurement, sd * sqrt(1 - reliability).
 */
double pr_score_sem(double sd, double reliability);

/**
 * Kelley's estimate of the true score, drawn toward the mean.
 */
double pr_score_kelley(double raw, double mean, double reliability);

/**
 * The standard error of Kelley's estimate.
 */
double pr_score_kelley_se(double sd, double reliability);

/**
 * Lord's binomial standard error at a raw score.
 *
 * units    0 <= raw <= n, n > 1
 */
double pr_score_lord(double raw, double n);

/**
 * Lord's error scaled so that it agrees with the reliability (Keats).
 *
 * units    as pr_score_lord(); mean and sd of the raw scores, sd > 0
 */
double pr_score_keats(double raw, double n, double mean, double sd,
		      double reliability);

/**
 * The cut of a form from several judges' Angoff ratings.
 *
 * shape    ratings[n_items * n_judges], item by item; se may be NULL and is
 *          filled with 0 for one judge
 * units    chances; *cut in right answers; *se the standard error of the
 *          mean of the judges' sums
 * owns     nothing is kept; err may be NULL
 * errors   PR_EINVAL when there is no item or no judge, or a rating is not
 *          a chance; the outputs are then untouched
 */
PR_NODISCARD enum pr_status pr_score_angoff_cut(double *cut, double *se,
						const double *ratings,
						size_t n_items, size_t n_judges,
						struct pr_err *err);

#endif

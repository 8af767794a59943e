/*
 * proctor/irt.h - the Rasch model: difficulty, ability, equal forms
 *
 * floor    engine (pure: no I/O, no clock, no allocation, no globals)
 * idea     An item has one number, its difficulty b; a person has one, the
 *          ability theta; both in logits. The chance of a right answer is
 *          1 / (1 + e^(b - theta)). The just-qualified candidate stands at
 *          theta 0, so an Angoff rating is a difficulty before any data.
 *          Raw scores of two forms are equal when the same theta explains
 *          both (true-score equating).
 */
#ifndef PR_IRT_H
#define PR_IRT_H

#include "proctor/err.h"

/* The longest form; work arrays of this size live on the stack. */
#define PR_RASCH_ITEMS_MAX 1000

/* What an Angoff rating may be; the bank's gate holds the same limits. */
#define PR_ANGOFF_MIN 0.05
#define PR_ANGOFF_MAX 0.95

/* The just-qualified candidate, in logits. */
#define PR_RASCH_THETA_CUT 0.0

/* An ability with its spread, both in logits. */
struct pr_ability {
	double mean;
	double sd;
};

/**
 * The standard normal distribution: chance of a value of at most z.
 */
double pr_score_phi(double z);

/**
 * The inverse of pr_score_phi(), to full double precision.
 *
 * units    0 < p < 1; -HUGE_VAL at 0, HUGE_VAL at 1, NAN elsewhere
 * source   Acklam's rational approximation, one Halley step on erfc
 */
double pr_score_phi_inverse(double p);

/**
 * The chance that ability theta answers difficulty b right.
 */
double pr_rasch_p(double theta, double b);

/**
 * The expected raw score at theta (the test characteristic curve).
 *
 * shape    b[n], logits
 */
double pr_rasch_expected(double theta, const double *b, size_t n);

/**
 * The information of a form at theta, the sum of P(1 - P); its root is the
 * raw standard error, one over its root the standard error of theta.
 *
 * shape    b[n], logits
 */
double pr_rasch_information(double theta, const double *b, size_t n);

/**
 * The ability at which raw is the expected score (maximum likelihood).
 *
 * shape    b[n], logits, finite, n > 0
 * units    0 < raw < n, need not be whole; -HUGE_VAL at 0 and HUGE_VAL at n,
 *          where no finite ability is the likeliest
 * source   psychometrics 1.4
 */
double pr_rasch_theta(double raw, const double *b, size_t n);

/**
 * Warm's weighted likelihood estimate: finite for every raw score, 0 and n
 * included, and uses no prior.
 *
 * shape    b[n], logits, finite, n > 0
 * source   Warm 1989; psychometrics 1.6
 */
double pr_rasch_wle(double raw, const double *b, size_t n);

/**
 * The posterior mean and standard deviation of theta under a normal prior.
 *
 * shape    b[n], logits; n may be 0 (then the prior comes back)
 * units    prior.sd > 0
 */
struct pr_ability pr_rasch_eap(double raw, const double *b, size_t n,
			       struct pr_ability prior);

/**
 * The distribution of the raw score at theta.
 *
 * shape    f[n + 1] is filled; f[r] is the chance of exactly r right; b[n]
 * source   Lord & Wingersky 1984
 */
void pr_rasch_scores(double *f, double theta, const double *b, size_t n);

/**
 * The chance of at least cut right answers at theta.
 *
 * shape    b[n], n <= PR_RASCH_ITEMS_MAX
 */
double pr_rasch_pass(double theta, const double *b, size_t n, size_t cut);

/**
 * The chance that somebody with this raw score passes a parallel form (the
 * same difficulties), averaged over what the score tells of the ability.
 * The posterior uses Jeffreys' prior, which favours no level; its mode is
 * the weighted likelihood estimate, so raw 0 and n need no special case.
 *
 * shape    b[n], 0 < n <= PR_RASCH_ITEMS_MAX
 * source   psychometrics 2.4
 */
double pr_rasch_pass_again(double raw, const double *b, size_t n, size_t cut);

/**
 * Turns the chance that the just-qualified candidate is right into b.
 *
 * units    rating is a chance, PR_ANGOFF_MIN..PR_ANGOFF_MAX; b in logits
 * owns     nothing is kept; err may be NULL
 * errors   PR_EINVAL outside these limits; *b is then untouched
 * source   psychometrics 1.3
 */
PR_NODISCARD enum pr_status pr_rasch_from_angoff(double *b, double rating,
						 struct pr_err *err);

/**
 * How unsure an Angoff difficulty is: .8 logits from one rater, .65 from
 * two, .5 from three or more. Nobody is counted as one.
 */
double pr_rasch_angoff_sd(unsigned raters);

/**
 * The difficulties of a reference form: normal quantiles with the given
 * spread, placed so that ability 0 is expected to score exactly the cut.
 *
 * shape    b[n] is filled, easiest first
 * units    0 < cut < n right answers; 0 <= sd_b <= 5 logits
 * owns     nothing is kept; err may be NULL
 * errors   PR_EINVAL outside these limits or when n is above
 *          PR_RASCH_ITEMS_MAX; b is then untouched
 */
PR_NODISCARD enum pr_status pr_rasch_reference(double *b, size_t n, double cut,
					       double sd_b, struct pr_err *err);

/**
 * The fewest right answers on a form that reach theta_cut.
 *
 * shape    b[n]
 */
size_t pr_rasch_raw_cut(double theta_cut, const double *b, size_t n);

/**
 * The raw score on the reference form that is worth raw on this one; 0 stays
 * 0, all right stays all right.
 *
 * shape    b[n], ref_b[ref_n], logits; lengths may differ
 */
double pr_rasch_equate(double raw, const double *b, size_t n,
		       const double *ref_b, size_t ref_n);

/**
 * The standard error of an equated raw score, in right answers of the
 * reference form: I_ref / sqrt(I_form) at theta.
 *
 * shape    b[n], ref_b[ref_n]
 * source   psychometrics 1.5
 */
double pr_rasch_equated_se(double theta, const double *b, size_t n,
			   const double *ref_b, size_t ref_n);

#endif

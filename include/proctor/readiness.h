/*
 * proctor/readiness.h - how likely a pass is, and how good such claims were
 *
 * floor    engine (learn; pure)
 * idea     The posterior of proctor/learn.h is carried over the exam's own
 *          blueprint: the chance that a form of it is passed, with an
 *          exam-day spread for other questions and nerves. What was claimed
 *          is later held against what happened.
 */
#ifndef PR_READINESS_H
#define PR_READINESS_H

#include "proctor/learn.h"

/* The form an exam draws. */
struct pr_readiness_form {
	size_t n_domains;
	int counts[PR_DOMAINS_MAX]; /* scored items by domain */
	/* difficulties of all items, domain by domain, sum of counts long */
	const double *b;
	int cut; /* raw score that passes */
};

#define PR_READINESS_SD 0.20 /* exam-day spread, logits */
#define PR_READINESS_ANSWERS 150
#define PR_READINESS_COVERAGE 0.60

struct pr_readiness {
	double p;        /* chance of a pass, exact */
	double lo, hi;   /* at the 10 % and 90 % points of the ability, the
			    exam day still open; p is never outside */
	double mean, sd; /* of the composite, exam-day spread within sd */
};

/**
 * The chance of a pass.
 *
 * units    day_sd: exam-day spread, logits (PR_READINESS_SD)
 * owns     all are borrowed; out is the caller's
 * errors   PR_EINVAL for a form without items, longer than
 *          PR_RASCH_ITEMS_MAX or of more domains than the learner's state,
 *          for a negative count, cut or spread; out is untouched
 * source   psychometrics 8.1; filter_vectors.json "pass_probability" 1e-9
 */
PR_NODISCARD enum pr_status pr_readiness(struct pr_readiness *out,
					 const struct pr_learn *learn,
					 const struct pr_readiness_form *form,
					 double day_sd, struct pr_err *err);

/**
 * What `answers` more first answers in one domain are expected to add to the
 * chance of a pass. Only the gain counts: what answers tell moves a chance
 * up or down, by nothing on average. The prior's gain is for practice spread
 * as the exam is; here it falls on the one domain, so a domain far above the
 * passing level adds least.
 *
 * units    difference of chances; 0 for a domain the form does not ask
 * owns     all are borrowed
 */
double pr_readiness_moved(const struct pr_learn *learn,
			  const struct pr_learn_prior *prior,
			  const struct pr_readiness_form *form, int domain,
			  int answers);

/**
 * The number to be shown: steps of 5 %, from 5 to 95.
 *
 * units    percent
 */
int pr_readiness_shown(double p);

/* ---- claims against outcomes -------------------------------------------- */

struct pr_claim_outcome {
	double p;
	bool pass;
};

struct pr_calibration {
	size_t n;
	double brier, brier_base, skill; /* base: the observed rate for all */
	double log_loss, auc;            /* skill and auc are NAN with one
					    kind of outcome */
	double slope, intercept;         /* of outcomes on logit p; NAN when
					    claims part them cleanly */
	double slope_lo, slope_hi;       /* 95 % */
	double ece;                      /* ten bins of equal count */
	struct {
		double p_lo, p_hi; /* fifths: [p_lo, p_hi), the last with 1 */
		double claimed;    /* mean of p; NAN when n is 0 */
		size_t n, passed;
		double lo, hi; /* Wilson, 95 %, of the rate */
	} bins[5];
};

/**
 * Measures claims against outcomes. Where a logarithm is taken, a claim
 * below .0001 or above .9999 counts as that; equal claims share their
 * outcomes, so that the order of the rows says nothing.
 *
 * shape    rows[n]; n may be 0, all is then 0 or NAN
 * owns     rows are borrowed, out is the caller's
 * errors   PR_EINVAL for a claim outside 0..1, PR_ENOMEM
 * source   psychometrics 8.3
 */
PR_NODISCARD enum pr_status pr_calibration(struct pr_calibration *out,
					   const struct pr_claim_outcome *rows,
					   size_t n, struct pr_err *err);

/* ---- the quick check ----------------------------------------------------- */

#define PR_QUICK_MIN 30
#define PR_QUICK_SURE 0.975

enum pr_quick {
	PR_QUICK_GO_ON,
	PR_QUICK_ABOVE, /* above the passing level, 97.5 % sure */
	PR_QUICK_BELOW,
	PR_QUICK_OPEN, /* all items given, still not decided */
};

/**
 * The posterior rule: stops when it is sure, never before 30 answers and
 * before every domain was touched. The ability is one number with the prior
 * N(0, 1); its posterior is made on a grid.
 *
 * shape    b[n], right[n], domain[n] in the order given; n_domains of the
 *          form; of_all: how many items there are
 * units    *p receives the chance to stand above the passing level
 * owns     all are borrowed
 * source   psychometrics 5.2
 */
enum pr_quick pr_quick_judge(double *p, const double *b, const bool *right,
			     const int *domain, size_t n, size_t n_domains,
			     size_t of_all);

#endif

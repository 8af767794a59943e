/*
 * proctor/learn.h - what answers say of ability: the hierarchical filter
 *
 * floor    engine (learn; pure)
 * idea     A learner is a normal distribution over an overall ability
 *          (component 0) and a deviation in each domain (components 1..n).
 *          One answer is one update; the full covariance is kept, so an
 *          answer in one domain says a little about the others. 0 logits is
 *          the passing level. Only first meetings with an item come here:
 *          what is met again is memory (proctor/fsrs.h).
 */
#ifndef PR_LEARN_H
#define PR_LEARN_H

#include "proctor/exam.h"

#define PR_LEARN_MAX (PR_DOMAINS_MAX + 1)

/* Where a learner begins and how fast abilities may move. */
struct pr_learn_prior {
	double mean;  /* of the overall ability, logits */
	double v0;    /* its variance */
	double vd;    /* variance of a domain's deviation */
	double q0;    /* variance added to it an answer, up to v0 */
	double qd;    /* to each deviation an answer, up to vd */
	double qt;    /* to the overall ability an idle day, up to v0 */
	double delta; /* gain of the overall ability an answer, logits */
};

struct pr_learn {
	size_t n; /* domains */
	double m[PR_LEARN_MAX];
	double c[PR_LEARN_MAX][PR_LEARN_MAX]; /* symmetric */
};

struct pr_learn_answer {
	int domain; /* 0..n-1 */
	double b;   /* difficulty, logits */
	double b_var;
	bool right;
};

/**
 * The product's prior for somebody who prepares for an exam: its mean is
 * such that the forecast without any answer is the published first-time pass
 * rate.
 *
 * units    pass_rate 0..1, 0 when it is not known (then the mean is 0)
 * source   psychometrics 6.2, 8.1
 */
struct pr_learn_prior pr_learn_prior_for(double pass_rate);

/**
 * A learner before the first answer.
 *
 * units    n <= PR_DOMAINS_MAX
 * owns     prior is borrowed; out is the caller's
 */
void pr_learn_init(struct pr_learn *out, size_t n,
		   const struct pr_learn_prior *prior);

/**
 * The chance of a right answer, with all that is not known of learner and
 * item averaged in.
 *
 * owns     learn is borrowed
 * source   psychometrics 6.2; filter_vectors.json "predicted"
 */
double pr_learn_predict(const struct pr_learn *learn, int domain, double b,
			double b_var);

/**
 * Takes one answer in, then lets ability drift as the prior says.
 *
 * owns     learn is the caller's, the others are borrowed
 * source   psychometrics 6.2; filter_vectors.json to 1e-12
 */
void pr_learn_update(struct pr_learn *learn, const struct pr_learn_prior *prior,
		     const struct pr_learn_answer *answer);

/**
 * Lets idle days pass: the overall ability becomes less sure.
 *
 * units    days >= 0
 * owns     learn is the caller's, prior is borrowed
 */
void pr_learn_idle(struct pr_learn *learn, const struct pr_learn_prior *prior,
		   double days);

/**
 * Ability in a domain, overall and deviation together; -1 for the overall
 * ability alone.
 *
 * units    logits above the passing level
 * owns     learn is borrowed
 */
struct pr_learn_view {
	double mean, sd;
	double below; /* chance that it lies below the passing level */
} pr_learn_view(const struct pr_learn *learn, int domain);

/**
 * The ability the exam as a whole asks for: domains by weight.
 *
 * shape    weights[n], any unit, not all 0
 * owns     learn is borrowed
 */
struct pr_learn_view pr_learn_whole(const struct pr_learn *learn,
				    const double *weights);

/**
 * Whether there are answers enough to speak of a domain: the spread of its
 * deviation has come below 80 % of the prior's. Of an only domain the whole
 * ability is judged: its spread has come below .4 logits.
 *
 * owns     both are borrowed
 * source   psychometrics 6.4
 */
bool pr_learn_enough(const struct pr_learn *learn,
		     const struct pr_learn_prior *prior, int domain);

/**
 * The chance that the learner is weaker in domain a than in domain b, from
 * the joint distribution.
 *
 * owns     learn is borrowed
 */
double pr_learn_weaker(const struct pr_learn *learn, int a, int b);

/**
 * Points lost in a domain against somebody who stands at target in all of
 * it: the sum of sigma(target - b_i) - sigma(theta - b_i), not below 0 in
 * sum. The sort key of "where an hour pays most".
 *
 * shape    b[n_b]: difficulties of the items the exam asks in this domain
 * owns     learn is borrowed
 * source   psychometrics 6.4
 */
double pr_learn_points_lost(const struct pr_learn *learn, int domain,
			    double target, const double *b, size_t n_b);

/* What first answers say of an item; n learners so far. */
struct pr_learn_item {
	double b, var;
	long n;
};

#define PR_LEARN_ITEM_MIN 10 /* learners before what was learnt is used */

/**
 * Takes one first answer of a learner in who stood at mean, var (h.m and
 * hCh) when it was given. Never call it with a rapid guess.
 *
 * owns     item is the caller's
 * source   psychometrics 6.2 (item, shared)
 */
void pr_learn_item_update(struct pr_learn_item *item, double mean, double var,
			  bool right);

/* Bytes of a packed state of n domains. */
#define PR_LEARN_PACKED(n) (8 + 8 * ((n) + 1) * ((n) + 4) / 2)

/**
 * Packs a state: "PL", u8 layout 1, u8 n, u32 0, then m and the lower
 * triangle of c as IEEE doubles, little-endian.
 *
 * shape    out[PR_LEARN_PACKED(n)]
 * units    returns that length
 * owns     learn is borrowed
 */
size_t pr_learn_pack(unsigned char *out, const struct pr_learn *learn);

/**
 * Unpacks a state; it is file input: values that are not finite or a
 * variance, of whatever mixture of components, that is not positive are
 * refused.
 *
 * owns     all are borrowed; out is untouched on failure
 * errors   PR_EVERSION for a newer layout, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_learn_unpack(struct pr_learn *out,
					    const unsigned char *bytes,
					    size_t len, struct pr_err *err);

#endif

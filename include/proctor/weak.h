/*
 * proctor/weak.h - which items pay: the weak drill and the quick check
 *
 * floor    engine (learn; pure)
 * idea     A weak drill takes its items where points are lost, in a fixed
 *          mix of missed, unseen and known, of a difficulty that teaches. A
 *          quick check takes the items that say most at the passing level.
 *          Chance comes in as keys the caller drew; nothing is filled up
 *          without being counted.
 */
#ifndef PR_WEAK_H
#define PR_WEAK_H

#include "proctor/exam.h"

/* Expected success that teaches: neither known anyway nor out of reach. */
#define PR_WEAK_P_LO 0.60
#define PR_WEAK_P_HI 0.85

/*
 * The mix, in percent. Half of what was missed, because an error of one's
 * own pays most; a third unseen, because the exam asks other questions; the
 * rest known, so that it stays so. A peer takes 9, 4 and 2 of 15 (60, 27 and
 * 13): this one gives more to the unseen, whose answers also tell where the
 * learner stands.
 */
#define PR_WEAK_MISSED_SHARE 50
#define PR_WEAK_UNSEEN_SHARE 35
#define PR_WEAK_KNOWN_SHARE 15

enum pr_weak_kind {
	PR_WEAK_MISSED, /* wrong when last met */
	PR_WEAK_UNSEEN,
	PR_WEAK_KNOWN, /* right when last met */
};
#define PR_WEAK_KINDS 3

struct pr_weak_item {
	int domain;
	enum pr_weak_kind kind;
	double p;       /* expected success: pr_learn_predict() when unseen,
			   what memory recalls when met */
	double seconds; /* expected */
	uint64_t key;   /* random; orders what is else equal */
};

struct pr_weak_wish {
	size_t n_items;
	size_t n_domains;
	double lost[PR_DOMAINS_MAX];    /* points lost by domain */
	double weights[PR_DOMAINS_MAX]; /* of the blueprint; used when no
					   points are lost */
};

/* What was wanted and what was found; every gap is to be said. */
struct pr_weak_told {
	size_t n;          /* items picked */
	size_t missing;    /* wished and not there at all */
	size_t outside;    /* picked outside the band of p */
	size_t outside_lo; /* of these: harder, p below the band */
	bool by_blueprint; /* no points lost: shares are the blueprint's */
	double seconds;    /* sum over the picked */
	int wanted_kind[PR_WEAK_KINDS], got_kind[PR_WEAK_KINDS];
	int wanted_domain[PR_DOMAINS_MAX], got_domain[PR_DOMAINS_MAX];
};

/**
 * Picks the items of a weak drill. Domain shares come first, then the mix,
 * then the band: inside it by key, outside by nearness to it. A domain or a
 * kind that runs dry is filled from the others, which `told` shows as got
 * above and below wanted; when all run dry there are fewer.
 *
 * shape    out[wish->n_items] receives indices of items[n], in the order of
 *          their keys; told->n of them. Enemies and sets are the caller's:
 *          offer one of each
 * owns     items and wish are borrowed, out and told are the caller's
 * errors   PR_EINVAL for a domain, kind, p or weight that cannot be,
 *          PR_ENOMEM; out and told are untouched
 */
PR_NODISCARD enum pr_status pr_weak_pick(size_t *out, struct pr_weak_told *told,
					 const struct pr_weak_item *items,
					 size_t n,
					 const struct pr_weak_wish *wish,
					 struct pr_err *err);

/* How many of the most informative items one is drawn from. */
#define PR_QUICK_WINDOW 10

struct pr_quick_item {
	int domain;
	double b; /* difficulty, logits above the passing level */
};

/**
 * Puts the items of a quick check in order: always the domain that is
 * furthest behind its share, in it one of the ten items whose b is nearest
 * to the passing level. A domain without items leaves its turns to the
 * others.
 *
 * shape    out[n_out] receives indices of items[n], n_out <= n; keys[n_out]
 *          random, one a turn; weights[n_domains] of the blueprint
 * owns     all are borrowed, out is the caller's
 * errors   PR_EINVAL when n_out is above n or a domain, b or weight cannot
 *          be, PR_ENOMEM; out is untouched
 * source   psychometrics 5.1, 5.2
 */
PR_NODISCARD enum pr_status pr_quick_order(size_t *out, size_t n_out,
					   const struct pr_quick_item *items,
					   size_t n, const double *weights,
					   size_t n_domains,
					   const uint64_t *keys,
					   struct pr_err *err);

#endif

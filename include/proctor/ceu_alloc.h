/*
 * proctor/ceu_alloc.h - which activity goes to which cycle
 *
 * floor    engine (ceu; pure)
 * idea     Within an issuer nearly all activities have one cycle they can
 *          count in. Those with a choice (a renewal month; two accounts of an
 *          issuer that counts an activity once) are given out so that the
 *          least is owed at the earliest deadline, then at the next, and so
 *          on: exactly, over the reachable sums, which are few.
 */
#ifndef PR_CEU_ALLOC_H
#define PR_CEU_ALLOC_H

#include "proctor/err.h"

#define PR_CEU_TARGETS 64
#define PR_CEU_CLASSES 16

struct pr_ceu_limit {
	int class;    /* 0..PR_CEU_CLASSES-1: bit of in */
	int amount;   /* hundredths */
	bool maximum; /* else a minimum */
	/* of minimums: those of the same attribute have disjoint classes, so
	 * their gaps add up; gaps of different attributes do not. Maximums
	 * of a target are disjoint. */
	int attribute;
};

/* A cycle of an account, in the order of their ends. */
struct pr_ceu_target {
	int need; /* hundredths; 0 and below: nothing */
	const struct pr_ceu_limit *limits;
	size_t n_limits;
};

struct pr_ceu_item {
	int units;    /* hundredths, above 0 */
	uint64_t may; /* targets it can count in, bit i is target i; not 0 */
	uint32_t in;  /* classes it belongs to */
};

/* What counts in a target, by the sums of its items. */
struct pr_ceu_sums {
	int total;                /* after maximums */
	int have[PR_CEU_CLASSES]; /* by limit: in its class, after maximums */
	int lost[PR_CEU_CLASSES]; /* by limit: over a maximum */
	int owed; /* fewest further units that meet need and minimums */
};

/**
 * Sums the items given to a target. A unit over a maximum counts nowhere; a
 * minimum sees of each maximum's class at most what that lets through. owed
 * is the larger of what is missing to need and, by attribute, the missing
 * minimums together: one unit more can serve one class of each attribute.
 *
 * shape    given[i] is the target of item i or -1; n_limits <= PR_CEU_CLASSES
 * owns     out is the caller's
 */
void pr_ceu_sum(struct pr_ceu_sums *out, const struct pr_ceu_target *targets,
		int target, const struct pr_ceu_item *items, const int *given,
		size_t n);

/**
 * Gives every item one of its targets so that (owed of target 0, owed of
 * target 1, ...) is the smallest in the order of a dictionary. Among equals
 * the earlier item goes to the earlier target. Should more than 65,536
 * different sums be reachable at once (dozens of activities of odd length with
 * the same choice, and too few of them), a likely way is taken instead, which
 * may owe more, and *likely names the targets concerned. Where only the ways
 * that owe the least are so many, one of them is taken, perhaps not the first.
 *
 * shape    given has room for n; n_targets <= PR_CEU_TARGETS; bit i of
 *          *likely is target i, 0 when all ways were tried; NULL allowed
 * owns     all borrowed
 * errors   PR_EINVAL for shapes above; PR_ENOMEM
 * source   tests/unit/test_ceu_alloc_brute.c: every way there is, 10,000 cases
 */
PR_NODISCARD enum pr_status pr_ceu_allocate(int *given,
					    const struct pr_ceu_target *targets,
					    size_t n_targets,
					    const struct pr_ceu_item *items,
					    size_t n, uint64_t *likely,
					    struct pr_err *err);

#endif

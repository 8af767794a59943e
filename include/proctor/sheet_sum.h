/*
 * proctor/sheet_sum.h - item and domain statistics summed over sealed sheets
 *
 * floor    engine (exam; pure)
 * idea     One pass over packed sheets, without unpacking them, keeps a few
 *          sums an item revision and a domain; shares and the corrected
 *          point-biserial come from the sums. What makes sums comparable is
 *          the caller's to choose: sheets of one exam for domains, whole
 *          forms of one length for the point-biserial.
 */
#ifndef PR_SHEET_SUM_H
#define PR_SHEET_SUM_H

#include "proctor/sheet.h"

/* Responses to a revision. The rest of a response is how many of the other
 * scored items of its sheet were right. */
struct pr_sum_item {
	uint32_t item_rev;
	int64_t n, right, ms;
	int64_t rest, rest_squares; /* sums */
	int64_t rest_right;         /* of the right responses */
};

struct pr_sum_domain {
	int64_t n, right, ms;
};

struct pr_sheet_sum;

/**
 * An empty sum.
 *
 * shape    need: enum pr_sheet_flag, or-ed; cells that miss one are left out
 *          (PR_SHEET_REACHED; with PR_SHEET_FIRST_SEEN first meetings only)
 * owns     *out is the caller's, pr_sheet_sum_free; NULL on failure
 * errors   PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_sheet_sum_new(struct pr_sheet_sum **out,
					     unsigned need, struct pr_err *err);

/**
 * Ends a sum; NULL is allowed.
 *
 * owns     takes sum
 */
void pr_sheet_sum_free(struct pr_sheet_sum *sum);

/**
 * Adds a sheet. Right is full credit. Layout and length are checked; the
 * checksum is not, it is looked at by db check and wherever a sheet is
 * unpacked.
 *
 * owns     bytes are borrowed; sum is as before when this fails
 * errors   PR_EVERSION for a newer layout, PR_EDAMAGED, PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_sheet_sum_add(struct pr_sheet_sum *sum,
					     const unsigned char *bytes,
					     size_t len, struct pr_err *err);

/**
 * The items met so far, by item_rev.
 *
 * owns     lent by sum until the next add
 */
const struct pr_sum_item *pr_sheet_sum_items(struct pr_sheet_sum *sum,
					     size_t *n);

/**
 * The domains, by index in the outline; PR_SHEET_NO_DOMAIN is a row too.
 *
 * shape    [PR_SHEET_NO_DOMAIN + 1]
 * owns     lent by sum
 */
const struct pr_sum_domain *pr_sheet_sum_domains(
	const struct pr_sheet_sum *sum);

/**
 * Corrected point-biserial: the correlation of right with the rest.
 *
 * units    -1..1; NAN when all went alike or fewer than three answered
 * owns     item is borrowed
 * source   psychometrics 3
 */
double pr_sum_item_r(const struct pr_sum_item *item);

#endif

/*
 * proctor/quick.h - the quick check of a sitting
 *
 * floor    app
 * idea     A quick check is a linear sitting over a list of items chosen for
 *          the passing level; it ends as soon as the posterior rule is sure.
 *          It is never called a mock and gives no scaled score.
 */
#ifndef PR_QUICK_H
#define PR_QUICK_H

#include "proctor/readiness.h"
#include "proctor/seat.h"

/* What a quick check says so far; see proctor/readiness.h. */
struct pr_quick_view {
	enum pr_quick verdict;
	double p; /* chance to stand above the passing level */
	int answered, of;
	int asked; /* what it rests on: answered, and passed without one */
};

/**
 * The quick check's verdict. The act that makes it certain also ends and
 * seals the sitting; it is then SEALED.
 *
 * owns     out is the caller's
 * errors   PR_ESTATE when the sitting is no quick check; PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_seat_quick(struct pr_seat *seat,
					  struct pr_quick_view *out,
					  struct pr_err *err);

#endif

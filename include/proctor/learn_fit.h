/*
 * proctor/learn_fit.h - the memory model fitted to the learner at the desk
 *
 * floor    app
 * idea     Weights are fitted to the learner's own reviews of items and used
 *          only when they foretell days that were held back better than those
 *          in force. Every fit is kept with what it was measured by; steps
 *          made from then on name the weights they were made with.
 */
#ifndef PR_LEARN_FIT_H
#define PR_LEARN_FIT_H

#include "proctor/desk.h"
#include "proctor/fsrs.h"

/**
 * Whether a fit would be worth its time: PR_FSRS_FIT_MIN reviews that can be
 * scored, and a fifth more than at the last fit, kept or not. Cheap as long
 * as there are fewer.
 *
 * owns     desk is borrowed, *due is set on success
 * errors   PR_EIO, PR_EDAMAGED, PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_learn_fit_due(struct pr_desk *desk, bool *due,
					     struct pr_err *err);

/**
 * Fits to all reviews that count, against the default weights, and stores
 * the outcome; the new weights are in force when fit->better, else the
 * defaults are, whatever an earlier fit had found.
 *
 * shape    progress may be NULL; done and total are in thousandths
 * owns     desk and progress are borrowed, fit is the caller's
 * errors   PR_EINVAL with too few reviews (says how many there are),
 *          PR_ESTOP, PR_EIO, PR_EFULL, PR_EDAMAGED, PR_ENOMEM: nothing is
 *          stored and fit is untouched
 * source   psychometrics 7.3, 7.4
 */
PR_NODISCARD enum pr_status pr_learn_fit(struct pr_desk *desk,
					 const struct pr_progress *progress,
					 struct pr_fsrs_fit *fit,
					 struct pr_err *err);

#endif

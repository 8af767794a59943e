/*
 * proctor/learner.h - who practises in this data folder
 *
 * floor    app
 * idea     Row 1 always exists. A learner who is forgotten loses name, dates
 *          and settings; what was answered stays, for the statistics of
 *          items. The name may be given again, to somebody who begins anew.
 */
#ifndef PR_LEARNER_H
#define PR_LEARNER_H

#include "proctor/desk.h"

struct pr_learner_row {
	struct pr_learner learner;
	bool here;                /* sits at the desk */
	long sittings, responses; /* sealed; answered in them */
	int64_t last_ms;          /* end of the last sealed sitting, 0 none */
};

/**
 * The learners, by row number; forgotten ones are left out.
 *
 * owns     *out is the caller's (free)
 * errors   PR_EIO, PR_EDAMAGED, PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_learner_list(struct pr_desk *desk,
					    struct pr_learner_row **out,
					    size_t *n, struct pr_err *err);

/**
 * Adds a learner.
 *
 * owns     name is borrowed
 * errors   PR_EINVAL for a name that is empty, longer than 63 bytes, not
 *          clean text of one line, begins or ends with a blank, has double
 *          quotes, or begins with "forgotten-"; PR_EEXIST; PR_EIO; PR_EFULL
 */
PR_NODISCARD enum pr_status pr_learner_add(struct pr_desk *desk,
					   const char *name,
					   struct pr_err *err);

/* What became of a learner who was forgotten. */
struct pr_forgotten {
	long responses;                /* stay, without a name */
	long activities, certificates; /* of the CEU ledger; gone */
	long left; /* files of certificates that could not be taken away */
};

/**
 * Takes name, exam, plan, accommodation and the CEU ledger with the
 * certificates that nobody else has away, and keeps the statistics. When
 * nobody has a name any more a new learner "me" begins, as on the first day;
 * who sat at the desk makes room for the first that has a name. A certificate
 * whose file cannot be removed is counted; "ceu check" names it from then on.
 *
 * owns     name is borrowed; *out is set on success only
 * errors   PR_ENOTFOUND with the names there are; PR_ESTATE when a sitting of
 *          this learner waits to be resumed; PR_EIO; PR_EFULL
 */
PR_NODISCARD enum pr_status pr_learner_forget(struct pr_desk *desk,
					      const char *name,
					      struct pr_forgotten *out,
					      struct pr_err *err);

#endif

/*
 * proctor/ceu.h - what is held, what was done, and what is owed by when
 *
 * floor    engine (ceu; pure)
 * idea     Judging the ledger against the book of rules on a day gives one
 *          status that every face prints.
 */
#ifndef PR_CEU_H
#define PR_CEU_H

#include "proctor/ceu_ledger.h"

#define PR_CEU_QUOTAS 16 /* minimums and maximums of an issuer */

/* ---- the status ---------------------------------------------------------- */

enum pr_ceu_verdict {
	PR_CEU_COUNTS,
	PR_CEU_COUNTS_PART, /* a maximum or a step took some of it */
	PR_CEU_WAITS,       /* not known whether it is accepted */
	PR_CEU_REFUSED,     /* not accepted there */
	PR_CEU_NO_UNITS,    /* minutes, and no rule that makes units of them */
	PR_CEU_TOO_SHORT,   /* by the counting rule it earns nothing */
	PR_CEU_OUTSIDE,     /* of any cycle */
	PR_CEU_ELSEWHERE,   /* it counts in another account, once only */
};

/* One entry in one account. */
struct pr_ceu_line {
	size_t entry, claim; /* indices in the ledger */
	int cycle;           /* index in the account, -1 none */
	enum pr_ceu_verdict verdict;
	int worth; /* hundredths before maximums; of WAITS: if accepted */
	int counted;
	bool minutes_made_it; /* worth was reckoned from minutes */
	bool rest_unsaid; /* a part of them earned nothing: no rule says what */
	const struct pr_ceu_rule *rule; /* by which, NULL: the holder's word */
	/* of ELSEWHERE: the account that it counts in, NULL none known; and
	 * whether it may count here as well is a question, no rule */
	const char *there;
	bool once_asked;
};

/* A minimum or maximum in a cycle. */
struct pr_ceu_quota {
	const struct pr_ceu_rule *rule;
	bool asked; /* not known whether it holds: never part of owed */
	int amount; /* hundredths */
	int have;   /* counted in its class; a maximum: up to amount */
	int waits;  /* more, if accepted */
	int gap;    /* a minimum: still to come; a maximum: lost over it */
	struct pr_date from, to; /* of the cycles it runs over */
	bool later; /* runs on after this cycle: not owed at its end */
};

enum pr_ceu_state {
	PR_CEU_RUNNING,     /* something is owed */
	PR_CEU_EARNED,      /* nothing owed, not all reported */
	PR_CEU_DONE,        /* nothing owed, what counts is reported */
	PR_CEU_IN_GRACE,    /* over and short, grace runs */
	PR_CEU_OVER_SHORT,  /* over and short */
	PR_CEU_OVER_UNSAID, /* over and earned, not all reported */
	/* over, and nothing tells that a ledger was kept for it by then: no
	 * entry with a claim there lies in it or before it, and what is held
	 * was noted later. Not known whether it was met, never short. */
	PR_CEU_OVER_UNKEPT,
	PR_CEU_VALID,    /* a card */
	PR_CEU_EXPIRED,  /* a card */
	PR_CEU_NO_DATES, /* nothing says when it ends */
	PR_CEU_TO_COME,
};

struct pr_ceu_cycle {
	struct pr_date from, to; /* both inclusive; zero `to`: not known */
	bool copied;             /* else computed: check */
	const struct pr_ceu_copied *copy; /* NULL computed */
	const struct pr_ceu_rule *by; /* CYCLE rule, NULL copied or printed */
	int need;                     /* hundredths, or unknown */
	const struct pr_ceu_rule *need_by; /* TOTAL or SEVERAL; NULL copied */
	/* TOTAL that a need_by of several credentials starts from, NULL none:
	 * to be shown beside it, with its reference */
	const struct pr_ceu_rule *total_by;
	const char **held; /* credentials that make the need */
	size_t n_held;
	int counted, waits, reported; /* hundredths */
	int late;    /* of reported: after report_by, where a rule says so */
	int carried; /* of counted, and as far as they were of reported: from
		      * the cycle before */
	const struct pr_ceu_rule *carry; /* by which; NULL nothing came */
	/* something is missing if a rule holds of which that is not known */
	bool open;
	/* there are too many ways to share out the activities between this
	 * cycle and others to try them all: owed may be more than need be */
	bool likely;
	int owed; /* fewest further units that would meet all; or unknown */
	/* hundredths of owed that the total alone would not ask: they are for
	 * minimums, and no unit of another class helps; 0 when unknown */
	int owed_shares;
	struct pr_ceu_quota quotas[PR_CEU_QUOTAS];
	size_t n_quotas;
	enum pr_ceu_state state;
	struct pr_date grace_to;  /* zero none known */
	struct pr_date report_by; /* last day to report; to when no rule */
	const struct pr_ceu_rule *report_rule; /* NULL none */
	const struct pr_ceu_rule *fee;         /* NULL none known */
	int fee_cents; /* copied, else by rule for those held; or unknown */
	bool fee_paid;
};

struct pr_ceu_account {
	const char *name;
	const struct pr_ceu_issuer *issuer; /* NULL: no rules file any more */
	const struct pr_ceu_holding **holdings; /* closed ones too */
	size_t n_holdings;
	bool open;                   /* something is held */
	struct pr_ceu_cycle *cycles; /* oldest first */
	size_t n_cycles;
	int now; /* the cycle of today, the last one when closed; -1 none */
	int pressing; /* the last one over that is short or not all reported,
		       * and of which a copied one does not say that it was
		       * settled; -1 none */
	struct pr_ceu_line *lines; /* by date; entries with a claim there */
	size_t n_lines;
	const struct pr_ceu_rule **questions; /* to put to the issuer */
	size_t n_questions;
	int days_left; /* to the end of cycle now; negative: over */
	int warn;      /* 180, 90, 30 or 0; only when something is to do */
	/* hundredths a month: so far in the cycle, and what is needed now */
	int pace, pace_needed;
};

struct pr_ceu_status {
	struct pr_date today;
	struct pr_ceu_account *accounts; /* by end of the present cycle */
	size_t n;
};

/**
 * Judges a ledger on a day: cycles, needs, the allocation that leaves the
 * least owed, and why.
 *
 * shape    credentials the book does not know have an account without issuer
 * owns     *out is the caller's, freed with pr_ceu_status_free, NULL on
 *          failure; it lends from book and ledger, which must outlive it
 * errors   PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_ceu_judge(struct pr_ceu_status **out,
					 const struct pr_ceu_book *book,
					 const struct pr_ceu_ledger *ledger,
					 struct pr_date today,
					 struct pr_err *err);

/**
 * Frees a status; NULL is allowed.
 *
 * owns     takes status
 */
void pr_ceu_status_free(struct pr_ceu_status *status);

/**
 * The account of this name, or of a credential in it; NULL when there is none.
 *
 * owns     lent by status
 */
const struct pr_ceu_account *pr_ceu_account_find(
	const struct pr_ceu_status *status, const char *name);

/**
 * The line of an entry, by its index in the ledger; NULL when it has no claim
 * there.
 *
 * owns     lent by account
 */
const struct pr_ceu_line *pr_ceu_line_find(const struct pr_ceu_account *account,
					   size_t entry);

#endif

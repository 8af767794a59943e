/*
 * proctor/ceu_ledger.h - what is held and what was done, as plain values
 *
 * floor    engine (ceu; pure)
 * idea     What the rows of the ledger say after all reversals. Units are
 *          integer hundredths, money integer cents; days are civil.
 */
#ifndef PR_CEU_LEDGER_H
#define PR_CEU_LEDGER_H

#include "proctor/ceu_book.h"

#define PR_CEU_UNKNOWN (-1) /* of units, cents, minutes */

struct pr_ceu_holding {
	int64_t row;
	const char *credential; /* as the book names it */
	const char *issuer;
	struct pr_date since;   /* earned, or issued */
	struct pr_date noted;   /* the day it was noted here; zero unknown */
	struct pr_date expires; /* as printed on a card; zero none */
	int renewal_month;      /* 1..12, 0 not said */
	struct pr_date until;   /* zero: held; else given up on that day */
	int64_t until_row;      /* the row that closed it, 0 none */
	const char *successor;  /* credential that replaced it, "" none */
	const char *reason;     /* of closing, "" none */
};

/* Dates copied from the issuer's site; they win over computed ones. */
struct pr_ceu_copied {
	int64_t row;
	const char *account;
	struct pr_date from, to;
	int units, fee_cents; /* as that site says, or unknown */
	struct pr_date paid;  /* the fee; zero: not said */
};

enum pr_ceu_accepted {
	PR_CEU_MAYBE,
	PR_CEU_YES,
	PR_CEU_NO
};

struct pr_ceu_claim {
	const char *issuer;
	/* the account of the issuer that the holder named it for, as the book
	 * writes it; "" any of them */
	const char *at;
	enum pr_ceu_accepted accepted;
	const char *why;
	int units; /* there, when they differ; else unknown */
	const char *word[PR_CEU_ATTRIBUTES]; /* "" not said */
	const char *approval;                /* approval or index number */
	struct pr_date reported;             /* zero: not */
	/* for the cycle that ended then when it was reported; the nearest end
	 * counts, for dates may be copied since */
	struct pr_date period;
	const char *account; /* it was reported for, "" all of the issuer */
	int64_t reported_row;
	/* it was reported before it was corrected, and not again since */
	struct pr_date reported_before;
};

struct pr_ceu_entry {
	int64_t row;   /* its number for people */
	int64_t first; /* the row it began as, before corrections */
	unsigned char uuid[16];
	struct pr_date date;
	const char *title, *provider, *note;
	int minutes, units, cost_cents; /* or unknown */
	bool has_certificate;
	unsigned char certificate[32];
	const char *certificate_name; /* as the file was called, "" none */
	const struct pr_ceu_claim *claims;
	size_t n_claims;
};

/* What an issuer was told of an entry that was corrected since and not reported
 * again; of an imported one it is not known. */
struct pr_ceu_told {
	int64_t entry; /* the row that stands now */
	const char *issuer;
	struct pr_date reported, date;
	const char *title, *provider;
	int minutes, units; /* or unknown; units there, when they differed */
	const char *word[PR_CEU_ATTRIBUTES];
	const char *approval;
	const char *reason; /* of the correction */
};

struct pr_ceu_ledger {
	const struct pr_ceu_holding *holdings; /* by since, then row */
	size_t n_holdings;
	const struct pr_ceu_copied *copied; /* by account, from, then row */
	size_t n_copied;
	const struct pr_ceu_entry *entries; /* by date, then row */
	size_t n_entries;
	const struct pr_ceu_told *told; /* by entry */
	size_t n_told;
};

/**
 * The entries of a ledger with one more, after those of its day, and without
 * the one that it corrects; how many there are.
 *
 * shape    out has room for n_entries + 1; instead is a row, 0 none; *at
 *          receives the place of the new one
 * owns     all borrowed; what an entry points to is shared
 */
size_t pr_ceu_entries_with(struct pr_ceu_entry *out,
			   const struct pr_ceu_ledger *ledger,
			   const struct pr_ceu_entry *entry, int64_t instead,
			   size_t *at);

/**
 * An entry that holds, by row; NULL when there is none.
 *
 * owns     lent by ledger
 */
const struct pr_ceu_entry *pr_ceu_entry_find(const struct pr_ceu_ledger *ledger,
					     int64_t row);

#endif

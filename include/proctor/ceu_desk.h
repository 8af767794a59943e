/*
 * proctor/ceu_desk.h - what a holder does with the ledger
 *
 * floor    app
 * idea     A picture is book, ledger and status of one moment; an action is one
 *          transaction that adds rows, and the picture is loaded anew after
 *          it. Logging is not reporting: nothing here reaches an issuer.
 */
#ifndef PR_CEU_DESK_H
#define PR_CEU_DESK_H

#include "proctor/ceu_draft.h"
#include "proctor/desk.h"

struct pr_ceu_picture {
	struct pr_ceu_book book;
	struct pr_ceu_ledger ledger;
	struct pr_ceu_status *status;
	struct pr_date today;
	char learner[37]; /* uuid; names of calendar events are made from it */
	/* own rules files that could not be read any more, one sentence each */
	const char *const *troubles;
	size_t n_troubles;
	struct pr_ceu_entry *extra;          /* of a what-if, NULL none */
	struct pr_ceu_findings what_if_said; /* remarks on it */
	void *memory;                        /* private */
};

/**
 * Reads rules and ledger of the learner at the desk and judges them. With
 * what_if ("6 units, AHIMA, hiim, 2027-02-01") as if that had been done.
 *
 * owns     *out is the caller's, freed with pr_ceu_picture_free, NULL on
 *          failure
 * errors   PR_EINVAL for a what_if that nobody understands; PR_ENOTFOUND when
 *          the shipped rules are not there; PR_EIO; PR_EDAMAGED; PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_ceu_load(struct pr_desk *desk,
					const char *what_if,
					struct pr_ceu_picture **out,
					struct pr_err *err);

/**
 * Frees a picture; NULL is allowed.
 *
 * owns     takes picture
 */
void pr_ceu_picture_free(struct pr_ceu_picture *picture);

/**
 * Whether the learner holds anything or logged anything: cheap, for home.
 *
 * owns     desk is borrowed
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_ceu_any(struct pr_desk *desk, bool *any,
				       struct pr_err *err);

/** What a draft is checked against. owns: out lends from picture. */
void pr_ceu_room_of(struct pr_ceu_room *out,
		    const struct pr_ceu_picture *picture, int64_t instead);

/* ---- credentials and cycles ---------------------------------------------- */

struct pr_ceu_hold {
	const char *credential; /* present or former name */
	const char *since;   /* NULL where only a printed end counts: today */
	const char *expires; /* NULL none */
	int renewal_month;   /* 0 not said */
	bool only_new;       /* PR_EEXIST when it is held already */
};

struct pr_ceu_held {
	int64_t row, instead; /* of the row it stands for now, 0 none */
	bool same;            /* it was noted so already; nothing was added */
	bool since_unsaid;    /* nor known before: since was taken */
	char since[11], credential[65], issuer[65]; /* as the book has it */
	char replaced[65]; /* what it closed on that day, "" nothing */
};

/**
 * Notes a credential or card as held. One that it replaces by a rule is closed
 * on the day it begins, and keeps its entries. One that is held is noted anew
 * when something differs; a renewal month and a since that are not said stay,
 * and so does expires when since is the same.
 *
 * owns     hold is borrowed, out is the caller's
 * errors   PR_ENOTFOUND with the nearest name; PR_EINVAL for dates that are
 *          none, missing, in the future, or in the wrong order, a renewal
 *          month where cycles go by none; PR_EIO; PR_EFULL: nothing is stored
 */
PR_NODISCARD enum pr_status pr_ceu_hold(struct pr_desk *desk,
					const struct pr_ceu_hold *hold,
					struct pr_ceu_held *out,
					struct pr_err *err);

/**
 * Closes what is held, on a day; its entries stay.
 *
 * owns     all borrowed; successor NULL or a credential, reason NULL or a line
 * errors   PR_ENOTFOUND when it is not held; PR_EINVAL; PR_EIO; PR_EFULL
 */
PR_NODISCARD enum pr_status pr_ceu_give_up(
	struct pr_desk *desk, const char *credential, const char *until,
	const char *successor, const char *reason, struct pr_err *err);

struct pr_ceu_dates {
	const char *account;   /* an issuer or a credential */
	const char *from, *to; /* from NULL: as computed, or held since */
	const char *units, *fee, *paid; /* NULL: as copied before, if so */
};

/**
 * Notes a cycle as the issuer's site shows it. One of the same account that
 * overlaps it is reversed in the same transaction; when it is mostly the same
 * cycle, its units, fee and payment stay unless others are said.
 *
 * owns     dates is borrowed; *row receives its number, *instead that of the
 *          reversed one or 0
 * errors   PR_ENOTFOUND when nothing is held there; PR_EINVAL; PR_EIO; PR_EFULL
 */
PR_NODISCARD enum pr_status pr_ceu_copy_dates(struct pr_desk *desk,
					      const struct pr_ceu_dates *dates,
					      int64_t *row, int64_t *instead,
					      struct pr_err *err);

/* ---- entries ------------------------------------------------------------- */

/**
 * An entry that holds, by its number.
 *
 * owns     *out is lent by picture
 * errors   PR_ENOTFOUND: it was corrected (what stands for it now) or taken
 *          back, with the reason, or there is none
 */
PR_NODISCARD enum pr_status pr_ceu_entry_at(
	struct pr_desk *desk, const struct pr_ceu_picture *picture, int64_t row,
	const struct pr_ceu_entry **out, struct pr_err *err);

/**
 * Adds an entry; its certificate is copied first, under its hash.
 *
 * owns     draft is borrowed; findings and *row are the caller's; *twin
 *          receives the entry that has the same certificate, 0 none
 * errors   as pr_ceu_draft_check; PR_ENOTFOUND, PR_EINVAL for a file that is
 *          missing or no certificate; PR_EIO; PR_EFULL: nothing is stored
 */
PR_NODISCARD enum pr_status pr_ceu_add(struct pr_desk *desk,
				       const struct pr_ceu_draft *draft,
				       struct pr_ceu_findings *findings,
				       int64_t *row, int64_t *twin,
				       struct pr_err *err);

/**
 * Puts a corrected entry in the place of one, which is reversed with the
 * reason. An empty certificate in the draft keeps the file, "none" takes it
 * off. What was reported to an issuer stays so when nothing that it was told
 * changes.
 *
 * owns     as pr_ceu_add
 * errors   PR_ENOTFOUND as pr_ceu_entry_at; PR_EINVAL without a reason, or when
 * nothing would change; PR_EEXIST when another account was told; as pr_ceu_add
 */
PR_NODISCARD enum pr_status pr_ceu_correct(struct pr_desk *desk, int64_t entry,
					   const struct pr_ceu_draft *draft,
					   const char *reason,
					   struct pr_ceu_findings *findings,
					   int64_t *row, struct pr_err *err);

/**
 * Reverses a row of any kind: an entry, a report, a cycle, a holding (with its
 * closing), a closing.
 *
 * owns     reason is borrowed
 * errors   PR_ENOTFOUND, PR_EINVAL without a reason, PR_EIO, PR_EFULL
 */
PR_NODISCARD enum pr_status pr_ceu_reverse(struct pr_desk *desk, int64_t row,
					   const char *reason,
					   struct pr_err *err);

/**
 * Notes that entries were typed into an issuer's site; all or none. From then
 * on each stays in the account and the cycle that it counts in now.
 *
 * shape    issuer is one, or a credential of one that keeps its accounts
 *          apart: then it is reported for that account; date NULL is today;
 *          period NULL, or the last day of a cycle that the entry can count in
 * owns     all borrowed
 * errors   PR_ENOTFOUND for an entry or issuer; PR_EEXIST when one was
 *          reported there already; PR_EINVAL: not accepted there, counts
 *          nothing there (no units known, too short, in no cycle), a date
 *          that is none, in the future, before the activity; PR_EIO; PR_EFULL
 */
PR_NODISCARD enum pr_status pr_ceu_report(struct pr_desk *desk,
					  const char *issuer,
					  const int64_t *entries, size_t n,
					  const char *date, const char *period,
					  struct pr_err *err);

#endif

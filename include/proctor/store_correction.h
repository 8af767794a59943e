/*
 * proctor/store_correction.h - rows of corrected keys and reported problems
 *
 * floor    store
 * idea     As store_bank.h: rows only, lent text. Corrections are appended,
 *          never changed; the newest of a revision counts.
 */
#ifndef PR_STORE_CORRECTION_H
#define PR_STORE_CORRECTION_H

#include "proctor/store.h"

struct pr_db_correction {
	int64_t item_rev;
	int kind; /* enum pr_correction */
	const char *accepted, *reason;
	int64_t at_ms;
	int was; /* enum pr_item_status of the item before */
	int pos; /* slot of the form asked for, -1 otherwise */
};

/**
 * Appends a correction.
 *
 * owns     row is borrowed
 * errors   PR_EIO, PR_EFULL
 */
PR_NODISCARD enum pr_status pr_db_correction_add(
	struct pr_store *store, const struct pr_db_correction *row,
	struct pr_err *err);

/**
 * The newest row on a revision's key, or, with retired, on its use.
 *
 * owns     *out is lent
 * errors   PR_ENOTFOUND when there is none, PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_correction_get(struct pr_store *store,
						 int64_t item_rev, bool retired,
						 struct pr_db_correction *out,
						 struct pr_err *err);

/**
 * Walks the corrected keys in force for the items of a form, by slot.
 *
 * owns     rows are lent; false stops
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_correction_each(
	struct pr_store *store, int64_t form, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_correction *correction),
	struct pr_err *err);

/**
 * How many sealed sittings, of anybody, had this revision in their form.
 *
 * owns     nothing kept
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_correction_sat(struct pr_store *store,
						 int64_t item_rev, long *out,
						 struct pr_err *err);

/* A problem with an item that a learner reported. */
struct pr_db_report {
	int64_t at_ms;
	int64_t bank_id;
	unsigned char sitting[16];
	const char *learner, *exam, *bank, *bank_title;
	unsigned char item[16];
	const char *identifier; /* "" when it has none */
	int version;
	const char *text;
	int64_t item_rev;
	const unsigned char *order; /* bank indexes as shown, n_options */
	size_t n_options;
};

/**
 * Walks all reported problems, oldest first.
 *
 * owns     rows are lent; false stops
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_report_each(
	struct pr_store *store, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_report *report),
	struct pr_err *err);

#endif

/*
 * proctor/store_stats.h - what statistics ask of items, in one walk each
 *
 * floor    store
 * idea     As store_bank.h. A sheet holds only the row of an item's revision;
 *          these walks say what that revision asks for, and which keys are
 *          not to be believed.
 */
#ifndef PR_STORE_STATS_H
#define PR_STORE_STATS_H

#include "proctor/store.h"

/* A revision of an item, with one of its objectives. */
struct pr_db_stats_item {
	int64_t item_rev;
	int level;                        /* enum pr_level */
	const char *exam, *domain, *task; /* "" none */
};

/**
 * Walks the revisions of items that a learner has met, once for each
 * objective; the objectives of a revision follow one another.
 *
 * owns     item is lent; false stops
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_stats_item_each(
	struct pr_store *store, int64_t learner, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_stats_item *item),
	struct pr_err *err);

/**
 * Walks the revisions whose key is under a correction, by row number.
 *
 * owns     nothing is kept; false stops
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_stats_corrected_each(
	struct pr_store *store, void *ctx,
	bool (*row)(void *ctx, int64_t item_rev), struct pr_err *err);

#endif

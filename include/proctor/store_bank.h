/*
 * proctor/store_bank.h - rows of banks and of the files they came from
 *
 * floor    store
 * idea     Plain row structs, no rules. Text handed out is lent until the
 *          next call on the same store (in a walk: until row() returns);
 *          what goes in is copied. A put with id 0 inserts and sets id. Calls
 *          that write several rows want a transaction: PR_ESTATE without.
 */
#ifndef PR_STORE_BANK_H
#define PR_STORE_BANK_H

#include "proctor/store.h"
#include "proctor/store_exam.h"
#include "proctor/store_rev.h"

struct pr_db_bank {
	int64_t id;
	unsigned char uuid[16];
	const char *identifier, *title; /* identifier "" when none */
	int version, default_format, format_minor;
	bool shipped;
	const char *record;
	int64_t loaded_ms;
	long items, active, pretest, draft, retired; /* in walks only */
};

struct pr_db_source {
	int64_t bank;
	const char *name;
	int64_t bytes, mtime_ms;
	unsigned char sha256[32];
	const char *importer;
	int64_t loaded_ms;
};

/**
 * The bank with this uuid.
 *
 * owns     *out is lent
 * errors   PR_ENOTFOUND, PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_bank_find(struct pr_store *store,
					    const unsigned char uuid[16],
					    struct pr_db_bank *out,
					    struct pr_err *err);

/**
 * The bank with this row number.
 *
 * owns     *out is lent
 * errors   PR_ENOTFOUND, PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_bank_get(struct pr_store *store, int64_t id,
					   struct pr_db_bank *out,
					   struct pr_err *err);

/**
 * Inserts or updates a bank.
 *
 * owns     row is borrowed, row->id is set
 * errors   PR_EIO, PR_EFULL
 */
PR_NODISCARD enum pr_status pr_db_bank_put(struct pr_store *store,
					   struct pr_db_bank *row,
					   struct pr_err *err);

/**
 * Walks all banks by title, with counts.
 *
 * owns     row points to a struct pr_db_bank, lent; false stops the walk
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_bank_each(
	struct pr_store *store, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_bank *bank),
	struct pr_err *err);

/**
 * The newest source row of this name.
 *
 * owns     *out is lent
 * errors   PR_ENOTFOUND, PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_source_find(struct pr_store *store,
					      const char *name,
					      struct pr_db_source *out,
					      struct pr_err *err);

/**
 * Inserts or replaces the source row of (name, bank).
 *
 * owns     row is borrowed
 * errors   PR_EIO, PR_EFULL
 */
PR_NODISCARD enum pr_status pr_db_source_put(struct pr_store *store,
					     const struct pr_db_source *row,
					     struct pr_err *err);

#endif

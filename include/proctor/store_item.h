/*
 * proctor/store_item.h - rows of items, their objectives and enemies
 *
 * floor    store
 * idea     As store_bank.h: rows only, lent text, put inserts when id is 0.
 */
#ifndef PR_STORE_ITEM_H
#define PR_STORE_ITEM_H

#include "proctor/store_bank.h"
#include "proctor/store_pool.h"

/* A current revision with its item, for walks over a bank. */
struct pr_db_entry {
	struct pr_db_item item;
	struct pr_db_rev rev;
	const char *exam, *domain, *task; /* first objective, "" when none */
};

struct pr_db_objective {
	const char *exam, *domain, *task; /* task "" when not stated */
};

/**
 * The item with this uuid.
 *
 * owns     *out is lent
 * errors   PR_ENOTFOUND, PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_item_find(struct pr_store *store,
					    const unsigned char uuid[16],
					    struct pr_db_item *out,
					    struct pr_err *err);

/**
 * The item with this identifier in a bank; bank 0 means any.
 *
 * owns     *out is lent
 * errors   PR_ENOTFOUND, PR_EIO, PR_EDAMAGED; PR_EINVAL when several banks
 *          have it
 */
PR_NODISCARD enum pr_status pr_db_item_named(struct pr_store *store,
					     int64_t bank,
					     const char *identifier,
					     struct pr_db_item *out,
					     struct pr_err *err);

/**
 * The item with this row number.
 *
 * owns     *out is lent
 * errors   PR_ENOTFOUND, PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_item_get(struct pr_store *store, int64_t id,
					   struct pr_db_item *out,
					   struct pr_err *err);

/**
 * Inserts or updates an item.
 *
 * owns     row is borrowed, row->id is set
 * errors   PR_EIO, PR_EFULL; PR_EEXIST when uuid or identifier is taken
 */
PR_NODISCARD enum pr_status pr_db_item_put(struct pr_store *store,
					   struct pr_db_item *row,
					   struct pr_err *err);

/**
 * Makes a revision of an item its current one; the rest stays.
 *
 * owns     store is borrowed
 * errors   PR_ENOTFOUND, PR_EIO, PR_EFULL
 */
PR_NODISCARD enum pr_status pr_db_item_set_rev(struct pr_store *store,
					       int64_t id, int64_t rev,
					       struct pr_err *err);

/**
 * Replaces the objectives of an item.
 *
 * owns     rows are borrowed
 * errors   PR_EIO, PR_EFULL; PR_ESTATE outside a transaction
 */
PR_NODISCARD enum pr_status pr_db_objectives_put(
	struct pr_store *store, int64_t item,
	const struct pr_db_objective *rows, size_t n, struct pr_err *err);

/**
 * Gives objectives to an item that has none yet.
 *
 * owns     rows are borrowed
 * errors   PR_EIO, PR_EFULL; PR_ESTATE outside a transaction
 */
PR_NODISCARD enum pr_status pr_db_objectives_add(
	struct pr_store *store, int64_t item,
	const struct pr_db_objective *rows, size_t n, struct pr_err *err);

/**
 * Replaces the enemies of an item.
 *
 * owns     uuids are borrowed
 * errors   PR_EIO, PR_EFULL; PR_ESTATE outside a transaction
 */
PR_NODISCARD enum pr_status pr_db_enemies_put(struct pr_store *store,
					      int64_t item,
					      const unsigned char (*uuids)[16],
					      size_t n, struct pr_err *err);

/**
 * Walks a bank's items with their current revisions by identifier, then uuid.
 *
 * owns     entry is lent; false stops
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_entry_each(
	struct pr_store *store, int64_t bank, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_entry *entry),
	struct pr_err *err);

#endif

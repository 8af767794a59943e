/*
 * proctor/store_item.h - rows of items, revisions, objectives and the pool
 *
 * floor    store
 * idea     As store_bank.h: rows only, lent text, put inserts when id is 0.
 */
#ifndef PR_STORE_ITEM_H
#define PR_STORE_ITEM_H

#include "proctor/store_bank.h"

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
 * errors   PR_ENOTFOUND, PR_EIO, PR_EDAMAGED; PR_EINVAL when several banks have
 * it
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
 * A revision by row number.
 *
 * owns     *out is lent
 * errors   PR_ENOTFOUND, PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_rev_get(struct pr_store *store, int64_t id,
					  struct pr_db_rev *out,
					  struct pr_err *err);

/**
 * A revision of an item by version.
 *
 * owns     *out is lent
 * errors   PR_ENOTFOUND, PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_rev_version(struct pr_store *store,
					      int64_t item, int version,
					      struct pr_db_rev *out,
					      struct pr_err *err);

/**
 * The first revision with this content hash in any item.
 *
 * owns     *out is lent
 * errors   PR_ENOTFOUND, PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_rev_hash(struct pr_store *store,
					   const unsigned char hash[32],
					   struct pr_db_rev *out,
					   struct pr_err *err);

/**
 * Inserts a revision (id 0) or refreshes the metadata and record of one.
 *
 * owns     row is borrowed, row->id is set
 * errors   PR_EIO, PR_EFULL
 */
PR_NODISCARD enum pr_status pr_db_rev_put(struct pr_store *store,
					  struct pr_db_rev *row,
					  struct pr_err *err);

/**
 * Replaces the objectives of an item.
 *
 * owns     rows are borrowed
 * errors   PR_EIO, PR_EFULL
 */
PR_NODISCARD enum pr_status pr_db_objectives_put(
	struct pr_store *store, int64_t item,
	const struct pr_db_objective *rows, size_t n, struct pr_err *err);

/**
 * Replaces the enemies of an item.
 *
 * owns     uuids are borrowed
 * errors   PR_EIO, PR_EFULL
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

/* What an import left hanging, found after its last record. */
enum pr_db_loose {
	PR_LOOSE_STIMULUS, /* an item names case material nobody has */
	PR_LOOSE_ENEMY,    /* an enemy uuid nobody has */
	PR_LOOSE_EXAM,     /* an objective names an unknown exam */
	PR_LOOSE_MISSING,  /* item of a touched bank, not in this import */
};

/**
 * Walks the loose ends of one import.
 *
 * owns     item is lent; what is the uuid or name that hangs, "" for MISSING;
 * false stops errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_loose_each(
	struct pr_store *store, int64_t import_id, enum pr_db_loose kind,
	void *ctx,
	bool (*row)(void *ctx, const struct pr_db_item *item, const char *what),
	struct pr_err *err);

/**
 * A number higher than any import before.
 *
 * owns     nothing kept
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_import_next(struct pr_store *store,
					      int64_t *out, struct pr_err *err);

/* A row of the pool for one exam and learner: current revisions that are
 * active or in pretest. */
struct pr_db_pool {
	int64_t item;
	int status;
	const char *domain, *task;
	unsigned char uuid[16];
	struct pr_db_rev rev; /* record is NULL here */
	int64_t seen_ms;      /* first displayed to the learner, 0 never */
};

/**
 * Walks the pool by uuid, so that its order never depends on rows.
 *
 * owns     pool is lent; false stops
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_pool_each(
	struct pr_store *store, const char *exam, int64_t learner, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_pool *pool),
	struct pr_err *err);

/**
 * Walks the enemy pairs inside the pool of an exam.
 *
 * owns     uuids are lent; false stops
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_enemy_each(
	struct pr_store *store, const char *exam, void *ctx,
	bool (*row)(void *ctx, int64_t item, const unsigned char other[16]),
	struct pr_err *err);

#endif

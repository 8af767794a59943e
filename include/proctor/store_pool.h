/*
 * proctor/store_pool.h - what can be drawn, and what an import left hanging
 *
 * floor    store
 * idea     As store_bank.h: walks over items, no rules.
 */
#ifndef PR_STORE_POOL_H
#define PR_STORE_POOL_H

#include "proctor/store_rev.h"

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
 * shape    what is the uuid or name that hangs, "" for MISSING
 * owns     item and what are lent; false stops
 * errors   PR_EIO, PR_EDAMAGED
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

/* So many exams can give their items to one pool. */
#define PR_POOL_EXAMS 8

/* A row of the pool for some exams and a learner: current revisions that are
 * active or in pretest. */
struct pr_db_pool {
	int64_t item, bank;
	int status;
	const char *exam, *domain, *task; /* the objective it is here for */
	unsigned char uuid[16];
	struct pr_db_rev rev; /* record is NULL here */
	int64_t seen_ms;      /* first displayed to the learner, 0 never */
};

/**
 * Walks the pool of n exams by uuid, so that its order never depends on rows.
 * An item with objectives in several of the exams comes once for each, for
 * the first of the list first.
 *
 * shape    exams[n], 1 to PR_POOL_EXAMS
 * owns     pool is lent; false stops
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_pool_each(
	struct pr_store *store, const char *const *exams, size_t n,
	int64_t learner, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_pool *pool),
	struct pr_err *err);

/**
 * Walks the enemy pairs inside the pool of n exams.
 *
 * shape    exams[n], 1 to PR_POOL_EXAMS
 * owns     uuids are lent; false stops
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_enemy_each(
	struct pr_store *store, const char *const *exams, size_t n, void *ctx,
	bool (*row)(void *ctx, int64_t item, const unsigned char other[16]),
	struct pr_err *err);

#endif

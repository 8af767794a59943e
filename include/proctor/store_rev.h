/*
 * proctor/store_rev.h - rows of items and of their revisions
 *
 * floor    store
 * idea     As store_bank.h. The content of a revision never changes, its
 *          metadata may be refreshed; the database itself refuses the rest.
 */
#ifndef PR_STORE_REV_H
#define PR_STORE_REV_H

#include "proctor/store.h"

struct pr_db_item {
	int64_t id, bank;
	unsigned char uuid[16];
	const char *identifier; /* NULL when none */
	int status;
	int64_t rev;       /* current revision, 0 before the first */
	int64_t import_id; /* the last import that held it */
};

struct pr_db_rev {
	int64_t id, item;
	int version;
	unsigned char hash[32];
	int type, level;
	double angoff; /* NAN when absent, as irt_b and irt_b_sd */
	int raters;
	double irt_b, irt_b_sd;
	int seconds;
	const char *review_by; /* NULL when absent */
	bool has_stimulus;
	unsigned char stimulus[16];
	int set_position, n_options;
	uint32_t fixed;
	bool shuffle;
	const char *record;
	size_t record_len;
};

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

#endif

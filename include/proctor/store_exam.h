/*
 * proctor/store_exam.h - rows of exams and of case material
 *
 * floor    store
 * idea     As store_bank.h. Both come in revisions, of which one is current.
 */
#ifndef PR_STORE_EXAM_H
#define PR_STORE_EXAM_H

#include "proctor/store.h"

struct pr_db_exam {
	int64_t id;
	unsigned char uuid[16];
	const char *identifier;
	int version;
	int64_t bank;
	unsigned char hash[32];
	const char *record;
	size_t record_len;
};

struct pr_db_stimulus {
	int64_t id, bank;
	unsigned char uuid[16];
	const char *identifier;
	int version;
	unsigned char hash[32];
	const char *record;
	size_t record_len;
};

/**
 * The current exam of this identifier, any case.
 *
 * owns     *out is lent
 * errors   PR_ENOTFOUND, PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_exam_find(struct pr_store *store,
					    const char *identifier,
					    struct pr_db_exam *out,
					    struct pr_err *err);

/**
 * The exam revision with this row number.
 *
 * owns     *out is lent
 * errors   PR_ENOTFOUND, PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_exam_get(struct pr_store *store, int64_t id,
					   struct pr_db_exam *out,
					   struct pr_err *err);

/**
 * Makes this the current revision of its identifier: inserts it, or refreshes
 * the record of the same uuid and version.
 *
 * owns     row is borrowed, row->id is set
 * errors   PR_EIO, PR_EFULL; PR_ESTATE outside a transaction
 */
PR_NODISCARD enum pr_status pr_db_exam_put(struct pr_store *store,
					   struct pr_db_exam *row,
					   struct pr_err *err);

/**
 * Walks the current exams by identifier.
 *
 * owns     exam is lent; false stops
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_exam_each(
	struct pr_store *store, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_exam *exam),
	struct pr_err *err);

/**
 * The current revision of this case material.
 *
 * owns     *out is lent
 * errors   PR_ENOTFOUND, PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_stimulus_find(struct pr_store *store,
						const unsigned char uuid[16],
						struct pr_db_stimulus *out,
						struct pr_err *err);

/**
 * Makes this the current revision, as pr_db_exam_put.
 *
 * owns     row is borrowed, row->id is set
 * errors   PR_EIO, PR_EFULL; PR_ESTATE outside a transaction
 */
PR_NODISCARD enum pr_status pr_db_stimulus_put(struct pr_store *store,
					       struct pr_db_stimulus *row,
					       struct pr_err *err);

/**
 * Walks a bank's current case material by identifier.
 *
 * owns     stimulus is lent; false stops
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_stimulus_each(
	struct pr_store *store, int64_t bank, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_stimulus *stimulus),
	struct pr_err *err);

#endif

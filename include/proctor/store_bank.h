/*
 * proctor/store_bank.h - rows of banks, exams, case material and items
 *
 * floor    store
 * idea     Plain row structs, no rules. Text handed out is lent until the
 *          next call on the same store (in a walk: until row() returns);
 *          what goes in is copied. A put with id 0 inserts and sets id.
 */
#ifndef PR_STORE_BANK_H
#define PR_STORE_BANK_H

#include "proctor/store.h"

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
 * errors   PR_EIO, PR_EFULL
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
 * errors   PR_EIO, PR_EFULL
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

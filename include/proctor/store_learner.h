/*
 * proctor/store_learner.h - rows of learners and of the forms drawn for them
 *
 * floor    store
 * idea     As store_bank.h. A drawn form never changes; the database itself
 *          refuses it.
 */
#ifndef PR_STORE_LEARNER_H
#define PR_STORE_LEARNER_H

#include "proctor/store.h"

struct pr_db_learner {
	int64_t id;
	unsigned char uuid[16];
	const char *name;
	int purpose;
	const char *exam, *exam_date;
	int minutes_a_day, time_percent, extra_min;
	bool breaks_stop;
	int reserve_forms;
	unsigned study_days; /* bit 0 Monday; 0 is written as every day */
	int64_t created_ms, forgotten_ms; /* forgotten_ms 0: has its name */
};

struct pr_db_slot {
	int64_t item_rev;
	int role;
	const char *domain, *task; /* identifiers, "" when none */
	double b, b_sd;
	int set_no, set_position;
	bool met_before, past_review;
	unsigned char n_options;
	unsigned char order[26];
};

struct pr_db_form {
	int64_t id, learner, exam_rev;
	uint64_t seed;
	bool reserved, whole;
	unsigned char hash[32];
	int64_t created_ms;
};

/**
 * The learner of this name, unless it was forgotten; NULL is the first one
 * that was not, row 1 when all were.
 *
 * owns     *out is lent
 * errors   PR_ENOTFOUND, PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_learner_find(struct pr_store *store,
					       const char *name,
					       struct pr_db_learner *out,
					       struct pr_err *err);

/**
 * Walks all learners by row number, forgotten ones too.
 *
 * owns     learner is lent; false stops
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_learner_each(
	struct pr_store *store, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_learner *learner),
	struct pr_err *err);

/**
 * Inserts or updates a learner.
 *
 * owns     row is borrowed, row->id is set
 * errors   PR_EIO, PR_EFULL; PR_EEXIST when the name is taken
 */
PR_NODISCARD enum pr_status pr_db_learner_put(struct pr_store *store,
					      struct pr_db_learner *row,
					      struct pr_err *err);

/**
 * Inserts a form with its slots.
 *
 * owns     row and slots are borrowed, row->id is set
 * errors   PR_EIO, PR_EFULL; PR_ESTATE outside a transaction
 */
PR_NODISCARD enum pr_status pr_db_form_put(struct pr_store *store,
					   struct pr_db_form *row,
					   const struct pr_db_slot *slots,
					   size_t n, struct pr_err *err);

/**
 * A form by row number.
 *
 * owns     *out is the caller's
 * errors   PR_ENOTFOUND, PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_form_get(struct pr_store *store, int64_t id,
					   struct pr_db_form *out,
					   struct pr_err *err);

/**
 * Walks the slots of a form in order.
 *
 * owns     slot is lent; false stops
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_slot_each(
	struct pr_store *store, int64_t form, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_slot *slot),
	struct pr_err *err);

/**
 * Walks the reserved forms of a learner for an exam identifier, oldest first.
 *
 * owns     form is lent; false stops
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_reserved_each(
	struct pr_store *store, int64_t learner, const char *exam, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_form *form),
	struct pr_err *err);

/**
 * Walks the items (row numbers) in the reserved forms of a learner, for an exam
 * identifier.
 *
 * owns     false stops
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_reserved_item_each(
	struct pr_store *store, int64_t learner, const char *exam, void *ctx,
	bool (*row)(void *ctx, int64_t item), struct pr_err *err);

/**
 * Takes the reserve mark off a form (it is being sat, or dropped).
 *
 * owns     nothing kept
 * errors   PR_EIO, PR_EFULL
 */
PR_NODISCARD enum pr_status pr_db_form_release(struct pr_store *store,
					       int64_t form,
					       struct pr_err *err);

#endif

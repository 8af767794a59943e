/*
 * proctor/store_forecast.h - rows of weights, forecasts and real results
 *
 * floor    store
 * idea     As store_bank.h. All three are appended and never changed. The
 *          structs stand in store_learn.h.
 */
#ifndef PR_STORE_FORECAST_H
#define PR_STORE_FORECAST_H

#include "proctor/store_learn.h"

/** Appends fitted weights. owns: row is borrowed, row->id is set. errors:
 * PR_EIO, PR_EFULL. */
PR_NODISCARD enum pr_status pr_db_weights_put(struct pr_store *store,
					      struct pr_db_weights *row,
					      struct pr_err *err);

/** The weights in force for a learner: those of the newest fit if they were
 * kept, else none, and the defaults hold; id != 0: that row. owns: out is the
 * caller's. errors: PR_ENOTFOUND, PR_EIO, PR_EDAMAGED. */
PR_NODISCARD enum pr_status pr_db_weights_get(struct pr_store *store,
					      int64_t learner, int64_t id,
					      struct pr_db_weights *out,
					      struct pr_err *err);

/** The newest fit of a learner, kept or not. owns: out is the caller's.
 * errors: PR_ENOTFOUND, PR_EIO, PR_EDAMAGED. */
PR_NODISCARD enum pr_status pr_db_weights_last(struct pr_store *store,
					       int64_t learner,
					       struct pr_db_weights *out,
					       struct pr_err *err);

/** Appends a forecast. owns: row is borrowed, row->id is set. errors: PR_EIO,
 * PR_EFULL. */
PR_NODISCARD enum pr_status pr_db_forecast_put(struct pr_store *store,
					       struct pr_db_forecast *row,
					       struct pr_err *err);

/** Walks a learner's forecasts (learner 0: of all), oldest first. owns: row is
 * lent; false stops. errors: PR_EIO, PR_EDAMAGED. */
PR_NODISCARD enum pr_status pr_db_forecast_each(
	struct pr_store *store, int64_t learner, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_forecast *forecast),
	struct pr_err *err);

/** Appends a result of the real examination. owns: row is borrowed, row->id is
 * set. errors: PR_EIO, PR_EFULL. */
PR_NODISCARD enum pr_status pr_db_exam_result_put(struct pr_store *store,
						  struct pr_db_exam_result *row,
						  struct pr_err *err);

/** Walks results that count, by date: of one exam and date the newest row.
 * learner 0: of all. owns: row is lent; false stops. errors: PR_EIO,
 * PR_EDAMAGED. */
PR_NODISCARD enum pr_status pr_db_exam_result_each(
	struct pr_store *store, int64_t learner, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_exam_result *result),
	struct pr_err *err);

/* A sealed sheet with what is needed to read it. */
struct pr_db_sheet {
	int64_t sitting, learner, end_ms;
	int kind;         /* enum pr_sitting_kind */
	const char *exam; /* identifier */
	int64_t exam_rev;
	int utc_offset_min; /* of the place it was sat at: its days are there */
	bool test_clock;
	bool scaled; /* this and the next two of the score row, 0 without one */
	int met_before, n_scored;
	const void *cells;
	size_t n;
};

/**
 * Walks sheets from end_ms `since` on: of a learner, oldest first; with
 * learner 0 of all, by sitting, and only the first three members and the
 * cells are filled.
 *
 * owns     sheet is lent; false stops
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_sheet_each(
	struct pr_store *store, int64_t learner, int64_t since, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_sheet *sheet),
	struct pr_err *err);

#endif

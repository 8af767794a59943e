/*
 * proctor/store_sitting.h - rows of sittings, events, sheets and scores
 *
 * floor    store
 * idea     As store_bank.h. An event row is appended and never changed; the
 *          database itself refuses anything else.
 */
#ifndef PR_STORE_SITTING_H
#define PR_STORE_SITTING_H

#include "proctor/store.h"
#include "proctor/store_learner.h"

struct pr_db_sitting {
	int64_t id;
	unsigned char uuid[16];
	int64_t learner, form;
	int kind;
	bool feedback, timed, linear, scaled, breaks_stop;
	int policy;
	int64_t budget_ms, standard_ms;
	int time_percent, extra_min;
	const char *boot_id;
	int utc_offset_min;
	bool test_clock;
	int state;
	unsigned char head[32]; /* zero until sealed */
	int64_t begin_ms, end_ms;
	const char *exam; /* identifier, in walks and finds */
	long n_slots;     /* in walks and finds */
};

struct pr_db_event {
	int64_t sitting;
	uint32_t seq;
	int kind, slot;
	uint32_t choice;
	int64_t value, active_ms, boot_ms, wall_ms;
	const char *body; /* NULL when none */
	unsigned char hash[32];
};

struct pr_db_score {
	int64_t sitting;
	int n_scored, raw, met_before;
	bool scaled;
	int score, lo, hi;
	bool passed;
	const char *record; /* JSON with every figure */
};

/**
 * Inserts a sitting.
 *
 * owns     row is borrowed, row->id is set
 * errors   PR_EIO, PR_EFULL
 */
PR_NODISCARD enum pr_status pr_db_sitting_put(struct pr_store *store,
					      struct pr_db_sitting *row,
					      struct pr_err *err);

/**
 * A sitting by row number.
 *
 * owns     *out is lent
 * errors   PR_ENOTFOUND, PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_sitting_get(struct pr_store *store,
					      int64_t id,
					      struct pr_db_sitting *out,
					      struct pr_err *err);

/**
 * Sets state, begin_ms, end_ms and head of a sitting.
 *
 * owns     row is borrowed
 * errors   PR_EIO, PR_EFULL
 */
PR_NODISCARD enum pr_status pr_db_sitting_state(struct pr_store *store,
						const struct pr_db_sitting *row,
						struct pr_err *err);

/**
 * Walks a learner's sittings, newest first: open ones (begun, not sealed) or
 * sealed ones.
 *
 * owns     sitting is lent; false stops
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_sitting_each(
	struct pr_store *store, int64_t learner, bool sealed, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_sitting *sitting),
	struct pr_err *err);

/**
 * Appends an event.
 *
 * owns     row is borrowed
 * errors   PR_EIO, PR_EFULL; PR_EEXIST when seq is taken
 */
PR_NODISCARD enum pr_status pr_db_event_put(struct pr_store *store,
					    const struct pr_db_event *row,
					    struct pr_err *err);

/**
 * Walks the events of a sitting in order.
 *
 * owns     event is lent; false stops
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_event_each(
	struct pr_store *store, int64_t sitting, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_event *event),
	struct pr_err *err);

/**
 * Notes that an item was displayed to a learner.
 *
 * owns     nothing kept
 * errors   PR_EIO, PR_EFULL
 */
PR_NODISCARD enum pr_status pr_db_seen_put(struct pr_store *store,
					   int64_t learner, int64_t item_rev,
					   int64_t now_ms, struct pr_err *err);

/**
 * Writes (or rewrites) the sheet of a sitting.
 *
 * owns     cells are borrowed
 * errors   PR_EIO, PR_EFULL
 */
PR_NODISCARD enum pr_status pr_db_sheet_put(struct pr_store *store,
					    int64_t sitting, int64_t learner,
					    int64_t end_ms, const void *cells,
					    size_t n, struct pr_err *err);

/**
 * The sheet of a sitting.
 *
 * owns     *cells is lent
 * errors   PR_ENOTFOUND, PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_sheet_get(struct pr_store *store,
					    int64_t sitting, const void **cells,
					    size_t *n, struct pr_err *err);

/**
 * Writes the score, once.
 *
 * owns     row is borrowed
 * errors   PR_EIO, PR_EFULL; PR_EEXIST
 */
PR_NODISCARD enum pr_status pr_db_score_put(struct pr_store *store,
					    const struct pr_db_score *row,
					    struct pr_err *err);

/**
 * The score of a sitting.
 *
 * owns     *out is lent
 * errors   PR_ENOTFOUND, PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_score_get(struct pr_store *store,
					    int64_t sitting,
					    struct pr_db_score *out,
					    struct pr_err *err);

#endif

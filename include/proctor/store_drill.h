/*
 * proctor/store_drill.h - rows of drills: what was asked for, grades, errors
 *
 * floor    store
 * idea     As store_bank.h. Rows are appended and never changed; the database
 *          itself refuses anything else.
 */
#ifndef PR_STORE_DRILL_H
#define PR_STORE_DRILL_H

#include "proctor/store.h"

struct pr_db_drill {
	int64_t sitting;
	const char *kind, *pack, *skill; /* "" any */
	bool closed;                     /* without the tables */
	int pace_s;                      /* for one item, 0: its own */
};

struct pr_db_grade {
	int64_t sitting;
	int slot;
	int64_t learner, at_ms;
	int strict, learning;      /* percent */
	const char *edition;       /* "" without tables */
	const char *domain, *task; /* in walks over a learner, else NULL */
};

struct pr_db_error {
	int64_t sitting;
	int slot, n;
	int kind;               /* enum pr_feedback */
	const char *line, *key; /* "" none */
	int64_t learner, at_ms;
};

/**
 * Writes what a drill was started as, once.
 *
 * owns     row is borrowed
 * errors   PR_EIO, PR_EFULL; PR_EEXIST
 */
PR_NODISCARD enum pr_status pr_db_drill_put(struct pr_store *store,
					    const struct pr_db_drill *row,
					    struct pr_err *err);

/**
 * What a sitting was started as.
 *
 * owns     *out is lent
 * errors   PR_ENOTFOUND when it is no drill, PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_drill_get(struct pr_store *store,
					    int64_t sitting,
					    struct pr_db_drill *out,
					    struct pr_err *err);

/**
 * Writes the grade of a response, once.
 *
 * owns     row is borrowed
 * errors   PR_EIO, PR_EFULL; PR_EEXIST
 */
PR_NODISCARD enum pr_status pr_db_grade_put(struct pr_store *store,
					    const struct pr_db_grade *row,
					    struct pr_err *err);

/**
 * Writes an error of a response that has its grade.
 *
 * owns     row is borrowed
 * errors   PR_EIO, PR_EFULL; PR_EEXIST
 */
PR_NODISCARD enum pr_status pr_db_error_put(struct pr_store *store,
					    const struct pr_db_error *row,
					    struct pr_err *err);

/**
 * Walks grades: of a sitting by slot, or, with sitting 0, of a learner,
 * newest first.
 *
 * owns     grade is lent; false stops
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_grade_each(
	struct pr_store *store, int64_t sitting, int64_t learner, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_grade *grade),
	struct pr_err *err);

/**
 * Walks errors, as pr_db_grade_each.
 *
 * owns     error is lent; false stops
 * errors   PR_EIO, PR_EDAMAGED
 */
PR_NODISCARD enum pr_status pr_db_error_each(
	struct pr_store *store, int64_t sitting, int64_t learner, void *ctx,
	bool (*row)(void *ctx, const struct pr_db_error *error),
	struct pr_err *err);

#endif

/* drill.c - what a drill was started as, grades and errors of responses */
#include "proctor/store_drill.h"
#include "store/internal.h"
#include "store/stmt.h"

enum pr_status
pr_db_drill_put(struct pr_store *store, const struct pr_db_drill *row,
		struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, SQL_DRILL_INSERT, err);
	sq_int(&q, ":sitting", row->sitting);
	sq_text(&q, ":kind", row->kind);
	sq_text(&q, ":pack", row->pack);
	sq_text(&q, ":skill", row->skill);
	sq_int(&q, ":closed", row->closed);
	sq_int(&q, ":pace_s", row->pace_s);
	return sq_do(&q, NULL);
}

enum pr_status
pr_db_drill_get(struct pr_store *store, int64_t sitting,
		struct pr_db_drill *out, struct pr_err *err)
{
	struct pr_db_drill row = { 0 };
	enum pr_status st;
	bool found;
	struct sq q;

	sq_find(&q, store, SQL_DRILL_GET, err);
	sq_int(&q, ":sitting", sitting);
	found = sq_row(&q);
	if (found)
		row = (struct pr_db_drill){
			.sitting = sq_i64(&q, 0),
			.kind = sq_str(&q, 1),
			.pack = sq_str(&q, 2),
			.skill = sq_str(&q, 3),
			.closed = sq_i32(&q, 4) != 0,
			.pace_s = sq_i32(&q, 5),
		};
	st = sq_found(&q, found, "this sitting is no drill");
	if (st == PR_OK)
		*out = row;
	return st;
}

enum pr_status
pr_db_grade_put(struct pr_store *store, const struct pr_db_grade *row,
		struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, SQL_GRADE_INSERT, err);
	sq_int(&q, ":sitting", row->sitting);
	sq_int(&q, ":slot", row->slot);
	sq_int(&q, ":learner", row->learner);
	sq_int(&q, ":at_ms", row->at_ms);
	sq_int(&q, ":strict", row->strict);
	sq_int(&q, ":learning", row->learning);
	sq_text(&q, ":edition", row->edition);
	return sq_do(&q, NULL);
}

enum pr_status
pr_db_error_put(struct pr_store *store, const struct pr_db_error *row,
		struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, SQL_ERROR_INSERT, err);
	sq_int(&q, ":sitting", row->sitting);
	sq_int(&q, ":slot", row->slot);
	sq_int(&q, ":n", row->n);
	sq_int(&q, ":kind", row->kind);
	sq_text(&q, ":line", row->line);
	sq_text(&q, ":key", row->key);
	sq_int(&q, ":learner", row->learner);
	sq_int(&q, ":at_ms", row->at_ms);
	return sq_do(&q, NULL);
}

/* One walk or the other: of a sitting, else of a learner. */
static void
begin_walk(struct sq *q, struct pr_store *store, int64_t sitting,
	   int64_t learner, const enum store_sql ids[2], struct pr_err *err)
{
	sq_begin(q, store, ids[sitting ? 0 : 1], err);
	if (sitting)
		sq_int(q, ":sitting", sitting);
	else
		sq_int(q, ":learner", learner);
}

enum pr_status
pr_db_grade_each(struct pr_store *store, int64_t sitting, int64_t learner,
		 void *ctx,
		 bool (*row)(void *ctx, const struct pr_db_grade *grade),
		 struct pr_err *err)
{
	static const enum store_sql ids[] = { SQL_GRADE_OF_SITTING,
					      SQL_GRADE_OF_LEARNER };
	struct sq q;

	begin_walk(&q, store, sitting, learner, ids, err);
	while (sq_row(&q)) {
		struct pr_db_grade grade = {
			.sitting = sq_i64(&q, 0),
			.slot = sq_i32(&q, 1),
			.learner = sq_i64(&q, 2),
			.at_ms = sq_i64(&q, 3),
			.strict = sq_i32(&q, 4),
			.learning = sq_i32(&q, 5),
			.edition = sq_str(&q, 6),
			.domain = sitting ? NULL : sq_str(&q, 7),
			.task = sitting ? NULL : sq_str(&q, 8),
		};

		if (!sq_is_well(&q) || !row(ctx, &grade))
			break;
	}
	return sq_end(&q);
}

enum pr_status
pr_db_error_each(struct pr_store *store, int64_t sitting, int64_t learner,
		 void *ctx,
		 bool (*row)(void *ctx, const struct pr_db_error *error),
		 struct pr_err *err)
{
	static const enum store_sql ids[] = { SQL_ERROR_OF_SITTING,
					      SQL_ERROR_OF_LEARNER };
	struct sq q;

	begin_walk(&q, store, sitting, learner, ids, err);
	while (sq_row(&q)) {
		struct pr_db_error error = {
			.sitting = sq_i64(&q, 0),
			.slot = sq_i32(&q, 1),
			.n = sq_i32(&q, 2),
			.kind = sq_i32(&q, 3),
			.line = sq_str(&q, 4),
			.key = sq_str(&q, 5),
			.learner = sq_i64(&q, 6),
			.at_ms = sq_i64(&q, 7),
		};

		if (!sq_is_well(&q) || !row(ctx, &error))
			break;
	}
	return sq_end(&q);
}

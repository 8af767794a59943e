/* result.c - sheets and scores; see proctor/store_sitting.h */
#include "proctor/store_sitting.h"
#include "store/internal.h"
#include "store/stmt.h"

enum pr_status
pr_db_sheet_put(struct pr_store *store, int64_t sitting, int64_t learner,
		int64_t end_ms, const void *cells, size_t n, struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, SQL_SHEET_PUT, err);
	sq_int(&q, ":sitting", sitting);
	sq_int(&q, ":learner", learner);
	sq_int(&q, ":end_ms", end_ms);
	sq_blob(&q, ":cells", cells ? cells : "", n);
	return sq_do(&q, NULL);
}

enum pr_status
pr_db_sheet_get(struct pr_store *store, int64_t sitting, const void **cells,
		size_t *n, struct pr_err *err)
{
	const void *data = NULL;
	size_t len = 0;
	enum pr_status st;
	bool found;
	struct sq q;

	sq_find(&q, store, SQL_SHEET_GET, err);
	sq_int(&q, ":sitting", sitting);
	found = sq_row(&q);
	if (found)
		data = sq_data(&q, 0, &len);
	st = sq_found(&q, found, "this sitting has no sheet yet");
	if (st != PR_OK)
		return st;
	*cells = data;
	*n = len;
	return PR_OK;
}

enum pr_status
pr_db_score_put(struct pr_store *store, const struct pr_db_score *row,
		struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, SQL_SCORE_INSERT, err);
	sq_int(&q, ":sitting", row->sitting);
	sq_int(&q, ":n_scored", row->n_scored);
	sq_int(&q, ":raw", row->raw);
	sq_int(&q, ":met_before", row->met_before);
	sq_int(&q, ":scaled", row->scaled);
	sq_int(&q, ":score", row->score);
	sq_int(&q, ":lo", row->lo);
	sq_int(&q, ":hi", row->hi);
	sq_int(&q, ":passed", row->passed);
	sq_text(&q, ":record", row->record);
	return sq_do(&q, NULL);
}

static void
read_score(struct sq *q, struct pr_db_score *out)
{
	*out = (struct pr_db_score){
		.sitting = sq_i64(q, 0),
		.n_scored = sq_i32(q, 1),
		.raw = sq_i32(q, 2),
		.met_before = sq_i32(q, 3),
		.scaled = sq_i64(q, 4) != 0,
		.score = sq_i32(q, 5),
		.lo = sq_i32(q, 6),
		.hi = sq_i32(q, 7),
		.passed = sq_i64(q, 8) != 0,
		.record = sq_str(q, 9),
	};
}

enum pr_status
pr_db_score_get(struct pr_store *store, int64_t sitting,
		struct pr_db_score *out, struct pr_err *err)
{
	struct pr_db_score score = { 0 };
	enum pr_status st;
	bool found;
	struct sq q;

	sq_find(&q, store, SQL_SCORE_GET, err);
	sq_int(&q, ":sitting", sitting);
	found = sq_row(&q);
	if (found)
		read_score(&q, &score);
	st = sq_found(&q, found, "this sitting has no score yet");
	if (st == PR_OK)
		*out = score;
	return st;
}

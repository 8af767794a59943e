/* learner.c - rows of learners; see proctor/store_learner.h */
#include "proctor/store_learner.h"
#include "store/internal.h"
#include "store/stmt.h"

#define EVERY_DAY 127

static void
read_learner(struct sq *q, struct pr_db_learner *out)
{
	*out = (struct pr_db_learner){
		.id = sq_i64(q, 0),
		.name = sq_str(q, 2),
		.purpose = sq_i32(q, 3),
		.exam = sq_str(q, 4),
		.exam_date = sq_str(q, 5),
		.minutes_a_day = sq_i32(q, 6),
		.time_percent = sq_i32(q, 7),
		.extra_min = sq_i32(q, 8),
		.breaks_stop = sq_i64(q, 9) != 0,
		.reserve_forms = sq_i32(q, 10),
		.created_ms = sq_i64(q, 11),
		.study_days = sq_u32(q, 12),
		.forgotten_ms = sq_i64(q, 13),
	};
	sq_fixed(q, 1, out->uuid, sizeof(out->uuid));
}

enum pr_status
pr_db_learner_find(struct pr_store *store, const char *name,
		   struct pr_db_learner *out, struct pr_err *err)
{
	struct pr_db_learner learner = { 0 };
	enum pr_status st;
	bool found;
	struct sq q;

	sq_find(&q, store, name ? SQL_LEARNER_NAMED : SQL_LEARNER_LOWEST, err);
	if (name)
		sq_text(&q, ":name", name);
	found = sq_row(&q);
	if (found)
		read_learner(&q, &learner);
	st = sq_found(&q, found, "there is no such learner");
	if (st == PR_OK)
		*out = learner;
	return st;
}

enum pr_status
pr_db_learner_each(struct pr_store *store, void *ctx,
		   bool (*row)(void *ctx, const struct pr_db_learner *learner),
		   struct pr_err *err)
{
	struct pr_db_learner learner;
	struct sq q;

	sq_begin(&q, store, SQL_LEARNER_EACH, err);
	while (sq_row(&q)) {
		read_learner(&q, &learner);
		if (!sq_is_well(&q) || !row(ctx, &learner))
			break;
	}
	return sq_end(&q);
}

enum pr_status
pr_db_learner_put(struct pr_store *store, struct pr_db_learner *row,
		  struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, row->id ? SQL_LEARNER_UPDATE : SQL_LEARNER_INSERT,
		 err);
	if (row->id)
		sq_int(&q, ":id", row->id);
	sq_blob(&q, ":uuid", row->uuid, sizeof(row->uuid));
	sq_text(&q, ":name", row->name);
	sq_int(&q, ":purpose", row->purpose);
	sq_text(&q, ":exam", row->exam ? row->exam : "");
	sq_text(&q, ":exam_date", row->exam_date ? row->exam_date : "");
	sq_int(&q, ":minutes_a_day", row->minutes_a_day);
	sq_int(&q, ":time_percent", row->time_percent);
	sq_int(&q, ":extra_min", row->extra_min);
	sq_int(&q, ":breaks_stop", row->breaks_stop);
	sq_int(&q, ":reserve_forms", row->reserve_forms);
	sq_int(&q, ":created_ms", row->created_ms);
	sq_int(&q, ":study_days",
	       row->study_days ? row->study_days : EVERY_DAY);
	sq_int(&q, ":forgotten_ms", row->forgotten_ms);
	return sq_put(&q, &row->id, "learner");
}

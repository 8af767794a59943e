/* learn.c - steps, and what is learnt of items; see proctor/store_learn.h */
#include "proctor/store_learn.h"
#include "store/internal.h"
#include "store/stmt.h"

enum pr_status
pr_db_step_put(struct pr_store *store, struct pr_db_step *row,
	       struct pr_err *err)
{
	int64_t id = 0;
	enum pr_status st;
	struct sq q;

	sq_begin(&q, store, SQL_STEP_INSERT, err);
	sq_int(&q, ":learner", row->learner);
	sq_int(&q, ":sitting", row->sitting);
	sq_int(&q, ":slot", row->slot);
	sq_int(&q, ":n", row->n);
	sq_int(&q, ":undoes", row->undoes);
	sq_int(&q, ":item", row->item);
	sq_int(&q, ":item_rev", row->item_rev);
	sq_text(&q, ":exam", row->exam);
	sq_text(&q, ":domain", row->domain);
	sq_text(&q, ":skill", row->skill);
	sq_int(&q, ":at_ms", row->at_ms);
	sq_int(&q, ":day", row->day);
	sq_int(&q, ":utc_offset_min", row->utc_offset_min);
	sq_int(&q, ":correct", row->correct);
	sq_int(&q, ":confidence", row->confidence);
	sq_int(&q, ":flags", row->flags);
	sq_real(&q, ":b", row->b);
	sq_real(&q, ":b_var", row->b_var);
	sq_real(&q, ":mean", row->mean);
	sq_real(&q, ":var", row->var);
	sq_int(&q, ":grade", row->grade);
	sq_real(&q, ":known", row->known);
	sq_int(&q, ":days", row->days);
	sq_int(&q, ":skill_days", row->skill_days);
	sq_int(&q, ":weights", row->weights);
	st = sq_put(&q, &id, "step");
	if (st == PR_OK)
		row->id = id;
	return st;
}

static void
read_step(struct sq *q, struct pr_db_step *out)
{
	*out = (struct pr_db_step){
		.id = sq_i64(q, 0),
		.learner = sq_i64(q, 1),
		.sitting = sq_i64(q, 2),
		.slot = sq_i32(q, 3),
		.n = sq_i32(q, 4),
		.undoes = sq_i64(q, 5),
		.item = sq_i64(q, 6),
		.item_rev = sq_i64(q, 7),
		.exam = sq_str(q, 8),
		.domain = sq_str(q, 9),
		.skill = sq_str(q, 10),
		.at_ms = sq_i64(q, 11),
		.day = sq_i32(q, 12),
		.utc_offset_min = sq_i32(q, 13),
		.correct = sq_i64(q, 14) != 0,
		.confidence = sq_i32(q, 15),
		.flags = sq_u32(q, 16),
		.b = sq_double(q, 17),
		.b_var = sq_double(q, 18),
		.mean = sq_double(q, 19),
		.var = sq_double(q, 20),
		.grade = sq_i32(q, 21),
		.known = sq_double(q, 22),
		.days = sq_i32(q, 23),
		.skill_days = sq_i32(q, 24),
		.weights = sq_i64(q, 25),
		.undone = sq_i64(q, 26) != 0,
		.corrected = sq_i64(q, 27) != 0,
	};
}

/* The narrowest index leads; what else was asked for is a filter on it. */
static void
begin_steps(struct sq *q, struct pr_store *store, int64_t learner, int64_t item,
	    int64_t sitting, struct pr_err *err)
{
	enum store_sql id = SQL_STEP_OF_LEARNER;

	if (sitting)
		id = SQL_STEP_OF_SITTING;
	else if (item)
		id = SQL_STEP_OF_ITEM;
	sq_begin(q, store, id, err);
	if (sitting)
		sq_int(q, ":sitting", sitting);
	if (sitting || item)
		sq_int(q, ":item", item);
	sq_int(q, ":learner", learner);
}

static enum pr_status
walk_steps(struct sq *q, void *ctx,
	   bool (*row)(void *ctx, const struct pr_db_step *step))
{
	struct pr_db_step step;

	while (sq_row(q)) {
		read_step(q, &step);
		if (!sq_is_well(q) || !row(ctx, &step))
			break;
	}
	return sq_end(q);
}

enum pr_status
pr_db_step_each(struct pr_store *store, int64_t learner, int64_t item,
		int64_t sitting, void *ctx,
		bool (*row)(void *ctx, const struct pr_db_step *step),
		struct pr_err *err)
{
	struct sq q;

	if (!learner && !item && !sitting)
		return pr_fail(err, PR_EINVAL,
			       "steps are asked for of a learner, an item or a "
			       "sitting");
	begin_steps(&q, store, learner, item, sitting, err);
	return walk_steps(&q, ctx, row);
}

enum pr_status
pr_db_step_first_each(struct pr_store *store, int64_t learner, void *ctx,
		      bool (*row)(void *ctx, const struct pr_db_step *step),
		      struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, SQL_STEP_FIRST, err);
	sq_int(&q, ":learner", learner);
	return walk_steps(&q, ctx, row);
}

enum pr_status
pr_db_learnt_put(struct pr_store *store, const struct pr_db_learnt *row,
		 struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, SQL_LEARNT_PUT, err);
	sq_int(&q, ":item", row->item);
	sq_int(&q, ":n", row->n);
	sq_real(&q, ":b", row->b);
	sq_real(&q, ":var", row->var);
	return sq_do(&q, NULL);
}

static void
read_learnt(struct sq *q, struct pr_db_learnt *out)
{
	*out = (struct pr_db_learnt){
		.item = sq_i64(q, 0),
		.n = (long)sq_i64(q, 1),
		.b = sq_double(q, 2),
		.var = sq_double(q, 3),
	};
}

enum pr_status
pr_db_learnt_get(struct pr_store *store, int64_t item, struct pr_db_learnt *out,
		 struct pr_err *err)
{
	struct pr_db_learnt row = { 0 };
	enum pr_status st;
	bool found;
	struct sq q;

	sq_find(&q, store, SQL_LEARNT_GET, err);
	sq_int(&q, ":item", item);
	found = sq_row(&q);
	if (found)
		read_learnt(&q, &row);
	st = sq_found(&q, found, "nothing is learnt of this item yet");
	if (st == PR_OK)
		*out = row;
	return st;
}

enum pr_status
pr_db_learnt_each(struct pr_store *store, void *ctx,
		  bool (*row)(void *ctx, const struct pr_db_learnt *learnt),
		  struct pr_err *err)
{
	struct pr_db_learnt learnt;
	struct sq q;

	sq_begin(&q, store, SQL_LEARNT_EACH, err);
	while (sq_row(&q)) {
		read_learnt(&q, &learnt);
		if (!sq_is_well(&q) || !row(ctx, &learnt))
			break;
	}
	return sq_end(&q);
}

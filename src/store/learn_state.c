/* learn_state.c - ability and memory; see proctor/store_learn.h */
#include "proctor/store_learn.h"
#include "store/internal.h"
#include "store/stmt.h"

enum pr_status
pr_db_ability_put(struct pr_store *store, const struct pr_db_ability *row,
		  struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, SQL_ABILITY_PUT, err);
	sq_int(&q, ":learner", row->learner);
	sq_text(&q, ":exam", row->exam);
	sq_int(&q, ":answers", row->answers);
	sq_int(&q, ":last_day", row->last_day);
	sq_int(&q, ":last_ms", row->last_ms);
	sq_text(&q, ":domains", row->domains);
	sq_blob(&q, ":state", row->state, row->n_state);
	return sq_do(&q, NULL);
}

static void
read_ability(struct sq *q, struct pr_db_ability *out)
{
	*out = (struct pr_db_ability){
		.learner = sq_i64(q, 0),
		.exam = sq_str(q, 1),
		.answers = (long)sq_i64(q, 2),
		.last_day = sq_i32(q, 3),
		.last_ms = sq_i64(q, 4),
		.domains = sq_str(q, 5),
	};
	out->state = sq_data(q, 6, &out->n_state);
}

enum pr_status
pr_db_ability_get(struct pr_store *store, int64_t learner, const char *exam,
		  struct pr_db_ability *out, struct pr_err *err)
{
	struct pr_db_ability row = { 0 };
	enum pr_status st;
	bool found;
	struct sq q;

	sq_find(&q, store, SQL_ABILITY_GET, err);
	sq_int(&q, ":learner", learner);
	sq_text(&q, ":exam", exam);
	found = sq_row(&q);
	if (found)
		read_ability(&q, &row);
	st = sq_found(&q, found, "nothing is known of this ability yet");
	if (st == PR_OK)
		*out = row;
	return st;
}

enum pr_status
pr_db_ability_each(struct pr_store *store, int64_t learner, void *ctx,
		   bool (*row)(void *ctx, const struct pr_db_ability *ability),
		   struct pr_err *err)
{
	struct pr_db_ability ability;
	struct sq q;

	sq_begin(&q, store, SQL_ABILITY_EACH, err);
	sq_int(&q, ":learner", learner);
	while (sq_row(&q)) {
		read_ability(&q, &ability);
		if (!sq_is_well(&q) || !row(ctx, &ability))
			break;
	}
	return sq_end(&q);
}

enum pr_status
pr_db_memory_put(struct pr_store *store, const struct pr_db_memory *row,
		 struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, SQL_MEMORY_PUT, err);
	sq_int(&q, ":learner", row->learner);
	sq_int(&q, ":item", row->item);
	sq_text(&q, ":skill", row->skill);
	sq_real(&q, ":s", row->s);
	sq_real(&q, ":d", row->d);
	sq_int(&q, ":reviews", row->reviews);
	sq_int(&q, ":lapses", row->lapses);
	sq_int(&q, ":last_day", row->last_day);
	sq_int(&q, ":last_ms", row->last_ms);
	sq_int(&q, ":flags", row->flags);
	return sq_do(&q, NULL);
}

static void
read_memory(struct sq *q, struct pr_db_memory *out)
{
	*out = (struct pr_db_memory){
		.learner = sq_i64(q, 0),
		.item = sq_i64(q, 1),
		.skill = sq_str(q, 2),
		.s = sq_double(q, 3),
		.d = sq_double(q, 4),
		.reviews = (long)sq_i64(q, 5),
		.lapses = (long)sq_i64(q, 6),
		.last_day = sq_i32(q, 7),
		.last_ms = sq_i64(q, 8),
		.flags = sq_u32(q, 9),
	};
}

enum pr_status
pr_db_memory_get(struct pr_store *store, int64_t learner, int64_t item,
		 const char *skill, struct pr_db_memory *out,
		 struct pr_err *err)
{
	struct pr_db_memory row = { 0 };
	enum pr_status st;
	bool found;
	struct sq q;

	sq_find(&q, store, SQL_MEMORY_GET, err);
	sq_int(&q, ":learner", learner);
	sq_int(&q, ":item", item);
	sq_text(&q, ":skill", skill);
	found = sq_row(&q);
	if (found)
		read_memory(&q, &row);
	st = sq_found(&q, found, "this was not reviewed yet");
	if (st == PR_OK)
		*out = row;
	return st;
}

enum pr_status
pr_db_memory_each(struct pr_store *store, int64_t learner, void *ctx,
		  bool (*row)(void *ctx, const struct pr_db_memory *memory),
		  struct pr_err *err)
{
	struct pr_db_memory memory;
	struct sq q;

	sq_begin(&q, store, SQL_MEMORY_EACH, err);
	sq_int(&q, ":learner", learner);
	while (sq_row(&q)) {
		read_memory(&q, &memory);
		if (!sq_is_well(&q) || !row(ctx, &memory))
			break;
	}
	return sq_end(&q);
}

static enum pr_status
drop_of(struct pr_store *store, enum store_sql id, int64_t learner,
	struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, id, err);
	sq_int(&q, ":learner", learner);
	return sq_do(&q, NULL);
}

enum pr_status
pr_db_learn_drop(struct pr_store *store, int64_t learner, struct pr_err *err)
{
	enum pr_status st = store_need_tx(store, err);
	struct sq q;

	if (st)
		return st;
	if (!learner) {
		sq_begin(&q, store, SQL_LEARNT_DROP, err);
		return sq_do(&q, NULL);
	}
	st = drop_of(store, SQL_ABILITY_DROP, learner, err);
	if (!st)
		st = drop_of(store, SQL_MEMORY_DROP, learner, err);
	return st;
}

/* sitting.c - rows of sittings; see proctor/store_sitting.h */
#include "proctor/store_sitting.h"
#include "store/internal.h"
#include "store/stmt.h"

#include <string.h>

/* All zero until the sitting is sealed, and then stored as NULL. */
static void
bind_head(struct sq *q, const unsigned char head[32])
{
	static const unsigned char none[32];

	sq_blob(q, ":head", memcmp(head, none, 32) == 0 ? NULL : head, 32);
}

enum pr_status
pr_db_sitting_put(struct pr_store *store, struct pr_db_sitting *row,
		  struct pr_err *err)
{
	int64_t id = 0;
	enum pr_status st;
	struct sq q;

	sq_begin(&q, store, SQL_SITTING_INSERT, err);
	sq_blob(&q, ":uuid", row->uuid, sizeof(row->uuid));
	sq_int(&q, ":learner", row->learner);
	sq_int(&q, ":form", row->form);
	sq_int(&q, ":kind", row->kind);
	sq_int(&q, ":feedback", row->feedback);
	sq_int(&q, ":timed", row->timed);
	sq_int(&q, ":linear", row->linear);
	sq_int(&q, ":scaled", row->scaled);
	sq_int(&q, ":breaks_stop", row->breaks_stop);
	sq_int(&q, ":policy", row->policy);
	sq_int(&q, ":budget_ms", row->budget_ms);
	sq_int(&q, ":standard_ms", row->standard_ms);
	sq_int(&q, ":time_percent", row->time_percent);
	sq_int(&q, ":extra_min", row->extra_min);
	sq_text(&q, ":boot_id", row->boot_id ? row->boot_id : "");
	sq_int(&q, ":utc_offset_min", row->utc_offset_min);
	sq_int(&q, ":test_clock", row->test_clock);
	sq_int(&q, ":state", row->state);
	bind_head(&q, row->head);
	sq_int(&q, ":begin_ms", row->begin_ms);
	sq_int(&q, ":end_ms", row->end_ms);
	st = sq_put(&q, &id, "sitting");
	if (st == PR_OK)
		row->id = id;
	return st;
}

static void
read_sitting(struct sq *q, struct pr_db_sitting *out)
{
	*out = (struct pr_db_sitting){
		.id = sq_i64(q, 0),
		.learner = sq_i64(q, 2),
		.form = sq_i64(q, 3),
		.kind = sq_i32(q, 4),
		.feedback = sq_i64(q, 5) != 0,
		.timed = sq_i64(q, 6) != 0,
		.linear = sq_i64(q, 7) != 0,
		.scaled = sq_i64(q, 8) != 0,
		.breaks_stop = sq_i64(q, 9) != 0,
		.policy = sq_i32(q, 10),
		.budget_ms = sq_i64(q, 11),
		.standard_ms = sq_i64(q, 12),
		.time_percent = sq_i32(q, 13),
		.extra_min = sq_i32(q, 14),
		.boot_id = sq_str(q, 15),
		.utc_offset_min = sq_i32(q, 16),
		.test_clock = sq_i64(q, 17) != 0,
		.state = sq_i32(q, 18),
		.begin_ms = sq_i64(q, 20),
		.end_ms = sq_i64(q, 21),
		.exam = sq_str(q, 22),
		.n_slots = (long)sq_i64(q, 23),
	};
	sq_fixed(q, 1, out->uuid, sizeof(out->uuid));
	sq_fixed(q, 19, out->head, sizeof(out->head));
}

enum pr_status
pr_db_sitting_get(struct pr_store *store, int64_t id, struct pr_db_sitting *out,
		  struct pr_err *err)
{
	struct pr_db_sitting sitting = { 0 };
	enum pr_status st;
	bool found;
	struct sq q;

	sq_find(&q, store, SQL_SITTING_GET, err);
	sq_int(&q, ":id", id);
	found = sq_row(&q);
	if (found)
		read_sitting(&q, &sitting);
	st = sq_found(&q, found, "there is no such sitting");
	if (st == PR_OK)
		*out = sitting;
	return st;
}

enum pr_status
pr_db_sitting_state(struct pr_store *store, const struct pr_db_sitting *row,
		    struct pr_err *err)
{
	int64_t id = row->id;
	struct sq q;

	sq_begin(&q, store, SQL_SITTING_STATE, err);
	sq_int(&q, ":id", id);
	sq_int(&q, ":state", row->state);
	bind_head(&q, row->head);
	sq_int(&q, ":begin_ms", row->begin_ms);
	sq_int(&q, ":end_ms", row->end_ms);
	return sq_put(&q, &id, "sitting");
}

enum pr_status
pr_db_sitting_each(struct pr_store *store, int64_t learner, bool sealed,
		   void *ctx,
		   bool (*row)(void *ctx, const struct pr_db_sitting *sitting),
		   struct pr_err *err)
{
	struct pr_db_sitting sitting = { 0 };
	struct sq q;

	sq_begin(&q, store, sealed ? SQL_SITTING_SEALED : SQL_SITTING_OPEN,
		 err);
	sq_int(&q, ":learner", learner);
	while (sq_row(&q)) {
		read_sitting(&q, &sitting);
		if (!sq_is_well(&q) || !row(ctx, &sitting))
			break;
	}
	return sq_end(&q);
}

/* event.c - the log of a sitting, and what was seen; proctor/store_sitting.h */
#include "proctor/store_sitting.h"
#include "store/internal.h"
#include "store/stmt.h"

enum pr_status
pr_db_event_put(struct pr_store *store, const struct pr_db_event *row,
		struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, SQL_EVENT_INSERT, err);
	sq_int(&q, ":sitting", row->sitting);
	sq_int(&q, ":seq", row->seq);
	sq_int(&q, ":kind", row->kind);
	sq_int(&q, ":slot", row->slot);
	sq_int(&q, ":choice", row->choice);
	sq_int(&q, ":value", row->value);
	sq_int(&q, ":active_ms", row->active_ms);
	sq_int(&q, ":boot_ms", row->boot_ms);
	sq_int(&q, ":wall_ms", row->wall_ms);
	sq_text(&q, ":body", row->body);
	sq_blob(&q, ":hash", row->hash, sizeof(row->hash));
	return sq_do(&q, NULL);
}

enum pr_status
pr_db_event_each(struct pr_store *store, int64_t sitting, void *ctx,
		 bool (*row)(void *ctx, const struct pr_db_event *event),
		 struct pr_err *err)
{
	struct pr_db_event event;
	struct sq q;

	sq_begin(&q, store, SQL_EVENT_EACH, err);
	sq_int(&q, ":sitting", sitting);
	while (sq_row(&q)) {
		event = (struct pr_db_event){
			.sitting = sitting,
			.seq = sq_u32(&q, 0),
			.kind = sq_i32(&q, 1),
			.slot = sq_i32(&q, 2),
			.choice = sq_u32(&q, 3),
			.value = sq_i64(&q, 4),
			.active_ms = sq_i64(&q, 5),
			.boot_ms = sq_i64(&q, 6),
			.wall_ms = sq_i64(&q, 7),
			.body = sq_str(&q, 8),
		};
		sq_fixed(&q, 9, event.hash, sizeof(event.hash));
		if (!sq_is_well(&q) || !row(ctx, &event))
			break;
	}
	return sq_end(&q);
}

enum pr_status
pr_db_seen_put(struct pr_store *store, int64_t learner, int64_t item_rev,
	       int64_t now_ms, struct pr_err *err)
{
	int64_t id = item_rev;
	struct sq q;

	sq_begin(&q, store, SQL_SEEN_PUT, err);
	sq_int(&q, ":learner", learner);
	sq_int(&q, ":item_rev", item_rev);
	sq_int(&q, ":now_ms", now_ms);
	return sq_put(&q, &id, "revision");
}

/* stats.c - what statistics ask of items; see proctor/store_stats.h */
#include "proctor/store_stats.h"
#include "store/internal.h"
#include "store/stmt.h"

enum pr_status
pr_db_stats_item_each(struct pr_store *store, int64_t learner, void *ctx,
		      bool (*row)(void *ctx,
				  const struct pr_db_stats_item *item),
		      struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, SQL_STATS_ITEM, err);
	sq_int(&q, ":learner", learner);
	while (sq_row(&q)) {
		struct pr_db_stats_item item = {
			.item_rev = sq_i64(&q, 0),
			.level = sq_i32(&q, 1),
			.exam = sq_str(&q, 2),
			.domain = sq_str(&q, 3),
			.task = sq_str(&q, 4),
		};

		if (!sq_is_well(&q) || !row(ctx, &item))
			break;
	}
	return sq_end(&q);
}

enum pr_status
pr_db_stats_corrected_each(struct pr_store *store, void *ctx,
			   bool (*row)(void *ctx, int64_t item_rev),
			   struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, SQL_STATS_CORRECTED, err);
	while (sq_row(&q)) {
		int64_t item_rev = sq_i64(&q, 0);

		if (!sq_is_well(&q) || !row(ctx, item_rev))
			break;
	}
	return sq_end(&q);
}

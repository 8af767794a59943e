/* sheets.c - walks over sealed sheets; see proctor/store_forecast.h */
#include "proctor/store_forecast.h"
#include "store/internal.h"
#include "store/stmt.h"

enum pr_status
pr_db_sheet_each(struct pr_store *store, int64_t learner, int64_t since,
		 void *ctx,
		 bool (*row)(void *ctx, const struct pr_db_sheet *sheet),
		 struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, learner ? SQL_SHEET_OF_LEARNER : SQL_SHEET_OF_ALL,
		 err);
	if (learner)
		sq_int(&q, ":learner", learner);
	sq_int(&q, ":since", since);
	while (sq_row(&q)) {
		struct pr_db_sheet sheet = {
			.sitting = sq_i64(&q, 0),
			.learner = sq_i64(&q, 1),
			.end_ms = sq_i64(&q, 2),
		};

		sheet.cells = sq_data(&q, 3, &sheet.n);
		if (learner) {
			sheet.kind = sq_i32(&q, 4);
			sheet.exam = sq_str(&q, 5);
			sheet.exam_rev = sq_i64(&q, 6);
			sheet.scaled = sq_i64(&q, 7) != 0;
			sheet.test_clock = sq_i64(&q, 8) != 0;
			sheet.met_before = sq_i32(&q, 9);
			sheet.n_scored = sq_i32(&q, 10);
			sheet.utc_offset_min = sq_i32(&q, 11);
		}
		if (!sq_is_well(&q) || !row(ctx, &sheet))
			break;
	}
	return sq_end(&q);
}

/* forecast.c - weights, forecasts, results; see proctor/store_forecast.h */
#include "proctor/store_forecast.h"
#include "store/internal.h"
#include "store/stmt.h"

#include <string.h>

#define N_WEIGHTS 21
#define PACKED (N_WEIGHTS * 8)

static void
pack(unsigned char out[PACKED], const double w[N_WEIGHTS])
{
	for (size_t i = 0; i < N_WEIGHTS; i++) {
		uint64_t bits;

		memcpy(&bits, &w[i], sizeof(bits));
		for (size_t k = 0; k < 8; k++)
			out[8 * i + k] = (unsigned char)(bits >> (8 * k) & 255);
	}
}

static void
unpack(double w[N_WEIGHTS], const unsigned char in[PACKED])
{
	for (size_t i = 0; i < N_WEIGHTS; i++) {
		uint64_t bits = 0;

		for (size_t k = 0; k < 8; k++)
			bits |= (uint64_t)in[8 * i + k] << (8 * k);
		memcpy(&w[i], &bits, sizeof(bits));
	}
}

enum pr_status
pr_db_weights_put(struct pr_store *store, struct pr_db_weights *row,
		  struct pr_err *err)
{
	unsigned char weights[PACKED];
	int64_t id = 0;
	enum pr_status st;
	struct sq q;

	pack(weights, row->w);
	sq_begin(&q, store, SQL_WEIGHTS_INSERT, err);
	sq_int(&q, ":learner", row->learner);
	sq_int(&q, ":at_ms", row->at_ms);
	sq_int(&q, ":reviews", row->reviews);
	sq_real(&q, ":held", row->held);
	sq_real(&q, ":held_before", row->held_before);
	sq_real(&q, ":held_average", row->held_average);
	sq_int(&q, ":kept", row->kept);
	sq_blob(&q, ":weights", weights, sizeof(weights));
	st = sq_put(&q, &id, "weights");
	if (st == PR_OK)
		row->id = id;
	return st;
}

/* Ends a find of weights, of which q is bound. */
static enum pr_status
find_weights(struct sq *q, struct pr_db_weights *out, const char *none)
{
	struct pr_db_weights row = { 0 };
	unsigned char weights[PACKED];
	bool found = sq_row(q);
	enum pr_status st;

	if (found) {
		row = (struct pr_db_weights){
			.id = sq_i64(q, 0),
			.learner = sq_i64(q, 1),
			.at_ms = sq_i64(q, 2),
			.reviews = (long)sq_i64(q, 3),
			.held = sq_double(q, 4),
			.held_before = sq_double(q, 5),
			.held_average = sq_double(q, 6),
			.kept = sq_i64(q, 7) != 0,
		};
		sq_fixed(q, 8, weights, sizeof(weights));
		unpack(row.w, weights);
	}
	st = sq_found(q, found, none);
	if (st == PR_OK)
		*out = row;
	return st;
}

enum pr_status
pr_db_weights_get(struct pr_store *store, int64_t learner, int64_t id,
		  struct pr_db_weights *out, struct pr_err *err)
{
	struct sq q;

	sq_find(&q, store, id ? SQL_WEIGHTS_GET : SQL_WEIGHTS_KEPT, err);
	if (id)
		sq_int(&q, ":id", id);
	else
		sq_int(&q, ":learner", learner);
	return find_weights(&q, out, "no weights were kept");
}

enum pr_status
pr_db_weights_last(struct pr_store *store, int64_t learner,
		   struct pr_db_weights *out, struct pr_err *err)
{
	struct sq q;

	sq_find(&q, store, SQL_WEIGHTS_LAST, err);
	sq_int(&q, ":learner", learner);
	return find_weights(&q, out, "no weights were fitted yet");
}

enum pr_status
pr_db_forecast_put(struct pr_store *store, struct pr_db_forecast *row,
		   struct pr_err *err)
{
	int64_t id = 0;
	enum pr_status st;
	struct sq q;

	sq_begin(&q, store, SQL_FORECAST_INSERT, err);
	sq_int(&q, ":learner", row->learner);
	sq_text(&q, ":exam", row->exam);
	sq_int(&q, ":sitting", row->sitting);
	sq_int(&q, ":at_ms", row->at_ms);
	sq_text(&q, ":exam_date", row->exam_date);
	sq_real(&q, ":p", row->p);
	sq_real(&q, ":lo", row->lo);
	sq_real(&q, ":hi", row->hi);
	sq_int(&q, ":answers", row->answers);
	sq_real(&q, ":coverage", row->coverage);
	st = sq_put(&q, &id, "forecast");
	if (st == PR_OK)
		row->id = id;
	return st;
}

enum pr_status
pr_db_forecast_each(struct pr_store *store, int64_t learner, void *ctx,
		    bool (*row)(void *ctx,
				const struct pr_db_forecast *forecast),
		    struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store,
		 learner ? SQL_FORECAST_OF_LEARNER : SQL_FORECAST_OF_ALL, err);
	if (learner)
		sq_int(&q, ":learner", learner);
	while (sq_row(&q)) {
		struct pr_db_forecast forecast = {
			.id = sq_i64(&q, 0),
			.learner = sq_i64(&q, 1),
			.exam = sq_str(&q, 2),
			.sitting = sq_i64(&q, 3),
			.at_ms = sq_i64(&q, 4),
			.exam_date = sq_str(&q, 5),
			.p = sq_double(&q, 6),
			.lo = sq_double(&q, 7),
			.hi = sq_double(&q, 8),
			.answers = (long)sq_i64(&q, 9),
			.coverage = sq_double(&q, 10),
		};

		if (!sq_is_well(&q) || !row(ctx, &forecast))
			break;
	}
	return sq_end(&q);
}

enum pr_status
pr_db_exam_result_put(struct pr_store *store, struct pr_db_exam_result *row,
		      struct pr_err *err)
{
	int64_t id = 0;
	enum pr_status st;
	struct sq q;

	sq_begin(&q, store, SQL_EXAM_RESULT_INSERT, err);
	sq_int(&q, ":learner", row->learner);
	sq_text(&q, ":exam", row->exam);
	sq_text(&q, ":date", row->date);
	sq_int(&q, ":score", row->score);
	sq_int(&q, ":passed", row->passed);
	sq_int(&q, ":at_ms", row->at_ms);
	st = sq_put(&q, &id, "result");
	if (st == PR_OK)
		row->id = id;
	return st;
}

enum pr_status
pr_db_exam_result_each(struct pr_store *store, int64_t learner, void *ctx,
		       bool (*row)(void *ctx,
				   const struct pr_db_exam_result *result),
		       struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store,
		 learner ? SQL_EXAM_RESULT_OF_LEARNER : SQL_EXAM_RESULT_OF_ALL,
		 err);
	if (learner)
		sq_int(&q, ":learner", learner);
	while (sq_row(&q)) {
		struct pr_db_exam_result result = {
			.id = sq_i64(&q, 0),
			.learner = sq_i64(&q, 1),
			.exam = sq_str(&q, 2),
			.date = sq_str(&q, 3),
			.score = sq_i32(&q, 4),
			.passed = sq_i64(&q, 5) != 0,
			.at_ms = sq_i64(&q, 6),
		};

		if (!sq_is_well(&q) || !row(ctx, &result))
			break;
	}
	return sq_end(&q);
}

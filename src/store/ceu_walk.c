/* ceu_walk.c - what holds of the ledger, in order; proctor/store_ceu.h */
#include "proctor/store_ceu.h"
#include "store/stmt.h"

enum pr_status
pr_db_ceu_holding_each(struct pr_store *store, int64_t learner, void *ctx,
		       bool (*row)(void *ctx,
				   const struct pr_db_ceu_holding *row),
		       struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, SQL_CEU_HOLDING_EACH, err);
	sq_int(&q, ":learner", learner);
	while (sq_row(&q)) {
		struct pr_db_ceu_holding holding = {
			.id = sq_i64(&q, 0),
			.credential = sq_str(&q, 1),
			.issuer = sq_str(&q, 2),
			.since = sq_str(&q, 3),
			.expires = sq_str(&q, 4),
			.renewal_month = sq_i32(&q, 5),
			.noted = sq_str(&q, 6),
		};

		if (!sq_is_well(&q) || !row(ctx, &holding))
			break;
	}
	return sq_end(&q);
}

enum pr_status
pr_db_ceu_close_each(struct pr_store *store, int64_t learner, void *ctx,
		     bool (*row)(void *ctx, const struct pr_db_ceu_close *row),
		     struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, SQL_CEU_CLOSE_EACH, err);
	sq_int(&q, ":learner", learner);
	while (sq_row(&q)) {
		struct pr_db_ceu_close close = {
			.id = sq_i64(&q, 0),
			.holding = sq_i64(&q, 1),
			.until = sq_str(&q, 2),
			.successor = sq_str(&q, 3),
			.reason = sq_str(&q, 4),
		};

		if (!sq_is_well(&q) || !row(ctx, &close))
			break;
	}
	return sq_end(&q);
}

enum pr_status
pr_db_ceu_cycle_each(struct pr_store *store, int64_t learner, void *ctx,
		     bool (*row)(void *ctx, const struct pr_db_ceu_cycle *row),
		     struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, SQL_CEU_CYCLE_EACH, err);
	sq_int(&q, ":learner", learner);
	while (sq_row(&q)) {
		struct pr_db_ceu_cycle cycle = {
			.id = sq_i64(&q, 0),
			.account = sq_str(&q, 1),
			.from = sq_str(&q, 2),
			.to = sq_str(&q, 3),
			.units = sq_i32(&q, 4),
			.fee_cents = sq_i32(&q, 5),
			.paid = sq_str(&q, 6),
		};

		if (!sq_is_well(&q) || !row(ctx, &cycle))
			break;
	}
	return sq_end(&q);
}

static void
read_entry(struct sq *q, struct pr_db_ceu_entry *out)
{
	size_t n = 0;

	*out = (struct pr_db_ceu_entry){
		.id = sq_i64(q, 0),
		.corrects = sq_i64(q, 1),
		.date = sq_str(q, 3),
		.title = sq_str(q, 4),
		.provider = sq_str(q, 5),
		.minutes = sq_i32(q, 6),
		.units = sq_i32(q, 7),
		.cost_cents = sq_i32(q, 8),
		.note = sq_str(q, 9),
		.certificate_name = sq_str(q, 11),
	};
	sq_fixed(q, 2, out->uuid, sizeof(out->uuid));
	sq_fixed(q, 10, out->certificate, sizeof(out->certificate));
	(void)sq_data(q, 10, &n);
	out->has_certificate = n > 0;
}

enum pr_status
pr_db_ceu_entry_each(struct pr_store *store, int64_t learner, bool reversed,
		     void *ctx,
		     bool (*row)(void *ctx, const struct pr_db_ceu_entry *row),
		     struct pr_err *err)
{
	struct pr_db_ceu_entry entry;
	struct sq q;

	sq_begin(&q, store, SQL_CEU_ENTRY_EACH, err);
	sq_int(&q, ":learner", learner);
	sq_int(&q, ":reversed", reversed);
	while (sq_row(&q)) {
		read_entry(&q, &entry);
		if (!sq_is_well(&q) || !row(ctx, &entry))
			break;
	}
	return sq_end(&q);
}

enum pr_status
pr_db_ceu_claim_each(struct pr_store *store, int64_t learner, bool reversed,
		     void *ctx,
		     bool (*row)(void *ctx, const struct pr_db_ceu_claim *row),
		     struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, SQL_CEU_CLAIM_EACH, err);
	sq_int(&q, ":learner", learner);
	sq_int(&q, ":reversed", reversed);
	while (sq_row(&q)) {
		struct pr_db_ceu_claim claim = {
			.entry = sq_i64(&q, 0),
			.issuer = sq_str(&q, 1),
			.accepted = sq_i32(&q, 2),
			.why = sq_str(&q, 3),
			.units = sq_i32(&q, 4),
			.category = sq_str(&q, 5),
			.source = sq_str(&q, 6),
			.place = sq_str(&q, 7),
			.approval = sq_str(&q, 8),
			.at = sq_str(&q, 9),
		};

		if (!sq_is_well(&q) || !row(ctx, &claim))
			break;
	}
	return sq_end(&q);
}

enum pr_status
pr_db_ceu_reported_each(struct pr_store *store, int64_t learner, void *ctx,
			bool (*row)(void *ctx,
				    const struct pr_db_ceu_reported *row),
			struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, SQL_CEU_REPORTED_EACH, err);
	sq_int(&q, ":learner", learner);
	while (sq_row(&q)) {
		struct pr_db_ceu_reported reported = {
			.id = sq_i64(&q, 0),
			.entry = sq_i64(&q, 1),
			.issuer = sq_str(&q, 2),
			.account = sq_str(&q, 3),
			.date = sq_str(&q, 4),
			.period = sq_str(&q, 5),
		};

		if (!sq_is_well(&q) || !row(ctx, &reported))
			break;
	}
	return sq_end(&q);
}

/* ceu.c - rows of the continuing-education ledger; proctor/store_ceu.h */
#include "proctor/store_ceu.h"
#include "store/stmt.h"

static const char *
text(const char *given)
{
	return given ? given : "";
}

/* ---- the spine ----------------------------------------------------------- */

enum pr_status
pr_db_ceu_row_put(struct pr_store *store, struct pr_db_ceu_row *row,
		  struct pr_err *err)
{
	enum pr_status st = store_need_tx(store, err);
	int64_t id = 0;
	struct sq q;

	if (st != PR_OK)
		return st;
	sq_begin(&q, store, SQL_CEU_ROW_INSERT, err);
	sq_blob(&q, ":uuid", row->uuid, sizeof(row->uuid));
	sq_int(&q, ":learner", row->learner);
	sq_int(&q, ":kind", row->kind);
	sq_int(&q, ":at_ms", row->at_ms);
	sq_int(&q, ":utc_offset_min", row->utc_offset_min);
	if (row->reverses) /* else NULL */
		sq_int(&q, ":reverses", row->reverses);
	sq_text(&q, ":reason", text(row->reason));
	st = sq_put(&q, &id, "ledger row");
	if (st == PR_ESTATE) /* the trigger that keeps what is there */
		return pr_fail(err, PR_EEXIST,
			       "a row of this uuid is in the data folder "
			       "already, of this learner or another, or one "
			       "that takes back the same; without its uuid it "
			       "is stored anew");
	if (st == PR_OK)
		row->id = id;
	return st;
}

static void
read_row(struct sq *q, struct pr_db_ceu_row *out)
{
	*out = (struct pr_db_ceu_row){
		.id = sq_i64(q, 0),
		.learner = sq_i64(q, 2),
		.kind = sq_i32(q, 3),
		.at_ms = sq_i64(q, 4),
		.utc_offset_min = sq_i32(q, 5),
		.reverses = sq_i64(q, 6),
		.reversed_by = sq_i64(q, 7),
		.reason = sq_str(q, 8),
	};
	sq_fixed(q, 1, out->uuid, sizeof(out->uuid));
}

enum pr_status
pr_db_ceu_row_get(struct pr_store *store, int64_t id, struct pr_db_ceu_row *out,
		  struct pr_err *err)
{
	struct pr_db_ceu_row row = { 0 };
	enum pr_status st;
	bool found;
	struct sq q;

	sq_find(&q, store, SQL_CEU_ROW_GET, err);
	sq_int(&q, ":id", id);
	found = sq_row(&q);
	if (found)
		read_row(&q, &row);
	st = sq_found(&q, found, "the ledger has no such row");
	if (st == PR_OK)
		*out = row;
	return st;
}

enum pr_status
pr_db_ceu_row_each(struct pr_store *store, int64_t learner, void *ctx,
		   bool (*row)(void *ctx, const struct pr_db_ceu_row *row),
		   struct pr_err *err)
{
	struct pr_db_ceu_row r;
	struct sq q;

	sq_begin(&q, store, SQL_CEU_ROW_EACH, err);
	sq_int(&q, ":learner", learner);
	while (sq_row(&q)) {
		read_row(&q, &r);
		if (!sq_is_well(&q) || !row(ctx, &r))
			break;
	}
	return sq_end(&q);
}

enum pr_status
pr_db_ceu_row_newest(struct pr_store *store, int64_t learner, int64_t *out,
		     struct pr_err *err)
{
	int64_t id = 0;
	enum pr_status st;
	struct sq q;

	sq_begin(&q, store, SQL_CEU_ROW_NEWEST, err);
	sq_int(&q, ":learner", learner);
	if (sq_row(&q))
		id = sq_i64(&q, 0);
	st = sq_end(&q);
	if (st == PR_OK)
		*out = id;
	return st;
}

/* ---- details ------------------------------------------------------------- */

/* Begins the insert of a detail: PR_OK, or nothing was begun. */
static enum pr_status
begin_detail(struct sq *q, struct pr_store *store, enum store_sql id,
	     int64_t row, struct pr_err *err)
{
	enum pr_status st = store_need_tx(store, err);

	if (st != PR_OK)
		return st;
	sq_begin(q, store, id, err);
	sq_int(q, ":id", row);
	return PR_OK;
}

enum pr_status
pr_db_ceu_holding_put(struct pr_store *store,
		      const struct pr_db_ceu_holding *row, struct pr_err *err)
{
	struct sq q;
	enum pr_status st =
		begin_detail(&q, store, SQL_CEU_HOLDING_INSERT, row->id, err);

	if (st != PR_OK)
		return st;
	sq_text(&q, ":credential", row->credential);
	sq_text(&q, ":issuer", row->issuer);
	sq_text(&q, ":since", row->since);
	sq_text(&q, ":expires", text(row->expires));
	sq_int(&q, ":renewal_month", row->renewal_month);
	sq_text(&q, ":noted", row->noted);
	return sq_do(&q, NULL);
}

enum pr_status
pr_db_ceu_close_put(struct pr_store *store, const struct pr_db_ceu_close *row,
		    struct pr_err *err)
{
	struct sq q;
	enum pr_status st =
		begin_detail(&q, store, SQL_CEU_CLOSE_INSERT, row->id, err);

	if (st != PR_OK)
		return st;
	sq_int(&q, ":holding", row->holding);
	sq_text(&q, ":until", row->until);
	sq_text(&q, ":successor", text(row->successor));
	sq_text(&q, ":reason", text(row->reason));
	return sq_do(&q, NULL);
}

enum pr_status
pr_db_ceu_cycle_put(struct pr_store *store, const struct pr_db_ceu_cycle *row,
		    struct pr_err *err)
{
	struct sq q;
	enum pr_status st =
		begin_detail(&q, store, SQL_CEU_CYCLE_INSERT, row->id, err);

	if (st != PR_OK)
		return st;
	sq_text(&q, ":account", row->account);
	sq_text(&q, ":from_day", row->from);
	sq_text(&q, ":to_day", row->to);
	sq_int(&q, ":units", row->units);
	sq_int(&q, ":fee_cents", row->fee_cents);
	sq_text(&q, ":paid", text(row->paid));
	return sq_do(&q, NULL);
}

enum pr_status
pr_db_ceu_entry_put(struct pr_store *store, const struct pr_db_ceu_entry *row,
		    struct pr_err *err)
{
	struct sq q;
	enum pr_status st =
		begin_detail(&q, store, SQL_CEU_ENTRY_INSERT, row->id, err);

	if (st != PR_OK)
		return st;
	if (row->corrects) /* else NULL */
		sq_int(&q, ":corrects", row->corrects);
	sq_text(&q, ":date", row->date);
	sq_text(&q, ":title", row->title);
	sq_text(&q, ":provider", text(row->provider));
	sq_int(&q, ":minutes", row->minutes);
	sq_int(&q, ":units", row->units);
	sq_int(&q, ":cost_cents", row->cost_cents);
	sq_text(&q, ":note", text(row->note));
	if (row->has_certificate)
		sq_blob(&q, ":certificate", row->certificate,
			sizeof(row->certificate));
	sq_text(&q, ":certificate_name", text(row->certificate_name));
	return sq_do(&q, NULL);
}

enum pr_status
pr_db_ceu_claim_put(struct pr_store *store, const struct pr_db_ceu_claim *row,
		    struct pr_err *err)
{
	enum pr_status st = store_need_tx(store, err);
	struct sq q;

	if (st != PR_OK)
		return st;
	sq_begin(&q, store, SQL_CEU_CLAIM_INSERT, err);
	sq_int(&q, ":entry", row->entry);
	sq_text(&q, ":issuer", row->issuer);
	sq_text(&q, ":at", text(row->at));
	sq_int(&q, ":accepted", row->accepted);
	sq_text(&q, ":why", text(row->why));
	sq_int(&q, ":units", row->units);
	sq_text(&q, ":category", text(row->category));
	sq_text(&q, ":source", text(row->source));
	sq_text(&q, ":place", text(row->place));
	sq_text(&q, ":approval", text(row->approval));
	return sq_do(&q, NULL);
}

enum pr_status
pr_db_ceu_reported_put(struct pr_store *store,
		       const struct pr_db_ceu_reported *row, struct pr_err *err)
{
	struct sq q;
	enum pr_status st =
		begin_detail(&q, store, SQL_CEU_REPORTED_INSERT, row->id, err);

	if (st != PR_OK)
		return st;
	sq_int(&q, ":entry", row->entry);
	sq_text(&q, ":issuer", row->issuer);
	sq_text(&q, ":account", text(row->account));
	sq_text(&q, ":date", row->date);
	sq_text(&q, ":period", text(row->period));
	return sq_do(&q, NULL);
}

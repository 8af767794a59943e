/* rev.c - rows of item revisions; see proctor/store_rev.h */
#include "proctor/store_rev.h"
#include "store/internal.h"
#include "store/rows.h"
#include "store/stmt.h"

static bool
has_value(struct sq *q, int column)
{
	return sqlite3_column_type(q->stmt, column) != SQLITE_NULL;
}

void
store_read_rev(struct sq *q, int first, struct pr_db_rev *out)
{
	*out = (struct pr_db_rev){
		.id = sq_i64(q, first),
		.item = sq_i64(q, first + 1),
		.version = sq_i32(q, first + 2),
		.type = sq_i32(q, first + 4),
		.level = sq_i32(q, first + 5),
		.angoff = sq_double(q, first + 6),
		.raters = sq_i32(q, first + 7),
		.irt_b = sq_double(q, first + 8),
		.irt_b_sd = sq_double(q, first + 9),
		.seconds = sq_i32(q, first + 10),
		.review_by = sq_str(q, first + 11),
		.has_stimulus = has_value(q, first + 12),
		.set_position = sq_i32(q, first + 13),
		.n_options = sq_i32(q, first + 14),
		.fixed = sq_u32(q, first + 15),
		.shuffle = sq_i64(q, first + 16) != 0,
		.record = sq_str(q, first + 17),
		.record_len = sq_len(q, first + 17),
	};
	sq_fixed(q, first + 3, out->hash, sizeof(out->hash));
	sq_fixed(q, first + 12, out->stimulus, sizeof(out->stimulus));
}

static enum pr_status
one_rev(struct sq *q, struct pr_db_rev *out)
{
	struct pr_db_rev rev = { 0 };
	bool found = sq_row(q);
	enum pr_status st;

	if (found)
		store_read_rev(q, 0, &rev);
	st = sq_found(q, found, "there is no such revision of an item");
	if (st == PR_OK)
		*out = rev;
	return st;
}

enum pr_status
pr_db_rev_get(struct pr_store *store, int64_t id, struct pr_db_rev *out,
	      struct pr_err *err)
{
	struct sq q;

	sq_find(&q, store, SQL_REV_GET, err);
	sq_int(&q, ":id", id);
	return one_rev(&q, out);
}

enum pr_status
pr_db_rev_version(struct pr_store *store, int64_t item, int version,
		  struct pr_db_rev *out, struct pr_err *err)
{
	struct sq q;

	sq_find(&q, store, SQL_REV_VERSION, err);
	sq_int(&q, ":item", item);
	sq_int(&q, ":version", version);
	return one_rev(&q, out);
}

enum pr_status
pr_db_rev_hash(struct pr_store *store, const unsigned char hash[32],
	       struct pr_db_rev *out, struct pr_err *err)
{
	struct sq q;

	sq_find(&q, store, SQL_REV_HASH, err);
	sq_blob(&q, ":hash", hash, 32);
	return one_rev(&q, out);
}

enum pr_status
pr_db_rev_put(struct pr_store *store, struct pr_db_rev *row, struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, row->id ? SQL_REV_UPDATE : SQL_REV_INSERT, err);
	if (row->id)
		sq_int(&q, ":id", row->id);
	sq_int(&q, ":item", row->item);
	sq_int(&q, ":version", row->version);
	sq_blob(&q, ":hash", row->hash, sizeof(row->hash));
	sq_int(&q, ":type", row->type);
	sq_int(&q, ":level", row->level);
	sq_real(&q, ":angoff", row->angoff);
	sq_int(&q, ":raters", row->raters);
	sq_real(&q, ":irt_b", row->irt_b);
	sq_real(&q, ":irt_b_sd", row->irt_b_sd);
	sq_int(&q, ":seconds", row->seconds);
	sq_text(&q, ":review_by", row->review_by);
	sq_blob(&q, ":stimulus", row->has_stimulus ? row->stimulus : NULL,
		sizeof(row->stimulus));
	sq_int(&q, ":set_position", row->set_position);
	sq_int(&q, ":n_options", row->n_options);
	sq_int(&q, ":fixed", row->fixed);
	sq_int(&q, ":shuffle", row->shuffle);
	sq_text_n(&q, ":record", row->record, row->record_len);
	return sq_put(&q, &row->id, "revision");
}

/* correction.c - corrected keys and reported problems */
#include "proctor/store_correction.h"
#include "store/internal.h"
#include "store/stmt.h"

enum pr_status
pr_db_correction_add(struct pr_store *store, const struct pr_db_correction *row,
		     struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, SQL_CORRECTION_INSERT, err);
	sq_int(&q, ":item_rev", row->item_rev);
	sq_int(&q, ":kind", row->kind);
	sq_int(&q, ":was", row->was);
	sq_text(&q, ":accepted", row->accepted);
	sq_text(&q, ":reason", row->reason);
	sq_int(&q, ":at_ms", row->at_ms);
	return sq_do(&q, NULL);
}

static void
read_row(struct sq *q, struct pr_db_correction *out)
{
	*out = (struct pr_db_correction){
		.item_rev = sq_i64(q, 0),
		.kind = sq_i32(q, 1),
		.accepted = sq_str(q, 2),
		.reason = sq_str(q, 3),
		.at_ms = sq_i64(q, 4),
		.pos = sq_i32(q, 5),
		.was = sq_i32(q, 6),
	};
}

enum pr_status
pr_db_correction_get(struct pr_store *store, int64_t item_rev, bool retired,
		     struct pr_db_correction *out, struct pr_err *err)
{
	struct pr_db_correction row = { 0 };
	enum pr_status st;
	bool found;
	struct sq q;

	sq_find(&q, store, SQL_CORRECTION_OF_REV, err);
	sq_int(&q, ":item_rev", item_rev);
	sq_int(&q, ":retired", retired);
	found = sq_row(&q);
	if (found)
		read_row(&q, &row);
	st = sq_found(&q, found, "this revision was never corrected");
	if (st == PR_OK)
		*out = row;
	return st;
}

enum pr_status
pr_db_correction_each(struct pr_store *store, int64_t form, void *ctx,
		      bool (*row)(void *ctx,
				  const struct pr_db_correction *correction),
		      struct pr_err *err)
{
	struct pr_db_correction correction;
	struct sq q;

	sq_begin(&q, store, SQL_CORRECTION_OF_FORM, err);
	sq_int(&q, ":form", form);
	while (sq_row(&q)) {
		read_row(&q, &correction);
		if (!sq_is_well(&q) || !row(ctx, &correction))
			break;
	}
	return sq_end(&q);
}

enum pr_status
pr_db_correction_sat(struct pr_store *store, int64_t item_rev, long *out,
		     struct pr_err *err)
{
	enum pr_status st;
	long n = 0;
	struct sq q;

	sq_begin(&q, store, SQL_CORRECTION_SAT, err);
	sq_int(&q, ":item_rev", item_rev);
	if (sq_row(&q))
		n = (long)sq_i64(&q, 0);
	st = sq_end(&q);
	if (st == PR_OK)
		*out = n;
	return st;
}

enum pr_status
pr_db_report_each(struct pr_store *store, void *ctx,
		  bool (*row)(void *ctx, const struct pr_db_report *report),
		  struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, SQL_REPORT_EACH, err);
	sq_int(&q, ":since_ms", INT64_MIN);
	while (sq_row(&q)) {
		struct pr_db_report report = {
			.at_ms = sq_i64(&q, 0),
			.bank_id = sq_i64(&q, 10),
			.learner = sq_str(&q, 2),
			.exam = sq_str(&q, 3),
			.bank = sq_str(&q, 4),
			.bank_title = sq_str(&q, 5),
			.identifier = sq_str(&q, 7),
			.version = sq_i32(&q, 8),
			.text = sq_str(&q, 9),
			.item_rev = sq_i64(&q, 11),
		};

		report.order = sq_data(&q, 12, &report.n_options);

		sq_fixed(&q, 1, report.sitting, sizeof(report.sitting));
		sq_fixed(&q, 6, report.item, sizeof(report.item));
		if (!sq_is_well(&q) || !row(ctx, &report))
			break;
	}
	return sq_end(&q);
}

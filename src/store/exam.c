/* exam.c - rows of exams and case material; see proctor/store_exam.h */
#include "proctor/store_exam.h"
#include "store/internal.h"
#include "store/stmt.h"

#include <string.h>

static void
read_exam(struct sq *q, struct pr_db_exam *out)
{
	*out = (struct pr_db_exam){
		.id = sq_i64(q, 0),
		.identifier = sq_str(q, 2),
		.version = sq_i32(q, 3),
		.bank = sq_i64(q, 4),
		.record = sq_str(q, 6),
		.record_len = sq_len(q, 6),
	};
	sq_fixed(q, 1, out->uuid, sizeof(out->uuid));
	sq_fixed(q, 5, out->hash, sizeof(out->hash));
}

static enum pr_status
one_exam(struct sq *q, struct pr_db_exam *out)
{
	struct pr_db_exam exam = { 0 };
	bool found = sq_row(q);
	enum pr_status st;

	if (found)
		read_exam(q, &exam);
	st = sq_found(q, found, "there is no such exam");
	if (st == PR_OK)
		*out = exam;
	return st;
}

enum pr_status
pr_db_exam_find(struct pr_store *store, const char *identifier,
		struct pr_db_exam *out, struct pr_err *err)
{
	struct sq q;

	sq_find(&q, store, SQL_EXAM_FIND, err);
	sq_text(&q, ":identifier", identifier);
	return one_exam(&q, out);
}

enum pr_status
pr_db_exam_get(struct pr_store *store, int64_t id, struct pr_db_exam *out,
	       struct pr_err *err)
{
	struct sq q;

	sq_find(&q, store, SQL_EXAM_GET, err);
	sq_int(&q, ":id", id);
	return one_exam(&q, out);
}

/* The row number of a revision that was just put. */
static enum pr_status
revision_id(struct pr_store *store, enum store_sql id,
	    const unsigned char uuid[16], int version, int64_t *out,
	    struct pr_err *err)
{
	int64_t found_id = 0;
	enum pr_status st;
	bool found;
	struct sq q;

	sq_begin(&q, store, id, err);
	sq_blob(&q, ":uuid", uuid, 16);
	sq_int(&q, ":version", version);
	found = sq_row(&q);
	if (found)
		found_id = sq_i64(&q, 0);
	st = sq_found(&q, found, "the revision was not stored");
	if (st == PR_OK)
		*out = found_id;
	return st;
}

enum pr_status
pr_db_exam_put(struct pr_store *store, struct pr_db_exam *row,
	       struct pr_err *err)
{
	enum pr_status st = store_need_tx(store, err);
	struct sq q;

	if (st != PR_OK)
		return st;
	sq_begin(&q, store, SQL_EXAM_RETIRE, err);
	sq_text(&q, ":identifier", row->identifier);
	sq_blob(&q, ":uuid", row->uuid, sizeof(row->uuid));
	sq_int(&q, ":version", row->version);
	st = sq_do(&q, NULL);
	if (st != PR_OK)
		return st;
	sq_begin(&q, store, SQL_EXAM_PUT, err);
	sq_blob(&q, ":uuid", row->uuid, sizeof(row->uuid));
	sq_text(&q, ":identifier", row->identifier);
	sq_int(&q, ":version", row->version);
	sq_int(&q, ":bank", row->bank);
	sq_blob(&q, ":hash", row->hash, sizeof(row->hash));
	sq_text_n(&q, ":record", row->record, row->record_len);
	st = sq_do(&q, NULL);
	if (st != PR_OK)
		return st;
	return revision_id(store, SQL_EXAM_ID, row->uuid, row->version,
			   &row->id, err);
}

enum pr_status
pr_db_exam_each(struct pr_store *store, void *ctx,
		bool (*row)(void *ctx, const struct pr_db_exam *exam),
		struct pr_err *err)
{
	struct pr_db_exam exam = { 0 };
	struct sq q;

	sq_begin(&q, store, SQL_EXAM_EACH, err);
	while (sq_row(&q)) {
		read_exam(&q, &exam);
		if (!sq_is_well(&q) || !row(ctx, &exam))
			break;
	}
	return sq_end(&q);
}

static void
read_stimulus(struct sq *q, struct pr_db_stimulus *out)
{
	*out = (struct pr_db_stimulus){
		.id = sq_i64(q, 0),
		.bank = sq_i64(q, 1),
		.identifier = sq_str(q, 3),
		.version = sq_i32(q, 4),
		.record = sq_str(q, 6),
		.record_len = sq_len(q, 6),
	};
	sq_fixed(q, 2, out->uuid, sizeof(out->uuid));
	sq_fixed(q, 5, out->hash, sizeof(out->hash));
}

enum pr_status
pr_db_stimulus_find(struct pr_store *store, const unsigned char uuid[16],
		    struct pr_db_stimulus *out, struct pr_err *err)
{
	struct pr_db_stimulus stimulus = { 0 };
	enum pr_status st;
	bool found;
	struct sq q;

	sq_find(&q, store, SQL_STIMULUS_FIND, err);
	sq_blob(&q, ":uuid", uuid, 16);
	found = sq_row(&q);
	if (found)
		read_stimulus(&q, &stimulus);
	st = sq_found(&q, found, "there is no such case material");
	if (st == PR_OK)
		*out = stimulus;
	return st;
}

enum pr_status
pr_db_stimulus_put(struct pr_store *store, struct pr_db_stimulus *row,
		   struct pr_err *err)
{
	enum pr_status st = store_need_tx(store, err);
	struct sq q;

	if (st != PR_OK)
		return st;
	sq_begin(&q, store, SQL_STIMULUS_RETIRE, err);
	sq_blob(&q, ":uuid", row->uuid, sizeof(row->uuid));
	sq_int(&q, ":version", row->version);
	st = sq_do(&q, NULL);
	if (st != PR_OK)
		return st;
	sq_begin(&q, store, SQL_STIMULUS_PUT, err);
	sq_int(&q, ":bank", row->bank);
	sq_blob(&q, ":uuid", row->uuid, sizeof(row->uuid));
	sq_text(&q, ":identifier", row->identifier ? row->identifier : "");
	sq_int(&q, ":version", row->version);
	sq_blob(&q, ":hash", row->hash, sizeof(row->hash));
	sq_text_n(&q, ":record", row->record, row->record_len);
	st = sq_do(&q, NULL);
	if (st != PR_OK)
		return st;
	return revision_id(store, SQL_STIMULUS_ID, row->uuid, row->version,
			   &row->id, err);
}

enum pr_status
pr_db_stimulus_each(struct pr_store *store, int64_t bank, void *ctx,
		    bool (*row)(void *ctx,
				const struct pr_db_stimulus *stimulus),
		    struct pr_err *err)
{
	struct pr_db_stimulus stimulus = { 0 };
	struct sq q;

	sq_begin(&q, store, SQL_STIMULUS_EACH, err);
	sq_int(&q, ":bank", bank);
	while (sq_row(&q)) {
		read_stimulus(&q, &stimulus);
		if (!sq_is_well(&q) || !row(ctx, &stimulus))
			break;
	}
	return sq_end(&q);
}

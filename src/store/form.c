/* form.c - rows of drawn forms; see proctor/store_learner.h */
#include "proctor/store_learner.h"
#include "store/internal.h"
#include "store/stmt.h"

#include <string.h>

/* SQLite's integers are signed; the seed keeps its bits. */
static int64_t
to_signed(uint64_t seed)
{
	int64_t bits;

	memcpy(&bits, &seed, sizeof(bits));
	return bits;
}

static uint64_t
to_unsigned(int64_t bits)
{
	return (uint64_t)bits;
}

static enum pr_status
put_slot(struct pr_store *store, int64_t form, size_t pos,
	 const struct pr_db_slot *slot, struct pr_err *err)
{
	struct sq q;

	if (slot->n_options > sizeof(slot->order))
		return pr_fail(err, PR_EINVAL,
			       "slot %zu has %u options, %zu are the most",
			       pos + 1, (unsigned)slot->n_options,
			       sizeof(slot->order));
	sq_begin(&q, store, SQL_SLOT_INSERT, err);
	sq_int(&q, ":form", form);
	sq_int(&q, ":pos", (int64_t)pos);
	sq_int(&q, ":item_rev", slot->item_rev);
	sq_int(&q, ":role", slot->role);
	sq_text(&q, ":domain", slot->domain ? slot->domain : "");
	sq_text(&q, ":task", slot->task ? slot->task : "");
	sq_real(&q, ":b", slot->b);
	sq_real(&q, ":b_sd", slot->b_sd);
	sq_int(&q, ":set_no", slot->set_no);
	sq_int(&q, ":set_position", slot->set_position);
	sq_int(&q, ":met_before", slot->met_before);
	sq_int(&q, ":past_review", slot->past_review);
	sq_blob(&q, ":option_order", slot->order, slot->n_options);
	return sq_do(&q, NULL);
}

enum pr_status
pr_db_form_put(struct pr_store *store, struct pr_db_form *row,
	       const struct pr_db_slot *slots, size_t n, struct pr_err *err)
{
	enum pr_status st = store_need_tx(store, err);
	int64_t id = 0;
	struct sq q;

	if (st != PR_OK)
		return st;
	sq_begin(&q, store, SQL_FORM_INSERT, err);
	sq_int(&q, ":learner", row->learner);
	sq_int(&q, ":exam_rev", row->exam_rev);
	sq_int(&q, ":seed", to_signed(row->seed));
	sq_int(&q, ":reserved", row->reserved);
	sq_int(&q, ":whole", row->whole);
	sq_blob(&q, ":hash", row->hash, sizeof(row->hash));
	sq_int(&q, ":created_ms", row->created_ms);
	st = sq_put(&q, &id, "form");
	for (size_t i = 0; i < n && st == PR_OK; i++)
		st = put_slot(store, id, i, &slots[i], err);
	if (st == PR_OK)
		row->id = id;
	return st;
}

static void
read_form(struct sq *q, struct pr_db_form *out)
{
	*out = (struct pr_db_form){
		.id = sq_i64(q, 0),
		.learner = sq_i64(q, 1),
		.exam_rev = sq_i64(q, 2),
		.seed = to_unsigned(sq_i64(q, 3)),
		.reserved = sq_i64(q, 4) != 0,
		.whole = sq_i64(q, 5) != 0,
		.created_ms = sq_i64(q, 7),
	};
	sq_fixed(q, 6, out->hash, sizeof(out->hash));
}

enum pr_status
pr_db_form_get(struct pr_store *store, int64_t id, struct pr_db_form *out,
	       struct pr_err *err)
{
	struct pr_db_form form = { 0 };
	enum pr_status st;
	bool found;
	struct sq q;

	sq_begin(&q, store, SQL_FORM_GET, err);
	sq_int(&q, ":id", id);
	found = sq_row(&q);
	if (found)
		read_form(&q, &form);
	st = sq_found(&q, found, "there is no such form");
	if (st == PR_OK)
		*out = form;
	return st;
}

static void
read_slot(struct sq *q, struct pr_db_slot *out)
{
	size_t n = sq_len(q, 10);

	*out = (struct pr_db_slot){
		.item_rev = sq_i64(q, 0),
		.role = sq_i32(q, 1),
		.domain = sq_str(q, 2),
		.task = sq_str(q, 3),
		.b = sq_double(q, 4),
		.b_sd = sq_double(q, 5),
		.set_no = sq_i32(q, 6),
		.set_position = sq_i32(q, 7),
		.met_before = sq_i64(q, 8) != 0,
		.past_review = sq_i64(q, 9) != 0,
	};
	if (n > sizeof(out->order)) /* cannot be: told as damage */
		n = sizeof(out->order);
	if (n > 0)
		sq_fixed(q, 10, out->order, n);
	out->n_options = (unsigned char)n;
}

enum pr_status
pr_db_slot_each(struct pr_store *store, int64_t form, void *ctx,
		bool (*row)(void *ctx, const struct pr_db_slot *slot),
		struct pr_err *err)
{
	struct pr_db_slot slot;
	struct sq q;

	sq_begin(&q, store, SQL_SLOT_EACH, err);
	sq_int(&q, ":form", form);
	while (sq_row(&q)) {
		read_slot(&q, &slot);
		if (!sq_is_well(&q) || !row(ctx, &slot))
			break;
	}
	return sq_end(&q);
}

enum pr_status
pr_db_reserved_each(struct pr_store *store, int64_t learner, const char *exam,
		    void *ctx,
		    bool (*row)(void *ctx, const struct pr_db_form *form),
		    struct pr_err *err)
{
	struct pr_db_form form = { 0 };
	struct sq q;

	sq_begin(&q, store, SQL_RESERVED_EACH, err);
	sq_int(&q, ":learner", learner);
	sq_text(&q, ":exam", exam);
	while (sq_row(&q)) {
		read_form(&q, &form);
		if (!sq_is_well(&q) || !row(ctx, &form))
			break;
	}
	return sq_end(&q);
}

enum pr_status
pr_db_reserved_item_each(struct pr_store *store, int64_t learner,
			 const char *exam, void *ctx,
			 bool (*row)(void *ctx, int64_t item),
			 struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, SQL_RESERVED_ITEM_EACH, err);
	sq_int(&q, ":learner", learner);
	sq_text(&q, ":exam", exam);
	while (sq_row(&q))
		if (!row(ctx, sq_i64(&q, 0)))
			break;
	return sq_end(&q);
}

enum pr_status
pr_db_form_release(struct pr_store *store, int64_t form, struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, SQL_FORM_RELEASE, err);
	sq_int(&q, ":id", form);
	return sq_put(&q, &form, "form");
}

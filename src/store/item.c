/* item.c - rows of items and what hangs on them; see proctor/store_item.h */
#include "proctor/store_item.h"
#include "store/internal.h"
#include "store/rows.h"
#include "store/stmt.h"

void
store_read_item(struct sq *q, int first, struct pr_db_item *out)
{
	*out = (struct pr_db_item){
		.id = sq_i64(q, first),
		.bank = sq_i64(q, first + 1),
		.identifier = sq_str(q, first + 3),
		.status = sq_i32(q, first + 4),
		.rev = sq_i64(q, first + 5),
		.import_id = sq_i64(q, first + 6),
	};
	sq_fixed(q, first + 2, out->uuid, sizeof(out->uuid));
}

static enum pr_status
one_item(struct sq *q, struct pr_db_item *out)
{
	struct pr_db_item item = { 0 };
	bool found = sq_row(q);
	bool several = false;
	enum pr_status st;

	if (found) {
		store_read_item(q, 0, &item);
		several = sq_row(q);
	}
	st = sq_found(q, found, "there is no such item");
	if (st == PR_OK && several)
		st = pr_fail(q->err, PR_EINVAL,
			     "several banks have an item of this name; name "
			     "the bank too");
	if (st == PR_OK)
		*out = item;
	return st;
}

enum pr_status
pr_db_item_find(struct pr_store *store, const unsigned char uuid[16],
		struct pr_db_item *out, struct pr_err *err)
{
	struct sq q;

	sq_find(&q, store, SQL_ITEM_FIND, err);
	sq_blob(&q, ":uuid", uuid, 16);
	return one_item(&q, out);
}

enum pr_status
pr_db_item_named(struct pr_store *store, int64_t bank, const char *identifier,
		 struct pr_db_item *out, struct pr_err *err)
{
	struct sq q;

	sq_find(&q, store, bank ? SQL_ITEM_NAMED_IN : SQL_ITEM_NAMED, err);
	if (bank)
		sq_int(&q, ":bank", bank);
	sq_text(&q, ":identifier", identifier);
	return one_item(&q, out);
}

enum pr_status
pr_db_item_get(struct pr_store *store, int64_t id, struct pr_db_item *out,
	       struct pr_err *err)
{
	struct sq q;

	sq_find(&q, store, SQL_ITEM_GET, err);
	sq_int(&q, ":id", id);
	return one_item(&q, out);
}

enum pr_status
pr_db_item_put(struct pr_store *store, struct pr_db_item *row,
	       struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, row->id ? SQL_ITEM_UPDATE : SQL_ITEM_INSERT, err);
	if (row->id)
		sq_int(&q, ":id", row->id);
	sq_int(&q, ":bank", row->bank);
	sq_blob(&q, ":uuid", row->uuid, sizeof(row->uuid));
	sq_text(&q, ":identifier", row->identifier);
	sq_int(&q, ":status", row->status);
	sq_int(&q, ":rev", row->rev);
	sq_int(&q, ":import_id", row->import_id);
	return sq_put(&q, &row->id, "item");
}

enum pr_status
pr_db_item_set_rev(struct pr_store *store, int64_t id, int64_t rev,
		   struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, SQL_ITEM_SET_REV, err);
	sq_int(&q, ":id", id);
	sq_int(&q, ":rev", rev);
	return sq_put(&q, &id, "item");
}

static enum pr_status
clear(struct pr_store *store, enum store_sql id, int64_t item,
      struct pr_err *err)
{
	enum pr_status st = store_need_tx(store, err);
	struct sq q;

	if (st != PR_OK)
		return st;
	sq_begin(&q, store, id, err);
	sq_int(&q, ":item", item);
	return sq_do(&q, NULL);
}

enum pr_status
pr_db_objectives_put(struct pr_store *store, int64_t item,
		     const struct pr_db_objective *rows, size_t n,
		     struct pr_err *err)
{
	enum pr_status st = clear(store, SQL_OBJECTIVE_CLEAR, item, err);

	return st ? st : pr_db_objectives_add(store, item, rows, n, err);
}

enum pr_status
pr_db_objectives_add(struct pr_store *store, int64_t item,
		     const struct pr_db_objective *rows, size_t n,
		     struct pr_err *err)
{
	enum pr_status st = store_need_tx(store, err);

	for (size_t i = 0; i < n && st == PR_OK; i++) {
		struct sq q;

		sq_begin(&q, store, SQL_OBJECTIVE_INSERT, err);
		sq_text(&q, ":exam", rows[i].exam);
		sq_int(&q, ":item", item);
		sq_text(&q, ":domain", rows[i].domain ? rows[i].domain : "");
		sq_text(&q, ":task", rows[i].task ? rows[i].task : "");
		sq_int(&q, ":pos", (int64_t)i);
		st = sq_do(&q, NULL);
	}
	return st;
}

enum pr_status
pr_db_enemies_put(struct pr_store *store, int64_t item,
		  const unsigned char (*uuids)[16], size_t n,
		  struct pr_err *err)
{
	enum pr_status st = clear(store, SQL_ENEMY_CLEAR, item, err);

	for (size_t i = 0; i < n && st == PR_OK; i++) {
		struct sq q;

		sq_begin(&q, store, SQL_ENEMY_INSERT, err);
		sq_int(&q, ":item", item);
		sq_blob(&q, ":other", uuids[i], 16);
		st = sq_do(&q, NULL);
	}
	return st;
}

enum pr_status
pr_db_entry_each(struct pr_store *store, int64_t bank, void *ctx,
		 bool (*row)(void *ctx, const struct pr_db_entry *entry),
		 struct pr_err *err)
{
	struct pr_db_entry entry;
	struct sq q;

	sq_begin(&q, store, SQL_ENTRY_EACH, err);
	sq_int(&q, ":bank", bank);
	while (sq_row(&q)) {
		store_read_item(&q, 0, &entry.item);
		store_read_rev(&q, 7, &entry.rev);
		entry.exam = sq_str(&q, 25);
		entry.domain = sq_str(&q, 26);
		entry.task = sq_str(&q, 27);
		if (!sq_is_well(&q) || !row(ctx, &entry))
			break;
	}
	return sq_end(&q);
}

/* bank.c - rows of banks and their sources; see proctor/store_bank.h */
#include "proctor/store_bank.h"
#include "store/internal.h"
#include "store/stmt.h"

static void
read_bank(struct sq *q, struct pr_db_bank *out)
{
	*out = (struct pr_db_bank){
		.id = sq_i64(q, 0),
		.identifier = sq_str(q, 2),
		.title = sq_str(q, 3),
		.version = sq_i32(q, 4),
		.default_format = sq_i32(q, 5),
		.format_minor = sq_i32(q, 6),
		.shipped = sq_i64(q, 7) != 0,
		.record = sq_str(q, 8),
		.loaded_ms = sq_i64(q, 9),
	};
	sq_fixed(q, 1, out->uuid, sizeof(out->uuid));
}

static enum pr_status
one_bank(struct sq *q, struct pr_db_bank *out)
{
	struct pr_db_bank bank = { 0 };
	bool found = sq_row(q);
	enum pr_status st;

	if (found)
		read_bank(q, &bank);
	st = sq_found(q, found, "there is no such bank");
	if (st == PR_OK)
		*out = bank;
	return st;
}

enum pr_status
pr_db_bank_find(struct pr_store *store, const unsigned char uuid[16],
		struct pr_db_bank *out, struct pr_err *err)
{
	struct sq q;

	sq_find(&q, store, SQL_BANK_FIND, err);
	sq_blob(&q, ":uuid", uuid, 16);
	return one_bank(&q, out);
}

enum pr_status
pr_db_bank_get(struct pr_store *store, int64_t id, struct pr_db_bank *out,
	       struct pr_err *err)
{
	struct sq q;

	sq_find(&q, store, SQL_BANK_GET, err);
	sq_int(&q, ":id", id);
	return one_bank(&q, out);
}

enum pr_status
pr_db_bank_put(struct pr_store *store, struct pr_db_bank *row,
	       struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, row->id ? SQL_BANK_UPDATE : SQL_BANK_INSERT, err);
	if (row->id)
		sq_int(&q, ":id", row->id);
	sq_blob(&q, ":uuid", row->uuid, sizeof(row->uuid));
	sq_text(&q, ":identifier", row->identifier ? row->identifier : "");
	sq_text(&q, ":title", row->title);
	sq_int(&q, ":version", row->version);
	sq_int(&q, ":default_format", row->default_format);
	sq_int(&q, ":format_minor", row->format_minor);
	sq_int(&q, ":shipped", row->shipped);
	sq_text(&q, ":record", row->record);
	sq_int(&q, ":loaded_ms", row->loaded_ms);
	return sq_put(&q, &row->id, "bank");
}

enum pr_status
pr_db_bank_each(struct pr_store *store, void *ctx,
		bool (*row)(void *ctx, const struct pr_db_bank *bank),
		struct pr_err *err)
{
	struct pr_db_bank bank = { 0 };
	struct sq q;

	sq_begin(&q, store, SQL_BANK_EACH, err);
	while (sq_row(&q)) {
		read_bank(&q, &bank);
		bank.items = (long)sq_i64(&q, 10);
		bank.active = (long)sq_i64(&q, 11);
		bank.pretest = (long)sq_i64(&q, 12);
		bank.draft = (long)sq_i64(&q, 13);
		bank.retired = (long)sq_i64(&q, 14);
		if (!sq_is_well(&q) || !row(ctx, &bank))
			break;
	}
	return sq_end(&q);
}

enum pr_status
pr_db_source_find(struct pr_store *store, const char *name,
		  struct pr_db_source *out, struct pr_err *err)
{
	struct pr_db_source source = { 0 };
	enum pr_status st;
	bool found;
	struct sq q;

	sq_find(&q, store, SQL_SOURCE_FIND, err);
	sq_text(&q, ":name", name);
	found = sq_row(&q);
	if (found) {
		source = (struct pr_db_source){
			.bank = sq_i64(&q, 0),
			.name = sq_str(&q, 1),
			.bytes = sq_i64(&q, 2),
			.mtime_ms = sq_i64(&q, 3),
			.importer = sq_str(&q, 5),
			.loaded_ms = sq_i64(&q, 6),
		};
		sq_fixed(&q, 4, source.sha256, sizeof(source.sha256));
	}
	st = sq_found(&q, found, "there is no such source");
	if (st == PR_OK)
		*out = source;
	return st;
}

enum pr_status
pr_db_source_put(struct pr_store *store, const struct pr_db_source *row,
		 struct pr_err *err)
{
	struct sq q;

	sq_begin(&q, store, SQL_SOURCE_PUT, err);
	sq_int(&q, ":bank", row->bank);
	sq_text(&q, ":name", row->name);
	sq_int(&q, ":bytes", row->bytes);
	sq_int(&q, ":mtime_ms", row->mtime_ms);
	sq_blob(&q, ":sha256", row->sha256, sizeof(row->sha256));
	sq_text(&q, ":importer", row->importer);
	sq_int(&q, ":loaded_ms", row->loaded_ms);
	return sq_do(&q, NULL);
}

/* drill_verify.c - whether the tables bear out the stored keys */
#include "proctor/library.h"
#include "proctor/uuid.h"
#include "util/mem.h"

#include "drill_internal.h"
#include "ids.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool
take_bank(void *ctx, const struct pr_db_bank *bank)
{
	return app_ids_add(ctx, bank->id);
}

/* Items that ask for codes and may still be drawn. */
static bool
take_entry(void *ctx, const struct pr_db_entry *entry)
{
	if (entry->rev.type != PR_ITEM_CODE_ENTRY ||
	    entry->item.status == PR_STATUS_RETIRED ||
	    entry->item.status == PR_STATUS_DRAFT)
		return true;
	return app_ids_add(ctx, entry->rev.id);
}

struct verify {
	struct pr_desk *desk;
	const struct pr_codebook *book;
	struct pr_drill_broken *rows;
	size_t n, cap;
	long checked;
};

/* A system whose table is not here is not judged. */
static bool
can_judge(const struct verify *v, const struct pr_item *item)
{
	for (size_t i = 0; i < item->n_systems; i++) {
		enum pr_code_system system =
			pr_code_system_of(item->systems[i]);
		const char *edition = v->book->edition[system];

		if (system != PR_CODE_NONE && edition && edition[0])
			return true;
	}
	return item->n_systems == 0;
}

static enum pr_status
add_row(struct verify *v, const char *bank, int64_t item_rev,
	const struct pr_item *item, const char *words, struct pr_err *err)
{
	struct pr_drill_broken *row =
		mem_room(v->rows, v->n, &v->cap, sizeof(*row));

	if (!row)
		return mem_fail(err);
	v->rows = row;
	row += v->n++;
	memset(row, 0, sizeof(*row));
	row->item_rev = item_rev;
	snprintf(row->bank, sizeof(row->bank), "%s", bank);
	snprintf(row->item, sizeof(row->item), "%s",
		 item->identifier ? item->identifier : item->uuid);
	snprintf(row->words, sizeof(row->words), "%s", words);
	return PR_OK;
}

static enum pr_status
verify_item(struct verify *v, const char *bank, int64_t item_rev,
	    struct pr_err *err)
{
	struct pr_key_fault fault = { .words = "" };
	struct pr_item *item;
	enum pr_status st = pr_library_item(v->desk, item_rev, &item, err);

	if (st)
		return st;
	if (can_judge(v, item)) {
		v->checked++;
		if (pr_code_key_check(&fault, 1, item, v->book) > 0)
			st = add_row(v, bank, item_rev, item, fault.words, err);
	}
	pr_item_free(item);
	return st;
}

static enum pr_status
verify_bank(struct verify *v, int64_t bank, struct pr_err *err)
{
	struct app_ids revs = { 0 };
	struct pr_db_bank row;
	char name[65] = "";
	enum pr_status st = pr_db_bank_get(v->desk->store, bank, &row, err);

	if (!st && row.identifier[0])
		snprintf(name, sizeof(name), "%s", row.identifier);
	else if (!st)
		pr_uuid_format(name, row.uuid);
	if (!st)
		st = pr_db_entry_each(v->desk->store, bank, &revs, take_entry,
				      err);
	if (!st && revs.no_memory)
		st = mem_fail(err);
	for (size_t i = 0; i < revs.n && !st; i++)
		st = verify_item(v, name, revs.id[i], err);
	free(revs.id);
	return st;
}

enum pr_status
pr_drill_verify(struct pr_desk *desk, struct pr_drill_broken **out, size_t *n,
		long *checked, struct pr_err *err)
{
	struct verify v = { .desk = desk, .book = pr_desk_book(desk) };
	struct app_ids banks = { 0 };
	enum pr_status st;

	*out = NULL;
	*n = 0;
	*checked = 0;
	if (!v.book)
		return pr_fail(err, PR_ESTATE,
			       "There are no code tables to check the items "
			       "against; proctor codes import brings them in.");
	st = pr_db_bank_each(desk->store, &banks, take_bank, err);
	if (!st && banks.no_memory)
		st = mem_fail(err);
	for (size_t i = 0; i < banks.n && !st; i++)
		st = verify_bank(&v, banks.id[i], err);
	free(banks.id);
	if (st) {
		free(v.rows);
		return st;
	}
	*out = v.rows;
	*n = v.n;
	*checked = v.checked;
	return PR_OK;
}

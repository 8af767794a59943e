/* library.c - banks and items as lists, and single records read back */
#include "proctor/library.h"

#include "proctor/uuid.h"
#include "util/mem.h"

#include "library_internal.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A list being filled from a walk. */
struct list {
	void *rows;
	size_t n, cap;
	bool no_memory;
};

/* The next row, zeroed; NULL without memory. */
static void *
next_row(struct list *list, size_t size)
{
	char *more = mem_room(list->rows, list->n, &list->cap, size);

	if (!more) {
		list->no_memory = true;
		return NULL;
	}
	list->rows = more;
	memset(more + list->n * size, 0, size);
	return more + list->n++ * size;
}

/* The list as it is, or nothing when the walk failed. */
static enum pr_status
finish(struct list *list, enum pr_status st, struct pr_err *err)
{
	if (!st && list->no_memory)
		st = mem_fail(err);
	if (st) {
		free(list->rows);
		memset(list, 0, sizeof(*list));
	}
	return st;
}

static bool
bank_row(void *ctx, const struct pr_db_bank *bank)
{
	struct pr_bank_row *row = next_row(ctx, sizeof(*row));

	if (!row)
		return false;
	row->id = bank->id;
	pr_uuid_format(row->uuid, bank->uuid);
	snprintf(row->identifier, sizeof(row->identifier), "%s",
		 bank->identifier);
	library_cut(row->title, sizeof(row->title), bank->title);
	row->version = bank->version;
	row->items = bank->items;
	row->active = bank->active;
	row->pretest = bank->pretest;
	row->draft = bank->draft;
	row->retired = bank->retired;
	row->shipped = bank->shipped;
	row->loaded_ms = bank->loaded_ms;
	return true;
}

enum pr_status
pr_library_banks(struct pr_desk *desk, struct pr_bank_row **out, size_t *n,
		 struct pr_err *err)
{
	struct list list = { 0 };
	enum pr_status st = pr_db_bank_each(desk->store, &list, bank_row, err);

	st = finish(&list, st, err);
	*out = list.rows;
	*n = list.n;
	return st;
}

static bool
item_row(void *ctx, const struct pr_db_entry *entry)
{
	struct pr_item_row *row = next_row(ctx, sizeof(*row));

	if (!row)
		return false;
	row->item_rev = entry->rev.id;
	pr_uuid_format(row->uuid, entry->item.uuid);
	snprintf(row->identifier, sizeof(row->identifier), "%s",
		 entry->item.identifier ? entry->item.identifier : "");
	row->version = entry->rev.version;
	row->type = (enum pr_item_type)entry->rev.type;
	row->status = (enum pr_item_status)entry->item.status;
	snprintf(row->exam, sizeof(row->exam), "%s", entry->exam);
	snprintf(row->domain, sizeof(row->domain), "%s", entry->domain);
	snprintf(row->task, sizeof(row->task), "%s", entry->task);
	library_first_words(row->first_words, sizeof(row->first_words),
			    entry->rev.record, entry->rev.record_len);
	return true;
}

enum pr_status
pr_library_items(struct pr_desk *desk, const char *bank,
		 struct pr_item_row **out, size_t *n, struct pr_err *err)
{
	struct list list = { 0 };
	struct pr_db_bank row;
	enum pr_status st = library_bank(desk, bank, &row, err);

	if (!st)
		st = pr_db_entry_each(desk->store, row.id, &list, item_row,
				      err);
	st = finish(&list, st, err);
	*out = list.rows;
	*n = list.n;
	return st;
}

/* As typed, else in capitals, else in small letters. */
static enum pr_status
item_named(struct pr_desk *desk, const char *name, struct pr_db_item *out,
	   struct pr_err *err)
{
	static int (*const spell[])(int) = { toupper, tolower };
	char text[65];
	enum pr_status st = pr_db_item_named(desk->store, 0, name, out, err);

	if (strlen(name) >= sizeof(text))
		return st;
	for (size_t k = 0; k < PR_LEN(spell) && st == PR_ENOTFOUND; k++) {
		snprintf(text, sizeof(text), "%s", name);
		for (char *c = text; *c; c++)
			*c = (char)spell[k]((unsigned char)*c);
		st = pr_db_item_named(desk->store, 0, text, out, err);
	}
	return st;
}

enum pr_status
library_item(struct pr_desk *desk, const char *item, struct pr_db_item *out,
	     struct pr_err *err)
{
	unsigned char uuid[PR_UUID_LEN];
	struct pr_err own = { 0 };
	enum pr_status st;

	if (pr_uuid_parse(uuid, item, NULL) == PR_OK)
		st = pr_db_item_find(desk->store, uuid, out, &own);
	else
		st = item_named(desk, item, out, &own);
	if (st == PR_ENOTFOUND)
		return pr_fail(err, st,
			       "There is no item \"%s\"; an item is named by "
			       "its identifier or its uuid.",
			       item);
	if (st == PR_EINVAL)
		return pr_fail(err, st,
			       "Several banks have an item \"%s\"; name it by "
			       "its uuid.",
			       item);
	return st ? pr_fail(err, st, "%s", own.text) : PR_OK;
}

enum pr_status
pr_library_find(struct pr_desk *desk, const char *item, int64_t *item_rev,
		struct pr_err *err)
{
	struct pr_db_item row;
	enum pr_status st = library_item(desk, item, &row, err);

	if (!st)
		*item_rev = row.rev;
	return st;
}

enum pr_status
pr_library_item(struct pr_desk *desk, int64_t item_rev, struct pr_item **out,
		struct pr_err *err)
{
	struct pr_bank_header header;
	struct pr_db_item row = { 0 };
	struct pr_db_rev rev = { 0 };
	char *json = NULL;
	size_t len = 0;
	enum pr_status st = pr_db_rev_get(desk->store, item_rev, &rev, err);

	*out = NULL;
	if (!st) {
		len = rev.record_len;
		json = mem_strndup(rev.record, len);
		st = json ? pr_db_item_get(desk->store, rev.item, &row, err)
			  : mem_fail(err);
	}
	if (!st)
		st = app_bank_header(desk, row.bank, &header, err);
	if (!st)
		st = pr_item_read(out, json, len, &header, err);
	free(json);
	return st;
}

enum pr_status
library_case(struct pr_desk *desk, const struct pr_item *item,
	     struct pr_db_stimulus *out, struct pr_err *err)
{
	unsigned char uuid[PR_UUID_LEN];
	enum pr_status st = pr_uuid_parse(uuid, item->stimulus, err);

	return st ? st : pr_db_stimulus_find(desk->store, uuid, out, err);
}

enum pr_status
pr_library_stimulus(struct pr_desk *desk, const struct pr_item *item,
		    struct pr_stimulus **out, struct pr_err *err)
{
	struct pr_bank_header header;
	struct pr_db_stimulus row = { 0 };
	char *json = NULL;
	size_t len = 0;
	enum pr_status st;

	*out = NULL;
	if (!item->stimulus[0])
		return PR_OK;
	st = library_case(desk, item, &row, err);
	if (!st) {
		len = row.record_len;
		json = mem_strndup(row.record, len);
		st = json ? app_bank_header(desk, row.bank, &header, err)
			  : mem_fail(err);
	}
	if (!st)
		st = pr_stimulus_read(out, json, len, &header, err);
	free(json);
	return st;
}

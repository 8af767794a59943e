/* preview.c - gathers what is to be looked at; see proctor/preview.h */
#include "preview.h"

#include "proctor/uuid.h"
#include "util/mem.h"

#include "import_feed.h"
#include "import_item.h"
#include "library_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define STIMULI_MAX ((size_t)256 << 20)

enum pr_status
pr_preview_new(struct pr_preview **out, struct pr_err *err)
{
	*out = mem_array(1, sizeof(**out));
	return *out ? PR_OK : mem_fail(err);
}

void
pr_preview_free(struct pr_preview *p)
{
	if (!p)
		return;
	for (size_t i = 0; i < PR_LEN(p->items); i++) {
		free(p->items[i].json);
		free(p->items[i].order);
	}
	for (size_t i = 0; i < p->n_banks; i++) {
		free(p->banks[i].json);
		buf_release(&p->banks[i].stimuli);
	}
	free(p->banks);
	free(p);
}

const struct pr_preview_sum *
pr_preview_sum(const struct pr_preview *p)
{
	return &p->sum;
}

const char *
pr_preview_uuid(const struct pr_preview *p, size_t i)
{
	return p->items[i].uuid;
}

enum pr_status
preview_add_bank(struct pr_preview *p, const struct pr_bank_header *header,
		 struct pr_err *err)
{
	struct preview_bank *more =
		mem_room(p->banks, p->n_banks, &p->cap, sizeof(*more));
	char *json = NULL;
	enum pr_status st;

	if (!more)
		return mem_fail(err);
	p->banks = more;
	st = record_bank(&json, header, err);
	if (st)
		return st;
	more[p->n_banks].json = json;
	buf_init(&more[p->n_banks++].stimuli, STIMULI_MAX);
	return PR_OK;
}

enum pr_status
preview_add_stimulus(struct pr_preview *p, const char *json, size_t len,
		     struct pr_err *err)
{
	struct buf *to = &p->banks[p->n_banks - 1].stimuli;

	buf_adds(to, "{\"record\":\"stimulus\",\"stimulus\":");
	buf_add(to, json, len);
	buf_adds(to, "}\n");
	return buf_status(to, err);
}

static bool
is_there(const struct pr_preview *p, const char *uuid)
{
	for (long i = 0; i < p->sum.items; i++)
		if (!strcmp(p->items[i].uuid, uuid))
			return true;
	return false;
}

enum pr_status
preview_add_item(struct pr_preview *p, const struct pr_item *item,
		 const char *json, size_t len, struct pr_err *err)
{
	struct preview_item *to;
	char *record = NULL, *order = NULL;
	enum pr_status st;

	if (is_there(p, item->uuid))
		return PR_OK;
	if (p->sum.items == PR_PREVIEW_ITEMS) {
		p->sum.left_out++;
		return PR_OK;
	}
	st = preview_record(&record, json, len, err);
	if (!st)
		st = preview_order(&order, item, err);
	if (st) {
		free(record);
		return st;
	}
	to = &p->items[p->sum.items++];
	snprintf(to->uuid, sizeof(to->uuid), "%s", item->uuid);
	to->version = item->version;
	to->json = record;
	to->order = order;
	to->bank = p->n_banks - 1;
	return PR_OK;
}

/* ---- from a file ----------------------------------------------------------
 */

static enum pr_status
take_record(struct pr_preview *p, struct import_feed *feed,
	    const struct pr_record *record, struct pr_err *err)
{
	if (record->header) {
		import_feed_forget(feed);
		return preview_add_bank(p, record->header, err);
	}
	if (record->refused) {
		p->sum.refused += record->kind == PR_RECORD_ITEM;
		return PR_OK;
	}
	if (record->kind == PR_RECORD_STIMULUS)
		return preview_add_stimulus(p, record->json, record->json_len,
					    err);
	if (record->kind == PR_RECORD_ITEM)
		return preview_add_item(p, record->item, record->json,
					record->json_len, err);
	return PR_OK;
}

static enum pr_status
read_records(struct pr_preview *p, struct import_feed *feed,
	     struct pr_reader *reader, struct pr_err *err)
{
	struct pr_record record;
	bool has = true;
	enum pr_status st = PR_OK;

	while (!st) {
		st = pr_reader_next(reader, &record, &has, err);
		if (st || !has)
			break;
		st = take_record(p, feed, &record, err);
	}
	return st;
}

/* The header first, then the file once more. */
static enum pr_status
start_again(struct pr_preview *p, struct import *im, struct import_feed *feed,
	    struct pr_reader **reader, struct pr_err *err)
{
	const struct pr_bank_header *header;
	enum pr_status st = pr_reader_find_header(&header, *reader, err);

	if (!st)
		st = preview_add_bank(p, header, err);
	if (!st)
		st = import_feed_reread(reader, feed, im, header, err);
	return st;
}

static enum pr_status
read_feed(struct pr_preview *p, struct import *im, struct import_feed *feed,
	  struct pr_err *err)
{
	struct pr_reader *reader;
	enum pr_status st = import_feed_reader(&reader, feed, im, err);

	if (st)
		return st;
	st = read_records(p, feed, reader, err);
	if (st == PR_ESTATE && pr_reader_needs_header(reader)) {
		*err = (struct pr_err){ 0 };
		st = start_again(p, im, feed, &reader, err);
		if (!st)
			st = read_records(p, feed, reader, err);
	}
	pr_reader_close(reader);
	if (feed->foreign)
		import_foreign_end(feed->foreign);
	return st;
}

static enum pr_status
read_files(struct pr_preview *p, struct import *im, struct pr_err *err)
{
	enum pr_status st = PR_OK;

	for (im->file = 0; im->file < im->files.n && !st; im->file++) {
		struct import_feed feed;

		st = import_feed_open(&feed, im, err);
		if (st)
			break;
		st = read_feed(p, im, &feed, err);
		import_feed_close(&feed);
	}
	p->sum.refused += im->sum->refused_items;
	return st;
}

enum pr_status
pr_preview_add_path(struct pr_preview *p, struct pr_desk *desk,
		    const char *path, const struct pr_import_options *options,
		    struct pr_err *err)
{
	struct pr_import_sum sum = { 0 };
	struct pr_err own = { 0 };
	struct import im = { .desk = desk, .options = options, .sum = &sum };
	enum pr_status st = import_files_name(&im.files, path, &own);

	im.counted = (struct pr_findings){ &im, import_count };
	if (!st)
		st = read_files(p, &im, &own);
	import_release(&im);
	return st ? pr_fail(err, st, "%s", own.text) : PR_OK;
}

/* ---- from a bank ----------------------------------------------------------
 */

static enum pr_status
add_case(struct pr_preview *p, struct pr_desk *desk, const struct pr_item *item,
	 struct pr_err *err)
{
	struct pr_db_stimulus row;
	enum pr_status st;

	if (!item->stimulus[0])
		return PR_OK;
	st = library_case(desk, item, &row, err);
	if (!st)
		st = preview_add_stimulus(p, row.record, row.record_len, err);
	return st;
}

enum pr_status
pr_preview_add_item(struct pr_preview *p, struct pr_desk *desk,
		    const char *name, struct pr_err *err)
{
	struct pr_bank_header header;
	struct pr_item *item = NULL;
	struct pr_db_item row = { 0 };
	struct pr_db_rev rev = { 0 };
	char *json = NULL;
	size_t len = 0;
	int64_t rev_id = 0;
	enum pr_status st = library_item(desk, name, &row, err);

	if (!st) {
		rev_id = row.rev;
		st = app_bank_header(desk, row.bank, &header, err);
	}
	if (!st)
		st = preview_add_bank(p, &header, err);
	if (!st)
		st = pr_db_rev_get(desk->store, rev_id, &rev, err);
	if (!st) {
		len = rev.record_len;
		json = mem_strndup(rev.record, len);
		st = json ? pr_library_item(desk, rev_id, &item, err)
			  : mem_fail(err);
	}
	if (!st)
		st = add_case(p, desk, item, err);
	if (!st)
		st = preview_add_item(p, item, json, len, err);
	pr_item_free(item);
	free(json);
	return st;
}

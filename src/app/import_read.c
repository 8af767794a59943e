/* import_read.c - one file, record by record
 *
 * A document whose records come before the bank's own object is read twice:
 * the first time only for the header.
 */
#include "proctor/rules.h"
#include "util/mem.h"

#include "import_feed.h"
#include "import_foreign.h"
#include "import_item.h"

#include <stdlib.h>
#include <string.h>

enum pr_status
import_tick(struct import *im, uint64_t done, struct pr_err *err)
{
	const struct pr_progress *p = im->progress;
	const char *doing = "Waiting records";

	if (!p || !p->at)
		return PR_OK;
	if (im->file < im->files.n)
		doing = im->files.files[im->file].path;
	if (!p->at(p->ctx, doing, done, im->total))
		return pr_fail(err, PR_ESTOP,
			       "Stopped on request; nothing was stored.");
	return PR_OK;
}

/* The file is refused whole: say so once, go on to find what else is wrong. */
static enum pr_status
file_lost(struct import *im, enum pr_status st, const struct pr_err *err)
{
	if (st != PR_EPARSE && st != PR_ESCHEMA && st != PR_EVERSION)
		return st;
	if (!im->bad_header || st != PR_ESCHEMA)
		im->unread = true;
	if (!im->fatal) {
		im->fatal = st;
		im->fatal_err = *err;
	}
	return PR_OK;
}

static void
count_record(struct import *im, const struct pr_record *record)
{
	if (record->kind == PR_RECORD_EXAM)
		im->exams++;
	else if (record->kind == PR_RECORD_STIMULUS)
		im->stimuli++;
	else if (record->kind == PR_RECORD_ITEM)
		im->items++;
	if (!record->refused)
		return;
	im->sum->refused++;
	im->sum->refused_exams += record->kind == PR_RECORD_EXAM;
	im->sum->refused_stimuli += record->kind == PR_RECORD_STIMULUS;
	im->sum->refused_items += record->kind == PR_RECORD_ITEM;
}

static enum pr_status
check_count(struct import *im, const struct import_at *at, const char *what,
	    long said, long counted, struct pr_err *err)
{
	char a[32], b[32];

	if (said < 0 || said == counted)
		return PR_OK;
	snprintf(a, sizeof(a), "%ld", said);
	snprintf(b, sizeof(b), "%ld", counted);
	import_say(im, at, PR_RULE_TRAILER, what, a, b);
	return pr_fail(err, PR_ESCHEMA,
		       "%s: the trailer says %s %s, the file holds %s; "
		       "nothing was stored.",
		       at->file, a, what, b);
}

static enum pr_status
check_trailer(struct import *im, const struct import_at *at,
	      const struct pr_record *record, struct pr_err *err)
{
	enum pr_status st;

	st = check_count(im, at, "exams", record->trailer_exams, im->exams,
			 err);
	if (!st)
		st = check_count(im, at, "stimuli", record->trailer_stimuli,
				 im->stimuli, err);
	if (!st)
		st = check_count(im, at, "items", record->trailer_items,
				 im->items, err);
	return st;
}

static enum pr_status
take_item(struct import *im, const struct import_feed *feed,
	  struct import_at *at, const struct pr_record *record,
	  struct pr_err *err)
{
	const struct pr_item *item = record->item;
	const char *own =
		feed->foreign ? import_foreign_id(feed->foreign) : NULL;

	at->label = item->identifier ? item->identifier : item->uuid;
	if (own)
		at->label = own;
	import_media(im, at, record->json, record->json_len);
	import_key(im, at, item);
	return import_item(im, at, item, record->json, record->json_len, false,
			   err);
}

/* Nothing of it is stored; what can be checked of it still is. */
static enum pr_status
take_refused(struct import *im, struct import_feed *feed, struct import_at *at,
	     const struct pr_record *record, struct pr_err *err)
{
	if (record->header) {
		import_feed_forget(feed);
		im->bad_header = true;
		return import_bank_refused(im, record->header, err);
	}
	if (!record->item)
		return PR_OK;
	at->label = record->item->identifier ? record->item->identifier
					     : record->item->uuid;
	return import_refs_refused(im, at, record->item, err);
}

static enum pr_status
take_record(struct import *im, struct import_feed *feed,
	    const struct pr_record *record, struct pr_err *err)
{
	static const char *const whats[] = {
		[PR_RECORD_HEADER] = "bank",       [PR_RECORD_EXAM] = "exam",
		[PR_RECORD_STIMULUS] = "stimulus", [PR_RECORD_ITEM] = "item",
		[PR_RECORD_TRAILER] = NULL,
	};
	struct import_at at = { feed->of->path, record->line, record->column,
				NULL, whats[record->kind] };

	if (feed->foreign)
		import_foreign_place(feed->foreign, &at.line, &at.column);
	count_record(im, record);
	if (record->refused)
		return take_refused(im, feed, &at, record, err);
	switch (record->kind) {
	case PR_RECORD_HEADER:
		import_feed_forget(feed);
		return import_bank(im, &at, record->header, record->json,
				   record->json_len, err);
	case PR_RECORD_EXAM:
		at.label = record->exam->identifier;
		return import_exam(im, &at, record, err);
	case PR_RECORD_STIMULUS:
		at.label = record->stimulus->identifier;
		import_media(im, &at, record->json, record->json_len);
		return import_stimulus(im, &at, record, err);
	case PR_RECORD_ITEM:
		return take_item(im, feed, &at, record, err);
	case PR_RECORD_TRAILER:
		break;
	}
	return check_trailer(im, &at, record, err);
}

/* Tells how far we are every so many bytes. */
#define TICK ((uint64_t)256 * 1024)

/* Of a foreign file the lines may be longer than the file. */
static uint64_t
done_with(const struct import *im, const struct import_feed *feed, uint64_t at)
{
	if (feed->foreign && at > feed->of->bytes)
		at = feed->of->bytes;
	return im->done + at;
}

static enum pr_status
read_records(struct import *im, struct import_feed *feed,
	     struct pr_reader *reader, bool *whole, struct pr_err *err)
{
	struct pr_record record;
	uint64_t told = 0;
	bool has = true;
	enum pr_status st = PR_OK;

	*whole = false;
	while (!st) {
		uint64_t at = pr_reader_offset(reader);

		if (at - told >= TICK) {
			told = at;
			st = import_tick(im, done_with(im, feed, at), err);
			if (st)
				return st;
		}
		st = pr_reader_next(reader, &record, &has, err);
		if (st)
			return st;
		if (!has)
			break;
		st = take_record(im, feed, &record, err);
	}
	*whole = !st;
	return st;
}

/* Reads on to the header, then starts the file again with it. */
static enum pr_status
start_again(struct import *im, struct import_feed *feed,
	    struct pr_reader **reader, struct pr_err *err)
{
	struct import_at at = { feed->of->path, 1, 1, NULL, "bank" };
	const struct pr_bank_header *header;
	char *json = NULL;
	enum pr_status st = pr_reader_find_header(&header, *reader, err);

	im->bad_header = !st && header->refused;
	if (im->bad_header)
		st = import_bank_refused(im, header, err);
	if (!st && !im->bad_header)
		st = import_header(&json, feed, header, err);
	if (!st && !im->bad_header)
		st = import_bank(im, &at, header, json, strlen(json), err);
	if (!st)
		st = import_feed_reread(reader, feed, im, header, err);
	free(json);
	im->exams = im->stimuli = im->items = 0;
	return st;
}

static enum pr_status
read_feed(struct import *im, struct import_feed *feed, bool *whole,
	  struct pr_err *err)
{
	struct pr_reader *reader;
	enum pr_status st = import_feed_reader(&reader, feed, im, err);

	if (st)
		return st;
	im->bank.foreign = feed->foreign != NULL;
	st = read_records(im, feed, reader, whole, err);
	if (st == PR_ESTATE && pr_reader_needs_header(reader)) {
		*err = (struct pr_err){ 0 };
		st = start_again(im, feed, &reader, err);
		if (!st)
			st = read_records(im, feed, reader, whole, err);
	}
	pr_reader_close(reader);
	if (feed->foreign)
		import_foreign_end(feed->foreign);
	return st;
}

enum pr_status
import_read(struct import *im, struct pr_err *err)
{
	struct import_feed feed;
	struct pr_err own = { 0 };
	bool whole = false;
	enum pr_status st;

	im->exams = im->stimuli = im->items = 0;
	im->bad_header = false;
	st = import_feed_open(&feed, im, err);
	if (st)
		return st;
	st = read_feed(im, &feed, &whole, &own);
	im->sum->files++;
	im->sum->exams += im->exams;
	im->sum->stimuli += im->stimuli;
	im->sum->items += im->items;
	if (!st && whole)
		st = import_source(im, &feed, &own);
	im->done += feed.of->bytes;
	import_feed_close(&feed);
	if (st)
		st = file_lost(im, st, &own);
	if (st && err)
		*err = own;
	return st;
}

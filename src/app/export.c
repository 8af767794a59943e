/* export.c - a bank as it would be written by hand: lines or one document
 *
 * Everything comes sorted out of the store and every record is stored in the
 * order of the format, so the same state gives the same bytes.
 */
#include "proctor/library.h"
#include "util/mem.h"

#include "library_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEAD "\"format\":\"certbank\",\"format_version\":\"1.1\",\"bank\":"

struct export
{
	const struct pr_sink *sink;
	int64_t bank;
	bool document;
	const char *record; /* "exam", "stimulus" or "item" */
	long n;             /* records of the present kind */
	long counts[3];
	enum pr_status st;
	struct pr_err err;
};

static void
put(struct export *e, const char *bytes, size_t n)
{
	if (!e->st && n)
		e->st = e->sink->write(e->sink->ctx, bytes, n, &e->err);
}

static void
puts_to(struct export *e, const char *text)
{
	put(e, text, strlen(text));
}

static bool
put_record(struct export *e, const char *json, size_t len)
{
	if (e->document) {
		puts_to(e, e->n ? ",\n" : "\n");
		put(e, json, len);
	} else {
		puts_to(e, "{\"record\":\"");
		puts_to(e, e->record);
		puts_to(e, "\",\"");
		puts_to(e, e->record);
		puts_to(e, "\":");
		put(e, json, len);
		puts_to(e, "}\n");
	}
	e->n++;
	return e->st == PR_OK;
}

static bool
exam_row(void *ctx, const struct pr_db_exam *exam)
{
	struct export *e = ctx;

	if (exam->bank != e->bank)
		return true;
	return put_record(e, exam->record, exam->record_len);
}

static bool
stimulus_row(void *ctx, const struct pr_db_stimulus *stimulus)
{
	return put_record(ctx, stimulus->record, stimulus->record_len);
}

static bool
item_row(void *ctx, const struct pr_db_entry *entry)
{
	return put_record(ctx, entry->rev.record, entry->rev.record_len);
}

/* One array of the document, or the lines of one kind. */
static void
begin_kind(struct export *e, const char *record, const char *array)
{
	e->record = record;
	e->n = 0;
	if (!e->document)
		return;
	puts_to(e, ",\n\"");
	puts_to(e, array);
	puts_to(e, "\":[");
}

static void
end_kind(struct export *e, int kind)
{
	e->counts[kind] = e->n;
	if (e->document)
		puts_to(e, e->n ? "\n]" : "]");
}

static enum pr_status
put_records(struct export *e, struct pr_store *store, struct pr_err *err)
{
	enum pr_status st;

	begin_kind(e, "exam", "exams");
	st = pr_db_exam_each(store, e, exam_row, err);
	end_kind(e, 0);
	begin_kind(e, "stimulus", "stimuli");
	if (!st && !e->st)
		st = pr_db_stimulus_each(store, e->bank, e, stimulus_row, err);
	end_kind(e, 1);
	begin_kind(e, "item", "items");
	if (!st && !e->st)
		st = pr_db_entry_each(store, e->bank, e, item_row, err);
	end_kind(e, 2);
	return st;
}

static void
put_end(struct export *e)
{
	char trailer[128];

	if (e->document) {
		puts_to(e, "\n}\n");
		return;
	}
	snprintf(trailer, sizeof(trailer),
		 "{\"record\":\"trailer\",\"exams\":%ld,\"stimuli\":%ld,"
		 "\"items\":%ld}\n",
		 e->counts[0], e->counts[1], e->counts[2]);
	puts_to(e, trailer);
}

enum pr_status
pr_library_export(struct pr_desk *desk, const char *bank, bool document,
		  const struct pr_sink *sink, struct pr_err *err)
{
	struct export e = { .sink = sink, .document = document };
	struct pr_db_bank row;
	enum pr_status st = library_bank(desk, bank, &row, err);

	if (st)
		return st;
	e.bank = row.id;
	puts_to(&e, document ? "{" HEAD : "{\"record\":\"header\"," HEAD);
	puts_to(&e, row.record);
	puts_to(&e, document ? "" : "}\n");
	st = put_records(&e, desk->store, err);
	if (!st && !e.st)
		put_end(&e);
	if (!st && e.st)
		st = pr_fail(err, e.st, "%s", e.err.text);
	return st;
}

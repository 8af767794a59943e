/* lint_bank.c - a bank of the data folder judged, with what was answered */
#include "proctor/uuid.h"
#include "util/mem.h"

#include "library_internal.h"
#include "lint.h"

#include <stdlib.h>
#include <string.h>

/* One response of a sealed sitting. */
struct response {
	uint32_t item_rev, choice;
};

struct responses {
	struct pr_desk *desk;
	int64_t *sittings;
	size_t n_sittings, sittings_cap;
	struct response *list; /* sorted by item_rev */
	size_t n, cap;
	bool no_memory;
};

static bool
sitting_row(void *ctx, const struct pr_db_sitting *sitting)
{
	struct responses *r = ctx;
	void *more = mem_room(r->sittings, r->n_sittings, &r->sittings_cap,
			      sizeof(*r->sittings));

	r->no_memory = !more;
	if (!more)
		return false;
	r->sittings = more;
	r->sittings[r->n_sittings++] = sitting->id;
	return true;
}

static enum pr_status
add_sheet(struct responses *r, int64_t sitting, struct pr_sheet_cell *cells,
	  struct pr_err *err)
{
	const void *bytes;
	size_t len, n;
	enum pr_status st =
		pr_db_sheet_get(r->desk->store, sitting, &bytes, &len, err);

	if (!st)
		st = pr_sheet_unpack(cells, &n, bytes, len, err);
	for (size_t i = 0; !st && i < n; i++) {
		void *more;

		if (!(cells[i].flags & PR_SHEET_ANSWERED))
			continue;
		more = mem_room(r->list, r->n, &r->cap, sizeof(*r->list));
		if (!more)
			return mem_fail(err);
		r->list = more;
		r->list[r->n++] =
			(struct response){ cells[i].item_rev, cells[i].choice };
	}
	return st;
}

static int
by_item(const void *a, const void *b)
{
	const struct response *x = a, *y = b;

	return (x->item_rev > y->item_rev) - (x->item_rev < y->item_rev);
}

static enum pr_status
gather(struct responses *r, struct pr_err *err)
{
	struct pr_sheet_cell *cells =
		mem_array(PR_SHEET_SLOTS_MAX, sizeof(*cells));
	enum pr_status st;

	if (!cells)
		return mem_fail(err);
	st = pr_db_sitting_each(r->desk->store, r->desk->learner.id, true, r,
				sitting_row, err);
	if (!st && r->no_memory)
		st = mem_fail(err);
	for (size_t i = 0; i < r->n_sittings && !st; i++)
		st = add_sheet(r, r->sittings[i], cells, err);
	free(cells);
	if (!st && r->n)
		qsort(r->list, r->n, sizeof(*r->list), by_item);
	return st;
}

static void
release(struct responses *r)
{
	free(r->sittings);
	free(r->list);
}

/* The responses to one revision. */
static struct pr_lint_answers
answers_to(const struct responses *r, int64_t rev)
{
	struct pr_lint_answers out = { 0 };
	size_t low = 0, high = r->n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (r->list[mid].item_rev < rev)
			low = mid + 1;
		else
			high = mid;
	}
	for (; low < r->n && r->list[low].item_rev == rev; low++) {
		out.n++;
		for (int k = 0; k < PR_OPTIONS_MAX; k++)
			out.chosen[k] += r->list[low].choice >> k & 1;
	}
	return out;
}

/* ---- the walk ------------------------------------------------------------ */

struct walk {
	struct pr_lint *lint;
	const struct pr_progress *progress;
	const struct responses *responses;
	const struct pr_bank_header *header;
	const char *name;
	uint64_t done, total; /* items */
	enum pr_status st;
	struct pr_err err;
};

static bool
exam_row(void *ctx, const struct pr_db_exam *row)
{
	struct walk *w = ctx;
	struct pr_exam *exam = NULL;

	w->st = pr_exam_read(&exam, row->record, row->record_len, &w->err);
	if (!w->st)
		w->st = pr_lint_add_exam(w->lint, exam, &w->err);
	pr_exam_free(exam);
	return !w->st;
}

static bool
item_row(void *ctx, const struct pr_db_entry *entry)
{
	struct walk *w = ctx;
	struct pr_lint_answers answers;
	struct pr_lint_at place = { .file = w->name, .answers = &answers };
	struct pr_item *item = NULL;

	if (w->done++ % 256 == 0)
		w->st = lint_tick(w->progress, w->name, w->done, w->total,
				  &w->err);
	if (!w->st)
		w->st = pr_item_read(&item, entry->rev.record,
				     entry->rev.record_len, w->header, &w->err);
	if (w->st)
		return false;
	item->status = (enum pr_item_status)entry->item.status;
	answers = answers_to(w->responses, entry->rev.id);
	w->st = lint_record(w->lint, &place, item, entry->rev.record,
			    entry->rev.record_len, &w->err);
	pr_item_free(item);
	return !w->st;
}

static enum pr_status
walk_bank(struct walk *w, struct pr_desk *desk, int64_t bank,
	  struct pr_err *err)
{
	enum pr_status st;

	st = pr_lint_add_bank(w->lint, w->name, w->header, err);
	if (!st)
		st = pr_db_exam_each(desk->store, w, exam_row, err);
	if (!st && !w->st)
		st = pr_db_entry_each(desk->store, bank, w, item_row, err);
	return st;
}

/* The strings of a bank's row, which the store would take back. */
struct bank_strings {
	char *name, *title, *lang;
};

static enum pr_status
read_bank(struct pr_bank_header *header, struct bank_strings *own,
	  const struct pr_db_bank *row, struct pr_err *err)
{
	memset(header, 0, sizeof(*header));
	pr_uuid_format(header->uuid, row->uuid);
	own->name =
		mem_strdup(row->identifier[0] ? row->identifier : header->uuid);
	own->title = mem_strdup(row->title);
	own->lang = lint_bank_lang(row->record);
	header->identifier = own->name;
	header->title = own->title;
	header->lang = own->lang;
	header->version = row->version;
	header->default_format = (enum pr_text_format)row->default_format;
	header->format_minor = row->format_minor;
	return own->name && own->title ? PR_OK : mem_fail(err);
}

enum pr_status
pr_lint_bank(struct pr_lint *lint, struct pr_desk *desk, const char *bank,
	     const struct pr_progress *progress, struct pr_lint_read *sum,
	     struct pr_err *err)
{
	struct responses responses = { .desk = desk };
	struct pr_bank_header header;
	struct bank_strings own = { 0 };
	struct pr_db_bank row;
	struct walk walk = { .lint = lint,
			     .progress = progress,
			     .responses = &responses,
			     .header = &header };
	int64_t id = 0;
	enum pr_status st = library_bank(desk, bank, &row, err);

	if (!st) {
		id = row.id;
		st = read_bank(&header, &own, &row, err);
	}
	if (!st)
		st = gather(&responses, err);
	walk.name = own.name;
	if (!st)
		st = walk_bank(&walk, desk, id, err);
	if (!st && walk.st)
		st = pr_fail(err, walk.st, "%s", walk.err.text);
	if (!st)
		sum->answers = true;
	release(&responses);
	free(own.name);
	free(own.title);
	free(own.lang);
	return st;
}

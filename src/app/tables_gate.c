/*
 * tables_gate.c - nothing of the converter is believed before it was here
 *
 * Each row must have the fields of its kind, each field the shape that it can
 * have, the text be UTF-8 without control characters, and each table as many
 * rows as its end says. Who breaks this is the converter or somebody in its
 * place, never the user's file, so one sentence is enough.
 */
#include "proctor/date.h"
#include "proctor/text.h"
#include "util/mem.h"

#include "tables_import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CODE_BYTES 7
#define TEXT_BYTES PR_CODEROWS_FIELD
#define MEMBER_BYTES sizeof(((struct tables_found *)NULL)->member)

/*
 * How a field must look:
 *   c a code (dots may stand in it), C the same or ""   n a number
 *   b 0 or 1          t text, not ""           T text or ""
 *   d a date or ""    x one character          p 1 to 9
 *   k note kind       o node name, O or ""     k, m, l, g words, see below
 */
struct shape {
	char kind;
	const char *fields; /* after the first */
	const char *tables; /* as letters of set[] */
};

static const struct shape shapes[] = {
	{ 'C', "cbnTt", "order" },
	{ 'M', "cwTtTdddT", "hcpcs" },
	{ 'D', "oOT", "tabular" },
	{ 'N', "okT", "tabular" },
	{ 'S', "oxT", "tabular" },
	{ 'I', "nnntTCbCT", "index" },
	{ 'T', "tnCb", "cells" },
	{ 'A', "ynpxt", "pcs_tables" },
	{ 'B', "ypTT", "pcs_tables" },
	{ 'K', "xpntTT", "pcs_definitions" },
	{ 'L', "nt", "pcs_definitions" },
	{ 'P', "tC", "pcs_index" },
	{ 'O', "c", "poa" },
	{ 'G', "nNWt", "drg_titles" },
	{ 'V', "cv", "drg_severity" },
	{ 'U', "ct", "cpt" },
};

/* The set of rows that a table is made of. */
static const char *
rows_of(enum pr_table_what what)
{
	switch (what) {
	case PR_TABLE_CM_ORDER:
	case PR_TABLE_CM_CODES:
	case PR_TABLE_PCS_ORDER:
		return "order";
	case PR_TABLE_CM_TABULAR:
		return "tabular";
	case PR_TABLE_CM_INDEX:
	case PR_TABLE_CM_EINDEX:
		return "index";
	case PR_TABLE_CM_NEOPLASM:
	case PR_TABLE_CM_DRUG:
		return "cells";
	case PR_TABLE_POA_EXEMPT:
		return "poa";
	case PR_TABLE_PCS_TABLES:
	case PR_TABLE_PCS_DEFINITIONS:
	case PR_TABLE_PCS_INDEX:
	case PR_TABLE_HCPCS:
	case PR_TABLE_DRG_TITLES:
	case PR_TABLE_DRG_SEVERITY:
	case PR_TABLE_CPT:
		return tables_word(what);
	case PR_TABLES:
		break;
	}
	return "";
}

static bool
is_code(const char *text, size_t len)
{
	size_t n = 0;

	for (; *text; text++) {
		bool is = (*text >= '0' && *text <= '9') ||
			  (*text >= 'A' && *text <= 'Z');

		if (!is && *text != '.')
			return false;
		n += is;
	}
	return n > 0 && n <= CODE_BYTES && len <= CODE_BYTES + 1;
}

static bool
is_date(const char *text)
{
	struct pr_date date;

	return pr_date_parse(&date, text, NULL) == PR_OK;
}

static bool
is_number(const struct row *row, int i, long least, long most)
{
	long n = row_number(row, i);

	return n >= least && n <= most;
}

static bool
is_word(const char *text, const char *words)
{
	const char *at = strstr(words, text);

	return *text && at && !strchr(text, ' ') &&
	       (at == words || at[-1] == ' ') &&
	       (at[strlen(text)] == ' ' || !at[strlen(text)]);
}

/* Shapes that are numbers and words. */
static bool
fits_narrow(const struct row *row, int i, char shape)
{
	const char *text = row->field[i];

	switch (shape) {
	case 'n':
		return is_number(row, i, 0, 9999999);
	case 'N':
		return !row->len[i] || is_number(row, i, 0, 99);
	case 'b':
		return is_number(row, i, 0, 1);
	case 'p':
		return is_number(row, i, 1, 9);
	case 'k':
		return is_number(row, i, PR_NOTE_INCLUDES, PR_NOTE_SEVENTH);
	case 'v':
		return is_word(text, "CC MCC MCC_ALIVE");
	case 'W':
		return !row->len[i] || is_word(text, "M P");
	case 'w':
		return is_word(text, "C M");
	default:
		return false;
	}
}

static bool
fits(const struct row *row, int i, char shape)
{
	const char *text = row->field[i];
	size_t len = row->len[i];

	switch (shape) {
	case 'c':
		return is_code(text, len);
	case 'C':
		return !len || is_code(text, len);
	case 't':
		return len > 0;
	case 'T':
		return true;
	case 'd':
		return !len || is_date(text);
	case 'x':
		return len == 1;
	case 'y':
		return len == 3 && is_code(text, len);
	case 'o':
		return len > 0 && len < 24;
	case 'O':
		return len < 24;
	default:
		return fits_narrow(row, i, shape);
	}
}

/* Plain ASCII needs no second look. */
static bool
is_text(const char *text, size_t len)
{
	bool plain = true;

	for (size_t i = 0; i < len && plain; i++)
		plain = text[i] >= ' ' && text[i] < 127;
	return plain || pr_text_is_clean(text, len, 0);
}

static const struct shape *
shape_of(const struct row *row, enum pr_table_what what)
{
	for (size_t i = 0; i < PR_LEN(shapes); i++)
		if (row->len[0] == 1 && row->field[0][0] == shapes[i].kind &&
		    !strcmp(shapes[i].tables, rows_of(what)))
			return &shapes[i];
	return NULL;
}

static bool
row_is_right(const struct row *row, enum pr_table_what what)
{
	const struct shape *shape = shape_of(row, what);

	if (!shape || row->n != (int)strlen(shape->fields) + 1)
		return false;
	for (int i = 1; i < row->n; i++)
		if (row->len[i] > TEXT_BYTES ||
		    !is_text(row->field[i], row->len[i]) ||
		    strlen(row->field[i]) != row->len[i] ||
		    !fits(row, i, shape->fields[i - 1]))
			return false;
	return true;
}

/* What is numbered before what is not. */
static bool
is_listed(const struct row *row)
{
	switch (row->field[0][0]) {
	case 'C':
		return row->field[2][0] == '1';
	case 'I':
		return row->len[6] > 0;
	default:
		return true;
	}
}

static enum pr_status
broken(const struct tables_file *file, long line, struct pr_err *err)
{
	return pr_fail(err, PR_EPARSE,
		       "%s: row %ld that the converter gave is none of its "
		       "rows; nothing was stored. It must be of the same "
		       "version as this program.",
		       file->path, line);
}

static enum pr_status
no_edition(const struct tables_file *file, enum pr_table_what what,
	   struct pr_err *err)
{
	return pr_fail(err, PR_EINVAL,
		       "%s: neither the file nor its name says of which "
		       "edition this %s is; say it, for example --edition "
		       "FY2026.",
		       file->path, tables_word(what));
}

static bool
is_edition(const char *text)
{
	size_t n = strlen(text);

	return n > 0 && n < 16 &&
	       strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuv"
			    "wxyz0123456789._-") == n;
}

static enum pr_status
begin(struct tables_import *im, struct tables_file *file, const struct row *row,
      struct tables_found **out, struct pr_err *err)
{
	struct tables_found *t;

	t = mem_room(im->found, im->n_read, &im->cap_found, sizeof(*t));
	if (!t)
		return mem_fail(err);
	im->found = t;
	t += im->n_read;
	*t = (struct tables_found){ .file = file };
	t->what = tables_what(row->field[1]);
	snprintf(t->edition, sizeof(t->edition), "%.15s", row->field[2]);
	if (!t->edition[0] && im->options->edition)
		snprintf(t->edition, sizeof(t->edition), "%.15s",
			 im->options->edition);
	if (!t->edition[0] && t->what == PR_TABLE_CPT)
		snprintf(t->edition, sizeof(t->edition), "own");
	snprintf(t->member, sizeof(t->member), "%s", row->field[3]);
	if (!t->edition[0])
		return no_edition(file, t->what, err);
	if (!is_edition(t->edition)) /* the converter lets it through */
		return pr_fail(err, PR_EINVAL,
			       "What --edition says is no edition; write it "
			       "like FY2026, 2025Q4 or v40.");
	t->at = ftell(file->rows);
	im->n_read++;
	*out = t;
	return PR_OK;
}

static bool
is_end(const struct row *row, const struct tables_found *t)
{
	return row->n == 3 && !strcmp(row->field[0], "E") &&
	       !strcmp(row->field[1], tables_word(t->what)) &&
	       row_number(row, 2) == t->rows && t->rows > 0;
}

static bool
is_begin(const struct row *row)
{
	return row->n == 4 && !strcmp(row->field[0], "F") &&
	       tables_what(row->field[1]) != PR_TABLES &&
	       strlen(row->field[1]) == row->len[1] &&
	       strlen(row->field[2]) == row->len[2] &&
	       (!row->len[2] || is_edition(row->field[2])) &&
	       row->len[3] < MEMBER_BYTES &&
	       is_text(row->field[3], row->len[3]);
}

/* One row; *table is the one that is open. */
static enum pr_status
take(struct tables_import *im, struct tables_file *file, const struct row *row,
     struct tables_found **table, long line, struct pr_err *err)
{
	struct tables_found *t = *table;

	if (!t && is_begin(row))
		return begin(im, file, row, table, err);
	if (t && is_end(row, t)) {
		*table = NULL;
		return PR_OK;
	}
	if (!t || !row_is_right(row, t->what))
		return broken(file, line, err);
	t->rows++;
	t->coded += is_listed(row);
	return PR_OK;
}

static enum pr_status
walk(struct tables_import *im, struct tables_file *file, struct row_reader *r,
     struct pr_err *err)
{
	struct tables_found *table = NULL;
	enum pr_status st = PR_OK;
	size_t len = 0;

	for (long line = 1; !st && rows_next(r, &len); line++) {
		if (line % 16384 == 0)
			st = tables_tick(im, im->done + file->bytes, err);
		if (!st && !len)
			st = broken(file, line, err);
		if (!st)
			st = take(im, file, &r->row, &table, line, err);
	}
	if (!st && ferror(file->rows))
		st = import_temp_fail(err);
	if (!st && table)
		st = pr_fail(err, PR_EPARSE,
			     "%s: the %s in it is cut off; nothing was stored. "
			     "Fetch the file again.",
			     file->path, tables_word(table->what));
	return st;
}

enum pr_status
tables_gate(struct tables_import *im, struct tables_file *file,
	    struct pr_err *err)
{
	struct row_reader reader;
	enum pr_status st;

	rows_start(&reader, file->rows, 0);
	st = walk(im, file, &reader, err);
	rows_release(&reader);
	return st;
}

/* table.c - libcsv fed byte by byte; see convert/table.h */
#include "convert/table.h"

#include <stdio.h>
#include <string.h>

#define OPTIONS_SET (CSV_STRICT | CSV_STRICT_FINI)

void
table_init(struct table *table, const char *text, size_t len, char separator)
{
	table->text = text;
	table->len = len;
	table->separator = separator;
	table->here = (struct place){ 1, 1 };
	buf_init(&table->bytes, (size_t)8 << 20);
}

static void
csv_end(struct table *t)
{
	if (t->open)
		csv_free(&t->csv);
	t->open = false;
}

void
table_release(struct table *table)
{
	csv_end(table);
	buf_release(&table->bytes);
}

static void
csv_begin(struct table *t)
{
	csv_end(t);
	if (csv_init(&t->csv, OPTIONS_SET) != 0) {
		t->st = PR_ENOMEM;
		return;
	}
	t->open = true;
	csv_set_delim(&t->csv, (unsigned char)t->separator);
	csv_set_blk_size(&t->csv, 4096);
}

static void
field_begin(struct table *t)
{
	t->fresh = true;
	t->quoted = false;
}

/* libcsv has a field: kept as an offset, since the bytes may move. */
static void
on_field(void *field, size_t len, void *ctx)
{
	struct table *t = ctx;
	const char *text = field;

	if (t->row.n < COLUMNS) {
		t->offs[t->row.n] = t->bytes.len;
		t->row.cells[t->row.n].at = t->field;
		for (size_t i = 0; i < len; i++)
			if (text[i] != '\r')
				buf_addc(&t->bytes, text[i]);
			else if (i + 1 == len || text[i + 1] != '\n')
				buf_addc(&t->bytes, '\n');
		buf_addc(&t->bytes, '\0');
	}
	t->row.n++;
	field_begin(t);
}

static void
on_row(int end, void *ctx)
{
	struct table *t = ctx;

	(void)end;
	t->ended = true;
}

static void
row_begin(struct table *t)
{
	memset(&t->row, 0, offsetof(struct row, cells));
	t->row.broken = 0;
	buf_reset(&t->bytes);
	t->started = t->ended = false;
	field_begin(t);
}

/* Where the field's first byte and, with it, the row's stands. */
static void
mark(struct table *t, char c)
{
	bool blank = c == ' ' || (c == '\t' && t->separator != '\t');
	bool end = c == '\n' || c == '\r';

	if (!t->fresh)
		return;
	t->field = t->here;
	t->field_off = t->at;
	if (blank || (end && !t->started))
		return;
	if (!t->started) {
		t->row.at = t->here;
		t->row_off = t->at;
		t->started = true;
	}
	if (end || c == t->separator)
		return;
	t->fresh = false;
	t->quoted = c == '"';
}

static void
step(struct table *t, char c)
{
	bool after_return = t->at > 0 && t->text[t->at - 1] == '\r';

	t->at++;
	if (c == '\r' || (c == '\n' && !after_return))
		t->here = (struct place){ t->here.line + 1, 1 };
	else if (c != '\n' && ((unsigned char)c & 0xc0) != 0x80)
		t->here.column++;
}

/* One byte; false when libcsv refuses it. */
static bool
feed(struct table *t, char c)
{
	/* a mark inside a field that has none around it is a character */
	bool plain = c == '"' && !t->fresh && !t->quoted;
	size_t done;

	mark(t, c);
	csv_set_opts(&t->csv, plain ? 0 : OPTIONS_SET);
	done = csv_parse(&t->csv, &c, 1, on_field, on_row, t);
	if (done == 1)
		return true;
	if (csv_error(&t->csv) != CSV_EPARSE)
		t->st = PR_ENOMEM;
	return false;
}

static void
broken(struct table *t, int rule, const char *wrong)
{
	t->row.broken = rule;
	t->row.wrong = wrong;
	t->row.where = t->field;
	t->row.n = 0;
}

/* On to the line after the row's first. */
static void
resume(struct table *t)
{
	t->here = t->row.at;
	t->at = t->row_off;
	while (t->at < t->len && t->text[t->at] != '\n' &&
	       t->text[t->at] != '\r')
		step(t, t->text[t->at]);
	while (t->at < t->len &&
	       (t->text[t->at] == '\n' || t->text[t->at] == '\r'))
		step(t, t->text[t->at]);
	csv_begin(t);
}

static void
finish_row(struct table *t)
{
	size_t n = t->row.n < COLUMNS ? t->row.n : COLUMNS;

	if (t->bytes.status == PR_ENOMEM) {
		t->st = PR_ENOMEM;
	} else if (t->bytes.status) {
		broken(t, PR_RULE_FIELD_SIZE, "8388608");
		return;
	}
	for (size_t i = 0; i < n && !t->st; i++) {
		t->row.cells[i].text = t->bytes.data + t->offs[i];
		t->row.cells[i].len = strlen(t->row.cells[i].text);
	}
}

/* The last row needs no line end. */
static void
at_end(struct table *t)
{
	if (csv_fini(&t->csv, on_field, on_row, t) == 0)
		return;
	/* what comes after is part of the field, and said to be lost */
	snprintf(t->said, sizeof(t->said),
		 "this quotation mark is never closed: all the rest of the "
		 "file, up to line %ld, is inside it",
		 t->here.column > 1 ? t->here.line : t->here.line - 1);
	broken(t, PR_RULE_QUOTE, t->said);
	t->ended = true;
}

/* Bytes up to the end of the row, or to what is wrong with it. */
static void
read_row(struct table *t)
{
	row_begin(t);
	while (!t->st && !t->ended && !t->row.broken && t->at < t->len) {
		char c = t->text[t->at];

		if (!feed(t, c)) {
			broken(t, PR_RULE_QUOTE,
			       "after a closing quotation mark the field "
			       "goes on");
			break;
		}
		step(t, c);
		if (!t->fresh && t->at - t->field_off > PR_FOREIGN_FIELD)
			broken(t, PR_RULE_FIELD_SIZE, "65536");
	}
}

const struct row *
table_next(struct table *t)
{
	if (!t->open && !t->st)
		csv_begin(t);
	if (!t->st)
		read_row(t);
	if (t->st)
		return NULL;
	if (t->row.broken) {
		resume(t);
		return t->st ? NULL : &t->row;
	}
	if (!t->ended && t->started)
		at_end(t);
	if (!t->ended)
		return NULL;
	if (!t->row.broken)
		finish_row(t);
	return t->st ? NULL : &t->row;
}

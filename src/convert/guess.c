/* guess.c - the separator that gives columns with a meaning
 *
 * For each separator the first rows are read. A heading row counts by how many
 * of its columns mean something; without one, rows that all end in a letter
 * are a table as well: stem, options, key.
 */
#include "convert/guess.h"

#include "util/mem.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROWS 40                /* looked at */
#define LOOK ((size_t)1 << 18) /* bytes looked at */

/* The best so far, and what the rows have in common. */
struct look {
	struct job *job;
	struct guess *best;
	bool usable;
	int known;       /* of the best heading row that is not usable */
	struct buf near; /* its headings */
	char missing[64];
	bool named;      /* they name stem or key */
	char wrong[128]; /* of --map */
	bool bad_map;
	long same, rows; /* rows of the first row's width with a letter */
	size_t width;
};

static void
keep(struct look *look, char separator, const struct columns *columns,
     const struct row *row, long lead)
{
	struct guess *g = look->best;

	if (look->usable && g->columns.known >= columns->known)
		return;
	look->usable = true;
	g->separator = separator;
	g->columns = *columns;
	g->lead = lead;
	buf_reset(&g->used);
	buf_reset(&g->unused);
	columns_tell(columns, row, &g->used, &g->unused);
}

static void
headings(struct buf *out, const struct row *row)
{
	buf_reset(out);
	for (size_t i = 0; i < row->n && i < COLUMNS; i++)
		if (row->cells[i].len)
			buf_printf(out, "%s%.40s", out->len ? ", " : "",
				   row->cells[i].text);
}

/* A row that would be headings if it had a little more. */
static void
near_miss(struct look *look, const struct columns *columns,
	  const struct row *row)
{
	const char *what = "at least two options";

	if (columns->known <= look->known ||
	    (!columns->stem && !columns->key && columns->options < 2))
		return;
	look->known = columns->known;
	look->named = look->named || columns->stem || columns->key;
	if (!columns->stem)
		what = "the question (stem)";
	else if (!columns->key)
		what = "the key";
	snprintf(look->missing, sizeof(look->missing), "%s", what);
	headings(&look->near, row);
}

static bool
is_letter_key(const struct row *row)
{
	const struct cell *last = &row->cells[row->n - 1];

	return last->len == 1 && isupper((unsigned char)last->text[0]) &&
	       last->text[0] - 'A' < (int)row->n - 2;
}

/* Counts towards stem, options, key without headings. */
static void
headless_row(struct look *look, const struct row *row)
{
	look->rows++;
	if (row->n < 4 || row->n > OPTIONS + 2)
		return;
	if (!look->width)
		look->width = row->n;
	look->same += row->n == look->width && is_letter_key(row);
}

/* Columns by their place: stem, a, b, .., key. */
static void
headless_columns(struct columns *c, size_t width)
{
	memset(c, 0, sizeof(*c));
	c->n = width;
	c->of[0].role = ROLE_STEM;
	for (size_t i = 1; i + 1 < width; i++)
		c->of[i] = (struct column){ ROLE_OPTION, (int)i - 1 };
	c->of[width - 1].role = ROLE_KEY;
	c->known = (int)width;
	c->options = (int)width - 2;
	c->stem = c->key = c->headless = true;
}

static void
look_row(struct look *look, char separator, const struct row *row, long lead)
{
	const char *map = look->job->options->map;
	struct columns columns;
	char wrong[128] = "";
	bool bad = false;

	if (map) {
		if (columns_map(&columns, row, map, wrong, &bad))
			keep(look, separator, &columns, row, lead);
		else if (!look->wrong[0] || (bad && !look->bad_map))
			memcpy(look->wrong, wrong, sizeof(wrong));
		look->bad_map = look->bad_map || bad;
		if (!look->near.len || row->n > 1)
			if (!lead)
				headings(&look->near, row);
		return;
	}
	columns_read(&columns, row);
	if (columns_usable(&columns))
		keep(look, separator, &columns, row, lead);
	else
		near_miss(look, &columns, row);
	headless_row(look, row);
}

static void
look_with(struct look *look, struct table *table, char separator)
{
	struct job *job = look->job;
	size_t len = job->len < LOOK ? job->len : LOOK;
	const struct row *row;
	long n = 0, lead = 0;

	memset(table, 0, sizeof(*table));
	table_init(table, job->text, len, separator);
	look->same = look->rows = 0;
	look->width = 0;
	while (n++ < ROWS && (row = table_next(table)))
		/* where the look ends a row may be cut */
		if (!row->broken && (len == job->len || table->at < len))
			look_row(look, separator, row, lead++);
	if (!look->usable && !job->options->map && !look->named && look->same &&
	    look->same * 10 >= look->rows * 9) {
		struct columns columns;
		struct row none = { .n = 0 };

		headless_columns(&columns, look->width);
		keep(look, separator, &columns, &none, 0);
	}
	if (table->st)
		job_failed(job, mem_fail(&job->err));
	table_release(table);
}

/* Why nothing was found. */
static void
explain(struct look *look)
{
	struct job *job = look->job;
	const char *near = buf_text(&look->near);

	if (job->options->map)
		SAY_FILE(job, PR_RULE_MAP,
			 look->wrong[0] ? look->wrong : "the file has no rows",
			 near, NULL);
	else if (look->missing[0])
		SAY_FILE(job, PR_RULE_NO_COLUMN, look->missing, near, NULL);
	else
		SAY_FILE(job, PR_RULE_NOT_FOREIGN,
			 "it has neither headings of a table nor lines of "
			 "Aiken",
			 NULL, NULL);
}

bool
guess_table(struct job *job, struct guess *guess)
{
	static const char any[] = ",;\t|", comma[] = ",;|", tab[] = "\t";
	enum convert_format format = job->options->format;
	const char *separators = format == CONVERT_CSV   ? comma
				 : format == CONVERT_TSV ? tab
							 : any;
	struct look look = { .job = job, .best = guess };
	struct table *table = mem_array(1, sizeof(*table));

	buf_init(&look.near, PR_FOREIGN_ARG);
	buf_init(&guess->used, (size_t)2 * PR_FOREIGN_ARG);
	buf_init(&guess->unused, PR_FOREIGN_ARG);
	if (!table)
		job_failed(job, mem_fail(&job->err));
	for (; table && !job->st && *separators; separators++)
		look_with(&look, table, *separators);
	if (!job->st && !look.usable)
		explain(&look);
	buf_release(&look.near);
	free(table);
	return !job->st && look.usable;
}

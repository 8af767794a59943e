/* ceu_import_csv.c - a table through the converter, its headings, its rows */
#include "proctor/text.h"
#include "util/buf.h"
#include "util/mem.h"

#include "ceu_import.h"
#include "foreign_run.h"

#include <cjson/cJSON.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define HEADING_CELLS 40 /* of one, in a sentence */
#define REPORT_LINE 16384
#define COLUMNS PR_FOREIGN_COLUMNS

/* What a column of the table is. */
struct binding {
	int column;         /* enum in_column; -1: not read */
	const char *issuer; /* the field is of this one alone; NULL */
	bool mapped;
};

struct csv {
	struct ceu_in *in;
	struct binding of[COLUMNS];
	const char *heading[COLUMNS];
	size_t n;
	bool has_headings;
	bool useless; /* they do not say what is needed */
};

/* ---- headings ------------------------------------------------------------ */

/* What people call a column; the export's own names are known besides. */
static const struct {
	const char *name;
	int column;
} other_names[] = {
	{ "completed", PR_CEU_F_DATE },
	{ "completion date", PR_CEU_F_DATE },
	{ "date completed", PR_CEU_F_DATE },
	{ "activity", PR_CEU_F_TITLE },
	{ "activity title", PR_CEU_F_TITLE },
	{ "course", PR_CEU_F_TITLE },
	{ "course title", PR_CEU_F_TITLE },
	{ "name", PR_CEU_F_TITLE },
	{ "sponsor", PR_CEU_F_PROVIDER },
	{ "vendor", PR_CEU_F_PROVIDER },
	{ "ceu", PR_CEU_F_UNITS },
	{ "ceus", PR_CEU_F_UNITS },
	{ "credits", PR_CEU_F_UNITS },
	{ "approval number", PR_CEU_F_APPROVAL },
	{ "index number", PR_CEU_F_APPROVAL },
	{ "notes", PR_CEU_F_NOTE },
};

static int
column_named(const char *name, size_t n)
{
	for (int c = 0; c < IN_COLUMNS; c++)
		if (strlen(in_name(c)) == n &&
		    !strncasecmp(in_name(c), name, n))
			return c;
	return -1;
}

static int
column_called(const char *heading)
{
	int c = column_named(heading, strlen(heading));

	for (size_t i = 0; c < 0 && i < PR_LEN(other_names); i++)
		if (!strcasecmp(other_names[i].name, heading))
			c = other_names[i].column;
	return c;
}

/* As much of it as names it, in whole characters. */
static void
add_heading(struct buf *out, const char *before, const char *heading)
{
	size_t n = pr_text_fit(heading, strlen(heading), HEADING_CELLS, NULL);

	buf_printf(out, "%s%.*s", before, (int)n, heading);
}

/* The file cannot be read so: what --map takes, and the headings there are. */
static void
refuse_columns(struct csv *csv, const char *wrong)
{
	struct buf right;

	buf_init(&right, 900);
	buf_adds(&right,
		 "write --map NAME=HEADING or ISSUER.NAME=HEADING; names are "
		 "date, title, provider, minutes, units, cost, certificate, "
		 "note, and of an issuer accepted, why, units_there, category, "
		 "source, place, approval, reported; the headings are ");
	for (size_t i = 0; i < csv->n; i++)
		add_heading(&right, i ? ", " : "", csv->heading[i]);
	in_refuse(csv->in, wrong, buf_text(&right));
	buf_release(&right);
	csv->useless = true;
}

static void
refuse_map(struct csv *csv, const char *wrong, const char *part, size_t n)
{
	char text[300];

	snprintf(text, sizeof(text), "--map: \"%.*s\" %s",
		 (int)(n < 200 ? n : 200), part, wrong);
	refuse_columns(csv, text);
}

static bool
bind(struct csv *csv, const char *heading, size_t n, int column,
     const char *issuer)
{
	for (size_t i = 0; i < csv->n; i++)
		if (strlen(csv->heading[i]) == n &&
		    !strncasecmp(csv->heading[i], heading, n)) {
			csv->of[i] = (struct binding){ column, issuer, true };
			return true;
		}
	return false;
}

/* One NAME=HEADING of --map. */
static void
map_part(struct csv *csv, const char *part, size_t n)
{
	const char *equals = memchr(part, '=', n);
	size_t left = equals ? (size_t)(equals - part) : 0;
	const char *dot = equals ? memchr(part, '.', left) : NULL;
	const char *name = dot ? dot + 1 : part;
	char *issuer = NULL;
	int column;

	if (!equals) {
		refuse_map(csv, "has no =", part, n);
		return;
	}
	column = column_named(name, (size_t)(equals - name));
	if (column < 0 ||
	    (dot && (column < PR_CEU_F_ACCEPTED || column >= PR_CEU_FIELDS))) {
		refuse_map(csv, "names no column that is known", part, n);
		return;
	}
	if (dot) {
		issuer = arena_strndup(csv->in->arena, part,
				       (size_t)(dot - part));
		if (!issuer) {
			in_no_memory(csv->in);
			return;
		}
	}
	if (!bind(csv, equals + 1, n - left - 1, column, issuer))
		refuse_map(csv, "is no heading of the table", part, n);
}

static bool
has_column(const struct csv *csv, int column)
{
	for (size_t i = 0; i < csv->n; i++)
		if (csv->of[i].column == column)
			return true;
	return false;
}

static void
need_columns(struct csv *csv)
{
	if (has_column(csv, IN_RECORD))
		return;
	if (!has_column(csv, PR_CEU_F_DATE))
		refuse_columns(csv, "no column is known as the date");
	else if (!has_column(csv, PR_CEU_F_TITLE))
		refuse_columns(csv, "no column is known as the title");
	else if (!has_column(csv, PR_CEU_F_UNITS) &&
		 !has_column(csv, PR_CEU_F_MINUTES))
		refuse_columns(csv, "no column is known as units or minutes");
}

static void
say_unread(struct csv *csv)
{
	struct buf text;
	struct in_row row = { .line = 1 };
	size_t n = 0;

	buf_init(&text, 800);
	for (size_t i = 0; i < csv->n; i++)
		if (csv->of[i].column < 0 && csv->heading[i][0])
			add_heading(&text,
				    n++ ? ", " : "not read: ", csv->heading[i]);
	if (n)
		in_say(csv->in, PR_NOTICE, &row, -1, buf_text(&text),
		       "--map NAME=HEADING reads a column");
	buf_release(&text);
}

static void
take_headings(struct csv *csv, const cJSON *cells)
{
	const char *map = csv->in->options->map;
	const cJSON *cell;

	csv->has_headings = true;
	cJSON_ArrayForEach(cell, cells)
	{
		const char *text = cell->valuestring;
		size_t n = strlen(text);

		while (n && isspace((unsigned char)text[n - 1]))
			n--;
		if (csv->n == COLUMNS)
			break;
		csv->heading[csv->n] = arena_strndup(csv->in->arena, text, n);
		if (!csv->heading[csv->n]) {
			in_no_memory(csv->in);
			return;
		}
		csv->of[csv->n].column = column_called(csv->heading[csv->n]);
		csv->n++;
	}
	while (map && *map && !csv->useless) {
		size_t n = strcspn(map, ",");

		map_part(csv, map, n);
		map += n + (map[n] == ',');
	}
	if (!csv->useless)
		need_columns(csv);
	if (!csv->useless)
		say_unread(csv);
}

/* ---- rows ---------------------------------------------------------------- */

/* Text that a spreadsheet would take for a formula was written with an
 * apostrophe more; blanks at the ends go. */
static const char *
plain_text(struct arena *arena, const char *text)
{
	size_t n;

	if (text[0] == '\'') {
		size_t i = strspn(text, "'");

		if (text[i] && strchr("=+-@\t\r", text[i]))
			text++;
	}
	while (isspace((unsigned char)*text))
		text++;
	n = strlen(text);
	while (n && isspace((unsigned char)text[n - 1]))
		n--;
	return arena_strndup(arena, text, n);
}

static void
take_cell(struct csv *csv, struct in_row *row, const struct binding *binding,
	  const char *text, long column)
{
	struct in_cell cell = { plain_text(csv->in->arena, text), column };

	if (!cell.text)
		in_no_memory(csv->in);
	else if (binding->issuer && row->own)
		row->own[row->n_own++] =
			(struct in_own){ binding->issuer,
					 (enum pr_ceu_field)binding->column,
					 cell };
	/* of two columns of one meaning the first that says something */
	else if (!binding->issuer && !in_text(row, binding->column)[0])
		row->cell[binding->column] = cell;
}

static void
take_row(struct csv *csv, const cJSON *line, const cJSON *cells)
{
	const cJSON *column = cJSON_GetObjectItemCaseSensitive(line, "columns");
	struct in_row row = { 0 };
	const cJSON *cell;
	size_t i = 0;

	row.line = (long)cJSON_GetObjectItemCaseSensitive(line, "line")
			   ->valuedouble;
	row.own = arena_array(csv->in->arena, csv->n, sizeof(*row.own));
	if (!row.own)
		in_no_memory(csv->in);
	column = column ? column->child : NULL;
	cJSON_ArrayForEach(cell, cells)
	{
		if (i < csv->n && csv->of[i].column >= 0)
			take_cell(csv, &row, &csv->of[i], cell->valuestring,
				  column ? (long)column->valuedouble : 0);
		column = column ? column->next : NULL;
		i++;
	}
	in_take(csv->in, &row);
}

/* A line of the converter, which was checked to be what it says. */
static void
take_line(struct csv *csv, const char *text)
{
	cJSON *line = cJSON_Parse(text);
	const cJSON *cells = cJSON_GetObjectItemCaseSensitive(line, "cells");
	const cJSON *cell;
	bool ok =
		cJSON_IsArray(cells) &&
		cJSON_IsNumber(cJSON_GetObjectItemCaseSensitive(line, "line"));

	cJSON_ArrayForEach(cell, cells) ok = ok && cJSON_IsString(cell);
	if (!ok)
		in_refuse(csv->in, "the converter gave what is no row",
			  "try again");
	else if (!csv->has_headings)
		take_headings(csv, cells);
	else
		take_row(csv, line, cells);
	cJSON_Delete(line);
}

/* ---- the converter ------------------------------------------------------- */

static enum pr_status
tick(void *ctx, uint64_t fed, struct pr_err *err)
{
	(void)ctx, (void)fed, (void)err;
	return PR_OK;
}

/* Tells what the report says; false when it is cut off. */
static bool
hear(struct ceu_in *in, FILE *report)
{
	char line[REPORT_LINE];
	bool whole = false;

	rewind(report);
	while (fgets(line, sizeof(line), report)) {
		struct foreign_finding said;

		whole = line[0] == 'E' && strchr(line, '\n');
		in->sum->refused += line[0] == 'X';
		if (line[0] != 'F' || !foreign_read_finding(&said, line))
			continue;
		said.finding.file = in->options->path;
		in->errors += said.finding.severity >= PR_ERROR;
		if (said.finding.severity >= PR_ERROR && !in->wrong[0])
			snprintf(in->wrong, sizeof(in->wrong), "%.300s",
				 said.wrong);
		if (in->findings && in->findings->found)
			in->findings->found(in->findings->ctx, &said.finding);
	}
	return whole;
}

static void
walk(struct ceu_in *in, FILE *lines)
{
	struct csv *csv = mem_array(1, sizeof(*csv));
	char *text = NULL;
	size_t cap = 0;

	if (!csv) {
		in_no_memory(in);
		return;
	}
	csv->in = in;
	rewind(lines);
	while (!in->st && !csv->useless && getline(&text, &cap, lines) > 0)
		take_line(csv, text);
	if (!in->st && !in->errors && !in->n)
		in_refuse(in, "the table has no row below its headings",
			  "one activity a row");
	free(text);
	free(csv);
}

static void
convert(struct ceu_in *in, const struct pr_source *bytes, FILE *lines,
	FILE *report)
{
	const struct foreign_run run = {
		in->options->path, "is no JSON", lines, report, in, tick
	};
	union {
		const char *lent;
		char *word;
	} program = { in->options->converter };
	char how[] = "--cells=1";
	char *words[] = { program.word, how, NULL };
	const struct foreign_args args = { words, 2, 3 };

	in->st = foreign_run(&run, &args, bytes, &in->err);
	if (!in->st && !hear(in, report))
		in->st = pr_fail(&in->err, PR_EIO,
				 "%s: what the converter gave is cut off; "
				 "nothing was stored. Try again.",
				 in->options->path);
	if (!in->st)
		walk(in, lines);
}

void
in_csv(struct ceu_in *in, const struct pr_source *bytes)
{
	const char *dir = in->desk->options.data_dir;
	FILE *lines = NULL, *report = NULL;

	if (!in->options->converter) {
		in_refuse(in,
			  "it is no JSON, and there is no converter here "
			  "for tables",
			  "write what ceu export --format json writes");
		return;
	}
	in->st = import_temp_in(&lines, dir, &in->err);
	if (!in->st)
		in->st = import_temp_in(&report, dir, &in->err);
	if (!in->st)
		convert(in, bytes, lines, report);
	if (lines)
		fclose(lines);
	if (report)
		fclose(report);
}

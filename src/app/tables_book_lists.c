/* tables_book_lists.c - index, table cells, PCS tables and DRGs of the book */
#include "util/mem.h"

#include "tables.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PATH_MAX_BYTES 2048

/* ---- index lines --------------------------------------------------------- */

struct line {
	struct pr_tables *tables;
	struct pr_index_line *line;
	const char *title;
	long up;
};

/* n depth dash up code manif title nemod see */
static bool
take_line(void *ctx, const struct pr_value *c, size_t n)
{
	struct line *l = ctx;
	struct pr_index_line *line =
		arena_alloc(l->tables->arena, sizeof(*line));

	(void)n;
	if (!line)
		return false;
	line->depth = (int)c[1].number;
	line->dash = c[2].number != 0;
	l->up = (long)c[3].number;
	snprintf(line->code, sizeof(line->code), "%s",
		 c[4].text ? c[4].text : "");
	snprintf(line->manif, sizeof(line->manif), "%s",
		 c[5].text ? c[5].text : "");
	l->title = tables_lend(l->tables, &c[6]);
	line->nemod = tables_lend(l->tables, &c[7]);
	line->see = tables_lend(l->tables, &c[8]);
	l->line = line;
	return false;
}

static const struct pr_index_line *line_at(struct pr_tables *t, bool external,
					   long n, int depth);

static const char *
path_of(struct line *l, bool external, int depth)
{
	const struct pr_index_line *up = NULL;
	char path[PATH_MAX_BYTES];
	const char *copy;

	if (l->up >= 0)
		up = line_at(l->tables, external, l->up, depth + 1);
	if (!up)
		return l->title;
	snprintf(path, sizeof(path), "%s, %s", up->path, l->title);
	copy = arena_strdup(l->tables->arena, path);
	return copy ? copy : l->title;
}

static const struct pr_index_line *
line_at(struct pr_tables *t, bool external, long n, int depth)
{
	enum pr_table_what what =
		external ? PR_TABLE_CM_EINDEX : PR_TABLE_CM_INDEX;
	uint64_t at = tables_key(external ? 'E' : 'I', (uint64_t)n);
	struct pr_index_line *line = tables_get(t, at);
	struct line l = { t, NULL, "", -1 };
	struct pr_value key = tables_int(n);
	size_t trouble = tables_trouble(t);

	if (line || n < 0 || depth > PR_CODEROWS_DEPTH)
		return line;
	tables_ask(t, PR_ASK_LINE, what, &key, &l, take_line);
	if (!l.line)
		return NULL;
	l.line->external = external;
	l.line->path = path_of(&l, external, depth);
	if (tables_trouble(t) != trouble)
		return NULL;
	tables_keep(t, at, l.line);
	return l.line;
}

const struct pr_index_line *
tables_line(struct pr_tables *t, bool external, long n)
{
	return line_at(t, external, n, 0);
}

static const struct pr_index_line *
book_index(void *ctx, long n)
{
	struct pr_tables *t = ctx;
	long main_lines = t->size[PR_TABLE_CM_INDEX][PR_LIST_INDEX];

	if (n < 0 || n >= t->book.count(ctx, PR_LIST_INDEX))
		return NULL;
	if (n < main_lines)
		return line_at(t, false, n, 0);
	return line_at(t, true, n - main_lines, 0);
}

/* ---- cells --------------------------------------------------------------- */

struct cell {
	struct pr_tables *tables;
	struct pr_table_cell *cell;
};

/* n col dash code path */
static bool
take_cell(void *ctx, const struct pr_value *c, size_t n)
{
	struct cell *s = ctx;

	(void)n;
	s->cell = arena_alloc(s->tables->arena, sizeof(*s->cell));
	if (!s->cell)
		return false;
	s->cell->col = (int)c[1].number;
	s->cell->dash = c[2].number != 0;
	snprintf(s->cell->code, sizeof(s->cell->code), "%s", c[3].text);
	if (c[4].type == PR_VALUE_TEXT)
		s->cell->path = tables_lend(s->tables, &c[4]);
	return false;
}

static bool
take_text(void *ctx, const struct pr_value *c, size_t n)
{
	struct cell *s = ctx;

	(void)n;
	s->cell->path = tables_lend(s->tables, &c[0]);
	return false;
}

static const struct pr_table_cell *
book_cell(void *ctx, enum pr_codebook_list list, long n)
{
	struct pr_tables *t = ctx;
	bool drugs = list == PR_LIST_DRUG;
	enum pr_table_what what =
		drugs ? PR_TABLE_CM_DRUG : PR_TABLE_CM_NEOPLASM;
	uint64_t at = tables_key(drugs ? 'd' : 'n', (uint64_t)n);
	struct pr_table_cell *cell = tables_get(t, at);
	struct cell s = { t, NULL };
	struct pr_value key = tables_int(n);
	size_t trouble = tables_trouble(t);

	if (cell || n < 0 || (!drugs && list != PR_LIST_NEOPLASM))
		return cell;
	tables_ask(t, PR_ASK_CELL, what, &key, &s, take_cell);
	if (!s.cell)
		return NULL;
	if (!s.cell->path) {
		s.cell->path = "";
		tables_ask(t, PR_ASK_CELL_PATH, what, &key, &s, take_text);
	}
	if (tables_trouble(t) != trouble)
		return NULL;
	tables_keep(t, at, s.cell);
	return s.cell;
}

/* ---- PCS terms and DRGs -------------------------------------------------- */

struct term {
	struct pr_tables *tables;
	struct pr_pcs_term *term;
	const char *includes[400];
};

/* section axis title definition explanation */
static bool
take_term(void *ctx, const struct pr_value *c, size_t n)
{
	struct term *s = ctx;
	struct pr_pcs_term *term = arena_alloc(s->tables->arena, sizeof(*term));

	(void)n;
	if (!term)
		return false;
	term->section = c[0].text[0];
	term->axis = (int)c[1].number;
	term->title = tables_lend(s->tables, &c[2]);
	term->definition = tables_lend(s->tables, &c[3]);
	term->explanation = tables_lend(s->tables, &c[4]);
	s->term = term;
	return false;
}

static bool
take_include(void *ctx, const struct pr_value *c, size_t n)
{
	struct term *s = ctx;

	(void)n;
	s->includes[s->term->n_includes++] = tables_lend(s->tables, &c[0]);
	return s->term->n_includes < PR_LEN(s->includes);
}

static const struct pr_pcs_term *
book_term(void *ctx, long n)
{
	struct pr_tables *t = ctx;
	uint64_t at = tables_key('t', (uint64_t)n);
	struct pr_pcs_term *term = tables_get(t, at);
	struct term s = { .tables = t };
	struct pr_value key = tables_int(n);
	size_t trouble = tables_trouble(t);

	if (term || n < 0)
		return term;
	tables_ask(t, PR_ASK_TERM, PR_TABLE_PCS_DEFINITIONS, &key, &s,
		   take_term);
	if (!s.term)
		return NULL;
	tables_ask(t, PR_ASK_INCLUDES, PR_TABLE_PCS_DEFINITIONS, &key, &s,
		   take_include);
	if (s.term->n_includes)
		s.term->includes =
			arena_memdup(t->arena, s.includes,
				     s.term->n_includes * sizeof(char *));
	if (tables_trouble(t) != trouble)
		return NULL;
	tables_keep(t, at, s.term);
	return s.term;
}

struct drg {
	struct pr_tables *tables;
	struct pr_drg_row *row;
};

/* n drg mdc type title */
static bool
take_drg(void *ctx, const struct pr_value *c, size_t n)
{
	struct drg *s = ctx;

	(void)n;
	s->row = arena_alloc(s->tables->arena, sizeof(*s->row));
	if (!s->row)
		return false;
	s->row->drg = (int)c[1].number;
	s->row->mdc = (int)c[2].number;
	s->row->type = c[3].text[0];
	s->row->title = tables_lend(s->tables, &c[4]);
	return false;
}

static const struct pr_drg_row *
book_drg(void *ctx, long n)
{
	struct pr_tables *t = ctx;
	uint64_t at = tables_key('g', (uint64_t)n);
	struct pr_drg_row *row = tables_get(t, at);
	struct drg s = { t, NULL };
	struct pr_value key = tables_int(n);
	size_t trouble = tables_trouble(t);

	if (row || n < 0)
		return row;
	tables_ask(t, PR_ASK_DRG_N, PR_TABLE_DRG_TITLES, &key, &s, take_drg);
	if (tables_trouble(t) != trouble)
		return NULL;
	tables_keep(t, at, s.row);
	return s.row;
}

/* ---- one fact about a code ----------------------------------------------- */

static bool
take_number(void *ctx, const struct pr_value *c, size_t n)
{
	int *out = ctx;

	(void)n;
	*out = (int)c[0].number;
	return false;
}

/* Kept as the address of one of these. */
static const int facts[] = { 0, 1, 2, 3 };

static int
fact(struct pr_tables *t, char kind, enum pr_codes_ask ask,
     enum pr_table_what what, const char *code)
{
	uint64_t at = tables_key_text(kind, code);
	union {
		void *kept;
		const int *fact;
	} known = { tables_get(t, at) };
	struct pr_value key = tables_text(code);
	int answer = 0;

	if (known.kept)
		return *known.fact;
	if (!at || !t->part[what])
		return 0;
	if (!tables_ask(t, ask, what, &key, &answer, take_number))
		return 0;
	if (answer < 0 || answer >= (int)PR_LEN(facts))
		answer = 0;
	/* of codes that are none there is no end */
	if (answer || tables_get(t, tables_key_text((char)PR_CODE_CM, code))) {
		known.fact = &facts[answer];
		tables_keep(t, at, known.kept);
	}
	return answer;
}

static bool
book_poa_exempt(void *ctx, const char *code)
{
	return fact(ctx, 'o', PR_ASK_EXEMPT, PR_TABLE_POA_EXEMPT, code) != 0;
}

static enum pr_cc_level
book_severity(void *ctx, const char *code)
{
	return (enum pr_cc_level)fact(ctx, 's', PR_ASK_SEVERITY,
				      PR_TABLE_DRG_SEVERITY, code);
}

/* ---- the PCS index ------------------------------------------------------- */

struct entry {
	struct pr_tables *tables;
	char *code;
	const char *term;
};

/* n code term */
static bool
take_entry(void *ctx, const struct pr_value *c, size_t n)
{
	struct entry *e = ctx;

	(void)n;
	snprintf(e->code, PR_CODE_MAX, "%s", c[1].text);
	e->term = tables_lend(e->tables, &c[2]);
	return false;
}

const char *
tables_entry(struct pr_tables *t, long n, char code[PR_CODE_MAX])
{
	struct entry e = { t, code, "" };
	struct pr_value key = tables_int(n);

	code[0] = '\0';
	tables_ask(t, PR_ASK_ENTRY, PR_TABLE_PCS_INDEX, &key, &e, take_entry);
	return e.term;
}

void
tables_book_lists(struct pr_codebook *book)
{
	book->index = book_index;
	book->cell = book_cell;
	book->term = book_term;
	book->drg = book_drg;
	book->pcs_table = tables_pcs_table;
	book->poa_exempt = book_poa_exempt;
	book->severity = book_severity;
}

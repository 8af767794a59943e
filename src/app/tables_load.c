/* tables_load.c - the rows of a table into its part; the small tables */
#include "util/mem.h"

#include "tables_import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct pr_value
load_text(const struct row *row, int field)
{
	return (struct pr_value){ PR_VALUE_TEXT, 0, row->field[field],
				  row->len[field] };
}

struct pr_value
load_maybe(const struct row *row, int field)
{
	if (!row->len[field])
		return (struct pr_value){ .type = PR_VALUE_NULL };
	return load_text(row, field);
}

enum pr_status
load_put(struct load *l, enum pr_codes_put put, const struct pr_value *cells,
	 size_t n)
{
	struct pr_err own = { 0 };
	enum pr_status st = pr_codes_put(l->codes, put, cells, n, NULL, &own);

	if (st == PR_EEXIST)
		return load_wrong(l, "says the same thing twice");
	return st ? pr_fail(l->err, st, "%s", own.text) : PR_OK;
}

enum pr_status
load_wrong(struct load *l, const char *what)
{
	const struct row *row = &l->reader.row;

	return pr_fail(l->err, PR_ESCHEMA,
		       "%s: the %s %s, at \"%.40s\"; nothing was stored. Fetch "
		       "the file again.",
		       l->table->file->path, tables_word(l->table->what), what,
		       row->n > 1 ? row->field[1] : "");
}

enum pr_status
load_size(struct load *l, enum pr_codebook_list list, long n)
{
	const struct pr_value cells[] = { tables_int(l->table->part),
					  tables_int((int)list),
					  tables_int(n) };

	return load_put(l, PR_PUT_SIZE, cells, PR_LEN(cells));
}

/* Dots have been looked for by the gate; they are not kept. */
static struct pr_value
code_cell(struct row *row, int field)
{
	char *to = row->field[field];

	for (const char *from = to; *from; from++)
		if (*from != '.')
			*to++ = *from;
	*to = '\0';
	row->len[field] = (size_t)(to - row->field[field]);
	return load_text(row, field);
}

static enum pr_status
put_entry(struct load *l, struct row *row, long n)
{
	const struct pr_value cells[] = { tables_int(l->table->part),
					  tables_int(n), code_cell(row, 2),
					  load_text(row, 1) };

	return load_put(l, PR_PUT_ENTRY, cells, PR_LEN(cells));
}

static enum pr_status
put_exempt(struct load *l, struct row *row, long n)
{
	const struct pr_value cells[] = { tables_int(l->table->part),
					  code_cell(row, 1) };

	(void)n;
	return load_put(l, PR_PUT_EXEMPT, cells, PR_LEN(cells));
}

static enum pr_status
put_severity(struct load *l, struct row *row, long n)
{
	const char *word = row->field[2];
	enum pr_cc_level level = !strcmp(word, "CC")    ? PR_CC
				 : !strcmp(word, "MCC") ? PR_MCC
							: PR_MCC_ALIVE;
	const struct pr_value cells[] = { tables_int(l->table->part),
					  code_cell(row, 1), tables_int(n),
					  tables_int((int)level) };

	return load_put(l, PR_PUT_SEVERITY, cells, PR_LEN(cells));
}

static enum pr_status
put_drg(struct load *l, struct row *row, long n)
{
	long mdc = row_number(row, 2);
	const struct pr_value cells[] = { tables_int(l->table->part),
					  tables_int(n),
					  tables_int(row_number(row, 1)),
					  tables_int(mdc < 0 ? 0 : mdc),
					  load_text(row, 3),
					  load_text(row, 4) };

	return load_put(l, PR_PUT_DRG, cells, PR_LEN(cells));
}

static enum pr_status
put_cpt(struct load *l, struct row *row, long n)
{
	const struct pr_value cells[] = { tables_int(l->table->part),
					  tables_int(n), code_cell(row, 1),
					  load_text(row, 2) };

	return load_put(l, PR_PUT_CPT, cells, PR_LEN(cells));
}

enum pr_status
load_small(struct load *l)
{
	enum pr_status (*put)(struct load *, struct row *, long) = put_cpt;
	enum pr_codebook_list list = PR_LIST_HCPCS; /* none */
	enum pr_status st = PR_OK;
	long n = 0;

	if (l->table->what == PR_TABLE_PCS_INDEX)
		put = put_entry;
	else if (l->table->what == PR_TABLE_POA_EXEMPT)
		put = put_exempt;
	else if (l->table->what == PR_TABLE_DRG_TITLES)
		put = put_drg, list = PR_LIST_DRG;
	else if (l->table->what == PR_TABLE_DRG_SEVERITY)
		put = put_severity, list = PR_LIST_SEVERITY;
	while (!st && n < l->table->rows && rows_next(&l->reader, NULL))
		st = put(l, &l->reader.row, n++);
	if (!st && list != PR_LIST_HCPCS) /* a list at all */
		st = load_size(l, list, n);
	return st;
}

/* HCPCS: M code kind brief title coverage added effective ended action */
static enum pr_status
put_hcpcs(struct load *l, struct row *row, long n)
{
	bool modifier = row->field[2][0] == 'M';
	const struct pr_value cells[] = { tables_int(l->table->part),
					  tables_int(n),
					  code_cell(row, 1),
					  tables_int(n + 1),
					  tables_int(n + 1),
					  tables_int((row->len[8] ? 0 : 1) |
						     (modifier ? 2 : 0)),
					  load_maybe(row, 3),
					  load_text(row, 4),
					  load_maybe(row, 8),
					  load_maybe(row, 5) };

	return load_put(l, PR_PUT_CODE, cells, PR_LEN(cells));
}

enum pr_status
load_hcpcs(struct load *l)
{
	enum pr_status st = PR_OK;
	long n = 0;

	while (!st && n < l->table->rows && rows_next(&l->reader, NULL))
		st = put_hcpcs(l, &l->reader.row, n++);
	return st ? st : load_size(l, PR_LIST_HCPCS, n);
}

/* ---- order files --------------------------------------------------------- */

struct order {
	char code[PR_CODE_MAX];
	long ord, last, n;
	bool valid;
};

static bool
is_below(const char *code, const char *above)
{
	return !strncmp(code, above, strlen(above));
}

/* What lies below a code follows it at once. */
static void
find_last(struct order *rows, long n)
{
	long open[PR_CODE_MAX], depth = 0;

	for (long i = 0; i < n; i++) {
		while (depth &&
		       !is_below(rows[i].code, rows[open[depth - 1]].code))
			depth--;
		rows[i].last = rows[i].ord;
		for (long k = 0; k < depth; k++)
			rows[open[k]].last = rows[i].ord;
		if (depth < (long)PR_LEN(open))
			open[depth++] = i;
	}
}

static enum pr_status
read_order(struct load *l, struct order *rows)
{
	long before = 0, listed = 0, other = 0;
	bool all = l->table->what != PR_TABLE_PCS_ORDER;
	long i = 0;

	rows_start(&l->reader, l->table->file->rows, l->table->at);
	for (; i < l->table->rows && rows_next(&l->reader, NULL); i++) {
		struct row *row = &l->reader.row;
		struct order *o = &rows[i];

		snprintf(o->code, sizeof(o->code), "%s",
			 code_cell(row, 1).text);
		o->valid = row->field[2][0] == '1';
		o->ord = row_number(row, 3);
		if (!o->ord)
			o->ord = i + 1;
		if (o->ord <= before)
			return load_wrong(l, "is not in its order");
		before = o->ord;
		if (all || o->valid)
			o->n = listed++;
		else
			o->n = l->table->coded + other++;
	}
	rows_release(&l->reader);
	find_last(rows, i);
	return PR_OK;
}

static enum pr_status
put_code(struct load *l, struct row *row, const struct order *o)
{
	bool same = row->len[4] == row->len[5] &&
		    !strcmp(row->field[4], row->field[5]);
	const struct pr_value none = { .type = PR_VALUE_NULL };
	const struct pr_value cells[] = { tables_int(l->table->part),
					  tables_int(o->n),
					  code_cell(row, 1),
					  tables_int(o->ord),
					  tables_int(o->last),
					  tables_int(o->valid),
					  same ? none : load_maybe(row, 4),
					  load_text(row, 5),
					  none,
					  none };

	return load_put(l, PR_PUT_CODE, cells, PR_LEN(cells));
}

enum pr_status
load_codes(struct load *l)
{
	struct order *rows = mem_array((size_t)l->table->rows, sizeof(*rows));
	bool pcs = l->table->what == PR_TABLE_PCS_ORDER;
	enum pr_status st;

	if (!rows)
		return mem_fail(l->err);
	rows_release(&l->reader);
	st = read_order(l, rows);
	rows_release(&l->reader);
	rows_start(&l->reader, l->table->file->rows, l->table->at);
	for (long i = 0; !st && i < l->table->rows; i++)
		if (rows_next(&l->reader, NULL))
			st = put_code(l, &l->reader.row, &rows[i]);
	free(rows);
	if (st)
		return st;
	return load_size(l, pcs ? PR_LIST_PCS : PR_LIST_CM,
			 pcs ? l->table->coded : l->table->rows);
}

enum pr_status
tables_load(struct tables_import *im, struct tables_found *table,
	    struct pr_err *err)
{
	static enum pr_status (*const loads[PR_TABLES])(struct load *) = {
		[PR_TABLE_CM_ORDER] = load_codes,
		[PR_TABLE_CM_CODES] = load_codes,
		[PR_TABLE_CM_TABULAR] = load_tabular,
		[PR_TABLE_CM_INDEX] = load_lines,
		[PR_TABLE_CM_EINDEX] = load_lines,
		[PR_TABLE_CM_NEOPLASM] = load_cells,
		[PR_TABLE_CM_DRUG] = load_cells,
		[PR_TABLE_PCS_ORDER] = load_codes,
		[PR_TABLE_PCS_TABLES] = load_pcs_tables,
		[PR_TABLE_PCS_DEFINITIONS] = load_terms,
		[PR_TABLE_PCS_INDEX] = load_small,
		[PR_TABLE_POA_EXEMPT] = load_small,
		[PR_TABLE_HCPCS] = load_hcpcs,
		[PR_TABLE_DRG_TITLES] = load_small,
		[PR_TABLE_DRG_SEVERITY] = load_small,
		[PR_TABLE_CPT] = load_small,
	};
	struct load load = { im, table, im->codes, { 0 }, err };
	enum pr_status st;

	if (table->spare)
		return PR_OK;
	rows_start(&load.reader, table->file->rows, table->at);
	st = loads[table->what](&load);
	if (!st && ferror(table->file->rows))
		st = import_temp_fail(err);
	rows_release(&load.reader);
	return st;
}

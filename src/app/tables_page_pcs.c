/* tables_page_pcs.c - a PCS code axis by axis, its table row by row */
#include "util/buf.h"

#include "tables_page.h"

#include <stdio.h>
#include <string.h>

#define AXES 7
#define FIXED 3 /* axes of the table itself */
#define TEXT_MAX ((size_t)16 << 10)

static const char *
label_of(const struct pr_pcs_row *row, int axis, char value)
{
	for (int i = 0; i < row->n[axis]; i++)
		if (row->values[axis][i].value == value)
			return row->values[axis][i].label;
	return NULL;
}

/* Whether a row admits the characters there are after the third. */
static bool
admits(const struct pr_pcs_row *row, const char *code)
{
	for (int i = FIXED; i < AXES && code[i]; i++)
		if (!label_of(row, i - FIXED, code[i]))
			return false;
	return true;
}

static const char *
axis_title(const struct pr_pcs_table *table, int axis)
{
	return table->axis_title[axis] ? table->axis_title[axis] : "Axis";
}

static void
add_fixed(struct paper *p, const struct pr_pcs_table *table)
{
	for (int i = 0; i < FIXED; i++)
		paper_printf(p, PR_PAGE_AXIS, axis_title(table, i), "%c %s",
			     table->prefix[i],
			     table->label[i] ? table->label[i] : "");
	if (table->definition && table->definition[0])
		paper_line(p, PR_PAGE_NOTE, "Definition", table->definition);
}

static void
add_values(struct paper *p, const struct pr_pcs_table *table,
	   const struct pr_pcs_row *row, int axis)
{
	struct buf text;

	buf_init(&text, TEXT_MAX);
	for (int i = 0; i < row->n[axis]; i++)
		buf_printf(&text, "%s%c %s", i ? "; " : "",
			   row->values[axis][i].value,
			   row->values[axis][i].label
				   ? row->values[axis][i].label
				   : "");
	paper_line(p, PR_PAGE_AXIS, axis_title(table, axis + FIXED),
		   buf_text(&text));
	buf_release(&text);
}

static void
add_rows(struct paper *p, const struct pr_pcs_table *table, const char *code)
{
	for (size_t r = 0; r < table->n_rows; r++) {
		if (!admits(&table->rows[r], code))
			continue;
		paper_printf(p, PR_PAGE_PATH, "Row", "%zu of %zu", r + 1,
			     table->n_rows);
		for (int axis = 0; axis < AXES - FIXED; axis++)
			add_values(p, table, &table->rows[r], axis);
	}
}

static void
add_chosen(struct paper *p, const struct pr_pcs_table *table, const char *code)
{
	size_t r = 0;

	while (r < table->n_rows && !admits(&table->rows[r], code))
		r++;
	for (int i = FIXED; i < AXES && r < table->n_rows; i++)
		paper_printf(p, PR_PAGE_AXIS, axis_title(table, i), "%c %s",
			     code[i],
			     label_of(&table->rows[r], i - FIXED, code[i]));
}

void
paper_pcs(struct paper *p, const char *code, const struct pr_code_row *row)
{
	const struct pr_codebook *book = &p->tables->book;
	const struct pr_pcs_table *table = book->pcs_table(book->ctx, code);
	struct pr_page_line *line;

	if (!table)
		return;
	if (row && strlen(code) == AXES) {
		paper_code(p, row);
		line = paper_printf(p, PR_PAGE_PATH, "Table", "%.3s", code);
		if (line)
			snprintf(line->code, sizeof(line->code), "%.3s", code);
		add_fixed(p, table);
		add_chosen(p, table, code);
		return;
	}
	p->page->system = PR_CODE_PCS;
	snprintf(p->page->code, sizeof(p->page->code), "%s", code);
	snprintf(p->page->edition, sizeof(p->page->edition), "%s",
		 p->tables->edition[PR_CODE_PCS]);
	paper_printf(p, PR_PAGE_HEAD, code, "%s, %s, %s", table->label[0],
		     table->label[1], table->label[2]);
	paper_printf(p, PR_PAGE_FACT, "Edition", "%s %s",
		     pr_code_system_name(PR_CODE_PCS), p->page->edition);
	add_fixed(p, table);
	add_rows(p, table, code);
}

/* tables_book_pcs.c - a table of the PCS, all of its rows at once */
#include "util/mem.h"

#include "tables.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROWS_MAX 200

struct making {
	struct pr_tables *tables;
	struct pr_pcs_table *table;
	struct pr_pcs_row *rows; /* ROWS_MAX while it is made */
	long row;                /* the number of the last one */
};

static bool
take_axis(void *ctx, const struct pr_value *c, size_t n)
{
	struct making *m = ctx;
	int64_t pos = c[0].number;

	(void)n;
	if (pos >= 1 && pos <= 7)
		m->table->axis_title[pos - 1] = tables_lend(m->tables, &c[1]);
	if (pos == 3)
		m->table->definition = tables_lend(m->tables, &c[2]);
	return true;
}

/* row pos value label, in this order */
static bool
take_value(void *ctx, const struct pr_value *c, size_t n)
{
	struct making *m = ctx;
	struct pr_pcs_table *table = m->table;
	int64_t axis = c[1].number - 4;
	struct pr_pcs_row *row;

	(void)n;
	if (c[0].number == 0) {
		if (c[1].number >= 1 && c[1].number <= 3)
			table->label[c[1].number - 1] =
				tables_lend(m->tables, &c[3]);
		return true;
	}
	if (c[0].number != m->row) {
		if (table->n_rows == ROWS_MAX)
			return false;
		m->row = (long)c[0].number;
		table->n_rows++;
	}
	row = &m->rows[table->n_rows - 1];
	if (axis >= 0 && axis < 4 && row->n[axis] < PR_PCS_VALUES) {
		struct pr_pcs_label *label = &row->values[axis][row->n[axis]++];

		label->value = c[2].text[0];
		label->label = tables_lend(m->tables, &c[3]);
	}
	return true;
}

static struct pr_pcs_table *
make(struct making *m, const char *prefix)
{
	struct pr_pcs_table *table =
		arena_alloc(m->tables->arena, sizeof(*table));
	struct pr_value key = tables_text(prefix);

	m->table = table;
	if (!table)
		return NULL;
	snprintf(table->prefix, sizeof(table->prefix), "%s", prefix);
	for (size_t i = 0; i < PR_LEN(table->axis_title); i++)
		table->axis_title[i] = "";
	for (size_t i = 0; i < PR_LEN(table->label); i++)
		table->label[i] = "";
	table->definition = "";
	tables_ask(m->tables, PR_ASK_PCS_AXES, PR_TABLE_PCS_TABLES, &key, m,
		   take_axis);
	tables_ask(m->tables, PR_ASK_PCS_VALUES, PR_TABLE_PCS_TABLES, &key, m,
		   take_value);
	if (!table->n_rows)
		return NULL;
	table->rows = arena_memdup(m->tables->arena, m->rows,
				   table->n_rows * sizeof(*m->rows));
	return table->rows ? table : NULL;
}

const struct pr_pcs_table *
tables_pcs_table(void *ctx, const char *code)
{
	struct pr_tables *t = ctx;
	struct making m = { .tables = t, .row = 0 };
	char prefix[4];
	struct pr_pcs_table *table;
	size_t trouble = tables_trouble(t);
	uint64_t at;

	snprintf(prefix, sizeof(prefix), "%.3s", code);
	at = tables_key_text('p', prefix);
	table = tables_get(t, at);
	if (table || strlen(prefix) != 3 || *tables_gone(t, at) == at)
		return table;
	m.rows = mem_array(ROWS_MAX, sizeof(*m.rows));
	if (!m.rows) {
		t->failed++;
		return NULL;
	}
	table = make(&m, prefix);
	free(m.rows);
	if (tables_trouble(t) != trouble)
		return NULL;
	if (!table)
		*tables_gone(t, at) = at;
	tables_keep(t, at, table);
	return table;
}

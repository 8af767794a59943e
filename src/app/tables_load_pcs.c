/* tables_load_pcs.c - PCS tables and definitions into their parts */
#include "tables_import.h"

#include <stdio.h>
#include <string.h>

/* ---- tables -------------------------------------------------------------- */

struct at {
	char prefix[4];
	long n; /* tables so far */
	long k; /* values so far, over all */
};

static enum pr_status
put_table(struct load *l, struct at *at, const struct row *row)
{
	const struct pr_value cells[] = { tables_int(l->table->part),
					  tables_int(at->n),
					  load_text(row, 1) };

	if (!strcmp(at->prefix, row->field[1]))
		return PR_OK;
	snprintf(at->prefix, sizeof(at->prefix), "%s", row->field[1]);
	at->n++;
	return load_put(l, PR_PUT_PCS_TABLE, cells, PR_LEN(cells));
}

/* A table row pos value label */
static enum pr_status
put_value(struct load *l, const struct row *row, long k)
{
	long pos = row_number(row, 3), line = row_number(row, 2);
	const struct pr_value cells[] = { tables_int(l->table->part),
					  load_text(row, 1),
					  tables_int(line),
					  tables_int(pos),
					  tables_int(k),
					  load_text(row, 4),
					  load_text(row, 5) };

	if (pos > 7 || (line == 0) != (pos <= 3))
		return load_wrong(l, "has a value out of place");
	return load_put(l, PR_PUT_PCS_VALUE, cells, PR_LEN(cells));
}

/* B table pos title definition */
static enum pr_status
put_axis(struct load *l, const struct row *row)
{
	const struct pr_value cells[] = { tables_int(l->table->part),
					  load_text(row, 1),
					  tables_int(row_number(row, 2)),
					  load_text(row, 3),
					  load_maybe(row, 4) };

	return load_put(l, PR_PUT_PCS_AXIS, cells, PR_LEN(cells));
}

enum pr_status
load_pcs_tables(struct load *l)
{
	struct at at = { .n = 0 };
	enum pr_status st = PR_OK;

	for (long i = 0; !st && i < l->table->rows; i++) {
		const struct row *row = &l->reader.row;

		if (!rows_next(&l->reader, NULL))
			break;
		st = put_table(l, &at, row);
		if (!st && row->field[0][0] == 'A')
			st = put_value(l, row, at.k++);
		else if (!st)
			st = put_axis(l, row);
	}
	return st ? st : load_size(l, PR_LIST_PCS_TABLES, at.n);
}

/* ---- definitions --------------------------------------------------------- */

/* K section axis n title definition explanation */
static enum pr_status
put_term(struct load *l, const struct row *row, long n)
{
	const struct pr_value cells[] = {
		tables_int(l->table->part), tables_int(n),
		load_text(row, 1),          tables_int(row_number(row, 2)),
		load_text(row, 4),          load_text(row, 5),
		load_text(row, 6)
	};

	return load_put(l, PR_PUT_TERM, cells, PR_LEN(cells));
}

enum pr_status
load_terms(struct load *l)
{
	enum pr_status st = PR_OK;
	long n = 0, id = -1;

	for (long i = 0; !st && i < l->table->rows; i++) {
		const struct row *row = &l->reader.row;

		if (!rows_next(&l->reader, NULL))
			break;
		if (row->field[0][0] == 'K') {
			id = row_number(row, 3);
			st = put_term(l, row, n++);
			continue;
		}
		if (n == 0 || row_number(row, 1) != id)
			return load_wrong(l, "has a line without its term");
		{
			const struct pr_value cells[] = {
				tables_int(l->table->part), tables_int(n - 1),
				tables_int(i), load_text(row, 2)
			};

			st = load_put(l, PR_PUT_INCLUDES, cells, PR_LEN(cells));
		}
	}
	return st ? st : load_size(l, PR_LIST_PCS_TERMS, n);
}

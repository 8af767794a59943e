/* ceu_table.h - a small reader of RFC 4180, for what the program writes */
#ifndef CEU_TABLE_H
#define CEU_TABLE_H

#include "ceu_report_case.h"

#include <stdio.h>

#define COLUMNS 40
#define ROWS 24

struct table {
	char *cells[ROWS][COLUMNS];
	size_t columns[ROWS], rows;
	char text[16384];
};

static inline void
read_table(struct table *t, const char *csv)
{
	char *out = t->text;
	bool quoted = false;

	*t = (struct table){ .rows = 1 };
	out = t->text;
	assert_true(strlen(csv) < sizeof(t->text));
	t->cells[0][t->columns[0]++] = out;
	for (; *csv; csv++) {
		size_t row = t->rows - 1;

		if (quoted && *csv == '"' && csv[1] == '"') {
			*out++ = *csv++;
		} else if (*csv == '"') {
			quoted = !quoted;
		} else if (!quoted && *csv == ',') {
			*out++ = '\0';
			assert_true(t->columns[row] < COLUMNS);
			t->cells[row][t->columns[row]++] = out;
		} else if (!quoted && *csv == '\r' && csv[1] == '\n') {
			*out++ = '\0';
			csv++;
			if (!csv[1])
				return;
			assert_true(t->rows < ROWS);
			t->cells[t->rows][t->columns[t->rows]++] = out;
			t->rows++;
		} else {
			*out++ = *csv;
		}
	}
	fail_msg("no line end at the end");
}

/* What a reader makes of a guarded cell. */
static inline const char *
unguarded(const char *cell)
{
	size_t marks = strspn(cell, "'");

	return marks && cell[marks] && strchr("=+-@\t\r", cell[marks])
		       ? cell + 1
		       : cell;
}

static inline const char *
cell(const struct table *t, size_t row, const char *column)
{
	for (size_t i = 0; i < t->columns[0]; i++)
		if (!strcmp(t->cells[0][i], column)) {
			assert_true(i < t->columns[row]);
			return unguarded(t->cells[row][i]);
		}
	fail_msg("no column %s", column);
	return "";
}

#endif

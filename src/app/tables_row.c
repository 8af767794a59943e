/* tables_row.c - rows of the converter, one a line, fields apart by TAB */
#include "tables_import.h"

#include <stdlib.h>
#include <string.h>

void
rows_start(struct row_reader *r, FILE *from, long at)
{
	*r = (struct row_reader){ .from = from };
	if (fseek(from, at, SEEK_SET) != 0)
		r->from = NULL;
}

static void
cut(struct row *row, char *line, size_t len)
{
	char *end = line + len;

	row->n = 0;
	while (row->n < ROW_FIELDS) {
		char *tab = memchr(line, '\t', (size_t)(end - line));
		char *stop = tab ? tab : end;

		row->field[row->n] = line;
		row->len[row->n++] = (size_t)(stop - line);
		*stop = '\0';
		if (!tab)
			return;
		line = tab + 1;
	}
	row->n++; /* too many */
}

bool
rows_next(struct row_reader *r, size_t *len)
{
	ssize_t n = r->from ? getline(&r->line, &r->cap, r->from) : -1;

	if (n <= 0)
		return false;
	if (len)
		*len = (size_t)n;
	if (r->line[n - 1] == '\n')
		n--;
	else if (len)
		*len = 0; /* cut off */
	cut(&r->row, r->line, (size_t)n);
	return true;
}

void
rows_release(struct row_reader *r)
{
	free(r->line);
	*r = (struct row_reader){ 0 };
}

long
row_number(const struct row *row, int field)
{
	const char *text = row->field[field];
	long n = 0;

	if (!row->len[field] || row->len[field] > 9)
		return -1;
	for (; *text; text++) {
		if (*text < '0' || *text > '9')
			return -1;
		n = n * 10 + (*text - '0');
	}
	return n;
}

/*
 * convert/table.h - rows of delimited text, with the place of every field
 *
 * floor    convert
 * idea     libcsv tells fields and rows; byte by byte it is fed, so that each
 *          has its line and column. A row that is not well formed comes back
 *          as broken, and reading goes on in the line after its first.
 */
#ifndef PR_CONVERT_TABLE_H
#define PR_CONVERT_TABLE_H

#include "convert/internal.h"

#include <csv.h>

#define COLUMNS PR_FOREIGN_COLUMNS

struct row {
	struct place at;
	size_t n; /* fields, also those beyond COLUMNS */
	struct cell cells[COLUMNS];
	int broken; /* a rule when it is, else 0 */
	const char *wrong;
	struct place where; /* of the fault */
};

struct table {
	const char *text;
	size_t len;
	char separator;
	enum pr_status st; /* PR_ENOMEM */
	/* private from here */
	size_t at;
	char said[128]; /* row.wrong, where it is not a constant */
	struct place here, field;
	bool fresh;  /* nothing but blanks in the field so far */
	bool quoted; /* the field began with a quotation mark */
	bool started, ended;
	size_t row_off, field_off;
	struct csv_parser csv;
	bool open;
	struct buf bytes;
	size_t offs[COLUMNS];
	struct row row;
};

/* Zeroed, then this. A table is large: it lives on the heap. */
void table_init(struct table *table, const char *text, size_t len,
		char separator);
void table_release(struct table *table);

/* The next row that is not empty, lent until the next call; NULL at the end
 * or on failure. */
const struct row *table_next(struct table *table);

#endif

/*
 * app/tables_page.h - a page of the code book while it is written
 *
 * floor    app
 */
#ifndef PR_APP_TABLES_PAGE_H
#define PR_APP_TABLES_PAGE_H

#include "tables.h"

struct paper {
	struct pr_tables *tables;
	struct pr_page *page;
	size_t cap;
	bool out_of_memory;
};

/* A line more, NULL without memory; label and text as for printf below. */
struct pr_page_line *paper_line(struct paper *paper,
				enum pr_page_line_kind kind, const char *label,
				const char *text);

struct pr_page_line *paper_printf(struct paper *paper,
				  enum pr_page_line_kind kind,
				  const char *label, const char *fmt, ...)
	PR_PRINTF(4, 5);

/* Neighbours of a row, and what every page says of its code. */
void paper_code(struct paper *paper, const struct pr_code_row *row);

/* The table that a system's codes are in, PR_TABLES none. */
enum pr_table_what paper_table(const struct pr_tables *tables,
			       enum pr_code_system system);

/* tables_page_cm.c: a code or header; a section or chapter. */
void paper_cm(struct paper *paper, const struct pr_code_row *row);
void paper_node(struct paper *paper, const struct tables_node *node);

/* tables_page_pcs.c: a whole code's axes, or of the first three to six
 * characters the rows of the table that fit. row NULL: no such code. */
void paper_pcs(struct paper *paper, const char *code,
	       const struct pr_code_row *row);

#endif

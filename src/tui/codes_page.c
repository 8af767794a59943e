/* codes_page.c - a tabular page: its lines wrapped, a cursor in them */
#include "proctor/text.h"
#include "tui/codes_book.h"

#include <stdio.h>
#include <string.h>

#define PAGE_LINE 1200

/* Cells before the text of a line: a label or the code it leads to. */
static int
label_cells(int cols)
{
	return cols < 60 ? 12 : 16;
}

const struct pr_page_line *
page_line(const struct book *book)
{
	const struct pr_page *p = book->page;

	if (!p || book->cursor.line < 0 ||
	    (size_t)book->cursor.line >= p->n_lines)
		return NULL;
	return &p->lines[book->cursor.line];
}

/* The whole code before what its last character means; then the owner. */
static size_t
text_of(char out[PAGE_LINE], const struct pr_page_line *line)
{
	const char *text = line->text ? line->text : "";
	bool code = line->code[0] && line->kind == PR_PAGE_SEVENTH;

	snprintf(out, PAGE_LINE, "%s%s%.1100s%s%s%s", code ? line->code : "",
		 code ? "  " : "", text, line->from[0] ? "  (from " : "",
		 line->from, line->from[0] ? ")" : "");
	return strlen(out);
}

static int
rows_of(const struct book *book, int i, int cols)
{
	char text[PAGE_LINE];
	size_t len = text_of(text, &book->page->lines[i]);
	int n = draw_lines(text, len, cols - label_cells(cols), true);

	return n < 1 ? 1 : n;
}

/* One row up or down; false at the edge. */
static bool
step(const struct book *book, struct book_row *at, int by, int cols)
{
	if (by > 0) {
		if (at->row + 1 < rows_of(book, at->line, cols)) {
			at->row++;
			return true;
		}
		if ((size_t)at->line + 1 >= book->page->n_lines)
			return false;
		*at = (struct book_row){ at->line + 1, 0 };
		return true;
	}
	if (at->row > 0) {
		at->row--;
		return true;
	}
	if (at->line == 0)
		return false;
	at->line--;
	at->row = rows_of(book, at->line, cols) - 1;
	return true;
}

static bool
before(struct book_row a, struct book_row b)
{
	return a.line < b.line || (a.line == b.line && a.row < b.row);
}

/* Moves what has to move and keeps the cursor among the rows shown. */
static void
settle(struct book *book, int rows, int cols)
{
	struct book_row last;
	int n;

	/* the pane may be wider or narrower than it was */
	n = rows_of(book, book->cursor.line, cols);
	if (book->cursor.row >= n)
		book->cursor.row = n - 1;
	n = rows_of(book, book->top.line, cols);
	if (book->top.row >= n)
		book->top.row = n - 1;
	while (book->moved && step(book, &book->cursor, book->moved, cols))
		book->moved += book->moved > 0 ? -1 : 1;
	book->moved = 0;
	if (before(book->cursor, book->top))
		book->top = book->cursor;
	last = book->top;
	for (int i = 1; i < rows && step(book, &last, 1, cols); i++)
		;
	while (before(last, book->cursor)) {
		step(book, &last, 1, cols);
		step(book, &book->top, 1, cols);
	}
}

static enum role
role_of(const struct pr_page_line *line)
{
	switch (line->kind) {
	case PR_PAGE_HEAD:
		return ROLE_HEADING;
	case PR_PAGE_PATH:
	case PR_PAGE_FACT:
		return ROLE_QUIET;
	case PR_PAGE_NOTE:
	case PR_PAGE_CHILD:
	case PR_PAGE_SEVENTH:
	case PR_PAGE_AXIS:
		break;
	}
	return ROLE_TEXT;
}

/* Labels that a narrow column would cut in the middle. */
static const char *
label_of(const struct pr_page_line *line, int cells)
{
	static const struct {
		const char *label, *brief, *briefer;
	} table[] = {
		{ "Use additional code", "Use additional", "Add code" },
		{ "Seventh character", "Seventh char.", "Seventh" },
		{ "Inclusion term", "Inclusion term", "Includes" },
		{ "Present on admission", "POA", "POA" },
	};

	for (size_t i = 0; i < PR_LEN(table); i++)
		if (!strcmp(line->label, table[i].label))
			return cells < 13 ? table[i].briefer : table[i].brief;
	return line->label[0] ? line->label : line->code;
}

static void
draw_label(struct draw *d, int row, int col, int cells, enum role role,
	   const struct pr_page_line *line)
{
	const char *label = label_of(line, cells);

	draw_cut(d, row, col, cells, role == ROLE_FOCUS ? role : ROLE_KEY,
		 label);
}

/* The rows of one line from its row first on; gives the screen row after. */
static int
draw_line(struct draw *d, struct rect r, int row, const struct book *book,
	  struct book_row from)
{
	const struct pr_page_line *line = &book->page->lines[from.line];
	int cells = label_cells(r.cols);
	char text[PAGE_LINE];
	struct pr_wrap wrap = { .text = text,
				.len = text_of(text, line),
				.width = r.cols - cells,
				.hang = true };
	struct pr_line piece;
	int n = 0;

	for (; row < r.rows && (pr_wrap_next(&wrap, &piece) || n == 0); n++) {
		bool here = book->focus && from.line == book->cursor.line &&
			    n == book->cursor.row;
		struct rect all = { r.row + row, r.col - 1, 1, r.cols + 1 };
		enum role role = role_of(line);
		char words[PAGE_LINE];

		if (n < from.row)
			continue;
		if (here)
			role = list_mark(d, all, true);
		if (n == 0)
			draw_label(d, r.row + row, r.col + 1, cells - 2, role,
				   line);
		if (wrap.len) {
			snprintf(words, sizeof(words), "%.*s", (int)piece.len,
				 text + piece.off);
			draw_at(d, r.row + row, r.col + cells + piece.indent,
				role, words);
		}
		row++;
	}
	return row;
}

void
page_draw(struct draw *d, struct rect r, struct book *book)
{
	struct book_row from;
	int row = 0;

	book->shown = r.rows;
	if (!book->page->n_lines || r.rows < 1)
		return;
	settle(book, r.rows, r.cols);
	from = book->top;
	while (row < r.rows && (size_t)from.line < book->page->n_lines) {
		row = draw_line(d, r, row, book, from);
		from = (struct book_row){ from.line + 1, 0 };
	}
}

void
page_heading(char left[80], char right[48], const struct book *book)
{
	const struct pr_page *p = book->page;

	snprintf(left, 80, "%sCODE BOOK  %s", book->focus ? "> " : "",
		 p ? p->code : "");
	right[0] = '\0';
	if (p)
		snprintf(right, 48, "%s%s%s", p->edition,
			 p->edition[0] ? ", " : "",
			 p->billable ? "valid" : "header");
}

/* paper.c - a page of paragraphs that scrolls as one; see tui/paper.h */
#include "tui/paper.h"

#include "proctor/text.h"
#include "util/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PAPER_LINE 1200

struct paper_row *
paper_put(struct paper *paper, enum role role, const char *label,
	  int label_cells, const char *text)
{
	struct paper_row *rows =
		mem_room(paper->rows, paper->n, &paper->cap, sizeof(*rows));
	struct paper_row *row;

	if (!rows) {
		paper->failed = true;
		return NULL;
	}
	paper->rows = rows;
	row = &rows[paper->n++];
	memset(row, 0, sizeof(*row));
	row->role = role;
	row->label_cells = label_cells;
	snprintf(row->label, sizeof(row->label), "%s", label ? label : "");
	ui_text_set(&row->text, text, paper->unicode);
	return row;
}

struct paper_row *
paper_fmt(struct paper *paper, enum role role, const char *fmt, ...)
{
	char line[PAPER_LINE];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	return paper_put(paper, role, "", 0, line);
}

void
paper_gap(struct paper *paper)
{
	paper_put(paper, ROLE_TEXT, "", 0, "");
}

static int
held(int line, int last)
{
	if (line > last)
		line = last;
	return line < 0 ? 0 : line;
}

static int
text_cols(const struct paper_row *row, int cols)
{
	int left = cols - row->label_cells;

	return left < 8 ? 8 : left;
}

static int
row_lines(const struct paper_row *row, int cols)
{
	int n;

	if (row->barred)
		return 1;
	n = draw_lines(row->text.bytes ? row->text.bytes : "", row->text.len,
		       text_cols(row, cols), true);
	return n < 1 ? 1 : n;
}

/* The line of the page at which the place kept is now. */
static int
place(const struct paper *paper, int cols)
{
	int line = 0;

	for (size_t i = 0; i < paper->n && i < paper->top_row; i++)
		line += row_lines(&paper->rows[i], cols);
	return line + paper->top_line;
}

static void
keep_place(struct paper *paper, int cols)
{
	int line = 0;

	for (size_t i = 0; i < paper->n; i++) {
		int n = row_lines(&paper->rows[i], cols);

		if (line + n > paper->line) {
			paper->top_row = i;
			paper->top_line = paper->line - line;
			return;
		}
		line += n;
	}
}

static void
draw_barred(struct draw *d, struct rect r, int row, struct paper_row *p)
{
	const char *text = p->text.bytes ? p->text.bytes : "";
	int col;

	draw_cut(d, r.row + row, r.col, p->bar_col - 1, p->role, text);
	col = draw_bar(d, r.row + row, r.col + p->bar_col, p->bar_cells,
		       &p->bar);
	draw_cut(d, r.row + row, col + 1, r.col + r.cols - col - 1, p->role,
		 p->tail);
}

/* Draws the lines of a paragraph that fall on the page; first may be < 0. */
static void
draw_row(struct draw *d, struct rect r, int first, struct paper_row *p)
{
	const char *text = p->text.bytes ? p->text.bytes : "";
	struct pr_wrap wrap = { .text = text,
				.len = p->text.len,
				.width = text_cols(p, r.cols),
				.hang = true };
	struct pr_line line;
	int n = first;

	if (p->barred) {
		draw_barred(d, r, first, p);
		return;
	}
	if (first >= 0 && p->label[0])
		draw_cut(d, r.row + first, r.col, p->label_cells, p->role,
			 p->label);
	for (; n < r.rows && pr_wrap_next(&wrap, &line); n++) {
		char piece[PAPER_LINE];

		if (n < 0)
			continue;
		snprintf(piece, sizeof(piece), "%.*s", (int)line.len,
			 text + line.off);
		draw_at(d, r.row + n, r.col + p->label_cells + line.indent,
			p->role, piece);
	}
}

void
paper_draw(struct draw *d, struct rect r, struct paper *paper)
{
	int last;
	int line = 0;

	paper->lines = 0;
	for (size_t i = 0; i < paper->n; i++)
		paper->lines += row_lines(&paper->rows[i], r.cols);
	last = paper->lines > r.rows ? paper->lines - r.rows : 0;
	/* a place near the end is kept although more fits now */
	paper->line = held(place(paper, r.cols), last);
	if (paper->scroll) {
		paper->line = held(paper->line + paper->scroll, last);
		keep_place(paper, r.cols);
	}
	paper->scroll = 0;
	for (size_t i = 0; i < paper->n; i++) {
		int n = row_lines(&paper->rows[i], r.cols);
		int at = line - paper->line;

		if (at + n > 0 && at < r.rows && (at >= 0 || n > 1))
			draw_row(d, r, at, &paper->rows[i]);
		line += n;
	}
	paper->shown = paper->lines - paper->line;
	paper->shown = paper->shown > r.rows ? r.rows : paper->shown;
}

void
paper_where(char out[48], const struct paper *paper)
{
	int last = paper->line + paper->shown;

	out[0] = '\0';
	if (paper->shown < paper->lines)
		snprintf(out, 48, "lines %d-%d of %d%s", paper->line + 1, last,
			 paper->lines, last < paper->lines ? ", more" : "");
}

bool
paper_move(struct paper *paper, enum action action)
{
	int page = paper->shown > 1 ? paper->shown - 1 : 1;

	if (action == ACT_UP)
		paper->scroll--;
	else if (action == ACT_DOWN)
		paper->scroll++;
	else if (action == ACT_PGUP)
		paper->scroll -= page;
	else if (action == ACT_PGDN)
		paper->scroll += page;
	else if (action == ACT_FIRST)
		paper->scroll = -paper->lines;
	else if (action == ACT_LAST)
		paper->scroll = paper->lines;
	else
		return false;
	return true;
}

void
paper_clear(struct paper *paper)
{
	for (size_t i = 0; i < paper->n; i++)
		ui_text_release(&paper->rows[i].text);
	free(paper->rows);
	*paper = (struct paper){ .unicode = paper->unicode };
}

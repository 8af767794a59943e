/* codes_line_draw.c - code lines on the screen, each with what is known */
#include "tui/codes_line.h"

#include <stdio.h>
#include <string.h>

#define STATE_CELLS 9

/* Where each cell begins and how wide it is, 0 when it is not shown. */
struct columns {
	int at[LINE_COLS], cells[LINE_COLS];
	int title, title_cells; /* 0: no room */
	int state;
};

static int
place(struct columns *c, const struct code_lines *l, enum line_col col, int at,
      int cells)
{
	if (!l->has[col])
		return at;
	c->at[col] = at;
	c->cells[col] = cells;
	return at + cells + 1;
}

static struct columns
columns_of(const struct code_lines *l, int cols)
{
	struct columns c = { 0 };
	bool small = cols < 60;
	int at = 5;

	at = place(&c, l, LINE_SYSTEM, at, small ? 3 : 6);
	at = place(&c, l, LINE_CODE, at, small ? 8 : 9);
	at = place(&c, l, LINE_MODS, at, small ? 5 : 11);
	at = place(&c, l, LINE_UNITS, at, small ? 3 : 5);
	at = place(&c, l, LINE_POA, at, small ? 2 : 3);
	c.state = cols - STATE_CELLS;
	if (c.state < at)
		c.state = at;
	if (c.state - at > 12) {
		c.title = at + 1;
		c.title_cells = c.state - at - 2;
	}
	return c;
}

static void
draw_heading(struct draw *d, struct rect r, const struct code_lines *l,
	     const struct columns *c)
{
	static const char *const names[LINE_COLS] = { "System", "Code",
						      "Modifiers", "Units",
						      "POA" };
	static const char *const small[LINE_COLS] = { "Sys", "Code", "Mods",
						      "Un", "PO" };

	for (int i = 0; i < LINE_COLS; i++)
		if (l->has[i])
			draw_at(d, r.row, r.col + c->at[i], ROLE_HEADING,
				(int)strlen(names[i]) > c->cells[i] ? small[i]
								    : names[i]);
}

static void
draw_cell(struct draw *d, struct rect r, int row, const struct code_lines *l,
	  int i, int col, const struct columns *c, const char *found)
{
	bool typed = i == l->at && col == (int)l->col;
	const char *text = l->cells[i][col];
	int at = r.col + c->at[col];
	int end;

	if (col == LINE_SYSTEM) {
		draw_cut(d, row, at, c->cells[col],
			 typed ? ROLE_FIELD : ROLE_TEXT,
			 text[0] ? text : found);
		if (typed)
			draw_focus(d, row, at);
		return;
	}
	if (typed) {
		field_draw(d, row, at, c->cells[col], &l->field, true);
		return;
	}
	end = draw_cut(d, row, at, c->cells[col], ROLE_TEXT, text);
	while (!text[0] && end < at + c->cells[col])
		end = draw_at(d, row, end, ROLE_QUIET, ".");
}

static void
draw_line(struct draw *d, struct rect r, int row, struct code_lines *l, int i,
	  const struct columns *c, const struct pr_codebook *book, bool focused)
{
	struct code_state s;
	bool here = i == l->at && focused;
	int at = l->at;

	code_state(&s, l->cells[i][LINE_CODE], lines_system(l, i), book);
	if (here)
		draw_at(d, row, r.col, ROLE_FOCUS, ">");
	draw_fmt(d, row, r.col + 2, here ? ROLE_FOCUS : ROLE_TEXT, "%2d",
		 i + 1);
	if (!focused)
		l->at = -1; /* no cell is typed in */
	for (int col = 0; col < LINE_COLS; col++)
		if (l->has[col])
			draw_cell(d, r, row, l, i, col, c,
				  code_system_short(s.system));
	l->at = at;
	if (c->title)
		draw_cut(d, row, r.col + c->title, c->title_cells, ROLE_TEXT,
			 s.title);
	draw_cut(d, row, r.col + c->state, STATE_CELLS,
		 code_known_role(s.known), code_known_word(s.known));
}

int
lines_rows(const struct code_lines *l)
{
	return l->n + 1 + (l->n < PR_LINES_MAX && l->n < 3);
}

int
lines_draw(struct draw *d, struct rect r, struct code_lines *l,
	   const struct pr_codebook *book, bool focused)
{
	struct columns c = columns_of(l, r.cols);
	int head = r.rows > 2;
	int shown = r.rows - head;
	int row;

	if (shown < 1)
		return 0;
	if (head)
		draw_heading(d, r, l, &c);
	if (l->top > l->at)
		l->top = l->at;
	if (l->at >= l->top + shown)
		l->top = l->at - shown + 1;
	if (l->top > l->n - shown)
		l->top = l->n > shown ? l->n - shown : 0;
	for (row = 0; row < shown && l->top + row < l->n; row++)
		draw_line(d, r, r.row + head + row, l, l->top + row, &c, book,
			  focused);
	if (head && l->n > shown)
		draw_fmt(d, r.row, r.col, ROLE_WARN, "%d", l->n);
	return head + row;
}

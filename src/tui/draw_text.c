/* draw_text.c - text in many lines, and bars */
#include "proctor/text.h"
#include "tui/draw_private.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
ui_text_set(struct ui_text *text, const char *from, bool unicode)
{
	char *clean = NULL;
	char *spelled = NULL;

	ui_text_release(text);
	if (!from ||
	    pr_text_clean(&clean, from, strlen(from), 0, NULL, NULL) != PR_OK)
		return;
	if (!unicode &&
	    pr_text_ascii(&spelled, clean, strlen(clean), NULL) == PR_OK) {
		free(clean);
		clean = spelled;
	}
	text->bytes = clean;
	text->len = strlen(clean);
}

void
ui_text_release(struct ui_text *text)
{
	free(text->bytes);
	*text = (struct ui_text){ 0 };
}

static void
put_piece(struct draw *d, int row, int col, enum role role, const char *text,
	  size_t len)
{
	char line[1024];

	if (len >= sizeof(line))
		len = pr_text_fit(text, sizeof(line) - 8, d->cols, NULL);
	memcpy(line, text, len);
	line[len] = '\0';
	draw_at(d, row, col, role, line);
}

int
draw_wrap(struct draw *d, struct rect r, int row, enum role role,
	  const char *text)
{
	struct pr_wrap wrap = {
		.text = text, .len = strlen(text), .width = r.cols, .hang = true
	};
	struct pr_line line;

	while (row < r.rows && pr_wrap_next(&wrap, &line)) {
		put_piece(d, r.row + row, r.col + line.indent, role,
			  text + line.off, line.len);
		row++;
	}
	return row;
}

int
draw_lines(const char *text, size_t len, int cols, bool hang)
{
	struct pr_wrap wrap = {
		.text = text, .len = len, .width = cols, .hang = hang
	};
	struct pr_line line;
	int n = 0;

	while (text && pr_wrap_next(&wrap, &line))
		n++;
	return n;
}

/* The number of the line that holds the offset. */
static int
line_of(const struct pr_wrap *from, size_t offset)
{
	struct pr_wrap wrap = *from;
	struct pr_line line;
	int n = 0;
	int found = 0;

	while (pr_wrap_next(&wrap, &line)) {
		if (line.off <= offset)
			found = n;
		n++;
	}
	return found;
}

static int
count_lines(const struct pr_wrap *from)
{
	struct pr_wrap wrap = *from;
	struct pr_line line;
	int n = 0;

	while (pr_wrap_next(&wrap, &line))
		n++;
	return n;
}

static int
held(int value, int low, int high)
{
	if (value > high)
		value = high;
	return value < low ? low : value;
}

void
draw_pane(struct draw *d, struct rect r, enum role role, struct pane *pane,
	  const struct ui_text *text, bool hang)
{
	struct pr_wrap wrap = { .text = text->bytes ? text->bytes : "",
				.len = text->len,
				.width = r.cols,
				.hang = hang };
	struct pr_line line;
	int last;

	pane->lines = count_lines(&wrap);
	last = pane->lines - r.rows;
	pane->line = held(line_of(&wrap, pane->top), 0, INT_MAX);
	if (pane->scroll) {
		pane->line = held(pane->line + pane->scroll, 0, last);
		pane->top = SIZE_MAX;
	}
	pane->line = held(pane->line, 0, last);
	pane->shown = 0;
	for (int n = 0; pr_wrap_next(&wrap, &line); n++) {
		if (n == pane->line && pane->scroll)
			pane->top = line.off;
		if (n < pane->line || n >= pane->line + r.rows)
			continue;
		put_piece(d, r.row + n - pane->line, r.col + line.indent, role,
			  wrap.text + line.off, line.len);
		pane->shown++;
		if (line.off + line.len > pane->seen)
			pane->seen = line.off + line.len;
	}
	pane->scroll = 0;
	if (pane->top == SIZE_MAX)
		pane->top = 0;
}

void
pane_where(char out[48], const struct pane *pane)
{
	int last = pane->line + pane->shown;

	out[0] = '\0';
	if (pane->shown >= pane->lines)
		return;
	snprintf(out, 48, "lines %d-%d of %d%s", pane->line + 1, last,
		 pane->lines, last < pane->lines ? ", more" : "");
}

void
pane_scroll(struct pane *pane, int lines)
{
	pane->scroll += lines;
}

void
pane_page(struct pane *pane, int pages)
{
	int page = pane->shown > 1 ? pane->shown - 1 : 1;

	pane->scroll += pages * page;
}

static int
cell_of(double share, int cells)
{
	int at = (int)(share * cells + 0.5);

	return held(at, 0, cells);
}

void
bar_text(char *out, int cells, const struct bar *bar)
{
	int full = cell_of(bar->value, cells);
	int lo = bar->lo < 0 ? -1 : held(cell_of(bar->lo, cells), 0, cells - 1);
	int hi = bar->hi < 0 ? -1
			     : held(cell_of(bar->hi, cells) - 1, 0, cells - 1);
	int mark = bar->mark < 0
			   ? -1
			   : held(cell_of(bar->mark, cells), 0, cells - 1);

	for (int i = 0; i < cells; i++)
		out[i] = i < full ? '#' : '-';
	if (lo >= 0 && hi > lo) {
		for (int i = lo + 1; i < hi; i++)
			out[i] = '=';
		out[lo] = '[';
		out[hi] = ']';
	}
	if (mark >= 0)
		out[mark] = '|';
	out[cells] = '\0';
}

int
draw_bar(struct draw *d, int row, int col, int cells, const struct bar *bar)
{
	char text[256];

	cells = held(cells, 1, (int)sizeof(text) - 1);
	bar_text(text, cells, bar);
	for (int i = 0; i < cells; i++) {
		char one[2] = { text[i], '\0' };
		const char *sign = one;

		if (text[i] == '#')
			sign = draw_glyph(d, GLYPH_FULL);
		else if (text[i] == '-')
			sign = draw_glyph(d, GLYPH_EMPTY);
		col = draw_at(d, row, col,
			      text[i] == '#' ? ROLE_BAR_1 : ROLE_TEXT, sign);
	}
	return col;
}

/*
 * question_table.c - the text of a chart page, with its tables kept whole
 *
 * A line of a table is cut, never wrapped: its columns would be lost. What is
 * beyond the pane is reached sideways, and the first column stays.
 */
#include "proctor/text.h"
#include "tui/question.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

/* A page being cut into lines. */
struct cutter {
	const char *text;
	size_t len;
	int width;
	size_t at;           /* of the next line of the text */
	struct pr_wrap wrap; /* of the paragraph */
	size_t base;         /* where it begins */
	bool within;
};

struct cut {
	size_t off, len;
	int indent;
	bool table;
};

/* Bytes of the line at an offset. */
static size_t
line_len(const char *text, size_t len, size_t at)
{
	const char *end = memchr(text + at, '\n', len - at);

	return end ? (size_t)(end - text) - at : len - at;
}

/* The gap between two columns, from an offset on: two blanks in a line. */
static size_t
gap_at(const char *line, size_t len)
{
	for (size_t i = 0; i + 2 < len; i++)
		if (line[i] == ' ' && line[i + 1] == ' ')
			return i;
	return len;
}

static bool
is_table(const char *line, size_t len)
{
	size_t text = 0;

	if (len && strspn(line, "-=+| ") >= len)
		return true;
	while (text < len && line[text] == ' ')
		text++;
	return gap_at(line + text, len - text) < len - text ||
	       (text > 8 && text < len); /* a heading above columns */
}

static bool
next(struct cutter *c, struct cut *out)
{
	struct pr_line line;
	size_t n;

	if (c->within && pr_wrap_next(&c->wrap, &line)) {
		*out = (struct cut){ c->base + line.off, line.len, line.indent,
				     false };
		return true;
	}
	c->within = false;
	if (c->at >= c->len)
		return false;
	n = line_len(c->text, c->len, c->at);
	*out = (struct cut){ c->at, n, 0, is_table(c->text + c->at, n) };
	c->base = c->at;
	c->at += n + 1;
	if (n == 0 || out->table)
		return true;
	c->wrap = (struct pr_wrap){ .text = c->text + c->base,
				    .len = n,
				    .width = c->width,
				    .hang = true };
	c->within = pr_wrap_next(&c->wrap, &line);
	out->off = c->base + line.off;
	out->len = c->within ? line.len : 0;
	out->indent = c->within ? line.indent : 0;
	return true;
}

/* Cells of the first column of all tables, and of the widest line. */
static int
measure(const struct cutter *from, int *widest)
{
	struct cutter c = *from;
	struct cut cut;
	int first = 0;

	*widest = 0;
	while (next(&c, &cut)) {
		const char *line = c.text + cut.off;
		int cells = pr_text_cells(line, cut.len);
		size_t gap = gap_at(line, cut.len);

		if (!cut.table)
			continue;
		*widest = cells > *widest ? cells : *widest;
		if (gap < cut.len && line[0] != ' ')
			cells = pr_text_cells(line, gap) + 1;
		else
			continue;
		first = cells > first ? cells : first;
	}
	return first > from->width - CHART_ASIDE ? 0 : first;
}

static void
put_cells(struct draw *d, int row, int col, int cells, const char *text,
	  size_t len)
{
	char line[1024];

	snprintf(line, sizeof(line), "%.*s", (int)(len < 1000 ? len : 1000),
		 text);
	draw_cut(d, row, col, cells, ROLE_TEXT, line);
}

static void
put_table(struct draw *d, struct rect r, int row, const char *line, size_t len,
	  int first, int aside)
{
	size_t label = pr_text_fit(line, len, first, NULL);
	size_t skip =
		label + pr_text_fit(line + label, len - label, aside, NULL);

	if (!aside) {
		put_cells(d, row, r.col, r.cols, line, len);
		return;
	}
	put_cells(d, row, r.col, first, line, label);
	put_cells(d, row, r.col + first, r.cols - first, line + skip,
		  len - skip);
}

static int
held(int value, int high)
{
	if (value > high)
		value = high;
	return value < 0 ? 0 : value;
}

/* Counts the lines, and finds the one that holds the place kept. */
static int
count(const struct cutter *from, struct pane *pane)
{
	struct cutter c = *from;
	struct cut cut;
	int found = 0;

	pane->lines = 0;
	while (next(&c, &cut)) {
		if (cut.off <= pane->top)
			found = pane->lines;
		pane->lines++;
	}
	return found;
}

void
chart_text_draw(struct draw *d, struct rect r, struct chart *chart)
{
	struct pane *pane = &chart->panes[chart->tab];
	struct cutter c = { .text = chart->text.bytes ? chart->text.bytes : "",
			    .len = chart->text.len,
			    .width = r.cols };
	struct cut cut;
	int widest;
	int first = measure(&c, &widest);
	int line = count(&c, pane);
	bool moved = pane->scroll != 0;

	chart->wide = widest > r.cols ? widest - r.cols : 0;
	/* whole steps, so that the last column stands alone too */
	chart->wide =
		(chart->wide + CHART_ASIDE - 1) / CHART_ASIDE * CHART_ASIDE;
	chart->aside = held(chart->aside, chart->wide);
	pane->line = held(line, INT_MAX);
	if (moved)
		pane->line = held(pane->line + pane->scroll,
				  held(pane->lines - r.rows, INT_MAX));
	pane->line = held(pane->line, held(pane->lines - r.rows, INT_MAX));
	pane->scroll = pane->shown = 0;
	for (int n = 0; next(&c, &cut); n++) {
		const char *text = c.text + cut.off;

		if (n == pane->line && moved)
			pane->top = cut.off;
		if (n < pane->line || n >= pane->line + r.rows)
			continue;
		if (cut.table)
			put_table(d, r, r.row + n - pane->line, text, cut.len,
				  first, chart->aside);
		else
			put_cells(d, r.row + n - pane->line, r.col + cut.indent,
				  r.cols - cut.indent, text, cut.len);
		pane->shown++;
		if (cut.off + cut.len > pane->seen)
			pane->seen = cut.off + cut.len;
	}
}

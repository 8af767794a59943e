/* draw.c - putting text on the screen, cut, cleaned and in its role */
#define NCURSES_WIDECHAR 1

#include "proctor/text.h"
#include "tui/draw_private.h"

#include <curses.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LINE_BYTES 1024
#define LOW_ROWS 16
#define NARROW_COLS 80
#define MEASURE 76

static const char *const ascii[GLYPH_COUNT] = {
	[GLYPH_RULE] = "-",   [GLYPH_SPLIT] = "|", [GLYPH_TEE_DOWN] = "-",
	[GLYPH_TEE_UP] = "-", [GLYPH_FULL] = "#",  [GLYPH_RANGE] = "=",
	[GLYPH_EMPTY] = "-",  [GLYPH_MARK] = "|",  [GLYPH_DOT] = "*",
	[GLYPH_MORE] = "~",
};

static const char *const unicode[GLYPH_COUNT] = {
	[GLYPH_RULE] = "\u2500",     [GLYPH_SPLIT] = "\u2502",
	[GLYPH_TEE_DOWN] = "\u252c", [GLYPH_TEE_UP] = "\u2534",
	[GLYPH_FULL] = "\u2588",     [GLYPH_RANGE] = "=",
	[GLYPH_EMPTY] = "\u00b7",    [GLYPH_MARK] = "|",
	[GLYPH_DOT] = "\u2022",      [GLYPH_MORE] = "\u2026",
};

int
draw_rows(const struct draw *d)
{
	return d->rows;
}

int
draw_cols(const struct draw *d)
{
	return d->cols;
}

bool
draw_unicode(const struct draw *d)
{
	return d->unicode;
}

const char *
draw_glyph(const struct draw *d, enum glyph glyph)
{
	return d->unicode ? unicode[glyph] : ascii[glyph];
}

bool
draw_low(const struct draw *d)
{
	return d->rows < LOW_ROWS;
}

bool
draw_narrow(const struct draw *d)
{
	return d->cols < NARROW_COLS;
}

int
draw_measure(const struct draw *d, int cols)
{
	int most = d->measure > 0 ? d->measure : MEASURE;

	return cols < most ? cols : most;
}

void
draw_theme(struct draw *d)
{
	if (d->theme == THEME_PLAIN)
		return;
	for (int role = 0; role < ROLE_COUNT && d->colours; role++) {
		struct look_row look =
			theme_look(d->theme, (enum role)role, d->colours);

		init_pair((short)(role + 1), look.colour, -1);
	}
}

static void
set_role(const struct draw *d, enum role role)
{
	int colours = d->theme == THEME_PLAIN ? 0 : d->colours;
	struct look_row look = theme_look(d->theme, role, colours);
	attr_t attr = 0;

	if (look.look & LOOK_BOLD)
		attr |= A_BOLD;
	if (look.look & LOOK_UNDERLINE)
		attr |= A_UNDERLINE;
	if (look.look & LOOK_REVERSE)
		attr |= A_REVERSE;
	attr_set(attr, look.colour >= 0 ? (short)(role + 1) : 0, NULL);
}

void
draw_begin(struct draw *d)
{
	getmaxyx(stdscr, d->rows, d->cols);
	d->focus_row = d->focus_col = -1;
	d->n_targets = 0;
	d->body = (struct rect){ 0, 0, d->rows, d->cols };
	attr_set(0, 0, NULL);
	erase();
}

void
draw_end(struct draw *d)
{
	int row = d->focus_row;
	int col = d->focus_col;

	if (row < 0 || row >= d->rows || col < 0 || col >= d->cols) {
		row = d->rows - 1;
		col = 0;
		d->focus_row = d->focus_col = -1;
	}
	move(row, col);
	wnoutrefresh(stdscr);
	doupdate();
}

void
draw_focus(struct draw *d, int row, int col)
{
	d->focus_row = row;
	d->focus_col = col < d->cols ? col : d->cols - 1;
}

void
draw_click(struct draw *d, int row, int col, int cells, int code)
{
	if (d->n_targets < DRAW_TARGETS)
		d->targets[d->n_targets++] =
			(struct draw_target){ row, col, col + cells, code };
}

int
draw_target_at(const struct draw *d, int row, int col)
{
	for (int i = d->n_targets - 1; i >= 0; i--) {
		const struct draw_target *t = &d->targets[i];

		if (t->row == row && col >= t->col && col < t->end)
			return t->code;
	}
	return 0;
}

/* One cluster as wide characters; "?" for what must not be drawn. */
static void
put_cluster(const char *text, size_t len)
{
	wchar_t wide[4] = { 0 };
	size_t n = 0;

	for (size_t at = 0; at < len && n < 3;) {
		size_t used;
		uint32_t cp = pr_text_next(text + at, len - at, &used);

		at += used;
		if (pr_text_width(cp) < 0 || (n == 0 && !pr_text_width(cp)))
			cp = '?';
		wide[n++] = (wchar_t)cp;
	}
	addnwstr(wide, (int)n);
}

/* Puts what fits before the edge; gives the column after it. */
static int
put_line(struct draw *d, int row, int col, int edge, enum role role,
	 const char *text)
{
	size_t len = strcspn(text, "\n");

	if (edge > d->cols)
		edge = d->cols;
	if (row < 0 || row >= d->rows || col < 0 || col >= edge)
		return col;
	set_role(d, role);
	move(row, col);
	for (size_t at = 0; at < len;) {
		int cells;
		size_t n = pr_text_cluster(text + at, len - at, &cells);

		if (col + cells > edge)
			break;
		put_cluster(text + at, n);
		col += cells;
		at += n;
	}
	attr_set(0, 0, NULL);
	return col;
}

/* Is every byte of it ASCII? Then nothing needs spelling. */
static bool
is_ascii(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text >= 0x80)
			return false;
	return true;
}

int
draw_at(struct draw *d, int row, int col, enum role role, const char *text)
{
	char *spelled = NULL;

	if (d->unicode || is_ascii(text))
		return put_line(d, row, col, d->cols, role, text);
	if (pr_text_ascii(&spelled, text, strlen(text), NULL) != PR_OK)
		return col;
	col = put_line(d, row, col, d->cols, role, spelled);
	free(spelled);
	return col;
}

int
draw_fmt(struct draw *d, int row, int col, enum role role, const char *fmt, ...)
{
	char line[LINE_BYTES];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	return draw_at(d, row, col, role, line);
}

static int
cut_line(struct draw *d, int row, int col, int cells, enum role role,
	 const char *text)
{
	size_t len = strcspn(text, "\n");
	bool more = text[len] != '\0' || pr_text_cells(text, len) > cells;

	if (cells <= 0)
		return col;
	if (!more)
		return put_line(d, row, col, col + cells, role, text);
	col = put_line(d, row, col, col + cells - 1, role, text);
	return put_line(d, row, col, d->cols, role, draw_glyph(d, GLYPH_MORE));
}

int
draw_cut(struct draw *d, int row, int col, int cells, enum role role,
	 const char *text)
{
	char *spelled = NULL;

	if (d->unicode || is_ascii(text))
		return cut_line(d, row, col, cells, role, text);
	if (pr_text_ascii(&spelled, text, strlen(text), NULL) != PR_OK)
		return col;
	col = cut_line(d, row, col, cells, role, spelled);
	free(spelled);
	return col;
}

void
draw_right(struct draw *d, int row, int col, enum role role, const char *text)
{
	int at = col - pr_text_cells(text, strlen(text));

	draw_at(d, row, at < 0 ? 0 : at, role, text);
}

/*
 * Outside UTF-8 curses sends runs of one character as a repetition (REP), and
 * some terminals (libvterm 0.1) lose the last column after one.
 */
static int
run_edge(const struct draw *d)
{
	return d->utf8 ? d->cols : d->cols - 1;
}

void
draw_fill(struct draw *d, struct rect r, enum role role)
{
	int edge = run_edge(d);

	for (int row = r.row; row < r.row + r.rows; row++) {
		if (row < 0 || row >= d->rows || r.col >= edge)
			continue;
		set_role(d, role);
		mvhline(row, r.col, ' ',
			r.cols < edge - r.col ? r.cols : edge - r.col);
	}
	attr_set(0, 0, NULL);
}

void
draw_rule(struct draw *d, int row, const char *left, const char *right)
{
	const char *rule = draw_glyph(d, GLYPH_RULE);
	char text[128];

	if (row < 0 || row >= d->rows)
		return;
	for (int col = 0; col < run_edge(d); col++)
		put_line(d, row, col, d->cols, ROLE_QUIET, rule);
	if (left && left[0]) {
		snprintf(text, sizeof(text), " %s ", left);
		draw_cut(d, row, 2, d->cols - 4, ROLE_HEADING, text);
	}
	if (right && right[0]) {
		snprintf(text, sizeof(text), " %s ", right);
		draw_right(d, row, d->cols - 2, ROLE_QUIET, text);
	}
}

void
draw_split(struct draw *d, int col, int row, int rows)
{
	for (int i = 0; i < rows; i++)
		draw_at(d, row + i, col, ROLE_QUIET,
			draw_glyph(d, GLYPH_SPLIT));
}

struct rect
draw_body(const struct draw *d)
{
	return d->body;
}

static void
draw_title(struct draw *d, const char *left, const char *right)
{
	const char *end = d->time ? d->time : right;
	enum role role = d->time ? d->time_role : ROLE_TITLE;
	int room = d->cols - 1;

	/* The time is never dropped; anything else gives way to the left. */
	if (!d->time && right &&
	    pr_text_cells(left, strlen(left)) +
			    pr_text_cells(right, strlen(right)) + 4 >
		    d->cols)
		end = NULL;
	draw_fill(d, (struct rect){ 0, 0, 1, d->cols }, ROLE_TITLE);
	if (end && end[0]) {
		room -= pr_text_cells(end, strlen(end)) + 2;
		draw_right(d, 0, d->cols - 1, role, end);
	}
	draw_cut(d, 0, 1, room, ROLE_TITLE, left);
}

struct rect
draw_frame(struct draw *d, const char *left, const char *right, bool progress)
{
	int top = draw_low(d) ? 1 : progress ? 3 : 2;
	int below = 3; /* the upper message row, else a rule, and two more */

	draw_title(d, left, right);
	if (!draw_low(d)) {
		draw_rule(d, top - 1, NULL, NULL);
		draw_rule(d, d->rows - 3, NULL, NULL);
	}
	d->body = (struct rect){ top, 0, d->rows - top - below, d->cols };
	return d->body;
}

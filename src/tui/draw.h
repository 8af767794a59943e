/*
 * tui/draw.h - the only place where text is measured, cleaned and shown
 *
 * floor    tui
 * idea     A view gets a struct draw and puts texts with a role at a place.
 *          Every call is cut at its rectangle and at the window, whatever the
 *          size; what must not be drawn becomes "?". Nothing here is kept:
 *          each frame is drawn whole, ncurses sends what differs.
 */
#ifndef PR_TUI_DRAW_H
#define PR_TUI_DRAW_H

#include "proctor/err.h"
#include "tui/theme.h"

struct draw; /* one frame */

struct rect {
	int row, col, rows, cols;
};

/* Text made fit to be shown, in the terminal's characters. */
struct ui_text {
	char *bytes; /* private; NULL is the empty text */
	size_t len;
};

/*
 * Cleans and, without Unicode, spells in ASCII. The text before is released.
 * Empty when there is no memory.
 */
void ui_text_set(struct ui_text *text, const char *from, bool unicode);
void ui_text_release(struct ui_text *text);

enum glyph {
	GLYPH_RULE,     /* a line across */
	GLYPH_SPLIT,    /* a line down */
	GLYPH_TEE_DOWN, /* where a line down hangs from a rule */
	GLYPH_TEE_UP,
	GLYPH_FULL,  /* a full cell of a bar */
	GLYPH_RANGE, /* a cell of a range on a bar */
	GLYPH_EMPTY, /* an empty cell of a bar */
	GLYPH_MARK,  /* the pass line on a bar */
	GLYPH_DOT,   /* inside "( )" */
	GLYPH_MORE,  /* text was cut here, one cell */
	GLYPH_COUNT
};

/* Size of the window and what it can show. */
int draw_rows(const struct draw *d);
int draw_cols(const struct draw *d);
bool draw_unicode(const struct draw *d);
const char *draw_glyph(const struct draw *d, enum glyph glyph);

/* No room for rules and progress: fewer than 16 rows. */
bool draw_low(const struct draw *d);

/* Fewer than 80 columns: shorter labels. */
bool draw_narrow(const struct draw *d);

/* The longest line of running text in so many columns (setting "measure"). */
int draw_measure(const struct draw *d, int cols);

/*
 * Draws the title row, rules, and for progress leaves row 1 free. Gives the
 * body, between them and the message row. right may be NULL; while a sitting
 * is timed the time left stands there instead.
 */
struct rect draw_frame(struct draw *d, const char *left, const char *right,
		       bool progress);

/* The body once more, without drawing. */
struct rect draw_body(const struct draw *d);

/* Puts one line; gives the column after it. Cut at the window's edge. */
int draw_at(struct draw *d, int row, int col, enum role role, const char *text);
int draw_fmt(struct draw *d, int row, int col, enum role role, const char *fmt,
	     ...) PR_PRINTF(5, 6);

/* Puts at most so many cells; a text that is cut ends with GLYPH_MORE. */
int draw_cut(struct draw *d, int row, int col, int cells, enum role role,
	     const char *text);

/* Puts a text so that it ends before col. */
void draw_right(struct draw *d, int row, int col, enum role role,
		const char *text);

/* A row of a rectangle, whole, in a role: for the focus. */
void draw_fill(struct draw *d, struct rect r, enum role role);
void draw_rule(struct draw *d, int row, const char *left, const char *right);
void draw_split(struct draw *d, int col, int row, int rows);

/* The cursor, and what is reported as the focus. */
void draw_focus(struct draw *d, int row, int col);

/* A click on these cells of a row is this key, as words/key.h numbers it. */
void draw_click(struct draw *d, int row, int col, int cells, int code);

/*
 * Wraps a text into a rectangle from row of the rectangle on; gives the row
 * after it. Lines below the rectangle are dropped.
 */
int draw_wrap(struct draw *d, struct rect r, int row, enum role role,
	      const char *text);

/* How many lines a text takes. */
int draw_lines(const char *text, size_t len, int cols, bool hang);

/* A text that scrolls. Keep it in the view's state; zeroed is the top. */
struct pane {
	size_t top;  /* byte offset of the first line shown: survives resize */
	int scroll;  /* lines still to move, applied at the next draw */
	int line;    /* number of the first line shown, from 0 */
	int lines;   /* of the whole text */
	int shown;   /* of these */
	size_t seen; /* furthest byte offset ever shown */
};

/* Draws what fits and fills line, lines, shown. */
void draw_pane(struct draw *d, struct rect r, enum role role, struct pane *pane,
	       const struct ui_text *text, bool hang);

/* "lines 1-9 of 46, more"; "" when all is shown. */
void pane_where(char out[48], const struct pane *pane);
void pane_scroll(struct pane *pane, int lines);
void pane_page(struct pane *pane, int pages);

/*
 * A bar "#####----" of so many cells. Values are shares 0..1; lo, hi the
 * range "[==]" and mark the "|", each left out when negative.
 */
struct bar {
	double value, lo, hi, mark;
};
int draw_bar(struct draw *d, int row, int col, int cells,
	     const struct bar *bar);

/* The same as text, ASCII: for plain mode and tests. out[cells + 1]. */
void bar_text(char *out, int cells, const struct bar *bar);

#endif

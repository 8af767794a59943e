/*
 * tui/paper.h - a page of paragraphs that scrolls as one
 *
 * floor    tui
 * idea     Score report, rationale and feedback are lists of paragraphs with
 *          a label before them. The page is built once, wrapped at each draw
 *          for the width there is, and keeps its place over a resize.
 */
#ifndef PR_TUI_PAPER_H
#define PR_TUI_PAPER_H

#include "tui/draw.h"
#include "words/keymap.h"

#define PAPER_LABEL 20
#define PAPER_TAIL 48

struct paper_row {
	enum role role;
	char label[PAPER_LABEL]; /* "Why C", "key  C" */
	struct ui_text text;
	int label_cells; /* the text begins after so many */
	bool barred;     /* one line: text, bar, tail */
	struct bar bar;
	int bar_col, bar_cells;
	char tail[PAPER_TAIL];
};

/* Zeroed is the empty page. */
struct paper {
	struct paper_row *rows;
	size_t n, cap;
	bool unicode;
	bool failed;    /* there was no memory for a row */
	size_t top_row; /* first row shown, and its line */
	int top_line;
	int scroll; /* lines to move at the next draw */
	int line, lines, shown;
};

/* The row just added, for a bar; NULL without memory. */
struct paper_row *paper_put(struct paper *paper, enum role role,
			    const char *label, int label_cells,
			    const char *text);
struct paper_row *paper_fmt(struct paper *paper, enum role role,
			    const char *fmt, ...) PR_PRINTF(3, 4);
void paper_gap(struct paper *paper);

void paper_draw(struct draw *d, struct rect r, struct paper *paper);

/* "lines 1-9 of 46, more"; "" when all is shown. */
void paper_where(char out[48], const struct paper *paper);

/* Scrolls for an action of the table; false when it is none. */
bool paper_move(struct paper *paper, enum action action);

/* Forgets the rows, for another page; the place goes to the top. */
void paper_clear(struct paper *paper);

#endif

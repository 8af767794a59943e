/*
 * tui/codes_line.h - code lines as they are typed
 *
 * floor    tui
 * idea     A line is a row of cells: system, code, modifiers, units, POA. An
 *          item shows the cells it can want. What is kept is text in the form
 *          that pr_code_lines_read reads, one code a line.
 */
#ifndef PR_TUI_CODES_LINE_H
#define PR_TUI_CODES_LINE_H

#include "proctor/coding.h"
#include "tui/codes_state.h"
#include "tui/form.h"

enum line_col {
	LINE_SYSTEM,
	LINE_CODE,
	LINE_MODS,
	LINE_UNITS,
	LINE_POA,
	LINE_COLS
};

#define LINE_CELL 16

struct code_lines {
	char cells[PR_LINES_MAX][LINE_COLS][LINE_CELL];
	int n;  /* at least one */
	int at; /* the line and the cell that is typed in */
	int top;
	enum line_col col;
	struct field field; /* the cell itself while it is typed in */
	bool has[LINE_COLS];
	enum pr_code_system systems[PR_CODE_SYSTEMS]; /* the item takes */
	int n_systems;
	int slots; /* as many codes as the item wants, 0 not said */
};

/* The cells an item can want, and no line yet. */
void lines_begin(struct code_lines *lines, const struct pr_item *item);

/* From a text that was kept; what cannot be read stays as it is. */
void lines_set(struct code_lines *lines, const char *text);

/* As a text to be kept; "" when there is no code. */
void lines_text(char *out, size_t size, const struct code_lines *lines);

/* How many lines have a code. */
int lines_filled(const struct code_lines *lines);

/* The system of a line, PR_CODE_NONE: its shape says. */
enum pr_code_system lines_system(const struct code_lines *lines, int i);

/* Moves to a line and a cell, both held within what there is. */
void lines_go(struct code_lines *lines, int line, enum line_col col);

/* Text and edits; false when the key is none of theirs. *why is set to a
 * sentence when it was refused. */
bool lines_type(struct code_lines *lines, const struct key *key,
		const char **why);

/* An empty line there; a line out; a line up or down. False: not possible. */
bool lines_insert(struct code_lines *lines, int at);
void lines_delete(struct code_lines *lines, int at);
bool lines_shift(struct code_lines *lines, int by);

/* Puts a code into the line with the focus. */
void lines_take(struct code_lines *lines, const char *code,
		enum pr_code_system system);

/* Draws heading and lines; gives the rows it took. */
int lines_draw(struct draw *d, struct rect r, struct code_lines *lines,
	       const struct pr_codebook *book, bool focused);

/* Rows it would like. */
int lines_rows(const struct code_lines *lines);

#endif

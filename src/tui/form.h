/*
 * tui/form.h - text fields and lists with a focus
 *
 * floor    tui
 * idea     A field holds clean UTF-8 and a place in it; a list holds which of
 *          n lines has the focus and which is the first one shown. Both are
 *          part of a view's state, zeroed before use.
 */
#ifndef PR_TUI_FORM_H
#define PR_TUI_FORM_H

#include "tui/draw.h"
#include "words/keymap.h"

#define FIELD_MAX 512

struct field {
	char text[FIELD_MAX]; /* always ends with NUL */
	size_t len;
	size_t at;        /* byte offset of the cursor */
	size_t max;       /* most bytes, 0: what there is room for */
	const char *only; /* the characters taken, NULL: all */
};

void field_set(struct field *field, const char *text);

/* True when the key was text or an edit, and so was taken. */
bool field_type(struct field *field, const struct key *key);

/*
 * Draws so many cells, the text underlined and filled with "_"; focused puts
 * the cursor into it.
 */
void field_draw(struct draw *d, int row, int col, int cells,
		const struct field *field, bool focused);

struct list {
	int n;
	int at;  /* the line with the focus */
	int top; /* the first line shown */
};

/* True when the action moved in the list; page is the number of lines shown. */
bool list_move(struct list *list, enum action action, int page);

/* Puts the focus there, held within the list. */
void list_go(struct list *list, int at);

/*
 * The mark before a line: ">" and the cursor when it has the focus. Gives the
 * role for the line's text. Cells from col to the right edge are filled.
 */
enum role list_mark(struct draw *d, struct rect line, bool focused);

/* The same for line i of a list whose first nine lines have a digit each:
 * with the mouse on, a click opens or chooses it. */
enum role list_line(struct draw *d, struct rect line, int i, bool focused);

/* Keeps the focus among so many shown lines; call it before drawing. */
void list_show(struct list *list, int shown);

#endif

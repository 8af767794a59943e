/* draw_private.h - the frame, shared by draw.c, draw_text.c and tui.c */
#ifndef PR_TUI_DRAW_PRIVATE_H
#define PR_TUI_DRAW_PRIVATE_H

#include "tui/draw.h"

#define DRAW_TARGETS 64

/* A place that stands for a key when the mouse is on. */
struct draw_target {
	int row, col, end; /* cells col to end - 1 */
	int code;
};

struct draw {
	int rows, cols;
	enum theme theme;
	int colours;
	bool unicode; /* characters, as chosen */
	bool utf8;    /* the locale */
	int measure;
	const char *time; /* "Time left 2:14:05", NULL: none to show */
	enum role time_role;
	struct rect body;
	int focus_row, focus_col; /* -1: none */
	struct draw_target targets[DRAW_TARGETS];
	int n_targets;
};

/* Begins a frame: an empty window, its size, no focus. */
void draw_begin(struct draw *d);

/* The key a click there means, KC_NONE for none; the topmost counts. */
int draw_target_at(const struct draw *d, int row, int col);

/* Puts the cursor on the focus and sends what differs. */
void draw_end(struct draw *d);

/* The colours of a theme as curses pairs. */
void draw_theme(struct draw *d);

#endif

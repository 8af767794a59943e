/*
 * tui/theme.h - roles, not colours: what a text is, and how that looks
 *
 * floor    tui
 * idea     A view names the role of what it draws; the theme says colour and
 *          attribute. Every role also has a sign or a word in the text, so
 *          nothing is lost without colours. Indexes come from the fixed cube
 *          (16..255), which no palette repaints; none is ever redefined.
 * source   research/tui.md 3.4; contrast held by tests/unit/test_theme.c
 */
#ifndef PR_TUI_THEME_H
#define PR_TUI_THEME_H

#include "proctor/base.h"

enum role {
	ROLE_TEXT,
	ROLE_TITLE,   /* row 0 */
	ROLE_HEADING, /* a line over others */
	ROLE_FOCUS,   /* ">" and the cursor are there too */
	ROLE_CHOSEN,  /* "(*)", "[x]" */
	ROLE_RIGHT,   /* "RIGHT", "+" */
	ROLE_WRONG,   /* "WRONG", "x" */
	ROLE_FLAG,    /* "!" */
	ROLE_STRUCK,  /* "x ... ---" */
	ROLE_WARN,    /* "!" and words */
	ROLE_ALARM,   /* under five minutes, NOT SAVED */
	ROLE_FIELD,   /* "__" */
	ROLE_KEY,     /* a key in the hint row */
	ROLE_QUIET,   /* rules, notes in passing */
	ROLE_BAR_1,   /* "#" */
	ROLE_BAR_2,   /* "=" */
	ROLE_BAR_3,   /* "-" */
	ROLE_BAR_4,   /* "." */
	ROLE_COUNT
};

enum theme {
	THEME_DARK,
	THEME_LIGHT,
	THEME_CONTRAST,
	THEME_PLAIN
};
#define THEMES 4

enum look { /* or-ed */
	LOOK_BOLD = 1,
	LOOK_UNDERLINE = 2,
	LOOK_REVERSE = 4
};

struct look_row {
	short colour; /* index, -1 the terminal's own */
	unsigned look;
};

/* How a role looks with so many colours (0, 8, 16 or 256). */
struct look_row theme_look(enum theme theme, enum role role, int colours);

/* "dark", "light", "contrast", "none"; as written in the settings. */
const char *theme_name(enum theme theme);

/* "sky blue on the terminal's ground" and the like, for the settings. */
const char *theme_help(enum theme theme);

/* False when there is no such theme. */
bool theme_parse(enum theme *out, const char *name);

/* Contrast of a cube or grey index against 0xrrggbb, 1 to 21. */
double theme_contrast(int index, unsigned ground);

#endif

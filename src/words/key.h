/*
 * words/key.h - what a key is called, in the table and to a person
 *
 * floor    words
 * idea     A key is one number: a code point, or one of the names below, with
 *          KC_ALT or KC_CTRL or-ed in. The key table writes keys as text
 *          ("n", "Right", "Alt-n"), so that it can be read and printed.
 */
#ifndef PR_WORDS_KEY_H
#define PR_WORDS_KEY_H

#include "proctor/base.h"

enum key_code {
	KC_NONE = 0,
	KC_SPACE = ' ',
	KC_UP = 0x110000, /* above every code point */
	KC_DOWN,
	KC_LEFT,
	KC_RIGHT,
	KC_HOME,
	KC_END,
	KC_PGUP,
	KC_PGDN,
	KC_INS,
	KC_DEL,
	KC_ENTER,
	KC_ESC,
	KC_TAB,
	KC_BACKTAB,
	KC_BACKSPACE,
	KC_F1, /* F2 is KC_F1 + 1, to F12 */
	KC_F12 = KC_F1 + 11,
	KC_PASTE,   /* struct key has the text */
	KC_RESIZE,  /* the window has another size */
	KC_MOUSE,   /* struct key has the place */
	KC_UNKNOWN, /* a sequence that means nothing here, swallowed whole */
	KC_ALT = 0x400000,
	KC_CTRL = 0x800000, /* with a lower-case letter */
};

enum key_mouse {
	KEY_CLICK,
	KEY_WHEEL_UP,
	KEY_WHEEL_DOWN
};

/* One thing that came from the terminal. */
struct key {
	int code;
	const char *text; /* KC_PASTE: clean text, lent for the call */
	int row, col;     /* KC_MOUSE */
	enum key_mouse mouse;
};

#define KEY_NAME_MAX 16

/*
 * Takes the next key off a list of keys parted by blanks. A range "a..h"
 * gives its first key and, in *last, its last. KC_NONE at the end.
 */
int key_next(const char **list, int *last);

/* "n", "Right", "Alt-N", "Ctrl-L": as a person reads it. */
void key_label(char out[KEY_NAME_MAX], int code);

/* True for a code point that can be typed into a text. */
bool key_is_text(int code);

#endif

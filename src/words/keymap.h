/*
 * words/keymap.h - the one table of keys, actions and words
 *
 * floor    words
 * idea     The loop, the hint row, the help overlay, the palette, "proctor
 *          keys", the manual page, plain mode and the tests all read this
 *          table, so none of them can be wrong about the others.
 */
#ifndef PR_WORDS_KEYMAP_H
#define PR_WORDS_KEYMAP_H

#include "words/action.h"
#include "words/key.h"

/* Where keys mean something. One bit each. */
enum keymap_screen {
	ON_HOME = 1 << 0,
	ON_FIRST = 1 << 1, /* first start */
	ON_EXAMS = 1 << 2,
	ON_EXAM = 1 << 3, /* one exam: its pool, its modes */
	ON_BEGIN = 1 << 4,
	ON_PRACTICE = 1 << 5,
	ON_PAST = 1 << 6,
	ON_SETTINGS = 1 << 7,
	ON_ABOUT = 1 << 8,
	ON_QUESTION = 1 << 9,
	ON_NAVIGATOR = 1 << 10,
	ON_REVIEW = 1 << 11,
	ON_CALCULATOR = 1 << 12,
	ON_NOTE = 1 << 13,
	ON_HIGHLIGHT = 1 << 14,
	ON_END = 1 << 15,
	ON_BREAK = 1 << 16,
	ON_LEAVE = 1 << 17,
	ON_TIME_UP = 1 << 18,
	ON_SCORE = 1 << 19,
	ON_RATIONALE = 1 << 20,
	ON_TUTORIAL = 1 << 21,
	ON_REPORT = 1 << 22, /* report a problem with an item */
	ON_HELP = 1 << 23,
	ON_PALETTE = 1 << 24,
	ON_RESUME = 1 << 25,  /* which paused sitting */
	ON_DRILLS = 1 << 26,  /* which drill */
	ON_DRILLED = 1 << 27, /* the closing page of one */
	ON_CODES = 1 << 28,   /* the code book, beside an item or alone */
	ON_STATS = 1 << 29,   /* where one stands */
	ON_STUDY = 1 << 30,   /* today's queue and the plan */
};
#define KEYMAP_SCREENS 31
#define ON_ALL ((1u << KEYMAP_SCREENS) - 1)
/* Screens of a sitting that is under way. */
#define ON_SITTING                                                          \
	(ON_QUESTION | ON_NAVIGATOR | ON_REVIEW | ON_CALCULATOR | ON_NOTE | \
	 ON_HIGHLIGHT | ON_END | ON_BREAK | ON_LEAVE | ON_REPORT)

struct keymap_row {
	unsigned screens; /* enum keymap_screen, or-ed */
	enum action action;
	const char *keys;  /* the first is the one that is taught */
	const char *also;  /* further spellings, "" none */
	const char *label; /* hint row and palette */
	const char *help;  /* what it does, no full stop */
	const char *words; /* plain mode, parted by blanks */
	const char *group; /* heading in the help */
	int rank;          /* hint row: 1 is the last to be dropped, 0 never */
	bool terminal;     /* the terminal's own business, not the exam's */
};

/* The whole table, in the order of the help. */
const struct keymap_row *keymap_rows(size_t *n);

/* The row a key means on a screen, or NULL. */
const struct keymap_row *keymap_find(unsigned screen, int key);

/* The row of an action on a screen, or NULL. */
const struct keymap_row *keymap_action(unsigned screen, enum action action);

/* The row a plain-mode word means on a screen, or NULL; any case. */
const struct keymap_row *keymap_word(unsigned screen, const char *word);

/*
 * The place a letter or digit names: 'a', 'A' and '1' give 0; -1 for none.
 * A tenth line has no digit.
 */
int keymap_place(int key);

/* "question", for lists of keys and the tests; bit is one screen. */
const char *keymap_screen_name(unsigned screen);

/* "Enter", "a-h": the taught key of a row; "-" when it has none. */
void keymap_key_text(char out[KEY_NAME_MAX], const struct keymap_row *row);

/* Further keys of a row, "Right, Alt-N"; "" none. */
void keymap_also_text(char *out, size_t size, const struct keymap_row *row);

#endif

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

/* Where keys mean something: one bit each, or-ed; more than an enum takes. */
#define ON_BIT(bit) (UINT64_C(1) << (bit))
#define ON_HOME ON_BIT(0)
#define ON_FIRST ON_BIT(1) /* first start */
#define ON_EXAMS ON_BIT(2)
#define ON_EXAM ON_BIT(3) /* one exam: its pool, its modes */
#define ON_BEGIN ON_BIT(4)
#define ON_PRACTICE ON_BIT(5)
#define ON_PAST ON_BIT(6)
#define ON_SETTINGS ON_BIT(7)
#define ON_ABOUT ON_BIT(8)
#define ON_QUESTION ON_BIT(9)
#define ON_NAVIGATOR ON_BIT(10)
#define ON_REVIEW ON_BIT(11)
#define ON_CALCULATOR ON_BIT(12)
#define ON_NOTE ON_BIT(13)
#define ON_HIGHLIGHT ON_BIT(14)
#define ON_END ON_BIT(15)
#define ON_BREAK ON_BIT(16)
#define ON_LEAVE ON_BIT(17)
#define ON_TIME_UP ON_BIT(18)
#define ON_SCORE ON_BIT(19)
#define ON_RATIONALE ON_BIT(20)
#define ON_TUTORIAL ON_BIT(21)
#define ON_REPORT ON_BIT(22) /* report a problem with an item */
#define ON_HELP ON_BIT(23)
#define ON_PALETTE ON_BIT(24)
#define ON_RESUME ON_BIT(25)    /* which paused sitting */
#define ON_DRILLS ON_BIT(26)    /* which drill */
#define ON_DRILLED ON_BIT(27)   /* the closing page of one */
#define ON_CODES ON_BIT(28)     /* the code book, beside an item or alone */
#define ON_STATS ON_BIT(29)     /* where one stands */
#define ON_STUDY ON_BIT(30)     /* today's queue and the plan */
#define ON_CEU ON_BIT(31)       /* the ledger of continuing education */
#define ON_CEU_ENTRY ON_BIT(32) /* one activity in full */
#define ON_CEU_FORM ON_BIT(33)  /* an activity, typed */
#define ON_CEU_HOLD ON_BIT(34)  /* what is held, dates of a cycle */
#define ON_CEU_RULES ON_BIT(35) /* what stands by which rule */
#define ON_CEU_ASK ON_BIT(36)   /* why, or whether to */
#define ON_CEU_SHEET ON_BIT(37) /* what to type into an issuer's site */
#define ON_CEU_IF ON_BIT(38)    /* with and without something */
#define KEYMAP_SCREENS 39
#define ON_ALL (ON_BIT(KEYMAP_SCREENS) - 1)
/* Screens of a sitting that is under way. */
#define ON_SITTING                                                          \
	(ON_QUESTION | ON_NAVIGATOR | ON_REVIEW | ON_CALCULATOR | ON_NOTE | \
	 ON_HIGHLIGHT | ON_END | ON_BREAK | ON_LEAVE | ON_REPORT)

struct keymap_row {
	uint64_t screens; /* ON_HOME and so on, or-ed */
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
const struct keymap_row *keymap_find(uint64_t screen, int key);

/* The row of an action on a screen, or NULL. */
const struct keymap_row *keymap_action(uint64_t screen, enum action action);

/* The row a plain-mode word means on a screen, or NULL; any case. */
const struct keymap_row *keymap_word(uint64_t screen, const char *word);

/*
 * The place a letter or digit names: 'a', 'A' and '1' give 0; -1 for none.
 * A tenth line has no digit.
 */
int keymap_place(int key);

/* "question", for lists of keys and the tests; bit is one screen. */
const char *keymap_screen_name(uint64_t screen);

/* "Enter", "a-h": the taught key of a row; "-" when it has none. */
void keymap_key_text(char out[KEY_NAME_MAX], const struct keymap_row *row);

/* Further keys of a row, "Right, Alt-N"; "" none. */
void keymap_also_text(char *out, size_t size, const struct keymap_row *row);

#endif

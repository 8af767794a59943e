/*
 * words/action.h - what a learner can do, whatever the key or the word
 *
 * floor    words
 * idea     Screens and plain mode answer to actions; keymap.h says which key
 *          and which word mean them. One key means one action on all screens.
 */
#ifndef PR_WORDS_ACTION_H
#define PR_WORDS_ACTION_H

enum action {
	ACT_NONE = 0,
	/* everywhere */
	ACT_HELP,
	ACT_COMMANDS,
	ACT_BACK,
	ACT_LEAVE, /* quit; in an exam it asks */
	ACT_MOUSE,
	ACT_REDRAW,
	ACT_SUSPEND,
	/* moving and choosing */
	ACT_UP,
	ACT_DOWN,
	ACT_LEFT,
	ACT_RIGHT,
	ACT_PGUP,
	ACT_PGDN,
	ACT_FIRST,
	ACT_LAST,
	ACT_TAB,
	ACT_BACKTAB,
	ACT_ENTER,
	ACT_TOGGLE,
	ACT_CHOOSE, /* the option or line with this letter or digit */
	ACT_NEXT,
	ACT_PREVIOUS,
	ACT_FIND,
	ACT_TAKE_BACK, /* clear the answer; undo the last change */
	/* the exam */
	ACT_STRIKE,
	ACT_FLAG,
	ACT_NAVIGATOR,
	ACT_REVIEW,
	ACT_NEXT_OPEN,
	ACT_NEXT_FLAGGED,
	ACT_CALCULATOR,
	ACT_HIGHLIGHT,
	ACT_NOTE,
	ACT_TIME,
	ACT_COUNTER,
	ACT_PANE, /* one pane on the whole screen, or both */
	ACT_NARROWER,
	ACT_WIDER,
	ACT_TAB_BEFORE,
	ACT_TAB_AFTER,
	ACT_REPORT,
	ACT_BREAK,
	ACT_SHOW,
	ACT_CONFIDENCE,
	ACT_GUESSED, /* the same in one key: 1, 2, 3 */
	ACT_UNSURE,
	ACT_SURE,
	ACT_END,
	/* the calculator */
	ACT_COPY,
	/* drills: code lines, the code book, what a drill is like */
	ACT_LINE_INSERT,
	ACT_LINE_DELETE,
	ACT_LINE_UP,
	ACT_LINE_DOWN,
	ACT_ITEMS,
	ACT_SKILL,
	ACT_OPEN_BOOK,
	ACT_PACK,
	/* the ledger of continuing education */
	ACT_ADD,
	ACT_CORRECT,
	ACT_EXPLAIN, /* what stands by which rule */
	ACT_HOLD,
	ACT_SHEET,   /* what to type into the issuer's site */
	ACT_WHAT_IF, /* as if something were done */
	ACT_SAVE,
	/* results */
	ACT_PRACTICE,
	ACT_EXPORT,
	/* plain mode only */
	ACT_AGAIN,
	ACT_OPTION,
	ACT_STATUS,
	ACT_COUNT
};

#endif

/* keymap_rows.c - the table: one row an action on a set of screens */
#include "words/keymap.h"

#define ITEM (ON_QUESTION | ON_TUTORIAL)
#define LINES                                                                  \
	(ON_HOME | ON_FIRST | ON_EXAMS | ON_EXAM | ON_PRACTICE | ON_PAST |     \
	 ON_SETTINGS | ON_RESUME | ON_REVIEW | ON_END | ON_LEAVE | ON_REPORT | \
	 ON_HELP | ON_PALETTE)
#define READING (ON_ABOUT | ON_BEGIN | ON_SCORE | ON_RATIONALE)
#define TYPING (ON_NOTE | ON_CALCULATOR)
#define NUMBERED                                                           \
	(ON_HOME | ON_FIRST | ON_EXAMS | ON_EXAM | ON_PRACTICE | ON_PAST | \
	 ON_RESUME | ON_REVIEW | ON_REPORT)

static const struct keymap_row rows[] = {
	/* clang-format off */
/* Answer */
{ ITEM, ACT_CHOOSE, "a..h", "1..8 A..H", "answer",
  "choose this option; in a select-all item, choose or take away",
  "a b c d e f g h", "Answer", 2, false },
{ ON_REVIEW, ACT_CHOOSE, "1..5", "", "list", "show this list", "list",
  "Move", 4, false },
{ NUMBERED & ~(unsigned)ON_REVIEW, ACT_CHOOSE, "1..9", "", "open",
  "open or choose the line with this number", "1 2 3 4 5 6 7 8 9",
  "Move", 3, false },
{ ITEM | ON_SETTINGS | ON_PRACTICE | ON_HIGHLIGHT, ACT_TOGGLE, "Space", "",
  "choose", "choose what has the focus; change a box", "toggle", "Answer",
  12, false },
{ ITEM, ACT_STRIKE, "x", "", "strike",
  "then a letter: strike an option out, or bring it back", "x strike",
  "Answer", 6, false },
{ ITEM, ACT_TAKE_BACK, "u", "", "clear", "clear the answer", "u clear",
  "Answer", 13, false },
{ ON_SETTINGS, ACT_TAKE_BACK, "u", "", "undo", "undo the last change",
  "u undo", "Answer", 5, false },
{ ON_QUESTION, ACT_SHOW, "s", "", "show",
  "practice: show the answer and why; the item is then closed", "s show",
  "Answer", 5, false },
{ ON_QUESTION, ACT_CONFIDENCE, "y", "", "how sure",
  "practice: say how sure you are: 1 unsure, 2 fairly, 3 sure",
  "y sure unsure", "Answer", 6, false },
/* Move */
{ ITEM | ON_RATIONALE | ON_FIRST, ACT_NEXT, "n", "Right Alt-n", "next",
  "go to the next item", "n next", "Move", 3, false },
{ ITEM | ON_RATIONALE | ON_FIRST, ACT_PREVIOUS, "p", "Left Alt-p", "prev",
  "go back to the item before", "p previous prev", "Move", 4, false },
{ ON_ALL & ~(unsigned)TYPING, ACT_ENTER, "Enter", "", "open",
  "do what has the focus; on an item: take it, then the next item",
  "open go", "Move", 2, false },
{ TYPING, ACT_ENTER, "Enter", "", "done",
  "note: keep it; calculator: work it out", "open go", "Move", 2, false },
{ ITEM | LINES | READING | ON_NAVIGATOR | ON_HIGHLIGHT | ON_CALCULATOR |
  ON_BREAK, ACT_UP, "Up", "", "up", "move up", "up", "Move", 0, false },
{ ITEM | LINES | READING | ON_NAVIGATOR | ON_HIGHLIGHT | ON_CALCULATOR |
  ON_BREAK, ACT_DOWN, "Down", "", "down", "move down", "down", "Move", 0,
  false },
{ ON_ALL & ~(unsigned)(ITEM | ON_RATIONALE | ON_FIRST | TYPING), ACT_LEFT,
  "Left", "", "left", "move left; the choice before", "left", "Move", 0,
  false },
{ ON_ALL & ~(unsigned)(ITEM | ON_RATIONALE | ON_FIRST | TYPING), ACT_RIGHT,
  "Right", "", "right", "move right; the next choice", "right", "Move", 0,
  false },
{ ON_ALL & ~(unsigned)TYPING, ACT_PGUP, "PgUp", "", "page up",
  "a page up; read the text above", "pgup", "Move", 0, false },
{ ON_ALL & ~(unsigned)TYPING, ACT_PGDN, "PgDn", "", "page down",
  "a page down; read the text below", "pgdn more", "Move", 0, false },
{ ON_ALL & ~(unsigned)TYPING, ACT_FIRST, "Home", "", "first",
  "the first line", "first", "Move", 0, false },
{ ON_ALL & ~(unsigned)TYPING, ACT_LAST, "End", "", "last", "the last line",
  "last", "Move", 0, false },
{ ON_QUESTION, ACT_TAB, "Tab", "", "chart",
  "between the question and its chart, or into the answer box", "tab",
  "Move", 2, false },
{ ON_NAVIGATOR, ACT_TAB, "Tab", "", "filter", "show other items", "tab",
  "Move", 7, false },
{ ON_RATIONALE, ACT_TAB, "Tab", "", "chart",
  "case: between the answer and the chart; else show other items", "tab",
  "Move", 2, false },
{ ON_ALL & ~(unsigned)(ON_QUESTION | ON_NAVIGATOR | ON_RATIONALE), ACT_TAB, "Tab", "",
  "next field", "the next pane or field", "tab", "Move", 0, false },
{ ON_ALL, ACT_BACKTAB, "Shift-Tab", "", "field before",
  "the pane or field before", "backtab", "Move", 0, false },
{ ITEM, ACT_NAVIGATOR, "j", "Alt-j", "jump",
  "navigator: all items, jump to one by its number", "j jump navigator",
  "Move", 7, false },
{ ITEM | ON_NAVIGATOR | ON_REVIEW, ACT_NEXT_OPEN, "N", "",
  "next open", "the next item without an answer", "nextopen unanswered",
  "Move", 10, false },
{ ON_QUESTION | ON_NAVIGATOR | ON_REVIEW, ACT_NEXT_FLAGGED, "M", "",
  "next flagged", "the next flagged item", "nextflagged flagged", "Move",
  11, false },
{ ON_HELP | ON_PALETTE, ACT_FIND, "/", "", "filter",
  "type to see fewer lines", "find", "Move", 0, false },
{ ON_RATIONALE | ON_QUESTION, ACT_FIND, "/", "", "find",
  "rationales: all, wrong or flagged items; case: find in the chart",
  "/ find filter", "Move", 9, false },
/* Mark */
{ ITEM, ACT_FLAG, "m", "Alt-f", "flag",
  "flag the item, or take the flag away; flags change no score", "m flag",
  "Mark", 5, false },
{ ITEM, ACT_HIGHLIGHT, "l", "", "highlight",
  "mark words in the question: arrows, Space, Esc", "l highlight", "Mark",
  15, false },
{ ITEM | ON_RATIONALE, ACT_NOTE, "o", "Alt-o", "note",
  "write a note on this item", "o note", "Mark", 14, false },
{ ON_QUESTION | ON_RATIONALE, ACT_REPORT, "r", "", "report",
  "report a problem with this item", "r report", "Mark", 16, false },
/* Tools */
{ ITEM, ACT_CALCULATOR, "=", "Alt-c", "calc",
  "calculator", "= calculator", "Tools", 9, false },
{ ON_CALCULATOR, ACT_COPY, ">", "", "put into the answer",
  "put the result into the answer box", "copy", "Tools", 3, false },
{ ON_SITTING | ON_TUTORIAL, ACT_TIME, "t", "", "time",
  "hide or show the time left", "t time", "Tools", 17, false },
{ ITEM, ACT_COUNTER, "i", "", "counter",
  "hide or show the progress", "i counter", "Tools", 0, false },
{ ON_QUESTION, ACT_PANE, "w", "", "full pane",
  "case: one pane on the whole screen, or both", "w whole", "Tools", 12,
  false },
{ ON_QUESTION | ON_RATIONALE, ACT_TAB_BEFORE, "[", "", "chart tab",
  "case: the chart page before", "[ chartback", "Tools", 13, false },
{ ON_QUESTION | ON_RATIONALE, ACT_TAB_AFTER, "]", "", "chart tab",
  "case: the next chart page", "] chart", "Tools", 13, false },
{ ON_QUESTION, ACT_NARROWER, "{", "", "divider",
  "case: less room for the chart", "{ less", "Tools", 0, false },
{ ON_QUESTION, ACT_WIDER, "}", "", "divider",
  "case: more room for the chart", "} wider", "Tools", 0, false },
/* Exam */
{ ITEM | ON_NAVIGATOR, ACT_REVIEW, "v", "Alt-v", "review",
  "review: what is answered, open, flagged; the way to the end",
  "v review", "Exam", 8, false },
{ ITEM, ACT_BREAK, "z", "Alt-b", "break",
  "take a break: the item is hidden", "z break", "Exam", 18, false },
{ ON_QUESTION, ACT_END, "", "", "end exam",
  "end the exam: asks first, then wants the word END", "end", "Exam", 0,
  true }, /* E is an answer here; v leads to it, and the palette */
{ ON_REVIEW, ACT_END, "E", "", "end exam",
  "end the exam: asks first, then wants the word END", "end", "Exam", 6,
  false },
/* Results */
{ ON_SCORE, ACT_REVIEW, "v", "", "as text",
  "the report as sentences, one a row", "v sentences", "Results", 6, false },
{ ON_SCORE, ACT_PRACTICE, "P", "", "practise",
  "practise the domain where it pays most", "practise practice", "Results",
  4, false },
{ ON_SCORE | ON_RATIONALE, ACT_EXPORT, "X", "", "write a file",
  "write the report to a file", "export", "Results", 5, false },
/* Plain mode */
{ ITEM, ACT_AGAIN, "", "", "again", "read the item again", "again",
  "Plain", 0, true },
{ ITEM, ACT_OPTION, "", "", "option", "read one option: option b",
  "option", "Plain", 0, true },
{ ITEM, ACT_STATUS, "", "", "status", "how many are answered and flagged",
  "status", "Plain", 0, true },
/* Always */
{ ON_ALL, ACT_BACK, "Esc", "", "back",
  "close this, or one screen back; never out of an exam", "back", "Always",
  3, false },
{ ON_ALL, ACT_HELP, "?", "F1", "help",
  "the keys of this screen; type to filter, Enter runs one",
  "? help keys", "Always", 1, false },
{ ON_ALL, ACT_COMMANDS, ":", "Ctrl-p", "commands",
  "every command by name, with its key beside it", ": commands", "Always",
  19, false },
{ ON_ALL, ACT_LEAVE, "q", "Ctrl-c", "quit",
  "leave; in an exam it asks first, answers are kept", "q quit leave",
  "Always", 20, false },
{ ON_ALL, ACT_MOUSE, "~", "", "mouse", "mouse on or off", "mouse",
  "Always", 0, false },
{ ON_ALL, ACT_REDRAW, "Ctrl-l", "", "redraw", "paint the screen again",
  "redraw", "Always", 0, true },
{ ON_ALL, ACT_SUSPEND, "Ctrl-z", "", "shell",
  "back to the shell for a moment; fg returns", "suspend", "Always", 0,
  true },
	/* clang-format on */
};

const struct keymap_row *
keymap_rows(size_t *n)
{
	*n = PR_LEN(rows);
	return rows;
}

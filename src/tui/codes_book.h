/*
 * tui/codes_book.h - the code book: the index and the tabular pages
 *
 * floor    tui
 * idea     One pane with two faces. The index finds while one types; Enter
 *          opens the tabular page, where notes are read and codes followed.
 *          That is the order examiners want. The same pane stands beside an
 *          item and alone.
 */
#ifndef PR_TUI_CODES_BOOK_H
#define PR_TUI_CODES_BOOK_H

#include "proctor/tables.h"
#include "tui/form.h"
#include "tui/view.h"

#define BOOK_HITS 40
#define BOOK_TRAIL 32
#define BOOK_STATUS 480

/* A row of a page on the screen: a line of it and where the row begins. */
struct book_row {
	int line;
	int row; /* within the line, from 0 */
};

/* Zeroed is closed. */
struct book {
	struct pr_tables *tables; /* lent by the desk, NULL none */
	bool page_up;             /* a tabular page, else the index */

	struct field query;
	enum pr_code_system system; /* PR_CODE_NONE: all */
	struct pr_hit *hits;        /* BOOK_HITS */
	size_t n_hits;
	struct list list;

	struct pr_page *page;
	char trail[BOOK_TRAIL][12]; /* pages before this one */
	int n_trail;
	struct book_row cursor; /* in the page */
	struct book_row top;
	int moved; /* rows to move the cursor at the next draw */
	int shown; /* rows at the last draw */

	struct rect place; /* where it is drawn, by who draws it */
	bool shown_here;   /* beside an item: there is a pane */
	bool focus;        /* it has the keys */
	bool whole;
	char status[BOOK_STATUS];

	/* puts a code into the answer; NULL when there is none */
	void *ctx;
	bool (*take)(void *ctx, const char *code, enum pr_code_system system);
};

/* Opens on the index; false without memory. */
bool book_begin(struct book *book, struct tui *tui);
void book_release(struct book *book);

/* Opens the page of a code; the present one goes onto the trail. */
bool book_go(struct tui *tui, struct book *book, const char *code);

/* Keys of the index; false when the key is none of its. */
bool book_sign(int code); /* no part of a term: a command */
bool book_key(struct tui *tui, struct book *book, const struct key *key);

/* True when the action was the book's. */
bool book_act(struct tui *tui, struct book *book, enum action action);

/* The code that has the focus, "" none; *system its system. */
const char *book_code(const struct book *book, enum pr_code_system *system);

const char *book_status(struct book *book);

/* Index or page in a rectangle, with a heading over it when rule is set. */
void book_draw(struct draw *d, struct rect r, struct book *book, bool rule);

/* codes_page.c: the tabular page */
void page_draw(struct draw *d, struct rect r, struct book *book);
void page_heading(char left[80], char right[48], const struct book *book);
const struct pr_page_line *page_line(const struct book *book);

#endif

/*
 * tui/explain.h - an answered item with its key and the reasons
 *
 * floor    tui
 * idea     Practice feedback and the review after the end tell the same
 *          things in the same order: verdict, item, what was chosen and what
 *          is right, why for each option, the rule and its date.
 */
#ifndef PR_TUI_EXPLAIN_H
#define PR_TUI_EXPLAIN_H

#include "proctor/form.h"
#include "tui/paper.h"

struct explain {
	const struct pr_item *item;
	const struct pr_slot *place; /* order on the screen; NULL: not known */
	uint32_t choice;
	const char *body;               /* NULL none */
	const struct pr_codebook *book; /* for codes; NULL none */
	int confidence;                 /* 0 not given */
	bool past_review;
	bool drill; /* no exam is spoken of */
};

/* Before the answers stand verdict, question and two empty rows. */
#define EXPLAIN_ANSWERS 4

/* Adds it to the page. */
void explain_item(struct paper *paper, const struct explain *e);

/* explain_codes.c: the lines of a code entry with what was wrong in each, and
 * the key; and the verdict alone, as a sentence. */
void explain_codes(struct paper *paper, const struct explain *e);
void explain_codes_said(char *out, size_t size, const struct explain *e);

#endif

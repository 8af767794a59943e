/*
 * tui/score_page.h - the score report as a page that scrolls
 *
 * floor    tui
 * idea     The facts come from report/words.h, so screen, text and paper say
 *          the same; here they get their places.
 */
#ifndef PR_TUI_SCORE_PAGE_H
#define PR_TUI_SCORE_PAGE_H

#include "proctor/result.h"
#include "tui/paper.h"

enum score_form {
	SCORE_TABLE,     /* labels in a column, bars; from 80 columns */
	SCORE_LINES,     /* "Label: text", no bars */
	SCORE_SENTENCES, /* the same without headings: one fact a row */
};

/* Adds the whole report. */
void score_page(struct paper *paper, const struct pr_result *result,
		enum score_form form);

#endif

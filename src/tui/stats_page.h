/* stats_page.h - the pages of the stats screen, drawn from the facts */
#ifndef PR_TUI_STATS_PAGE_H
#define PR_TUI_STATS_PAGE_H

#include "proctor/stats.h"
#include "tui/form.h"
#include "tui/paper.h"

enum stats_tab {
	STATS_DOMAINS,
	STATS_TASKS,
	STATS_LEVELS,
	STATS_SKILLS,
	STATS_ERRORS,
	STATS_MORE, /* readiness, confidence, pace, mocks: a page */
	STATS_TABS
};

/* How many lines a tab has; 0 for the page. */
int stats_lines(const struct pr_stats *s, enum stats_tab tab);

/* The row of a line; NULL for errors and the page. */
const struct pr_stat_row *stats_row(const struct pr_stats *s,
				    enum stats_tab tab, int line);

/* The names of the tabs in one row, the open one in brackets. */
void stats_draw_tabs(struct draw *d, int row, enum stats_tab tab);

/* Headings over the lines of a tab; the row after it. */
int stats_draw_head(struct draw *d, int row, enum stats_tab tab);

/* Line i of a tab. */
void stats_draw_line(struct draw *d, int row, const struct pr_stats *s,
		     enum stats_tab tab, int i, bool focused);

/* A sentence on line i of a tab. */
void stats_sentence(char *out, size_t size, const struct pr_stats *s,
		    enum stats_tab tab, int i);

/* What a tab without lines says; static. */
const char *stats_empty(enum stats_tab tab);

/* The page of STATS_MORE, built for a width. */
void stats_build(struct paper *paper, const struct pr_stats *s);

#endif

/* stats_page.c - the pages of the stats screen; see stats_page.h */
#include "tui/stats_page.h"

#include "report/stats_words.h"

#include <stdio.h>
#include <string.h>

#define NAME_COL 6
#define NAME_CELLS 27
#define COUNT_END 38
#define SHARE_END 44
#define RANGE_COL 45
#define BAR_COL 52
#define BAR_CELLS 10
#define WEEK_COL 63
#define LABEL_CELLS 17

static const char *const tab_names[STATS_TABS] = {
	[STATS_DOMAINS] = "Domains", [STATS_TASKS] = "Tasks",
	[STATS_LEVELS] = "Levels",   [STATS_SKILLS] = "Skills",
	[STATS_ERRORS] = "Errors",   [STATS_MORE] = "More",
};

int
stats_lines(const struct pr_stats *s, enum stats_tab tab)
{
	if (s->answers == 0 && s->n_skills == 0)
		return 0;
	switch (tab) {
	case STATS_DOMAINS:
		return (int)s->n_domains;
	case STATS_TASKS:
		return (int)s->n_tasks;
	case STATS_LEVELS:
		return (int)PR_LEN(s->levels);
	case STATS_SKILLS:
		return (int)s->n_skills;
	case STATS_ERRORS:
		return (int)s->n_errors;
	case STATS_MORE:
	case STATS_TABS:
		break;
	}
	return 0;
}

const struct pr_stat_row *
stats_row(const struct pr_stats *s, enum stats_tab tab, int line)
{
	if (line < 0 || line >= stats_lines(s, tab))
		return NULL;
	switch (tab) {
	case STATS_DOMAINS:
		return &s->domains[line];
	case STATS_TASKS:
		return &s->tasks[line];
	case STATS_LEVELS:
		return &s->levels[line];
	case STATS_SKILLS:
		return &s->skills[line];
	case STATS_ERRORS:
	case STATS_MORE:
	case STATS_TABS:
		break;
	}
	return NULL;
}

const char *
stats_empty(enum stats_tab tab)
{
	if (tab == STATS_SKILLS)
		return "No coding drill is finished yet; d on the home screen "
		       "starts one.";
	if (tab == STATS_ERRORS)
		return "No error was made in a coding drill yet.";
	return "Nothing is answered yet, so there is nothing to show.";
}

void
stats_draw_tabs(struct draw *d, int row, enum stats_tab tab)
{
	int col = 1;

	for (int i = 0; i < STATS_TABS; i++) {
		bool open = i == (int)tab;
		int cells = draw_narrow(d) ? 4 : 8;

		col = draw_at(d, row, col, open ? ROLE_CHOSEN : ROLE_QUIET,
			      open ? "[" : " ");
		col = draw_cut(d, row, col, cells,
			       open ? ROLE_CHOSEN : ROLE_QUIET, tab_names[i]);
		col = draw_at(d, row, col, open ? ROLE_CHOSEN : ROLE_QUIET,
			      open ? "]" : " ");
	}
}

int
stats_draw_head(struct draw *d, int row, enum stats_tab tab)
{
	if (draw_narrow(d))
		return row;
	if (tab == STATS_ERRORS) {
		draw_at(d, row, NAME_COL, ROLE_HEADING, "Error");
		draw_right(d, row, BAR_COL - 1, ROLE_HEADING, "last 30 days");
		draw_right(d, row, 79, ROLE_HEADING, "ever");
		return row + 1;
	}
	draw_at(d, row, NAME_COL, ROLE_HEADING,
		tab == STATS_DOMAINS ? "! weak  ? few answers"
				     : "? few answers");
	draw_right(d, row, COUNT_END, ROLE_HEADING, "first");
	draw_at(d, row, SHARE_END - 5, ROLE_HEADING, "right (95 %)");
	draw_at(d, row, WEEK_COL, ROLE_HEADING, "by week");
	if (tab == STATS_DOMAINS)
		draw_right(d, row, 79, ROLE_HEADING, "lost");
	return row + 1;
}

/* "!" likely below the passing level, "?" not answers enough to say. Only
 * domains have a level; of the rest the share alone is told. */
static const char *
sign_of(const struct pr_stat_row *row, enum stats_tab tab)
{
	if (tab != STATS_DOMAINS)
		return row->too_few ? "?" : " ";
	if (!row->enough)
		return "?";
	return row->weak ? "!" : " ";
}

/* A share of few answers is no percent: "2 of 3". */
static void
draw_share(struct draw *d, int at, const struct pr_stat_row *row,
	   enum role role)
{
	char text[40];

	if (row->too_few) {
		snprintf(text, sizeof(text), "%ld of %ld", row->first_right,
			 row->first);
		draw_right(d, at, BAR_COL - 1, role, text);
		return;
	}
	snprintf(text, sizeof(text), "%.0f %%", row->share * 100);
	draw_right(d, at, SHARE_END, role, text);
	draw_fmt(d, at, RANGE_COL, role, "%.0f-%.0f", row->lo * 100,
		 row->hi * 100);
}

static void
draw_row_wide(struct draw *d, int at, const struct pr_stat_row *row, bool loses,
	      enum role role)
{
	struct bar bar = { row->first ? row->share : 0, row->lo, row->hi, -1 };
	char text[240];
	char weeks[WORDS_MAX];

	snprintf(text, sizeof(text), "%s %s", row->name, row->title);
	draw_cut(d, at, NAME_COL, NAME_CELLS, role,
		 row->title[0] ? text : row->name);
	snprintf(text, sizeof(text), "%ld", row->first);
	draw_right(d, at, COUNT_END, role, text);
	if (row->first == 0) {
		draw_at(d, at, SHARE_END - 5, role,
			row->answers ? "only met again" : "no answers yet");
	} else {
		draw_share(d, at, row, role);
		draw_bar(d, at, BAR_COL, BAR_CELLS, &bar);
		stats_words_weeks(weeks, row, !draw_unicode(d));
		draw_at(d, at, WEEK_COL, role, weeks);
	}
	if (loses && row->points_lost > 0) {
		snprintf(text, sizeof(text), "%.1f", row->points_lost);
		draw_right(d, at, 79, role, text);
	}
}

static void
draw_error(struct draw *d, int row, const struct pr_stats *s, int i,
	   enum role role)
{
	const struct pr_stat_error *e = &s->errors[i];
	long most = s->errors[0].n;
	struct bar bar = { most ? (double)e->n / (double)most : 0, -1, -1, -1 };
	char text[40];

	if (draw_narrow(d)) {
		draw_cut(d, row, 4, draw_cols(d) - 10, role, e->name);
	} else {
		draw_cut(d, row, NAME_COL, NAME_CELLS + 6, role, e->name);
		snprintf(text, sizeof(text), "%ld", e->last30);
		draw_right(d, row, BAR_COL - 1, role, text);
		draw_bar(d, row, BAR_COL, BAR_CELLS * 2, &bar);
	}
	snprintf(text, sizeof(text), "%ld", e->n);
	draw_right(d, row, draw_cols(d) - 1, role, text);
}

void
stats_draw_line(struct draw *d, int row, const struct pr_stats *s,
		enum stats_tab tab, int i, bool focused)
{
	struct rect line = { row, 0, 1, draw_cols(d) };
	enum role role = list_line(d, line, i, focused);
	const struct pr_stat_row *r = stats_row(s, tab, i);
	char text[40];

	if (!r) {
		draw_error(d, row, s, i, role);
		return;
	}
	draw_at(d, row, 2, role, sign_of(r, tab));
	if (i < 9)
		draw_fmt(d, row, 4, role, "%d", i + 1);
	if (!draw_narrow(d)) {
		draw_row_wide(d, row, r, tab == STATS_DOMAINS, role);
		return;
	}
	draw_cut(d, row, NAME_COL, draw_cols(d) - NAME_COL - 13, role,
		 r->title[0] ? r->title : r->name);
	snprintf(text, sizeof(text), "%ld of %ld", r->first_right, r->first);
	draw_right(d, row, draw_cols(d) - 1, role, text);
}

static bool
ends(const char *sentence)
{
	size_t n = strlen(sentence);

	return n && sentence[n - 1] == '.';
}

void
stats_sentence(char *out, size_t size, const struct pr_stats *s,
	       enum stats_tab tab, int i)
{
	const struct pr_stat_row *row = stats_row(s, tab, i);
	char words[WORDS_MAX];

	if (!row) {
		const struct pr_stat_error *e = &s->errors[i];

		snprintf(out, size,
			 "%s: %ld, %ld of them in the last 30 days.%s", e->name,
			 e->n, e->last30,
			 e->skill[0] ? " Enter drills it." : "");
		return;
	}
	stats_words_row(words, row, tab == STATS_DOMAINS);
	snprintf(out, size, "%s%s%s", words, ends(words) ? "" : ".",
		 tab == STATS_LEVELS ? "" : " Enter drills it.");
}

/* ---- the page ------------------------------------------------------------ */

void
stats_build(struct paper *paper, const struct pr_stats *s)
{
	static const enum stats_section sections[] = {
		STATS_WORDS_NEXT, STATS_WORDS_READY, STATS_WORDS_SURE,
		STATS_WORDS_PACE, STATS_WORDS_MOCKS,
	};

	for (size_t k = 0; k < PR_LEN(sections); k++) {
		struct words_fact fact = { 0 };

		if (!stats_words_fact(&fact, s, sections[k], 0))
			continue;
		paper_put(paper, ROLE_HEADING, "", 0,
			  stats_words_heading(sections[k], s));
		for (int i = 0; stats_words_fact(&fact, s, sections[k], i); i++)
			paper_put(paper, ROLE_TEXT, fact.label, LABEL_CELLS,
				  fact.text);
		paper_gap(paper);
	}
}

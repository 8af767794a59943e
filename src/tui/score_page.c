/* score_page.c - the score report as a page; see tui/score_page.h */
#include "tui/score_page.h"

#include "proctor/text.h"
#include "report/words.h"
#include "words/say.h"

#include <stdio.h>
#include <string.h>

#define LABEL 17       /* cells of the label column */
#define TITLE_CELLS 23 /* of the title of a domain */
#define BAR_COL 37
#define BAR_CELLS 22

static void
put_facts(struct paper *paper, const struct pr_result *r,
	  enum words_section section, bool table)
{
	struct words_fact fact;

	int i;

	for (i = 0; words_fact(&fact, r, section, i); i++) {
		enum role role = section == WORDS_SCORE && i == 0 ? ROLE_CHOSEN
								  : ROLE_TEXT;

		if (i == 0 && table && section != WORDS_NOTICE)
			paper_put(paper, ROLE_HEADING, "", 0,
				  section == WORDS_SITTING
					  ? "The report in full"
					  : words_heading(section));
		if (table)
			paper_put(paper, role, fact.label, LABEL, fact.text);
		else
			paper_fmt(paper, role, "%s: %s", fact.label, fact.text);
	}
	if (table && i > 0)
		paper_gap(paper);
}

/* The title in its cells, padded; a title that is cut says so. */
static void
put_title(char out[160], const struct paper *paper, const char *title)
{
	const char *more = paper->unicode ? "\u2026" : "~";
	int cells;
	size_t n = pr_text_fit(title, strlen(title), TITLE_CELLS, &cells);

	if (!title[n]) {
		snprintf(out, 160, "%.100s%*s", title, TITLE_CELLS - cells, "");
		return;
	}
	n = pr_text_fit(title, strlen(title), TITLE_CELLS - 1, &cells);
	snprintf(out, 160, "%.*s%s%*s", (int)n, title, more,
		 TITLE_CELLS - 1 - cells, "");
}

static void
put_domain(struct paper *paper, const struct pr_result *r, size_t i)
{
	const struct pr_domain_row *row = &r->domains[i];
	struct paper_row *p;
	char title[160];
	char text[200];

	put_title(title, paper, row->title);
	snprintf(text, sizeof(text), "%-3.3s %s %4d/%d", row->identifier, title,
		 row->right, row->n);
	p = paper_put(paper, ROLE_TEXT, "", 0, text);
	if (!p)
		return;
	p->barred = true;
	/* no picture of what is not known */
	p->bar = row->too_few
			 ? (struct bar){ 0, -1, -1, -1 }
			 : (struct bar){ row->share, row->lo, row->hi, -1 };
	if (r->scaled && r->n_scored > 0)
		p->bar.mark = (double)r->raw_cut / r->n_scored;
	p->bar_col = BAR_COL;
	p->bar_cells = BAR_CELLS;
	if (row->too_few)
		snprintf(p->tail, sizeof(p->tail), "too few to say");
	else
		snprintf(p->tail, sizeof(p->tail), "%d %% (%d to %d)",
			 words_percent(row->share), words_percent(row->lo),
			 words_percent(row->hi));
}

static void
put_domains(struct paper *paper, const struct pr_result *r,
	    enum score_form form)
{
	if (r->n_domains == 0)
		return;
	if (form != SCORE_SENTENCES)
		paper_put(paper, ROLE_HEADING, "", 0,
			  "Domains, most points lost first");
	for (size_t i = 0; i < r->n_domains; i++) {
		char line[WORDS_MAX];

		if (form == SCORE_TABLE) {
			put_domain(paper, r, i);
			continue;
		}
		words_domain(line, r, i);
		paper_fmt(paper, ROLE_TEXT, "%s.", line);
	}
	if (form == SCORE_TABLE)
		paper_fmt(paper, ROLE_QUIET,
			  "%s right   [=] likely range, 95 %%%s",
			  paper->unicode ? "\u2588" : "#",
			  r->scaled ? "   | share that passes this form" : "");
	if (form != SCORE_SENTENCES)
		paper_gap(paper);
}

/* ---- the table's first lines: what counts, in short ---------------------- */

static const char *
date_of(char out[64], const struct pr_result *r)
{
	if (r->outline_date[0])
		snprintf(out, 64, "outline in force since %s", r->outline_date);
	else if (r->outline_as_of[0])
		snprintf(out, 64, "outline as looked up on %s",
			 r->outline_as_of);
	else
		snprintf(out, 64, "outline not dated");
	return out;
}

/* "Timed: 2 hours of 3 hours used; the clock stops while away. ..." */
static void
timed_words(char out[WORDS_MAX], const struct pr_result *r)
{
	char used[SAY_MAX];
	char budget[SAY_MAX];
	char text[SAY_MAX];

	say_duration(used, r->active_ms);
	if (r->timed)
		snprintf(out, WORDS_MAX,
			 "Timed: %.60s of %.60s used; the clock %s while "
			 "away. Accommodation: %.120s",
			 used, say_length(budget, r->budget_ms),
			 r->policy == PR_CLOCK_RUN ? "runs on" : "stops",
			 say_accommodation(text, r->time_percent, r->extra_min,
					   r->breaks_stop));
	else
		snprintf(out, WORDS_MAX, "Not timed: %.60s used.", used);
}

static void
put_sitting(struct paper *paper, const struct pr_result *r)
{
	char kind[SAY_MAX];
	char moment[WORDS_MAX];
	char timed[WORDS_MAX];
	char outline[64];

	words_moment(moment, r->end_ms, r->utc_offset_min);
	timed_words(timed, r);
	paper_fmt(paper, ROLE_TEXT,
		  "%.80s, %s; form %.12s; %.16s%s. %.300s Met before: %d of "
		  "%d.",
		  say_kind(kind, r->kind, r->exam), date_of(outline, r),
		  r->form_hash, moment,
		  r->over_by == PR_OVER_TIMEOUT ? ", ended when the time was up"
		  : r->over_by == PR_OVER_ABANDONED ? ", closed early"
						    : "",
		  timed, r->met_before, r->n_scored);
}

/* What a diagnostic and a quick check are not. */
static void
put_standing(struct paper *paper, const struct pr_result *r)
{
	struct words_fact fact;

	for (int i = 0; words_fact(&fact, r, WORDS_SCORE, i); i++)
		if (strcmp(fact.label, "Score") != 0)
			paper_fmt(paper, ROLE_CHOSEN, "%s", fact.text);
}

/* What the score in the line above means; the score itself stands there. */
static void
put_meaning(struct paper *paper, const struct pr_result *r)
{
	char verdict[SAY_MAX];

	if (r->kind == PR_SITTING_DIAGNOSTIC || r->kind == PR_SITTING_QUICK)
		put_standing(paper, r);
	else if (r->scaled)
		paper_fmt(paper, ROLE_CHOSEN,
			  "%s Not an official score. The range holds the true "
			  "score in 95 of 100 cases; this ability passes about "
			  "%d of 10 forms.",
			  say_verdict(verdict, r),
			  words_percent(r->p_parallel) / 10);
	else
		paper_fmt(paper, ROLE_CHOSEN,
			  "%s The range holds the true share in 95 of 100 "
			  "cases.",
			  r->why_not_scaled && r->why_not_scaled[0]
				  ? r->why_not_scaled
				  : "Practice has no scaled score.");
}

static void
put_counts(struct paper *paper, const struct pr_result *r)
{
	char text[WORDS_MAX];

	if (r->kind == PR_SITTING_DIAGNOSTIC || r->kind == PR_SITTING_QUICK) {
		if (r->blank)
			paper_fmt(paper, ROLE_TEXT,
				  "%d left blank, counted as wrong.", r->blank);
		return;
	}
	snprintf(text, sizeof(text), "Right: %d of %d scored.", r->raw,
		 r->n_scored);
	if (r->scaled)
		snprintf(text, sizeof(text),
			 "Right: %d of %d scored; %d pass this form.", r->raw,
			 r->n_scored, r->raw_cut);
	if (r->n_pretest)
		paper_fmt(paper, ROLE_TEXT,
			  "%.120s Blank %d, not reached %d. Pretest %d of %d, "
			  "not counted.",
			  text, r->blank, r->not_reached, r->pretest_right,
			  r->n_pretest);
	else
		paper_fmt(paper, ROLE_TEXT,
			  "%.120s Blank %d, not reached %d. No pretest items.",
			  text, r->blank, r->not_reached);
	if (r->scaled)
		paper_fmt(paper, ROLE_TEXT,
			  "Line and difficulties: writers' estimates; .05 too "
			  "kind %+d, too harsh %+d.",
			  r->shift_up, r->shift_down);
}

void
score_page(struct paper *paper, const struct pr_result *r, enum score_form form)
{
	bool table = form == SCORE_TABLE;

	if (table) { /* all that counts on the first screen, then in full */
		put_sitting(paper, r);
		put_meaning(paper, r);
		put_counts(paper, r);
		put_domains(paper, r, form);
		put_facts(paper, r, WORDS_PACE, table);
	}
	if (form == SCORE_LINES) /* few rows: the result comes first */
		put_facts(paper, r, WORDS_SCORE, table);
	put_facts(paper, r, WORDS_SITTING, table);
	if (form != SCORE_LINES)
		put_facts(paper, r, WORDS_SCORE, table);
	put_facts(paper, r, WORDS_COUNTS, table);
	if (!table) {
		put_domains(paper, r, form);
		put_facts(paper, r, WORDS_PACE, table);
	}
	put_facts(paper, r, WORDS_NOTICE, table);
}

/* score_page.c - the score report as a page; see tui/score_page.h */
#include "tui/score_page.h"

#include "report/words.h"

#include <stdio.h>
#include <string.h>

#define LABEL 17 /* cells of the label column */
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
				  words_heading(section));
		if (table)
			paper_put(paper, role, fact.label, LABEL, fact.text);
		else
			paper_fmt(paper, role, "%s: %s", fact.label, fact.text);
	}
	if (table && i > 0)
		paper_gap(paper);
}

static void
put_domain(struct paper *paper, const struct pr_result *r, size_t i)
{
	const struct pr_domain_row *row = &r->domains[i];
	struct paper_row *p;
	char text[80];

	snprintf(text, sizeof(text), "%-3.3s %-23.23s %4d/%d", row->identifier,
		 row->title, row->right, row->n);
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

void
score_page(struct paper *paper, const struct pr_result *r, enum score_form form)
{
	bool table = form == SCORE_TABLE;

	if (form == SCORE_LINES) /* few rows: the result comes first */
		put_facts(paper, r, WORDS_SCORE, table);
	put_facts(paper, r, WORDS_SITTING, table);
	if (form != SCORE_LINES)
		put_facts(paper, r, WORDS_SCORE, table);
	put_facts(paper, r, WORDS_COUNTS, table);
	put_domains(paper, r, form);
	put_facts(paper, r, WORDS_PACE, table);
	put_facts(paper, r, WORDS_NOTICE, table);
}

/* html.c - the score report as one page of HTML; see report/html.h */
#include "report/html.h"

#include "report/drill.h"
#include "report/missed.h"
#include "report/words.h"
#include "words/say.h"

#include <stdio.h>

static void
put_section(struct page *page, const struct pr_result *result,
	    enum words_section section)
{
	struct words_fact fact;
	int i = 0;

	for (; words_fact(&fact, result, section, i); i++) {
		if (i == 0) {
			page_add(page, "<h2>");
			page_html(page, words_heading(section));
			page_add(page, "</h2>\n<dl>\n");
		}
		page_add(page, "<dt>");
		page_html(page, fact.label);
		page_add(page, "</dt><dd>");
		page_html(page, fact.text);
		page_add(page, "</dd>\n");
	}
	if (i)
		page_add(page, "</dl>\n");
}

static void
put_domains(struct page *page, const struct pr_result *r)
{
	if (r->n_domains == 0)
		return;
	page_add(page, "<h2>");
	page_html(page, words_heading(WORDS_DOMAINS));
	page_add(page,
		 "</h2>\n<table>\n<tr><th>Domain</th><th class=\"n\">"
		 "Outline</th><th class=\"n\">Right</th><th>Share and likely "
		 "range</th><th>0 to 100 %</th></tr>\n");
	for (size_t i = 0; i < r->n_domains; i++) {
		const struct pr_domain_row *row = &r->domains[i];
		char share[WORDS_MAX];

		page_add(page, "<tr><td>");
		page_html(page, row->identifier);
		page_addc(page, ' ');
		page_html(page, row->title);
		if (row->weight > 0)
			page_printf(page, "</td><td class=\"n\">%.3g %%",
				    row->weight);
		else
			page_add(page, "</td><td class=\"n\">-");
		words_share(share, row);
		page_printf(page,
			    "</td><td class=\"n\">%d of %d</td><td>%s</td>"
			    "<td>",
			    row->right, row->n, share);
		html_domain_bar(page, row);
		page_add(page, "</td></tr>\n");
	}
	page_add(page, "</table>\n");
}

static void
put_response(struct page *page, const struct report *report,
	     const struct pr_response_row *row)
{
	char chosen[SAY_MAX];
	char key[SAY_MAX];
	bool shown = report_shown(report, row, chosen, key);

	page_printf(page, "<tr><td class=\"n\">%d</td><td>", row->slot + 1);
	page_html(page, row->identifier[0] ? row->identifier : row->uuid);
	page_add(page, "</td><td>");
	page_html(page, report_domain(report, row));
	page_printf(page, "</td><td>%s</td><td>", report_role(row->role));
	page_html(page, shown ? chosen : row->chosen);
	page_add(page, "</td><td>");
	page_html(page, shown ? key : row->key);
	page_printf(page, "</td><td>%s</td><td class=\"n\">%.0f</td></tr>\n",
		    row->right      ? "right"
		    : row->answered ? "wrong"
		    : row->reached  ? "no answer"
				    : "not reached",
		    (double)row->ms / 1000);
}

static void
put_responses(struct page *page, const struct report *report)
{
	const struct pr_result *r = report->result;

	page_add(page,
		 "<h2>Responses</h2>\n<table>\n<tr><th class=\"n\">Item</th>"
		 "<th>Question</th><th>Domain</th><th>Role</th><th>Chosen"
		 "</th><th>Key</th><th>Result</th><th class=\"n\">Seconds"
		 "</th></tr>\n");
	for (int i = 0; i < r->n_items; i++)
		put_response(page, report, &r->responses[i]);
	page_add(page, "</table>\n");
}

static void
put_result(struct page *page, const struct report *report)
{
	const struct pr_result *r = report->result;

	put_section(page, r, WORDS_SITTING);
	put_section(page, r, WORDS_SCORE);
	if (r->scaled)
		html_score_bar(page, r);
	put_section(page, r, WORDS_COUNTS);
	if (report->drill)
		drill_html(page, report->drill);
	else
		put_domains(page, r);
	put_section(page, r, WORDS_PACE);
	if (!report->drill)
		put_section(page, r, WORDS_NEXT);
	put_responses(page, report);
	put_section(page, r, WORDS_NOTICE);
}

enum pr_status
report_html(const struct report *report, const struct pr_sink *sink,
	    struct pr_err *err)
{
	struct page page;
	char kind[SAY_MAX];
	char moment[WORDS_MAX];
	char title[WORDS_MAX];
	enum pr_status st = PR_OK;
	enum pr_status end;

	words_moment(moment, report->result->end_ms,
		     report->result->utc_offset_min);
	snprintf(title, sizeof(title), "%s: %.100s, %.20s",
		 report->missed ? "Items not right" : "Score report",
		 say_kind(kind, report->result->kind, report->result->exam),
		 moment);
	page_init(&page, sink, 0);
	html_head(&page, title);
	if (report->missed)
		st = html_missed(&page, report, err);
	else
		put_result(&page, report);
	html_foot(&page);
	end = page_end(&page, st ? NULL : err);
	return st ? st : end;
}

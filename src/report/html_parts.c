/* html_parts.c - frame, bars and missed items of the page; see report/html.h */
#include "report/chart.h"
#include "report/html.h"
#include "report/missed.h"
#include "report/words.h"
#include "words/content.h"

#include <stdio.h>
#include <stdlib.h>

/* Black on white, so that it prints as it looks. */
static const char style[] =
	"body{font:16px/1.45 sans-serif;max-width:48em;margin:2em auto;"
	"padding:0 1em;color:#111;background:#fff}\n"
	"h1{font-size:1.5em}h2{font-size:1.15em;margin-top:1.6em;"
	"border-bottom:1px solid #888}\n"
	"dl{display:grid;grid-template-columns:10em 1fr;gap:.2em 1em}\n"
	"dt{font-weight:bold}dd{margin:0}\n"
	"table{border-collapse:collapse;width:100%}\n"
	"th,td{text-align:left;padding:.2em .5em;border-bottom:1px solid "
	"#bbb;vertical-align:top}\n"
	"td.n,th.n{text-align:right}\n"
	".item{break-inside:avoid;margin:1.5em 0;padding-top:.5em;"
	"border-top:1px solid #888}\n"
	".case{margin:1.5em 0;border-left:3px solid #888;padding-left:1em}"
	"h3{font-size:1em;margin-bottom:.3em}\n"
	".tag{font-weight:bold}.why{margin:.2em 0 .6em 1.5em;color:#333}\n"
	"@media print{body{margin:0;max-width:none;font-size:11pt}"
	"h2{break-after:avoid}tr{break-inside:avoid}}\n";

void
html_head(struct page *page, const char *title)
{
	page_add(page, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
		       "<meta charset=\"utf-8\">\n"
		       "<meta http-equiv=\"Content-Security-Policy\" "
		       "content=\"default-src 'none'; style-src "
		       "'unsafe-inline'\">\n<title>");
	page_html(page, title);
	page_printf(page, "</title>\n<style>\n");
	page_add(page, style);
	page_add(page, "</style>\n</head>\n<body>\n<h1>");
	page_html(page, title);
	page_add(page, "</h1>\n");
}

void
html_foot(struct page *page)
{
	page_add(page, "</body>\n</html>\n");
}

/* Where value lies on 0..400. */
static double
across(double value, double min, double max)
{
	double x = max > min ? (value - min) / (max - min) : 0;

	return 400 * (x < 0 ? 0 : x > 1 ? 1 : x);
}

void
html_score_bar(struct page *page, const struct pr_result *r)
{
	double lo = across(r->score_lo, r->scale_min, r->scale_max);
	double hi = across(r->score_hi, r->scale_min, r->scale_max);
	double at = across(r->score, r->scale_min, r->scale_max);
	double cut = across(r->cut, r->scale_min, r->scale_max);

	page_printf(page,
		    "<svg role=\"img\" width=\"440\" height=\"64\" "
		    "viewBox=\"-20 0 440 64\"><title>Practice score %d, "
		    "likely range %d to %d, passing line %d, scale %d to "
		    "%d</title>\n",
		    r->score, r->score_lo, r->score_hi, r->cut, r->scale_min,
		    r->scale_max);
	page_printf(page,
		    "<rect x=\"0\" y=\"24\" width=\"400\" height=\"14\" "
		    "fill=\"#fff\" stroke=\"#111\"/>\n"
		    "<rect x=\"%.1f\" y=\"24\" width=\"%.1f\" height=\"14\" "
		    "fill=\"#999\"/>\n"
		    "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"18\" y2=\"44\" "
		    "stroke=\"#111\" stroke-width=\"3\"/>\n"
		    "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"14\" y2=\"48\" "
		    "stroke=\"#111\" stroke-dasharray=\"3 2\"/>\n",
		    lo, hi - lo, at, at, cut, cut);
	page_printf(page,
		    "<g font-size=\"12\" text-anchor=\"middle\">"
		    "<text x=\"0\" y=\"60\">%d</text>"
		    "<text x=\"400\" y=\"60\">%d</text>"
		    "<text x=\"%.1f\" y=\"60\">%d line</text>"
		    "<text x=\"%.1f\" y=\"12\">%d</text></g></svg>\n",
		    r->scale_min, r->scale_max, cut, r->cut, at, r->score);
}

void
html_domain_bar(struct page *page, const struct pr_domain_row *row)
{
	double lo = row->lo * 160;
	double hi = row->hi * 160;

	if (row->too_few)
		return;
	page_printf(page,
		    "<svg role=\"img\" width=\"160\" height=\"16\" "
		    "viewBox=\"0 0 160 16\"><title>%d percent, likely %d to "
		    "%d</title>"
		    "<rect x=\".5\" y=\"2.5\" width=\"159\" height=\"11\" "
		    "fill=\"#fff\" stroke=\"#111\"/>"
		    "<rect x=\"%.1f\" y=\"3\" width=\"%.1f\" height=\"10\" "
		    "fill=\"#999\"/>"
		    "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"0\" y2=\"16\" "
		    "stroke=\"#111\" stroke-width=\"3\"/></svg>",
		    words_percent(row->share), words_percent(row->lo),
		    words_percent(row->hi), lo, hi - lo, row->share * 160,
		    row->share * 160);
}

enum pr_status
html_content(struct page *page, const struct pr_content *content,
	     struct pr_err *err)
{
	char *html;
	enum pr_status st;

	if (!content->text || !content->text[0])
		return PR_OK;
	st = content_html(&html, content, err);
	if (!st)
		page_add(page, html);
	free(html);
	return st;
}

static enum pr_status
put_option(struct page *page, const struct item_view *view, int place,
	   struct pr_err *err)
{
	int option = item_option_at(view, place);
	const struct pr_option *o = &view->item->options[option];
	char name[72];
	enum pr_status st;

	item_option_name(name, view, place);
	page_add(page, "<dt>");
	page_html(page, name);
	if (pr_item_is_choice(view->item->type))
		page_printf(page, " <span class=\"tag\">%s</span>",
			    item_option_tag(view, option));
	page_add(page, "</dt>\n<dd>");
	st = html_content(page, &o->text, err);
	page_add(page, "<div class=\"why\">");
	if (!st)
		st = html_content(page, &o->rationale, err);
	page_add(page, "</div></dd>\n");
	return st;
}

static enum pr_status
put_item(struct page *page, const struct missed *missed, struct pr_err *err)
{
	const struct pr_item *item = missed->item;
	enum pr_status st = html_content(page, &item->stem, err);

	if (!st)
		st = html_content(page, &item->lead_in, err);
	page_add(page, "<dl>\n");
	for (size_t i = 0; i < item->n_options && !st; i++)
		st = put_option(page, &missed->view, (int)i, err);
	for (size_t i = 0; i < item->n_targets && !st; i++) {
		page_printf(page, "<dt>%zu</dt>\n<dd>", i + 1);
		st = html_content(page, &item->targets[i].text, err);
		page_add(page, "</dd>\n");
	}
	page_add(page, "</dl>\n");
	if (!pr_item_is_choice(item->type)) {
		char text[SAY_MAX];

		item_shown_answer(text, &missed->view);
		page_add(page, "<p>Your answer: ");
		page_html(page, text[0] ? text : "none");
		item_shown_key(text, &missed->view);
		page_add(page, "<br>\nKey: ");
		page_html(page, text);
		page_add(page, "</p>\n");
	}
	if (!st)
		st = html_content(page, &item->rationale, err);
	for (size_t i = 0; i < item->n_authority; i++) {
		char text[400];

		item_authority(text, sizeof(text), &item->authority[i]);
		page_add(page, "<p>Source: ");
		page_html(page, text);
		page_add(page, "</p>\n");
	}
	return st;
}

static void
put_note(struct page *page, const char *note)
{
	page_add(page, "<p class=\"note\">");
	page_html(page, note);
	page_add(page, "</p>\n");
}

enum pr_status
html_missed(struct page *page, const struct report *report, struct pr_err *err)
{
	struct missed missed = { .report = report };
	char note[WORDS_MAX];

	page_printf(page, "<p>%d of %d items not right.</p>\n",
		    missed_count(report->result), missed_of(report->result));
	if (missed_corrections(note, report->result))
		put_note(page, note);
	while (missed_next(&missed, err)) {
		const struct pr_response_row *row = missed.row;

		if (missed.new_chart)
			missed.st = chart_html(page, missed.chart, err);
		page_printf(
			page,
			"<section class=\"item\">\n<h2>Item %d, %s%s</h2>\n",
			row->slot + 1, report_role(row->role), missed_how(row));
		if (missed_corrected(note, report->result, row->slot,
				     &missed.view))
			put_note(page, note);
		if (!missed.st)
			missed.st = put_item(page, &missed, err);
		page_add(page, "</section>\n");
		if (missed.st)
			break;
	}
	missed_release(&missed);
	return missed.st;
}

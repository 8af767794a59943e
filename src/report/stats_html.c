/* stats_html.c - where a learner stands as one page of HTML with SVG */
#include "report/html.h"
#include "report/stats_report.h"
#include "report/stats_words.h"

#include <ctype.h>
#include <stdio.h>

#define MOCKS_DRAWN 20 /* the last ones */
#define STEP 10        /* width of a week, pixels */
#define TALL 24        /* height of the weeks */

/* The first letter large. */
static void
put_label(struct page *page, const char *label)
{
	char text[WORDS_MAX];

	snprintf(text, sizeof(text), "%s", label);
	text[0] = (char)toupper((unsigned char)text[0]);
	page_html(page, text);
}

static void
put_facts(struct page *page, const struct pr_stats *s,
	  enum stats_section section)
{
	struct words_fact fact;
	int i = 0;

	for (; stats_words_fact(&fact, s, section, i); i++) {
		if (i == 0) {
			page_add(page, "<h2>");
			page_html(page, stats_words_heading(section, s));
			page_add(page, "</h2>\n<dl>\n");
		}
		page_add(page, "<dt>");
		put_label(page, fact.label);
		page_add(page, "</dt><dd>");
		page_html(page, fact.text);
		page_add(page, "</dd>\n");
	}
	if (i)
		page_add(page, "</dl>\n");
}

/* The chance on 0 to 100 %, with its range. */
static void
put_chance(struct page *page, const struct pr_stats *s)
{
	char words[WORDS_MAX];

	if (!s->ready_shown)
		return;
	stats_words_ready(words, s);
	page_printf(page,
		    "<svg role=\"img\" width=\"440\" height=\"52\" "
		    "viewBox=\"-20 0 440 52\"><title>Chance %s</title>\n"
		    "<rect x=\"0\" y=\"16\" width=\"400\" height=\"14\" "
		    "fill=\"#fff\" stroke=\"#111\"/>\n"
		    "<rect x=\"%d\" y=\"16\" width=\"%d\" height=\"14\" "
		    "fill=\"#999\"/>\n"
		    "<line x1=\"%d\" x2=\"%d\" y1=\"10\" y2=\"36\" "
		    "stroke=\"#111\" stroke-width=\"3\"/>\n",
		    words, 4 * s->ready_lo, 4 * (s->ready_hi - s->ready_lo),
		    4 * s->ready_percent, 4 * s->ready_percent);
	page_printf(page,
		    "<g font-size=\"12\" text-anchor=\"middle\">"
		    "<text x=\"0\" y=\"48\">0 %%</text>"
		    "<text x=\"400\" y=\"48\">100 %%</text>"
		    "<text x=\"%d\" y=\"8\">%d %%</text></g></svg>\n",
		    4 * s->ready_percent, s->ready_percent);
}

static void
put_bar(struct page *page, const struct pr_stat_row *row)
{
	if (row->first == 0)
		return;
	page_printf(page,
		    "<svg role=\"img\" width=\"120\" height=\"16\" "
		    "viewBox=\"0 0 120 16\"><title>range %d to %d "
		    "percent</title>"
		    "<rect x=\".5\" y=\"2.5\" width=\"119\" height=\"11\" "
		    "fill=\"#fff\" stroke=\"#111\"/>"
		    "<rect x=\"%.1f\" y=\"3\" width=\"%.1f\" height=\"10\" "
		    "fill=\"#999\"/>",
		    words_percent(row->lo), words_percent(row->hi),
		    row->lo * 120, (row->hi - row->lo) * 120);
	if (!row->too_few)
		page_printf(page,
			    "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"0\" "
			    "y2=\"16\" stroke=\"#111\" stroke-width=\"3\"/>",
			    row->share * 120, row->share * 120);
	page_add(page, "</svg>");
}

/* A column a week, the present one last. */
static void
put_weeks(struct page *page, const struct pr_stat_row *row)
{
	char trend[WORDS_MAX];

	stats_words_trend(trend, row);
	if (!trend[0])
		return;
	page_printf(page,
		    "<svg role=\"img\" width=\"%d\" height=\"%d\" "
		    "viewBox=\"0 0 %d %d\"><title>",
		    STEP * PR_STATS_WEEKS, TALL + 1, STEP * PR_STATS_WEEKS,
		    TALL + 1);
	page_html(page, trend);
	page_add(page, "</title>");
	for (int w = 0; w < PR_STATS_WEEKS; w++) {
		double high = TALL * row->week[w] / 100.0;

		if (row->week[w] >= 0)
			page_printf(page,
				    "<rect x=\"%d\" y=\"%.1f\" width=\"%d\" "
				    "height=\"%.1f\" fill=\"#555\"/>",
				    STEP * w + 1, TALL - high, STEP - 2,
				    high + 1);
	}
	page_add(page, "</svg>");
}

static void
put_row(struct page *page, const struct pr_stat_row *row, bool level,
	bool has_form)
{
	char text[WORDS_MAX];

	page_add(page, "<tr><td>");
	page_html(page, row->name);
	page_addc(page, ' ');
	page_html(page, row->title);
	page_add(page, "</td><td>");
	stats_words_share(text, row);
	page_html(page, text);
	if (level) {
		stats_words_ability(text, row);
		page_add(page, "<br>\n");
		page_html(page, text);
	}
	page_add(page, "</td><td>");
	put_bar(page, row);
	page_add(page, "</td><td>");
	put_weeks(page, row);
	if (level && has_form)
		page_add(page, "</td><td class=\"n\">");
	if (level && has_form && row->first)
		page_printf(page, "%.1f", row->points_lost);
	page_add(page, "</td></tr>\n");
}

static void
put_rows(struct page *page, const struct pr_stats *s,
	 enum stats_section section)
{
	const struct pr_stat_row *row = stats_words_rows(s, section, 0);
	bool level = section == STATS_WORDS_DOMAINS;

	if (!row)
		return;
	page_add(page, "<h2>");
	page_html(page, stats_words_heading(section, s));
	page_printf(page,
		    "</h2>\n<table>\n<tr><th>%s</th><th>First answers</th>"
		    "<th>0 to 100 %%</th><th>12 weeks</th>%s</tr>\n",
		    level ? "Domain" : "What",
		    level && s->has_form ? "<th class=\"n\">Points lost</th>"
					 : "");
	for (size_t i = 0; row; row = stats_words_rows(s, section, ++i))
		put_row(page, row, level, s->has_form);
	page_add(page, "</table>\n");
}

/* Scores of the mocks with their ranges, from the lowest to the highest. */
static void
put_mocks(struct page *page, const struct pr_stats *s)
{
	size_t from = s->n_mocks > MOCKS_DRAWN ? s->n_mocks - MOCKS_DRAWN : 0;
	int min, max;

	if (s->n_mocks < 2)
		return;
	min = s->mocks[from].lo;
	max = s->mocks[from].hi;
	for (size_t i = from; i < s->n_mocks; i++) {
		min = s->mocks[i].lo < min ? s->mocks[i].lo : min;
		max = s->mocks[i].hi > max ? s->mocks[i].hi : max;
	}
	max += max == min;
	page_printf(page,
		    "<svg role=\"img\" width=\"440\" height=\"120\" "
		    "viewBox=\"0 0 440 120\"><title>Scores of the last %zu "
		    "mocks with their likely ranges, %d to %d</title>\n"
		    "<text x=\"0\" y=\"14\" font-size=\"12\">%d</text>"
		    "<text x=\"0\" y=\"112\" font-size=\"12\">%d</text>\n",
		    s->n_mocks - from, min, max, max, min);
	for (size_t i = from; i < s->n_mocks; i++) {
		const struct pr_stat_mock *m = &s->mocks[i];
		double scale = 100.0 / (max - min);
		int x = 40 + (int)(i - from) * 20;

		page_printf(page,
			    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" "
			    "y2=\"%.1f\" stroke=\"#999\" stroke-width=\"6\"/>"
			    "<circle cx=\"%d\" cy=\"%.1f\" r=\"4\" "
			    "fill=\"%s\" stroke=\"#111\"/>\n",
			    x, x, 10 + (max - m->lo) * scale,
			    10 + (max - m->hi) * scale, x,
			    10 + (max - m->score) * scale,
			    m->counts ? "#111" : "#fff");
	}
	page_add(page, "</svg>\n");
}

enum pr_status
stats_html(const struct stats_report *report, const struct pr_sink *sink,
	   struct pr_err *err)
{
	const struct pr_stats *s = report->stats;
	struct page page;
	char title[WORDS_MAX];

	page_init(&page, sink, 0);
	snprintf(title, sizeof(title), "Where %.60s stands: %.64s, %s",
		 report->learner, s->exam, s->today);
	html_head(&page, title);
	for (enum stats_section at = STATS_WORDS_SUMS;
	     at < STATS_WORDS_SECTIONS; at++) {
		put_facts(&page, s, at);
		if (at == STATS_WORDS_READY)
			put_chance(&page, s);
		if (at == STATS_WORDS_MOCKS)
			put_mocks(&page, s);
		put_rows(&page, s, at);
	}
	html_foot(&page);
	return page_end(&page, err);
}

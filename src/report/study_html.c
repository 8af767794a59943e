/* study_html.c - the plan as one page of HTML; see report/study.h */
#include "report/html.h"
#include "report/study.h"
#include "report/study_words.h"

#include <stdio.h>

#define BAR_WIDTH 200

static void
put_line(struct page *page, const char *text)
{
	page_add(page, "<p>");
	page_html(page, text);
	page_add(page, "</p>\n");
}

static void
put_head(struct page *page, const struct pr_study *s)
{
	char line[2 * STUDY_WORDS], when[STUDY_WORDS], days[40];

	pr_study_days_format(days, s->study_days);
	snprintf(line, sizeof(line),
		 "%s, %s, in %d day%s. %d minutes a day, %s.", s->exam_title,
		 study_when(when, s->exam_date, true), s->days_left,
		 s->days_left == 1 ? "" : "s", s->minutes, days);
	put_line(page, line);
	put_line(page, s->fit);
}

static void
put_today(struct page *page, const struct study_report *report)
{
	struct study_step step = { "", "" };
	int i = 0;

	page_add(page, "<h2>Today</h2>\n");
	put_line(page, report->study->today_line);
	for (; study_step(&step, report->study, report->exam, i); i++) {
		page_add(page, i ? "<li>" : "<ol>\n<li>");
		page_html(page, step.words);
		page_add(page, "<br><code>");
		page_html(page, step.command);
		page_add(page, "</code></li>\n");
	}
	if (i)
		page_add(page, "</ol>\n");
}

/* Minutes planned against minutes there are. */
static void
put_bar(struct page *page, const struct pr_study_week *w)
{
	int most = w->need > w->have ? w->need : w->have;
	int need = most ? w->need * BAR_WIDTH / most : 0;
	int have = most ? w->have * BAR_WIDTH / most : 0;

	page_printf(
		page,
		"<svg role=\"img\" aria-label=\"%d of %d minutes\" "
		"width=\"%d\" height=\"12\"><rect width=\"%d\" height=\"12\" "
		"fill=\"#ddd\"/><rect width=\"%d\" height=\"12\" "
		"fill=\"#666\"/></svg>",
		w->need, w->have, BAR_WIDTH, have, need);
}

static void
put_week(struct page *page, const struct study_report *report, size_t i)
{
	const struct pr_study *s = report->study;
	const struct pr_study_week *w = &s->weeks[i];
	char text[STUDY_WORDS];

	page_add(page, "<tr><td>");
	page_html(page, study_when(text, w->from, study_years(s)));
	page_add(page, " to ");
	page_html(page, study_when(text, w->to, study_years(s)));
	page_printf(page, "</td><td>%d of %d min ", w->need, w->have);
	put_bar(page, w);
	page_printf(page, "</td><td class=\"n\">%d</td><td>", w->fresh_items);
	page_html(page, study_domains(text, w, report->exam));
	page_add(page, "</td><td>");
	page_html(page, study_tasks(text, s, w, report->exam));
	page_printf(page, "</td><td class=\"n\">%d</td><td>", w->review_items);
	page_html(page, study_mock_days(text, s, w));
	page_add(page, "</td></tr>\n");
}

static void
put_weeks(struct page *page, const struct study_report *report, size_t n)
{
	page_add(page,
		 "<h2>Weeks</h2>\n<table>\n<tr><th>Week</th><th>Time</th>"
		 "<th class=\"n\">New</th><th>By domain</th><th>Tasks</th>"
		 "<th class=\"n\">Review</th><th>Full mock</th></tr>\n");
	for (size_t i = 0; i < n; i++)
		put_week(page, report, i);
	page_add(page, "</table>\n");
}

static void
put_days(struct page *page, const struct study_report *report, size_t n)
{
	page_add(page, "<h2>Days</h2>\n<table>\n<tr><th>Day</th>"
		       "<th class=\"n\">Minutes</th><th>Work</th></tr>\n");
	for (size_t i = 0; i < n; i++) {
		const struct pr_study_day *day = &report->study->days[i];
		char text[STUDY_WORDS];

		if (!pr_study_has_work(day))
			continue;
		page_add(page, "<tr><td>");
		page_html(page, study_when(text, day->date, true));
		page_printf(page, "</td><td class=\"n\">%d</td><td>",
			    day->need);
		page_html(page, pr_study_work(text, day, report->exam));
		page_add(page, "</td></tr>\n");
	}
	page_add(page, "</table>\n");
}

enum pr_status
study_html(const struct study_report *report, const struct pr_sink *sink,
	   struct pr_err *err)
{
	const struct pr_study *s = report->study;
	size_t weeks = s->n_weeks, days = s->n_days;
	char rules[STUDY_WORDS], title[STUDY_WORDS];
	struct page page;

	if (report->weeks && report->weeks < weeks) {
		weeks = report->weeks;
		days = s->weeks[weeks].day;
	}
	page_init(&page, sink, 0);
	snprintf(title, sizeof(title), "Study plan: %s", s->exam);
	html_head(&page, title);
	put_head(&page, s);
	put_today(&page, report);
	put_weeks(&page, report, weeks);
	put_days(&page, report, days);
	if (*study_rules(rules, s))
		put_line(&page, rules);
	html_foot(&page);
	return page_end(&page, err);
}

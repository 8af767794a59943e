/* study_text.c - the plan as text; see report/study.h */
#include "report/page.h"
#include "report/study.h"
#include "report/study_words.h"

#include <stdio.h>
#include <string.h>

static void
put_head(struct page *page, const struct pr_study *study)
{
	char line[2 * STUDY_WORDS], when[STUDY_WORDS], days[40];

	snprintf(line, sizeof(line), "Study plan: %s, exam %s, in %d day%s",
		 study->exam, study_when(when, study->exam_date, true),
		 study->days_left, study->days_left == 1 ? "" : "s");
	page_wrap(page, line, 0, 0);
	pr_study_days_format(days, study->study_days);
	snprintf(line, sizeof(line),
		 "%d minutes a day, %s. Last 7 days: %d minutes done, %d were "
		 "set.",
		 study->minutes, days, study->done_7, study->planned_7);
	page_wrap(page, line, 0, 0);
	page_addc(page, '\n');
	page_wrap(page, study->fit, 0, 0);
	page_addc(page, '\n');
}

static void
put_today(struct page *page, const struct study_report *report)
{
	struct study_step step = { "", "" };
	int i = 0;

	page_wrap(page, report->study->today_line, 0, 0);
	for (; study_step(&step, report->study, report->exam, i); i++) {
		page_wrap(page, step.words, 2, 2);
		page_wrap(page, step.command, 6, 2);
	}
	page_addc(page, '\n');
}

/* "; tasks 1.2, 3.1": a part of the second line; nothing for "". */
static void
add_part(char *line, size_t cap, const char *head, const char *text)
{
	size_t n = strlen(line);

	if (text[0])
		snprintf(line + n, cap - n, "%s%s%s", n ? "; " : "", head,
			 text);
}

static void
put_week(struct page *page, const struct study_report *report, size_t i)
{
	const struct pr_study *study = report->study;
	const struct pr_study_week *w = &study->weeks[i];
	char from[STUDY_WORDS], to[STUDY_WORDS], more[STUDY_WORDS];
	char line[2 * STUDY_WORDS];
	bool years = study_years(study);
	int cells = years ? 15 : 10;

	if (report->sentences) {
		page_wrap(page, study_week(line, study, i, report->exam), 0, 2);
		return;
	}
	page_printf(page, "%-*s to %-*s %5d of %4d min %4d new %4d review\n",
		    cells, study_when(from, w->from, years), cells,
		    study_when(to, w->to, years), w->need, w->have,
		    w->fresh_items, w->review_items);
	line[0] = '\0';
	if (w->mocks)
		add_part(line, sizeof(line), "full mock ",
			 study_mock_days(more, study, w));
	add_part(line, sizeof(line),
		 "new: ", study_domains(more, w, report->exam));
	add_part(line, sizeof(line), "tasks ",
		 study_tasks(more, study, w, report->exam));
	if (line[0])
		page_wrap(page, line, 4, 2);
}

enum pr_status
study_text(const struct study_report *report, const struct pr_sink *sink,
	   struct pr_err *err)
{
	const struct pr_study *study = report->study;
	char rules[STUDY_WORDS];
	struct page page;
	size_t n = study->n_weeks;

	if (report->weeks && report->weeks < n)
		n = report->weeks;
	page_init(&page, sink, report->width);
	put_head(&page, study);
	put_today(&page, report);
	for (size_t i = 0; i < n; i++)
		put_week(&page, report, i);
	if (n < study->n_weeks)
		page_printf(&page, "%zu more week%s\n", study->n_weeks - n,
			    study->n_weeks - n == 1 ? "" : "s");
	if (*study_rules(rules, study)) {
		page_addc(&page, '\n');
		page_wrap(&page, rules, 0, 0);
	}
	return page_end(&page, err);
}

/*
 * ics.c - the plan as an iCalendar file (RFC 5545); see report/study.h
 *
 * Events are whole days and leave the day free. A name of an event is made of
 * learner, exam, date and kind, so that a plan taken in again replaces its
 * events and doubles none.
 */
#include "report/ics_page.h"
#include "report/study.h"
#include "report/study_words.h"

#include <stdio.h>

struct calendar {
	struct page *page;
	const struct study_report *report;
};

static void
put_uid(const struct calendar *c, const char *date, const char *kind)
{
	const struct pr_study *s = c->report->study;
	char text[256];

	snprintf(text, sizeof(text), "%s|%s|%s|%s", s->learner, s->exam, date,
		 kind);
	ics_uid(c->page, text);
}

static void
put_event(const struct calendar *c, const char *date, const char *kind,
	  const char *summary, const char *description)
{
	struct pr_date day = { 0 };

	if (pr_date_parse(&day, date, NULL))
		return;
	ics_line(c->page, "BEGIN:VEVENT");
	put_uid(c, date, kind);
	ics_stamp(c->page, c->report->now_ms);
	ics_day(c->page, "DTSTART", day, 0);
	ics_day(c->page, "DTEND", day, 1);
	ics_text(c->page, "SUMMARY", summary);
	if (description[0])
		ics_text(c->page, "DESCRIPTION", description);
	ics_line(c->page, "TRANSP:TRANSPARENT");
	ics_line(c->page, "END:VEVENT");
}

static void
put_mock(const struct calendar *c, const struct pr_study_day *day)
{
	const char *exam = c->report->study->exam;
	char summary[STUDY_WORDS], time[STUDY_WORDS], how[STUDY_WORDS];

	snprintf(summary, sizeof(summary), "%s: full mock exam, %.60s", exam,
		 pr_study_minutes(time, day->mock_minutes));
	snprintf(how, sizeof(how), "proctor exam %s", exam);
	put_event(c, day->date, "mock", summary, how);
}

/* What a day holds beside a mock. */
static void
put_study(const struct calendar *c, const struct pr_study_day *day)
{
	struct pr_study_day rest = *day;
	char summary[2 * STUDY_WORDS], work[STUDY_WORDS], time[STUDY_WORDS];

	rest.mock = false;
	if (!pr_study_has_work(&rest))
		return;
	snprintf(summary, sizeof(summary), "%s: %s, %.60s",
		 c->report->study->exam,
		 pr_study_work(work, &rest, c->report->exam),
		 pr_study_minutes(time, day->need - day->mock_minutes));
	put_event(c, day->date, "study", summary,
		  "What is due today is shown by: proctor plan");
}

static void
put_exam(const struct calendar *c)
{
	const struct pr_study *s = c->report->study;
	char summary[STUDY_WORDS];

	snprintf(summary, sizeof(summary), "%s examination", s->exam);
	put_event(c, s->exam_date, "exam", summary, s->exam_title);
}

enum pr_status
study_ics(const struct study_report *report, const struct pr_sink *sink,
	  struct pr_err *err)
{
	const struct pr_study *s = report->study;
	struct page page;
	struct calendar c = { .page = &page, .report = report };
	size_t days = s->n_days;
	char name[STUDY_WORDS];

	if (report->weeks && report->weeks < s->n_weeks)
		days = s->weeks[report->weeks].day;
	page_init(&page, sink, 0);
	snprintf(name, sizeof(name), "Study plan %s", s->exam);
	ics_begin(&page, "study plan", name);
	for (size_t i = 0; i < days; i++) {
		if (s->days[i].mock)
			put_mock(&c, &s->days[i]);
		put_study(&c, &s->days[i]);
	}
	put_exam(&c);
	ics_end(&page);
	return page_end(&page, err);
}

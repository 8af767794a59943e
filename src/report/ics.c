/*
 * ics.c - the plan as an iCalendar file (RFC 5545); see report/study.h
 *
 * Events are whole days and leave the day free. A name of an event is made of
 * learner, exam, date and kind, so that a plan taken in again replaces its
 * events and doubles none.
 */
#include "proctor/date.h"
#include "proctor/hash.h"
#include "report/page.h"
#include "report/study.h"
#include "report/study_words.h"

#include <stdio.h>
#include <string.h>

#define FOLD 75 /* octets of a line without its end */
#define NAME 16 /* bytes of the hash that name an event */
#define LINE 1024

struct calendar {
	struct page *page;
	const struct study_report *report;
	char stamp[20];
};

/* One content line: folded between characters, ended with CR LF. */
static void
put_line(struct page *page, const char *line)
{
	size_t room = FOLD;

	while (strlen(line) > room) {
		char piece[FOLD + 1];
		size_t n = room;

		while (n > 1 && ((unsigned char)line[n] & 0xc0) == 0x80)
			n--;
		memcpy(piece, line, n);
		piece[n] = '\0';
		page_add(page, piece);
		page_add(page, "\r\n ");
		line += n;
		room = FOLD - 1; /* the blank is of the line */
	}
	page_add(page, line);
	page_add(page, "\r\n");
}

/* NAME:text with what has a meaning in a text escaped. */
static void
put_text(struct page *page, const char *name, const char *text)
{
	char line[LINE];
	size_t at = (size_t)snprintf(line, sizeof(line), "%s:", name);

	for (; *text && at < sizeof(line) - 3; text++) {
		if (strchr("\\;,", *text))
			line[at++] = '\\';
		if (*text == '\n') {
			line[at++] = '\\';
			line[at++] = 'n';
		} else if ((unsigned char)*text >= ' ') {
			line[at++] = *text;
		}
	}
	line[at] = '\0';
	put_line(page, line);
}

/* "20261123", so many days after a date. */
static void
put_date(struct page *page, const char *name, const char *date, int after)
{
	struct pr_date d = { 0 };
	char line[64];

	if (pr_date_parse(&d, date, NULL))
		return;
	d = pr_date_from_days(pr_date_to_days(d) + after);
	snprintf(line, sizeof(line), "%s;VALUE=DATE:%04d%02d%02d", name, d.year,
		 d.month, d.day);
	put_line(page, line);
}

static void
put_uid(const struct calendar *c, const char *date, const char *kind)
{
	const struct pr_study *s = c->report->study;
	unsigned char hash[PR_HASH_LEN];
	char text[256], hex[2 * NAME + 1];

	snprintf(text, sizeof(text), "%s|%s|%s|%s", s->learner, s->exam, date,
		 kind);
	pr_blake2b(hash, text, strlen(text));
	pr_hex_format(hex, hash, NAME);
	snprintf(text, sizeof(text), "proctor-%s", hex);
	put_text(c->page, "UID", text);
}

static void
put_event(const struct calendar *c, const char *date, const char *kind,
	  const char *summary, const char *description)
{
	char line[64];

	put_line(c->page, "BEGIN:VEVENT");
	put_uid(c, date, kind);
	snprintf(line, sizeof(line), "DTSTAMP:%s", c->stamp);
	put_line(c->page, line);
	put_date(c->page, "DTSTART", date, 0);
	put_date(c->page, "DTEND", date, 1);
	put_text(c->page, "SUMMARY", summary);
	if (description[0])
		put_text(c->page, "DESCRIPTION", description);
	put_line(c->page, "TRANSP:TRANSPARENT");
	put_line(c->page, "END:VEVENT");
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

/* "20261118T114640Z" */
static void
fill_stamp(struct calendar *c)
{
	char text[PR_TIME_TEXT];
	size_t n = 0;

	pr_time_format(text, c->report->now_ms / 1000 * 1000, 0);
	for (const char *at = text; *at && n < sizeof(c->stamp) - 1; at++)
		if (*at != '-' && *at != ':')
			c->stamp[n++] = *at;
	c->stamp[n] = '\0';
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
	fill_stamp(&c);
	put_line(&page, "BEGIN:VCALENDAR");
	put_line(&page, "VERSION:2.0");
	put_line(&page, "PRODID:-//proctor//study plan//EN");
	put_line(&page, "CALSCALE:GREGORIAN");
	snprintf(name, sizeof(name), "Study plan %s", s->exam);
	put_text(&page, "X-WR-CALNAME", name);
	for (size_t i = 0; i < days; i++) {
		if (s->days[i].mock)
			put_mock(&c, &s->days[i]);
		put_study(&c, &s->days[i]);
	}
	put_exam(&c);
	put_line(&page, "END:VCALENDAR");
	return page_end(&page, err);
}

/*
 * report/ics_page.h - lines of a calendar (RFC 5545)
 *
 * floor    report
 * idea     Folding, escaping and names of events in one place. An event's
 *          name is made of what it is about, so that a calendar taken in
 *          again replaces its events and doubles none.
 */
#ifndef PR_REPORT_ICS_PAGE_H
#define PR_REPORT_ICS_PAGE_H

#include "proctor/date.h"
#include "report/page.h"

/* The head of a calendar with its name for people, and its end. */
void ics_begin(struct page *page, const char *product, const char *name);
void ics_end(struct page *page);

/* One content line: folded between characters, ended with CR LF. */
void ics_line(struct page *page, const char *line);

/* NAME:text with what has a meaning in a text escaped. */
void ics_text(struct page *page, const char *name, const char *text);

/* NAME;VALUE=DATE:20261123, so many days after a valid date. */
void ics_day(struct page *page, const char *name, struct pr_date date,
	     int after);

/* UID: a hash of what the event is about. */
void ics_uid(struct page *page, const char *name);

/* DTSTAMP:20261118T114640Z */
void ics_stamp(struct page *page, int64_t now_ms);

#endif

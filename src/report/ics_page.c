/* ics_page.c - lines of a calendar (RFC 5545); see report/ics_page.h */
#include "report/ics_page.h"

#include "proctor/hash.h"

#include <stdio.h>
#include <string.h>

#define FOLD 75 /* octets of a line without its end */
#define NAME 16 /* bytes of the hash that name an event */
#define LINE 2048

void
ics_line(struct page *page, const char *line)
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

void
ics_text(struct page *page, const char *name, const char *text)
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
	ics_line(page, line);
}

void
ics_day(struct page *page, const char *name, struct pr_date date, int after)
{
	char line[64];

	date = pr_date_from_days(pr_date_to_days(date) + after);
	snprintf(line, sizeof(line), "%s;VALUE=DATE:%04d%02d%02d", name,
		 date.year, date.month, date.day);
	ics_line(page, line);
}

void
ics_uid(struct page *page, const char *name)
{
	unsigned char hash[PR_HASH_LEN];
	char text[2 * NAME + 16], hex[2 * NAME + 1];

	pr_blake2b(hash, name, strlen(name));
	pr_hex_format(hex, hash, NAME);
	snprintf(text, sizeof(text), "proctor-%s", hex);
	ics_text(page, "UID", text);
}

void
ics_stamp(struct page *page, int64_t now_ms)
{
	char text[PR_TIME_TEXT], line[PR_TIME_TEXT + 16] = "DTSTAMP:";
	size_t n = strlen(line);

	pr_time_format(text, now_ms / 1000 * 1000, 0);
	for (const char *at = text; *at; at++)
		if (*at != '-' && *at != ':')
			line[n++] = *at;
	line[n] = '\0';
	ics_line(page, line);
}

void
ics_begin(struct page *page, const char *product, const char *name)
{
	char line[LINE];

	ics_line(page, "BEGIN:VCALENDAR");
	ics_line(page, "VERSION:2.0");
	snprintf(line, sizeof(line), "PRODID:-//proctor//%s//EN", product);
	ics_line(page, line);
	ics_line(page, "CALSCALE:GREGORIAN");
	ics_text(page, "X-WR-CALNAME", name);
}

void
ics_end(struct page *page)
{
	ics_line(page, "END:VCALENDAR");
}

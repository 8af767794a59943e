/* study_days.c - days of the week in words and back; see proctor/study.h */
#include "proctor/study.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#define EVERY 127U
#define WEEK 7

/* "mon", "Monday": the day at *text, which moves behind it; -1 none. */
static int
take_day(const char **text)
{
	size_t n = 0;

	while (isalpha((unsigned char)(*text)[n]))
		n++;
	for (int day = 0; day < WEEK; day++)
		if ((n == 3 || n == strlen(pr_study_weekday(day))) &&
		    !strncasecmp(*text, pr_study_weekday(day), n)) {
			*text += n;
			return day;
		}
	return -1;
}

static const char *
skip(const char *text)
{
	while (*text == ' ')
		text++;
	return text;
}

/* "mon", "mon-fri", "sat-mon" at *text; 0: neither. */
static unsigned
take_span(const char **text)
{
	int from = take_day(text), to = from;
	unsigned mask = 0;

	if (from < 0)
		return 0;
	*text = skip(*text);
	if (**text == '-') {
		*text = skip(*text + 1);
		to = take_day(text);
		if (to < 0)
			return 0;
		*text = skip(*text);
	}
	for (int day = from;; day = (day + 1) % WEEK) {
		mask |= 1U << day;
		if (day == to)
			return mask;
	}
}

enum pr_status
pr_study_days_parse(unsigned *mask, const char *text, struct pr_err *err)
{
	const char *at = skip(text);
	unsigned all = 0, span;

	if (!strcasecmp(at, "every day") || !strcasecmp(at, "daily")) {
		*mask = EVERY;
		return PR_OK;
	}
	do {
		span = take_span(&at);
		all |= span;
		if (span && *at == ',' && *skip(at + 1))
			at = skip(at + 1);
		else if (*at)
			span = 0;
	} while (span && *at);
	if (!span)
		return pr_fail(err, PR_EINVAL,
			       "\"%.40s\" names no days of the week; write "
			       "mon-fri, or mon,wed,sat, or every day",
			       text);
	*mask = all;
	return PR_OK;
}

/* ",mon" at the end of out; where it ends then. */
static size_t
add_day(char out[40], size_t at, const char *sep, int day)
{
	const char *name = pr_study_weekday(day);

	return at + (size_t)snprintf(out + at, 40 - at, "%s%c%.2s", sep,
				     tolower((unsigned char)name[0]), name + 1);
}

void
pr_study_days_format(char out[40], unsigned mask)
{
	size_t at = 0;

	out[0] = '\0';
	if ((mask & EVERY) == EVERY) {
		snprintf(out, 40, "every day");
		return;
	}
	for (int day = 0; day < WEEK;) {
		int end = day;

		while (end < WEEK && mask & 1U << end)
			end++;
		if (end == day) {
			day++;
			continue;
		}
		at = add_day(out, at, at ? "," : "", day);
		if (end - day > 1)
			at = add_day(out, at, end - day > 2 ? "-" : ",",
				     end - 1);
		day = end;
	}
}

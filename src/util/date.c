/* date.c - civil days as numbers and as text; see proctor/date.h */
#include "proctor/date.h"

#include <stdio.h>
#include <string.h>

#define DAY_MS INT64_C(86400000)
#define DAYS_MIN INT64_C(-719162) /* 0001-01-01 */
#define DAYS_MAX INT64_C(2932896) /* 9999-12-31 */

static bool
is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int
month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30,
				    31, 31, 30, 31, 30, 31 };

	return days[month - 1] + (month == 2 && is_leap(year));
}

bool
pr_date_is_valid(struct pr_date date)
{
	return date.year >= 1 && date.year <= 9999 && date.month >= 1 &&
	       date.month <= 12 && date.day >= 1 &&
	       date.day <= month_days(date.year, date.month);
}

/* Years run from March here, so that the leap day is the last of its year;
 * 153 days are the five months March to July, and again August to December. */
int64_t
pr_date_to_days(struct pr_date date)
{
	int64_t y = date.month > 2 ? date.year : date.year - 1;
	int64_t m = date.month > 2 ? date.month - 3 : date.month + 9;

	return y * 365 + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 +
	       date.day - 719469;
}

int
pr_date_order(struct pr_date a, struct pr_date b)
{
	int64_t x = pr_date_to_days(a), y = pr_date_to_days(b);

	return (x > y) - (x < y);
}

struct pr_date
pr_date_from_days(int64_t days)
{
	int64_t n, era, of_era, y, of_year, m;
	struct pr_date date;

	if (days < DAYS_MIN)
		days = DAYS_MIN;
	if (days > DAYS_MAX)
		days = DAYS_MAX;
	n = days + 719468; /* days since 0000-03-01 */
	era = n / 146097;  /* of 400 years */
	of_era = n % 146097;
	y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	of_year = of_era - (365 * y + y / 4 - y / 100);
	m = (5 * of_year + 2) / 153;
	date.day = (int)(of_year - (153 * m + 2) / 5 + 1);
	date.month = (int)(m < 10 ? m + 3 : m - 9);
	date.year = (int)(y + era * 400 + (date.month <= 2));
	return date;
}

/* Rounds towards the past, so that 1969-12-31T23:59 is not 1970. */
static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

struct pr_date
pr_date_from_ms(int64_t ms, int utc_offset_min)
{
	int64_t minutes = floor_div(ms, 60000) + utc_offset_min;

	return pr_date_from_days(floor_div(minutes, 1440));
}

struct pr_date
pr_date_add_months(struct pr_date date, int months)
{
	int64_t n = (int64_t)date.year * 12 + date.month - 1 + months;
	int last;

	if (n < 12)
		return pr_date_from_days(DAYS_MIN);
	if (n >= 120000)
		return pr_date_from_days(DAYS_MAX);
	date.year = (int)(n / 12);
	date.month = (int)(n % 12) + 1;
	last = month_days(date.year, date.month);
	if (date.day > last)
		date.day = last;
	return date;
}

int
pr_date_weekday(struct pr_date date)
{
	/* 1970-01-01 was a Thursday; 719166 is a multiple of 7. */
	return (int)((pr_date_to_days(date) + 719166 + 3) % 7) + 1;
}

/* Exactly n digits, or -1. */
static int
digits(const char *text, int n)
{
	int value = 0;

	for (int i = 0; i < n; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		value = value * 10 + (text[i] - '0');
	}
	return value;
}

/* True when text starts with a real date; stops at the first wrong byte. */
static bool
read_date(struct pr_date *out, const char *text)
{
	struct pr_date date;

	date.year = digits(text, 4);
	if (date.year < 0 || text[4] != '-')
		return false;
	date.month = digits(text + 5, 2);
	if (date.month < 0 || text[7] != '-')
		return false;
	date.day = digits(text + 8, 2);
	if (date.day < 0 || !pr_date_is_valid(date))
		return false;
	*out = date;
	return true;
}

enum pr_status
pr_date_parse(struct pr_date *out, const char *text, struct pr_err *err)
{
	struct pr_date date;

	if (!read_date(&date, text) || text[10] != '\0')
		return pr_fail(err, PR_EPARSE,
			       "\"%.20s\" is not a day of the form YYYY-MM-DD",
			       text);
	*out = date;
	return PR_OK;
}

void
pr_date_format(char out[PR_DATE_TEXT], struct pr_date date)
{
	char text[40]; /* room for any int, should date be invalid */

	snprintf(text, sizeof(text), "%04d-%02d-%02d", date.year, date.month,
		 date.day);
	memcpy(out, text, PR_DATE_TEXT - 1);
	out[PR_DATE_TEXT - 1] = '\0';
}

/* "hh:mm:ss" with an optional fraction; the end, or NULL. */
static const char *
read_clock(int64_t *ms, const char *text)
{
	int h = digits(text, 2), m, s;
	int64_t scale = 100;

	if (h < 0 || h > 23 || text[2] != ':')
		return NULL;
	m = digits(text + 3, 2);
	if (m < 0 || m > 59 || text[5] != ':')
		return NULL;
	s = digits(text + 6, 2);
	if (s < 0 || s > 60)
		return NULL;
	*ms = (((int64_t)h * 60 + m) * 60 + s) * 1000;
	text += 8;
	if (*text != '.')
		return text;
	if (digits(++text, 1) < 0)
		return NULL;
	for (; *text >= '0' && *text <= '9'; text++) {
		*ms += (*text - '0') * scale;
		scale /= 10;
	}
	return text;
}

/* "Z" or "+hh:mm" up to the end of the text. */
static bool
read_offset(int *minutes, const char *text)
{
	int h, m;

	if ((text[0] == 'Z' || text[0] == 'z') && text[1] == '\0') {
		*minutes = 0;
		return true;
	}
	if (text[0] != '+' && text[0] != '-')
		return false;
	h = digits(text + 1, 2);
	if (h < 0 || h > 23 || text[3] != ':')
		return false;
	m = digits(text + 4, 2);
	if (m < 0 || m > 59 || text[6] != '\0')
		return false;
	*minutes = text[0] == '-' ? -(h * 60 + m) : h * 60 + m;
	return true;
}

enum pr_status
pr_time_parse(int64_t *ms, int *utc_offset_min, const char *text,
	      struct pr_err *err)
{
	struct pr_date date;
	int64_t of_day = 0;
	int offset = 0;
	const char *rest = NULL;

	if (read_date(&date, text) && (text[10] == 'T' || text[10] == 't'))
		rest = read_clock(&of_day, text + 11);
	if (!rest || !read_offset(&offset, rest))
		return pr_fail(err, PR_EPARSE,
			       "\"%.40s\" is not a time of the form "
			       "2026-11-21T09:05:00Z or ...T09:05:00-05:00",
			       text);
	*ms = pr_date_to_days(date) * DAY_MS + of_day - offset * INT64_C(60000);
	if (utc_offset_min)
		*utc_offset_min = offset;
	return PR_OK;
}

static void
format_offset(char out[7], int minutes)
{
	unsigned away = (unsigned)(minutes < 0 ? -minutes : minutes) % 1440;

	if (away == 0)
		memcpy(out, "Z", 2);
	else
		snprintf(out, 7, "%c%02u:%02u", minutes < 0 ? '-' : '+',
			 away / 60 % 24, away % 60);
}

void
pr_time_format(char out[PR_TIME_TEXT], int64_t ms, int utc_offset_min)
{
	char text[64], day[PR_DATE_TEXT], offset[7], fraction[8] = "";
	unsigned of_day, seconds;
	int64_t shift = utc_offset_min * INT64_C(60000);

	if (ms < DAYS_MIN * DAY_MS - shift)
		ms = DAYS_MIN * DAY_MS - shift;
	if (ms > (DAYS_MAX + 1) * DAY_MS - 1 - shift)
		ms = (DAYS_MAX + 1) * DAY_MS - 1 - shift;
	ms += shift;
	pr_date_format(day, pr_date_from_days(floor_div(ms, DAY_MS)));
	of_day = (unsigned)(ms - floor_div(ms, DAY_MS) * DAY_MS);
	seconds = of_day / 1000 % 86400;
	if (of_day % 1000)
		snprintf(fraction, sizeof(fraction), ".%03u", of_day % 1000);
	format_offset(offset, utc_offset_min);
	snprintf(text, sizeof(text), "%sT%02u:%02u:%02u%s%s", day,
		 seconds / 3600, seconds / 60 % 60, seconds % 60, fraction,
		 offset);
	memcpy(out, text, PR_TIME_TEXT - 1);
	out[PR_TIME_TEXT - 1] = '\0';
}

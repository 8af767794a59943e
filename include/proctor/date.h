/*
 * proctor/date.h - civil days, moments and lengths of time, as text and number
 *
 * floor    util (pure: no clock, no time zone database)
 * idea     A day is a day of the Gregorian calendar, 0001-01-01 to 9999-12-31,
 *          kept apart from a moment, which is int64 milliseconds since
 *          1970-01-01T00:00:00Z. They meet only through an offset that the
 *          caller states.
 */
#ifndef PR_DATE_H
#define PR_DATE_H

#include "proctor/err.h"

#define PR_DATE_TEXT 11     /* "2026-11-21" and NUL */
#define PR_TIME_TEXT 32     /* "2026-11-21T09:05:00.000-05:00" and NUL */
#define PR_DURATION_TEXT 24 /* "-2562047788:00:54" and NUL */

/* Valid when pr_date_is_valid says so; all zero is "no date". */
struct pr_date {
	int year;  /* 1..9999 */
	int month; /* 1..12 */
	int day;   /* 1..31 */
};

/** True for a day that exists. */
bool pr_date_is_valid(struct pr_date date);

/**
 * Days since 1970-01-01, negative before.
 *
 * shape    date is valid
 * source   tests/unit/test_date.c walks every day of 0001..9999
 */
int64_t pr_date_to_days(struct pr_date date);

/** -1, 0, 1 as the first day is before, on, after the other one. */
int pr_date_order(struct pr_date a, struct pr_date b);

/**
 * The day so many days after 1970-01-01, held within 0001..9999.
 */
struct pr_date pr_date_from_days(int64_t days);

/**
 * The day that a clock offset by so many minutes from UTC shows.
 *
 * units    ms since 1970 UTC; minutes east of Greenwich
 */
struct pr_date pr_date_from_ms(int64_t ms, int utc_offset_min);

/**
 * The same day of another month; the last day when that month is shorter
 * (2024-02-29 and twelve months give 2025-02-28).
 *
 * shape    date is valid; held within 0001..9999
 */
struct pr_date pr_date_add_months(struct pr_date date, int months);

/** 1 for Monday to 7 for Sunday, of a valid date (ISO 8601). */
int pr_date_weekday(struct pr_date date);

/**
 * Reads "YYYY-MM-DD" and nothing else.
 *
 * owns     out is the caller's
 * errors   PR_EPARSE; out is then untouched
 */
PR_NODISCARD enum pr_status pr_date_parse(struct pr_date *out, const char *text,
					  struct pr_err *err);

/** Writes a valid date as "YYYY-MM-DD". */
void pr_date_format(char out[PR_DATE_TEXT], struct pr_date date);

/**
 * Reads an RFC 3339 time, "2026-11-21T09:05:00-05:00" or "...Z".
 *
 * units    ms since 1970 UTC; further digits of the second are cut off; a
 *          leap second (:60) is the second after :59; *utc_offset_min, when
 *          not NULL, receives the offset as written
 * errors   PR_EPARSE; the outputs are then untouched
 */
PR_NODISCARD enum pr_status pr_time_parse(int64_t *ms, int *utc_offset_min,
					  const char *text, struct pr_err *err);

/**
 * Writes RFC 3339: "2026-11-21T14:05:00Z" for offset 0; the milliseconds
 * only when there are any. Moments outside 0001..9999 are held to its ends.
 *
 * units    ms since 1970 UTC; minutes east of Greenwich, -1439..1439
 */
void pr_time_format(char out[PR_TIME_TEXT], int64_t ms, int utc_offset_min);

/**
 * Writes a length of time as "2:05:09", or "5:09" under an hour.
 *
 * units    ms; a broken second is rounded up, so that only 0 shows "0:00"
 */
void pr_duration_format(char out[PR_DURATION_TEXT], int64_t ms);

/**
 * Reads "2:05:09", "5:09", "45s", "30m", "1h30m", "250ms" or a bare number
 * of seconds.
 *
 * units    ms, 0 to 366 days
 * errors   PR_EPARSE; out is then untouched
 */
PR_NODISCARD enum pr_status pr_duration_parse(int64_t *out, const char *text,
					      struct pr_err *err);

#endif

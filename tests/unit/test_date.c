/* test_date.c - days, moments and lengths of time */
#include "proctor/date.h"

#include "test.h"

#include <string.h>

static int64_t
days(int year, int month, int day)
{
	struct pr_date date = { year, month, day };

	return pr_date_to_days(date);
}

static void
date__days_of_known_dates(void **state)
{
	(void)state;
	assert_int_equal(days(1970, 1, 1), 0);
	assert_int_equal(days(1969, 12, 31), -1);
	assert_int_equal(days(2000, 2, 29), 11016);
	assert_int_equal(days(2026, 11, 21), 20778);
	assert_int_equal(days(1, 1, 1), -719162);
	assert_int_equal(days(9999, 12, 31), 2932896);
}

static void
date__every_day_follows_the_one_before(void **state)
{
	struct pr_date d = { 1, 1, 1 };
	int weekday = 1; /* of 0001-01-01, a Monday */

	(void)state;
	for (int64_t n = -719162; n <= 2932896; n++) {
		struct pr_date got = pr_date_from_days(n);

		if (got.year != d.year || got.month != d.month ||
		    got.day != d.day || pr_date_to_days(d) != n ||
		    pr_date_weekday(d) != weekday || !pr_date_is_valid(d))
			fail_msg("day %lld", (long long)n);
		weekday = weekday % 7 + 1;
		d.day++;
		if (!pr_date_is_valid(d)) {
			d.day = 1;
			d.month++;
		}
		if (d.month > 12) {
			d.month = 1;
			d.year++;
		}
	}
	assert_int_equal(d.year, 10000);
}

static void
date__days_outside_the_calendar_are_held_to_its_ends(void **state)
{
	(void)state;
	assert_int_equal(pr_date_from_days(INT64_MIN).year, 1);
	assert_int_equal(pr_date_from_days(INT64_MAX).year, 9999);
	assert_int_equal(pr_date_from_days(INT64_MAX).day, 31);
}

static void
date__only_days_that_exist_are_valid(void **state)
{
	static const struct pr_date wrong[] = {
		{ 0, 0, 0 },     { 2026, 0, 1 },  { 2026, 13, 1 },
		{ 2026, 1, 0 },  { 2026, 1, 32 }, { 2026, 2, 29 },
		{ 2100, 2, 29 }, { 2026, 4, 31 }, { 10000, 1, 1 },
		{ -4, 1, 1 },
	};

	(void)state;
	for (size_t i = 0; i < PR_LEN(wrong); i++)
		assert_false(pr_date_is_valid(wrong[i]));
}

static void
date__weekdays_are_known(void **state)
{
	struct pr_date saturday = { 2026, 11, 21 };
	struct pr_date thursday = { 1970, 1, 1 };

	(void)state;
	assert_int_equal(pr_date_weekday(saturday), 6);
	assert_int_equal(pr_date_weekday(thursday), 4);
}

static void
assert_months(const char *from, int months, const char *want)
{
	struct pr_date date;
	char text[PR_DATE_TEXT];

	assert_int_equal(pr_date_parse(&date, from, NULL), PR_OK);
	pr_date_format(text, pr_date_add_months(date, months));
	assert_string_equal(text, want);
}

static void
date__months_are_added_and_short_ones_respected(void **state)
{
	(void)state;
	assert_months("2026-11-21", 1, "2026-12-21");
	assert_months("2026-11-21", 2, "2027-01-21");
	assert_months("2026-01-31", 1, "2026-02-28");
	assert_months("2024-02-29", 12, "2025-02-28");
	assert_months("2024-02-29", 48, "2028-02-29");
	assert_months("2026-01-15", -1, "2025-12-15");
	assert_months("2026-03-31", -13, "2025-02-28");
	assert_months("9999-12-01", 1, "9999-12-31");
	assert_months("0001-01-05", -1, "0001-01-01");
}

static void
date__text_goes_there_and_back(void **state)
{
	static const char *const texts[] = { "0001-01-01", "1970-01-01",
					     "2024-02-29", "9999-12-31" };

	(void)state;
	for (size_t i = 0; i < PR_LEN(texts); i++) {
		struct pr_err err = { 0 };
		struct pr_date date;
		char text[PR_DATE_TEXT];

		assert_pr_ok(pr_date_parse(&date, texts[i], &err), &err);
		pr_date_format(text, date);
		assert_string_equal(text, texts[i]);
	}
}

static void
date__other_text_is_refused(void **state)
{
	static const char *const wrong[] = {
		"",           "2026",        "2026-1-01",   "2026-01-1",
		"2026-02-29", "2026-13-01",  "2026-00-10",  "2026-01-00",
		"20260101",   "2026/01/01",  "2026-01-01 ", " 2026-01-01",
		"+026-01-01", "2026-01-01T", "0000-01-01",  "2026-01-0x",
		"02026-01-1", "2026--1-01",
	};
	struct pr_err err = { 0 };
	struct pr_date out = { 7, 7, 7 };

	(void)state;
	for (size_t i = 0; i < PR_LEN(wrong); i++) {
		assert_pr_refused(pr_date_parse(&out, wrong[i], &err),
				  PR_EPARSE, &err);
		assert_int_equal(out.year, 7);
	}
}

static void
date__the_day_depends_on_the_offset(void **state)
{
	int64_t ms = INT64_C(1790000000000); /* 2026-09-21T14:13:20Z */

	(void)state;
	assert_int_equal(pr_date_from_ms(ms, 0).day, 21);
	assert_int_equal(pr_date_from_ms(ms, 14 * 60).day, 22);
	assert_int_equal(pr_date_from_ms(0, -1).year, 1969);
	assert_int_equal(pr_date_from_ms(-1, 0).day, 31);
	assert_int_equal(pr_date_from_ms(-1, 1).day, 1);
}

static const struct {
	const char *text;
	int64_t ms;
	int offset;
	const char *again;
} times[] = {
	{ "1970-01-01T00:00:00Z", 0, 0, NULL },
	{ "1969-12-31T23:59:59.999Z", -1, 0, NULL },
	{ "2026-09-21T14:13:20Z", INT64_C(1790000000000), 0, NULL },
	{ "2026-09-21T09:13:20-05:00", INT64_C(1790000000000), -300, NULL },
	{ "2026-09-21T19:58:20+05:45", INT64_C(1790000000000), 345, NULL },
	{ "2026-09-21T14:13:20.25Z", INT64_C(1790000000250), 0,
	  "2026-09-21T14:13:20.250Z" },
	{ "2026-09-21T14:13:20.1239Z", INT64_C(1790000000123), 0,
	  "2026-09-21T14:13:20.123Z" },
	{ "2026-09-21t14:13:20z", INT64_C(1790000000000), 0,
	  "2026-09-21T14:13:20Z" },
	{ "2016-12-31T23:59:60Z", INT64_C(1483228800000), 0,
	  "2017-01-01T00:00:00Z" },
	{ "1985-04-12T23:20:50.52Z", INT64_C(482196050520), 0,
	  "1985-04-12T23:20:50.520Z" },
	{ "1996-12-19T16:39:57-08:00", INT64_C(851042397000), -480, NULL },
	{ "1937-01-01T12:00:27.87+00:20", INT64_C(-1041337172130), 20,
	  "1937-01-01T12:00:27.870+00:20" },
	{ "0001-01-01T00:00:00Z", INT64_C(-62135596800000), 0, NULL },
	{ "9999-12-31T23:59:59.999Z", INT64_C(253402300799999), 0, NULL },
};

static void
time__text_goes_there_and_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < PR_LEN(times); i++) {
		struct pr_err err = { 0 };
		char text[PR_TIME_TEXT];
		int64_t ms = 0;
		int offset = 99;

		assert_pr_ok(pr_time_parse(&ms, &offset, times[i].text, &err),
			     &err);
		assert_int_equal(ms, times[i].ms);
		assert_int_equal(offset, times[i].offset);
		pr_time_format(text, ms, offset);
		assert_string_equal(text, times[i].again ? times[i].again
							 : times[i].text);
	}
}

static void
time__other_text_is_refused(void **state)
{
	static const char *const wrong[] = {
		"",
		"2026-09-21",
		"2026-09-21T14:13:20",
		"2026-09-21 14:13:20Z",
		"2026-09-21T14:13Z",
		"2026-09-21T24:00:00Z",
		"2026-09-21T14:60:00Z",
		"2026-09-21T14:13:61Z",
		"2026-09-21T14:13:20.Z",
		"2026-09-21T14:13:20,5Z",
		"2026-09-21T14:13:20+0500",
		"2026-09-21T14:13:20+5:00",
		"2026-09-21T14:13:20+24:00",
		"2026-09-21T14:13:20+05:60",
		"2026-09-21T14:13:20Zulu",
		"2026-02-30T14:13:20Z",
		"2026-09-21T14:13:20+05:00 ",
	};
	struct pr_err err = { 0 };
	int64_t ms = 7;
	int offset = 7;

	(void)state;
	for (size_t i = 0; i < PR_LEN(wrong); i++) {
		assert_pr_refused(pr_time_parse(&ms, &offset, wrong[i], &err),
				  PR_EPARSE, &err);
		assert_int_equal(ms, 7);
		assert_int_equal(offset, 7);
	}
}

static void
time__moments_outside_the_calendar_are_held_to_its_ends(void **state)
{
	char text[PR_TIME_TEXT];

	(void)state;
	pr_time_format(text, INT64_MIN, 0);
	assert_string_equal(text, "0001-01-01T00:00:00Z");
	pr_time_format(text, INT64_MAX, 60);
	assert_string_equal(text, "9999-12-31T23:59:59.999+01:00");
}

static void
duration__is_written_for_people(void **state)
{
	static const struct {
		int64_t ms;
		const char *text;
	} known[] = {
		{ 0, "0:00" },
		{ 1, "0:01" },
		{ 1000, "0:01" },
		{ 1001, "0:02" },
		{ 59000, "0:59" },
		{ 59001, "1:00" },
		{ 3599000, "59:59" },
		{ 3600000, "1:00:00" },
		{ 7509000, "2:05:09" },
		{ 12600000, "3:30:00" },
		{ 360000000, "100:00:00" },
		{ -7509000, "-2:05:09" },
		{ INT64_MAX, "2562047788015:12:56" },
		{ INT64_MIN, "-2562047788015:12:56" },
	};
	char text[PR_DURATION_TEXT];

	(void)state;
	for (size_t i = 0; i < PR_LEN(known); i++) {
		pr_duration_format(text, known[i].ms);
		assert_string_equal(text, known[i].text);
	}
}

static void
duration__is_read_in_every_form(void **state)
{
	static const struct {
		const char *text;
		int64_t ms;
	} known[] = {
		{ "0", 0 },
		{ "45", 45000 },
		{ "45s", 45000 },
		{ "30m", 1800000 },
		{ "1h30m", 5400000 },
		{ "2:05:09", 7509000 },
		{ "5:09", 309000 },
		{ "250ms", 250 },
		{ "1h1m1s1ms", 3661001 },
		{ "90m", 5400000 },
		{ "100:00:00", 360000000 },
		{ "8784h", INT64_C(31622400000) },
	};

	(void)state;
	for (size_t i = 0; i < PR_LEN(known); i++) {
		struct pr_err err = { 0 };
		int64_t ms = -1;

		assert_pr_ok(pr_duration_parse(&ms, known[i].text, &err), &err);
		assert_int_equal(ms, known[i].ms);
	}
}

static void
duration__other_text_is_refused(void **state)
{
	static const char *const wrong[] = {
		"",
		"s",
		"-5",
		"+5",
		"1.5h",
		"5 m",
		"5x",
		"30m1h",
		"1h1h",
		"5:9",
		"5:60",
		"1:2:3",
		":30",
		"1:00:",
		"5:09m",
		"8785h",
		"1:00:00:00",
		"99999999999999999999",
		"12345678901h",
	};
	struct pr_err err = { 0 };
	int64_t ms = 7;

	(void)state;
	for (size_t i = 0; i < PR_LEN(wrong); i++) {
		assert_pr_refused(pr_duration_parse(&ms, wrong[i], &err),
				  PR_EPARSE, &err);
		assert_int_equal(ms, 7);
	}
}

static void
date__order_is_that_of_the_days(void **state)
{
	const struct pr_date a = { 2024, 2, 29 }, b = { 2024, 3, 1 };
	const struct pr_date none = { 0 };

	(void)state;
	assert_int_equal(pr_date_order(a, b), -1);
	assert_int_equal(pr_date_order(b, a), 1);
	assert_int_equal(pr_date_order(a, a), 0);
	assert_int_equal(pr_date_order(none, none), 0);
	assert_int_equal(pr_date_order(none, a), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(date__days_of_known_dates),
		cmocka_unit_test(date__order_is_that_of_the_days),
		cmocka_unit_test(date__every_day_follows_the_one_before),
		cmocka_unit_test(
			date__days_outside_the_calendar_are_held_to_its_ends),
		cmocka_unit_test(date__only_days_that_exist_are_valid),
		cmocka_unit_test(date__weekdays_are_known),
		cmocka_unit_test(
			date__months_are_added_and_short_ones_respected),
		cmocka_unit_test(date__text_goes_there_and_back),
		cmocka_unit_test(date__other_text_is_refused),
		cmocka_unit_test(date__the_day_depends_on_the_offset),
		cmocka_unit_test(time__text_goes_there_and_back),
		cmocka_unit_test(time__other_text_is_refused),
		cmocka_unit_test(
			time__moments_outside_the_calendar_are_held_to_its_ends),
		cmocka_unit_test(duration__is_written_for_people),
		cmocka_unit_test(duration__is_read_in_every_form),
		cmocka_unit_test(duration__other_text_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_ics.c - the calendar of a plan, read back with libical */
#include "proctor/date.h"
#include "report/study.h"
#include "util/buf.h"

#include "test.h"

#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NOW INT64_C(1795000000000) /* 2026-11-18T11:06:40Z */

/* A plan of two weeks with one mock, made by hand. */
struct paper {
	struct pr_study study;
	struct pr_study_day days[14];
	struct pr_study_week weeks[3];
	struct pr_domain domain;
	struct pr_task task;
	struct pr_exam exam;
	char *text;
	icalcomponent *calendar;
};

static enum pr_status
take(void *ctx, const char *bytes, size_t n, struct pr_err *err)
{
	(void)err;
	buf_add(ctx, bytes, n);
	return PR_OK;
}

static void
write_paper(struct paper *p, size_t weeks, int64_t now_ms)
{
	struct study_report report = { .study = &p->study,
				       .exam = &p->exam,
				       .weeks = weeks,
				       .now_ms = now_ms };
	struct buf buf;
	struct pr_sink sink = { .ctx = &buf, .write = take };
	struct pr_err err = { 0 };

	free(p->text);
	if (p->calendar)
		icalcomponent_free(p->calendar);
	buf_init(&buf, 1 << 20);
	assert_pr_ok(study_ics(&report, &sink, &err), &err);
	p->text = calloc(1, buf.len + 1);
	assert_non_null(p->text);
	memcpy(p->text, buf.data, buf.len);
	buf_release(&buf);
	p->calendar = icalparser_parse_string(p->text);
	assert_non_null(p->calendar);
}

static int
setup(void **state)
{
	struct paper *p = calloc(1, sizeof(*p));
	struct pr_study *s;

	assert_non_null(p);
	s = &p->study;
	snprintf(s->exam, sizeof(s->exam), "RHIT");
	snprintf(s->exam_title, sizeof(s->exam_title),
		 "Registered; Health\\Information, Technician: pr\xc3\xbc"
		 "fung with a title that is longer than a line of a calendar "
		 "may be \xe2\x82\xac\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac");
	snprintf(s->learner, sizeof(s->learner),
		 "01234567-89ab-4cde-8f01-23456789abcd");
	snprintf(s->exam_date, sizeof(s->exam_date), "2027-01-03");
	snprintf(s->today, sizeof(s->today), "2026-12-20");
	p->task = (struct pr_task){ .identifier = "D3.T1", .title = "Data" };
	p->domain = (struct pr_domain){ .identifier = "D3",
					.title = "Data",
					.tasks = &p->task,
					.n_tasks = 1 };
	p->exam.identifier = "RHIT";
	p->exam.domains[0] = p->domain;
	p->exam.n_domains = 1;
	s->days = p->days;
	s->n_days = PR_LEN(p->days);
	for (int i = 0; i < 14; i++) {
		struct pr_study_day *day = &p->days[i];
		struct pr_date d = { 2026, 12, 20 };

		pr_date_format(day->date,
			       pr_date_from_days(pr_date_to_days(d) + i));
		day->domain = day->task = -1;
		if (i % 2)
			continue; /* nothing on that day */
		day->have = day->need = 45;
		day->fresh_items = 12;
		day->fresh = 15;
		day->review_items = 20;
		day->review = 30;
		day->domain = day->task = 0;
	}
	p->days[7].mock = true;
	p->days[7].mock_minutes = p->days[7].need = 205;
	s->weeks = p->weeks;
	s->n_weeks = 3;
	p->weeks[0] = (struct pr_study_week){ .day = 0, .n_days = 1 };
	p->weeks[1] = (struct pr_study_week){ .day = 1, .n_days = 7 };
	p->weeks[2] = (struct pr_study_week){ .day = 8, .n_days = 6 };
	write_paper(p, 0, NOW);
	*state = p;
	return 0;
}

static int
teardown(void **state)
{
	struct paper *p = *state;

	icalcomponent_free(p->calendar);
	free(p->text);
	free(p);
	return 0;
}

static icalcomponent *
event_on(const struct paper *p, const char *date, const char *begins)
{
	icalcomponent *e = icalcomponent_get_first_component(
		p->calendar, ICAL_VEVENT_COMPONENT);

	for (; e; e = icalcomponent_get_next_component(p->calendar,
						       ICAL_VEVENT_COMPONENT)) {
		struct icaltimetype at = icalcomponent_get_dtstart(e);
		char text[40];

		snprintf(text, sizeof(text), "%04d-%02d-%02d", at.year,
			 at.month, at.day);
		if (!strcmp(text, date) &&
		    !strncmp(icalcomponent_get_summary(e), begins,
			     strlen(begins)))
			return e;
	}
	return NULL;
}

static void
ics__libical_finds_every_event_and_no_error(void **state)
{
	struct paper *p = *state;
	icalcomponent *e;
	struct icaltimetype from, to;

	assert_int_equal(icalcomponent_isa(p->calendar),
			 ICAL_VCALENDAR_COMPONENT);
	assert_int_equal(icalcomponent_count_errors(p->calendar), 0);
	assert_true(icalrestriction_check(p->calendar));
	/* seven study days, a mock, the exam */
	assert_int_equal(icalcomponent_count_components(p->calendar,
							ICAL_VEVENT_COMPONENT),
			 9);
	e = event_on(p, "2026-12-27", "RHIT: full mock exam");
	assert_non_null(e);
	assert_string_equal(icalcomponent_get_summary(e),
			    "RHIT: full mock exam, 3 h 25 min");
	from = icalcomponent_get_dtstart(e);
	to = icalcomponent_get_dtend(e);
	assert_true(from.is_date && to.is_date);
	assert_int_equal(to.day, 28);
	assert_non_null(event_on(p, "2027-01-03", "RHIT examination"));
	/* the end of a day at the end of a year */
	e = event_on(p, "2026-12-30", "RHIT: ");
	assert_non_null(e);
	assert_string_equal(
		icalcomponent_get_summary(e),
		"RHIT: 20 to review, 12 new in D3 task D3.T1, 45 min");
}

static void
ics__text_with_signs_comes_back_as_it_was(void **state)
{
	struct paper *p = *state;
	icalcomponent *e = event_on(p, "2027-01-03", "RHIT examination");

	assert_non_null(e);
	assert_string_equal(icalcomponent_get_description(e),
			    p->study.exam_title);
}

static void
ics__events_leave_the_day_free_and_carry_the_clock(void **state)
{
	struct paper *p = *state;
	icalcomponent *e = icalcomponent_get_first_component(
		p->calendar, ICAL_VEVENT_COMPONENT);

	for (; e; e = icalcomponent_get_next_component(p->calendar,
						       ICAL_VEVENT_COMPONENT)) {
		icalproperty *free_day = icalcomponent_get_first_property(
			e, ICAL_TRANSP_PROPERTY);
		struct icaltimetype stamp = icalcomponent_get_dtstamp(e);

		assert_non_null(free_day);
		assert_int_equal(icalproperty_get_transp(free_day),
				 ICAL_TRANSP_TRANSPARENT);
		assert_int_equal(stamp.year, 2026);
		assert_int_equal(stamp.month, 11);
		assert_int_equal(stamp.day, 18);
		assert_int_equal(stamp.hour, 11);
		assert_int_equal(stamp.second, 40);
		assert_true(icaltime_is_utc(stamp));
	}
}

static size_t
uids(const struct paper *p, char out[16][80])
{
	icalcomponent *e = icalcomponent_get_first_component(
		p->calendar, ICAL_VEVENT_COMPONENT);
	size_t n = 0;

	for (; e; e = icalcomponent_get_next_component(p->calendar,
						       ICAL_VEVENT_COMPONENT))
		snprintf(out[n++], 80, "%s", icalcomponent_get_uid(e));
	return n;
}

static void
ics__names_of_events_stay_and_differ(void **state)
{
	struct paper *p = *state;
	char before[16][80], after[16][80];
	size_t n = uids(p, before);

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(before[i], before[k]);
	/* made another day with other work: the same event */
	p->days[0].fresh_items = 3;
	write_paper(p, 0, NOW + 86400000);
	assert_int_equal(uids(p, after), n);
	for (size_t i = 0; i < n; i++)
		assert_string_equal(before[i], after[i]);
	/* another learner's plan does not replace it */
	p->study.learner[0] = 'f';
	write_paper(p, 0, NOW);
	uids(p, after);
	for (size_t i = 0; i < n; i++)
		assert_string_not_equal(before[i], after[i]);
}

static void
ics__lines_end_with_crlf_and_are_no_longer_than_75_octets(void **state)
{
	struct paper *p = *state;
	const char *line = p->text;
	bool folded = false;

	while (*line) {
		const char *end = strstr(line, "\r\n");
		size_t n;

		assert_non_null(end);
		n = (size_t)(end - line);
		assert_true(n > 0 && n <= 75);
		assert_null(memchr(line, '\n', n));
		/* never in the middle of a character */
		assert_true(((unsigned char)line[*line == ' '] & 0xc0) != 0x80);
		folded = folded || *line == ' ';
		line = end + 2;
	}
	assert_true(folded);
}

static void
ics__weeks_cut_the_days_and_keep_the_exam(void **state)
{
	struct paper *p = *state;

	write_paper(p, 2, NOW);
	/* days 0..7: four study days, the mock, the exam */
	assert_int_equal(icalcomponent_count_components(p->calendar,
							ICAL_VEVENT_COMPONENT),
			 6);
	assert_non_null(event_on(p, "2027-01-03", "RHIT examination"));
	assert_null(event_on(p, "2026-12-28", "RHIT"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(ics__##name, setup, teardown)
		TEST(libical_finds_every_event_and_no_error),
		TEST(text_with_signs_comes_back_as_it_was),
		TEST(events_leave_the_day_free_and_carry_the_clock),
		TEST(names_of_events_stay_and_differ),
		TEST(lines_end_with_crlf_and_are_no_longer_than_75_octets),
		TEST(weeks_cut_the_days_and_keep_the_exam),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

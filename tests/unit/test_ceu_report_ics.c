/* test_ceu_report_ics.c - the calendar of the ledger, read with libical */
#include "ceu_report_case.h"

#include <libical/ical.h>
#include <stdio.h>

static icalcomponent *
calendar(struct ceu_case *c)
{
	icalcomponent *root = icalparser_parse_string(case_print(c, ceu_ics));

	assert_non_null(root);
	assert_int_equal(icalcomponent_isa(root), ICAL_VCALENDAR_COMPONENT);
	assert_int_equal(icalcomponent_count_errors(root), 0);
	assert_true(icalrestriction_check(root));
	return root;
}

static int
events(icalcomponent *root)
{
	return icalcomponent_count_components(root, ICAL_VEVENT_COMPONENT);
}

static icalcomponent *
event_on(icalcomponent *root, const char *date, const char *summary)
{
	icalcomponent *e =
		icalcomponent_get_first_component(root, ICAL_VEVENT_COMPONENT);

	for (; e; e = icalcomponent_get_next_component(root,
						       ICAL_VEVENT_COMPONENT)) {
		struct icaltimetype at = icalcomponent_get_dtstart(e);
		char text[40];

		snprintf(text, sizeof(text), "%04d-%02d-%02d", at.year,
			 at.month, at.day);
		if (!strcmp(text, date) &&
		    !strcmp(icalcomponent_get_summary(e), summary))
			return e;
	}
	return NULL;
}

/* "180 90 30": days before, of the alarms of an event. */
static void
alarms(char out[40], icalcomponent *event)
{
	icalcomponent *a =
		icalcomponent_get_first_component(event, ICAL_VALARM_COMPONENT);
	size_t n = 0;

	out[0] = '\0';
	for (; a; a = icalcomponent_get_next_component(event,
						       ICAL_VALARM_COMPONENT)) {
		icalproperty *p = icalcomponent_get_first_property(
			a, ICAL_TRIGGER_PROPERTY);
		struct icaltriggertype t;

		assert_non_null(p);
		t = icalproperty_get_trigger(p);
		assert_true(t.duration.is_neg);
		n += (size_t)snprintf(out + n, 40 - n, "%s%d", n ? " " : "",
				      (int)t.duration.days +
					      7 * (int)t.duration.weeks);
		p = icalcomponent_get_first_property(a, ICAL_ACTION_PROPERTY);
		assert_int_equal(icalproperty_get_action(p),
				 ICAL_ACTION_DISPLAY);
		assert_non_null(icalcomponent_get_first_property(
			a, ICAL_DESCRIPTION_PROPERTY));
	}
}

static void
ics__deadlines_have_three_alarms(void **state)
{
	struct ceu_case *c = *state;
	icalcomponent *root = calendar(c);
	icalcomponent *e = event_on(root, "2027-02-28", "TST: CEU cycle ends");
	struct icaltimetype from, to;
	char days[40];

	assert_non_null(e);
	alarms(days, e);
	assert_string_equal(days, "180 90 30");
	from = icalcomponent_get_dtstart(e);
	to = icalcomponent_get_dtend(e);
	assert_true(from.is_date && to.is_date);
	assert_int_equal(to.month, 3);
	assert_int_equal(to.day, 1);
	assert_has(icalcomponent_get_description(e),
		   "computed, check with TST (rule T-CYCLE)");
	assert_has(icalcomponent_get_description(e), "6.5 owed by 28 Feb 2027");
	assert_has(icalcomponent_get_description(e),
		   "Logging is not reporting");
	e = event_on(root, "2027-03-31", "TST: last day to report CEUs");
	assert_non_null(e);
	assert_has(icalcomponent_get_description(e), "rule T-REPORT");
	/* 149 days to go: the first of the three is over */
	e = event_on(root, "2026-06-30", "CPR runs out");
	assert_non_null(e);
	alarms(days, e);
	assert_string_equal(days, "90 30");
	assert_non_null(event_on(root, "2029-02-28", "TST: CEU cycle ends"));
	icalcomponent_free(root);
}

static void
ics__what_is_over_or_done_has_no_event(void **state)
{
	struct ceu_case *c = *state;
	icalcomponent *root = calendar(c);
	int before = events(root);

	icalcomponent_free(root);
	case_judge(c, "2026-07-02"); /* the card ran out */
	root = calendar(c);
	assert_int_equal(events(root), before - 1);
	assert_null(event_on(root, "2026-06-30", "CPR runs out"));
	icalcomponent_free(root);
	case_now(c, "TST")->state = PR_CEU_DONE;
	case_now(c, "TST")->open = true; /* a question is left */
	root = calendar(c);
	assert_non_null(event_on(root, "2027-02-28", "TST: CEU cycle ends"));
	icalcomponent_free(root);
	case_now(c, "TST")->open = false;
	root = calendar(c);
	assert_null(event_on(root, "2027-02-28", "TST: CEU cycle ends"));
	assert_null(
		event_on(root, "2027-03-31", "TST: last day to report CEUs"));
	icalcomponent_free(root);
	/* over, but what is late may still be reported */
	case_judge(c, "2027-03-10");
	root = calendar(c);
	assert_null(event_on(root, "2027-02-28", "TST: CEU cycle ends"));
	assert_non_null(
		event_on(root, "2027-03-31", "TST: last day to report CEUs"));
	icalcomponent_free(root);
}

static void
ics__what_is_held_no_more_has_no_event(void **state)
{
	struct ceu_case *c = *state;
	icalcomponent *root;

	c->holdings[0].until = case_day("2026-01-10");
	c->holdings[1].until = case_day("2026-01-10");
	case_judge(c, "2026-02-01");
	root = calendar(c);
	assert_int_equal(events(root), 0);
	icalcomponent_free(root);
}

static int
uids(struct ceu_case *c, char out[16][80])
{
	icalcomponent *root = calendar(c);
	icalcomponent *e =
		icalcomponent_get_first_component(root, ICAL_VEVENT_COMPONENT);
	int n = 0;

	for (; e;
	     e = icalcomponent_get_next_component(root, ICAL_VEVENT_COMPONENT))
		snprintf(out[n++], 80, "%s", icalcomponent_get_uid(e));
	icalcomponent_free(root);
	return n;
}

static bool
among(char all[16][80], int n, const char *uid)
{
	for (int i = 0; i < n; i++)
		if (!strcmp(all[i], uid))
			return true;
	return false;
}

static void
ics__names_stay_when_dates_are_copied_and_differ(void **state)
{
	struct ceu_case *c = *state;
	char first[16][80], second[16][80];
	int n = uids(c, first), m;

	for (int i = 0; i < n; i++)
		assert_false(among(first, i, first[i]));
	c->copied[0] = (struct pr_ceu_copied){ .row = 3,
					       .account = "TST",
					       .from = case_day("2025-03-01"),
					       .to = case_day("2027-03-31"),
					       .units = -1,
					       .fee_cents = -1 };
	c->picture.ledger.copied = c->copied;
	c->picture.ledger.n_copied = 1;
	case_judge(c, "2026-02-02");
	m = uids(c, second);
	assert_int_equal(m, n);
	for (int i = 0; i < n; i++)
		assert_true(among(second, m, first[i]));
	c->report.learner = "berta";
	m = uids(c, second);
	for (int i = 0; i < m; i++)
		assert_false(among(first, n, second[i]));
}

static void
ics__lines_end_with_crlf_and_are_no_longer_than_75_octets(void **state)
{
	struct ceu_case *c = *state;
	const char *line = case_print(c, ceu_ics);

	while (*line) {
		const char *end = strstr(line, "\r\n");

		assert_non_null(end);
		assert_true(end > line && end - line <= 75);
		assert_null(memchr(line, '\n', (size_t)(end - line)));
		line = end + 2;
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) \
	cmocka_unit_test_setup_teardown(ics__##name, case_setup, case_teardown)
		TEST(deadlines_have_three_alarms),
		TEST(what_is_over_or_done_has_no_event),
		TEST(what_is_held_no_more_has_no_event),
		TEST(names_stay_when_dates_are_copied_and_differ),
		TEST(lines_end_with_crlf_and_are_no_longer_than_75_octets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

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

/* The most serious day of all has the nearest alarms. */
static void
ics__what_follows_a_missed_end_has_alarms_up_to_the_day_before(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_rule rules[CASE_RULES + 1];
	icalcomponent *root, *e;
	char days[40];

	memcpy(rules, c->rules, sizeof(c->rules));
	case_rule(&rules[CASE_RULES], "T-LAPSE", PR_CEU_LAPSE, "It is revoked.")
		->days = 90;
	c->issuer.rules = rules;
	c->issuer.n_rules = CASE_RULES + 1;
	case_judge(c, "2027-03-01");
	root = calendar(c);
	e = event_on(root, "2027-05-29",
		     "TST: day 90 after the end, cycle short");
	assert_non_null(e);
	alarms(days, e);
	assert_string_equal(days, "30 7 1");
	assert_has(icalcomponent_get_description(e),
		   "After this day, by rule T-LAPSE: It is revoked.");
	assert_has(icalcomponent_get_description(e),
		   "2.0 more wait: settle those first");
	icalcomponent_free(root);
	case_judge(c, "2027-05-22"); /* a week to go */
	root = calendar(c);
	e = event_on(root, "2027-05-29",
		     "TST: day 90 after the end, cycle short");
	assert_non_null(e);
	alarms(days, e);
	assert_string_equal(days, "7 1");
	icalcomponent_free(root);
	c->entries[3].units = 650; /* what waits may be enough */
	case_judge(c, "2027-05-22");
	root = calendar(c);
	e = event_on(root, "2027-05-29",
		     "TST: day 90 after the end, perhaps short");
	assert_non_null(e);
	assert_has(icalcomponent_get_description(e),
		   "If the cycle is short: After this day");
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

/* The alarms that an event of a day can still have. */
static void
want_alarms(char out[40], int64_t left, bool last_alone)
{
	static const int before[] = { 180, 90, 30 };
	size_t n = 0;

	out[0] = '\0';
	for (size_t i = last_alone ? 2 : 0; i < PR_LEN(before); i++)
		if (left >= before[i])
			n += (size_t)snprintf(out + n, 40 - n, "%s%d",
					      n ? " " : "", before[i]);
}

/* None is over, each has the alarms that are not, and none is named twice. */
static int
look_at_events(icalcomponent *root, int64_t today)
{
	icalcomponent *e =
		icalcomponent_get_first_component(root, ICAL_VEVENT_COMPONENT);
	char names[16][80];
	int n = 0;

	for (; e; e = icalcomponent_get_next_component(root,
						       ICAL_VEVENT_COMPONENT)) {
		struct icaltimetype at = icalcomponent_get_dtstart(e);
		struct pr_date date = { at.year, at.month, at.day };
		const char *what = icalcomponent_get_summary(e);
		char want[40], got[40];

		assert_true(pr_date_to_days(date) >= today);
		want_alarms(want, pr_date_to_days(date) - today,
			    !strstr(what, "cycle ends") &&
				    !strstr(what, "runs out"));
		alarms(got, e);
		assert_string_equal(got, want);
		assert_true(n < 16);
		assert_false(among(names, n, icalcomponent_get_uid(e)));
		snprintf(names[n++], 80, "%s", icalcomponent_get_uid(e));
	}
	return n;
}

/* Of what is open now and has an end, that end and the last day to report. */
static int
look_for_deadlines(struct ceu_case *c, icalcomponent *root)
{
	const struct pr_ceu_status *s = c->picture.status;
	int n = 0;

	for (size_t i = 0; i < s->n; i++) {
		const struct pr_ceu_account *a = &s->accounts[i];
		char day[PR_DATE_TEXT], summary[60];

		if (a->now < 0 || a->days_left < 0)
			continue;
		pr_date_format(day, a->cycles[a->now].to);
		snprintf(summary, sizeof(summary),
			 strcmp(a->name, "TST") ? "%s runs out"
						: "%s: CEU cycle ends",
			 a->name);
		assert_non_null(event_on(root, day, summary));
		n++;
	}
	return n;
}

static void
ics__has_every_deadline_on_every_day(void **state)
{
	struct ceu_case *c = *state;
	int64_t first = pr_date_to_days(case_day("2025-06-10"));
	int seen = 0;

	/* two ends in one year */
	c->copied[0] = (struct pr_ceu_copied){ .row = 3,
					       .account = "TST",
					       .from = case_day("2027-03-01"),
					       .to = case_day("2027-09-30"),
					       .units = -1,
					       .fee_cents = -1 };
	c->picture.ledger.copied = c->copied;
	c->picture.ledger.n_copied = 1;
	for (int64_t day = first; day < first + 1200; day++) {
		char today[PR_DATE_TEXT];
		icalcomponent *root;

		pr_date_format(today, pr_date_from_days(day));
		case_judge(c, today);
		root = calendar(c);
		seen += look_for_deadlines(c, root);
		assert_true(look_at_events(root, day) > 0);
		icalcomponent_free(root);
	}
	assert_true(seen > 1200);
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
		TEST(what_follows_a_missed_end_has_alarms_up_to_the_day_before),
		TEST(names_stay_when_dates_are_copied_and_differ),
		TEST(has_every_deadline_on_every_day),
		TEST(lines_end_with_crlf_and_are_no_longer_than_75_octets),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

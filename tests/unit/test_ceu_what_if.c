/* test_ceu_what_if.c - one thing that may happen, said in a line */
#include "ceu_draft_case.h"
#include "test.h"

#include <string.h>

static struct pr_ceu_draft
asked_in(const struct pr_ceu_room *room, const char *text)
{
	struct pr_ceu_draft draft;
	struct pr_err err = { 0 };

	assert_pr_ok(pr_ceu_what_if(&draft, text, room, &err), &err);
	return draft;
}

static struct pr_ceu_draft
asked(const char *text)
{
	return asked_in(&case_room, text);
}

static void
refused(const char *text, const char *says)
{
	struct pr_ceu_draft draft, before;
	struct pr_err err = { 0 };

	memset(&draft, 0x5a, sizeof(draft));
	before = draft;
	assert_int_equal(pr_ceu_what_if(&draft, text, &case_room, &err),
			 PR_EINVAL);
	assert_int_equal(err.status, PR_EINVAL);
	if (!strstr(err.text, says))
		fail_msg("\"%s\" does not say \"%s\"", err.text, says);
	assert_memory_equal(&draft, &before, sizeof(draft));
}

static void
ceu_what_if__parts_come_in_any_order(void **state)
{
	static const char *const texts[] = {
		"6 units, AHIMA, hiim, 2027-02-01",
		"2027-02-01,hiim,AHIMA,6 units",
		" HIIM ,  6 CEUs , rhit , 2027-02-01 ,",
		"6,ahima,HIIM domains,2027-02-01",
	};

	(void)state;
	for (size_t i = 0; i < PR_LEN(texts); i++) {
		struct pr_ceu_draft d = asked(texts[i]);

		assert_string_equal(d.date, "2027-02-01");
		assert_string_equal(d.units, "6.0");
		assert_string_equal(d.minutes, "");
		assert_int_equal(d.n_claims, 1);
		assert_string_equal(d.claims[0].issuer, "AHIMA");
		assert_string_equal(d.claims[0].accepted, "yes");
		assert_string_equal(d.word[PR_CEU_CATEGORY], "hiim");
		assert_true(d.title[0] != '\0');
	}
}

static void
ceu_what_if__the_day_is_today_unless_it_is_said(void **state)
{
	(void)state;
	assert_string_equal(asked("6 units, AHIMA").date, "today");
	assert_string_equal(asked("today, 6 units, AHIMA").date, "today");
}

static void
ceu_what_if__minutes_are_minutes(void **state)
{
	(void)state;
	assert_string_equal(asked("90 min, AHIMA").minutes, "90");
	assert_string_equal(asked("1h30m, AHIMA").minutes, "90");
	assert_string_equal(asked("1:30, AHIMA").minutes, "90");
	assert_string_equal(asked("90 min, AHIMA").units, "");
	assert_string_equal(asked("0.25, AHIMA").units, "0.25");
	assert_string_equal(asked("2 CE hours, AHIMA").units, "2.0");
}

static void
ceu_what_if__whoever_is_not_named_is_meant(void **state)
{
	struct pr_ceu_draft d = asked("6 units");

	(void)state;
	assert_int_equal(d.n_claims, 2); /* a card takes no units */
	assert_string_equal(d.claims[0].issuer, "AHIMA");
	assert_string_equal(d.claims[1].issuer, "AAPC");
	d = asked("6 units, 2026-02-01"); /* before the CPC */
	assert_int_equal(d.n_claims, 1);
	assert_string_equal(d.claims[0].issuer, "AHIMA");
}

static void
ceu_what_if__a_name_said_twice_is_the_source_the_second_time(void **state)
{
	struct pr_ceu_draft d = asked("6, AHIMA, ahima");

	(void)state;
	assert_int_equal(d.n_claims, 1);
	assert_string_equal(d.word[PR_CEU_SOURCE], "ahima");
	refused("6, AHIMA, ahima, ahima", "twice");
}

static void
ceu_what_if__what_it_makes_passes_the_check(void **state)
{
	struct pr_ceu_draft d = asked("6 units, AHIMA, hiim, 2027-02-01");
	struct pr_ceu_room room = case_room;
	struct pr_ceu_findings findings;
	struct pr_ceu_entry *entry = NULL;
	struct pr_err err = { 0 };

	(void)state;
	room.may_be_to_come = true;
	assert_pr_ok(pr_ceu_draft_check(&entry, &d, &room, &findings, &err),
		     &err);
	assert_int_equal(entry->units, 600);
	assert_int_equal(entry->date.year, 2027);
	assert_int_equal(entry->claims[0].accepted, PR_CEU_YES);
	pr_ceu_entry_free(entry);
}

/* The remarks on a what-if. */
static void
remarked(struct pr_ceu_findings *findings, const char *text, const char *title)
{
	struct pr_ceu_draft d = asked(text);
	struct pr_ceu_room room = case_room;
	struct pr_ceu_entry *entry = NULL;
	struct pr_err err = { 0 };

	room.may_be_to_come = true;
	assert_pr_ok(pr_ceu_draft_check(&entry, &d, &room, findings, &err),
		     &err);
	assert_string_equal(entry->title, title);
	assert_string_equal(entry->claims[0].issuer, "AHIMA");
	pr_ceu_entry_free(entry);
}

static void
ceu_what_if__what_is_no_category_there_is_the_title(void **state)
{
	struct pr_ceu_findings said;

	(void)state;
	remarked(&said, "6 units, AHIMA, coding, 2027-02-01", "coding");
	assert_int_equal(said.n, 1);
	assert_int_equal(said.of[0].weight, PR_CEU_REMARK);
	assert_int_equal(said.of[0].field, PR_CEU_F_CATEGORY);
	assert_int_equal(said.of[0].claim, 0);
	assert_string_equal(said.of[0].text,
			    "\"coding\" is no category of AHIMA; there are "
			    "hiim, other; it is taken as the title and meets "
			    "no minimum of a category there");
	/* in any order, and a word that is one is none the less */
	remarked(&said, "coding, 6, hiim, AHIMA", "coding");
	assert_int_equal(said.n, 1);
	assert_string_equal(said.of[0].text,
			    "\"coding\" is no category, source or place of "
			    "AHIMA; it is taken as the title");
	remarked(&said, "6, hiim, AHIMA", "What if");
	assert_int_equal(said.n, 0);
}

static void
ceu_what_if__what_nobody_understands_is_named(void **state)
{
	(void)state;
	refused("", "how many");
	refused(" , ,", "how many");
	refused("AHIMA", "how many");
	refused("6 units, AHIAM", "nearest is \"AHIMA\"");
	refused("6 units, AHIMA, sepsis, coding", "\"coding\"");
	refused("6 units, coding", "\"coding\"");
	refused("6 units, AHIMA, =coding", "\"=coding\"");
	refused("6 units, Quidditch", "there are AAPC");
	refused("6 units, NCRA", "hold nothing of NCRA");
	refused("6 miles", "\"6 miles\"");
	refused("6 units, 7 units", "second number");
	refused("6 units, 90 min", "second number");
	refused("6 units, 2027-02-30", "YYYY-MM-DD");
	refused("6 units, 2027-02-01, 2027-03-01", "second day");
	refused("6 units, today, today", "second day");
	refused("0 units", "more than 0");
	refused("4.333 units", "3 decimals");
	refused("201 units", "too much");
	refused("-6 units", "\"-6 units\"");
	refused("6 units, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
		"commas");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ceu_what_if__parts_come_in_any_order),
		cmocka_unit_test(
			ceu_what_if__the_day_is_today_unless_it_is_said),
		cmocka_unit_test(ceu_what_if__minutes_are_minutes),
		cmocka_unit_test(ceu_what_if__whoever_is_not_named_is_meant),
		cmocka_unit_test(
			ceu_what_if__a_name_said_twice_is_the_source_the_second_time),
		cmocka_unit_test(ceu_what_if__what_it_makes_passes_the_check),
		cmocka_unit_test(
			ceu_what_if__what_is_no_category_there_is_the_title),
		cmocka_unit_test(ceu_what_if__what_nobody_understands_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

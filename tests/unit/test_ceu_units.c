/* test_ceu_units.c - units as text, and what minutes earn */
#include "proctor/ceu_draft.h"

#include "test.h"

#include <string.h>

static void
ceu_units__one_decimal_at_least_and_two_when_there_are_two(void **state)
{
	static const struct {
		int hundredths;
		const char *text;
	} cases[] = { { 1350, "13.5" },   { 2000, "20.0" },
		      { 25, "0.25" },     { 0, "0.0" },
		      { 5, "0.05" },      { -25, "-0.25" },
		      { 20000, "200.0" }, { 2147483647, "21474836.47" } };

	(void)state;
	for (size_t i = 0; i < PR_LEN(cases); i++) {
		char out[PR_CEU_UNITS_TEXT];

		pr_ceu_units_format(out, cases[i].hundredths);
		assert_string_equal(out, cases[i].text);
	}
}

static void
ceu_units__all_that_can_be_is_read_back(void **state)
{
	(void)state;
	for (int i = 0; i <= 20000; i++) {
		char out[PR_CEU_UNITS_TEXT];
		struct pr_err err = { 0 };
		int back = -7;

		pr_ceu_units_format(out, i);
		assert_pr_ok(pr_ceu_units_parse(&back, out, &err), &err);
		assert_int_equal(back, i);
	}
}

static void
ceu_units__what_is_no_number_of_units_is_refused(void **state)
{
	static const char *const wrong[] = {
		"",      "1.",   " 1",  "1 ",    "+1",
		"1.2.3", "0x10", "-1",  "4.333", "200.01",
		"201",   "1e2",  ".",   "..5",   "99999999999999999999",
		"1,5",   "nan",  "12a", "1:5",
	};

	(void)state;
	for (size_t i = 0; i < PR_LEN(wrong); i++) {
		struct pr_err err = { 0 };
		int out = 77;

		assert_pr_refused(pr_ceu_units_parse(&out, wrong[i], &err),
				  PR_EINVAL, &err);
		assert_int_equal(out, 77);
	}
}

static void
ceu_units__what_is_nearly_one_is_told_what_is_wrong_with_it(void **state)
{
	static const struct {
		const char *text, *says;
	} cases[] = {
		{ "-1", "is below 0" },        { "1,5", "has a comma" },
		{ "12,05", "has a comma" },    { ",5", "is no number" },
		{ "1,", "is no number" },      { "1,x5", "is no number" },
		{ "4.333", "has 3 decimals" }, { "1.25x", "is no number" },
		{ "1.255x", "is no number" },  { "1.", "is no number" },
		{ "one", "is no number" },     { "200.01", "is too much" },
		{ "", "is no number" },
	};

	(void)state;
	for (size_t i = 0; i < PR_LEN(cases); i++) {
		struct pr_err err = { 0 };
		int out = 77;

		assert_int_equal(pr_ceu_units_parse(&out, cases[i].text, &err),
				 PR_EINVAL);
		if (!strstr(err.text, cases[i].says))
			fail_msg("%s: %s", cases[i].says, err.text);
	}
}

static void
ceu_units__minutes_earn_by_the_counting_rule(void **state)
{
	const struct pr_ceu_rule whole = {
		.kind = PR_CEU_COUNTING, .minutes = 60, .least = 45, .step = -1
	};
	const struct pr_ceu_rule halves = {
		.kind = PR_CEU_COUNTING, .minutes = 60, .least = -1, .step = 50
	};
	const struct pr_ceu_rule exact = {
		.kind = PR_CEU_COUNTING, .minutes = 120, .least = -1, .step = -1
	};
	const struct pr_ceu_rule both = { .kind = PR_CEU_COUNTING,
					  .minutes = 60,
					  .least = 30,
					  .step = 25,
					  .rest = PR_CEU_REST_STEP };
	const struct pr_ceu_rule full = { .kind = PR_CEU_COUNTING,
					  .minutes = 60,
					  .least = 45,
					  .step = 100,
					  .rest = PR_CEU_REST_WHOLE };
	const struct pr_ceu_rule single = {
		.kind = PR_CEU_COUNTING, .minutes = 60, .least = 1, .step = -1
	};
	const struct {
		const struct pr_ceu_rule *rule;
		int minutes, units;
	} cases[] = {
		{ &single, 61, 100 },  { &exact, 2147483647, 1789569705 },
		{ &whole, 60, 100 },   { &whole, 150, 200 },
		{ &whole, 44, 0 },     { &whole, 119, 100 },
		{ &halves, 30, 50 },   { &halves, 29, 0 },
		{ &halves, 100, 150 }, { &exact, 90, 75 },
		{ &exact, 1, 0 },      { &both, 89, 100 },
		{ &both, 90, 150 },    { &both, 104, 150 },
		{ &both, 105, 175 },   { &both, 29, 0 },
		{ &both, 30, 50 },     { &full, 44, 0 },
		{ &full, 45, 100 },    { &full, 59, 100 },
		{ &full, 104, 100 },   { &full, 105, 200 },
		{ &full, 120, 200 },
	};

	(void)state;
	for (size_t i = 0; i < PR_LEN(cases); i++) {
		int out = -7;

		pr_ceu_units_of_minutes(&out, cases[i].rule, cases[i].minutes);
		assert_int_equal(out, cases[i].units);
	}
}

static void
ceu_units__what_a_rule_is_silent_of_is_not_known(void **state)
{
	/* a step says how units are cut, not what a rest earns */
	static const int steps[] = { -1, 50, 100 };
	struct pr_ceu_rule rule = { .kind = PR_CEU_COUNTING,
				    .minutes = 60,
				    .least = 45 };

	(void)state;
	for (int i = 0; i < 121 * (int)PR_LEN(steps); i++) {
		int out = -7, minutes = i % 121;
		int units = minutes < 45    ? 0
			    : minutes < 60  ? PR_CEU_UNKNOWN
			    : minutes < 120 ? 100
					    : 200;

		rule.step = steps[i / 121];
		if (minutes == 0)
			continue;
		pr_ceu_units_of_minutes(&out, &rule, minutes);
		assert_int_equal(out, units);
	}
}

static void
ceu_units__no_rule_or_an_asked_one_says_nothing_of_minutes(void **state)
{
	struct pr_ceu_rule rule = { .kind = PR_CEU_COUNTING,
				    .minutes = 60,
				    .least = -1,
				    .step = -1,
				    .question = "how many?" };
	int out = 5;

	(void)state;
	pr_ceu_units_of_minutes(&out, NULL, 60);
	assert_int_equal(out, PR_CEU_UNKNOWN);
	out = 5;
	pr_ceu_units_of_minutes(&out, &rule, 60);
	assert_int_equal(out, PR_CEU_UNKNOWN);
	rule.question = NULL;
	rule.minutes = -1;
	out = 5;
	pr_ceu_units_of_minutes(&out, &rule, 60);
	assert_int_equal(out, PR_CEU_UNKNOWN);
	rule.minutes = 0;
	out = 5;
	pr_ceu_units_of_minutes(&out, &rule, 60);
	assert_int_equal(out, PR_CEU_UNKNOWN);
	rule.minutes = 60;
	out = 5;
	pr_ceu_units_of_minutes(&out, &rule, 0);
	assert_int_equal(out, PR_CEU_UNKNOWN);
	rule.kind = PR_CEU_TOTAL;
	out = 5;
	pr_ceu_units_of_minutes(&out, &rule, 60);
	assert_int_equal(out, PR_CEU_UNKNOWN);
}

static void
ceu_units__every_field_has_a_name(void **state)
{
	(void)state;
	for (int f = 0; f < PR_CEU_FIELDS; f++)
		assert_true(pr_ceu_field_name((enum pr_ceu_field)f)[0] != '\0');
	assert_string_equal(pr_ceu_field_name(PR_CEU_F_DATE), "date");
	assert_string_equal(pr_ceu_field_name(PR_CEU_F_PLACE), "place");
}

static void
ceu_cents__are_dollars_with_two_decimals_at_most(void **state)
{
	static const struct {
		const char *text;
		int cents;
	} right[] = {
		{ "0", 0 },        { "25", 2500 },       { "25.5", 2550 },
		{ "25.05", 2505 }, { "$218.50", 21850 }, { "1000", 100000 },
		{ "$0.99", 99 },   { "999.99", 99999 },
	};
	static const char *const wrong[] = {
		"",     "$",      "25.",     ".5",   "-1",      "$$1",
		"1,50", "25.505", "1000.01", "1001", "1000000", "25 ",
	};
	struct pr_err err = { 0 };
	int cents;

	(void)state;
	for (size_t i = 0; i < PR_LEN(right); i++) {
		cents = -7;
		assert_pr_ok(
			pr_ceu_cents_parse(&cents, right[i].text, 100000, &err),
			&err);
		assert_int_equal(cents, right[i].cents);
	}
	cents = -7;
	for (size_t i = 0; i < PR_LEN(wrong); i++)
		assert_pr_refused(
			pr_ceu_cents_parse(&cents, wrong[i], 100000, &err),
			PR_EINVAL, &err);
	assert_int_equal(pr_ceu_cents_parse(&cents, "1001", 100000, &err),
			 PR_EINVAL);
	assert_int_equal(cents, -7);
	assert_non_null(strstr(err.text, "up to 1000"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			ceu_cents__are_dollars_with_two_decimals_at_most),
		cmocka_unit_test(
			ceu_units__one_decimal_at_least_and_two_when_there_are_two),
		cmocka_unit_test(ceu_units__all_that_can_be_is_read_back),
		cmocka_unit_test(
			ceu_units__what_is_no_number_of_units_is_refused),
		cmocka_unit_test(
			ceu_units__what_is_nearly_one_is_told_what_is_wrong_with_it),
		cmocka_unit_test(ceu_units__minutes_earn_by_the_counting_rule),
		cmocka_unit_test(
			ceu_units__what_a_rule_is_silent_of_is_not_known),
		cmocka_unit_test(
			ceu_units__no_rule_or_an_asked_one_says_nothing_of_minutes),
		cmocka_unit_test(ceu_units__every_field_has_a_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

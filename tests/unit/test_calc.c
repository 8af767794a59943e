/* test_calc.c - the calculator of both faces */
#include "words/calc.h"

#include "test.h"

#include <string.h>

static void
gives(const char *text, const char *want)
{
	struct calc calc = { 0 };
	struct pr_err err = { 0 };
	char out[CALC_TEXT];

	assert_pr_ok(calc_line(out, &calc, text, &err), &err);
	assert_string_equal(out, want);
}

static void
refuses(const char *text, enum pr_status want)
{
	struct calc calc = { .memory = 3, .last = 4, .has_last = true };
	struct pr_err err = { 0 };
	char out[CALC_TEXT] = "untouched";

	assert_int_equal(calc_line(out, &calc, text, &err), want);
	assert_int_not_equal(err.text[0], '\0');
	assert_string_equal(out, "untouched");
	assert_true(calc.memory == 3 && calc.last == 4);
}

static void
calc__knows_the_order_of_signs(void **state)
{
	(void)state;
	gives("2+3", "5");
	gives("2 + 3 * 4", "14");
	gives("(2 + 3) * 4", "20");
	gives("10 - 4 - 3", "3");
	gives("100 / 10 / 2", "5");
	gives("2 ^ 3 ^ 2", "512");
	gives("-2^2", "-4");
	gives("2 * -3", "-6");
	gives("2^-1", "0.5");
	gives("--2", "2");
}

static void
calc__reads_numbers_as_people_write_them(void **state)
{
	(void)state;
	gives("31 / 1,240 * 100", "2.5");
	gives("1,234,567", "1234567");
	gives(".5 + 1.", "1.5");
	gives("3 x 4", "12");
	gives("3 \303\227 4 \303\267 6", "2");
	gives("0.1 + 0.2", "0.3");
	gives("0.1 + 0.2 - 0.3", "0");
	gives("1/3", "0.333333333333");
	refuses("1,24", PR_EPARSE);
	refuses("1..2", PR_EPARSE);
	refuses(".", PR_EPARSE);
}

static void
calc__percent_divides_by_a_hundred(void **state)
{
	(void)state;
	gives("5%", "0.05");
	gives("200 * 15%", "30");
	gives("50% ^ 2", "0.25");
}

static void
calc__takes_square_roots(void **state)
{
	(void)state;
	gives("sqrt(16)", "4");
	gives("sqrt 16 + 9", "13");
	gives("r16", "4");
	gives("r 2^4", "4");
	refuses("r(-1)", PR_EINVAL);
	refuses("sqrt", PR_EPARSE);
}

static void
calc__remembers(void **state)
{
	struct calc calc = { 0 };
	struct pr_err err = { 0 };
	char out[CALC_TEXT];

	(void)state;
	assert_pr_ok(calc_line(out, &calc, "6*7", &err), &err);
	assert_pr_ok(calc_line(out, &calc, "M+", &err), &err);
	assert_string_equal(out, "M = 42");
	assert_pr_ok(calc_line(out, &calc, "ans / 2", &err), &err);
	assert_string_equal(out, "21");
	assert_pr_ok(calc_line(out, &calc, "m-", &err), &err);
	assert_string_equal(out, "M = 21");
	assert_pr_ok(calc_line(out, &calc, "MR + 1", &err), &err);
	assert_string_equal(out, "22");
	assert_pr_ok(calc_line(out, &calc, "mc", &err), &err);
	assert_string_equal(out, "M = 0");
	assert_true(calc.memory == 0);
}

static void
calc__says_in_words_what_is_wrong(void **state)
{
	struct calc calc = { 0 };
	struct pr_err err = { 0 };
	char out[CALC_TEXT];

	(void)state;
	assert_int_equal(calc_line(out, &calc, "1/0", &err), PR_EINVAL);
	assert_string_equal(err.text, "Division by zero has no result.");
	assert_int_equal(calc_line(out, &calc, "ans", &err), PR_EINVAL);
	assert_int_equal(calc_line(out, &calc, "(1+2", &err), PR_EPARSE);
	assert_non_null(strstr(err.text, "closing parenthesis"));
	assert_int_equal(calc_line(out, &calc, "2 3", &err), PR_EPARSE);
	assert_int_equal(calc_line(out, &calc, "", &err), PR_EPARSE);
	refuses("1/(2-2)", PR_EINVAL);
	refuses("0^-1", PR_EINVAL);
	refuses("9^9^9^9", PR_EINVAL);
	refuses("(-8)^0.5", PR_EINVAL);
	refuses("2+", PR_EPARSE);
	refuses("2)", PR_EPARSE);
	refuses("two", PR_EPARSE);
	refuses("rat", PR_EPARSE);
}

static void
calc__is_bounded(void **state)
{
	char text[CALC_LINE_MAX + 2];

	(void)state;
	memset(text, '(', sizeof(text));
	text[sizeof(text) - 2] = '\0';
	refuses(text, PR_EPARSE);
	memset(text, '1', sizeof(text));
	text[sizeof(text) - 1] = '\0';
	refuses(text, PR_EPARSE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(calc__knows_the_order_of_signs),
		cmocka_unit_test(calc__reads_numbers_as_people_write_them),
		cmocka_unit_test(calc__percent_divides_by_a_hundred),
		cmocka_unit_test(calc__takes_square_roots),
		cmocka_unit_test(calc__remembers),
		cmocka_unit_test(calc__says_in_words_what_is_wrong),
		cmocka_unit_test(calc__is_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

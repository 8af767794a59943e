/* test_err.c - statuses and their sentences */
#include "test.h"

#include <string.h>

static void
err__a_failure_returns_its_status_and_keeps_the_text(void **state)
{
	struct pr_err err = { 0 };

	(void)state;
	assert_int_equal(pr_fail(&err, PR_EIO, "file %d", 7), PR_EIO);
	assert_int_equal(err.status, PR_EIO);
	assert_string_equal(err.text, "file 7");
}

static void
err__a_null_err_is_allowed(void **state)
{
	(void)state;
	assert_int_equal(pr_fail(NULL, PR_EIO, "%s", "x"), PR_EIO);
	assert_int_equal(pr_fail_at(NULL, PR_EIO, "%s", "x"), PR_EIO);
}

static void
err__the_place_is_put_before_the_text(void **state)
{
	struct pr_err err = { 0 };
	enum pr_status st;

	(void)state;
	st = pr_fail(&err, PR_EPARSE, "no number");
	assert_int_equal(pr_fail_at(&err, st, "a.json:%d", 3), PR_EPARSE);
	assert_int_equal(err.status, PR_EPARSE);
	assert_string_equal(err.text, "a.json:3: no number");
}

static void
err__the_own_text_may_be_an_argument(void **state)
{
	struct pr_err err = { 0 };

	(void)state;
	pr_fail(&err, PR_EIO, "first");
	pr_fail(&err, PR_EIO, "%s, then second", err.text);
	assert_string_equal(err.text, "first, then second");
}

static void
err__long_text_is_cut_between_characters(void **state)
{
	struct pr_err err = { 0 };
	char text[2 * PR_ERR_TEXT_MAX + 1];

	(void)state;
	for (size_t shift = 0; shift < 2; shift++) {
		memset(text, 'x', sizeof(text));
		for (size_t i = shift; i + 1 < sizeof(text); i += 2)
			memcpy(text + i, "\xC3\xA9", 2);
		text[sizeof(text) - 1] = '\0';
		pr_fail(&err, PR_EIO, "%s", text);
		assert_true(strlen(err.text) >= PR_ERR_TEXT_MAX - 2);
		assert_int_equal((strlen(err.text) - shift) % 2, 0);
		assert_memory_equal(err.text + shift, "\xC3\xA9", 2);
	}
}

static void
err__a_quotation_is_cut_between_characters(void **state)
{
	struct pr_err err = { 0 };

	(void)state;
	pr_fail(&err, PR_EIO, "\"%.2s\" is", "a\xC3\xA9");
	assert_string_equal(err.text, "\"a\" is");
	pr_fail(&err, PR_EIO, "\"%.3s\" is", "a\xC3\xA9");
	assert_string_equal(err.text, "\"a\xC3\xA9\" is");
}

static void
err__the_text_is_one_line(void **state)
{
	struct pr_err err = { 0 };

	(void)state;
	pr_fail(&err, PR_EIO, "a\nb\tc\x1b[2J");
	assert_string_equal(err.text, "a b c [2J");
}

static void
err__every_status_has_a_text_of_its_own(void **state)
{
	(void)state;
	for (int a = PR_OK; a <= PR_ESTOP; a++) {
		const char *text = pr_status_text((enum pr_status)a);

		assert_non_null(text);
		assert_true(strlen(text) > 3);
		for (int b = PR_OK; b < a; b++)
			assert_string_not_equal(
				text, pr_status_text((enum pr_status)b));
	}
	assert_string_equal(pr_status_text((enum pr_status)999),
			    "unknown status");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			err__a_failure_returns_its_status_and_keeps_the_text),
		cmocka_unit_test(err__a_null_err_is_allowed),
		cmocka_unit_test(err__the_place_is_put_before_the_text),
		cmocka_unit_test(err__the_own_text_may_be_an_argument),
		cmocka_unit_test(err__long_text_is_cut_between_characters),
		cmocka_unit_test(err__a_quotation_is_cut_between_characters),
		cmocka_unit_test(err__the_text_is_one_line),
		cmocka_unit_test(err__every_status_has_a_text_of_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_words_sittings.c - what the kinds of sittings say of themselves */
#include "words/sittings.h"

#include "test.h"

#include <string.h>

static void
sittings__a_verdict_never_says_more_than_it_is_sure_of(void **state)
{
	char out[SAY_MAX];

	(void)state;
	assert_string_equal(say_quick(out, PR_QUICK_ABOVE, .9799, 42, 130),
			    "Above the passing level: 97 % sure after 42 "
			    "items.");
	assert_string_equal(say_quick(out, PR_QUICK_ABOVE, 1, 30, 130),
			    "Above the passing level: 99 % sure after 30 "
			    "items.");
	assert_string_equal(say_quick(out, PR_QUICK_BELOW, .0201, 42, 130),
			    "Below the passing level: 97 % sure after 42 "
			    "items.");
}

static void
sittings__what_is_not_decided_is_not_passed_off_as_decided(void **state)
{
	char out[SAY_MAX];

	(void)state;
	assert_string_equal(say_quick(out, PR_QUICK_OPEN, .9, 130, 130),
			    "Not decided after all 130 items.");
	assert_string_equal(say_quick(out, PR_QUICK_GO_ON, .99, 12, 130),
			    "Not decided: ended after 12 of 130 items.");
}

static void
sittings__only_luck_and_misconceptions_are_dwelt_on(void **state)
{
	char out[SAY_MAX];

	(void)state;
	assert_non_null(
		strstr(say_judged(out, 3, true, false), "a misconception"));
	assert_non_null(strstr(say_judged(out, 1, true, true), "by luck"));
	for (int sure = 0; sure <= 3; sure++) {
		if (sure != 1)
			assert_string_equal(say_judged(out, sure, true, true),
					    "");
		if (sure != 3)
			assert_string_equal(say_judged(out, sure, true, false),
					    "");
		assert_string_equal(say_judged(out, sure, false, false), "");
	}
}

static void
sittings__only_the_checks_are_explained_before_they_begin(void **state)
{
	char out[SAY_MAX];

	(void)state;
	assert_non_null(strstr(say_begins(out, PR_SITTING_DIAGNOSTIC, 50),
			       "50 items over the whole outline, no clock."));
	assert_non_null(strstr(say_begins(out, PR_SITTING_QUICK, 130),
			       "At least 30 and at most 130 items"));
	assert_non_null(strstr(out, "no mock"));
	assert_string_equal(say_begins(out, PR_SITTING_PRACTICE, 10), "");
	assert_string_equal(say_begins(out, PR_SITTING_REVIEW, 10), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			sittings__a_verdict_never_says_more_than_it_is_sure_of),
		cmocka_unit_test(
			sittings__what_is_not_decided_is_not_passed_off_as_decided),
		cmocka_unit_test(
			sittings__only_luck_and_misconceptions_are_dwelt_on),
		cmocka_unit_test(
			sittings__only_the_checks_are_explained_before_they_begin),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

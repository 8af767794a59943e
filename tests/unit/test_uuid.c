/* test_uuid.c - RFC 9562's examples, and what is refused */
#include "proctor/uuid.h"

#include "test.h"

#include <string.h>

#define DNS "6ba7b810-9dad-11d1-80b4-00c04fd430c8"

static void
assert_uuid(const unsigned char *uuid, const char *want)
{
	char text[PR_UUID_TEXT];

	pr_uuid_format(text, uuid);
	assert_string_equal(text, want);
}

static void
uuid__the_text_goes_there_and_back(void **state)
{
	struct pr_err err = { 0 };
	unsigned char uuid[PR_UUID_LEN];

	(void)state;
	assert_pr_ok(pr_uuid_parse(uuid, DNS, &err), &err);
	assert_int_equal(uuid[0], 0x6b);
	assert_int_equal(uuid[15], 0xc8);
	assert_uuid(uuid, DNS);
	assert_true(pr_uuid_is_text(DNS));
}

static void
uuid__other_forms_are_refused(void **state)
{
	static const char *const wrong[] = {
		"",
		"6ba7b810-9dad-11d1-80b4-00c04fd430c",
		"6ba7b810-9dad-11d1-80b4-00c04fd430c88",
		"6BA7B810-9DAD-11D1-80B4-00C04FD430C8",
		"6ba7b8109dad11d180b400c04fd430c8",
		"6ba7b8109-dad-11d1-80b4-00c04fd430c8",
		"{6ba7b810-9dad-11d1-80b4-00c04fd430c8}",
		"6ba7b810-9dad-11d1-80b4-00c04fd430cg",
		"6ba7b810-9dad-11d1-80b4_00c04fd430c8",
		"-ba7b810-9dad-11d1-80b4-00c04fd430c8",
		"6ba7b810-9dad-11d1-80b4-00c04fd430c8\n",
	};
	struct pr_err err = { 0 };
	unsigned char out[PR_UUID_LEN], before[PR_UUID_LEN];

	(void)state;
	memset(out, 7, sizeof(out));
	memset(before, 7, sizeof(before));
	for (size_t i = 0; i < PR_LEN(wrong); i++) {
		assert_pr_refused(pr_uuid_parse(out, wrong[i], &err), PR_EPARSE,
				  &err);
		assert_false(pr_uuid_is_text(wrong[i]));
		assert_memory_equal(out, before, sizeof(out));
	}
	assert_false(pr_uuid_is_text(NULL));
}

/* RFC 9562, A.4 */
static void
uuid__a_name_always_gives_the_same(void **state)
{
	unsigned char space[PR_UUID_LEN], out[PR_UUID_LEN];

	(void)state;
	assert_int_equal(pr_uuid_parse(space, DNS, NULL), PR_OK);
	pr_uuid_v5(out, space, "www.example.com", 15);
	assert_uuid(out, "2ed6657d-e927-568b-95e1-2665a8aea6a2");
}

/* RFC 9562, A.6; the bits that version and variant take are set here */
static void
uuid__a_time_and_given_chance_give_the_known_one(void **state)
{
	static const unsigned char random[10] = {
		0xFC, 0xC3, 0xD8, 0xC4, 0xDC, 0x0C, 0x0C, 0x07, 0x39, 0x8F
	};
	unsigned char out[PR_UUID_LEN];

	(void)state;
	pr_uuid_v7(out, INT64_C(0x017F22E279B0), random);
	assert_uuid(out, "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
}

static void
uuid__later_sorts_after_earlier(void **state)
{
	static const unsigned char high[10] = { 255, 255, 255, 255, 255,
						255, 255, 255, 255, 255 };
	static const unsigned char low[10] = { 0 };
	unsigned char a[PR_UUID_LEN], b[PR_UUID_LEN];

	(void)state;
	pr_uuid_v7(a, 1790000000000, high);
	pr_uuid_v7(b, 1790000000001, low);
	assert_true(memcmp(a, b, PR_UUID_LEN) < 0);
	pr_uuid_v7(a, -5, low);
	assert_uuid(a, "00000000-0000-7000-8000-000000000000");
	pr_uuid_v7(a, INT64_MAX, high);
	assert_uuid(a, "ffffffff-ffff-7fff-bfff-ffffffffffff");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(uuid__the_text_goes_there_and_back),
		cmocka_unit_test(uuid__other_forms_are_refused),
		cmocka_unit_test(uuid__a_name_always_gives_the_same),
		cmocka_unit_test(
			uuid__a_time_and_given_chance_give_the_known_one),
		cmocka_unit_test(uuid__later_sorts_after_earlier),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_clock.c - the system's clock runs, the test clock obeys */
#include "proctor/date.h"
#include "proctor/env.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static void
clock__a_test_clock_stands_still_and_moves_when_told(void **state)
{
	struct pr_clock clock = { 0 };
	struct pr_env a, b;

	(void)state;
	pr_clock_test_set(&clock, 1790000000000, -300, 42);
	pr_clock_read(&clock, &a);
	pr_clock_read(&clock, &b);
	assert_true(a.test_clock);
	assert_int_equal(a.wall_ms, 1790000000000);
	assert_int_equal(a.boot_ms, a.wall_ms - INT64_C(1577836800000));
	assert_int_equal(a.mono_ms, a.boot_ms);
	assert_int_equal(a.utc_offset_min, -300);
	assert_int_equal(strlen(a.boot_id), 36);
	assert_string_equal(a.boot_id, b.boot_id);
	assert_int_equal(b.wall_ms, a.wall_ms);

	pr_clock_test_advance(&clock, 1500);
	pr_clock_test_advance(&clock, -9999);
	pr_clock_read(&clock, &b);
	assert_int_equal(b.wall_ms, a.wall_ms + 1500);
	assert_int_equal(b.boot_ms, a.boot_ms + 1500);
	assert_int_equal(b.mono_ms, a.mono_ms + 1500);
}

static void
clock__a_test_clock_has_seeded_chance(void **state)
{
	struct pr_clock clock = { 0 };
	struct pr_env env;
	unsigned char bytes[12], again[12];

	(void)state;
	pr_clock_test_set(&clock, 0, 0, 42);
	pr_clock_read(&clock, &env);
	pr_env_random(&env, bytes, sizeof(bytes));
	/* the first draw of seed 42 is 0x15780b2e0c2ec716 */
	assert_memory_equal(bytes, "\x16\xC7\x2E\x0C\x2E\x0B\x78\x15", 8);
	pr_clock_test_set(&clock, 0, 0, 42);
	pr_clock_read(&clock, &env);
	pr_env_random(&env, again, sizeof(again));
	assert_memory_equal(bytes, again, sizeof(bytes));
}

static void
clock__the_system_clock_runs_and_is_not_moved(void **state)
{
	struct pr_clock clock = { 0 };
	struct pr_env a, b;

	(void)state;
	pr_clock_read(&clock, &a);
	pr_clock_test_advance(&clock, 3600000);
	pr_clock_read(&clock, &b);
	assert_false(a.test_clock);
	assert_true(a.wall_ms > INT64_C(1577836800000)); /* 2020 */
	assert_true(a.boot_ms >= a.mono_ms);
	assert_true(b.boot_ms >= a.boot_ms && b.boot_ms < a.boot_ms + 60000);
	assert_string_equal(a.boot_id, b.boot_id);
	assert_true(strlen(a.boot_id) == 36 || a.boot_id[0] == '\0');
}

static void
clock__system_chance_does_not_repeat(void **state)
{
	struct pr_clock clock = { 0 };
	struct pr_env env;
	unsigned char a[16], b[16];

	(void)state;
	pr_clock_read(&clock, &env);
	pr_env_random(&env, a, sizeof(a));
	pr_env_random(&env, b, sizeof(b));
	assert_memory_not_equal(a, b, sizeof(a));
}

static void
assert_offset(const char *zone, int minutes)
{
	struct pr_clock clock = { 0 };
	struct pr_env env;

	setenv("TZ", zone, 1);
	pr_clock_read(&clock, &env);
	setenv("TZ", "UTC", 1);
	assert_int_equal(env.utc_offset_min, minutes);
}

static void
clock__the_offset_is_that_of_the_zone(void **state)
{
	(void)state;
	assert_offset("UTC", 0);
	assert_offset("XST5", -300);
	assert_offset("XST-5:45", 345);
	assert_offset("XST-14", 840);
	assert_offset("XST12", -720);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			clock__a_test_clock_stands_still_and_moves_when_told),
		cmocka_unit_test(clock__a_test_clock_has_seeded_chance),
		cmocka_unit_test(clock__the_system_clock_runs_and_is_not_moved),
		cmocka_unit_test(clock__system_chance_does_not_repeat),
		cmocka_unit_test(clock__the_offset_is_that_of_the_zone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_rng.c - the sequence is part of the contract
 *
 * The first vectors are the published ones of splitmix64 (seed 1234567) and
 * xoshiro256** (state 1 2 3 4); the others were computed by a second program.
 */
#include "proctor/rng.h"

#include "test.h"

#include <string.h>

static void
rng__the_seed_is_spread_by_splitmix64(void **state)
{
	struct pr_rng rng;

	(void)state;
	pr_rng_seed(&rng, 1234567);
	assert_true(rng.s[0] == UINT64_C(6457827717110365317));
	assert_true(rng.s[1] == UINT64_C(3203168211198807973));
	assert_true(rng.s[2] == UINT64_C(9817491932198370423));
	assert_true(rng.s[3] == UINT64_C(4593380528125082431));
}

static void
rng__the_sequence_is_xoshiro256ss(void **state)
{
	static const uint64_t want[] = {
		UINT64_C(11520),
		UINT64_C(0),
		UINT64_C(1509978240),
		UINT64_C(1215971899390074240),
		UINT64_C(1216172134540287360),
		UINT64_C(607988272756665600),
		UINT64_C(16172922978634559625),
		UINT64_C(8476171486693032832),
		UINT64_C(10595114339597558777),
		UINT64_C(2904607092377533576),
	};
	struct pr_rng rng = { { 1, 2, 3, 4 } };

	(void)state;
	for (size_t i = 0; i < PR_LEN(want); i++)
		assert_true(pr_rng_next(&rng) == want[i]);
}

static void
rng__a_seed_always_plays_the_same(void **state)
{
	struct pr_rng rng;

	(void)state;
	pr_rng_seed(&rng, 42);
	assert_true(pr_rng_next(&rng) == UINT64_C(0x15780b2e0c2ec716));
	assert_true(pr_rng_next(&rng) == UINT64_C(0x6104d9866d113a7e));
	assert_true(pr_rng_next(&rng) == UINT64_C(0xae17533239e499a1));
	assert_true(pr_rng_next(&rng) == UINT64_C(0xecb8ad4703b360a1));
}

static void
rng__streams_of_a_seed_differ(void **state)
{
	struct pr_rng rng;

	(void)state;
	pr_rng_seed_stream(&rng, 42, 1);
	assert_true(pr_rng_next(&rng) == UINT64_C(0x27edb3a4c4e6f4d));
	assert_true(pr_rng_next(&rng) == UINT64_C(0xc684b8240da3448e));
	pr_rng_seed_stream(&rng, 42, 2);
	assert_true(pr_rng_next(&rng) == UINT64_C(0x75f042897c1f0344));
	assert_true(pr_rng_next(&rng) == UINT64_C(0x8e1defde165adcb6));
}

static void
rng__bounded_numbers_are_known(void **state)
{
	static const uint64_t want[] = { 42, 102, 59, 143, 76, 84,
					 4,  57,  58, 35,  49, 43 };
	struct pr_rng rng;

	(void)state;
	pr_rng_seed(&rng, 42);
	for (size_t i = 0; i < PR_LEN(want); i++)
		assert_true(pr_rng_below(&rng, 150) == want[i]);
	assert_true(pr_rng_below(&rng, 0) == 0);
	assert_true(pr_rng_below(&rng, 1) == 0);
}

/* 2^64 is no multiple of 3 * 2^62: the first draw, 0x1578..., is thrown away */
static void
rng__what_would_be_biased_is_drawn_again(void **state)
{
	struct pr_rng rng;
	uint64_t n = UINT64_C(3) << 62;

	(void)state;
	pr_rng_seed(&rng, 42);
	assert_true(pr_rng_below(&rng, n) == UINT64_C(0x6104d9866d113a7e));
	assert_true(pr_rng_below(&rng, n) == UINT64_C(0xae17533239e499a1));
	assert_true(pr_rng_below(&rng, n) == UINT64_C(0x2cb8ad4703b360a1));
	assert_true(pr_rng_below(&rng, n) == UINT64_C(0x3de6dc7fe2ec5e64));
}

/* 60,000 draws of six: chi-square with 5 degrees, 20.5 at one in a thousand. */
static void
rng__each_bounded_number_is_as_likely(void **state)
{
	struct pr_rng rng;
	double chi = 0;
	int count[6] = { 0 };

	(void)state;
	pr_rng_seed(&rng, 7);
	for (int i = 0; i < 60000; i++)
		count[pr_rng_below(&rng, 6)]++;
	for (int i = 0; i < 6; i++)
		chi += (count[i] - 10000.0) * (count[i] - 10000.0) / 10000.0;
	assert_true(chi < 20.5);
}

static void
rng__a_shuffle_is_known_and_a_permutation(void **state)
{
	static const size_t want[] = { 7, 3, 8, 9, 5, 6, 4, 1, 0, 2 };
	struct pr_rng rng;
	size_t index[10];

	(void)state;
	for (size_t i = 0; i < 10; i++)
		index[i] = i;
	pr_rng_seed(&rng, 42);
	pr_rng_shuffle(&rng, index, 10);
	assert_memory_equal(index, want, sizeof(want));
	pr_rng_shuffle(&rng, index, 1);
	pr_rng_shuffle(&rng, index, 0);
	assert_memory_equal(index, want, sizeof(want));
}

/* All 24 orders of four, 48,000 shuffles: 49.7 is one in a thousand of 23. */
static void
rng__each_order_is_as_likely(void **state)
{
	struct pr_rng rng;
	double chi = 0;
	int count[256] = { 0 };
	int orders = 0;

	(void)state;
	pr_rng_seed(&rng, 11);
	for (int i = 0; i < 48000; i++) {
		size_t x[4] = { 0, 1, 2, 3 };

		pr_rng_shuffle(&rng, x, 4);
		count[x[0] << 6 | x[1] << 4 | x[2] << 2 | x[3]]++;
	}
	for (int i = 0; i < 256; i++) {
		orders += count[i] > 0;
		if (count[i] > 0)
			chi += (count[i] - 2000.0) * (count[i] - 2000.0) /
			       2000.0;
	}
	assert_int_equal(orders, 24);
	assert_true(chi < 49.7);
}

static void
rng__the_unit_interval_is_half_open(void **state)
{
	struct pr_rng rng;
	double sum = 0;

	(void)state;
	pr_rng_seed(&rng, 42);
	assert_true(pr_rng_unit(&rng) == 0.08386297105988216);
	for (int i = 0; i < 100000; i++) {
		double x = pr_rng_unit(&rng);

		assert_true(x >= 0 && x < 1);
		sum += x;
	}
	assert_true(sum > 49500 && sum < 50500);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rng__the_seed_is_spread_by_splitmix64),
		cmocka_unit_test(rng__the_sequence_is_xoshiro256ss),
		cmocka_unit_test(rng__a_seed_always_plays_the_same),
		cmocka_unit_test(rng__streams_of_a_seed_differ),
		cmocka_unit_test(rng__bounded_numbers_are_known),
		cmocka_unit_test(rng__what_would_be_biased_is_drawn_again),
		cmocka_unit_test(rng__each_bounded_number_is_as_likely),
		cmocka_unit_test(rng__a_shuffle_is_known_and_a_permutation),
		cmocka_unit_test(rng__each_order_is_as_likely),
		cmocka_unit_test(rng__the_unit_interval_is_half_open),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

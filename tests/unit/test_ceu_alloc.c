/* test_ceu_alloc.c - sums of a cycle, and activities with a choice given out:
 * cases by hand, and many at once; see test_ceu_alloc_brute.c */
#include "proctor/ceu_alloc.h"
#include "proctor/rng.h"

#include "test.h"

#include <limits.h>
#include <string.h>

static void
ceu_alloc__a_unit_over_a_maximum_counts_nowhere(void **state)
{
	/* at most 4 of 20 from class 0; 16 from class 1; 2 from class 2 */
	static const struct pr_ceu_limit limits[] = {
		{ 0, 400, true, 0 },
		{ 1, 1600, false, 0 },
		{ 2, 200, false, 1 },
	};
	static const struct pr_ceu_target target = { 2000, limits, 3 };
	static const struct pr_ceu_item items[] = {
		{ 600, 1, 1 | 4 },
		{ 1000, 1, 2 },
	};
	const int given[] = { 0, 0 };
	struct pr_ceu_sums sums;

	(void)state;
	pr_ceu_sum(&sums, &target, 0, items, given, 2);
	assert_int_equal(sums.total, 1400);
	assert_int_equal(sums.have[0], 400);
	assert_int_equal(sums.lost[0], 200);
	assert_int_equal(sums.have[1], 1000);
	assert_int_equal(sums.have[2], 400);
	assert_int_equal(sums.lost[1], 0);
	assert_int_equal(sums.owed, 600); /* 6 of the total and of class 1 */
}

static void
ceu_alloc__gaps_of_one_attribute_add_up_and_of_two_do_not(void **state)
{
	static const struct pr_ceu_limit limits[] = {
		{ 0, 300, false, 0 },
		{ 1, 200, false, 0 },
		{ 2, 400, false, 1 },
	};
	static const struct pr_ceu_target target = { 100, limits, 3 };
	struct pr_ceu_sums sums;

	(void)state;
	pr_ceu_sum(&sums, &target, 0, NULL, NULL, 0);
	assert_int_equal(sums.owed, 500);
	assert_int_equal(sums.total, 0);
}

static void
ceu_alloc__what_is_given_elsewhere_is_not_summed(void **state)
{
	static const struct pr_ceu_target targets[2] = { { 500, NULL, 0 },
							 { 500, NULL, 0 } };
	static const struct pr_ceu_item items[] = { { 100, 3, 0 },
						    { 200, 3, 0 },
						    { 400, 3, 0 } };
	const int given[] = { 1, -1, 0 };
	struct pr_ceu_sums sums;

	(void)state;
	pr_ceu_sum(&sums, targets, 0, items, given, 3);
	assert_int_equal(sums.total, 400);
	assert_int_equal(sums.owed, 100);
	pr_ceu_sum(&sums, targets, 1, items, given, 3);
	assert_int_equal(sums.total, 100);
}

static void
ceu_alloc__sums_stay_whole_at_the_ends_of_int(void **state)
{
	static const struct pr_ceu_limit limits[] = {
		{ 0, INT_MAX, false, 0 }, { 1, INT_MAX, false, 0 }
	};
	static const struct pr_ceu_target target = { -5, limits, 2 };
	static const struct pr_ceu_item items[] = { { INT_MAX, 1, 0 },
						    { INT_MAX, 1, 0 } };
	const int given[] = { 0, 0 };
	struct pr_ceu_sums sums;

	(void)state;
	pr_ceu_sum(&sums, &target, 0, items, given, 2);
	assert_int_equal(sums.total, INT_MAX);
	assert_int_equal(sums.owed, INT_MAX);
}

/* A renewal month: 36 are due, 34 are there, the month brings three of 2. */
static void
ceu_alloc__a_renewal_month_fills_the_ending_cycle_first(void **state)
{
	static const struct pr_ceu_target targets[] = { { 3600, NULL, 0 },
							{ 3600, NULL, 0 } };
	static const struct pr_ceu_item items[] = {
		{ 3400, 1, 0 }, { 200, 3, 0 }, { 200, 3, 0 }, { 200, 3, 0 }
	};
	static const int want[] = { 0, 0, 1, 1 };
	int given[4];
	struct pr_err err = { 0 };

	(void)state;
	assert_pr_ok(pr_ceu_allocate(given, targets, 2, items, 4, NULL, &err),
		     &err);
	assert_memory_equal(given, want, sizeof(want));
}

static void
ceu_alloc__nothing_to_give_is_given(void **state)
{
	struct pr_err err = { 0 };

	(void)state;
	assert_pr_ok(pr_ceu_allocate(NULL, NULL, 0, NULL, 0, NULL, &err), &err);
}

/* Told in these words, with nothing given. */
static void
refused(const char *says, const struct pr_ceu_target *targets, size_t n_targets,
	struct pr_ceu_item item)
{
	const struct pr_ceu_item items[] = { { 1, 1, 0 }, item };
	int given[] = { 77, 77 };
	struct pr_err err = { 0 };

	assert_int_equal(pr_ceu_allocate(given, targets, n_targets, items, 2,
					 NULL, &err),
			 PR_EINVAL);
	if (err.status != PR_EINVAL || !strstr(err.text, says))
		fail_msg("\"%s\" does not say \"%s\"", err.text, says);
	assert_int_equal(given[0], 77);
	assert_int_equal(given[1], 77);
}

static void
ceu_alloc__wrong_shapes_are_refused_and_leave_what_was_there(void **state)
{
	static const struct pr_ceu_limit limits[PR_CEU_CLASSES + 1] = {
		{ 0, 100, false, 0 }, { PR_CEU_CLASSES, 100, false, 0 }
	};
	static const struct pr_ceu_target targets[PR_CEU_TARGETS + 1];
	const struct pr_ceu_item one = { 100, 1, 0 };
	struct pr_ceu_target two[] = { { 100, NULL, 0 }, { 100, limits, 2 } };
	int given = 77;
	struct pr_err err = { 0 };

	(void)state;
	refused("65 cycles are too many", targets, PR_CEU_TARGETS + 1, one);
	refused("limit 2 of cycle 2 is of class 16; classes are 0 to 15", two,
		2, one);
	two[1].n_limits = PR_CEU_CLASSES + 1;
	refused("cycle 2 has 17 minimums", two, 2, one);
	refused("activity 2 has 0 hundredths", targets, 1,
		(struct pr_ceu_item){ 0, 1, 0 });
	refused("activity 2 can count in no cycle", targets, 1,
		(struct pr_ceu_item){ 100, 0, 0 });
	refused("activity 2 can count in no cycle, or in one that is not there",
		targets, 1, (struct pr_ceu_item){ 100, 2, 0 });
	assert_pr_ok(pr_ceu_allocate(
			     &given, targets, PR_CEU_TARGETS,
			     &(struct pr_ceu_item){ 1, UINT64_C(1) << 63, 0 },
			     1, NULL, &err),
		     &err);
	assert_int_equal(given, 63);
}

/* ---- many ---------------------------------------------------------------- */

#define MANY 500

static struct pr_ceu_item many_items[MANY];
static int many_given[MANY];

/* The targets of which not all ways were tried. */
static uint64_t
allocate_many(const struct pr_ceu_target *targets, size_t n_targets, size_t n)
{
	struct pr_err err = { 0 };
	uint64_t likely = UINT64_MAX;

	assert_pr_ok(pr_ceu_allocate(many_given, targets, n_targets, many_items,
				     n, &likely, &err),
		     &err);
	for (size_t i = 0; i < n; i++)
		assert_true(many_items[i].may >> many_given[i] & 1);
	return likely;
}

static int
owed_of_many(const struct pr_ceu_target *targets, int target, size_t n)
{
	struct pr_ceu_sums sums;

	pr_ceu_sum(&sums, targets, target, many_items, many_given, n);
	return sums.owed;
}

/* Halves in one renewal month, two minimums: both cycles can be filled, and
 * what is more than enough stays in the first. */
static void
ceu_alloc__five_hundred_in_a_renewal_month_fill_both_cycles(void **state)
{
	static const struct pr_ceu_limit limits[] = { { 0, 1600, false, 0 },
						      { 1, 800, false, 1 } };
	static const struct pr_ceu_target targets[] = { { 3600, limits, 2 },
							{ 3600, limits, 2 } };
	struct pr_rng rng;
	struct pr_ceu_sums sums;

	(void)state;
	pr_rng_seed(&rng, 1);
	for (size_t i = 0; i < MANY; i++)
		many_items[i] = (struct pr_ceu_item){
			50 * (1 + (int)pr_rng_below(&rng, 3)), 3,
			(uint32_t)pr_rng_below(&rng, 4)
		};
	assert_int_equal(allocate_many(targets, 2, MANY), 0);
	assert_int_equal(owed_of_many(targets, 0, MANY), 0);
	assert_int_equal(owed_of_many(targets, 1, MANY), 0);
	pr_ceu_sum(&sums, targets, 1, many_items, many_given, MANY);
	assert_true(sums.total < 3600 + 150);
	assert_int_equal(many_given[0], 0);
	assert_int_equal(many_given[MANY - 1], 1);
}

/* Twenty cycles in a row, each with a month that may go to the next: the first
 * takes what it needs, and no cycle that has enough takes from a later one
 * that has not. */
static void
ceu_alloc__twenty_cycles_in_a_row_are_filled_one_by_one(void **state)
{
	struct pr_ceu_target targets[20];

	(void)state;
	for (size_t t = 0; t < 20; t++)
		targets[t] = (struct pr_ceu_target){ 1000, NULL, 0 };
	/* 9 of a year, 3 of its last month; the last one has no next */
	for (size_t i = 0; i < 240; i++)
		many_items[i] =
			(struct pr_ceu_item){ 100, UINT64_C(1) << i / 12, 0 };
	for (size_t i = 0; i < 228; i++)
		if (i % 12 >= 9)
			many_items[i].may |= UINT64_C(2) << i / 12;
	assert_int_equal(allocate_many(targets, 20, 240), 0);
	for (int t = 0; t < 20; t++)
		assert_int_equal(owed_of_many(targets, t, 240), 0);
	assert_int_equal(many_given[9], 0);
	assert_int_equal(many_given[11], 0);
}

/* Sums that hardly ever meet: past the limit the likely way is taken, which is
 * a way all the same. Targets that hang together with no such choice have all
 * of theirs tried. */
static void
ceu_alloc__sums_without_end_come_to_an_end_that_is_told(void **state)
{
	static const struct pr_ceu_limit limits[] = {
		{ 0, 400000, false, 0 },
		{ 1, 300000, false, 1 },
		{ 2, 200000, false, 2 },
	};
	static const struct pr_ceu_target targets[] = { { 300000, limits, 3 },
							{ 500, NULL, 0 },
							{ 900000, limits, 3 },
							{ 500, NULL, 0 },
							{ 500, NULL, 0 } };
	struct pr_rng rng;

	(void)state;
	pr_rng_seed(&rng, 5);
	for (size_t i = 0; i < 60; i++)
		many_items[i] = (struct pr_ceu_item){
			1 + (int)pr_rng_below(&rng, 20000), 1 | 4,
			(uint32_t)pr_rng_below(&rng, 8)
		};
	many_items[60] = (struct pr_ceu_item){ 300, 2 | 8, 0 };
	many_items[61] = (struct pr_ceu_item){ 300, 16, 0 };
	assert_int_equal(allocate_many(targets, 5, 62), 1 | 4);
	/* a way, which leaves nothing over that one of them lacks */
	assert_true(owed_of_many(targets, 0, 62) > 0 ||
		    owed_of_many(targets, 2, 62) > 0);
	assert_int_equal(many_given[60], 1);
	assert_int_equal(many_given[61], 4);
	/* fewer of them are tried in all ways */
	assert_int_equal(allocate_many(targets, 5, 8), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			ceu_alloc__a_unit_over_a_maximum_counts_nowhere),
		cmocka_unit_test(
			ceu_alloc__gaps_of_one_attribute_add_up_and_of_two_do_not),
		cmocka_unit_test(
			ceu_alloc__what_is_given_elsewhere_is_not_summed),
		cmocka_unit_test(ceu_alloc__sums_stay_whole_at_the_ends_of_int),
		cmocka_unit_test(
			ceu_alloc__a_renewal_month_fills_the_ending_cycle_first),
		cmocka_unit_test(ceu_alloc__nothing_to_give_is_given),
		cmocka_unit_test(
			ceu_alloc__wrong_shapes_are_refused_and_leave_what_was_there),
		cmocka_unit_test(
			ceu_alloc__five_hundred_in_a_renewal_month_fill_both_cycles),
		cmocka_unit_test(
			ceu_alloc__twenty_cycles_in_a_row_are_filled_one_by_one),
		cmocka_unit_test(
			ceu_alloc__sums_without_end_come_to_an_end_that_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_ceu_alloc_brute.c - activities given out so that the least is owed,
 * beside every way there is to give them, summed here in another way */
#include "proctor/ceu_alloc.h"
#include "proctor/rng.h"

#include "test.h"

#include <limits.h>
#include <string.h>

#define MAX_TARGETS 4
#define MAX_ITEMS 9
#define CASES 10000

struct given_case {
	struct pr_ceu_target targets[MAX_TARGETS];
	struct pr_ceu_limit limits[MAX_TARGETS][PR_CEU_CLASSES];
	size_t n_targets;
	struct pr_ceu_item items[MAX_ITEMS];
	size_t n;
};

/* ---- another way to sum: item by item, each eating up its maximum -------- */

/* Units of a class (-1: all) that maximums let through. */
static int
let_through(const struct pr_ceu_target *t, int target, int class,
	    const struct pr_ceu_item *items, const int *given, size_t n)
{
	int room[32];
	int sum = 0;

	for (size_t c = 0; c < 32; c++)
		room[c] = INT_MAX;
	for (size_t k = 0; k < t->n_limits; k++)
		if (t->limits[k].maximum)
			room[t->limits[k].class] = t->limits[k].amount;
	for (size_t i = 0; i < n; i++) {
		int part = items[i].units;

		if (given[i] != target ||
		    (class >= 0 && !(items[i].in & UINT32_C(1) << class)))
			continue;
		for (size_t c = 0; c < 32; c++) {
			if (!(items[i].in & UINT32_C(1) << c) ||
			    room[c] == INT_MAX)
				continue;
			if (part > room[c])
				part = room[c];
			room[c] -= part;
		}
		sum += part;
	}
	return sum;
}

static int
owed_by_hand(const struct pr_ceu_target *t, int target,
	     const struct pr_ceu_item *items, const int *given, size_t n)
{
	int gaps[8] = { 0 };
	int owed = t->need - let_through(t, target, -1, items, given, n);

	for (size_t k = 0; k < t->n_limits; k++) {
		int have;

		if (t->limits[k].maximum)
			continue;
		have = let_through(t, target, t->limits[k].class, items, given,
				   n);
		if (have < t->limits[k].amount)
			gaps[t->limits[k].attribute] +=
				t->limits[k].amount - have;
	}
	for (size_t a = 0; a < PR_LEN(gaps); a++)
		owed = gaps[a] > owed ? gaps[a] : owed;
	return owed > 0 ? owed : 0;
}

/* The next assignment in the order of a dictionary; false after the last. */
static bool
next_way(int *given, const struct given_case *c)
{
	for (size_t i = c->n; i-- > 0;) {
		int t = given[i] + 1;

		while (t < (int)c->n_targets && !(c->items[i].may >> t & 1))
			t++;
		if (t < (int)c->n_targets) {
			given[i] = t;
			return true;
		}
		given[i] = 0;
		while (!(c->items[i].may >> given[i] & 1))
			given[i]++;
	}
	return false;
}

static void
by_brute_force(int *best, int *best_owed, const struct given_case *c)
{
	int given[MAX_ITEMS] = { 0 };
	bool any = false;

	for (size_t i = 0; i < c->n; i++)
		while (!(c->items[i].may >> given[i] & 1))
			given[i]++;
	do {
		int owed[MAX_TARGETS] = { 0 };
		bool less = !any;

		for (size_t t = 0; t < c->n_targets; t++)
			owed[t] = owed_by_hand(&c->targets[t], (int)t, c->items,
					       given, c->n);
		for (size_t t = 0; any && t < c->n_targets; t++) {
			if (owed[t] == best_owed[t])
				continue;
			less = owed[t] < best_owed[t];
			break;
		}
		if (!less)
			continue;
		any = true;
		memcpy(best, given, sizeof(given));
		memcpy(best_owed, owed, sizeof(owed));
	} while (next_way(given, c));
}

/* ---- cases by chance ----------------------------------------------------- */

static int
pick(struct pr_rng *rng, int n)
{
	return (int)pr_rng_below(rng, (uint64_t)n);
}

/* Classes 0 and 1 have maximums, 0 to 3 minimums of attribute 0, 4 and 5
 * of attribute 1, 6 and 7 of attribute 2; of a row an item has one. */
static void
make_limits(struct given_case *c, size_t t, struct pr_rng *rng)
{
	struct pr_ceu_limit *limits = c->limits[t];
	size_t n = 0;

	for (int class = 0; class < 2; class ++)
		if (pick(rng, 3) == 0)
			limits[n++] =
				(struct pr_ceu_limit){ class, 50 * pick(rng, 8),
						       true, 0 };
	for (int class = 0; class < 8; class ++)
		if (pick(rng, 4) == 0)
			limits[n++] = (struct pr_ceu_limit){ class,
							     25 * pick(rng, 16),
							     false,
							     class < 4   ? 0
							     : class < 6 ? 1
									 : 2 };
	/* in any order */
	for (size_t i = n; i > 1; i--) {
		size_t k = (size_t)pick(rng, (int)i);
		struct pr_ceu_limit one = limits[i - 1];

		limits[i - 1] = limits[k];
		limits[k] = one;
	}
	c->targets[t] =
		(struct pr_ceu_target){ 100 * pick(rng, 8) - 50 * pick(rng, 3),
					limits, n };
}

static struct pr_ceu_item
make_item(struct pr_rng *rng, size_t n_targets)
{
	static const int units[] = { 25, 50, 100, 100, 150, 200, 133, 300 };
	uint64_t all = (UINT64_C(1) << n_targets) - 1;
	struct pr_ceu_item item = { .units = units[pick(rng, 8)] };

	item.may = pr_rng_next(rng) & all;
	if (!item.may)
		item.may = all;
	item.in = UINT32_C(1) << pick(rng, 4);
	if (pick(rng, 3) > 0)
		item.in |= UINT32_C(16) << pick(rng, 2);
	if (pick(rng, 3) > 0)
		item.in |= UINT32_C(64) << pick(rng, 2);
	return item;
}

static void
make_case(struct given_case *c, struct pr_rng *rng, int max_targets,
	  int max_items)
{
	memset(c, 0, sizeof(*c));
	c->n_targets = 1 + (size_t)pick(rng, max_targets);
	c->n = (size_t)pick(rng, max_items + 1);
	for (size_t t = 0; t < c->n_targets; t++)
		make_limits(c, t, rng);
	for (size_t i = 0; i < c->n; i++)
		c->items[i] = make_item(rng, c->n_targets);
}

static void
allocate(int *given, int *owed, const struct given_case *c)
{
	struct pr_err err = { 0 };
	uint64_t likely = UINT64_MAX;

	assert_pr_ok(pr_ceu_allocate(given, c->targets, c->n_targets, c->items,
				     c->n, &likely, &err),
		     &err);
	assert_int_equal(likely, 0);
	for (size_t t = 0; t < c->n_targets; t++) {
		struct pr_ceu_sums sums;

		pr_ceu_sum(&sums, c->targets, (int)t, c->items, given, c->n);
		owed[t] = sums.owed;
	}
}

static void
ceu_alloc__gives_what_trying_everything_gives(void **state)
{
	struct pr_rng rng;

	(void)state;
	pr_rng_seed(&rng, 20261122);
	for (int round = 0; round < CASES; round++) {
		struct given_case c;
		int given[MAX_ITEMS] = { 0 }, best[MAX_ITEMS] = { 0 };
		int owed[MAX_TARGETS] = { 0 }, least[MAX_TARGETS] = { 0 };

		make_case(&c, &rng, 3, 7);
		by_brute_force(best, least, &c);
		allocate(given, owed, &c);
		for (size_t t = 0; t < c.n_targets; t++)
			if (owed[t] != least[t])
				fail_msg("case %d: target %zu owes %d, not %d",
					 round, t, owed[t], least[t]);
		for (size_t i = 0; i < c.n; i++)
			if (given[i] != best[i])
				fail_msg("case %d: item %zu goes to %d, not %d",
					 round, i, given[i], best[i]);
	}
}

static void
ceu_alloc__larger_cases_come_out_too(void **state)
{
	struct pr_rng rng;

	(void)state;
	pr_rng_seed(&rng, 7);
	for (int round = 0; round < 60; round++) {
		struct given_case c;
		int given[MAX_ITEMS] = { 0 }, best[MAX_ITEMS] = { 0 };
		int owed[MAX_TARGETS] = { 0 }, least[MAX_TARGETS] = { 0 };

		make_case(&c, &rng, 4, 9);
		by_brute_force(best, least, &c);
		allocate(given, owed, &c);
		assert_memory_equal(owed, least, sizeof(owed));
		assert_memory_equal(given, best, sizeof(given));
	}
}

static void
ceu_alloc__one_item_more_never_raises_what_is_owed_first(void **state)
{
	struct pr_rng rng;

	(void)state;
	pr_rng_seed(&rng, 3);
	for (int round = 0; round < 2000; round++) {
		struct given_case c;
		int given[MAX_ITEMS], owed[MAX_TARGETS], more[MAX_TARGETS];

		make_case(&c, &rng, 3, 8);
		allocate(given, owed, &c);
		c.items[c.n++] = make_item(&rng, c.n_targets);
		allocate(given, more, &c);
		assert_true(more[0] <= owed[0]);
	}
}

static void
ceu_alloc__the_order_of_items_changes_nothing_that_is_owed(void **state)
{
	struct pr_rng rng;

	(void)state;
	pr_rng_seed(&rng, 4);
	for (int round = 0; round < 2000; round++) {
		struct given_case c, mixed;
		size_t order[MAX_ITEMS];
		int given[MAX_ITEMS];
		int owed[MAX_TARGETS] = { 0 }, again[MAX_TARGETS] = { 0 };

		make_case(&c, &rng, 3, 9);
		mixed = c;
		for (size_t i = 0; i < c.n; i++)
			order[i] = i;
		pr_rng_shuffle(&rng, order, c.n);
		for (size_t i = 0; i < c.n; i++)
			mixed.items[i] = c.items[order[i]];
		for (size_t t = 0; t < c.n_targets; t++)
			mixed.targets[t].limits = mixed.limits[t];
		allocate(given, owed, &c);
		allocate(given, again, &mixed);
		assert_memory_equal(owed, again, sizeof(owed));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ceu_alloc__gives_what_trying_everything_gives),
		cmocka_unit_test(ceu_alloc__larger_cases_come_out_too),
		cmocka_unit_test(
			ceu_alloc__one_item_more_never_raises_what_is_owed_first),
		cmocka_unit_test(
			ceu_alloc__the_order_of_items_changes_nothing_that_is_owed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

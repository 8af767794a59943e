/* test_weak.c - the items of a weak drill */
#include "proctor/rng.h"
#include "proctor/weak.h"

#include "test.h"

#include <math.h>
#include <string.h>

#define MANY 1200

static void
assert_near_at(double got, double want, double within, int line)
{
	if (!(fabs(got - want) <= within))
		fail_msg("line %d: got %.15g, want %.15g", line, got, want);
}

#define assert_near(got, want, within) \
	assert_near_at((got), (want), (within), __LINE__)

/* A pool of so many candidates in each domain and kind, p inside the band. */
struct pool {
	struct pr_weak_item items[MANY];
	size_t n;
};

static void
add(struct pool *pool, int domain, enum pr_weak_kind kind, int count, double p)
{
	for (int i = 0; i < count; i++) {
		assert_true(pool->n < MANY);
		pool->items[pool->n] = (struct pr_weak_item){
			.domain = domain,
			.kind = kind,
			.p = p,
			.seconds = 60,
			/* scattered, the same in every run */
			.key = (pool->n + 1) * UINT64_C(0x9E3779B97F4A7C15),
		};
		pool->n++;
	}
}

static void
add_all(struct pool *pool, int domain, int count)
{
	add(pool, domain, PR_WEAK_MISSED, count, 0.7);
	add(pool, domain, PR_WEAK_UNSEEN, count, 0.7);
	add(pool, domain, PR_WEAK_KNOWN, count, 0.7);
}

/* Picks, and holds what must always hold. */
static struct pr_weak_told
take(size_t *out, const struct pool *pool, const struct pr_weak_wish *wish)
{
	struct pr_weak_told told = { .n = 7 };
	struct pr_err err = { 0 };
	bool used[MANY] = { false };
	int sum = 0;

	assert_pr_ok(pr_weak_pick(out, &told, pool->items, pool->n, wish, &err),
		     &err);
	assert_int_equal(told.n + told.missing, wish->n_items);
	for (size_t i = 0; i < told.n; i++) {
		assert_true(out[i] < pool->n && !used[out[i]]);
		used[out[i]] = true;
		if (i > 0)
			assert_true(pool->items[out[i - 1]].key <=
				    pool->items[out[i]].key);
	}
	for (int k = 0; k < PR_WEAK_KINDS; k++)
		sum += told.got_kind[k];
	assert_int_equal(sum, told.n);
	for (size_t d = 0; d < wish->n_domains; d++)
		sum -= told.got_domain[d];
	assert_int_equal(sum, 0);
	return told;
}

static void
assert_kinds(const int *got, int missed, int unseen, int known)
{
	assert_int_equal(got[PR_WEAK_MISSED], missed);
	assert_int_equal(got[PR_WEAK_UNSEEN], unseen);
	assert_int_equal(got[PR_WEAK_KNOWN], known);
}

static void
weak__domains_share_by_points_lost(void **state)
{
	struct pool pool = { .n = 0 };
	struct pr_weak_wish wish = {
		.n_items = 20,
		.n_domains = 4,
		.lost = { 6, 3, 1, 0 },
		.weights = { 1, 1, 1, 1 },
	};
	size_t out[20];
	struct pr_weak_told told;

	(void)state;
	for (int d = 0; d < 4; d++)
		add_all(&pool, d, 40);
	told = take(out, &pool, &wish);
	assert_int_equal(told.n, 20);
	assert_false(told.by_blueprint);
	assert_int_equal(told.got_domain[0], 12);
	assert_int_equal(told.got_domain[1], 6);
	assert_int_equal(told.got_domain[2], 2);
	assert_int_equal(told.got_domain[3], 0);
	assert_memory_equal(told.got_domain, told.wanted_domain,
			    sizeof(told.got_domain));
	assert_kinds(told.wanted_kind, 10, 7, 3);
	assert_kinds(told.got_kind, 10, 7, 3);
	assert_near(told.seconds, 1200, 0);
	assert_int_equal(told.outside, 0);
}

static void
weak__nothing_lost_goes_by_the_blueprint(void **state)
{
	struct pool pool = { .n = 0 };
	struct pr_weak_wish wish = {
		.n_items = 10,
		.n_domains = 2,
		.weights = { 30, 70 },
	};
	size_t out[10];
	struct pr_weak_told told;

	(void)state;
	add_all(&pool, 0, 20);
	add_all(&pool, 1, 20);
	told = take(out, &pool, &wish);
	assert_true(told.by_blueprint);
	assert_int_equal(told.got_domain[0], 3);
	assert_int_equal(told.got_domain[1], 7);
	wish.weights[0] = wish.weights[1] = 0;
	told = take(out, &pool, &wish);
	assert_int_equal(told.got_domain[0], 5);
	assert_int_equal(told.got_domain[1], 5);
}

static void
weak__the_mix_holds_over_small_domains(void **state)
{
	struct pool pool = { .n = 0 };
	struct pr_weak_wish wish = {
		.n_items = 18,
		.n_domains = 6,
		.lost = { 1, 1, 1, 1, 1, 1 },
	};
	size_t out[18];
	struct pr_weak_told told;

	(void)state;
	for (int d = 0; d < 6; d++)
		add_all(&pool, d, 9);
	told = take(out, &pool, &wish);
	/* 3 of each domain round to 2, 1, 0; the whole has 9, 6, 3 */
	assert_kinds(told.wanted_kind, 9, 6, 3);
	assert_kinds(told.got_kind, 9, 6, 3);
	for (int d = 0; d < 6; d++)
		assert_int_equal(told.got_domain[d], 3);
}

static void
weak__kinds_are_swapped_by_way_of_the_third(void **state)
{
	struct pool pool = { .n = 0 };
	struct pr_weak_wish wish = {
		.n_items = 20,
		.n_domains = 2,
		.lost = { 1, 1 },
	};
	size_t out[20];
	struct pr_weak_told told;

	(void)state;
	/* Only domain 0 has missed and unseen, only domain 1 unseen and
	 * known: 10 missed there, so 7 unseen and 3 known here. */
	add(&pool, 0, PR_WEAK_MISSED, 20, 0.7);
	add(&pool, 0, PR_WEAK_UNSEEN, 20, 0.7);
	add(&pool, 1, PR_WEAK_UNSEEN, 20, 0.7);
	add(&pool, 1, PR_WEAK_KNOWN, 20, 0.7);
	told = take(out, &pool, &wish);
	assert_kinds(told.got_kind, 10, 7, 3);
	assert_int_equal(told.got_domain[0], 10);
	/* 18 there, 2 here: 11, 7 and 1, 1 by rounding; one missed less makes
	 * room for an unseen there and so for a known here. */
	wish.lost[0] = 9;
	told = take(out, &pool, &wish);
	assert_kinds(told.got_kind, 10, 8, 2);
	assert_int_equal(told.got_domain[0], 18);
}

static void
weak__a_kind_run_dry_is_filled_and_told(void **state)
{
	struct pool pool = { .n = 0 };
	struct pr_weak_wish wish = {
		.n_items = 20,
		.n_domains = 2,
		.lost = { 1, 1 },
	};
	size_t out[20];
	struct pr_weak_told told;

	(void)state;
	add(&pool, 0, PR_WEAK_MISSED, 2, 0.7);
	add(&pool, 0, PR_WEAK_UNSEEN, 50, 0.7);
	add(&pool, 1, PR_WEAK_UNSEEN, 50, 0.7);
	add(&pool, 1, PR_WEAK_KNOWN, 50, 0.7);
	told = take(out, &pool, &wish);
	assert_int_equal(told.n, 20);
	assert_kinds(told.wanted_kind, 10, 7, 3);
	/* 8 missed are not there: 35 to 15 of the 18 others */
	assert_kinds(told.got_kind, 2, 13, 5);
}

static void
weak__a_domain_run_dry_is_filled_and_told(void **state)
{
	struct pool pool = { .n = 0 };
	struct pr_weak_wish wish = {
		.n_items = 20,
		.n_domains = 3,
		.lost = { 8, 2, 0 },
	};
	size_t out[20];
	struct pr_weak_told told;

	(void)state;
	add_all(&pool, 0, 2);
	add_all(&pool, 1, 3);
	add_all(&pool, 2, 30);
	told = take(out, &pool, &wish);
	assert_int_equal(told.n, 20);
	assert_int_equal(told.wanted_domain[0], 16);
	assert_int_equal(told.wanted_domain[1], 4);
	assert_int_equal(told.got_domain[0], 6);
	assert_int_equal(told.got_domain[1], 9);
	assert_int_equal(told.got_domain[2], 5);
}

static void
weak__a_dry_pool_gives_fewer_and_says_so(void **state)
{
	struct pool pool = { .n = 0 };
	struct pr_weak_wish wish = {
		.n_items = 20,
		.n_domains = 2,
		.lost = { 1, 3 },
	};
	size_t out[20];
	struct pr_weak_told told;

	(void)state;
	told = take(out, &pool, &wish);
	assert_int_equal(told.n, 0);
	assert_int_equal(told.missing, 20);
	assert_kinds(told.wanted_kind, 10, 7, 3);
	add_all(&pool, 0, 2);
	add(&pool, 1, PR_WEAK_UNSEEN, 5, 0.7);
	told = take(out, &pool, &wish);
	assert_int_equal(told.n, 11);
	assert_int_equal(told.missing, 9);
	assert_kinds(told.got_kind, 2, 7, 2);
	assert_int_equal(told.wanted_domain[1], 15);
	assert_int_equal(told.got_domain[1], 5);
	wish.n_items = 0;
	assert_int_equal(take(out, &pool, &wish).n, 0);
}

static void
weak__the_band_comes_first_then_what_is_nearest(void **state)
{
	struct pool pool = { .n = 0 };
	struct pr_weak_wish wish = {
		.n_items = 6,
		.n_domains = 1,
		.lost = { 1 },
	};
	size_t out[6];
	struct pr_weak_told told;
	bool taken[9] = { false };

	(void)state;
	/* 3 of 6 are missed ones: 0..4; 2 unseen: 5..7; 1 known: 8 */
	add(&pool, 0, PR_WEAK_MISSED, 1, 0.10);
	add(&pool, 0, PR_WEAK_MISSED, 1, PR_WEAK_P_LO);
	add(&pool, 0, PR_WEAK_MISSED, 1, 0.50);
	add(&pool, 0, PR_WEAK_MISSED, 1, 0.99);
	add(&pool, 0, PR_WEAK_MISSED, 1, PR_WEAK_P_HI);
	add(&pool, 0, PR_WEAK_UNSEEN, 1, 0.20);
	add(&pool, 0, PR_WEAK_UNSEEN, 1, 0.90);
	add(&pool, 0, PR_WEAK_UNSEEN, 1, 0.70);
	add(&pool, 0, PR_WEAK_KNOWN, 1, 0.98);
	told = take(out, &pool, &wish);
	assert_kinds(told.got_kind, 3, 2, 1);
	for (size_t i = 0; i < told.n; i++)
		taken[out[i]] = true;
	assert_true(taken[1] && taken[4] && taken[2]);
	assert_true(taken[7] && taken[6] && taken[8]);
	assert_int_equal(told.outside, 3);
	assert_int_equal(told.outside_lo, 1);
}

static void
weak__keys_alone_choose_among_equals(void **state)
{
	struct pool pool = { .n = 0 };
	struct pr_weak_wish wish = {
		.n_items = 10,
		.n_domains = 1,
		.lost = { 1 },
	};
	size_t first[10];
	size_t second[10];

	(void)state;
	add_all(&pool, 0, 100);
	take(first, &pool, &wish);
	take(second, &pool, &wish);
	assert_memory_equal(first, second, sizeof(first));
	for (size_t i = 0; i < pool.n; i++)
		pool.items[i].key = ~pool.items[i].key;
	take(second, &pool, &wish);
	assert_memory_not_equal(first, second, sizeof(first));
	for (size_t i = 0; i < pool.n; i++)
		pool.items[i].key = 0;
	take(first, &pool, &wish);
	/* all alike: the caller's order, 5 missed, 4 unseen (3.5), 1 known */
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(first[i], i);
	assert_int_equal(first[5], 100);
	assert_int_equal(first[9], 200);
}

static void
weak__any_pool_gives_all_it_can(void **state)
{
	struct pr_rng rng;

	(void)state;
	pr_rng_seed(&rng, 5);
	for (int round = 0; round < 300; round++) {
		struct pool pool = { .n = 0 };
		struct pr_weak_wish wish = {
			.n_items = (size_t)pr_rng_below(&rng, 60),
			.n_domains = 1 + (size_t)pr_rng_below(&rng, 8),
		};
		size_t out[60];
		struct pr_weak_told told;

		for (size_t d = 0; d < wish.n_domains; d++) {
			wish.lost[d] = (double)pr_rng_below(&rng, 3);
			for (int k = 0; k < PR_WEAK_KINDS; k++)
				add(&pool, (int)d, (enum pr_weak_kind)k,
				    (int)pr_rng_below(&rng, 6),
				    pr_rng_unit(&rng));
		}
		told = take(out, &pool, &wish);
		assert_int_equal(told.n,
				 pool.n < wish.n_items ? pool.n : wish.n_items);
	}
}

static void
assert_pick_refused(const struct pr_weak_item *item,
		    const struct pr_weak_wish *wish)
{
	struct pr_weak_told told = { .n = 7 };
	struct pr_err err = { 0 };
	size_t out[] = { 7 };

	assert_pr_refused(pr_weak_pick(out, &told, item, 1, wish, &err),
			  PR_EINVAL, &err);
	assert_true(told.n == 7 && out[0] == 7);
}

static void
weak__what_cannot_be_is_refused(void **state)
{
	const struct pr_weak_item good = { .p = 0.7 };
	const struct pr_weak_wish wish = {
		.n_items = 1,
		.n_domains = 2,
		.lost = { 1, 1 },
	};
	struct pr_weak_item item = good;
	struct pr_weak_wish odd = wish;

	(void)state;
	item.domain = 2;
	assert_pick_refused(&item, &wish);
	item.domain = -1;
	assert_pick_refused(&item, &wish);
	item = good;
	item.p = 1.5;
	assert_pick_refused(&item, &wish);
	item.p = (double)NAN;
	assert_pick_refused(&item, &wish);
	item = good;
	item.kind = (enum pr_weak_kind)3;
	assert_pick_refused(&item, &wish);
	odd.lost[1] = -1;
	assert_pick_refused(&good, &odd);
	odd = wish;
	odd.weights[0] = HUGE_VAL;
	assert_pick_refused(&good, &odd);
	odd = wish;
	odd.n_domains = 0;
	assert_pick_refused(&good, &odd);
	odd.n_domains = PR_DOMAINS_MAX + 1;
	assert_pick_refused(&good, &odd);
	odd = wish;
	odd.n_items = 1001;
	assert_pick_refused(&good, &odd);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(weak__domains_share_by_points_lost),
		cmocka_unit_test(weak__nothing_lost_goes_by_the_blueprint),
		cmocka_unit_test(weak__the_mix_holds_over_small_domains),
		cmocka_unit_test(weak__kinds_are_swapped_by_way_of_the_third),
		cmocka_unit_test(weak__a_kind_run_dry_is_filled_and_told),
		cmocka_unit_test(weak__a_domain_run_dry_is_filled_and_told),
		cmocka_unit_test(weak__a_dry_pool_gives_fewer_and_says_so),
		cmocka_unit_test(
			weak__the_band_comes_first_then_what_is_nearest),
		cmocka_unit_test(weak__keys_alone_choose_among_equals),
		cmocka_unit_test(weak__any_pool_gives_all_it_can),
		cmocka_unit_test(weak__what_cannot_be_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

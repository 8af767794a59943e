/* test_draw.c - forms are whole, fair and the same again */
#include "pool_judge.h"

static struct test_pool pool;

static int
setup(void **state)
{
	(void)state;
	memset(&pool, 0, sizeof(pool));
	return 0;
}

/* Draws, judges, and hands out. */
static struct pr_form *
draw(const struct pr_draw_plan *plan, size_t n_domains)
{
	struct pr_form *form;
	struct pr_err err = { 0 };

	assert_pr_ok(pr_form_draw(&form, pool.c, pool.n, n_domains, plan, &err),
		     &err);
	judge_form(form, &pool, n_domains, plan);
	return form;
}

static bool
holds(const struct pr_form *form, size_t candidate)
{
	for (size_t i = 0; i < form->n_slots; i++)
		if (form->slots[i].item_rev == pool.c[candidate].item_rev)
			return true;
	return false;
}

static void
draw__the_order_of_the_pool_does_not_matter(void **state)
{
	static struct test_pool other;
	struct pr_draw_plan plan = pool_plan(42);
	struct pr_form *form;

	(void)state;
	pool_fill(&pool, 0, 30, false);
	pool_fill(&pool, 1, 30, false);
	pool_fill(&pool, 1, 5, true);
	for (size_t i = 5; i < 11; i++) {
		pool.c[i].set = i < 8 ? 1 : 2;
		pool.c[i].set_position = (int)(20 - i);
		pool.c[i].seen_ms = (int64_t)i % 3;
	}
	pool_enemy(&pool, 12, 40);
	plan.scored[0] = 12;
	plan.scored[1] = 10;
	plan.pretest[1] = 4;
	form = draw(&plan, 2);
	for (uint64_t seed = 1; seed <= 50; seed++) {
		struct pr_form *again;
		struct pr_err err = { 0 };

		pool_shuffle(&other, &pool, seed);
		assert_pr_ok(
			pr_form_draw(&again, other.c, other.n, 2, &plan, &err),
			&err);
		assert_true(pool_same_form(form, again));
		pr_form_free(again);
	}
	pr_form_free(form);
}

static void
draw__another_seed_gives_another_form(void **state)
{
	struct pr_draw_plan plan = pool_plan(1), next = pool_plan(2);
	struct pr_form *a, *b;

	(void)state;
	pool_fill(&pool, 0, 40, false);
	plan.scored[0] = next.scored[0] = 20;
	a = draw(&plan, 1);
	b = draw(&next, 1);
	assert_false(pool_same_form(a, b));
	assert_true(a->seed == 1 && b->seed == 2);
	assert_true(a->whole_blueprint);
	pr_form_free(a);
	pr_form_free(b);
}

static void
draw__each_item_is_drawn_about_as_often(void **state)
{
	int times[20] = { 0 };

	(void)state;
	pool_fill(&pool, 0, 20, false);
	for (uint64_t seed = 0; seed < 1000; seed++) {
		struct pr_draw_plan plan = pool_plan(seed);
		struct pr_form *form;

		plan.scored[0] = 5;
		form = draw(&plan, 1);
		for (size_t i = 0; i < 20; i++)
			times[i] += holds(form, i);
		pr_form_free(form);
	}
	/* 250 expected, 14 the standard deviation */
	for (size_t i = 0; i < 20; i++)
		assert_in_range(times[i], 180, 320);
}

static void
draw__unseen_come_first_then_the_longest_ago(void **state)
{
	struct pr_draw_plan plan = pool_plan(7);
	struct pr_form *form;

	(void)state;
	pool_fill(&pool, 0, 10, false);
	for (size_t i = 0; i < 7; i++)
		pool.c[i].seen_ms = 100 - (int64_t)i;
	plan.scored[0] = 5;
	form = draw(&plan, 1);
	for (size_t i = 0; i < 10; i++)
		assert_int_equal(holds(form, i), i >= 5);
	pr_form_free(form);
}

static void
draw__past_review_comes_last_even_unseen(void **state)
{
	struct pr_draw_plan plan = pool_plan(7);
	struct pr_form *form;

	(void)state;
	pool_fill(&pool, 0, 8, false);
	for (size_t i = 0; i < 4; i++)
		pool.c[i].past_review = true;
	for (size_t i = 4; i < 8; i++)
		pool.c[i].seen_ms = 5;
	plan.scored[0] = 5;
	form = draw(&plan, 1);
	for (size_t i = 4; i < 8; i++)
		assert_true(holds(form, i));
	pr_form_free(form);
}

static void
draw__enemies_never_meet_even_one_sided(void **state)
{
	(void)state;
	pool_fill(&pool, 0, 8, false);
	for (size_t i = 0; i < 6; i += 2)
		pool_enemy(&pool, i, i + 1);
	for (uint64_t seed = 0; seed < 200; seed++) {
		struct pr_draw_plan plan = pool_plan(seed);
		struct pr_form *form;

		plan.scored[0] = 5; /* one of each pair and both others */
		form = draw(&plan, 1);
		for (size_t i = 0; i < 6; i += 2)
			assert_int_equal(holds(form, i) + holds(form, i + 1),
					 1);
		pr_form_free(form);
	}
}

static void
draw__a_set_at_war_with_itself_is_not_used(void **state)
{
	(void)state;
	pool_fill(&pool, 0, 12, false);
	for (size_t i = 0; i < 3; i++) {
		pool.c[i].set = 4;
		pool.c[i].set_position = (int)i;
	}
	pool_enemy(&pool, 0, 2);
	for (uint64_t seed = 0; seed < 100; seed++) {
		struct pr_draw_plan plan = pool_plan(seed);

		plan.scored[0] = 9;
		pr_form_free(draw(&plan, 1));
	}
}

static void
draw__sets_fill_what_singles_cannot(void **state)
{
	(void)state;
	pool_fill(&pool, 0, 12, false);
	for (size_t i = 0; i < 8; i++) { /* four sets of two */
		pool.c[i].set = (int)i / 2;
		pool.c[i].set_position = (int)i % 2;
	}
	for (uint64_t seed = 0; seed < 100; seed++) {
		struct pr_draw_plan plan = pool_plan(seed);

		plan.scored[0] = 12; /* all there is */
		pr_form_free(draw(&plan, 1));
		plan.scored[0] = 10;
		pr_form_free(draw(&plan, 1));
		plan.practice = true;
		pr_form_free(draw(&plan, 1));
	}
}

static void
draw__the_number_of_sets_stays_in_its_bounds(void **state)
{
	(void)state;
	pool_fill(&pool, 0, 60, false);
	for (size_t i = 0; i < 20; i++) {
		pool.c[i].set = (int)i / 2;
		pool.c[i].set_position = (int)i % 2;
	}
	for (uint64_t seed = 0; seed < 100; seed++) {
		struct pr_draw_plan plan = pool_plan(seed);
		struct pr_form *form;
		int n = 0;

		plan.scored[0] = 30;
		plan.case_sets_min = 2;
		plan.case_sets_max = seed % 2 ? 2 : 3;
		form = draw(&plan, 1);
		for (size_t i = 0; i < form->n_slots; i++)
			n += form->slots[i].set >= 0;
		assert_in_range(n / 2, 2, plan.case_sets_max);
		pr_form_free(form);
	}
}

static void
draw__pretest_places_take_pretest_items_first(void **state)
{
	struct pr_draw_plan plan = pool_plan(3);
	struct pr_form *form;

	(void)state;
	pool_fill(&pool, 0, 20, false);
	pool_fill(&pool, 0, 3, true);
	plan.scored[0] = 10;
	plan.pretest[0] = 5;
	form = draw(&plan, 1);
	for (size_t i = 20; i < 23; i++)
		assert_true(holds(form, i));
	pr_form_free(form);
	plan.pretest[0] = 2;
	form = draw(&plan, 1);
	assert_int_equal(holds(form, 20) + holds(form, 21) + holds(form, 22),
			 2);
	pr_form_free(form);
}

static void
draw__practice_leaves_reserved_and_pretest_alone(void **state)
{
	struct pr_draw_plan plan = pool_plan(3);
	struct pr_pool_count n;
	struct pr_form *form;

	(void)state;
	pool_fill(&pool, 0, 9, false);
	pool_fill(&pool, 0, 4, true);
	pool.c[0].reserved = pool.c[1].reserved = true;
	pool.c[2].avoided = true;
	pool.c[3].seen_ms = 9;
	plan.practice = true;
	plan.scored[0] = 6;
	form = draw(&plan, 1);
	assert_false(form->whole_blueprint);
	pr_form_free(form);
	pr_pool_count(&n, 1, pool.c, pool.n, &plan);
	assert_int_equal(n.need, 6);
	assert_int_equal(n.have, 6);
	assert_int_equal(n.unseen, 5);
	assert_int_equal(n.reserved, 2);
	assert_int_equal(n.avoided, 1);
}

static void
draw__a_task_takes_only_its_items(void **state)
{
	struct pr_draw_plan plan = pool_plan(3);
	struct pr_form *form;

	(void)state;
	pool_fill(&pool, 0, 9, false);
	for (size_t i = 0; i < 9; i++)
		pool.c[i].task = (int)i % 3;
	plan.practice = true;
	plan.task = 2;
	plan.scored[0] = 3;
	form = draw(&plan, 1);
	pr_form_free(form);
}

static void
short_of(const struct pr_draw_plan *plan, size_t n_domains, const char *words)
{
	struct pr_form *form = NULL;
	struct pr_err err = { 0 };

	assert_int_equal(
		pr_form_draw(&form, pool.c, pool.n, n_domains, plan, &err),
		PR_EPOOL);
	assert_null(form);
	assert_non_null(strstr(err.text, words));
}

static void
draw__what_is_missing_is_counted(void **state)
{
	struct pr_draw_plan plan = pool_plan(3);
	struct pr_pool_count n[2];

	(void)state;
	pool_fill(&pool, 0, 9, false);
	pool_fill(&pool, 1, 4, false);
	pool_fill(&pool, 1, 20, true); /* cannot stand in for scored ones */
	plan.scored[0] = 9;
	plan.scored[1] = 7;
	short_of(&plan, 2, "Domain 2 lacks 3 items");
	plan.pretest[1] = 2;
	short_of(&plan, 2, "Domain 2 lacks 3 items");
	plan.scored[1] = 5;
	short_of(&plan, 2, "Domain 2 lacks 1 item ");
	pr_pool_count(n, 2, pool.c, pool.n, &plan);
	assert_int_equal(n[1].need, 7);
	assert_int_equal(n[1].have, 6); /* as the draw sees it */
	assert_int_equal(n[1].unseen, 6);
	plan.scored[1] = 4;
	pr_form_free(draw(&plan, 2));
}

static void
draw__plans_that_cannot_be_are_refused(void **state)
{
	struct pr_draw_plan plan = pool_plan(3);
	struct pr_form *form = NULL;
	struct pr_err err = { 0 };

	(void)state;
	pool_fill(&pool, 0, 3, false);
	assert_pr_refused(pr_form_draw(&form, pool.c, pool.n, 1, &plan, &err),
			  PR_EINVAL, &err);
	plan.scored[0] = 1;
	assert_pr_refused(pr_form_draw(&form, pool.c, pool.n,
				       PR_DOMAINS_MAX + 1, &plan, &err),
			  PR_EINVAL, &err);
	assert_pr_refused(pr_form_draw(&form, NULL, 0, 1, &plan, &err),
			  PR_EPOOL, &err);
	for (size_t i = 0; i < 3; i++) /* never into memory that is not there */
		pool.c[i].n_options = PR_OPTIONS_MAX + 1;
	assert_pr_refused(pr_form_draw(&form, pool.c, pool.n, 1, &plan, &err),
			  PR_EPOOL, &err);
	assert_null(form);
	pr_form_free(NULL);
}

static void
draw__without_shuffle_domains_and_options_keep_their_order(void **state)
{
	struct pr_draw_plan plan = pool_plan(5);
	struct pr_form *form;

	(void)state;
	for (int i = 0; i < 30; i++)
		pool_add(&pool, i % 3)->shuffle = false;
	plan.shuffle_items = false;
	plan.scored[0] = plan.scored[1] = plan.scored[2] = 6;
	form = draw(&plan, 3);
	for (size_t i = 0; i < 18; i++)
		assert_int_equal(form->slots[i].domain, (int)i / 6);
	pr_form_free(form);
}

/* A random pool of up to four domains, with everything in it. */
static size_t
random_pool(struct pr_rng *rng)
{
	size_t domains = 1 + pr_rng_below(rng, 4);
	size_t n = 5 + pr_rng_below(rng, 120);
	int set = 0, left = 0;

	memset(&pool, 0, sizeof(pool));
	for (size_t i = 0; i < n; i++) {
		struct pr_candidate *c =
			pool_add(&pool, (int)pr_rng_below(rng, domains));

		c->pretest = pr_rng_below(rng, 6) == 0;
		c->n_options = (int)(2 + pr_rng_below(rng, 7));
		c->fixed = (uint32_t)pr_rng_below(rng, 16);
		c->shuffle = pr_rng_below(rng, 4) != 0;
		c->seen_ms = pr_rng_below(rng, 2)
				     ? (int64_t)pr_rng_below(rng, 9)
				     : 0;
		c->past_review = pr_rng_below(rng, 10) == 0;
		c->reserved = pr_rng_below(rng, 5) == 0;
		c->avoided = pr_rng_below(rng, 12) == 0;
		c->task = (int)pr_rng_below(rng, 4) - 1;
		if (left == 0 && pr_rng_below(rng, 8) == 0) {
			left = (int)(2 + pr_rng_below(rng, 3));
			set++;
		}
		if (left > 0) {
			c->set = set;
			c->set_position = left--;
		}
		if (i > 0 && pr_rng_below(rng, 10) == 0)
			pool_enemy(&pool, i, pr_rng_below(rng, i));
	}
	return domains;
}

static void
draw__any_form_of_a_thousand_pools_keeps_every_rule(void **state)
{
	struct pr_rng rng;
	int drawn = 0;

	(void)state;
	pr_rng_seed(&rng, 20261121);
	for (int round = 0; round < 1000; round++) {
		size_t domains = random_pool(&rng);
		struct pr_draw_plan plan = pool_plan(pr_rng_next(&rng));
		struct pr_pool_count n[PR_DOMAINS_MAX];
		struct pr_form *form;
		struct pr_err err = { 0 };
		enum pr_status st;

		plan.practice = pr_rng_below(&rng, 3) == 0;
		plan.shuffle_items = pr_rng_below(&rng, 4) != 0;
		plan.scored[0] = 1;
		for (size_t d = 0; d < domains; d++) {
			plan.scored[d] += (int)pr_rng_below(&rng, 8);
			if (!plan.practice)
				plan.pretest[d] = (int)pr_rng_below(&rng, 3);
		}
		st = pr_form_draw(&form, pool.c, pool.n, domains, &plan, &err);
		pr_pool_count(n, domains, pool.c, pool.n, &plan);
		assert_true(st == PR_OK || st == PR_EPOOL);
		assert_int_equal(st == PR_OK, form != NULL);
		for (size_t d = 0; st == PR_OK && d < domains; d++)
			assert_true(n[d].have >= n[d].need);
		if (st == PR_OK)
			judge_form(form, &pool, domains, &plan);
		drawn += st == PR_OK;
		pr_form_free(form);
	}
	assert_in_range(drawn, 400, 1000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup(draw__##name, setup)
		TEST(the_order_of_the_pool_does_not_matter),
		TEST(another_seed_gives_another_form),
		TEST(each_item_is_drawn_about_as_often),
		TEST(unseen_come_first_then_the_longest_ago),
		TEST(past_review_comes_last_even_unseen),
		TEST(enemies_never_meet_even_one_sided),
		TEST(a_set_at_war_with_itself_is_not_used),
		TEST(sets_fill_what_singles_cannot),
		TEST(the_number_of_sets_stays_in_its_bounds),
		TEST(pretest_places_take_pretest_items_first),
		TEST(practice_leaves_reserved_and_pretest_alone),
		TEST(a_task_takes_only_its_items),
		TEST(what_is_missing_is_counted),
		TEST(plans_that_cannot_be_are_refused),
		TEST(without_shuffle_domains_and_options_keep_their_order),
		TEST(any_form_of_a_thousand_pools_keeps_every_rule),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

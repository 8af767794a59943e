/* pool.h - pools of candidates that are made up */
#ifndef TEST_POOL_H
#define TEST_POOL_H

#include "proctor/form.h"
#include "proctor/rng.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define POOL_MAX 400

struct test_pool {
	struct pr_candidate c[POOL_MAX];
	int enemies[POOL_MAX][2];
	size_t n;
};

/* A single active item of four options, unseen. */
static inline struct pr_candidate *
pool_add(struct test_pool *pool, int domain)
{
	struct pr_candidate *c = &pool->c[pool->n];

	assert_true(pool->n < POOL_MAX);
	memset(c, 0, sizeof(*c));
	c->item_rev = 1000 + (int64_t)pool->n;
	snprintf(c->uuid, sizeof(c->uuid), "%08x-0000-4000-8000-%012x",
		 (unsigned)(pool->n * 2654435761U), (unsigned)pool->n);
	c->domain = domain;
	c->task = -1;
	c->set = -1;
	c->n_options = 4;
	c->shuffle = true;
	c->b = (double)pool->n / 100;
	c->b_sd = 0.5;
	pool->n++;
	return c;
}

static inline void
pool_fill(struct test_pool *pool, int domain, int n, bool pretest)
{
	for (int i = 0; i < n; i++)
		pool_add(pool, domain)->pretest = pretest;
}

static inline void
pool_enemy(struct test_pool *pool, size_t of, size_t other)
{
	struct pr_candidate *c = &pool->c[of];

	pool->enemies[of][c->n_enemies++] = (int)other;
	c->enemies = pool->enemies[of];
}

static inline const struct pr_candidate *
pool_find(const struct test_pool *pool, int64_t item_rev)
{
	for (size_t i = 0; i < pool->n; i++)
		if (pool->c[i].item_rev == item_rev)
			return &pool->c[i];
	fail_msg("item %d is not in the pool", (int)item_rev);
	return NULL;
}

static inline struct pr_draw_plan
pool_plan(uint64_t seed)
{
	return (struct pr_draw_plan){ .case_sets_min = -1,
				      .case_sets_max = -1,
				      .task = -1,
				      .shuffle_items = true,
				      .seed = seed };
}

/* The same pool in another order, enemies renamed. */
static inline void
pool_shuffle(struct test_pool *out, const struct test_pool *pool, uint64_t seed)
{
	size_t order[POOL_MAX], place[POOL_MAX];
	struct pr_rng rng;

	pr_rng_seed(&rng, seed);
	for (size_t i = 0; i < pool->n; i++)
		order[i] = i;
	pr_rng_shuffle(&rng, order, pool->n);
	for (size_t i = 0; i < pool->n; i++)
		place[order[i]] = i;
	memset(out, 0, sizeof(*out));
	out->n = pool->n;
	for (size_t i = 0; i < pool->n; i++) {
		const struct pr_candidate *from = &pool->c[order[i]];

		out->c[i] = *from;
		for (size_t k = 0; k < from->n_enemies; k++)
			out->enemies[i][k] = (int)place[from->enemies[k]];
		out->c[i].enemies = out->enemies[i];
	}
}

static inline bool
pool_same_form(const struct pr_form *a, const struct pr_form *b)
{
	return a->n_slots == b->n_slots &&
	       !memcmp(a->slots, b->slots, a->n_slots * sizeof(*a->slots));
}

#endif

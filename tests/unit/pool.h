/* pool.h - pools of candidates that are made up, and forms that are judged */
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
	snprintf(c->uuid, sizeof(c->uuid),
		 "%08x-0000-4000-8000-%012x",
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

#define MUST(x)                                              \
	do {                                                 \
		if (!(x))                                    \
			fail_msg("line %d: %s", __LINE__, #x); \
	} while (0)

/* Options: each once, the fixed ones and unshuffled ones at their place. */
static inline void
judge_options(const struct pr_slot *slot, const struct pr_candidate *c)
{
	uint32_t seen = 0;

	MUST(slot->n_options == c->n_options);
	for (int k = 0; k < slot->n_options; k++) {
		MUST(slot->order[k] < c->n_options);
		seen |= 1U << slot->order[k];
		if (!c->shuffle || c->fixed >> k & 1)
			MUST(slot->order[k] == k);
		MUST(pr_slot_place(slot, slot->order[k]) == k);
	}
	MUST(seen == (1U << c->n_options) - 1);
	MUST(pr_slot_place(slot, c->n_options) == -1);
}

/* Case sets: whole, side by side, in position order. */
static inline void
judge_sets(const struct pr_form *form, const struct test_pool *pool)
{
	for (size_t i = 0; i < form->n_slots; i++) {
		const struct pr_slot *s = &form->slots[i];
		size_t size = 0, run = 0;

		if (s->set < 0 || (i && s[-1].set == s->set))
			continue;
		for (size_t k = 0; k < pool->n; k++)
			size += pool->c[k].set == s->set;
		while (i + run < form->n_slots && s[run].set == s->set) {
			MUST(!run || s[run].set_position >
					     s[run - 1].set_position);
			run++;
		}
		MUST(run == size);
		for (size_t k = i + run; k < form->n_slots; k++)
			MUST(form->slots[k].set != s->set);
	}
}

static inline void
judge_enemies(const struct pr_form *form, const struct test_pool *pool)
{
	for (size_t i = 0; i < form->n_slots; i++) {
		const struct pr_candidate *c =
			pool_find(pool, form->slots[i].item_rev);

		for (size_t e = 0; e < c->n_enemies; e++)
			for (size_t k = 0; k < form->n_slots; k++)
				MUST(form->slots[k].item_rev !=
				     pool->c[c->enemies[e]].item_rev);
	}
}

/* Everything that holds of any form, judged from pool and plan alone. */
static inline void
judge_form(const struct pr_form *form, const struct test_pool *pool,
	   size_t n_domains, const struct pr_draw_plan *plan)
{
	int scored[PR_DOMAINS_MAX] = { 0 }, pretest[PR_DOMAINS_MAX] = { 0 };

	for (size_t i = 0; i < form->n_slots; i++) {
		const struct pr_slot *s = &form->slots[i];
		const struct pr_candidate *c = pool_find(pool, s->item_rev);

		for (size_t k = 0; k < i; k++)
			MUST(form->slots[k].item_rev != s->item_rev);
		MUST(s->domain == c->domain && s->task == c->task);
		MUST(memcmp(&s->b, &c->b, sizeof(s->b)) == 0);
		MUST(s->met_before == (c->seen_ms != 0));
		MUST(s->past_review == c->past_review);
		MUST(s->set == c->set && s->set_position == c->set_position);
		MUST(!c->avoided);
		MUST(plan->task < 0 || c->task == plan->task);
		MUST(!plan->practice || (!c->reserved && !c->pretest));
		MUST((s->role == PR_ROLE_PRACTICE) == plan->practice);
		MUST(s->role != PR_ROLE_SCORED || !c->pretest);
		judge_options(s, c);
		if (s->role == PR_ROLE_PRETEST)
			pretest[s->domain]++;
		else
			scored[s->domain]++;
	}
	for (size_t d = 0; d < n_domains; d++) {
		MUST(scored[d] == plan->scored[d]);
		MUST(pretest[d] == plan->pretest[d]);
	}
	judge_sets(form, pool);
	judge_enemies(form, pool);
}

#endif

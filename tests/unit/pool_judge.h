/* pool_judge.h - an independent judge of forms: pool and plan alone */
#ifndef TEST_POOL_JUDGE_H
#define TEST_POOL_JUDGE_H

#include "pool.h"

#define MUST(x)                                                \
	do {                                                   \
		if (!(x))                                      \
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
			MUST(!run ||
			     s[run].set_position > s[run - 1].set_position);
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

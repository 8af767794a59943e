/* judge_give.c - gives the lines of an issuer's accounts their cycles; see
 * judge.h
 *
 * Few lines have a choice. Cycles that no choice joins are left alone; those
 * that are joined go to the allocator together, with all their lines.
 */
#include "engine/ceu/judge.h"

#include <stdlib.h>
#include <string.h>

struct target {
	struct judge_account *account;
	size_t at; /* of the account in the pool */
	size_t cycle;
	int64_t end;
	bool late;   /* it is over: what runs comes first */
	size_t root; /* of those it is joined with, the first */
};

/* A line that can count, and where: targets. */
struct ref {
	struct judge_account *account;
	size_t line;
	size_t may[2];
	size_t n_may;
};

/* One activity; several lines of it when it counts in one account only. */
struct item {
	const struct ref *refs;
	size_t n_refs;
	int units;
	uint32_t in;
	const struct pr_ceu_claim *claim;
	bool shared;  /* it counts in one account only */
	bool pinned;  /* to the account it was reported for */
	int64_t away; /* days from its period to the nearest end */
	size_t given; /* target; n_targets: none */
	bool done;
};

struct pool {
	struct judge *j;
	const size_t *accounts; /* of the judge */
	size_t n_accounts;
	struct target *targets; /* by their ends */
	size_t n_targets;
	struct ref *refs;
	size_t n_refs;
	struct item *items;
	size_t n_items;
};

/* ---- targets ------------------------------------------------------------- */

/* Those that are late come last, the one that ended last before the others:
 * what it was given while it ran stays there. */
static int
by_end(const void *a, const void *b)
{
	const struct target *x = a, *y = b;

	if (x->late != y->late)
		return x->late ? 1 : -1;
	if (x->end != y->end)
		return (x->end < y->end) != x->late ? -1 : 1;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return x->cycle < y->cycle ? -1 : x->cycle > y->cycle;
}

/* Is it a question whether an activity counts in several of the accounts? */
static bool
is_once_asked(const struct pool *pool)
{
	for (size_t i = 0; i < pool->n_accounts && pool->n_accounts > 1; i++) {
		const struct judge_account *account =
			&pool->j->accounts[pool->accounts[i]];

		for (size_t k = 0; k < account->out->n_cycles; k++)
			if (account->cycles[k].once_asked)
				return true;
	}
	return false;
}

static enum pr_status
list_targets(struct pool *pool, struct pr_err *err)
{
	struct judge *j = pool->j;
	bool asked = is_once_asked(pool);
	size_t n = 0;

	for (size_t i = 0; i < pool->n_accounts; i++)
		n += j->accounts[pool->accounts[i]].out->n_cycles;
	pool->targets = arena_array(j->arena, n, sizeof(*pool->targets));
	if (!pool->targets)
		return judge_no_memory(err);
	for (size_t i = 0; i < pool->n_accounts; i++) {
		struct judge_account *account = &j->accounts[pool->accounts[i]];

		for (size_t k = 0; k < account->out->n_cycles; k++)
			pool->targets[pool->n_targets++] = (struct target){
				.account = account,
				.at = i,
				.cycle = k,
				.end = account->cycles[k].to,
				.late = asked && account->cycles[k].to < j->day,
			};
	}
	if (n > 0)
		qsort(pool->targets, n, sizeof(*pool->targets), by_end);
	for (size_t i = 0; i < n; i++) {
		struct target *target = &pool->targets[i];

		target->account->rank[target->cycle] = i;
		target->root = i;
	}
	return PR_OK;
}

/* ---- items --------------------------------------------------------------- */

/* NULL when it counts in each account. */
static const struct pr_ceu_rule *
once_rule(const struct ref *ref)
{
	const struct pr_ceu_line *line = &ref->account->out->lines[ref->line];

	return ref->account->cycles[line->cycle].once;
}

static void
set_ref(const struct pool *pool, struct ref *ref)
{
	size_t cycles[2];

	ref->n_may =
		judge_choices(pool->j, ref->account,
			      &ref->account->out->lines[ref->line], cycles);
	for (size_t i = 0; i < ref->n_may; i++)
		ref->may[i] = ref->account->rank[cycles[i]];
}

/* Was it reported for one of these accounts and not for the others? */
static bool
is_for_one(const struct pool *pool, const struct pr_ceu_claim *claim)
{
	size_t n = 0;

	for (size_t i = 0; i < pool->n_accounts; i++)
		n += judge_is_for(&pool->j->accounts[pool->accounts[i]], claim);
	return n > 0 && n < pool->n_accounts;
}

static int64_t
days_away(const struct pool *pool, const struct item *item, size_t target)
{
	int64_t days =
		pool->targets[target].end - judge_day(item->claim->period);

	return days < 0 ? -days : days;
}

/* What was reported stays where it was reported, whatever is logged later. */
static void
pin(const struct pool *pool, struct item *item, const struct ref *ref)
{
	item->pinned = item->pinned || is_for_one(pool, item->claim);
	if (!pr_date_is_valid(item->claim->period) ||
	    (item->pinned && !judge_is_for(ref->account, item->claim)))
		return;
	for (size_t i = 0; i < ref->n_may; i++) {
		int64_t away = days_away(pool, item, ref->may[i]);

		if (away < item->away)
			item->away = away;
	}
}

/* Adds a line to the item of its entry, or as one of its own. */
static void
add_ref(struct pool *pool, struct judge_account *account, size_t at,
	struct item **shared)
{
	const struct pr_ceu_line *line = &account->out->lines[at];
	const struct pr_ceu_entry *entry =
		&pool->j->ledger->entries[line->entry];
	struct ref *ref = &pool->refs[pool->n_refs++];
	struct item *item = *shared;
	bool once;

	*ref = (struct ref){ .account = account, .line = at };
	set_ref(pool, ref);
	once = once_rule(ref) && pool->n_accounts > 1;
	if (!once || !item) {
		item = &pool->items[pool->n_items++];
		*item = (struct item){ .refs = ref,
				       .units = account->lines[at].units };
		item->claim = &entry->claims[line->claim];
		item->shared = once;
		item->away = INT64_MAX;
	}
	if (once)
		*shared = item;
	item->n_refs++;
	item->in |= account->lines[at].in;
	/* they differ only when the accounts count minutes differently */
	if (account->lines[at].units < item->units)
		item->units = account->lines[at].units;
	pin(pool, item, ref);
}

/* Walks the accounts side by side: all list the same entries in one order.
 * Lines that share an item come last, so that its refs lie together. */
static void
list_items(struct pool *pool, size_t *at)
{
	struct judge *j = pool->j;

	for (size_t entry = 0; entry < j->ledger->n_entries; entry++) {
		struct item *shared = NULL;

		for (size_t k = 0; k < 2 * pool->n_accounts; k++) {
			size_t i = k % pool->n_accounts;
			struct judge_account *account =
				&j->accounts[pool->accounts[i]];
			const struct pr_ceu_line *line;
			struct ref ref = { .account = account, .line = at[i] };

			if (at[i] == account->out->n_lines)
				continue;
			line = &account->out->lines[at[i]];
			if (line->entry != entry)
				continue;
			if (line->verdict == PR_CEU_COUNTS &&
			    (once_rule(&ref) != NULL) ==
				    (k >= pool->n_accounts))
				add_ref(pool, account, at[i], &shared);
			at[i] += k >= pool->n_accounts;
		}
	}
}

static enum pr_status
make_items(struct pool *pool, struct pr_err *err)
{
	struct judge *j = pool->j;
	size_t n = 0;
	size_t *at = arena_array(j->arena, pool->n_accounts, sizeof(*at));

	for (size_t i = 0; i < pool->n_accounts; i++)
		n += j->accounts[pool->accounts[i]].out->n_lines;
	pool->refs = arena_array(j->arena, n, sizeof(*pool->refs));
	pool->items = arena_array(j->arena, n, sizeof(*pool->items));
	if (!at || !pool->refs || !pool->items)
		return judge_no_memory(err);
	list_items(pool, at);
	return PR_OK;
}

/* ---- what is joined ------------------------------------------------------ */

/* May the item go where this ref's i-th choice is? */
static bool
may_go(const struct pool *pool, const struct item *item, const struct ref *ref,
       size_t i)
{
	if (item->pinned && item->shared &&
	    !judge_is_for(ref->account, item->claim))
		return false;
	return item->away == INT64_MAX ||
	       days_away(pool, item, ref->may[i]) == item->away;
}

static size_t
root_of(struct pool *pool, size_t target)
{
	while (pool->targets[target].root != target) {
		size_t up = pool->targets[target].root;

		pool->targets[target].root = pool->targets[up].root;
		target = up;
	}
	return target;
}

/* Its first target, with which all others are joined; n_targets when the
 * account that it was reported for cannot take it. */
static size_t
join(struct pool *pool, const struct item *item)
{
	size_t first = pool->n_targets;

	for (size_t r = 0; r < item->n_refs; r++) {
		for (size_t i = 0; i < item->refs[r].n_may; i++) {
			size_t a, b;

			if (!may_go(pool, item, &item->refs[r], i))
				continue;
			if (first == pool->n_targets)
				first = item->refs[r].may[i];
			a = root_of(pool, first);
			b = root_of(pool, item->refs[r].may[i]);
			pool->targets[a < b ? b : a].root = a < b ? a : b;
		}
	}
	return first;
}

/* ---- the allocation ------------------------------------------------------ */

/* At most PR_CEU_TARGETS joined targets with the items that go to them. */
struct block {
	size_t ranks[PR_CEU_TARGETS];
	size_t n;
	struct pr_ceu_target targets[PR_CEU_TARGETS];
	struct pr_ceu_item *items;
	size_t *of; /* items of the pool */
	int *given;
	size_t n_items;
	bool later; /* another one was full before it */
};

static uint64_t
bits_of(const struct pool *pool, const struct block *block,
	const struct item *item)
{
	uint64_t bits = 0;

	for (size_t r = 0; r < item->n_refs; r++) {
		const struct ref *ref = &item->refs[r];

		for (size_t i = 0; i < ref->n_may; i++) {
			size_t k = 0;

			if (!may_go(pool, item, ref, i))
				continue;
			while (k < block->n && block->ranks[k] != ref->may[i])
				k++;
			if (k < block->n)
				bits |= UINT64_C(1) << k;
		}
	}
	return bits;
}

/* What is given to a block that is full goes to its cycles for good; the next
 * one begins with later deadlines. */
static enum pr_status
give_block(struct pool *pool, struct block *block, struct pr_err *err)
{
	uint64_t likely = 0;
	enum pr_status st;

	for (size_t k = 0; k < block->n; k++) {
		const struct target *t = &pool->targets[block->ranks[k]];
		const struct judge_cycle *mine = &t->account->cycles[t->cycle];
		int need = t->account->out->cycles[t->cycle].need;

		block->targets[k].need = mine->succeeded ? 0 : need;
		block->targets[k].limits = mine->limits;
		block->targets[k].n_limits = mine->n_limits;
	}
	block->n_items = 0;
	for (size_t i = 0; i < pool->n_items; i++) {
		struct item *item = &pool->items[i];
		uint64_t may = item->done ? 0 : bits_of(pool, block, item);

		if (may == 0)
			continue;
		block->items[block->n_items] = (struct pr_ceu_item){
			.units = item->units, .may = may, .in = item->in
		};
		block->of[block->n_items++] = i;
	}
	st = pr_ceu_allocate(block->given, block->targets, block->n,
			     block->items, block->n_items, &likely, err);
	for (size_t i = 0; !st && i < block->n_items; i++) {
		struct item *item = &pool->items[block->of[i]];

		item->given = block->ranks[block->given[i]];
		item->done = true;
	}
	for (size_t k = 0; !st && k < block->n; k++) {
		const struct target *t = &pool->targets[block->ranks[k]];

		t->account->out->cycles[t->cycle].likely =
			block->later || (likely >> k & 1);
	}
	return st;
}

static enum pr_status
give_joined(struct pool *pool, struct block *block, size_t root,
	    struct pr_err *err)
{
	enum pr_status st = PR_OK;

	block->n = 0;
	block->later = false;
	for (size_t i = root; i < pool->n_targets && !st; i++) {
		if (root_of(pool, i) != root)
			continue;
		block->ranks[block->n++] = i;
		if (block->n < PR_CEU_TARGETS)
			continue;
		st = give_block(pool, block, err);
		block->n = 0;
		block->later = true;
	}
	if (!st && block->n > 0)
		st = give_block(pool, block, err);
	return st;
}

/* Targets that nothing joins take what can go nowhere else. */
static enum pr_status
give_all(struct pool *pool, struct pr_err *err)
{
	struct block block = { 0 };
	struct arena *arena = pool->j->arena;
	size_t n = pool->n_items;
	bool *joined = arena_array(arena, pool->n_targets, sizeof(*joined));
	enum pr_status st = PR_OK;

	block.items = arena_array(arena, n, sizeof(*block.items));
	block.of = arena_array(arena, n, sizeof(*block.of));
	block.given = arena_array(arena, n, sizeof(*block.given));
	if (!joined || !block.items || !block.of || !block.given)
		return judge_no_memory(err);
	for (size_t i = 0; i < n; i++)
		pool->items[i].given = join(pool, &pool->items[i]);
	for (size_t i = 0; i < pool->n_targets; i++)
		if (root_of(pool, i) != i)
			joined[root_of(pool, i)] = true;
	for (size_t i = 0; i < n; i++) {
		struct item *item = &pool->items[i];

		item->done = item->given == pool->n_targets ||
			     !joined[root_of(pool, item->given)];
	}
	for (size_t i = 0; i < pool->n_targets && !st; i++)
		if (joined[i])
			st = give_joined(pool, &block, i, err);
	return st;
}

/* ---- back into the lines ------------------------------------------------- */

static void
settle(const struct pool *pool, const struct item *item)
{
	const struct target *given = item->given < pool->n_targets
					     ? &pool->targets[item->given]
					     : NULL;

	for (size_t r = 0; r < item->n_refs; r++) {
		const struct ref *ref = &item->refs[r];
		struct pr_ceu_line *line = &ref->account->out->lines[ref->line];

		if (given && ref->account == given->account) {
			line->cycle = (int)given->cycle;
			continue;
		}
		line->rule = once_rule(ref);
		line->once_asked = ref->account->cycles[line->cycle].once_asked;
		line->there = given ? given->account->out->name : NULL;
		line->verdict = PR_CEU_ELSEWHERE;
	}
}

enum pr_status
judge_give(struct judge *j, const size_t *accounts, size_t n,
	   struct pr_err *err)
{
	struct pool pool = { .j = j, .accounts = accounts, .n_accounts = n };
	enum pr_status st = list_targets(&pool, err);

	if (!st)
		st = make_items(&pool, err);
	if (!st)
		st = give_all(&pool, err);
	for (size_t i = 0; !st && i < pool.n_items; i++)
		settle(&pool, &pool.items[i]);
	return st;
}

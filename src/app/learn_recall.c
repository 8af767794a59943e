/* learn_recall.c - what is remembered of items and skills; see learn.h */
#include "util/mem.h"

#include "learn_state.h"

#include <stdlib.h>
#include <string.h>

/* Candidates by item row. */
struct place {
	int64_t item;
	size_t at;
};

struct load {
	struct learn_recall *recall;
	struct place *places;
	size_t n;
};

static int
by_item(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	return x->item < y->item ? -1 : x->item > y->item;
}

static struct learn_recall *
find(const struct load *load, int64_t item)
{
	struct place key = { .item = item };
	const struct place *p = bsearch(&key, load->places, load->n,
					sizeof(*load->places), by_item);

	return p ? &load->recall[p->at] : NULL;
}

static void
fill(struct learn_recall *out, const struct pr_db_memory *row)
{
	if (!row->reviews)
		return;
	out->state = (struct pr_fsrs){ row->s, row->d };
	out->last_day = row->last_day;
	out->flags = row->flags;
	out->reviews = row->reviews;
}

static bool
take_memory(void *ctx, const struct pr_db_memory *row)
{
	struct learn_recall *r = row->item ? find(ctx, row->item) : NULL;

	if (r)
		fill(r, row);
	return true;
}

static bool
take_learnt(void *ctx, const struct pr_db_learnt *row)
{
	struct learn_recall *r = find(ctx, row->item);

	if (r && row->n >= PR_LEARN_ITEM_MIN) {
		r->b = row->b;
		r->b_var = row->var;
	}
	return true;
}

enum pr_status
learn_recall_load(struct learn_recall **out, struct pr_desk *desk,
		  const struct pool *pool, struct pr_err *err)
{
	struct load load = { .n = pool->n };
	enum pr_status st = PR_OK;

	*out = NULL;
	load.recall = mem_array(pool->n, sizeof(*load.recall));
	load.places = mem_array(pool->n, sizeof(*load.places));
	if (!load.recall || !load.places)
		st = mem_fail(err);
	for (size_t i = 0; !st && i < pool->n; i++) {
		const struct pr_candidate *c = &pool->candidates[i];

		load.places[i] = (struct place){ pool->items[i], i };
		load.recall[i].met = c->seen_ms != 0;
		load.recall[i].b = c->b;
		load.recall[i].b_var = c->b_sd * c->b_sd;
	}
	if (!st && pool->n)
		qsort(load.places, pool->n, sizeof(*load.places), by_item);
	if (!st)
		st = pr_db_memory_each(desk->store, desk->learner.id, &load,
				       take_memory, err);
	if (!st)
		st = pr_db_learnt_each(desk->store, &load, take_learnt, err);
	free(load.places);
	if (st)
		free(load.recall);
	else
		*out = load.recall;
	return st;
}

enum pr_status
learn_weights_of(struct pr_fsrs_weights *out, int64_t *id,
		 struct pr_store *store, int64_t learner, struct pr_err *err)
{
	struct pr_err own = { 0 };
	struct pr_db_weights row;
	enum pr_status st = pr_db_weights_get(store, learner, 0, &row, &own);

	if (st && st != PR_ENOTFOUND)
		return pr_fail(err, st, "%s", own.text);
	*id = st ? 0 : row.id;
	*out = *pr_fsrs_defaults();
	if (!st)
		memcpy(out->w, row.w, sizeof(out->w));
	return PR_OK;
}

enum pr_status
learn_weights_load(struct pr_fsrs_weights *out, int64_t *id,
		   struct pr_desk *desk, struct pr_err *err)
{
	return learn_weights_of(out, id, desk->store, desk->learner.id, err);
}

enum pr_status
learn_skill_load(struct learn_recall *out, struct pr_desk *desk,
		 const char *skill, struct pr_err *err)
{
	struct pr_err own = { 0 };
	struct pr_db_memory row;
	enum pr_status st = pr_db_memory_get(desk->store, desk->learner.id, 0,
					     skill, &row, &own);

	if (st && st != PR_ENOTFOUND)
		return pr_fail(err, st, "%s", own.text);
	*out = (struct learn_recall){ 0 };
	if (!st)
		fill(out, &row);
	out->met = out->reviews > 0;
	return PR_OK;
}

double
learn_guess(int type, int n_options, int n_keys)
{
	double ways = 1;

	switch ((enum pr_item_type)type) {
	case PR_ITEM_SINGLE_CHOICE:
	case PR_ITEM_TRUE_FALSE:
	case PR_ITEM_MULTIPLE_RESPONSE:
		break;
	case PR_ITEM_MATCHING:
	case PR_ITEM_ORDERING:
	case PR_ITEM_NUMERIC:
	case PR_ITEM_SHORT_TEXT:
	case PR_ITEM_CODE_ENTRY:
		return 0;
	}
	if (n_options < 1 || n_keys < 1 || n_keys > n_options)
		return 0;
	for (int k = 1; k <= n_keys; k++)
		ways = ways * (n_options - n_keys + k) / k;
	return 1 / ways;
}

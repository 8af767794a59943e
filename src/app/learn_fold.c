/*
 * learn_fold.c - states as the steps say them; see learn_state.h
 *
 * Steps are taken in their order, each with the difficulty, the day and the
 * weights it has recorded. Days between two steps are counted from those that
 * count, so that what is taken back leaves no gap that was never there. The
 * mean with which a learner began is that of the first step for the exam:
 * pass rates of later exam files change nobody's past.
 */
#include "util/mem.h"

#include "learn_state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define TABLE_MIN 64

static size_t
hash_of(int64_t item, const char *skill)
{
	uint64_t h = (uint64_t)item * UINT64_C(11400714819323198485);

	for (; *skill; skill++)
		h = (h ^ (unsigned char)*skill) * UINT64_C(1099511628211);
	return (size_t)(h >> 16);
}

static bool
is_it(const struct learn_memory *m, int64_t item, const char *skill)
{
	return m->row.item == item && !strcmp(m->skill, skill);
}

/* Where it stands in the table, or the free place where it would. */
static size_t
place_of(const struct learn_fold *fold, int64_t item, const char *skill)
{
	size_t at = hash_of(item, skill) & (fold->n_table - 1);

	while (fold->table[at] &&
	       !is_it(&fold->memories[fold->table[at] - 1], item, skill))
		at = (at + 1) & (fold->n_table - 1);
	return at;
}

struct learn_memory *
learn_fold_memory(const struct learn_fold *fold, int64_t item,
		  const char *skill)
{
	size_t at;

	if (!fold->n_table)
		return NULL;
	at = fold->table[place_of(fold, item, skill)];
	return at ? &fold->memories[at - 1] : NULL;
}

static bool
grow_table(struct learn_fold *fold)
{
	size_t n = fold->n_table ? 2 * fold->n_table : TABLE_MIN;
	size_t *table;

	if (2 * (fold->n_memories + 1) <= fold->n_table)
		return true;
	table = mem_array(n, sizeof(*table));
	if (!table)
		return false;
	free(fold->table);
	fold->table = table;
	fold->n_table = n;
	for (size_t i = 0; i < fold->n_memories; i++) {
		const struct learn_memory *m = &fold->memories[i];

		table[place_of(fold, m->row.item, m->skill)] = i + 1;
	}
	return true;
}

/* Found or put in; NULL without memory. */
static struct learn_memory *
memory_of(struct learn_fold *fold, int64_t item, const char *skill)
{
	struct learn_memory *m = learn_fold_memory(fold, item, skill);
	void *more;

	if (m)
		return m;
	more = mem_room(fold->memories, fold->n_memories, &fold->cap_memories,
			sizeof(*fold->memories));
	if (more)
		fold->memories = more;
	if (!more || !grow_table(fold))
		return NULL;
	m = &fold->memories[fold->n_memories];
	*m = (struct learn_memory){ .row = { .learner = fold->learner,
					     .item = item } };
	snprintf(m->skill, sizeof(m->skill), "%s", skill);
	fold->table[place_of(fold, item, m->skill)] = ++fold->n_memories;
	return m;
}

struct learn_ability *
learn_fold_ability(const struct learn_fold *fold, const char *exam)
{
	for (size_t i = 0; i < fold->n_abilities; i++)
		if (!strcasecmp(fold->abilities[i].exam, exam))
			return &fold->abilities[i];
	return NULL;
}

static struct learn_ability *
ability_of(struct learn_fold *fold, const struct pr_db_step *step)
{
	struct learn_ability *a = learn_fold_ability(fold, step->exam);
	void *more;

	if (a)
		return a;
	more = mem_room(fold->abilities, fold->n_abilities,
			&fold->cap_abilities, sizeof(*fold->abilities));
	if (!more)
		return NULL;
	fold->abilities = more;
	a = &fold->abilities[fold->n_abilities++];
	learn_ability_begin(a, step->exam, step->mean);
	return a;
}

static bool
note_item(struct learn_fold *fold, int64_t item)
{
	int64_t *more = mem_room(fold->items, fold->n_items, &fold->cap_items,
				 sizeof(*more));

	if (!more)
		return false;
	fold->items = more;
	fold->items[fold->n_items++] = item;
	return true;
}

/* The weights a step was made with; those of the last step are kept. */
static enum pr_status
load_weights(struct learn_fold *fold, int64_t id)
{
	struct pr_db_weights row;
	enum pr_status st;

	if (id == fold->weights_id)
		return PR_OK;
	if (!id) {
		fold->weights = *pr_fsrs_defaults();
		fold->weights_id = 0;
		return PR_OK;
	}
	st = pr_db_weights_get(fold->store, fold->learner, id, &row,
			       &fold->err);
	if (st)
		return st;
	memcpy(fold->weights.w, row.w, sizeof(fold->weights.w));
	fold->weights_id = id;
	return PR_OK;
}

static enum pr_status
fold_memory(struct learn_fold *fold, const struct pr_db_step *step,
	    int64_t item, const char *skill)
{
	struct learn_memory *m = memory_of(fold, item, skill);
	enum pr_status st;

	if (!m)
		return mem_fail(&fold->err);
	if (!learn_counts(step))
		return PR_OK;
	st = load_weights(fold, step->weights);
	if (!st)
		learn_take_memory(&m->row, &fold->weights, step);
	return st;
}

static enum pr_status
fold_step(struct learn_fold *fold, const struct pr_db_step *step)
{
	struct learn_ability *a = ability_of(fold, step);
	enum pr_status st = PR_OK;

	if (!a)
		return mem_fail(&fold->err);
	if (step->flags & PR_STEP_ITEM && !note_item(fold, step->item))
		return mem_fail(&fold->err);
	if (learn_counts(step))
		learn_take_ability(a, step);
	if (step->days != LEARN_NO_MEMORY)
		st = fold_memory(fold, step, step->item, "");
	if (!st && step->skill_days != LEARN_NO_MEMORY)
		st = fold_memory(fold, step, 0, step->skill);
	return st;
}

static bool
take_step(void *ctx, const struct pr_db_step *step)
{
	struct learn_fold *fold = ctx;

	if (!step->undoes)
		fold->st = fold_step(fold, step);
	return !fold->st;
}

enum pr_status
learn_fold_load(struct learn_fold *out, struct pr_store *store, int64_t learner,
		struct pr_err *err)
{
	enum pr_status st;

	*out = (struct learn_fold){ .store = store, .learner = learner };
	out->weights = *pr_fsrs_defaults();
	st = pr_db_step_each(store, learner, 0, 0, out, take_step, err);
	if (!st && out->st)
		st = pr_fail(err, out->st, "%s", out->err.text);
	return st;
}

void
learn_fold_release(struct learn_fold *fold)
{
	free(fold->abilities);
	free(fold->memories);
	free(fold->table);
	free(fold->items);
	*fold = (struct learn_fold){ 0 };
}

/* ---- one item ------------------------------------------------------------ */

/* The place of the step whose rating the item begins with. */
struct begin {
	bool found, counts;
	int64_t sitting;
	int slot;
};

/* The first that counts, else the first. */
static bool
take_begin(void *ctx, const struct pr_db_step *step)
{
	struct begin *b = ctx;

	if (!(step->flags & PR_STEP_ITEM))
		return true;
	b->counts = learn_counts(step);
	if (!b->found || b->counts) {
		b->sitting = step->sitting;
		b->slot = step->slot;
	}
	b->found = true;
	return !b->counts;
}

struct rating {
	int slot, pos;
	double b, var;
};

static bool
take_slot(void *ctx, const struct pr_db_slot *slot)
{
	struct rating *r = ctx;

	if (r->pos++ != r->slot)
		return true;
	r->b = slot->b;
	r->var = slot->b_sd * slot->b_sd;
	return false;
}

static bool
take_answer(void *ctx, const struct pr_db_step *step)
{
	struct pr_db_learnt *learnt = ctx;

	if (learn_counts(step))
		learn_take_item(learnt, step);
	return true;
}

enum pr_status
learn_fold_item(struct pr_db_learnt *out, struct pr_store *store, int64_t item,
		struct pr_err *err)
{
	struct begin begin = { 0 };
	struct pr_db_sitting sitting = { 0 };
	struct rating rating = { 0 };
	struct pr_db_learnt made = { .item = item };
	enum pr_status st;

	st = pr_db_step_each(store, 0, item, 0, &begin, take_begin, err);
	if (!st && !begin.found)
		return PR_ENOTFOUND;
	rating.slot = begin.slot;
	if (!st)
		st = pr_db_sitting_get(store, begin.sitting, &sitting, err);
	if (!st)
		st = pr_db_slot_each(store, sitting.form, &rating, take_slot,
				     err);
	if (st)
		return st;
	made.b = rating.b;
	made.var = rating.var;
	st = pr_db_step_each(store, 0, item, 0, &made, take_answer, err);
	if (!st)
		*out = made;
	return st;
}

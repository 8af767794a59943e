/* learn_replay.c - states made anew, or compared with what is stored */
#include "ids.h"
#include "learn_state.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What two ways to the same number may differ by. */
#define SLACK 1e-9

/* ---- rebuilding ---------------------------------------------------------- */

static enum pr_status
write_states(const struct learn_fold *fold, struct pr_store *store,
	     struct pr_err *err)
{
	enum pr_status st = pr_db_learn_drop(store, fold->learner, err);

	for (size_t i = 0; i < fold->n_abilities && !st; i++)
		st = learn_ability_save(&fold->abilities[i], store,
					fold->learner, err);
	for (size_t i = 0; i < fold->n_memories && !st; i++) {
		struct pr_db_memory row = fold->memories[i].row;

		row.skill = fold->memories[i].skill;
		st = pr_db_memory_put(store, &row, err);
	}
	return st;
}

enum pr_status
learn_rebuild(struct pr_desk *desk, int64_t learner, struct pr_err *err)
{
	struct learn_fold fold;
	enum pr_status st = learn_fold_load(&fold, desk->store, learner, err);

	if (!st)
		st = write_states(&fold, desk->store, err);
	learn_fold_release(&fold);
	return st;
}

enum pr_status
learn_rebuild_learnt(struct pr_desk *desk, int64_t item, struct pr_err *err)
{
	struct pr_db_learnt row;
	enum pr_status st = learn_fold_item(&row, desk->store, item, err);

	if (st)
		return st == PR_ENOTFOUND ? PR_OK : st;
	return pr_db_learnt_put(desk->store, &row, err);
}

static int
by_id(const void *a, const void *b)
{
	const int64_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

static void
once_each(struct app_ids *ids)
{
	size_t n = 0;

	if (ids->n)
		qsort(ids->id, ids->n, sizeof(*ids->id), by_id);
	for (size_t i = 0; i < ids->n; i++)
		if (!n || ids->id[n - 1] != ids->id[i])
			ids->id[n++] = ids->id[i];
	ids->n = n;
}

static bool
take_learner(void *ctx, const struct pr_db_step *step)
{
	struct app_ids *ids = ctx;

	if (ids->n && ids->id[ids->n - 1] == step->learner)
		return true;
	return app_ids_add(ids, step->learner);
}

enum pr_status
learn_rebuild_item(struct pr_desk *desk, int64_t item, struct pr_err *err)
{
	struct app_ids learners = { 0 };
	enum pr_status st = pr_db_step_each(desk->store, 0, item, 0, &learners,
					    take_learner, err);

	if (!st && learners.no_memory)
		st = mem_fail(err);
	once_each(&learners);
	for (size_t i = 0; i < learners.n && !st; i++)
		st = learn_rebuild(desk, learners.id[i], err);
	if (!st)
		st = learn_rebuild_learnt(desk, item, err);
	free(learners.id);
	return st;
}

/* ---- comparing ----------------------------------------------------------- */

struct compare {
	struct pr_desk *desk;
	void *ctx;
	void (*report)(void *ctx, const char *sentence);
	struct learn_fold fold; /* of the present learner */
	struct app_ids learners, items;
	size_t n_stored; /* abilities met, of the present learner */
};

/* False for anything that is no number. */
static bool
same(double a, double b)
{
	return fabs(a - b) <= SLACK * (1 + fabs(b));
}

static bool
same_learn(const struct pr_learn *a, const struct pr_learn *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i <= a->n; i++) {
		if (!same(a->m[i], b->m[i]))
			return false;
		for (size_t k = 0; k <= a->n; k++)
			if (!same(a->c[i][k], b->c[i][k]))
				return false;
	}
	return true;
}

static bool
same_ability(const struct learn_ability *a, const struct learn_ability *b)
{
	for (size_t d = 0; d < a->learn.n && d < b->learn.n; d++)
		if (strcmp(a->domains[d], b->domains[d]) != 0)
			return false;
	return same_learn(&a->learn, &b->learn) && a->answers == b->answers &&
	       a->last_day == b->last_day && a->last_ms == b->last_ms;
}

static void
ability_differs(const struct compare *c, int64_t learner, const char *exam)
{
	char text[200];

	snprintf(text, sizeof(text),
		 "learner %lld: the ability kept for %.64s is not what the "
		 "answers say",
		 (long long)learner, exam);
	c->report(c->ctx, text);
}

static bool
take_ability(void *ctx, const struct pr_db_ability *row)
{
	struct compare *c = ctx;
	const struct learn_ability *made =
		learn_fold_ability(&c->fold, row->exam);
	struct learn_ability kept;

	c->n_stored += made != NULL;
	if (!made || learn_ability_read(&kept, row, NULL) ||
	    !same_ability(&kept, made))
		ability_differs(c, row->learner, row->exam);
	return true;
}

static bool
same_memory(const struct pr_db_memory *a, const struct pr_db_memory *b)
{
	return same(a->s, b->s) && same(a->d, b->d) &&
	       a->reviews == b->reviews && a->lapses == b->lapses &&
	       a->last_day == b->last_day && a->last_ms == b->last_ms &&
	       a->flags == b->flags;
}

static void
memory_differs(const struct compare *c, const struct pr_db_memory *row,
	       const char *skill)
{
	char what[100], text[200];

	if (row->item)
		snprintf(what, sizeof(what), "remembering item %lld",
			 (long long)row->item);
	else
		snprintf(what, sizeof(what), "the skill %.64s", skill);
	snprintf(text, sizeof(text),
		 "learner %lld: what is kept of %s is not what the answers say",
		 (long long)row->learner, what);
	c->report(c->ctx, text);
}

static bool
take_memory(void *ctx, const struct pr_db_memory *row)
{
	struct compare *c = ctx;
	struct learn_memory *made =
		learn_fold_memory(&c->fold, row->item, row->skill);

	if (made)
		made->seen = true;
	if (!made || !same_memory(row, &made->row))
		memory_differs(c, row, row->skill);
	return true;
}

static enum pr_status
check_learner(struct compare *c, int64_t learner, struct pr_err *err)
{
	struct pr_store *store = c->desk->store;
	enum pr_status st = learn_fold_load(&c->fold, store, learner, err);

	c->n_stored = 0;
	if (!st)
		st = pr_db_ability_each(store, learner, c, take_ability, err);
	if (!st)
		st = pr_db_memory_each(store, learner, c, take_memory, err);
	if (!st && c->n_stored != c->fold.n_abilities)
		ability_differs(c, learner, "an exam");
	for (size_t i = 0; i < c->fold.n_memories && !st; i++)
		if (!c->fold.memories[i].seen)
			memory_differs(c, &c->fold.memories[i].row,
				       c->fold.memories[i].skill);
	for (size_t i = 0; i < c->fold.n_items && !st; i++)
		if (!app_ids_add(&c->items, c->fold.items[i]))
			st = mem_fail(err);
	once_each(&c->items);
	learn_fold_release(&c->fold);
	return st;
}

static bool
take_one(void *ctx, const struct pr_db_learner *row)
{
	struct compare *c = ctx;

	return app_ids_add(&c->learners, row->id);
}

static bool
take_learnt(void *ctx, const struct pr_db_learnt *row)
{
	struct compare *c = ctx;

	return app_ids_add(&c->items, row->item);
}

static bool
same_learnt(const struct pr_db_learnt *a, const struct pr_db_learnt *b)
{
	return a->n == b->n && same(a->b, b->b) && same(a->var, b->var);
}

static enum pr_status
check_item(struct compare *c, int64_t item, struct pr_err *err)
{
	struct pr_store *store = c->desk->store;
	struct pr_db_learnt made = { 0 }, kept = { 0 };
	enum pr_status told = learn_fold_item(&made, store, item, err);
	enum pr_status st;
	char text[200];
	bool sound;

	if (told && told != PR_ENOTFOUND)
		return told;
	st = pr_db_learnt_get(store, item, &kept, NULL);
	if (st && st != PR_ENOTFOUND)
		return pr_db_learnt_get(store, item, &kept, err);
	if (st) /* nothing kept is as good as nothing that counts */
		sound = told || !made.n;
	else
		sound = !told && same_learnt(&kept, &made);
	if (sound)
		return PR_OK;
	snprintf(text, sizeof(text),
		 "item %lld: its learnt difficulty is not what the answers say",
		 (long long)item);
	c->report(c->ctx, text);
	return PR_OK;
}

static enum pr_status
check_all(struct compare *c, struct pr_err *err)
{
	struct pr_store *store = c->desk->store;
	enum pr_status st = pr_db_learner_each(store, c, take_one, err);

	if (!st)
		st = pr_db_learnt_each(store, c, take_learnt, err);
	if (!st && (c->learners.no_memory || c->items.no_memory))
		st = mem_fail(err);
	for (size_t i = 0; i < c->learners.n && !st; i++)
		st = check_learner(c, c->learners.id[i], err);
	once_each(&c->items);
	for (size_t i = 0; i < c->items.n && !st; i++)
		st = check_item(c, c->items.id[i], err);
	return st;
}

enum pr_status
learn_check(struct pr_desk *desk, void *ctx,
	    void (*report)(void *ctx, const char *sentence), struct pr_err *err)
{
	struct compare c = { .desk = desk, .ctx = ctx, .report = report };
	enum pr_status st = check_all(&c, err);

	free(c.learners.id);
	free(c.items.id);
	return st;
}

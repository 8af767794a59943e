/*
 * learn_takeover.c - what was answered before there were steps; see learn.h
 *
 * A file that comes from an older schema has sealed sittings and no steps.
 * They are taken in once, in the order in which they ended, as if each had
 * been sealed now; no forecast is made up for days gone by. What is damaged is
 * left out: the check of the file speaks of it.
 */
#include "ids.h"
#include "learn_state.h"
#include "seat_internal.h"

#include <stdlib.h>

struct old {
	struct pr_desk *desk;
	struct app_ids learners, sittings; /* what ended last comes first */
};

static bool
take_learner(void *ctx, const struct pr_db_learner *row)
{
	struct old *old = ctx;

	return app_ids_add(&old->learners, row->id);
}

static bool
take_sitting(void *ctx, const struct pr_db_sitting *row)
{
	struct old *old = ctx;

	return app_ids_add(&old->sittings, row->id);
}

static bool
take_any(void *ctx, const struct pr_db_ability *row)
{
	bool *any = ctx;

	(void)row;
	*any = true;
	return false;
}

static bool
is_damage(enum pr_status st)
{
	return st == PR_EDAMAGED || st == PR_ENOTFOUND || st == PR_EVERSION;
}

/* A sitting as its log leaves it; NULL when the log is damaged. */
static enum pr_status
replay(struct pr_seat **out, struct pr_desk *desk, int64_t id,
       struct pr_err *err)
{
	struct pr_err own = { 0 };
	struct pr_db_sitting row;
	enum pr_status st = pr_db_sitting_get(desk->store, id, &row, &own);

	*out = NULL;
	if (!st)
		st = app_seat_new(out, desk, &row, &own);
	if (!st)
		st = app_seat_replay(*out, &own);
	if (!st)
		return PR_OK;
	pr_seat_leave(*out);
	*out = NULL;
	return is_damage(st) ? PR_OK : pr_fail(err, st, "%s", own.text);
}

static enum pr_status
take_in(struct pr_desk *desk, int64_t id, struct pr_err *err)
{
	struct learn_facts facts = { 0 };
	struct pr_seat *seat;
	enum pr_status st = replay(&seat, desk, id, err);

	if (st || !seat)
		return st;
	/* what is over and not sealed is taken in by its seal */
	if (seat->sitting->state != PR_STATE_OVER)
		st = learn_facts_left(&facts, seat, err);
	for (size_t i = 0; i < facts.n && !st; i++)
		st = learn_fact_write(seat, facts.rows[i], err);
	learn_facts_release(&facts);
	pr_seat_leave(seat);
	return st;
}

static enum pr_status
take_in_all(void *ctx, struct pr_err *err)
{
	const struct old *old = ctx;
	enum pr_status st = PR_OK;

	for (size_t i = old->sittings.n; i > 0 && !st; i--)
		st = take_in(old->desk, old->sittings.id[i - 1], err);
	return st;
}

/* Open ones are found first: walked backwards, they are the last of theirs. */
static enum pr_status
find_sittings(struct old *old, int64_t learner, struct pr_err *err)
{
	enum pr_status st = PR_OK;

	for (int sealed = 0; sealed <= 1 && !st; sealed++)
		st = pr_db_sitting_each(old->desk->store, learner, sealed != 0,
					old, take_sitting, err);
	return st;
}

static enum pr_status
find_old(struct old *old, struct pr_err *err)
{
	struct pr_store *store = old->desk->store;
	bool any = false;
	enum pr_status st = pr_db_learner_each(store, old, take_learner, err);

	for (size_t i = 0; i < old->learners.n && !st && !any; i++) {
		int64_t learner = old->learners.id[i];

		st = pr_db_ability_each(store, learner, &any, take_any, err);
		if (!st && !any)
			st = find_sittings(old, learner, err);
	}
	if (any)
		old->sittings.n = 0; /* that was done before */
	if (!st && (old->learners.no_memory || old->sittings.no_memory))
		st = mem_fail(err);
	return st;
}

enum pr_status
learn_take_over(struct pr_desk *desk, struct pr_err *err)
{
	struct old old = { .desk = desk };
	enum pr_status st = find_old(&old, err);

	if (!st && old.sittings.n)
		st = app_transact(desk, take_in_all, &old, err);
	free(old.learners.id);
	free(old.sittings.id);
	return st;
}

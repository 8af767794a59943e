/*
 * reserve.c - full forms held back, so that practice cannot use them up
 *
 * A mock of questions already known proves nothing. So the learner's next
 * full forms are drawn ahead and practice leaves their items alone until
 * they are sat. A form is held back only while enough stays for practice.
 */
#include "internal.h"
#include "pool.h"

#include <string.h>

/* Outside the reserved forms this many items in a hundred of a form stay. */
#define PRACTICE_SHARE 50

struct mark {
	struct pool *pool;
	bool avoid; /* mark as avoided instead of reserved */
	size_t n;
};

static bool
mark_item(void *ctx, int64_t item)
{
	struct mark *m = ctx;

	for (size_t i = 0; i < m->pool->n; i++) {
		if (m->pool->items[i] != item)
			continue;
		if (m->avoid)
			m->pool->candidates[i].avoided = true;
		else
			m->pool->candidates[i].reserved = true;
		m->n++;
	}
	return true;
}

enum pr_status
app_pool_reserve(struct pool *pool, struct pr_desk *desk,
		 const struct pr_exam *exam, struct pr_err *err)
{
	struct mark m = { pool, false, 0 };
	enum pr_status st = PR_OK;
	struct exam_names from;

	app_exam_names(&from, exam);
	for (size_t i = 0; i < from.n && !st; i++)
		st = pr_db_reserved_item_each(desk->store, desk->learner.id,
					      from.names[i], &m, mark_item,
					      err);
	return st;
}

/* Forms held back: how many, and those of an outline that is no more. */
struct held {
	int64_t exam_rev;
	int64_t stale[8];
	size_t n_stale;
	int n;
};

static bool
count_form(void *ctx, const struct pr_db_form *form)
{
	struct held *held = ctx;

	if (form->exam_rev == held->exam_rev)
		held->n++;
	else if (held->n_stale < PR_LEN(held->stale))
		held->stale[held->n_stale++] = form->id;
	return true;
}

/* Draws one more form outside those already held back; PR_EPOOL if not. */
static enum pr_status
reserve_one(struct pr_desk *desk, const struct pr_exam *exam, int64_t exam_rev,
	    struct pr_err *err)
{
	struct pr_plan plan = { .kind = PR_SITTING_MOCK };
	struct pr_draw_plan draw;
	struct pr_form *form = NULL;
	struct pool pool;
	struct mark m = { &pool, true, 0 };
	enum pr_status st;

	st = app_pool_load(&pool, desk, exam, err);
	if (st)
		return st;
	st = pr_db_reserved_item_each(desk->store, desk->learner.id,
				      exam->identifier, &m, mark_item, err);
	if (!st)
		st = app_draw_plan(&draw, desk, exam, &plan, err);
	if (!st)
		st = pr_form_draw(&form, pool.candidates, pool.n,
				  exam->n_domains, &draw, err);
	if (!st && (pool.n - m.n - form->n_slots) * 100 <
			   form->n_slots * PRACTICE_SHARE)
		st = pr_fail(err, PR_EPOOL, "too few items stay for practice");
	if (!st) {
		form->exam_rev = exam_rev;
		st = app_form_store(desk, form, exam, true, err);
	}
	pr_form_free(form);
	app_pool_release(&pool);
	return st;
}

int
app_reserve_max(long items, int form)
{
	long spare = items - (long)form * PRACTICE_SHARE / 100;

	return form > 0 && spare > 0 ? (int)(spare / form) : 0;
}

struct release {
	struct pr_desk *desk;
	const struct held *held;
};

static enum pr_status
release_stale(void *ctx, struct pr_err *err)
{
	struct release *r = ctx;
	enum pr_status st = PR_OK;

	for (size_t i = 0; !st && i < r->held->n_stale; i++)
		st = pr_db_form_release(r->desk->store, r->held->stale[i], err);
	return st;
}

struct fill {
	struct pr_desk *desk;
	const struct pr_exam *exam;
	int64_t exam_rev;
};

static enum pr_status
fill_one(void *ctx, struct pr_err *err)
{
	struct fill *fill = ctx;

	return reserve_one(fill->desk, fill->exam, fill->exam_rev, err);
}

enum pr_status
app_reserve_fill(struct pr_desk *desk, const struct pr_exam *exam,
		 int64_t exam_rev, struct pr_err *err)
{
	struct fill fill = { desk, exam, exam_rev };
	struct held held = { .exam_rev = exam_rev };
	struct release release = { desk, &held };
	enum pr_status st;

	if (exam->scored_items <= 0)
		return PR_OK;
	st = pr_db_reserved_each(desk->store, desk->learner.id,
				 exam->identifier, &held, count_form, err);
	/* no mock will ever sit them, so practice may have their items */
	if (!st && held.n_stale)
		st = app_transact(desk, release_stale, &release, err);
	for (; !st && held.n < desk->learner.reserve_forms; held.n++) {
		struct pr_err local = { 0 };

		st = app_transact(desk, fill_one, &fill, &local);
		/* a pool too small for one more form is no failure here */
		if (st == PR_EPOOL || st == PR_ESCHEMA)
			return PR_OK;
		if (st)
			return pr_fail(err, st, "%s", local.text);
	}
	return st;
}

/* start.c - from a plan to a stored sitting; counts the pool before */
#include "proctor/uuid.h"
#include "util/mem.h"

#include "library_internal.h"
#include "pool.h"
#include "seat_internal.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Everything between the plan and the rows. */
struct start {
	struct pr_desk *desk;
	const struct pr_plan *plan;
	struct pr_exam *exam;
	int64_t exam_rev;
	struct pool pool;
	struct pr_draw_plan draw;
	struct pr_form *form;
	int64_t release; /* reserved form that is sat now, 0 none */
	struct pr_db_sitting row;
};

static const char *
plan_exam(const struct pr_desk *desk, const struct pr_plan *plan)
{
	if (plan->exam && plan->exam[0])
		return plan->exam;
	return desk->learner.exam[0] ? desk->learner.exam : "RHIT";
}

static void
start_release(struct start *s)
{
	app_pool_release(&s->pool);
	pr_form_free(s->form);
	pr_exam_free(s->exam);
}

static enum pr_status
start_pool(struct start *s, struct pr_err *err)
{
	bool practice = s->plan->kind == PR_SITTING_PRACTICE;
	enum pr_status st;

	st = pr_library_exam(s->desk, plan_exam(s->desk, s->plan), &s->exam,
			     &s->exam_rev, err);
	if (!st && s->exam->drill)
		st = pr_fail(err, PR_EINVAL,
			     "%s holds drills and is no exam to sit; proctor "
			     "drill --list shows them.",
			     s->exam->identifier);
	if (!st)
		st = pr_blueprint_check(s->exam, err);
	if (!st && practice)
		st = app_reserve_fill(s->desk, s->exam, s->exam_rev, err);
	if (!st)
		st = app_pool_load(&s->pool, s->desk, s->exam, err);
	if (!st && practice && !s->plan->touch_reserve)
		st = app_pool_reserve(&s->pool, s->desk, s->exam, err);
	for (size_t i = 0; !st && i < s->plan->n_avoid; i++)
		st = app_pool_avoid(&s->pool, s->desk, s->plan->avoid[i], err);
	if (!st)
		st = app_draw_plan(&s->draw, s->desk, s->exam, s->plan, err);
	return st;
}

static void
pool_rows(struct pr_pool *out, const struct start *s)
{
	struct pr_pool_count counts[PR_DOMAINS_MAX];

	pr_pool_count(counts, s->exam->n_domains, s->pool.candidates, s->pool.n,
		      &s->draw);
	memset(out, 0, sizeof(*out));
	for (size_t d = 0; d < s->exam->n_domains; d++) {
		struct pr_pool_row *row = &out->rows[out->n_rows];
		int missing = counts[d].need - counts[d].have;

		if (s->draw.practice && !counts[d].need)
			continue;
		snprintf(row->domain, sizeof(row->domain), "%s",
			 s->exam->domains[d].identifier);
		library_cut(row->title, sizeof(row->title),
			    s->exam->domains[d].title);
		row->count = counts[d];
		out->n_rows++;
		if (missing > 0)
			out->missing += missing;
	}
	out->enough = out->missing == 0;
}

/* Says where items are missing, with the domains' own names. */
static enum pr_status
too_few(const struct start *s, struct pr_err *err)
{
	struct pr_pool pool;
	char list[300] = "";
	size_t at = 0;

	pool_rows(&pool, s);
	for (size_t i = 0; i < pool.n_rows && at < sizeof(list) - 80; i++) {
		const struct pr_pool_count *c = &pool.rows[i].count;

		if (c->need > c->have)
			at += (size_t)snprintf(
				list + at, sizeof(list) - at,
				"%s %s needs %d and has %d", at ? ";" : "",
				pool.rows[i].domain, c->need, c->have);
	}
	if (pool.missing == 0)
		return pr_fail(err, PR_EPOOL,
			       "No whole form can be drawn: case sets and "
			       "items that must not meet leave too few.");
	return pr_fail(err, PR_EPOOL, "%d item%s missing:%s.%s", pool.missing,
		       pool.missing == 1 ? " is" : "s are", list,
		       s->draw.practice
			       ? " Items held back for the next full exam are "
				 "left alone; ask for fewer, or choose another "
				 "domain."
			       : "");
}

struct pick {
	int64_t form;
	int64_t exam_rev;
};

static bool
first_form(void *ctx, const struct pr_db_form *form)
{
	struct pick *pick = ctx;

	if (form->exam_rev != pick->exam_rev)
		return true; /* drawn under an older outline */
	pick->form = form->id;
	return false;
}

static const struct pr_candidate *
candidate(const struct pool *pool, int64_t item_rev)
{
	for (size_t i = 0; i < pool->n; i++)
		if (pool->candidates[i].item_rev == item_rev)
			return &pool->candidates[i];
	return NULL;
}

/* A reserved form is sat when all its items may still be drawn. */
static enum pr_status
reserved_form(struct start *s, struct pr_err *err)
{
	struct pick pick = { 0, s->exam_rev };
	enum pr_status st;

	st = pr_db_reserved_each(s->desk->store, s->desk->learner.id,
				 s->exam->identifier, &pick, first_form, err);
	if (st || !pick.form)
		return st;
	s->release = pick.form;
	st = app_form_load(&s->form, s->desk, pick.form, s->exam, err);
	for (size_t i = 0; !st && i < s->form->n_slots; i++) {
		struct pr_slot *slot = &s->form->slots[i];
		const struct pr_candidate *c =
			candidate(&s->pool, slot->item_rev);

		if (!c) { /* retired or revised since: draw a new one */
			pr_form_free(s->form);
			s->form = NULL;
			return PR_OK;
		}
		slot->met_before = c->seen_ms != 0;
		slot->past_review = c->past_review;
	}
	return st;
}

static enum pr_status
start_form(struct start *s, struct pr_err *err)
{
	const struct pr_plan *plan = s->plan;
	enum pr_status st = PR_OK;

	if (plan->form_json)
		st = app_form_from_json(&s->form, s->desk, s->exam, &s->pool,
					plan->form_json, err);
	else if (plan->kind == PR_SITTING_MOCK && !plan->seeded &&
		 !plan->n_avoid)
		st = reserved_form(s, err);
	if (!st && !s->form) {
		struct pr_err ignored = { 0 };

		st = pr_form_draw(&s->form, s->pool.candidates, s->pool.n,
				  s->exam->n_domains, &s->draw, &ignored);
		if (st == PR_EPOOL)
			return too_few(s, err);
		if (st)
			return pr_fail(err, st, "%s", ignored.text);
	}
	if (!st && s->form)
		s->form->exam_rev = s->exam_rev;
	return st;
}

/* The form that would be sat now, to know how many of it were met before. */
static enum pr_status
count_met(struct pr_pool *out, struct start *s, struct pr_err *err)
{
	enum pr_status st;

	if (!out->enough && !s->plan->form_json)
		return PR_OK;
	st = start_form(s, err);
	if (st == PR_EPOOL) {
		/* the counts suffice, yet enemies or case sets stand in the
		 * way of a whole form */
		out->enough = false;
		return PR_OK;
	}
	for (size_t i = 0; !st && i < s->form->n_slots; i++) {
		const struct pr_slot *slot = &s->form->slots[i];

		out->met_before += slot->met_before;
		out->scored += slot->role == PR_ROLE_SCORED;
		out->items++;
	}
	return st;
}

enum pr_status
pr_seat_pool(struct pr_desk *desk, const struct pr_plan *plan,
	     struct pr_pool *out, struct pr_err *err)
{
	long items, unseen;

	return app_pool_look(desk, plan, out, &items, &unseen, err);
}

enum pr_status
app_pool_look(struct pr_desk *desk, const struct pr_plan *plan,
	      struct pr_pool *out, long *items, long *unseen,
	      struct pr_err *err)
{
	struct start s = { .desk = desk, .plan = plan };
	struct pr_err local = { 0 };
	enum pr_status st = start_pool(&s, &local);

	if (!st) {
		pool_rows(out, &s);
		st = count_met(out, &s, &local);
	}
	*items = s.pool.candidates ? (long)s.pool.n : -1;
	*unseen = 0;
	for (size_t i = 0; s.pool.candidates && i < s.pool.n; i++)
		*unseen += !s.pool.candidates[i].seen_ms;
	start_release(&s);
	if (st)
		return pr_fail(err, st, "%s", local.text);
	return PR_OK;
}

/* Rules, budget and accommodation, fixed from here on. */
static void
start_row(struct start *s)
{
	const struct pr_plan *p = s->plan;
	const struct pr_learner *l = &s->desk->learner;
	struct pr_db_sitting *row = &s->row;
	bool practice = p->kind == PR_SITTING_PRACTICE;
	struct pr_env env;

	assert(s->form);
	pr_desk_now(s->desk, &env);
	row->learner = l->id;
	row->kind = (int)p->kind;
	row->feedback = practice;
	row->standard_ms = (int64_t)s->exam->time_limit_s * 1000;
	row->timed = !practice && !p->untimed && row->standard_ms > 0;
	row->linear = !practice && s->exam->linear;
	row->scaled = !practice && s->form->whole_blueprint;
	row->policy = (int)p->policy;
	row->time_percent = p->time_percent ? p->time_percent : l->time_percent;
	row->extra_min = p->extra_min >= 0 ? p->extra_min : l->extra_min;
	row->breaks_stop =
		p->breaks_stop >= 0 ? p->breaks_stop != 0 : l->breaks_stop;
	if (row->timed)
		row->budget_ms = row->standard_ms * row->time_percent / 100 +
				 (int64_t)row->extra_min * 60000;
	row->utc_offset_min = env.utc_offset_min;
	row->test_clock = env.test_clock;
	row->boot_id = "";
	row->state = PR_STATE_NEW;
}

/*
 * Under --now every process reads the same time and the same chance, so the
 * form's number is mixed in: two sittings of one folder are never one name.
 */
static void
start_uuid(struct pr_db_sitting *row, const struct pr_desk *desk)
{
	unsigned char chance[10];
	struct pr_env env;

	pr_desk_now(desk, &env);
	pr_env_random(&env, chance, sizeof(chance));
	for (size_t i = 0; i < sizeof(row->form); i++)
		chance[2 + i] ^= (unsigned char)(row->form >> 8 * i & 0xff);
	pr_uuid_v7(row->uuid, env.wall_ms, chance);
}

enum pr_status
app_sitting_put(struct pr_desk *desk, const struct pr_form *form,
		struct pr_db_sitting *row, struct pr_err *err)
{
	row->form = form->id;
	start_uuid(row, desk);
	return pr_db_sitting_put(desk->store, row, err);
}

static enum pr_status
start_store(void *ctx, struct pr_err *err)
{
	struct start *s = ctx;
	enum pr_status st;

	st = app_form_store(s->desk, s->form, s->exam, false, err);
	if (!st && s->release)
		st = pr_db_form_release(s->desk->store, s->release, err);
	return st ? st : app_sitting_put(s->desk, s->form, &s->row, err);
}

static enum pr_status
check_plan(const struct pr_plan *plan, struct pr_err *err)
{
	if (plan->time_percent &&
	    (plan->time_percent < 100 || plan->time_percent > 300))
		return pr_fail(err, PR_EINVAL,
			       "Extra time is a multiplier from 1.0 to 3.0.");
	if (plan->extra_min > 600)
		return pr_fail(err, PR_EINVAL,
			       "Extra time is 0 to 600 minutes.");
	if (plan->kind != PR_SITTING_MOCK && plan->kind != PR_SITTING_PRACTICE)
		return pr_fail(err, PR_EINVAL,
			       "A sitting is a mock or practice.");
	return PR_OK;
}

struct open_mock {
	const char *exam;
	int64_t found;
};

static bool
same_exam(void *ctx, const struct pr_db_sitting *row)
{
	struct open_mock *open = ctx;

	if (row->kind != PR_SITTING_MOCK || strcmp(row->exam, open->exam) != 0)
		return true;
	open->found = row->id;
	return false;
}

/* One that ended just before its process did is sealed when it is opened. */
static bool
is_over(struct pr_desk *desk, int64_t sitting)
{
	struct pr_seat *seat;
	enum pr_status st = pr_seat_open(desk, sitting, &seat, NULL);

	pr_seat_leave(seat);
	return st == PR_ESTATE;
}

static enum pr_status
no_open_mock(struct start *s, struct pr_err *err)
{
	struct open_mock open = { s->exam->identifier, 0 };
	enum pr_status st;

	if (s->plan->kind != PR_SITTING_MOCK)
		return PR_OK;
	st = pr_db_sitting_each(s->desk->store, s->desk->learner.id, false,
				&open, same_exam, err);
	if (!st && open.found && is_over(s->desk, open.found))
		return no_open_mock(s, err); /* sealed now: look again */
	if (!st && open.found)
		return pr_fail(err, PR_ESTATE,
			       "A mock of %s waits to be resumed: proctor exam "
			       "--resume. End it before you start another.",
			       s->exam->identifier);
	return st;
}

enum pr_status
pr_seat_start(struct pr_desk *desk, const struct pr_plan *plan,
	      struct pr_seat **out, struct pr_err *err)
{
	struct start s = { .desk = desk, .plan = plan };
	struct pr_err local = { 0 };
	enum pr_status st;

	*out = NULL;
	st = check_plan(plan, &local);
	if (!st)
		st = start_pool(&s, &local);
	if (!st)
		st = no_open_mock(&s, &local);
	if (!st)
		st = start_form(&s, &local);
	if (!st) {
		start_row(&s);
		st = app_transact(desk, start_store, &s, &local);
	}
	if (!st)
		st = app_seat_new(out, desk, &s.row, &local);
	if (!st)
		st = seat_load_all(*out, &local);
	start_release(&s);
	if (st) {
		pr_seat_leave(*out);
		*out = NULL;
	}
	return st ? pr_fail(err, st, "%s", local.text) : PR_OK;
}

/* drill_start.c - from a drill that is wanted to a stored sitting */
#include "util/mem.h"

#include "drill_internal.h"
#include "seat_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define ITEMS 10
#define ITEMS_MAX 200
#define PACE_MAX 3600

/* Everything between the plan and the rows. */
struct start {
	struct pr_desk *desk;
	const struct pr_drill_plan *plan;
	struct drill_shelf shelf;
	struct drill_wanted wanted;
	struct drill_picks picks;
	struct pr_form *form;
	int64_t target_ms; /* of all items */
	struct pr_db_sitting row;
};

static void
start_release(struct start *s)
{
	drill_picks_release(&s->picks);
	drill_shelf_release(&s->shelf);
	pr_form_free(s->form);
}

static bool
is_named(const char *name)
{
	return name && name[0];
}

static enum pr_status
check_plan(const struct pr_drill_plan *plan, struct pr_err *err)
{
	if (plan->items < 0 || plan->items > ITEMS_MAX)
		return pr_fail(err, PR_EINVAL,
			       "A drill takes 1 to %d items at a time.",
			       ITEMS_MAX);
	if (plan->pace_s < 0 || plan->pace_s > PACE_MAX)
		return pr_fail(err, PR_EINVAL,
			       "A pace is 1 to %d seconds for an item.",
			       PACE_MAX);
	return PR_OK;
}

static enum pr_status
find_kind(struct start *s, struct pr_err *err)
{
	const struct pr_exam *exam = s->shelf.exam;
	char list[300] = "";
	size_t at = 0;

	for (size_t d = 0; d < exam->n_domains; d++) {
		const char *kind = exam->domains[d].identifier;

		if (!strcasecmp(kind, s->plan->kind)) {
			s->wanted.domain = (int)d;
			return PR_OK;
		}
		if (at < sizeof(list) - 70)
			at += (size_t)snprintf(list + at, sizeof(list) - at,
					       "%s%s", d ? ", " : "", kind);
	}
	return pr_fail(err, PR_ENOTFOUND,
		       "There is no kind of drill \"%.64s\". There is: %s.",
		       s->plan->kind, list);
}

static enum pr_status
find_pack(struct start *s, struct pr_err *err)
{
	char list[300] = "";
	size_t at = 0;

	for (size_t i = 0; i < s->shelf.n_packs; i++) {
		const struct drill_pack *pack = &s->shelf.packs[i];

		if (pack->generated)
			continue;
		if (!strcasecmp(pack->row.identifier, s->plan->pack)) {
			s->wanted.pack = pack;
			return PR_OK;
		}
		if (at < sizeof(list) - 70)
			at += (size_t)snprintf(list + at, sizeof(list) - at,
					       "%s%s", at ? ", " : "",
					       pack->row.identifier);
	}
	return pr_fail(err, PR_ENOTFOUND,
		       "There is no pack of drills \"%.64s\". %s%s%s",
		       s->plan->pack, at ? "There is: " : "None is here", list,
		       ".");
}

/* Whether the skill is one of this kind; it is then the one that is wanted. */
static bool
find_task(struct start *s, size_t d)
{
	const struct pr_domain *domain = &s->shelf.exam->domains[d];

	for (size_t t = 0; t < domain->n_tasks; t++)
		if (!strcasecmp(domain->tasks[t].identifier, s->plan->skill)) {
			s->wanted.domain = (int)d;
			s->wanted.task = (int)t;
			return true;
		}
	return false;
}

/* A skill of the kind that was named, or of any. */
static enum pr_status
find_skill(struct start *s, struct pr_err *err)
{
	const struct pr_exam *exam = s->shelf.exam;
	char list[300] = "";
	size_t at = 0;

	for (size_t d = 0; d < exam->n_domains; d++) {
		const struct pr_domain *domain = &exam->domains[d];

		if (s->wanted.domain >= 0 && s->wanted.domain != (int)d)
			continue;
		if (find_task(s, d))
			return PR_OK;
		for (size_t t = 0;
		     t < domain->n_tasks && at < sizeof(list) - 70; t++)
			at += (size_t)snprintf(list + at, sizeof(list) - at,
					       "%s%s", at ? ", " : "",
					       domain->tasks[t].identifier);
	}
	return pr_fail(err, PR_ENOTFOUND,
		       "There is no skill \"%.64s\" to drill. There is: %s%s",
		       s->plan->skill, list,
		       at < sizeof(list) - 70 ? "." : " and more.");
}

static enum pr_status
resolve(struct start *s, struct pr_err *err)
{
	struct pr_env env;
	enum pr_status st = PR_OK;

	s->wanted.domain = -1;
	s->wanted.task = -1;
	s->wanted.seed = s->plan->seed;
	if (!s->plan->seeded) {
		pr_desk_now(s->desk, &env);
		s->wanted.seed = env.random(env.random_ctx);
	}
	if (is_named(s->plan->kind))
		st = find_kind(s, err);
	if (!st && is_named(s->plan->skill))
		st = find_skill(s, err);
	if (!st && is_named(s->plan->pack))
		st = find_pack(s, err);
	return st;
}

static enum pr_status
nothing(const struct start *s, struct pr_err *err)
{
	const char *tables =
		s->shelf.book ? ""
			      : " More are made from the code tables: proctor "
				"codes import.";

	if (s->wanted.task >= 0)
		return pr_fail(err, PR_EPOOL, "No item for %s is here.%s",
			       s->plan->skill, tables);
	if (s->wanted.domain >= 0)
		return pr_fail(err, PR_EPOOL,
			       "No item of the kind %s is here.%s",
			       s->plan->kind, tables);
	return pr_fail(err, PR_EPOOL, "No drills are here yet.%s", tables);
}

static enum pr_status
draw(struct start *s, struct pr_err *err)
{
	struct drill_skills skills = { 0 };
	enum pr_status st;

	s->picks.max = (size_t)(s->plan->items ? s->plan->items : ITEMS);
	st = drill_skills_load(&skills, s->desk, s->shelf.exam, err);
	if (!st)
		st = drill_draw(&s->picks, &s->shelf, &skills, &s->wanted, err);
	if (!st && !s->picks.n)
		st = nothing(s, err);
	drill_skills_release(&skills);
	return st;
}

/* What was made is stored and met like any other item from here on. */
static enum pr_status
store_made(struct start *s, struct pr_err *err)
{
	bool any = false;
	enum pr_status st;

	for (size_t i = 0; i < s->picks.n; i++)
		any = any || s->picks.picks[i].record;
	if (!any)
		return PR_OK;
	st = drill_store_made(s->desk, &s->picks, err);
	if (st)
		return st;
	app_pool_release(&s->shelf.pool);
	return app_pool_load(&s->shelf.pool, s->desk, s->shelf.exam, err);
}

static size_t
candidate(const struct pool *pool, const char *uuid)
{
	size_t i = 0;

	while (i < pool->n && strcmp(pool->candidates[i].uuid, uuid) != 0)
		i++;
	return i;
}

static enum pr_status
make_form(struct start *s, struct pr_err *err)
{
	const struct pool *pool = &s->shelf.pool;
	enum pr_status st = PR_OK;

	s->form = mem_array(1, sizeof(*s->form));
	if (s->form)
		s->form->slots = mem_array(s->picks.n, sizeof(*s->form->slots));
	if (!s->form || !s->form->slots)
		return mem_fail(err);
	s->form->exam_rev = s->shelf.exam_rev;
	s->form->seed = s->wanted.seed;
	for (size_t i = 0; i < s->picks.n && !st; i++) {
		size_t c = candidate(pool, s->picks.picks[i].uuid);

		if (c == pool->n)
			return pr_fail(err, PR_EDAMAGED,
				       "the drill %s was stored and is not "
				       "there",
				       s->picks.picks[i].uuid);
		st = app_pool_slot(&s->form->slots[i], pool, c,
				   s->shelf.exam->n_domains, s->wanted.seed + i,
				   err);
		s->form->n_slots += !st;
		s->target_ms +=
			s->plan->pace_s
				? (int64_t)s->plan->pace_s * 1000
				: drill_target_ms(pool->facts[c].seconds,
						  pool->facts[c].type);
	}
	return st;
}

/* Feedback after each answer, never scaled; timed when asked for. */
static void
make_row(struct start *s)
{
	const struct pr_learner *l = &s->desk->learner;
	struct pr_db_sitting *row = &s->row;
	struct pr_env env;

	pr_desk_now(s->desk, &env);
	row->learner = l->id;
	row->kind = PR_SITTING_DRILL;
	row->feedback = true;
	row->timed = s->plan->timed;
	row->policy = PR_CLOCK_PAUSE;
	row->time_percent = l->time_percent;
	row->breaks_stop = l->breaks_stop;
	row->standard_ms = s->target_ms;
	if (row->timed)
		row->budget_ms = s->target_ms * l->time_percent / 100;
	row->utc_offset_min = env.utc_offset_min;
	row->test_clock = env.test_clock;
	row->boot_id = "";
	row->state = PR_STATE_NEW;
}

static enum pr_status
store_rows(void *ctx, struct pr_err *err)
{
	struct start *s = ctx;
	const struct pr_exam *exam = s->shelf.exam;
	struct pr_db_drill drill = {
		.kind = s->wanted.domain >= 0
				? exam->domains[s->wanted.domain].identifier
				: "",
		.pack = s->wanted.pack ? s->wanted.pack->row.identifier : "",
		.skill = s->wanted.task >= 0 ? exam->domains[s->wanted.domain]
						       .tasks[s->wanted.task]
						       .identifier
					     : "",
		.closed = s->plan->closed_book,
		.pace_s = s->plan->pace_s,
	};
	enum pr_status st = app_form_store(s->desk, s->form, exam, false, err);

	if (!st)
		st = app_sitting_put(s->desk, s->form, &s->row, err);
	drill.sitting = s->row.id;
	return st ? st : pr_db_drill_put(s->desk->store, &drill, err);
}

static enum pr_status
prepare(struct start *s, struct pr_err *err)
{
	enum pr_status st = check_plan(s->plan, err);

	if (!st)
		st = drill_shelf_open(&s->shelf, s->desk, err);
	if (!st)
		st = resolve(s, err);
	if (!st)
		st = draw(s, err);
	if (!st)
		st = store_made(s, err);
	if (st)
		return st;
	drill_picks_order(&s->picks, &s->shelf.pool);
	return make_form(s, err);
}

enum pr_status
pr_drill_start(struct pr_desk *desk, const struct pr_drill_plan *plan,
	       struct pr_seat **out, struct pr_err *err)
{
	struct start s = { .desk = desk, .plan = plan };
	struct pr_err local = { 0 };
	enum pr_status st;

	*out = NULL;
	st = prepare(&s, &local);
	if (!st) {
		make_row(&s);
		st = app_transact(desk, store_rows, &s, &local);
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

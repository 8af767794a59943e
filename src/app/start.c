/* start.c - from a plan to a stored sitting; see proctor/seat.h */
#include "proctor/uuid.h"
#include "util/mem.h"

#include "start_internal.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Rules, budget and accommodation, fixed from here on. */
static void
start_row(struct start *s)
{
	const struct pr_plan *p = s->plan;
	const struct pr_learner *l = &s->desk->learner;
	struct pr_db_sitting *row = &s->row;
	bool mock = p->kind == PR_SITTING_MOCK;
	struct pr_env env;

	assert(s->form);
	pr_desk_now(s->desk, &env);
	row->learner = l->id;
	row->kind = (int)p->kind;
	row->feedback =
		p->kind == PR_SITTING_PRACTICE || p->kind == PR_SITTING_REVIEW;
	row->standard_ms = (int64_t)s->exam->time_limit_s * 1000;
	row->timed = mock && !p->untimed && row->standard_ms > 0;
	row->linear = p->kind == PR_SITTING_QUICK || (mock && s->exam->linear);
	row->scaled = mock && s->form->whole_blueprint;
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
	if (plan->kind < PR_SITTING_MOCK || plan->kind > PR_SITTING_REVIEW ||
	    plan->kind == PR_SITTING_DRILL)
		return pr_fail(err, PR_EINVAL,
			       "A sitting is a mock, practice, the "
			       "diagnostic, a quick check or a review.");
	if (plan->form_json && plan->kind != PR_SITTING_MOCK &&
	    plan->kind != PR_SITTING_PRACTICE)
		return pr_fail(err, PR_EINVAL,
			       "A mock or practice is sat from a saved form; "
			       "other sittings choose their own items.");
	return PR_OK;
}

static enum pr_status
any_items(const struct start *s, struct pr_err *err)
{
	if (s->pool.n || s->plan->form_json)
		return PR_OK;
	return pr_fail(err, PR_EPOOL,
		       "There are no questions for %s here; bring some in "
		       "with: proctor bank import PATH",
		       s->exam->identifier);
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
		st = any_items(&s, &local);
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
	if (!st)
		snprintf((*out)->notice, sizeof((*out)->notice), "%s",
			 s.notice);
	start_release(&s);
	if (st) {
		pr_seat_leave(*out);
		*out = NULL;
	}
	return st ? pr_fail(err, st, "%s", local.text) : PR_OK;
}

/* start_form.c - the pool and the form of a sitting that is to start */
#include "library_internal.h"
#include "start_internal.h"

#include <stdio.h>
#include <string.h>

static const char *
plan_exam(const struct pr_desk *desk, const struct pr_plan *plan)
{
	if (plan->exam && plan->exam[0])
		return plan->exam;
	return desk->learner.exam[0] ? desk->learner.exam : "RHIT";
}

void
start_release(struct start *s)
{
	app_pool_release(&s->pool);
	pr_form_free(s->form);
	pr_exam_free(s->exam);
}

enum pr_status
start_pool(struct start *s, struct pr_err *err)
{
	/* all but a mock leave alone what is held back for mocks */
	bool practice = s->plan->kind != PR_SITTING_MOCK;
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
	return pr_fail(err, PR_EPOOL, "%d item%s missing:%s.%s%s", pool.missing,
		       pool.missing == 1 ? " is" : "s are", list,
		       s->draw.practice
			       ? " Items held back for the next full exam are "
				 "left alone; ask for fewer"
			       : "",
		       s->plan->kind == PR_SITTING_PRACTICE
			       ? ", or choose another domain."
		       : s->draw.practice ? "."
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
drawn_form(struct start *s, struct pr_err *err)
{
	struct pr_err ignored = { 0 };
	enum pr_status st =
		pr_form_draw(&s->form, s->pool.candidates, s->pool.n,
			     s->exam->n_domains, &s->draw, &ignored);

	if (st == PR_EPOOL)
		return too_few(s, err);
	return st ? pr_fail(err, st, "%s", ignored.text) : PR_OK;
}

static enum pr_status
mock_form(struct start *s, struct pr_err *err)
{
	const struct pr_plan *plan = s->plan;
	enum pr_status st = PR_OK;

	if (!plan->seeded && !plan->n_avoid)
		st = reserved_form(s, err);
	return st || s->form ? st : drawn_form(s, err);
}

static enum pr_status
form_of_kind(struct start *s, struct pr_err *err)
{
	if (s->plan->form_json)
		return app_form_from_json(&s->form, s->desk, s->exam, &s->pool,
					  s->plan->form_json, err);
	switch (s->plan->kind) {
	case PR_SITTING_MOCK:
		return mock_form(s, err);
	case PR_SITTING_QUICK:
		return start_quick(s, err);
	case PR_SITTING_REVIEW:
		return start_review(s, err);
	case PR_SITTING_PRACTICE:
		if (s->plan->weak)
			return start_weak(s, err);
		return drawn_form(s, err);
	case PR_SITTING_DIAGNOSTIC:
	case PR_SITTING_DRILL: /* refused with its plan */
		break;
	}
	return drawn_form(s, err);
}

enum pr_status
start_form(struct start *s, struct pr_err *err)
{
	enum pr_status st = form_of_kind(s, err);

	if (!st)
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
		snprintf(out->why_not, sizeof(out->why_not), "%.239s",
			 err ? err->text : "");
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

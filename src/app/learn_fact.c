/*
 * learn_fact.c - what a finished response tells; see learn.h
 *
 * Made before the transaction, from the seat alone, so that a disk that fails
 * takes no answer from the screen: what is stored is read when the fact is
 * written.
 */
#include "proctor/bank.h"
#include "proctor/score.h"
#include "util/mem.h"

#include "drill_internal.h"
#include "learn_state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The median of right answers is taken over these last days. */
#define PACE_MS (INT64_C(90) * 86400000)

/* ---- how fast the learner answers right ---------------------------------- */

static void
load_pace(struct pr_seat *seat, int64_t at_ms)
{
	/* codes take longer than options: drills stand by themselves */
	const struct learn_pace of = {
		.learner = seat->learner,
		.since_ms = at_ms - PACE_MS,
		.drill = seat->sitting->rules.kind == PR_SITTING_DRILL,
		.right = true,
	};
	uint32_t median;

	if (learn_pace_median(&median, seat->desk, &of, NULL) != PR_OK)
		return;
	seat->right_ms = median;
	seat->right_known = true;
}

/*
 * Only who is sure is asked how fast: nothing else depends on it. When it
 * cannot be looked up the answer was not fast, and it is tried again.
 */
static void
note_pace(struct learn_fact *f, struct pr_seat *seat)
{
	if (!f->correct || f->confidence < 3)
		return;
	if (!seat->right_known)
		load_pace(seat, f->at_ms);
	f->fast = f->ms < seat->right_ms;
}

/* ---- the fact ------------------------------------------------------------ */

static bool
tells_nothing(const struct pr_seat *seat, int slot)
{
	const struct pr_cell *cell = &seat->sitting->cells[slot];

	if (seat->form->slots[slot].role == PR_ROLE_PRETEST)
		return true;
	if (cell->answered)
		return false;
	/* with the key after each answer a blank was put off; without, it was
	 * left, and is wrong as in the exam */
	return seat->sitting->rules.feedback || !cell->reached;
}

static void
find_place(struct learn_fact *f, const struct pr_seat *seat)
{
	const struct pr_slot *slot = &seat->form->slots[f->slot];
	const struct pr_domain *d =
		slot->domain >= 0 ? &seat->exam->domains[slot->domain] : NULL;

	if (!d)
		return;
	snprintf(f->domain, sizeof(f->domain), "%s", d->identifier);
	if (seat->exam->drill && slot->task >= 0)
		snprintf(f->skill, sizeof(f->skill), "%s",
			 d->tasks[slot->task].identifier);
}

static int
bits(uint32_t mask)
{
	int n = 0;

	for (; mask; mask &= mask - 1)
		n++;
	return n;
}

/* In a drill a response is right when its strict grade is 100. */
static enum pr_status
judge(struct learn_fact *f, struct pr_seat *seat, const struct pr_item *item,
      struct pr_err *err)
{
	const struct pr_cell *cell = &seat->sitting->cells[f->slot];
	struct pr_response response = { cell->choice, cell->body };
	struct drill_score score;
	enum pr_status st;

	f->answered = cell->answered;
	f->ms = cell->ms;
	f->type = (int)item->type;
	f->guess = learn_guess(f->type, (int)item->n_options,
			       bits(pr_item_key(item)));
	if (!cell->answered)
		return PR_OK;
	f->confidence = cell->confidence;
	f->rapid = pr_score_is_rapid(cell->ms, 0);
	if (!seat->exam->drill) {
		f->correct = pr_item_grade(item, &response).right;
		return PR_OK;
	}
	st = drill_score(&score, seat, f->slot, err);
	f->correct = !st && score.strict == 100;
	return st;
}

/* *out NULL when there is nothing to learn. */
static enum pr_status
make(struct learn_fact **out, struct pr_seat *seat, int slot, int64_t at_ms,
     struct pr_err *err)
{
	struct pr_err own = { 0 };
	const struct pr_item *item;
	struct learn_fact *f;
	enum pr_status st;

	*out = NULL;
	if (tells_nothing(seat, slot))
		return PR_OK;
	item = pr_seat_item(seat, slot, &own);
	if (!item)
		return pr_fail(err, own.status, "%s", own.text);
	f = mem_array(1, sizeof(*f));
	if (!f)
		return mem_fail(err);
	f->slot = slot;
	f->n = -1;
	f->at_ms = at_ms;
	f->first = !seat->form->slots[slot].met_before;
	f->item_rev = seat->form->slots[slot].item_rev;
	find_place(f, seat);
	st = judge(f, seat, item, err);
	if (st)
		free(f);
	else
		*out = f;
	return st;
}

enum pr_status
learn_fact_make(struct learn_fact **out, struct pr_seat *seat, int slot,
		int64_t at_ms, struct pr_err *err)
{
	enum pr_status st = make(out, seat, slot, at_ms, err);

	if (!st && *out)
		note_pace(*out, seat);
	return st;
}

enum pr_status
learn_fact_undo(struct learn_fact **out, int slot, int64_t at_ms,
		struct pr_err *err)
{
	struct learn_fact *f = mem_array(1, sizeof(*f));

	*out = NULL;
	if (!f)
		return mem_fail(err);
	f->slot = slot;
	f->n = -1;
	f->at_ms = at_ms;
	f->undo = true;
	*out = f;
	return PR_OK;
}

/* ---- what is left, and what should be there ------------------------------ */

/* The steps of a sitting by slot. */
struct have {
	struct pr_seat *seat;
	int *live; /* steps that stand */
	int *next; /* n of the next one */
	int64_t *rev;
	bool *correct;
	int *confidence;
	bool odd; /* a step of no slot */
};

static bool
take_step(void *ctx, const struct pr_db_step *step)
{
	struct have *h = ctx;
	size_t slot = (size_t)step->slot;

	if (slot >= h->seat->form->n_slots ||
	    step->learner != h->seat->learner) {
		h->odd = true;
		return false;
	}
	if (step->n >= h->next[slot])
		h->next[slot] = step->n + 1;
	if (step->undoes || step->undone)
		return true;
	h->live[slot]++;
	h->rev[slot] = step->item_rev;
	h->correct[slot] = step->correct;
	h->confidence[slot] = step->confidence;
	return true;
}

static void
have_release(struct have *h)
{
	free(h->live);
	free(h->next);
	free(h->rev);
	free(h->correct);
	free(h->confidence);
}

static enum pr_status
have_load(struct have *h, struct pr_seat *seat, struct pr_err *err)
{
	size_t n = seat->form->n_slots;

	*h = (struct have){ .seat = seat };
	h->live = mem_array(n, sizeof(*h->live));
	h->next = mem_array(n, sizeof(*h->next));
	h->rev = mem_array(n, sizeof(*h->rev));
	h->correct = mem_array(n, sizeof(*h->correct));
	h->confidence = mem_array(n, sizeof(*h->confidence));
	if (!h->live || !h->next || !h->rev || !h->correct || !h->confidence)
		return mem_fail(err);
	return pr_db_step_each(seat->desk->store, 0, 0, seat->id, h, take_step,
			       err);
}

static bool
is_finished(const struct pr_seat *seat, size_t slot)
{
	enum pr_sitting_state state = seat->sitting->state;

	return state == PR_STATE_OVER || state == PR_STATE_SEALED ||
	       seat->sitting->cells[slot].shown;
}

enum pr_status
learn_facts_left(struct learn_facts *out, struct pr_seat *seat,
		 struct pr_err *err)
{
	const struct pr_sitting *s = seat->sitting;
	int64_t at_ms = s->end_wall_ms ? s->end_wall_ms : s->wall_ms;
	struct have h;
	enum pr_status st = have_load(&h, seat, err);

	*out = (struct learn_facts){ 0 };
	/* NOLINTNEXTLINE(bugprone-sizeof-expression): pointers they are */
	out->rows = mem_array(s->n_slots, sizeof(*out->rows));
	if (!st && !out->rows)
		st = mem_fail(err);
	for (size_t i = 0; i < s->n_slots && !st; i++) {
		struct learn_fact *f;

		if (h.live[i] || !is_finished(seat, i))
			continue;
		st = learn_fact_make(&f, seat, (int)i, at_ms, err);
		if (st || !f)
			continue;
		f->n = h.next[i];
		out->rows[out->n++] = f;
	}
	have_release(&h);
	return st; /* released by the caller in any case */
}

void
learn_facts_release(struct learn_facts *facts)
{
	for (size_t i = 0; i < facts->n; i++)
		free(facts->rows[i]);
	free(facts->rows);
	*facts = (struct learn_facts){ 0 };
}

/* Tables of codes come and go, so a drill's grade is not made again. */
static bool
says_the_same(const struct have *h, const struct learn_fact *f)
{
	if (h->live[f->slot] != 1 || h->rev[f->slot] != f->item_rev ||
	    h->confidence[f->slot] != f->confidence)
		return false;
	return h->seat->exam->drill || h->correct[f->slot] == f->correct;
}

enum pr_status
learn_facts_check(struct pr_seat *seat, struct pr_err *err)
{
	enum pr_sitting_state state = seat->sitting->state;
	struct have h;
	enum pr_status st = have_load(&h, seat, err);
	bool wrong = !st && h.odd;

	for (size_t i = 0; i < seat->form->n_slots && !st && !wrong; i++) {
		struct learn_fact *f = NULL;

		if (state == PR_STATE_SEALED || seat->sitting->cells[i].shown)
			st = make(&f, seat, (int)i, 0, err);
		if (!st)
			wrong = f ? !says_the_same(&h, f) : h.live[i] != 0;
		free(f);
	}
	have_release(&h);
	if (!st && wrong)
		return pr_fail(err, PR_EDAMAGED,
			       "sitting %lld: what was learnt from it is not "
			       "what its responses say",
			       (long long)seat->id);
	return st;
}

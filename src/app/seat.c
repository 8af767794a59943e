/* seat.c - a seat and what can be looked at from it; see proctor/seat.h */
#include "proctor/seat.h"

#include "proctor/bank.h"
#include "util/mem.h"

#include "seat_internal.h"

#include <stdlib.h>
#include <string.h>

void
seat_row(const struct pr_seat *seat, struct pr_db_sitting *row)
{
	const struct pr_sitting *s = seat->sitting;

	memset(row, 0, sizeof(*row));
	row->id = seat->id;
	row->state = (int)s->state;
	row->begin_ms = s->begin_wall_ms;
	row->end_ms = s->end_wall_ms;
	memcpy(row->head, s->head, sizeof(row->head));
}

void
seat_event_row(const struct pr_seat *seat, const struct pr_event *event,
	       struct pr_db_event *row)
{
	*row = (struct pr_db_event){
		.sitting = seat->id,
		.seq = event->seq,
		.kind = (int)event->kind,
		.slot = event->slot,
		.choice = event->choice,
		.value = event->value,
		.active_ms = event->active_ms,
		.boot_ms = event->boot_ms,
		.wall_ms = event->wall_ms,
		.body = event->body,
	};
	memcpy(row->hash, event->hash, sizeof(row->hash));
}

static enum pr_status
seat_arrays(struct pr_seat *seat, struct pr_err *err)
{
	size_t n = seat->form->n_slots;

	/* NOLINTNEXTLINE(bugprone-sizeof-expression): pointers they are */
	seat->items = mem_array(n, sizeof(*seat->items));
	/* NOLINTNEXTLINE(bugprone-sizeof-expression): pointers they are */
	seat->stimuli = mem_array(n, sizeof(*seat->stimuli));
	seat->changes = mem_array(n, sizeof(*seat->changes));
	if (!seat->items || !seat->stimuli || !seat->changes)
		return mem_fail(err);
	return PR_OK;
}

static enum pr_status
seat_exam(struct pr_seat *seat, int64_t exam_rev, struct pr_err *err)
{
	struct pr_db_exam row;
	enum pr_status st;

	st = pr_db_exam_get(seat->desk->store, exam_rev, &row, err);
	if (st)
		return st;
	return pr_exam_read(&seat->exam, row.record, row.record_len, err);
}

static enum pr_status
seat_sitting(struct pr_seat *seat, const struct pr_db_sitting *row,
	     struct pr_err *err)
{
	struct pr_sitting_rules rules = {
		.kind = (enum pr_sitting_kind)row->kind,
		.feedback = row->feedback,
		.timed = row->timed,
		.linear = row->linear,
		.scaled = row->scaled,
		.breaks_stop = row->breaks_stop,
		.policy = (enum pr_clock_policy)row->policy,
		.budget_ms = row->budget_ms,
		.standard_ms = row->standard_ms,
	};

	return pr_sitting_new(&seat->sitting, &rules, seat->form->n_slots, err);
}

enum pr_status
app_seat_new(struct pr_seat **out, struct pr_desk *desk,
	     const struct pr_db_sitting *row, struct pr_err *err)
{
	struct pr_seat *seat = mem_array(1, sizeof(*seat));
	struct pr_db_sitting copy = *row; /* its strings are not used here */
	struct pr_db_form form;
	enum pr_status st;

	*out = NULL;
	if (!seat)
		return mem_fail(err);
	seat->desk = desk;
	seat->id = copy.id;
	seat->learner = copy.learner;
	memcpy(seat->uuid, copy.uuid, sizeof(seat->uuid));
	seat->utc_offset_min = copy.utc_offset_min;
	seat->time_percent = copy.time_percent;
	seat->extra_min = copy.extra_min;
	seat->test_clock = copy.test_clock;
	st = pr_db_form_get(desk->store, copy.form, &form, err);
	if (!st)
		st = seat_exam(seat, form.exam_rev, err);
	if (!st)
		st = app_form_load(&seat->form, desk, copy.form, seat->exam,
				   err);
	if (!st)
		st = seat_arrays(seat, err);
	if (!st)
		st = seat_sitting(seat, &copy, err);
	if (st)
		pr_seat_leave(seat);
	else
		*out = seat;
	return st;
}

static void
free_rescue(struct pr_seat *seat)
{
	for (size_t i = 0; i < seat->n_rescue; i++)
		free(seat->rescue[i].body);
	free(seat->rescue);
	seat->rescue = NULL;
	seat->n_rescue = 0;
}

void
pr_seat_leave(struct pr_seat *seat)
{
	size_t n;

	if (!seat)
		return;
	n = seat->form ? seat->form->n_slots : 0;
	for (size_t i = 0; i < n; i++) {
		if (seat->items)
			pr_item_free(seat->items[i]);
		if (seat->stimuli)
			pr_stimulus_free(seat->stimuli[i]);
	}
	free(seat->items);
	free(seat->stimuli);
	free(seat->changes);
	seat_drop_pending(seat, 0);
	free(seat->pending);
	free_rescue(seat);
	pr_sitting_free(seat->sitting);
	pr_form_free(seat->form);
	pr_exam_free(seat->exam);
	free(seat);
}

const char *
pr_seat_notice(const struct pr_seat *seat)
{
	return seat->notice;
}

int64_t
pr_seat_id(const struct pr_seat *seat)
{
	return seat->id;
}

const struct pr_sitting *
pr_seat_sitting(const struct pr_seat *seat)
{
	return seat->sitting;
}

const struct pr_form *
pr_seat_form(const struct pr_seat *seat)
{
	return seat->form;
}

const struct pr_exam *
pr_seat_exam(const struct pr_seat *seat)
{
	return seat->exam;
}

static bool
has_slot(const struct pr_seat *seat, int slot, struct pr_err *err)
{
	if (slot >= 0 && (size_t)slot < seat->form->n_slots)
		return true;
	(void)pr_fail(err, PR_EINVAL,
		      "There is no item %d; this form has 1 to %zu.", slot + 1,
		      seat->form->n_slots);
	return false;
}

const struct pr_item *
pr_seat_item(struct pr_seat *seat, int slot, struct pr_err *err)
{
	if (!has_slot(seat, slot, err))
		return NULL;
	if (!seat->items[slot] &&
	    pr_library_item(seat->desk, seat->form->slots[slot].item_rev,
			    &seat->items[slot], err) != PR_OK)
		return NULL;
	return seat->items[slot];
}

const struct pr_stimulus *
pr_seat_stimulus(struct pr_seat *seat, int slot, struct pr_err *err)
{
	const struct pr_item *item = pr_seat_item(seat, slot, err);

	if (!item || !item->stimulus[0])
		return NULL;
	if (!seat->stimuli[slot] &&
	    pr_library_stimulus(seat->desk, item, &seat->stimuli[slot], err) !=
		    PR_OK)
		return NULL;
	return seat->stimuli[slot];
}

enum pr_status
seat_load_items(struct pr_seat *seat, struct pr_err *err)
{
	for (size_t i = 0; i < seat->form->n_slots; i++) {
		enum pr_status st;

		if (seat->items[i])
			continue;
		st = pr_library_item(seat->desk, seat->form->slots[i].item_rev,
				     &seat->items[i], err);
		if (st)
			return st;
	}
	return PR_OK;
}

enum pr_status
seat_load_all(struct pr_seat *seat, struct pr_err *err)
{
	enum pr_status st = seat_load_items(seat, err);

	/* one that cannot be read is said when it is asked for */
	for (size_t i = 0; !st && i < seat->form->n_slots; i++)
		(void)pr_seat_stimulus(seat, (int)i, NULL);
	return st;
}

int64_t
pr_seat_left(const struct pr_seat *seat)
{
	const struct pr_sitting *s = seat->sitting;
	struct pr_event resume = { .kind = PR_EVENT_RESUME, .slot = -1 };
	struct pr_env env;
	struct pr_clocks now;

	app_now(seat->desk, &env, &now);
	/* of one that waits: what would be left after resuming now */
	if (s->rules.timed && s->state == PR_STATE_AWAY &&
	    pr_sitting_stamp(&resume, s, &now, NULL) == PR_OK)
		return s->rules.budget_ms + s->extra_ms - resume.active_ms;
	return pr_sitting_left(s, &now);
}

bool
pr_seat_unsaved(const struct pr_seat *seat)
{
	return seat->n_pending > 0;
}

int
pr_seat_emergency(const struct pr_seat *seat)
{
	return (int)seat->n_rescue;
}

/* One answer; an item that is closed by now keeps the answer it has. */
static enum pr_status
take_answer(struct pr_seat *seat, const struct rescue *r, struct pr_err *err)
{
	struct pr_action move = { .kind = PR_EVENT_MOVE, .slot = r->slot };
	struct pr_action answer = {
		.kind = r->choice || (r->body && r->body[0]) ? PR_EVENT_ANSWER
							     : PR_EVENT_CLEAR,
		.slot = r->slot,
		.choice = r->choice,
		.body = r->body,
	};
	struct pr_err local = { 0 };
	enum pr_status st = PR_OK;

	if (!seat->sitting->cells[r->slot].reached)
		st = pr_seat_act(seat, &move, &local);
	if (!st)
		st = pr_seat_act(seat, &answer, &local);
	/* an answer that its item cannot have was never given here */
	if (st == PR_EINVAL ||
	    (st == PR_ESTATE && seat->sitting->state == PR_STATE_RUNNING))
		return PR_OK;
	return st ? pr_fail(err, st, "%s", local.text) : PR_OK;
}

enum pr_status
pr_seat_take_emergency(struct pr_seat *seat, bool take, struct pr_err *err)
{
	struct pr_action back = { .kind = PR_EVENT_MOVE,
				  .slot = seat->sitting->at };
	enum pr_status st = PR_OK;

	if (take && seat->n_rescue && seat->sitting->state != PR_STATE_RUNNING)
		return pr_fail(err, PR_ESTATE,
			       "The answers can be taken in when the sitting "
			       "runs again.");
	for (size_t i = 0; !st && take && i < seat->n_rescue; i++)
		st = take_answer(seat, &seat->rescue[i], err);
	if (!st && take && !seat->sitting->rules.linear)
		st = pr_seat_act(seat, &back, err);
	if (st)
		return st;
	app_emergency_drop(seat);
	free_rescue(seat);
	return PR_OK;
}

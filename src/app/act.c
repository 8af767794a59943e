/*
 * act.c - one thing at a time, durably; see proctor/seat.h
 *
 * An event is stamped, put at the end of the pending list, applied in memory
 * and written with everything that was still pending in one transaction. The
 * caller learns that it is saved from PR_OK and from nothing else.
 */
#include "proctor/bank.h"
#include "util/mem.h"

#include "drill_internal.h"
#include "learn.h"
#include "seat_internal.h"

#include <stdlib.h>
#include <string.h>

/* After a failed write the disk gets this long before the next try. */
#define RETRY_MS 2000

static enum pr_status
write_pending(void *ctx, struct pr_err *err)
{
	struct pr_seat *seat = ctx;
	struct pr_store *store = seat->desk->store;
	enum pr_status st = PR_OK;

	for (size_t i = 0; !st && i < seat->n_pending; i++) {
		const struct pending *p = &seat->pending[i];
		struct pr_db_event row;

		seat_event_row(seat, &p->event, &row);
		st = pr_db_event_put(store, &row, err);
		if (!st && p->seen)
			st = pr_db_seen_put(
				store, seat->desk->learner.id,
				seat->form->slots[p->event.slot].item_rev,
				p->event.wall_ms, err);
		if (!st && p->record)
			st = drill_record_write(store, p->record, err);
		if (!st && p->fact)
			st = learn_fact_write(seat, p->fact, err);
		if (!st && p->event.kind == PR_EVENT_BEGIN) {
			struct pr_db_sitting sitting;

			seat_row(seat, &sitting);
			sitting.state = PR_STATE_RUNNING;
			memset(sitting.head, 0, sizeof(sitting.head));
			st = pr_db_sitting_state(store, &sitting, err);
		}
	}
	return st;
}

static void
free_pending(struct pending *pending, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		free(pending[i].body);
		free(pending[i].record);
		free(pending[i].fact);
	}
}

void
seat_drop_pending(struct pr_seat *seat, size_t from)
{
	if (from < seat->n_pending)
		free_pending(seat->pending + from, seat->n_pending - from);
	seat->n_pending = from;
}

enum pr_status
app_seat_flush(struct pr_seat *seat, struct pr_err *err)
{
	struct pr_env env;
	struct pr_clocks now;
	enum pr_status st;

	if (!seat->n_pending)
		return PR_OK;
	st = app_transact(seat->desk, write_pending, seat, err);
	if (!st) {
		seat_drop_pending(seat, 0);
		/* what an earlier process left there is not ours to drop */
		if (seat->wrote_emergency && !seat->n_rescue)
			app_emergency_drop(seat);
		return PR_OK;
	}
	app_now(seat->desk, &env, &now);
	seat->retry_boot_ms = now.boot_ms + RETRY_MS;
	return st;
}

struct settle {
	const struct pr_seat *seat;
	size_t n;   /* pending events that are on the disk after all */
	bool other; /* another event has a number of ours */
};

static bool
settle_event(void *ctx, const struct pr_db_event *row)
{
	struct settle *s = ctx;

	for (size_t i = 0; i < s->seat->n_pending; i++) {
		const struct pr_event *event = &s->seat->pending[i].event;

		if (event->seq != row->seq)
			continue;
		if (memcmp(event->hash, row->hash, sizeof(row->hash)) != 0)
			s->other = true;
		else
			s->n = i + 1;
	}
	return !s->other;
}

/* A commit that reported failure may have reached the disk none the less. */
static enum pr_status
settle(struct pr_seat *seat, struct pr_err *err)
{
	struct settle s = { .seat = seat };
	enum pr_status st;

	st = pr_db_event_each(seat->desk->store, seat->id, &s, settle_event,
			      err);
	if (!st && s.other)
		st = pr_fail(err, PR_EDAMAGED,
			     "the log of sitting %lld was written by another "
			     "process",
			     (long long)seat->id);
	if (st)
		return st;
	free_pending(seat->pending, s.n);
	seat->n_pending -= s.n;
	if (s.n && seat->n_pending)
		memmove(seat->pending, seat->pending + s.n,
			seat->n_pending * sizeof(*seat->pending));
	if (!seat->n_pending && seat->wrote_emergency && !seat->n_rescue)
		app_emergency_drop(seat);
	return PR_OK;
}

enum pr_status
app_seat_retry(struct pr_seat *seat, struct pr_err *err)
{
	enum pr_status st = pr_store_reopen(seat->desk->store, err);

	if (!st)
		st = settle(seat, err);
	return st ? st : app_seat_flush(seat, err);
}

/* Twice: a second time on a fresh connection. */
static enum pr_status
flush_hard(struct pr_seat *seat, struct pr_err *err)
{
	struct pr_err first = { 0 }, again = { 0 };

	if (app_seat_flush(seat, &first) == PR_OK)
		return PR_OK;
	if (app_seat_retry(seat, &again) == PR_OK)
		return PR_OK;
	return pr_fail(err, PR_EUNSAVED, "%s", first.text);
}

/* On success the pending list has what is due with the event. */
static enum pr_status
push(struct pr_seat *seat, const struct pending *due, struct pr_err *err)
{
	struct pending *more =
		mem_resize(seat->pending, seat->n_pending + 1, sizeof(*more));
	char *body = NULL;

	if (!more)
		return mem_fail(err);
	seat->pending = more;
	if (due->event.body) {
		body = mem_strdup(due->event.body);
		if (!body)
			return mem_fail(err);
	}
	more[seat->n_pending] = *due;
	more[seat->n_pending].body = body;
	more[seat->n_pending++].event.body = body;
	return PR_OK;
}

/* What is written with an event that closes a response, or opens it again. */
static enum pr_status
make_due(struct pending *due, struct pr_seat *seat, struct pr_err *err)
{
	const struct pr_event *event = &due->event;
	enum pr_status st;

	if (event->kind == PR_EVENT_UNDO &&
	    seat->sitting->cells[event->slot].shown)
		return learn_fact_undo(&due->fact, event->slot, event->wall_ms,
				       err);
	if (event->kind != PR_EVENT_SHOW)
		return PR_OK;
	st = drill_record_make(&due->record, seat, event->slot, event->wall_ms,
			       err);
	return st ? st
		  : learn_fact_make(&due->fact, seat, event->slot,
				    event->wall_ms, err);
}

/* Stamps and applies one event and puts it on the pending list. */
static enum pr_status
take(struct pr_seat *seat, struct pr_event *event, struct pr_err *err)
{
	struct pending due = { 0 };
	struct pr_env env;
	struct pr_clocks now;
	enum pr_status st;
	bool seen = event->kind == PR_EVENT_MOVE && event->slot >= 0 &&
		    (size_t)event->slot < seat->form->n_slots &&
		    !seat->sitting->cells[event->slot].reached;

	app_now(seat->desk, &env, &now);
	st = pr_sitting_stamp(event, seat->sitting, &now, err);
	due.event = *event;
	due.seen = seen;
	if (!st)
		st = make_due(&due, seat, err);
	if (!st)
		st = push(seat, &due, err);
	if (st) {
		free(due.record);
		free(due.fact);
		return st;
	}
	st = pr_sitting_apply(seat->sitting, event, err);
	if (st) {
		seat_drop_pending(seat, seat->n_pending - 1);
		return st;
	}
	if (event->slot >= 0 && seat->items[event->slot])
		pr_changes_follow(&seat->changes[event->slot],
				  seat->items[event->slot],
				  &seat->sitting->cells[event->slot], event);
	return PR_OK;
}

enum pr_status
app_seat_event(struct pr_seat *seat, struct pr_event *event, struct pr_err *err)
{
	struct pr_err lost = { 0 };
	enum pr_status st = take(seat, event, err);

	if (st)
		return st;
	if (event->kind == PR_EVENT_BEGIN) {
		struct pr_event first = { .kind = PR_EVENT_MOVE, .slot = 0 };

		st = take(seat, &first, err);
		if (st)
			return st;
	}
	st = flush_hard(seat, &lost);
	if (!st)
		return PR_OK;
	if (app_emergency_add(seat, NULL) == PR_OK)
		return pr_fail(err, PR_EUNSAVED,
			       "NOT SAVED: %s Your answers are kept in an "
			       "emergency file; saving is tried again.",
			       lost.text);
	return pr_fail(err, PR_EUNSAVED,
		       "NOT SAVED: %s It is kept in memory only; make room "
		       "and stay in the exam, saving is tried again.",
		       lost.text);
}

/* Nothing happens when nothing would change: a held key writes no events. */
static bool
changes_nothing(const struct pr_seat *seat, const struct pr_event *event)
{
	const struct pr_cell *cell;

	if (event->slot < 0 || (size_t)event->slot >= seat->form->n_slots ||
	    seat->sitting->state != PR_STATE_RUNNING)
		return false;
	cell = &seat->sitting->cells[event->slot];
	switch ((int)event->kind) {
	case PR_EVENT_ANSWER:
		return cell->answered && cell->choice == event->choice &&
		       !strcmp(cell->body ? cell->body : "",
			       event->body ? event->body : "");
	case PR_EVENT_CLEAR:
		return !cell->answered;
	case PR_EVENT_FLAG:
		return cell->flagged == (event->value != 0);
	case PR_EVENT_STRIKE:
		return cell->struck == event->choice;
	case PR_EVENT_NOTE:
		return !strcmp(cell->note ? cell->note : "",
			       event->body ? event->body : "");
	case PR_EVENT_HIGHLIGHT:
		return !strcmp(cell->highlight ? cell->highlight : "",
			       event->body ? event->body : "");
	case PR_EVENT_CONFIDENCE:
		return cell->confidence == event->value;
	case PR_EVENT_SHOW:
		return cell->shown;
	case PR_EVENT_MOVE:
		return seat->sitting->at == event->slot && cell->reached;
	default:
		return false;
	}
}

static bool
names_slot(enum pr_event_kind kind)
{
	return (kind >= PR_EVENT_ANSWER && kind <= PR_EVENT_UNDO);
}

/* What the machine says of it now; nothing is kept. */
static enum pr_status
check_event(const struct pr_seat *seat, struct pr_event event,
	    struct pr_err *err)
{
	struct pr_env env;
	struct pr_clocks now;

	app_now(seat->desk, &env, &now);
	return pr_sitting_stamp(&event, seat->sitting, &now, err);
}

static enum pr_status
check_response(struct pr_seat *seat, const struct pr_event *event,
	       struct pr_err *err)
{
	struct pr_response response = { event->choice, event->body };
	struct pr_err local = { 0 };
	const struct pr_item *item;
	enum pr_status st;

	if (event->kind != PR_EVENT_ANSWER && event->kind != PR_EVENT_STRIKE &&
	    event->kind != PR_EVENT_UNDO)
		return PR_OK;
	st = check_event(seat, *event, err);
	if (st)
		return st;
	/* loaded, so that its changes are followed from here on */
	item = pr_seat_item(seat, event->slot, &local);
	if (!item)
		return pr_fail(err, local.status, "%s", local.text);
	if (event->kind != PR_EVENT_ANSWER)
		return PR_OK;
	return pr_response_check(item, &response, err);
}

static bool
is_over(const struct pr_seat *seat)
{
	return seat->sitting->state == PR_STATE_OVER ||
	       seat->sitting->state == PR_STATE_SEALED;
}

static enum pr_status
end_by(struct pr_seat *seat, enum pr_event_kind kind, struct pr_err *err)
{
	struct pr_event event = { .kind = kind, .slot = -1 };
	enum pr_status st = app_seat_event(seat, &event, err);

	return st ? st : app_seat_seal(seat, err);
}

static bool
out_of_time(const struct pr_seat *seat)
{
	enum pr_sitting_state state = seat->sitting->state;

	return seat->sitting->rules.timed &&
	       (state == PR_STATE_RUNNING || state == PR_STATE_BREAK) &&
	       pr_seat_left(seat) == 0;
}

/* An end that comes while nobody watches is entered like any return. */
static enum pr_status
act_end(struct pr_seat *seat, enum pr_event_kind kind, struct pr_err *err)
{
	enum pr_status st = PR_OK;

	if (kind == PR_EVENT_TIMEOUT &&
	    (!seat->sitting->rules.timed || pr_seat_left(seat) > 0))
		return pr_fail(err, PR_ESTATE, "There is time left.");
	if (kind != PR_EVENT_END && seat->sitting->state == PR_STATE_AWAY) {
		struct pr_env env;
		struct pr_event resume = { .kind = PR_EVENT_RESUME,
					   .slot = -1,
					   .body = env.boot_id };

		pr_desk_now(seat->desk, &env);
		st = app_seat_event(seat, &resume, err);
	}
	return st ? st : end_by(seat, kind, err);
}

static bool
is_end(enum pr_event_kind kind)
{
	return kind == PR_EVENT_END || kind == PR_EVENT_ABANDON ||
	       kind == PR_EVENT_TIMEOUT;
}

/* What the kind needs beyond what the caller gave. */
static void
complete(const struct pr_seat *seat, struct pr_event *event, struct pr_env *env)
{
	if (event->kind == PR_EVENT_BEGIN || event->kind == PR_EVENT_RESUME) {
		pr_desk_now(seat->desk, env);
		event->body = env->boot_id;
	}
	if (event->kind == PR_EVENT_BEGIN)
		event->value = seat->sitting->rules.budget_ms;
	if (event->kind == PR_EVENT_BREAK_START)
		event->value = seat->sitting->rules.breaks_stop;
}

/* Does an event that is known to change something. */
static enum pr_status
act(struct pr_seat *seat, struct pr_event *event, struct pr_err *err)
{
	struct pr_env env; /* lends the boot id while the event is taken */
	enum pr_status st = check_response(seat, event, err);

	if (st)
		return st;
	if (is_end(event->kind))
		return act_end(seat, event->kind, err);
	if (event->kind == PR_EVENT_MOVE && seat_quick_is_sure(seat))
		return act_end(seat, PR_EVENT_END, err);
	complete(seat, event, &env);
	st = app_seat_event(seat, event, err);
	/* a safe moment to fold the log in; its failure loses nothing */
	if (!st && event->kind == PR_EVENT_BREAK_START)
		(void)!pr_store_checkpoint(seat->desk->store, NULL);
	return st;
}

enum pr_status
pr_seat_act(struct pr_seat *seat, const struct pr_action *action,
	    struct pr_err *err)
{
	struct pr_event event = {
		.kind = action->kind,
		.slot = -1,
		.choice = action->choice,
		.value = action->value,
		.body = action->body,
	};
	enum pr_status st;

	if (out_of_time(seat)) {
		st = end_by(seat, PR_EVENT_TIMEOUT, err);
		if (st)
			return st;
	}
	if (is_over(seat))
		return pr_fail(err, PR_ESTATE,
			       "The sitting is over and cannot be changed.");
	if (names_slot(event.kind))
		event.slot =
			action->slot >= 0 ? action->slot : seat->sitting->at;
	if (changes_nothing(seat, &event))
		return PR_OK;
	return act(seat, &event, err);
}

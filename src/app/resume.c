/* resume.c - finds sittings that were left and replays their logs */
#include "ids.h"
#include "seat_internal.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct replay {
	struct pr_seat *seat;
	enum pr_status st;
	struct pr_err err;
};

static bool
replay_event(void *ctx, const struct pr_db_event *row)
{
	struct replay *r = ctx;
	struct pr_seat *seat = r->seat;
	struct pr_event event = {
		.seq = row->seq,
		.kind = (enum pr_event_kind)row->kind,
		.slot = row->slot,
		.choice = row->choice,
		.value = row->value,
		.active_ms = row->active_ms,
		.boot_ms = row->boot_ms,
		.wall_ms = row->wall_ms,
		.body = row->body,
	};

	memcpy(event.hash, row->hash, sizeof(event.hash));
	r->st = pr_sitting_apply(seat->sitting, &event, &r->err);
	if (r->st == PR_ESTATE || r->st == PR_EINVAL)
		r->st = PR_EDAMAGED; /* no such log was ever written */
	if (!r->st && event.slot >= 0)
		pr_changes_follow(&seat->changes[event.slot],
				  seat->items[event.slot],
				  &seat->sitting->cells[event.slot], &event);
	return r->st == PR_OK;
}

enum pr_status
app_seat_replay(struct pr_seat *seat, struct pr_err *err)
{
	struct replay r = { .seat = seat };
	enum pr_status st = seat_load_items(seat, err);

	if (!st)
		st = pr_db_event_each(seat->desk->store, seat->id, &r,
				      replay_event, err);
	if (!st && r.st)
		st = pr_fail(err, r.st, "sitting %lld: %s", (long long)seat->id,
			     r.err.text);
	return st;
}

enum pr_status
app_seat_check_head(const struct pr_seat *seat, const unsigned char head[32],
		    struct pr_err *err)
{
	const struct pr_sitting *s = seat->sitting;

	if (s->state == PR_STATE_SEALED &&
	    !memcmp(s->head, head, sizeof(s->head)))
		return PR_OK;
	return pr_fail(err, PR_EDAMAGED,
		       "sitting %lld: its log does not end where it was sealed",
		       (long long)seat->id);
}

/* Warnings of the time already spent are not given again. */
static void
forget_warnings(struct pr_seat *seat)
{
	int64_t left = seat->sitting->rules.budget_ms +
		       seat->sitting->extra_ms - seat->sitting->active_ms;

	seat->warned_min = 0;
	for (int min = 30; min >= 1; min--)
		if ((min == 30 || min == 15 || min == 5 || min == 1) &&
		    left <= (int64_t)min * 60000)
			seat->warned_min = min;
}

/* A sitting that ended just before the process did is sealed now. */
static enum pr_status
seal_left(struct pr_seat *seat, struct pr_err *err)
{
	enum pr_status st = app_seat_seal(seat, err);

	if (st)
		return st;
	return pr_fail(err, PR_ESTATE,
		       "Sitting %lld is over; proctor report %lld shows it.",
		       (long long)seat->id, (long long)seat->id);
}

enum pr_status
pr_seat_open(struct pr_desk *desk, int64_t sitting, struct pr_seat **out,
	     struct pr_err *err)
{
	struct pr_db_sitting row;
	enum pr_status st;

	*out = NULL;
	st = pr_db_sitting_get(desk->store, sitting, &row, err);
	if (st == PR_ENOTFOUND || (!st && row.learner != desk->learner.id))
		return pr_fail(err, PR_ENOTFOUND, "There is no sitting %lld.",
			       (long long)sitting);
	if (!st && row.state == PR_STATE_SEALED)
		return pr_fail(err, PR_ESTATE,
			       "Sitting %lld is over; proctor report %lld "
			       "shows it.",
			       (long long)sitting, (long long)sitting);
	if (!st)
		st = app_seat_new(out, desk, &row, err);
	if (!st)
		st = app_seat_replay(*out, err);
	if (!st && (*out)->sitting->state == PR_STATE_OVER)
		st = seal_left(*out, err);
	if (!st) {
		pr_sitting_gone((*out)->sitting);
		st = seat_load_all(*out, err);
	}
	if (!st)
		st = app_emergency_read(*out, err);
	if (st) {
		pr_seat_leave(*out);
		*out = NULL;
		return st;
	}
	forget_warnings(*out);
	return PR_OK;
}

static bool
take_id(void *ctx, const struct pr_db_sitting *row)
{
	return app_ids_add(ctx, row->id);
}

static void
paused_row(struct pr_paused_row *row, const struct pr_seat *seat)
{
	const struct pr_sitting *s = seat->sitting;

	memset(row, 0, sizeof(*row));
	row->sitting = seat->id;
	snprintf(row->exam, sizeof(row->exam), "%s", seat->exam->identifier);
	row->kind = s->rules.kind;
	row->timed = s->rules.timed;
	row->at = s->at;
	row->n_slots = (int)s->n_slots;
	row->answered = pr_sitting_count(s).answered;
	row->last_ms = s->wall_ms;
	row->emergency = (int)seat->n_rescue;
	row->left_ms = pr_seat_left(seat);
}

enum pr_status
pr_seat_paused(struct pr_desk *desk, struct pr_paused_row **out, size_t *n,
	       struct pr_err *err)
{
	struct app_ids ids = { 0 };
	enum pr_status st;

	*out = NULL;
	*n = 0;
	st = pr_db_sitting_each(desk->store, desk->learner.id, false, &ids,
				take_id, err);
	if (!st && ids.no_memory)
		st = mem_fail(err);
	if (!st && ids.n) {
		*out = mem_array(ids.n, sizeof(**out));
		if (!*out)
			st = mem_fail(err);
	}
	for (size_t i = 0; !st && *out && i < ids.n; i++) {
		struct pr_err local = { 0 };
		struct pr_seat *seat;

		st = pr_seat_open(desk, ids.id[i], &seat, &local);
		if (!st && seat)
			paused_row(&(*out)[(*n)++], seat);
		else if (st == PR_ESTATE)
			st = PR_OK; /* it was over, and is sealed now */
		else
			st = pr_fail(err, st, "%s", local.text);
		pr_seat_leave(seat);
	}
	free(ids.id);
	if (st) {
		free(*out);
		*out = NULL;
		*n = 0;
	}
	return st;
}

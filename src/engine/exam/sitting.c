/* sitting.c - the state machine; see the transitions in proctor/sitting.h */
#include "proctor/sitting.h"

#include "sitting_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum pr_status
check_rules(const struct pr_sitting_rules *rules, struct pr_err *err)
{
	if (rules->timed && rules->budget_ms <= 0)
		return pr_fail(err, PR_EINVAL,
			       "a timed sitting needs a time limit");
	if (rules->budget_ms < 0 || rules->budget_ms > SITTING_TIME_MAX)
		return pr_fail(err, PR_EINVAL,
			       "a time limit is above zero, in milliseconds");
	if (rules->feedback && rules->scaled)
		return pr_fail(err, PR_EINVAL,
			       "a sitting with feedback has no scaled score");
	return PR_OK;
}

enum pr_status
pr_sitting_new(struct pr_sitting **out, const struct pr_sitting_rules *rules,
	       size_t n_slots, struct pr_err *err)
{
	struct pr_sitting *s;
	enum pr_status st;

	*out = NULL;
	st = check_rules(rules, err);
	if (st)
		return st;
	if (n_slots == 0 || n_slots > INT32_MAX)
		return pr_fail(err, PR_EINVAL, "a form needs items");
	s = calloc(1, sizeof(*s));
	if (s)
		s->cells = calloc(n_slots, sizeof(*s->cells));
	if (!s || !s->cells) {
		free(s);
		return pr_fail(err, PR_ENOMEM, "out of memory");
	}
	s->rules = *rules;
	s->n_slots = n_slots;
	s->at = -1;
	*out = s;
	return PR_OK;
}

void
pr_sitting_free(struct pr_sitting *sitting)
{
	if (!sitting)
		return;
	for (size_t i = 0; i < sitting->n_slots; i++)
		sitting_cell_release(&sitting->cells[i]);
	free(sitting->cells);
	free(sitting);
}

enum pr_status
pr_sitting_stamp(struct pr_event *event, const struct pr_sitting *sitting,
		 const struct pr_clocks *now, struct pr_err *err)
{
	enum pr_resume how = PR_RESUME_EXACT;
	enum pr_status st;

	st = sitting_allowed(sitting, event->kind, err);
	if (!st)
		st = sitting_fits(sitting, event, err);
	if (st)
		return st;
	/* else a running sitting could be resumed to win time back */
	if (event->kind == PR_EVENT_RESUME && sitting->state != PR_STATE_AWAY)
		return pr_fail(err, PR_ESTATE, "The sitting is running.");
	event->seq = sitting->seq + 1;
	event->boot_ms = now->boot_ms;
	event->wall_ms = now->wall_ms;
	if (event->kind == PR_EVENT_RESUME) {
		event->active_ms = sitting_resumed(sitting, now, &how);
		event->value = how;
	} else {
		event->active_ms = pr_sitting_active(sitting, now);
	}
	/* an answer read in time counts; nothing is ever later than the end */
	if (sitting->rules.timed &&
	    event->active_ms > sitting->rules.budget_ms + sitting->extra_ms)
		event->active_ms = sitting->rules.budget_ms + sitting->extra_ms;
	pr_event_chain(event, sitting->head);
	return PR_OK;
}

static enum pr_status
check_chain(const struct pr_sitting *s, const struct pr_event *event,
	    struct pr_err *err)
{
	struct pr_event again = *event;

	pr_event_chain(&again, s->head);
	if (event->seq == s->seq + 1 &&
	    memcmp(again.hash, event->hash, sizeof(again.hash)) == 0)
		return PR_OK;
	return pr_fail(err, PR_EDAMAGED,
		       "the log of this sitting is damaged at event %u",
		       (unsigned)event->seq);
}

static bool
is_time(int64_t ms)
{
	return ms >= -SITTING_TIME_MAX && ms <= SITTING_TIME_MAX;
}

static enum pr_status
check_times(const struct pr_sitting *s, const struct pr_event *event,
	    struct pr_err *err)
{
	if (event->active_ms < s->active_ms)
		return pr_fail(err, PR_EDAMAGED,
			       "time runs backwards at event %u",
			       (unsigned)event->seq);
	if (is_time(event->active_ms) && is_time(event->boot_ms) &&
	    is_time(event->wall_ms))
		return PR_OK;
	return pr_fail(err, PR_EDAMAGED,
		       "event %u happened at a time that cannot be",
		       (unsigned)event->seq);
}

static void
enter_break(struct pr_sitting *s, const struct pr_event *event)
{
	s->state = PR_STATE_BREAK;
	s->break_stops = event->value != 0;
	s->break_began_boot_ms = event->boot_ms;
	s->break_began_active_ms = event->active_ms;
	s->n_breaks++;
}

/* Adds the present stretch of a break, up to a moment of the same boot. */
static void
count_break(struct pr_sitting *s, int64_t boot_ms)
{
	int64_t ms = boot_ms - s->break_began_boot_ms;

	if (s->state == PR_STATE_BREAK && ms > 0)
		s->break_ms += ms;
}

static void
leave_break(struct pr_sitting *s, const struct pr_event *event)
{
	count_break(s, event->boot_ms);
	s->state = PR_STATE_RUNNING;
}

static void
go_away(struct pr_sitting *s, const struct pr_event *event)
{
	count_break(s, event->boot_ms);
	s->away_from = s->state;
	s->away_by = (int)event->value;
	s->state = PR_STATE_AWAY;
}

static void
resume(struct pr_sitting *s, const struct pr_event *event)
{
	/* of a break that outlived its process, what the log vouches for */
	count_break(s, s->boot_ms);
	if (s->state == PR_STATE_AWAY)
		s->state = s->away_from;
	s->away_from = PR_STATE_NEW;
	s->away_by = 0;
	if (event->value == PR_RESUME_UNCERTAIN)
		s->clock_uncertain = true;
	s->break_began_boot_ms = event->boot_ms;
	snprintf(s->boot_id, sizeof(s->boot_id), "%s",
		 event->body ? event->body : "");
}

static void
over(struct pr_sitting *s, const struct pr_event *event, enum pr_over_by by)
{
	count_break(s, event->boot_ms);
	s->state = PR_STATE_OVER;
	s->away_from = PR_STATE_NEW;
	s->away_by = 0;
	s->over_by = by;
	s->end_wall_ms = event->wall_ms;
}

/* The state as a whole; slots are changed by sitting_cell. */
static void
change_state(struct pr_sitting *s, const struct pr_event *event)
{
	switch (event->kind) {
	case PR_EVENT_BEGIN:
		s->state = PR_STATE_RUNNING;
		s->begin_wall_ms = event->wall_ms;
		snprintf(s->boot_id, sizeof(s->boot_id), "%s",
			 event->body ? event->body : "");
		break;
	case PR_EVENT_MOVE:
		s->at = event->slot;
		if (event->slot > s->furthest)
			s->furthest = event->slot;
		break;
	case PR_EVENT_BREAK_START:
		enter_break(s, event);
		break;
	case PR_EVENT_BREAK_END:
		leave_break(s, event);
		break;
	case PR_EVENT_SUSPEND:
		go_away(s, event);
		break;
	case PR_EVENT_RESUME:
		resume(s, event);
		break;
	case PR_EVENT_EXTRA_TIME:
		s->extra_ms += event->value;
		break;
	case PR_EVENT_TIMEOUT:
		over(s, event, PR_OVER_TIMEOUT);
		break;
	case PR_EVENT_END:
		over(s, event, PR_OVER_ENDED);
		break;
	case PR_EVENT_ABANDON:
		over(s, event, PR_OVER_ABANDONED);
		break;
	case PR_EVENT_SEAL:
		s->state = PR_STATE_SEALED;
		break;
	case PR_EVENT_ANSWER:
	case PR_EVENT_CLEAR:
	case PR_EVENT_FLAG:
	case PR_EVENT_STRIKE:
	case PR_EVENT_NOTE:
	case PR_EVENT_HIGHLIGHT:
	case PR_EVENT_REPORT:
	case PR_EVENT_CONFIDENCE:
	case PR_EVENT_SHOW:
	case PR_EVENT_UNDO:
	case PR_EVENT_HEARTBEAT:
		break;
	}
}

/* Active time since the last event belongs to the item on the screen. */
static void
charge_item(struct pr_sitting *s, const struct pr_event *event)
{
	int64_t ms = event->active_ms - s->active_ms;

	if (s->at >= 0 && ms > 0 && s->state == PR_STATE_RUNNING &&
	    event->kind != PR_EVENT_RESUME)
		s->cells[s->at].ms += ms;
}

enum pr_status
pr_sitting_apply(struct pr_sitting *sitting, const struct pr_event *event,
		 struct pr_err *err)
{
	enum pr_status st;

	st = sitting_allowed(sitting, event->kind, err);
	if (!st)
		st = sitting_fits(sitting, event, err);
	if (!st)
		st = check_chain(sitting, event, err);
	if (!st)
		st = check_times(sitting, event, err);
	if (st)
		return st;
	if (event->slot >= 0 &&
	    !sitting_cell(&sitting->cells[event->slot], event))
		return pr_fail(err, PR_ENOMEM, "out of memory");
	charge_item(sitting, event);
	change_state(sitting, event);
	sitting->seq = event->seq;
	sitting->active_ms = event->active_ms;
	sitting->boot_ms = event->boot_ms;
	sitting->wall_ms = event->wall_ms;
	memcpy(sitting->head, event->hash, sizeof(sitting->head));
	return PR_OK;
}

void
pr_sitting_gone(struct pr_sitting *sitting)
{
	if (sitting->state == PR_STATE_RUNNING ||
	    sitting->state == PR_STATE_BREAK) {
		count_break(sitting, sitting->boot_ms);
		sitting->away_from = sitting->state;
		sitting->state = PR_STATE_AWAY;
	}
	sitting->away_by = 0;
}

struct pr_sitting_counts
pr_sitting_count(const struct pr_sitting *sitting)
{
	struct pr_sitting_counts c = { 0 };

	for (size_t i = 0; i < sitting->n_slots; i++) {
		const struct pr_cell *cell = &sitting->cells[i];

		c.answered += cell->answered;
		c.unanswered += !cell->answered;
		c.flagged += cell->flagged;
		c.notes += cell->note != NULL;
		c.unseen += !cell->reached;
		c.seen_unanswered += cell->reached && !cell->answered;
		c.unsure += cell->confidence == 1 || cell->confidence == 2;
	}
	return c;
}

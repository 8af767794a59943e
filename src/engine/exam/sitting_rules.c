/* sitting_rules.c - what may happen when: the transitions, spelled out */
#include "sitting_internal.h"

#include <string.h>

/* The states in which a kind may happen, as bits. */
#define IN(state) (1U << (state))
#define OPEN (IN(PR_STATE_RUNNING) | IN(PR_STATE_BREAK))

static const unsigned allowed_in[PR_EVENT_LAST + 1] = {
	[PR_EVENT_BEGIN] = IN(PR_STATE_NEW),
	[PR_EVENT_ANSWER] = IN(PR_STATE_RUNNING),
	[PR_EVENT_CLEAR] = IN(PR_STATE_RUNNING),
	[PR_EVENT_FLAG] = IN(PR_STATE_RUNNING),
	[PR_EVENT_STRIKE] = IN(PR_STATE_RUNNING),
	[PR_EVENT_NOTE] = IN(PR_STATE_RUNNING),
	[PR_EVENT_HIGHLIGHT] = IN(PR_STATE_RUNNING),
	[PR_EVENT_MOVE] = IN(PR_STATE_RUNNING),
	[PR_EVENT_REPORT] = IN(PR_STATE_RUNNING),
	[PR_EVENT_CONFIDENCE] = IN(PR_STATE_RUNNING),
	[PR_EVENT_SHOW] = IN(PR_STATE_RUNNING),
	[PR_EVENT_UNDO] = IN(PR_STATE_RUNNING),
	[PR_EVENT_BREAK_START] = IN(PR_STATE_RUNNING),
	[PR_EVENT_BREAK_END] = IN(PR_STATE_BREAK),
	[PR_EVENT_SUSPEND] = OPEN,
	[PR_EVENT_RESUME] = OPEN | IN(PR_STATE_AWAY),
	[PR_EVENT_EXTRA_TIME] = OPEN,
	[PR_EVENT_HEARTBEAT] = OPEN,
	[PR_EVENT_TIMEOUT] = OPEN | IN(PR_STATE_AWAY),
	[PR_EVENT_END] = OPEN,
	[PR_EVENT_ABANDON] = OPEN | IN(PR_STATE_AWAY),
	[PR_EVENT_SEAL] = IN(PR_STATE_OVER),
};

static const char *
state_words(enum pr_sitting_state state)
{
	switch (state) {
	case PR_STATE_NEW:
		return "The sitting has not begun yet.";
	case PR_STATE_RUNNING:
		return "The sitting is running.";
	case PR_STATE_BREAK:
		return "You are on a break. End the break first.";
	case PR_STATE_AWAY:
		return "The sitting waits to be resumed.";
	case PR_STATE_OVER:
	case PR_STATE_SEALED:
		break;
	}
	return "The sitting is over and cannot be changed.";
}

enum pr_status
sitting_allowed(const struct pr_sitting *sitting, enum pr_event_kind kind,
		struct pr_err *err)
{
	if ((int)kind < PR_EVENT_BEGIN || (int)kind > PR_EVENT_LAST)
		return pr_fail(err, PR_EINVAL, "there is no event %d",
			       (int)kind);
	if (!(allowed_in[kind] & IN(sitting->state)))
		return pr_fail(err, PR_ESTATE, "%s",
			       state_words(sitting->state));
	if (kind == PR_EVENT_SHOW && !sitting->rules.feedback)
		return pr_fail(err, PR_ESTATE,
			       "An exam shows no answers before its end.");
	return PR_OK;
}

static bool
needs_slot(enum pr_event_kind kind)
{
	switch (kind) {
	case PR_EVENT_ANSWER:
	case PR_EVENT_CLEAR:
	case PR_EVENT_FLAG:
	case PR_EVENT_STRIKE:
	case PR_EVENT_NOTE:
	case PR_EVENT_HIGHLIGHT:
	case PR_EVENT_MOVE:
	case PR_EVENT_REPORT:
	case PR_EVENT_CONFIDENCE:
	case PR_EVENT_SHOW:
	case PR_EVENT_UNDO:
		return true;
	case PR_EVENT_BEGIN:
	case PR_EVENT_BREAK_START:
	case PR_EVENT_BREAK_END:
	case PR_EVENT_SUSPEND:
	case PR_EVENT_RESUME:
	case PR_EVENT_EXTRA_TIME:
	case PR_EVENT_HEARTBEAT:
	case PR_EVENT_TIMEOUT:
	case PR_EVENT_END:
	case PR_EVENT_ABANDON:
	case PR_EVENT_SEAL:
		break;
	}
	return false;
}

static bool
changes_answer(enum pr_event_kind kind)
{
	return kind == PR_EVENT_ANSWER || kind == PR_EVENT_CLEAR ||
	       kind == PR_EVENT_UNDO;
}

/*
 * What may still happen once the answer was shown. A review is for the
 * learner alone: there a slip of the hand is taken back even then, and the
 * item is asked again.
 */
static enum pr_status
shown_fits(const struct pr_sitting *sitting, const struct pr_event *event,
	   struct pr_err *err)
{
	if (event->kind == PR_EVENT_UNDO &&
	    sitting->rules.kind == PR_SITTING_REVIEW)
		return PR_OK;
	if (changes_answer(event->kind))
		return pr_fail(err, PR_ESTATE,
			       "The answer was shown, so this item is closed.");
	if (event->kind == PR_EVENT_CONFIDENCE)
		return pr_fail(err, PR_ESTATE,
			       "The answer was shown; how sure you were had to "
			       "be said before.");
	return PR_OK;
}

static enum pr_status
slot_fits(const struct pr_sitting *sitting, const struct pr_event *event,
	  struct pr_err *err)
{
	const struct pr_cell *cell;

	if (event->slot < 0 || (size_t)event->slot >= sitting->n_slots)
		return pr_fail(err, PR_EINVAL,
			       "There is no item %lld; this form has 1 to %zu.",
			       (long long)event->slot + 1, sitting->n_slots);
	cell = &sitting->cells[event->slot];
	if (event->kind == PR_EVENT_MOVE) {
		if (sitting->rules.linear && event->slot < sitting->furthest)
			return pr_fail(err, PR_ESTATE,
				       "This exam goes forward only.");
		return PR_OK;
	}
	if (!cell->reached)
		return pr_fail(err, PR_ESTATE,
			       "Item %d has not been displayed yet.",
			       event->slot + 1);
	if (sitting->rules.linear && event->slot != sitting->at)
		return pr_fail(err, PR_ESTATE, "This exam goes forward only.");
	if (cell->shown)
		return shown_fits(sitting, event, err);
	if (event->kind == PR_EVENT_UNDO && !cell->can_undo)
		return pr_fail(err, PR_ESTATE, "There is nothing to undo.");
	return PR_OK;
}

static enum pr_status
value_fits(const struct pr_event *event, struct pr_err *err)
{
	if (event->kind == PR_EVENT_ANSWER && !event->choice &&
	    (!event->body || !event->body[0]))
		return pr_fail(err, PR_EINVAL, "There is no answer in it.");
	if (event->kind == PR_EVENT_CONFIDENCE &&
	    (event->value < 1 || event->value > 3))
		return pr_fail(err, PR_EINVAL,
			       "Confidence is 1 a guess, 2 unsure or 3 sure.");
	if (event->kind == PR_EVENT_EXTRA_TIME &&
	    (event->value <= 0 || event->value > SITTING_EXTRA_MAX))
		return pr_fail(
			err, PR_EINVAL,
			"Extra time is above zero and at most 24 hours.");
	return PR_OK;
}

enum pr_status
sitting_fits(const struct pr_sitting *sitting, const struct pr_event *event,
	     struct pr_err *err)
{
	enum pr_status st;

	if (event->body && strlen(event->body) > PR_EVENT_BODY_MAX)
		return pr_fail(err, PR_EINVAL,
			       "The text is longer than %d characters.",
			       PR_EVENT_BODY_MAX);
	if (needs_slot(event->kind)) {
		st = slot_fits(sitting, event, err);
		if (st)
			return st;
	} else if (event->slot != -1) {
		return pr_fail(err, PR_EINVAL, "%s belongs to no item.",
			       pr_event_name(event->kind));
	}
	return value_fits(event, err);
}

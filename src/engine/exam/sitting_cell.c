/* sitting_cell.c - what an event does to the one slot it names */
#include "sitting_internal.h"

#include <stdlib.h>
#include <string.h>

/* Replaces *text by a copy; NULL or "" take it away. False without memory. */
static bool
set_text(char **text, const char *to)
{
	char *copy = NULL;

	if (to && to[0]) {
		size_t len = strlen(to) + 1;

		copy = malloc(len);
		if (!copy)
			return false;
		memcpy(copy, to, len);
	}
	free(*text);
	*text = copy;
	return true;
}

static bool
set_response(struct pr_cell *cell, uint32_t choice, const char *body,
	     bool answered)
{
	char *before = cell->body;

	cell->body = NULL;
	if (!set_text(&cell->body, body)) {
		cell->body = before;
		return false;
	}
	free(cell->before_body);
	cell->before_body = before;
	cell->before_choice = cell->choice;
	cell->before_answered = cell->answered;
	cell->can_undo = true;
	cell->choice = choice;
	cell->answered = answered;
	return true;
}

/* As if it had not been answered; there is no way back to the response. */
static void
open_again(struct pr_cell *cell)
{
	free(cell->body);
	free(cell->before_body);
	cell->body = NULL;
	cell->before_body = NULL;
	cell->choice = 0;
	cell->before_choice = 0;
	cell->answered = false;
	cell->before_answered = false;
	cell->can_undo = false;
	cell->confidence = 0;
	cell->shown = false;
}

/* Swaps present and former response: undo of an undo is a redo. */
static void
undo(struct pr_cell *cell)
{
	uint32_t choice = cell->choice;
	char *body = cell->body;
	bool answered = cell->answered;

	if (cell->shown) {
		open_again(cell);
		return;
	}
	cell->choice = cell->before_choice;
	cell->body = cell->before_body;
	cell->answered = cell->before_answered;
	cell->before_choice = choice;
	cell->before_body = body;
	cell->before_answered = answered;
}

bool
sitting_cell(struct pr_cell *cell, const struct pr_event *event)
{
	switch (event->kind) {
	case PR_EVENT_ANSWER:
		if (!set_response(cell, event->choice, event->body, true))
			return false;
		cell->n_answers++;
		return true;
	case PR_EVENT_CLEAR:
		return set_response(cell, 0, NULL, false);
	case PR_EVENT_UNDO:
		undo(cell);
		return true;
	case PR_EVENT_FLAG:
		cell->flagged = event->value != 0;
		return true;
	case PR_EVENT_STRIKE:
		cell->struck = event->choice;
		return true;
	case PR_EVENT_NOTE:
		return set_text(&cell->note, event->body);
	case PR_EVENT_HIGHLIGHT:
		return set_text(&cell->highlight, event->body);
	case PR_EVENT_MOVE:
		cell->reached = true;
		return true;
	case PR_EVENT_REPORT:
		cell->reported = true;
		return true;
	case PR_EVENT_CONFIDENCE:
		cell->confidence = (int)event->value;
		return true;
	case PR_EVENT_SHOW:
		cell->shown = true;
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
	return true;
}

void
sitting_cell_release(struct pr_cell *cell)
{
	free(cell->body);
	free(cell->before_body);
	free(cell->note);
	free(cell->highlight);
}

/* sit.c - from a plan or a paused sitting to the question screen */
#include "tui/sit.h"

#include "tui/views.h"
#include "words/say.h"

#include <stdio.h>

struct pr_plan
sit_plan_for(const char *exam, enum pr_sitting_kind kind)
{
	struct pr_plan plan = {
		.exam = exam, .kind = kind, .extra_min = -1, .breaks_stop = -1
	};

	return plan;
}

static const char *
copy(char out[65], const char *text)
{
	if (!text)
		return NULL;
	snprintf(out, 65, "%s", text);
	return out;
}

void
sit_plan_set(struct sit_plan *out, const struct pr_plan *plan)
{
	struct pr_plan given = *plan;

	out->plan = given;
	out->plan.exam = copy(out->exam, given.exam);
	out->plan.domain = copy(out->domain, given.domain);
	out->plan.task = copy(out->task, given.task);
}

static bool
act(struct tui *tui, enum pr_event_kind kind)
{
	struct pr_action action = { .kind = kind, .slot = -1 };

	return tui_do(tui, &action);
}

/* Takes the seat of a sitting that did not begin yet. */
static bool
begin(struct tui *tui, struct pr_seat *seat)
{
	tui_seat_take(tui, seat);
	if (act(tui, PR_EVENT_BEGIN) && tui_open(tui, &view_question, NULL))
		return true;
	tui_unseat(tui);
	return false;
}

bool
sit_start(struct tui *tui, const struct pr_plan *plan)
{
	struct pr_err err = { 0 };
	struct pr_seat *seat = NULL;

	if (pr_seat_start(tui_desk(tui), plan, &seat, &err) == PR_OK)
		return begin(tui, seat);
	tui_alarm(tui, &err);
	return false;
}

bool
sit_drill(struct tui *tui, const struct pr_drill_plan *plan)
{
	struct pr_err err = { 0 };
	struct pr_seat *seat = NULL;

	if (pr_drill_start(tui_desk(tui), plan, &seat, &err) == PR_OK)
		return begin(tui, seat);
	tui_alarm(tui, &err);
	return false;
}

static bool
go_on(struct tui *tui, struct pr_seat *seat)
{
	int waiting = pr_seat_emergency(seat);
	enum pr_sitting_state state = pr_seat_sitting(seat)->state;

	if (state == PR_STATE_NEW && !act(tui, PR_EVENT_BEGIN))
		return false;
	if (state != PR_STATE_NEW && !act(tui, PR_EVENT_RESUME))
		return false;
	if (!tui_open(tui, &view_question, NULL))
		return false;
	if (pr_seat_sitting(seat)->state == PR_STATE_BREAK)
		tui_open(tui, &view_break, NULL);
	if (waiting > 0)
		tui_open(tui, &view_rescue, NULL); /* offers them */
	else
		tui_say(tui, "Welcome back. Your answers are as you left "
			     "them.");
	return true;
}

bool
sit_resume(struct tui *tui, int64_t sitting)
{
	struct pr_err err = { 0 };
	struct pr_seat *seat = NULL;

	if (pr_seat_open(tui_desk(tui), sitting, &seat, &err) != PR_OK) {
		tui_alarm(tui, &err);
		return false;
	}
	tui_seat_take(tui, seat);
	if (go_on(tui, seat))
		return true;
	tui_unseat(tui);
	return false;
}

/* tui_seat.c - the live sitting: its clock, its warnings, its end */
#include "proctor/date.h"
#include "tui/tui_private.h"
#include "tui/views.h"
#include "words/say.h"

#include <stdio.h>
#include <string.h>

#define WARNING_STANDS_MS 60000
#define MINUTE_MS ((int64_t)60000)
#define ALARM_MS 300000 /* five minutes */

void
tui_seat_take(struct tui *tui, struct pr_seat *seat)
{
	tui_unseat(tui);
	tui->seat = seat;
	tui->time_hidden = tui->settings.hide_time;
	tui->warning[0] = '\0';
}

struct pr_seat *
tui_seat(const struct tui *tui)
{
	return tui->seat;
}

void
tui_unseat(struct tui *tui)
{
	pr_seat_leave(tui->seat);
	tui->seat = NULL;
	tui->warning[0] = '\0';
}

bool
tui_time_hidden(const struct tui *tui)
{
	return tui->time_hidden;
}

static enum pr_sitting_state
state(const struct tui *tui)
{
	return tui->seat ? pr_seat_sitting(tui->seat)->state : PR_STATE_NEW;
}

static bool
is_live(const struct tui *tui)
{
	enum pr_sitting_state s = state(tui);

	return tui->seat && (s == PR_STATE_RUNNING || s == PR_STATE_BREAK);
}

const char *
tui_seat_state(const struct tui *tui)
{
	static const char *const names[] = {
		[PR_STATE_NEW] = "new",     [PR_STATE_RUNNING] = "running",
		[PR_STATE_BREAK] = "break", [PR_STATE_AWAY] = "paused",
		[PR_STATE_OVER] = "over",   [PR_STATE_SEALED] = "over",
	};

	return tui->seat ? names[state(tui)] : "none";
}

static bool
is_timed(const struct tui *tui)
{
	return pr_seat_sitting(tui->seat)->rules.timed;
}

/* What stands at the right end of row 0. */
void
tui_seat_time(struct tui *tui)
{
	struct draw *d = &tui->draw;
	char left[PR_DURATION_TEXT];
	bool unsaved;
	int64_t ms;

	d->time = NULL;
	d->time_role = ROLE_TITLE;
	if (!is_live(tui))
		return;
	unsaved = pr_seat_unsaved(tui->seat);
	ms = is_timed(tui) ? pr_seat_left(tui->seat) : 0;
	if (tui->settings.calm && ms > 60000)
		ms = (ms + MINUTE_MS - 1) / MINUTE_MS * MINUTE_MS;
	pr_duration_format(left, ms);
	if (!is_timed(tui))
		snprintf(tui->time_text, sizeof(tui->time_text), "untimed");
	else if (tui->time_hidden)
		snprintf(tui->time_text, sizeof(tui->time_text), "time hidden");
	else if (draw_narrow(d))
		snprintf(tui->time_text, sizeof(tui->time_text), "left %s",
			 left);
	else if (ms <= ALARM_MS)
		snprintf(tui->time_text, sizeof(tui->time_text),
			 "** Time left  %s **", left);
	else
		snprintf(tui->time_text, sizeof(tui->time_text),
			 "Time left  %s", left);
	if (unsaved) {
		char shown[40];

		snprintf(shown, sizeof(shown), "%.39s", tui->time_text);
		snprintf(tui->time_text, sizeof(tui->time_text),
			 "NOT SAVED  %s", shown);
	}
	if (unsaved || (is_timed(tui) && ms <= ALARM_MS))
		d->time_role = ROLE_ALARM;
	d->time = tui->time_text;
}

static void
warn(struct tui *tui, int minutes)
{
	char said[SAY_MAX];
	struct pr_env env;

	tui_now(tui, &env);
	say_warning(said, minutes, pr_seat_sitting(tui->seat));
	snprintf(tui->warning, sizeof(tui->warning), "! %.397s", said);
	tui->warned_ms = env.boot_ms;
	tui->time_hidden = false;
	tui_say(tui, "%s", said);
}

/* A failure that is none: the answer is kept, and tried again. */
static void
say_failure(struct tui *tui, enum pr_status status, const struct pr_err *err)
{
	char said[SAY_MAX];

	tui_alarm(tui, err);
	if (status == PR_EUNSAVED)
		snprintf(tui->message, sizeof(tui->message), "%.399s",
			 say_unsaved(said, err));
}

void
tui_seat_tick(struct tui *tui)
{
	struct pr_tick tick = { 0 };
	char said[SAY_MAX];
	struct pr_err err = { 0 };
	struct pr_env env;
	enum pr_status status;

	tui_now(tui, &env);
	if (tui->warning[0] &&
	    env.boot_ms - tui->warned_ms >= WARNING_STANDS_MS)
		tui->warning[0] = '\0';
	if (!is_live(tui))
		return;
	status = pr_seat_tick(tui->seat, &tick, &err);
	if (tick.timed_out) {
		tui->warning[0] = '\0';
		tui_open(tui, &view_time_up, NULL);
	} else if (status != PR_OK) {
		say_failure(tui, status, &err);
	} else if (tick.warning_min > 0) {
		warn(tui, tick.warning_min);
	} else if (tick.saved_again) {
		tui_say(tui, "%s", say_saved_again(said));
	}
}

bool
tui_do(struct tui *tui, const struct pr_action *action)
{
	struct pr_err err = { 0 };
	enum pr_status status;

	if (!tui->seat)
		return false;
	tui_seat_tick(tui);
	if (state(tui) == PR_STATE_OVER || state(tui) == PR_STATE_SEALED)
		return false; /* the time was up just now */
	status = pr_seat_act(tui->seat, action, &err);
	if (status != PR_OK)
		say_failure(tui, status, &err);
	return status == PR_OK || status == PR_EUNSAVED;
}

static void
act_quietly(struct tui *tui, enum pr_event_kind kind, int64_t value,
	    const char *body)
{
	struct pr_action action = {
		.kind = kind, .slot = -1, .value = value, .body = body
	};
	struct pr_err err = { 0 };
	enum pr_status status = pr_seat_act(tui->seat, &action, &err);

	if (status != PR_OK)
		say_failure(tui, status, &err);
}

void
tui_seat_away(struct tui *tui, int why)
{
	if (is_live(tui))
		act_quietly(tui, PR_EVENT_SUSPEND, why, NULL);
}

void
tui_seat_again(struct tui *tui)
{
	struct pr_env env;

	if (!tui->seat || state(tui) != PR_STATE_AWAY)
		return;
	tui_now(tui, &env);
	act_quietly(tui, PR_EVENT_RESUME, PR_RESUME_EXACT, env.boot_id);
	tui_seat_tick(tui);
}

/* When the loop must wake for the sitting: the next second shown. */
int64_t
tui_seat_due(const struct tui *tui, int64_t boot_ms)
{
	int64_t left;
	int64_t step = 1000;

	if (!is_live(tui))
		return INT64_MAX;
	if (!is_timed(tui))
		return boot_ms + 30000;
	left = pr_seat_left(tui->seat);
	if (tui->time_hidden || tui->settings.calm)
		step = left > 60000 ? 60000 : 1000;
	step = left % step ? left % step : step;
	return boot_ms + (step < 5000 ? step : 5000); /* the heartbeat */
}

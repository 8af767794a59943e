/* tick.c - what happens by itself: heartbeat, warnings, the end of time */
#include "seat_internal.h"

/* While nothing else is written, this bounds what a crash gives back. */
#define HEARTBEAT_MS 5000

static const int warnings_min[] = { 30, 15, 5, 1 };

/* The narrowest warning that this much time left falls under, 0 none. */
static int
warning_at(int64_t left_ms)
{
	int found = 0;

	for (size_t i = 0; i < PR_LEN(warnings_min); i++)
		if (left_ms <= (int64_t)warnings_min[i] * 60000)
			found = warnings_min[i];
	return found;
}

static int
warn_once(struct pr_seat *seat, int64_t left_ms)
{
	const struct pr_sitting *s = seat->sitting;
	int now = warning_at(left_ms);

	if (!now || left_ms <= 0)
		return 0;
	/* an exam that starts under a mark needs no warning of that mark */
	if (s->rules.budget_ms + s->extra_ms <= (int64_t)now * 60000)
		return 0;
	if (seat->warned_min && now >= seat->warned_min)
		return 0;
	seat->warned_min = now;
	return now;
}

static enum pr_status
retry(struct pr_seat *seat, int64_t boot_ms, struct pr_tick *out)
{
	if (!seat->n_pending ||
	    (boot_ms < seat->retry_boot_ms && !seat->test_clock))
		return PR_OK;
	if (app_seat_retry(seat, NULL) == PR_OK)
		out->saved_again = true;
	return PR_OK;
}

static enum pr_status
heartbeat(struct pr_seat *seat, const struct pr_clocks *now, struct pr_err *err)
{
	struct pr_event event = { .kind = PR_EVENT_HEARTBEAT, .slot = -1 };

	if (seat->test_clock || !seat->sitting->rules.timed ||
	    seat->n_pending ||
	    now->boot_ms - seat->sitting->boot_ms < HEARTBEAT_MS)
		return PR_OK;
	return app_seat_event(seat, &event, err);
}

static enum pr_status
time_up(struct pr_seat *seat, struct pr_tick *out, struct pr_err *err)
{
	struct pr_event event = { .kind = PR_EVENT_TIMEOUT, .slot = -1 };
	enum pr_status st = app_seat_event(seat, &event, err);

	if (!st || st == PR_EUNSAVED)
		out->timed_out = true;
	return st ? st : app_seat_seal(seat, err);
}

enum pr_status
pr_seat_tick(struct pr_seat *seat, struct pr_tick *out, struct pr_err *err)
{
	const struct pr_sitting *s = seat->sitting;
	struct pr_env env;
	struct pr_clocks now;
	enum pr_status st;

	*out = (struct pr_tick){ 0 };
	app_now(seat->desk, &env, &now);
	st = retry(seat, now.boot_ms, out);
	if (!st && s->state == PR_STATE_OVER && !seat->n_pending)
		return app_seat_seal(seat, err);
	if (st || (s->state != PR_STATE_RUNNING && s->state != PR_STATE_BREAK))
		return st;
	out->left_ms = pr_sitting_left(s, &now);
	if (s->rules.timed && out->left_ms == 0)
		return time_up(seat, out, err);
	if (s->rules.timed)
		out->warning_min = warn_once(seat, out->left_ms);
	return heartbeat(seat, &now, err);
}

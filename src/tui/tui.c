/* tui.c - the loop: wait, read all keys, let time pass, paint once */
#include "tui/sit.h"
#include "tui/term.h"
#include "tui/tui_private.h"
#include "tui/views.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The test clock moves in steps, so that what is due happens in order. */
#define STEP_MS 30000

struct pr_desk *
tui_desk(struct tui *tui)
{
	return tui->options.desk;
}

const char *
tui_program(const struct tui *tui)
{
	return tui->options.program ? tui->options.program : "proctor";
}

void
tui_now(struct tui *tui, struct pr_env *out)
{
	pr_clock_read(tui->options.clock, out);
}

bool
tui_unicode(const struct tui *tui)
{
	return tui->draw.unicode;
}

int
tui_colours(const struct tui *tui)
{
	return tui->draw.colours;
}

/* The earliest moment at which a view or the sitting wants to be woken. */
static int64_t
next_due(struct tui *tui, int64_t boot_ms)
{
	int64_t due = tui_seat_due(tui, boot_ms);

	for (int i = 0; i < tui->n; i++) {
		struct view *view = tui->stack[i];
		int64_t own = view->ops->due ? view->ops->due(view) : INT64_MAX;

		due = own < due ? own : due;
	}
	if (tui->warning[0] && tui->warned_ms + 60000 < due)
		due = tui->warned_ms + 60000;
	return due;
}

static void
run_due(struct tui *tui)
{
	struct pr_env env;

	tui_seat_tick(tui);
	tui_now(tui, &env);
	for (int i = 0; i < tui->n; i++) {
		struct view *view = tui->stack[i];

		if (view->ops->tick && view->ops->due &&
		    view->ops->due(view) <= env.boot_ms)
			tui_next(tui, view, view->ops->tick(view));
	}
	tui_reap(tui);
}

static void
move_clock(struct tui *tui, int64_t ms)
{
	while (ms > 0) {
		struct pr_env env;
		int64_t step = ms < STEP_MS ? ms : STEP_MS;
		int64_t due;

		tui_now(tui, &env);
		due = next_due(tui, env.boot_ms) - env.boot_ms;
		if (due >= 1000 && due < step)
			step = due;
		pr_clock_test_advance(tui->options.clock, step);
		run_due(tui);
		ms -= step;
	}
}

static int64_t
timeout(struct tui *tui)
{
	struct pr_env env;
	int64_t due;

	tui_now(tui, &env);
	if (env.test_clock)
		return -1; /* only the harness moves it */
	due = next_due(tui, env.boot_ms);
	if (due == INT64_MAX)
		return -1;
	return due > env.boot_ms ? due - env.boot_ms : 0;
}

static void
leave_for_signal(struct tui *tui, unsigned woke)
{
	int sig = woke & WAKE_SIGNAL ? term_signal() : SIGHUP;

	tui_seat_away(tui, sig == SIGHUP ? PR_AWAY_HANGUP : PR_AWAY_TERMINATED);
	tui->by_signal = sig;
	tui->quit = true;
}

static bool
take_sync(struct tui *tui)
{
	int64_t ms;

	if (!tui_sync_read(tui, &ms) || ms < 0)
		return false;
	move_clock(tui, ms);
	return true;
}

static bool
take_keys(struct tui *tui)
{
	struct key key;
	bool any = false;

	tui->turn_keys = 0;
	while (!tui->quit && tui->n > 0 && term_key(&key)) {
		any = true;
		tui_dispatch(tui, &key);
	}
	return any;
}

/* A test clock moves only when it is told to, and then it paints. */
static bool
still(struct tui *tui)
{
	struct pr_env env;

	tui_now(tui, &env);
	return env.test_clock;
}

/* One turn; true when something is to be painted. */
static bool
turn(struct tui *tui)
{
	unsigned woke = term_wait(timeout(tui), tui->sync_fd);
	bool paint = (woke & (WAKE_SIZE | WAKE_CONTINUED)) != 0;

	if (woke & (WAKE_SIGNAL | WAKE_GONE)) {
		leave_for_signal(tui, woke);
		return false;
	}
	if (woke & WAKE_STOP) {
		tui_seat_away(tui, PR_AWAY_STOPPED);
		term_suspend();
		tui_seat_again(tui);
		paint = true;
	}
	if (woke & (WAKE_SIZE | WAKE_CONTINUED))
		term_resized();
	if (woke & WAKE_SYNC)
		paint |= take_sync(tui);
	paint |= take_keys(tui);
	if (!tui->quit && (paint || (woke & WAKE_TIME))) {
		run_due(tui);
		paint |= tui->seat != NULL && !still(tui);
	}
	return paint;
}

static void
loop(struct tui *tui)
{
	tui_paint(tui);
	term_ready();
	tui_sync_frame(tui);
	while (!tui->quit && tui->n > 0) {
		if (!turn(tui) || tui->quit || tui->n == 0)
			continue;
		tui_paint(tui);
		tui_sync_frame(tui);
	}
}

/* Who has a sitting waiting is asked nothing: home offers it first. */
static bool
is_first_start(struct tui *tui)
{
	struct pr_paused_row *rows = NULL;
	struct pr_err err = { 0 };
	size_t n = 0;

	if (pr_desk_learner(tui->options.desk)->purpose != PR_PURPOSE_UNKNOWN)
		return false;
	if (pr_seat_paused(tui->options.desk, &rows, &n, &err) != PR_OK)
		tui_alarm(tui, &err);
	free(rows);
	return n == 0;
}

static bool
open_start(struct tui *tui)
{
	const struct tui_options *o = &tui->options;
	struct view_begin_arg begin = { &o->plan };
	struct view_practice_arg practice = { o->plan.exam, o->plan.domain };
	struct view_score_arg score = { o->sitting };

	switch (o->start) {
	case TUI_START_HOME:
		return tui_open(tui, &view_home, NULL) &&
		       (!is_first_start(tui) ||
			tui_open(tui, &view_first, NULL));
	case TUI_START_PLAN:
		if (o->plan.kind == PR_SITTING_PRACTICE ||
		    o->plan.kind == PR_SITTING_REVIEW)
			return sit_start(tui, &o->plan);
		return tui_open(tui, &view_begin, &begin);
	case TUI_START_DRILL:
		return sit_drill(tui, &o->drill);
	case TUI_START_PRACTICE:
		return tui_open(tui, &view_practice, &practice);
	case TUI_START_RESUME:
		return tui_open(tui, &view_resume, &o->sitting);
	case TUI_START_REPORT:
		return tui_open(tui, &view_score, &score);
	}
	return false;
}

static void
say_at_start(struct tui *tui, const char *fallback)
{
	if (tui->message[0])
		return;
	if (fallback)
		tui_say(tui,
			"This terminal's type is not known here; it is "
			"treated as %s.",
			fallback);
	else if (tui->options.notice)
		tui_say(tui, "%s", tui->options.notice);
}

enum pr_status
tui_run(const struct tui_options *options, int *by_signal, struct pr_err *err)
{
	struct tui tui = { .options = *options, .settings = options->settings };
	const char *fallback;
	enum pr_status status;

	*by_signal = 0;
	status = term_open(options->no_color, &fallback, err);
	if (status != PR_OK)
		return status;
	tui.sync_fd = tui_sync_open();
	tui_settings_apply(&tui);
	if (open_start(&tui)) {
		say_at_start(&tui, fallback);
		loop(&tui);
	} else {
		status = pr_fail(err, PR_ESTATE, "%s", tui.message);
	}
	tui_seat_away(&tui, PR_AWAY_LEFT); /* unless it is already */
	tui_close_all(&tui);
	tui_unseat(&tui);
	term_close();
	*by_signal = tui.by_signal;
	return status;
}

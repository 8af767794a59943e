/* tui_stack.c - views on views, and how a key reaches one */
#include "tui/term.h"
#include "tui/tui_private.h"
#include "tui/views.h"
#include "util/mem.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A held key comes again sooner than this; fingers do not. */
#define REPEAT_MS 250
#define HELD_MS 100

struct view *
tui_top(const struct tui *tui)
{
	for (int i = tui->n - 1; i >= 0; i--)
		if (!tui->dead[i])
			return tui->stack[i];
	return NULL;
}

static void
free_view(struct view *view)
{
	if (view->ops->close)
		view->ops->close(view);
	free(view->state);
	free(view);
}

bool
tui_open(struct tui *tui, const struct view_ops *ops, const void *arg)
{
	struct pr_err err = { 0 };
	struct view *view;

	if (tui->n == TUI_STACK) {
		tui_say(tui, "Too many screens are open. Esc goes back.");
		return false;
	}
	view = calloc(1, sizeof(*view));
	if (view)
		view->state = mem_array(1, ops->state_size + 1);
	if (!view || !view->state) {
		free(view);
		tui_say(tui, "There is not enough memory for this screen.");
		return false;
	}
	view->ops = ops;
	view->tui = tui;
	if (ops->open && ops->open(view, arg, &err) != PR_OK) {
		free_view(view);
		tui_alarm(tui, &err);
		return false;
	}
	tui->dead[tui->n] = false;
	tui->stack[tui->n++] = view;
	return true;
}

void
tui_home(struct tui *tui)
{
	for (int i = 1; i < tui->n; i++)
		tui->dead[i] = true;
}

/* Frees the dead ones; true when the top one was among them. */
static bool
bury(struct tui *tui)
{
	bool uncovered = tui->n > 0 && tui->dead[tui->n - 1];
	int kept = 0;

	for (int i = 0; i < tui->n; i++) {
		if (tui->dead[i]) {
			free_view(tui->stack[i]);
			continue;
		}
		tui->dead[kept] = false;
		tui->stack[kept++] = tui->stack[i];
	}
	tui->n = kept;
	return uncovered;
}

/*
 * Views close only between two keys: one of them may be running. The one that
 * comes to light may close itself or open another, so it goes on until all
 * are alive.
 */
void
tui_reap(struct tui *tui)
{
	bool again = true;

	while (again) {
		bool uncovered = bury(tui);
		struct view *top = tui_top(tui);

		if (uncovered && top && top->ops->back)
			tui_next(tui, top, top->ops->back(top));
		again = tui->n > 0 && tui->dead[tui->n - 1];
	}
}

void
tui_close_all(struct tui *tui)
{
	while (tui->n > 0)
		free_view(tui->stack[--tui->n]);
}

void
tui_next(struct tui *tui, struct view *view, enum view_next next)
{
	if (next == VIEW_QUIT)
		tui->quit = true;
	for (int i = 0; i < tui->n && next == VIEW_CLOSE; i++)
		if (tui->stack[i] == view)
			tui->dead[i] = true;
}

bool
tui_may(const struct view *view, const struct keymap_row *row)
{
	return !view->ops->may || row->action == ACT_HELP ||
	       row->action == ACT_COMMANDS || row->action == ACT_REDRAW ||
	       row->action == ACT_SUSPEND || row->action == ACT_MOUSE ||
	       row->action == ACT_LEAVE || row->action == ACT_BACK ||
	       view->ops->may(view, row->action);
}

static void
leave(struct tui *tui, struct view *top)
{
	/* the book of a sitting lies over the item */
	bool sitting =
		tui->seat && (top->ops->screen & (ON_SITTING | ON_CODES));

	bool kept = sitting && !tui->options.preview;

	if (kept && top->ops != &view_leave)
		tui_open(tui, &view_leave, NULL);
	else if (tui->n > 1 && (kept || !sitting))
		tui_next(tui, top, VIEW_CLOSE);
	else
		tui->quit = true;
}

static void
flip_mouse(struct tui *tui)
{
	bool on = !tui->settings.mouse;

	if (tui_settings_save(tui, "mouse", on ? "on" : "off"))
		tui_say(tui,
			on ? "Mouse on: a click chooses, the wheel moves."
			   : "Mouse off: the terminal selects text again.");
}

static void
suspend(struct tui *tui)
{
	tui_seat_away(tui, PR_AWAY_STOPPED);
	term_suspend();
	tui_seat_again(tui);
}

/* What works on every screen; false when it is the view's. */
static bool
run_common(struct tui *tui, struct view *top, enum action action)
{
	if (action == ACT_HELP && top->ops != &view_help)
		tui_open(tui, &view_help, top);
	else if (action == ACT_COMMANDS && top->ops != &view_palette)
		tui_open(tui, &view_palette, top);
	else if (action == ACT_REDRAW)
		term_repaint();
	else if (action == ACT_SUSPEND)
		suspend(tui);
	else if (action == ACT_MOUSE)
		flip_mouse(tui);
	else if (action == ACT_LEAVE)
		leave(tui, top);
	else if (action == ACT_TIME && tui->seat)
		tui_say(tui,
			(tui->time_hidden = !tui->time_hidden)
				? "Time left hidden; it comes back at each "
				  "warning. t shows it."
				: "Time left shown.");
	else
		return false;
	return true;
}

void
tui_run_action(struct tui *tui, enum action action, int key)
{
	struct view *top = tui_top(tui);
	const struct keymap_row *row = keymap_action(top->ops->screen, action);

	if (!row || !tui_may(top, row)) {
		tui_say(tui, "That cannot be done here now.");
		return;
	}
	if (!run_common(tui, top, action))
		tui_next(tui, top, top->ops->act(top, action, key));
}

static void
note_repeat(struct tui *tui, int code)
{
	struct pr_env env;
	int64_t now;

	tui_now(tui, &env);
	now = term_ms();
	tui->repeated = code == tui->last_key &&
			now - tui->last_key_ms <
				(code == KC_ENTER ? REPEAT_MS : HELD_MS);
	/* Under a test clock only keys of one burst count as held. */
	if (env.test_clock)
		tui->repeated = code == tui->last_key && tui->turn_keys > 0;
	tui->turn_keys++;
	tui->last_key = code;
	tui->last_key_ms = now;
}

static int
from_mouse(const struct tui *tui, const struct key *key)
{
	if (key->mouse == KEY_WHEEL_UP)
		return KC_UP;
	if (key->mouse == KEY_WHEEL_DOWN)
		return KC_DOWN;
	return draw_target_at(&tui->draw, key->row, key->col);
}

static void
by_table(struct tui *tui, struct view *top, int code)
{
	const struct keymap_row *row = keymap_find(top->ops->screen, code);

	if (!row) {
		tui_say(tui, "That key does nothing here. ? shows the keys.");
		return;
	}
	if (tui->repeated && row->action == ACT_ENTER &&
	    (top->ops->screen & (ON_SITTING | ON_TUTORIAL | ON_TIME_UP)))
		return; /* a held Enter must not skip items */
	tui_run_action(tui, row->action, code);
}

void
tui_dispatch(struct tui *tui, const struct key *key)
{
	struct view *top = tui_top(tui);
	int code = key->code;

	if (!top || code == KC_UNKNOWN)
		return;
	note_repeat(tui, code);
	tui->message[0] = '\0';
	tui->alarm = false;
	if (tui_too_small(tui)) {
		if (code == 'q' || code == (KC_CTRL | 'c'))
			tui->quit = true;
		return;
	}
	if (!top->ops->type || !top->ops->type(top, key)) {
		if (code == KC_MOUSE)
			code = from_mouse(tui, key);
		if (code == KC_PASTE)
			tui_say(tui, "Only a text field takes a paste. "
				     "Nothing was done.");
		else if (code != KC_NONE)
			by_table(tui, top, code);
	}
	tui_reap(tui);
	if (tui->pending != ACT_NONE && tui_top(tui)) {
		enum action action = tui->pending;

		tui->pending = ACT_NONE;
		tui_run_action(tui, action, KC_NONE);
		tui_reap(tui);
	}
}

bool
tui_repeated(const struct tui *tui)
{
	return tui->repeated;
}

void
tui_say(struct tui *tui, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(tui->message, sizeof(tui->message), fmt, ap);
	va_end(ap);
	tui->alarm = false;
}

void
tui_alarm(struct tui *tui, const struct pr_err *err)
{
	const char *text =
		err->text[0] ? err->text : pr_status_text(err->status);
	size_t len = strlen(text);
	bool stop = len && text[len - 1] == '.';
	bool lower = text[0] >= 'a' && text[0] <= 'z';

	snprintf(tui->message, sizeof(tui->message), "%c%s%s",
		 lower ? text[0] - 32 : text[0], len ? text + 1 : "",
		 stop ? "" : ".");
	tui->alarm = true;
}

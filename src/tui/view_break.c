/* view_break.c - a break: the item is hidden, the clock is told plainly */
#include "tui/sit_look.h"
#include "tui/views.h"

#include <stdio.h>

static enum pr_status
open(struct view *view, const void *arg, struct pr_err *err)
{
	const struct pr_sitting *s = sit_state(view->tui);

	(void)arg;
	if (!s || s->state != PR_STATE_BREAK)
		return pr_fail(err, PR_ESTATE, "There is no break to show.");
	return PR_OK;
}

static int64_t
break_ms(const struct view *view)
{
	const struct pr_sitting *s = sit_state(view->tui);
	struct pr_env env;

	tui_now(view->tui, &env);
	return env.boot_ms - s->break_began_boot_ms;
}

static void
draw(struct view *view, struct draw *d)
{
	const struct pr_sitting *s = sit_state(view->tui);
	char title[SIT_TITLE];
	char said[SAY_MAX];
	char now[24];
	char all[24];
	struct rect b;
	int row;
	int col = draw_narrow(d) ? 2 : 12;

	sit_title(title, view->tui, d, "Break");
	b = draw_frame(d, title, NULL, false);
	if (!s || s->state != PR_STATE_BREAK)
		return;
	row = b.row + (draw_low(d) ? 0 : 2);
	draw_at(d, row++, col, ROLE_HEADING, "You are on a break.");
	row += !draw_low(d);
	if (s->rules.timed)
		draw_at(d, row++, col, s->break_stops ? ROLE_TEXT : ROLE_WARN,
			s->break_stops ? "The exam clock STANDS STILL."
				       : "The exam clock IS RUNNING.");
	sit_clock(now, break_ms(view));
	sit_clock(all, break_ms(view) + s->break_ms);
	draw_fmt(d, row++, col, ROLE_TEXT, "This break  %s", now);
	draw_fmt(d, row++, col, ROLE_TEXT, "In all      %s in %s", all,
		 say_count(said, s->n_breaks, "break"));
	row += !draw_low(d);
	draw_fmt(d, row++, col, ROLE_TEXT, "The item is hidden. %s saved.",
		 say_count(said, pr_sitting_count(s).answered, "answer"));
	row += !draw_low(d);
	draw_at(d, row, col - 2, ROLE_FOCUS, ">");
	draw_fmt(d, row, col, ROLE_TEXT, "Press Enter to go back to item %d.",
		 s->at + 1);
	draw_focus(d, row, col - 2);
}

static enum view_next
act(struct view *view, enum action action, int key)
{
	char said[SAY_MAX];

	(void)key;
	if (action != ACT_ENTER && action != ACT_BACK)
		return VIEW_STAY;
	if (!sit_do(view->tui, PR_EVENT_BREAK_END, -1, 0))
		return VIEW_STAY;
	sit_say(view->tui, say_break_over(said, sit_state(view->tui)));
	return VIEW_CLOSE;
}

static enum view_next
back(struct view *view)
{
	const struct pr_sitting *s = sit_state(view->tui);

	return s && s->state == PR_STATE_BREAK ? VIEW_STAY : VIEW_CLOSE;
}

/* The length of the break is on the screen, each second or each minute. */
static int64_t
due(const struct view *view)
{
	const struct pr_sitting *s = sit_state(view->tui);
	int64_t step = tui_settings(view->tui)->calm ? 60000 : 1000;
	int64_t ms;

	if (!s || s->state != PR_STATE_BREAK)
		return INT64_MAX;
	ms = break_ms(view);
	return s->break_began_boot_ms + (ms / step + 1) * step;
}

static enum view_next
tick(struct view *view)
{
	return back(view);
}

const struct view_ops view_break = {
	.screen = ON_BREAK,
	.state_size = 1,
	.open = open,
	.draw = draw,
	.act = act,
	.back = back,
	.due = due,
	.tick = tick,
};

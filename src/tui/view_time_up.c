/* view_time_up.c - the time is over; waits for Enter */
#include "tui/sit_look.h"
#include "tui/views.h"
#include "words/coded.h"

#include <stdio.h>

/* Keys already under way when the time ended do not close this page. */
#define DEAF_MS 250

struct time_up {
	int64_t opened_ms; /* boot_ms */
};

/* What stands behind this page. */
static const char *
page_of(const struct view *view)
{
	return sit_state(view->tui)->rules.kind == PR_SITTING_DRILL
		       ? "closing page"
		       : "score report";
}

static enum pr_status
open(struct view *view, const void *arg, struct pr_err *err)
{
	struct time_up *s = view->state;
	struct pr_env env;

	(void)arg;
	if (!sit_state(view->tui))
		return pr_fail(err, PR_ESTATE, "No sitting is open.");
	tui_now(view->tui, &env);
	s->opened_ms = env.boot_ms;
	tui_say(view->tui,
		"The time is over and the %s has ended by itself. Enter shows "
		"the %s.",
		say_what(sit_state(view->tui)), page_of(view));
	return PR_OK;
}

static void
draw(struct view *view, struct draw *d)
{
	const struct pr_sitting *s = sit_state(view->tui);
	char title[SIT_TITLE];
	char said[SAY_MAX];
	struct pr_sitting_counts c;
	struct rect b;
	struct rect r;
	int row;
	int col = draw_narrow(d) ? 2 : 12;

	sit_title(title, view->tui, d, "TIME UP");
	b = draw_frame(d, title, NULL, false);
	if (!s)
		return;
	c = pr_sitting_count(s);
	r = (struct rect){ b.row, col, b.rows, b.cols - col - 2 };
	row = draw_low(d) ? 0 : 3;
	draw_at(d, b.row + row, col, ROLE_ALARM, "TIME UP");
	row = draw_wrap(d, r, row + 2, ROLE_TEXT, say_time_up(said, s));
	snprintf(said, sizeof(said),
		 "%d answered, %d without an answer. Every answer that was "
		 "given counts.",
		 c.answered, c.unanswered);
	row = draw_wrap(d, r, row, ROLE_TEXT, said);
	row += 1;
	draw_at(d, b.row + row, col - 2, ROLE_FOCUS, ">");
	draw_fmt(d, b.row + row, col, ROLE_TEXT, "Press Enter for the %s.",
		 page_of(view));
	draw_focus(d, b.row + row, col - 2);
}

static enum view_next
act(struct view *view, enum action action, int key)
{
	struct time_up *s = view->state;
	struct pr_env env;

	(void)key;
	tui_now(view->tui, &env);
	if (action == ACT_ENTER && env.boot_ms - s->opened_ms >= DEAF_MS)
		return VIEW_CLOSE;
	tui_say(view->tui, "The %s is over. Press Enter for the %s.",
		say_what(sit_state(view->tui)), page_of(view));
	return VIEW_STAY;
}

const struct view_ops view_time_up = {
	.screen = ON_TIME_UP,
	.state_size = sizeof(struct time_up),
	.open = open,
	.draw = draw,
	.act = act,
};

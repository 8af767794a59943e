/* view_leave.c - q in a sitting: what the clock does, answers are kept */
#include "tui/form.h"
#include "tui/sit_look.h"
#include "tui/views.h"

#include <stdio.h>

enum line {
	LINE_STAY,
	LINE_LEAVE,
	LINE_END,
	LINES
};

struct leave {
	struct list list;
	bool warned; /* that not everything is written */
};

static enum pr_status
open(struct view *view, const void *arg, struct pr_err *err)
{
	struct leave *s = view->state;

	(void)arg;
	if (!sit_live(view->tui))
		return pr_fail(err, PR_ESTATE, "No sitting is open.");
	s->list.n = LINES;
	tui_say(view->tui, "Nothing has been left yet.");
	return PR_OK;
}

static const char *
line_text(const struct view *view, enum line line)
{
	const struct pr_sitting *s = sit_state(view->tui);

	switch (line) {
	case LINE_STAY:
		return "Stay (Enter or Esc)";
	case LINE_LEAVE:
		return "Leave; go on another time";
	case LINE_END:
	case LINES:
		break;
	}
	return s->rules.feedback ? "End it now and see how it went"
				 : "End the exam (asks again)";
}

static void
draw(struct view *view, struct draw *d)
{
	struct leave *s = view->state;
	const struct pr_sitting *sitting = sit_state(view->tui);
	char title[SIT_TITLE];
	char said[SAY_MAX];
	char text[2 * SAY_MAX];
	struct rect b;
	struct rect r;
	int row;

	sit_title(title, view->tui, d, "Leave?");
	b = draw_frame(d, title, NULL, false);
	if (!sit_live(view->tui))
		return;
	r = (struct rect){ b.row, 2, b.rows, b.cols - 4 };
	r.cols = r.cols > 76 ? 76 : r.cols;
	row = !draw_low(d);
	snprintf(text, sizeof(text), "%s %s", say_counts(said, sitting),
		 pr_seat_unsaved(tui_seat(view->tui))
			 ? "NOT SAVED yet: the disk takes no answers; they "
			   "wait in the emergency file."
			 : "All answers are kept on the disk.");
	row = draw_wrap(d, r, row, ROLE_TEXT, text);
	row += !draw_low(d);
	if (sitting->rules.timed)
		row = draw_wrap(d, r, row, ROLE_WARN,
				say_policy(said, sitting->rules.policy));
	row += !draw_low(d);
	for (int i = 0; i < LINES; i++) {
		bool focus = i == s->list.at;

		draw_fmt(d, b.row + row + i, 2, focus ? ROLE_FOCUS : ROLE_TEXT,
			 "%s %s", focus ? ">" : " ",
			 line_text(view, (enum line)i));
		if (focus)
			draw_focus(d, b.row + row + i, 2);
	}
}

static enum view_next
leave(struct view *view)
{
	struct leave *s = view->state;
	struct tui *tui = view->tui;
	char said[SAY_MAX];

	if (pr_seat_unsaved(tui_seat(tui)) && !s->warned) {
		s->warned = true;
		tui_say(tui, "NOT SAVED: answers wait in the emergency file. "
			     "Enter once more leaves all the same.");
		return VIEW_STAY;
	}
	say_suspended(said, sit_state(tui));
	if (!sit_do(tui, PR_EVENT_SUSPEND, -1, PR_AWAY_LEFT))
		return VIEW_STAY;
	if (pr_seat_unsaved(tui_seat(tui)) && !s->warned) {
		s->warned = true; /* NOT SAVED stands on the message row */
		(void)sit_do(tui, PR_EVENT_RESUME, -1, 0);
		return VIEW_STAY;
	}
	tui_unseat(tui);
	tui_say(tui, "%s", said);
	return VIEW_CLOSE;
}

static enum view_next
enter(struct view *view)
{
	struct leave *s = view->state;

	if (s->list.at == LINE_LEAVE)
		return leave(view);
	if (s->list.at == LINE_END) {
		tui_open(view->tui, &view_end, NULL);
		return VIEW_CLOSE;
	}
	tui_say(view->tui, "Still here.");
	return VIEW_CLOSE;
}

static enum view_next
act(struct view *view, enum action action, int key)
{
	struct leave *s = view->state;

	(void)key;
	if (list_move(&s->list, action, LINES))
		return VIEW_STAY;
	if (action == ACT_ENTER)
		return enter(view);
	if (action == ACT_BACK) {
		tui_say(view->tui, "Still here.");
		return VIEW_CLOSE;
	}
	return VIEW_STAY;
}

static enum view_next
back(struct view *view)
{
	return sit_live(view->tui) ? VIEW_STAY : VIEW_CLOSE;
}

const struct view_ops view_leave = {
	.screen = ON_LEAVE,
	.state_size = sizeof(struct leave),
	.open = open,
	.draw = draw,
	.act = act,
	.back = back,
};

/*
 * view_rescue.c - answers of an emergency file: take them in or not
 *
 * They were given when the disk could not be written to; nothing is taken
 * in, or thrown away, without being asked.
 */
#include "tui/form.h"
#include "tui/sit_look.h"
#include "tui/views.h"

enum line {
	LINE_TAKE,
	LINE_LATER,
	LINE_DROP,
	LINES
};

struct rescue {
	struct list list;
};

static const char *const lines[LINES] = {
	"1 Take them in",
	"2 Decide later; they stay where they are",
	"3 Throw them away",
};

static enum pr_status
open(struct view *view, const void *arg, struct pr_err *err)
{
	struct rescue *s = view->state;
	struct pr_seat *seat = tui_seat(view->tui);

	(void)arg;
	if (!seat || pr_seat_emergency(seat) == 0)
		return pr_fail(err, PR_ENOTFOUND, "No answers wait.");
	s->list.n = LINES;
	tui_say(view->tui, "Answers wait in an emergency file.");
	return PR_OK;
}

static void
draw(struct view *view, struct draw *d)
{
	struct rescue *s = view->state;
	const struct pr_seat *seat = tui_seat(view->tui);
	char title[SIT_TITLE];
	char said[SAY_MAX];
	struct rect b;
	struct rect r;
	int row;

	sit_title(title, view->tui, d, "Answers found");
	b = draw_frame(d, title, NULL, false);
	if (!seat)
		return;
	r = (struct rect){ b.row, 2, b.rows, b.cols - 4 };
	row = draw_wrap(d, r, !draw_low(d), ROLE_WARN,
			say_emergency(said, pr_seat_emergency(seat)));
	row += 1 - draw_low(d);
	for (int i = 0; i < LINES; i++) {
		bool focus = i == s->list.at;

		draw_fmt(d, b.row + row + i, 2, focus ? ROLE_FOCUS : ROLE_TEXT,
			 "%s %s", focus ? ">" : " ", lines[i]);
		if (focus)
			draw_focus(d, b.row + row + i, 2);
	}
}

static enum view_next
choose(struct view *view, int line)
{
	struct tui *tui = view->tui;
	struct pr_err err = { 0 };
	int n = pr_seat_emergency(tui_seat(tui));

	if (line == LINE_LATER) {
		tui_say(tui, "They wait for the next resume.");
		return VIEW_CLOSE;
	}
	if (line != LINE_TAKE && line != LINE_DROP)
		return VIEW_STAY;
	if (pr_seat_take_emergency(tui_seat(tui), line == LINE_TAKE, &err) !=
	    PR_OK)
		tui_alarm(tui, &err);
	else if (line == LINE_TAKE)
		tui_say(tui, "%d answer%s taken in.", n, n == 1 ? "" : "s");
	else
		tui_say(tui, "%d answer%s thrown away.", n, n == 1 ? "" : "s");
	return VIEW_CLOSE;
}

static enum view_next
act(struct view *view, enum action action, int key)
{
	struct rescue *s = view->state;

	if (!sit_live(view->tui))
		return VIEW_CLOSE;
	if (list_move(&s->list, action, LINES))
		return VIEW_STAY;
	if (action == ACT_CHOOSE)
		return choose(view, keymap_place(key));
	if (action == ACT_ENTER)
		return choose(view, s->list.at);
	if (action == ACT_BACK)
		return choose(view, LINE_LATER);
	return VIEW_STAY;
}

static enum view_next
back(struct view *view)
{
	return sit_live(view->tui) ? VIEW_STAY : VIEW_CLOSE;
}

const struct view_ops view_rescue = {
	.screen = ON_RESUME,
	.state_size = sizeof(struct rescue),
	.open = open,
	.draw = draw,
	.act = act,
	.back = back,
};

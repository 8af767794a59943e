/* question_follow.c - the small box after x (strike) and y (how sure) */
#include "tui/question.h"

#include <string.h>

static void
box(struct draw *d, const char *title, const char *const *lines, int n)
{
	struct rect b = draw_body(d);
	struct rect r = { b.row + b.rows - n - 1, 0, n + 1, b.cols };

	if (r.row < b.row)
		r.row = b.row;
	draw_fill(d, r, ROLE_TEXT);
	draw_rule(d, r.row, title, NULL);
	for (int i = 0; i < n; i++)
		draw_cut(d, r.row + 1 + i, 2, b.cols - 3, ROLE_TEXT, lines[i]);
}

void
follow_draw(struct draw *d, struct view *view)
{
	static const char *const strike[] = {
		"a-h  strike this option out, or bring it back",
		"Esc  nothing",
	};
	static const char *const sure[] = {
		"1  unsure     2  fairly sure     3  sure",
		"Esc  nothing",
	};
	static const char *const sure_narrow[] = {
		"1 unsure  2 fairly sure  3 sure",
		"Esc  nothing",
	};
	const struct question *q = view->state;

	if (q->follow == FOLLOW_STRIKE)
		box(d, "Strike out", strike, 2);
	else if (q->follow == FOLLOW_SURE)
		box(d, "How sure are you?", draw_narrow(d) ? sure_narrow : sure,
		    2);
}

static void
be_sure(struct view *view, int code)
{
	char said[SAY_MAX];

	if (code < '1' || code > '3')
		tui_say(view->tui, "Nothing was said about how sure you are.");
	else if (sit_do(view->tui, PR_EVENT_CONFIDENCE, -1, code - '0'))
		sit_say(view->tui, say_confidence(said, code - '0'));
}

void
follow_key(struct view *view, int code)
{
	struct question *q = view->state;
	enum follow follow = q->follow;
	int place = keymap_place(code);

	q->follow = FOLLOW_NONE;
	if (follow == FOLLOW_SURE)
		be_sure(view, code);
	else if (place >= 0)
		question_strike(view, place);
	else
		tui_say(view->tui, "Nothing was struck.");
}

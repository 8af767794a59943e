/*
 * question_follow.c - the small box after x (strike) and y (how sure), and the
 * notice before the first item
 */
#include "tui/question.h"

#include <string.h>

void
follow_start(struct view *view, enum follow what)
{
	struct question *q = view->state;

	q->follow = what;
	if (what == FOLLOW_NOTICE)
		tui_say(view->tui, "Enter goes to the first item.");
	else if (what == FOLLOW_STRIKE)
		tui_say(view->tui, "Strike out: press the letter of the "
				   "option.");
	else
		tui_say(view->tui, "How sure are you? 1 a guess, 2 unsure, 3 "
				   "sure.");
}

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

/* What is to be known before the first item; any key goes on. */
static void
notice(struct draw *d, const char *text)
{
	struct rect b = draw_body(d);
	int cols = draw_measure(d, b.cols - 4);
	int lines = draw_lines(text, strlen(text), cols, false);
	struct rect r = { b.row, 2, lines, cols };

	if (lines > b.rows - 2)
		r.rows = b.rows - 2;
	draw_fill(d, (struct rect){ b.row, 0, r.rows + 2, b.cols }, ROLE_TEXT);
	draw_wrap(d, r, 0, ROLE_TEXT, text);
	draw_at(d, b.row + r.rows, 0, ROLE_FOCUS, "> Enter goes on");
	draw_rule(d, b.row + r.rows + 1, "", NULL);
	draw_focus(d, b.row + r.rows, 0);
}

void
follow_draw(struct draw *d, struct view *view)
{
	static const char *const strike[] = {
		"a-h  strike this option out, or bring it back",
		"Esc  nothing",
	};
	static const char *const sure[] = {
		"1  a guess     2  unsure     3  sure",
		"Esc  nothing",
	};
	static const char *const sure_narrow[] = {
		"1 a guess  2 unsure  3 sure",
		"Esc  nothing",
	};
	const struct question *q = view->state;

	if (q->follow == FOLLOW_NOTICE)
		notice(d, pr_seat_notice(tui_seat(view->tui)));
	else if (q->follow == FOLLOW_STRIKE)
		box(d, "Strike out", strike, 2);
	else if (q->follow == FOLLOW_SURE)
		box(d, "How sure are you?", draw_narrow(d) ? sure_narrow : sure,
		    2);
}

void
question_sure(struct view *view, int confidence)
{
	const struct question *q = view->state;
	const struct pr_cell *cell = sit_cell(view->tui, q->slot);
	char said[SAY_MAX];

	if (!sit_do(view->tui, PR_EVENT_CONFIDENCE, -1, confidence))
		return;
	say_confidence(said, confidence);
	if (sit_state(view->tui)->rules.feedback &&
	    (cell->answered || q->dirty))
		sit_add(said, " Enter shows the answer.");
	sit_say(view->tui, said);
}

static void
be_sure(struct view *view, int code)
{
	if (code < '1' || code > '3')
		tui_say(view->tui, "Nothing was said about how sure you are.");
	else
		question_sure(view, code - '0');
}

void
follow_key(struct view *view, int code)
{
	struct question *q = view->state;
	enum follow follow = q->follow;
	int place = keymap_place(code);
	char said[SAY_MAX];

	q->follow = FOLLOW_NONE;
	if (follow == FOLLOW_NOTICE)
		sit_say(view->tui, say_place(said, sit_state(view->tui)));
	else if (follow == FOLLOW_SURE)
		be_sure(view, code);
	else if (place >= 0)
		question_strike(view, place);
	else
		tui_say(view->tui, "Nothing was struck.");
}

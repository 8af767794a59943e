/* view_end.c - the end of the exam: two steps, the second wants a word */
#include "tui/form.h"
#include "tui/sit_look.h"
#include "tui/views.h"
#include "words/coded.h"

#include <stdio.h>
#include <string.h>

enum line {
	LINE_BACK,
	LINE_OPEN,
	LINE_END,
	LINES
};

struct end {
	struct list list;
	struct field word;
};

static bool
is_practice(const struct view *view)
{
	return sit_state(view->tui)->rules.feedback;
}

/* What Enter does here: the line of the status is about the focus. */
static void
say_focus(struct view *view)
{
	const struct end *s = view->state;
	const struct pr_sitting *sitting = sit_state(view->tui);
	int slot = sit_find(sitting, SAY_UNANSWERED, -1);

	if (s->word.len)
		tui_say(view->tui, "END and Enter end the exam; anything else "
				   "goes back.");
	else if (s->list.at == LINE_BACK)
		tui_say(view->tui, "Nothing is ended. Enter goes back.");
	else if (s->list.at == LINE_OPEN)
		tui_say(view->tui, "Nothing is ended. Enter: item %d.",
			slot < 0 ? 1 : slot + 1);
	else if (is_practice(view))
		tui_say(view->tui, "Enter ends the %s.",
			say_what(sit_state(view->tui)));
	else
		tui_say(view->tui, "Type END in capitals, then Enter.");
}

static enum pr_status
open(struct view *view, const void *arg, struct pr_err *err)
{
	struct end *s = view->state;

	(void)arg;
	if (!sit_live(view->tui))
		return pr_fail(err, PR_ESTATE, "No sitting is open.");
	s->list.n = LINES;
	s->word.max = 8;
	if (is_practice(view) &&
	    pr_sitting_count(sit_state(view->tui)).unanswered == 0)
		s->list.at = LINE_END; /* nothing is left to do */
	say_focus(view);
	return PR_OK;
}

/* "   4  WITHOUT AN ANSWER   items 18, 36, 52 and 104" */
static int
draw_count(struct draw *d, struct rect b, int row, const char *what, int n,
	   const char *items)
{
	int col = draw_fmt(d, row, 2, n && items ? ROLE_WARN : ROLE_TEXT,
			   "%6d   %s", n, what);

	if (!n || !items)
		return row + 1;
	if (draw_narrow(d)) {
		row++;
		col = 6;
	}
	col = draw_at(d, row, col + 2, ROLE_TEXT, n == 1 ? "item " : "items ");
	draw_cut(d, row, col, b.cols - col - 1, ROLE_TEXT, items);
	return row + 1;
}

static void
draw_choices(struct draw *d, int row, struct view *view)
{
	const struct end *s = view->state;
	struct pr_sitting_counts c = pr_sitting_count(sit_state(view->tui));
	const char *what = say_what(sit_state(view->tui));
	bool practice = is_practice(view);

	for (int i = 0; i < LINES; i++) {
		bool focus = i == s->list.at && !s->word.len;
		char text[96];

		if (i == LINE_BACK)
			snprintf(text, sizeof(text), "Go back (Esc)");
		else if (i == LINE_OPEN && c.unanswered)
			snprintf(text, sizeof(text),
				 "Answer the %d open item%s now", c.unanswered,
				 c.unanswered == 1 ? "" : "s");
		else if (i == LINE_OPEN)
			snprintf(text, sizeof(text), "Look at item 1 again");
		else
			snprintf(text, sizeof(text), "End the %s %s", what,
				 practice ? "and see how it went"
					  : "(type END)");
		draw_fmt(d, row + i, 2, focus ? ROLE_FOCUS : ROLE_TEXT, "%s %s",
			 focus ? ">" : " ", text);
		if (focus)
			draw_focus(d, row + i, 2);
	}
}

static int
draw_counts(struct draw *d, struct rect b, int row, struct view *view)
{
	const struct pr_sitting *s = sit_state(view->tui);
	struct pr_sitting_counts c = pr_sitting_count(s);
	int max = draw_narrow(d) ? 5 : 8;
	char items[SAY_MAX];

	if (draw_low(d)) {
		draw_fmt(d, row++, 2, ROLE_TEXT, "%d answered", c.answered);
		say_items(items, s, SAY_UNANSWERED, 3);
		draw_fmt(d, row++, 2, c.unanswered ? ROLE_WARN : ROLE_TEXT,
			 "%d NO ANSWER: %s", c.unanswered, items);
		say_items(items, s, SAY_FLAGGED, 3);
		draw_fmt(d, row++, 2, ROLE_TEXT, "%d flagged: %s", c.flagged,
			 items);
		return row;
	}
	row = draw_count(d, b, row, "answered", c.answered, NULL);
	row = draw_count(d, b, row, "WITHOUT AN ANSWER", c.unanswered,
			 say_items(items, s, SAY_UNANSWERED, max));
	return draw_count(d, b, row, "flagged", c.flagged,
			  say_items(items, s, SAY_FLAGGED, max));
}

static void
draw(struct view *view, struct draw *d)
{
	struct end *s = view->state;
	const struct pr_sitting *sitting = sit_state(view->tui);
	char title[SIT_TITLE];
	char said[SAY_MAX];
	bool low = draw_low(d);
	struct rect b;
	int row;
	int col;

	if (!sitting || !sit_live(view->tui))
		return;
	snprintf(said, sizeof(said), "End the %s?", say_what(sitting));
	sit_title(title, view->tui, d, said);
	b = draw_frame(d, title, NULL, false);
	row = b.row + !low;
	if (!low && sitting->rules.timed) {
		say_time_left(said, sitting, pr_seat_left(tui_seat(view->tui)));
		draw_fmt(d, row, 2, ROLE_TEXT, "You still have time: %s", said);
		row += 2;
	}
	row = draw_counts(d, b, row, view);
	if (!low)
		row = 1 +
		      draw_wrap(d, (struct rect){ row + 1, 2, 3, b.cols - 4 },
				0, ROLE_TEXT,
				"After the end you can look at everything "
				"but change nothing.") +
		      row + 1;
	draw_choices(d, row, view);
	if (is_practice(view))
		return;
	row = low ? row + LINES : row + LINES + 2;
	col = draw_at(d, row, 2, ROLE_TEXT,
		      draw_narrow(d) ? "Type END, then Enter: "
				     : "Type END and press Enter to finish, "
				       "anything else to go back: ");
	field_draw(d, row, col, 6, &s->word, s->word.len > 0);
}

static enum view_next
finish(struct view *view)
{
	struct tui *tui = view->tui;
	char said[SAY_MAX];

	if (!sit_do(tui, PR_EVENT_END, -1, 0))
		return VIEW_STAY;
	sit_say(tui, say_ended(said, sit_state(tui)));
	return VIEW_CLOSE;
}

static enum view_next
go_open(struct view *view)
{
	const struct pr_sitting *s = sit_state(view->tui);
	int slot = sit_find(s, SAY_UNANSWERED, -1);
	char said[SAY_MAX];

	if (!sit_move(view->tui, slot < 0 ? 0 : slot))
		return VIEW_STAY;
	sit_say(view->tui, say_place(said, s));
	return VIEW_CLOSE;
}

static enum view_next
enter(struct view *view)
{
	struct end *s = view->state;

	if (s->word.len && !strcmp(s->word.text, "END"))
		return finish(view);
	if (s->word.len) {
		tui_say(view->tui, "Nothing was ended. Only END in capitals "
				   "ends the exam.");
		return VIEW_CLOSE;
	}
	if (s->list.at == LINE_OPEN)
		return go_open(view);
	if (s->list.at == LINE_BACK) {
		tui_say(view->tui, "Nothing was ended.");
		return VIEW_CLOSE;
	}
	if (is_practice(view))
		return finish(view);
	say_focus(view);
	return VIEW_STAY;
}

static bool
type(struct view *view, const struct key *key)
{
	struct end *s = view->state;
	bool letter = key_is_text(key->code) && key->code != '?' &&
		      key->code != ':' && key->code != ' ';

	if (!sit_live(view->tui) || is_practice(view))
		return false;
	if (!letter && !(s->word.len && key->code == KC_BACKSPACE))
		return false;
	if (key->code == 't' || key->code == 'q')
		return false; /* no part of END, so they stay commands */
	if (!field_type(&s->word, key))
		return false;
	say_focus(view);
	return true;
}

static enum view_next
act(struct view *view, enum action action, int key)
{
	struct end *s = view->state;

	(void)key;
	if (list_move(&s->list, action, LINES)) {
		field_set(&s->word, "");
		say_focus(view);
		return VIEW_STAY;
	}
	if (action == ACT_ENTER)
		return enter(view);
	if (action == ACT_BACK) {
		tui_say(view->tui, "Nothing was ended.");
		return VIEW_CLOSE;
	}
	return VIEW_STAY;
}

static enum view_next
back(struct view *view)
{
	return sit_live(view->tui) ? VIEW_STAY : VIEW_CLOSE;
}

/* Letters type the word, so they are no hints. */
static const char *
hint(const struct view *view, enum action action)
{
	const struct end *s = view->state;

	if (!sit_live(view->tui))
		return NULL;
	if (action == ACT_ENTER)
		return s->word.len               ? "Enter end"
		       : s->list.at == LINE_BACK ? "Enter back"
		       : s->list.at == LINE_OPEN ? "Enter look"
						 : "Enter end";
	if (is_practice(view))
		return NULL;
	return action == ACT_TIME || action == ACT_LEAVE ||
			       action == ACT_COMMANDS
		       ? ""
		       : NULL;
}

const struct view_ops view_end = {
	.screen = ON_END,
	.state_size = sizeof(struct end),
	.open = open,
	.draw = draw,
	.type = type,
	.act = act,
	.hint = hint,
	.back = back,
};

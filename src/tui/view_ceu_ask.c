/* view_ceu_ask.c - a question over the ledger: why, or whether to */
#include "proctor/ceu_draft.h"
#include "tui/form.h"
#include "tui/views.h"

#include <stdio.h>
#include <string.h>

#define TEXT_ROWS 5

struct ask {
	char title[64], text[600];
	bool reason;
	struct field field;
	void *ctx;
	bool (*agreed)(void *ctx, const char *reason);
};

static enum pr_status
open(struct view *view, const void *arg, struct pr_err *err)
{
	const struct view_ceu_ask_arg *a = arg;
	struct ask *s = view->state;

	(void)err;
	snprintf(s->title, sizeof(s->title), "%s", a->title);
	snprintf(s->text, sizeof(s->text), "%s", a->text);
	s->reason = a->reason;
	s->ctx = a->ctx;
	s->agreed = a->agreed;
	s->field.max = PR_CEU_TEXT - 1;
	return PR_OK;
}

static void
draw(struct view *view, struct draw *d)
{
	struct ask *s = view->state;
	struct rect b = draw_body(d);
	int lines = draw_lines(s->text, strlen(s->text), b.cols - 4, true);
	int most = draw_low(d) ? b.rows - 2 : TEXT_ROWS;
	int rows, row;

	if (lines > most)
		lines = most;
	rows = 1 + lines + s->reason;
	row = b.row + b.rows - rows;
	draw_fill(d, (struct rect){ row, 0, rows, b.cols }, ROLE_TEXT);
	draw_rule(d, row++, s->title, NULL);
	draw_wrap(d, (struct rect){ row, 2, lines, b.cols - 4 }, 0, ROLE_TEXT,
		  s->text);
	if (s->reason) {
		int col = draw_at(d, row + lines, 2, ROLE_TEXT, "Reason: ");

		field_draw(d, row + lines, col, b.cols - col - 2, &s->field,
			   true);
	} else {
		draw_focus(d, row, 2);
	}
}

static bool
type(struct view *view, const struct key *key)
{
	struct ask *s = view->state;

	if (!s->reason ||
	    (!s->field.len && (key->code == '?' || key->code == ':')))
		return false;
	return field_type(&s->field, key);
}

static bool
types(const struct view *view, int code)
{
	const struct ask *s = view->state;

	return s->reason && key_is_text(code);
}

static enum view_next
act(struct view *view, enum action action, int key)
{
	struct ask *s = view->state;

	(void)key;
	if (action == ACT_BACK) {
		tui_say(view->tui, "Nothing was changed.");
		return VIEW_CLOSE;
	}
	if (action != ACT_ENTER)
		return VIEW_STAY;
	if (s->reason && !s->field.len) {
		tui_say(view->tui, "A reason is kept with it: type one, or "
				   "Esc leaves all as it is.");
		return VIEW_STAY;
	}
	return s->agreed(s->ctx, s->field.text) ? VIEW_CLOSE : VIEW_STAY;
}

static const char *
hint(const struct view *view, enum action action)
{
	const struct ask *s = view->state;

	switch ((int)action) {
	case ACT_HELP:
		return s->reason ? "F1 help" : NULL;
	case ACT_ENTER:
		return s->reason ? "Enter do it" : "Enter yes";
	case ACT_BACK:
		return s->reason ? "Esc leave it" : "Esc no";
	default:
		return s->reason ? "" : NULL;
	}
}

static const char *
status(struct view *view)
{
	const struct ask *s = view->state;

	return s->reason ? "Say why in a few words; Enter does it, Esc leaves "
			   "all as it is."
			 : "Enter: yes. Esc: no, nothing is changed.";
}

const struct view_ops view_ceu_ask = {
	.screen = ON_CEU_ASK,
	.state_size = sizeof(struct ask),
	.overlay = true,
	.open = open,
	.draw = draw,
	.type = type,
	.types = types,
	.act = act,
	.hint = hint,
	.status = status,
};

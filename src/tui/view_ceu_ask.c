/* view_ceu_ask.c - a line typed over the ledger: why, when, what if */
#include "proctor/ceu_draft.h"
#include "tui/ceu_form_rows.h"
#include "tui/views.h"

#include <stdio.h>
#include <string.h>

#define TEXT_ROWS 5
#define SAID_ROWS 3

const struct view_ceu_ask_kind view_ceu_ask_reason = {
	.label = "Reason",
	.enter = "Enter do it",
	.says = "Say why in a few words; Enter does it, Esc leaves all as it "
		"is.",
	.missing = "A reason is kept with it: type one, or Esc leaves all as "
		   "it is.",
	.max = PR_CEU_TEXT - 1,
};

struct ask {
	const struct view_ceu_ask_kind *kind;
	char title[64], text[600];
	struct field field;
	char said[PR_ERR_TEXT_MAX]; /* of what is typed */
	bool wrong;
	void *ctx;
	bool (*agreed)(void *ctx, const char *typed);
};

static void
look(struct ask *s)
{
	s->said[0] = '\0';
	s->wrong =
		s->kind->look && s->field.len &&
		s->kind->look(s->ctx, s->field.text, s->said, sizeof(s->said));
}

static enum pr_status
open(struct view *view, const void *arg, struct pr_err *err)
{
	const struct view_ceu_ask_arg *a = arg;
	struct ask *s = view->state;

	(void)err;
	s->kind = a->kind;
	snprintf(s->title, sizeof(s->title), "%s", a->title);
	snprintf(s->text, sizeof(s->text), "%s", a->text);
	s->ctx = a->ctx;
	s->agreed = a->agreed;
	s->field.max = a->kind->max;
	field_set(&s->field, a->typed ? a->typed : "");
	look(s);
	return PR_OK;
}

static int
lines_of(const char *text, int cells, int most)
{
	int n = text[0] ? draw_lines(text, strlen(text), cells, true) : 0;

	return n > most ? most : n;
}

static void
draw(struct view *view, struct draw *d)
{
	struct ask *s = view->state;
	struct rect b = draw_body(d);
	int said = lines_of(s->said, b.cols - 6,
			    draw_low(d) ? SAID_ROWS - 1 : SAID_ROWS);
	int lines = lines_of(s->text, b.cols - 4,
			     draw_low(d) ? b.rows - 2 - said : TEXT_ROWS);
	int rows = 2 + lines + said;
	int row = b.row + b.rows - rows;
	int col;

	draw_fill(d, (struct rect){ row, 0, rows, b.cols }, ROLE_TEXT);
	draw_rule(d, row++, s->title, NULL);
	draw_wrap(d, (struct rect){ row, 2, lines, b.cols - 4 }, 0, ROLE_TEXT,
		  s->text);
	row += lines;
	if (said) {
		draw_at(d, row, 2, ROLE_FLAG, s->wrong ? "!" : "i");
		draw_wrap(d, (struct rect){ row, 4, said, b.cols - 6 }, 0,
			  s->wrong ? ROLE_WARN : ROLE_TEXT, s->said);
		row += said;
	}
	col = draw_fmt(d, row, 2, ROLE_TEXT, "%s: ", s->kind->label);
	field_draw(d, row, col, b.cols - col - 2, &s->field, true);
}

static bool
type(struct view *view, const struct key *key)
{
	struct ask *s = view->state;

	if (!form_type_field(&s->field, key))
		return false;
	look(s);
	return true;
}

static bool
types(const struct view *view, int code)
{
	(void)view;
	return key_is_text(code);
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
	if (!s->field.len) {
		tui_say(view->tui, "%s", s->kind->missing);
		return VIEW_STAY;
	}
	if (s->wrong) {
		tui_say(view->tui, "%s", s->said);
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
		return "F1 help";
	case ACT_ENTER:
		return s->kind->enter;
	case ACT_BACK:
		return "Esc leave it";
	default:
		return "";
	}
}

static const char *
status(struct view *view)
{
	const struct ask *s = view->state;

	return s->kind->says;
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

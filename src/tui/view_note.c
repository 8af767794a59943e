/* view_note.c - a note on the item, over the question */
#include "tui/form.h"
#include "tui/sit_look.h"
#include "tui/views.h"

#include <string.h>

struct note {
	int slot;
	struct field field;
};

static enum pr_status
open(struct view *view, const void *arg, struct pr_err *err)
{
	struct note *s = view->state;
	const struct view_note_arg *note = arg;

	if (!sit_live(view->tui))
		return pr_fail(err, PR_ESTATE,
			       "Notes are written while the sitting is open.");
	if (note->text && strlen(note->text) >= FIELD_MAX)
		return pr_fail(err, PR_EINVAL,
			       "This note is longer than the box takes; it "
			       "stays as it is.");
	s->slot = note->slot;
	field_set(&s->field, note->text ? note->text : "");
	tui_say(view->tui, "Type the note. Enter keeps it, Esc leaves it as "
			   "it was.");
	return PR_OK;
}

static void
draw(struct view *view, struct draw *d)
{
	struct note *s = view->state;
	struct rect b = draw_body(d);
	int rows = draw_low(d) ? 2 : 4;
	int row = b.row + b.rows - rows;

	draw_fill(d, (struct rect){ row, 0, rows, b.cols }, ROLE_TEXT);
	draw_rule(d, row, "NOTE  keys type here", NULL);
	row += 1 + !draw_low(d);
	field_draw(d, row, 2, b.cols - 4, &s->field, true);
}

static bool
type(struct view *view, const struct key *key)
{
	struct note *s = view->state;

	if (!s->field.len && (key->code == '?' || key->code == ':'))
		return false; /* no note begins so; help is one key away */
	return field_type(&s->field, key);
}

static enum view_next
act(struct view *view, enum action action, int key)
{
	struct note *s = view->state;
	struct pr_action keep = { .kind = PR_EVENT_NOTE,
				  .slot = s->slot,
				  .body = s->field.text };
	char said[SAY_MAX];

	(void)key;
	if (action == ACT_BACK) {
		tui_say(view->tui, "The note is as it was.");
		return VIEW_CLOSE;
	}
	if (action != ACT_ENTER)
		return VIEW_STAY;
	if (tui_do(view->tui, &keep))
		sit_say(view->tui, say_note(said, s->slot, s->field.text));
	return VIEW_CLOSE;
}

static enum view_next
back(struct view *view)
{
	return sit_live(view->tui) ? VIEW_STAY : VIEW_CLOSE;
}

/* Letters type here, so they are no hints. */
static const char *
hint(const struct view *view, enum action action)
{
	(void)view;
	switch ((int)action) {
	case ACT_HELP:
		return "F1 help";
	case ACT_ENTER:
	case ACT_BACK:
		return NULL;
	default:
		return "";
	}
}

const struct view_ops view_note = {
	.screen = ON_NOTE,
	.state_size = sizeof(struct note),
	.overlay = true,
	.open = open,
	.draw = draw,
	.type = type,
	.act = act,
	.hint = hint,
	.back = back,
};

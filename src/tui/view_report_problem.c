/* view_report_problem.c - what is wrong with an item, as an event */
#include "tui/form.h"
#include "tui/sit_look.h"
#include "tui/views.h"

#include <stdio.h>

struct kind {
	const char *word; /* first word of the event's text */
	const char *line;
};

static const struct kind kinds[] = {
	{ "key", "The key is wrong" },
	{ "options", "More than one option is right, or none" },
	{ "rule", "The rule has changed" },
	{ "wording", "The wording is unclear or mistyped" },
	{ "case", "The case material does not fit" },
	{ "other", "Something else" },
};
#define KINDS ((int)PR_LEN(kinds))

struct report {
	int slot;
	struct list list;
	bool typing;
	struct field field;
};

static enum pr_status
open(struct view *view, const void *arg, struct pr_err *err)
{
	struct report *s = view->state;
	const int *slot = arg;

	if (!sit_live(view->tui))
		return pr_fail(err, PR_ESTATE,
			       "A problem is reported while the sitting is "
			       "open; this one is sealed.");
	s->slot = *slot;
	s->list.n = KINDS;
	tui_say(view->tui, "What is wrong with item %d?", s->slot + 1);
	return PR_OK;
}

static void
draw(struct view *view, struct draw *d)
{
	struct report *s = view->state;
	char title[SIT_TITLE];
	struct rect b;
	int row;

	sit_title(title, view->tui, d, "Report a problem");
	b = draw_frame(d, title, NULL, false);
	row = b.row + !draw_low(d);
	for (int i = 0; i < KINDS; i++, row++) {
		bool focus = i == s->list.at;

		draw_fmt(d, row, 1, focus ? ROLE_FOCUS : ROLE_TEXT, "%s%d %s",
			 focus ? ">" : " ", i + 1, kinds[i].line);
		if (focus && !s->typing)
			draw_focus(d, row, 1);
	}
	row += !draw_low(d);
	draw_at(d, row, 2, ROLE_TEXT, "In your words: ");
	field_draw(d, draw_narrow(d) ? row + 1 : row, draw_narrow(d) ? 2 : 17,
		   draw_narrow(d) ? b.cols - 4 : b.cols - 20, &s->field,
		   s->typing);
}

static enum view_next
send(struct view *view)
{
	struct report *s = view->state;
	char body[FIELD_MAX + 32];
	struct pr_action action = { .kind = PR_EVENT_REPORT,
				    .slot = s->slot,
				    .body = body };
	char said[SAY_MAX];

	snprintf(body, sizeof(body), "%s: %s", kinds[s->list.at].word,
		 s->field.text);
	if (tui_do(view->tui, &action))
		sit_say(view->tui, say_reported(said, s->slot));
	return VIEW_CLOSE;
}

static void
to_words(struct view *view)
{
	struct report *s = view->state;

	s->typing = true;
	tui_say(view->tui,
		"%s. Say it in your words, or leave it empty; Enter "
		"keeps the report.",
		kinds[s->list.at].line);
}

static bool
type(struct view *view, const struct key *key)
{
	struct report *s = view->state;

	return s->typing && field_type(&s->field, key);
}

static enum view_next
act(struct view *view, enum action action, int key)
{
	struct report *s = view->state;
	int place = keymap_place(key);

	if (list_move(&s->list, action, KINDS)) {
		s->typing = false;
		return VIEW_STAY;
	}
	switch ((int)action) {
	case ACT_CHOOSE:
		if (place >= 0 && place < KINDS) {
			s->list.at = place;
			to_words(view);
		} else {
			tui_say(view->tui, "Press 1 to %d.", KINDS);
		}
		break;
	case ACT_TAB:
	case ACT_BACKTAB:
		if (s->typing)
			s->typing = false;
		else
			to_words(view);
		break;
	case ACT_ENTER:
		if (s->typing)
			return send(view);
		to_words(view);
		break;
	case ACT_BACK:
		tui_say(view->tui, "Nothing was reported.");
		return VIEW_CLOSE;
	default:
		break;
	}
	return VIEW_STAY;
}

static enum view_next
back(struct view *view)
{
	return sit_live(view->tui) ? VIEW_STAY : VIEW_CLOSE;
}

const struct view_ops view_report = {
	.screen = ON_REPORT,
	.state_size = sizeof(struct report),
	.open = open,
	.draw = draw,
	.type = type,
	.act = act,
	.back = back,
};

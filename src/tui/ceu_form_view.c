/* ceu_form_view.c - keys and sentences of forms; see tui/ceu_form_view.h */
#include "tui/ceu_form_view.h"

#include <stdio.h>

bool
form_view_faulty(struct view *view)
{
	struct form *form = view->state;
	int n = form_marked(form, false, NULL, &form->at);

	if (n > 1)
		tui_say(view->tui, "Not saved: %d fields are wrong. %s", n,
			form->rows[form->at].fault);
	else if (n)
		tui_say(view->tui, "Not saved. %s", form->rows[form->at].fault);
	return n > 0;
}

/* ---- keys ---------------------------------------------------------------- */

bool
form_view_type(struct view *view, const struct key *key)
{
	struct form *form = view->state;

	if (key->code != KC_ESC)
		form->leaving = false;
	if (!form_type(form, key) && !form->ops->letter(view, key->code))
		return false;
	form->ops->typed(view);
	form->ops->renew(view);
	return true;
}

bool
form_view_types(const struct view *view, int code)
{
	const struct form *form = view->state;

	return form_types(form, code);
}

static enum view_next
cancel(struct view *view)
{
	struct form *form = view->state;

	if (!form->leaving && form->ops->changed(view)) {
		form->leaving = true;
		tui_say(view->tui, "Not saved. Esc once more leaves without "
				   "saving; any other key goes on.");
		return VIEW_STAY;
	}
	tui_say(view->tui, "Nothing was saved.");
	return VIEW_CLOSE;
}

/* Enter presses a button; on other rows it goes on to the next one. */
static enum action
meant(const struct form *form, enum action action)
{
	const struct form_row *row = form_row(form);

	if (action != ACT_ENTER)
		return action;
	return row && row->kind == FORM_BUTTON ? row->does : ACT_DOWN;
}

static void
step(struct view *view, int by)
{
	const struct form *form = view->state;

	form->ops->step(view, by);
	form->ops->typed(view);
}

enum view_next
form_view_act(struct view *view, enum action action, int key)
{
	struct form *form = view->state;

	(void)key;
	action = meant(form, action);
	switch ((int)action) {
	case ACT_BACK:
		return cancel(view);
	case ACT_SAVE:
		return form->ops->save(view);
	case ACT_LEFT:
		step(view, -1);
		break;
	case ACT_RIGHT:
	case ACT_TOGGLE:
		step(view, 1);
		break;
	default:
		form->ops->left(view);
		form_move(form, action, form->ops->page);
		break;
	}
	form->ops->renew(view);
	return VIEW_STAY;
}

/* ---- sentences ----------------------------------------------------------- */

const char *
form_view_hint(const struct view *view, enum action action)
{
	const struct form_row *row = form_row(view->state);

	switch ((int)action) {
	case ACT_HELP:
		return row && row->kind == FORM_TEXT ? "F1 help" : NULL;
	case ACT_ENTER:
		return row && row->kind == FORM_BUTTON ? "Enter do it"
						       : "Enter next";
	case ACT_BACK:
		return "Esc cancel";
	case ACT_SAVE:
		return "Ctrl-S save";
	default:
		return "";
	}
}

const char *
form_view_status(struct view *view)
{
	struct form *form = view->state;
	const struct form_row *row = form_row(form);

	if (!row)
		return "";
	if (row->fault)
		snprintf(form->status, sizeof(form->status), "%s: %s",
			 row->label, row->fault);
	else if (row->kind == FORM_CHOICE)
		snprintf(form->status, sizeof(form->status),
			 "%s: %s%s%s%s. Left and Right change it%s.",
			 row->label, row->value, row->aloud ? " (" : "",
			 row->aloud ? row->example : "", row->aloud ? ")" : "",
			 row->jumps ? ", a letter jumps" : "");
	else if (row->kind == FORM_BUTTON)
		snprintf(form->status, sizeof(form->status), "%s",
			 row->example);
	else
		snprintf(form->status, sizeof(form->status), "%s%s%s.",
			 row->label, row->example[0] ? ": " : "", row->example);
	return form->status;
}

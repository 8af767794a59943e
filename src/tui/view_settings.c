/* view_settings.c - each setting says what it is; changes work at once */
#include "tui/form.h"
#include "tui/home_data.h"
#include "tui/settings_rows.h"
#include "tui/tui.h"
#include "tui/views.h"
#include "tui/when.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define VALUE_COL 32

struct settings {
	struct pr_exam_row *rows;
	const char **exams;
	size_t n_exams;
	struct list list;
	int shown;
	struct field date;
	/* the last change, for undo */
	struct settings_now before;
	enum setting changed;
	bool can_undo;
	char status[240];
};

static struct settings_now
now_of(struct view *view)
{
	struct settings *s = view->state;
	struct settings_now now = {
		.screen = *tui_settings(view->tui),
		.learner = *pr_desk_learner(tui_desk(view->tui)),
		.exams = s->exams,
		.n_exams = s->n_exams,
	};
	struct home_data data = { .exams = s->rows,
				  .n_exams = s->n_exams,
				  .n_ready = s->n_exams };
	const struct pr_exam_row *exam = home_data_exam(&data, &now.learner);

	now.can_reserve = exam ? exam->reservable : 0;

	return now;
}

static enum pr_status
open_settings(struct view *view, const void *arg, struct pr_err *err)
{
	struct settings *s = view->state;

	(void)arg;
	if (pr_library_exams(tui_desk(view->tui), &s->rows, &s->n_exams, err) !=
	    PR_OK)
		return err->status;
	s->n_exams = pr_library_exams_ready(s->rows, s->n_exams);
	s->exams = calloc(s->n_exams + 1, sizeof(*s->exams));
	if (!s->exams)
		return pr_fail(err, PR_ENOMEM, "out of memory");
	for (size_t i = 0; i < s->n_exams; i++)
		s->exams[i] = s->rows[i].identifier;
	s->list.n = SET_COUNT;
	s->date.only = "0123456789-";
	s->date.max = 10;
	field_set(&s->date, pr_desk_learner(tui_desk(view->tui))->exam_date);
	return PR_OK;
}

static void
close_settings(struct view *view)
{
	struct settings *s = view->state;

	free(s->exams);
	free(s->rows);
}

/* Writes the changed one; what cannot be written stays as it was. */
static bool
keep(struct view *view, const struct settings_now *now, enum setting which)
{
	struct pr_err err = { 0 };
	char value[32];
	const char *key = settings_line(value, &now->screen, which);

	if (key)
		return tui_settings_save(view->tui, key, value);
	if (pr_desk_save_learner(tui_desk(view->tui), &now->learner, &err) ==
	    PR_OK)
		return true;
	tui_alarm(view->tui, &err);
	return false;
}

static void
say_now(struct view *view, const struct settings_now *now, enum setting which,
	const char *how)
{
	char value[80];

	settings_value(value, now, which);
	tui_say(view->tui, "%s%s: %s.", how, settings_label(which),
		value[0] ? value : "none");
}

static void
commit(struct view *view, const struct settings_now *before,
       const struct settings_now *after, enum setting which)
{
	struct settings *s = view->state;

	if (!keep(view, after, which))
		return;
	s->before = *before;
	s->changed = which;
	s->can_undo = true;
	say_now(view, after, which, "");
}

static void
change(struct view *view, int step)
{
	struct settings *s = view->state;
	struct settings_now before = now_of(view);
	struct settings_now after = before;
	enum setting which = (enum setting)s->list.at;
	char was[80];
	char is[80];

	settings_step(&after, which, step);
	settings_value(was, &before, which);
	settings_value(is, &after, which);
	if (!strcmp(was, is))
		tui_say(view->tui, "There is no further choice that way.");
	else
		commit(view, &before, &after, which);
}

static void
undo(struct view *view)
{
	struct settings *s = view->state;

	if (!s->can_undo) {
		tui_say(view->tui, "Nothing to undo.");
		return;
	}
	if (!keep(view, &s->before, s->changed))
		return;
	s->can_undo = false;
	field_set(&s->date, s->before.learner.exam_date);
	s->list.at = (int)s->changed;
	say_now(view, &s->before, s->changed, "Undone. ");
}

/* False when the date is none: the focus stays there. */
static bool
take_date(struct view *view)
{
	struct settings *s = view->state;
	struct settings_now before = now_of(view);
	struct settings_now after = before;
	struct pr_env now;
	int64_t days;

	if (!strcmp(s->date.text, before.learner.exam_date))
		return true;
	tui_now(view->tui, &now);
	if (s->date.len && !when_days_to(&days, s->date.text, &now)) {
		tui_say(view->tui,
			"\"%s\" is no date. Write it like "
			"2027-01-16, or leave it empty.",
			s->date.text);
		return false;
	}
	snprintf(after.learner.exam_date, sizeof(after.learner.exam_date),
		 "%.10s", s->date.text);
	commit(view, &before, &after, SET_DATE);
	return true;
}

static bool
type_settings(struct view *view, const struct key *key)
{
	struct settings *s = view->state;

	if (s->list.at != SET_DATE || key->code == KC_HOME ||
	    key->code == KC_END)
		return false;
	return field_type(&s->date, key);
}

static enum view_next
act_settings(struct view *view, enum action action, int key)
{
	struct settings *s = view->state;

	(void)key;
	if (action == ACT_TAKE_BACK) {
		undo(view);
		return VIEW_STAY;
	}
	if (s->list.at == SET_DATE && !take_date(view))
		return VIEW_STAY;
	if (action == ACT_BACK)
		return VIEW_CLOSE;
	if (action == ACT_TAB)
		action = ACT_DOWN;
	if (action == ACT_BACKTAB)
		action = ACT_UP;
	if (list_move(&s->list, action, s->shown) || s->list.at == SET_DATE)
		return VIEW_STAY;
	if (action == ACT_LEFT)
		change(view, -1);
	else if (action == ACT_RIGHT || action == ACT_TOGGLE ||
		 action == ACT_ENTER)
		change(view, 1);
	return VIEW_STAY;
}

static const char *
status_settings(struct view *view)
{
	struct settings *s = view->state;
	struct settings_now now = now_of(view);
	enum setting which = (enum setting)s->list.at;
	char value[80];

	settings_value(value, &now, which);
	snprintf(s->status, sizeof(s->status), "%s: %s (%s).",
		 settings_label(which), value[0] ? value : "none",
		 settings_help(which));
	return s->status;
}

static const char *
hint_settings(const struct view *view, enum action action)
{
	(void)view;
	if (action == ACT_ENTER)
		return "Left/Right change";
	if (action == ACT_TOGGLE)
		return "";
	return NULL;
}

static void
draw_setting(struct view *view, struct draw *d, int row, enum setting which)
{
	struct settings *s = view->state;
	struct settings_now now = now_of(view);
	struct rect line = { row, 0, 1, draw_cols(d) };
	bool focused = s->list.at == (int)which;
	enum role role = list_mark(d, line, focused);
	int col = draw_narrow(d) ? 22 : VALUE_COL;
	char value[80];

	draw_cut(d, row, 2, col - 3, role, settings_label(which));
	if (which == SET_DATE) {
		field_draw(d, row, col + 2, 11, &s->date, focused);
		return;
	}
	settings_value(value, &now, which);
	col = draw_at(d, row, col, role, "< ");
	col = draw_cut(d, row, col, draw_cols(d) - col - 3, role, value);
	draw_at(d, row, col, role, " >");
}

static void
draw_settings(struct view *view, struct draw *d)
{
	struct settings *s = view->state;
	struct rect body = draw_frame(d, "PROCTOR    Settings",
				      "changes work at once", false);
	int row = body.row;
	bool headings = body.rows >= SET_COUNT + 2;

	s->shown = headings ? SET_COUNT : body.rows;
	list_show(&s->list, s->shown);
	for (int i = 0; i < s->shown && s->list.top + i < SET_COUNT; i++) {
		enum setting which = (enum setting)(s->list.top + i);

		if (headings && which == SET_THEME)
			draw_at(d, row++, 1, ROLE_HEADING, "Display");
		if (headings && which == SET_PURPOSE) {
			row += body.rows > SET_COUNT + 2;
			draw_at(d, row++, 1, ROLE_HEADING, "You");
		}
		draw_setting(view, d, row++, which);
	}
}

const struct view_ops view_settings = {
	.screen = ON_SETTINGS,
	.state_size = sizeof(struct settings),
	.open = open_settings,
	.draw = draw_settings,
	.type = type_settings,
	.act = act_settings,
	.hint = hint_settings,
	.status = status_settings,
	.close = close_settings,
};

/* view_exams.c - the exams the banks bring */
#include "tui/form.h"
#include "tui/home_data.h"
#include "tui/views.h"
#include "tui/when.h"

#include <stdio.h>
#include <stdlib.h>

struct exams {
	struct pr_exam_row *rows;
	size_t n;
	struct list list;
	int shown;
	char status[300];
};

static enum pr_status
load(struct view *view, struct pr_err *err)
{
	struct exams *e = view->state;

	free(e->rows);
	e->rows = NULL;
	e->n = 0;
	if (pr_library_exams(tui_desk(view->tui), &e->rows, &e->n, err) !=
	    PR_OK)
		return err->status;
	e->list.n = (int)e->n;
	list_go(&e->list, e->list.at);
	return PR_OK;
}

static enum pr_status
open_exams(struct view *view, const void *arg, struct pr_err *err)
{
	(void)arg;
	return load(view, err);
}

static enum view_next
back_exams(struct view *view)
{
	struct pr_err err = { 0 };

	if (load(view, &err) != PR_OK)
		tui_alarm(view->tui, &err);
	return VIEW_STAY;
}

static void
close_exams(struct view *view)
{
	struct exams *e = view->state;

	free(e->rows);
}

static enum view_next
act_exams(struct view *view, enum action action, int key)
{
	struct exams *e = view->state;
	int place = keymap_place(key);

	if (action == ACT_BACK)
		return VIEW_CLOSE;
	if (action == ACT_CHOOSE && place >= 0 && place < e->list.n) {
		e->list.at = place;
		action = ACT_ENTER;
	}
	if (action == ACT_ENTER && e->list.n > 0)
		tui_open(view->tui, &view_exam, e->rows[e->list.at].identifier);
	if (action == ACT_TAB)
		action = ACT_DOWN;
	if (action == ACT_BACKTAB)
		action = ACT_UP;
	list_move(&e->list, action, e->shown);
	return VIEW_STAY;
}

static const char *
state_word(const struct pr_exam_row *row)
{
	if (row->paused)
		return "PAUSED";
	if (row->superseded)
		return "superseded";
	if (row->items == 0)
		return "no items yet";
	if (!row->mock_possible)
		return "practice only";
	return row->mocks ? "sat" : "new";
}

/* One row of the table as a sentence, for who cannot see columns. */
static const char *
status_exams(struct view *view)
{
	struct exams *e = view->state;
	const struct pr_exam_row *row;
	char best[40] = "";

	if (e->list.n == 0)
		return "No bank brings an exam yet: proctor bank import FILE.";
	row = &e->rows[e->list.at];
	if (row->best)
		snprintf(best, sizeof(best), ", best %d, last %d", row->best,
			 row->last);
	snprintf(e->status, sizeof(e->status),
		 "%s: %ld item%s, %ld not met; %ld mock%s%s, %ld practice%s.",
		 row->identifier, row->items, row->items == 1 ? "" : "s",
		 row->unseen, row->mocks, row->mocks == 1 ? "" : "s", best,
		 row->practices, row->practices == 1 ? "" : "s");
	return e->status;
}

static void
draw_row(struct draw *d, struct rect line, const struct pr_exam_row *row,
	 int number, bool focused)
{
	enum role role = list_line(d, line, number - 1, focused);
	char time[WHEN_MAX];
	char score[16] = "-";
	int wide = draw_cols(d) - 44;

	when_hours(time, (int64_t)row->time_limit_s * 1000);
	if (row->best)
		snprintf(score, sizeof(score), "%d", row->best);
	draw_fmt(d, line.row, 2, role, "%d", number);
	draw_cut(d, line.row, 5, 8, role, row->identifier);
	if (draw_narrow(d)) {
		draw_cut(d, line.row, 14, draw_cols(d) - 15, role,
			 state_word(row));
		return;
	}
	draw_cut(d, line.row, 14, wide - 14, role, row->title);
	draw_fmt(d, line.row, wide, role, "%5d %6s %6ld %5s  ",
		 row->scored_items + row->pretest_items, time, row->mocks,
		 score);
	draw_cut(d, line.row, wide + 28, 15, role, state_word(row));
}

static void
draw_exams(struct view *view, struct draw *d)
{
	struct exams *e = view->state;
	char right[40];
	struct rect body;
	int row;

	snprintf(right, sizeof(right), "%d exam%s", e->list.n,
		 e->list.n == 1 ? "" : "s");
	body = draw_frame(d, "PROCTOR    Exams and mocks", right, false);
	row = body.row;
	if (!draw_narrow(d)) {
		draw_at(d, row, 5, ROLE_HEADING, "Exam");
		draw_fmt(d, row++, draw_cols(d) - 44, ROLE_HEADING,
			 "%5s %6s %6s %5s  %s", "items", "time", "mocks",
			 "best", "state");
	}
	e->shown = body.row + body.rows - row;
	list_show(&e->list, e->shown);
	for (int i = 0; i < e->shown && e->list.top + i < e->list.n; i++) {
		int at = e->list.top + i;
		struct rect line = { row + i, 0, 1, draw_cols(d) };

		draw_row(d, line, &e->rows[at], at + 1, at == e->list.at);
	}
}

static bool
may_exams(const struct view *view, enum action action)
{
	(void)view;
	return action != ACT_LEFT && action != ACT_RIGHT;
}

const struct view_ops view_exams = {
	.screen = ON_EXAMS,
	.state_size = sizeof(struct exams),
	.open = open_exams,
	.draw = draw_exams,
	.act = act_exams,
	.may = may_exams,
	.back = back_exams,
	.status = status_exams,
	.close = close_exams,
};

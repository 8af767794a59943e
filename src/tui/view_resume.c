/* view_resume.c - which paused sitting to go on with */
#include "tui/form.h"
#include "tui/home_data.h"
#include "tui/sit.h"
#include "tui/views.h"
#include "tui/when.h"

#include <stdio.h>
#include <stdlib.h>

struct resume {
	struct pr_paused_row *rows;
	size_t n;
	struct list list;
	int shown;
	char status[240];
};

static enum pr_status
open_resume(struct view *view, const void *arg, struct pr_err *err)
{
	struct resume *r = view->state;
	const int64_t *sitting = arg;

	if (pr_seat_paused(tui_desk(view->tui), &r->rows, &r->n, err) != PR_OK)
		return err->status;
	if (r->n == 0)
		return pr_fail(err, PR_ENOTFOUND,
			       "Nothing is paused: there is no sitting to "
			       "resume.");
	r->list.n = (int)r->n;
	for (size_t i = 0; sitting && i < r->n; i++)
		if (r->rows[i].sitting == *sitting)
			r->list.at = (int)i;
	return PR_OK;
}

static void
close_resume(struct view *view)
{
	struct resume *r = view->state;

	free(r->rows);
}

static enum view_next
act_resume(struct view *view, enum action action, int key)
{
	struct resume *r = view->state;
	int place = keymap_place(key);

	if (action == ACT_BACK)
		return VIEW_CLOSE;
	if (action == ACT_CHOOSE && place >= 0 && place < r->list.n) {
		r->list.at = place;
		action = ACT_ENTER;
	}
	if (action == ACT_ENTER)
		return sit_resume(view->tui, r->rows[r->list.at].sitting)
			       ? VIEW_CLOSE
			       : VIEW_STAY;
	if (action == ACT_TAB)
		action = ACT_DOWN;
	if (action == ACT_BACKTAB)
		action = ACT_UP;
	list_move(&r->list, action, r->shown);
	return VIEW_STAY;
}

static const char *
status_resume(struct view *view)
{
	struct resume *r = view->state;
	const struct pr_paused_row *row = &r->rows[r->list.at];
	char left[PR_DURATION_TEXT] = "";
	char kind[96];

	home_data_kind(kind, row->exam, row->kind);
	if (row->timed)
		pr_duration_format(left, row->left_ms);
	snprintf(r->status, sizeof(r->status),
		 "%s: item %d of %d, %d answered%s%s%s. Enter goes on.", kind,
		 row->at + 1, row->n_slots, row->answered,
		 row->timed ? ", " : "", left, row->timed ? " left" : "");
	return r->status;
}

static void
draw_row(struct view *view, struct draw *d, struct rect line, int i)
{
	struct resume *r = view->state;
	const struct pr_paused_row *row = &r->rows[i];
	enum role role = list_line(d, line, i, i == r->list.at);
	char left[PR_DURATION_TEXT] = "untimed";
	char ago[WHEN_MAX];
	char kind[96];
	struct pr_env now;
	int col = draw_fmt(d, line.row, 2, role, "%d  ", i + 1);

	tui_now(view->tui, &now);
	home_data_kind(kind, row->exam, row->kind);
	if (row->timed)
		pr_duration_format(left, row->left_ms);
	when_ago(ago, row->last_ms, &now);
	draw_cut(d, line.row, col, draw_narrow(d) ? 30 : 24, role, kind);
	if (draw_narrow(d))
		return;
	draw_fmt(d, line.row, col + 25, role, "item %d of %d", row->at + 1,
		 row->n_slots);
	draw_at(d, line.row, col + 43, role, left);
	draw_at(d, line.row, col + 54, role, ago);
}

static void
draw_resume(struct view *view, struct draw *d)
{
	struct resume *r = view->state;
	struct rect body = draw_frame(d, "PROCTOR    Resume", NULL, false);
	int row = body.row;

	draw_at(d, row++, 1, ROLE_HEADING, "Which one?");
	r->shown = body.rows - 1;
	list_show(&r->list, r->shown);
	for (int i = 0; i < r->shown && r->list.top + i < r->list.n; i++) {
		struct rect line = { row + i, 0, 1, draw_cols(d) };

		draw_row(view, d, line, r->list.top + i);
	}
}

const struct view_ops view_resume = {
	.screen = ON_RESUME,
	.state_size = sizeof(struct resume),
	.open = open_resume,
	.draw = draw_resume,
	.act = act_resume,
	.status = status_resume,
	.close = close_resume,
};

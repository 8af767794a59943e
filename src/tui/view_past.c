/* view_past.c - what was sat before, newest first */
#include "tui/form.h"
#include "tui/home_data.h"
#include "tui/views.h"
#include "tui/when.h"

#include <stdio.h>
#include <stdlib.h>

struct past {
	struct pr_past_row *rows;
	size_t n;
	struct list list;
	int shown;
	char status[240];
};

static enum pr_status
open_past(struct view *view, const void *arg, struct pr_err *err)
{
	struct past *p = view->state;

	(void)arg;
	if (pr_result_list(tui_desk(view->tui), &p->rows, &p->n, err) != PR_OK)
		return err->status;
	p->list.n = (int)p->n;
	return PR_OK;
}

static void
close_past(struct view *view)
{
	struct past *p = view->state;

	free(p->rows);
}

static enum view_next
act_past(struct view *view, enum action action, int key)
{
	struct past *p = view->state;
	int place = keymap_place(key);
	struct view_score_arg score;

	if (action == ACT_BACK)
		return VIEW_CLOSE;
	if (action == ACT_CHOOSE && place >= 0 && place < p->list.n) {
		p->list.at = place;
		action = ACT_ENTER;
	}
	if (action == ACT_ENTER && p->list.n > 0) {
		score.sitting = p->rows[p->list.at].sitting;
		tui_open(view->tui,
			 p->rows[p->list.at].kind == PR_SITTING_DRILL
				 ? &view_drilled
				 : &view_score,
			 &score);
		return VIEW_STAY;
	}
	if (action == ACT_TAB)
		action = ACT_DOWN;
	if (action == ACT_BACKTAB)
		action = ACT_UP;
	list_move(&p->list, action, p->shown);
	return VIEW_STAY;
}

/* Neither has a total that means anything. */
static bool
is_check(const struct pr_past_row *row)
{
	return row->kind == PR_SITTING_DIAGNOSTIC ||
	       row->kind == PR_SITTING_QUICK;
}

/* "287 (274-300)" or "8 of 10" */
static void
score_text(char out[48], const struct pr_past_row *row)
{
	if (row->scaled)
		snprintf(out, 48, "%d (%d-%d)", row->score, row->score_lo,
			 row->score_hi);
	else if (is_check(row))
		snprintf(out, 48, "%d items", row->n);
	else
		snprintf(out, 48, "%d of %d", row->right, row->n);
}

static const char *
status_past(struct view *view)
{
	struct past *p = view->state;
	const struct pr_past_row *row;
	char kind[96];
	char day[WHEN_MAX];

	if (p->list.n == 0)
		return "Nothing has been sat yet.";
	row = &p->rows[p->list.at];
	home_data_kind(kind, row->exam, row->kind);
	when_short(day, row->end_ms, row->utc_offset_min);
	if (row->scaled)
		snprintf(p->status, sizeof(p->status),
			 "%s, %s: %d, likely range %d to %d, %s the passing "
			 "line.",
			 kind, day, row->score, row->score_lo, row->score_hi,
			 row->passed ? "above" : "below");
	else if (is_check(row))
		snprintf(p->status, sizeof(p->status), "%s, %s: %d items.",
			 kind, day, row->n);
	else
		snprintf(p->status, sizeof(p->status),
			 "%s, %s: %d of %d right.", kind, day, row->right,
			 row->n);
	return p->status;
}

static void
draw_row(struct draw *d, struct rect line, const struct past *p, int i)
{
	const struct pr_past_row *row = &p->rows[i];
	enum role role = list_line(d, line, i, i == p->list.at);
	char day[WHEN_MAX];
	char kind[96];
	char score[48];

	home_data_kind(kind, row->exam, row->kind);
	when_short(day, row->end_ms, row->utc_offset_min);
	score_text(score, row);
	draw_fmt(d, line.row, 2, role, "%3d", i + 1);
	draw_cut(d, line.row, 7, 12, role, day);
	if (draw_narrow(d)) {
		draw_right(d, line.row, draw_cols(d) - 1, role, score);
		return;
	}
	draw_cut(d, line.row, 21, 26, role, kind);
	draw_at(d, line.row, 48, role, row->timed ? "timed" : "untimed");
	draw_cut(d, line.row, 58, 20, role, score);
}

static void
draw_past(struct view *view, struct draw *d)
{
	struct past *p = view->state;
	char right[40];
	struct rect body;
	int row;

	snprintf(right, sizeof(right), "%d so far", p->list.n);
	body = draw_frame(d, "PROCTOR    Past results", right, false);
	row = body.row;
	if (!draw_narrow(d)) {
		draw_at(d, row, 7, ROLE_HEADING, "Date");
		draw_at(d, row, 21, ROLE_HEADING, "What");
		draw_at(d, row, 48, ROLE_HEADING, "Clock");
		draw_at(d, row++, 58, ROLE_HEADING, "Score (range)");
	}
	p->shown = body.row + body.rows - row;
	list_show(&p->list, p->shown);
	for (int i = 0; i < p->shown && p->list.top + i < p->list.n; i++) {
		struct rect line = { row + i, 0, 1, draw_cols(d) };

		draw_row(d, line, p, p->list.top + i);
	}
}

const struct view_ops view_past = {
	.screen = ON_PAST,
	.state_size = sizeof(struct past),
	.open = open_past,
	.draw = draw_past,
	.act = act_past,
	.status = status_past,
	.close = close_past,
};

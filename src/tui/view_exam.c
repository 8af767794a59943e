/* view_exam.c - one exam: what the pool holds, and the ways to sit it */
#include "proctor/readiness.h"
#include "tui/form.h"
#include "tui/home_data.h"
#include "tui/sit.h"
#include "tui/views.h"
#include "tui/when.h"

#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

#define MAX_WAYS 8
#define DIAGNOSTIC_ITEMS 50

enum way_kind {
	WAY_RESUME,
	WAY_TIMED,
	WAY_UNTIMED,
	WAY_QUICK,
	WAY_DIAGNOSTIC,
	WAY_TEN,
	WAY_CHOOSE,
	WAY_FACTS
};

struct way {
	enum way_kind kind;
	char label[40];
	char note[100];
};

struct exam {
	struct pr_exam_row row;
	struct pr_pool pool;
	bool has_pool;
	char why_not[PR_ERR_TEXT_MAX];
	struct way ways[MAX_WAYS];
	struct list list;
	char status[160];
};

static void
add(struct exam *e, enum way_kind kind, const char *label, const char *note)
{
	struct way *way = &e->ways[e->list.n++];

	way->kind = kind;
	snprintf(way->label, sizeof(way->label), "%s", label);
	snprintf(way->note, sizeof(way->note), "%s", note);
}

static void
add_ways(struct exam *e)
{
	char note[100];
	char time[WHEN_MAX];
	int items = e->row.scored_items + e->row.pretest_items;

	e->list.n = 0;
	when_hours(time, (int64_t)e->row.time_limit_s * 1000);
	if (e->row.paused) {
		add(e, WAY_RESUME, "Resume the paused mock",
		    "it waits where you left it");
	} else if (e->row.mock_possible) {
		snprintf(note, sizeof(note), "%d items, %s, %s", items, time,
			 e->row.superseded
				 ? "by the older outline, not confirmed"
				 : "like the real exam");
		add(e, WAY_TIMED, "Mock exam, timed", note);
		snprintf(note, sizeof(note), "%d items, no clock", items);
		add(e, WAY_UNTIMED, "Mock exam, untimed", note);
	}
	if (e->row.scored_items >= PR_QUICK_MIN && e->row.items >= PR_QUICK_MIN)
		add(e, WAY_QUICK, "Quick check",
		    "above or below the passing level, no score");
	if (e->row.items >= DIAGNOSTIC_ITEMS)
		add(e, WAY_DIAGNOSTIC, "Find out where you stand",
		    "50 items, no clock, by domain");
	if (e->row.items > 0) {
		add(e, WAY_TEN, "Practise 10 items",
		    "the answer and the why after each");
		add(e, WAY_CHOOSE, "Choose what to practise",
		    "a domain, a task, how many");
	}
	add(e, WAY_FACTS, "What is known of it",
	    "outline, tasks, and what they rest on");
	list_go(&e->list, e->list.at);
}

static enum pr_status
find_row(struct view *view, const char *identifier, struct pr_err *err)
{
	struct exam *e = view->state;
	struct pr_exam_row *rows = NULL;
	size_t n = 0;
	bool found = false;

	if (pr_library_exams(tui_desk(view->tui), &rows, &n, err) != PR_OK)
		return err->status;
	for (size_t i = 0; i < n && !found; i++) {
		found = !strcasecmp(rows[i].identifier, identifier);
		if (found)
			e->row = rows[i];
	}
	free(rows);
	if (!found)
		return pr_fail(err, PR_ENOTFOUND, "There is no exam %s.",
			       identifier);
	return PR_OK;
}

static enum pr_status
load(struct view *view, const char *identifier, struct pr_err *err)
{
	struct exam *e = view->state;
	struct pr_err why = { 0 };
	struct pr_plan plan;

	if (find_row(view, identifier, err) != PR_OK)
		return err->status;
	plan = sit_plan_for(e->row.identifier, PR_SITTING_MOCK);
	e->has_pool = pr_seat_pool(tui_desk(view->tui), &plan, &e->pool,
				   &why) == PR_OK;
	snprintf(e->why_not, sizeof(e->why_not), "%s",
		 e->has_pool ? e->row.why_not : why.text);
	add_ways(e);
	return PR_OK;
}

static enum pr_status
open_exam(struct view *view, const void *arg, struct pr_err *err)
{
	return load(view, arg, err);
}

static enum view_next
back_exam(struct view *view)
{
	struct exam *e = view->state;
	struct pr_err err = { 0 };
	char identifier[65];

	snprintf(identifier, sizeof(identifier), "%s", e->row.identifier);
	if (load(view, identifier, &err) != PR_OK)
		tui_alarm(view->tui, &err);
	return VIEW_STAY;
}

static void
go(struct view *view, enum way_kind kind)
{
	struct exam *e = view->state;
	struct tui *tui = view->tui;
	struct pr_plan plan = sit_plan_for(e->row.identifier, PR_SITTING_MOCK);
	struct view_begin_arg begin = { &plan };
	struct view_practice_arg practice = { e->row.identifier, NULL };

	switch (kind) {
	case WAY_RESUME:
		sit_resume(tui, e->row.paused);
		break;
	case WAY_UNTIMED:
		plan.untimed = true;
		tui_open(tui, &view_begin, &begin);
		break;
	case WAY_TIMED:
		tui_open(tui, &view_begin, &begin);
		break;
	case WAY_QUICK:
	case WAY_DIAGNOSTIC:
		plan.kind = kind == WAY_QUICK ? PR_SITTING_QUICK
					      : PR_SITTING_DIAGNOSTIC;
		tui_open(tui, &view_begin, &begin);
		break;
	case WAY_TEN:
		plan.kind = PR_SITTING_PRACTICE;
		sit_start(tui, &plan);
		break;
	case WAY_CHOOSE:
		tui_open(tui, &view_practice, &practice);
		break;
	case WAY_FACTS:
		tui_open(tui, &view_about, e->row.identifier);
		break;
	}
}

static enum view_next
act_exam(struct view *view, enum action action, int key)
{
	struct exam *e = view->state;
	int place = keymap_place(key);

	if (action == ACT_BACK)
		return VIEW_CLOSE;
	if (action == ACT_CHOOSE && place >= 0 && place < e->list.n) {
		e->list.at = place;
		action = ACT_ENTER;
	}
	if (action == ACT_ENTER && e->list.n > 0) {
		go(view, e->ways[e->list.at].kind);
		return VIEW_STAY;
	}
	if (action == ACT_TAB)
		action = ACT_DOWN;
	if (action == ACT_BACKTAB)
		action = ACT_UP;
	list_move(&e->list, action, MAX_WAYS);
	return VIEW_STAY;
}

static const char *
status_exam(struct view *view)
{
	struct exam *e = view->state;

	if (e->list.n == 0)
		return "The banks hold no items of this exam yet.";
	snprintf(e->status, sizeof(e->status), "%s: %s.",
		 e->ways[e->list.at].label, e->ways[e->list.at].note);
	return e->status;
}

static int
draw_ways(struct exam *e, struct draw *d, int row)
{
	for (int i = 0; i < e->list.n; i++, row++) {
		struct rect line = { row, 0, 1, draw_cols(d) };
		enum role role = list_line(d, line, i, i == e->list.at);
		int col = draw_fmt(d, row, 2, role, "%d  ", i + 1);

		if (draw_narrow(d)) {
			draw_cut(d, row, col, draw_cols(d) - col - 1, role,
				 e->ways[i].label);
			continue;
		}
		draw_cut(d, row, col, 25, role, e->ways[i].label);
		draw_cut(d, row, col + 26, draw_cols(d) - col - 27, role,
			 e->ways[i].note);
	}
	return row;
}

/* What a whole form needs against what is there, domain by domain. */
static int
draw_pool(struct exam *e, struct draw *d, struct rect body, int row)
{
	int end = body.row + body.rows;
	int wide = draw_cols(d) - 30;

	if (!e->has_pool || row + 2 > end)
		return row;
	draw_at(d, row, 2, ROLE_HEADING, "Domain");
	draw_fmt(d, row++, wide, ROLE_HEADING, "%6s %6s %8s", "needs", "has",
		 "not met");
	for (size_t i = 0; i < e->pool.n_rows && row < end; i++, row++) {
		const struct pr_pool_row *r = &e->pool.rows[i];
		bool few = r->count.have < r->count.need;

		draw_fmt(d, row, 2, ROLE_TEXT, "%s", r->domain);
		draw_cut(d, row, 2 + 5, wide - 8, ROLE_TEXT, r->title);
		draw_fmt(d, row, wide, few ? ROLE_WARN : ROLE_TEXT,
			 "%6d %6d %8d%s", r->count.need, r->count.have,
			 r->count.unseen, few ? "  few" : "");
	}
	return row;
}

static void
draw_facts(struct exam *e, struct draw *d, struct rect body, int row)
{
	struct rect text = { row, 1, body.row + body.rows - row,
			     draw_measure(d, draw_cols(d) - 2) };
	char said[240];
	int at = 0;

	if (text.rows < 1)
		return;
	if (!e->row.mock_possible && !e->row.paused && e->why_not[0]) {
		at = draw_wrap(d, text, at, ROLE_WARN, "No mock exam yet:");
		at = draw_wrap(d, text, at, ROLE_TEXT, e->why_not);
	} else if (e->has_pool && e->pool.met_before > 0) {
		snprintf(said, sizeof(said),
			 "%d item%s of a form drawn now would be met again; "
			 "the report says how many.",
			 e->pool.met_before,
			 e->pool.met_before == 1 ? "" : "s");
		at = draw_wrap(d, text, at, ROLE_TEXT, said);
	}
	if (e->row.effective[0]) {
		snprintf(said, sizeof(said), "Content outline of %s.",
			 e->row.effective);
		draw_wrap(d, text, at, ROLE_QUIET, said);
	}
}

static void
draw_exam(struct view *view, struct draw *d)
{
	struct exam *e = view->state;
	char left[256];
	char right[64] = "";
	struct rect body;
	int row;

	snprintf(left, sizeof(left), "%s    %s", e->row.identifier,
		 e->row.title);
	if (e->row.best)
		snprintf(right, sizeof(right), "best %d, last %d", e->row.best,
			 e->row.last);
	body = draw_frame(d, left, right, false);
	row = body.row;
	draw_at(d, row++, 1, ROLE_HEADING, "How do you want to sit it?");
	row = draw_ways(e, d, row);
	if (!draw_low(d))
		row++;
	row = draw_pool(e, d, body, row);
	if (!draw_low(d))
		row++;
	draw_facts(e, d, body, row);
}

static bool
may_exam(const struct view *view, enum action action)
{
	(void)view;
	return action != ACT_LEFT && action != ACT_RIGHT;
}

const struct view_ops view_exam = {
	.screen = ON_EXAM,
	.state_size = sizeof(struct exam),
	.open = open_exam,
	.draw = draw_exam,
	.act = act_exam,
	.may = may_exam,
	.back = back_exam,
	.status = status_exam,
};

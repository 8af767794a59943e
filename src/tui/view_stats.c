/* view_stats.c - where one stands: what is weak, and a key that drills it */
#include "proctor/library.h"
#include "report/stats_words.h"
#include "tui/sit.h"
#include "tui/stats_page.h"
#include "tui/views.h"

#include <stdio.h>
#include <string.h>

struct stats {
	struct pr_stats *s;
	char exam[65]; /* asked for, "" the learner's */
	enum stats_tab tab;
	struct list list;
	struct paper page; /* of STATS_MORE */
	int shown;
	char status[400];
};

static enum pr_status
load(struct view *view, struct pr_err *err)
{
	struct stats *v = view->state;
	struct pr_stats *fresh = NULL;
	enum pr_status st;

	st = pr_stats_load(tui_desk(view->tui), v->exam[0] ? v->exam : NULL,
			   &fresh, err);
	if (st)
		return st;
	pr_stats_free(v->s);
	v->s = fresh;
	v->list.n = stats_lines(v->s, v->tab);
	list_go(&v->list, v->list.at);
	paper_clear(&v->page);
	stats_build(&v->page, v->s);
	return PR_OK;
}

static enum pr_status
open_stats(struct view *view, const void *arg, struct pr_err *err)
{
	struct stats *v = view->state;
	const char *exam = arg;

	snprintf(v->exam, sizeof(v->exam), "%s", exam ? exam : "");
	v->page.unicode = tui_unicode(view->tui);
	return load(view, err);
}

static void
close_stats(struct view *view)
{
	struct stats *v = view->state;

	paper_clear(&v->page);
	pr_stats_free(v->s);
}

/* Something was sat meanwhile: the figures are others now. */
static enum view_next
back_stats(struct view *view)
{
	struct pr_err err = { 0 };

	if (load(view, &err) != PR_OK)
		tui_alarm(view->tui, &err);
	return VIEW_STAY;
}

/* ---- keys ---------------------------------------------------------------- */

static void
turn(struct stats *v, int by)
{
	v->tab = (enum stats_tab)(((int)v->tab + by + STATS_TABS) % STATS_TABS);
	v->list = (struct list){ .n = stats_lines(v->s, v->tab) };
}

static void
start_exam(struct view *view, enum pr_sitting_kind kind, bool weak,
	   const char *domain, const char *task)
{
	struct stats *v = view->state;
	struct pr_plan plan = sit_plan_for(v->s->exam, kind);
	struct view_begin_arg begin = { &plan };

	plan.weak = weak;
	plan.domain = domain;
	plan.task = task;
	/* who is examined sees first what it will be like */
	if (kind == PR_SITTING_MOCK || kind == PR_SITTING_DIAGNOSTIC)
		tui_open(view->tui, &view_begin, &begin);
	else
		(void)!sit_start(view->tui, &plan);
}

static void
start_drill(struct view *view, const char *kind, const char *skill)
{
	struct pr_drill_plan plan = { .kind = kind, .skill = skill };

	(void)!sit_drill(view->tui, &plan);
}

/* The drill of a kind by its place in the outline, -1 the mixed one. */
static void
start_kind(struct view *view, int kind)
{
	struct pr_exam *drills = NULL;

	/* without the outline the mixed drill says what is missing */
	if (pr_library_exam(tui_desk(view->tui), PR_DRILLS, &drills, NULL,
			    NULL) != PR_OK)
		drills = NULL;
	start_drill(view,
		    drills && kind >= 0 && (size_t)kind < drills->n_domains
			    ? drills->domains[kind].identifier
			    : NULL,
		    NULL);
	pr_exam_free(drills);
}

/* What the advice comes to. */
static void
start_next(struct view *view)
{
	struct stats *v = view->state;
	const char *domain =
		v->s->next_domain >= 0
			? stats_words_domain(v->s, v->s->next_domain)
			: NULL;

	switch (v->s->next) {
	case PR_STATS_NEXT_NOTHING:
		tui_say(view->tui, "%s", v->s->advice);
		break;
	case PR_STATS_NEXT_DIAGNOSTIC:
		start_exam(view, PR_SITTING_DIAGNOSTIC, false, NULL, NULL);
		break;
	case PR_STATS_NEXT_PRACTICE:
		start_exam(view, PR_SITTING_PRACTICE, false, domain, NULL);
		break;
	case PR_STATS_NEXT_WEAK:
		start_exam(view, PR_SITTING_PRACTICE, true, NULL, NULL);
		break;
	case PR_STATS_NEXT_MOCK:
		start_exam(view, PR_SITTING_MOCK, false, NULL, NULL);
		break;
	case PR_STATS_NEXT_REVIEW:
		start_exam(view, PR_SITTING_REVIEW, false, NULL, NULL);
		break;
	case PR_STATS_NEXT_DRILL:
		start_kind(view, v->s->next_domain);
		break;
	}
}

/* The drill that the line with the focus calls for. */
static void
enter(struct view *view)
{
	struct stats *v = view->state;
	const struct pr_stat_row *row = stats_row(v->s, v->tab, v->list.at);

	if (v->tab == STATS_DOMAINS && row)
		start_exam(view, PR_SITTING_PRACTICE, false, row->name, NULL);
	else if (v->tab == STATS_TASKS && row)
		start_exam(view, PR_SITTING_PRACTICE, false, NULL, row->name);
	else if (v->tab == STATS_LEVELS && row)
		start_exam(view, PR_SITTING_PRACTICE, true, NULL, NULL);
	else if (v->tab == STATS_SKILLS && row)
		start_drill(view, NULL, row->name);
	else if (v->tab != STATS_ERRORS || v->list.n == 0)
		start_next(view);
	else if (v->s->errors[v->list.at].skill[0])
		start_drill(view, NULL, v->s->errors[v->list.at].skill);
	else
		tui_say(view->tui, "No drill is made for this kind of error; "
				   "P drills what is weak.");
}

static enum view_next
act_stats(struct view *view, enum action action, int key)
{
	struct stats *v = view->state;
	int place = keymap_place(key);

	switch ((int)action) {
	case ACT_BACK:
		return VIEW_CLOSE;
	case ACT_TAB:
	case ACT_RIGHT:
		turn(v, 1);
		return VIEW_STAY;
	case ACT_BACKTAB:
	case ACT_LEFT:
		turn(v, -1);
		return VIEW_STAY;
	case ACT_PRACTICE:
		start_exam(view, PR_SITTING_PRACTICE, true, NULL, NULL);
		return VIEW_STAY;
	case ACT_CHOOSE:
		if (place < 0 || place >= v->list.n) {
			tui_say(view->tui, "There is no line %d.", place + 1);
			return VIEW_STAY;
		}
		v->list.at = place;
		enter(view);
		return VIEW_STAY;
	case ACT_ENTER:
		enter(view);
		return VIEW_STAY;
	default:
		break;
	}
	if (v->tab == STATS_MORE)
		(void)paper_move(&v->page, action);
	else
		list_move(&v->list, action, v->shown);
	return VIEW_STAY;
}

static const char *
hint_stats(const struct view *view, enum action action)
{
	const struct stats *v = view->state;

	if (action == ACT_ENTER && v->tab == STATS_LEVELS)
		return "Enter weak drill";
	if (action == ACT_ENTER)
		return v->list.n ? "Enter drill it" : "Enter next step";
	if (action == ACT_PRACTICE)
		return "P weak drill";
	if (action == ACT_TAB)
		return "Tab next page";
	return NULL;
}

static const char *
status_stats(struct view *view)
{
	struct stats *v = view->state;

	if (v->tab == STATS_MORE || v->list.n == 0)
		snprintf(v->status, sizeof(v->status), "%s", v->s->advice);
	else
		stats_sentence(v->status, sizeof(v->status), v->s, v->tab,
			       v->list.at);
	return v->status;
}

/* ---- drawing ------------------------------------------------------------- */

/* The chance of a pass, or what is missing to say one; the row after it. */
static int
draw_ready(struct draw *d, struct rect body, const struct pr_stats *s)
{
	struct rect at = { body.row, 1, 3, body.cols - 2 };
	struct words_fact fact = { 0 };
	char text[WORDS_MAX + 40];

	(void)stats_words_fact(&fact, s, STATS_WORDS_READY, 0);
	snprintf(text, sizeof(text), "Chance of a pass: %s", fact.text);
	return body.row + 1 +
	       draw_wrap(d, at, 0, s->ready_shown ? ROLE_HEADING : ROLE_TEXT,
			 text);
}

static void
draw_lines_of(struct draw *d, struct stats *v, int row, int end)
{
	if (v->list.n == 0) {
		draw_wrap(d,
			  (struct rect){ row, 1, end - row, draw_cols(d) - 2 },
			  1, ROLE_TEXT, stats_empty(v->tab));
		return;
	}
	if (end - row > 4)
		row = stats_draw_head(d, row, v->tab);
	v->shown = end - row > 0 ? end - row : 1;
	list_show(&v->list, v->shown);
	for (int i = 0; i < v->shown && v->list.top + i < v->list.n; i++)
		stats_draw_line(d, row + i, v->s, v->tab, v->list.top + i,
				v->list.top + i == v->list.at);
}

static void
draw_stats(struct view *view, struct draw *d)
{
	struct stats *v = view->state;
	char right[96];
	struct rect body;
	int row, end;

	snprintf(right, sizeof(right), "%s  %ld answers", v->s->exam,
		 v->s->answers);
	body = draw_frame(d, "PROCTOR    Progress",
			  draw_narrow(d) ? NULL : right, false);
	row = body.row;
	end = body.row + body.rows;
	if (!draw_low(d))
		row = draw_ready(d, body, v->s);
	stats_draw_tabs(d, row++, v->tab);
	if (v->tab == STATS_MORE)
		paper_draw(d, (struct rect){ row, 1, end - row, body.cols - 2 },
			   &v->page);
	else
		draw_lines_of(d, v, row, end);
}

const struct view_ops view_stats = {
	.screen = ON_STATS,
	.state_size = sizeof(struct stats),
	.open = open_stats,
	.draw = draw_stats,
	.act = act_stats,
	.hint = hint_stats,
	.status = status_stats,
	.back = back_stats,
	.close = close_stats,
};

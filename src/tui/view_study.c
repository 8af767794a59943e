/* view_study.c - today's queue and the plan to the exam date */
#include "proctor/date.h"
#include "proctor/library.h"
#include "proctor/review.h"
#include "proctor/study.h"
#include "report/study_words.h"
#include "tui/form.h"
#include "tui/sit.h"
#include "tui/views.h"
#include "tui/when.h"

#include <stdio.h>
#include <string.h>

#define WORDS_COL 8
#define LOAD_CELLS 40
#define MINUTES 20 /* of a review when no minutes a day are set */

enum tab {
	TAB_TODAY,
	TAB_LOAD,
	TAB_PLAN,
	TABS
};

static const char *const tab_names[TABS] = { "Today", "Next 14 days", "Plan" };

struct study {
	struct pr_review *review;
	struct pr_study *plan;
	struct pr_exam *exam;              /* for names of domains */
	char why_no_plan[PR_ERR_TEXT_MAX]; /* when plan is NULL */
	enum tab tab;
	struct list list;
	int shown;
	char status[400];
};

/* ---- opening ------------------------------------------------------------- */

static int
lines_of(const struct study *s)
{
	switch (s->tab) {
	case TAB_TODAY:
		return (int)s->review->n;
	case TAB_LOAD:
		return PR_REVIEW_DAYS;
	case TAB_PLAN:
		return s->plan ? (int)s->plan->n_weeks : 0;
	case TABS:
		break;
	}
	return 0;
}

static enum pr_status
load(struct view *view, struct pr_err *err)
{
	struct study *s = view->state;
	struct pr_desk *desk = tui_desk(view->tui);
	struct pr_review *review = NULL;
	struct pr_err local = { 0 };
	enum pr_status st;

	pr_study_free(s->plan);
	s->plan = NULL;
	s->why_no_plan[0] = '\0';
	if (pr_study_load(desk, NULL, &s->plan, &local) != PR_OK)
		snprintf(s->why_no_plan, sizeof(s->why_no_plan), "%s",
			 local.text);
	st = pr_review_load(desk, NULL, 0, &review, err);
	if (st)
		return st;
	pr_review_free(s->review);
	s->review = review;
	if (!s->exam &&
	    pr_library_exam(desk, s->review->exam, &s->exam, NULL, NULL))
		s->exam = NULL; /* its names are left out */
	s->list.n = lines_of(s);
	list_go(&s->list, s->list.at);
	return PR_OK;
}

static enum pr_status
open_study(struct view *view, const void *arg, struct pr_err *err)
{
	(void)arg;
	return load(view, err);
}

static void
close_study(struct view *view)
{
	struct study *s = view->state;

	pr_review_free(s->review);
	pr_study_free(s->plan);
	pr_exam_free(s->exam);
}

static enum view_next
back_study(struct view *view)
{
	struct pr_err err = { 0 };

	if (load(view, &err) != PR_OK)
		tui_alarm(view->tui, &err);
	return VIEW_STAY;
}

/* ---- keys ---------------------------------------------------------------- */

static void
turn(struct study *s, int by)
{
	s->tab = (enum tab)(((int)s->tab + by + TABS) % TABS);
	s->list = (struct list){ .n = lines_of(s) };
}

static void
start(struct view *view)
{
	struct study *s = view->state;
	const struct pr_review_row *row =
		s->tab == TAB_TODAY && s->list.at < s->list.n
			? &s->review->rows[s->list.at]
			: NULL;
	struct pr_plan plan;

	if (row && !row->item_rev) { /* a skill is drilled apart */
		struct pr_drill_plan drill = { .skill = row->name };

		(void)!sit_drill(view->tui, &drill);
		return;
	}
	plan = sit_plan_for(s->review->exam, PR_SITTING_REVIEW);
	/* on a day without study Enter still means it */
	if (!s->review->n)
		plan.minutes =
			s->review->minutes ? s->review->minutes : MINUTES;
	(void)!sit_start(view->tui, &plan);
}

static enum view_next
act_study(struct view *view, enum action action, int key)
{
	struct study *s = view->state;
	int place = keymap_place(key);

	switch ((int)action) {
	case ACT_BACK:
		return VIEW_CLOSE;
	case ACT_TAB:
	case ACT_RIGHT:
		turn(s, 1);
		break;
	case ACT_BACKTAB:
	case ACT_LEFT:
		turn(s, -1);
		break;
	case ACT_CHOOSE:
		if (place >= 0 && place < s->list.n)
			s->list.at = place;
		else
			tui_say(view->tui, "There is no line %d.", place + 1);
		break;
	case ACT_ENTER:
		start(view);
		break;
	default:
		list_move(&s->list, action, s->shown);
		break;
	}
	return VIEW_STAY;
}

static const char *
hint_study(const struct view *view, enum action action)
{
	(void)view;
	if (action == ACT_ENTER)
		return "Enter start review";
	if (action == ACT_TAB)
		return "Tab next page";
	return NULL;
}

/* ---- sentences ----------------------------------------------------------- */

static void
queue_sentence(struct study *s)
{
	const struct pr_review_row *row = &s->review->rows[s->list.at];
	char words[STUDY_WORDS];

	snprintf(s->status, sizeof(s->status), "%s, %s: %s. Enter starts %s.",
		 row->name, row->domain, study_row(words, row),
		 row->item_rev ? "the review" : "the drill");
}

static void
week_sentence(struct study *s)
{
	char words[STUDY_WORDS];

	snprintf(s->status, sizeof(s->status), "%s",
		 study_week(words, s->plan, (size_t)s->list.at, s->exam));
}

static const char *
status_study(struct view *view)
{
	struct study *s = view->state;

	if (s->tab == TAB_TODAY && s->list.n)
		queue_sentence(s);
	else if (s->tab == TAB_PLAN && s->list.n)
		week_sentence(s);
	else
		snprintf(s->status, sizeof(s->status), "%s",
			 s->tab == TAB_PLAN && !s->plan
				 ? "Settings (from home) sets exam date and "
				   "minutes a day."
				 : s->review->sentence);
	return s->status;
}

/* ---- drawing ------------------------------------------------------------- */

static void
draw_tabs(struct draw *d, int row, enum tab tab)
{
	int col = 1;

	for (int i = 0; i < TABS; i++)
		col = draw_fmt(d, row, col,
			       i == (int)tab ? ROLE_CHOSEN : ROLE_QUIET,
			       i == (int)tab ? "[%s]" : " %s ", tab_names[i]);
}

static void
draw_queue_line(struct draw *d, int at, const struct study *s, int i)
{
	const struct pr_review_row *row = &s->review->rows[i];
	struct rect line = { at, 0, 1, draw_cols(d) };
	enum role role = list_line(d, line, i, i == s->list.at);
	char text[64];

	draw_fmt(d, at, 2, role, "%3d", i + 1);
	snprintf(text, sizeof(text), "%.0f %%", row->recall * 100);
	if (row->unmarked) /* nothing to have forgotten */
		snprintf(text, sizeof(text), "met");
	draw_right(d, at, draw_cols(d) - 1, role, row->unseen ? "new" : text);
	if (draw_narrow(d)) {
		draw_cut(d, at, 6, draw_cols(d) - 14, role, row->words);
		return;
	}
	draw_cut(d, at, WORDS_COL, 36, role, row->words);
	draw_cut(d, at, 46, 9, role, row->domain);
	draw_cut(d, at, 56, 17, role, row->unseen ? "" : study_went(row));
}

/* A bar a day of the reviews to come. */
static void
draw_load_line(struct draw *d, int at, const struct study *s, int i)
{
	struct rect line = { at, 0, 1, draw_cols(d) };
	enum role role = list_mark(d, line, i == s->list.at);
	int cells = draw_narrow(d) ? 14 : LOAD_CELLS;
	int most = 1;
	struct bar bar = { 0, -1, -1, -1 };
	struct pr_date day;

	for (int k = 0; k < PR_REVIEW_DAYS; k++)
		if (s->review->load[k] > most)
			most = s->review->load[k];
	bar.value = (double)s->review->load[i] / most;
	if (pr_date_parse(&day, s->review->today, NULL) == PR_OK) {
		char text[WHEN_MAX];

		day = pr_date_from_days(pr_date_to_days(day) + i);
		when_day(text, day);
		draw_cut(d, at, 2, 11, role, text);
	}
	draw_bar(d, at, 14, cells, &bar);
	draw_fmt(d, at, 16 + cells, role, "%d min", s->review->load[i]);
}

static void
draw_week_line(struct draw *d, int at, const struct study *s, int i)
{
	const struct pr_study_week *w = &s->plan->weeks[i];
	struct rect line = { at, 0, 1, draw_cols(d) };
	enum role role = list_line(d, line, i, i == s->list.at);
	struct bar bar = { w->have ? (double)w->need / w->have : 0, -1, -1,
			   -1 };
	char from[STUDY_WORDS];

	draw_cut(d, at, 2, 11, role, study_when(from, w->from, false));
	if (bar.value > 1)
		bar.value = 1;
	if (draw_narrow(d)) {
		draw_fmt(d, at, 14, role, "%d+%d%s", w->fresh_items,
			 w->review_items, w->mocks ? " mock" : "");
		return;
	}
	draw_fmt(d, at, 14, role, "%4d new  %4d review", w->fresh_items,
		 w->review_items);
	draw_fmt(d, at, 38, role, "%s", w->mocks ? "mock" : "");
	draw_bar(d, at, 44, 16, &bar);
	draw_fmt(d, at, 62, role, "%d of %d min", w->need, w->have);
}

static void
draw_list(struct draw *d, struct study *s, int row, int end)
{
	s->shown = end > row ? end - row : 1;
	list_show(&s->list, s->shown);
	for (int i = 0; i < s->shown && s->list.top + i < s->list.n; i++) {
		int line = s->list.top + i;

		if (s->tab == TAB_TODAY)
			draw_queue_line(d, row + i, s, line);
		else if (s->tab == TAB_LOAD)
			draw_load_line(d, row + i, s, line);
		else
			draw_week_line(d, row + i, s, line);
	}
}

/* "RHIT in 12 days"; without a date, or when it has passed, the exam alone. */
static void
draw_when(char *out, size_t size, const struct pr_review *r)
{
	if (!r->exam_date[0])
		snprintf(out, size, "%s", r->exam);
	else if (r->days_left <= 0)
		snprintf(out, size, "%s today", r->exam);
	else if (r->days_left == 1)
		snprintf(out, size, "%s tomorrow", r->exam);
	else
		snprintf(out, size, "%s in %d days", r->exam, r->days_left);
}

static void
draw_study(struct view *view, struct draw *d)
{
	struct study *s = view->state;
	const char *said = s->review->sentence;
	char right[96] = "";
	struct rect body, at;
	int row, end;

	draw_when(right, sizeof(right), s->review);
	body = draw_frame(d, "PROCTOR    Study", draw_narrow(d) ? NULL : right,
			  false);
	end = body.row + body.rows;
	row = body.row;
	draw_tabs(d, row++, s->tab);
	if (s->tab == TAB_PLAN)
		said = s->plan ? s->plan->fit : s->why_no_plan;
	at = (struct rect){ row, 1, draw_low(d) ? 1 : 3, body.cols - 2 };
	row += draw_wrap(d, at, 0, ROLE_HEADING, said);
	draw_list(d, s, row, end);
}

const struct view_ops view_study = {
	.screen = ON_STUDY,
	.state_size = sizeof(struct study),
	.open = open_study,
	.draw = draw_study,
	.act = act_study,
	.hint = hint_study,
	.status = status_study,
	.back = back_study,
	.close = close_study,
};

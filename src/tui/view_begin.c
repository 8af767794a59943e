/*
 * view_begin.c - before a mock, a diagnostic or a quick check: what will
 * happen, on one screen, and no clock starts by accident
 */
#include "proctor/library.h"
#include "tui/form.h"
#include "tui/sit.h"
#include "tui/views.h"
#include "tui/when.h"
#include "util/buf.h"
#include "words/say.h"
#include "words/sittings.h"

#include <stdio.h>
#include <strings.h>

#define TEXT_MAX 8000

struct begin {
	struct sit_plan plan;
	char title[100];
	struct ui_text text;
	struct pane pane;
	struct field word;
};

/* A saved form has numbers of its own. */
static void
add_items(struct buf *b, const struct pr_exam *exam, const struct pr_plan *plan,
	  const struct pr_pool *pool)
{
	char count[SAY_MAX];
	int scored = plan->form_json ? pool->scored : exam->scored_items;
	int pretest = plan->form_json ? pool->items - pool->scored
				      : exam->pretest_items;

	buf_printf(b, "%s, one section.",
		   say_count(count, scored + pretest, "item"));
	if (pretest > 0)
		buf_printf(b,
			   " %d of them count; %d are unscored trial items "
			   "and are not marked as such.",
			   scored, pretest);
	buf_adds(b, exam->linear ? "\nYou cannot go back to an item."
				 : "\nYou may go back, change answers and flag "
				   "items until you end the exam.");
	buf_adds(b, "\nAn item without an answer counts as wrong. A guess "
		    "costs nothing.\n\n");
}

static void
add_time(struct buf *b, const struct pr_exam *exam, const struct pr_learner *me,
	 const struct pr_plan *plan)
{
	char said[SAY_MAX];
	int percent =
		plan->time_percent ? plan->time_percent : me->time_percent;
	int extra = plan->extra_min >= 0 ? plan->extra_min : me->extra_min;
	bool stops = plan->breaks_stop >= 0 ? plan->breaks_stop != 0
					    : me->breaks_stop;
	int64_t ms = (int64_t)exam->time_limit_s * 1000;

	if (plan->untimed || ms == 0) {
		buf_adds(b, "Time: no limit. The report says how long it "
			    "took.\n");
		return;
	}
	if (percent == 0)
		percent = 100;
	ms = ms * percent / 100 + (int64_t)extra * 60000;
	buf_printf(b, "Time: %s.", say_length(said, ms));
	if (percent != 100 || extra || stops)
		buf_printf(b, " Accommodation (Settings): %s",
			   say_accommodation(said, percent, extra, stops));
	buf_printf(b, "\nClock: it runs from the first item. %s\n",
		   say_policy(said, plan->policy));
	buf_printf(b, "Breaks: z hides the item; the clock %s.\n",
		   stops ? "stops" : "goes on");
	buf_printf(b, "Warnings: %s; t hides and shows the time.\n",
		   say_warnings(said, ms));
}

static enum pr_status
add_pool(struct buf *b, const struct pr_plan *plan, const struct pr_pool *pool,
	 struct pr_err *err)
{
	if (plan->form_json)
		return PR_OK;
	if (!pool->enough)
		return pr_fail(err, PR_EPOOL,
			       "The banks lack %d item%s for a whole form.",
			       pool->missing, pool->missing == 1 ? "" : "s");
	if (pool->met_before > 0)
		buf_printf(b,
			   "Met before: %d of the items, because the banks "
			   "hold no others.\n",
			   pool->met_before);
	return PR_OK;
}

static bool
is_mock(const struct begin *s)
{
	return s->plan.plan.kind == PR_SITTING_MOCK;
}

static void
write_title(struct begin *s, const struct pr_exam *exam)
{
	const struct pr_plan *plan = &s->plan.plan;
	char said[SAY_MAX];

	if (is_mock(s))
		snprintf(s->title, sizeof(s->title), "%.60s mock exam%s",
			 exam->identifier, plan->untimed ? ", untimed" : "");
	else
		snprintf(s->title, sizeof(s->title), "%.90s",
			 say_kind(said, plan->kind, exam->identifier));
}

/* What a diagnostic or a quick check is like. */
static enum pr_status
add_kind(struct buf *b, const struct pr_plan *plan, const struct pr_pool *pool,
	 struct pr_err *err)
{
	char said[SAY_MAX];

	if (!pool->enough)
		return pr_fail(err, PR_EPOOL, "%s",
			       pool->why_not[0]
				       ? pool->why_not
				       : "The banks hold too few free items "
					 "for it.");
	buf_printf(b, "%s\n", say_begins(said, plan->kind, pool->items));
	return PR_OK;
}

static enum pr_status
write_text(struct view *view, struct pr_err *err)
{
	struct begin *s = view->state;
	struct pr_desk *desk = tui_desk(view->tui);
	const struct pr_plan *plan = &s->plan.plan;
	const struct pr_learner *me = pr_desk_learner(desk);
	struct pr_exam *exam = NULL;
	const char *name = me->exam[0] ? me->exam : "RHIT";
	struct buf b = { 0 };
	struct pr_pool pool;
	enum pr_status status;

	buf_init(&b, TEXT_MAX);
	status = pr_library_exam(desk, plan->exam ? plan->exam : name, &exam,
				 NULL, err);
	if (status == PR_OK)
		status = pr_seat_pool(desk, plan, &pool, err);
	if (status != PR_OK)
		goto out;
	write_title(s, exam);
	if (is_mock(s)) {
		add_items(&b, exam, plan, &pool);
		add_time(&b, exam, me, plan);
		status = add_pool(&b, plan, &pool, err);
	} else {
		status = add_kind(&b, plan, &pool, err);
	}
	buf_adds(&b, "\nEach answer is on the disk before the screen says so. "
		     "If the terminal or the computer stops, start proctor "
		     "again and choose Resume.");
	if (status == PR_OK)
		ui_text_set(&s->text, buf_text(&b), tui_unicode(view->tui));
out:
	pr_exam_free(exam);
	buf_release(&b);
	return status;
}

static void
close_begin(struct view *view)
{
	struct begin *s = view->state;

	ui_text_release(&s->text);
}

static enum pr_status
open_begin(struct view *view, const void *arg, struct pr_err *err)
{
	struct begin *s = view->state;
	const struct view_begin_arg *given = arg;

	sit_plan_set(&s->plan, given->plan);
	if (s->plan.plan.kind == 0)
		s->plan.plan.kind = PR_SITTING_MOCK;
	s->word.max = 20;
	return write_text(view, err);
}

/* Settings may have been here meanwhile. */
static enum view_next
back_begin(struct view *view)
{
	struct pr_err err = { 0 };

	if (write_text(view, &err) != PR_OK)
		tui_alarm(view->tui, &err);
	return VIEW_STAY;
}

static bool
type_begin(struct view *view, const struct key *key)
{
	struct begin *s = view->state;

	if (!is_mock(s))
		return false;
	if (key->code == KC_HOME || key->code == KC_END)
		return false;
	/* Help and commands stay one key away until something is typed. */
	if (s->word.len == 0 && (key->code == '?' || key->code == ':'))
		return false;
	return field_type(&s->word, key);
}

static enum view_next
start(struct view *view)
{
	struct begin *s = view->state;

	if (is_mock(s) && strcasecmp(s->word.text, "BEGIN") != 0) {
		tui_say(view->tui, "The clock has not started. Type the word "
				   "BEGIN, then press Enter.");
		return VIEW_STAY;
	}
	field_set(&s->word, "");
	return sit_start(view->tui, &s->plan.plan) ? VIEW_CLOSE : VIEW_STAY;
}

static enum view_next
act_begin(struct view *view, enum action action, int key)
{
	struct begin *s = view->state;

	(void)key;
	switch ((int)action) {
	case ACT_BACK:
		return VIEW_CLOSE;
	case ACT_ENTER:
		return start(view);
	case ACT_UP:
		pane_scroll(&s->pane, -1);
		break;
	case ACT_DOWN:
		pane_scroll(&s->pane, 1);
		break;
	case ACT_PGUP:
		pane_page(&s->pane, -1);
		break;
	case ACT_PGDN:
		pane_page(&s->pane, 1);
		break;
	default:
		break;
	}
	return VIEW_STAY;
}

static const char *
status_begin(struct view *view)
{
	return is_mock(view->state) ? "The clock has not started."
				    : "Nothing has started. Enter begins, Esc "
				      "goes back.";
}

static const char *
hint_begin(const struct view *view, enum action action)
{
	if (action == ACT_ENTER)
		return is_mock(view->state) ? "BEGIN Enter start"
					    : "Enter begin";
	if (action == ACT_LEAVE)
		return "";
	return NULL;
}

static void
draw_begin_page(struct view *view, struct draw *d)
{
	struct begin *s = view->state;
	const char *ask = draw_narrow(d) ? "Type BEGIN, press Enter:"
					 : "Type  BEGIN  and press Enter to "
					   "start:";
	struct rect body = draw_frame(
		d, s->title, is_mock(s) ? "clock not started" : "no clock",
		false);
	struct rect text = { body.row, 1, body.rows - 2,
			     draw_measure(d, draw_cols(d) - 2) };
	char where[48];
	int row = body.row + body.rows - 1;
	int col;

	draw_pane(d, text, ROLE_TEXT, &s->pane, &s->text, true);
	pane_where(where, &s->pane);
	draw_right(d, row - 1, draw_cols(d) - 1, ROLE_QUIET, where);
	if (!is_mock(s)) {
		draw_at(d, row, 1, ROLE_FOCUS, "> Enter begins");
		draw_focus(d, row, 1);
		return;
	}
	col = draw_at(d, row, 1, ROLE_HEADING, ask) + 1;
	field_draw(d, row, col, 7, &s->word, true);
}

const struct view_ops view_begin = {
	.screen = ON_BEGIN,
	.state_size = sizeof(struct begin),
	.open = open_begin,
	.draw = draw_begin_page,
	.type = type_begin,
	.act = act_begin,
	.hint = hint_begin,
	.back = back_begin,
	.status = status_begin,
	.close = close_begin,
};

/* view_practice.c - what to practise: exam, domain, task, how many */
#include "tui/form.h"
#include "tui/home_data.h"
#include "tui/sit.h"
#include "tui/views.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

enum line {
	LINE_EXAM,
	LINE_DOMAIN,
	LINE_TASK,
	LINE_ITEMS,
	LINE_START
};
#define LINES 5

struct practice {
	struct pr_exam_row *rows;
	size_t n_rows;
	int exam;             /* index into rows */
	struct pr_exam *open; /* the exam chosen */
	int domain;           /* -1 any */
	int task;             /* -1 any */
	int items;            /* index into counts */
	struct list list;
	char count[120];
	int held; /* items that practice leaves alone */
};

static const int counts[] = { 5, 10, 15, 20, 25, 30, 50 };

static struct pr_plan
plan_of(const struct practice *p)
{
	struct pr_plan plan =
		sit_plan_for(p->open->identifier, PR_SITTING_PRACTICE);
	const struct pr_domain *domain =
		p->domain >= 0 ? &p->open->domains[p->domain] : NULL;

	plan.items = counts[p->items];
	if (domain)
		plan.domain = domain->identifier;
	if (domain && p->task >= 0)
		plan.task = domain->tasks[p->task].identifier;
	return plan;
}

/* How many there are for what is chosen now. */
static void
count_pool(struct view *view)
{
	struct practice *p = view->state;
	struct pr_plan plan = plan_of(p);
	struct pr_pool pool;
	struct pr_err err = { 0 };
	int have = 0;
	int unseen = 0;

	p->held = 0;
	if (pr_seat_pool(tui_desk(view->tui), &plan, &pool, &err) != PR_OK) {
		snprintf(p->count, sizeof(p->count), "%.119s", err.text);
		return;
	}
	for (size_t i = 0; i < pool.n_rows; i++) {
		have += pool.rows[i].count.have;
		unseen += pool.rows[i].count.unseen;
		p->held += pool.rows[i].count.reserved;
	}
	snprintf(p->count, sizeof(p->count),
		 "%d item%s to draw from, %d of them not met yet", have,
		 have == 1 ? "" : "s", unseen);
}

static enum pr_status
open_exam(struct view *view, struct pr_err *err)
{
	struct practice *p = view->state;
	struct pr_exam *exam = NULL;

	if (pr_library_exam(tui_desk(view->tui), p->rows[p->exam].identifier,
			    &exam, NULL, err) != PR_OK)
		return err->status;
	pr_exam_free(p->open);
	p->open = exam;
	p->domain = p->task = -1;
	count_pool(view);
	return PR_OK;
}

static void
choose_first(struct view *view, const struct view_practice_arg *given)
{
	struct practice *p = view->state;
	const char *name = given && given->exam
				   ? given->exam
				   : pr_desk_learner(tui_desk(view->tui))->exam;

	for (size_t i = 0; i < p->n_rows; i++)
		if (!strcasecmp(p->rows[i].identifier, name))
			p->exam = (int)i;
}

static void
close_practice(struct view *view)
{
	struct practice *p = view->state;

	free(p->rows);
	pr_exam_free(p->open);
}

static enum pr_status
open_practice(struct view *view, const void *arg, struct pr_err *err)
{
	struct practice *p = view->state;
	const struct view_practice_arg *given = arg;

	p->items = 1;
	p->list.n = LINES;
	p->list.at = LINE_START;
	if (pr_library_exams(tui_desk(view->tui), &p->rows, &p->n_rows, err) !=
	    PR_OK)
		return err->status;
	if (p->n_rows == 0)
		return pr_fail(err, PR_ENOTFOUND,
			       "There are no questions yet: proctor bank "
			       "import FILE takes them in.");
	choose_first(view, given);
	if (open_exam(view, err) != PR_OK)
		return err->status;
	if (given && given->domain)
		p->domain = pr_exam_domain(p->open, given->domain);
	count_pool(view);
	return PR_OK;
}

static int
around(int value, int step, int low, int high)
{
	value += step;
	return value > high ? low : value < low ? high : value;
}

static void
change(struct view *view, int step)
{
	struct practice *p = view->state;
	struct pr_err err = { 0 };
	int tasks =
		p->domain >= 0 ? (int)p->open->domains[p->domain].n_tasks : 0;

	if (p->list.at == LINE_EXAM) {
		p->exam = around(p->exam, step, 0, (int)p->n_rows - 1);
		if (open_exam(view, &err) != PR_OK)
			tui_alarm(view->tui, &err);
		return;
	}
	if (p->list.at == LINE_DOMAIN) {
		p->domain = around(p->domain, step, -1,
				   (int)p->open->n_domains - 1);
		p->task = -1;
	} else if (p->list.at == LINE_TASK && tasks == 0) {
		tui_say(view->tui, "Choose a domain first; its tasks come "
				   "then.");
	} else if (p->list.at == LINE_TASK) {
		p->task = around(p->task, step, -1, tasks - 1);
	} else if (p->list.at == LINE_ITEMS) {
		p->items = around(p->items, step, 0, (int)PR_LEN(counts) - 1);
	}
	count_pool(view);
}

static enum view_next
start(struct view *view)
{
	struct practice *p = view->state;
	struct pr_plan plan = plan_of(p);

	return sit_start(view->tui, &plan) ? VIEW_CLOSE : VIEW_STAY;
}

static enum view_next
act_practice(struct view *view, enum action action, int key)
{
	struct practice *p = view->state;
	int place = keymap_place(key);

	if (action == ACT_BACK)
		return VIEW_CLOSE;
	if (action == ACT_ENTER)
		return start(view);
	if (action == ACT_CHOOSE && place >= 0) {
		list_go(&p->list, place);
		if (place == LINE_START)
			return start(view);
	}
	if (action == ACT_LEFT)
		change(view, -1);
	if (action == ACT_RIGHT || action == ACT_TOGGLE)
		change(view, 1);
	if (action == ACT_TAB)
		action = ACT_DOWN;
	if (action == ACT_BACKTAB)
		action = ACT_UP;
	list_move(&p->list, action, LINES);
	return VIEW_STAY;
}

static void
value_of(const struct practice *p, int line, char out[160])
{
	const struct pr_domain *domain =
		p->domain >= 0 ? &p->open->domains[p->domain] : NULL;
	const struct pr_task *task =
		domain && p->task >= 0 ? &domain->tasks[p->task] : NULL;

	assert(p->open);
	if (line == LINE_EXAM)
		snprintf(out, 160, "%s", p->open->identifier);
	else if (line == LINE_DOMAIN && domain)
		snprintf(out, 160, "%s %s", domain->identifier, domain->title);
	else if (line == LINE_TASK && task)
		snprintf(out, 160, "%s %s", task->identifier, task->title);
	else if (line == LINE_ITEMS)
		snprintf(out, 160, "%d", counts[p->items]);
	else
		snprintf(out, 160, "any");
}

static const char *const labels[LINES] = {
	"Exam", "Domain", "Task", "Items", "Start",
};

static const char *
status_practice(struct view *view)
{
	struct practice *p = view->state;
	static char text[400];
	char value[160];

	if (p->list.at == LINE_START) {
		snprintf(text, sizeof(text), "Enter starts: %s.", p->count);
		return text;
	}
	value_of(p, p->list.at, value);
	snprintf(text, sizeof(text), "%s: %s. Left and right change it; %s.",
		 labels[p->list.at], value, p->count);
	return text;
}

static const char *
hint_practice(const struct view *view, enum action action)
{
	(void)view;
	if (action == ACT_ENTER)
		return "Enter start";
	if (action == ACT_CHOOSE)
		return "Left/Right change";
	if (action == ACT_TOGGLE || action == ACT_LEAVE)
		return "";
	return NULL;
}

/* Why there are fewer items to draw from than the bank holds. */
static const char *
held_text(const struct practice *p, char out[300])
{
	static const char after[] = "No clock, no score: after each item you "
				    "see the key and why.";

	if (p->held == 0)
		snprintf(out, 300, "%s", after);
	else
		snprintf(out, 300,
			 "%d more item%s held back, so that the next mock exam "
			 "is new to you (Settings: mock exams kept new). %s",
			 p->held, p->held == 1 ? " is" : "s are", after);
	return out;
}

static void
draw_practice(struct view *view, struct draw *d)
{
	struct practice *p = view->state;
	struct rect body = draw_frame(d, "PROCTOR    Practice",
				      "feedback after each item", false);
	struct rect text;
	char value[160];
	char held[300];
	int row = body.row;

	if (!draw_low(d))
		row++;
	for (int i = 0; i < LINES; i++, row++) {
		struct rect line = { row, 0, 1, draw_cols(d) };
		enum role role = list_line(d, line, i, i == p->list.at);
		int col = draw_fmt(d, row, 2, role, "%d  %s", i + 1, labels[i]);

		if (i == LINE_START) {
			draw_at(d, row, col, role, " practice");
			continue;
		}
		value_of(p, i, value);
		col = draw_at(d, row, 14, role, "< ");
		col = draw_cut(d, row, col, draw_cols(d) - col - 3, role,
			       value);
		draw_at(d, row, col, role, " >");
	}
	text = (struct rect){ row + 1, 1, body.row + body.rows - row - 1,
			      draw_measure(d, draw_cols(d) - 2) };
	if (text.rows < 1)
		return;
	row = draw_wrap(d, text, 0, ROLE_TEXT, p->count);
	draw_wrap(d, text, row + 1, ROLE_QUIET, held_text(p, held));
}

const struct view_ops view_practice = {
	.screen = ON_PRACTICE,
	.state_size = sizeof(struct practice),
	.open = open_practice,
	.draw = draw_practice,
	.act = act_practice,
	.hint = hint_practice,
	.status = status_practice,
	.close = close_practice,
};

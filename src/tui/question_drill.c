/* question_drill.c - what a drill adds to an item: pace, edition, the book */
#include "proctor/date.h"
#include "tui/question.h"

#include <stdio.h>
#include <string.h>

/* The book's code goes into the line with the focus. */
static bool
take(void *ctx, const char *code, enum pr_code_system system)
{
	struct view *view = ctx;
	struct question *q = view->state;

	lines_take(&q->lines, code, system);
	q->dirty = true;
	return question_keep(view);
}

static bool
is_lapsed(struct view *view, const struct pr_item *item)
{
	const char *edition = item->code_edition ? item->code_edition : "";
	const char *blank = strrchr(edition, ' ');
	struct pr_date day;
	struct pr_env env;
	char today[11];
	char said[160];

	tui_now(view->tui, &env);
	day = pr_date_from_ms(env.wall_ms, env.utc_offset_min);
	pr_date_format(today, day);
	return pr_code_lapsed(said, blank ? blank + 1 : edition, today);
}

/* Looking codes up: a drill with its book open and tables to look in. */
static void
load_book(struct view *view)
{
	struct question *q = view->state;

	q->drill.open_book = pr_drill_open_book(tui_seat(view->tui));
	q->book.focus = q->book.whole = false;
	q->book.take = NULL;
	if (!q->drill.open_book || !book_begin(&q->book, view->tui))
		return;
	q->book.ctx = view;
	if (question_codes(q))
		q->book.take = take;
}

void
question_drill_load(struct view *view)
{
	struct question *q = view->state;
	const struct pr_sitting *s = sit_state(view->tui);

	q->drill.on = s && s->rules.kind == PR_SITTING_DRILL;
	if (!q->drill.on || !q->item)
		return;
	load_book(view);
	pr_drill_pace(tui_seat(view->tui), &q->drill.pace);
	pr_drill_edition(tui_desk(view->tui), q->item, q->drill.edition);
	q->drill.lapsed = is_lapsed(view, q->item);
}

bool
question_book_may(const struct view *view)
{
	const struct question *q = view->state;

	return q->drill.on && q->drill.open_book;
}

static void
open_book(struct view *view)
{
	struct question *q = view->state;
	struct view_book_arg arg = { &q->book };

	if (!q->book.tables)
		tui_say(view->tui, "There is no book: no code tables are here. "
				   "proctor codes import FILE takes them in.");
	else if (question_keep(view))
		tui_open(view->tui, &view_book, &arg);
}

/* Tab goes from the item to its chart, to the book, and back. */
bool
question_book_act(struct view *view, enum action action)
{
	struct question *q = view->state;
	bool typed = question_typed(q) && !question_codes(q);

	if (!question_book_may(view))
		return false;
	if (action == ACT_BACKTAB ||
	    (action == ACT_TAB && !typed && !q->chart.stimulus)) {
		q->chart.focus = false;
		open_book(view);
		return true;
	}
	if (action != ACT_TAB || !q->chart.stimulus)
		return false;
	q->chart.focus = !q->chart.focus;
	if (!q->chart.focus)
		open_book(view);
	else
		tui_say(view->tui, "Pane: chart. w gives it the whole screen; "
				   "Tab: the code book.");
	return true;
}

/* "1:05" */
static void
short_time(char out[24], int64_t ms)
{
	int64_t s = (ms + 500) / 1000;

	snprintf(out, 24, "%lld:%02d", (long long)(s / 60), (int)(s % 60));
}

/* Row 1 of a drill: streak, accuracy, pace against the target. */
void
question_strip(struct draw *d, struct view *view)
{
	struct question *q = view->state;
	const struct pr_drill_pace *p = &q->drill.pace;
	char mean[24];
	char target[24];
	char pace[80] = "";

	if (draw_low(d))
		return;
	short_time(mean, p->mean_ms);
	short_time(target, p->target_ms);
	if (p->mean_ms && p->target_ms)
		snprintf(pace, sizeof(pace),
			 draw_narrow(d) ? "  %s/%s"
					: "   %s an item, target %s",
			 mean, target);
	else if (p->target_ms)
		snprintf(pace, sizeof(pace),
			 draw_narrow(d) ? "  target %s"
					: "   target %s an item",
			 target);
	if (!p->answered)
		draw_fmt(d, 1, 1, ROLE_TEXT, "streak 0   none marked yet%s",
			 pace);
	else if (draw_narrow(d))
		draw_fmt(d, 1, 1, ROLE_TEXT, "streak %d  %d of %d%s", p->streak,
			 p->right, p->answered, pace);
	else
		draw_fmt(d, 1, 1, ROLE_TEXT,
			 "streak %d   %d of %d right (%d %%)%s", p->streak,
			 p->right, p->answered, 100 * p->right / p->answered,
			 pace);
	if (q->drill.on && !q->drill.open_book && !draw_narrow(d))
		draw_right(d, 1, draw_cols(d) - 1, ROLE_QUIET, "book closed");
}

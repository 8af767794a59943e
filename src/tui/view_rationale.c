/* view_rationale.c - after the end: each item, your answer, the key, why */
#include "proctor/library.h"
#include "report/missed.h"
#include "tui/explain.h"
#include "tui/question.h"
#include "words/say.h"

#include <stdio.h>
#include <string.h>

enum filter {
	SHOW_WRONG,
	SHOW_FLAGGED,
	SHOW_UNSURE,
	SHOW_ALL,
	FILTERS
};

static const char *const names[FILTERS] = { "not right", "flagged", "unsure",
					    "all" };

struct rationale {
	struct pr_result *result;
	struct pr_item *item;
	int at; /* slot */
	enum filter filter;
	struct paper page;
	struct pr_stimulus *stimulus; /* of the item, or NULL */
	struct chart chart;
};

static const char *
name_of(const struct rationale *s)
{
	return s->filter < FILTERS ? names[s->filter] : "";
}

static bool
kept(const struct rationale *s, int slot)
{
	const struct pr_response_row *row = &s->result->responses[slot];

	switch (s->filter) {
	case SHOW_WRONG:
		return missed_is(s->result, row);
	case SHOW_FLAGGED:
		return row->flagged;
	case SHOW_UNSURE:
		return row->unsure;
	case SHOW_ALL:
	case FILTERS:
		break;
	}
	return true;
}

static int
count(const struct rationale *s)
{
	int n = 0;

	for (int i = 0; i < s->result->n_items; i++)
		n += kept(s, i);
	return n;
}

/* The next slot of the filter from one on; -1 when there is none. */
static int
find(const struct rationale *s, int from, int step)
{
	for (int i = from; i >= 0 && i < s->result->n_items; i += step)
		if (kept(s, i))
			return i;
	return -1;
}

/* Case material; the chart of the same case stays as it was left. */
static void
load_chart(struct view *view)
{
	struct rationale *s = view->state;
	struct pr_stimulus *old = s->stimulus;
	struct pr_err err = { 0 };

	s->stimulus = NULL;
	if (pr_library_stimulus(tui_desk(view->tui), s->item, &s->stimulus,
				&err) != PR_OK) {
		s->stimulus = NULL;
		tui_alarm(view->tui, &err);
	}
	chart_load(&s->chart, s->stimulus, tui_unicode(view->tui));
	s->chart.alone = true;
	pr_stimulus_free(old);
}

static enum pr_status
load(struct view *view, int slot, struct pr_err *err)
{
	struct rationale *s = view->state;
	const struct pr_response_row *row = &s->result->responses[slot];
	struct pr_slot place = { .n_options = row->n_options };
	struct pr_item *item = NULL;
	struct item_view read;
	char text[128];
	char note[WORDS_MAX];
	struct explain e;
	enum pr_status status =
		pr_library_item(tui_desk(view->tui), row->item_rev, &item, err);

	if (status != PR_OK)
		return status;
	pr_item_free(s->item);
	s->item = item;
	s->at = slot;
	for (int i = 0; i < row->n_options; i++)
		place.order[i] = row->order[i];
	item_view_row(&read, item, row, text);
	e = (struct explain){
		.item = item,
		.place = row->n_options ? &place : NULL,
		.choice = read.response.choice,
		.body = read.response.body,
		.confidence = row->confidence,
		.past_review = row->past_review,
	};
	if (item->type == PR_ITEM_CODE_ENTRY)
		e.book = pr_desk_book(tui_desk(view->tui));
	paper_clear(&s->page);
	s->page.unicode = tui_unicode(view->tui);
	read.slot = e.place;
	if (missed_corrected(note, s->result, slot, &read))
		paper_put(&s->page, ROLE_WARN, "", 0, note);
	explain_item(&s->page, &e);
	load_chart(view);
	return PR_OK;
}

static enum pr_status
open(struct view *view, const void *arg, struct pr_err *err)
{
	struct rationale *s = view->state;
	const struct view_rationale_arg *where = arg;
	int slot = where->slot < 0 ? 0 : where->slot;
	enum pr_status status = pr_result_load(tui_desk(view->tui),
					       where->sitting, &s->result, err);

	s->filter = where->missed_only ? SHOW_WRONG : SHOW_ALL;
	if (!status && slot >= s->result->n_items)
		slot = 0;
	if (!status)
		status = load(view, slot, err);
	if (status) {
		pr_result_free(s->result);
		s->result = NULL;
		return status;
	}
	tui_say(view->tui,
		"%d item%s, filter: %s. n goes on, / changes the "
		"filter.",
		count(s), count(s) == 1 ? "" : "s", name_of(s));
	return PR_OK;
}

static void
close(struct view *view)
{
	struct rationale *s = view->state;

	paper_clear(&s->page);
	chart_release(&s->chart);
	pr_stimulus_free(s->stimulus);
	pr_item_free(s->item);
	pr_result_free(s->result);
}

static void
seconds(char out[24], int64_t ms)
{
	int64_t s = (ms + 500) / 1000;

	snprintf(out, 24, "%lld:%02d", (long long)(s / 60), (int)(s % 60));
}

static void
draw(struct view *view, struct draw *d)
{
	struct rationale *s = view->state;
	const struct pr_response_row *row = &s->result->responses[s->at];
	const char *verdict = row->right      ? "RIGHT"
			      : row->answered ? "WRONG"
			      : row->reached  ? "NO ANSWER"
					      : "NOT REACHED";
	char title[160];
	char right[64];
	char mine[24];
	char usual[24];
	char where[48];
	struct rect b;
	struct rect page;

	seconds(mine, row->ms);
	seconds(usual, s->result->median_ms);
	snprintf(right, sizeof(right),
		 draw_narrow(d) ? "%s" : "you %s, median %s", mine, usual);
	if (draw_narrow(d))
		snprintf(title, sizeof(title), "%d/%d %s%s", s->at + 1,
			 s->result->n_items, verdict, row->flagged ? " !" : "");
	else
		snprintf(title, sizeof(title),
			 "REVIEW   Item %d of %d   %s%s%s", s->at + 1,
			 s->result->n_items, verdict,
			 row->flagged ? "   FLAGGED" : "",
			 row->role == PR_ROLE_PRETEST ? "   pretest" : "");
	b = draw_frame(d, title, right, s->chart.focus);
	if (s->chart.focus) {
		chart_tabs_draw(d, &s->chart);
		chart_draw(d, (struct rect){ b.row, 1, b.rows, b.cols - 2 },
			   &s->chart);
		return;
	}
	page = (struct rect){ b.row, 1, b.rows - draw_low(d), b.cols - 2 };
	if (page.cols > 88)
		page.cols = 88;
	paper_draw(d, page, &s->page);
	paper_where(where, &s->page);
	if (where[0] && !draw_low(d))
		draw_rule(d, b.row + b.rows, NULL, where);
	else if (s->page.line + s->page.shown < s->page.lines)
		draw_right(d, b.row + b.rows - 1, b.cols, ROLE_WARN,
			   "more: PgDn");
	draw_focus(d, page.row, page.col);
}

static void
go(struct view *view, int from, int step)
{
	struct rationale *s = view->state;
	struct pr_err err = { 0 };
	int slot = find(s, from, step);

	if (slot < 0) {
		tui_say(view->tui, "No %s item %s this one.", name_of(s),
			step > 0 ? "after" : "before");
		return;
	}
	if (load(view, slot, &err) != PR_OK) {
		tui_alarm(view->tui, &err);
		return;
	}
	tui_say(view->tui, "Item %d of %d, filter: %s (%d).", s->at + 1,
		s->result->n_items, name_of(s), count(s));
}

static void
turn_filter(struct view *view, int by)
{
	struct rationale *s = view->state;
	struct pr_err err = { 0 };
	char none[64] = "";
	int slot;

	/* a list with nothing in it would leave a stranger on the screen */
	for (int i = 0; i < FILTERS; i++) {
		s->filter = (enum filter)(((int)s->filter + by + FILTERS) %
					  FILTERS);
		if (count(s) > 0)
			break;
		snprintf(none + strlen(none), sizeof(none) - strlen(none),
			 "%s%s", none[0] ? ", " : "Nothing is ", name_of(s));
	}
	slot = find(s, s->at, 1);
	if (slot < 0)
		slot = find(s, 0, 1);
	if (slot >= 0 && slot != s->at && load(view, slot, &err) != PR_OK) {
		tui_alarm(view->tui, &err);
		return;
	}
	tui_say(view->tui, "%s%sFilter: %s, %d item%s.", none,
		none[0] ? ". " : "", name_of(s), count(s),
		count(s) == 1 ? "" : "s");
}

static enum view_next
act(struct view *view, enum action action, int key)
{
	struct rationale *s = view->state;

	(void)key;
	if ((s->chart.focus || action != ACT_FIND) &&
	    chart_act(view->tui, &s->chart, action))
		return VIEW_STAY;
	if (paper_move(&s->page, action))
		return VIEW_STAY;
	switch ((int)action) {
	case ACT_NEXT:
	case ACT_ENTER:
		go(view, s->at + 1, 1);
		break;
	case ACT_PREVIOUS:
		go(view, s->at - 1, -1);
		break;
	case ACT_FIND:
	case ACT_TAB:
		turn_filter(view, 1);
		break;
	case ACT_BACKTAB:
		turn_filter(view, -1);
		break;
	case ACT_REPORT:
		tui_open(view->tui, &view_report, &s->at);
		break;
	case ACT_BACK:
		return VIEW_CLOSE;
	default:
		break;
	}
	return VIEW_STAY;
}

static bool
type(struct view *view, const struct key *key)
{
	struct rationale *s = view->state;

	return chart_key(view->tui, &s->chart, key);
}

static bool
may(const struct view *view, enum action action)
{
	const struct rationale *s = view->state;

	if (action == ACT_TAB_BEFORE || action == ACT_TAB_AFTER)
		return s->chart.stimulus != NULL;
	return action != ACT_NOTE && action != ACT_EXPORT;
}

static const char *
hint(const struct view *view, enum action action)
{
	const struct rationale *s = view->state;

	if (action == ACT_ENTER)
		return "";
	if (action == ACT_FIND)
		return s->chart.focus ? "/ find" : "/ filter";
	if (action == ACT_TAB)
		return !s->chart.stimulus ? ""
		       : s->chart.focus   ? "Tab answer"
					  : "Tab chart";
	return NULL;
}

const struct view_ops view_rationale = {
	.screen = ON_RATIONALE,
	.state_size = sizeof(struct rationale),
	.open = open,
	.draw = draw,
	.type = type,
	.act = act,
	.may = may,
	.hint = hint,
	.close = close,
};

/* view_ceu.c - the ledger: what is held, what is owed by when, what was done */
#include "report/ceu_parts.h"
#include "report/ceu_words.h"
#include "tui/ceu_ledger.h"
#include "tui/views.h"
#include "tui/when.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LEAST_LIST 4 /* rows, with the heading */

/* ---- opening ------------------------------------------------------------- */

static void
keep_tab(struct ceu_ledger *s)
{
	const struct pr_ceu_account *a = ceu_ledger_account(s);

	snprintf(s->account, sizeof(s->account), "%s", a ? a->name : "All");
}

static enum pr_status
open(struct view *view, const void *arg, struct pr_err *err)
{
	struct ceu_ledger *s = view->state;
	enum pr_status st = ceu_ledger_load(view, err);

	(void)arg;
	if (st)
		return st;
	list_go(&s->list, 0);
	keep_tab(s);
	if (s->picture->n_troubles)
		tui_say(view->tui, "%s", s->picture->troubles[0]);
	return PR_OK;
}

static void
close(struct view *view)
{
	struct ceu_ledger *s = view->state;

	free(s->items);
	pr_ceu_picture_free(s->picture);
}

static enum view_next
back(struct view *view)
{
	struct pr_err err = { 0 };

	if (ceu_ledger_load(view, &err) != PR_OK)
		view_ceu_alarm(view->tui, &err);
	return VIEW_STAY;
}

/* ---- keys ---------------------------------------------------------------- */

static void
turn(struct view *view, int by)
{
	struct ceu_ledger *s = view->state;
	int n = ceu_page_tabs(s->picture->status);

	s->tab = (s->tab + by + n) % n;
	s->list = (struct list){ 0 };
	ceu_ledger_fill(s);
	keep_tab(s);
}

static void
turn_cycle(struct view *view, int by)
{
	struct ceu_ledger *s = view->state;
	const struct pr_ceu_account *a = ceu_ledger_account(s);
	int to = s->cycle + by;
	char from[CEU_WORDS];

	if (!a) {
		tui_say(view->tui, "Cycles are shown on the page of one "
				   "account; Left and Right go there.");
		return;
	}
	if (to < 0 || (size_t)to >= a->n_cycles) {
		tui_say(view->tui, "There is no cycle %s this one.",
			by < 0 ? "before" : "after");
		return;
	}
	s->cycle = to;
	tui_say(view->tui, "%s: the cycle that begins %s (%s).", a->name,
		ceu_words_day(from, a->cycles[to].from),
		ceu_words_state(a, &a->cycles[to]));
}

static bool
is_card(const struct ceu_ledger *s)
{
	const struct pr_ceu_account *a = ceu_ledger_account(s);

	return a && a->issuer && a->issuer->kind == PR_CEU_CARD;
}

static void
open_hold(struct view *view, bool dates)
{
	struct ceu_ledger *s = view->state;
	const struct pr_ceu_account *a = ceu_ledger_account(s);
	struct view_ceu_hold_arg hold = { dates, a ? a->name : NULL };

	if (dates && s->picture->status->n == 0)
		tui_say(view->tui, "Nothing is held yet, so there are no "
				   "dates to copy. k notes a credential.");
	else
		tui_open(view->tui, &view_ceu_hold, &hold);
}

/* A card is shown, not reported: nothing is typed anywhere. */
static void
open_sheet(struct view *view)
{
	const struct ceu_ledger *s = view->state;
	const struct pr_ceu_account *a = ceu_ledger_account(s);

	if (!s->list.n)
		tui_say(view->tui, "There is no entry to type into a site.");
	else
		tui_open(view->tui, &view_ceu_sheet, a ? a->name : NULL);
}

static void
open_entry(struct view *view)
{
	struct ceu_ledger *s = view->state;
	const struct ceu_item *item = ceu_ledger_item(s);
	struct view_ceu_hold_arg hold = { 0 };

	if (item)
		tui_open(view->tui, &view_ceu_entry, &item->entry->row);
	else if (is_card(s))
		open_hold(view, true);
	else if (s->picture->status->n == 0)
		tui_open(view->tui, &view_ceu_hold, &hold);
	else
		tui_open(view->tui, &view_ceu_form, NULL);
}

static void
correct(struct view *view)
{
	const struct ceu_item *item = ceu_ledger_item(view->state);

	if (item)
		tui_open(view->tui, &view_ceu_form, &item->entry->row);
	else
		tui_say(view->tui, "There is no entry to correct.");
}

static void
add(struct view *view)
{
	const struct ceu_ledger *s = view->state;

	if (s->picture->status->n == 0)
		tui_say(view->tui, "Nothing is held yet, so nothing can "
				   "count. k notes a credential first.");
	else
		tui_open(view->tui, &view_ceu_form, NULL);
}

static void
mark(struct view *view)
{
	struct ceu_ledger *s = view->state;
	struct ceu_item *item = ceu_ledger_item(s);
	int n = 0;

	if (!item || tui_repeated(view->tui))
		return;
	item->marked = !item->marked;
	for (int i = 0; i < s->list.n; i++)
		n += s->items[i].marked;
	tui_say(view->tui, "#%lld %s. %d marked; r reports %s.",
		(long long)item->entry->row,
		item->marked ? "marked" : "not marked any more", n,
		n ? "them" : "the line with the focus");
	list_go(&s->list, s->list.at + 1);
}

static void
choose(struct view *view, int place)
{
	struct ceu_ledger *s = view->state;

	if (place < 0 || place >= s->list.n) {
		tui_say(view->tui, "There is no line %d.", place + 1);
		return;
	}
	list_go(&s->list, place);
	open_entry(view);
}

/* What is about the list and the pages; false when it is neither. */
static bool
move(struct view *view, enum action action)
{
	struct ceu_ledger *s = view->state;

	switch ((int)action) {
	case ACT_TAB:
	case ACT_RIGHT:
		turn(view, 1);
		return true;
	case ACT_BACKTAB:
	case ACT_LEFT:
		turn(view, -1);
		return true;
	case ACT_TAB_BEFORE:
		turn_cycle(view, -1);
		return true;
	case ACT_TAB_AFTER:
		turn_cycle(view, 1);
		return true;
	default:
		return list_move(&s->list, action, s->shown);
	}
}

static enum view_next
act(struct view *view, enum action action, int key)
{
	struct ceu_ledger *s = view->state;
	const struct pr_ceu_account *a = ceu_ledger_account(s);

	if (move(view, action))
		return VIEW_STAY;
	switch ((int)action) {
	case ACT_BACK:
		return VIEW_CLOSE;
	case ACT_CHOOSE:
		choose(view, keymap_place(key));
		break;
	case ACT_ENTER:
		open_entry(view);
		break;
	case ACT_ADD:
		add(view);
		break;
	case ACT_CORRECT:
		correct(view);
		break;
	case ACT_TAKE_BACK:
		ceu_ledger_undo(view);
		break;
	case ACT_REPORT:
		ceu_ledger_report(view);
		break;
	case ACT_TOGGLE:
		mark(view);
		break;
	case ACT_EXPLAIN:
		tui_open(view->tui, &view_ceu_rules, a ? a->name : NULL);
		break;
	case ACT_SHEET:
		open_sheet(view);
		break;
	case ACT_WHAT_IF:
		ceu_ledger_what_if(view);
		break;
	case ACT_HOLD:
	case ACT_TIME:
		open_hold(view, action == ACT_TIME);
		break;
	default:
		break;
	}
	return VIEW_STAY;
}

/* What cannot be done yet is no hint; its key says why. */
static bool
is_idle(const struct ceu_ledger *s, enum action action)
{
	const struct pr_ceu_account *a = ceu_ledger_account(s);
	size_t before = s->cycle > 0 ? (size_t)s->cycle - 1 : 0;
	bool held = s->picture->status->n > 0;

	switch ((int)action) {
	case ACT_REPORT:
	case ACT_CORRECT:
	case ACT_TAKE_BACK:
	case ACT_TOGGLE:
	case ACT_SHEET:
		return s->list.n == 0;
	case ACT_ADD:
	case ACT_TIME:
	case ACT_TAB:
	case ACT_WHAT_IF:
		return !held;
	case ACT_TAB_BEFORE: /* what is over, and what is left of it */
		return !a || s->cycle <= 0 || !ceu_is_lived(a, before);
	case ACT_TAB_AFTER:
		return !a || s->cycle >= a->now;
	case ACT_CHOOSE:
		return true;
	default:
		return false;
	}
}

static const char *
hint(const struct view *view, enum action action)
{
	const struct ceu_ledger *s = view->state;

	if (is_idle(s, action))
		return "";
	if (action == ACT_TAB)
		return "Tab account";
	if (action == ACT_ENTER)
		return s->list.n                ? "Enter entry"
		       : is_card(s)             ? "Enter dates"
		       : !s->picture->status->n ? "Enter hold"
						: "Enter add";
	return NULL;
}

static const char *
status(struct view *view)
{
	struct ceu_ledger *s = view->state;
	const struct ceu_item *item = ceu_ledger_item(s);

	if (item)
		ceu_page_sentence(s->status, sizeof(s->status), s->picture,
				  ceu_ledger_account(s), item);
	else if (s->picture->status->n == 0)
		snprintf(s->status, sizeof(s->status),
			 "Nothing is held yet. Enter or k notes a credential "
			 "or a card.");
	else if (is_card(s))
		snprintf(s->status, sizeof(s->status),
			 "Once the card is renewed, t notes its new dates.");
	else
		snprintf(s->status, sizeof(s->status),
			 "Nothing is logged here yet. a logs an activity.");
	return s->status;
}

/* ---- drawing ------------------------------------------------------------- */

static void
draw_empty(struct draw *d, struct rect body)
{
	static const char *const lines[] = {
		"Nothing is held yet.",
		"k notes a credential, a card such as CPR, or what an "
		"employer asks for. Then a logs an activity once, and every "
		"issuer's page shows what it counts for there.",
		ceu_words_not_reported,
		ceu_words_no_credit,
	};
	struct rect r = { body.row, 1, body.rows,
			  draw_measure(d, body.cols - 2) };
	int row = 0;

	for (size_t i = 0; i < PR_LEN(lines); i++)
		row = draw_wrap(d, r, row, i ? ROLE_TEXT : ROLE_HEADING,
				lines[i]) +
		      !draw_low(d);
	draw_focus(d, body.row, 1);
}

static void
draw_entries(struct draw *d, struct ceu_ledger *s, int row, int end)
{
	/* the standing sentence, where no entry needs the row */
	if (!draw_low(d) && end - row > s->list.n + 3)
		draw_cut(d, end - 1, 1, draw_cols(d) - 2, ROLE_QUIET,
			 ceu_words_no_credit);
	s->shown = end - row > 1 ? end - row : 1;
	if (!s->list.n) {
		draw_cut(d, row, 2, draw_cols(d) - 3, ROLE_TEXT,
			 is_card(s) ? "A card takes no entries."
				    : "No entries yet.");
		draw_focus(d, row, 1);
		return;
	}
	if (s->shown > 3) {
		row = ceu_page_head(d, row);
		s->shown = end - row;
	}
	list_show(&s->list, s->shown);
	for (int i = 0; i < s->shown && s->list.top + i < s->list.n; i++) {
		int at = s->list.top + i;

		ceu_page_item(d, row + i, ceu_ledger_account(s), s->cycle,
			      &s->items[at], at, at == s->list.at);
	}
}

/* Rows that the entries keep, whatever stands above them. */
static int
list_rows(const struct draw *d, const struct ceu_ledger *s)
{
	int n = s->list.n > 1 ? s->list.n : 1;

	if (!draw_low(d))
		return LEAST_LIST;
	return n < LEAST_LIST - 1 ? n : LEAST_LIST - 1;
}

static void
draw(struct view *view, struct draw *d)
{
	struct ceu_ledger *s = view->state;
	const struct pr_ceu_account *a = ceu_ledger_account(s);
	char day[WHEN_MAX];
	struct rect b;
	bool beside;
	int row;

	when_day(day, s->picture->today);
	b = draw_frame(d, "PROCTOR    CEU ledger", draw_narrow(d) ? NULL : day,
		       false);
	if (s->picture->status->n == 0 && !s->list.n) {
		draw_empty(d, b);
		return;
	}
	row = b.row;
	beside = ceu_page_draw_tabs(d, row, s->picture->status, s->tab,
				    s->cycle);
	row++;
	b = (struct rect){ row, 0, b.row + b.rows - row, b.cols };
	b.rows -= list_rows(d, s);
	row = a ? ceu_page_standing(d, b, a, s->cycle, beside)
		: ceu_page_overview(d, b, s->picture->status);
	b.rows += list_rows(d, s);
	if (!draw_low(d) && row + 6 < b.row + b.rows)
		row++;
	draw_entries(d, s, row, b.row + b.rows);
}

const struct view_ops view_ceu = {
	.screen = ON_CEU,
	.state_size = sizeof(struct ceu_ledger),
	.open = open,
	.draw = draw,
	.act = act,
	.hint = hint,
	.status = status,
	.back = back,
	.close = close,
};

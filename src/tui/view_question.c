/* view_question.c - the screen people look at for three hours */
#include "tui/question.h"
#include "words/coded.h"

#include <stdio.h>
#include <string.h>

static enum pr_status
open(struct view *view, const void *arg, struct pr_err *err)
{
	struct question *q = view->state;

	(void)arg;
	q->slot = q->why_of = -1;
	if (!sit_live(view->tui))
		return pr_fail(err, PR_ESTATE, "No sitting is open.");
	question_load(view);
	if (pr_seat_notice(tui_seat(view->tui))[0])
		follow_start(view, FOLLOW_NOTICE);
	return PR_OK;
}

static void
close(struct view *view)
{
	question_release(view->state);
}

/* ---- coming back --------------------------------------------------------- */

static enum view_next
back(struct view *view)
{
	struct question *q = view->state;
	struct view_score_arg arg;
	bool drill;

	q->mark.on = false;
	if (sit_live(view->tui)) {
		question_load(view);
		return VIEW_STAY;
	}
	if (!tui_seat(view->tui))
		return VIEW_CLOSE; /* it was left */
	if (sit_state(view->tui)->state == PR_STATE_OVER)
		return VIEW_STAY; /* NOT SAVED yet */
	arg.sitting = pr_seat_id(tui_seat(view->tui));
	drill = q->drill.on;
	question_release(q);
	tui_unseat(view->tui);
	tui_open(view->tui, drill ? &view_drilled : &view_score, &arg);
	return VIEW_CLOSE;
}

/* ---- single keys -------------------------------------------------------- */

static void
flag(struct view *view)
{
	struct question *q = view->state;
	const struct pr_cell *cell = sit_cell(view->tui, q->slot);
	bool on = cell && !cell->flagged;
	char said[SAY_MAX];

	if (sit_do(view->tui, PR_EVENT_FLAG, -1, on))
		sit_say(view->tui, say_flag(said, q->slot, on));
}

static void
counter(struct view *view)
{
	struct tui_settings *settings = tui_settings_edit(view->tui);

	settings->no_counter = !settings->no_counter;
	tui_say(view->tui, settings->no_counter
				   ? "Progress hidden; i shows it again."
				   : "Progress shown.");
}

static void
copy_number(void *ctx, const char *number)
{
	question_field_set(ctx, number);
}

static void
calculator(struct view *view)
{
	struct question *q = view->state;
	struct view_calculator_arg arg = { .tape = &q->tape, .ctx = view };

	if (question_typed(q) && !question_codes(q) && !question_closed(view))
		arg.copy = copy_number;
	tui_open(view->tui, &view_calculator, &arg);
}

static void
note(struct view *view)
{
	struct question *q = view->state;
	const struct pr_cell *cell = sit_cell(view->tui, q->slot);
	struct view_note_arg arg = { q->slot, cell ? cell->note : NULL };

	tui_open(view->tui, &view_note, &arg);
}

static void
take_break(struct view *view)
{
	const struct pr_sitting *s = sit_state(view->tui);
	char said[SAY_MAX];

	if (!question_keep(view) ||
	    !sit_do(view->tui, PR_EVENT_BREAK_START, -1, s->rules.breaks_stop))
		return;
	tui_open(view->tui, &view_break, NULL);
	sit_say(view->tui, say_break(said, s->break_stops));
}

static void
to_field(struct view *view)
{
	struct question *q = view->state;

	if (!question_typed(q) || question_codes(q) || question_closed(view))
		return;
	q->typing = true;
	tui_say(view->tui, "In the answer box. Enter keeps the answer.");
}

/* ---- moving in the item ------------------------------------------------- */

static void
move_focus(struct view *view, int step)
{
	struct question *q = view->state;
	int n = options_count(q);
	int to = q->focus + step;
	char said[SAY_MAX];

	if (n == 0) {
		pane_scroll(&q->stem, step);
		return;
	}
	if (to < 0 || to >= n)
		return;
	q->focus = to;
	q->moved = true;
	if (q->item->type == PR_ITEM_MATCHING)
		snprintf(said, sizeof(said), "Line %d.", to + 1);
	else
		snprintf(said, sizeof(said), "On %c; Space chooses.",
			 (char)('A' + to));
	tui_say(view->tui, "%s", said);
}

/* Does the focus stand on an option that arrows led to and nobody chose? */
static bool
focus_waits(struct view *view)
{
	struct question *q = view->state;
	const struct pr_cell *cell = sit_cell(view->tui, q->slot);
	int option;

	if (!q->moved || !q->item || !pr_item_is_choice(q->item->type))
		return false;
	option = item_at_place(q->place, q->focus);
	return !(cell->choice & UINT32_C(1) << option);
}

static enum view_next seal(struct view *view);

/* The last item of a drill ends it. */
static enum view_next
next(struct view *view)
{
	enum view_next what = question_next(view);

	return sit_live(view->tui) ? what : seal(view);
}

static enum view_next
enter(struct view *view)
{
	struct question *q = view->state;
	const struct pr_cell *cell = sit_cell(view->tui, q->slot);
	const struct pr_sitting *s = sit_state(view->tui);

	if (cell && s->rules.feedback && cell->shown)
		return next(view);
	if (focus_waits(view)) {
		question_toggle(view);
		return VIEW_STAY;
	}
	if (cell && s->rules.feedback && (cell->answered || q->dirty)) {
		question_show(view);
		return VIEW_STAY;
	}
	return next(view);
}

/* The book, the chart and the lines of codes come first. */
static bool
elsewhere_acts(struct view *view, enum action action)
{
	struct question *q = view->state;

	return question_book_act(view, action) ||
	       chart_act(view->tui, &q->chart, action) ||
	       question_codes_act(view, action);
}

/* Scrolling; true when the action was one of reading. */
static bool
read_on(struct view *view, enum action action)
{
	struct question *q = view->state;

	if (elsewhere_acts(view, action))
		return true;
	if (question_shown(view))
		return paper_move(&q->why, action);
	if (action == ACT_PGUP || action == ACT_PGDN)
		pane_page(&q->stem, action == ACT_PGUP ? -1 : 1);
	else if (action == ACT_FIRST || action == ACT_LAST)
		pane_scroll(&q->stem, action == ACT_FIRST ? -q->stem.lines
							  : q->stem.lines);
	else if (action == ACT_UP || action == ACT_DOWN)
		move_focus(view, action == ACT_UP ? -1 : 1);
	else if (action == ACT_TAB || action == ACT_BACKTAB)
		to_field(view);
	else
		return false;
	return true;
}

/* The marks and tools of an item; true when it was one. */
static bool
use_tool(struct view *view, enum action action)
{
	struct question *q = view->state;

	switch ((int)action) {
	case ACT_FLAG:
		flag(view);
		return true;
	case ACT_STRIKE:
		follow_start(view, FOLLOW_STRIKE);
		return true;
	case ACT_CONFIDENCE:
		follow_start(view, FOLLOW_SURE);
		return true;
	case ACT_GUESSED:
	case ACT_UNSURE:
	case ACT_SURE:
		question_sure(view, 1 + (int)action - (int)ACT_GUESSED);
		return true;
	case ACT_TAKE_BACK:
		question_clear(view);
		return true;
	case ACT_CALCULATOR:
		calculator(view);
		return true;
	case ACT_HIGHLIGHT:
		q->chart.focus = false;
		tui_open(view->tui, &view_highlight,
			 &(struct highlight_arg){ q });
		return true;
	case ACT_NOTE:
		note(view);
		return true;
	case ACT_REPORT:
		tui_open(view->tui, &view_report, &q->slot);
		return true;
	case ACT_COUNTER:
		counter(view);
		return true;
	case ACT_SHOW:
		question_show(view);
		return true;
	default:
		return false;
	}
}

/* Other screens of the sitting; what is typed is kept first. */
static void
elsewhere(struct view *view, const struct view_ops *ops)
{
	if (question_keep(view))
		tui_open(view->tui, ops, NULL);
}

/* Over, but the disk would not take it: each key tries again. */
static enum view_next
seal(struct view *view)
{
	struct pr_seat *seat = tui_seat(view->tui);
	struct pr_err err = { 0 };
	struct pr_tick tick;

	if (seat && pr_seat_tick(seat, &tick, &err) != PR_OK)
		tui_alarm(view->tui, &err);
	return back(view);
}

static enum view_next
act(struct view *view, enum action action, int key)
{
	const struct pr_sitting *s = sit_state(view->tui);

	if (s && s->state == PR_STATE_BREAK) {
		tui_open(view->tui, &view_break, NULL);
		return VIEW_STAY;
	}
	if (s && s->state == PR_STATE_AWAY) {
		(void)sit_do(view->tui, PR_EVENT_RESUME, -1, 0);
		return VIEW_STAY;
	}
	if (!sit_live(view->tui))
		return seal(view);
	if (read_on(view, action) || use_tool(view, action))
		return VIEW_STAY;
	switch ((int)action) {
	case ACT_CHOOSE:
		question_choose(view, keymap_place(key),
				key >= '0' && key <= '9');
		break;
	case ACT_TOGGLE:
		question_toggle(view);
		break;
	case ACT_ENTER:
		return enter(view);
	case ACT_NEXT:
		return next(view);
	case ACT_PREVIOUS:
		return question_previous(view);
	case ACT_NEXT_OPEN:
		question_jump(view, SAY_UNANSWERED);
		break;
	case ACT_NEXT_FLAGGED:
		question_jump(view, SAY_FLAGGED);
		break;
	case ACT_NAVIGATOR:
		elsewhere(view, &view_navigator);
		break;
	case ACT_REVIEW:
		elsewhere(view, &view_review);
		break;
	case ACT_END:
		elsewhere(view, &view_end);
		break;
	case ACT_BREAK:
		take_break(view);
		break;
	case ACT_BACK:
		tui_say(view->tui, "Esc does not leave %s %s; q asks.",
			say_what(s)[0] == 'e' ? "an" : "a", say_what(s));
		break;
	default:
		break;
	}
	return sit_live(view->tui) ? VIEW_STAY : seal(view);
}

/* ---- before the table --------------------------------------------------- */

static bool
click(struct view *view, const struct key *key)
{
	struct question *q = view->state;
	int best = -1;

	if (key->mouse != KEY_CLICK)
		return false;
	for (int i = 0; i < options_count(q); i++)
		if (q->row_of[i] >= 0 && q->row_of[i] <= key->row)
			best = i;
	if (best >= 0 && key->row < q->row_end && !question_shown(view))
		question_choose(view, best, true);
	return true;
}

static bool
type(struct view *view, const struct key *key)
{
	struct question *q = view->state;

	if (!sit_live(view->tui) || !q->item)
		return false;
	if (key->code == KC_MOUSE)
		return click(view, key);
	if (q->follow != FOLLOW_NONE) {
		follow_key(view, key->code);
		return true;
	}
	if (chart_key(view->tui, &q->chart, key))
		return true;
	if (q->typing && !q->chart.focus && !question_shown(view))
		return question_field_key(view, key);
	return false;
}

/* ---- what may be done, and how it is called ----------------------------- */

static bool
may(const struct view *view, enum action action)
{
	const struct question *q = view->state;
	const struct pr_sitting *s = sit_state(view->tui);
	bool closed = question_closed(view);

	if (!s || !q->item)
		return action == ACT_NEXT || action == ACT_PREVIOUS;
	if (!question_codes_may(view, action))
		return false;
	switch ((int)action) {
	case ACT_STRIKE:
		return pr_item_is_choice(q->item->type) && !closed;
	case ACT_SHOW:
		return s->rules.feedback && !closed;
	case ACT_CONFIDENCE: /* before the answer is shown, or never */
		return !closed;
	case ACT_GUESSED:
	case ACT_UNSURE:
	case ACT_SURE:
		return s->rules.feedback && !closed;
	case ACT_CHOOSE: /* a closed item says why not */
	case ACT_TOGGLE:
		return !question_typed(q);
	case ACT_HIGHLIGHT:
		return !closed;
	case ACT_BREAK:
		return s->rules.timed;
	case ACT_PREVIOUS:
		return !s->rules.linear;
	case ACT_PANE:
	case ACT_NARROWER:
	case ACT_WIDER:
		return q->chart.stimulus && !closed;
	case ACT_TAB_BEFORE:
	case ACT_TAB_AFTER:
	case ACT_FIND:
		return q->chart.stimulus;
	case ACT_TAB:
	case ACT_BACKTAB:
		return q->chart.stimulus || question_book_may(view) ||
		       (question_typed(q) && !closed);
	default:
		return true;
	}
}

/* ---- time -----------------------------------------------------------------
 */

static int64_t
due(const struct view *view)
{
	const struct question *q = view->state;

	return q->item && q->dirty ? q->keep_ms : INT64_MAX;
}

static enum view_next
tick(struct view *view)
{
	if (sit_live(view->tui))
		question_field_tick(view);
	return VIEW_STAY;
}

const struct view_ops view_question = {
	.screen = ON_QUESTION,
	.state_size = sizeof(struct question),
	.open = open,
	.draw = question_draw,
	.type = type,
	.act = act,
	.may = may,
	.types = question_types,
	.hint = question_hint,
	.status = question_codes_status,
	.back = back,
	.due = due,
	.tick = tick,
	.close = close,
};

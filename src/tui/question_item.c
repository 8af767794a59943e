/* question_item.c - arriving at an item, leaving it, moving on */
#include "tui/question.h"

#include <stdio.h>
#include <string.h>

void
question_release(struct question *q)
{
	item_text_release(&q->text);
	chart_release(&q->chart);
	paper_clear(&q->why);
	book_release(&q->book);
	q->slot = -1;
	q->item = NULL;
}

bool
question_typed(const struct question *q)
{
	return q->item && (q->item->type == PR_ITEM_NUMERIC ||
			   q->item->type == PR_ITEM_SHORT_TEXT ||
			   q->item->type == PR_ITEM_CODE_ENTRY);
}

/* True once the answer was shown: the response stands. */
bool
question_closed(const struct view *view)
{
	const struct question *q = view->state;
	const struct pr_cell *cell = sit_cell(view->tui, q->slot);

	return cell && cell->shown;
}

/* The focus begins on what was chosen before, else on the first option. */
static void
first_focus(struct question *q, const struct pr_cell *cell)
{
	q->focus = 0;
	q->moved = false;
	if (!pr_item_is_choice(q->item->type) || !cell->choice)
		return;
	for (int k = 0; k < (int)q->item->n_options; k++) {
		if (cell->choice & UINT32_C(1) << item_at_place(q->place, k)) {
			q->focus = k;
			return;
		}
	}
}

static void
load_chart(struct view *view)
{
	struct question *q = view->state;
	struct pr_err err = { 0 };
	const struct pr_stimulus *s =
		pr_seat_stimulus(tui_seat(view->tui), q->slot, &err);

	if (err.status != PR_OK)
		tui_alarm(view->tui, &err);
	chart_load(&q->chart, s, tui_unicode(view->tui));
	q->chart.alone = false;
}

void
question_load(struct view *view)
{
	struct question *q = view->state;
	const struct pr_sitting *s = sit_state(view->tui);

	if (!s || s->at < 0 || s->at == q->slot)
		return;
	item_text_release(&q->text);
	q->slot = s->at;
	q->item = sit_item(view->tui, s->at);
	q->place = sit_slot(view->tui, s->at);
	q->stem = (struct pane){ 0 };
	q->follow = FOLLOW_NONE;
	q->unread_said = false;
	q->mark = (struct marking){ 0 };
	q->why_of = -1;
	if (!q->item)
		return;
	item_text_set(&q->text, q->item, tui_unicode(view->tui));
	first_focus(q, &s->cells[s->at]);
	question_given(q, &s->cells[s->at]);
	question_field_load(view, true);
	load_chart(view);
	question_drill_load(view);
	question_why(view);
}

/* Lines of the stem that never were on the screen. */
static int
unread(const struct question *q)
{
	const struct ui_text *stem = &q->text.stem;

	if (!q->stem.lines || q->stem.seen >= stem->len)
		return 0;
	return draw_lines(stem->bytes + q->stem.seen, stem->len - q->stem.seen,
			  q->stem_cols, false);
}

static bool
stay_to_read(struct view *view)
{
	struct question *q = view->state;
	int n = unread(q);
	char said[SAY_MAX];

	if (n == 0 || q->unread_said || question_shown(view))
		return false;
	q->unread_said = true;
	say_count(said, n, "line");
	tui_say(view->tui,
		"%s of the question not read. PgDn shows more; n "
		"again goes on.",
		said);
	return true;
}

static void
add_case(char said[SAY_MAX], const struct pr_stimulus *s)
{
	char title[128];

	snprintf(title, sizeof(title), s->title ? " Case: %.100s." : "%s",
		 s->title ? s->title : "");
	sit_add(said, title);
	sit_add(said, " Tab: the chart.");
}

static void
go(struct view *view, int slot)
{
	struct question *q = view->state;
	const struct pr_cell *cell = sit_cell(view->tui, q->slot);
	int from = q->slot;
	bool blank = cell && !cell->answered;
	char said[SAY_MAX];

	if (!sit_move(view->tui, slot))
		return;
	if (!sit_live(view->tui)) { /* a quick check that is sure */
		sit_say(view->tui, say_ended(said, sit_state(view->tui)));
		return;
	}
	question_load(view);
	if (blank && slot > from)
		say_left_blank(said, sit_state(view->tui), from);
	else
		say_place(said, sit_state(view->tui));
	if (q->chart.stimulus)
		add_case(said, q->chart.stimulus);
	sit_say(view->tui, said);
}

/* After the last item: the review, or in practice the end. */
static void
past_last(struct view *view)
{
	const struct pr_sitting *s = sit_state(view->tui);
	char said[SAY_MAX];

	if (s->rules.kind == PR_SITTING_DRILL &&
	    pr_sitting_count(s).unanswered == 0) {
		(void)sit_do(view->tui, PR_EVENT_END, -1, 0);
		return;
	}
	if (s->rules.feedback) {
		tui_open(view->tui, &view_end, NULL);
		return;
	}
	tui_open(view->tui, &view_review, NULL);
	say_edge(said, s, 1);
	sit_add(said, " This is the review.");
	sit_say(view->tui, said);
}

enum view_next
question_next(struct view *view)
{
	const struct pr_sitting *s = sit_state(view->tui);
	struct question *q = view->state;

	if (!question_keep(view) || stay_to_read(view))
		return VIEW_STAY;
	if (q->slot + 1 >= (int)s->n_slots)
		past_last(view);
	else
		go(view, q->slot + 1);
	return VIEW_STAY;
}

enum view_next
question_previous(struct view *view)
{
	const struct pr_sitting *s = sit_state(view->tui);
	struct question *q = view->state;
	char said[SAY_MAX];

	if (!question_keep(view))
		return VIEW_STAY;
	if (q->slot <= 0)
		sit_say(view->tui, say_edge(said, s, -1));
	else
		go(view, q->slot - 1);
	return VIEW_STAY;
}

void
question_jump(struct view *view, enum say_list which)
{
	struct question *q = view->state;
	char said[SAY_MAX];
	int slot;

	if (!question_keep(view))
		return;
	slot = sit_find(sit_state(view->tui), which, q->slot);
	if (slot < 0)
		sit_say(view->tui, say_none(said, which));
	else if (slot == q->slot)
		sit_say(view->tui, which == SAY_FLAGGED
					   ? "This is the only flagged item."
					   : "This is the only item without an "
					     "answer.");
	else
		go(view, slot);
}

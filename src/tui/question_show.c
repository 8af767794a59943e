/* question_show.c - practice: the answer, and why, after each item */
#include "tui/explain.h"
#include "tui/question.h"
#include "words/coded.h"

bool
question_shown(const struct view *view)
{
	const struct question *q = view->state;

	return q->item && q->why_of == q->slot && question_closed(view);
}

/* Builds the page of an item whose answer was shown. */
void
question_why(struct view *view)
{
	struct question *q = view->state;
	const struct pr_cell *cell = sit_cell(view->tui, q->slot);
	struct explain e = {
		.item = q->item,
		.place = q->place,
		.drill = q->drill.on,
	};

	if (!q->item || !cell || !cell->shown)
		return;
	e.choice = cell->choice;
	e.body = cell->body;
	e.confidence = cell->confidence;
	if (question_codes(q))
		e.book = pr_desk_book(tui_desk(view->tui));
	e.past_review = q->place && q->place->past_review;
	paper_clear(&q->why);
	q->why.unicode = tui_unicode(view->tui);
	explain_item(&q->why, &e);
	q->why_of = q->slot;
	q->why_placed = false;
	q->typing = false;
	q->chart.focus = false;
	q->chart.alone = true;
}

void
question_show(struct view *view)
{
	struct question *q = view->state;
	const struct pr_cell *cell;
	struct pr_response response;
	struct pr_grade grade;
	char said[SAY_MAX];

	if (!q->item || !question_keep(view) ||
	    !sit_do(view->tui, PR_EVENT_SHOW, -1, 0))
		return;
	question_why(view);
	cell = sit_cell(view->tui, q->slot);
	if (question_codes(q)) {
		struct explain e = { .item = q->item, .body = cell->body };

		e.book = pr_desk_book(tui_desk(view->tui));
		explain_codes_said(said, sizeof(said), &e);
	} else {
		response = (struct pr_response){ cell->choice, cell->body };
		grade = pr_item_grade(q->item, &response);
		(q->drill.on ? say_marked_drill : say_marked)(said, q->item,
							      q->place, &grade);
	}
	if (q->drill.on)
		pr_drill_pace(tui_seat(view->tui), &q->drill.pace);
	sit_add(said, " Enter for the next item.");
	if (question_may_undo(view))
		sit_add(said, " u takes it back.");
	if (q->chart.stimulus)
		sit_add(said, " Tab: the chart.");
	sit_say(view->tui, said);
}

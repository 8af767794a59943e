/* question_hint.c - the hint row: only keys that work now */
#include "tui/question.h"

/* "a-d answer" for as many letters as the item takes. */
static const char *
letters_hint(const struct question *q)
{
	static const char *const letters[] = {
		"a answer",   "a-b answer", "a-c answer", "a-d answer",
		"a-e answer", "a-f answer", "a-g answer", "a-h answer",
	};
	size_t n = q->item->n_targets ? q->item->n_targets : q->item->n_options;

	return n ? letters[n > 8 ? 7 : n - 1] : NULL;
}

/* There is a book that Tab can open. */
static bool
has_book(const struct question *q)
{
	return q->drill.on && q->drill.open_book && q->book.tables &&
	       (!question_typed(q) || question_codes(q));
}

/* Tab, where it leads somewhere. */
static const char *
tab_hint(const struct question *q)
{
	if (q->chart.stimulus && has_book(q) && q->chart.focus)
		return "Tab book";
	if (q->chart.stimulus)
		return !q->chart.focus  ? "Tab chart"
		       : q->chart.alone ? "Tab answer"
					: "Tab question";
	if (has_book(q))
		return "Tab book";
	return question_typed(q) && !question_codes(q) && !q->typing
		       ? "Tab type"
		       : "";
}

/* A text takes the signs; beside it the same keys go with Alt. */
static const char *
sure_hint(enum action action)
{
	return action == ACT_GUESSED ? "Alt-1-3 sure" : "";
}

/* Code lines have the letters and most signs. */
static const char *
codes_hint(const struct question *q, enum action action)
{
	switch ((int)action) {
	case ACT_HELP:
	case ACT_LINE_INSERT:
	case ACT_LINE_DELETE:
	case ACT_LINE_UP:
	case ACT_LINE_DOWN:
		return NULL;
	case ACT_SHOW:
		return "Alt-s mark";
	case ACT_TAB:
		return tab_hint(q);
	case ACT_NEXT:
		return "Alt-n next";
	case ACT_PREVIOUS:
		return "Alt-p prev";
	case ACT_LEAVE:
		return "Ctrl-c quit";
	default:
		return sure_hint(action);
	}
}

/* A text box has the letters: only what works beside it is named. */
static const char *
box_hint(const struct question *q, enum action action)
{
	switch ((int)action) {
	case ACT_HELP:
		return "F1 help";
	case ACT_NEXT:
		return "Alt-n next";
	case ACT_PREVIOUS:
		return "Alt-p prev";
	case ACT_FLAG:
		return "Alt-f flag";
	case ACT_NOTE:
		return "Alt-o note";
	case ACT_NAVIGATOR:
		return "Alt-j jump";
	case ACT_REVIEW:
		return "Alt-v review";
	case ACT_CALCULATOR:
		return "Alt-c calc";
	case ACT_BREAK:
		return "Alt-b break";
	case ACT_COMMANDS:
		return "Ctrl-p commands";
	case ACT_LEAVE:
		return "Ctrl-c quit";
	case ACT_TAB:
		return q->chart.stimulus ? "Enter keep  Tab chart"
					 : "Enter keep";
	default:
		return sure_hint(action);
	}
}

/* An answer was shown and can be taken back: the key is to be seen. */
static bool
undo_waits(const struct view *view)
{
	const struct question *q = view->state;
	const struct pr_cell *cell = sit_cell(view->tui, q->slot);

	return cell && (cell->shown || !cell->answered) &&
	       question_may_undo(view);
}

/* Keys that mean more, or less, than the table says. */
static const char *
item_hint(const struct view *view, enum action action)
{
	const struct question *q = view->state;
	bool closed = question_closed(view);

	switch ((int)action) {
	case ACT_CHOOSE:
		return closed ? "" : letters_hint(q);
	case ACT_NEXT:
		return undo_waits(view) ? "n next  u undo" : NULL;
	case ACT_TAKE_BACK:
		return closed || undo_waits(view) ? "" : NULL;
	case ACT_GUESSED:
	case ACT_UNSURE:
	case ACT_SURE:
		return q->typing ? sure_hint(action) : NULL;
	case ACT_TOGGLE:
		return closed ? "" : NULL;
	case ACT_ENTER:
	case ACT_BACK:
		return "";
	case ACT_TAB:
		return tab_hint(q);
	default:
		return NULL;
	}
}

const char *
question_hint(const struct view *view, enum action action)
{
	const struct question *q = view->state;
	bool closed = question_closed(view);

	if (!q->item)
		return NULL;
	/* where the answer is shown, a key of its own for each */
	if (action == ACT_CONFIDENCE && sit_state(view->tui)->rules.feedback)
		return "";
	if (question_codes(q) && !q->chart.focus && !closed)
		return codes_hint(q, action);
	if (q->typing && !q->chart.focus && !closed &&
	    q->item->type != PR_ITEM_NUMERIC)
		return box_hint(q, action);
	return item_hint(view, action);
}

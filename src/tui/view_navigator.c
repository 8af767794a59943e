/* view_navigator.c - all items in a grid, jump by number */
#include "tui/form.h"
#include "tui/sit_look.h"
#include "tui/views.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LABEL 10 /* "  136-150 " */
#define FILTERS 4

struct navigator {
	int at;
	int top;    /* first row of the grid shown */
	int across; /* items in a row, at the last draw */
	int rows;   /* rows of the grid shown */
	int filter; /* 0 all */
	struct field number;
};

static const enum say_list filters[FILTERS] = { SAY_UNANSWERED, SAY_UNSEEN,
						SAY_UNANSWERED, SAY_FLAGGED };
static const char *const filter_names[FILTERS] = { "all", "not seen",
						   "no answer", "flagged" };

static enum pr_status
open(struct view *view, const void *arg, struct pr_err *err)
{
	struct navigator *s = view->state;

	(void)arg;
	if (!sit_live(view->tui))
		return pr_fail(err, PR_ESTATE, "No sitting is open.");
	s->at = sit_state(view->tui)->at;
	s->across = 15;
	s->number.max = 4;
	s->number.only = "0123456789";
	tui_say(view->tui, "Type a number and Enter, or move with the "
			   "arrows.");
	return PR_OK;
}

static bool
kept(const struct view *view, int slot)
{
	const struct navigator *s = view->state;
	const struct pr_cell *cell = sit_cell(view->tui, slot);

	return s->filter == 0 || (cell && say_listed(cell, filters[s->filter]));
}

/* ---- drawing ------------------------------------------------------------ */

static void
cell_text(char out[16], struct view *view, int slot)
{
	const struct pr_cell *cell = sit_cell(view->tui, slot);
	const struct pr_item *item;
	char answer[SIT_ANSWER] = "";

	item = cell->answered ? sit_item(view->tui, slot) : NULL;
	if (item)
		sit_answer(answer, item, sit_slot(view->tui, slot), cell);
	else
		snprintf(answer, sizeof(answer), "%s",
			 cell->reached ? "." : "-");
	/* three cells, two beside a flag; what is longer is only "ok" */
	if (strlen(answer) > (cell->flagged ? 2u : 3u))
		snprintf(answer, sizeof(answer), "ok");
	snprintf(out, 16, "%.3s%s", answer, cell->flagged ? "!" : "");
}

static void
draw_cell(struct draw *d, int row, int col, struct view *view, int slot)
{
	const struct navigator *s = view->state;
	const struct pr_cell *cell = sit_cell(view->tui, slot);
	bool here = slot == s->at;
	char text[16];
	int cells;

	if (!kept(view, slot) && !here)
		return;
	cell_text(text, view, slot);
	cells = (int)strlen(text);
	col += 4 - cells;
	draw_at(d, row, col,
		here            ? ROLE_FOCUS
		: cell->flagged ? ROLE_FLAG
				: ROLE_TEXT,
		text);
	if (!here)
		return;
	draw_at(d, row, col - 1, ROLE_FOCUS, ">");
	draw_focus(d, row, col - 1);
}

static int
across_of(int cols)
{
	if (cols >= LABEL + 60 + 1)
		return 15;
	return cols >= LABEL + 40 + 1 ? 10 : 5;
}

static void
draw_grid(struct draw *d, struct rect r, struct view *view)
{
	struct navigator *s = view->state;
	int n = (int)sit_state(view->tui)->n_slots;
	int all;

	s->across = across_of(r.cols);
	s->rows = r.rows - 1;
	all = (n + s->across - 1) / s->across;
	if (s->at / s->across < s->top)
		s->top = s->at / s->across;
	if (s->at / s->across >= s->top + s->rows)
		s->top = s->at / s->across - s->rows + 1;
	if (s->top + s->rows > all)
		s->top = all > s->rows ? all - s->rows : 0;
	draw_at(d, r.row, 4, ROLE_HEADING, "Items");
	for (int i = 0; i < s->across && i < n; i++)
		draw_fmt(d, r.row, LABEL + 4 * i, ROLE_HEADING, "%4d", i + 1);
	for (int row = 0; row < s->rows && s->top + row < all; row++) {
		int first = (s->top + row) * s->across;
		int last = first + s->across < n ? first + s->across : n;
		char label[32];

		snprintf(label, sizeof(label), "%d-%d", first + 1, last);
		draw_right(d, r.row + 1 + row, LABEL - 1, ROLE_QUIET, label);
		for (int slot = first; slot < last; slot++)
			draw_cell(d, r.row + 1 + row,
				  LABEL + 4 * (slot - first), view, slot);
	}
}

static void
draw_here(struct draw *d, int row, struct view *view)
{
	const struct navigator *s = view->state;
	const struct pr_cell *cell = sit_cell(view->tui, s->at);
	const struct pr_item *item = NULL;
	char answer[SIT_ANSWER] = "";
	char stem[128] = "";
	char line[300];

	if (cell->reached)
		item = sit_item(view->tui, s->at);
	if (item) {
		sit_answer(answer, item, sit_slot(view->tui, s->at), cell);
		sit_stem(stem, view->tui, s->at);
	}
	snprintf(line, sizeof(line), "Item %d: %s%s.  %s", s->at + 1,
		 answer[0]       ? answer
		 : cell->reached ? "seen, no answer"
				 : "not seen",
		 cell->flagged ? ", flagged" : "", stem);
	draw_cut(d, row, 2, draw_cols(d) - 3, ROLE_TEXT, line);
}

static void
draw_counts(struct draw *d, int row, struct view *view)
{
	struct pr_sitting_counts c = pr_sitting_count(sit_state(view->tui));
	const struct navigator *s = view->state;

	if (draw_narrow(d))
		draw_fmt(d, row, 2, ROLE_TEXT,
			 "Done %d  open %d  ! %d  show: %s", c.answered,
			 c.unanswered, c.flagged, filter_names[s->filter]);
	else
		draw_fmt(d, row, 2, ROLE_TEXT,
			 "Answered %d  Seen, open %d  Not seen %d  "
			 "Flagged %d  Showing: %s",
			 c.answered, c.seen_unanswered, c.unseen, c.flagged,
			 filter_names[s->filter]);
}

static void
draw(struct view *view, struct draw *d)
{
	struct navigator *s = view->state;
	char title[SIT_TITLE];
	struct rect b;
	int below = 3;
	int row;

	sit_title(title, view->tui, d, "Navigator");
	b = draw_frame(d, title, NULL, false);
	if (!sit_live(view->tui))
		return;
	if (!draw_low(d))
		below = 6;
	draw_grid(d, (struct rect){ b.row, 0, b.rows - below, b.cols }, view);
	row = b.row + b.rows - below;
	if (!draw_low(d))
		draw_at(d, row++, 2, ROLE_QUIET,
			draw_narrow(d) ? "A..H ok . seen - not seen ! flag"
				       : "A..H, ok: your answer   . seen, no "
					 "answer   - not seen   ! flagged");
	draw_here(d, row++, view);
	draw_counts(d, row++, view);
	if (!draw_low(d))
		row++;
	draw_at(d, row, 2, ROLE_TEXT, "Go to item: ");
	field_draw(d, row, 14, 5, &s->number, s->number.len > 0);
}

/* ---- keys --------------------------------------------------------------- */

static enum view_next
go(struct view *view, int slot)
{
	char said[SAY_MAX];

	if (!sit_move(view->tui, slot))
		return VIEW_STAY;
	sit_say(view->tui, say_place(said, sit_state(view->tui)));
	return VIEW_CLOSE;
}

static enum view_next
enter(struct view *view)
{
	struct navigator *s = view->state;
	int n = (int)sit_state(view->tui)->n_slots;
	long number;

	if (!s->number.len)
		return go(view, s->at);
	number = strtol(s->number.text, NULL, 10);
	field_set(&s->number, "");
	if (number >= 1 && number <= n)
		return go(view, (int)number - 1);
	tui_say(view->tui, "There is no item %ld; the items are 1 to %d.",
		number, n);
	return VIEW_STAY;
}

/* Moves by steps to a cell that the filter keeps. */
static void
step(struct view *view, int by)
{
	struct navigator *s = view->state;
	int n = (int)sit_state(view->tui)->n_slots;
	int to = s->at + by;

	while (to >= 0 && to < n && !kept(view, to))
		to += by < 0 ? -1 : 1;
	if (to >= 0 && to < n)
		s->at = to;
}

static void
turn_filter(struct view *view, int by)
{
	struct navigator *s = view->state;
	int found = -1;

	s->filter = (s->filter + by + FILTERS) % FILTERS;
	if (s->filter)
		found = sit_find(sit_state(view->tui), filters[s->filter],
				 s->at - 1);
	if (found >= 0)
		s->at = found;
	if (s->filter && found < 0)
		tui_say(view->tui, "Showing: %s. There are none.",
			filter_names[s->filter]);
	else
		tui_say(view->tui, "Showing: %s.", filter_names[s->filter]);
}

static void
jump(struct view *view, enum say_list which)
{
	struct navigator *s = view->state;
	int slot = sit_find(sit_state(view->tui), which, s->at);
	char said[SAY_MAX];

	if (slot < 0)
		tui_say(view->tui, "%s", say_none(said, which));
	else
		tui_say(view->tui, "On item %d. Enter opens it.",
			(s->at = slot) + 1);
}

static bool
type(struct view *view, const struct key *key)
{
	struct navigator *s = view->state;

	if ((key->code >= '0' && key->code <= '9') ||
	    (s->number.len && key->code == KC_BACKSPACE))
		return field_type(&s->number, key);
	if (s->number.len && key->code == KC_ESC) {
		field_set(&s->number, "");
		return true;
	}
	return false;
}

static enum view_next
act(struct view *view, enum action action, int key)
{
	struct navigator *s = view->state;
	int n = (int)sit_state(view->tui)->n_slots;

	(void)key;
	switch ((int)action) {
	case ACT_LEFT:
		step(view, -1);
		break;
	case ACT_RIGHT:
		step(view, 1);
		break;
	case ACT_UP:
		step(view, -s->across);
		break;
	case ACT_DOWN:
		step(view, s->across);
		break;
	case ACT_PGUP:
		step(view, -s->across * (s->rows > 1 ? s->rows - 1 : 1));
		break;
	case ACT_PGDN:
		step(view, s->across * (s->rows > 1 ? s->rows - 1 : 1));
		break;
	case ACT_FIRST:
		s->at = -1;
		step(view, 1);
		s->at = s->at < 0 ? 0 : s->at;
		break;
	case ACT_LAST:
		s->at = n;
		step(view, -1);
		s->at = s->at >= n ? n - 1 : s->at;
		break;
	case ACT_TAB:
		turn_filter(view, 1);
		break;
	case ACT_BACKTAB:
		turn_filter(view, -1);
		break;
	case ACT_NEXT_OPEN:
		jump(view, SAY_UNANSWERED);
		break;
	case ACT_NEXT_FLAGGED:
		jump(view, SAY_FLAGGED);
		break;
	case ACT_ENTER:
		return enter(view);
	case ACT_REVIEW:
		tui_open(view->tui, &view_review, NULL);
		return VIEW_CLOSE;
	case ACT_BACK:
		return VIEW_CLOSE;
	default:
		break;
	}
	return VIEW_STAY;
}

static enum view_next
back(struct view *view)
{
	return sit_live(view->tui) ? VIEW_STAY : VIEW_CLOSE;
}

const struct view_ops view_navigator = {
	.screen = ON_NAVIGATOR,
	.state_size = sizeof(struct navigator),
	.open = open,
	.draw = draw,
	.type = type,
	.act = act,
	.back = back,
};

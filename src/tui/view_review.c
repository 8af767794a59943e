/* view_review.c - lists of items: all, no answer, flagged, notes, unsure */
#include "tui/form.h"
#include "tui/sit_look.h"
#include "tui/views.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LISTS 5

struct review {
	int which; /* 0 all */
	struct list list;
	int at;     /* the item displayed when this opened */
	int *slots; /* the items of the list, in form order */
	int shown;
};

static const enum say_list kinds[LISTS] = { SAY_UNSEEN, SAY_UNANSWERED,
					    SAY_FLAGGED, SAY_NOTES,
					    SAY_UNSURE };
static const char *const names[LISTS] = { "All", "Unanswered", "Flagged",
					  "Notes", "Unsure" };

static void
fill(struct view *view)
{
	struct review *s = view->state;
	const struct pr_sitting *sitting = sit_state(view->tui);

	s->list.n = 0;
	for (size_t i = 0; i < sitting->n_slots; i++)
		if (s->which == 0 ||
		    say_listed(&sitting->cells[i], kinds[s->which]))
			s->slots[s->list.n++] = (int)i;
	list_go(&s->list, s->list.at);
}

static enum pr_status
open(struct view *view, const void *arg, struct pr_err *err)
{
	struct review *s = view->state;

	(void)arg;
	if (!sit_live(view->tui))
		return pr_fail(err, PR_ESTATE, "No sitting is open.");
	s->slots = calloc(sit_state(view->tui)->n_slots, sizeof(*s->slots));
	if (!s->slots)
		return pr_fail(err, PR_ENOMEM, "out of memory");
	fill(view);
	s->at = s->list.at = sit_state(view->tui)->at;
	tui_say(view->tui, "Review. 1 to 5 change the list, Enter opens the "
			   "item.");
	return PR_OK;
}

static void
close(struct view *view)
{
	struct review *s = view->state;

	free(s->slots);
}

static int
count_of(const struct pr_sitting_counts *c, int which, int all)
{
	const int n[LISTS] = { all, c->unanswered, c->flagged, c->notes,
			       c->unsure };

	return n[which];
}

static void
draw_lists(struct draw *d, int row, struct view *view)
{
	struct review *s = view->state;
	const struct pr_sitting *sitting = sit_state(view->tui);
	struct pr_sitting_counts c = pr_sitting_count(sitting);
	int col = 1;

	if (draw_narrow(d)) {
		draw_fmt(d, row, col, ROLE_HEADING,
			 "List %d of 5: %s %d   (1-5)", s->which + 1,
			 names[s->which], s->list.n);
		return;
	}
	for (int i = 0; i < LISTS; i++) {
		int n = count_of(&c, i, (int)sitting->n_slots);
		bool on = i == s->which;

		col = draw_fmt(d, row, col, on ? ROLE_HEADING : ROLE_TEXT,
			       "%s%d %s %d%s", on ? "[" : " ", i + 1, names[i],
			       n, on ? "]" : " ") +
		      1;
	}
}

static void
draw_row(struct draw *d, int row, struct view *view, int i)
{
	struct review *s = view->state;
	int slot = s->slots[i];
	const struct pr_cell *cell = sit_cell(view->tui, slot);
	bool focus = i == s->list.at;
	enum role role = focus ? ROLE_FOCUS : ROLE_TEXT;
	char answer[SIT_ANSWER] = "";
	char stem[128] = "";

	if (cell->reached) {
		const struct pr_item *item = sit_item(view->tui, slot);

		if (item)
			sit_answer(answer, item, sit_slot(view->tui, slot),
				   cell);
		sit_stem(stem, view->tui, slot);
	}
	if (focus)
		draw_fill(d, (struct rect){ row, 0, 1, draw_cols(d) },
			  ROLE_FOCUS);
	draw_at(d, row, 0, role, focus ? ">" : " ");
	draw_fmt(d, row, 1, role, "%5d  %-12.12s %s%s%s", slot + 1,
		 answer[0]       ? answer
		 : cell->reached ? "none"
				 : "not seen",
		 cell->flagged ? "!" : " ", cell->note ? "*" : " ",
		 cell->confidence == 1 ? "?" : " ");
	draw_cut(d, row, 26, draw_cols(d) - 27, role, stem);
	if (focus)
		draw_focus(d, row, 0);
}

static void
draw(struct view *view, struct draw *d)
{
	struct review *s = view->state;
	char title[SIT_TITLE];
	char said[SAY_MAX];
	struct rect b;
	int row;
	int last;

	sit_title(title, view->tui, d, "Review");
	b = draw_frame(d, title, NULL, false);
	if (!sit_live(view->tui))
		return;
	fill(view);
	row = b.row;
	last = b.row + b.rows;
	if (!draw_low(d))
		draw_cut(d, row++, 2, b.cols - 3, ROLE_TEXT,
			 say_counts(said, sit_state(view->tui)));
	draw_lists(d, row++, view);
	if (!draw_low(d)) {
		row++;
		draw_at(d, row++, 2, ROLE_HEADING,
			"Item  Your answer  !*?  First words");
		last -= 2;
		draw_at(d, last + 1, 2, ROLE_QUIET,
			draw_narrow(d) ? "! flagged  * note  ? unsure"
			: sit_state(view->tui)->rules.feedback
				? "! flagged   * note   ? unsure      E ends "
				  "the practice."
				: "! flagged   * note   ? unsure      A guess "
				  "costs nothing.  E ends the exam.");
	}
	s->shown = last - row;
	list_show(&s->list, s->shown);
	if (s->list.n == 0) {
		draw_at(d, row, 2, ROLE_TEXT, say_none(said, kinds[s->which]));
		draw_focus(d, row, 2);
	}
	for (int i = s->list.top; i < s->list.n && row < last; i++)
		draw_row(d, row++, view, i);
}

static void
turn(struct view *view, int which)
{
	struct review *s = view->state;

	if (which < 0 || which >= LISTS)
		return;
	s->which = which;
	s->list.at = s->list.top = 0;
	fill(view);
	tui_say(view->tui, "List %d: %s, %d.", which + 1, names[which],
		s->list.n);
}

/* To the next item of a kind within the list shown; else in all items. */
static void
jump(struct view *view, enum say_list which)
{
	struct review *s = view->state;
	const struct pr_sitting *sitting = sit_state(view->tui);
	int from = s->list.n ? s->slots[s->list.at] : -1;
	int slot = sit_find(sitting, which, from);
	char said[SAY_MAX];

	if (slot < 0) {
		tui_say(view->tui, "%s", say_none(said, which));
		return;
	}
	s->which = 0;
	fill(view);
	list_go(&s->list, slot);
	tui_say(view->tui, "On item %d. Enter opens it.", slot + 1);
}

static enum view_next
open_item(struct view *view)
{
	struct review *s = view->state;
	char said[SAY_MAX];

	if (!s->list.n || !sit_move(view->tui, s->slots[s->list.at]))
		return VIEW_STAY;
	sit_say(view->tui, say_place(said, sit_state(view->tui)));
	return VIEW_CLOSE;
}

static enum view_next
act(struct view *view, enum action action, int key)
{
	struct review *s = view->state;

	if (list_move(&s->list, action, s->shown))
		return VIEW_STAY;
	switch ((int)action) {
	case ACT_CHOOSE:
		turn(view, keymap_place(key));
		break;
	case ACT_LEFT:
	case ACT_BACKTAB:
		turn(view, (s->which + LISTS - 1) % LISTS);
		break;
	case ACT_RIGHT:
	case ACT_TAB:
		turn(view, (s->which + 1) % LISTS);
		break;
	case ACT_NEXT_OPEN:
		jump(view, SAY_UNANSWERED);
		break;
	case ACT_NEXT_FLAGGED:
		jump(view, SAY_FLAGGED);
		break;
	case ACT_ENTER:
		return open_item(view);
	case ACT_END:
		tui_open(view->tui, &view_end, NULL);
		break;
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
	struct review *s = view->state;

	/* the end page led to an item, so it is the item that is wanted */
	if (sit_live(view->tui) && sit_state(view->tui)->at == s->at)
		return VIEW_STAY;
	return VIEW_CLOSE;
}

const struct view_ops view_review = {
	.screen = ON_REVIEW,
	.state_size = sizeof(struct review),
	.open = open,
	.draw = draw,
	.act = act,
	.back = back,
	.close = close,
};

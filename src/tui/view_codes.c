/* view_codes.c - the code book alone, and the same book beside an item */
#include "tui/codes_book.h"
#include "tui/codes_files.h"
#include "tui/paper.h"
#include "tui/sit_look.h"
#include "tui/views.h"

#include <stdio.h>

struct codes {
	struct book own;
	struct book *book; /* own, or lent by the question */
	struct paper none; /* what is said without tables */
};

static enum pr_status
open_codes(struct view *view, const void *arg, struct pr_err *err)
{
	struct codes *c = view->state;

	(void)arg;
	c->book = &c->own;
	c->own.focus = true;
	c->none.unicode = tui_unicode(view->tui);
	if (!book_begin(&c->own, view->tui))
		return pr_fail(err, PR_ENOMEM, "out of memory");
	if (!c->own.tables)
		codes_files_page(&c->none);
	return PR_OK;
}

static enum pr_status
open_pane(struct view *view, const void *arg, struct pr_err *err)
{
	struct codes *c = view->state;
	const struct view_book_arg *given = arg;

	(void)err;
	c->book = given->book;
	c->book->focus = c->book->shown_here = true;
	tui_say(view->tui, "The code book. Type a term; Enter opens the page, "
			   "Tab goes back to the item.");
	return PR_OK;
}

static void
close_codes(struct view *view)
{
	struct codes *c = view->state;

	c->book->focus = false;
	book_release(&c->own);
	paper_clear(&c->none);
}

static bool
is_pane(const struct view *view)
{
	return view->ops->overlay;
}

static bool
type_codes(struct view *view, const struct key *key)
{
	struct codes *c = view->state;

	return book_key(view->tui, c->book, key);
}

static enum view_next
act_codes(struct view *view, enum action action, int key)
{
	struct codes *c = view->state;

	(void)key;
	if (action == ACT_BACK || action == ACT_TAB || action == ACT_BACKTAB)
		return VIEW_CLOSE;
	if (action == ACT_PANE) {
		c->book->whole = !c->book->whole;
		return VIEW_STAY;
	}
	if (!c->book->tables) {
		(void)paper_move(&c->none, action);
		return VIEW_STAY;
	}
	if (action == ACT_COPY && book_act(view->tui, c->book, action))
		return VIEW_CLOSE;
	(void)book_act(view->tui, c->book, action);
	return VIEW_STAY;
}

static bool
may_codes(const struct view *view, enum action action)
{
	const struct codes *c = view->state;
	const struct book *book = c->book;
	enum pr_code_system system;

	switch ((int)action) {
	case ACT_COPY:
		return book->take && book->tables &&
		       book_code(book, &system)[0];
	case ACT_PREVIOUS:
	case ACT_FIND:
	case ACT_TAB_BEFORE:
	case ACT_TAB_AFTER:
		return book->tables && book->page_up;
	case ACT_WIDER:
	case ACT_NARROWER:
		return book->tables && !book->page_up;
	case ACT_ENTER:
		return book->tables != NULL;
	case ACT_PANE:
	case ACT_TAB:
	case ACT_BACKTAB:
		return is_pane(view);
	default:
		return true;
	}
}

/* The index has the letters, a page has none. */
static bool
types_codes(const struct view *view, int code)
{
	const struct codes *c = view->state;

	return c->book->tables && !c->book->page_up &&
	       (code == KC_LEFT || code == KC_RIGHT ||
		(key_is_text(code) && !book_sign(code)));
}

static const char *
hint_codes(const struct view *view, enum action action)
{
	const struct codes *c = view->state;
	bool letters = c->book->tables && !c->book->page_up;

	switch ((int)action) {
	case ACT_ENTER:
		return c->book->page_up ? "Enter follow" : "Enter page";
	case ACT_BACK:
		return is_pane(view) ? "" : "Esc back";
	case ACT_TAB:
		return "Tab item";
	case ACT_PANE:
		return letters ? "Alt-w whole" : "w whole";
	case ACT_LEAVE:
		return letters ? "" : NULL;
	case ACT_PREVIOUS:
		return "Backspace";
	default:
		return NULL;
	}
}

static const char *
status_codes(struct view *view)
{
	struct codes *c = view->state;

	if (!c->book->tables)
		return "No code tables are here yet; the program ships none.";
	return book_status(c->book);
}

static void
draw_codes(struct view *view, struct draw *d)
{
	struct codes *c = view->state;
	char left[80];
	char right[48] = "";
	char title[100];
	char where[48];
	struct rect b;
	struct rect r;

	if (c->book->page_up && c->book->tables)
		page_heading(left, right, c->book);
	snprintf(title, sizeof(title),
		 draw_narrow(d) ? "%s%s%s" : "PROCTOR    %s%s%s", "Code book",
		 c->book->page_up && c->book->page ? "  " : "",
		 c->book->page_up && c->book->page ? c->book->page->code : "");
	b = draw_frame(d, title, right[0] ? right : NULL, false);
	r = (struct rect){ b.row, 1, b.rows, b.cols - 2 };
	if (c->book->tables) {
		book_draw(d, r, c->book, false);
		return;
	}
	r.cols = draw_measure(d, r.cols);
	paper_draw(d, r, &c->none);
	paper_where(where, &c->none);
	if (where[0] && !draw_low(d))
		draw_rule(d, b.row + b.rows, NULL, where);
	draw_focus(d, r.row, r.col);
}

/* The question has said where its pane is; it drew everything else. */
static void
draw_pane_of(struct view *view, struct draw *d)
{
	struct codes *c = view->state;

	draw_fill(d, c->book->place, ROLE_TEXT);
	book_draw(d, c->book->place, c->book, true);
}

/* The sitting may be over meanwhile. */
static enum view_next
back_pane(struct view *view)
{
	return sit_live(view->tui) ? VIEW_STAY : VIEW_CLOSE;
}

const struct view_ops view_codes = {
	.screen = ON_CODES,
	.state_size = sizeof(struct codes),
	.open = open_codes,
	.draw = draw_codes,
	.type = type_codes,
	.act = act_codes,
	.may = may_codes,
	.types = types_codes,
	.hint = hint_codes,
	.status = status_codes,
	.close = close_codes,
};

const struct view_ops view_book = {
	.screen = ON_CODES,
	.state_size = sizeof(struct codes),
	.overlay = true,
	.open = open_pane,
	.draw = draw_pane_of,
	.type = type_codes,
	.act = act_codes,
	.may = may_codes,
	.types = types_codes,
	.hint = hint_codes,
	.status = status_codes,
	.back = back_pane,
	.close = close_codes,
};

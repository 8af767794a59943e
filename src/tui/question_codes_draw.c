/* question_codes_draw.c - an item with code lines, and the book beside it */
#include "tui/question.h"

#include <stdio.h>
#include <string.h>

#define SPLIT_COLS 110
#define LOW_ROWS 14
#define PANE_ROWS 8 /* of the book while the lines have the keys */

/* The pane is in sight although it has not the keys. */
static bool
stays(const struct question *q)
{
	return q->book.shown_here && question_codes(q) && !q->chart.stimulus &&
	       q->why_of != q->slot;
}

/*
 * Takes the place of the book out of the body and remembers it; what is left
 * is the item's. Nothing is left when the book has all.
 */
struct rect
question_book_room(struct view *view, struct draw *d, struct rect b)
{
	struct question *q = view->state;
	struct book *book = &q->book;
	struct rect item = b;
	int rows;

	if (!q->drill.on || (!book->focus && !stays(q)))
		return b;
	if (book->focus && (book->whole || b.rows < LOW_ROWS)) {
		book->place = (struct rect){ b.row, 1, b.rows, b.cols - 2 };
		if (!draw_low(d)) { /* its heading is on the rule above */
			book->place.row--;
			book->place.rows++;
		}
		return (struct rect){ b.row, 1, 0, 0 };
	}
	if (b.rows < LOW_ROWS)
		return b;
	if (b.cols >= SPLIT_COLS) {
		item.cols = b.cols / 2;
		book->place = (struct rect){ b.row, item.cols + 2, b.rows,
					     b.cols - item.cols - 3 };
		draw_split(d, item.cols, b.row, b.rows);
		return item;
	}
	rows = book->focus ? b.rows - lines_rows(&q->lines) - 4 : PANE_ROWS;
	if (!question_codes(q))
		rows = b.rows / 2;
	rows = rows > b.rows - 8 ? b.rows - 8 : rows;
	rows = rows < PANE_ROWS ? PANE_ROWS : rows;
	item.rows -= rows;
	book->place = (struct rect){ b.row + item.rows, 1, rows, b.cols - 2 };
	return item;
}

void
question_edition(struct draw *d, struct rect *r, const struct question *q)
{
	char said[256];
	struct rect at = *r;
	int lines;

	if (!q->drill.edition[0] || r->rows < 12)
		return;
	snprintf(said, sizeof(said), "%s%s", q->drill.lapsed ? "! " : "",
		 q->drill.edition);
	at.cols = draw_measure(d, r->cols);
	lines = draw_lines(said, strlen(said), at.cols, false);
	at.row = r->row + r->rows - lines;
	at.rows = lines;
	r->rows -= lines;
	draw_wrap(d, at, 0, q->drill.lapsed ? ROLE_WARN : ROLE_QUIET, said);
}

/* Where the last paragraph begins: it says what is to be coded. */
static const char *
task_of(const struct ui_text *text)
{
	const char *task = text->bytes;

	for (const char *p = task; p && (p = strchr(p, '\n')) != NULL;) {
		p += strspn(p, "\n");
		if (*p)
			task = p;
	}
	return task && task != text->bytes ? task : NULL;
}

/* The task stays under a record that is too long for its rows. */
static void
draw_task(struct draw *d, struct rect *stem, const struct question *q, int all)
{
	const char *task = task_of(&q->text.stem);
	int rows = task ? draw_lines(task, strlen(task), stem->cols, false) : 0;

	if (!q->book.focus && !stays(q))
		return;
	if (rows > stem->rows - 1)
		rows = stem->rows - 1;
	if (stem->rows >= all || rows < 1)
		return;
	stem->rows -= rows;
	draw_wrap(d,
		  (struct rect){ stem->row + stem->rows, stem->col, rows,
				 stem->cols },
		  0, ROLE_HEADING, task);
}

/* The record, then the lines; the record scrolls. */
static void
draw_item(struct draw *d, struct rect r, struct view *view)
{
	struct question *q = view->state;
	const struct ui_text *text = &q->text.stem;
	struct rect stem = r;
	char where[48];
	int all;
	int wanted = lines_rows(&q->lines);
	int least;
	int below;

	stem.cols = draw_measure(d, r.cols);
	all = draw_lines(text->bytes, text->len, stem.cols, true);
	least = all < 3 ? all : 3;
	if (r.rows < 8 && least > 2)
		least = 2;
	if (wanted > r.rows - least - 1)
		wanted = r.rows - least - 1;
	wanted = wanted < 2 ? 2 : wanted;
	stem.rows = r.rows - wanted - 1;
	if (stem.rows > all)
		stem.rows = all;
	q->stem_cols = stem.cols;
	below = stem.row + stem.rows;
	draw_task(d, &stem, q, all);
	draw_pane(d, stem, ROLE_TEXT, &q->stem, text, true);
	mark_draw(d, stem, view);
	pane_where(where, &q->stem);
	if (where[0])
		draw_right(d, below, r.col + r.cols, ROLE_WARN,
			   draw_narrow(d) ? (q->stem.line + q->stem.shown <
							     q->stem.lines
						     ? "more: PgDn"
						     : "PgUp")
					  : where);
	lines_draw(d,
		   (struct rect){ below + 1, r.col - 1,
				  r.row + r.rows - below - 1, r.cols + 1 },
		   &q->lines,
		   q->drill.open_book ? pr_desk_book(tui_desk(view->tui))
				      : NULL,
		   !q->chart.focus && !q->book.focus && !q->mark.on);
}

static bool
book_in_sight(const struct question *q)
{
	return q->drill.on && (q->book.focus || stays(q));
}

/* Case material above or on the left; the book takes its place. */
static void
draw_with_chart(struct draw *d, struct rect b, struct view *view)
{
	struct question *q = view->state;
	struct rect pane = { b.row, 1, b.rows / 2 + q->chart.more, b.cols - 2 };
	struct rect item;

	if (!q->drill.on || q->chart.n_tabs > 1)
		chart_tabs_draw(d, &q->chart);
	if (b.rows < LOW_ROWS || q->chart.whole) {
		if (q->chart.focus)
			chart_draw(
				d,
				(struct rect){ b.row, 1, b.rows, b.cols - 2 },
				&q->chart);
		else
			draw_item(d,
				  (struct rect){ b.row, 1, b.rows, b.cols - 2 },
				  view);
		return;
	}
	pane.rows = pane.rows < 4 ? 4 : pane.rows;
	pane.rows = pane.rows > b.rows - 6 ? b.rows - 6 : pane.rows;
	item = (struct rect){ b.row + pane.rows + 1, 1, b.rows - pane.rows - 1,
			      b.cols - 2 };
	if (book_in_sight(q)) /* its heading is on the rule above */
		q->book.place = (struct rect){ pane.row - 1, pane.col,
					       pane.rows + 1, pane.cols };
	else
		chart_draw(d, pane, &q->chart);
	draw_rule(d, b.row + pane.rows,
		  q->chart.focus || q->book.focus ? "codes" : "> codes", NULL);
	draw_item(d, item, view);
}

/* The item in the room that the book leaves. */
static void
draw_beside_book(struct view *view, struct draw *d, struct rect b)
{
	struct rect r = question_book_room(view, d, b);

	r.col = 1;
	r.cols -= 2;
	if (r.rows <= 2)
		return;
	if (r.rows >= 12) {
		r.row++;
		r.rows--;
	}
	question_edition(d, &r, view->state);
	draw_item(d, r, view);
}

void
question_codes_draw(struct view *view, struct draw *d, struct rect b)
{
	struct question *q = view->state;
	bool all = q->book.focus && (q->book.whole || b.rows < LOW_ROWS);

	if (q->chart.stimulus && !all)
		draw_with_chart(d, b, view);
	else
		draw_beside_book(view, d, b);
	if (book_in_sight(q) && !q->book.focus && b.rows >= LOW_ROWS)
		book_draw(d, q->book.place, &q->book, true);
}

/* tui_paint.c - one frame: the views, the message row, the hints */
#include "proctor/text.h"
#include "tui/tui_private.h"

#include <stdio.h>
#include <string.h>

bool
tui_too_small(const struct tui *tui)
{
	return tui->draw.rows < TUI_LEAST_ROWS ||
	       tui->draw.cols < TUI_LEAST_COLS;
}

static void
paint_too_small(struct tui *tui)
{
	struct draw *d = &tui->draw;
	int row = 0;

	if (d->time)
		draw_at(d, row++, 0, ROLE_TEXT, d->time);
	draw_fmt(d, row++, 0, ROLE_TEXT, "Window %dx%d is too small;", d->cols,
		 d->rows);
	draw_fmt(d, row++, 0, ROLE_TEXT, "%dx%d or more is needed.",
		 TUI_LEAST_COLS, TUI_LEAST_ROWS);
	if (tui->seat)
		draw_at(d, row++, 0, ROLE_TEXT, "Answers are saved.");
	draw_at(d, row, 0, ROLE_TEXT,
		tui->seat ? "q leaves it for later" : "q quit");
	draw_focus(d, 0, 0);
}

/* A long sentence takes the row above as well; the second may be cut. */
static void
draw_two(struct draw *d, const char *text, enum role role)
{
	struct pr_wrap wrap = { .text = text,
				.len = strlen(text),
				.width = d->cols - 2 };
	struct pr_line line;
	char first[TUI_SENTENCE];

	if (!pr_wrap_next(&wrap, &line))
		return;
	snprintf(first, sizeof(first), "%.*s", (int)line.len, text + line.off);
	draw_at(d, d->rows - 3, 1, role, first);
	if (pr_wrap_next(&wrap, &line))
		draw_cut(d, d->rows - 2, 1, d->cols - 2, role, text + line.off);
}

static void
paint_message(struct tui *tui, struct view *top)
{
	struct draw *d = &tui->draw;
	enum role role = tui->alarm ? ROLE_ALARM : ROLE_TEXT;
	const char *text = tui->message;
	struct rect upper = { d->rows - 3, 0, 1, d->cols };

	if (!text[0] && top && top->ops->status)
		text = top->ops->status(top);
	if (!text)
		text = "";
	if (draw_lines(text, strlen(text), d->cols - 2, false) > 1) {
		draw_fill(d, upper, ROLE_TEXT);
		draw_two(d, text, role);
		return;
	}
	draw_cut(d, d->rows - 2, 1, d->cols - 2, role, text);
}

/* "n next", "?help"; the view may say it better. */
static void
hint_text(char out[64], const struct view *view, const struct keymap_row *row)
{
	const char *own =
		view->ops->hint ? view->ops->hint(view, row->action) : NULL;
	char key[KEY_NAME_MAX];

	keymap_key_text(key, row);
	if (own)
		snprintf(out, 64, "%s", own);
	else if (row->action == ACT_HELP)
		snprintf(out, 64, "%s%s", key, row->label);
	else
		snprintf(out, 64, "%s %s", key, row->label);
}

static const struct keymap_row *
next_hint(const struct view *view, int rank, size_t *at)
{
	size_t n;
	const struct keymap_row *rows = keymap_rows(&n);

	for (; *at < n; (*at)++) {
		const struct keymap_row *row = &rows[*at];

		if (row->rank == rank && (row->screens & view->ops->screen) &&
		    tui_may(view, row))
			return &rows[(*at)++];
	}
	return NULL;
}

static int
first_key(const struct keymap_row *row)
{
	const char *keys = row->keys;
	int last;

	return key_next(&keys, &last);
}

static void
paint_hints(struct tui *tui, const struct view *view)
{
	struct draw *d = &tui->draw;
	int col = 1;

	for (int rank = 1; rank <= 30; rank++) {
		const struct keymap_row *row;
		size_t at = 0;

		while ((row = next_hint(view, rank, &at))) {
			char text[64];
			size_t key;
			int cells;

			hint_text(text, view, row);
			cells = pr_text_cells(text, strlen(text));
			if (cells == 0)
				continue;
			if (col + cells >= d->cols)
				return;
			key = row->action == ACT_HELP ? 1 : strcspn(text, " ");
			draw_at(d, d->rows - 1, col, ROLE_TEXT, text);
			draw_click(d, d->rows - 1, col, cells, first_key(row));
			text[key] = '\0';
			draw_at(d, d->rows - 1, col, ROLE_KEY, text);
			col += cells + 2;
		}
	}
}

static void
paint_warning(struct tui *tui)
{
	struct draw *d = &tui->draw;

	if (!tui->warning[0] || draw_low(d))
		return;
	draw_fill(d, (struct rect){ 1, 0, 1, d->cols }, ROLE_WARN);
	draw_cut(d, 1, 1, d->cols - 2, ROLE_WARN, tui->warning);
}

void
tui_paint(struct tui *tui)
{
	struct draw *d = &tui->draw;
	struct view *top = tui_top(tui);
	int from = tui->n - 1;

	draw_begin(d);
	tui_seat_time(tui);
	if (tui_too_small(tui)) {
		paint_too_small(tui);
		draw_end(d);
		return;
	}
	while (from > 0 && tui->stack[from]->ops->overlay)
		from--;
	for (int i = from; i < tui->n; i++) {
		if (i > from)
			draw_focus(d, -1, -1);
		tui->stack[i]->ops->draw(tui->stack[i], d);
	}
	paint_warning(tui);
	draw_fill(d, (struct rect){ d->rows - 2, 0, 2, d->cols }, ROLE_TEXT);
	paint_message(tui, top);
	if (top)
		paint_hints(tui, top);
	draw_end(d);
}

/* question_options.c - options, pairs and places under the stem */
#include "proctor/text.h"
#include "tui/question.h"

#include <stdio.h>
#include <string.h>

#define OPTION_TEXT 1200

/* Columns within the rectangle. */
struct columns {
	int sign, letter, text;
	bool focus_sign; /* there is room for ">" */
};

static struct columns
columns_of(int cols)
{
	if (cols < 48)
		return (struct columns){ 0, 3, 5, false };
	return (struct columns){ 1, 5, 8, true };
}

int
options_count(const struct question *q)
{
	if (!q->item || question_typed(q))
		return 0;
	return (int)q->text.n_options;
}

/* The text of an option as it is shown, struck or not. */
static void
text_of(char out[OPTION_TEXT], const struct question *q, int place,
	uint32_t struck)
{
	int option = item_at_place(q->place, place);
	const char *text = q->text.options[option].bytes;

	text = text ? text : "";
	if (struck & UINT32_C(1) << option)
		snprintf(out, OPTION_TEXT, "--- %.1150s ---", text);
	else
		snprintf(out, OPTION_TEXT, "%.1190s", text);
}

static int
lines_of(const char *text, int cols)
{
	int n = draw_lines(text, strlen(text), cols, false);

	return n < 1 ? 1 : n;
}

int
options_lines(const struct question *q, int cols, bool roomy)
{
	int width = cols - columns_of(cols).text;
	int n = options_count(q);
	int lines = 0;

	/* struck is taken as set: the layout does not move when it changes */
	for (int i = 0; i < n; i++) {
		char text[OPTION_TEXT];

		text_of(text, q, i,
			pr_item_is_choice(q->item->type) ? UINT32_MAX : 0);
		lines += lines_of(text, width);
	}
	if (roomy && n > 1)
		lines += n - 1;
	for (size_t i = 0; i < q->text.n_targets; i++)
		lines += lines_of(q->text.targets[i].bytes
					  ? q->text.targets[i].bytes
					  : "",
				  width);
	return lines + (q->text.n_targets > 0);
}

/* "[B]" or "[2]": what was given to a line of a list. */
static void
given_sign(char out[8], bool letter, int given)
{
	if (given < 0)
		snprintf(out, 8, "[ ]");
	else if (letter)
		snprintf(out, 8, "[%c]", 'A' + given);
	else
		snprintf(out, 8, "[%d]", (given + 1) % 100);
}

/* "(*)", "[x]", " x ", "[B]", "[2]" */
static enum role
sign_of(char out[8], const struct question *q, const struct pr_cell *cell,
	int option)
{
	uint32_t bit = UINT32_C(1) << option;
	bool many = q->item->type == PR_ITEM_MULTIPLE_RESPONSE;
	bool struck = cell->struck & bit;
	int given = q->given[option];

	if (!pr_item_is_choice(q->item->type)) {
		given_sign(out, q->item->type == PR_ITEM_MATCHING, given);
		return given < 0 ? ROLE_TEXT : ROLE_CHOSEN;
	}
	if (cell->choice & bit) {
		snprintf(out, 8, many ? "[x]" : "(*)");
		return ROLE_CHOSEN;
	}
	if (struck)
		snprintf(out, 8, " x ");
	else
		snprintf(out, 8, many ? "[ ]" : "   ");
	return struck ? ROLE_STRUCK : ROLE_TEXT;
}

/* Lines an option takes in a list of cut lines: the focused one has all. */
static int
cut_lines(const struct view *view, int place, int cols)
{
	const struct question *q = view->state;
	const struct pr_cell *cell = sit_cell(view->tui, q->slot);
	char text[OPTION_TEXT];

	if (place != q->focus || !cell)
		return 1;
	text_of(text, q, place, cell->struck);
	return lines_of(text, cols - columns_of(cols).text);
}

int
options_cut_lines(const struct view *view, int cols)
{
	const struct question *q = view->state;
	int n = options_count(q);

	return n ? n - 1 + cut_lines(view, q->focus, cols) : 0;
}

static int
draw_option(struct draw *d, struct rect r, int row, struct view *view,
	    int place, bool short_lines)
{
	struct question *q = view->state;
	const struct pr_cell *cell = sit_cell(view->tui, q->slot);
	struct columns c = columns_of(r.cols);
	int option = item_at_place(q->place, place);
	bool focus = place == q->focus && !q->chart.focus && !q->mark.on;
	struct rect text = { r.row, r.col + c.text, r.rows, r.cols - c.text };
	enum role role;
	char sign[8];
	char words[OPTION_TEXT];
	char letter = (char)('A' + place);

	if (row >= r.rows)
		return row;
	q->row_of[place] = r.row + row;
	role = sign_of(sign, q, cell, option);
	text_of(words, q, place, cell->struck);
	if (q->item->type == PR_ITEM_MATCHING)
		letter = (char)('1' + place);
	if (focus && c.focus_sign)
		draw_at(d, r.row + row, r.col, ROLE_FOCUS, ">");
	else if (focus && !strcmp(sign, "   "))
		snprintf(sign, sizeof(sign), " > ");
	draw_at(d, r.row + row, r.col + c.sign, role, sign);
	draw_fmt(d, r.row + row, r.col + c.letter, focus ? ROLE_FOCUS : role,
		 "%c", letter);
	if (focus)
		draw_focus(d, r.row + row,
			   r.col + (c.focus_sign ? 0 : c.letter));
	if (!short_lines || place == q->focus)
		return draw_wrap(d, text, row, role, words);
	draw_cut(d, r.row + row, text.col, text.cols, role, words);
	return row + 1;
}

static void
draw_targets(struct draw *d, struct rect r, int row, const struct question *q,
	     bool short_lines)
{
	struct columns c = columns_of(r.cols);
	struct rect text = { r.row, r.col + c.text, r.rows, r.cols - c.text };

	for (size_t i = 0; i < q->text.n_targets && row < r.rows; i++) {
		const char *words = q->text.targets[i].bytes;

		words = words ? words : "";
		draw_fmt(d, r.row + row, r.col + c.letter, ROLE_TEXT, "%c",
			 (char)('A' + (int)i));
		if (short_lines)
			draw_cut(d, r.row + row++, text.col, text.cols,
				 ROLE_TEXT, words);
		else
			row = draw_wrap(d, text, row, ROLE_TEXT, words);
	}
}

/* The first option shown, so that the focused one ends in the rows. */
static int
first_shown(const struct view *view, struct rect r)
{
	const struct question *q = view->state;
	int first = options_count(q) ? q->focus : 0;
	int rows = cut_lines(view, q->focus, r.cols);

	while (first > 0 && ++rows <= r.rows)
		first--;
	return first;
}

void
options_draw(struct draw *d, struct rect r, struct view *view, bool short_lines)
{
	struct question *q = view->state;
	int n = options_count(q);
	struct rect lines = r; /* of the options alone */
	bool roomy = tui_settings(view->tui)->roomy && !short_lines;
	int row = 0;

	if (short_lines && q->text.n_targets) {
		/* the letters have to be seen; lines scroll above them */
		int whole = options_cut_lines(view, r.cols);

		lines.rows -= (int)q->text.n_targets;
		lines.rows = lines.rows < 1 ? 1 : lines.rows;
		lines.rows = lines.rows > whole ? whole : lines.rows;
	}
	q->first = short_lines ? first_shown(view, lines) : 0;
	q->below = n;
	for (int i = 0; i < PR_OPTIONS_MAX; i++)
		q->row_of[i] = -1;
	for (int i = q->first; i < n; i++) {
		if (row >= lines.rows && q->below == n)
			q->below = i;
		row = draw_option(d, lines, row, view, i, short_lines);
		row += roomy;
	}
	q->row_end = r.row + row;
	if (q->text.n_targets)
		draw_targets(d, r, row + !short_lines, q, short_lines);
}

/* question_draw.c - the question screen: stem, options, box, note */
#include "proctor/text.h"
#include "tui/explain.h"
#include "tui/question.h"

#include <stdio.h>
#include <string.h>

#define STRIP_COLS 132
#define SPLIT_COLS 110
#define MEASURE 76

/* How the rows of a rectangle are shared out. */
struct layout {
	int stem;         /* rows of the stem */
	int gap;          /* rows between, the prompt in one of them */
	int answers;      /* rows of options or box */
	bool short_lines; /* an option a line, the focused one in full */
};

static int
measure(const struct view *view)
{
	int own = tui_settings(view->tui)->measure;

	return own ? own : MEASURE;
}

static struct layout
lay_out(const struct view *view, struct rect r, int wanted)
{
	const struct question *q = view->state;
	struct layout l = { 0 };
	int stem =
		draw_lines(q->text.stem.bytes, q->text.stem.len, r.cols, true);
	int n = options_count(q) + (int)q->text.n_targets;
	int least = stem < 3 ? stem : 3;

	l.answers = wanted;
	l.gap = stem + wanted + 3 <= r.rows ? 3 : 1;
	l.stem = r.rows - l.answers - l.gap;
	if (l.stem >= stem) {
		l.stem = stem;
		return l;
	}
	if (n == 0 || l.stem >= least + 1)
		return l;
	l.short_lines = true;
	l.answers = options_cut_lines(view, r.cols) + (int)q->text.n_targets;
	if (l.answers > r.rows - l.gap - 2)
		l.answers = r.rows - l.gap - 2;
	n = options_cut_lines(view, r.cols) - options_count(q) + 1;
	if (l.answers < n) /* one option fills the rows: a line of stem */
		l.answers = n < r.rows - l.gap ? n : r.rows - l.gap - 1;
	l.stem = r.rows - l.answers - l.gap;
	l.stem = l.stem > stem ? stem : l.stem;
	return l;
}

/* "A-C of D": options are out of sight. */
static void
options_where(char out[24], const struct question *q)
{
	int n = options_count(q);

	out[0] = '\0';
	if (n && (q->first > 0 || q->below < n))
		snprintf(out, 24, "%c-%c of %c", 'A' + q->first,
			 'A' + q->below - 1, 'A' + n - 1);
}

/* "Select 2 answers.  1 selected." */
static void
prompt_text(char out[144], const struct question *q, const struct pr_cell *cell)
{
	char own[96];
	int n = 0;

	for (uint32_t m = cell->choice; m; m &= m - 1)
		n++;
	out[0] = '\0';
	if (q->item->type == PR_ITEM_MULTIPLE_RESPONSE)
		snprintf(out, 144, "%s  %d selected.",
			 item_prompt(own, q->item), n);
	else if (!question_typed(q))
		snprintf(out, 144, "%s", item_prompt(own, q->item));
}

/* The prompt, and how much of stem and options is in sight. */
static void
draw_prompt(struct draw *d, struct rect r, int row, struct view *view)
{
	struct question *q = view->state;
	char prompt[144];
	char where[96];
	char options[24];
	int room;

	prompt_text(prompt, q, sit_cell(view->tui, q->slot));
	options_where(options, q);
	pane_where(where, &q->stem);
	room = r.cols - (int)strlen(prompt) - (int)strlen(options) - 2;
	if (where[0] && (int)strlen(where) + 2 > room)
		snprintf(where, sizeof(where), "%s",
			 q->stem.line + q->stem.shown < q->stem.lines
				 ? room > 14 ? "more: PgDn" : "PgDn"
				 : "PgUp");
	if (options[0])
		snprintf(where + strlen(where), sizeof(where) - strlen(where),
			 "%s%s", where[0] ? "  " : "", options);
	room = r.cols - (int)strlen(where) - 1;
	if (prompt[0])
		draw_cut(d, row, r.col, where[0] ? room : r.cols, ROLE_HEADING,
			 prompt);
	if (where[0])
		draw_right(d, row, r.col + r.cols, ROLE_WARN, where);
}

static void
draw_box(struct draw *d, struct rect r, int row, struct view *view)
{
	struct question *q = view->state;
	char own[96];
	int cells = q->item->type == PR_ITEM_NUMERIC ? 12 : r.cols - 22;
	int col;

	if (draw_narrow(d))
		cells = q->item->type == PR_ITEM_NUMERIC ? 10 : r.cols - 12;
	col = draw_at(d, row, r.col, ROLE_TEXT,
		      draw_narrow(d) ? "Answer [ " : "  Your answer: [ ");
	field_draw(d, row, col, cells, &q->field,
		   !q->chart.focus && !q->mark.on);
	col = draw_at(d, row, col + cells, ROLE_TEXT, " ]");
	if (q->item->unit)
		draw_fmt(d, row, col + 1, ROLE_TEXT, "%s", q->item->unit);
	if (r.row + r.rows > row + 1)
		draw_fmt(d, row + 1, r.col + (draw_narrow(d) ? 0 : 2),
			 ROLE_QUIET, "%s%s", item_prompt(own, q->item),
			 q->typing ? "" : " Tab goes to the box.");
}

/* Stem and answers in a rectangle; the text is never wider than measured. */
static void
draw_question(struct draw *d, struct rect r, struct view *view)
{
	struct question *q = view->state;
	bool typed = question_typed(q);
	struct layout l;
	struct rect stem;
	struct rect answers;
	int prompt;
	int row;

	if (r.cols > measure(view))
		r.cols = measure(view);
	l = lay_out(view, r,
		    typed ? 2
			  : options_lines(q, r.cols,
					  tui_settings(view->tui)->roomy));
	q->stem_cols = r.cols;
	q->short_lines = l.short_lines;
	stem = (struct rect){ r.row, r.col, l.stem, r.cols };
	draw_pane(d, stem, ROLE_TEXT, &q->stem, &q->text.stem, true);
	mark_draw(d, stem, view);
	row = r.row + l.stem;
	prompt = row + (l.gap == 3);
	row += l.gap;
	if (l.gap == 3 && q->item->type != PR_ITEM_MULTIPLE_RESPONSE &&
	    !q->text.n_targets && q->item->type != PR_ITEM_ORDERING)
		row -= 2; /* no prompt: one blank row is enough */
	answers = (struct rect){ row, r.col, l.answers, r.cols };
	if (typed)
		draw_box(d, r, row, view);
	else
		options_draw(d, answers, view, l.short_lines);
	draw_prompt(d, r, prompt, view);
}

static void
draw_note(struct draw *d, struct rect *r, struct view *view)
{
	struct question *q = view->state;
	const struct pr_cell *cell = sit_cell(view->tui, q->slot);
	struct ui_text note = { 0 };

	if (!cell->note || r->rows < 10)
		return;
	r->rows -= 1;
	ui_text_set(&note, cell->note, draw_unicode(d));
	draw_at(d, r->row + r->rows, r->col, ROLE_QUIET, "Note: ");
	draw_cut(d, r->row + r->rows, r->col + 6, r->cols - 20, ROLE_TEXT,
		 note.bytes ? note.bytes : "");
	draw_right(d, r->row + r->rows, r->col + r->cols, ROLE_QUIET,
		   "o edits it");
	ui_text_release(&note);
}

static void
draw_side_by_side(struct draw *d, struct rect b, struct view *view)
{
	struct question *q = view->state;
	int left = b.cols * 2 / 3 + q->chart.more;
	struct rect chart;
	struct rect right;

	left = left > 90 ? 90 : left;
	left = left < 40 ? 40 : left;
	left = left > b.cols - 38 ? b.cols - 38 : left;
	chart = (struct rect){ b.row, b.col + 1, b.rows, left - 2 };
	right = (struct rect){ b.row + 1, b.col + left + 2, b.rows - 1,
			       b.cols - left - 3 };
	draw_split(d, b.col + left, b.row, b.rows);
	draw_at(d, b.row - 1, b.col + left, ROLE_QUIET,
		draw_glyph(d, GLYPH_TEE_DOWN));
	draw_at(d, b.row + b.rows, b.col + left, ROLE_QUIET,
		draw_glyph(d, GLYPH_TEE_UP));
	draw_question(d, right, view);
	chart_draw(d, chart, &q->chart);
}

static void
draw_stacked(struct draw *d, struct rect b, struct view *view)
{
	struct question *q = view->state;
	int cols = b.cols - 2 < measure(view) ? b.cols - 2 : measure(view);
	int wanted =
		draw_lines(q->text.stem.bytes, q->text.stem.len, cols, true) +
		(question_typed(q) ? 4 : options_lines(q, cols, false)) + 1;
	int top = b.rows - 1 - wanted;

	top = top < b.rows / 3 ? b.rows / 3 : top;
	top += q->chart.more;
	top = top > b.rows - 7 ? b.rows - 7 : top;
	top = top < 3 ? 3 : top;
	chart_draw(d, (struct rect){ b.row, 1, top, b.cols - 2 }, &q->chart);
	draw_rule(d, b.row + top, q->chart.focus ? "question" : "> question",
		  NULL);
	draw_question(d,
		      (struct rect){ b.row + top + 1, 1, b.rows - top - 1,
				     b.cols - 2 },
		      view);
}

static void
draw_case(struct draw *d, struct rect b, struct view *view)
{
	struct question *q = view->state;
	struct rect all = { b.row, 1, b.rows, b.cols - 2 };

	chart_tabs_draw(d, &q->chart);
	if (q->chart.whole || b.rows < 14) {
		if (q->chart.focus)
			chart_draw(d, all, &q->chart);
		else
			draw_question(d, all, view);
	} else if (b.cols >= SPLIT_COLS) {
		draw_side_by_side(d, b, view);
	} else {
		draw_stacked(d, b, view);
	}
}

static void
draw_feedback(struct draw *d, struct rect b, struct view *view)
{
	struct question *q = view->state;
	struct rect r = { b.row, 1, b.rows, b.cols - 2 };
	char where[48];

	if (q->chart.focus) {
		chart_tabs_draw(d, &q->chart);
		chart_draw(d, r, &q->chart);
		return;
	}
	if (r.cols > measure(view) + 12)
		r.cols = measure(view) + 12;
	if (draw_low(d) && !q->why_placed && !question_codes(q))
		q->why.top_row = EXPLAIN_ANSWERS;
	r.rows -= draw_low(d); /* the mark has the last one */
	q->why_placed = true;
	paper_draw(d, r, &q->why);
	paper_where(where, &q->why);
	if (where[0] && !draw_low(d))
		draw_rule(d, b.row + b.rows, NULL, where);
	else if (q->why.line + q->why.shown < q->why.lines) {
		/* the last row is the mark's: the text goes on after it */
		draw_right(d, r.row + r.rows, b.cols, ROLE_WARN, "more: PgDn");
	}
	draw_focus(d, r.row, r.col);
}

/* In the place of an item that is not to be seen. */
static void
draw_hidden(struct draw *d, struct rect b, const struct pr_sitting *s)
{
	const char *why = "The item cannot be shown.";

	if (s && s->state == PR_STATE_BREAK)
		why = "You are on a break; the item is hidden. Enter goes "
		      "back.";
	else if (s && s->state == PR_STATE_AWAY)
		why = "The sitting is paused. Enter goes on.";
	else if (s && s->state != PR_STATE_RUNNING)
		why = "The exam is over. It waits to be saved: Enter tries "
		      "again.";
	draw_wrap(d, (struct rect){ b.row, 1, b.rows, b.cols - 2 }, 1,
		  ROLE_TEXT, why);
	draw_focus(d, b.row + 1, 1);
}

/* An item without case material: the strip of items from 132 columns. */
static void
draw_plain(struct draw *d, struct rect b, struct view *view)
{
	struct question *q = view->state;
	struct rect r;

	b = question_book_room(view, d, b);
	if (b.rows < 3)
		return; /* the book has all */
	r = (struct rect){ b.row, 1, b.rows, b.cols - 2 };
	if (b.cols >= STRIP_COLS && b.rows >= 12 &&
	    !tui_settings(view->tui)->no_counter) {
		strip_draw(d, (struct rect){ b.row, 84, b.rows, b.cols - 85 },
			   view->tui);
		r.cols = 80;
	}
	if (b.rows >= 14) {
		r.row++;
		r.rows--;
	}
	draw_note(d, &r, view);
	if (q->drill.on)
		question_edition(d, &r, q);
	draw_question(d, r, view);
}

void
question_draw(struct view *view, struct draw *d)
{
	struct question *q = view->state;
	const struct pr_sitting *s = sit_state(view->tui);
	char title[SIT_TITLE];
	struct rect b;

	question_load(view);
	sit_title(title, view->tui, d, NULL);
	b = draw_frame(d, title, NULL, true);
	if (q->drill.on && !tui_settings(view->tui)->no_counter)
		question_strip(d, view);
	else
		sit_progress(d, view->tui);
	if (!s || s->state != PR_STATE_RUNNING || !q->item) {
		draw_hidden(d, b, s);
		return;
	}
	if (question_shown(view)) {
		b = question_book_room(view, d, b);
		if (b.rows > 2)
			draw_feedback(d, b, view);
		return;
	}
	if (question_codes(q)) {
		question_codes_draw(view, d, b);
		follow_draw(d, view);
		return;
	}
	if (q->chart.stimulus && !q->book.focus) {
		draw_case(d, b, view);
		follow_draw(d, view);
		return;
	}
	draw_plain(d, b, view);
	follow_draw(d, view);
}

/* ceu_form_rows.c - a form, one field a line; see tui/ceu_form_rows.h */
#include "tui/ceu_form_rows.h"

#include "proctor/text.h"

#include <stdio.h>
#include <string.h>

#define LABEL_COL 2
#define FIELD_COL 17
#define FIELD_CELLS 36
#define NARROW_COL 16
#define FAULT_ROWS 3
#define FOCUS_ROWS 9 /* of the row with the focus: it is read in whole */

struct form_row *
form_add(struct form *form, enum form_kind kind, int id, int claim,
	 const char *label)
{
	struct form_row *row;

	if (form->n == FORM_ROWS)
		return NULL;
	row = &form->rows[form->n++];
	*row = (struct form_row){ .kind = kind,
				  .label = label,
				  .example = "",
				  .id = id,
				  .claim = claim };
	return row;
}

struct form_row *
form_text(struct form *form, int id, int claim, const char *label,
	  struct field *field, const char *example)
{
	struct form_row *row = form_add(form, FORM_TEXT, id, claim, label);

	if (!row)
		return NULL;
	row->field = field;
	row->example = example;
	return row;
}

struct form_row *
form_choice(struct form *form, int id, int claim, const char *label,
	    const char *value, const char *example)
{
	struct form_row *row = form_add(form, FORM_CHOICE, id, claim, label);

	if (!row)
		return NULL;
	snprintf(row->value, sizeof(row->value), "%s", value);
	row->example = example;
	return row;
}

void
form_button(struct form *form, int id, const char *label, enum action does,
	    const char *sentence)
{
	struct form_row *row = form_add(form, FORM_BUTTON, id, -1, label);

	if (!row)
		return;
	row->does = does;
	row->example = sentence;
}

const struct form_row *
form_row(const struct form *form)
{
	return form->at >= 0 && form->at < form->n ? &form->rows[form->at]
						   : NULL;
}

int
form_find(const struct form *form, int id, int claim)
{
	for (int i = 0; i < form->n; i++)
		if (form->rows[i].id == id && form->rows[i].claim == claim)
			return i;
	return -1;
}

int
form_marked(const struct form *form, bool remarks, const char *other,
	    int *first)
{
	int n = 0;

	for (int i = 0; i < form->n; i++) {
		const struct form_row *row = &form->rows[i];

		if (!row->fault || row->remark != remarks ||
		    (remarks && row->fault == other))
			continue;
		if (!n++)
			*first = i;
	}
	return n;
}

static bool
takes_focus(const struct form *form, int i)
{
	return i >= 0 && i < form->n && form->rows[i].kind != FORM_HEAD;
}

/* So many rows on, without those that take no focus; stays at the ends. */
static void
step(struct form *form, int by, int times)
{
	while (times-- > 0) {
		int to = form->at + by;

		while (to >= 0 && to < form->n && !takes_focus(form, to))
			to += by;
		if (!takes_focus(form, to))
			return;
		form->at = to;
	}
}

bool
form_move(struct form *form, enum action action, int page)
{
	switch ((int)action) {
	case ACT_UP:
	case ACT_BACKTAB:
		step(form, -1, 1);
		return true;
	case ACT_DOWN:
	case ACT_TAB:
		step(form, 1, 1);
		return true;
	case ACT_PGUP:
		step(form, -1, page);
		return true;
	case ACT_PGDN:
		step(form, 1, page);
		return true;
	case ACT_FIRST:
		step(form, -1, FORM_ROWS);
		return true;
	case ACT_LAST:
		step(form, 1, FORM_ROWS);
		return true;
	default:
		return false;
	}
}

void
form_keep(struct form *form, int id, int claim)
{
	int at = form_find(form, id, claim);

	if (at >= 0)
		form->at = at;
	if (form->at >= form->n)
		form->at = form->n - 1;
	if (form->at < 0)
		form->at = 0;
	if (!takes_focus(form, form->at))
		step(form, 1, 1);
}

/* ---- drawing ------------------------------------------------------------- */

static int
fault_rows(const struct draw *d, const struct form_row *row, bool focused)
{
	int most = focused ? FOCUS_ROWS : FAULT_ROWS;
	int n;

	if (!row->fault)
		return 0;
	n = draw_lines(row->fault, strlen(row->fault), draw_cols(d) - 8, true);
	return n > most ? most : n;
}

/* The first row so that the one with the focus is in sight, with its fault. */
static void
bring(const struct draw *d, struct form *form, int rows)
{
	int at = form->at;
	int used = 0;
	int first = at;

	for (int i = at; i >= 0; i--) {
		used += 1 + fault_rows(d, &form->rows[i], i == at);
		if (used > rows && i != at)
			break;
		first = i;
	}
	if (form->top < first)
		form->top = first;
	if (form->top > at)
		form->top = at;
	/* the heading above the first one belongs to it */
	if (form->top > first && form->top == at &&
	    form->rows[form->top - 1].kind == FORM_HEAD)
		form->top--;
	if (form->at <= 1 && first == 0)
		form->top = 0;
}

static void
draw_text_row(struct draw *d, int row, int col, const struct form_row *r,
	      bool focused)
{
	int cells = draw_narrow(d) ? draw_cols(d) - col - 1 : FIELD_CELLS;

	if (focused)
		draw_at(d, row, 0, ROLE_FOCUS, ">");
	draw_cut(d, row, LABEL_COL, col - LABEL_COL - 1,
		 focused ? ROLE_HEADING : ROLE_TEXT, r->label);
	field_draw(d, row, col, cells, r->field, focused);
	if (!draw_narrow(d))
		draw_cut(d, row, col + cells + 2,
			 draw_cols(d) - col - cells - 3, ROLE_QUIET,
			 r->example);
}

static void
draw_choice_row(struct draw *d, int row, int col, const struct form_row *r,
		bool focused)
{
	struct rect line = { row, 0, 1, draw_cols(d) };
	enum role role = list_mark(d, line, focused);
	int cells = draw_narrow(d) ? draw_cols(d) - col - 5 : FIELD_CELLS - 4;
	int to;

	draw_cut(d, row, LABEL_COL, col - LABEL_COL - 1, role, r->label);
	to = draw_at(d, row, col, role, "< ");
	to = draw_cut(d, row, to, cells, role, r->value);
	draw_at(d, row, to, role, " >");
	if (!draw_narrow(d))
		draw_cut(d, row, col + FIELD_CELLS + 2,
			 draw_cols(d) - col - FIELD_CELLS - 3, role,
			 r->example);
}

static void
draw_row(struct draw *d, int row, const struct form_row *r, bool focused)
{
	struct rect line = { row, 0, 1, draw_cols(d) };
	int col = draw_narrow(d) ? NARROW_COL : FIELD_COL;
	enum role role;

	switch (r->kind) {
	case FORM_HEAD:
		draw_cut(d, row, 1, draw_cols(d) - 2, ROLE_HEADING, r->label);
		break;
	case FORM_TEXT:
		draw_text_row(d, row, col, r, focused);
		break;
	case FORM_CHOICE:
		draw_choice_row(d, row, col, r, focused);
		break;
	case FORM_BUTTON:
		role = list_mark(d, line, focused);
		draw_fmt(d, row, LABEL_COL, role, "[ %s ]", r->label);
		break;
	}
}

int
form_draw(struct draw *d, struct rect r, struct form *form)
{
	int row = r.row;
	int end = r.row + r.rows;

	bring(d, form, r.rows);
	for (int i = form->top; i < form->n && row < end; i++) {
		const struct form_row *line = &form->rows[i];
		struct rect at = { row + 1, 6,
				   fault_rows(d, line, i == form->at),
				   r.cols - 8 };

		draw_row(d, row++, line, i == form->at);
		if (at.rows > end - row)
			at.rows = end - row;
		if (at.rows < 1)
			continue;
		draw_at(d, row, 4, ROLE_FLAG, line->remark ? "i" : "!");
		draw_wrap(d, at, 0, line->remark ? ROLE_TEXT : ROLE_WARN,
			  line->fault);
		row += at.rows;
	}
	return row;
}

/* ---- keys ---------------------------------------------------------------- */

bool
form_types(const struct form *form, int code)
{
	return form->at < form->n && form->rows[form->at].kind == FORM_TEXT &&
	       key_is_text(code);
}

bool
form_type_field(struct field *field, const struct key *key)
{
	/* no field begins so; help is one key away */
	if (!field->len && (key->code == '?' || key->code == ':'))
		return false;
	return field_type(field, key);
}

bool
form_type(struct form *form, const struct key *key)
{
	const struct form_row *row = form_row(form);

	return row && row->kind == FORM_TEXT &&
	       form_type_field(row->field, key);
}

/* ---- days ---------------------------------------------------------------- */

bool
form_day(struct pr_date *out, const char *typed, struct pr_date latest,
	 char fault[FORM_FAULT])
{
	struct pr_date day;

	if (pr_date_parse(&day, typed, NULL) != PR_OK) {
		snprintf(fault, FORM_FAULT,
			 "\"%.15s\" is no date; write it like 2026-11-21.",
			 typed);
		return false;
	}
	if (latest.year && pr_date_order(day, latest) > 0) {
		snprintf(fault, FORM_FAULT,
			 "%.15s is still to come; write a day that has been.",
			 typed);
		return false;
	}
	*out = day;
	return true;
}

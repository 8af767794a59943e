/* question_codes.c - code lines in the place of the answer box */
#include "tui/question.h"
#include "words/coded.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* After a pause of so long in typing, the lines are kept as they stand. */
#define PAUSE_MS 2000

bool
question_codes(const struct question *q)
{
	return q->item && q->item->type == PR_ITEM_CODE_ENTRY;
}

void
question_codes_load(struct view *view)
{
	struct question *q = view->state;
	const struct pr_cell *cell = sit_cell(view->tui, q->slot);

	lines_begin(&q->lines, q->item);
	if (cell && cell->body)
		lines_set(&q->lines, cell->body);
	q->typing = cell && !cell->shown;
}

void
question_codes_text(char *out, size_t size, const struct question *q)
{
	lines_text(out, size, &q->lines);
}

static void
changed(struct view *view)
{
	struct question *q = view->state;
	struct pr_env env;

	tui_now(view->tui, &env);
	q->dirty = true;
	q->keep_ms = env.boot_ms + PAUSE_MS;
}

/* A code without a digit is a slip: marking it would close the item. */
static bool
is_slip(struct view *view, const struct pr_code_line *lines, size_t n)
{
	struct question *q = view->state;
	int slip = coded_slip(lines, n);
	int at = 0;

	if (slip < 0 || !sit_state(view->tui)->rules.feedback)
		return false;
	tui_say(view->tui,
		"There is a digit in every code; %s has none. Nothing was "
		"marked.",
		lines[slip].code);
	while (at < q->lines.n &&
	       (!q->lines.cells[at][LINE_CODE][0] ||
		strpbrk(q->lines.cells[at][LINE_CODE], "0123456789")))
		at++;
	lines_go(&q->lines, at, LINE_CODE);
	return true;
}

/* Graded when it can be read; else the sentence says what cannot. */
static void
grade(struct view *view)
{
	struct question *q = view->state;
	struct pr_code_line lines[PR_LINES_MAX];
	char text[PR_EVENT_BODY_MAX];
	struct pr_err err = { 0 };
	size_t n = 0;

	question_codes_text(text, sizeof(text), q);
	if (pr_code_lines_read(lines, &n, text, &err) != PR_OK)
		tui_alarm(view->tui, &err);
	else if (is_slip(view, lines, n))
		return;
	else if (sit_state(view->tui)->rules.feedback)
		question_show(view);
	else
		(void)question_keep(view);
}

/* Down through the lines; on an empty one at the end it is done. */
static void
enter(struct view *view)
{
	struct question *q = view->state;
	struct code_lines *l = &q->lines;
	bool last = l->at == l->n - 1;
	bool empty = !l->cells[l->at][LINE_CODE][0];
	int filled = lines_filled(l);

	if (tui_repeated(view->tui))
		return;
	if (!filled) {
		tui_say(view->tui, "Type a code. Alt-s shows the answer "
				   "without one; Alt-n goes on.");
	} else if (!last) {
		lines_go(l, l->at + 1, LINE_CODE);
	} else if (empty && q->line_new) {
		q->line_new = false;
		tui_say(view->tui,
			"Line %d is empty. Enter once more has the "
			"codes marked.",
			l->n);
	} else if (empty || (l->slots && filled >= l->slots)) {
		grade(view);
	} else if (question_keep(view) && lines_insert(l, l->n)) {
		tui_say(view->tui,
			"Line %d. Enter on an empty line has the "
			"codes marked.",
			l->n);
	}
}

bool
question_codes_key(struct view *view, const struct key *key)
{
	struct question *q = view->state;
	char before[PR_EVENT_BODY_MAX];
	char after[PR_EVENT_BODY_MAX];
	const char *why = NULL;

	if (key->code & (KC_ALT | KC_CTRL) && key->code != (KC_CTRL | 'u'))
		return false;
	if (key->code == KC_ENTER) {
		enter(view);
		return true;
	}
	question_codes_text(before, sizeof(before), q);
	if (!lines_type(&q->lines, key, &why))
		return false;
	if (why)
		tui_say(view->tui, "%s", why);
	question_codes_text(after, sizeof(after), q);
	if (strcmp(before, after) != 0) {
		q->line_new = false;
		changed(view);
	}
	return true;
}

/* The signs that go from cell to cell; the other ones are commands. */
bool
question_codes_types(const struct question *q, int code)
{
	if (code == '=')
		return q->lines.has[LINE_POA];
	return code > 0 && code < 0x80 &&
	       (isalnum(code) || strchr(" .-*/", code));
}

static void
shift(struct view *view, int by)
{
	struct question *q = view->state;

	if (!lines_shift(&q->lines, by)) {
		tui_say(view->tui, by < 0 ? "This line stands first."
					  : "This line stands last.");
		return;
	}
	changed(view);
	tui_say(view->tui, "Now line %d.", q->lines.at + 1);
}

bool
question_codes_act(struct view *view, enum action action)
{
	struct question *q = view->state;
	struct code_lines *l = &q->lines;

	if (!question_codes(q) || question_closed(view) || q->chart.focus)
		return false;
	switch ((int)action) {
	case ACT_UP:
	case ACT_DOWN:
		lines_go(l, l->at + (action == ACT_UP ? -1 : 1), l->col);
		return true;
	case ACT_LINE_INSERT:
		q->line_new = lines_insert(l, l->at + 1);
		if (q->line_new)
			tui_say(view->tui, "Line %d is new. Type its code.",
				l->at + 1);
		else
			tui_say(view->tui, "There are %d lines, no more.",
				PR_LINES_MAX);
		return true;
	case ACT_LINE_DELETE:
		lines_delete(l, l->at);
		changed(view);
		tui_say(view->tui, "Line taken out.");
		return true;
	case ACT_LINE_UP:
	case ACT_LINE_DOWN:
		shift(view, action == ACT_LINE_UP ? -1 : 1);
		return true;
	case ACT_SHOW:
		grade(view);
		return true;
	case ACT_BACK:
		tui_say(view->tui, "Esc does not leave a drill; Ctrl-c asks.");
		return true;
	default:
		return false;
	}
}

bool
question_codes_may(const struct view *view, enum action action)
{
	const struct question *q = view->state;

	if (action < ACT_LINE_INSERT || action > ACT_LINE_DOWN)
		return true;
	return question_codes(q) && !question_closed(view);
}

/* What is known of the code that is being typed. */
const char *
question_codes_status(struct view *view)
{
	struct question *q = view->state;
	struct code_lines *l = &q->lines;
	static struct code_state s;

	if (!question_codes(q) || question_closed(view) || q->chart.focus)
		return NULL;
	if (!l->cells[l->at][LINE_CODE][0] && lines_filled(l))
		return l->at < l->n - 1
			       ? "An empty line; # takes it out."
			       : "Enter on this empty line has the codes "
				 "marked.";
	if (!l->cells[l->at][LINE_CODE][0])
		return "Type the first code; Enter goes to the next line.";
	if (l->col == LINE_SYSTEM)
		return "The code system; Space changes it. Empty: the shape "
		       "of the code says.";
	code_state(&s, l->cells[l->at][LINE_CODE], lines_system(l, l->at),
		   q->drill.open_book ? pr_desk_book(tui_desk(view->tui))
				      : NULL);
	return s.words;
}

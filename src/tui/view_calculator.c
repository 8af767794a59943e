/* view_calculator.c - the calculator, a strip over the lower third */
#include "tui/form.h"
#include "tui/sit_look.h"
#include "tui/tape.h"
#include "tui/views.h"

#include <stdio.h>
#include <string.h>

struct calculator {
	struct view_calculator_arg arg;
	struct tape *tape;
	struct field field;
	int back; /* lines gone up, 0 is the line being typed */
};

static const char signs[] = "0123456789.,+-*/()^%xrM R";

static enum pr_status
open(struct view *view, const void *arg, struct pr_err *err)
{
	struct calculator *s = view->state;

	(void)err;
	s->arg = *(const struct view_calculator_arg *)arg;
	s->tape = s->arg.tape;
	s->field.max = TAPE_LINE - 1;
	tui_say(view->tui, s->arg.copy
				   ? "Calculator open. > puts the result into "
				     "the answer; Esc closes."
				   : "Calculator open. Esc closes.");
	return PR_OK;
}

static void
draw_history(struct draw *d, int row, int rows, const struct tape *s)
{
	int first = s->n > rows ? s->n - rows : 0;

	for (int i = first; i < s->n; i++)
		draw_fmt(d, row++, 5, ROLE_QUIET, "%s = %s", s->past[i].line,
			 s->past[i].result);
}

static void
draw(struct view *view, struct draw *d)
{
	struct calculator *s = view->state;
	struct rect b = draw_body(d);
	int rows = draw_low(d) ? 4 : b.rows / 3 < 7 ? 7 : b.rows / 3;
	int row = b.row + b.rows - rows;
	char memory[CALC_TEXT];

	calc_format(memory, s->tape->calc.memory);
	draw_fill(d, (struct rect){ row, 0, rows, b.cols }, ROLE_TEXT);
	draw_rule(d, row,
		  draw_narrow(d) ? "CALCULATOR  Esc closes"
				 : "CALCULATOR  keys type here, Esc "
				   "closes",
		  NULL);
	field_draw(d, row + 1, 5, b.cols > 60 ? 44 : b.cols - 8, &s->field,
		   true);
	if (s->tape->result[0])
		draw_fmt(d, draw_narrow(d) ? row + 2 : row + 1,
			 draw_narrow(d) ? 3 : 52, ROLE_CHOSEN, "= %s",
			 s->tape->result);
	if (draw_narrow(d)) {
		draw_fmt(d, row + 3, 3, ROLE_QUIET, "+-*/ ()^ %% r C  M = %s",
			 memory);
		return;
	}
	draw_at(d, row + 2, 3, ROLE_QUIET,
		"0-9 .   + - * /   ( )   % percent   ^ power   r square "
		"root   n sign");
	draw_fmt(d, row + 3, 3, ROLE_QUIET,
		 "Enter or = works it out   C clear   Up earlier line%s",
		 s->arg.copy ? "   > or y copy to answer" : "");
	draw_fmt(d, row + 4, 3, ROLE_QUIET,
		 "Memory: M+ add, M- subtract, MR recall, MC clear      M = %s",
		 memory);
	draw_history(d, row + 5, rows - 5, s->tape);
}

static void
remember(struct tape *tape, const char *line)
{
	if (tape->n == TAPE_LINES) {
		memmove(&tape->past[0], &tape->past[1],
			(TAPE_LINES - 1) * sizeof(tape->past[0]));
		tape->n--;
	}
	snprintf(tape->past[tape->n].line, TAPE_LINE, "%.63s", line);
	snprintf(tape->past[tape->n].result, CALC_TEXT, "%s", tape->result);
	tape->n++;
}

/* "M+" and its kin work on the last result and keep the line. */
static bool
is_memory(const char *text)
{
	return text[0] == 'M' && text[1] && strchr("+-C", text[1]) && !text[2];
}

static void
work_out(struct view *view)
{
	struct calculator *s = view->state;
	struct pr_err err = { 0 };
	char out[CALC_TEXT];

	if (!s->field.len) {
		tui_say(view->tui, "Type something to work out, such as "
				   "31/1240*100.");
		return;
	}
	if (calc_line(out, &s->tape->calc, s->field.text, &err) != PR_OK) {
		tui_say(view->tui, "%s", err.text);
		return;
	}
	if (is_memory(s->field.text)) {
		tui_say(view->tui, "Memory: %s.", out);
	} else {
		snprintf(s->tape->result, CALC_TEXT, "%s", out);
		remember(s->tape, s->field.text);
		tui_say(view->tui, "%s = %s", s->field.text, s->tape->result);
	}
	field_set(&s->field, "");
	s->back = 0;
}

/* "5" to "-5" and back, at the front of the line. */
static void
turn_sign(struct calculator *s)
{
	char text[FIELD_MAX];

	if (s->field.text[0] == '-')
		snprintf(text, sizeof(text), "%s", s->field.text + 1);
	else
		snprintf(text, sizeof(text), "-%.200s", s->field.text);
	field_set(&s->field, text);
}

static void
recall(struct calculator *s, int step)
{
	int to = s->back + step;

	if (to < 0 || to > s->tape->n)
		return;
	s->back = to;
	field_set(&s->field, to ? s->tape->past[s->tape->n - to].line : "");
}

static void
copy(struct view *view)
{
	struct calculator *s = view->state;

	if (!s->arg.copy)
		tui_say(view->tui, "This item has no answer box.");
	else if (!s->tape->result[0])
		tui_say(view->tui, "There is no result yet; Enter works the "
				   "line out.");
	else
		s->arg.copy(s->arg.ctx, s->tape->result);
}

static bool
type(struct view *view, const struct key *key)
{
	struct calculator *s = view->state;
	int code = key->code;

	if (code == 'C' && s->field.text[0] != 'M') {
		field_set(&s->field, "");
		s->tape->result[0] = '\0';
		tui_say(view->tui, "Cleared.");
	} else if (code == '=') {
		work_out(view);
	} else if (code == 'n') {
		turn_sign(s);
	} else if (code == 'y') {
		copy(view);
	} else if (code == 'C' || !key_is_text(code)) {
		return field_type(&s->field, key);
	} else if (code < 0x7f && strchr(signs, code)) {
		/* an operator goes on from the last result */
		if (!s->field.len && s->tape->result[0] &&
		    strchr("+*/^%", code))
			field_set(&s->field, s->tape->result);
		return field_type(&s->field, key);
	} else {
		return false;
	}
	return true;
}

static enum view_next
act(struct view *view, enum action action, int key)
{
	(void)key;
	switch ((int)action) {
	case ACT_ENTER:
		work_out(view);
		break;
	case ACT_UP:
		recall(view->state, 1);
		break;
	case ACT_DOWN:
		recall(view->state, -1);
		break;
	case ACT_COPY:
		copy(view);
		break;
	case ACT_BACK:
		tui_say(view->tui, "Calculator closed.");
		return VIEW_CLOSE;
	default:
		break;
	}
	return VIEW_STAY;
}

static bool
may(const struct view *view, enum action action)
{
	const struct calculator *s = view->state;

	return action != ACT_COPY || s->arg.copy;
}

static enum view_next
back(struct view *view)
{
	/* the tutorial opens it without a sitting */
	return sit_live(view->tui) || !tui_seat(view->tui) ? VIEW_STAY
							   : VIEW_CLOSE;
}

const struct view_ops view_calculator = {
	.screen = ON_CALCULATOR,
	.state_size = sizeof(struct calculator),
	.overlay = true,
	.open = open,
	.draw = draw,
	.type = type,
	.act = act,
	.may = may,
	.back = back,
};

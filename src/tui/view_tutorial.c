/*
 * view_tutorial.c - every control tried once, before any clock runs
 *
 * Sample items of no exam; nothing here is stored. A step is a small list of
 * keys to try; n goes on whenever the learner likes.
 */
#include "tui/form.h"
#include "tui/tape.h"
#include "tui/views.h"

#include <stdio.h>
#include <string.h>

#define TRIES 3

struct
try {
	enum action action;
	int place; /* of ACT_CHOOSE and ACT_STRIKE; -1 any */
	const char *keys;
	const char *what;
};

struct step {
	const char *title;
	bool many, number;
	struct try tries[TRIES];
	const char *more;
};

static const struct step steps[] = {
	{ "choose an answer",
	  false,
	  false,
	  { { ACT_CHOOSE, 1, "b", "choose option B" },
	    { ACT_CHOOSE, 2, "c", "change your mind: choose C" },
	    { ACT_TAKE_BACK, -1, "u", "clear the answer" } },
	  "Digits choose too: 2 is B. An answer can be changed until the "
	  "end." },
	{ "arrows and Enter",
	  false,
	  false,
	  { { ACT_DOWN, -1, "Down", "move to the next option" },
	    { ACT_TOGGLE, -1, "Space", "choose where you are" },
	    { ACT_ENTER, -1, "Enter", "the same; on a chosen option: go on" } },
	  "Moving never chooses by itself." },
	{ "strike out and flag",
	  false,
	  false,
	  { { ACT_STRIKE, 1, "x then b", "strike out option B; again: back" },
	    { ACT_FLAG, -1, "m", "flag the item; the top line says FLAGGED" },
	    { ACT_NONE, 0, NULL, NULL } },
	  "Striking out never answers, and a struck option can be chosen. "
	  "Flags change no score." },
	{ "several answers",
	  true,
	  false,
	  { { ACT_CHOOSE, 0, "a", "select A" },
	    { ACT_CHOOSE, 2, "c", "select C as well" },
	    { ACT_CHOOSE, 0, "a again", "take A away" } },
	  "The question says how many are wanted." },
	{ "a number to type",
	  false,
	  true,
	  { { ACT_LEFT, 0, "2.5", "type a number into the box" },
	    { ACT_ENTER, -1, "Enter", "keep it" },
	    { ACT_NONE, 0, NULL, NULL } },
	  "Esc puts the box back as it was." },
	{ "calculator and note",
	  false,
	  false,
	  { { ACT_CALCULATOR, -1, "=", "open the calculator; Esc closes it" },
	    { ACT_NOTE, -1, "o", "write a note (tried by the key here)" },
	    { ACT_HIGHLIGHT, -1, "l", "highlight words (tried by the key)" } },
	  "Letters go into the calculator while it is open." },
	{ "moving about",
	  false,
	  false,
	  { { ACT_NAVIGATOR, -1, "j", "navigator: all items, jump by number" },
	    { ACT_REVIEW, -1, "v", "review: lists, and the way to the end" },
	    { ACT_NEXT_OPEN, -1, "N", "the next item without an answer" } },
	  "n and p are next and previous; Alt-n and Alt-p work as well." },
	{ "time and breaks",
	  false,
	  false,
	  { { ACT_TIME, -1, "t", "hide the time; it comes back at warnings" },
	    { ACT_BREAK, -1, "z", "take a break; the item is hidden" },
	    { ACT_COUNTER, -1, "i", "hide the progress" } },
	  "Warnings come at 30, 15, 5 and 1 minute and take no key." },
	{ "the end",
	  false,
	  false,
	  { { ACT_REVIEW, -1, "v", "review; E there asks, then wants END" },
	    { ACT_NONE, 0, NULL, NULL },
	    { ACT_NONE, 0, NULL, NULL } },
	  "q leaves: answers are kept and the sitting waits for you." },
};
#define STEPS ((int)PR_LEN(steps))

static const char *const options[] = {
	"A professional webinar with a certificate",
	"A weekend of hiking",
	"A college course in data analysis",
	"A journal quiz",
};
#define OPTIONS ((int)PR_LEN(options))

struct tutorial {
	int step;
	bool done[PR_LEN(steps)][TRIES];
	int focus;
	uint32_t chosen, struck;
	bool flagged;
	bool striking; /* x was pressed */
	struct field field;
	struct tape tape;
};

static enum pr_status
open(struct view *view, const void *arg, struct pr_err *err)
{
	struct tutorial *s = view->state;

	(void)arg;
	(void)err;
	s->field.max = 10;
	tui_say(view->tui, "Nothing here is timed or kept. Try the keys; n is "
			   "the next step.");
	return PR_OK;
}

static int
tried(const struct tutorial *s, int *of)
{
	int n = 0;

	*of = 0;
	for (int i = 0; i < TRIES; i++) {
		*of += steps[s->step].tries[i].keys != NULL;
		n += s->done[s->step][i];
	}
	return n;
}

/* ---- drawing ------------------------------------------------------------ */

static void
draw_option(struct draw *d, int row, const struct tutorial *s, int i)
{
	bool many = steps[s->step].many;
	bool chosen = s->chosen & UINT32_C(1) << i;
	bool struck = s->struck & UINT32_C(1) << i;
	const char *sign = many ? "[ ]" : "   ";
	char text[80];

	if (chosen)
		sign = many ? "[x]" : "(*)";
	else if (struck)
		sign = " x ";
	draw_at(d, row, 1, ROLE_FOCUS, i == s->focus ? ">" : " ");
	draw_at(d, row, 2, chosen ? ROLE_CHOSEN : ROLE_TEXT, sign);
	snprintf(text, sizeof(text), struck ? "%c  --- %s ---" : "%c  %s",
		 'A' + i, options[i]);
	draw_cut(d, row, 6, draw_cols(d) - 7, struck ? ROLE_STRUCK : ROLE_TEXT,
		 text);
	if (i == s->focus)
		draw_focus(d, row, 1);
}

static int
draw_options(struct draw *d, int row, const struct tutorial *s)
{
	for (int i = 0; i < OPTIONS; i++)
		draw_option(d, row++, s, i);
	return row;
}

static int
draw_box(struct draw *d, int row, const struct tutorial *s)
{
	int col = draw_at(d, row, 3, ROLE_TEXT, "Your answer: [ ");

	field_draw(d, row, col, 10, &s->field, true);
	draw_at(d, row, col + 10, ROLE_TEXT, " ]");
	return row + 1;
}

static const char *
stem_of(const struct step *step)
{
	if (step->number)
		return "What is 10 divided by 4?";
	if (step->many)
		return "Which of these can count as continuing education? "
		       "Select 3 answers.";
	return "Which of these needs no certificate?";
}

static int
draw_tries(struct draw *d, struct rect b, int row, const struct tutorial *s)
{
	const struct step *step = &steps[s->step];
	int left = draw_low(d) ? 0 : 2;
	int col = draw_low(d) ? 17 : 21;

	for (int i = 0; i < TRIES && step->tries[i].keys; i++, row++) {
		draw_at(d, row, left, ROLE_TEXT,
			s->done[s->step][i] ? "[done]" : "[    ]");
		draw_at(d, row, left + 7, ROLE_KEY, step->tries[i].keys);
		draw_cut(d, row, col, b.cols - col, ROLE_TEXT,
			 step->tries[i].what);
	}
	return row;
}

static void
draw(struct view *view, struct draw *d)
{
	struct tutorial *s = view->state;
	const struct step *step = &steps[s->step];
	bool low = draw_low(d);
	char title[120];
	struct rect b;
	int row;

	snprintf(title, sizeof(title), "%s%d of %d: %s%s",
		 draw_narrow(d) ? "" : "TUTORIAL   step ", s->step + 1, STEPS,
		 step->title, s->flagged ? "   FLAGGED" : "");
	b = draw_frame(d, title, draw_narrow(d) ? NULL : "not timed", false);
	row = b.row;
	if (low)
		draw_cut(d, row++, 1, b.cols - 2, ROLE_TEXT,
			 step->many ? "Which count as CE? Select 3 answers."
				    : stem_of(step));
	else
		row = b.row + 2 +
		      draw_wrap(d, (struct rect){ b.row + 1, 1, 4, b.cols - 2 },
				0, ROLE_TEXT, stem_of(step));
	row = step->number ? draw_box(d, row, s) : draw_options(d, row, s);
	row += 1 - low;
	if (!low)
		draw_at(d, row++, 1, ROLE_HEADING, "Try it now");
	row = draw_tries(d, b, row, s);
	if (!low)
		draw_wrap(d,
			  (struct rect){ row + 1, 1, b.row + b.rows - row - 1,
					 b.cols - 2 },
			  0, ROLE_TEXT, step->more);
}

/* ---- keys --------------------------------------------------------------- */

static void
mark(struct view *view, enum action action, int place, const char *said)
{
	struct tutorial *s = view->state;
	int of;
	int n;

	for (int i = 0; i < TRIES; i++) {
		const struct try *t = &steps[s->step].tries[i];

		if (t->keys && t->action == action && !s->done[s->step][i] &&
		    (t->place < 0 || t->place == place)) {
			s->done[s->step][i] = true;
			break;
		}
	}
	n = tried(s, &of);
	tui_say(view->tui, "%s %d of %d tried.%s", said, n, of,
		n == of ? " n for the next step." : "");
}

static void
choose(struct view *view, int place)
{
	struct tutorial *s = view->state;
	uint32_t bit;
	char said[32];

	if (place < 0 || place >= OPTIONS) {
		tui_say(view->tui, "The options here are A to D.");
		return;
	}
	bit = UINT32_C(1) << place;
	s->focus = place;
	s->chosen = steps[s->step].many ? s->chosen ^ bit : bit;
	snprintf(said, sizeof(said), "%c %s.", 'A' + place,
		 s->chosen & bit ? "selected" : "unselected");
	mark(view, ACT_CHOOSE, place, said);
}

static void
strike(struct view *view, int code)
{
	struct tutorial *s = view->state;
	int place = keymap_place(code);
	char said[32];

	s->striking = false;
	if (place < 0 || place >= OPTIONS) {
		tui_say(view->tui, "Nothing was struck.");
		return;
	}
	s->struck ^= UINT32_C(1) << place;
	snprintf(said, sizeof(said), "%c %s.", 'A' + place,
		 s->struck & UINT32_C(1) << place ? "struck out"
						  : "brought back");
	mark(view, ACT_STRIKE, place, said);
}

static enum view_next
turn(struct view *view, int by)
{
	struct tutorial *s = view->state;

	if (s->step + by < 0) {
		tui_say(view->tui, "This is the first step.");
		return VIEW_STAY;
	}
	if (s->step + by >= STEPS) {
		tui_say(view->tui, "That was the tutorial.");
		return VIEW_CLOSE;
	}
	s->step += by;
	s->chosen = s->struck = 0;
	s->flagged = false;
	s->focus = 0;
	field_set(&s->field, "");
	tui_say(view->tui, "Step %d of %d: %s.", s->step + 1, STEPS,
		steps[s->step].title);
	return VIEW_STAY;
}

static bool
type(struct view *view, const struct key *key)
{
	struct tutorial *s = view->state;
	bool sign = key->code < 0x7f && key->code > ' ' &&
		    strchr("0123456789.", key->code);

	if (s->striking) {
		strike(view, key->code);
		return true;
	}
	if (!steps[s->step].number || (!sign && key->code != KC_BACKSPACE))
		return false;
	mark(view, ACT_LEFT, 0, "Typed.");
	return field_type(&s->field, key);
}

static enum view_next
enter(struct view *view)
{
	struct tutorial *s = view->state;
	int of;

	if (tried(s, &of) == of)
		return turn(view, 1);
	if (!steps[s->step].number && !(s->chosen & UINT32_C(1) << s->focus))
		choose(view, s->focus);
	mark(view, ACT_ENTER, -1,
	     steps[s->step].number ? "Answer kept." : "Enter pressed.");
	return VIEW_STAY;
}

static void
calculator(struct view *view)
{
	struct tutorial *s = view->state;
	struct view_calculator_arg arg = { .tape = &s->tape };

	mark(view, ACT_CALCULATOR, -1, "");
	tui_open(view->tui, &view_calculator, &arg);
}

static void
take_back(struct view *view)
{
	struct tutorial *s = view->state;

	s->chosen = 0;
	mark(view, ACT_TAKE_BACK, -1, "Answer cleared.");
}

static void
flag(struct view *view)
{
	struct tutorial *s = view->state;

	s->flagged = !s->flagged;
	mark(view, ACT_FLAG, -1,
	     s->flagged ? "Flagged." : "No longer flagged.");
}

static enum view_next
act(struct view *view, enum action action, int key)
{
	struct tutorial *s = view->state;

	switch ((int)action) {
	case ACT_CHOOSE:
		choose(view, keymap_place(key));
		break;
	case ACT_TOGGLE:
		choose(view, s->focus);
		mark(view, ACT_TOGGLE, -1, "Chosen.");
		break;
	case ACT_UP:
	case ACT_DOWN:
		s->focus += action == ACT_UP         ? s->focus > 0 ? -1 : 0
			    : s->focus + 1 < OPTIONS ? 1
						     : 0;
		mark(view, action, -1, "Moved.");
		break;
	case ACT_STRIKE:
		s->striking = true;
		tui_say(view->tui, "Now the letter of the option.");
		break;
	case ACT_TAKE_BACK:
		take_back(view);
		break;
	case ACT_FLAG:
		flag(view);
		break;
	case ACT_NEXT:
		return turn(view, 1);
	case ACT_PREVIOUS:
		return turn(view, -1);
	case ACT_ENTER:
		return enter(view);
	case ACT_CALCULATOR:
		calculator(view);
		break;
	case ACT_BACK:
		tui_say(view->tui, "Tutorial left.");
		return VIEW_CLOSE;
	default:
		mark(view, action, -1, "Here this only counts as tried.");
		break;
	}
	return VIEW_STAY;
}

static const char *
hint(const struct view *view, enum action action)
{
	const struct tutorial *s = view->state;

	if (action == ACT_CHOOSE)
		return steps[s->step].number ? "" : "a-d answer";
	return NULL;
}

const struct view_ops view_tutorial = {
	.screen = ON_TUTORIAL,
	.state_size = sizeof(struct tutorial),
	.open = open,
	.draw = draw,
	.type = type,
	.act = act,
	.hint = hint,
};

/* plain_act.c - what the words of plain mode do; see cli/plain.h */
#include "cli/out.h"
#include "cli/plain.h"
#include "words/content.h"
#include "words/say.h"
#include "words/sittings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define ARGS                                                             \
	struct plain *p, const struct keymap_row *row, const char *word, \
		const char *rest
#define UNUSED() ((void)row, (void)word, (void)rest)

static const struct pr_sitting *
sitting_of(const struct plain *p)
{
	return pr_seat_sitting(p->seat);
}

static const struct pr_cell *
cell_of(const struct plain *p)
{
	return &sitting_of(p)->cells[sitting_of(p)->at];
}

static const struct pr_slot *
slot_of(const struct plain *p)
{
	return &pr_seat_form(p->seat)->slots[sitting_of(p)->at];
}

void
plain_move_on(struct plain *p)
{
	const struct pr_sitting *s = sitting_of(p);

	if ((size_t)s->at + 1 < s->n_slots)
		plain_go(p, s->at + 1);
	else
		out_line(p->cli,
			 "That was the last item. v reviews, end ends.");
}

static void
step(struct plain *p, int by)
{
	const struct pr_sitting *s = sitting_of(p);
	int to = s->at + by;
	char text[SAY_MAX];

	/* a closed item can get no answer any more */
	if (!cell_of(p)->answered && !cell_of(p)->shown)
		out_line(p->cli, "%s", say_left_blank(text, s, s->at));
	if (to < 0)
		out_line(p->cli, "%s", say_edge(text, s, by));
	else if (by > 0)
		plain_move_on(p);
	else
		plain_go(p, to);
}

static void
do_next(ARGS)
{
	UNUSED();
	step(p, 1);
}

static void
do_previous(ARGS)
{
	UNUSED();
	step(p, -1);
}

static void
do_jump(ARGS)
{
	char *end;
	long n = strtol(rest, &end, 10);

	UNUSED();
	if (end == rest || *end)
		out_line(p->cli, "Which item? Type for example: j 37");
	else
		plain_go(p, n >= 1 && n <= 100000 ? (int)n - 1 : -1);
}

/* The next item after this one for which it holds, round the end. */
static void
seek(struct plain *p, enum say_list which)
{
	const struct pr_sitting *s = sitting_of(p);
	char text[SAY_MAX];

	for (size_t i = 1; i <= s->n_slots; i++) {
		size_t k = ((size_t)s->at + i) % s->n_slots;

		if (which == SAY_FLAGGED ? s->cells[k].flagged
					 : !s->cells[k].answered) {
			plain_go(p, (int)k);
			return;
		}
	}
	out_line(p->cli, "%s", say_none(text, which));
}

static void
do_next_open(ARGS)
{
	UNUSED();
	seek(p, SAY_UNANSWERED);
}

static void
do_next_flagged(ARGS)
{
	UNUSED();
	seek(p, SAY_FLAGGED);
}

static void
do_flag(ARGS)
{
	bool on = !cell_of(p)->flagged;
	char text[SAY_MAX];

	UNUSED();
	if (plain_do(p, PR_EVENT_FLAG, 0, on, NULL))
		out_line(p->cli, "%s", say_flag(text, sitting_of(p)->at, on));
}

static void
do_strike(ARGS)
{
	int option = plain_option(p, rest);
	uint32_t struck;
	char text[SAY_MAX];

	UNUSED();
	if (option < 0)
		return;
	struck = cell_of(p)->struck ^ UINT32_C(1) << option;
	if (plain_do(p, PR_EVENT_STRIKE, struck, 0, NULL))
		out_line(p->cli, "%s",
			 say_struck(text, slot_of(p), option, struck));
}

/* The last item at or before this one whose answer was shown, -1 none. */
static int
last_shown(const struct plain *p)
{
	int slot = sitting_of(p)->at;

	while (slot >= 0 && !sitting_of(p)->cells[slot].shown)
		slot--;
	return slot;
}

/* Review: the last response that was shown, as if it had not been given. */
static void
take_back(struct plain *p)
{
	struct pr_action undo = { .kind = PR_EVENT_UNDO,
				  .slot = last_shown(p) };
	struct pr_err err = { 0 };
	char text[SAY_MAX];
	enum pr_status st = pr_seat_act(p->seat, &undo, &err);

	if (st && st != PR_EUNSAVED) {
		out_line(p->cli, "%s", say_sentence(text, err.text));
		return;
	}
	if (st)
		out_line(p->cli, "%s", say_unsaved(text, &err));
	out_line(p->cli, "%s", say_taken_back(text, undo.slot));
	if (undo.slot != sitting_of(p)->at)
		plain_go(p, undo.slot);
	p->show = true;
}

static void
do_clear(ARGS)
{
	const struct pr_cell *cell = cell_of(p);
	char text[SAY_MAX];

	UNUSED();
	if (sitting_of(p)->rules.kind == PR_SITTING_REVIEW &&
	    (cell->shown || !cell->answered) && last_shown(p) >= 0)
		take_back(p);
	else if (!cell_of(p)->answered)
		out_line(p->cli, "This item has no answer.");
	else if (plain_do(p, PR_EVENT_CLEAR, 0, 0, NULL))
		out_line(p->cli, "%s", say_cleared(text, sitting_of(p)->at));
}

static void
do_note(ARGS)
{
	const char *note = cell_of(p)->note;
	char text[SAY_MAX];

	UNUSED();
	if (!rest[0]) {
		out_line(p->cli,
			 note ? "Note: %s" : "No note. Write one with: o TEXT",
			 note);
		return;
	}
	if (!strcmp(rest, "-"))
		rest = "";
	if (plain_do(p, PR_EVENT_NOTE, 0, 0, rest))
		out_line(p->cli, "%s", say_note(text, sitting_of(p)->at, rest));
}

static void
do_report(ARGS)
{
	char text[SAY_MAX];

	UNUSED();
	if (!rest[0])
		out_line(p->cli,
			 "What is wrong with this item? Type: report TEXT");
	else if (plain_do(p, PR_EVENT_REPORT, 0, 0, rest))
		out_line(p->cli, "%s", say_reported(text, sitting_of(p)->at));
}

/* Marks the words given where they stand in the question. */
static void
do_highlight(ARGS)
{
	const struct pr_item *item = plain_item(p);
	const char *before = cell_of(p)->highlight;
	char *stem = NULL;
	const char *at;
	char body[PR_EVENT_BODY_MAX];

	UNUSED();
	if (!item || content_plain(&stem, &item->stem, NULL))
		return;
	at = rest[0] ? strstr(stem, rest) : NULL;
	if (rest[0] && !at) {
		out_line(p->cli, "These words are not in the question.");
	} else {
		snprintf(body, sizeof(body), "%s%s", before ? before : "",
			 before && before[0] ? " " : "");
		if (at)
			snprintf(body + strlen(body),
				 sizeof(body) - strlen(body), "%zu-%zu",
				 (size_t)(at - stem),
				 (size_t)(at - stem) + strlen(rest));
		else
			body[0] = '\0';
		if (plain_do(p, PR_EVENT_HIGHLIGHT, 0, 0, body))
			out_line(p->cli, at ? "Highlighted."
					    : "No words are highlighted.");
	}
	free(stem);
}

static void
do_calculator(ARGS)
{
	struct pr_err err = { 0 };
	char result[CALC_TEXT];

	UNUSED();
	if (!rest[0])
		out_line(p->cli,
			 "Type a sum after the sign: = 31 / 1240 * 100. "
			 "M+ M- MR MC keep a number, ans is the last "
			 "result.");
	else if (calc_line(result, &p->calc, rest, &err))
		out_line(p->cli, "%s", err.text);
	else
		out_line(p->cli, "= %s", result);
}

static void
do_time(ARGS)
{
	UNUSED();
	plain_show_time(p);
}

static void
do_status(ARGS)
{
	UNUSED();
	plain_show_status(p);
}

static void
do_again(ARGS)
{
	UNUSED();
	p->show = true;
}

static void
do_option(ARGS)
{
	int option = plain_option(p, rest);

	UNUSED();
	if (option >= 0)
		plain_show_option(p, option);
}

/* "chart", "chart 2"; "]" and "[" read the page after and before. */
static void
do_chart(ARGS)
{
	int n = plain_sections(p);
	int to = (int)strtol(rest, NULL, 10);

	(void)row;
	if (n < 0) {
		out_line(p->cli, "This item has no chart.");
		return;
	}
	if (rest[0] && (to < 1 || to > n)) {
		out_line(p->cli, "The chart has pages 1 to %d.", n);
		return;
	}
	if (!rest[0] && word[0] == ']')
		to = p->section < n ? p->section + 1 : n;
	else if (!rest[0] && !strcasecmp(word, "chart"))
		to = 0;
	else if (!rest[0])
		to = p->section > 1 ? p->section - 1 : 1;
	p->section = to;
	plain_show_chart(p, to);
}

static void
do_show(ARGS)
{
	UNUSED();
	if (!cell_of(p)->shown && !plain_do(p, PR_EVENT_SHOW, 0, 0, NULL))
		return;
	plain_show_feedback(p);
}

static void
do_confidence(ARGS)
{
	int value = (int)strtol(rest, NULL, 10);
	char text[SAY_MAX];

	if (!sitting_of(p)->rules.feedback) {
		out_line(p->cli, "How sure you are is asked in practice only.");
		return;
	}
	if (row->action != ACT_CONFIDENCE)
		value = 1 + (int)row->action - (int)ACT_GUESSED;
	(void)word;
	if (plain_do(p, PR_EVENT_CONFIDENCE, 0, value, NULL))
		out_line(p->cli, "%s", say_confidence(text, value));
}

static void
do_review(ARGS)
{
	UNUSED();
	plain_review(p);
}

static void
do_end(ARGS)
{
	UNUSED();
	plain_end(p);
}

static void
do_break(ARGS)
{
	UNUSED();
	plain_break(p);
}

static void
do_leave(ARGS)
{
	UNUSED();
	plain_leave(p);
}

static void
do_help(ARGS)
{
	UNUSED();
	plain_show_help(p, ON_QUESTION);
}

static void
do_back(ARGS)
{
	UNUSED();
	p->show = true;
}

plain_fn *
plain_action(enum action action)
{
	static plain_fn *const fns[ACT_COUNT] = {
		[ACT_HELP] = do_help,
		[ACT_COMMANDS] = do_help,
		[ACT_BACK] = do_back,
		[ACT_LEAVE] = do_leave,
		[ACT_ENTER] = do_next,
		[ACT_NEXT] = do_next,
		[ACT_PREVIOUS] = do_previous,
		[ACT_TAKE_BACK] = do_clear,
		[ACT_STRIKE] = do_strike,
		[ACT_FLAG] = do_flag,
		[ACT_NAVIGATOR] = do_jump,
		[ACT_REVIEW] = do_review,
		[ACT_NEXT_OPEN] = do_next_open,
		[ACT_NEXT_FLAGGED] = do_next_flagged,
		[ACT_CALCULATOR] = do_calculator,
		[ACT_HIGHLIGHT] = do_highlight,
		[ACT_NOTE] = do_note,
		[ACT_TIME] = do_time,
		[ACT_TAB_BEFORE] = do_chart,
		[ACT_TAB_AFTER] = do_chart,
		[ACT_REPORT] = do_report,
		[ACT_BREAK] = do_break,
		[ACT_SHOW] = do_show,
		[ACT_CONFIDENCE] = do_confidence,
		[ACT_GUESSED] = do_confidence,
		[ACT_UNSURE] = do_confidence,
		[ACT_SURE] = do_confidence,
		[ACT_END] = do_end,
		[ACT_AGAIN] = do_again,
		[ACT_OPTION] = do_option,
		[ACT_STATUS] = do_status,
	};

	return action > ACT_NONE && action < ACT_COUNT ? fns[action] : NULL;
}

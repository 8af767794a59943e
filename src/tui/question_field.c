/* question_field.c - the answer box of numbers, texts and codes */
#include "tui/question.h"

#include <stdio.h>
#include <string.h>

/* After a pause of so long in typing, the answer is kept as it stands. */
#define PAUSE_MS 2000

static const char number_signs[] = "0123456789.,+-%$";

void
question_field_load(struct view *view, bool arriving)
{
	struct question *q = view->state;
	const struct pr_cell *cell = sit_cell(view->tui, q->slot);
	bool number;

	q->typing = q->dirty = false;
	q->keep_ms = INT64_MAX;
	if (!question_typed(q) || !cell)
		return;
	if (question_codes(q)) {
		question_codes_load(view);
		return;
	}
	number = q->item->type == PR_ITEM_NUMERIC;
	q->field = (struct field){ 0 };
	if (q->item->type == PR_ITEM_SHORT_TEXT && q->item->max_length > 0)
		q->field.max = (size_t)q->item->max_length;
	if (number)
		q->field.only = number_signs;
	field_set(&q->field, cell->body ? cell->body : "");
	snprintf(q->was, sizeof(q->was), "%s", q->field.text);
	/* letters are commands beside a number box, so it may keep the keys;
	 * a text box takes them only while there is no answer */
	q->typing = !cell->shown && (number || (arriving && !cell->answered));
}

/* What is typed, in the box or in the lines of codes. */
static void
typed_text(char out[PR_EVENT_BODY_MAX], const struct question *q)
{
	if (question_codes(q))
		question_codes_text(out, PR_EVENT_BODY_MAX, q);
	else
		snprintf(out, PR_EVENT_BODY_MAX, "%s", q->field.text);
}

static bool
keep_text(struct view *view, const char *text)
{
	struct pr_action action = { .kind = text[0] ? PR_EVENT_ANSWER
						    : PR_EVENT_CLEAR,
				    .slot = -1,
				    .body = text[0] ? text : NULL };

	return tui_do(view->tui, &action);
}

bool
question_keep(struct view *view)
{
	struct question *q = view->state;
	char text[PR_EVENT_BODY_MAX];
	char said[SAY_MAX];

	if (!q->dirty)
		return true;
	typed_text(text, q);
	if (!keep_text(view, text))
		return false;
	q->dirty = false;
	q->keep_ms = INT64_MAX;
	snprintf(q->was, sizeof(q->was), "%s", q->field.text);
	if (question_codes(q) && text[0])
		sit_say(view->tui, "Codes kept.");
	else if (text[0])
		sit_say(view->tui, say_typed(said, text));
	else
		sit_say(view->tui, say_cleared(said, q->slot));
	return true;
}

void
question_field_tick(struct view *view)
{
	struct question *q = view->state;
	char text[PR_EVENT_BODY_MAX];
	struct pr_response response = { 0, text };

	typed_text(text, q);
	q->keep_ms = INT64_MAX;
	if (q->dirty && text[0] &&
	    pr_response_check(q->item, &response, NULL) == PR_OK)
		question_keep(view);
}

/* From the calculator. */
void
question_field_set(struct view *view, const char *text)
{
	struct question *q = view->state;

	if (!question_typed(q) || question_codes(q) || question_closed(view))
		return;
	field_set(&q->field, text);
	q->dirty = true;
	question_keep(view);
}

static void
restore(struct view *view)
{
	struct question *q = view->state;

	field_set(&q->field, q->was);
	q->dirty = true;
	if (!question_keep(view))
		return;
	q->typing = q->item->type == PR_ITEM_NUMERIC;
	tui_say(view->tui, "The box is as it was before.");
}

static void
leave_box(struct view *view, bool enter)
{
	struct question *q = view->state;
	bool number = q->item->type == PR_ITEM_NUMERIC;
	bool dirty = q->dirty;
	char said[SAY_MAX];

	if (!question_keep(view))
		return;
	if (!number)
		q->typing = false;
	if (dirty && q->field.text[0] && enter) {
		say_typed(said, q->field.text);
		sit_add(said, sit_state(view->tui)->rules.feedback
				      ? " Enter shows the answer."
				      : " Enter for the next item.");
		sit_say(view->tui, said);
	} else if (!number) {
		tui_say(view->tui, "Out of the box. n is the next item; Tab "
				   "types again.");
	}
}

/* A number box leaves letters to the key table. */
static bool
is_command(const struct question *q, int code)
{
	if (code & (KC_ALT | KC_CTRL) && code != (KC_CTRL | 'u'))
		return true;
	if (!q->field.len && (code == '?' || code == ':'))
		return true; /* no answer begins so; help is one key away */
	return q->item->type == PR_ITEM_NUMERIC && key_is_text(code) &&
	       (code > 0x7f || !strchr(number_signs, code));
}

bool
question_field_key(struct view *view, const struct key *key)
{
	struct question *q = view->state;
	char before[FIELD_MAX];
	struct pr_env env;

	if (question_codes(q))
		return question_codes_key(view, key);
	if (is_command(q, key->code))
		return false;
	if (key->code == KC_ENTER &&
	    (q->dirty || q->item->type != PR_ITEM_NUMERIC)) {
		leave_box(view, true);
		return true;
	}
	if (key->code == KC_TAB || key->code == KC_BACKTAB) {
		if (q->chart.stimulus)
			return false;
		leave_box(view, false);
		return true;
	}
	if (key->code == KC_ESC) {
		restore(view);
		return true;
	}
	memcpy(before, q->field.text, sizeof(before));
	if (!field_type(&q->field, key))
		return false;
	if (strcmp(before, q->field.text) != 0) {
		tui_now(view->tui, &env);
		q->dirty = true;
		q->keep_ms = env.boot_ms + PAUSE_MS;
	}
	return true;
}

bool
question_types(const struct view *view, int code)
{
	const struct question *q = view->state;

	if (!q->typing || q->chart.focus || question_closed(view))
		return false;
	if (code == KC_LEFT || code == KC_RIGHT || code == KC_HOME ||
	    code == KC_END)
		return true;
	if (question_codes(q))
		return question_codes_types(q, code);
	return key_is_text(code) &&
	       (!q->field.only || (code < 0x80 && strchr(q->field.only, code)));
}

/* question_answer.c - choosing, placing, striking out, clearing */
#include "tui/question.h"
#include "words/sittings.h"

#include <stdio.h>
#include <string.h>

static const struct pr_cell *
cell_of(const struct view *view)
{
	const struct question *q = view->state;

	return sit_cell(view->tui, q->slot);
}

static bool
answer(struct view *view, uint32_t choice, const char *body)
{
	struct pr_action action = { .kind = PR_EVENT_ANSWER,
				    .slot = -1,
				    .choice = choice,
				    .body = body };

	if (!choice && (!body || !body[0]))
		action.kind = PR_EVENT_CLEAR;
	return tui_do(view->tui, &action);
}

/* "C selected." and, in practice, what comes next. */
static void
say_single(struct view *view, uint32_t choice)
{
	struct question *q = view->state;
	char said[SAY_MAX];

	say_chosen(said, q->place, choice);
	if (sit_state(view->tui)->rules.feedback && q->short_lines)
		sit_add(said, " Enter shows the answer.");
	else if (sit_state(view->tui)->rules.feedback)
		sit_add(said, " Enter shows the answer. How sure? , a guess  "
			      ". unsure  ! sure");
	else if (q->moved)
		sit_add(said, " Enter for the next item.");
	sit_say(view->tui, said);
}

static void
choose_one(struct view *view, int option)
{
	uint32_t bit = UINT32_C(1) << option;

	if (answer(view, bit, NULL))
		say_single(view, bit);
}

static int
bits(uint32_t mask)
{
	int n = 0;

	for (; mask; mask &= mask - 1)
		n++;
	return n;
}

static void
choose_many(struct view *view, int option)
{
	struct question *q = view->state;
	uint32_t choice = cell_of(view)->choice ^ UINT32_C(1) << option;
	int max = q->item->max_choices;
	char said[SAY_MAX];

	if (tui_repeated(view->tui)) {
		sit_say(view->tui,
			say_chosen(said, q->place, cell_of(view)->choice));
		return;
	}
	if (max > 0 && bits(choice) > max) {
		tui_say(view->tui,
			"This item takes %d answers. Take one away first by "
			"its letter.",
			max);
		return;
	}
	if (answer(view, choice, NULL))
		sit_say(view->tui, say_toggled(said, q->place, option, choice));
}

/* ---- matching and ordering: the body lists ids -------------------------- */

static int
id_index(const struct pr_option *options, size_t n, const char *id, size_t len)
{
	for (size_t i = 0; i < n; i++)
		if (strlen(options[i].id) == len &&
		    !strncmp(options[i].id, id, len))
			return (int)i;
	return -1;
}

static void
read_word(struct question *q, const char *word, size_t len, int nth)
{
	const struct pr_item *item = q->item;
	const char *is = memchr(word, '=', len);
	int from;

	if (item->type == PR_ITEM_ORDERING) {
		from = id_index(item->options, item->n_options, word, len);
		if (from >= 0 && from < PR_OPTIONS_MAX)
			q->given[from] = nth;
		return;
	}
	if (!is)
		return;
	from = id_index(item->options, item->n_options, word,
			(size_t)(is - word));
	if (from >= 0 && from < PR_OPTIONS_MAX)
		q->given[from] =
			id_index(item->targets, item->n_targets, is + 1,
				 len - (size_t)(is - word) - 1);
}

void
question_given(struct question *q, const struct pr_cell *cell)
{
	int nth = 0;

	for (int i = 0; i < PR_OPTIONS_MAX; i++)
		q->given[i] = -1;
	if (q->item->type != PR_ITEM_MATCHING &&
	    q->item->type != PR_ITEM_ORDERING)
		return;
	for (const char *p = cell->body ? cell->body : ""; *p;) {
		size_t len;

		p += strspn(p, " ");
		len = strcspn(p, " ");
		if (len)
			read_word(q, p, len, nth++);
		p += len;
	}
}

static void
add_word(char *out, size_t size, const char *from, const char *to)
{
	size_t used = strlen(out);

	snprintf(out + used, size - used, "%s%s%s%s", used ? " " : "", from,
		 to ? "=" : "", to ? to : "");
}

static int
write_given(const struct question *q, char *out, size_t size)
{
	const struct pr_item *item = q->item;
	int n = (int)item->n_options;
	int set = 0;

	out[0] = '\0';
	for (int i = 0; i < n && item->type == PR_ITEM_MATCHING; i++) {
		if (q->given[i] < 0)
			continue;
		add_word(out, size, item->options[i].id,
			 item->targets[q->given[i]].id);
		set++;
	}
	for (int place = 0; place < n && item->type == PR_ITEM_ORDERING;
	     place++) {
		for (int i = 0; i < n; i++) {
			if (q->given[i] != place)
				continue;
			add_word(out, size, item->options[i].id, NULL);
			set++;
		}
	}
	return set;
}

/* Keeps what can be kept; an order counts when it is whole. */
static void
give(struct view *view, const char *what)
{
	struct question *q = view->state;
	char body[PR_EVENT_BODY_MAX];
	int set = write_given(q, body, sizeof(body));
	struct pr_response response = { 0, body };
	int left = (int)q->item->n_options - set;

	if (set && pr_response_check(q->item, &response, NULL) != PR_OK) {
		tui_say(view->tui,
			"%s %d to go; it is kept when all are "
			"given.",
			what, left);
		return;
	}
	if (!answer(view, 0, body)) {
		question_given(q, cell_of(view));
		return;
	}
	if (pr_seat_unsaved(tui_seat(view->tui)))
		return;
	if (left)
		tui_say(view->tui, "%s %d to go.", what, left);
	else
		tui_say(view->tui, "%s All given; the answer is kept.", what);
}

static void
match(struct view *view, int target)
{
	struct question *q = view->state;
	int source = item_at_place(q->place, q->focus);
	char what[48];

	if (target >= (int)q->item->n_targets) {
		tui_say(view->tui, "The letters here go from A to %c.",
			(char)('A' + (int)q->item->n_targets - 1));
		return;
	}
	q->given[source] = target;
	snprintf(what, sizeof(what), "Line %d is %c.", q->focus + 1,
		 (char)('A' + target));
	if (q->focus + 1 < (int)q->item->n_options)
		q->focus++;
	give(view, what);
}

/* Gives the element the next free place, or takes it out of the row. */
static void
place(struct view *view, int at, bool take)
{
	struct question *q = view->state;
	int element = item_at_place(q->place, at);
	int n = (int)q->item->n_options;
	int next = 0;
	char what[48];

	q->focus = at;
	for (int i = 0; i < n; i++)
		next += q->given[i] >= 0;
	if (q->given[element] >= 0 && !take) {
		tui_say(view->tui,
			"%c is number %d already; Space takes it "
			"away.",
			(char)('A' + at), q->given[element] + 1);
		return;
	}
	snprintf(what, sizeof(what), "%c is number %d.", (char)('A' + at),
		 next + 1);
	if (q->given[element] >= 0) {
		for (int i = 0; i < n; i++)
			q->given[i] -= q->given[i] > q->given[element];
		q->given[element] = -1;
		snprintf(what, sizeof(what), "%c taken away.",
			 (char)('A' + at));
	} else {
		q->given[element] = next;
	}
	give(view, what);
}

/* ---- keys --------------------------------------------------------------- */

static bool
refuse(struct view *view)
{
	if (!question_closed(view))
		return false;
	tui_say(view->tui, "The answer was shown, so this item is closed. n "
			   "goes on.");
	return true;
}

void
question_choose(struct view *view, int at, bool digit)
{
	struct question *q = view->state;
	int n = q->item ? (int)q->item->n_options : 0;
	bool letter = q->item && q->item->type == PR_ITEM_MATCHING && !digit;

	if (!q->item || refuse(view))
		return;
	if (question_typed(q)) {
		tui_say(view->tui, "This item wants a typed answer; Tab goes "
				   "to the box.");
		return;
	}
	if (letter) {
		match(view, at);
		return;
	}
	if (at < 0 || at >= n) {
		tui_say(view->tui,
			"This item has no option %c; it has A to "
			"%c.",
			(char)('A' + at), (char)('A' + n - 1));
		return;
	}
	if (q->item->type == PR_ITEM_MATCHING) {
		q->focus = at;
		tui_say(view->tui,
			"Line %d. Press the letter that belongs to "
			"it.",
			at + 1);
	} else if (q->item->type == PR_ITEM_ORDERING) {
		place(view, at, false);
	} else {
		q->focus = at;
		if (q->item->type == PR_ITEM_MULTIPLE_RESPONSE)
			choose_many(view, item_at_place(q->place, at));
		else
			choose_one(view, item_at_place(q->place, at));
		q->moved = false;
	}
}

void
question_toggle(struct view *view)
{
	struct question *q = view->state;

	if (!q->item || refuse(view))
		return;
	if (q->item->type == PR_ITEM_ORDERING)
		place(view, q->focus, true);
	else if (q->item->type == PR_ITEM_MATCHING)
		tui_say(view->tui, "Press the letter that belongs to line %d.",
			q->focus + 1);
	else
		question_choose(view, q->focus, true);
}

void
question_strike(struct view *view, int at)
{
	struct question *q = view->state;
	struct pr_action action = { .kind = PR_EVENT_STRIKE, .slot = -1 };
	char said[SAY_MAX];
	int option;

	if (!q->item || at < 0 || at >= (int)q->item->n_options) {
		tui_say(view->tui, "Nothing was struck: there is no such "
				   "option.");
		return;
	}
	option = item_at_place(q->place, at);
	action.choice = cell_of(view)->struck ^ UINT32_C(1) << option;
	if (tui_do(view->tui, &action))
		sit_say(view->tui,
			say_struck(said, q->place, option, action.choice));
}

/* The last item at or before this one whose answer was shown, -1 none. */
static int
last_shown(const struct view *view)
{
	const struct question *q = view->state;
	const struct pr_cell *cell;
	int slot = q->slot;

	while (slot >= 0 && (cell = sit_cell(view->tui, slot)) && !cell->shown)
		slot--;
	return slot;
}

bool
question_may_undo(const struct view *view)
{
	const struct pr_sitting *s = sit_state(view->tui);

	return s && s->rules.kind == PR_SITTING_REVIEW && last_shown(view) >= 0;
}

/* Review: the last response that was shown, as if it had not been given. */
static void
take_back(struct view *view)
{
	struct question *q = view->state;
	int slot = last_shown(view);
	char said[SAY_MAX];

	if (!sit_do(view->tui, PR_EVENT_UNDO, slot, 0) ||
	    (slot != q->slot && !sit_move(view->tui, slot)))
		return;
	q->slot = -1;
	question_load(view);
	sit_say(view->tui, say_taken_back(said, slot));
}

void
question_clear(struct view *view)
{
	struct question *q = view->state;
	const struct pr_cell *cell = cell_of(view);
	bool back;
	char said[SAY_MAX];

	if (q->item && question_may_undo(view) &&
	    (cell->shown || (!cell->answered && !cell->can_undo))) {
		take_back(view);
		return;
	}
	if (!q->item || refuse(view))
		return;
	if (!cell->answered && !cell->can_undo) {
		tui_say(view->tui, "There is no answer to clear.");
		return;
	}
	back = !cell->answered;
	if (!sit_do(view->tui, back ? PR_EVENT_UNDO : PR_EVENT_CLEAR, -1, 0))
		return;
	question_given(q, cell_of(view));
	question_field_load(view, false);
	sit_say(view->tui,
		back ? say_undone(said, q->slot) : say_cleared(said, q->slot));
}

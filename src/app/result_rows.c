/* result_rows.c - one row a response, from the replayed log */
#include "proctor/hash.h"
#include "proctor/score.h"
#include "proctor/uuid.h"
#include "util/mem.h"

#include "library_internal.h"
#include "result_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool
result_counts(const struct pr_response_row *row)
{
	return row->role == PR_ROLE_SCORED ||
	       (row->role == PR_ROLE_PRACTICE && row->reached);
}

/* "A" or "A+C" by option id in bank order; cut, never overflowed. */
static void
choice_text(char *out, size_t cap, const struct pr_item *item, uint32_t mask)
{
	size_t at = 0;

	out[0] = 0;
	for (size_t k = 0; k < item->n_options && at < cap; k++)
		if (mask & 1U << k)
			at += (size_t)snprintf(out + at, cap - at, "%s%s",
					       at ? "+" : "",
					       item->options[k].id);
}

static void
matching_key(char *out, size_t cap, const struct pr_item *item)
{
	size_t at = 0;

	out[0] = 0;
	for (size_t k = 0; k < item->n_options && at < cap; k++)
		if (item->pairs[k] >= 0)
			at += (size_t)snprintf(
				out + at, cap - at, "%s%s=%s", at ? " " : "",
				item->options[k].id,
				item->targets[item->pairs[k]].id);
}

static void
ordering_key(char *out, size_t cap, const struct pr_item *item)
{
	size_t at = 0;

	out[0] = 0;
	for (size_t k = 0; k < item->n_options && at < cap; k++)
		at += (size_t)snprintf(out + at, cap - at, "%s%s",
				       at ? " " : "",
				       item->options[item->order[k]].id);
}

/* All codes of the key, cut. */
static void
codes_key(char *out, size_t cap, const struct pr_item *item)
{
	size_t at = 0;

	out[0] = 0;
	for (size_t k = 0; k < item->n_answers && at < cap; k++)
		at += (size_t)snprintf(out + at, cap - at, "%s%s",
				       at ? " " : "", item->answers[k].text);
}

static void
numeric_key(char *out, size_t cap, const struct pr_answer *answer)
{
	if (answer->text && answer->text[0])
		library_cut(out, cap, answer->text);
	else
		snprintf(out, cap, "%g to %g", answer->min, answer->max);
}

static void
key_text(char *out, size_t cap, const struct pr_item *item)
{
	switch (item->type) {
	case PR_ITEM_SINGLE_CHOICE:
	case PR_ITEM_MULTIPLE_RESPONSE:
	case PR_ITEM_TRUE_FALSE:
		choice_text(out, cap, item, pr_item_key(item));
		return;
	case PR_ITEM_MATCHING:
		matching_key(out, cap, item);
		return;
	case PR_ITEM_ORDERING:
		ordering_key(out, cap, item);
		return;
	case PR_ITEM_CODE_ENTRY:
		codes_key(out, cap, item);
		return;
	case PR_ITEM_NUMERIC:
	case PR_ITEM_SHORT_TEXT:
		break;
	}
	out[0] = 0;
	if (item->n_answers)
		numeric_key(out, cap, &item->answers[0]);
}

static void
fill_row(struct pr_response_row *row, struct pr_seat *seat, size_t i)
{
	const struct pr_slot *slot = &seat->form->slots[i];
	const struct pr_item *item = seat->items[i];
	const struct pr_cell *cell = &seat->sitting->cells[i];
	const struct pr_changes *changes = &seat->changes[i];
	struct pr_response response = { cell->choice, cell->body };
	struct pr_grade grade = { 0 };

	if (cell->answered)
		grade = pr_item_grade(item, &response);
	row->slot = (int)i;
	row->item_rev = slot->item_rev;
	memcpy(row->uuid, item->uuid, sizeof(row->uuid));
	snprintf(row->identifier, sizeof(row->identifier), "%s",
		 item->identifier ? item->identifier : "");
	row->version = item->version;
	row->domain = slot->domain;
	row->task = slot->task;
	row->role = slot->role;
	row->n_options = slot->n_options;
	memcpy(row->order, slot->order, sizeof(row->order));
	if (pr_item_is_choice(item->type))
		choice_text(row->chosen, sizeof(row->chosen), item,
			    cell->choice);
	else
		library_cut(row->chosen, sizeof(row->chosen),
			    cell->body ? cell->body : "");
	key_text(row->key, sizeof(row->key), item);
	row->answered = cell->answered;
	row->reached = cell->reached;
	row->right = grade.right;
	row->credit = grade.credit;
	row->flagged = cell->flagged;
	row->met_before = slot->met_before;
	row->past_review = slot->past_review;
	row->unsure = cell->confidence == 1 || cell->confidence == 2;
	row->confidence = cell->confidence;
	row->key_struck = changes->key_struck;
	row->rapid = cell->answered && pr_score_is_rapid(cell->ms, 0);
	row->ms = cell->ms;
	row->changes = changes->changes;
	row->wrong_to_right = changes->wrong_to_right;
	row->right_to_wrong = changes->right_to_wrong;
}

static void
count_row(struct pr_result *r, const struct pr_response_row *row)
{
	r->n_reached += row->reached;
	if (!result_counts(row)) {
		r->n_pretest += row->role == PR_ROLE_PRETEST;
		r->pretest_right += row->right;
		r->not_reached += row->role == PR_ROLE_PRACTICE;
		return;
	}
	r->n_scored++;
	r->met_before += row->met_before;
	r->raw += row->right;
	r->blank += row->reached && !row->answered;
	r->not_reached += !row->reached;
	r->key_struck += row->key_struck;
	r->rapid += row->rapid;
	r->lucky += row->right && row->confidence == 1;
	r->misconceptions +=
		row->answered && !row->right && row->confidence == 3;
	r->wrong_to_right += row->wrong_to_right;
	r->right_to_wrong += row->right_to_wrong;
}

static void
fill_head(struct pr_result *r, const struct pr_seat *seat)
{
	const struct pr_sitting *s = seat->sitting;
	const struct pr_exam *exam = seat->exam;

	r->sitting = seat->id;
	pr_uuid_format(r->uuid, seat->uuid);
	snprintf(r->learner, sizeof(r->learner), "%s",
		 seat->desk->learner.name);
	snprintf(r->exam, sizeof(r->exam), "%s", exam->identifier);
	snprintf(r->exam_title, sizeof(r->exam_title), "%s", exam->title);
	snprintf(r->outline_date, sizeof(r->outline_date), "%.10s",
		 exam->effective ? exam->effective : "");
	snprintf(r->outline_as_of, sizeof(r->outline_as_of), "%.10s",
		 exam->facts_as_of ? exam->facts_as_of : "");
	pr_hex_format(r->form_hash, seat->form->hash, sizeof(seat->form->hash));
	r->kind = s->rules.kind;
	r->over_by = s->over_by;
	r->timed = s->rules.timed;
	r->breaks_stop = s->rules.breaks_stop;
	r->test_clock = seat->test_clock;
	r->clock_uncertain = s->clock_uncertain;
	r->policy = s->rules.policy;
	r->time_percent = seat->time_percent;
	r->extra_min = seat->extra_min;
	r->budget_ms = s->rules.budget_ms + s->extra_ms;
	r->active_ms = s->active_ms;
	r->begin_ms = s->begin_wall_ms;
	r->end_ms = s->end_wall_ms;
	r->utc_offset_min = seat->utc_offset_min;
	r->n_breaks = s->n_breaks;
	r->break_ms = s->break_ms;
	r->n_items = (int)seat->form->n_slots;
}

static void
count_changes(struct pr_result *r, const struct pr_seat *seat)
{
	for (size_t i = 0; i < seat->form->n_slots; i++)
		if (result_counts(&r->responses[i]))
			r->wrong_to_wrong += seat->changes[i].wrong_to_wrong;
}

enum pr_status
result_rows(struct pr_result **out, struct pr_seat *seat, struct pr_err *err)
{
	struct pr_result *r = mem_array(1, sizeof(*r));
	struct pr_share share;
	enum pr_status st = seat_load_items(seat, err);

	*out = NULL;
	if (r)
		r->responses =
			mem_array(seat->form->n_slots, sizeof(*r->responses));
	if (!st && (!r || !r->responses))
		st = mem_fail(err);
	if (st) {
		pr_result_free(r);
		return st;
	}
	fill_head(r, seat);
	for (size_t i = 0; i < seat->form->n_slots; i++) {
		fill_row(&r->responses[i], seat, i);
		count_row(r, &r->responses[i]);
	}
	count_changes(r, seat);
	share = pr_score_wilson((size_t)r->raw, (size_t)r->n_scored);
	r->share = share.value;
	r->share_lo = share.lo;
	r->share_hi = share.hi;
	r->out_of_trend = r->met_before * 10 > r->n_scored;
	result_domains(r, seat->exam);
	st = result_pace(r, err);
	if (st)
		pr_result_free(r);
	else
		*out = r;
	return st;
}

void
pr_result_free(struct pr_result *result)
{
	if (!result)
		return;
	free(result->responses);
	free(result->corrected);
	free(result);
}

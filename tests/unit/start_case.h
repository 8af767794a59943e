/* start_case.h - sittings of all kinds: plans, forms to compare, answers */
#ifndef START_CASE_H
#define START_CASE_H

#include "seat_case.h"

static inline struct pr_plan
plan_of(enum pr_sitting_kind kind, uint64_t seed)
{
	struct pr_plan plan = case_mock(seed);

	plan.kind = kind;
	return plan;
}

static inline const struct pr_form *
form_of(const struct desk_case *c)
{
	return pr_seat_form(c->seat);
}

static inline const struct pr_sitting_rules *
rules_of(const struct desk_case *c)
{
	return &pr_seat_sitting(c->seat)->rules;
}

static inline bool
holds(const struct pr_form *form, int64_t item_rev)
{
	for (size_t i = 0; i < form->n_slots; i++)
		if (form->slots[i].item_rev == item_rev)
			return true;
	return false;
}

/* Items of the seat, to be compared with a later one. */
static inline struct pr_form
copy_form(const struct desk_case *c)
{
	const struct pr_form *from = form_of(c);
	struct pr_form copy = { .n_slots = from->n_slots };

	copy.slots = calloc(from->n_slots, sizeof(*copy.slots));
	assert_non_null(copy.slots);
	memcpy(copy.slots, from->slots, from->n_slots * sizeof(*copy.slots));
	return copy;
}

/* The form that is held back for the next mock has none of these items. */
static inline void
assert_not_held_back(struct desk_case *c, const struct pr_form *form)
{
	struct pr_plan mock = case_mock(0);

	case_begin(c, mock);
	for (size_t i = 0; i < form->n_slots; i++)
		assert_false(holds(form_of(c), form->slots[i].item_rev));
	case_leave(c);
}

static inline void
assert_refused(struct desk_case *c, const struct pr_plan *plan,
	       enum pr_status status)
{
	struct pr_seat *seat = (struct pr_seat *)c;

	memset(&c->err, 0, sizeof(c->err));
	assert_pr_refused(pr_seat_start(c->desk, plan, &seat, &c->err), status,
			  &c->err);
	assert_null(seat);
}

/* Answers the item displayed and moves on; false when that ended it. */
static inline bool
answer_on(struct desk_case *c, bool right)
{
	const struct pr_sitting *s = pr_seat_sitting(c->seat);
	int at = s->at;

	case_pass(c, 20000);
	case_do(c, PR_EVENT_ANSWER, at,
		right ? case_key(c, at) : case_wrong(c, at));
	case_do(c, PR_EVENT_MOVE, at + 1, 0);
	return s->state == PR_STATE_RUNNING;
}

/* Choice items only: the others cannot be answered by a key mask. */
static inline bool
is_choice(struct desk_case *c, int slot)
{
	const struct pr_item *item = pr_seat_item(c->seat, slot, &c->err);

	assert_non_null(item);
	return pr_item_is_choice(item->type);
}

static inline void
practise(struct desk_case *c, uint64_t seed, int items, bool right)
{
	case_begin(c, case_practice(seed, items));
	for (int i = 0; i < (int)form_of(c)->n_slots; i++) {
		case_do(c, PR_EVENT_MOVE, i, 0);
		case_pass(c, 20000);
		if (!is_choice(c, i))
			continue;
		case_do(c, PR_EVENT_ANSWER, i,
			right ? case_key(c, i) : case_wrong(c, i));
		case_do(c, PR_EVENT_SHOW, i, 0);
	}
	case_do(c, PR_EVENT_END, -1, 0);
	case_leave(c);
}

static inline struct pr_plan
weak_plan(uint64_t seed, int items)
{
	struct pr_plan plan = case_practice(seed, items);

	plan.weak = true;
	return plan;
}

#endif

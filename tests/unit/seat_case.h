/* seat_case.h - a seat at the desk of a test: plans, actions, answers */
#ifndef SEAT_CASE_H
#define SEAT_CASE_H

#include "desk_case.h"

static inline struct pr_plan
case_mock(uint64_t seed)
{
	return (struct pr_plan){ .exam = "RHIT",
				 .kind = PR_SITTING_MOCK,
				 .seeded = seed != 0,
				 .seed = seed,
				 .extra_min = -1,
				 .breaks_stop = -1 };
}

static inline struct pr_plan
case_practice(uint64_t seed, int items)
{
	struct pr_plan plan = case_mock(seed);

	plan.kind = PR_SITTING_PRACTICE;
	plan.items = items;
	return plan;
}

static inline enum pr_status
case_try(struct desk_case *c, enum pr_event_kind kind, int slot,
	 uint32_t choice)
{
	struct pr_action action = { .kind = kind,
				    .slot = slot,
				    .choice = choice };

	if (kind == PR_EVENT_FLAG || kind == PR_EVENT_CONFIDENCE)
		action.value = 1;
	if (kind == PR_EVENT_SUSPEND)
		action.value = PR_AWAY_LEFT;
	if (kind == PR_EVENT_NOTE)
		action.body = "a note";
	return pr_seat_act(c->seat, &action, &c->err);
}

static inline void
case_do(struct desk_case *c, enum pr_event_kind kind, int slot, uint32_t choice)
{
	assert_pr_ok(case_try(c, kind, slot, choice), &c->err);
}

static inline void
case_begin(struct desk_case *c, struct pr_plan plan)
{
	assert_null(c->seat);
	assert_pr_ok(pr_seat_start(c->desk, &plan, &c->seat, &c->err), &c->err);
	case_do(c, PR_EVENT_BEGIN, -1, 0);
}

static inline void
case_leave(struct desk_case *c)
{
	pr_seat_leave(c->seat);
	c->seat = NULL;
}

/* Opens the sitting again and resumes it. */
static inline void
case_resume(struct desk_case *c, int64_t sitting)
{
	assert_null(c->seat);
	assert_pr_ok(pr_seat_open(c->desk, sitting, &c->seat, &c->err),
		     &c->err);
	case_do(c, PR_EVENT_RESUME, -1, 0);
}

static inline const struct pr_cell *
case_cell(const struct desk_case *c, int slot)
{
	return &pr_seat_sitting(c->seat)->cells[slot];
}

static inline uint32_t
case_key(struct desk_case *c, int slot)
{
	const struct pr_item *item = pr_seat_item(c->seat, slot, &c->err);

	assert_non_null(item);
	return pr_item_key(item);
}

/* As many options as the key has, and not the key. */
static inline uint32_t
case_wrong(struct desk_case *c, int slot)
{
	uint32_t key = case_key(c, slot);
	uint32_t last =
		1U << (pr_seat_item(c->seat, slot, &c->err)->n_options - 1);

	return key & last ? (key >> 1 ? key >> 1 : 2) : (key << 1);
}

/* Answers every item but those in [from, to); right where it is said. */
static inline void
case_answer_all(struct desk_case *c, bool (*right)(int slot), int from, int to)
{
	int n = (int)pr_seat_form(c->seat)->n_slots;

	for (int i = 0; i < n; i++) {
		if (i >= from && i < to)
			continue;
		case_do(c, PR_EVENT_MOVE, i, 0);
		case_pass(c, 4000 + 10 * i);
		case_do(c, PR_EVENT_ANSWER, i,
			right(i) ? case_key(c, i) : case_wrong(c, i));
	}
}

static inline char *
case_emergency_path(const struct desk_case *c)
{
	struct fs_list list = { 0 };
	char *path = NULL;

	if (fs_list(&list, c->emergency, NULL) != PR_OK)
		return NULL;
	if (list.n_names)
		path = fs_join(c->emergency, list.names[0]);
	fs_list_release(&list);
	return path;
}

static inline bool
case_has_emergency(const struct desk_case *c)
{
	char *path = case_emergency_path(c);
	bool has = path != NULL;

	free(path);
	return has;
}

#endif

/* drill_case.h - a desk with a pack of drills, and drills started at it */
#ifndef DRILL_CASE_H
#define DRILL_CASE_H

#include "app/drill_internal.h"
#include "proctor/library.h"

#include "broken_disk.h"
#include "seat_case.h"

#define PACK "drills-test"
#define OPTIONAL "drills-optional"

static inline int
drill_setup(void **state)
{
	static const char *const paths[] = {
		"tests/data/drills.json", "tests/data/drills_optional.json"
	};
	struct pr_import_options options = { 0 };
	struct pr_import_sum sum;
	struct desk_case *c;

	disk_state = DISK_FINE;
	case_setup(state);
	c = *state;
	assert_pr_ok(pr_library_import(c->desk, paths, PR_LEN(paths), &options,
				       NULL, NULL, &sum, &c->err),
		     &c->err);
	assert_int_equal(sum.fresh, 7);
	return 0;
}

static inline int
drill_teardown(void **state)
{
	disk_state = DISK_FINE;
	return case_teardown(state);
}

static inline struct pr_drill_plan
pack_plan(uint64_t seed)
{
	return (struct pr_drill_plan){ .pack = PACK,
				       .seeded = true,
				       .seed = seed };
}

static inline void
drill_begin(struct desk_case *c, struct pr_drill_plan plan)
{
	assert_null(c->seat);
	assert_pr_ok(pr_drill_start(c->desk, &plan, &c->seat, &c->err),
		     &c->err);
	case_do(c, PR_EVENT_BEGIN, -1, 0);
}

/* The slot of an item of the test pack. */
static inline int
slot_of(struct desk_case *c, const char *identifier)
{
	for (size_t i = 0; i < pr_seat_form(c->seat)->n_slots; i++) {
		const struct pr_item *item =
			pr_seat_item(c->seat, (int)i, &c->err);

		assert_non_null(item);
		if (item->identifier && !strcmp(item->identifier, identifier))
			return (int)i;
	}
	fail_msg("%s was not drawn", identifier);
	return -1;
}

static inline void
answer(struct desk_case *c, int slot, uint32_t choice, const char *body)
{
	struct pr_action action = { .kind = PR_EVENT_ANSWER,
				    .slot = slot,
				    .choice = choice,
				    .body = body };

	case_do(c, PR_EVENT_MOVE, slot, 0);
	case_pass(c, 5000);
	assert_pr_ok(pr_seat_act(c->seat, &action, &c->err), &c->err);
}

#endif

/* learn_app_case.h - answers at a desk, and what they should have taught */
#ifndef LEARN_APP_CASE_H
#define LEARN_APP_CASE_H

#include "app/learn_state.h"
#include "app/seat_internal.h"
#include "proctor/library.h"

#include "broken_disk.h"
#include "seat_case.h"

#define DAY_MS INT64_C(86400000)

static inline int
learn_setup(void **state)
{
	disk_state = DISK_FINE;
	return case_setup(state);
}

static inline int
learn_teardown(void **state)
{
	disk_state = DISK_FINE;
	return case_teardown(state);
}

/* Answers one item and has it told; sure 0: nothing said of it. */
static inline void
told(struct desk_case *c, int slot, bool right, int sure)
{
	struct pr_action how = { .kind = PR_EVENT_CONFIDENCE,
				 .slot = slot,
				 .value = sure };

	case_do(c, PR_EVENT_MOVE, slot, 0);
	case_pass(c, 20000);
	case_do(c, PR_EVENT_ANSWER, slot,
		right ? case_key(c, slot) : case_wrong(c, slot));
	if (sure)
		assert_pr_ok(pr_seat_act(c->seat, &how, &c->err), &c->err);
	case_do(c, PR_EVENT_SHOW, slot, 0);
}

/* The same form once more, as another sitting of whoever is at the desk. */
struct sit_again {
	struct desk_case *c;
	struct pr_db_sitting row;
	struct pr_form form;
};

static inline enum pr_status
sit_again_put(void *ctx, struct pr_err *err)
{
	struct sit_again *s = ctx;

	return app_sitting_put(s->c->desk, &s->form, &s->row, err);
}

static inline void
begin_again(struct desk_case *c, int64_t form, enum pr_sitting_kind kind)
{
	struct sit_again s = { .c = c, .form = { .id = form } };

	s.row = (struct pr_db_sitting){
		.learner = pr_desk_learner(c->desk)->id,
		.kind = (int)kind,
		.feedback = true,
		.time_percent = 100,
		.boot_id = "",
	};
	assert_null(c->seat);
	assert_pr_ok(app_transact(c->desk, sit_again_put, &s, &c->err),
		     &c->err);
	assert_pr_ok(app_seat_new(&c->seat, c->desk, &s.row, &c->err), &c->err);
	assert_pr_ok(seat_load_all(c->seat, &c->err), &c->err);
	case_do(c, PR_EVENT_BEGIN, -1, 0);
}

static inline void
end_sitting(struct desk_case *c)
{
	case_do(c, PR_EVENT_END, -1, 0);
	case_leave(c);
}

/* Opens the desk for a learner. */
static inline void
open_as(struct desk_case *c, const char *name)
{
	struct pr_desk_options options = {
		.data_dir = c->data,
		.emergency_dir = c->emergency,
		.learner = name,
		.clock_ctx = c,
		.clock = case_clock,
	};

	assert_pr_ok(pr_desk_open(&c->desk, &options, &c->err), &c->err);
}

struct new_learner {
	struct pr_store *store;
	struct pr_db_learner row;
};

static inline enum pr_status
new_learner_put(void *ctx, struct pr_err *err)
{
	struct new_learner *n = ctx;

	return pr_db_learner_put(n->store, &n->row, err);
}

static inline void
add_learner(struct desk_case *c, const char *name)
{
	struct new_learner n = { .store = c->desk->store };

	n.row = (struct pr_db_learner){ .name = name,
					.exam = "",
					.exam_date = "",
					.time_percent = 100,
					.created_ms = CASE_NOW };
	snprintf((char *)n.row.uuid, sizeof(n.row.uuid), "%s", name);
	assert_pr_ok(app_transact(c->desk, new_learner_put, &n, &c->err),
		     &c->err);
}

static inline void
change_learner(struct desk_case *c, const char *name)
{
	case_die(c);
	open_as(c, name);
}

#endif

/* learn_rows.h - rows of what answers teach, for the tests of the store */
#ifndef LEARN_ROWS_H
#define LEARN_ROWS_H

#include "proctor/store_forecast.h"

#include "store_fill.h"

#include <stdarg.h>

/* What a walk met, in words. */
struct list {
	int n, stop_after;
	char text[400];
};

static inline bool note(struct list *list, const char *format, ...)
	PR_PRINTF(2, 3);

static inline bool
note(struct list *list, const char *format, ...)
{
	size_t at = strlen(list->text);
	va_list args;

	va_start(args, format);
	vsnprintf(list->text + at, sizeof(list->text) - at, format, args);
	va_end(args);
	list->n++;
	return list->n != list->stop_after;
}

static inline struct pr_db_step
step_of(const struct store_case *c, int slot, int n)
{
	return (struct pr_db_step){
		.learner = 1,
		.sitting = c->sitting,
		.slot = slot,
		.n = n,
		.item = c->item,
		.item_rev = c->rev,
		.exam = "DEMO",
		.domain = "D1",
		.skill = "",
		.at_ms = NOW_MS + slot,
		.day = 20454,
		.utc_offset_min = -300,
		.correct = true,
		.confidence = 2,
		.flags = PR_STEP_ABILITY | PR_STEP_MOCK,
		.b = -0.1,
		.b_var = 0.36,
		.mean = 1.0 / 3.0,
		.var = 0.7,
		.grade = 3,
		.known = 0.85,
		.days = 4,
		.skill_days = 5,
	};
}

static inline int64_t
put_step(struct store_case *c, struct pr_db_step step)
{
	assert_pr_ok(pr_db_step_put(c->store, &step, &c->err), &c->err);
	assert_true(step.id > 0);
	return step.id;
}

static inline int64_t
put_weights(struct store_case *c, int64_t learner, bool kept, double w0)
{
	struct pr_db_weights row = { .learner = learner,
				     .at_ms = NOW_MS,
				     .reviews = 500,
				     .held = 0.41,
				     .held_before = 0.42,
				     .held_average = 0.45,
				     .kept = kept };

	for (int i = 0; i < 21; i++)
		row.w[i] = w0 + i / 3.0;
	assert_pr_ok(pr_db_weights_put(c->store, &row, &c->err), &c->err);
	assert_true(row.id > 0);
	return row.id;
}

static inline int64_t
put_learner(struct store_case *c, const char *name)
{
	struct pr_db_learner row = { .name = name, .time_percent = 100 };

	memcpy(row.uuid, name, 3);
	assert_pr_ok(pr_db_learner_put(c->store, &row, &c->err), &c->err);
	return row.id;
}

#endif

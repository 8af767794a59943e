/*
 * engine/exam/sitting_internal.h - shared by the files of the sitting machine
 *
 * floor    engine (exam)
 */
#ifndef PR_SITTING_INTERNAL_H
#define PR_SITTING_INTERNAL_H

#include "proctor/sitting.h"

/* No clock of ours reads more (ms); so sums and differences cannot overflow. */
#define SITTING_TIME_MAX (INT64_C(1) << 53)

/* The most that one event can add to the budget. */
#define SITTING_EXTRA_MAX (INT64_C(24) * 60 * 60 * 1000)

/*
 * Whether kind may happen in the present state, and why not: the table of
 * transitions. Resume is allowed from RUNNING and BREAK too, because a
 * process that vanished wrote no suspend.
 */
PR_NODISCARD enum pr_status sitting_allowed(const struct pr_sitting *sitting,
					    enum pr_event_kind kind,
					    struct pr_err *err);

/* Whether slot, choice, value and body make sense for the kind. */
PR_NODISCARD enum pr_status sitting_fits(const struct pr_sitting *sitting,
					 const struct pr_event *event,
					 struct pr_err *err);

/* Budget spent at the time of a resume, by the clock table. */
int64_t sitting_resumed(const struct pr_sitting *sitting,
			const struct pr_clocks *now, enum pr_resume *how);

/* Changes one cell by an event that fits; false without memory. */
bool sitting_cell(struct pr_cell *cell, const struct pr_event *event);

void sitting_cell_release(struct pr_cell *cell);

#endif

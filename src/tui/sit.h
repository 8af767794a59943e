/* sit.h - from a plan or a paused sitting to the question screen */
#ifndef PR_TUI_SIT_H
#define PR_TUI_SIT_H

#include "proctor/drill.h"
#include "tui/view.h"

/*
 * Draws the form, begins, opens the question screen. False when it could not
 * be; the message row says why and nothing has changed.
 */
bool sit_start(struct tui *tui, const struct pr_plan *plan);

/* The same for a drill. */
bool sit_drill(struct tui *tui, const struct pr_drill_plan *plan);

/* Opens a sitting that was left and goes on with it. */
bool sit_resume(struct tui *tui, int64_t sitting);

/* A plan with its own short strings. */
struct sit_plan {
	struct pr_plan plan;
	char exam[65], domain[65], task[65];
};

/* Copies; forms to read or avoid stay borrowed from the caller of tui_run. */
void sit_plan_set(struct sit_plan *out, const struct pr_plan *plan);

/* Mock or practice of an exam as the learner's row says. */
struct pr_plan sit_plan_for(const char *exam, enum pr_sitting_kind kind);

#endif

/* sitting_clock.c - how much of the budget is spent; DESIGN section 6 */
#include "sitting_internal.h"

#include <string.h>

/* Wall and boot clock may drift this far apart before it is said. */
#define DRIFT_MS 2000

static bool
clock_runs(const struct pr_sitting *s)
{
	enum pr_sitting_state state = s->state;

	/* stopped by ^Z the process lives, so that nothing changes */
	if (state == PR_STATE_AWAY && s->away_by == PR_AWAY_STOPPED)
		state = s->away_from;
	if (state == PR_STATE_RUNNING)
		return true;
	return state == PR_STATE_BREAK && !s->break_stops;
}

static int64_t
at_least_zero(int64_t ms)
{
	return ms > 0 ? ms : 0;
}

int64_t
pr_sitting_active(const struct pr_sitting *sitting, const struct pr_clocks *now)
{
	if (!clock_runs(sitting))
		return sitting->active_ms;
	return sitting->active_ms +
	       at_least_zero(now->boot_ms - sitting->boot_ms);
}

int64_t
pr_sitting_left(const struct pr_sitting *sitting, const struct pr_clocks *now)
{
	if (!sitting->rules.timed)
		return 0;
	return at_least_zero(sitting->rules.budget_ms + sitting->extra_ms -
			     pr_sitting_active(sitting, now));
}

/* Was the clock of the log's last moment running, as far as policy goes? */
static bool
ran_while_away(const struct pr_sitting *s)
{
	enum pr_sitting_state from =
		s->state == PR_STATE_AWAY ? s->away_from : s->state;

	if (s->rules.policy == PR_CLOCK_PAUSE)
		return false;
	return !(from == PR_STATE_BREAK && s->break_stops);
}

int64_t
sitting_resumed(const struct pr_sitting *sitting, const struct pr_clocks *now,
		enum pr_resume *how)
{
	bool same_boot = now->boot_id && sitting->boot_id[0] &&
			 !strcmp(now->boot_id, sitting->boot_id);
	int64_t wall = now->wall_ms - sitting->wall_ms;
	int64_t boot = now->boot_ms - sitting->boot_ms;

	*how = PR_RESUME_EXACT;
	if (sitting->away_by == PR_AWAY_STOPPED)
		return pr_sitting_active(sitting, now);
	if (!ran_while_away(sitting))
		return sitting->active_ms;
	if (same_boot && boot >= 0) {
		if (wall - boot > DRIFT_MS || boot - wall > DRIFT_MS)
			*how = PR_RESUME_UNCERTAIN;
		return sitting->active_ms + boot;
	}
	*how = wall < 0 ? PR_RESUME_UNCERTAIN : PR_RESUME_WALL;
	return sitting->active_ms + at_least_zero(wall);
}

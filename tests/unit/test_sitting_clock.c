/* test_sitting_clock.c - what is left of the budget, by the clock table */
#include "log.h"

#define MIN 60000
#define BUDGET (60 * MIN)

static struct pr_sitting_rules
rules(enum pr_clock_policy policy, bool breaks_stop)
{
	return (struct pr_sitting_rules){ .kind = PR_SITTING_MOCK,
					  .timed = true,
					  .breaks_stop = breaks_stop,
					  .policy = policy,
					  .budget_ms = BUDGET };
}

/*
 * One step a letter, each after the minutes behind it:
 *   a answer   b break   e end of break   s suspend (left)   z stop (^Z)
 *   r resume   x the process dies   h heartbeat   + ten minutes extra time
 *   R reboot: other boot id, boot clock from 5 min   w the wall clock is set
 *   (minutes: how far, the boot clock stays)   . nothing
 */
struct step {
	char what;
	int min;
};

/* clang-format off */
static const struct row {
	const char *name;
	enum pr_clock_policy policy;
	bool breaks_stop;
	const char *steps;
	int left_min; /* at the end */
	bool uncertain;
} rows[] = {
	{ "a question runs",
	  PR_CLOCK_PAUSE, false, "a10 .5", 45, false },
	{ "a break runs",
	  PR_CLOCK_PAUSE, false, "b10 e5 .1", 44, false },
	{ "inside a break it runs",
	  PR_CLOCK_RUN, false, "b10 .5", 45, false },
	{ "a break with the accommodation stands",
	  PR_CLOCK_PAUSE, true, "b10 e5 .1", 49, false },
	{ "so it does under run",
	  PR_CLOCK_RUN, true, "b10 h2 .5", 50, false },
	{ "stopped by ^Z the process lives: pause",
	  PR_CLOCK_PAUSE, false, "z10 r5 .1", 44, false },
	{ "stopped by ^Z the process lives: run",
	  PR_CLOCK_RUN, false, "z10 r5 .1", 44, false },
	{ "still stopped",
	  PR_CLOCK_PAUSE, false, "z10 .5", 45, false },
	{ "^Z in a break that stands",
	  PR_CLOCK_PAUSE, true, "b10 z5 r5 e1", 50, false },
	{ "killed while stopped: pause",
	  PR_CLOCK_PAUSE, false, "z10 x5 r5 .1", 49, false },
	{ "killed while stopped: run",
	  PR_CLOCK_RUN, false, "z10 x5 r5 .1", 39, false },
	{ "left on purpose: pause",
	  PR_CLOCK_PAUSE, false, "s10 x0 r600 .1", 49, false },
	{ "left on purpose: run",
	  PR_CLOCK_RUN, false, "s10 x0 r20 .1", 29, false },
	{ "killed, last event counts: pause",
	  PR_CLOCK_PAUSE, false, "a10 x5 r600 .1", 49, false },
	{ "killed, heartbeat counts: pause",
	  PR_CLOCK_PAUSE, false, "a10 h4 x1 r600", 46, false },
	{ "killed: run",
	  PR_CLOCK_RUN, false, "a10 x5 r15 .1", 29, false },
	{ "killed and rebooted: pause",
	  PR_CLOCK_PAUSE, false, "a10 x5 R99 r1", 50, false },
	{ "killed and rebooted: run goes by the wall",
	  PR_CLOCK_RUN, false, "a10 x5 R15 r1 .1", 28, false },
	{ "run, used up while away",
	  PR_CLOCK_RUN, false, "a10 x5 r600", 0, false },
	{ "wall set forward, same boot: exact, flagged",
	  PR_CLOCK_RUN, false, "a10 x0 w300 r5", 45, true },
	{ "wall set back, same boot: exact, flagged",
	  PR_CLOCK_RUN, false, "a10 x0 w-300 r5", 45, true },
	{ "wall set back, other boot: nothing is won",
	  PR_CLOCK_RUN, false, "a10 x0 R5 w-300 r1", 50, true },
	{ "wall set under pause: not looked at",
	  PR_CLOCK_PAUSE, false, "a10 x0 w-300 r5", 50, false },
	{ "wall set while it runs: not looked at",
	  PR_CLOCK_RUN, false, "a10 w30 a5", 45, false },
	{ "death in a break: pause",
	  PR_CLOCK_PAUSE, false, "b10 x5 r99 e1", 49, false },
	{ "death in a break: run",
	  PR_CLOCK_RUN, false, "b10 x5 r10 e1", 34, false },
	{ "death in a break that stands: run",
	  PR_CLOCK_RUN, true, "b10 x5 r99 e1 .2", 48, false },
	{ "extra time is added",
	  PR_CLOCK_PAUSE, false, "a10 +0 .5", 55, false },
	{ "extra time in a break",
	  PR_CLOCK_PAUSE, true, "b10 +0 .5", 60, false },
	{ "the clock never goes below zero",
	  PR_CLOCK_PAUSE, false, ".61", 0, false },
};
/* clang-format on */

static void
step(struct log *log, struct step s)
{
	if (s.what == 'w') {
		log->wall_ms += (int64_t)s.min * MIN;
		return;
	}
	log_pass(log, (int64_t)s.min * MIN);
	switch (s.what) {
	case 'a':
		log_do(log, PR_EVENT_ANSWER, 0, 1, 0, NULL);
		break;
	case 'b':
		log_do(log, PR_EVENT_BREAK_START, -1, 0, log->rules.breaks_stop,
		       NULL);
		break;
	case 'e':
		log_simple(log, PR_EVENT_BREAK_END);
		break;
	case 's':
		log_do(log, PR_EVENT_SUSPEND, -1, 0, PR_AWAY_LEFT, NULL);
		break;
	case 'z':
		log_do(log, PR_EVENT_SUSPEND, -1, 0, PR_AWAY_STOPPED, NULL);
		break;
	case 'r':
		log_simple(log, PR_EVENT_RESUME);
		break;
	case 'x':
		log_crash(log);
		break;
	case 'h':
		log_simple(log, PR_EVENT_HEARTBEAT);
		break;
	case '+':
		log_do(log, PR_EVENT_EXTRA_TIME, -1, 0, 10 * MIN, NULL);
		break;
	case 'R':
		log->boot_id = "boot-b";
		log->boot_ms = 5 * MIN;
		break;
	default:
		break;
	}
}

static void
steps(struct log *log, const char *text)
{
	for (; *text; text += strspn(text, " ")) {
		char what = *text;
		char *end;
		int min = (int)strtol(text + 1, &end, 10);

		step(log, (struct step){ what, min });
		text = end;
	}
}

static void
clock__what_is_left_is_what_the_table_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < PR_LEN(rows); i++) {
		struct log *log = log_begun(
			rules(rows[i].policy, rows[i].breaks_stop), 1);
		int64_t left;

		steps(log, rows[i].steps);
		left = log_left(log);
		if (left != (int64_t)rows[i].left_min * MIN ||
		    log->sitting->clock_uncertain != rows[i].uncertain)
			fail_msg("%s: %lld s left, not %d min; uncertain %d",
				 rows[i].name, (long long)left / 1000,
				 rows[i].left_min,
				 log->sitting->clock_uncertain);
		log_free(log);
	}
}

static void
clock__a_small_drift_is_no_uncertainty(void **state)
{
	static const struct {
		int drift;
		bool uncertain;
	} t[] = { { 2000, false },
		  { -2000, false },
		  { 2001, true },
		  { -2001, true } };

	(void)state;
	for (size_t i = 0; i < PR_LEN(t); i++) {
		struct log *log = log_begun(rules(PR_CLOCK_RUN, false), 1);

		log_crash(log);
		log_pass(log, MIN);
		log->wall_ms += t[i].drift;
		log_simple(log, PR_EVENT_RESUME);
		assert_int_equal(log->sitting->clock_uncertain, t[i].uncertain);
		assert_int_equal(log_left(log), BUDGET - MIN);
		log_free(log);
	}
}

static void
clock__a_system_without_boot_ids_goes_by_the_wall(void **state)
{
	struct log *log = log_new(rules(PR_CLOCK_RUN, false), 1);

	(void)state;
	log->boot_id = "";
	log_simple(log, PR_EVENT_BEGIN);
	log_crash(log);
	log_pass(log, MIN);
	log->wall_ms += MIN;
	log_simple(log, PR_EVENT_RESUME);
	assert_int_equal(log->events[log->n - 1].value, PR_RESUME_WALL);
	assert_int_equal(log_left(log), BUDGET - 2 * MIN);
	log_free(log);
}

static void
clock__an_answer_just_before_the_deadline_counts(void **state)
{
	struct log *log = log_begun(rules(PR_CLOCK_PAUSE, false), 1);

	(void)state;
	log_pass(log, BUDGET - 1);
	assert_int_equal(log_left(log), 1);
	log_do(log, PR_EVENT_ANSWER, 0, 2, 0, NULL);
	assert_int_equal(log->sitting->active_ms, BUDGET - 1);
	log_pass(log, 5000);
	assert_int_equal(log_left(log), 0);
	log_simple(log, PR_EVENT_TIMEOUT);
	assert_int_equal(log->sitting->active_ms, BUDGET);
	assert_int_equal(log->sitting->over_by, PR_OVER_TIMEOUT);
	assert_int_equal(log->sitting->cells[0].choice, 2);
	assert_int_equal(log->sitting->cells[0].ms, BUDGET);
	log_free(log);
}

static void
clock__no_event_is_later_than_the_end(void **state)
{
	struct log *log = log_begun(rules(PR_CLOCK_PAUSE, false), 1);

	(void)state;
	log_pass(log, BUDGET + 30000);
	/* the key was read in time, the commit came late */
	log_do(log, PR_EVENT_ANSWER, 0, 2, 0, NULL);
	assert_int_equal(log->sitting->active_ms, BUDGET);
	log_do(log, PR_EVENT_EXTRA_TIME, -1, 0, MIN, NULL);
	assert_int_equal(log_left(log), MIN);
	log_free(log);
}

static void
clock__untimed_has_nothing_left_and_still_measures(void **state)
{
	struct pr_sitting_rules r = { .kind = PR_SITTING_PRACTICE };
	struct log *log = log_begun(r, 1);

	(void)state;
	log_pass(log, 99 * MIN);
	log_do(log, PR_EVENT_ANSWER, 0, 2, 0, NULL);
	assert_int_equal(log_left(log), 0);
	assert_int_equal(log->sitting->active_ms, 99 * MIN);
	log_free(log);
}

static void
clock__a_running_sitting_cannot_be_resumed_to_win_time(void **state)
{
	struct log *log = log_begun(rules(PR_CLOCK_PAUSE, false), 1);
	struct pr_event e = { .kind = PR_EVENT_RESUME,
			      .slot = -1,
			      .body = "boot-a" };
	struct pr_err err = { 0 };

	(void)state;
	log_pass(log, 10 * MIN);
	assert_pr_refused(log_try(log, e, &err), PR_ESTATE, &err);
	assert_int_equal(log_left(log), BUDGET - 10 * MIN);
	log_free(log);
}

static void
clock__the_breaks_are_summed_over_a_dead_process(void **state)
{
	struct log *log = log_begun(rules(PR_CLOCK_PAUSE, true), 1);

	(void)state;
	step(log, (struct step){ 'b', 1 });
	step(log, (struct step){ 'h', 3 });
	step(log, (struct step){ 'x', 1 });
	step(log, (struct step){ 'r', 99 });
	step(log, (struct step){ 'e', 2 });
	assert_int_equal(log->sitting->break_ms, 5 * MIN);
	step(log, (struct step){ 'b', 1 });
	log_pass(log, 4 * MIN);
	log_simple(log, PR_EVENT_END); /* from inside a break */
	assert_int_equal(log->sitting->break_ms, 9 * MIN);
	assert_int_equal(log->sitting->n_breaks, 2);
	log_free(log);
}

/* One random step; clocks may do anything a machine's clocks can do. */
static bool
random_step(struct log *log, unsigned x)
{
	static const char steps[] = "aaaabehhszrrrxRw.";
	char what = steps[(x >> 8) % (sizeof(steps) - 1)];
	enum pr_sitting_state at = log->sitting->state;
	struct step s = { what, (int)((x >> 16) % 4) };
	bool fits = what == '.' || what == 'x' || what == 'w' ||
		    (strchr("abhsz", what) && at == PR_STATE_RUNNING) ||
		    (strchr("hsze", what) && at == PR_STATE_BREAK) ||
		    (what == 'r' && at == PR_STATE_AWAY);

	if (what == 'R') {
		log_crash(log); /* nothing survives a reboot */
		fits = true;
	}
	if (what == 'w')
		s.min = (int)(x >> 16 & 63) - 32;
	if (fits)
		step(log, s);
	return fits;
}

static void
clock__what_is_left_never_rises_but_by_extra_time(void **state)
{
	unsigned x = 1;

	(void)state;
	for (unsigned seed = 0; seed < 400; seed++) {
		struct log *log = log_begun(
			rules(seed & 1 ? PR_CLOCK_RUN : PR_CLOCK_PAUSE,
			      seed & 2),
			1);
		int64_t durable = BUDGET; /* left as the log knows it */

		for (int i = 0; i < 120; i++) {
			size_t n = log->n;
			int64_t before = log_left(log);
			int64_t extra = 0, now;

			x = x * 1664525U + 1013904223U;
			if (x >> 26 == 7 &&
			    (log->sitting->state == PR_STATE_RUNNING ||
			     log->sitting->state == PR_STATE_BREAK)) {
				extra = 10 * MIN;
				step(log, (struct step){ '+', 0 });
			} else if (!random_step(log, x)) {
				continue;
			}
			now = BUDGET + log->sitting->extra_ms -
			      log->sitting->active_ms;
			assert_true(now >= 0);
			assert_true(now <= durable + extra);
			durable = now;
			/* of a live process, second by second as well */
			if (log->n > n && log->sitting->state != PR_STATE_AWAY)
				assert_true(log_left(log) <= before + extra);
		}
		log_free(log);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(clock__what_is_left_is_what_the_table_says),
		cmocka_unit_test(clock__a_small_drift_is_no_uncertainty),
		cmocka_unit_test(
			clock__a_system_without_boot_ids_goes_by_the_wall),
		cmocka_unit_test(
			clock__an_answer_just_before_the_deadline_counts),
		cmocka_unit_test(clock__no_event_is_later_than_the_end),
		cmocka_unit_test(
			clock__untimed_has_nothing_left_and_still_measures),
		cmocka_unit_test(
			clock__a_running_sitting_cannot_be_resumed_to_win_time),
		cmocka_unit_test(
			clock__the_breaks_are_summed_over_a_dead_process),
		cmocka_unit_test(
			clock__what_is_left_never_rises_but_by_extra_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/*
 * proctor/sitting.h - one run through a form: a state machine over events
 *
 * floor    engine (exam; pure)
 * idea     Mock, practice, drill and review are the same machine under other
 *          flags. Nothing changes the state but pr_sitting_apply, live and at
 *          replay alike, so a resumed sitting is the sitting. The budget is
 *          spent, never an end time stored.
 *
 * states   NEW -begin-> RUNNING <-break_start/break_end-> BREAK
 *          RUNNING, BREAK -suspend-> AWAY -resume-> RUNNING, BREAK
 *          RUNNING, BREAK, AWAY -timeout/end/abandon-> OVER -seal-> SEALED
 *          A process that vanished leaves RUNNING or BREAK in the log; who
 *          replays it says so with pr_sitting_gone, and resume comes next.
 */
#ifndef PR_SITTING_H
#define PR_SITTING_H

#include "proctor/event.h"
#include "proctor/form.h"

enum pr_sitting_kind {
	PR_SITTING_MOCK = 1,
	PR_SITTING_PRACTICE = 2,
	PR_SITTING_DIAGNOSTIC = 3,
	PR_SITTING_QUICK = 4,
	PR_SITTING_DRILL = 5,
	PR_SITTING_REVIEW = 6,
};

enum pr_clock_policy {
	PR_CLOCK_PAUSE = 0, /* stops at the last durable event while away */
	PR_CLOCK_RUN = 1,   /* runs on while away */
};

/* Fixed at begin; stored with the sitting. */
struct pr_sitting_rules {
	enum pr_sitting_kind kind;
	bool feedback; /* key and rationale after each answer */
	bool timed;
	bool linear;      /* no way back */
	bool scaled;      /* a scaled score may be reported */
	bool breaks_stop; /* accommodation: the clock stops in breaks */
	enum pr_clock_policy policy;
	int64_t budget_ms;   /* with extra time already in it; 0 untimed */
	int64_t standard_ms; /* what the exam file says, for the report */
};

enum pr_sitting_state {
	PR_STATE_NEW,
	PR_STATE_RUNNING,
	PR_STATE_BREAK,
	PR_STATE_AWAY,
	PR_STATE_OVER,
	PR_STATE_SEALED,
};

enum pr_over_by {
	PR_OVER_NOT,
	PR_OVER_ENDED,
	PR_OVER_TIMEOUT,
	PR_OVER_ABANDONED
};

/* What is known of one slot. Text is owned by the sitting. */
struct pr_cell {
	uint32_t choice;
	char *body; /* NULL when none */
	uint32_t struck;
	bool answered;
	bool reached; /* displayed at least once */
	bool flagged;
	bool shown; /* feedback was shown, the response is closed */
	bool reported;
	int confidence;         /* 0 not given, 1..3 */
	char *note;             /* NULL when none */
	char *highlight;        /* NULL when none */
	int64_t ms;             /* active time spent on it */
	int n_answers;          /* how often a response was given */
	uint32_t before_choice; /* for undo */
	char *before_body;
	bool before_answered, can_undo;
};

struct pr_sitting {
	struct pr_sitting_rules rules;
	enum pr_sitting_state state;
	enum pr_sitting_state away_from; /* RUNNING or BREAK, else NEW */
	int away_by; /* enum pr_away of the last suspend, else 0 */
	enum pr_over_by over_by;
	size_t n_slots;
	struct pr_cell *cells; /* n_slots */
	int at;                /* slot displayed, -1 before the first move */
	int furthest;          /* linear navigation: last slot reached */
	uint32_t seq;          /* of the last event applied */
	unsigned char head[32];
	int64_t active_ms;        /* at the last event */
	int64_t boot_ms, wall_ms; /* at the last event */
	int64_t begin_wall_ms, end_wall_ms;
	int64_t extra_ms; /* added during the sitting */
	char boot_id[40]; /* of the last begin or resume */
	int n_breaks;
	int64_t break_ms; /* total, boot time */
	int64_t break_began_boot_ms, break_began_active_ms;
	bool break_stops; /* the present break */
	bool clock_uncertain;
};

/* The clocks as a front end read them; see proctor/env.h. */
struct pr_clocks {
	int64_t boot_ms, wall_ms;
	const char *boot_id;
};

/**
 * A sitting before its first event.
 *
 * owns     *out is the caller's, freed with pr_sitting_free, NULL on failure
 * errors   PR_EINVAL for rules that contradict each other, PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_sitting_new(struct pr_sitting **out,
					   const struct pr_sitting_rules *rules,
					   size_t n_slots, struct pr_err *err);

/**
 * Ends a sitting object; NULL is allowed.
 *
 * owns     takes sitting
 */
void pr_sitting_free(struct pr_sitting *sitting);

/**
 * Fills seq, times and hash of an event that is about to happen now: active
 * time by the state and the policy, a resume by the rules of the clock table.
 *
 * shape    the caller has set kind, slot, choice, value, body
 * owns     event is the caller's; sitting and now are borrowed
 * errors   PR_ESTATE with a sentence when it may not happen now, PR_EINVAL
 *          when slot, choice or body cannot be; event is then unusable
 * source   DESIGN section 6, clock table; research/engine.md 9
 */
PR_NODISCARD enum pr_status pr_sitting_stamp(struct pr_event *event,
					     const struct pr_sitting *sitting,
					     const struct pr_clocks *now,
					     struct pr_err *err);

/**
 * Says that the process that wrote the log is gone: an open sitting is AWAY
 * from here on, its clock as the policy has it. Called once after a replay.
 *
 * owns     sitting is the caller's
 */
void pr_sitting_gone(struct pr_sitting *sitting);

/**
 * Applies a stamped (or stored) event. All or nothing.
 *
 * owns     event is borrowed, its text is copied
 * errors   PR_ESTATE, PR_EINVAL as above; PR_EDAMAGED when seq or hash do not
 *          continue the chain; PR_ENOMEM. The sitting is then as before.
 */
PR_NODISCARD enum pr_status pr_sitting_apply(struct pr_sitting *sitting,
					     const struct pr_event *event,
					     struct pr_err *err);

/**
 * Budget spent at this moment.
 *
 * units    ms; never falls while the sitting is open
 * owns     both are borrowed
 */
int64_t pr_sitting_active(const struct pr_sitting *sitting,
			  const struct pr_clocks *now);

/**
 * Time left, 0 when used up or untimed (see rules.timed).
 *
 * units    ms
 * owns     both are borrowed
 */
int64_t pr_sitting_left(const struct pr_sitting *sitting,
			const struct pr_clocks *now);

struct pr_sitting_counts {
	int answered, unanswered, flagged, notes, unseen, seen_unanswered,
		unsure;
};

/**
 * Counts for navigator, review and end page.
 *
 * owns     sitting is borrowed
 */
struct pr_sitting_counts pr_sitting_count(const struct pr_sitting *sitting);

#endif

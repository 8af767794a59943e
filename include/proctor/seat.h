/*
 * proctor/seat.h - sitting an exam: start, answer, move, pause, end
 *
 * floor    app
 * idea     A seat is a live sitting with its form and items at hand. Every
 *          action is one event: checked, stamped, written and synced, and
 *          only then applied. When the disk fails, the answer stays in
 *          memory, goes to the emergency file, and the action returns
 *          PR_EUNSAVED: the screen must say NOT SAVED.
 */
#ifndef PR_SEAT_H
#define PR_SEAT_H

#include "proctor/plan.h"

struct pr_seat;

/**
 * Draws (or reads) the form, stores it with a new sitting, does not begin.
 *
 * owns     *out is the caller's, pr_seat_leave; NULL on failure
 * errors   PR_EPOOL with the number missing, PR_ENOTFOUND, PR_EPARSE for a
 *          form file, PR_ESTATE when a mock of the same exam waits to be
 *          resumed, PR_EIO, PR_EFULL, PR_ENOMEM; nothing is stored then
 */
PR_NODISCARD enum pr_status pr_seat_start(struct pr_desk *desk,
					  const struct pr_plan *plan,
					  struct pr_seat **out,
					  struct pr_err *err);

struct pr_paused_row {
	int64_t sitting;
	char exam[65];
	enum pr_sitting_kind kind;
	bool timed;
	int at, n_slots, answered; /* at: 0-based */
	int64_t left_ms;           /* as it would be after resuming now */
	int64_t last_ms;           /* wall time of the last event */
	int emergency;             /* answers waiting in an emergency file */
};

/**
 * Sittings that can be resumed, newest first.
 *
 * owns     *out is the caller's (free)
 * errors   PR_EIO, PR_EDAMAGED, PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_seat_paused(struct pr_desk *desk,
					   struct pr_paused_row **out,
					   size_t *n, struct pr_err *err);

/**
 * Opens a sitting that was left, by replaying its log; writes no event. It
 * is AWAY (or NEW) from here until PR_EVENT_RESUME (or BEGIN).
 * Answers of an emergency file come back in seat state, see
 * pr_seat_emergency.
 *
 * owns     *out is the caller's
 * errors   PR_ENOTFOUND, PR_ESTATE when sealed, PR_EDAMAGED naming sitting
 *          and event when the chain is broken, PR_EIO, PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_seat_open(struct pr_desk *desk, int64_t sitting,
					 struct pr_seat **out,
					 struct pr_err *err);

/**
 * Closes the seat without an event; NULL is allowed. Use pr_seat_suspend
 * first when the learner leaves on purpose.
 *
 * owns     takes seat
 */
void pr_seat_leave(struct pr_seat *seat);

/**
 * What is to be said before the first item: that a weak drill found too few
 * of a kind, that a queue is cut to today's minutes; "" for nothing. After a
 * resume it is "".
 *
 * owns     lent by seat
 */
const char *pr_seat_notice(const struct pr_seat *seat);

/** The sitting's row number. owns: seat is borrowed. */
int64_t pr_seat_id(const struct pr_seat *seat);

/** The state. owns: lent until the next action. */
const struct pr_sitting *pr_seat_sitting(const struct pr_seat *seat);

/** The form. owns: lent by seat. */
const struct pr_form *pr_seat_form(const struct pr_seat *seat);

/** The exam. owns: lent by seat. */
const struct pr_exam *pr_seat_exam(const struct pr_seat *seat);

/**
 * The item at a slot, loaded when first asked for.
 *
 * owns     lent by seat, NULL when it cannot be read (err says why)
 */
const struct pr_item *pr_seat_item(struct pr_seat *seat, int slot,
				   struct pr_err *err);

/**
 * The case material at a slot, NULL when there is none.
 *
 * owns     lent by seat
 */
const struct pr_stimulus *pr_seat_stimulus(struct pr_seat *seat, int slot,
					   struct pr_err *err);

/** Time left now. units: ms. owns: seat is borrowed. */
int64_t pr_seat_left(const struct pr_seat *seat);

/** True while an event waits to be written. owns: seat is borrowed. */
bool pr_seat_unsaved(const struct pr_seat *seat);

/** How many answers of an emergency file wait. owns: seat is borrowed. */
int pr_seat_emergency(const struct pr_seat *seat);

/**
 * Takes the emergency answers in as new events, or drops them.
 *
 * owns     seat is borrowed
 * errors   PR_ESTATE while the sitting does not run, PR_EUNSAVED, PR_EIO;
 *          the answers wait on then
 */
PR_NODISCARD enum pr_status pr_seat_take_emergency(struct pr_seat *seat,
						   bool take,
						   struct pr_err *err);

/*
 * The one way to act: kind with slot, choice, value and body as event.h says.
 * PR_EVENT_BEGIN also displays slot 0; PR_EVENT_MOVE displays a slot, which
 * marks it seen; END, ABANDON and TIMEOUT also seal and score.
 */
struct pr_action {
	enum pr_event_kind kind;
	int slot; /* -1: the slot displayed */
	uint32_t choice;
	int64_t value;
	const char *body;
};

/**
 * Does one thing, durably.
 *
 * owns     action and its text are borrowed
 * errors   PR_ESTATE, PR_EINVAL with the sentence to show; PR_EUNSAVED when
 *          it is kept in memory but not on the disk; PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_seat_act(struct pr_seat *seat,
					const struct pr_action *action,
					struct pr_err *err);

struct pr_tick {
	int64_t left_ms;
	int warning_min;  /* 30, 15, 5 or 1 when just crossed, else 0 */
	bool timed_out;   /* the sitting ended by itself just now */
	bool saved_again; /* an unsaved event has been written */
};

/**
 * Lets time pass: heartbeat, warnings, the automatic end, the retry of what
 * is not saved. Call it after every wake and before each action.
 *
 * owns     out is the caller's
 * errors   as pr_seat_act
 */
PR_NODISCARD enum pr_status pr_seat_tick(struct pr_seat *seat,
					 struct pr_tick *out,
					 struct pr_err *err);

/**
 * The form as JSON for --save-form.
 *
 * owns     *out is the caller's (free)
 * errors   PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_seat_form_json(struct pr_seat *seat, char **out,
					      struct pr_err *err);

/**
 * The exam that a form of pr_seat_form_json is for.
 *
 * shape    out has room for 65 bytes, untouched on failure
 * owns     json is borrowed
 * errors   PR_EPARSE when it is no form
 */
PR_NODISCARD enum pr_status pr_seat_form_exam(char *out, const char *json,
					      struct pr_err *err);

#endif

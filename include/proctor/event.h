/*
 * proctor/event.h - what can happen in a sitting, as durable numbered events
 *
 * floor    engine (exam)
 * idea     One log for every kind of run. The state of a sitting is what its
 *          events say and nothing else; numbers are never reused. Each event
 *          is chained: hash = BLAKE2b-256(previous hash || canonical bytes).
 */
#ifndef PR_EVENT_H
#define PR_EVENT_H

#include "proctor/err.h"

/* Never renumbered. Comments: which members of struct pr_event matter. */
enum pr_event_kind {
	PR_EVENT_BEGIN = 1,       /* body = boot id; value = budget_ms */
	PR_EVENT_ANSWER = 2,      /* slot, choice, body */
	PR_EVENT_CLEAR = 3,       /* slot */
	PR_EVENT_FLAG = 4,        /* slot, value 1 on, 0 off */
	PR_EVENT_STRIKE = 5,      /* slot, choice = all options struck now */
	PR_EVENT_NOTE = 6,        /* slot, body, "" takes it away */
	PR_EVENT_HIGHLIGHT = 7,   /* slot, body = "from-to from-to" bytes */
	PR_EVENT_MOVE = 8,        /* slot = the item displayed now */
	PR_EVENT_REPORT = 9,      /* slot, body = what is wrong with the item */
	PR_EVENT_CONFIDENCE = 10, /* slot, value 1 guess, 2 unsure, 3 sure */
	PR_EVENT_SHOW = 11,       /* slot: feedback shown, the answer stands */
	PR_EVENT_UNDO = 12,       /* slot: back to the response before; in a
				     review, of a shown one: open again */
	PR_EVENT_BREAK_START = 13, /* value 1: the clock stops, 0: it runs */
	PR_EVENT_BREAK_END = 14,
	PR_EVENT_SUSPEND = 15,    /* value = enum pr_away */
	PR_EVENT_RESUME = 16,     /* body = boot id; value = enum pr_resume */
	PR_EVENT_EXTRA_TIME = 17, /* value = ms added to the budget */
	PR_EVENT_HEARTBEAT = 18,
	PR_EVENT_TIMEOUT = 19,
	PR_EVENT_END = 20,
	PR_EVENT_ABANDON = 21, /* closed early; sealed too */
	PR_EVENT_SEAL = 22,    /* body = hex of the sheet's hash */
};
#define PR_EVENT_LAST 22

/* Why the process stopped watching the screen. */
enum pr_away {
	PR_AWAY_STOPPED = 1, /* ^Z: the process lives, the clock runs */
	PR_AWAY_LEFT = 2,    /* the learner left on purpose */
	PR_AWAY_HANGUP = 3,  /* SIGHUP, the terminal is gone */
	PR_AWAY_TERMINATED = 4,
	PR_AWAY_INPUT_END = 5, /* plain mode: end of input */
};

enum pr_resume {
	PR_RESUME_EXACT = 0,     /* same boot, or the clock stood still */
	PR_RESUME_WALL = 1,      /* other boot: wall clock difference */
	PR_RESUME_UNCERTAIN = 2, /* the wall clock was set; flagged */
};

#define PR_EVENT_BODY_MAX 4000

struct pr_event {
	uint32_t seq; /* 1.. without a gap */
	enum pr_event_kind kind;
	int slot; /* 0-based place in the form, -1 when none */
	uint32_t choice;
	int64_t value;
	int64_t active_ms; /* budget spent when it happened */
	int64_t boot_ms;   /* CLOCK_BOOTTIME */
	int64_t wall_ms;   /* ms since 1970 UTC */
	const char *body;  /* UTF-8, lent, NULL when none */
	unsigned char hash[32];
};

/**
 * Writes the canonical bytes of an event: tag, version, fields little-endian
 * in the order of the struct (without hash), then body with its length.
 *
 * shape    out[cap]; PR_EVENT_BODY_MAX + 80 bytes are always enough
 * units    returns the length, 0 when it does not fit
 * owns     event is borrowed
 */
size_t pr_event_bytes(unsigned char *out, size_t cap,
		      const struct pr_event *event);

/**
 * Reads canonical bytes back.
 *
 * owns     out->body is lent from bytes (NUL-terminated there by the writer)
 * errors   PR_EDAMAGED; out is untouched
 */
PR_NODISCARD enum pr_status pr_event_parse(struct pr_event *out,
					   const unsigned char *bytes,
					   size_t len, struct pr_err *err);

/**
 * Sets event->hash from the hash before it (32 zero bytes before seq 1).
 *
 * owns     event is the caller's
 * source   BLAKE2b, RFC 7693; vectors in tests/unit/test_event.c
 */
void pr_event_chain(struct pr_event *event, const unsigned char before[32]);

/**
 * The word for a kind, as in the CSV and in messages: "break_start".
 *
 * owns     static string; "unknown" for a number that is none
 */
const char *pr_event_name(enum pr_event_kind kind);

#endif

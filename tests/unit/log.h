/* log.h - a sitting under test: events happen to it and are kept for replay */
#ifndef TEST_LOG_H
#define TEST_LOG_H

#include "proctor/sitting.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#define LOG_MAX 2000
#define LOG_BOOT0 1000000
#define LOG_WALL0 INT64_C(1790000000000)

/* Zeroed rules are a timed mock of an hour, at policy pause. */
struct log {
	struct pr_sitting *sitting;
	struct pr_sitting_rules rules;
	size_t n_slots;
	struct pr_event events[LOG_MAX];
	char *bodies[LOG_MAX];
	size_t n;
	int64_t boot_ms, wall_ms; /* the clocks now */
	const char *boot_id;
};

static inline struct log *
log_new(struct pr_sitting_rules rules, size_t n_slots)
{
	struct log *log = calloc(1, sizeof(*log));
	struct pr_err err = { 0 };

	assert_non_null(log);
	if (!rules.kind) {
		rules.kind = PR_SITTING_MOCK;
		rules.timed = true;
		rules.budget_ms = 3600000;
	}
	log->rules = rules;
	log->n_slots = n_slots;
	log->boot_ms = LOG_BOOT0;
	log->wall_ms = LOG_WALL0;
	log->boot_id = "boot-a";
	assert_pr_ok(pr_sitting_new(&log->sitting, &rules, n_slots, &err),
		     &err);
	return log;
}

static inline void
log_free(struct log *log)
{
	for (size_t i = 0; i < log->n; i++)
		free(log->bodies[i]);
	pr_sitting_free(log->sitting);
	free(log);
}

static inline struct pr_clocks
log_now(const struct log *log)
{
	return (struct pr_clocks){ log->boot_ms, log->wall_ms, log->boot_id };
}

/* Both clocks go on. */
static inline void
log_pass(struct log *log, int64_t ms)
{
	log->boot_ms += ms;
	log->wall_ms += ms;
}

static inline int64_t
log_left(const struct log *log)
{
	struct pr_clocks now = log_now(log);

	return pr_sitting_left(log->sitting, &now);
}

static inline enum pr_status
log_try(struct log *log, struct pr_event event, struct pr_err *err)
{
	struct pr_clocks now = log_now(log);
	enum pr_status st = pr_sitting_stamp(&event, log->sitting, &now, err);

	if (!st)
		st = pr_sitting_apply(log->sitting, &event, err);
	if (st)
		return st;
	assert_true(log->n < LOG_MAX);
	log->bodies[log->n] = event.body ? strdup(event.body) : NULL;
	event.body = log->bodies[log->n];
	log->events[log->n++] = event;
	return PR_OK;
}

static inline void
log_do(struct log *log, enum pr_event_kind kind, int slot, uint32_t choice,
       int64_t value, const char *body)
{
	struct pr_event event = { .kind = kind,
				  .slot = slot,
				  .choice = choice,
				  .value = value,
				  .body = body };
	struct pr_err err = { 0 };

	assert_pr_ok(log_try(log, event, &err), &err);
}

static inline void
log_simple(struct log *log, enum pr_event_kind kind)
{
	bool boot = kind == PR_EVENT_BEGIN || kind == PR_EVENT_RESUME;

	log_do(log, kind, -1, 0, 0, boot ? log->boot_id : NULL);
}

/* Begun, the first item displayed. */
static inline struct log *
log_begun(struct pr_sitting_rules rules, size_t n_slots)
{
	struct log *log = log_new(rules, n_slots);

	log_simple(log, PR_EVENT_BEGIN);
	log_do(log, PR_EVENT_MOVE, 0, 0, 0, NULL);
	return log;
}

/* A fresh sitting with the first n events of the log. */
static inline struct pr_sitting *
log_replay(const struct log *log, size_t n)
{
	struct pr_sitting *s;
	struct pr_err err = { 0 };

	assert_pr_ok(pr_sitting_new(&s, &log->rules, log->n_slots, &err), &err);
	for (size_t i = 0; i < n; i++)
		assert_pr_ok(pr_sitting_apply(s, &log->events[i], &err), &err);
	return s;
}

/* The process dies; another one replays the log. */
static inline void
log_crash(struct log *log)
{
	struct pr_sitting *s = log_replay(log, log->n);

	pr_sitting_free(log->sitting);
	pr_sitting_gone(s);
	log->sitting = s;
}

static inline bool
log_same_text(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

static inline bool
log_same_cell(const struct pr_cell *a, const struct pr_cell *b)
{
	struct pr_cell x = *a, y = *b;

	if (!log_same_text(x.body, y.body) || !log_same_text(x.note, y.note) ||
	    !log_same_text(x.highlight, y.highlight) ||
	    !log_same_text(x.before_body, y.before_body))
		return false;
	x.body = x.note = x.highlight = x.before_body = NULL;
	y.body = y.note = y.highlight = y.before_body = NULL;
	return memcmp(&x, &y, sizeof(x)) == 0;
}

/* Byte for byte, texts by what they say. */
static inline bool
log_same_state(const struct pr_sitting *a, const struct pr_sitting *b)
{
	struct pr_cell *cells = a->cells;
	struct pr_sitting x, y;

	memcpy(&x, a, sizeof(x));
	memcpy(&y, b, sizeof(y));
	for (size_t i = 0; i < a->n_slots; i++)
		if (!log_same_cell(&cells[i], &b->cells[i]))
			return false;
	x.cells = y.cells = NULL;
	return memcmp(&x, &y, sizeof(x)) == 0;
}

#endif

/* event.c - canonical bytes and the chain of events; see proctor/event.h */
#include "proctor/event.h"

#include "proctor/hash.h"

#include <stdio.h>
#include <string.h>

/* Tag and version come first: bytes of another layout never hash alike. */
#define TAG "proctor.event/1"
#define TAG_LEN (sizeof(TAG) - 1)
#define FIXED_LEN (TAG_LEN + 4 + 4 + 4 + 4 + 32 + 1 + 4)

static unsigned char *
put(unsigned char *at, uint64_t v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		*at++ = (unsigned char)(v >> (8 * i) & 0xff);
	return at;
}

static uint64_t
get(const unsigned char **at, size_t n)
{
	uint64_t v = 0;

	for (size_t i = 0; i < n; i++)
		v |= (uint64_t) * (*at)++ << (8 * i);
	return v;
}

size_t
pr_event_bytes(unsigned char *out, size_t cap, const struct pr_event *event)
{
	size_t body_len = event->body ? strlen(event->body) : 0;
	unsigned char *at = out;

	if (FIXED_LEN + body_len + 1 > cap)
		return 0;
	memcpy(at, TAG, TAG_LEN);
	at += TAG_LEN;
	at = put(at, event->seq, 4);
	at = put(at, (uint64_t)event->kind, 4);
	at = put(at, (uint64_t)(int64_t)event->slot, 4);
	at = put(at, event->choice, 4);
	at = put(at, (uint64_t)event->value, 8);
	at = put(at, (uint64_t)event->active_ms, 8);
	at = put(at, (uint64_t)event->boot_ms, 8);
	at = put(at, (uint64_t)event->wall_ms, 8);
	at = put(at, event->body ? 1 : 0, 1);
	at = put(at, body_len, 4);
	if (event->body)
		memcpy(at, event->body, body_len);
	at[body_len] = 0;
	return FIXED_LEN + body_len + 1;
}

static enum pr_status
damaged(struct pr_err *err, const char *what)
{
	return pr_fail(err, PR_EDAMAGED, "an event record %s", what);
}

enum pr_status
pr_event_parse(struct pr_event *out, const unsigned char *bytes, size_t len,
	       struct pr_err *err)
{
	const unsigned char *at;
	struct pr_event e = { 0 };
	uint64_t body, body_len;

	if (len < FIXED_LEN + 1 || memcmp(bytes, TAG, TAG_LEN) != 0)
		return damaged(err, "does not start as one should");
	at = bytes + TAG_LEN;
	e.seq = (uint32_t)get(&at, 4);
	e.kind = (enum pr_event_kind)get(&at, 4);
	e.slot = (int)(int32_t)(uint32_t)get(&at, 4);
	e.choice = (uint32_t)get(&at, 4);
	e.value = (int64_t)get(&at, 8);
	e.active_ms = (int64_t)get(&at, 8);
	e.boot_ms = (int64_t)get(&at, 8);
	e.wall_ms = (int64_t)get(&at, 8);
	body = get(&at, 1);
	body_len = get(&at, 4);
	if (e.kind < PR_EVENT_BEGIN || e.kind > PR_EVENT_LAST)
		return damaged(err, "is of an unknown kind");
	if (body > 1 || body_len > PR_EVENT_BODY_MAX || (!body && body_len))
		return damaged(err, "has an impossible text length");
	if (len != FIXED_LEN + body_len + 1 || at[body_len] != 0 ||
	    memchr(at, 0, body_len))
		return damaged(err, "has text of another length than it says");
	if (body)
		e.body = (const char *)at;
	*out = e;
	return PR_OK;
}

void
pr_event_chain(struct pr_event *event, const unsigned char before[32])
{
	unsigned char bytes[FIXED_LEN + PR_EVENT_BODY_MAX + 1];
	size_t len = pr_event_bytes(bytes, sizeof(bytes), event);

	pr_chain_step(event->hash, before, bytes, len);
}

const char *
pr_event_name(enum pr_event_kind kind)
{
	static const char *const names[] = {
		[PR_EVENT_BEGIN] = "begin",
		[PR_EVENT_ANSWER] = "answer",
		[PR_EVENT_CLEAR] = "clear",
		[PR_EVENT_FLAG] = "flag",
		[PR_EVENT_STRIKE] = "strike",
		[PR_EVENT_NOTE] = "note",
		[PR_EVENT_HIGHLIGHT] = "highlight",
		[PR_EVENT_MOVE] = "move",
		[PR_EVENT_REPORT] = "report",
		[PR_EVENT_CONFIDENCE] = "confidence",
		[PR_EVENT_SHOW] = "show",
		[PR_EVENT_UNDO] = "undo",
		[PR_EVENT_BREAK_START] = "break_start",
		[PR_EVENT_BREAK_END] = "break_end",
		[PR_EVENT_SUSPEND] = "suspend",
		[PR_EVENT_RESUME] = "resume",
		[PR_EVENT_EXTRA_TIME] = "extra_time",
		[PR_EVENT_HEARTBEAT] = "heartbeat",
		[PR_EVENT_TIMEOUT] = "timeout",
		[PR_EVENT_END] = "end",
		[PR_EVENT_ABANDON] = "abandon",
		[PR_EVENT_SEAL] = "seal",
	};

	if ((int)kind < PR_EVENT_BEGIN || (int)kind > PR_EVENT_LAST)
		return "unknown";
	return names[kind];
}

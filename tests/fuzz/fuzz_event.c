/*
 * fuzz_event.c - records are read or refused; a stream of them keeps the rules
 *
 * The input: one byte of flags, then records of a two-byte length each. First
 * each is read as it is; then the events are chained anew, so that the stream
 * reaches the machine and not only the check of hashes.
 */
#include "proctor/sitting.h"

#include <stdlib.h>
#include <string.h>

#define SLOTS 4
#define BUDGET 600000

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool is_so)
{
	if (!is_so)
		abort();
}

static void
check_bytes(const struct pr_event *event, const uint8_t *data, size_t n)
{
	static unsigned char again[PR_EVENT_BODY_MAX + 80];

	must(pr_event_bytes(again, sizeof(again), event) == n);
	must(memcmp(again, data, n) == 0);
}

static void
check_state(const struct pr_sitting *s)
{
	struct pr_sitting_counts n = pr_sitting_count(s);
	struct pr_clocks now = { s->boot_ms, s->wall_ms, "boot" };
	int64_t total = 0;

	must(s->at >= -1 && s->at < SLOTS && s->furthest < SLOTS);
	must(n.answered + n.unanswered == SLOTS);
	must(n.unseen + n.seen_unanswered + n.answered >= SLOTS);
	for (size_t i = 0; i < s->n_slots; i++)
		total += s->cells[i].ms;
	must(total <= s->active_ms);
	must(s->break_ms >= 0 && s->extra_ms >= 0);
	must(pr_sitting_active(s, &now) >= s->active_ms);
	must(pr_sitting_left(s, &now) >= 0);
	must((s->over_by != PR_OVER_NOT) == (s->state >= PR_STATE_OVER));
}

/* A refusal leaves the sitting as it was, as far as a cheap look tells. */
static void
apply(struct pr_sitting *s, const struct pr_event *event)
{
	uint32_t seq = s->seq;
	enum pr_sitting_state state = s->state;
	struct pr_err err = { 0 };

	if (pr_sitting_apply(s, event, &err) == PR_OK) {
		must(s->seq == seq + 1 && !err.text[0]);
		check_state(s);
	} else {
		must(s->seq == seq && s->state == state && err.text[0]);
	}
}

/* Live, as a front end would: times and chain are the machine's own. */
static void
live(struct pr_sitting *s, struct pr_event event, struct pr_clocks *now)
{
	now->boot_ms += event.boot_ms & 0xffff;
	now->wall_ms += event.wall_ms & 0xfffff;
	if (pr_sitting_stamp(&event, s, now, NULL) == PR_OK) {
		int64_t before = s->active_ms;

		must(pr_sitting_apply(s, &event, NULL) == PR_OK);
		must(s->active_ms >= before);
		must(!s->rules.timed || s->active_ms <= BUDGET + s->extra_ms);
		check_state(s);
	}
	if ((event.choice & 0xff) == 0xfe)
		pr_sitting_gone(s);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pr_sitting_rules rules = { .kind = PR_SITTING_PRACTICE };
	struct pr_sitting *stored, *acted;
	struct pr_clocks now = { 1000000, 1700000000000, "boot" };
	uint8_t flags = size ? data[0] : 0;
	size_t at = 1;

	rules.feedback = flags & 1;
	rules.timed = flags >> 1 & 1;
	rules.linear = flags >> 2 & 1;
	rules.breaks_stop = flags >> 3 & 1;
	rules.policy = flags >> 4 & 1 ? PR_CLOCK_RUN : PR_CLOCK_PAUSE;
	rules.budget_ms = rules.timed ? BUDGET : 0;
	must(pr_sitting_new(&stored, &rules, SLOTS, NULL) == PR_OK);
	must(pr_sitting_new(&acted, &rules, SLOTS, NULL) == PR_OK);
	while (at + 2 <= size) {
		size_t n = (size_t)data[at] | (size_t)data[at + 1] << 8;
		struct pr_event event;

		at += 2;
		if (n > size - at)
			n = size - at;
		if (pr_event_parse(&event, data + at, n, NULL) == PR_OK) {
			check_bytes(&event, data + at, n);
			memset(event.hash, 0, sizeof(event.hash));
			apply(stored, &event);
			event.seq = stored->seq + 1;
			pr_event_chain(&event, stored->head);
			apply(stored, &event);
			live(acted, event, &now);
		}
		at += n;
	}
	pr_sitting_free(stored);
	pr_sitting_free(acted);
	return 0;
}

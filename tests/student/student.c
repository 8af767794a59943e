/*
 * student.c - a simulated student who studies for sixty days:
 *
 *   student DATA SHARE TIME SEED mock|diagnostic|quick|practice|weak|review
 *           [ITEMS]
 *   student DATA SHARE TIME SEED drill [ITEMS] [KIND]
 *
 * Sits once in the data folder DATA at TIME (RFC 3339) and prints one line of
 * what came of it. Everything follows from SEED and the items: ability grows
 * with the days, differs by domain, and what was met before is mostly known.
 * The clock is a test clock and moves only while the student thinks.
 */
#include "proctor/date.h"
#include "proctor/drill.h"
#include "proctor/hash.h"
#include "proctor/irt.h"
#include "proctor/rng.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Strong where it is easy, weak in the revenue cycle, as many are. */
static const double strength[] = { 0.4, -0.1, -0.5, -0.9, 0.2, 0.3 };

#define FIRST_DAY INT64_C(1793491200000) /* 2026-11-01 */
#define DAY_MS 86400000.0
#define ABILITY_FIRST (-0.3)
#define ABILITY_GAIN 1.1 /* over sixty days */
#define KNOWN_AGAIN 0.82 /* of what was met before */

struct student {
	struct pr_clock clock;
	struct pr_desk *desk;
	struct pr_seat *seat;
	uint64_t seed;
	struct pr_rng rng;
	int right, answered;
};

static _Noreturn void
die(const char *what, const struct pr_err *err)
{
	fprintf(stderr, "student: %s: %s\n", what, err ? err->text : "");
	exit(1);
}

static void
read_clock(void *ctx, struct pr_env *out)
{
	struct student *s = ctx;

	pr_clock_read(&s->clock, out);
}

static void
act(struct student *s, enum pr_event_kind kind, int slot, uint32_t choice,
    int64_t value, const char *body)
{
	struct pr_action action = { kind, slot, choice, value, body };
	struct pr_err err = { 0 };

	if (pr_seat_act(s->seat, &action, &err) != PR_OK)
		die(pr_event_name(kind), &err);
}

static double
ability(struct student *s, int domain)
{
	struct pr_env env;
	double days;

	read_clock(s, &env);
	days = (double)(env.wall_ms - FIRST_DAY) / DAY_MS;
	return ABILITY_FIRST + ABILITY_GAIN * fmin(fmax(days, 0), 60) / 60 +
	       (domain >= 0 ? strength[domain % (int)PR_LEN(strength)] : 0);
}

/* The writers' rating is not the whole truth about an item. */
static double
true_difficulty(const struct pr_slot *slot, const char *uuid)
{
	unsigned char hash[PR_HASH_LEN];

	pr_blake2b(hash, uuid, strlen(uuid));
	return slot->b + (hash[0] / 127.5 - 1) * 0.5;
}

/* The body of a right answer to a typed item; "" when it takes several. */
static const char *
typed_key(const struct pr_item *item)
{
	static char body[PR_EVENT_BODY_MAX];
	size_t at = 0;

	body[0] = '\0';
	if (item->type == PR_ITEM_CODE_ENTRY) {
		for (size_t i = 0; i < item->n_answers; i++)
			at += (size_t)snprintf(body + at, sizeof(body) - at,
					       "%s%s", i ? "\n" : "",
					       item->answers[i].text);
	} else if (item->n_answers && item->answers[0].text) {
		snprintf(body, sizeof(body), "%s", item->answers[0].text);
	} else if (item->n_answers) {
		snprintf(body, sizeof(body), "%.10g",
			 (item->answers[0].min + item->answers[0].max) / 2);
	}
	return body;
}

static const char *
typed_wrong(const struct pr_item *item)
{
	switch ((int)item->type) {
	case PR_ITEM_NUMERIC:
		return "1";
	case PR_ITEM_CODE_ENTRY:
		return "R69";
	default:
		return "nothing";
	}
}

/* A response to the item at a slot: right with the chance the model says. */
static bool
answer(struct student *s, int slot, double p)
{
	struct pr_err err = { 0 };
	const struct pr_item *item = pr_seat_item(s->seat, slot, &err);
	struct pr_response response = { 0 };
	bool know = pr_rng_unit(&s->rng) < p;

	if (!item)
		die("item", &err);
	if (pr_item_is_choice(item->type)) {
		uint32_t key = pr_item_key(item);

		response.choice = key;
		while (!know && response.choice == key)
			response.choice =
				1u << pr_rng_below(&s->rng, item->n_options);
	} else {
		response.body = know ? typed_key(item) : typed_wrong(item);
		if (!response.body[0] ||
		    pr_response_check(item, &response, NULL) != PR_OK)
			return false; /* left open: it takes what we lack */
	}
	act(s, PR_EVENT_ANSWER, slot, response.choice, 0, response.body);
	s->answered++;
	s->right += pr_item_grade(item, &response).right;
	return pr_item_grade(item, &response).right;
}

/* Says how sure: mostly in earnest, now and then quite wrong. */
static void
say_sure(struct student *s, int slot, double p, bool right)
{
	double turn = pr_rng_unit(&s->rng);
	int sure = p > 0.7 ? 3 : p > 0.45 ? 2 : 1;

	if (turn > 0.4)
		return;
	if (!right && turn < 0.05)
		sure = 3;
	act(s, PR_EVENT_CONFIDENCE, slot, 0, sure, NULL);
}

static void
one_item(struct student *s, int i)
{
	const struct pr_form *form = pr_seat_form(s->seat);
	const struct pr_slot *slot = &form->slots[i];
	struct pr_err err = { 0 };
	const struct pr_item *item = pr_seat_item(s->seat, i, &err);
	double p;
	bool right;

	if (!item)
		die("item", &err);
	p = pr_rasch_p(ability(s, slot->domain),
		       true_difficulty(slot, item->uuid));
	if (slot->met_before && p < KNOWN_AGAIN)
		p = KNOWN_AGAIN;
	pr_clock_test_advance(&s->clock,
			      30000 + (int64_t)pr_rng_below(&s->rng, 50000));
	right = answer(s, i, p);
	if (!pr_seat_sitting(s->seat)->rules.feedback ||
	    !pr_seat_sitting(s->seat)->cells[i].answered)
		return;
	say_sure(s, i, p, right);
	act(s, PR_EVENT_SHOW, i, 0, 0, NULL);
	pr_clock_test_advance(&s->clock, 15000);
}

static bool
is_open(const struct student *s)
{
	return pr_seat_sitting(s->seat)->state == PR_STATE_RUNNING;
}

static void
sit(struct student *s)
{
	int n = (int)pr_seat_form(s->seat)->n_slots;

	act(s, PR_EVENT_BEGIN, -1, 0, 0, NULL);
	for (int i = 0; i < n && is_open(s); i++) {
		if (i > 0)
			act(s, PR_EVENT_MOVE, i, 0, 0, NULL);
		if (is_open(s))
			one_item(s, i);
	}
	if (is_open(s))
		act(s, PR_EVENT_END, -1, 0, 0, NULL);
}

static void
start(struct student *s, const char *what, int items, const char *kind)
{
	static const struct {
		const char *name;
		enum pr_sitting_kind kind;
	} kinds[] = {
		{ "mock", PR_SITTING_MOCK },
		{ "diagnostic", PR_SITTING_DIAGNOSTIC },
		{ "quick", PR_SITTING_QUICK },
		{ "practice", PR_SITTING_PRACTICE },
		{ "weak", PR_SITTING_PRACTICE },
		{ "review", PR_SITTING_REVIEW },
	};
	struct pr_plan plan = { .items = items,
				.extra_min = -1,
				.breaks_stop = -1,
				.weak = !strcmp(what, "weak") };
	struct pr_drill_plan drill = { .items = items, .kind = kind };
	struct pr_err err = { 0 };
	enum pr_status st;

	/* a mock takes the form that was held back for it */
	plan.seed = drill.seed = s->seed;
	plan.seeded = drill.seeded = strcmp(what, "mock") != 0;
	for (size_t i = 0; i < PR_LEN(kinds); i++)
		if (!strcmp(what, kinds[i].name))
			plan.kind = kinds[i].kind;
	st = !strcmp(what, "drill")
		     ? pr_drill_start(s->desk, &drill, &s->seat, &err)
		     : pr_seat_start(s->desk, &plan, &s->seat, &err);
	if (st)
		die(what, &err);
}

int
main(int argc, char **argv)
{
	struct student s = { 0 };
	struct pr_desk_options options = {
		.clock_ctx = &s,
		.clock = read_clock,
		.seeded = true,
		.load_banks = true,
	};
	struct pr_err err = { 0 };
	int64_t now_ms;
	int offset;

	if (argc < 6) {
		fputs("student: DATA SHARE TIME SEED WHAT [ITEMS [KIND]]\n",
		      stderr);
		return 2;
	}
	if (pr_time_parse(&now_ms, &offset, argv[3], &err) != PR_OK)
		die("time", &err);
	s.seed = strtoull(argv[4], NULL, 10);
	pr_rng_seed(&s.rng, s.seed);
	pr_clock_test_set(&s.clock, now_ms, offset, s.seed);
	options.data_dir = argv[1];
	options.share_dir = argv[2];
	options.seed = s.seed;
	if (pr_desk_open(&s.desk, &options, &err) != PR_OK)
		die("desk", &err);
	start(&s, argv[5], argc > 6 ? atoi(argv[6]) : 0,
	      argc > 7 ? argv[7] : NULL);
	sit(&s);
	printf("%s %s: %d of %d right\n", argv[3], argv[5], s.right,
	       s.answered);
	pr_seat_leave(s.seat);
	pr_desk_close(s.desk);
	return 0;
}

/* stats_case.h - sittings for the statistics to be made of */
#ifndef STATS_CASE_H
#define STATS_CASE_H

#include "proctor/stats.h"

#include "seat_case.h"

#define DAY_MS (INT64_C(1440) * MINUTE_MS)
#define SITTINGS 8

static inline bool
two_of_three(int slot)
{
	return slot % 3 != 0;
}

static inline bool
nine_of_ten(int slot)
{
	return slot % 10 != 0;
}

static inline bool
one_of_three(int slot)
{
	return slot % 3 == 0;
}

/* What was sat, oldest first. */
struct sat {
	int64_t ids[SITTINGS];
	size_t n;
};

static inline void
end_it(struct desk_case *c, struct sat *sat)
{
	case_do(c, PR_EVENT_END, -1, 0);
	sat->ids[sat->n++] = pr_seat_id(c->seat);
	case_leave(c);
}

static inline void
be_sure(struct desk_case *c, int slot, int value)
{
	struct pr_action action = { .kind = PR_EVENT_CONFIDENCE,
				    .slot = slot,
				    .value = value };

	assert_pr_ok(pr_seat_act(c->seat, &action, &c->err), &c->err);
}

/* Practice with every trait a row tells of: sure and unsure, changed, slow and
 * fast answers, and items left blank. */
static inline void
practise(struct desk_case *c, struct sat *sat, struct pr_plan plan)
{
	int n;

	case_begin(c, plan);
	n = (int)pr_seat_form(c->seat)->n_slots;
	for (int i = 0; i < n; i++) {
		bool right = i % 4 != 1;

		case_do(c, PR_EVENT_MOVE, i, 0);
		case_pass(c, i % 9 == 8   ? 900
			     : i % 5 == 1 ? 200000
			     : i % 8 == 5 ? 12500
					  : 20000 + 137 * i);
		if (i % 7 == 6)
			continue;
		if (i % 3 == 2)
			case_do(c, PR_EVENT_ANSWER, i,
				right ? case_wrong(c, i) : case_key(c, i));
		case_do(c, PR_EVENT_ANSWER, i,
			right ? case_key(c, i) : case_wrong(c, i));
		if (i % 5 != 4)
			be_sure(c, i, 1 + i % 3);
		case_do(c, PR_EVENT_SHOW, i, 0);
	}
	end_it(c, sat);
}

static inline void
sit_mock(struct desk_case *c, struct sat *sat, uint64_t seed,
	 bool (*right)(int slot), int from, int to)
{
	case_begin(c, case_mock(seed));
	case_answer_all(c, right, from, to);
	end_it(c, sat);
}

static inline struct pr_stats *
load(struct desk_case *c, const char *exam)
{
	struct pr_stats *s;

	assert_pr_ok(pr_stats_load(c->desk, exam, &s, &c->err), &c->err);
	assert_non_null(s);
	return s;
}

/* Four sittings over five weeks; the mock leaves items blank and pretest
 * items in it. */
static inline void
sit_all(struct desk_case *c, struct sat *sat)
{
	practise(c, sat, case_practice(3, 40));
	case_pass(c, 9 * DAY_MS);
	sit_mock(c, sat, 31, two_of_three, 60, 70);
	case_pass(c, 13 * DAY_MS);
	sit_mock(c, sat, 32, nine_of_ten, 150, 150);
	case_pass(c, 12 * DAY_MS);
	practise(c, sat, case_practice(5, 60));
	case_pass(c, 1 * DAY_MS);
}

#endif

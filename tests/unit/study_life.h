/* study_life.h - learners' situations for the planner, made up or by chance */
#ifndef STUDY_LIFE_H
#define STUDY_LIFE_H

#include "proctor/study_plan.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#define DAYS PR_STUDY_DAYS_MAX

/* A learner's situation with its storage. */
struct life {
	struct pr_study_in in;
	int have[DAYS], skills[DAYS];
	double items[DAYS], seconds[DAYS], after[DAYS];
	struct pr_study_group groups[12];
	size_t n_groups;
	struct pr_study_slot days[DAYS];
	struct pr_study_made made;
};

/* The same chance in every run. */
static inline int
below(uint64_t *chance, int n)
{
	*chance ^= *chance << 13;
	*chance ^= *chance >> 7;
	*chance ^= *chance << 17;
	return (int)((*chance >> 16) % (unsigned)n);
}

/* Monday to Friday, minutes each; nothing remembered, 6 domains of 50. */
static inline struct life *
plain_life(int days_left, int minutes)
{
	struct life *l = calloc(1, sizeof(*l));

	assert_non_null(l);
	l->in = (struct pr_study_in){
		.days_left = days_left,
		.n_days = days_left < DAYS ? (size_t)days_left : DAYS,
		.have = l->have,
		.review_items = l->items,
		.review_seconds = l->seconds,
		.skills = l->skills,
		.after = l->after,
		.item_seconds = 75,
		.again_seconds = 60,
		.mock_minutes = 205,
		.mock_last = -1,
	};
	for (int i = 0; i < (int)l->in.n_days; i++)
		l->have[i] = i % 7 < 5 ? minutes : 0;
	if (l->in.n_days > 40) {
		l->after[2] = 0.8;
		l->after[12] = 0.9;
		l->after[40] = 0.7;
	}
	l->n_groups = 6;
	for (int d = 0; d < 6; d++)
		l->groups[d] = (struct pr_study_group){
			.domain = d, .task = -1, .unseen = 50, .share = 1.0 / 6
		};
	return l;
}

static inline void
set_minutes(struct life *l, const bool *study, int minutes)
{
	for (size_t i = 0; i < l->in.n_days; i++)
		l->have[i] = study[i] ? minutes : 0;
}

/* Anything that can be. */
static inline struct life *
any_life(uint64_t *chance, bool *study)
{
	struct life *l = plain_life(below(chance, 170), 0);
	unsigned mask = 1U + (unsigned)below(chance, 127);

	l->in.weekday = below(chance, 7);
	for (size_t i = 0; i < l->in.n_days; i++) {
		study[i] = mask & 1U << ((size_t)l->in.weekday + i) % 7;
		l->items[i] = below(chance, 4) ? 0 : below(chance, 20);
		l->seconds[i] = l->items[i] * (30 + below(chance, 60));
		l->skills[i] = below(chance, 9) == 0;
		l->after[i] = below(chance, 6) ? 0 : below(chance, 100) / 100.0;
	}
	if (l->in.n_days)
		l->after[0] = 0;
	l->in.item_seconds = 20 + below(chance, 140);
	l->in.again_seconds = 20 + below(chance, 100);
	l->in.mock_minutes = below(chance, 4) ? 30 + below(chance, 250) : 0;
	l->in.mocks_recent = below(chance, 3);
	l->in.mock_last = below(chance, 2) ? -1 : below(chance, 30);
	l->in.diagnostic_items = below(chance, 3) ? 0 : 50;
	l->n_groups = 1 + (size_t)below(chance, 12);
	for (size_t i = 0; i < l->n_groups; i++) {
		l->groups[i].domain = (int)i / 2;
		l->groups[i].task = (int)i % 2;
		l->groups[i].unseen = below(chance, 90);
		l->groups[i].share = below(chance, 100) / 100.0;
	}
	return l;
}

static inline void
make(struct life *l)
{
	struct pr_err err = { 0 };

	assert_pr_ok(pr_study_make(&l->made, l->days, l->groups, l->n_groups,
				   &l->in, &err),
		     &err);
}

static inline int
need_of(const struct pr_study_slot *d)
{
	return d->diagnostic + d->mock + d->review + d->drill + d->fresh;
}

#endif

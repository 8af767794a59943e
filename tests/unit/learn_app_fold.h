/* learn_app_fold.h - an ability folded by the engine alone, without app/ */
#ifndef LEARN_APP_FOLD_H
#define LEARN_APP_FOLD_H

#include "learn_app_states.h"

#include <math.h>

struct fold {
	struct pr_learn learn;
	struct pr_learn_prior prior;
	int day; /* of the last answer, 0 none */
	long n;
};

static inline void
fold_begin(struct fold *f, double pass_rate, size_t n_domains)
{
	*f = (struct fold){ .prior = pr_learn_prior_for(pass_rate) };
	pr_learn_init(&f->learn, n_domains, &f->prior);
}

static inline int
day_of(const struct desk_case *c)
{
	struct pr_env env;

	pr_desk_now(c->desk, &env);
	return (int)(env.wall_ms / DAY_MS);
}

static inline void
fold_answer(struct fold *f, const struct pr_slot *slot, bool right, int day)
{
	struct pr_learn_answer a = { slot->domain, slot->b,
				     slot->b_sd * slot->b_sd, right };

	if (f->n)
		pr_learn_idle(&f->learn, &f->prior, day - f->day);
	pr_learn_update(&f->learn, &f->prior, &a);
	f->day = day;
	f->n++;
}

static inline void
assert_stands(struct desk_case *c, const struct fold *f)
{
	struct pr_learn want = f->learn;
	struct learn_standing s;
	struct pr_exam *exam;

	assert_pr_ok(pr_library_exam(c->desk, "RHIT", &exam, NULL, &c->err),
		     &c->err);
	assert_pr_ok(learn_standing_load(&s, c->desk, exam, &c->err), &c->err);
	if (f->n)
		pr_learn_idle(&want, &f->prior, day_of(c) - f->day);
	assert_int_equal(s.answers, f->n);
	assert_int_equal(s.last_day, f->day);
	assert_int_equal(s.learn.n, want.n);
	for (size_t i = 0; i <= want.n; i++) {
		assert_true(fabs(s.learn.m[i] - want.m[i]) < 1e-12);
		for (size_t k = 0; k <= want.n; k++)
			assert_true(fabs(s.learn.c[i][k] - want.c[i][k]) <
				    1e-12);
	}
	learn_standing_release(&s);
	pr_exam_free(exam);
}

#endif

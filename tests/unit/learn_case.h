/*
 * learn_case.h - what the tests of the ability filter share: learners made
 * of answers that are the same in every run
 */
#ifndef LEARN_CASE_H
#define LEARN_CASE_H

#include "proctor/irt.h"
#include "proctor/learn.h"

#include "test.h"

#include <math.h>
#include <string.h>

#define EXACT 1e-12
#define CLOSE 1e-9
#define PASS_PRIOR 0.74

static inline void
assert_near_at(double got, double want, double within, int line)
{
	if (!(fabs(got - want) <= within))
		fail_msg("line %d: got %.15g, want %.15g", line, got, want);
}

#define assert_near(got, want, within) \
	assert_near_at((got), (want), (within), __LINE__)

/* The same chance in every run. */
static inline unsigned
below(uint64_t *chance, unsigned n)
{
	*chance ^= *chance << 13;
	*chance ^= *chance >> 7;
	*chance ^= *chance << 17;
	return (unsigned)(*chance >> 16) % n;
}

/* Evenly from -2 to 2. */
static inline double
any_b(uint64_t *chance)
{
	return below(chance, 4001) / 1000.0 - 2;
}

static inline struct pr_learn_answer
any_answer(uint64_t *chance, size_t n)
{
	struct pr_learn_answer a = { .b = any_b(chance) };

	a.domain = (int)below(chance, (unsigned)n);
	a.b_var = below(chance, 65) / 100.0;
	a.right = below(chance, 10) < 6;
	return a;
}

/* A learner of n domains after so many answers. */
static inline struct pr_learn
after(size_t n, const struct pr_learn_prior *prior, int answers)
{
	uint64_t chance = UINT64_C(88172645463325252) + n;
	struct pr_learn learn;

	pr_learn_init(&learn, n, prior);
	for (int i = 0; i < answers; i++) {
		struct pr_learn_answer a = any_answer(&chance, n);

		pr_learn_update(&learn, prior, &a);
	}
	return learn;
}

/* Without anything that moves by itself. */
static const struct pr_learn_prior still = { .v0 = 0.6, .vd = 0.12 };

#endif

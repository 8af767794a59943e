/* test_quick.c - the quick check: when it stops, how often it is right,
 * and in which order it asks */
#include "proctor/irt.h"
#include "proctor/readiness.h"
#include "proctor/rng.h"
#include "proctor/weak.h"

#include "test.h"

#include <math.h>
#include <string.h>

#define LONGEST 150
#define BANK 500
#define LEARNERS 2000

static void
assert_near_at(double got, double want, double within, int line)
{
	if (!(fabs(got - want) <= within))
		fail_msg("line %d: got %.15g, want %.15g", line, got, want);
}

#define assert_near(got, want, within) \
	assert_near_at((got), (want), (within), __LINE__)

/* n answers on items at the passing level, all of one kind. */
static enum pr_quick
judge_alike(double *p, bool right, size_t n, size_t n_domains, size_t of_all)
{
	static const double b[LONGEST];
	bool answers[LONGEST];
	int domain[LONGEST];

	for (size_t i = 0; i < LONGEST; i++) {
		answers[i] = right;
		domain[i] = (int)(i % 3);
	}
	return pr_quick_judge(p, b, answers, domain, n, n_domains, of_all);
}

static void
quick__chance_is_the_posteriors(void **state)
{
	static const double b[] = { -0.5, 0.2, -0.3, 0.8, 0.4, -1.0, 1.1 };
	static const bool right[] = { true, false, true, false,
				      true, false, true };
	static const int domain[7];
	double p = 7;

	(void)state;
	assert_int_equal(pr_quick_judge(&p, b, right, domain, 0, 1, 7),
			 PR_QUICK_GO_ON);
	assert_near(p, 0.5, 1e-12);
	/* summed elsewhere, with 400,000 steps from -10 to 10 */
	assert_int_equal(pr_quick_judge(&p, b, right, domain, 1, 1, 7),
			 PR_QUICK_GO_ON);
	assert_near(p, 0.6389378290, 1e-6);
	(void)pr_quick_judge(&p, b, right, domain, 7, 1, 7);
	assert_near(p, 0.6608180208, 1e-6);
	(void)judge_alike(&p, true, LONGEST, 3, LONGEST);
	assert_near(p, 1, 1e-9);
	/* right where all are, wrong where all are: nothing is learnt */
	(void)pr_quick_judge(&p, (double[]){ -1e4, 1e4 },
			     (bool[]){ true, false }, domain, 2, 1, 9);
	assert_near(p, 0.5, 1e-6);
}

static void
quick__never_stops_before_thirty(void **state)
{
	double p = 0;

	(void)state;
	for (size_t n = 0; n < PR_QUICK_MIN; n++) {
		assert_int_equal(judge_alike(&p, true, n, 3, LONGEST),
				 PR_QUICK_GO_ON);
		assert_int_equal(judge_alike(&p, false, n, 3, LONGEST),
				 PR_QUICK_GO_ON);
	}
	assert_true(p < 1 - PR_QUICK_SURE);
	assert_int_equal(judge_alike(&p, true, PR_QUICK_MIN, 3, LONGEST),
			 PR_QUICK_ABOVE);
	assert_true(p > PR_QUICK_SURE);
	assert_int_equal(judge_alike(&p, false, PR_QUICK_MIN, 3, LONGEST),
			 PR_QUICK_BELOW);
	assert_true(p < 1 - PR_QUICK_SURE);
}

static void
quick__never_stops_before_each_domain_was_touched(void **state)
{
	double b[LONGEST] = { 0 };
	bool right[LONGEST];
	int domain[LONGEST];
	double p;

	(void)state;
	for (size_t i = 0; i < LONGEST; i++) {
		right[i] = true;
		domain[i] = i < 80 ? 0 : 1;
	}
	assert_int_equal(pr_quick_judge(&p, b, right, domain, 80, 2, LONGEST),
			 PR_QUICK_GO_ON);
	assert_true(p > PR_QUICK_SURE);
	assert_int_equal(pr_quick_judge(&p, b, right, domain, 81, 2, LONGEST),
			 PR_QUICK_ABOVE);
	assert_int_equal(
		pr_quick_judge(&p, b, right, domain, LONGEST, 3, LONGEST),
		PR_QUICK_OPEN);
}

static void
quick__stays_open_when_all_items_say_nothing(void **state)
{
	double b[60] = { 0 };
	bool right[60];
	int domain[60] = { 0 };
	double p;

	(void)state;
	for (size_t i = 0; i < 60; i++)
		right[i] = i % 2 == 0;
	assert_int_equal(pr_quick_judge(&p, b, right, domain, 59, 1, 60),
			 PR_QUICK_GO_ON);
	assert_int_equal(pr_quick_judge(&p, b, right, domain, 60, 1, 60),
			 PR_QUICK_OPEN);
	assert_near(p, 0.5, 1e-12);
	/* A short pool ends before the rule may speak. */
	assert_int_equal(judge_alike(&p, true, 20, 3, 20), PR_QUICK_OPEN);
	/* Sure on the last item: the verdict goes first. */
	assert_int_equal(judge_alike(&p, true, 30, 3, 30), PR_QUICK_ABOVE);
}

static double
normal(struct pr_rng *rng, double mean, double sd)
{
	return mean + sd * pr_score_phi_inverse(pr_rng_unit(rng) + 1e-17);
}

/* One learner at theta on 150 items of the bank; the verdict and the items. */
static bool
is_above(struct pr_rng *rng, const struct pr_quick_item *bank, double theta,
	 size_t *n)
{
	static const double whole[] = { 1 };
	static const int domain[LONGEST];
	struct pr_err err = { 0 };
	uint64_t keys[LONGEST];
	size_t order[LONGEST];
	double b[LONGEST];
	bool right[LONGEST];
	double p = 0.5;
	enum pr_quick said = PR_QUICK_GO_ON;

	for (size_t i = 0; i < LONGEST; i++)
		keys[i] = pr_rng_next(rng);
	assert_pr_ok(pr_quick_order(order, LONGEST, bank, BANK, whole, 1, keys,
				    &err),
		     &err);
	for (*n = 0; said == PR_QUICK_GO_ON;) {
		b[*n] = bank[order[*n]].b;
		right[*n] = pr_rng_unit(rng) < pr_rasch_p(theta, b[*n]);
		++*n;
		if (*n >= PR_QUICK_MIN) /* before, it goes on: see above */
			said = pr_quick_judge(&p, b, right, domain, *n, 1,
					      LONGEST);
	}
	return said == PR_QUICK_ABOVE || (said == PR_QUICK_OPEN && p > 0.5);
}

/*
 * The simulation of psychometrics 5.2: learners N(.8, .8) against a cut of
 * .5, a bank of 500 around the cut, 150 items at most. There the rule may
 * stop from 10 items on and asks 60 on average for .938 right decisions; a
 * minimum of 30 adds about eight, for learners whom ten items would have
 * judged.
 */
static void
quick__half_the_items_decide_as_well_as_all(void **state)
{
	static struct pr_quick_item bank[BANK];
	struct pr_rng rng;
	size_t asked = 0;
	int good = 0;

	(void)state;
	pr_rng_seed(&rng, 20261122);
	for (size_t i = 0; i < BANK; i++)
		bank[i].b = normal(&rng, 0, 0.8);
	for (int i = 0; i < LEARNERS; i++) {
		double theta = normal(&rng, 0.8 - 0.5, 0.8);
		size_t n;

		good += is_above(&rng, bank, theta, &n) == (theta >= 0);
		asked += n;
	}
	print_message("# %d learners: %.4f judged rightly, %.2f items\n",
		      LEARNERS, (double)good / LEARNERS,
		      (double)asked / LEARNERS);
	assert_near((double)good / LEARNERS, 0.938, 0.012);
	assert_near((double)asked / LEARNERS, 68, 3);
}

/* ---- the order ---------------------------------------------------------- */

#define SMALL 90

static void
fill_small(struct pr_quick_item *bank, uint64_t *keys)
{
	struct pr_rng rng;

	pr_rng_seed(&rng, 11);
	for (size_t i = 0; i < SMALL; i++) {
		bank[i].domain = (int)(i % 3);
		bank[i].b = pr_rng_unit(&rng) * 4 - 2;
		keys[i] = pr_rng_next(&rng);
	}
}

static void
quick_order__domains_stay_near_their_shares(void **state)
{
	static const double weights[] = { 50, 30, 20 };
	struct pr_quick_item bank[SMALL];
	uint64_t keys[SMALL];
	size_t out[SMALL];
	int given[3] = { 0 };
	struct pr_err err = { 0 };

	(void)state;
	fill_small(bank, keys);
	assert_pr_ok(
		pr_quick_order(out, 60, bank, SMALL, weights, 3, keys, &err),
		&err);
	for (int i = 0; i < 60; i++) {
		given[bank[out[i]].domain]++;
		for (int d = 0; d < 3; d++)
			assert_true(fabs(given[d] -
					 weights[d] * (i + 1) / 100) <= 1);
	}
	assert_int_equal(given[0], 30);
	assert_int_equal(given[1], 18);
	assert_int_equal(given[2], 12);
}

static void
quick_order__takes_one_of_the_ten_nearest_to_the_cut(void **state)
{
	static const double weights[] = { 50, 30, 20 };
	struct pr_quick_item bank[SMALL];
	uint64_t keys[SMALL];
	size_t out[SMALL];
	bool used[SMALL] = { false };
	bool not_nearest = false;
	struct pr_err err = { 0 };

	(void)state;
	fill_small(bank, keys);
	assert_pr_ok(
		pr_quick_order(out, SMALL, bank, SMALL, weights, 3, keys, &err),
		&err);
	for (size_t i = 0; i < SMALL; i++) {
		const struct pr_quick_item *item = &bank[out[i]];
		int nearer = 0;

		assert_false(used[out[i]]);
		used[out[i]] = true;
		for (size_t k = 0; k < SMALL; k++)
			nearer += !used[k] && bank[k].domain == item->domain &&
				  fabs(bank[k].b) < fabs(item->b);
		assert_true(nearer < PR_QUICK_WINDOW);
		not_nearest |= nearer > 0;
	}
	assert_true(not_nearest);
	/* Keys of 0 take the nearest each time. */
	memset(keys, 0, sizeof(keys));
	assert_pr_ok(
		pr_quick_order(out, SMALL, bank, SMALL, weights, 3, keys, &err),
		&err);
	for (size_t i = 0; i < SMALL; i++)
		for (size_t k = i + 1; k < SMALL; k++)
			if (bank[out[i]].domain == bank[out[k]].domain)
				assert_true(fabs(bank[out[i]].b) <=
					    fabs(bank[out[k]].b));
}

static void
quick_order__an_empty_domain_leaves_its_turns(void **state)
{
	static const double weights[] = { 1, 8, 0, 1 };
	const struct pr_quick_item bank[] = {
		{ 0, 0.1 }, { 3, -0.2 }, { 0, 0.3 }, { 3, 0.4 }, { 2, 0 },
	};
	uint64_t keys[5] = { 0 };
	size_t out[5];
	struct pr_err err = { 0 };

	(void)state;
	assert_pr_ok(pr_quick_order(out, 5, bank, 5, weights, 4, keys, &err),
		     &err);
	/* 0 and 3 in turns; what has no weight is asked last */
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(out[i], i);
}

static void
quick_order__what_cannot_be_is_refused(void **state)
{
	static const double weights[] = { 1, 1 };
	static const double none[] = { 0, 0 };
	static const double below[] = { 1, -1 };
	struct pr_quick_item bank[] = { { 0, 0 }, { 1, 0 } };
	uint64_t keys[3] = { 0 };
	size_t out[3] = { 7, 7, 7 };
	struct pr_err err = { 0 };

	(void)state;
	assert_pr_refused(
		pr_quick_order(out, 3, bank, 2, weights, 2, keys, &err),
		PR_EINVAL, &err);
	assert_pr_refused(pr_quick_order(out, 2, bank, 2, none, 2, keys, &err),
			  PR_EINVAL, &err);
	assert_pr_refused(pr_quick_order(out, 2, bank, 2, below, 2, keys, &err),
			  PR_EINVAL, &err);
	assert_pr_refused(
		pr_quick_order(out, 2, bank, 2, weights, 0, keys, &err),
		PR_EINVAL, &err);
	assert_pr_refused(
		pr_quick_order(out, 2, bank, 2, weights, 1, keys, &err),
		PR_EINVAL, &err);
	bank[1].b = (double)NAN;
	assert_pr_refused(
		pr_quick_order(out, 2, bank, 2, weights, 2, keys, &err),
		PR_EINVAL, &err);
	assert_true(out[0] == 7 && out[1] == 7 && out[2] == 7);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quick__chance_is_the_posteriors),
		cmocka_unit_test(quick__never_stops_before_thirty),
		cmocka_unit_test(
			quick__never_stops_before_each_domain_was_touched),
		cmocka_unit_test(quick__stays_open_when_all_items_say_nothing),
		cmocka_unit_test(quick__half_the_items_decide_as_well_as_all),
		cmocka_unit_test(quick_order__domains_stay_near_their_shares),
		cmocka_unit_test(
			quick_order__takes_one_of_the_ten_nearest_to_the_cut),
		cmocka_unit_test(quick_order__an_empty_domain_leaves_its_turns),
		cmocka_unit_test(quick_order__what_cannot_be_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

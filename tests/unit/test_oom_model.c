/* test_oom_model.c - the learner model without memory: nothing lost */
#include "proctor/fsrs.h"
#include "proctor/readiness.h"
#include "proctor/weak.h"

#include "oom.h"
#include "test.h"

#define ITEMS 40

static enum pr_status
measure(struct pr_err *err)
{
	struct pr_claim_outcome rows[ITEMS];
	struct pr_calibration out = { .n = 77 };
	enum pr_status st;

	for (int i = 0; i < ITEMS; i++)
		rows[i] = (struct pr_claim_outcome){ i / (double)ITEMS,
						     i % 3 != 0 };
	st = pr_calibration(&out, rows, ITEMS, err);
	assert_true((st == PR_OK) == (out.n == ITEMS));
	assert_true(st == PR_OK || out.n == 77);
	return st;
}

static enum pr_status
pick(struct pr_err *err)
{
	struct pr_weak_item items[ITEMS];
	struct pr_weak_wish wish = { .n_items = 10,
				     .n_domains = 2,
				     .lost = { 3, 1 },
				     .weights = { 1, 1 } };
	struct pr_weak_told told = { .n = 77 };
	size_t out[10];
	enum pr_status st;

	for (int i = 0; i < ITEMS; i++)
		items[i] = (struct pr_weak_item){
			i % 2, (enum pr_weak_kind)(i % PR_WEAK_KINDS), 0.7, 60,
			(uint64_t)i * 7919
		};
	st = pr_weak_pick(out, &told, items, ITEMS, &wish, err);
	assert_true(told.n == (st == PR_OK ? 10 : 77));
	return st;
}

static enum pr_status
order(struct pr_err *err)
{
	struct pr_quick_item items[ITEMS];
	double weights[2] = { 2, 1 };
	uint64_t keys[ITEMS];
	size_t out[ITEMS] = { 77 };
	enum pr_status st;

	for (int i = 0; i < ITEMS; i++) {
		items[i] = (struct pr_quick_item){ i % 2, i / 20.0 - 1 };
		keys[i] = (uint64_t)i * 104729;
	}
	st = pr_quick_order(out, ITEMS, items, ITEMS, weights, 2, keys, err);
	assert_true(st == PR_OK || out[0] == 77);
	return st;
}

static struct pr_fsrs_log reviews[PR_FSRS_FIT_MIN * 2];

static enum pr_status
fit(struct pr_err *err)
{
	struct pr_fsrs_fit out = { .n = 77 };
	enum pr_status st = pr_fsrs_fit(&out, pr_fsrs_defaults(), reviews,
					PR_LEN(reviews), NULL, NULL, err);

	assert_true(st == PR_OK || out.n == 77);
	return st;
}

static void
model__without_memory_nothing_is_claimed_or_picked(void **state)
{
	(void)state;
	oom_until_it_fits(measure);
	oom_until_it_fits(pick);
	oom_until_it_fits(order);
}

static void
model__a_fit_without_memory_leaves_the_weights_alone(void **state)
{
	(void)state;
	for (size_t i = 0; i < PR_LEN(reviews); i++)
		reviews[i] = (struct pr_fsrs_log){
			(int64_t)i / 8, (int)(i % 8 * (i % 8 + 1) * 2),
			i % 5 ? PR_FSRS_GOOD : PR_FSRS_AGAIN
		};
	oom_until_it_fits(fit);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			model__without_memory_nothing_is_claimed_or_picked),
		cmocka_unit_test(
			model__a_fit_without_memory_leaves_the_weights_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

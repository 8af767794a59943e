/* test_fsrs_fit.c - weights fitted to a log: the public one and simulated
 * learners whose weights are known */
#include "proctor/fsrs.h"

#include "fsrs_log.h"
#include "test.h"

#include <math.h>
#include <string.h>

static struct pr_fsrs_log log_rows[FSRS_LOG_MAX];

static void
assert_near_at(double got, double want, double within, int line)
{
	if (!(fabs(got - want) <= within))
		fail_msg("line %d: got %.15g, want %.15g", line, got, want);
}

#define assert_near(got, want, within) \
	assert_near_at((got), (want), (within), __LINE__)

/* 2 x cards reviews, the second a day later; every tenth card is lost. */
static size_t
pairs(int cards, int days)
{
	size_t n = 0;

	for (int c = 0; c < cards; c++) {
		int day = c * days / cards;

		log_rows[n++] = (struct pr_fsrs_log){ c, day, 3 };
		log_rows[n++] =
			(struct pr_fsrs_log){ c, day + 1, c % 10 == 9 ? 1 : 3 };
	}
	return n;
}

static bool
is_inside(const struct pr_fsrs_weights *w)
{
	static const double high[] = {
		100, 100,  100, 100, 10, 4, 4, 0.75, 4.5, 0.8, 3.5,
		5,   0.25, 0.9, 4,   1,  6, 2, 2,    0.8, 0.8,
	};
	static const double low[] = {
		0.001, 0.001, 0.001, 0.001, 1,     0.001, 0.001,
		0.001, 0,     0,     0.001, 0.001, 0.001, 0.001,
		0,     0,     1,     0,     0,     0,     0.1,
	};

	for (int i = 0; i < PR_FSRS_WEIGHTS; i++)
		if (!(w->w[i] >= low[i] && w->w[i] <= high[i]))
			return false;
	return true;
}

static void
fsrs_fit__another_memory_is_found_again(void **state)
{
	struct pr_fsrs_weights truth = fsrs_log_other();

	(void)state;
	for (uint64_t seed = 3; seed < 6; seed++) {
		size_t n = fsrs_log_simulate(log_rows, &truth, 400, 14, seed);
		struct pr_fsrs_fit fit = { 0 };
		struct pr_err err = { 0 };

		assert_pr_ok(pr_fsrs_fit(&fit, pr_fsrs_defaults(), log_rows, n,
					 NULL, NULL, &err),
			     &err);
		assert_true(fit.better);
		assert_true(fit.held < fit.held_before - 0.01);
		assert_true(fit.held < fit.held_average);
		assert_true(fit.loss < fit.loss_before - 0.02);
		assert_near(fit.loss, pr_fsrs_loss(&truth, log_rows, n, NULL),
			    0.003);
		assert_true(fit.weights.w[2] < 1.6);
		assert_true(fit.weights.w[20] > 0.2);
		assert_true(is_inside(&fit.weights));
	}
}

static void
fsrs_fit__the_same_log_gives_the_same_weights(void **state)
{
	struct pr_fsrs_weights truth = fsrs_log_other();
	size_t n = fsrs_log_simulate(log_rows, &truth, 200, 14, 5);
	struct pr_fsrs_fit a = { 0 };
	struct pr_fsrs_fit b = { 0 };
	struct pr_err err = { 0 };

	(void)state;
	assert_pr_ok(pr_fsrs_fit(&a, pr_fsrs_defaults(), log_rows, n, NULL,
				 NULL, &err),
		     &err);
	assert_pr_ok(pr_fsrs_fit(&b, pr_fsrs_defaults(), log_rows, n, NULL,
				 NULL, NULL),
		     &err);
	assert_memory_equal(&a.weights, &b.weights, sizeof(a.weights));
	/* and what it tells is true of them */
	assert_near(a.loss, pr_fsrs_loss(&a.weights, log_rows, n, NULL), 1e-12);
	assert_near(a.loss_before,
		    pr_fsrs_loss(pr_fsrs_defaults(), log_rows, n, NULL), 1e-12);
	/* another place to start from leads to much the same */
	assert_pr_ok(pr_fsrs_fit(&b, &truth, log_rows, n, NULL, NULL, NULL),
		     &err);
	assert_near(a.loss, b.loss, 1e-4);
}

static void
fsrs_fit__a_learner_like_the_defaults_stays_near_them(void **state)
{
	size_t n = fsrs_log_simulate(log_rows, pr_fsrs_defaults(), 200, 14, 3);
	struct pr_fsrs_fit fit = { 0 };
	struct pr_err err = { 0 };

	(void)state;
	assert_pr_ok(pr_fsrs_fit(&fit, pr_fsrs_defaults(), log_rows, n, NULL,
				 NULL, &err),
		     &err);
	assert_true(fit.n >= PR_FSRS_FIT_MIN && fit.n < 2000);
	assert_near(fit.held, fit.held_before, 0.02);
	assert_near(fit.loss, fit.loss_before, 0.01);
	assert_near(fit.weights.w[4], 6.4133, 1);
	assert_near(fit.weights.w[20], 0.1542, 0.2);
}

static void
fsrs_fit__what_a_log_says_nothing_of_stays_as_published(void **state)
{
	static const int silent[] = { 0, 1, 3, 15, 16 };
	size_t n = pairs(600, 50); /* first GOOD, then one review */
	struct pr_fsrs_fit fit = { 0 };
	struct pr_err err = { 0 };

	(void)state;
	assert_pr_ok(pr_fsrs_fit(&fit, pr_fsrs_defaults(), log_rows, n, NULL,
				 NULL, &err),
		     &err);
	for (size_t i = 0; i < PR_LEN(silent); i++)
		assert_near(fit.weights.w[silent[i]],
			    pr_fsrs_defaults()->w[silent[i]], 1e-9);
	assert_true(fit.weights.w[2] < 2.3065);
}

static void
fsrs_fit__the_newest_reviews_count_most(void **state)
{
	size_t n = pairs(2000, 100);
	struct pr_fsrs_fit fit = { 0 };
	struct pr_fsrs good = { 0 };
	struct pr_err err = { 0 };
	/* means of 1/4 + 3/4 x^3 over both halves of the time */
	double old = 0.25 + 0.75 * 0.03125;
	double newer = 0.25 + 0.75 * 0.46875;

	(void)state;
	/* one of two is recalled for fifty days, then 19 of 20 */
	for (int c = 0; c < 2000; c++)
		log_rows[2 * c + 1].grade = c < 1000      ? 1 + 2 * (c % 2)
					    : c % 20 == 0 ? 1
							  : 3;
	assert_pr_ok(pr_fsrs_fit(&fit, pr_fsrs_defaults(), log_rows, n, NULL,
				 NULL, &err),
		     &err);
	pr_fsrs_review(&good, &fit.weights, PR_FSRS_GOOD, 0);
	assert_near(pr_fsrs_recall(&fit.weights, &good, 1),
		    (0.5 * old + 0.95 * newer) / (old + newer), 0.005);
	/* without the last twenty days in the same way: .7598 */
	assert_near(fit.held, -0.95 * log(0.7598) - 0.05 * log(1 - 0.7598),
		    0.005);
}

static void
fsrs_fit__weights_that_are_beaten_are_not_called_better(void **state)
{
	struct pr_fsrs_weights truth = fsrs_log_other();
	size_t n = fsrs_log_simulate(log_rows, &truth, 130, 14, 8);
	struct pr_fsrs_fit fit = { 0 };
	struct pr_err err = { 0 };

	(void)state;
	/* nobody knows better than the truth with so few reviews */
	assert_pr_ok(pr_fsrs_fit(&fit, &truth, log_rows, n, NULL, NULL, &err),
		     &err);
	assert_true(fit.held > fit.held_before);
	assert_false(fit.better);
}

static void
fsrs_fit__a_start_out_of_bounds_is_brought_inside(void **state)
{
	struct pr_fsrs_weights w = fsrs_log_other();
	size_t n = fsrs_log_simulate(log_rows, &w, 150, 14, 5);
	struct pr_fsrs_weights wild;
	struct pr_fsrs_fit fit = { 0 };
	struct pr_err err = { 0 };

	(void)state;
	for (int i = 0; i < PR_FSRS_WEIGHTS; i++)
		wild.w[i] = i % 3 == 0 ? 1e6 : i % 3 == 1 ? -1e6 : (double)NAN;
	assert_pr_ok(pr_fsrs_fit(&fit, &wild, log_rows, n, NULL, NULL, &err),
		     &err);
	assert_true(is_inside(&fit.weights));
	assert_true(isfinite(fit.loss));
}

static void
fsrs_fit__too_few_reviews_are_refused_with_their_number(void **state)
{
	size_t n = pairs(PR_FSRS_FIT_MIN - 1, 50);
	struct pr_fsrs_fit fit = { .n = 77, .loss = 7 };
	struct pr_fsrs_fit before = fit;
	struct pr_err err = { 0 };

	(void)state;
	assert_int_equal(pr_fsrs_fit(&fit, pr_fsrs_defaults(), log_rows, n,
				     NULL, NULL, &err),
			 PR_EINVAL);
	assert_non_null(strstr(err.text, "511"));
	assert_non_null(strstr(err.text, "512"));
	assert_memory_equal(&fit, &before, sizeof(fit));
	assert_pr_refused(pr_fsrs_fit(&fit, pr_fsrs_defaults(), NULL, 0, NULL,
				      NULL, &err),
			  PR_EINVAL, &err);
	assert_memory_equal(&fit, &before, sizeof(fit));
	n = pairs(PR_FSRS_FIT_MIN, 50);
	assert_pr_ok(pr_fsrs_fit(&fit, pr_fsrs_defaults(), log_rows, n, NULL,
				 NULL, &err),
		     &err);
	assert_int_equal(fit.n, PR_FSRS_FIT_MIN);
}

/* Of pairs(), whose cards lie in the order of days. */
static double
average_by_hand(int cards, int held)
{
	double odds = 1.2;
	double loss = 0;

	for (int c = 0; c < cards; c++) {
		double y = c % 10 == 9 ? 0 : 1;
		double p = 1 / (1 + exp(-odds));

		if (c >= held)
			loss -= y > 0 ? log(p) : log(1 - p);
		odds += 0.3 * (y - p);
	}
	return loss / (cards - held);
}

static void
fsrs_fit__the_last_fifth_of_the_days_is_held_back(void **state)
{
	size_t n = pairs(1000, 50); /* days 1..50, 20 scored on each */
	struct pr_fsrs_fit fit = { 0 };
	struct pr_err err = { 0 };

	(void)state;
	assert_pr_ok(pr_fsrs_fit(&fit, pr_fsrs_defaults(), log_rows, n, NULL,
				 NULL, &err),
		     &err);
	assert_int_equal(fit.n, 1000);
	assert_int_equal(fit.n_held, 200);
	assert_near(fit.held_average, average_by_hand(1000, 800), 1e-12);
	/* nine of ten are recalled, which one is chance */
	assert_near(fit.held, -0.9 * log(0.9) - 0.1 * log(0.1), 0.002);
}

static void
fsrs_fit__a_log_of_one_scored_day_still_has_an_answer(void **state)
{
	size_t n = pairs(600, 1);
	struct pr_fsrs_fit fit = { 0 };
	struct pr_err err = { 0 };

	(void)state;
	assert_pr_ok(pr_fsrs_fit(&fit, pr_fsrs_defaults(), log_rows, n, NULL,
				 NULL, &err),
		     &err);
	assert_int_equal(fit.n_held, 600);
	assert_near(fit.held_average, average_by_hand(600, 0), 1e-12);
	/* no day is left to learn from: the defaults, no better */
	assert_near(fit.held, fit.held_before, 0);
	assert_false(fit.better);
}

struct told {
	int count, stop_at;
	double last;
	bool rising;
};

static bool
tell(void *ctx, double at)
{
	struct told *t = ctx;

	t->rising = t->rising && at >= t->last && at <= 1;
	t->last = at;
	return ++t->count != t->stop_at;
}

static void
fsrs_fit__progress_rises_and_can_stop_it(void **state)
{
	struct pr_fsrs_weights w = fsrs_log_other();
	size_t n = fsrs_log_simulate(log_rows, &w, 150, 14, 5);
	struct pr_fsrs_fit fit = { .n = 77 };
	struct pr_err err = { 0 };
	struct told t = { .rising = true };
	int count;

	(void)state;
	assert_pr_ok(pr_fsrs_fit(&fit, pr_fsrs_defaults(), log_rows, n, tell,
				 &t, &err),
		     &err);
	assert_true(t.rising);
	assert_true(t.count > 2);
	assert_true(t.last >= 0.5);
	count = t.count;
	for (int i = 1; i <= count; i++) {
		struct pr_fsrs_fit none = { .n = 77 };

		t = (struct told){ .rising = true, .stop_at = i };
		assert_pr_refused(pr_fsrs_fit(&none, pr_fsrs_defaults(),
					      log_rows, n, tell, &t, &err),
				  PR_ESTOP, &err);
		assert_int_equal(none.n, 77);
		assert_int_equal(t.count, i);
	}
}

static void
fsrs_fit__public_log_comes_below_its_target(void **state)
{
	static const struct pr_fsrs_weights published = { {
		0.12340357383516173,
		1.2931,
		2.397673571899466,
		8.2956,
		6.686820427099132,
		0.45021679958387956,
		3.077875127553957,
		0.053520395733247045,
		1.6539992229052127,
		0.1466206769107436,
		0.6300772488850335,
		1.611965002575047,
		0.012840136810798864,
		0.34853762746216305,
		1.8878958285806287,
		0.8546376191171063,
		1.8729,
		0.6748536823468675,
		0.20451266082721842,
		0.22622814695113844,
		0.46030603398979064,
	} };
	size_t n = fsrs_log_read(log_rows);
	struct pr_fsrs_fit fit = { 0 };
	struct pr_err err = { 0 };

	(void)state;
	if (n == 0) {
		print_message("# SKIP no $PROCTOR_TEST_DATA/fsrs\n");
		skip();
	}
	assert_int_equal(n, 12580);
	assert_pr_ok(pr_fsrs_fit(&fit, pr_fsrs_defaults(), log_rows, n, NULL,
				 NULL, &err),
		     &err);
	assert_int_equal(fit.n, 5329);
	assert_near(fit.loss_before, 0.45866, 5e-6);
	assert_near(pr_fsrs_loss(&published, log_rows, n, NULL), 0.43868, 5e-6);
	assert_true(fit.loss <= 0.4387);
	assert_true(fit.held <= fit.held_before);
	assert_true(fit.held < fit.held_average);
	assert_true(fit.better);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fsrs_fit__another_memory_is_found_again),
		cmocka_unit_test(fsrs_fit__the_same_log_gives_the_same_weights),
		cmocka_unit_test(
			fsrs_fit__a_learner_like_the_defaults_stays_near_them),
		cmocka_unit_test(
			fsrs_fit__what_a_log_says_nothing_of_stays_as_published),
		cmocka_unit_test(fsrs_fit__the_newest_reviews_count_most),
		cmocka_unit_test(
			fsrs_fit__weights_that_are_beaten_are_not_called_better),
		cmocka_unit_test(
			fsrs_fit__a_start_out_of_bounds_is_brought_inside),
		cmocka_unit_test(
			fsrs_fit__too_few_reviews_are_refused_with_their_number),
		cmocka_unit_test(
			fsrs_fit__the_last_fifth_of_the_days_is_held_back),
		cmocka_unit_test(
			fsrs_fit__a_log_of_one_scored_day_still_has_an_answer),
		cmocka_unit_test(fsrs_fit__progress_rises_and_can_stop_it),
		cmocka_unit_test(fsrs_fit__public_log_comes_below_its_target),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

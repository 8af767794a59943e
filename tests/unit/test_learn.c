/* test_learn.c - the ability filter: the vectors of
 * tests/data/filter_vectors.json, and what holds for every learner */
#include "learn_case.h"

#include <cJSON.h>
#include <stdio.h>
#include <stdlib.h>

#define VECTORS "tests/data/filter_vectors.json"

static int
read_vectors(void **state)
{
	FILE *f = fopen(VECTORS, "rb");
	char *text;
	size_t n;

	if (!f)
		return -1;
	text = calloc(1, 1 << 20);
	n = text ? fread(text, 1, (1 << 20) - 1, f) : 0;
	fclose(f);
	*state = n > 0 ? cJSON_Parse(text) : NULL;
	free(text);
	return *state ? 0 : -1;
}

static int
free_vectors(void **state)
{
	cJSON_Delete(*state);
	return 0;
}

static const cJSON *
member(const cJSON *object, const char *name)
{
	const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, name);

	if (!value)
		fail_msg("%s lacks the member %s", VECTORS, name);
	return value;
}

static double
number(const cJSON *object, const char *name)
{
	return member(object, name)->valuedouble;
}

static double
element(const cJSON *array, size_t i)
{
	const cJSON *value = cJSON_GetArrayItem(array, (int)i);

	assert_non_null(value);
	return value->valuedouble;
}

/* ---- the vectors --------------------------------------------------------- */

static void
check_step(struct pr_learn *learn, const struct pr_learn_prior *prior,
	   double b_var, const cJSON *step)
{
	const cJSON *c = member(step, "C");
	struct pr_learn_answer a = {
		.domain = (int)number(step, "domain"),
		.b = number(step, "b"),
		.b_var = b_var,
		.right = number(step, "y") > 0.5,
	};

	assert_near(pr_learn_predict(learn, a.domain, a.b, a.b_var),
		    number(step, "predicted"), EXACT);
	pr_learn_update(learn, prior, &a);
	for (size_t i = 0; i <= learn->n; i++) {
		const cJSON *row = cJSON_GetArrayItem(c, (int)i);

		assert_near(learn->m[i], element(member(step, "m"), i), EXACT);
		for (size_t j = 0; j <= learn->n; j++)
			assert_near(learn->c[i][j], element(row, j), EXACT);
	}
}

static void
learn__every_vector_holds(void **state)
{
	const cJSON *v = member(*state, "filter");
	const cJSON *diag = member(member(v, "prior"), "C_diag");
	const cJSON *steps = member(v, "steps");
	struct pr_learn_prior prior = {
		.mean = element(member(member(v, "prior"), "m"), 0),
		.v0 = element(diag, 0),
		.vd = element(diag, 1),
		.q0 = number(v, "q0"),
	};
	struct pr_learn learn;
	const cJSON *step;

	pr_learn_init(&learn, (size_t)cJSON_GetArraySize(diag) - 1, &prior);
	assert_int_equal(learn.n, 3);
	assert_true(cJSON_GetArraySize(steps) == 7);
	cJSON_ArrayForEach(step, steps)
	{
		check_step(&learn, &prior, number(v, "item_variance"), step);
	}
}

/* ---- the prior ----------------------------------------------------------- */

static void
learn__the_prior_forecasts_the_pass_rate(void **state)
{
	static const double rates[] = { 0.05, 0.5, 0.65, 0.74, 0.97 };

	(void)state;
	for (size_t i = 0; i < PR_LEN(rates); i++) {
		struct pr_learn_prior prior = pr_learn_prior_for(rates[i]);
		double spread = sqrt(prior.v0 + 0.2 * 0.2 + 0.2 * 0.2);

		assert_near(pr_score_phi(prior.mean / spread), rates[i], CLOSE);
	}
	/* as published for two exams */
	assert_near(pr_learn_prior_for(0.74).mean, 0.53, 0.005);
	assert_near(pr_learn_prior_for(0.65).mean, 0.32, 0.005);
}

static void
learn__a_pass_rate_that_cannot_be_leaves_the_passing_level(void **state)
{
	static const double rates[] = { 0, -0.2, 1, 1.5, (double)NAN };

	(void)state;
	for (size_t i = 0; i < PR_LEN(rates); i++)
		assert_near(pr_learn_prior_for(rates[i]).mean, 0, 0);
}

static void
learn__a_new_learner_is_the_prior(void **state)
{
	struct pr_learn_prior prior = pr_learn_prior_for(PASS_PRIOR);
	struct pr_learn learn;

	(void)state;
	memset(&learn, 0x55, sizeof learn);
	pr_learn_init(&learn, PR_DOMAINS_MAX, &prior);
	assert_int_equal(learn.n, PR_DOMAINS_MAX);
	for (size_t i = 0; i < PR_LEARN_MAX; i++) {
		assert_near(learn.m[i], i ? 0 : prior.mean, 0);
		for (size_t j = 0; j < PR_LEARN_MAX; j++)
			assert_near(learn.c[i][j],
				    i != j ? 0 : (i ? prior.vd : prior.v0), 0);
	}
}

/* ---- updates ------------------------------------------------------------- */

/* Cholesky on a copy; all pivots above 0. */
static void
assert_covariance(const struct pr_learn *learn, size_t answers)
{
	double a[PR_LEARN_MAX][PR_LEARN_MAX];

	memcpy(a, learn->c, sizeof a);
	for (size_t i = 0; i <= learn->n; i++)
		for (size_t j = 0; j < i; j++)
			if (memcmp(&a[i][j], &a[j][i], sizeof a[i][j]) != 0)
				fail_msg("not symmetric after %zu", answers);
	for (size_t k = 0; k <= learn->n; k++) {
		if (!(a[k][k] > 1e-6))
			fail_msg("pivot %zu is %g after %zu", k, a[k][k],
				 answers);
		for (size_t i = k + 1; i <= learn->n; i++)
			for (size_t j = k + 1; j <= learn->n; j++)
				a[i][j] -= a[i][k] * a[k][j] / a[k][k];
	}
}

static void
ten_thousand(size_t n, const struct pr_learn_prior *prior)
{
	uint64_t chance = UINT64_C(7046029254386353131);
	struct pr_learn learn;

	pr_learn_init(&learn, n, prior);
	for (size_t i = 1; i <= 10000; i++) {
		struct pr_learn_answer a = any_answer(&chance, n);

		pr_learn_update(&learn, prior, &a);
		if (i % 100 == 0 || i < 100)
			assert_covariance(&learn, i);
		if (i % 500 == 0)
			pr_learn_idle(&learn, prior, 10);
	}
	for (size_t i = 0; i <= n; i++)
		assert_true(fabs(learn.m[i]) < 20);
}

static void
learn__ten_thousand_answers_leave_a_covariance(void **state)
{
	static const size_t domains[] = { 1, 3, 6, 11, PR_DOMAINS_MAX };
	struct pr_learn_prior product = pr_learn_prior_for(PASS_PRIOR);
	struct pr_learn_prior fast = { 0, 2.0, 0.5, 0.01, 0.01, 0.1, 0.001 };

	(void)state;
	for (size_t i = 0; i < PR_LEN(domains); i++) {
		ten_thousand(domains[i], &product);
		ten_thousand(domains[i], &fast);
		ten_thousand(domains[i], &still);
	}
}

static void
learn__an_impossible_item_hurts_nothing(void **state)
{
	struct pr_learn learn = after(3, &still, 20);

	(void)state;
	for (int i = 0; i < 200; i++) {
		struct pr_learn_answer a = { i % 3, i % 2 ? 60 : -60,
					     0.3 * (i % 4), i % 3 == 0 };

		pr_learn_update(&learn, &still, &a);
		assert_covariance(&learn, (size_t)i);
		assert_true(isfinite(learn.m[0]));
	}
}

static void
learn__an_answer_speaks_loudest_of_its_own_domain(void **state)
{
	struct pr_learn_answer a = { .domain = 1, .b = 0.2, .b_var = 0.04 };
	struct pr_learn learn;
	double moved[3];

	(void)state;
	for (int right = 0; right <= 1; right++) {
		double sign = right ? 1 : -1;

		pr_learn_init(&learn, 3, &still);
		a.right = right;
		pr_learn_update(&learn, &still, &a);
		for (int d = 0; d < 3; d++)
			moved[d] = sign * pr_learn_view(&learn, d).mean;
		assert_true(moved[1] > moved[0]);
		assert_true(moved[0] > 0);
		assert_near(moved[0], moved[2], EXACT);
	}
}

static void
learn__an_item_hardly_known_says_less(void **state)
{
	struct pr_learn_answer a = { 0, -0.4, 0, true };
	struct pr_learn sure;
	struct pr_learn vague;

	(void)state;
	pr_learn_init(&sure, 2, &still);
	vague = sure;
	assert_true(pr_learn_predict(&sure, 0, -0.4, 2) <
		    pr_learn_predict(&sure, 0, -0.4, 0));
	assert_true(pr_learn_predict(&sure, 0, -0.4, 2) > 0.5);
	a.right = false; /* the more surprising, the more was known */
	pr_learn_update(&sure, &still, &a);
	a.b_var = 2;
	pr_learn_update(&vague, &still, &a);
	assert_true(sure.m[0] < vague.m[0]);
	assert_true(vague.m[0] < 0);
}

/* Whoever answers by a true ability is found, domains too. */
static void
learn__abilities_are_found_again(void **state)
{
	static const double truth[] = { 0.9, -0.6, 0.2, 0.4 };
	uint64_t chance = UINT64_C(1181783497276652981);
	struct pr_learn learn;

	(void)state;
	pr_learn_init(&learn, PR_LEN(truth), &still);
	for (int i = 0; i < 4000; i++) {
		struct pr_learn_answer a = any_answer(&chance, PR_LEN(truth));
		double p = pr_rasch_p(truth[a.domain], a.b);

		a.b_var = 0;
		a.right = below(&chance, 1000000) < 1e6 * p;
		pr_learn_update(&learn, &still, &a);
	}
	for (int d = 0; d < (int)PR_LEN(truth); d++) {
		struct pr_learn_view view = pr_learn_view(&learn, d);

		assert_near(view.mean, truth[d], 3 * view.sd);
		assert_true(view.sd < 0.09);
	}
}

/* ---- drift --------------------------------------------------------------- */

static void
learn__drift_never_passes_the_prior(void **state)
{
	struct pr_learn_prior prior = { 0.1, 0.6, 0.12, 5, 5, 5, 0 };
	struct pr_learn_answer a = { 1, 0, 0, true };
	struct pr_learn learn;

	(void)state;
	pr_learn_init(&learn, 4, &prior);
	for (int i = 0; i < 50; i++) {
		pr_learn_update(&learn, &prior, &a);
		assert_near(learn.c[0][0], prior.v0, 0);
		for (int d = 1; d <= 4; d++)
			assert_near(learn.c[d][d], prior.vd, 0);
	}
	learn = after(4, &still, 100);
	assert_true(learn.c[0][0] < 0.3);
	pr_learn_idle(&learn, &prior, 1000);
	assert_near(learn.c[0][0], prior.v0, 0);
}

static void
learn__what_is_wider_than_the_prior_is_not_narrowed(void **state)
{
	struct pr_learn_prior narrow = { 0, 0.01, 0.001, 0.1, 0.1, 0.1, 0 };
	struct pr_learn learn;
	struct pr_learn was;

	(void)state;
	pr_learn_init(&learn, 2, &still);
	was = learn;
	pr_learn_idle(&learn, &narrow, 30);
	assert_memory_equal(&learn, &was, sizeof was);
}

static void
learn__drift_is_added_by_answers_and_by_days(void **state)
{
	struct pr_learn_prior moving = still;
	struct pr_learn_answer a = { 2, 0.3, 0.1, false };
	struct pr_learn one = after(3, &still, 60);
	struct pr_learn two = one;

	(void)state;
	moving.q0 = 0.002;
	moving.qd = 0.0003;
	moving.delta = 0.004;
	moving.qt = 0.001;
	pr_learn_update(&one, &still, &a);
	pr_learn_update(&two, &moving, &a);
	assert_near(two.m[0] - one.m[0], 0.004, EXACT);
	assert_near(two.c[0][0] - one.c[0][0], 0.002, EXACT);
	for (int d = 1; d <= 3; d++) {
		assert_near(two.m[d], one.m[d], 0);
		assert_near(two.c[d][d] - one.c[d][d], 0.0003, EXACT);
		assert_near(two.c[0][d], one.c[0][d], 0);
	}
	one = two;
	pr_learn_idle(&two, &moving, 12.5);
	assert_near(two.c[0][0] - one.c[0][0], 0.0125, EXACT);
	two.c[0][0] = one.c[0][0];
	assert_memory_equal(&two, &one, sizeof one);
	pr_learn_idle(&two, &moving, 0);
	pr_learn_idle(&two, &moving, -3);
	pr_learn_idle(&two, &moving, (double)NAN);
	assert_memory_equal(&two, &one, sizeof one);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(learn__every_vector_holds),
		cmocka_unit_test(learn__the_prior_forecasts_the_pass_rate),
		cmocka_unit_test(
			learn__a_pass_rate_that_cannot_be_leaves_the_passing_level),
		cmocka_unit_test(learn__a_new_learner_is_the_prior),
		cmocka_unit_test(
			learn__ten_thousand_answers_leave_a_covariance),
		cmocka_unit_test(learn__an_impossible_item_hurts_nothing),
		cmocka_unit_test(
			learn__an_answer_speaks_loudest_of_its_own_domain),
		cmocka_unit_test(learn__an_item_hardly_known_says_less),
		cmocka_unit_test(learn__abilities_are_found_again),
		cmocka_unit_test(learn__drift_never_passes_the_prior),
		cmocka_unit_test(
			learn__what_is_wider_than_the_prior_is_not_narrowed),
		cmocka_unit_test(learn__drift_is_added_by_answers_and_by_days),
	};

	return cmocka_run_group_tests(tests, read_vectors, free_vectors);
}

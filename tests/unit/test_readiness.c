/* test_readiness.c - the chance of a pass: the vector of
 * tests/data/filter_vectors.json, its range, what would move it */
#include "proctor/irt.h"
#include "proctor/readiness.h"

#include "test.h"

#include <cJSON.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define VECTORS "tests/data/filter_vectors.json"
#define DOMAINS 6
#define FORM 130
#define EXACT 1e-9

/* The learner, the form and the exam day of the vector. */
struct vector {
	struct pr_learn learn;
	struct pr_readiness_form form;
	double b[FORM];
	double day_sd;
	double weights[DOMAINS + 1];
	double var; /* exam day within */
	double p;
};

static void
assert_near_at(double got, double want, double within, int line)
{
	if (!(fabs(got - want) <= within))
		fail_msg("line %d: got %.15g, want %.15g", line, got, want);
}

#define assert_near(got, want, within) \
	assert_near_at((got), (want), (within), __LINE__)

static const cJSON *
member(const cJSON *object, const char *name)
{
	const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, name);

	if (!value)
		fail_msg("%s lacks the member %s", VECTORS, name);
	return value;
}

static double
element(const cJSON *array, size_t i)
{
	const cJSON *value = cJSON_GetArrayItem(array, (int)i);

	if (!cJSON_IsNumber(value))
		fail_msg("%s lacks number %zu of a row", VECTORS, i);
	return value ? value->valuedouble : 0;
}

static cJSON *
read_vectors(void)
{
	FILE *f = fopen(VECTORS, "rb");
	char *text = calloc(1, 1 << 16);
	cJSON *all = NULL;

	if (f && text && fread(text, 1, (1 << 16) - 1, f) > 0)
		all = cJSON_Parse(text);
	if (f)
		fclose(f);
	free(text);
	return all;
}

static void
fill(struct vector *v, const cJSON *from)
{
	const cJSON *counts = member(from, "items_per_domain");
	size_t n = 0;

	v->form.n_domains = v->learn.n = DOMAINS;
	for (size_t d = 0; d < DOMAINS; d++) {
		int count = (int)element(counts, d);

		v->form.counts[d] = count;
		/* "evenly spaced -1.3..1.7 inside each domain" */
		for (int i = 0; i < count && n < FORM; i++, n++)
			v->b[n] = -1.3 + 3.0 * i / (count - 1);
	}
	v->form.b = v->b;
	v->form.cut = (int)member(from, "cut_raw")->valuedouble;
	v->day_sd = member(from, "exam_day_sd")->valuedouble;
	v->var = member(from, "composite_variance_with_gap")->valuedouble;
	v->p = member(from, "rule_21_nodes_lord_wingersky")->valuedouble;
	for (size_t i = 0; i <= DOMAINS; i++) {
		const cJSON *row =
			cJSON_GetArrayItem(member(from, "C"), (int)i);

		v->learn.m[i] = element(member(from, "m"), i);
		v->weights[i] = element(member(from, "composite_weights"), i);
		for (size_t j = 0; j <= DOMAINS; j++)
			v->learn.c[i][j] = element(row, j);
	}
	assert_int_equal(n, FORM);
}

static int
new_vector(void **state)
{
	static struct vector v;
	cJSON *all = read_vectors();

	if (!all)
		return -1;
	v = (struct vector){ 0 };
	fill(&v, member(all, "pass_probability"));
	cJSON_Delete(all);
	*state = &v;
	return 0;
}

static struct pr_readiness
forecast_at(const struct vector *v, double day_sd)
{
	struct pr_readiness r = { 0 };
	struct pr_err err = { 0 };

	assert_pr_ok(pr_readiness(&r, &v->learn, &v->form, day_sd, &err), &err);
	return r;
}

static void
readiness__the_vector_comes_out_to_nine_digits(void **state)
{
	const struct vector *v = *state;
	struct pr_readiness r = forecast_at(v, v->day_sd);
	double mean = 0;

	assert_near(v->p, 0.6301708, 5e-8);
	assert_near(r.p, v->p, EXACT);
	for (size_t i = 0; i <= DOMAINS; i++)
		mean += v->weights[i] * v->learn.m[i];
	assert_near(r.mean, mean, 1e-12);
	assert_near(r.sd * r.sd, v->var, 1e-12);
}

static void
readiness__domains_count_by_their_information(void **state)
{
	struct vector v = *(const struct vector *)*state;

	/* One component alone is unsure: the spread is its weight. */
	for (size_t k = 0; k <= DOMAINS; k++) {
		memset(v.learn.c, 0, sizeof(v.learn.c));
		v.learn.c[k][k] = 1;
		assert_near(forecast_at(&v, 0).sd, v.weights[k], 1e-12);
	}
}

static void
readiness__range_is_the_middle_of_what_is_not_known(void **state)
{
	const struct vector *v = *state;
	struct pr_readiness r = forecast_at(v, v->day_sd);

	/* by a sum over 301 equal steps, -9..9, in another language */
	assert_near(r.lo, 0.3792161794, 1e-6);
	assert_near(r.hi, 0.8555654860, 1e-6);
	assert_near(forecast_at(v, 0).p, 0.6666483955, 1e-6);
}

static void
readiness__chance_lies_in_its_range_for_everybody(void **state)
{
	struct vector v = *(const struct vector *)*state;
	double last = -1;

	for (int i = -60; i <= 60; i++) {
		struct pr_readiness r;

		v.learn.m[0] = i / 10.0;
		r = forecast_at(&v, v.day_sd);
		assert_true(r.lo <= r.p && r.p <= r.hi);
		assert_true(r.lo >= 0 && r.hi <= 1);
		assert_true(r.p >= last - 1e-12); /* sums round */
		last = r.p;
	}
	assert_true(last > 0.999);
	/* Little is known: the mean lies above the 90 % point of a tail. */
	v.learn.m[0] = -6;
	v.learn.c[0][0] = 4;
	assert_near(forecast_at(&v, 0).p, forecast_at(&v, 0).hi, 0);
}

static void
readiness__nothing_unknown_leaves_the_form_alone(void **state)
{
	struct vector v = *(const struct vector *)*state;
	struct pr_readiness r;
	double b[FORM];
	size_t n = 0;

	memset(v.learn.c, 0, sizeof(v.learn.c));
	for (size_t d = 0; d < DOMAINS; d++)
		for (int i = 0; i < v.form.counts[d]; i++, n++)
			b[n] = v.b[n] - v.learn.m[d + 1];
	r = forecast_at(&v, 0);
	assert_near(r.p, pr_rasch_pass(v.learn.m[0], b, FORM, 70), 1e-12);
	assert_near(r.lo, r.p, 1e-12);
	assert_near(r.hi, r.p, 1e-12);
	v.form.cut = 0;
	assert_near(forecast_at(&v, 0.2).p, 1, 1e-12);
	v.form.cut = FORM + 1;
	assert_near(forecast_at(&v, 0.2).p, 0, 0);
}

static void
assert_refused(const struct vector *v, double day_sd)
{
	struct pr_readiness r = {
		.p = 7, .lo = 7, .hi = 7, .mean = 7, .sd = 7
	};
	struct pr_err err = { 0 };

	assert_pr_refused(pr_readiness(&r, &v->learn, &v->form, day_sd, &err),
			  PR_EINVAL, &err);
	assert_true(r.p == 7 && r.lo == 7 && r.hi == 7 && r.mean == 7 &&
		    r.sd == 7);
}

static void
readiness__forms_that_cannot_be_are_refused(void **state)
{
	const struct vector *whole = *state;
	struct vector v = *whole;

	memset(v.form.counts, 0, sizeof(v.form.counts));
	assert_refused(&v, 0.2);
	v = *whole;
	v.form.counts[0] = PR_RASCH_ITEMS_MAX;
	assert_refused(&v, 0.2);
	v = *whole;
	v.form.counts[1] = -1;
	assert_refused(&v, 0.2);
	v = *whole;
	v.form.n_domains = DOMAINS + 1;
	assert_refused(&v, 0.2);
	v = *whole;
	v.form.cut = -1;
	assert_refused(&v, 0.2);
	assert_refused(whole, -0.1);
	assert_refused(whole, (double)NAN);
}

static void
readiness__practice_moves_the_chance_by_its_gain(void **state)
{
	const struct vector *v = *state;
	struct pr_learn_prior prior = { .v0 = 0.6, .vd = 0.12, .delta = 0.001 };

	/* as the range: another program, another rule of integration */
	assert_near(pr_readiness_moved(&v->learn, &prior, &v->form, 0, 50),
		    0.0576125147, 1e-6);
	assert_near(pr_readiness_moved(&v->learn, &prior, &v->form, 1, 50),
		    0.0585423841, 1e-6);
	assert_near(pr_readiness_moved(&v->learn, &prior, &v->form, 2, 50),
		    0.0574856680, 1e-6);
	assert_near(pr_readiness_moved(&v->learn, &prior, &v->form, 5, 50),
		    0.0570268836, 1e-6);
	prior.delta = 0;
	assert_near(pr_readiness_moved(&v->learn, &prior, &v->form, 0, 50), 0,
		    0);
	prior.delta = -0.001;
	assert_true(pr_readiness_moved(&v->learn, &prior, &v->form, 0, 50) <
		    -0.05);
}

static void
readiness__practice_pays_least_where_all_is_known(void **state)
{
	struct vector v = *(const struct vector *)*state;
	struct pr_learn_prior prior = pr_learn_prior_for(0.74);
	double weak;
	double strong;

	assert_true(prior.delta > 0);
	weak = pr_readiness_moved(&v.learn, &prior, &v.form, 3, 50);
	v.learn.m[4] += 3;
	v.learn.m[0] -= 3 * v.weights[4];
	strong = pr_readiness_moved(&v.learn, &prior, &v.form, 3, 50);
	assert_true(strong > 0 && strong < weak / 2);
}

static void
readiness__nothing_practised_moves_nothing(void **state)
{
	struct vector v = *(const struct vector *)*state;
	struct pr_learn_prior prior = { .delta = 0.001 };

	assert_near(pr_readiness_moved(&v.learn, &prior, &v.form, 0, 0), 0, 0);
	assert_near(pr_readiness_moved(&v.learn, &prior, &v.form, -1, 50), 0,
		    0);
	assert_near(pr_readiness_moved(&v.learn, &prior, &v.form, DOMAINS, 50),
		    0, 0);
	v.form.counts[5] = 0;
	assert_near(pr_readiness_moved(&v.learn, &prior, &v.form, 5, 50), 0, 0);
}

static void
readiness__shown_is_five_to_ninety_five_in_steps(void **state)
{
	(void)state;
	for (int i = 0; i <= 1000; i++) {
		double p = i / 1000.0;
		int shown = pr_readiness_shown(p);

		assert_int_equal(shown % 5, 0);
		assert_in_range(shown, 5, 95);
		if (p >= 0.05 && p <= 0.95)
			assert_true(fabs(shown - 100 * p) <= 2.5 + EXACT);
	}
	assert_int_equal(pr_readiness_shown(0), 5);
	assert_int_equal(pr_readiness_shown(0.62), 60);
	assert_int_equal(pr_readiness_shown(0.63), 65);
	assert_int_equal(pr_readiness_shown(1), 95);
	assert_int_equal(pr_readiness_shown((double)NAN), 5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			readiness__the_vector_comes_out_to_nine_digits),
		cmocka_unit_test(readiness__domains_count_by_their_information),
		cmocka_unit_test(
			readiness__range_is_the_middle_of_what_is_not_known),
		cmocka_unit_test(
			readiness__chance_lies_in_its_range_for_everybody),
		cmocka_unit_test(
			readiness__nothing_unknown_leaves_the_form_alone),
		cmocka_unit_test(readiness__forms_that_cannot_be_are_refused),
		cmocka_unit_test(
			readiness__practice_moves_the_chance_by_its_gain),
		cmocka_unit_test(
			readiness__practice_pays_least_where_all_is_known),
		cmocka_unit_test(readiness__nothing_practised_moves_nothing),
		cmocka_unit_test(
			readiness__shown_is_five_to_ninety_five_in_steps),
	};

	return cmocka_run_group_tests(tests, new_vector, NULL);
}

/* test_score.c - every vector of tests/data/score_vectors.json */
#include "proctor/accuracy.h"
#include "proctor/score.h"

#include "test.h"

#include <cJSON.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define VECTORS "tests/data/score_vectors.json"
#define FORM 130
#define EXACT 1e-9
#define LEE 1e-8

static const struct pr_exam_scale rhit = {
	.kind = PR_SCALE_IRT,
	.min = 100,
	.max = 400,
	.cut = 300,
	.ref_n = 130,
	.ref_cut = 92,
	.ref_sd_b = 0.8,
};

static const struct pr_population population = { 0.8, 0.8, 5, 2001 };

static void
assert_near_at(double got, double want, double within, int line)
{
	if (!(fabs(got - want) <= within))
		fail_msg("line %d: got %.15g, want %.15g", line, got, want);
}

#define assert_near(got, want, within) \
	assert_near_at((got), (want), (within), __LINE__)

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
element(const cJSON *array, int i)
{
	const cJSON *value = cJSON_GetArrayItem(array, i);

	assert_non_null(value);
	return value->valuedouble;
}

/* The two forms that the vectors were made with. */
static void
vector_forms(double *ref, double *form)
{
	for (int i = 0; i < FORM; i++) {
		ref[i] = -1.5 + 3.0 * i / (FORM - 1);
		form[i] = ref[i] + 0.15 * cos(i) + 0.10;
	}
}

static void
check_line(const cJSON *exam)
{
	const cJSON *rows = member(exam, "rows");
	const cJSON *ends = member(exam, "scale");
	struct pr_exam_scale s = { .kind = PR_SCALE_LINEAR };
	const cJSON *row;

	s.min = element(ends, 0);
	s.cut = element(ends, 1);
	s.max = element(ends, 2);
	s.ref_n = (int)number(exam, "n");
	s.ref_cut = (int)number(exam, "cut_raw");
	assert_true(cJSON_GetArraySize(rows) > 0);
	cJSON_ArrayForEach(row, rows)
	{
		double raw = element(row, 0);

		assert_near(pr_score_linear(&s, raw, s.ref_n, s.ref_cut),
			    element(row, 1), EXACT);
		assert_near(pr_score_literal(&s, raw, s.ref_n), element(row, 1),
			    EXACT);
	}
}

static void
score__linear_vectors_hold(void **state)
{
	const cJSON *linear = member(*state, "linear");

	check_line(member(linear, "rhit"));
	check_line(member(linear, "cehrs"));
}

static void
score__equating_vectors_hold(void **state)
{
	const cJSON *v = member(*state, "rasch_equating");
	struct pr_exam_scale s = rhit;
	double ref[FORM];
	double form[FORM];
	double cut = number(v, "cut_raw_ref");
	double slope = 100 / (FORM - cut);
	double theta_cut;
	const cJSON *row;

	vector_forms(ref, form);
	theta_cut = pr_rasch_theta(cut, ref, FORM);
	assert_near(theta_cut, number(v, "theta_cut"), EXACT);
	assert_near(pr_rasch_expected(theta_cut, form, FORM),
		    number(v, "cut_raw_new_exact"), EXACT);
	assert_int_equal(pr_rasch_raw_cut(theta_cut, form, FORM),
			 (int)number(v, "cut_raw_new_used"));
	assert_int_equal(cJSON_GetArraySize(member(v, "rows")), 15);
	cJSON_ArrayForEach(row, member(v, "rows"))
	{
		double raw = number(row, "raw_new");
		double t = pr_rasch_theta(raw, form, FORM);
		double info = pr_rasch_information(t, form, FORM);
		double eq = pr_rasch_equate(raw, form, FORM, ref, FORM);
		double se = pr_rasch_equated_se(t, form, FORM, ref, FORM);
		double scaled = pr_score_linear(&s, eq, FORM, cut);
		bool passed = raw >= number(v, "cut_raw_new_used");

		assert_near(t, number(row, "theta_ml"), EXACT);
		assert_near(1 / sqrt(info), number(row, "se_theta"), EXACT);
		assert_near(eq, number(row, "equated_raw_ref"), EXACT);
		/* The file's value is not held within the scale. */
		assert_near(scaled, fmax(100, number(row, "scaled")), EXACT);
		assert_int_equal(pr_score_reported(&s, scaled, passed),
				 (int)number(row, "scaled_reported"));
		assert_near(sqrt(info), number(row, "csem_raw"), EXACT);
		assert_near(slope * se, number(row, "csem_scaled"), EXACT);
	}
}

static void
score__weighted_likelihood_vectors_hold(void **state)
{
	double ref[FORM];
	double form[FORM];
	const cJSON *row;

	vector_forms(ref, form);
	cJSON_ArrayForEach(row, member(member(*state, "rasch_wle"), "rows"))
		assert_near(pr_rasch_wle(element(row, 0), form, FORM),
			    element(row, 1), EXACT);
}

static void
score__five_item_vectors_hold(void **state)
{
	const cJSON *v = member(*state, "rasch_small");
	const double b[] = { -2, -1, 0, 1, 2 };
	const struct pr_ability prior = { 0, 1 };
	const cJSON *row;

	cJSON_ArrayForEach(row, member(v, "ml")) assert_near(
		pr_rasch_theta(element(row, 0), b, 5), element(row, 1), EXACT);
	cJSON_ArrayForEach(row, member(v, "wle")) assert_near(
		pr_rasch_wle(element(row, 0), b, 5), element(row, 1), EXACT);
	cJSON_ArrayForEach(row, member(v, "eap_n01_61_gauss_hermite"))
	{
		struct pr_ability a =
			pr_rasch_eap(element(row, 0), b, 5, prior);

		assert_near(a.mean, element(row, 1), EXACT);
		assert_near(a.sd, element(row, 2), EXACT);
	}
}

static void
score__distribution_vectors_hold(void **state)
{
	const cJSON *v = member(*state, "lord_wingersky");
	const cJSON *rows = member(v, "score_probabilities");
	const double b[] = { -2, 1, 0, 1 };
	double f[5];

	for (int k = 0; k < 3; k++) {
		double theta = element(member(v, "theta"), k);

		pr_rasch_scores(f, theta, b, 4);
		for (int r = 0; r < 5; r++)
			assert_near(f[r],
				    element(cJSON_GetArrayItem(rows, k), r),
				    EXACT);
	}
}

static void
score__lee_and_rudner_vectors_hold(void **state)
{
	const cJSON *lee = member(*state, "lee_130");
	const cJSON *rudner = member(*state, "rudner_130");
	double theta_cut = number(lee, "theta_cut");
	double ref[FORM];
	double form[FORM];
	struct pr_decision d;

	vector_forms(ref, form);
	d = pr_rasch_lee(form, FORM, (size_t)number(lee, "cut_raw"), theta_cut,
			 &population);
	assert_near(d.accuracy, number(lee, "accuracy"), LEE);
	assert_near(d.consistency, number(lee, "consistency"), LEE);
	assert_near(d.pass_rate, number(lee, "pass_rate"), LEE);
	assert_near(d.kappa, number(lee, "kappa"), LEE);
	assert_near(d.false_pass, number(lee, "false_pass"), LEE);
	assert_near(d.false_fail, number(lee, "false_fail"), LEE);
	d = pr_rasch_rudner(form, FORM, theta_cut, &population);
	assert_near(d.accuracy, number(rudner, "accuracy"), LEE);
	assert_near(d.consistency, number(rudner, "consistency"), LEE);
}

static void
score__pass_given_theta_vectors_hold(void **state)
{
	const cJSON *v = member(*state, "pass_given_theta");
	const cJSON *lee = member(*state, "lee_130");
	double ref[FORM];
	double form[FORM];

	vector_forms(ref, form);
	for (int k = 0; k < 5; k++) {
		double t = number(lee, "theta_cut") +
			   element(member(v, "offset"), k);
		double mean = pr_rasch_expected(t, form, FORM);
		double sd = sqrt(pr_rasch_information(t, form, FORM));

		assert_near(pr_rasch_pass(t, form, FORM, 89),
			    element(member(v, "p_pass_exact"), k), EXACT);
		assert_near(pr_score_phi((mean - 88.5) / sd),
			    element(member(v, "p_pass_normal_cc"), k), EXACT);
	}
}

static void
score__livingston_lewis_vectors_hold(void **state)
{
	const cJSON *v = member(*state, "livingston_lewis");
	const cJSON *p = member(v, "params");
	const cJSON *package = member(v, "betafunctions_1.9.0");
	const cJSON *sat12 = member(v, "effective_length_sat12");
	struct pr_beta4 truth = { number(p, "l"), number(p, "u"),
				  number(p, "alpha"), number(p, "beta") };
	struct pr_decision d = pr_score_livingston(
		&truth, (size_t)number(p, "effective_length"),
		number(p, "cut_proportion"));

	assert_near(d.accuracy, number(v, "accuracy"), EXACT);
	assert_near(d.consistency, number(v, "consistency"), EXACT);
	assert_near(d.pass_rate, number(v, "pass_rate"), EXACT);
	assert_near(d.kappa, number(v, "kappa"), EXACT);
	assert_near(d.false_pass, number(v, "false_pass"), EXACT);
	assert_near(d.false_fail, number(v, "false_fail"), EXACT);
	assert_near(d.accuracy, number(package, "accuracy"), 1e-6);
	assert_near(d.consistency, number(package, "consistency"), 1e-6);
	assert_near(d.kappa, number(package, "kappa"), 1e-6);
	assert_near(pr_score_effective_length(
			    number(sat12, "mean"), number(sat12, "var"),
			    number(sat12, "alpha"), 0, number(sat12, "max")),
		    number(sat12, "value"), EXACT);
}

static void
score__angoff_vectors_hold(void **state)
{
	const cJSON *v = member(*state, "angoff");
	const cJSON *items = member(v, "ratings_item_by_judge");
	double ratings[24];
	double cut;
	double se;
	struct pr_err err = { 0 };

	for (int i = 0; i < 6; i++)
		for (int j = 0; j < 4; j++)
			ratings[i * 4 + j] =
				element(cJSON_GetArrayItem(items, i), j);
	assert_pr_ok(pr_score_angoff_cut(&cut, &se, ratings, 6, 4, &err), &err);
	assert_near(cut, number(v, "cut"), EXACT);
	assert_near(se, number(v, "se_judges"), EXACT);
	ratings[7] = 1.2;
	cut = -1;
	assert_pr_refused(pr_score_angoff_cut(&cut, &se, ratings, 6, 4, &err),
			  PR_EINVAL, &err);
	assert_near(cut, -1, 0);
}

static void
score__classical_vectors_hold(void **state)
{
	const cJSON *v = member(*state, "ctt_interval");
	double raw = number(v, "raw");
	double mean = number(v, "mean");
	double sd = number(v, "sd");
	double rel = number(v, "reliability");
	double sem = pr_score_sem(sd, rel);

	assert_near(sem, number(v, "sem"), EXACT);
	assert_near(raw - sem, element(member(v, "ci68"), 0), EXACT);
	assert_near(raw + sem, element(member(v, "ci68"), 1), EXACT);
	assert_near(raw - PR_SCORE_Z95 * sem, element(member(v, "ci95"), 0),
		    EXACT);
	assert_near(raw + PR_SCORE_Z95 * sem, element(member(v, "ci95"), 1),
		    EXACT);
	assert_near(pr_score_kelley(raw, mean, rel), number(v, "kelley"),
		    EXACT);
	assert_near(pr_score_kelley_se(sd, rel), number(v, "see_true"), EXACT);
	assert_near(pr_score_lord(raw, FORM), number(v, "lord_binomial_csem"),
		    EXACT);
	assert_near(pr_score_keats(raw, FORM, mean, sd, rel),
		    number(v, "keats_scaled_csem"), EXACT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(score__linear_vectors_hold),
		cmocka_unit_test(score__equating_vectors_hold),
		cmocka_unit_test(score__weighted_likelihood_vectors_hold),
		cmocka_unit_test(score__five_item_vectors_hold),
		cmocka_unit_test(score__distribution_vectors_hold),
		cmocka_unit_test(score__lee_and_rudner_vectors_hold),
		cmocka_unit_test(score__pass_given_theta_vectors_hold),
		cmocka_unit_test(score__livingston_lewis_vectors_hold),
		cmocka_unit_test(score__angoff_vectors_hold),
		cmocka_unit_test(score__classical_vectors_hold),
	};

	return cmocka_run_group_tests_name("score", tests, read_vectors,
					   free_vectors);
}

/* test_score_form.c - one form, one report: what may be printed, and when
 * to be silent */
#include "proctor/score.h"

#include "test.h"

#include <math.h>
#include <string.h>

#define FORM 130
#define EXACT 1e-9

static const struct pr_exam_scale rhit = {
	.kind = PR_SCALE_IRT,
	.min = 100,
	.max = 400,
	.cut = 300,
	.ref_n = 130,
	.ref_cut = 92,
	.ref_sd_b = 0.8,
};

static void
assert_near_at(double got, double want, double within, int line)
{
	if (!(fabs(got - want) <= within))
		fail_msg("line %d: got %.15g, want %.15g", line, got, want);
}

#define assert_near(got, want, within) \
	assert_near_at((got), (want), (within), __LINE__)

/* A form of n items with ratings from .45 to .93 in mixed order. */
static void
rated_form(double *b, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		double k = (double)((37 * i) % 130);
		double rating = 0.45 + 0.48 * k / 129;

		b[i] = -log(rating / (1 - rating));
	}
}

static struct pr_score_out
score_of(const struct pr_exam_scale *scale, const double *b, size_t n,
	 size_t raw)
{
	bool right[PR_RASCH_ITEMS_MAX] = { false };
	struct pr_score_in in = { .n = n, .b = b, .right = right };
	struct pr_score_out out = { 0 };
	struct pr_err err = { 0 };

	in.whole = true;
	for (size_t i = 0; i < raw; i++)
		right[n - 1 - i] = true;
	assert_pr_ok(pr_score_form(&out, scale, &in, &err), &err);
	return out;
}

static void
check_report(const struct pr_score_out *s, const struct pr_exam_scale *scale)
{
	assert_true(s->passed == (s->raw >= s->raw_cut));
	assert_true(s->passed == (s->reported >= scale->cut));
	assert_true(s->reported >= scale->min && s->reported <= scale->max);
	assert_true(s->lo >= scale->min && s->hi <= scale->max);
	assert_true(s->lo <= s->reported && s->reported <= s->hi);
	assert_true(fabs(s->reported - s->scaled) <= 1);
	assert_true(s->p_parallel >= 0 && s->p_parallel <= 1);
}

static void
score_form__a_form_is_scored_as_worked_by_hand(void **state)
{
	double b[FORM];
	struct pr_score_out s;

	(void)state;
	rated_form(b, FORM);
	s = score_of(&rhit, b, FORM, 95);
	/* worked in another language by bisection and a fine grid */
	assert_int_equal(s.basis, PR_SCORE_SCALED);
	assert_int_equal(s.raw, 95);
	assert_int_equal(s.raw_cut, 90);
	assert_true(s.passed && s.rasch);
	assert_near(s.theta, 0.21730596306773856, EXACT);
	assert_near(s.scaled, 313.17984676584064, 1e-8);
	assert_near(s.scaled_se, 12.005862295969258, 1e-8);
	assert_int_equal(s.reported, 313);
	assert_int_equal(s.lo, 290);
	assert_int_equal(s.hi, 337);
	assert_near(s.shift_kind, 13.348372030867722, 1e-8);
	assert_near(s.shift_harsh, -16.14611449472568, 1e-8);
	assert_near(s.p_parallel, 0.7841820126241126, 1e-8);
	assert_true(s.accuracy > 0.8 && s.accuracy < 1);
	assert_true(s.consistency > 0.7 && s.consistency < s.accuracy);
	assert_true(s.scaled_se_b == 0);
}

static void
score_form__unsure_difficulties_add_their_own_error(void **state)
{
	bool right[FORM] = { false };
	double b[FORM];
	double b_sd[FORM];
	struct pr_score_in in = { FORM, b, b_sd, right, true };
	struct pr_score_out s;
	struct pr_score_out sure;
	struct pr_err err = { 0 };

	(void)state;
	/* All items alike: dtheta = mean of the errors of b. */
	for (int i = 0; i < FORM; i++) {
		right[i] = i < 92;
		b[i] = -0.5;
		b_sd[i] = 0.8;
	}
	assert_pr_ok(pr_score_form(&s, &rhit, &in, &err), &err);
	assert_near(s.scaled_se_b / s.scaled_se, 0.8 / sqrt(FORM) / s.theta_se,
		    EXACT);
	in.b_sd = NULL;
	assert_pr_ok(pr_score_form(&sure, &rhit, &in, &err), &err);
	assert_near(s.scaled_se, sure.scaled_se, 0);
	assert_near(sure.scaled_se_b, 0, 0);
	in.b_sd = b_sd;
	b_sd[3] = -1;
	assert_pr_refused(pr_score_form(&s, &rhit, &in, &err), PR_EINVAL, &err);
}

static void
score_form__the_reference_form_scores_itself(void **state)
{
	struct pr_err err = { 0 };
	double b[FORM];

	(void)state;
	assert_pr_ok(pr_rasch_reference(b, FORM, 92, 0.8, &err), &err);
	assert_near(score_of(&rhit, b, FORM, 92).scaled, 300, 1e-9);
	assert_true(score_of(&rhit, b, FORM, 92).passed);
	assert_int_equal(score_of(&rhit, b, FORM, 92).reported, 300);
	assert_false(score_of(&rhit, b, FORM, 91).passed);
	assert_near(score_of(&rhit, b, FORM, 91).scaled, 300 - 100 / 38.0,
		    1e-9);
	assert_near(score_of(&rhit, b, FORM, FORM).scaled, 400, 0);
	assert_near(score_of(&rhit, b, FORM, 0).scaled, 100, 0);
	assert_near(score_of(&rhit, b, FORM, 0).theta, pr_rasch_wle(0, b, FORM),
		    0);
	assert_near(score_of(&rhit, b, FORM, FORM).theta,
		    pr_rasch_wle(FORM, b, FORM), 0);
}

static void
score_form__the_range_lies_around_the_line_not_the_foot(void **state)
{
	struct pr_err err = { 0 };
	struct pr_score_out s;
	double b[FORM];

	(void)state;
	assert_pr_ok(pr_rasch_reference(b, FORM, 92, 0.8, &err), &err);
	/* 12 of 130 lies at 89.47 on the line, 300 - 80 * 100 / 38 */
	s = score_of(&rhit, b, FORM, 12);
	assert_near(s.scaled, 100, 0);
	assert_int_equal(s.lo, 100);
	assert_int_equal(s.hi, (int)floor(300 - 80 * 100 / 38.0 +
					  1.96 * s.scaled_se + 0.5));
	assert_int_equal(score_of(&rhit, b, FORM, 0).hi, 100);
}

static void
score_form__every_raw_score_has_a_lawful_report(void **state)
{
	const size_t lengths[] = { 60, 130 };
	double b[FORM];

	(void)state;
	for (size_t k = 0; k < PR_LEN(lengths); k++) {
		double last = -1;
		double chance = -1;

		rated_form(b, lengths[k]);
		for (size_t raw = 0; raw <= lengths[k]; raw++) {
			struct pr_score_out s =
				score_of(&rhit, b, lengths[k], raw);

			check_report(&s, &rhit);
			assert_true(s.scaled >= last);
			assert_true(s.p_parallel >= chance - 1e-12);
			assert_true(isfinite(s.theta + s.scaled_se));
			assert_true(s.shift_kind >= 0 && s.shift_harsh <= 0);
			last = s.scaled;
			chance = s.p_parallel;
		}
		assert_near(last, 400, 0);
	}
}

static void
score_form__just_below_the_cut_never_prints_the_cut(void **state)
{
	(void)state;
	assert_int_equal(pr_score_reported(&rhit, 299.9, false), 299);
	assert_int_equal(pr_score_reported(&rhit, 299.5, true), 300);
	assert_int_equal(pr_score_reported(&rhit, 299.2, true), 300);
	assert_int_equal(pr_score_reported(&rhit, 300 - 1e-12, true), 300);
	assert_int_equal(pr_score_reported(&rhit, 300.5, true), 301);
	assert_int_equal(pr_score_reported(&rhit, 312.49, true), 312);
	assert_int_equal(pr_score_reported(&rhit, 12, false), 100);
	assert_int_equal(pr_score_reported(&rhit, 460, true), 400);
}

static void
score_form__a_short_form_gets_its_share_only(void **state)
{
	double b[FORM];
	bool right[FORM] = { true, true, true };
	struct pr_score_in in = { 59, b, NULL, right, true };
	struct pr_score_out s = { 0 };
	struct pr_err err = { 0 };

	(void)state;
	rated_form(b, FORM);
	assert_pr_ok(pr_score_form(&s, &rhit, &in, &err), &err);
	assert_int_equal(s.basis, PR_SCORE_SHORT);
	assert_near(s.share.value, 3 / 59.0, 1e-15);
	assert_true(s.share.lo > 0 && s.share.hi < 0.2 && !s.too_few);
	assert_false(s.rasch || s.passed);
	assert_near(s.scaled + s.theta + s.p_parallel, 0, 0);
	assert_int_equal(s.reported + s.lo + s.hi, 0);
	in.n = 60;
	assert_pr_ok(pr_score_form(&s, &rhit, &in, &err), &err);
	assert_int_equal(s.basis, PR_SCORE_SCALED);
	in.n = FORM;
	in.whole = false;
	assert_pr_ok(pr_score_form(&s, &rhit, &in, &err), &err);
	assert_int_equal(s.basis, PR_SCORE_PARTIAL);
	assert_int_equal(s.reported, 0);
	in.n = 6;
	assert_pr_ok(pr_score_form(&s, &rhit, &in, &err), &err);
	assert_true(s.too_few);
}

static void
score_form__an_exam_without_scale_gets_its_share_only(void **state)
{
	struct pr_exam_scale s = { 0 };
	double b[FORM];

	(void)state;
	rated_form(b, FORM);
	assert_int_equal(score_of(&s, NULL, FORM, 100).basis,
			 PR_SCORE_NO_SCALE);
	s = rhit;
	s.ref_n = 0;
	assert_int_equal(score_of(&s, b, FORM, 100).basis, PR_SCORE_NO_SCALE);
	s = rhit;
	s.kind = PR_SCALE_LINEAR;
	s.ref_n = 0;
	s.cut_percent = (double)NAN;
	assert_int_equal(score_of(&s, b, FORM, 100).basis, PR_SCORE_NO_SCALE);
	s.cut_percent = 70;
	assert_near(score_of(&s, b, FORM, 91).scaled, 300, 1e-9);
	s.cut_percent = 100;
	assert_int_equal(score_of(&s, b, FORM, 100).basis, PR_SCORE_NO_SCALE);
}

static void
score_form__a_scale_that_contradicts_itself_is_refused(void **state)
{
	double b[FORM];
	bool right[FORM] = { false };
	struct pr_score_in in = { FORM, b, NULL, right, true };
	struct pr_score_out out = { .raw = 77 };
	struct pr_exam_scale s = rhit;
	struct pr_err err = { 0 };

	(void)state;
	rated_form(b, FORM);
	s.cut = 400;
	assert_pr_refused(pr_score_form(&out, &s, &in, &err), PR_EINVAL, &err);
	s.cut = 100;
	assert_pr_refused(pr_score_form(&out, &s, &in, &err), PR_EINVAL, &err);
	s = rhit;
	s.min = (double)NAN;
	assert_pr_refused(pr_score_form(&out, &s, &in, &err), PR_EINVAL, &err);
	s = rhit;
	s.max = 1e9;
	assert_pr_refused(pr_score_form(&out, &s, &in, &err), PR_EINVAL, &err);
	s = rhit;
	s.ref_cut = 130;
	assert_pr_refused(pr_score_form(&out, &s, &in, &err), PR_EINVAL, &err);
	s.ref_cut = 0;
	assert_pr_refused(pr_score_form(&out, &s, &in, &err), PR_EINVAL, &err);
	assert_int_equal(out.raw, 77);
	assert_int_equal(out.n, 0);
}

static void
score_form__refused_forms_leave_the_output_alone(void **state)
{
	double b[FORM];
	bool right[FORM] = { false };
	struct pr_score_in in = { FORM, b, NULL, right, true };
	struct pr_score_out out;
	struct pr_score_out before;
	struct pr_err err = { 0 };

	(void)state;
	memset(&out, 0x5a, sizeof(out));
	memcpy(&before, &out, sizeof(out));
	rated_form(b, FORM);
	in.n = 0;
	assert_pr_refused(pr_score_form(&out, &rhit, &in, &err), PR_EINVAL,
			  &err);
	in.n = PR_RASCH_ITEMS_MAX + 1;
	assert_pr_refused(pr_score_form(&out, &rhit, &in, &err), PR_EINVAL,
			  &err);
	in.n = FORM;
	b[129] = (double)NAN;
	assert_pr_refused(pr_score_form(&out, &rhit, &in, &err), PR_EINVAL,
			  &err);
	b[129] = 20.5;
	assert_pr_refused(pr_score_form(&out, &rhit, &in, &err), PR_EINVAL,
			  &err);
	in.b = NULL;
	assert_pr_refused(pr_score_form(&out, &rhit, &in, &err), PR_EINVAL,
			  &err);
	assert_memory_equal(&out, &before, sizeof(out));
}

static void
score_form__percent_is_literal(void **state)
{
	const struct pr_exam_scale cpc = {
		.kind = PR_SCALE_PERCENT, .min = 0, .max = 100, .cut = 70
	};
	struct pr_score_out s;

	(void)state;
	s = score_of(&cpc, NULL, 100, 70);
	assert_true(s.passed && !s.rasch);
	assert_int_equal(s.reported, 70);
	assert_int_equal(s.lo, 60);
	assert_int_equal(s.hi, 78);
	assert_false(score_of(&cpc, NULL, 100, 69).passed);
	assert_int_equal(score_of(&cpc, NULL, 150, 1).raw_cut, 105);
	/* 69.5 % rounds to 70 and must not */
	assert_int_equal(score_of(&cpc, NULL, 200, 139).reported, 69);
	/* beta-binomial, 40-digit arithmetic */
	s = score_of(&cpc, NULL, 100, 72);
	assert_near(s.p_parallel, 0.651115041042177, 1e-12);
	for (size_t raw = 0; raw <= 150; raw++) {
		s = score_of(&cpc, NULL, 150, raw);
		check_report(&s, &cpc);
	}
}

static void
score_form__raw_is_literal_and_needs_its_own_length(void **state)
{
	struct pr_exam_scale s = {
		.kind = PR_SCALE_RAW, .min = 0, .max = 100, .cut = 68
	};

	(void)state;
	s.ref_n = 100;
	assert_int_equal(score_of(&s, NULL, 100, 68).reported, 68);
	assert_true(score_of(&s, NULL, 100, 68).passed);
	assert_false(score_of(&s, NULL, 100, 67).passed);
	assert_int_equal(score_of(&s, NULL, 90, 80).basis,
			 PR_SCORE_OTHER_LENGTH);
	s.ref_n = 0;
	assert_int_equal(score_of(&s, NULL, 90, 80).reported, 80);
	assert_int_equal(score_of(&s, NULL, 60, 60).basis,
			 PR_SCORE_OTHER_LENGTH);
}

static void
score_form__piecewise_joins_its_points(void **state)
{
	struct pr_exam_scale s = {
		.kind = PR_SCALE_PIECEWISE,
		.min = 200,
		.max = 800,
		.cut = 500,
		.points = { { 0, 200 }, { 70, 500 }, { 100, 800 } },
		.n_points = 3,
	};
	bool right[100] = { false };
	struct pr_score_in in = { 100, NULL, NULL, right, true };
	struct pr_score_out out = { 0 };
	struct pr_err err = { 0 };

	(void)state;
	assert_near(pr_score_literal(&s, 0, 100), 200, EXACT);
	assert_near(pr_score_literal(&s, 35, 100), 350, EXACT);
	assert_near(pr_score_literal(&s, 85, 100), 650, EXACT);
	assert_near(pr_score_literal(&s, 100, 100), 800, EXACT);
	assert_int_equal(score_of(&s, NULL, 100, 3).raw_cut, 70);
	assert_int_equal(score_of(&s, NULL, 200, 3).raw_cut, 140);
	s.points[1][0] = 0;
	assert_pr_refused(pr_score_form(&out, &s, &in, &err), PR_EINVAL, &err);
	s.n_points = 1;
	assert_pr_refused(pr_score_form(&out, &s, &in, &err), PR_EINVAL, &err);
	s.n_points = 17;
	assert_pr_refused(pr_score_form(&out, &s, &in, &err), PR_EINVAL, &err);
	assert_int_equal(out.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			score_form__a_form_is_scored_as_worked_by_hand),
		cmocka_unit_test(
			score_form__unsure_difficulties_add_their_own_error),
		cmocka_unit_test(score_form__the_reference_form_scores_itself),
		cmocka_unit_test(
			score_form__the_range_lies_around_the_line_not_the_foot),
		cmocka_unit_test(
			score_form__every_raw_score_has_a_lawful_report),
		cmocka_unit_test(
			score_form__just_below_the_cut_never_prints_the_cut),
		cmocka_unit_test(score_form__a_short_form_gets_its_share_only),
		cmocka_unit_test(
			score_form__an_exam_without_scale_gets_its_share_only),
		cmocka_unit_test(
			score_form__a_scale_that_contradicts_itself_is_refused),
		cmocka_unit_test(
			score_form__refused_forms_leave_the_output_alone),
		cmocka_unit_test(score_form__percent_is_literal),
		cmocka_unit_test(
			score_form__raw_is_literal_and_needs_its_own_length),
		cmocka_unit_test(score_form__piecewise_joins_its_points),
	};

	return cmocka_run_group_tests_name("score_form", tests, NULL, NULL);
}

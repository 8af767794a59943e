/* test_stats_claims.c - forecasts against outcomes, and real results */
#include "app/internal.h"
#include "proctor/store_forecast.h"

#include "stats_case.h"

#include <math.h>

static void
claim(struct desk_case *c, int64_t sitting, int64_t at_ms, double p)
{
	struct pr_db_forecast row = {
		.learner = c->desk->learner.id,
		.exam = "RHIT",
		.sitting = sitting,
		.at_ms = at_ms,
		.exam_date = "",
		.p = p,
		.lo = p / 2,
		.hi = (1 + p) / 2,
		.answers = 200,
		.coverage = .8,
	};

	assert_pr_ok(pr_db_forecast_put(c->desk->store, &row, &c->err),
		     &c->err);
}

static size_t
forecasts(struct desk_case *c)
{
	struct pr_stats_claims *claims;
	size_t n;

	assert_pr_ok(pr_stats_claims(c->desk, false, &claims, &c->err),
		     &c->err);
	n = claims->n_forecasts;
	pr_stats_claims_free(claims);
	return n;
}

static void
stats_claims__a_mock_is_held_against_the_last_forecast_before_it(void **state)
{
	struct desk_case *c = *state;
	struct sat sat = { { 0 }, 0 };
	struct pr_stats_claims *claims;
	int64_t first;
	size_t own;

	sit_mock(c, &sat, 31, two_of_three, 150, 150);
	first = CASE_NOW + 10 * DAY_MS;
	claim(c, sat.ids[0], first - DAY_MS, .1);
	claim(c, sat.ids[0], first, .3);
	case_pass(c, 20 * DAY_MS);
	sit_mock(c, &sat, 32, nine_of_ten, 150, 150);
	/* its own seal, which must not speak for it */
	claim(c, sat.ids[1], first + 15 * DAY_MS, .99);
	own = forecasts(c);

	assert_pr_ok(pr_stats_claims(c->desk, false, &claims, &c->err),
		     &c->err);
	assert_int_equal(claims->n_forecasts, own);
	assert_int_equal(claims->n_rows, 1);
	assert_true(fabs(claims->rows[0].p - .3) < 1e-12);
	assert_true(fabs(claims->rows[0].lo - .15) < 1e-12);
	assert_false(claims->rows[0].real);
	assert_true(claims->rows[0].pass);
	assert_int_equal(claims->mocks.n, 1);
	assert_int_equal(claims->results.n, 0);
	assert_true(fabs(claims->mocks.brier - .49) < 1e-12);
	pr_stats_claims_free(claims);
	pr_stats_claims_free(NULL);

	assert_pr_ok(pr_stats_claims(c->desk, true, &claims, &c->err), &c->err);
	assert_int_equal(claims->n_rows, 1);
	pr_stats_claims_free(claims);
}

static void
stats_claims__a_real_result_is_judged_and_held_against_a_forecast(void **state)
{
	struct desk_case *c = *state;
	struct sat sat = { { 0 }, 0 };
	struct pr_stats_claims *claims;
	bool passed = false;

	practise(c, &sat, case_practice(3, 10));
	claim(c, sat.ids[0], CASE_NOW, .6); /* 2026-11-18 */
	case_pass(c, 30 * DAY_MS);
	assert_pr_ok(pr_stats_result(c->desk, "rhit", "2026-12-01", 299,
				     &passed, &c->err),
		     &c->err);
	assert_false(passed);
	assert_pr_ok(pr_stats_result(c->desk, "RHIT", "2026-12-10", 300,
				     &passed, &c->err),
		     &c->err);
	assert_true(passed);
	/* the same day as the forecast: it may have come after */
	assert_pr_ok(pr_stats_result(c->desk, "RHIT", "2026-11-18", 310,
				     &passed, &c->err),
		     &c->err);
	/* entered anew: the first counts no more */
	assert_pr_ok(pr_stats_result(c->desk, "RHIT", "2026-12-01", 305,
				     &passed, &c->err),
		     &c->err);

	assert_pr_ok(pr_stats_claims(c->desk, false, &claims, &c->err),
		     &c->err);
	assert_int_equal(claims->n_rows, 2);
	assert_int_equal(claims->results.n, 2);
	assert_string_equal(claims->rows[0].date, "2026-12-01");
	assert_int_equal(claims->rows[0].score, 305);
	assert_string_equal(claims->rows[0].made, "2026-11-18");
	assert_string_equal(claims->rows[1].date, "2026-12-10");
	assert_true(claims->rows[0].real && claims->rows[0].pass);
	assert_true(fabs(claims->results.brier - .16) < 1e-12);
	pr_stats_claims_free(claims);
}

/* Made on the 18th where it was sat, which was the 19th elsewhere: a result of
 * the 19th came after it. */
static void
stats_claims__days_are_those_of_the_place(void **state)
{
	struct desk_case *c = *state;
	struct sat sat = { { 0 }, 0 };
	struct pr_stats_claims *claims;
	bool passed;

	practise(c, &sat, case_practice(3, 10)); /* 2026-11-18 11:06 UTC */
	claim(c, sat.ids[0], CASE_NOW + 3600000, .6);
	pr_clock_test_set(&c->clock, CASE_NOW + 2 * DAY_MS, 14 * 60, 8);
	assert_pr_ok(pr_stats_result(c->desk, "RHIT", "2026-11-19", 305,
				     &passed, &c->err),
		     &c->err);
	assert_pr_ok(pr_stats_claims(c->desk, false, &claims, &c->err),
		     &c->err);
	assert_int_equal(claims->n_rows, 1);
	assert_string_equal(claims->rows[0].made, "2026-11-18");
	pr_stats_claims_free(claims);
}

static void
stats_claims__a_result_that_cannot_be_is_refused(void **state)
{
	static const struct {
		const char *exam, *date;
		int score;
		enum pr_status status;
		const char *says;
	} rows[] = {
		{ "NONE", "2026-11-01", 300, PR_ENOTFOUND, "RHIT" },
		{ "RHIT", "2026-02-30", 300, PR_EINVAL, "2027-03-14" },
		{ "RHIT", "1999-12-31", 300, PR_EINVAL, "2000-01-01" },
		{ "RHIT", "0000-01-01", 300, PR_EINVAL, "" },
		{ "RHIT", "soon", 300, PR_EINVAL, "2027-03-14" },
		{ "RHIT", "2026-11-19", 300, PR_EINVAL, "lies ahead" },
		{ "RHIT", "2026-11-01", 401, PR_EINVAL, "100 to 400" },
		{ "RHIT", "2026-11-01", 99, PR_EINVAL, "100 to 400" },
		{ "DRILLS", "2026-11-01", 99, PR_EINVAL, "no exam" },
	};
	struct desk_case *c = *state;
	struct pr_stats_claims *claims;
	bool passed = true;

	for (size_t i = 0; i < PR_LEN(rows); i++) {
		assert_int_equal(pr_stats_result(c->desk, rows[i].exam,
						 rows[i].date, rows[i].score,
						 &passed, &c->err),
				 rows[i].status);
		assert_non_null(strstr(c->err.text, rows[i].says));
		assert_true(passed);
	}
	assert_pr_ok(pr_stats_claims(c->desk, false, &claims, &c->err),
		     &c->err);
	assert_int_equal(claims->n_rows + claims->n_forecasts, 0);
	pr_stats_claims_free(claims);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
#define TEST(name)                                                        \
	cmocka_unit_test_setup_teardown(stats_claims__##name, case_setup, \
					case_teardown)
		TEST(a_mock_is_held_against_the_last_forecast_before_it),
		TEST(a_real_result_is_judged_and_held_against_a_forecast),
		TEST(days_are_those_of_the_place),
		TEST(a_result_that_cannot_be_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_oom_stats.c - whichever allocation fails: no crash, no leak, no lie */
#include "app/internal.h"
#include "proctor/stats.h"
#include "proctor/store_forecast.h"
#include "report/stats_report.h"

#include "oom.h"
#include "seat_case.h"

static struct desk_case *the_case;

static void until_it_fits(enum pr_status (*task)(struct pr_err *err))
{
	enum pr_status st = PR_ENOMEM;

	for (int n = 0; st != PR_OK; n++) {
		struct pr_err err = { 0 };

		assert_true(n < 200000);
		oom_left = n;
		st = task(&err);
		oom_left = -1;
		if (st != PR_OK && st != PR_ENOMEM)
			fail_msg("allocation %d: %s (%s)", n,
				 pr_status_text(st), err.text);
		assert_int_equal(err.status, st);
		assert_true((st == PR_OK) == (err.text[0] == '\0'));
	}
}

static enum pr_status
load(struct pr_err *err)
{
	struct pr_stats *s;
	enum pr_status st = pr_stats_load(the_case->desk, "RHIT", &s, err);

	assert_true((st == PR_OK) == (s != NULL));
	pr_stats_free(s);
	return st;
}

static enum pr_status
claims(struct pr_err *err)
{
	struct pr_stats_claims *c;
	enum pr_status st = pr_stats_claims(the_case->desk, true, &c, err);

	assert_true((st == PR_OK) == (c != NULL));
	pr_stats_claims_free(c);
	return st;
}

static enum pr_status
swallow(void *ctx, const char *bytes, size_t n, struct pr_err *err)
{
	(void)ctx, (void)bytes, (void)n, (void)err;
	return PR_OK;
}

static struct pr_stats *loaded;

static enum pr_status
print(struct pr_err *err)
{
	struct pr_sink sink = { .write = swallow };
	struct stats_report report = { .stats = loaded, .learner = "me" };
	enum pr_status st = stats_text(&report, &sink, err);

	if (!st)
		st = stats_json(&report, &sink, err);
	if (!st)
		st = stats_html(&report, &sink, err);
	return st;
}

static void
oom_stats__every_allocation_may_fail(void **state)
{
	struct desk_case *c = the_case = *state;
	struct pr_db_forecast row = { .exam = "RHIT",
				      .exam_date = "",
				      .p = .5 };
	bool passed;

	case_begin(c, case_practice(3, 6));
	for (int i = 0; i < 6; i++) {
		case_do(c, PR_EVENT_MOVE, i, 0);
		case_pass(c, 9000);
		case_do(c, PR_EVENT_ANSWER, i, case_key(c, i));
	}
	case_do(c, PR_EVENT_END, -1, 0);
	row.learner = c->desk->learner.id;
	row.sitting = pr_seat_id(c->seat);
	row.at_ms = CASE_NOW;
	case_leave(c);
	assert_pr_ok(pr_db_forecast_put(c->desk->store, &row, &c->err),
		     &c->err);
	case_pass(c, INT64_C(2880) * MINUTE_MS);
	assert_pr_ok(pr_stats_result(c->desk, "RHIT", "2026-11-20", 300,
				     &passed, &c->err),
		     &c->err);
	until_it_fits(load);
	until_it_fits(claims);
	assert_pr_ok(pr_stats_load(c->desk, "RHIT", &loaded, &c->err), &c->err);
	until_it_fits(print);
	pr_stats_free(loaded);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			oom_stats__every_allocation_may_fail, case_setup,
			case_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_oom_study.c - queue and plan, whichever allocation fails */
#include "proctor/review.h"
#include "proctor/study.h"

#include "oom.h"
#include "seat_case.h"

static struct desk_case *the_case;

/* The first allocations one by one, later ones in steps: a pool has many. */
static void until_it_fits(enum pr_status (*task)(struct pr_err *err))
{
	enum pr_status st = PR_ENOMEM;
	int failed = 0;

	for (int n = 0; st != PR_OK; n += 1 + n / 8) {
		struct pr_err err = { 0 };

		assert_true(n < 10000000);
		oom_left = n;
		st = task(&err);
		oom_left = -1;
		if (st != PR_OK && st != PR_ENOMEM)
			fail_msg("allocation %d: %s (%s)", n,
				 pr_status_text(st), err.text);
		assert_int_equal(err.status, st);
		assert_true((st == PR_OK) == (err.text[0] == '\0'));
		failed += st != PR_OK;
	}
	assert_true(failed > 3);
}

static enum pr_status
queue(struct pr_err *err)
{
	struct pr_review *review = NULL;
	enum pr_status st =
		pr_review_load(the_case->desk, NULL, 30, &review, err);

	assert_true((st == PR_OK) == (review != NULL));
	pr_review_free(review);
	return st;
}

static enum pr_status
plan(struct pr_err *err)
{
	struct pr_study *study = NULL;
	enum pr_status st = pr_study_load(the_case->desk, NULL, &study, err);

	assert_true((st == PR_OK) == (study != NULL));
	pr_study_free(study);
	return st;
}

static enum pr_status
set(struct pr_err *err)
{
	return pr_study_set(the_case->desk, "RHIT", "2027-03-14", 45, 31, err);
}

static bool
every_other(int slot)
{
	return slot % 2 == 0;
}

static void
oom_study__is_said_and_nothing_half_made_is_given(void **state)
{
	struct desk_case *c = *state;

	the_case = c;
	until_it_fits(set);
	assert_int_equal(pr_desk_learner(c->desk)->minutes_a_day, 45);
	case_begin(c, case_practice(3, 10));
	case_answer_all(c, every_other, 0, 0);
	case_do(c, PR_EVENT_END, -1, 0);
	case_leave(c);
	case_pass(c, INT64_C(86400000));
	until_it_fits(queue);
	until_it_fits(plan);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			oom_study__is_said_and_nothing_half_made_is_given,
			case_setup, case_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_place.c - where an objective stands in an exam */
#include "proctor/exam.h"

#include "test.h"

static struct pr_task_from takes[] = { { "RHIT", "D1.T5" },
				       { "RHIT", "D3.T1" } };
static struct pr_task tasks[] = {
	{ .identifier = "O1.T1", .from = takes, .n_from = PR_LEN(takes) },
	{ .identifier = "O1.T2" }
};
static const struct pr_exam old = {
	.identifier = "RHIT-7",
	.domains = { { .identifier = "O1", .tasks = tasks, .n_tasks = 2 },
		     { .identifier = "O2" } },
	.n_domains = 2,
};

static bool
place(const char *exam, const char *domain, const char *task, int *d, int *t)
{
	*d = *t = 77;
	return pr_exam_place(&old, exam, domain, task, d, t);
}

static void
place__an_own_objective_keeps_its_domain_and_task(void **state)
{
	int d, t;

	(void)state;
	assert_true(place("rhit-7", "O1", "O1.T2", &d, &t));
	assert_int_equal(d, 0);
	assert_int_equal(t, 1);
	assert_true(place("RHIT-7", "O2", "", &d, &t));
	assert_int_equal(d, 1);
	assert_int_equal(t, -1);
}

static void
place__a_task_of_another_exam_comes_to_the_task_that_takes_it(void **state)
{
	int d, t;

	(void)state;
	assert_true(place("rhit", "D3", "D3.T1", &d, &t));
	assert_int_equal(d, 0);
	assert_int_equal(t, 0);
}

static void
place__what_nobody_takes_has_no_place(void **state)
{
	int d, t;

	(void)state;
	assert_false(place("RHIT", "D6", "D6.T1", &d, &t));
	assert_false(place("CEHRS", "D1", "D1.T5", &d, &t));
	assert_false(place("RHIT-7", "O9", "O1.T1", &d, &t));
	assert_int_equal(d, 77);
	assert_int_equal(t, 77);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			place__an_own_objective_keeps_its_domain_and_task),
		cmocka_unit_test(
			place__a_task_of_another_exam_comes_to_the_task_that_takes_it),
		cmocka_unit_test(place__what_nobody_takes_has_no_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_oom_lint.c - whichever allocation of the linter fails, PR_ENOMEM and
 * nothing lost */
#include "proctor/lint.h"

#include "oom.h"
#include "test.h"

#include <math.h>

static void
note(void *ctx, const struct pr_finding *finding)
{
	(void)ctx;
	assert_true(finding->wrong[0] != '\0');
}

static enum pr_status
add_items(struct pr_lint *lint, struct pr_err *err)
{
	static struct pr_option options[] = {
		{ .id = "A", .text = { "Overlay", PR_FORMAT_PLAIN } },
		{ .id = "B",
		  .text = { "Always a duplicate", PR_FORMAT_PLAIN },
		  .correct = true },
	};
	static struct pr_objective objective = { "E", "D1", "T1" };
	static const char *const stems[] = {
		"Which error of the index is not found by the clerk?",
		"Which error of an index does the clerk not find?",
		"Which error of the index is not found by the clerk?",
	};
	struct pr_waiver waiver = { "R433", "why" };
	struct pr_lint_at at = { .file = "f",
				 .waivers = &waiver,
				 .n_waivers = 1 };
	enum pr_status st = PR_OK;

	for (size_t i = 0; i < PR_LEN(stems) && !st; i++) {
		struct pr_item item = { .identifier = "I",
					.options = options,
					.n_options = 2,
					.objectives = &objective,
					.n_objectives = 1,
					.status = PR_STATUS_ACTIVE,
					.angoff = (double)NAN };

		item.uuid[0] = (char)('a' + (int)i);
		item.stem.text = stems[i];
		st = pr_lint_add_item(lint, &at, &item, err);
	}
	return st;
}

static enum pr_status
judge(struct pr_err *err)
{
	static struct pr_task task = { .identifier = "T1", .title = "t" };
	static struct pr_exam exam = {
		.identifier = "E",
		.domains = { { .identifier = "D1",
			       .title = "d",
			       .tasks = &task,
			       .n_tasks = 1 } },
		.n_domains = 1,
	};
	struct pr_bank_header header = { .uuid = "u", .title = "T" };
	struct pr_findings findings = { NULL, note };
	struct pr_lint *lint = NULL;
	enum pr_status st = pr_lint_new(&lint, "2026-11-22", &findings, err);

	assert_true((st == PR_OK) == (lint != NULL));
	if (st)
		return st;
	st = pr_lint_add_bank(lint, "f", &header, err);
	if (!st)
		st = pr_lint_add_exam(lint, &exam, err);
	if (!st)
		st = add_items(lint, err);
	if (!st)
		st = pr_lint_finish(lint, err);
	pr_lint_free(lint);
	return st;
}

static void
lint__no_memory_is_said_and_nothing_is_lost(void **state)
{
	(void)state;
	oom_until_it_fits(judge);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lint__no_memory_is_said_and_nothing_is_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

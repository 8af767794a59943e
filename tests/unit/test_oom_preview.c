/* test_oom_preview.c - whichever allocation fails, a preview is no half one */
#include "proctor/preview.h"

#include "desk_case.h"
#include "oom.h"

#define ALL "tests/data/all_types.json"

struct both {
	struct desk_case *learner;
	struct pr_desk *spare;
};

/* All of it, from nothing to the form. */
static enum pr_status
preview(const struct both *b, char **form, struct pr_err *err)
{
	static const struct pr_import_options options;
	struct pr_preview *p;
	enum pr_status st = pr_preview_new(&p, err);

	*form = NULL;
	if (!st)
		st = pr_preview_add_path(p, b->spare, ALL, &options, err);
	if (!st)
		st = pr_preview_add_item(p, b->learner->desk, "RHIT-D1-001",
					 err);
	if (!st)
		st = pr_preview_fill(p, b->spare, form, err);
	if (!st)
		assert_int_equal(pr_preview_sum(p)->items, 8);
	pr_preview_free(p);
	return st;
}

static void
oom__a_preview_is_whole_or_refused(void **state)
{
	struct both b = { .learner = *state };
	struct pr_desk_options options = { .clock = case_clock };
	enum pr_status st = PR_ENOMEM;
	char dir[300];

	snprintf(dir, sizeof(dir), "%s/spare", b.learner->base);
	options.data_dir = dir;
	options.clock_ctx = b.learner;
	assert_pr_ok(pr_desk_open(&b.spare, &options, &b.learner->err),
		     &b.learner->err);
	for (int n = 0; st != PR_OK; n += n < 400 ? 1 : 7) {
		struct pr_err err = { 0 };
		char *form = NULL;

		assert_true(n < 200000);
		oom_left = n;
		st = preview(&b, &form, &err);
		oom_left = -1;
		assert_true((st == PR_OK) == (form != NULL));
		assert_int_equal(err.status, st);
		assert_true((st == PR_OK) == (err.text[0] == '\0'));
		free(form);
	}
	pr_desk_close(b.spare);
	case_remove(dir);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			oom__a_preview_is_whole_or_refused, case_setup,
			case_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

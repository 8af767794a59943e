/* test_code_grade_tables.c - the vectors again, over the full official tables
 *
 * $PROCTOR_TEST_TABLES is a folder with a codes.db of FY2026. */
#include "proctor/tables.h"

#include "drill_vectors.h"

#include <stdlib.h>

static void
tables__the_vectors_are_equal_over_the_full_tables(void **state)
{
	const char *folder = getenv("PROCTOR_TEST_TABLES");
	struct pr_tables *tables = NULL;
	struct pr_err err = { 0 };

	(void)state;
	if (!folder || !*folder) {
		print_message("# SKIP no $PROCTOR_TEST_TABLES/codes.db\n");
		skip();
	}
	assert_pr_ok(pr_tables_open(&tables, folder, NULL, &err), &err);
	expect_vectors(pr_tables_book(tables));
	for (size_t i = 0; i < PR_LEN(cases); i++) {
		struct pr_item *item = make_item(cases[i].members);
		struct pr_key_fault faults[4];
		size_t n = pr_code_key_check(faults, 4, item,
					     pr_tables_book(tables));

		if (n)
			fail_msg("%s: %s", cases[i].id, faults[0].words);
		pr_item_free(item);
	}
	pr_tables_close(tables);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			tables__the_vectors_are_equal_over_the_full_tables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

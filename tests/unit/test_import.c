/* test_import.c - banks taken in: every row of the table of re-import */
#include "library_ask.h"
#include "library_lines.h"

static void
import__new_items_come_in(void **state)
{
	struct lib *lib = *state;
	struct pr_item *item;

	assert_pr_ok(lib_text(lib, HEAD A_AND_B), &lib->err);
	assert_true(lib->sum.committed);
	assert_int_equal(lib->sum.files, 1);
	assert_int_equal(lib->sum.items, 2);
	assert_int_equal(lib->sum.fresh, 2);
	assert_int_equal(lib->sum.refused, 0);
	assert_int_equal(lib->sum.by_type[PR_ITEM_TRUE_FALSE], 2);
	assert_int_equal(lib_items(lib), 2);
	item = lib_item(lib, "A");
	assert_string_equal(item->stem.text, "one");
	assert_int_equal(item->version, 1);
	pr_item_free(item);
}

static void
import__the_same_again_changes_nothing(void **state)
{
	struct lib *lib = *state;
	char *before, *after;

	assert_pr_ok(lib_text(lib, HEAD A_AND_B), &lib->err);
	before = lib_export(lib, "b1", false);
	assert_pr_ok(lib_text(lib, HEAD A_AND_B), &lib->err);
	assert_int_equal(lib->sum.same, 2);
	assert_int_equal(lib->sum.fresh + lib->sum.refreshed +
				 lib->sum.revised + lib->sum.missing,
			 0);
	after = lib_export(lib, "b1", false);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void
import__the_same_content_under_another_uuid_is_skipped(void **state)
{
	struct lib *lib = *state;

	assert_pr_ok(lib_text(lib, HEAD A_AND_B), &lib->err);
	assert_pr_ok(lib_text(lib, HEAD_2 ITEM("3", "C", "1", "one", "")),
		     &lib->err);
	assert_int_equal(lib->sum.duplicate, 1);
	assert_int_equal(lib->sum.fresh, 0);
	assert_int_equal(lib_count(lib, PR_RULE_DUPLICATE), 1);
	assert_int_equal(lib_items(lib), 2);
	lib->options.keep_duplicates = true;
	assert_pr_ok(lib_text(lib, HEAD_2 ITEM("3", "C", "1", "one", "")),
		     &lib->err);
	assert_int_equal(lib->sum.duplicate, 0);
	assert_int_equal(lib->sum.fresh, 1);
	assert_int_equal(lib_items(lib), 3);
}

static void
import__changed_metadata_are_taken_and_named(void **state)
{
	struct lib *lib = *state;
	struct pr_item *item;

	assert_pr_ok(lib_text(lib, HEAD A_AND_B), &lib->err);
	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "1", "one",
					     ",\"status\":\"suspended\"")),
		     &lib->err);
	assert_int_equal(lib->sum.refreshed, 1);
	assert_int_equal(lib->sum.same, 0);
	assert_int_equal(lib_count(lib, PR_RULE_METADATA), 1);
	item = lib_item(lib, "A");
	assert_int_equal(item->status, PR_STATUS_SUSPENDED);
	assert_int_equal(item->version, 1);
	pr_item_free(item);
}

static void
import__a_higher_version_is_a_new_revision(void **state)
{
	struct lib *lib = *state;
	struct pr_item *item;
	int64_t first, second;

	assert_pr_ok(lib_text(lib, HEAD A_AND_B), &lib->err);
	assert_pr_ok(pr_library_find(lib->desk, "A", &first, &lib->err),
		     &lib->err);
	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "3", "uno", "")),
		     &lib->err);
	assert_int_equal(lib->sum.revised, 1);
	assert_pr_ok(pr_library_find(lib->desk, "A", &second, &lib->err),
		     &lib->err);
	assert_true(first != second);
	assert_pr_ok(pr_library_item(lib->desk, second, &item, &lib->err),
		     &lib->err);
	assert_string_equal(item->stem.text, "uno");
	assert_int_equal(item->version, 3);
	pr_item_free(item);
	assert_pr_ok(pr_library_item(lib->desk, first, &item, &lib->err),
		     &lib->err);
	assert_string_equal(item->stem.text, "one");
	pr_item_free(item);
}

static void
import__other_content_under_the_same_version_is_a_conflict(void **state)
{
	struct lib *lib = *state;
	struct pr_item *item;

	assert_pr_ok(lib_text(lib, HEAD A_AND_B), &lib->err);
	assert_pr_refused(lib_text(lib,
				   HEAD ITEM("1", "A", "1", "uno", "")
					   ITEM("3", "C", "1", "three", "")),
			  PR_ESCHEMA, &lib->err);
	assert_int_equal(lib->sum.conflict, 1);
	assert_int_equal(lib->sum.refused, 1);
	assert_false(lib->sum.committed);
	assert_int_equal(lib_count(lib, PR_RULE_CONFLICT), 1);
	assert_int_equal(lib_items(lib), 2);

	lib->options.on_conflict = PR_CONFLICT_OURS;
	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "1", "uno", "")),
		     &lib->err);
	assert_int_equal(lib->sum.conflict, 1);
	assert_int_equal(lib->sum.refused, 0);
	item = lib_item(lib, "A");
	assert_string_equal(item->stem.text, "one");
	pr_item_free(item);
}

static void
import__theirs_becomes_the_next_version(void **state)
{
	struct lib *lib = *state;
	struct pr_item *item;

	assert_pr_ok(lib_text(lib, HEAD A_AND_B), &lib->err);
	lib->options.on_conflict = PR_CONFLICT_THEIRS;
	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "1", "uno", "")),
		     &lib->err);
	assert_int_equal(lib->sum.conflict, 1);
	assert_int_equal(lib->sum.revised, 1);
	item = lib_item(lib, "A");
	assert_string_equal(item->stem.text, "uno");
	assert_int_equal(item->version, 2);
	pr_item_free(item);
	/* and the same file again is the same, not a third version */
	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "1", "uno", "")),
		     &lib->err);
	assert_int_equal(lib->sum.same, 1);
	assert_int_equal(lib->sum.conflict, 0);
}

static void
import__an_older_version_is_skipped_unless_it_was_changed(void **state)
{
	struct lib *lib = *state;
	struct pr_item *item;

	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "1", "one", "")),
		     &lib->err);
	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "3", "uno", "")),
		     &lib->err);
	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "1", "one", "")),
		     &lib->err);
	assert_int_equal(lib->sum.older, 1);
	assert_int_equal(lib->sum.missing, 0);
	assert_int_equal(lib_count(lib, PR_RULE_OLDER), 1);
	/* a version that was never here cannot be compared */
	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "2", "eins", "")),
		     &lib->err);
	assert_int_equal(lib->sum.older, 1);
	assert_pr_refused(lib_text(lib, HEAD ITEM("1", "A", "1", "eins", "")),
			  PR_ESCHEMA, &lib->err);
	assert_int_equal(lib->sum.older, 0);
	assert_int_equal(lib->sum.refused, 1);
	item = lib_item(lib, "A");
	assert_string_equal(item->stem.text, "uno");
	pr_item_free(item);
}

static void
import__missing_items_stay_or_are_retired(void **state)
{
	struct lib *lib = *state;
	struct pr_item *item;

	assert_pr_ok(lib_text(lib, HEAD A_AND_B), &lib->err);
	assert_pr_ok(lib_text(lib, HEAD_2 ITEM("3", "C", "1", "three", "")),
		     &lib->err);
	assert_int_equal(lib->sum.missing, 0);
	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "1", "one", "")),
		     &lib->err);
	assert_int_equal(lib->sum.missing, 1);
	assert_int_equal(lib->sum.retired, 0);
	assert_int_equal(lib_count(lib, PR_RULE_MISSING), 1);
	item = lib_item(lib, "B");
	assert_int_equal(item->status, PR_STATUS_ACTIVE);
	pr_item_free(item);

	lib->options.retire_missing = true;
	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "1", "one", "")),
		     &lib->err);
	assert_int_equal(lib->sum.retired, 1);
	item = lib_item(lib, "B");
	assert_int_equal(item->status, PR_STATUS_RETIRED);
	pr_item_free(item);
	item = lib_item(lib, "C"); /* of a bank that is not in this import */
	assert_int_equal(item->status, PR_STATUS_ACTIVE);
	pr_item_free(item);
	assert_int_equal(lib_items(lib), 3);
}

static void
import__the_same_uuid_twice_is_refused_with_its_line(void **state)
{
	struct lib *lib = *state;

	assert_pr_refused(
		lib_text(lib, HEAD A_AND_B ITEM("1", "C", "1", "three", "")),
		PR_ESCHEMA, &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_UUID_TWICE), 1);
	assert_non_null(strstr(lib->wrong, "line 2"));
	assert_int_equal(lib->sum.refused, 1);
	assert_int_equal(lib_items(lib), 0);
}

static void
import__the_same_identifier_twice_is_refused(void **state)
{
	struct lib *lib = *state;

	assert_pr_refused(
		lib_text(lib, HEAD A_AND_B ITEM("3", "B", "1", "three", "")),
		PR_ESCHEMA, &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_IDENTIFIER_TWICE), 1);
	assert_non_null(strstr(lib->wrong, "line 3"));
	assert_pr_ok(lib_text(lib, HEAD A_AND_B), &lib->err);
	assert_pr_refused(lib_text(lib, HEAD ITEM("3", "B", "1", "3", "")),
			  PR_ESCHEMA, &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_IDENTIFIER_TWICE), 1);
	/* free again, although it is given before it is given up */
	assert_pr_ok(lib_text(lib, HEAD ITEM("3", "B", "1", "three", "")
					   ITEM("2", "B2", "1", "two", "")),
		     &lib->err);
	assert_int_equal(lib->sum.fresh, 1);
	assert_int_equal(lib->sum.refreshed, 1);
}

static void
import__an_item_of_another_bank_is_not_taken_over(void **state)
{
	struct lib *lib = *state;
	struct pr_item *item;

	assert_pr_ok(lib_text(lib, HEAD A_AND_B), &lib->err);
	assert_pr_refused(lib_text(lib, HEAD_2 ITEM("1", "A", "9", "no", "")),
			  PR_ESCHEMA, &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_OTHER_BANK), 1);
	item = lib_item(lib, "A");
	assert_string_equal(item->stem.text, "one");
	pr_item_free(item);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, lib_setup, lib_teardown)
	const struct CMUnitTest tests[] = {
		T(import__new_items_come_in),
		T(import__the_same_again_changes_nothing),
		T(import__the_same_content_under_another_uuid_is_skipped),
		T(import__changed_metadata_are_taken_and_named),
		T(import__a_higher_version_is_a_new_revision),
		T(import__other_content_under_the_same_version_is_a_conflict),
		T(import__theirs_becomes_the_next_version),
		T(import__an_older_version_is_skipped_unless_it_was_changed),
		T(import__missing_items_stay_or_are_retired),
		T(import__the_same_uuid_twice_is_refused_with_its_line),
		T(import__the_same_identifier_twice_is_refused),
		T(import__an_item_of_another_bank_is_not_taken_over),
	};

	return cmocka_run_group_tests_name("import", tests, NULL, NULL);
}

/* test_import_files.c - all or nothing; folders, documents that begin
 * with their items, a wish to stop */
#include "library_ask.h"
#include "library_lines.h"

static void
import__a_wrong_trailer_stops_everything(void **state)
{
	struct lib *lib = *state;

	assert_pr_ok(lib_text(lib, HEAD A_AND_B
			      "{\"record\":\"trailer\",\"items\":2}\n"),
		     &lib->err);
	lib->options.keep_going = true;
	assert_pr_refused(
		lib_text(
			lib,
			HEAD ITEM("3", "C", "1", "three",
				  "") "{\"record\":\"trailer\",\"items\":3}\n"),
		PR_ESCHEMA, &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_TRAILER), 1);
	assert_int_equal(lib->severities[lib->n_found - 1], PR_FATAL);
	assert_int_equal(lib_items(lib), 2);
}

static void
import__all_or_nothing_unless_told_to_keep_going(void **state)
{
	struct lib *lib = *state;

	assert_pr_refused(lib_text(lib, HEAD BAD A_AND_B ITEM("3", "A", "1",
							      "three", "")),
			  PR_ESCHEMA, &lib->err);
	assert_int_equal(lib->sum.refused, 2);
	assert_int_equal(lib_errors(lib), 2);
	assert_int_equal(lib_items(lib), 0);
	assert_false(lib->sum.committed);

	lib->options.keep_going = true;
	assert_pr_ok(
		lib_text(lib,
			 HEAD BAD A_AND_B ITEM("3", "A", "1", "three", "")
				 ITEM("4", "D", "1", "four", OF_CASE("1"))),
		&lib->err);
	assert_true(lib->sum.committed);
	assert_int_equal(lib->sum.refused, 3);
	assert_int_equal(lib->sum.fresh, 2);
	assert_int_equal(lib_items(lib), 2);
}

static void
import__a_dry_run_stores_nothing(void **state)
{
	struct lib *lib = *state;

	lib->options.dry_run = true;
	assert_pr_ok(lib_text(lib, HEAD A_AND_B), &lib->err);
	assert_int_equal(lib->sum.fresh, 2);
	assert_false(lib->sum.committed);
	assert_int_equal(lib_items(lib), 0);
	assert_pr_refused(lib_text(lib, HEAD A_AND_B BAD), PR_ESCHEMA,
			  &lib->err);
}

#define BACKWARDS                                                              \
	"{\"items\":[" ITEM_OBJECT(                                            \
		"1", "A", "1", "one",                                          \
		IN("D1")) "," ITEM_OBJECT("2", "B", "1", "two",                \
					  IN("D1")) "],\"exams\":"             \
						    "[" EXAM_OBJECT("1", "1",  \
								    "Exam",    \
								    D1) "],"   \
									"\"ba" \
									"nk\"" \
									":{"   \
									"\"uu" \
									"id\"" \
									":"    \
									"\"11" \
									"1111" \
									"11-"  \
									"1111" \
									"-411" \
									"1-"   \
									"8111" \
									"-111" \
									"1111" \
									"1111" \
									"1\"," \
									"\"id" \
									"enti" \
									"fier" \
									"\":"  \
									"\"b1" \
									"\","  \
									"\"ti" \
									"tle"  \
									"\":"  \
									"\"Ba" \
									"nk "  \
									"one"  \
									"\"}," \
									"\"fo" \
									"rmat" \
									"_ver" \
									"sion" \
									"\":"  \
									"\"1." \
									"1\"," \
									"\"fo" \
									"rmat" \
									"\":"  \
									"\"ce" \
									"rtba" \
									"nk\"" \
									"}\n"

static void
import__a_document_may_begin_with_its_items(void **state)
{
	struct lib *lib = *state;
	char *path = lib_file(lib, "back.json", BACKWARDS);
	const char *const paths[] = { path };

	assert_pr_ok(lib_text(lib, BACKWARDS), &lib->err);
	assert_int_equal(lib->sum.items, 2);
	assert_int_equal(lib->sum.exams, 1);
	assert_int_equal(lib->sum.fresh, 2);
	assert_int_equal(lib_items(lib), 2);
	assert_pr_ok(lib_paths(lib, paths, 1), &lib->err);
	assert_int_equal(lib->sum.same, 2);
	assert_int_equal(lib->sum.files, 1);
	free(path);
}

static void
import__a_folder_is_taken_file_by_file_in_order(void **state)
{
	struct lib *lib = *state;
	char *a = lib_file(
		lib, "bank/a.jsonl",
		HEAD ITEM("1", "A", "1", "one", IN("D1") OF_CASE("1")));
	char *b = lib_file(lib, "bank/b.json",
			   HEAD ITEM("2", "B", "1", "two", IN("D1")));
	char *exam = lib_file(lib, "bank/exam.jsonl", HEAD EXAM CASE);
	char *other = lib_file(lib, "bank/notes.txt", "not a bank");
	char *dir = fs_join(lib->dir, "bank");
	const char *paths[] = { dir };

	assert_pr_ok(lib_paths(lib, paths, 1), &lib->err);
	assert_int_equal(lib->sum.files, 3);
	assert_int_equal(lib->sum.fresh, 2);
	assert_int_equal(lib->sum.exams, 1);
	assert_int_equal(lib->sum.stimuli, 1);
	assert_int_equal(lib_count(lib, PR_RULE_NO_EXAM), 0);
	/* and one bad file leaves nothing of the others */
	free(lib_file(lib, "bank/c.json", HEAD ITEM("3", "C", "1", "3", "")));
	free(lib_file(lib, "bank/d.json", "{\"format\":\"other\"}"));
	lib->options.keep_going = true;
	assert_pr_refused(lib_paths(lib, paths, 1), PR_EPARSE, &lib->err);
	assert_int_equal(lib_items(lib), 2);
	paths[0] = "/nowhere/at/all";
	assert_pr_refused(lib_paths(lib, paths, 1), PR_ENOTFOUND, &lib->err);
	free(a);
	free(b);
	free(exam);
	free(other);
	free(dir);
}

static void
import__files_of_one_bank_carry_one_header(void **state)
{
	struct lib *lib = *state;
	char *a = lib_file(lib, "a.jsonl", HEAD ITEM("1", "A", "1", "1", ""));
	char *b = lib_file(lib, "b.jsonl",
			   BANK("1", "Bank two") ITEM("2", "B", "1", "2", ""));
	const char *const paths[] = { a, b };
	struct pr_bank_row *rows;
	size_t n;

	assert_pr_ok(lib_paths(lib, paths, 2), &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_OTHER_HEADER), 1);
	assert_pr_ok(pr_library_banks(lib->desk, &rows, &n, &lib->err),
		     &lib->err);
	assert_int_equal(n, 1);
	assert_string_equal(rows[0].title, "Bank one");
	assert_int_equal(rows[0].items, 2);
	free(rows);
	free(a);
	free(b);
}

static bool
stop_at_once(void *ctx, const char *doing, uint64_t done, uint64_t total)
{
	int *calls = ctx;

	assert_non_null(doing);
	assert_true(!total || done <= total);
	return ++*calls < 2;
}

static void
import__stops_when_asked_and_stores_nothing(void **state)
{
	struct lib *lib = *state;
	int calls = 0;

	lib->progress.ctx = &calls;
	lib->progress.at = stop_at_once;
	assert_pr_refused(lib_text(lib, HEAD A_AND_B), PR_ESTOP, &lib->err);
	lib->progress.at = NULL;
	assert_int_equal(lib_items(lib), 0);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, lib_setup, lib_teardown)
	const struct CMUnitTest tests[] = {
		T(import__a_wrong_trailer_stops_everything),
		T(import__all_or_nothing_unless_told_to_keep_going),
		T(import__a_dry_run_stores_nothing),
		T(import__a_document_may_begin_with_its_items),
		T(import__a_folder_is_taken_file_by_file_in_order),
		T(import__files_of_one_bank_carry_one_header),
		T(import__stops_when_asked_and_stores_nothing),
	};

	return cmocka_run_group_tests_name("import_files", tests, NULL, NULL);
}

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

#define BACK_A ITEM_OBJECT("1", "A", "1", "one", IN("D1"))
#define BACK_B ITEM_OBJECT("2", "B", "1", "two", IN("D1"))
#define BACK_EXAM EXAM_OBJECT("1", "1", "Exam", D1)
#define DESCRIPTION "\"description\":\"With \\\"bank\\\": {\""

static const char backwards[] =
	"{\"items\":[" BACK_A "," BACK_B "],\"exams\":[" BACK_EXAM
	"],\n \"bank\": {\"title\":\"Bank one\",\"lang\":\"en\"," DESCRIPTION
	",\"uuid\":\"11111111-1111-4111-8111-111111111111\","
	"\"identifier\":\"b1\"},"
	"\"format_version\":\"1.1\",\"format\":\"certbank\"}\n";

static void
import__a_document_may_begin_with_its_items(void **state)
{
	struct lib *lib = *state;
	char *path = lib_file(lib, "back.json", backwards);
	const char *const paths[] = { path };
	char *text;

	assert_pr_ok(lib_text(lib, backwards), &lib->err);
	assert_int_equal(lib->sum.items, 2);
	assert_int_equal(lib->sum.exams, 1);
	assert_int_equal(lib->sum.fresh, 2);
	assert_int_equal(lib_items(lib), 2);
	assert_pr_ok(lib_paths(lib, paths, 1), &lib->err);
	assert_int_equal(lib->sum.same, 2);
	assert_int_equal(lib->sum.files, 1);
	/* nothing of the bank's own object was lost */
	text = lib_export(lib, "b1", false);
	assert_non_null(strstr(text, DESCRIPTION ",\"lang\":\"en\""));
	free(text);
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

#define LONG_HEAD                                                            \
	"{\"record\":\"header\",\"format\":\"certbank\",\"format_version\":" \
	"\"1.1\",\"bank\":{\"uuid\":\"11111111-1111-4111-8111-"              \
	"111111111111\",\"identifier\":\"b1\",\"title\":\"Bank one\""
#define DESCRIBED LONG_HEAD ",\"description\":\"All of it\"}}\n"
#define MARKDOWN LONG_HEAD ",\"default_text_format\":\"markdown\"}}\n"

static void
import__a_fuller_header_is_not_lost_to_a_shorter_one(void **state)
{
	struct lib *lib = *state;
	char *text;

	assert_pr_ok(lib_text(lib, DESCRIBED ITEM("1", "A", "1", "one", "")),
		     &lib->err);
	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "1", "one", "")),
		     &lib->err);
	text = lib_export(lib, "b1", false);
	assert_non_null(strstr(text, "All of it"));
	free(text);
}

static void
import__a_bank_never_changes_what_its_bare_strings_mean(void **state)
{
	struct lib *lib = *state;

	assert_pr_ok(lib_text(lib, HEAD ITEM("1", "A", "1", "one", "")),
		     &lib->err);
	lib->options.keep_going = true;
	assert_pr_refused(
		lib_text(lib, MARKDOWN ITEM("2", "B", "1", "two", "")),
		PR_ESCHEMA, &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_OTHER_HEADER), 1);
	assert_int_equal(lib_items(lib), 1);
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
		T(import__a_fuller_header_is_not_lost_to_a_shorter_one),
		T(import__a_bank_never_changes_what_its_bare_strings_mean),
		T(import__stops_when_asked_and_stores_nothing),
	};

	return cmocka_run_group_tests_name("import_files", tests, NULL, NULL);
}

/* test_native_import.c - the sample banks of the format with the counts of
 * expected.tsv, and the bank that lies beside the program */
#include "library_ask.h"

#define SHIPPED "question_banks/rhit"

/* The words of expected.tsv, in the order of enum pr_item_type. */
static const char *const types[PR_ITEM_TYPES] = {
	"single", "multi", "tf", "numeric", "short", "code", "match", "order",
};

static char *
data_path(const char *name)
{
	const char *dir = getenv("PROCTOR_TEST_DATA");
	char *sub = fs_join(dir ? dir : "../shared/data", "interop");
	char *path = fs_join(sub, name);

	free(sub);
	return path;
}

/* What the import counted under a word of expected.tsv, -1 for no such. */
static long
counted(const struct lib *lib, const char *word)
{
	for (size_t i = 0; i < PR_ITEM_TYPES; i++)
		if (!strcmp(types[i], word))
			return lib->sum.by_type[i];
	if (!strcmp(word, "ERROR"))
		return lib->sum.refused;
	if (!strcmp(word, "(exam)"))
		return lib->sum.exams;
	if (!strcmp(word, "(stimulus)"))
		return lib->sum.stimuli;
	return -1;
}

static void
check_row(const char *file, const char *word, long count)
{
	struct lib *lib = lib_new();
	char *path = data_path(file);
	const char *paths[] = { path };
	enum pr_status st;

	lib->options.keep_going = true;
	st = lib_paths(lib, paths, 1);
	if (!strcmp(word, "FATAL")) {
		assert_true(st == PR_EVERSION || st == PR_EPARSE);
		assert_int_equal(lib_items(lib), 0);
	} else {
		assert_pr_ok(st, &lib->err);
		if (counted(lib, word) != count)
			fail_msg("%s: %s %ld, expected %ld", file, word,
				 counted(lib, word), count);
	}
	free(path);
	lib_free(lib);
}

/* The next line, cut at tabs into n fields; false at the end. */
static bool
next_row(char **text, char **fields, size_t n)
{
	char *line = *text, *end = strchr(line, '\n');

	if (!end)
		return false;
	*end = '\0';
	*text = end + 1;
	for (size_t i = 0; i < n; i++) {
		char *tab = strchr(line, '\t');

		fields[i] = line;
		if (!tab)
			return i + 1 == n;
		*tab = '\0';
		line = tab + 1;
	}
	return true;
}

static void
native__files_give_the_counts_that_are_expected(void **state)
{
	char *path = data_path("expected.tsv");
	char *text, *at, *fields[4];
	struct pr_err err = { 0 };
	enum pr_status st = fs_read(&text, NULL, path, 1 << 20, &err);
	int rows = 0;

	(void)state;
	free(path);
	if (st == PR_ENOTFOUND) {
		print_message("# SKIP no $PROCTOR_TEST_DATA/interop\n");
		skip();
	}
	assert_pr_ok(st, &err);
	at = text;
	while (next_row(&at, fields, 4)) {
		if (strncmp(fields[0], "native/", 7) != 0)
			continue;
		check_row(fields[0], fields[2], strtol(fields[3], NULL, 10));
		rows++;
	}
	assert_true(rows > 20);
	free(text);
}

static void
native__a_revised_bank_follows_its_first_form(void **state)
{
	struct lib *lib = *state;
	char *first = data_path("native/full-example.json");
	char *lines = data_path("native/full-example.jsonl");
	char *fourth = data_path("native/full-example-rev4.json");
	const char *path = first;
	struct fs_info info;
	char *once, *twice;

	if (fs_info(&info, first, NULL) != PR_OK) {
		free(first);
		free(lines);
		free(fourth);
		print_message("# SKIP no $PROCTOR_TEST_DATA/interop\n");
		skip();
	}
	assert_pr_ok(lib_paths(lib, &path, 1), &lib->err);
	assert_int_equal(lib->sum.fresh, 10);
	once = lib_export(lib, "demo-coding", false);
	path = lines; /* the other form of the same bank */
	assert_pr_ok(lib_paths(lib, &path, 1), &lib->err);
	assert_int_equal(lib->sum.same, 10);
	twice = lib_export(lib, "demo-coding", false);
	assert_string_equal(once, twice);
	path = fourth;
	lib->options.keep_going = true;
	assert_pr_ok(lib_paths(lib, &path, 1), &lib->err);
	assert_int_equal(lib->sum.revised, 1);
	assert_int_equal(lib->sum.conflict, 1);
	assert_int_equal(lib->sum.refused, 1);
	assert_int_equal(lib->sum.missing, 1);
	assert_int_equal(lib->sum.fresh, 1);
	assert_int_equal(lib->sum.same, 7);
	free(once);
	free(twice);
	free(first);
	free(lines);
	free(fourth);
}

static void
native__the_shipped_bank_has_no_errors(void **state)
{
	struct lib *lib = *state;
	const char *path = SHIPPED;
	struct pr_exam_row *rows;
	char *once, *twice;
	long items;
	size_t n;

	assert_pr_ok(lib_paths(lib, &path, 1), &lib->err);
	assert_int_equal(lib_errors(lib), 0);
	assert_true(lib->sum.items >= 660);
	items = lib->sum.items;
	assert_int_equal(lib->sum.fresh, items);
	assert_int_equal(lib->sum.exams, 1);
	assert_int_equal(lib->sum.warnings, 0);
	assert_pr_ok(pr_library_exams(lib->desk, &rows, &n, &lib->err),
		     &lib->err);
	assert_int_equal(n, 1);
	assert_string_equal(rows[0].identifier, "RHIT");
	assert_string_equal(rows[0].why_not, "");
	assert_true(rows[0].mock_possible);
	/* two forms can be held back, and half a form more stays */
	assert_true(rows[0].reservable >= 2);
	free(rows);
	once = lib_export(lib, "rhit", true);
	assert_pr_ok(lib_paths(lib, &path, 1), &lib->err);
	assert_int_equal(lib->sum.same, items);
	assert_int_equal(lib->sum.missing, 0);
	twice = lib_export(lib, "rhit", true);
	assert_string_equal(once, twice);
	free(once);
	free(twice);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, lib_setup, lib_teardown)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			native__files_give_the_counts_that_are_expected),
		T(native__a_revised_bank_follows_its_first_form),
		T(native__the_shipped_bank_has_no_errors),
	};

	return cmocka_run_group_tests_name("native", tests, NULL, NULL);
}

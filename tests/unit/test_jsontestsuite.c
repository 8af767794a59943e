/* test_jsontestsuite.c - the public conformance files, read from the test
 * data: every n_ file is refused, every y_ file taken but for those below */
#include "proctor/json.h"

#include "test.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Valid JSON that would lose something when read, so refused here. */
static const char *const stricter[] = {
	"y_object_duplicated_key.json",
	"y_object_duplicated_key_and_value.json",
	"y_object_escaped_null_in_key.json",
	"y_string_null_escape.json",
};

/* Left open by the suite, and taken by us; all other i_ files are refused. */
static const char *const taken[] = { NULL };

static bool
listed(const char *const *list, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (list[i] && strcmp(list[i], name) == 0)
			return true;
	return false;
}

static enum pr_status
check_file(const char *folder, const char *name)
{
	struct pr_err err = { 0 };
	char path[1024];
	char *text = malloc(1 << 20);
	size_t len;
	FILE *file;
	enum pr_status st;

	snprintf(path, sizeof(path), "%s/%.100s", folder, name);
	file = fopen(path, "rb");
	assert_non_null(file);
	assert_non_null(text);
	len = fread(text, 1, 1 << 20, file);
	fclose(file);
	/* exactly as long as the file, so that asan sees a step past it */
	text = realloc(text, len + (len == 0));
	assert_non_null(text);
	st = pr_json_check(text, len, &err);
	assert_int_equal(st != PR_OK, err.text[0] != '\0');
	free(text);
	return st;
}

static void
jsontestsuite__is_passed(void **state)
{
	const char *data = getenv("PROCTOR_TEST_DATA");
	char folder[900];
	struct dirent *entry;
	DIR *dir;
	int yes = 0, no = 0, either = 0, bad = 0;

	(void)state;
	snprintf(folder, sizeof(folder), "%s/jsontestsuite/test_parsing",
		 data ? data : "../shared/data");
	dir = opendir(folder);
	if (!dir) {
		printf("# SKIP no %s\n", folder);
		skip();
		return;
	}
	while ((entry = readdir(dir))) {
		const char *name = entry->d_name;
		bool refused, want;

		if (name[0] == '.' || name[1] != '_')
			continue;
		refused = check_file(folder, name) != PR_OK;
		yes += name[0] == 'y';
		no += name[0] == 'n';
		either += name[0] == 'i';
		want = name[0] == 'n' ||
		       (name[0] == 'y' &&
			listed(stricter, PR_LEN(stricter), name)) ||
		       (name[0] == 'i' && !listed(taken, PR_LEN(taken), name));
		if (refused != want) {
			print_error("%s: %s\n", name,
				    refused ? "refused" : "taken");
			bad++;
		}
	}
	closedir(dir);
	assert_int_equal(bad, 0);
	assert_int_equal(no, 188);
	assert_int_equal(yes, 95);
	assert_int_equal(either, 35);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(jsontestsuite__is_passed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

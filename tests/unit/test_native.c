/* test_native.c - the native example files of the test data, and the banks
 * that we ship: what one record can say about itself */
#include "bank_memory.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#define FILE_MAX (8 << 20)

struct sum {
	int records[5]; /* by kind, those refused not among them */
	int types[PR_ITEM_TYPES];
	int refused;
	enum pr_status st;
	struct bank_memory m;
};

/* False when there is no such file. */
static bool
read_bank(struct sum *sum, const char *path)
{
	FILE *file = fopen(path, "rb");
	char *text = malloc(FILE_MAX);
	struct pr_reader *reader;
	struct pr_record record;
	bool has = true;

	memset(sum, 0, sizeof(*sum));
	assert_non_null(text);
	if (!file) {
		free(text);
		return false;
	}
	sum->m.text = text;
	sum->m.len = fread(text, 1, FILE_MAX, file);
	fclose(file);
	reader = bank_open(&sum->m);
	for (;;) {
		sum->st = pr_reader_next(reader, &record, &has, NULL);
		if (sum->st || !has)
			break;
		if (record.refused) {
			sum->refused++;
			continue;
		}
		sum->records[record.kind]++;
		if (record.kind == PR_RECORD_ITEM)
			sum->types[record.item->type]++;
	}
	pr_reader_close(reader);
	free(text);
	return true;
}

static bool
read_native(struct sum *sum, const char *name)
{
	const char *data = getenv("PROCTOR_TEST_DATA");
	char path[1024];

	snprintf(path, sizeof(path), "%s/interop/native/%s",
		 data ? data : "../shared/data", name);
	if (read_bank(sum, path))
		return true;
	printf("# SKIP no %s\n", path);
	skip();
	return false;
}

static void
assert_full_example(const struct sum *sum)
{
	static const int types[PR_ITEM_TYPES] = { 1, 1, 1, 2, 1, 2, 1, 1 };

	assert_int_equal(sum->st, PR_OK);
	assert_int_equal(sum->refused, 0);
	assert_int_equal(sum->m.found[PR_WARNING], 0);
	assert_int_equal(sum->records[PR_RECORD_HEADER], 1);
	assert_int_equal(sum->records[PR_RECORD_EXAM], 1);
	assert_int_equal(sum->records[PR_RECORD_STIMULUS], 1);
	assert_int_equal(sum->records[PR_RECORD_ITEM], 10);
	assert_memory_equal(sum->types, types, sizeof(types));
}

static void
native__the_full_example_comes_in_whole_in_both_forms(void **state)
{
	struct sum sum;

	(void)state;
	if (!read_native(&sum, "full-example.json"))
		return;
	assert_full_example(&sum);
	assert_true(read_native(&sum, "full-example.jsonl"));
	assert_full_example(&sum);
	assert_int_equal(sum.records[PR_RECORD_TRAILER], 1);
	assert_true(read_native(&sum, "full-example-rev4.json"));
	assert_int_equal(sum.records[PR_RECORD_ITEM], 10);
	assert_int_equal(sum.types[PR_ITEM_SINGLE_CHOICE], 2);
	assert_int_equal(sum.refused, 0);
}

static void
native__the_smallest_bank_comes_in(void **state)
{
	struct sum sum;

	(void)state;
	if (!read_native(&sum, "minimal.json"))
		return;
	assert_int_equal(sum.st, PR_OK);
	assert_int_equal(sum.types[PR_ITEM_TRUE_FALSE], 1);
	assert_int_equal(sum.refused, 0);
}

/* Of 13 records 10 are wrong by themselves; the unknown stimulus and the
 * repeated uuid are seen by the importer. */
static void
native__broken_records_are_refused_one_by_one(void **state)
{
	struct sum sum;

	(void)state;
	if (!read_native(&sum, "invalid-records.json"))
		return;
	assert_int_equal(sum.st, PR_OK);
	assert_int_equal(sum.refused, 10);
	assert_int_equal(sum.m.found[PR_ERROR], 10);
	assert_int_equal(sum.records[PR_RECORD_ITEM], 3);
}

static void
native__a_later_major_version_is_refused_whole(void **state)
{
	struct sum sum;

	(void)state;
	if (!read_native(&sum, "invalid-future-version.json"))
		return;
	assert_int_equal(sum.st, PR_EVERSION);
	assert_int_equal(sum.m.found[PR_FATAL], 1);
	assert_int_equal(sum.records[PR_RECORD_ITEM], 0);
}

static int
check_folder(const char *folder)
{
	char path[1024];
	struct dirent *entry;
	DIR *dir = opendir(folder);
	int n = 0;

	while (dir && (entry = readdir(dir))) {
		size_t len = strlen(entry->d_name);
		struct sum sum;

		if (len < 6 || strcmp(entry->d_name + len - 5, ".json") != 0)
			continue;
		snprintf(path, sizeof(path), "%s/%.200s", folder,
			 entry->d_name);
		assert_true(read_bank(&sum, path));
		if (sum.st || sum.refused || sum.m.found[PR_WARNING] ||
		    sum.m.found[PR_NOTICE])
			print_error("%s: R%d %s %s\n", path, sum.m.last.rule,
				    sum.m.last.item, sum.m.last.member);
		assert_int_equal(sum.st, PR_OK);
		assert_int_equal(sum.refused, 0);
		assert_int_equal(sum.m.found[PR_WARNING], 0);
		assert_int_equal(sum.m.found[PR_NOTICE], 0);
		n++;
	}
	if (dir)
		closedir(dir);
	return n;
}

static void
native__the_banks_we_ship_have_no_finding(void **state)
{
	(void)state;
	assert_true(check_folder("question_banks/rhit") > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			native__the_full_example_comes_in_whole_in_both_forms),
		cmocka_unit_test(native__the_smallest_bank_comes_in),
		cmocka_unit_test(native__broken_records_are_refused_one_by_one),
		cmocka_unit_test(
			native__a_later_major_version_is_refused_whole),
		cmocka_unit_test(native__the_banks_we_ship_have_no_finding),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

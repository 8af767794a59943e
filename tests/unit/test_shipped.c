/* test_shipped.c - the banks beside the program: taken in once, again when
 * they change, and refused as damage when they are broken */
#include "library_ask.h"

#include <sys/stat.h>
#include <utime.h>

#define HEAD                                                                 \
	"{\"record\":\"header\",\"format\":\"certbank\",\"format_version\":" \
	"\"1.1\",\"bank\":{\"uuid\":\"11111111-1111-4111-8111-"              \
	"111111111111\",\"identifier\":\"own\",\"title\":\"Own\"}}\n"
#define ITEM(n, stem)                                        \
	"{\"record\":\"item\",\"item\":{\"identifier\":\"" n \
	"\",\"type\":\"true_false\",\"stem\":\"" stem "\",\"answer\":true}}\n"

static void
reopen(struct lib *lib)
{
	pr_desk_close(lib->desk);
	lib->desk = NULL;
	lib->desk_options.share_dir = lib->dir;
	lib->desk_options.load_banks = true;
	lib_open(lib);
}

static void
set_time(const char *path, time_t to)
{
	struct utimbuf times = { to, to };

	assert_int_equal(utime(path, &times), 0);
}

static void
assert_stem(struct lib *lib, const char *name, const char *stem, int version)
{
	struct pr_item *item = lib_item(lib, name);

	assert_string_equal(item->stem.text, stem);
	assert_int_equal(item->version, version);
	pr_item_free(item);
}

static void
shipped__banks_come_in_at_the_first_start(void **state)
{
	struct lib *lib = *state;
	struct pr_bank_row *rows;
	size_t n;

	free(lib_file(lib, "question_banks/a.jsonl", HEAD ITEM("A", "one")));
	reopen(lib);
	assert_pr_ok(pr_library_banks(lib->desk, &rows, &n, &lib->err),
		     &lib->err);
	assert_int_equal(n, 1);
	assert_true(rows[0].shipped);
	assert_int_equal(rows[0].items, 1);
	free(rows);
}

static void
shipped__what_has_not_changed_is_not_read(void **state)
{
	struct lib *lib = *state;
	char *path =
		lib_file(lib, "question_banks/a.jsonl", HEAD ITEM("A", "one"));

	set_time(path, 1700000000);
	reopen(lib);
	/* other bytes of the same size and time: not looked at */
	free(lib_file(lib, "question_banks/a.jsonl", HEAD ITEM("A", "uno")));
	set_time(path, 1700000000);
	reopen(lib);
	assert_stem(lib, "A", "one", 1);
	/* another time: read, and its content is the next version */
	set_time(path, 1700000001);
	reopen(lib);
	assert_stem(lib, "A", "uno", 2);
	/* and back: the first content again, as a third version */
	free(lib_file(lib, "question_banks/a.jsonl", HEAD ITEM("A", "due")));
	set_time(path, 1700000002);
	reopen(lib);
	assert_stem(lib, "A", "due", 3);
	free(path);
}

static void
shipped__the_same_bytes_under_a_new_time_stay(void **state)
{
	struct lib *lib = *state;
	char *path =
		lib_file(lib, "question_banks/a.jsonl", HEAD ITEM("A", "one"));

	set_time(path, 1700000000);
	reopen(lib);
	set_time(path, 1700000009);
	reopen(lib);
	/* the new time was noted, so these bytes are not looked at */
	free(lib_file(lib, "question_banks/a.jsonl", HEAD ITEM("A", "uno")));
	set_time(path, 1700000009);
	reopen(lib);
	assert_stem(lib, "A", "one", 1);
	free(path);
}

static void
shipped__a_broken_bank_is_damage(void **state)
{
	struct lib *lib = *state;

	free(lib_file(lib, "question_banks/a.jsonl",
		      HEAD ITEM("A", "one") "{\"record\":\"item\","
					    "\"item\":{}}\n"));
	pr_desk_close(lib->desk);
	lib->desk_options.share_dir = lib->dir;
	lib->desk_options.load_banks = true;
	assert_pr_refused(
		pr_desk_open(&lib->desk, &lib->desk_options, &lib->err),
		PR_EDAMAGED, &lib->err);
	assert_null(lib->desk);
	lib->desk_options.load_banks = false;
	lib_open(lib);
	assert_int_equal(lib_items(lib), 0);
}

static void
shipped__no_banks_are_no_fault(void **state)
{
	struct lib *lib = *state;

	reopen(lib);
	assert_int_equal(lib_items(lib), 0);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, lib_setup, lib_teardown)
	const struct CMUnitTest tests[] = {
		T(shipped__banks_come_in_at_the_first_start),
		T(shipped__what_has_not_changed_is_not_read),
		T(shipped__the_same_bytes_under_a_new_time_stay),
		T(shipped__a_broken_bank_is_damage),
		T(shipped__no_banks_are_no_fault),
	};

	return cmocka_run_group_tests_name("shipped", tests, NULL, NULL);
}

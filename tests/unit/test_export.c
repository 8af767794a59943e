/* test_export.c - a bank written out, read into a fresh library and written
 * again is the same bytes; lists and single records of the library */
#include "library_ask.h"

#define BANK_UUID "11111111-1111-4111-8111-111111111111"
#define HEAD                                                                 \
	"{\"record\":\"header\",\"format\":\"certbank\",\"format_version\":" \
	"\"1.1\",\"bank\":{\"uuid\":\"" BANK_UUID "\",\"identifier\":"       \
	"\"mixed\",\"title\":\"A mixed bank\",\"description\":\"For "        \
	"tests\",\"version\":3,\"lang\":\"en-US\",\"default_text_format\":"  \
	"\"markdown\"}}\n"
#define EXAM                                                              \
	"{\"record\":\"exam\",\"exam\":{\"uuid\":"                        \
	"\"eeeeeeee-0000-4000-8000-000000000001\",\"identifier\":\"EX\"," \
	"\"title\":\"An exam\",\"version\":1,\"time_limit_seconds\":600," \
	"\"form\":{\"scored_items\":4,\"pretest_items\":0},\"domains\":[" \
	"{\"identifier\":\"D1\",\"title\":\"First\",\"weight\":"          \
	"{\"percent\":100}}]}}\n"
#define CASE                                                              \
	"{\"record\":\"stimulus\",\"stimulus\":{\"uuid\":"                \
	"\"cccccccc-0000-4000-8000-000000000001\",\"identifier\":\"C1\"," \
	"\"title\":\"Chart\",\"kind\":\"chart\",\"body\":\"BMI 27.5\","   \
	"\"sections\":[{\"title\":\"Plan\",\"body\":\"Rest.\"}]}}\n"
#define ITEM_B                                                              \
	"{\"record\":\"item\",\"item\":{\"type\":\"single_choice\","        \
	"\"identifier\":\"B\",\"stem\":\"Which **one**?\\nSay.\","          \
	"\"options\":[{\"id\":\"a\",\"text\":\"this\",\"correct\":true},"   \
	"{\"id\":\"b\",\"text\":\"that\",\"rationale\":\"no\"}],"           \
	"\"stimulus\":{\"uuid\":\"cccccccc-0000-4000-8000-000000000001\"}," \
	"\"objectives\":[{\"exam\":\"EX\",\"domain\":\"D1\"}],"             \
	"\"difficulty\":{\"angoff\":0.55,\"raters\":3},\"tags\":[\"x\"]}}\n"
#define ITEM_A                                                             \
	"{\"record\":\"item\",\"item\":{\"type\":\"numeric\","             \
	"\"identifier\":\"A\",\"status\":\"draft\",\"version\":2,"         \
	"\"stem\":{\"format\":\"plain\",\"text\":\"How many m\\u00b2?\"}," \
	"\"answers\":[{\"value\":\"1.940\",\"tolerance\":{\"kind\":"       \
	"\"absolute\",\"value\":0.01}}]}}\n"
#define MIXED HEAD EXAM ITEM_B CASE ITEM_A

static struct lib *
with(const char *text)
{
	struct lib *lib = lib_new();

	assert_pr_ok(lib_text(lib, text), &lib->err);
	assert_true(lib->sum.committed);
	return lib;
}

/* Out, into a fresh library, out again. */
static void
assert_round_trip(const char *text, bool first, bool second)
{
	struct lib *lib = with(text);
	char *once = lib_export(lib, "mixed", first);
	char *want = lib_export(lib, "mixed", second);
	struct lib *fresh = with(once);
	char *twice = lib_export(fresh, "mixed", second);

	assert_string_equal(want, twice);
	free(once);
	free(want);
	free(twice);
	lib_free(lib);
	lib_free(fresh);
}

static void
export__lines_come_back_byte_for_byte(void **state)
{
	(void)state;
	assert_round_trip(MIXED, false, false);
}

static void
export__a_document_comes_back_byte_for_byte(void **state)
{
	(void)state;
	assert_round_trip(MIXED, true, true);
}

static void
export__both_forms_hold_the_same(void **state)
{
	(void)state;
	assert_round_trip(MIXED, true, false);
	assert_round_trip(MIXED, false, true);
}

static void
export__lines_are_sorted_and_end_with_counts(void **state)
{
	struct lib *lib = with(MIXED);
	char *text = lib_export(lib, BANK_UUID, false);
	const char *a = strstr(text, "\"identifier\":\"A\"");
	const char *b = strstr(text, "\"identifier\":\"B\"");
	const char *exam = strstr(text, "{\"record\":\"exam\"");
	const char *stimulus = strstr(text, "{\"record\":\"stimulus\"");
	const char *end = "{\"record\":\"trailer\",\"exams\":1,\"stimuli\":1,"
			  "\"items\":2}\n";

	(void)state;
	assert_true(a && b && exam && stimulus);
	assert_true(exam < stimulus && stimulus < a && a < b);
	assert_true(!strncmp(text, "{\"record\":\"header\",\"format\":", 28));
	assert_string_equal(text + strlen(text) - strlen(end), end);
	/* numbers and words stay as they were written */
	assert_non_null(strstr(text, "\"1.940\""));
	assert_non_null(strstr(text, "\"angoff\":0.55"));
	assert_non_null(strstr(text, "\"description\":\"For tests\""));
	free(text);
	lib_free(lib);
}

static void
export__an_unknown_bank_is_named_with_those_there_are(void **state)
{
	struct lib *lib = with(MIXED);
	struct buf buf;
	struct pr_sink sink = { &buf, buf_sink };

	(void)state;
	buf_init(&buf, 100);
	assert_int_equal(
		pr_library_export(lib->desk, "nobody", false, &sink, &lib->err),
		PR_ENOTFOUND);
	assert_non_null(strstr(lib->err.text, "mixed"));
	assert_int_equal(buf.len, 0);
	buf_release(&buf);
	lib_free(lib);
}

static enum pr_status
full_sink(void *ctx, const char *bytes, size_t n, struct pr_err *err)
{
	(void)ctx;
	(void)bytes;
	(void)n;
	return pr_fail(err, PR_EFULL, "no room");
}

static void
export__a_sink_that_fails_ends_it(void **state)
{
	struct lib *lib = with(MIXED);
	struct pr_sink sink = { NULL, full_sink };

	(void)state;
	assert_pr_refused(
		pr_library_export(lib->desk, "mixed", false, &sink, &lib->err),
		PR_EFULL, &lib->err);
	lib_free(lib);
}

static void
library__lists_banks_and_items(void **state)
{
	struct lib *lib = with(MIXED);
	struct pr_bank_row *banks;
	struct pr_item_row *items;
	size_t n;

	(void)state;
	assert_pr_ok(pr_library_banks(lib->desk, &banks, &n, &lib->err),
		     &lib->err);
	assert_int_equal(n, 1);
	assert_string_equal(banks[0].uuid, BANK_UUID);
	assert_string_equal(banks[0].identifier, "mixed");
	assert_int_equal(banks[0].version, 3);
	assert_int_equal(banks[0].items, 2);
	assert_int_equal(banks[0].active, 1);
	assert_int_equal(banks[0].draft, 1);
	assert_false(banks[0].shipped);
	free(banks);
	assert_pr_ok(
		pr_library_items(lib->desk, "MIXED", &items, &n, &lib->err),
		&lib->err);
	assert_int_equal(n, 2);
	assert_string_equal(items[0].identifier, "A");
	assert_string_equal(items[0].first_words, "How many m\xc2\xb2?");
	assert_int_equal(items[0].version, 2);
	assert_int_equal(items[0].type, PR_ITEM_NUMERIC);
	assert_int_equal(items[0].status, PR_STATUS_DRAFT);
	assert_string_equal(items[0].exam, "");
	assert_string_equal(items[1].identifier, "B");
	assert_string_equal(items[1].first_words, "Which **one**? Say.");
	assert_string_equal(items[1].exam, "EX");
	assert_string_equal(items[1].domain, "D1");
	free(items);
	assert_pr_refused(
		pr_library_items(lib->desk, "no", &items, &n, &lib->err),
		PR_ENOTFOUND, &lib->err);
	assert_null(items);
	assert_int_equal(n, 0);
	lib_free(lib);
}

static void
library__finds_by_uuid_and_by_identifier(void **state)
{
	struct lib *lib = with(MIXED);
	struct pr_item *item = lib_item(lib, "B");
	int64_t by_name = 0, by_uuid = 0, none = 7;

	(void)state;
	assert_pr_ok(pr_library_find(lib->desk, "B", &by_name, &lib->err),
		     &lib->err);
	assert_pr_ok(
		pr_library_find(lib->desk, item->uuid, &by_uuid, &lib->err),
		&lib->err);
	assert_int_equal(by_name, by_uuid);
	assert_int_equal(item->stem.format, PR_FORMAT_MARKDOWN);
	pr_item_free(item);
	assert_pr_refused(pr_library_find(lib->desk, "Z", &none, &lib->err),
			  PR_ENOTFOUND, &lib->err);
	assert_int_equal(none, 7);
	/* the same identifier in a second bank */
	assert_pr_ok(lib_text(lib, "{\"record\":\"header\",\"format\":"
				   "\"certbank\",\"format_version\":\"1.1\","
				   "\"bank\":{\"uuid\":\"22222222-2222-4222-"
				   "8222-222222222222\",\"title\":\"2\"}}\n"
				   "{\"record\":\"item\",\"item\":{"
				   "\"identifier\":\"B\",\"type\":"
				   "\"true_false\",\"stem\":\"x\","
				   "\"answer\":true}}\n"),
		     &lib->err);
	assert_pr_refused(pr_library_find(lib->desk, "B", &none, &lib->err),
			  PR_EINVAL, &lib->err);
	lib_free(lib);
}

static void
library__says_what_can_be_sat(void **state)
{
	struct lib *lib = with(MIXED);
	struct pr_exam_row *rows;
	size_t n;

	(void)state;
	assert_pr_ok(pr_library_exams(lib->desk, &rows, &n, &lib->err),
		     &lib->err);
	assert_int_equal(n, 1);
	assert_string_equal(rows[0].identifier, "EX");
	assert_string_equal(rows[0].title, "An exam");
	assert_int_equal(rows[0].scored_items, 4);
	assert_int_equal(rows[0].time_limit_s, 600);
	assert_int_equal(rows[0].items, 1);
	assert_int_equal(rows[0].unseen, 1);
	assert_int_equal(rows[0].reservable, 0);
	assert_false(rows[0].mock_possible);
	assert_non_null(strstr(rows[0].why_not, "D1 needs 4, has 1"));
	assert_int_equal(rows[0].mocks + rows[0].practices, 0);
	assert_true(rows[0].paused == 0);
	free(rows);
	lib_free(lib);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(export__lines_come_back_byte_for_byte),
		cmocka_unit_test(export__a_document_comes_back_byte_for_byte),
		cmocka_unit_test(export__both_forms_hold_the_same),
		cmocka_unit_test(export__lines_are_sorted_and_end_with_counts),
		cmocka_unit_test(
			export__an_unknown_bank_is_named_with_those_there_are),
		cmocka_unit_test(export__a_sink_that_fails_ends_it),
		cmocka_unit_test(library__lists_banks_and_items),
		cmocka_unit_test(library__finds_by_uuid_and_by_identifier),
		cmocka_unit_test(library__says_what_can_be_sat),
	};

	return cmocka_run_group_tests_name("export", tests, NULL, NULL);
}

/* test_content_hash.c - RFC 8785, and what of an item is its content */
#include "engine/bank/internal.h"
#include "proctor/hash.h"

#include "bank_memory.h"

#include <stdio.h>

static void
assert_canon(const char *json, const char *want)
{
	struct buf out;
	struct arena *arena = arena_new(1 << 20);
	bool sound;
	cJSON *tree = tree_check_and_build(arena, json, strlen(json), &sound);

	assert_non_null(tree);
	buf_init(&out, 1 << 16);
	canon_value(&out, tree);
	assert_string_equal(buf_text(&out), want);
	buf_release(&out);
	arena_free(arena);
}

/* Records that are in a data file are compared with new ones byte by byte. */
static void
content_hash__a_record_is_printed_as_cjson_does(void **state)
{
	static const char json[] =
		"{\"a\\n\\u0001\\u00e9\":[0,-0.0,1,-7,999999999999999,"
		"1000000000000000,1e15,1e300,-1.5,0.1,0.30000000000000004,"
		"1e-9,123456789.125,9007199254740991],\"\\\\\":\"\\\"\\/"
		"\\b\\f\\r\\t\\u001f\\u007f\",\"plain "
		"\xc3\xa9\":\"\xe2\x89\xa5 "
		"5\",\"\":{},\"e\":[],\"w\":[true,false,null,[\"\"]]}";
	struct arena *arena = arena_new(1 << 20);
	struct buf out;
	bool sound;
	cJSON *tree = tree_check_and_build(arena, json, strlen(json), &sound);
	char *want;

	(void)state;
	assert_non_null(tree);
	assert_true(tree_add_string(arena, tree, "x\n", "\"late\""));
	want = cJSON_PrintUnformatted(tree);
	buf_init(&out, 1 << 16);
	tree_print(&out, tree);
	assert_string_equal(buf_text(&out), want);
	cJSON_free(want);
	buf_release(&out);
	arena_free(arena);
}

/* The example of RFC 8785, 3.2.3. */
static void
content_hash__members_are_sorted_by_utf16(void **state)
{
	(void)state;
	assert_canon("{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\","
		     "\"\\ufb33\":\"Hebrew Letter Dalet With Dagesh\","
		     "\"1\":\"One\",\"\\ud83d\\ude00\":\"Emoji: Grinning\","
		     "\"\\u0080\":\"Control\",\"\\u00f6\":\"Latin\"}",
		     "{\"\\r\":\"Carriage Return\",\"1\":\"One\","
		     "\"\xc2\x80\":\"Control\",\"\xc3\xb6\":\"Latin\","
		     "\"\xe2\x82\xac\":\"Euro Sign\","
		     "\"\xf0\x9f\x98\x80\":\"Emoji: Grinning\","
		     "\"\xef\xac\xb3\":\"Hebrew Letter Dalet With Dagesh\"}");
}

/* The example of RFC 8785, 3.2.2, less what our gate refuses. */
static void
content_hash__values_are_written_as_ecmascript_does(void **state)
{
	(void)state;
	assert_canon("{\"numbers\":[1E30,4.50,2e-3,0.000000000000000000000000"
		     "001],\"string\":\"\\u20ac$\\u000F\\u000aA'\\u0042\\"
		     "u0022\\u005c\\\\\\\"\\/\",\"literals\":[null,true,"
		     "false]}",
		     "{\"literals\":[null,true,false],\"numbers\":[1e+30,4.5,"
		     "0.002,1e-27],\"string\":\"\xe2\x82\xac$\\u000f\\nA'B\\"
		     "\"\\\\\\\\\\\"/\"}");
}

/* RFC 8785, appendix B, the finite ones. */
static void
content_hash__numbers_are_the_shortest_that_come_back(void **state)
{
	static const struct {
		uint64_t bits;
		const char *text;
	} rows[] = {
		{ 0x0000000000000000, "0" },
		{ 0x8000000000000000, "0" },
		{ 0x0000000000000001, "5e-324" },
		{ 0x8000000000000001, "-5e-324" },
		{ 0x7fefffffffffffff, "1.7976931348623157e+308" },
		{ 0x4340000000000000, "9007199254740992" },
		{ 0xc340000000000000, "-9007199254740992" },
		{ 0x4430000000000000, "295147905179352830000" },
		{ 0x44b52d02c7e14af5, "9.999999999999997e+22" },
		{ 0x44b52d02c7e14af6, "1e+23" },
		{ 0x44b52d02c7e14af7, "1.0000000000000001e+23" },
		{ 0x444b1ae4d6e2ef4e, "999999999999999700000" },
		{ 0x444b1ae4d6e2ef4f, "999999999999999900000" },
		{ 0x444b1ae4d6e2ef50, "1e+21" },
		{ 0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7" },
		{ 0x3eb0c6f7a0b5ed8d, "0.000001" },
		{ 0x41b3de4355555553, "333333333.3333332" },
		{ 0x41b3de4355555554, "333333333.33333325" },
		{ 0x41b3de4355555555, "333333333.3333333" },
		{ 0x41b3de4355555556, "333333333.3333334" },
		{ 0x41b3de4355555557, "333333333.33333343" },
		{ 0xbecbf647612f3696, "-0.0000033333333333333333" },
		{ 0x43143ff3c1cb0959, "1424953923781206.2" },
	};

	(void)state;
	for (size_t i = 0; i < PR_LEN(rows); i++) {
		char text[48];
		double value;

		memcpy(&value, &rows[i].bits, sizeof(value));
		canon_number(text, value);
		assert_string_equal(text, rows[i].text);
	}
}

static void
hash_of(char out[PR_HASH_TEXT], const char *members)
{
	char text[2000];
	struct pr_item *item;
	struct pr_err err = { 0 };

	snprintf(text, sizeof(text),
		 "{\"identifier\":\"I\",\"type\":\"single_choice\",%s}",
		 members);
	assert_pr_ok(pr_item_read(&item, text, strlen(text), NULL, &err), &err);
	pr_hex_format(out, item->hash, PR_HASH_LEN);
	pr_item_free(item);
}

#define STEM "\"stem\":\"q\","
#define OPTIONS                                                        \
	"\"options\":[{\"id\":\"A\",\"text\":\"a\",\"correct\":true}," \
	"{\"id\":\"B\",\"text\":\"b\"}]"

/* printf '{"options":[{"correct":true,"id":"A","text":{"format":"plain",
 * "text":"a"}},{"id":"B","text":{"format":"plain","text":"b"}}],"stem":
 * {"format":"plain","text":"q"},"type":"single_choice"}' | sha256sum */
static void
content_hash__is_that_of_the_canonical_text(void **state)
{
	char hash[PR_HASH_TEXT], want[PR_HASH_TEXT];
	unsigned char sum[PR_HASH_LEN];
	static const char canon[] =
		"{\"options\":[{\"correct\":true,\"id\":\"A\",\"text\":"
		"{\"format\":\"plain\",\"text\":\"a\"}},{\"id\":\"B\","
		"\"text\":{\"format\":\"plain\",\"text\":\"b\"}}],\"stem\":"
		"{\"format\":\"plain\",\"text\":\"q\"},"
		"\"type\":\"single_choice\"}";

	(void)state;
	hash_of(hash, STEM OPTIONS);
	pr_sha256(sum, canon, strlen(canon));
	pr_hex_format(want, sum, PR_HASH_LEN);
	assert_string_equal(hash, want);
}

static void
content_hash__does_not_depend_on_metadata_and_order(void **state)
{
	char one[PR_HASH_TEXT], two[PR_HASH_TEXT];

	(void)state;
	hash_of(one, STEM OPTIONS);
	hash_of(two, OPTIONS ",\"tags\":[\"x\"],\"status\":\"retired\","
			     "\"version\":7,\"review_by\":\"2027-01-01\","
			     "\"objectives\":[{\"exam\":\"E\",\"domain\":"
			     "\"D\"}],\"difficulty\":{\"angoff\":0.5,"
			     "\"raters\":1},\"extensions\":{\"a\":1},"
			     "\"stem\":{\"text\":\"q\",\"format\":\"plain\"}");
	assert_string_equal(one, two);
}

static void
content_hash__depends_on_what_the_learner_sees(void **state)
{
	static const char *const other[] = {
		"\"stem\":\"Q\"," OPTIONS,
		STEM OPTIONS ",\"rationale\":\"r\"",
		STEM OPTIONS ",\"shuffle\":false",
		STEM OPTIONS ",\"lead_in\":\"l\"",
		STEM OPTIONS ",\"scoring\":{\"points\":2}",
		STEM OPTIONS ",\"media\":[{\"file\":\"media/a\"}]",
		STEM OPTIONS ",\"stimulus\":{\"uuid\":\"" BANK_UUID "\"}",
		"\"stem\":{\"text\":\"q\",\"format\":\"markdown\"}," OPTIONS,
	};
	char one[PR_HASH_TEXT], two[PR_HASH_TEXT];

	(void)state;
	hash_of(one, STEM OPTIONS);
	for (size_t i = 0; i < PR_LEN(other); i++) {
		hash_of(two, other[i]);
		assert_string_not_equal(one, two);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			content_hash__a_record_is_printed_as_cjson_does),
		cmocka_unit_test(content_hash__members_are_sorted_by_utf16),
		cmocka_unit_test(
			content_hash__values_are_written_as_ecmascript_does),
		cmocka_unit_test(
			content_hash__numbers_are_the_shortest_that_come_back),
		cmocka_unit_test(content_hash__is_that_of_the_canonical_text),
		cmocka_unit_test(
			content_hash__does_not_depend_on_metadata_and_order),
		cmocka_unit_test(
			content_hash__depends_on_what_the_learner_sees),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

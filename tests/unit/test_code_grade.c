/* test_code_grade.c - codes against their key: the vectors, and each rule */
#include "drill_book.h"
#include "drill_vectors.h"

#define ENTRY(systems, answers, more)                   \
	"\"type\":\"code_entry\",\"systems\":[" systems \
	"],\"answers\":[" answers "]" more
#define CM "\"ICD-10-CM\""
#define PCS "\"ICD-10-PCS\""
#define CLAIM "\"HCPCS\",\"CPT\""
#define CODE(code) "{\"code\":\"" code "\"}"

static void
grade__the_vectors_are_equal(void **state)
{
	(void)state;
	expect_vectors(&drill_book);
}

static const struct {
	const char *item, *answer;
	int learning, strict;
	const char *kinds;
} rows[] = {
	/* codes that do not exist, headers, sides */
	{ ENTRY(CM, CODE("S52.532D"), ""), "S52.532Z", 50, 0,
	  "INVALID_SEVENTH" },
	{ ENTRY(CM, CODE("E11.22"), ""), "E11.2Z", 30, 0, "UNKNOWN_CODE" },
	{ ENTRY(CM, CODE("E11.22"), ""), "E11.O2", 30, 0, "BAD_CHAR" },
	{ ENTRY(CM, CODE("I10"), ""), "Z99.Z", 0, 0, "UNKNOWN_CODE" },
	{ ENTRY(CM, CODE("W11.XXXD"), ""), "W11", 60, 0, "MISSING_SEVENTH" },
	{ ENTRY(CM, CODE("W11.XXXD"), ""), "W11.D", 60, 0, "PLACEHOLDER" },
	{ ENTRY(CM, CODE("E11.22"), ""), "E11.6", 25, 0, "NOT_BILLABLE" },
	{ ENTRY(CM, CODE("M17.12"), ""), "M17.10", 70, 0, "UNSPEC_LATERALITY" },
	{ ENTRY(CM, CODE("G56.01"), ""), "G56.02", 60, 0, "WRONG_LATERALITY" },
	{ ENTRY(CM, CODE("G56.01"), ""), "G56.00", 30, 0, "UNKNOWN_CODE" },
	{ ENTRY(CM, CODE("H25.011"), ""), "H25.019", 70, 0,
	  "UNSPEC_LATERALITY" },
	{ ENTRY(CM, CODE("S52.532D"), ""), "S52.531", 42, 0,
	  "WRONG_LATERALITY MISSING_SEVENTH" },
	{ ENTRY(CM, CODE("T36.96XA"), ""), "T36.95XA", 50, 0, "WRONG_INTENT" },
	{ ENTRY(CM, CODE("I10"), ""), "E11.9", 0, 0, "WRONG_CODE" },
	/* sets */
	{ ENTRY(CM, CODE("I10") "," CODE("E11.9"), ""), "I10", 50, 50,
	  "MISSING_CODE" },
	{ ENTRY(CM, CODE("I10") "," CODE("E11.9"), ""), "", 0, 0,
	  "MISSING_CODE MISSING_CODE" },
	{ ENTRY(CM, CODE("E11.9"), ""), "E11.9 E11.9", 95, 50, "DUPLICATE" },
	{ ENTRY(CM, CODE("E11.9"), ""), "E11.9 L89.152", 95, 50, "EXTRA_CODE" },
	{ ENTRY(CM, CODE("E11.9"), ""), "E11.9 R73.02", 90, 50, "EXCLUDES1" },
	{ ENTRY(CM, CODE("A41.02"), ""), "A41.02 R78.81", 90, 50, "EXCLUDES1" },
	{ ENTRY(CM, CODE("A41.02"),
		",\"allow_together\":[[\"R78.81\",\"A41\"]]"),
	  "A41.02 R78.81", 95, 50, "EXTRA_CODE" },
	{ ENTRY(CM, CODE("E11.22"), ""), "E11.22 Z79.4 N18.32", 90, 33,
	  "EXTRA_CODE EXTRA_CODE" },
	{ ENTRY(CM, CODE("E11.22") "," CODE("N18.32"), ""), "E11.22", 50, 50,
	  "MISSING_ADDITIONAL" },
	/* optional, groups, alternatives, near */
	{ ENTRY(CM, CODE("I10") ",{\"code\":\"W11.XXXD\",\"required\":false}",
		""),
	  "I10 W11.XXXD", 100, 100, "" },
	{ ENTRY(CM, CODE("I10") ",{\"code\":\"W11.XXXD\",\"required\":false}",
		""),
	  "I10 W11.XXXA", 100, 100, "WRONG_SEVENTH" },
	{ ENTRY(CM, CODE("I10") ",{\"code\":\"W11.XXXD\",\"required\":false}",
		""),
	  "W11 I10", 85, 0, "MISSING_SEVENTH NEVER_FIRST" },
	{ ENTRY(CM, CODE("I10") ",{\"code\":\"W11.XXXD\",\"required\":false}",
		""),
	  "I10 W11.XXXX", 100, 100, "INVALID_SEVENTH" },
	{ ENTRY(CM,
		CODE("I10") ",{\"code\":\"Z79.4\",\"required\":false,"
			    "\"poa\":\"exempt\"}",
		""),
	  "I10 Z79.4/Y", 100, 100, "POA_EXEMPT" },
	{ ENTRY(CM,
		"{\"code\":\"I10\",\"group\":\"g\"},"
		"{\"code\":\"E11.9\",\"group\":\"g\"}",
		""),
	  "E11.9", 100, 100, "" },
	{ ENTRY(CM, "{\"code\":\"I10\",\"alternatives\":[\"E11.9\"]}", ""),
	  "E11.9", 100, 100, "" },
	{ ENTRY(CM,
		"{\"code\":\"I10\",\"near\":[{\"code\":\"E11.9\","
		"\"credit\":0.8}]}",
		""),
	  "E11.9", 80, 0, "WRONG_CODE" },
	/* order */
	{ ENTRY(CM, CODE("I10") "," CODE("E11.9"), ",\"sequence\":\"ordered\""),
	  "E11.9 I10", 84, 0, "SEQ_PAIR SEQ_PAIR" },
	/* each wrong place is told once */
	{ ENTRY(CM, CODE("S52.532D") "," CODE("W11.XXXD"),
		",\"sequence\":\"ordered\""),
	  "W11.XXXD S52.532D", 69, 0, "NEVER_FIRST SEQ_PAIR" },
	{ ENTRY(CM, CODE("I10") "," CODE("E11.9"),
		",\"sequence\":\"first_only\""),
	  "E11.9 I10", 85, 50, "SEQ_FIRST" },
	{ ENTRY(CM, CODE("S52.532D") "," CODE("W11.XXXD"), ""),
	  "W11.XXXD S52.532D", 85, 50, "NEVER_FIRST" },
	{ ENTRY(CM, CODE("W11.XXXD"), ""), "W11.XXXD", 100, 100, "" },
	{ ENTRY(CM, CODE("D63.1"), ""), "D63.1", 100, 100, "" },
	/* POA */
	{ ENTRY(CM, "{\"code\":\"I10\",\"poa\":\"Y\"}", ""), "I10/Y", 100, 100,
	  "" },
	{ ENTRY(CM, "{\"code\":\"I10\",\"poa\":\"Y\"}", ""), "I10/N", 80, 0,
	  "POA_WRONG" },
	{ ENTRY(CM, "{\"code\":\"I10\",\"poa\":\"Y\"}", ""), "I10", 80, 0,
	  "POA_WRONG" },
	{ ENTRY(CM, "{\"code\":\"Z79.4\",\"poa\":\"exempt\"}", ""), "Z79.4/Y",
	  80, 0, "POA_EXEMPT" },
	{ ENTRY(CM, "{\"code\":\"Z79.4\",\"poa\":\"exempt\"}", ""), "Z79.4",
	  100, 100, "" },
	/* procedures */
	{ ENTRY(PCS, CODE("0FT44ZZ"), ""), "0FT40ZZ", 85, 0, "PCS_APPROACH" },
	{ ENTRY(PCS, CODE("0FT44ZZ"), ""), "0FB44ZZ", 50, 0, "PCS_ROOT" },
	{ ENTRY(PCS, CODE("0FT44ZZ"), ""), "0DTJ4ZZ", 30, 0,
	  "PCS_SYSTEM PCS_BODYPART" },
	{ ENTRY(PCS, CODE("0FT44ZZ"), ""), "0DBJ4ZZ", 0, 0, "WRONG_CODE" },
	{ ENTRY(PCS, CODE("0FT44ZZ"), ""), "0FT43ZZ", 60, 0,
	  "NOT_IN_TABLE PCS_APPROACH" },
	{ ENTRY(PCS, CODE("0FT44ZZ"), ""), "OFT44ZZ", 60, 0, "BAD_CHAR" },
	{ ENTRY(PCS, CODE("0FT44ZZ"), ""), "0FT44Z", 0, 0, "BAD_FORMAT" },
	/* claim lines */
	{ ENTRY(CLAIM, "{\"code\":\"99213\",\"modifiers\":[\"25\"]}", ""),
	  "99213", 80, 0, "MODIFIER_MISSING" },
	{ ENTRY(CLAIM, "{\"code\":\"99213\",\"modifiers\":[\"25\"]}", ""),
	  "99213-59", 80, 0, "MODIFIER_WRONG" },
	{ ENTRY(CLAIM, CODE("99213"), ""), "99213-59", 80, 0,
	  "MODIFIER_EXTRA" },
	{ ENTRY(CLAIM, "{\"code\":\"J1885\",\"units\":4}", ""), "J1885x2", 90,
	  0, "UNITS_WRONG" },
	{ ENTRY(CLAIM,
		"{\"code\":\"J1885\",\"units\":4,\"modifiers\":"
		"[\"JZ\"]}",
		""),
	  "J1885", 70, 0, "MODIFIER_MISSING UNITS_WRONG" },
	{ ENTRY(CLAIM, CODE("J1885"), ""), "J1100", 0, 0, "WRONG_PRODUCT" },
	{ ENTRY(CLAIM,
		"{\"code\":\"99214\",\"near\":[{\"code\":\"99213\","
		"\"credit\":0.4}]}",
		""),
	  "99213", 40, 0, "LEVEL_WRONG" },
	{ ENTRY(CLAIM, CODE("J1885"), ""), "Q9999", 0, 0, "TERMINATED" },
	{ ENTRY("\"MS-DRG\"", CODE("470"), ""), "469", 5, 0, "DRG_WRONG" },
	/* a slip in the first character looks like a diagnosis */
	{ ENTRY(PCS, CODE("07DR3ZX"), ""), "O7DR3ZX", 60, 0, "BAD_CHAR" },
	{ ENTRY(CM "," PCS, CODE("I10") "," CODE("0FT44ZZ"), ""), "I10 OFT44ZZ",
	  80, 50, "BAD_CHAR" },
	{ ENTRY(CM "," PCS, CODE("I10") "," CODE("0FT44ZZ"), ""), "I10 0FT44Z",
	  50, 50, "BAD_FORMAT" },
	/* no units in a diagnosis, dotted or not */
	{ ENTRY(CM, CODE("E11.37X9"), ""), "E1137X9", 100, 100, "" },
	{ ENTRY(CM, CODE("H40.10X0"), ""), "h4010x0", 100, 100, "" },
	/* only diagnoses have an order */
	{ ENTRY(CLAIM, "{\"code\":\"J1885\",\"first\":true}", ""),
	  "J1100 J1885", 95, 50, "EXTRA_CODE" },
	/* the first of two equal lines keeps its own name */
	{ ENTRY(CM, CODE("I10") "," CODE("E11.9"), ""), "N18.32 N18.32", 0, 0,
	  "WRONG_CODE DUPLICATE" },
	/* a trap names the code, not what stands beside it */
	{ ENTRY(CM, "{\"code\":\"E11.22\",\"poa\":\"Y\"}",
		",\"traps\":[{\"code\":\"E11.9\",\"kind\":"
		"\"COMBINATION_MISSED\"}]"),
	  "E11.9/N", 15, 0, "COMBINATION_MISSED POA_WRONG" },
	/* another system takes no code's place */
	{ ENTRY(CM "," PCS, CODE("I10"), ""), "0FT44ZZ", 0, 0,
	  "MISSING_CODE EXTRA_CODE" },
};

static void
grade__each_rule_gives_its_credit_and_its_name(void **state)
{
	(void)state;
	for (size_t i = 0; i < PR_LEN(rows); i++) {
		struct pr_item *item = make_item(rows[i].item);

		expect(item, &drill_book, rows[i].answer, rows[i].learning,
		       rows[i].strict, rows[i].kinds);
		pr_item_free(item);
	}
}

static void
grade__without_a_book_characters_decide(void **state)
{
	static const struct {
		const char *id, *answer;
		int strict;
	} plain[] = {
		{ "C01", "E11.22 I12.9 N18.30 Z79.4 Z79.84", 80 },
		{ "C02", "J15.212 A41.02 R65.20 J96.01", 75 },
		{ "C04", "S52.532", 0 },
		{ "C05", "T42.6X6A G40.909 Z91.120", 67 },
	};

	(void)state;
	for (size_t i = 0; i < PR_LEN(plain); i++) {
		struct pr_item *item = make_case(plain[i].id);
		struct pr_code_grade grade;
		struct pr_err err = { 0 };

		assert_pr_ok(pr_code_grade(&grade, item, plain[i].answer, NULL,
					   &err),
			     &err);
		assert_int_equal(grade.strict, plain[i].strict);
		pr_item_free(item);
	}
	for (size_t i = 0; i < PR_LEN(cases); i++) {
		struct pr_item *item = make_item(cases[i].members);
		char key[400];

		key_lines(key, sizeof(key), item);
		expect(item, NULL, key, 100, 100, "");
		pr_item_free(item);
	}
}

static void
grade__unreadable_lines_are_refused_and_change_nothing(void **state)
{
	struct pr_item *item = make_case("C01");
	struct pr_code_grade grade;
	struct pr_err err = { 0 };

	(void)state;
	memset(&grade, 'x', sizeof(grade));
	assert_pr_refused(pr_code_grade(&grade, item, "99213-2", NULL, &err),
			  PR_EINVAL, &err);
	for (size_t i = 0; i < sizeof(grade); i++)
		assert_int_equal(((const char *)&grade)[i], 'x');
	pr_item_free(item);
}

static void
grade__where_order_is_free_it_changes_nothing(void **state)
{
	struct pr_item *item = make_item(ENTRY(
		CM, CODE("E11.22") "," CODE("N18.32") "," CODE("Z79.4"), ""));
	static const char *const orders[] = {
		"E11.21 N18.30 Z79.4", "E11.21 Z79.4 N18.30",
		"N18.30 E11.21 Z79.4", "N18.30 Z79.4 E11.21",
		"Z79.4 E11.21 N18.30", "Z79.4 N18.30 E11.21",
	};
	struct pr_code_grade first = { 0 }, grade;
	struct pr_err err = { 0 };

	(void)state;
	for (size_t i = 0; i < PR_LEN(orders); i++) {
		assert_pr_ok(pr_code_grade(&grade, item, orders[i], &drill_book,
					   &err),
			     &err);
		first = i ? first : grade;
		assert_int_equal(grade.learning, first.learning);
		assert_int_equal(grade.strict, first.strict);
		assert_int_equal(grade.n_marks, first.n_marks);
	}
	pr_item_free(item);
}

static void
grade__scores_stay_in_bounds_whatever_is_entered(void **state)
{
	uint64_t chance = 1;

	(void)state;
	for (size_t round = 0; round < 3000; round++) {
		struct pr_item *item =
			make_case(cases[round % PR_LEN(cases)].id);
		char answer[400] = "";
		size_t n = 0, lines = round % 9;
		struct pr_code_grade grade;
		struct pr_err err = { 0 };

		for (size_t i = 0; i < lines; i++) {
			chance = chance * 6364136223846793005u + 1442695u;
			n += (size_t)snprintf(
				answer + n, sizeof(answer) - n, "%s ",
				drill_rows[(chance >> 33) % DRILL_ROWS].code);
		}
		assert_pr_ok(
			pr_code_grade(&grade, item, answer, &drill_book, &err),
			&err);
		assert_in_range(grade.learning, 0, 100);
		assert_in_range(grade.strict, 0, 100);
		assert_true(grade.n_marks > 0 || grade.strict == 100);
		for (size_t m = 0; m < grade.n_marks; m++) {
			struct pr_mark_words words;

			assert_true(*pr_feedback_name(grade.marks[m].kind));
			pr_mark_words(&words, &grade, m, item, &drill_book);
			assert_true(words.difference[0] && words.why[0]);
			assert_true(words.entered[0] || words.wanted[0]);
		}
		pr_item_free(item);
	}
}

static void
feedback__names_and_numbers_belong_together(void **state)
{
	(void)state;
	assert_int_equal(pr_feedback_of("WRONG_SEVENTH"), 11);
	assert_string_equal(pr_feedback_name(PR_FB_DRG_HAC), "DRG_HAC");
	assert_string_equal(pr_feedback_words(PR_FB_EXCLUDES1),
			    "not to be reported together");
	assert_int_equal(pr_feedback_of("nothing"), 0);
	assert_int_equal(pr_feedback_of(NULL), 0);
	assert_string_equal(pr_feedback_name((enum pr_feedback)0), "");
	assert_true(pr_feedback_is_order(PR_FB_NEVER_FIRST));
	assert_false(pr_feedback_is_order(PR_FB_DUPLICATE));
}

static void
key__its_own_faults_are_found(void **state)
{
	static const struct {
		const char *item;
		size_t faults;
		const char *words;
	} keys[] = {
		{ ENTRY(CM, CODE("S52.532"), ""), 1, "seventh character" },
		{ ENTRY(CM, CODE("E11.2Z"), ""), 1, "not in FY2026" },
		{ ENTRY(CM, CODE("A41.02") "," CODE("R78.81"), ""), 1,
		  "exclude each other" },
		{ ENTRY(CM, CODE("A41.02") "," CODE("R78.81"),
			",\"allow_together\":[[\"A41.02\",\"R78.81\"]]"),
		  0, "" },
		{ ENTRY(CM, CODE("E11.22") "," CODE("N18.32"), ""), 1,
		  "before N18.32" },
		{ ENTRY(CM,
			"{\"code\":\"E11.22\",\"first\":true}," CODE("N18.32"),
			""),
		  0, "" },
		{ ENTRY(CM, CODE("W11.XXXD") "," CODE("S52.532D"), ""), 1,
		  "never stand first" },
		{ ENTRY(CM,
			"{\"code\":\"I13.0\",\"first\":true},"
			"{\"code\":\"I50.33\"}",
			""),
		  1, "asks for" },
		{ ENTRY(CM, "{\"code\":\"Z79.4\",\"poa\":\"Y\"}", ""), 1,
		  "exempt" },
		{ ENTRY(CLAIM, CODE("Q9999"), ""), 1, "ended on 2024-12-31" },
		{ ENTRY(PCS, CODE("0FT43ZZ"), ""), 1, "not in FY2026" },
	};

	(void)state;
	for (size_t i = 0; i < PR_LEN(keys); i++) {
		struct pr_item *item = make_item(keys[i].item);
		struct pr_key_fault faults[4] = { { 0 } };
		size_t n = pr_code_key_check(faults, 4, item, &drill_book);

		if (n != keys[i].faults ||
		    !strstr(faults[0].words, keys[i].words))
			fail_msg("key %zu: %zu faults, %s", i, n,
				 faults[0].words);
		assert_int_equal(pr_code_key_check(NULL, 0, item, &drill_book),
				 n);
		pr_item_free(item);
	}
	for (size_t i = 0; i < PR_LEN(cases); i++) {
		struct pr_item *item = make_item(cases[i].members);
		struct pr_key_fault faults[4] = { { 0 } };

		if (pr_code_key_check(faults, 4, item, &drill_book))
			fail_msg("%s: %s", cases[i].id, faults[0].words);
		pr_item_free(item);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(grade__the_vectors_are_equal),
		cmocka_unit_test(
			grade__each_rule_gives_its_credit_and_its_name),
		cmocka_unit_test(grade__without_a_book_characters_decide),
		cmocka_unit_test(
			grade__unreadable_lines_are_refused_and_change_nothing),
		cmocka_unit_test(grade__where_order_is_free_it_changes_nothing),
		cmocka_unit_test(
			grade__scores_stay_in_bounds_whatever_is_entered),
		cmocka_unit_test(feedback__names_and_numbers_belong_together),
		cmocka_unit_test(key__its_own_faults_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

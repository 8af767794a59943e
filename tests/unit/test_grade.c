/* test_grade.c - what each kind of response is worth */
#include "bank_memory.h"

#include <stdio.h>

#define MC(method, more)                                                   \
	"\"type\":\"multiple_response\",\"scoring\":{\"method\":\"" method \
	"\",\"points\":2" more "},\"options\":["                           \
	"{\"id\":\"A\",\"text\":\"a\",\"correct\":true},"                  \
	"{\"id\":\"B\",\"text\":\"b\"},"                                   \
	"{\"id\":\"C\",\"text\":\"c\",\"correct\":true},"                  \
	"{\"id\":\"D\",\"text\":\"d\"}]"
#define NUM(answers) "\"type\":\"numeric\",\"answers\":[" answers "]"
#define TOL(v, kind, t)                                        \
	"{\"value\":\"" v "\",\"tolerance\":{\"kind\":\"" kind \
	"\",\"value\":\"" t "\"}}"
#define TXT(answers) "\"type\":\"short_text\",\"answers\":[" answers "]"
#define MATCH(method)                                                     \
	"\"type\":\"matching\",\"scoring\":{\"method\":\"" method "\"},"  \
	"\"sources\":[{\"id\":\"s1\",\"text\":\"x\"},{\"id\":\"s2\","     \
	"\"text\":\"y\"}],\"targets\":[{\"id\":\"t1\",\"text\":\"x\"},"   \
	"{\"id\":\"t2\",\"text\":\"y\"},{\"id\":\"t3\",\"text\":\"z\"}]," \
	"\"pairs\":[[\"s1\",\"t1\"],[\"s2\",\"t1\"]]"
#define ORDER(method)                                                    \
	"\"type\":\"ordering\",\"scoring\":{\"method\":\"" method "\"}," \
	"\"elements\":[{\"id\":\"a\",\"text\":\"x\"},{\"id\":\"b\","     \
	"\"text\":\"y\"},{\"id\":\"c\",\"text\":\"z\"}],"                \
	"\"correct_order\":[\"b\",\"c\",\"a\"]"
#define CODES(sequence, method, answers)                             \
	"\"type\":\"code_entry\",\"systems\":[\"ICD-10-CM\"],"       \
	"\"sequence\":\"" sequence "\",\"extra_code_penalty\":0.25," \
	"\"scoring\":{\"method\":\"" method "\",\"points\":1},"      \
	"\"wrong_codes\":[{\"code\":\"I10\",\"rationale\":\"r\"}],"  \
	"\"answers\":[" answers "]"
#define TWO "{\"code\":\"E11.22\"},{\"code\":\"N18.31\"}"

static struct pr_item *
make(const char *members)
{
	char text[3000];
	struct pr_item *item = NULL;
	struct pr_err err = { 0 };

	snprintf(text, sizeof(text), "{\"identifier\":\"I\",\"stem\":\"q\",%s}",
		 members);
	assert_pr_ok(pr_item_read(&item, text, strlen(text), NULL, &err), &err);
	return item;
}

struct row {
	const char *item;
	uint32_t choice;
	const char *body;
	int credit; /* 100 is right */
	int answer, wrong;
};

static const struct row rows[] = {
	/* choices */
	{ MC("all_or_nothing", ""), 5, NULL, 100, -1, -1 },
	{ MC("all_or_nothing", ""), 1, NULL, 0, -1, -1 },
	{ MC("all_or_nothing", ""), 15, NULL, 0, -1, -1 },
	{ MC("per_option", ""), 1, NULL, 75, -1, -1 },
	{ MC("per_option", ""), 10, NULL, 0, -1, -1 },
	{ MC("plus_minus", ""), 1, NULL, 50, -1, -1 },
	{ MC("plus_minus", ""), 3, NULL, 0, -1, -1 },
	{ MC("plus_minus", ""), 7, NULL, 50, -1, -1 },
	{ MC("plus_minus", ",\"min_points\":0.5"), 10, NULL, 25, -1, -1 },
	{ "\"type\":\"true_false\",\"answer\":false", 2, NULL, 100, -1, -1 },
	{ "\"type\":\"true_false\",\"answer\":false", 1, NULL, 0, -1, -1 },
	{ "\"type\":\"single_choice\",\"options\":[{\"id\":\"A\",\"text\":"
	  "\"a\",\"correct\":true},{\"id\":\"B\",\"text\":\"b\",\"credit\":"
	  "0.4}]",
	  2, NULL, 40, -1, -1 },
	/* numbers */
	{ NUM("{\"value\":\"13\"}"), 0, " 13.0 ", 100, 0, -1 },
	{ NUM("{\"value\":\"13\"}"), 0, "13.1", 0, -1, -1 },
	{ NUM("{\"value\":\"1234.5\"}"), 0, "1,234.5", 100, 0, -1 },
	{ NUM("{\"value\":\"12345\"}"), 0, "1,2345", 0, -1, -1 },
	{ NUM("{\"value\":\"1.5\"}"), 0, "1,5", 0, -1, -1 },
	{ NUM("{\"value\":1.94},{\"min\":1,\"max\":2,\"credit\":0.5}"), 0,
	  "1.5", 50, 1, -1 },
	{ NUM(TOL("1.94", "absolute", "0.01")), 0, "1.95", 100, 0, -1 },
	{ NUM(TOL("1.94", "absolute", "0.01")), 0, "1.93", 100, 0, -1 },
	{ NUM(TOL("1.94", "absolute", "0.01")), 0, "1.951", 0, -1, -1 },
	{ NUM(TOL("200", "relative", "0.05")), 0, "210", 100, 0, -1 },
	{ NUM(TOL("200", "relative", "0.05")), 0, "211", 0, -1, -1 },
	{ NUM(TOL("-200", "relative", "0.05")), 0, "-190", 100, 0, -1 },
	{ NUM(TOL("3.14159", "significant_digits", "3")), 0, "3.14", 100, 0,
	  -1 },
	{ NUM(TOL("3.14159", "significant_digits", "3")), 0, "3.1", 0, -1, -1 },
	{ NUM(TOL("2.345", "decimal_places", "1")), 0, "2.3", 100, 0, -1 },
	{ NUM(TOL("2.345", "decimal_places", "1")), 0, "2.4", 0, -1, -1 },
	{ NUM("{\"value\":\"0.1\"}"), 0, "1e-1", 100, 0, -1 },
	{ NUM("{\"value\":\"1\"}"), 0, "0x1", 0, -1, -1 },
	{ NUM("{\"value\":\"1\"}"), 0, "one", 0, -1, -1 },
	{ NUM("{\"min\":0,\"max\":1e300}"), 0, "inf", 0, -1, -1 },
	/* texts */
	{ TXT("{\"text\":\"Tabular List\"}"), 0, "  Tabular  List ", 100, 0,
	  -1 },
	{ TXT("{\"text\":\"Tabular List\"}"), 0, "tabular list", 0, -1, -1 },
	{ TXT("{\"text\":\"Tabular\",\"match\":\"case_insensitive\"}"), 0,
	  "tABULAR", 100, 0, -1 },
	{ TXT("{\"text\":\"tab*list\",\"match\":\"wildcard\"}"), 0,
	  "Tabular List", 100, 0, -1 },
	{ TXT("{\"text\":\"t?b\",\"match\":\"wildcard\"}"), 0, "tb", 0, -1,
	  -1 },
	{ TXT("{\"text\":\"a+|b\",\"match\":\"regex\"}"), 0, "aaa", 100, 0,
	  -1 },
	{ TXT("{\"text\":\"a+|b\",\"match\":\"regex\"}"), 0, "aab", 0, -1, -1 },
	{ TXT("{\"text\":\"x\"},{\"text\":\"y\",\"credit\":0.5}"), 0, "y", 50,
	  1, -1 },
	{ TXT("{\"text\":\"x\"}],\"wrong_answers\":[{\"text\":\"Index\","
	      "\"rationale\":\"r\"}"),
	  0, "index", 0, -1, 0 },
	/* matching and ordering */
	{ MATCH("pairs"), 0, "s1=t1 s2=t1", 100, -1, -1 },
	{ MATCH("pairs"), 0, "s1=t1 s2=t2", 50, -1, -1 },
	{ MATCH("all_or_nothing"), 0, "s1=t1 s2=t2", 0, -1, -1 },
	{ MATCH("pairs"), 0, "s1=t1 s1=t1 s2=t1", 0, -1, -1 },
	{ ORDER("positions"), 0, "b c a", 100, -1, -1 },
	{ ORDER("positions"), 0, "b a c", 33, -1, -1 },
	{ ORDER("all_or_nothing"), 0, "b a c", 0, -1, -1 },
	{ ORDER("positions"), 0, "b", 33, -1, -1 },
	/* codes */
	{ CODES("unordered", "all_or_nothing", TWO), 0, "n1831, e11.22", 100,
	  -1, -1 },
	{ CODES("unordered", "all_or_nothing", TWO), 0, "E1122 N1831", 100, -1,
	  -1 },
	{ CODES("ordered", "all_or_nothing", TWO), 0, "N18.31 E11.22", 0, -1,
	  -1 },
	{ CODES("first_only", "per_option", TWO), 0, "N18.31 E11.22", 50, -1,
	  -1 },
	{ CODES("unordered", "all_or_nothing", TWO), 0, "E11.22", 0, -1, -1 },
	{ CODES("unordered", "per_option", TWO), 0, "E11.22 I10", 50, -1, 0 },
	{ CODES("unordered", "per_option", TWO), 0, "E11.22 I10 N18.31", 75, -1,
	  0 },
	{ CODES("ordered", "per_option", TWO), 0, "E11.22 N18.32", 50, -1, -1 },
	{ CODES("unordered", "per_option", TWO), 0, "E11.22-2", 0, -1, -1 },
	{ CODES("unordered", "per_option",
		TWO ",{\"code\":\"Z79.4\",\"required\":false}"),
	  0, "E11.22 N18.31", 100, -1, -1 },
	{ CODES("unordered", "all_or_nothing",
		"{\"code\":\"99213\",\"modifiers\":[\"25\",\"59\"]}"),
	  0, "99213-59-25", 100, -1, -1 },
	{ CODES("unordered", "all_or_nothing",
		"{\"code\":\"99213\",\"modifiers\":[\"25\"]}"),
	  0, "99213", 0, -1, -1 },
	{ CODES("unordered", "all_or_nothing",
		"{\"code\":\"I10\",\"alternatives\":[\"I15.9\"]}"),
	  0, "i15.9", 100, -1, -1 },
	{ CODES("unordered", "all_or_nothing",
		"{\"code\":\"A01\",\"group\":\"g\"},{\"code\":\"B01\","
		"\"group\":\"g\"}"),
	  0, "B01", 100, -1, -1 },
};

static void
grade__each_response_is_worth_what_the_bank_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < PR_LEN(rows); i++) {
		struct pr_item *item = make(rows[i].item);
		struct pr_response response = { rows[i].choice, rows[i].body };
		struct pr_grade grade = pr_item_grade(item, &response);

		if (grade.credit != rows[i].credit)
			print_error("row %zu: %s -> %d\n", i,
				    rows[i].body ? rows[i].body : "",
				    grade.credit);
		assert_true(grade.answered);
		assert_int_equal(grade.credit, rows[i].credit);
		assert_int_equal(grade.right, rows[i].credit == 100);
		assert_int_equal(grade.answer, rows[i].answer);
		assert_int_equal(grade.wrong, rows[i].wrong);
		pr_item_free(item);
	}
}

static void
grade__nothing_is_not_answered(void **state)
{
	struct pr_item *item = make(NUM("{\"value\":\"0\"}"));
	struct pr_response blank = { 0, " \t" }, none = { 0, NULL };

	(void)state;
	assert_false(pr_item_grade(item, &blank).answered);
	assert_false(pr_item_grade(item, &none).answered);
	assert_false(pr_item_grade(item, &none).right);
	pr_item_free(item);
}

static void
grade__a_response_of_the_wrong_form_is_told(void **state)
{
	static const struct row wrong[] = {
		{ MC("all_or_nothing", "") ",\"max_choices\":2", 7, NULL, 0, 0,
		  0 },
		{ MC("all_or_nothing", ""), 16, NULL, 0, 0, 0 },
		{ "\"type\":\"true_false\",\"answer\":true", 3, NULL, 0, 0, 0 },
		{ NUM("{\"value\":\"1\"}"), 0, "abc", 0, 0, 0 },
		{ NUM("{\"value\":\"1\"}"), 1, "1", 0, 0, 0 },
		{ TXT("{\"text\":\"x\"}") ",\"max_length\":3", 0, "xxxx", 0, 0,
		  0 },
		{ MATCH("pairs"), 0, "s9=t1", 0, 0, 0 },
		{ MATCH("pairs"), 0, "s1=t9", 0, 0, 0 },
		{ MATCH("pairs"), 0, "s1", 0, 0, 0 },
		{ CODES("unordered", "per_option", TWO), 0, "99213-2", 0, 0,
		  0 },
		{ ORDER("positions"), 0, "a a", 0, 0, 0 },
		{ ORDER("positions"), 0, "a x", 0, 0, 0 },
	};
	struct pr_err err = { 0 };

	(void)state;
	for (size_t i = 0; i < PR_LEN(wrong); i++) {
		struct pr_item *item = make(wrong[i].item);
		struct pr_response r = { wrong[i].choice, wrong[i].body };

		assert_pr_refused(pr_response_check(item, &r, &err), PR_EINVAL,
				  &err);
		pr_item_free(item);
	}
	for (size_t i = 0; i < PR_LEN(rows); i++) {
		struct pr_item *item = make(rows[i].item);
		struct pr_response r = { rows[i].choice, rows[i].body };

		if (rows[i].credit == 100)
			assert_pr_ok(pr_response_check(item, &r, &err), &err);
		pr_item_free(item);
	}
}

static void
grade__the_key_is_a_mask_of_bank_positions(void **state)
{
	struct pr_item *item = make(MC("all_or_nothing", ""));

	(void)state;
	assert_int_equal(pr_item_key(item), 5);
	assert_true(pr_item_is_choice(item->type));
	assert_string_equal(pr_item_type_name(item->type), "multiple_response");
	assert_string_equal(pr_item_status_name(item->status), "active");
	assert_string_equal(pr_level_name(PR_LEVEL_ANALYSIS), "analysis");
	pr_item_free(item);
	item = make(NUM("{\"value\":\"1\"}"));
	assert_int_equal(pr_item_key(item), 0);
	pr_item_free(item);
}

static void
grade__regular_expressions_are_bounded_and_whole(void **state)
{
	static const char *const wrong[] = {
		"(",      "a)(b", "[a", "a{1,1000}", "(a{9}b{9}){99}",
		"(a)\\1", "*a)("
	};
	struct pr_err err = { 0 };

	(void)state;
	for (size_t i = 0; i < PR_LEN(wrong); i++)
		assert_pr_refused(pr_regex_check(wrong[i], &err), PR_EPARSE,
				  &err);
	assert_pr_ok(pr_regex_check("[a-z]{1,3}(x|y)?", &err), &err);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			grade__each_response_is_worth_what_the_bank_says),
		cmocka_unit_test(grade__nothing_is_not_answered),
		cmocka_unit_test(grade__a_response_of_the_wrong_form_is_told),
		cmocka_unit_test(grade__the_key_is_a_mask_of_bank_positions),
		cmocka_unit_test(
			grade__regular_expressions_are_bounded_and_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

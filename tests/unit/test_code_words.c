/* test_code_words.c - a mark put into words: what, and why */
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
words__four_short_parts_say_what_is_wrong(void **state)
{
	struct pr_item *item = make_case("C04");
	struct pr_code_grade grade;
	struct pr_mark_words words;
	struct pr_err err = { 0 };

	(void)state;
	assert_pr_ok(pr_code_grade(&grade, item, "S52.531D", &drill_book, &err),
		     &err);
	pr_mark_words(&words, &grade, 0, item, &drill_book);
	assert_non_null(strstr(words.entered,
			       "S52.531D Colles' fracture of right radius"));
	assert_non_null(strstr(words.wanted,
			       "S52.532D Colles' fracture of left radius"));
	assert_string_equal(words.difference,
			    "right side; the record says left");
	assert_non_null(strstr(words.why, "I.B.13"));
	assert_pr_ok(pr_code_grade(&grade, item, "Z47.89 S52.532D", &drill_book,
				   &err),
		     &err);
	pr_mark_words(&words, &grade, 0, item, &drill_book);
	assert_string_equal(words.difference,
			    "Z47.89 may not stand beside S52.532D");
	assert_non_null(strstr(words.why, "note at Z47: Excludes1"));
	pr_mark_words(&words, &grade, 99, item, &drill_book);
	assert_string_equal(words.why, "");
	pr_item_free(item);
	item = make_case("C01");
	assert_pr_ok(pr_code_grade(&grade, item,
				   "N18.32 E11.22 I12.9 Z79.4 Z79.84",
				   &drill_book, &err),
		     &err);
	pr_mark_words(&words, &grade, 1, item, &drill_book);
	assert_string_equal(words.difference,
			    "N18.32 stands before E11.22 and belongs after it");
	assert_non_null(strstr(words.why, "note at N18: code first diabetic"));
	pr_item_free(item);
}

/* What is said of a mark of an answer. */
static void
say_by(struct pr_mark_words *out, const struct pr_codebook *book,
       const char *members, const char *answer, size_t mark)
{
	struct pr_item *item = make_item(members);
	struct pr_code_grade grade;
	struct pr_err err = { 0 };

	assert_pr_ok(pr_code_grade(&grade, item, answer, book, &err), &err);
	assert_true(mark < grade.n_marks);
	pr_mark_words(out, &grade, mark, item, book);
	pr_item_free(item);
}

static void
say(struct pr_mark_words *out, const char *members, const char *answer,
    size_t mark)
{
	say_by(out, &drill_book, members, answer, mark);
}

static void
words__of_an_order_the_key_is_named_not_what_was_entered_for_it(void **state)
{
	static const char item[] =
		ENTRY(CM,
		      CODE("E11.22") ",{\"code\":\"N18.32\",\"after\":"
				     "[\"E11.22\"]}",
		      "");
	struct pr_mark_words words;

	(void)state;
	say(&words, item, "N18.32 E11.9", 1);
	assert_non_null(strstr(words.wanted, "E11.22 Type 2"));
	assert_string_equal(words.difference,
			    "N18.32 belongs after E11.22, for which E11.9 was "
			    "entered");
	assert_non_null(strstr(words.why, "note at N18: code first diabetic"));
	say(&words,
	    ENTRY(CM, CODE("I10") "," CODE("E11.9"),
		  ",\"sequence\":\"ordered\""),
	    "E11.9 I10", 0);
	assert_string_equal(words.difference,
			    "I10 is not in its place; it belongs in place 1");
}

static void
words__the_rule_is_that_of_the_code_set_and_of_the_code(void **state)
{
	static const struct {
		const char *item, *answer, *why;
		size_t mark;
	} said[] = {
		{ ENTRY(CLAIM, CODE("J1885"), ""), "J1885 J1885", "units", 0 },
		{ ENTRY(CM, CODE("I10"), ""), "I10 I10", "I.B.12", 0 },
		{ ENTRY(CLAIM, CODE("99213"), ""), "99214",
		  "what was done or supplied", 0 },
		{ ENTRY(CLAIM, CODE("J1885"), ""), "", "line of its own", 0 },
		{ ENTRY(PCS, CODE("0FT44ZZ"), ""), "", "PCS B3.2", 0 },
		{ ENTRY(CM, CODE("I10"), ""), "", "III, IV.J", 0 },
		{ ENTRY(CM, CODE("S52.532D"), ""), "S52.532A", "I.C.19.a", 0 },
		{ ENTRY(CM,
			"{\"code\":\"I11.0\",\"first\":true}," CODE("I50.32"),
			""),
		  "I50.32 I11.0", "note at I50: code first", 0 },
	};

	(void)state;
	for (size_t i = 0; i < PR_LEN(said); i++) {
		struct pr_mark_words words;

		say(&words, said[i].item, said[i].answer, said[i].mark);
		if (!strstr(words.why, said[i].why))
			fail_msg("%s: %s", said[i].answer, words.why);
	}
}

static void
words__open_and_closed_fracture_are_no_matter_of_healing(void **state)
{
	struct pr_mark_words words;

	(void)state;
	say_by(&words, NULL, ENTRY(CM, CODE("S52.532A"), ""), "S52.532B", 0);
	assert_non_null(strstr(words.why, "I.C.19.c"));
	say_by(&words, NULL, ENTRY(CM, CODE("S52.532G"), ""), "S52.532D", 0);
	assert_non_null(strstr(words.why, "heals"));
	say_by(&words, NULL, ENTRY(CM, CODE("O31.00X1"), ""), "O31.00X2", 0);
	assert_non_null(strstr(words.why, "fetus"));
}

static const struct pr_pcs_row hip_rows[] = {
	{ { { { '9', "Hip Joint, Right" }, { 'B', "Hip Joint, Left" } },
	    { { '0', "Open" } },
	    { { 'J', "Synthetic Substitute" } },
	    { { 'Z', "No Qualifier" } } },
	  { 2, 1, 1, 1 } },
};

static const struct pr_pcs_table *
hip_table(void *ctx, const char *code)
{
	static const struct pr_pcs_table table = { "0SR",          { "" },
						   { "", "", "" }, "",
						   hip_rows,       1 };

	(void)ctx;
	return strncmp(code, "0SR", 3) == 0 ? &table : NULL;
}

static void
words__a_procedure_on_the_other_side_is_told_as_side(void **state)
{
	struct pr_codebook book = drill_book;
	struct pr_mark_words words;

	(void)state;
	book.pcs_table = hip_table;
	say_by(&words, &book, ENTRY(PCS, CODE("0SR90JZ"), ""), "0SRB0JZ", 1);
	assert_string_equal(words.difference,
			    "left side (B); the record says right (9)");
}

static void
words__the_author_has_the_last_word(void **state)
{
	struct pr_item *item = make_item(
		ENTRY(CM, CODE("E11.22"),
		      ",\"traps\":[{\"code\":\"E11.9\",\"kind\":"
		      "\"COMBINATION_MISSED\",\"rationale\":\"Labs link the "
		      "kidney.\"}]"));
	struct pr_code_grade grade;
	struct pr_mark_words words;
	struct pr_err err = { 0 };

	(void)state;
	assert_pr_ok(pr_code_grade(&grade, item, "E11.9", &drill_book, &err),
		     &err);
	assert_int_equal(grade.marks[0].kind, PR_FB_COMBINATION_MISSED);
	assert_int_equal(grade.marks[0].authored, 0);
	pr_mark_words(&words, &grade, 0, item, &drill_book);
	assert_string_equal(words.why, "Labs link the kidney.");
	pr_item_free(item);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words__four_short_parts_say_what_is_wrong),
		cmocka_unit_test(
			words__of_an_order_the_key_is_named_not_what_was_entered_for_it),
		cmocka_unit_test(
			words__the_rule_is_that_of_the_code_set_and_of_the_code),
		cmocka_unit_test(
			words__open_and_closed_fracture_are_no_matter_of_healing),
		cmocka_unit_test(
			words__a_procedure_on_the_other_side_is_told_as_side),
		cmocka_unit_test(words__the_author_has_the_last_word),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

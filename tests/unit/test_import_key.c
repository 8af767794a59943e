/* test_import_key.c - what an import says of the keys of code items */
#include "library_ask.h"
#include "library_lines.h"
#include "tables_case.h"

#define CODED(n, name, answers, more)                                       \
	"{\"record\":\"item\",\"item\":{\"uuid\":\"" UUID(                  \
		n) "\",\"identifier\":\"" name "\",\"version\":1,\"type\":" \
		   "\"code_entry\",\"stem\":\"q" n                          \
		   "\",\"systems\":[\"ICD-10-CM\"],"                        \
		   "\"answers\":[" answers "]" more "}}\n"

static void
import__a_key_that_cannot_be_right_is_a_warning(void **state)
{
	struct lib *lib = *state;

	assert_pr_ok(
		lib_text(lib, HEAD CODED("1", "A", "{\"code\":\"I10\"}", "")),
		&lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_KEY_BROKEN), 0);
	assert_pr_ok(lib_text(lib, HEAD CODED("2", "B",
					      "{\"code\":\"I10.12345\"}", "")),
		     &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_KEY_BROKEN), 1);
	assert_int_equal(lib->sum.fresh, 1); /* and it is taken */
}

static void
import__a_kind_of_feedback_that_is_none_is_a_warning(void **state)
{
	struct lib *lib = *state;

	assert_pr_ok(
		lib_text(lib, HEAD CODED("1", "A",
					 "{\"code\":\"I10\",\"missing_kind\":"
					 "\"MISSING_ADDITIONAL\"}",
					 ",\"traps\":[{\"code\":\"I11.0\","
					 "\"kind\":\"WRONG_CODE\"}]")),
		&lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_NO_KIND), 0);
	assert_pr_ok(
		lib_text(lib, HEAD CODED("2", "B",
					 "{\"code\":\"I10\",\"missing_kind\":"
					 "\"GONE\"}",
					 ",\"traps\":[{\"code\":\"I11.0\","
					 "\"kind\":\"WRONG\"}]")),
		&lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_NO_KIND), 2);
}

/* Small tables in the folder of the desk. */
static void
take_tables(struct lib *lib)
{
	struct tables_case *c;
	void *state = NULL;

	tables_setup(&state);
	c = state;
	snprintf(c->data, sizeof(c->data), "%s", lib->dir);
	tables_take(c, ROWS_ORDER ROWS_TABULAR);
	assert_int_equal(tables_teardown(&state), 0);
}

static void
import__with_tables_the_key_is_checked_against_them(void **state)
{
	struct lib *lib = *state;

	take_tables(lib);
	assert_pr_ok(
		lib_text(lib, HEAD CODED("1", "A", "{\"code\":\"I50.9\"}", "")),
		&lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_KEY_BROKEN), 0);
	assert_pr_ok(lib_text(lib, HEAD CODED("2", "B",
					      "{\"code\":\"S06.0X9\"}", "")),
		     &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_KEY_BROKEN), 1);
	assert_int_equal(lib->sum.fresh, 1);
	/* a note of one code about the other, which the key turns round */
	assert_pr_ok(lib_text(lib, HEAD CODED("3", "C",
					      "{\"code\":\"I50.9\"},"
					      "{\"code\":\"S06.0X9A\"}",
					      "")),
		     &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_KEY_BROKEN), 1);
	/* no list of exempt codes: nothing is said of the indicator */
	assert_pr_ok(lib_text(lib, HEAD CODED("4", "D",
					      "{\"code\":\"I50.9\","
					      "\"poa\":\"exempt\"}",
					      "")),
		     &lib->err);
	assert_int_equal(lib_count(lib, PR_RULE_KEY_BROKEN), 0);
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, lib_setup, lib_teardown)
	const struct CMUnitTest tests[] = {
		T(import__a_key_that_cannot_be_right_is_a_warning),
		T(import__a_kind_of_feedback_that_is_none_is_a_warning),
		T(import__with_tables_the_key_is_checked_against_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_tables_same.c - files that came in before, and those that share tables
 */
#include "tables_case.h"

static void
tables__of_two_that_are_the_same_table_the_later_stays(void **state)
{
	static const char one[] = "F\tcpt\town\ta\nU\t99213\tOne\n"
				  "E\tcpt\t1\n";
	static const char two[] = "F\tcpt\town\tb\nU\t99213\tTwo\n"
				  "E\tcpt\t1\n";
	static const char *const names[] = { "a", "b", NULL };
	struct tables_case *c = *state;

	tables_file(c, "a", one);
	tables_file(c, "b", two);
	for (int i = 0; i < 2; i++) {
		assert_pr_ok(tables_import(c, names), &c->err);
		assert_int_equal(c->sum.tables, i ? 0 : 1);
		assert_int_equal(c->sum.same, i ? 1 : 0);
		tables_reopen(c, NULL);
		assert_string_equal(tables_find(c, PR_CODE_CPT, "99213")->title,
				    "Two");
	}
	tables_take(c, one); /* alone it is the later one */
	assert_int_equal(c->sum.same, 0);
	assert_pr_ok(tables_import(c, names), &c->err);
	tables_reopen(c, NULL);
	assert_string_equal(tables_find(c, PR_CODE_CPT, "99213")->title, "Two");
}

#define OWN(member, title) \
	"F\tcpt\town\t" member "\nU\t99213\t" title "\nE\tcpt\t1\n"
#define CODES                                                           \
	"F\tcm_codes\tFY2026\tcodes.txt\nC\tI501\t1\t0\t\tLeft\nE\tcm_" \
	"codes\t1\n"

/* Nothing is read: there is no converter any more. */
static void
assert_nothing_new(struct tables_case *c, const char *const *names, long same)
{
	const char *converter = c->options.converter;

	c->options.converter = "/nowhere/proctor-convert";
	assert_pr_ok(tables_import(c, names), &c->err);
	c->options.converter = converter;
	assert_false(c->sum.committed);
	assert_int_equal(c->sum.same, same);
	assert_int_equal(c->sum.tables, 0);
	assert_int_equal(c->sum.n_now, same);
}

static void
tables__files_that_share_tables_are_read_once(void **state)
{
	static const char *const ab[] = { "a", "b", "c", NULL };
	static const char *const ba[] = { "c", "b", "a", NULL };
	static const char *const a[] = { "a", NULL };
	struct tables_case *c = *state;

	tables_file(c, "a", OWN("a", "One") ROWS_PCS CODES);
	tables_file(c, "b", ROWS_ORDER OWN("b", "Two") ROWS_HCPCS);
	tables_file(c, "c", OWN("c", "Three") OWN("d", "Four"));
	assert_pr_ok(tables_import(c, ba), &c->err);
	assert_int_equal(c->sum.tables, 5);
	assert_nothing_new(c, ab, 5);
	assert_nothing_new(c, ba, 5);
	tables_reopen(c, NULL);
	assert_string_equal(tables_find(c, PR_CODE_CPT, "99213")->title,
			    "Four");
	/* on purpose, alone: its own tables are back */
	assert_pr_ok(tables_import(c, a), &c->err);
	assert_true(c->sum.committed);
	assert_nothing_new(c, a, 3);
	tables_reopen(c, NULL);
	assert_string_equal(tables_find(c, PR_CODE_CPT, "99213")->title, "One");
	/* and all together it gives way again, as at first */
	assert_pr_ok(tables_import(c, ab), &c->err);
	assert_true(c->sum.committed);
	assert_nothing_new(c, ba, 5);
	tables_reopen(c, NULL);
	assert_string_equal(tables_find(c, PR_CODE_CPT, "99213")->title,
			    "Four");
	assert_non_null(tables_find(c, PR_CODE_CM, "I50"));
}

static void
tables__a_new_file_that_gives_way_is_remembered(void **state)
{
	static const char *const b[] = { "b", NULL };
	static const char *const ab[] = { "a", "b", NULL };
	static const char *const copies[] = { "a", "b", "d", NULL };
	struct tables_case *c = *state;

	tables_file(c, "a", OWN("a", "One"));
	tables_file(c, "b", OWN("b", "Two"));
	tables_file(c, "d", OWN("b", "Two"));
	assert_pr_ok(tables_import(c, b), &c->err);
	assert_pr_ok(tables_import(c, ab), &c->err);
	assert_int_equal(c->sum.tables, 0);
	assert_int_equal(c->sum.same, 1);
	assert_nothing_new(c, ab, 1);
	assert_nothing_new(c, copies, 1); /* the same bytes twice */
	tables_reopen(c, NULL);
	assert_string_equal(tables_find(c, PR_CODE_CPT, "99213")->title, "Two");
}

static void
tables__an_order_file_leaves_the_codes_of_its_call(void **state)
{
	static const char *const codes[] = { "a", NULL };
	static const char *const both[] = { "a", "b", NULL };
	struct tables_case *c = *state;

	tables_file(c, "a", CODES);
	tables_file(c, "b", ROWS_ORDER);
	assert_pr_ok(tables_import(c, codes), &c->err);
	assert_pr_ok(tables_import(c, both), &c->err);
	assert_int_equal(c->sum.tables, 1);
	assert_nothing_new(c, both, 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TABLES_TEST(
			tables__of_two_that_are_the_same_table_the_later_stays),
		TABLES_TEST(tables__files_that_share_tables_are_read_once),
		TABLES_TEST(tables__a_new_file_that_gives_way_is_remembered),
		TABLES_TEST(tables__an_order_file_leaves_the_codes_of_its_call),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

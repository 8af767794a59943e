/* test_store_drill.c - rows of drills come out as put in, and never change */
#include "proctor/store_drill.h"

#include "store_fill.h"

struct list {
	int n;
	char text[300];
};

static bool
add_grade(void *ctx, const struct pr_db_grade *g)
{
	struct list *list = ctx;
	size_t at = strlen(list->text);

	list->n++;
	snprintf(list->text + at, sizeof(list->text) - at, "%d:%d:%d:%s:%s ",
		 g->slot, g->strict, g->learning, g->edition,
		 g->task ? g->task : "-");
	return true;
}

static bool
add_error(void *ctx, const struct pr_db_error *e)
{
	struct list *list = ctx;
	size_t at = strlen(list->text);

	list->n++;
	snprintf(list->text + at, sizeof(list->text) - at, "%d.%d:%d:%s>%s ",
		 e->slot, e->n, e->kind, e->line, e->key);
	return true;
}

static struct pr_db_grade
grade_of(const struct store_case *c, int slot, int64_t at_ms)
{
	return (struct pr_db_grade){ .sitting = c->sitting,
				     .slot = slot,
				     .learner = 1,
				     .at_ms = at_ms,
				     .strict = 100,
				     .learning = 90,
				     .edition = "FY2026" };
}

static struct pr_db_error
error_of(const struct store_case *c, int slot, int n)
{
	return (struct pr_db_error){ .sitting = c->sitting,
				     .slot = slot,
				     .n = n,
				     .kind = 11 + n,
				     .line = "S52.501B",
				     .key = "S52.501A",
				     .learner = 1,
				     .at_ms = 5 };
}

static void
drill__what_it_was_started_as_is_kept_once(void **state)
{
	struct store_case *c = *state;
	struct pr_db_drill row = { .sitting = c->sitting,
				   .kind = "assign",
				   .pack = "",
				   .skill = "assign.seventh",
				   .closed = true,
				   .pace_s = 45 };
	struct pr_db_drill back = { .sitting = 77 };

	assert_pr_refused(pr_db_drill_get(c->store, c->sitting, &back, &c->err),
			  PR_ENOTFOUND, &c->err);
	assert_int_equal(back.sitting, 77);
	assert_pr_ok(pr_db_drill_put(c->store, &row, &c->err), &c->err);
	assert_pr_ok(pr_db_drill_get(c->store, c->sitting, &back, &c->err),
		     &c->err);
	assert_string_equal(back.kind, "assign");
	assert_string_equal(back.skill, "assign.seventh");
	assert_true(back.closed);
	assert_int_equal(back.pace_s, 45);
	assert_pr_refused(pr_db_drill_put(c->store, &row, &c->err), PR_EEXIST,
			  &c->err);
}

static void
drill__grades_come_by_slot_or_newest_first(void **state)
{
	struct store_case *c = *state;
	struct pr_db_grade one = grade_of(c, 0, 10), two = grade_of(c, 1, 20);
	struct list list = { 0 };

	two.strict = 0;
	two.learning = 40;
	two.edition = "";
	assert_pr_ok(pr_db_grade_put(c->store, &one, &c->err), &c->err);
	assert_pr_ok(pr_db_grade_put(c->store, &two, &c->err), &c->err);
	assert_pr_refused(pr_db_grade_put(c->store, &two, &c->err), PR_EEXIST,
			  &c->err);
	assert_pr_ok(pr_db_grade_each(c->store, c->sitting, 0, &list, add_grade,
				      &c->err),
		     &c->err);
	assert_string_equal(list.text, "0:100:90:FY2026:- 1:0:40::- ");
	list = (struct list){ 0 };
	assert_pr_ok(
		pr_db_grade_each(c->store, 0, 2, &list, add_grade, &c->err),
		&c->err);
	assert_int_equal(list.n, 0);
	two.slot = 2;
	two.learning = 101;
	assert_pr_refused(pr_db_grade_put(c->store, &two, &c->err), PR_EINVAL,
			  &c->err);
}

static void
drill__an_error_belongs_to_a_grade(void **state)
{
	struct store_case *c = *state;
	struct pr_db_grade grade = grade_of(c, 3, 10);
	struct pr_db_error first = error_of(c, 3, 0), next = error_of(c, 3, 1);
	struct list list = { 0 };

	assert_int_not_equal(pr_db_error_put(c->store, &first, &c->err), PR_OK);
	c->err = (struct pr_err){ 0 };
	assert_pr_ok(pr_db_grade_put(c->store, &grade, &c->err), &c->err);
	assert_pr_ok(pr_db_error_put(c->store, &first, &c->err), &c->err);
	assert_pr_ok(pr_db_error_put(c->store, &next, &c->err), &c->err);
	assert_pr_ok(pr_db_error_each(c->store, c->sitting, 0, &list, add_error,
				      &c->err),
		     &c->err);
	assert_string_equal(list.text, "3.0:11:S52.501B>S52.501A "
				       "3.1:12:S52.501B>S52.501A ");
	list = (struct list){ 0 };
	assert_pr_ok(
		pr_db_error_each(c->store, 0, 1, &list, add_error, &c->err),
		&c->err);
	assert_string_equal(list.text, "3.1:12:S52.501B>S52.501A "
				       "3.0:11:S52.501B>S52.501A ");
}

static void
drill__rows_never_change(void **state)
{
	static const char *const sql[] = {
		"UPDATE response_grade SET strict = 0",
		"DELETE FROM response_grade",
		"INSERT OR REPLACE INTO response_grade SELECT sitting, slot, "
		"learner, at_ms, 1, 1, '' FROM response_grade",
		"UPDATE response_error SET kind = 1",
		"DELETE FROM response_error",
		"UPDATE drill SET pace_s = 1",
		"DELETE FROM drill",
	};
	struct store_case *c = *state;
	struct pr_db_grade grade = grade_of(c, 3, 10);
	struct pr_db_error error = error_of(c, 3, 0);
	struct pr_db_drill drill = {
		.sitting = c->sitting, .kind = "", .pack = "", .skill = ""
	};

	assert_pr_ok(pr_db_grade_put(c->store, &grade, &c->err), &c->err);
	assert_pr_ok(pr_db_error_put(c->store, &error, &c->err), &c->err);
	assert_pr_ok(pr_db_drill_put(c->store, &drill, &c->err), &c->err);
	for (size_t i = 0; i < PR_LEN(sql); i++)
		assert_int_not_equal(
			sqlite3_exec(c->store->db, sql[i], NULL, NULL, NULL),
			SQLITE_OK);
}

#define T(name) row_test(name)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(drill__what_it_was_started_as_is_kept_once),
		T(drill__grades_come_by_slot_or_newest_first),
		T(drill__an_error_belongs_to_a_grade),
		T(drill__rows_never_change),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

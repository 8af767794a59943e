/* test_drill.c - coding drills: what is graded, kept and told */
#include "drill_case.h"

/* Grades and errors of the sitting, as rows. */
struct rows {
	int grades, errors, strict[16], kind[16];
	char line[16][40], key[16][40];
};

static bool
take_grade(void *ctx, const struct pr_db_grade *grade)
{
	struct rows *rows = ctx;

	assert_in_range(grade->slot, 0, 15);
	rows->strict[grade->slot] = grade->strict;
	rows->grades++;
	return true;
}

static bool
take_error(void *ctx, const struct pr_db_error *error)
{
	struct rows *rows = ctx;

	assert_in_range(rows->errors, 0, 15);
	rows->kind[rows->errors] = error->kind;
	snprintf(rows->line[rows->errors], 40, "%s", error->line);
	snprintf(rows->key[rows->errors++], 40, "%s", error->key);
	return true;
}

static struct rows
rows_of(struct desk_case *c, int64_t sitting)
{
	struct rows rows = { 0 };

	assert_pr_ok(pr_db_grade_each(c->desk->store, sitting, 0, &rows,
				      take_grade, &c->err),
		     &c->err);
	assert_pr_ok(pr_db_error_each(c->desk->store, sitting, 0, &rows,
				      take_error, &c->err),
		     &c->err);
	return rows;
}

/* E11.22 stands first, and before N18.31: told twice, one error. */
static void
drill__one_line_out_of_place_is_one_error(void **state)
{
	struct desk_case *c = *state;
	struct pr_code_grade grade;
	struct rows rows;
	int assign;

	drill_begin(c, pack_plan(3));
	assign = slot_of(c, "T-ASSIGN-1");
	answer(c, assign, 0, "n18.31 e11.22");
	case_do(c, PR_EVENT_SHOW, assign, 0);
	assert_pr_ok(pr_drill_grade(c->seat, assign, &grade, &c->err), &c->err);
	assert_int_equal(grade.n_marks, 2);
	rows = rows_of(c, pr_seat_id(c->seat));
	assert_int_equal(rows.errors, 1);
	assert_int_equal(rows.kind[0], PR_FB_SEQ_FIRST);
}

static void
drill__what_is_shown_leaves_grade_and_named_errors(void **state)
{
	struct desk_case *c = *state;
	struct pr_code_grade grade;
	struct rows rows;
	int valid, assign;

	drill_begin(c, pack_plan(3));
	valid = slot_of(c, "T-VALID-1");
	assign = slot_of(c, "T-ASSIGN-1");
	answer(c, valid, 2, NULL); /* option B: E11 is a header */
	rows = rows_of(c, pr_seat_id(c->seat));
	assert_int_equal(rows.grades, 0);
	assert_pr_refused(pr_drill_grade(c->seat, valid, &grade, &c->err),
			  PR_ESTATE, &c->err);
	case_do(c, PR_EVENT_SHOW, valid, 0);
	rows = rows_of(c, pr_seat_id(c->seat));
	assert_int_equal(rows.grades, 1);
	assert_int_equal(rows.strict[valid], 0);
	assert_int_equal(rows.errors, 1);
	assert_int_equal(rows.kind[0], PR_FB_NOT_BILLABLE);
	assert_string_equal(rows.line[0], "B");
	assert_string_equal(rows.key[0], "A");
	case_do(c, PR_EVENT_MOVE, assign, 0);
	assert_pr_refused(pr_drill_grade(c->seat, assign, &grade, &c->err),
			  PR_ESTATE, &c->err);
	answer(c, assign, 0, "e11.22, n18.31");
	assert_pr_ok(pr_drill_grade(c->seat, assign, &grade, &c->err), &c->err);
	assert_true(grade.right);
	case_do(c, PR_EVENT_SHOW, assign, 0);
	rows = rows_of(c, pr_seat_id(c->seat));
	assert_int_equal(rows.grades, 2);
	assert_int_equal(rows.strict[assign], 100);
	assert_int_equal(rows.errors, 1);
}

static void
drill__what_is_not_shown_is_graded_at_the_seal(void **state)
{
	struct desk_case *c = *state;
	struct rows rows;
	int64_t id;

	drill_begin(c, pack_plan(3));
	id = pr_seat_id(c->seat);
	answer(c, slot_of(c, "T-ASSIGN-2"), 0, "I11.9");
	answer(c, slot_of(c, "T-VALID-2"), 1, NULL);
	case_do(c, PR_EVENT_MOVE, slot_of(c, "T-TERM-1"), 0);
	case_do(c, PR_EVENT_SHOW, slot_of(c, "T-TERM-1"), 0); /* blank */
	case_do(c, PR_EVENT_END, -1, 0);
	rows = rows_of(c, id);
	assert_int_equal(rows.grades, 3);
	assert_int_equal(rows.strict[slot_of(c, "T-ASSIGN-2")], 0);
	assert_int_equal(rows.strict[slot_of(c, "T-VALID-2")], 100);
	assert_int_equal(rows.strict[slot_of(c, "T-TERM-1")], 0);
	assert_true(rows.errors >= 1);
}

static void
no_sentence(void *ctx, const char *sentence)
{
	(void)ctx;
	fail_msg("%s", sentence);
}

static void
count_sentence(void *ctx, const char *sentence)
{
	assert_true(sentence[0] != '\0');
	++*(int *)ctx;
}

static void
drill__a_check_finds_a_grade_that_nobody_gave(void **state)
{
	struct desk_case *c = *state;
	struct pr_db_grade grade = { .learner = 1, .edition = "" };
	int n = 0;

	drill_begin(c, pack_plan(3));
	answer(c, 0, 1, NULL);
	case_do(c, PR_EVENT_SHOW, 0, 0);
	grade.sitting = pr_seat_id(c->seat);
	grade.slot = 5;
	case_leave(c);
	assert_pr_ok(pr_desk_check(c->desk, NULL, no_sentence, &c->err),
		     &c->err);
	assert_pr_ok(pr_db_grade_put(c->desk->store, &grade, &c->err), &c->err);
	assert_pr_refused(pr_desk_check(c->desk, &n, count_sentence, &c->err),
			  PR_EDAMAGED, &c->err);
	assert_int_equal(n, 1);
}

static void
drill__a_failing_disk_leaves_nothing_half(void **state)
{
	static const enum broken how[] = { DISK_NO_WRITES, DISK_NO_ROOM,
					   DISK_NO_SYNC };
	struct desk_case *c = *state;
	struct pr_tick tick;
	int64_t id;

	drill_begin(c, pack_plan(3));
	id = pr_seat_id(c->seat);
	for (int i = 0; i < (int)PR_LEN(how); i++) {
		answer(c, i, 2, NULL);
		disk_state = how[i];
		assert_int_equal(case_try(c, PR_EVENT_SHOW, i, 0), PR_EUNSAVED);
		disk_state = DISK_FINE;
		assert_pr_ok(pr_seat_tick(c->seat, &tick, &c->err), &c->err);
		case_pass(c, 3000);
		assert_pr_ok(pr_seat_tick(c->seat, &tick, &c->err), &c->err);
		assert_false(pr_seat_unsaved(c->seat));
		assert_int_equal(rows_of(c, id).grades, i + 1);
	}
	case_again(c);
	assert_int_equal(rows_of(c, id).grades, (int)PR_LEN(how));
	assert_pr_ok(pr_desk_check(c->desk, NULL, no_sentence, &c->err),
		     &c->err);
}

static void
drill__a_timed_one_has_items_times_pace(void **state)
{
	struct desk_case *c = *state;
	struct pr_drill_plan plan = pack_plan(3);
	const struct pr_sitting_rules *rules;
	struct pr_drill_pace pace;
	struct pr_tick tick;

	plan.timed = true;
	plan.pace_s = 30;
	plan.closed_book = true;
	drill_begin(c, plan);
	rules = &pr_seat_sitting(c->seat)->rules;
	assert_true(rules->timed);
	assert_int_equal(rules->budget_ms, 6 * 30000);
	assert_int_equal(rules->policy, PR_CLOCK_PAUSE);
	assert_false(pr_drill_open_book(c->seat));
	pr_drill_pace(c->seat, &pace);
	assert_int_equal(pace.target_ms, 30000);
	case_pass(c, 6 * 30000);
	assert_pr_ok(pr_seat_tick(c->seat, &tick, &c->err), &c->err);
	assert_true(tick.timed_out);
	case_leave(c);
	drill_begin(c, pack_plan(4));
	assert_false(pr_seat_sitting(c->seat)->rules.timed);
	assert_true(pr_drill_open_book(c->seat));
}

static void
drill__pace_and_streak_follow_the_answers(void **state)
{
	struct desk_case *c = *state;
	struct pr_drill_pace pace;

	drill_begin(c, pack_plan(3));
	for (int i = 0; i < 3; i++) {
		answer(c, i, i == 2 ? case_wrong(c, i) : case_key(c, i), NULL);
		case_do(c, PR_EVENT_SHOW, i, 0);
	}
	pr_drill_pace(c->seat, &pace);
	assert_int_equal(pace.answered, 3);
	assert_int_equal(pace.right, 2);
	assert_int_equal(pace.streak, 0);
	assert_int_equal(pace.best_streak, 2);
	assert_int_equal(pace.mean_ms, 5000);
}

static void
drill__the_closing_page_counts_and_says_what_next(void **state)
{
	struct desk_case *c = *state;
	struct pr_drill_result *r;
	struct pr_result *result;
	int64_t id;

	drill_begin(c, pack_plan(3));
	id = pr_seat_id(c->seat);
	answer(c, slot_of(c, "T-VALID-1"), 2, NULL);
	answer(c, slot_of(c, "T-VALID-2"), 4, NULL);
	answer(c, slot_of(c, "T-ASSIGN-2"), 0, "I10");
	case_do(c, PR_EVENT_END, -1, 0);
	assert_pr_ok(pr_drill_result(c->desk, id, &r, &c->err), &c->err);
	assert_int_equal(r->n, 6);
	assert_int_equal(r->answered, 3);
	assert_int_equal(r->right, 1);
	assert_int_equal(r->n_skills, 2);
	assert_string_equal(r->skills[0].task, "valid.billable");
	assert_int_equal(r->skills[0].n, 2);
	assert_int_equal(r->skills[0].right, 0);
	assert_int_equal(r->errors[0].kind, PR_FB_NOT_BILLABLE);
	assert_int_equal(r->errors[0].n, 2);
	assert_int_equal(r->errors[0].last20, 2);
	assert_int_equal(r->n_slow, 3);
	assert_true(r->n_next >= 1);
	assert_string_equal(r->next[0].skill, "valid.billable");
	assert_non_null(strstr(r->next[0].why, "2 of your last 2 errors"));
	assert_non_null(strstr(r->edition, "FY2026"));
	pr_drill_result_free(r);
	assert_pr_ok(pr_result_load(c->desk, id, &result, &c->err), &c->err);
	assert_int_equal(result->kind, PR_SITTING_DRILL);
	assert_false(result->scaled);
	assert_string_equal(result->why_not_scaled, "A drill is never scaled.");
	pr_result_free(result);
	pr_drill_result_free(NULL);
}

static void
drill__a_page_of_what_is_no_drill_is_refused(void **state)
{
	struct desk_case *c = *state;
	struct pr_drill_result *r = (struct pr_drill_result *)c;

	case_begin(c, case_practice(1, 2));
	assert_pr_refused(
		pr_drill_result(c->desk, pr_seat_id(c->seat), &r, &c->err),
		PR_ESTATE, &c->err);
	assert_null(r);
	r = (struct pr_drill_result *)c;
	assert_pr_refused(pr_drill_result(c->desk, 999, &r, &c->err),
			  PR_ENOTFOUND, &c->err);
	assert_null(r);
	assert_true(pr_drill_open_book(c->seat));
}

static void
drill__verify_needs_tables(void **state)
{
	struct desk_case *c = *state;
	struct pr_drill_broken *rows = (struct pr_drill_broken *)c;
	long checked = 7;
	size_t n = 7;

	assert_pr_refused(
		pr_drill_verify(c->desk, &rows, &n, &checked, &c->err),
		PR_ESTATE, &c->err);
	assert_null(rows);
	assert_int_equal(n, 0);
	assert_int_equal(checked, 0);
}

static void
drill__the_edition_sentence_says_what_lapsed_and_what_is_missing(void **state)
{
	struct desk_case *c = *state;
	char out[240];

	drill_begin(c, pack_plan(3));
	pr_drill_edition(
		c->desk,
		pr_seat_item(c->seat, slot_of(c, "T-ASSIGN-1"), &c->err), out);
	assert_non_null(strstr(out, "ICD-10-CM FY2026"));
	assert_non_null(strstr(out, "30 September 2026"));
	assert_non_null(strstr(out, "proctor codes import"));
	pr_drill_edition(c->desk,
			 pr_seat_item(c->seat, slot_of(c, "T-TERM-1"), &c->err),
			 out);
	assert_string_equal(out, "");
}

#define T(name) \
	cmocka_unit_test_setup_teardown(name, drill_setup, drill_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(drill__one_line_out_of_place_is_one_error),
		T(drill__what_is_shown_leaves_grade_and_named_errors),
		T(drill__what_is_not_shown_is_graded_at_the_seal),
		T(drill__a_check_finds_a_grade_that_nobody_gave),
		T(drill__a_failing_disk_leaves_nothing_half),
		T(drill__a_timed_one_has_items_times_pace),
		T(drill__pace_and_streak_follow_the_answers),
		T(drill__the_closing_page_counts_and_says_what_next),
		T(drill__a_page_of_what_is_no_drill_is_refused),
		T(drill__verify_needs_tables),
		T(drill__the_edition_sentence_says_what_lapsed_and_what_is_missing),
	};

	broken_disk_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}

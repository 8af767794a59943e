/* test_oom_learners.c - whichever allocation fails, learners and sums stay as
 * they were */
#include "proctor/learner.h"
#include "proctor/sheet_sum.h"

#include "oom.h"
#include "seat_case.h"

#define CELLS 300 /* makes the table of a sum grow */

static struct desk_case *desk; /* of the test that runs */

static size_t
learners(void)
{
	struct pr_learner_row *rows;
	size_t n;

	assert_pr_ok(pr_learner_list(desk->desk, &rows, &n, &desk->err),
		     &desk->err);
	free(rows);
	return n;
}

static enum pr_status
list(struct pr_err *err)
{
	struct pr_learner_row *rows;
	size_t n;
	enum pr_status st = pr_learner_list(desk->desk, &rows, &n, err);

	assert_true((st == PR_OK) == (rows != NULL));
	assert_true((st == PR_OK) == (n == 2));
	free(rows);
	return st;
}

static enum pr_status
add(struct pr_err *err)
{
	return pr_learner_add(desk->desk, "Ann", err);
}

static enum pr_status
forget(struct pr_err *err)
{
	struct pr_forgotten kept = { .responses = 77 };
	enum pr_status st = pr_learner_forget(desk->desk, "me", &kept, err);

	assert_int_equal(kept.responses, st ? 77 : 1);
	assert_string_equal(pr_desk_learner(desk->desk)->name,
			    st ? "me" : "Ann");
	return st;
}

static void
oom__learners_are_added_listed_and_forgotten_whole(void **state)
{
	desk = *state;
	case_begin(desk, case_practice(5, 3));
	case_do(desk, PR_EVENT_ANSWER, 0, case_key(desk, 0));
	case_do(desk, PR_EVENT_END, -1, 0);
	case_leave(desk);
	assert_pr_ok(add(&desk->err), &desk->err);
	assert_int_equal(learners(), 2);
	oom_until_it_fits(list);
	oom_until_it_fits(forget);
	assert_int_equal(learners(), 1);
}

static void
oom__a_sum_is_as_before_or_whole(void **state)
{
	static struct pr_sheet_cell cells[CELLS];
	static unsigned char
		bytes[PR_SHEET_HEAD + CELLS * PR_SHEET_CELL + PR_SHEET_TAIL];
	struct pr_sheet_sum *sum;
	struct pr_err err = { 0 };
	enum pr_status st = PR_ENOMEM;
	size_t n;

	(void)state;
	for (uint32_t i = 0; i < CELLS; i++)
		cells[i] = (struct pr_sheet_cell){ .item_rev = i + 1 };
	pr_sheet_pack(bytes, cells, CELLS);
	for (int k = 0; k < 3; k++) {
		oom_left = k;
		assert_pr_refused(pr_sheet_sum_new(&sum, 0, &err), PR_ENOMEM,
				  &err);
		oom_left = -1;
		assert_null(sum);
	}
	assert_pr_ok(pr_sheet_sum_new(&sum, 0, &err), &err);
	for (int k = 0; st; k++) {
		err = (struct pr_err){ 0 };
		oom_left = k;
		st = pr_sheet_sum_add(sum, bytes, sizeof(bytes), &err);
		oom_left = -1;
		assert_true(st == (k < 2 ? PR_ENOMEM : PR_OK));
		pr_sheet_sum_items(sum, &n);
		assert_int_equal(n, st ? 0 : CELLS);
	}
	pr_sheet_sum_free(sum);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			oom__learners_are_added_listed_and_forgotten_whole,
			case_setup, case_teardown),
		cmocka_unit_test(oom__a_sum_is_as_before_or_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

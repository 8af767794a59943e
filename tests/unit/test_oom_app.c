/* test_oom_app.c - whichever allocation fails: no crash, no leak, no lie */
#include "proctor/correct.h"

#include "oom.h"
#include "seat_case.h"

static struct desk_case *the_case;

/*
 * cJSON, SQLite and the store's own rows allocate, too, and say it in other
 * words; so any status is well but a crash or a half-made object.
 */
static void
until_it_fits(enum pr_status (*task)(struct pr_err *err), int step)
{
	enum pr_status st = PR_ENOMEM;

	for (int n = 0; st != PR_OK; n += step) {
		struct pr_err err = { 0 };

		assert_true(n < 200000);
		oom_left = n;
		st = task(&err);
		oom_left = -1;
		if (st != PR_OK && st != PR_ENOMEM)
			fail_msg("allocation %d: %s (%s)", n,
				 pr_status_text(st), err.text);
		assert_int_equal(err.status, st);
		assert_true((st == PR_OK) == (err.text[0] == '\0'));
	}
}

static enum pr_status
start(struct pr_err *err)
{
	struct desk_case *c = the_case;
	struct pr_plan plan = case_practice(3, 8);
	enum pr_status st = pr_seat_start(c->desk, &plan, &c->seat, err);

	assert_true((st == PR_OK) == (c->seat != NULL));
	return st;
}

static enum pr_status
open_again(struct pr_err *err)
{
	struct desk_case *c = the_case;
	struct pr_seat *seat;
	enum pr_status st = pr_seat_open(c->desk, 1, &seat, err);

	assert_true((st == PR_OK) == (seat != NULL));
	pr_seat_leave(seat);
	return st;
}

static enum pr_status
list_paused(struct pr_err *err)
{
	struct pr_paused_row *rows;
	size_t n;
	enum pr_status st = pr_seat_paused(the_case->desk, &rows, &n, err);

	assert_true((st == PR_OK) == (rows != NULL));
	free(rows);
	return st;
}

static enum pr_status
form_json(struct pr_err *err)
{
	char *json = NULL;
	enum pr_status st = pr_seat_form_json(the_case->seat, &json, err);

	assert_true((st == PR_OK) == (json != NULL));
	free(json);
	return st;
}

static enum pr_status
note(struct pr_err *err)
{
	struct pr_action action = { .kind = PR_EVENT_NOTE,
				    .slot = 0,
				    .body = "a note" };
	uint32_t seq = pr_seat_sitting(the_case->seat)->seq;
	enum pr_status st = pr_seat_act(the_case->seat, &action, err);

	/* kept and written, or nothing at all */
	if (st != PR_OK && st != PR_EUNSAVED)
		assert_int_equal(pr_seat_sitting(the_case->seat)->seq, seq);
	return st;
}

static enum pr_status
load_result(struct pr_err *err)
{
	struct pr_result *r;
	enum pr_status st = pr_result_load(the_case->desk, 0, &r, err);

	assert_true((st == PR_OK) == (r != NULL));
	pr_result_free(r);
	return st;
}

static enum pr_status
list_results(struct pr_err *err)
{
	struct pr_past_row *rows;
	size_t n;
	enum pr_status st = pr_result_list(the_case->desk, &rows, &n, err);

	assert_true((st == PR_OK) == (rows != NULL));
	free(rows);
	return st;
}

static char corrected_item[37];

static enum pr_status
correct_one(struct pr_err *err)
{
	struct pr_correct_order order = { .item = corrected_item,
					  .kind = PR_CORRECTION_FULL,
					  .reason = "a misprint" };
	struct pr_corrected made;

	return pr_correct(the_case->desk, &order, &made, err);
}

static void
oom__a_seat_is_whole_or_not_there(void **state)
{
	the_case = *state;
	until_it_fits(start, 7);
	case_do(the_case, PR_EVENT_BEGIN, -1, 0);
	until_it_fits(form_json, 1);
	until_it_fits(note, 1);
	assert_string_equal(case_cell(the_case, 0)->note, "a note");
	case_leave(the_case);
	until_it_fits(open_again, 3);
	until_it_fits(list_paused, 11);
}

static void
oom__a_result_is_whole_or_not_there(void **state)
{
	struct pr_result *r;

	the_case = *state;
	case_begin(the_case, case_practice(3, 4));
	case_do(the_case, PR_EVENT_END, -1, 0);
	case_leave(the_case);
	until_it_fits(load_result, 1);
	until_it_fits(list_results, 1);
	assert_pr_ok(pr_result_load(the_case->desk, 0, &r, &the_case->err),
		     &the_case->err);
	memcpy(corrected_item, r->responses[0].uuid, sizeof(corrected_item));
	pr_result_free(r);
	until_it_fits(correct_one, 1);
	until_it_fits(load_result, 1);
}

/* The end comes when memory is short: sooner or later it is sealed. */
static void
oom__the_end_is_sealed_in_the_end(void **state)
{
	struct desk_case *c = *state;
	struct pr_result *r;

	the_case = c;
	case_begin(c, case_practice(3, 4));
	case_do(c, PR_EVENT_ANSWER, 0, 1);
	for (int n = 0; pr_seat_sitting(c->seat)->state != PR_STATE_SEALED;
	     n += 3) {
		struct pr_err err = { 0 };
		struct pr_tick tick;

		assert_true(n < 100000);
		oom_left = n;
		if (pr_seat_sitting(c->seat)->state == PR_STATE_RUNNING)
			(void)!case_try(c, PR_EVENT_END, -1, 0);
		else
			(void)!pr_seat_tick(c->seat, &tick, &err);
		oom_left = -1;
	}
	c->err = (struct pr_err){ 0 };
	assert_pr_ok(pr_result_load(c->desk, 0, &r, &c->err), &c->err);
	assert_int_equal(r->n_items, 4);
	pr_result_free(r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) \
	cmocka_unit_test_setup_teardown(oom__##name, case_setup, case_teardown)
		TEST(a_seat_is_whole_or_not_there),
		TEST(a_result_is_whole_or_not_there),
		TEST(the_end_is_sealed_in_the_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_unsaved.c - a disk that fails loses no answer and is never called saved
 */
#include "broken_disk.h"
#include "seat_case.h"

static int
setup(void **state)
{
	disk_state = DISK_FINE;
	return case_setup(state);
}

static int
teardown(void **state)
{
	disk_state = DISK_FINE;
	return case_teardown(state);
}

static void
unsaved_do(struct desk_case *c, enum pr_event_kind kind, int slot,
	   uint32_t choice)
{
	assert_int_equal(case_try(c, kind, slot, choice), PR_EUNSAVED);
	assert_non_null(strstr(c->err.text, "NOT SAVED"));
	c->err = (struct pr_err){ 0 };
}

static void
unsaved__the_answer_stays_and_is_written_again(void **state)
{
	static const enum broken how[] = { DISK_NO_WRITES, DISK_NO_ROOM,
					   DISK_NO_SYNC };
	struct desk_case *c = *state;
	struct pr_tick tick;
	int64_t id;

	case_begin(c, case_mock(5));
	id = pr_seat_id(c->seat);
	for (size_t i = 0; i < PR_LEN(how); i++) {
		int slot = (int)i + 1;

		case_do(c, PR_EVENT_MOVE, slot, 0);
		disk_state = how[i];
		case_pass(c, 3000);
		unsaved_do(c, PR_EVENT_ANSWER, slot, 2);
		assert_int_equal(case_cell(c, slot)->choice, 2);
		assert_true(pr_seat_unsaved(c->seat));
		assert_true(case_has_emergency(c));
		unsaved_do(c, PR_EVENT_ANSWER, slot, 4);
		assert_pr_ok(pr_seat_tick(c->seat, &tick, &c->err), &c->err);
		assert_false(tick.saved_again);
		assert_true(pr_seat_unsaved(c->seat));
		disk_state = DISK_FINE;
		assert_pr_ok(pr_seat_tick(c->seat, &tick, &c->err), &c->err);
		assert_true(tick.saved_again);
		assert_false(pr_seat_unsaved(c->seat));
		assert_false(case_has_emergency(c));
	}
	case_again(c);
	case_resume(c, id);
	for (int slot = 1; slot <= 3; slot++)
		assert_int_equal(case_cell(c, slot)->choice, 4);
	assert_int_equal(pr_seat_emergency(c->seat), 0);
	assert_int_equal(pr_seat_left(c->seat), 12300000 - 9000);
}

static void
unsaved__the_next_action_saves_what_waited(void **state)
{
	struct desk_case *c = *state;

	case_begin(c, case_mock(5));
	disk_state = DISK_NO_SYNC;
	unsaved_do(c, PR_EVENT_ANSWER, 0, 2);
	disk_state = DISK_FINE;
	case_do(c, PR_EVENT_FLAG, 0, 0);
	assert_false(pr_seat_unsaved(c->seat));
	assert_false(case_has_emergency(c));
}

/* Dies with three answers unsaved: 0 = 2, 1 = 1 again, 2 cleared. */
static int64_t
die_unsaved(struct desk_case *c)
{
	int64_t id;

	case_begin(c, case_mock(5));
	id = pr_seat_id(c->seat);
	case_do(c, PR_EVENT_MOVE, 2, 0);
	case_do(c, PR_EVENT_ANSWER, 2, 1);
	disk_state = DISK_NO_WRITES;
	unsaved_do(c, PR_EVENT_ANSWER, 0, 2);
	unsaved_do(c, PR_EVENT_MOVE, 1, 0);
	unsaved_do(c, PR_EVENT_ANSWER, 1, 1);
	unsaved_do(c, PR_EVENT_ANSWER, 1, 4);
	unsaved_do(c, PR_EVENT_UNDO, 1, 0);
	unsaved_do(c, PR_EVENT_CLEAR, 2, 0);
	case_die(c);
	disk_state = DISK_FINE;
	case_open(c);
	return id;
}

static void
unsaved__a_dead_process_leaves_its_answers_to_the_next(void **state)
{
	struct desk_case *c = *state;
	struct pr_paused_row *rows;
	int64_t id = die_unsaved(c);
	size_t n;

	assert_pr_ok(pr_seat_paused(c->desk, &rows, &n, &c->err), &c->err);
	assert_int_equal(n, 1);
	assert_int_equal(rows[0].emergency, 3);
	free(rows);
	case_resume(c, id);
	assert_int_equal(pr_seat_emergency(c->seat), 3);
	assert_false(case_cell(c, 0)->answered);
	assert_true(case_has_emergency(c)); /* resuming must not drop it */
	assert_pr_ok(pr_seat_take_emergency(c->seat, true, &c->err), &c->err);
	assert_int_equal(case_cell(c, 0)->choice, 2);
	assert_int_equal(case_cell(c, 1)->choice, 1);
	assert_false(case_cell(c, 2)->answered);
	assert_int_equal(pr_seat_sitting(c->seat)->at, 2);
	assert_int_equal(pr_seat_emergency(c->seat), 0);
	assert_false(case_has_emergency(c));
	case_again(c);
	case_resume(c, id);
	assert_int_equal(case_cell(c, 1)->choice, 1);
	assert_int_equal(pr_seat_emergency(c->seat), 0);
}

static void
unsaved__dying_before_the_answers_are_taken_loses_none(void **state)
{
	struct desk_case *c = *state;
	int64_t id = die_unsaved(c);

	case_resume(c, id);
	case_do(c, PR_EVENT_FLAG, 0, 0);
	case_again(c); /* before anyone was asked */
	assert_pr_ok(pr_seat_open(c->desk, id, &c->seat, &c->err), &c->err);
	assert_int_equal(pr_seat_emergency(c->seat), 3);
	/* too early: the sitting does not run */
	assert_pr_refused(pr_seat_take_emergency(c->seat, true, &c->err),
			  PR_ESTATE, &c->err);
	assert_int_equal(pr_seat_emergency(c->seat), 3);
	assert_true(case_has_emergency(c));
	case_do(c, PR_EVENT_RESUME, -1, 0);
	disk_state = DISK_NO_ROOM; /* again, in the middle of it */
	assert_int_equal(pr_seat_take_emergency(c->seat, true, &c->err),
			 PR_EUNSAVED);
	c->err = (struct pr_err){ 0 };
	case_die(c);
	disk_state = DISK_FINE;
	case_open(c);
	case_resume(c, id);
	assert_int_equal(pr_seat_emergency(c->seat), 3);
	assert_pr_ok(pr_seat_take_emergency(c->seat, true, &c->err), &c->err);
	assert_int_equal(case_cell(c, 0)->choice, 2);
}

static void
unsaved__answers_that_are_declined_are_dropped(void **state)
{
	struct desk_case *c = *state;
	int64_t id = die_unsaved(c);

	case_resume(c, id);
	assert_pr_ok(pr_seat_take_emergency(c->seat, false, &c->err), &c->err);
	assert_false(case_cell(c, 0)->answered);
	assert_true(case_cell(c, 2)->answered);
	assert_false(case_has_emergency(c));
}

static void
unsaved__a_damaged_emergency_file_gives_what_can_be_read(void **state)
{
	static const char lines[] =
		"{\"slot\":0,\"choice\":2}\n"
		"{\"slot\":99999,\"choice\":2}\n{\"slot\":-1,\"choice\":2}\n"
		"{\"slot\":1e99,\"choice\":2}\nrubbish\n\n[]\nnull\n"
		"{\"slot\":1,\"choice\":1e30}\n{\"slot\":\"1\",\"choice\":1}\n"
		"{\"slot\":3,\"choice\":512}\n" /* no such option */
		"{\"slot\":2,\"cho";
	struct desk_case *c = *state;
	int64_t id = die_unsaved(c);
	char *path = case_emergency_path(c);

	assert_non_null(path);
	assert_pr_ok(
		fs_write(path, lines, sizeof(lines) - 1, FS_OVERWRITE, &c->err),
		&c->err);
	free(path);
	case_resume(c, id);
	assert_int_equal(pr_seat_emergency(c->seat), 2);
	assert_pr_ok(pr_seat_take_emergency(c->seat, true, &c->err), &c->err);
	assert_int_equal(case_cell(c, 0)->choice, 2);
	assert_false(case_cell(c, 3)->answered);
}

static void
unsaved__the_end_is_sealed_when_the_disk_is_back(void **state)
{
	struct desk_case *c = *state;
	struct pr_result *result;
	struct pr_tick tick;

	case_begin(c, case_mock(5));
	case_do(c, PR_EVENT_ANSWER, 0, 1);
	disk_state = DISK_NO_WRITES;
	unsaved_do(c, PR_EVENT_END, -1, 0);
	assert_int_equal(pr_seat_sitting(c->seat)->state, PR_STATE_OVER);
	assert_pr_ok(pr_seat_tick(c->seat, &tick, &c->err), &c->err);
	assert_int_equal(pr_seat_sitting(c->seat)->state, PR_STATE_OVER);
	disk_state = DISK_FINE;
	assert_pr_ok(pr_seat_tick(c->seat, &tick, &c->err), &c->err);
	assert_int_equal(pr_seat_sitting(c->seat)->state, PR_STATE_SEALED);
	assert_pr_ok(pr_result_load(c->desk, 0, &result, &c->err), &c->err);
	assert_int_equal(result->n_reached, 1);
	pr_result_free(result);
}

static void
unsaved__nothing_is_stored_of_a_start_that_failed(void **state)
{
	struct desk_case *c = *state;
	struct pr_plan plan = case_mock(5);
	struct pr_paused_row *rows;
	size_t n;

	disk_state = DISK_NO_WRITES;
	assert_int_not_equal(pr_seat_start(c->desk, &plan, &c->seat, &c->err),
			     PR_OK);
	assert_null(c->seat);
	assert_true(c->err.text[0] != '\0');
	c->err = (struct pr_err){ 0 };
	disk_state = DISK_FINE;
	assert_pr_ok(pr_seat_paused(c->desk, &rows, &n, &c->err), &c->err);
	assert_int_equal(n, 0);
	free(rows);
	case_begin(c, plan);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) \
	cmocka_unit_test_setup_teardown(unsaved__##name, setup, teardown)
		TEST(the_answer_stays_and_is_written_again),
		TEST(the_next_action_saves_what_waited),
		TEST(a_dead_process_leaves_its_answers_to_the_next),
		TEST(dying_before_the_answers_are_taken_loses_none),
		TEST(answers_that_are_declined_are_dropped),
		TEST(a_damaged_emergency_file_gives_what_can_be_read),
		TEST(the_end_is_sealed_when_the_disk_is_back),
		TEST(nothing_is_stored_of_a_start_that_failed),
	};

	broken_disk_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_seat.c - starting, acting, leaving and coming back */
#include "seat_case.h"

static void
seat__begin_displays_the_first_item(void **state)
{
	struct desk_case *c = *state;
	const struct pr_sitting *s;

	case_begin(c, case_mock(5));
	s = pr_seat_sitting(c->seat);
	assert_int_equal(s->state, PR_STATE_RUNNING);
	assert_int_equal(s->at, 0);
	assert_true(s->cells[0].reached);
	assert_int_equal(pr_seat_form(c->seat)->n_slots, 150);
	assert_int_equal(pr_seat_left(c->seat), 12300000);
	assert_false(pr_seat_unsaved(c->seat));
}

static void
seat__actions_come_back_after_the_process_died(void **state)
{
	struct desk_case *c = *state;
	int64_t id;

	case_begin(c, case_mock(5));
	id = pr_seat_id(c->seat);
	case_pass(c, 10000);
	case_do(c, PR_EVENT_ANSWER, 0, case_key(c, 0));
	case_do(c, PR_EVENT_MOVE, 7, 0);
	case_do(c, PR_EVENT_FLAG, -1, 0);
	case_do(c, PR_EVENT_STRIKE, 7, 3);
	case_do(c, PR_EVENT_NOTE, 7, 0);
	case_do(c, PR_EVENT_CONFIDENCE, 7, 0);
	case_do(c, PR_EVENT_ANSWER, 7, case_wrong(c, 7));
	case_do(c, PR_EVENT_UNDO, 7, 0);
	case_pass(c, 5000);
	case_do(c, PR_EVENT_MOVE, 8, 0);
	case_again(c);
	case_resume(c, id);
	assert_int_equal(pr_seat_sitting(c->seat)->at, 8);
	assert_true(case_cell(c, 0)->answered);
	assert_int_equal(case_cell(c, 0)->choice, case_key(c, 0));
	assert_int_equal(case_cell(c, 0)->ms, 10000);
	assert_false(case_cell(c, 7)->answered);
	assert_true(case_cell(c, 7)->flagged);
	assert_int_equal(case_cell(c, 7)->struck, 3);
	assert_string_equal(case_cell(c, 7)->note, "a note");
	assert_int_equal(case_cell(c, 7)->confidence, 1);
	assert_int_equal(case_cell(c, 7)->ms, 5000);
	assert_int_equal(pr_seat_left(c->seat), 12300000 - 15000);
}

/* What a resumed sitting must show, whenever it was left. */
struct snapshot {
	unsigned char head[32];
	uint32_t seq;
	int at;
	int64_t left_ms;
	struct pr_sitting_counts counts;
};

static struct snapshot
look(const struct desk_case *c)
{
	const struct pr_sitting *s = pr_seat_sitting(c->seat);
	struct snapshot shot;

	memset(&shot, 0, sizeof(shot));
	memcpy(shot.head, s->head, sizeof(shot.head));
	shot.seq = s->seq;
	shot.at = s->at;
	shot.left_ms = pr_seat_left(c->seat);
	shot.counts = pr_sitting_count(s);
	return shot;
}

static void
seat__leaving_at_any_point_gives_the_same_state_and_time(void **state)
{
	static const enum pr_event_kind kinds[] = {
		PR_EVENT_MOVE, PR_EVENT_ANSWER,      PR_EVENT_FLAG,
		PR_EVENT_MOVE, PR_EVENT_BREAK_START, PR_EVENT_BREAK_END,
		PR_EVENT_MOVE, PR_EVENT_ANSWER,      PR_EVENT_SUSPEND,
	};
	struct desk_case *c = *state;
	int64_t id;

	case_begin(c, case_mock(5));
	id = pr_seat_id(c->seat);
	for (int i = 0; i < (int)PR_LEN(kinds); i++) {
		bool slot = kinds[i] == PR_EVENT_MOVE;
		struct snapshot before, after;

		case_pass(c, 2000);
		case_do(c, kinds[i], slot ? i + 1 : -1, 1);
		before = look(c);
		case_leave(c);
		case_pass(c, 3600000); /* away an hour */
		assert_pr_ok(pr_seat_open(c->desk, id, &c->seat, &c->err),
			     &c->err);
		after = look(c);
		assert_memory_equal(&before, &after, sizeof(before));
		assert_int_equal(after.left_ms, 12300000 - 2000 * (i + 1));
		case_do(c, PR_EVENT_RESUME, -1, 0);
		after = look(c);
		assert_int_equal(after.seq, before.seq + 1);
		assert_int_equal(after.left_ms, before.left_ms);
	}
}

static void
seat__a_long_absence_is_no_timeout_under_pause(void **state)
{
	struct desk_case *c = *state;
	struct pr_tick tick;
	int64_t id;

	case_begin(c, case_mock(5));
	id = pr_seat_id(c->seat);
	case_pass(c, MINUTE_MS);
	case_do(c, PR_EVENT_MOVE, 1, 0);
	case_again(c);
	case_pass(c, 500 * MINUTE_MS); /* more than the exam is long */
	assert_pr_ok(pr_seat_open(c->desk, id, &c->seat, &c->err), &c->err);
	assert_pr_ok(pr_seat_tick(c->seat, &tick, &c->err), &c->err);
	assert_false(tick.timed_out);
	assert_pr_refused(case_try(c, PR_EVENT_ANSWER, 1, 1), PR_ESTATE,
			  &c->err);
	case_do(c, PR_EVENT_RESUME, -1, 0);
	assert_int_equal(pr_seat_left(c->seat), 12300000 - MINUTE_MS);
}

static void
seat__under_run_the_absence_counts(void **state)
{
	struct desk_case *c = *state;
	struct pr_plan plan = case_mock(5);
	struct pr_paused_row *rows;
	struct pr_tick tick;
	int64_t id;
	size_t n;

	plan.policy = PR_CLOCK_RUN;
	case_begin(c, plan);
	id = pr_seat_id(c->seat);
	case_again(c);
	case_pass(c, 100 * MINUTE_MS);
	assert_pr_ok(pr_seat_paused(c->desk, &rows, &n, &c->err), &c->err);
	assert_int_equal(n, 1);
	assert_int_equal(rows[0].left_ms, 105 * MINUTE_MS);
	assert_int_equal(rows[0].n_slots, 150);
	free(rows);
	case_resume(c, id);
	assert_int_equal(pr_seat_left(c->seat), 105 * MINUTE_MS);
	case_again(c);
	case_pass(c, 200 * MINUTE_MS);
	case_resume(c, id);
	assert_pr_ok(pr_seat_tick(c->seat, &tick, &c->err), &c->err);
	assert_true(tick.timed_out);
	assert_int_equal(pr_seat_sitting(c->seat)->state, PR_STATE_SEALED);
	assert_int_equal(pr_seat_sitting(c->seat)->over_by, PR_OVER_TIMEOUT);
}

static void
seat__the_deadline_is_kept_to_the_millisecond(void **state)
{
	struct desk_case *c = *state;

	case_begin(c, case_mock(5));
	case_pass(c, 12300000 - 1);
	case_do(c, PR_EVENT_ANSWER, 0, 1);
	case_pass(c, 1);
	assert_pr_refused(case_try(c, PR_EVENT_ANSWER, 0, 2), PR_ESTATE,
			  &c->err);
	assert_int_equal(pr_seat_sitting(c->seat)->state, PR_STATE_SEALED);
	assert_int_equal(case_cell(c, 0)->choice, 1);
}

static void
seat__warnings_come_once_and_the_end_by_itself(void **state)
{
	static const int want[] = { 30, 15, 5, 1 };
	struct desk_case *c = *state;
	struct pr_tick tick;
	size_t given = 0;

	case_begin(c, case_mock(5));
	for (int i = 0; i < 205 * 60 + 1; i++) {
		assert_pr_ok(pr_seat_tick(c->seat, &tick, &c->err), &c->err);
		if (tick.warning_min) {
			assert_true(given < PR_LEN(want));
			assert_int_equal(tick.warning_min, want[given++]);
			assert_int_equal(tick.left_ms,
					 tick.warning_min * MINUTE_MS);
		}
		if (tick.timed_out)
			break;
		case_pass(c, 1000);
	}
	assert_int_equal(given, 4);
	assert_true(tick.timed_out);
}

static void
seat__a_heartbeat_bounds_what_a_crash_gives_back(void **state)
{
	struct desk_case *c = *state;
	struct pr_tick tick;
	int64_t id;

	c->real_clock = true;
	case_begin(c, case_mock(5));
	id = pr_seat_id(c->seat);
	for (int i = 0; i < 59; i++) {
		case_pass(c, 1000);
		assert_pr_ok(pr_seat_tick(c->seat, &tick, &c->err), &c->err);
	}
	assert_int_equal(pr_seat_sitting(c->seat)->seq, 2 + 11);
	case_again(c);
	case_resume(c, id);
	assert_int_equal(pr_seat_left(c->seat), 12300000 - 55000);
}

static void
seat__what_changes_nothing_writes_nothing(void **state)
{
	struct desk_case *c = *state;
	uint32_t seq;

	case_begin(c, case_practice(3, 5));
	case_do(c, PR_EVENT_ANSWER, 0, 1);
	case_do(c, PR_EVENT_SHOW, 0, 0);
	seq = pr_seat_sitting(c->seat)->seq;
	case_do(c, PR_EVENT_ANSWER, 0, 1);
	case_do(c, PR_EVENT_SHOW, 0, 0);
	case_do(c, PR_EVENT_MOVE, 0, 0);
	assert_int_equal(pr_seat_sitting(c->seat)->seq, seq);
	assert_pr_refused(case_try(c, PR_EVENT_ANSWER, 0, 2), PR_ESTATE,
			  &c->err);
}

static void
seat__what_cannot_be_is_refused_with_a_sentence(void **state)
{
	struct desk_case *c = *state;
	struct pr_plan plan = case_mock(5);

	assert_pr_ok(pr_seat_start(c->desk, &plan, &c->seat, &c->err), &c->err);
	assert_pr_refused(case_try(c, PR_EVENT_ANSWER, -1, 1), PR_ESTATE,
			  &c->err);
	assert_pr_refused(case_try(c, PR_EVENT_CLEAR, 0, 0), PR_ESTATE,
			  &c->err);
	case_do(c, PR_EVENT_BEGIN, -1, 0);
	assert_pr_refused(case_try(c, PR_EVENT_ANSWER, 150, 1), PR_EINVAL,
			  &c->err);
	assert_pr_refused(case_try(c, PR_EVENT_ANSWER, 0, 1U << 9), PR_EINVAL,
			  &c->err);
	assert_pr_refused(case_try(c, PR_EVENT_ANSWER, 0, 0), PR_EINVAL,
			  &c->err);
	assert_pr_refused(case_try(c, PR_EVENT_SHOW, 0, 0), PR_ESTATE, &c->err);
	assert_pr_refused(case_try(c, PR_EVENT_RESUME, -1, 0), PR_ESTATE,
			  &c->err);
	assert_pr_refused(case_try(c, PR_EVENT_TIMEOUT, -1, 0), PR_ESTATE,
			  &c->err);
	assert_pr_refused(case_try(c, PR_EVENT_SEAL, -1, 0), PR_ESTATE,
			  &c->err);
	assert_int_equal(pr_seat_sitting(c->seat)->state, PR_STATE_RUNNING);
	assert_int_equal(pr_seat_sitting(c->seat)->seq, 2);
}

static void
seat__a_second_mock_waits_for_the_first(void **state)
{
	struct desk_case *c = *state;
	struct pr_plan plan = case_mock(6);
	struct pr_seat *other = NULL;

	case_begin(c, case_mock(5));
	assert_pr_refused(pr_seat_start(c->desk, &plan, &other, &c->err),
			  PR_ESTATE, &c->err);
	assert_null(other);
	case_do(c, PR_EVENT_ABANDON, -1, 0);
	case_leave(c);
	case_begin(c, plan);
}

static void
seat__an_abandoned_absence_is_sealed(void **state)
{
	struct desk_case *c = *state;
	int64_t id;

	case_begin(c, case_mock(5));
	id = pr_seat_id(c->seat);
	case_again(c);
	assert_pr_ok(pr_seat_open(c->desk, id, &c->seat, &c->err), &c->err);
	case_do(c, PR_EVENT_ABANDON, -1, 0);
	assert_int_equal(pr_seat_sitting(c->seat)->state, PR_STATE_SEALED);
	case_leave(c);
	assert_pr_refused(pr_seat_open(c->desk, id, &c->seat, &c->err),
			  PR_ESTATE, &c->err);
	assert_pr_refused(pr_seat_open(c->desk, 999, &c->seat, &c->err),
			  PR_ENOTFOUND, &c->err);
	assert_null(c->seat);
}

static void
seat__accommodations_are_in_the_budget(void **state)
{
	struct desk_case *c = *state;
	struct pr_learner learner = *pr_desk_learner(c->desk);
	struct pr_plan plan = case_mock(5);

	learner.time_percent = 150;
	learner.extra_min = 10;
	learner.breaks_stop = true;
	assert_pr_ok(pr_desk_save_learner(c->desk, &learner, &c->err), &c->err);
	case_begin(c, plan);
	assert_int_equal(pr_seat_left(c->seat), 12300000 * 3 / 2 + 600000);
	case_do(c, PR_EVENT_BREAK_START, -1, 0);
	case_pass(c, 15 * MINUTE_MS);
	case_do(c, PR_EVENT_BREAK_END, -1, 0);
	assert_int_equal(pr_seat_left(c->seat), 12300000 * 3 / 2 + 600000);
	case_do(c, PR_EVENT_ABANDON, -1, 0);
	case_leave(c);
	plan.time_percent = 125;
	plan.extra_min = 0;
	plan.breaks_stop = 0;
	case_begin(c, plan);
	assert_int_equal(pr_seat_left(c->seat), 12300000 * 5 / 4);
	case_do(c, PR_EVENT_ABANDON, -1, 0);
	case_leave(c);
	plan.extra_min = 601;
	assert_pr_refused(pr_seat_start(c->desk, &plan, &c->seat, &c->err),
			  PR_EINVAL, &c->err);
	plan.extra_min = 0;
	plan.time_percent = 301;
	assert_pr_refused(pr_seat_start(c->desk, &plan, &c->seat, &c->err),
			  PR_EINVAL, &c->err);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) \
	cmocka_unit_test_setup_teardown(seat__##name, case_setup, case_teardown)
		TEST(begin_displays_the_first_item),
		TEST(actions_come_back_after_the_process_died),
		TEST(leaving_at_any_point_gives_the_same_state_and_time),
		TEST(a_long_absence_is_no_timeout_under_pause),
		TEST(under_run_the_absence_counts),
		TEST(the_deadline_is_kept_to_the_millisecond),
		TEST(warnings_come_once_and_the_end_by_itself),
		TEST(a_heartbeat_bounds_what_a_crash_gives_back),
		TEST(what_changes_nothing_writes_nothing),
		TEST(what_cannot_be_is_refused_with_a_sentence),
		TEST(a_second_mock_waits_for_the_first),
		TEST(an_abandoned_absence_is_sealed),
		TEST(accommodations_are_in_the_budget),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

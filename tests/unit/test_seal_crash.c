/* test_seal_crash.c - the end is on the disk, the seal is not; and what a
 * damaged log looks like */
#include "app/internal.h"

#include "broken_disk.h"
#include "seat_case.h"

static int
setup(void **state)
{
	disk_state = DISK_FINE;
	return case_setup(state);
}

/* The end event is durable, then the process is gone. */
static int64_t
end_and_die(struct desk_case *c, enum pr_event_kind kind)
{
	struct pr_event end = { .kind = kind, .slot = -1 };
	int64_t id;

	case_begin(c, case_mock(5));
	id = pr_seat_id(c->seat);
	case_do(c, PR_EVENT_ANSWER, 0, case_key(c, 0));
	assert_pr_ok(app_seat_event(c->seat, &end, &c->err), &c->err);
	case_again(c);
	return id;
}

static void
check_sealed(struct desk_case *c, int64_t id, enum pr_over_by by)
{
	struct pr_result *r;

	assert_pr_ok(pr_result_load(c->desk, id, &r, &c->err), &c->err);
	assert_int_equal(r->over_by, by);
	assert_int_equal(r->n_reached, 1);
	assert_true(r->responses[0].right);
	pr_result_free(r);
}

static void
seal__is_made_when_the_sitting_is_opened(void **state)
{
	struct desk_case *c = *state;
	int64_t id = end_and_die(c, PR_EVENT_END);

	assert_pr_refused(pr_seat_open(c->desk, id, &c->seat, &c->err),
			  PR_ESTATE, &c->err);
	assert_null(c->seat);
	check_sealed(c, id, PR_OVER_ENDED);
}

static void
seal__is_made_when_paused_sittings_are_listed(void **state)
{
	struct desk_case *c = *state;
	int64_t id = end_and_die(c, PR_EVENT_TIMEOUT);
	struct pr_paused_row *rows;
	size_t n;

	assert_pr_ok(pr_seat_paused(c->desk, &rows, &n, &c->err), &c->err);
	assert_int_equal(n, 0);
	free(rows);
	check_sealed(c, id, PR_OVER_TIMEOUT);
}

static void
seal__is_made_when_the_next_mock_starts(void **state)
{
	struct desk_case *c = *state;
	int64_t id = end_and_die(c, PR_EVENT_ABANDON);

	case_begin(c, case_mock(6));
	case_leave(c);
	check_sealed(c, id, PR_OVER_ABANDONED);
}

static void
seal__a_commit_that_lied_is_found_out(void **state)
{
	struct desk_case *c = *state;
	struct pr_event end = { .kind = PR_EVENT_END, .slot = -1 };
	struct pr_tick tick;

	case_begin(c, case_mock(5));
	case_do(c, PR_EVENT_ANSWER, 0, case_key(c, 0));
	assert_pr_ok(app_seat_event(c->seat, &end, &c->err), &c->err);
	disk_state = DISK_NO_SYNC; /* the rows are there all the same */
	assert_int_equal(pr_seat_tick(c->seat, &tick, &c->err), PR_EUNSAVED);
	assert_non_null(strstr(c->err.text, "NOT SAVED"));
	c->err = (struct pr_err){ 0 };
	disk_state = DISK_FINE;
	assert_pr_ok(pr_seat_tick(c->seat, &tick, &c->err), &c->err);
	assert_int_equal(pr_seat_sitting(c->seat)->state, PR_STATE_SEALED);
	check_sealed(c, pr_seat_id(c->seat), PR_OVER_ENDED);
}

static void
change(const struct desk_case *c, const char *sql)
{
	char path[300];
	sqlite3 *db;
	char *why = NULL;

	snprintf(path, sizeof(path), "%s/proctor.db", c->data);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
		fail_msg("%s: %s", sql, why);
	sqlite3_close(db);
}

static void
count_fault(void *ctx, const char *sentence)
{
	assert_true(sentence[0] != '\0');
	++*(int *)ctx;
}

#define NO_GUARD(name, event, then)                                           \
	"DROP TRIGGER " name ";" then "; CREATE TRIGGER " name                \
	" BEFORE " event                                                      \
	" ON event BEGIN SELECT raise(ABORT, 'the event log is append only')" \
	"; END"

static void
damage(struct desk_case *c, const char *sql, bool sealed)
{
	struct pr_result *r = NULL;
	int64_t id;
	int faults = 0;

	case_begin(c, case_mock(5));
	id = pr_seat_id(c->seat);
	case_do(c, PR_EVENT_ANSWER, 0, 1);
	if (sealed)
		case_do(c, PR_EVENT_END, -1, 0);
	case_die(c);
	change(c, sql);
	case_open(c);
	if (sealed)
		assert_pr_refused(pr_result_load(c->desk, id, &r, &c->err),
				  PR_EDAMAGED, &c->err);
	else
		assert_pr_refused(pr_seat_open(c->desk, id, &c->seat, &c->err),
				  PR_EDAMAGED, &c->err);
	assert_null(r);
	assert_null(c->seat);
	assert_pr_refused(pr_desk_check(c->desk, &faults, count_fault, &c->err),
			  PR_EDAMAGED, &c->err);
	assert_int_equal(faults, 1);
}

static void
damage__a_log_cut_off_at_its_end_is_found(void **state)
{
	damage(*state,
	       NO_GUARD("event_no_delete", "DELETE",
			"DELETE FROM event WHERE kind = 22"),
	       true);
}

static void
damage__a_changed_answer_is_found(void **state)
{
	damage(*state,
	       NO_GUARD("event_no_update", "UPDATE",
			"UPDATE event SET choice = 2 WHERE kind = 2"),
	       true);
}

static void
damage__of_an_open_sitting_is_found_before_it_goes_on(void **state)
{
	damage(*state,
	       NO_GUARD("event_no_update", "UPDATE",
			"UPDATE event SET slot = 9999 WHERE kind = 2"),
	       false);
}

static void
damage__a_sheet_that_says_something_else_is_found(void **state)
{
	struct desk_case *c = *state;
	int faults = 0;

	case_begin(c, case_mock(5));
	case_do(c, PR_EVENT_END, -1, 0);
	case_die(c);
	change(c, "UPDATE sheet SET cells = zeroblob(length(cells))");
	case_open(c);
	assert_pr_refused(pr_desk_check(c->desk, &faults, count_fault, &c->err),
			  PR_EDAMAGED, &c->err);
	assert_int_equal(faults, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, case_teardown)
		TEST(seal__is_made_when_the_sitting_is_opened),
		TEST(seal__is_made_when_paused_sittings_are_listed),
		TEST(seal__is_made_when_the_next_mock_starts),
		TEST(seal__a_commit_that_lied_is_found_out),
		TEST(damage__a_log_cut_off_at_its_end_is_found),
		TEST(damage__a_changed_answer_is_found),
		TEST(damage__of_an_open_sitting_is_found_before_it_goes_on),
		TEST(damage__a_sheet_that_says_something_else_is_found),
	};

	broken_disk_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}

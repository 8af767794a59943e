/* test_learn_replay.c - states made again: corrections, undo, a sick file */
#include "proctor/correct.h"

#include "learn_app_fold.h"

#define PASS_RATE 0.74
#define DOMAINS 6

static bool
odd(int slot)
{
	return slot % 2 != 0;
}

/* Practice of n items, every odd one right. */
static void
practise(struct desk_case *c, uint64_t seed, int n, struct fold *fold, int but)
{
	case_begin(c, case_practice(seed, n));
	for (int i = 0; i < n; i++) {
		told(c, i, odd(i), 0);
		if (i != but)
			fold_answer(fold, &pr_seat_form(c->seat)->slots[i],
				    odd(i), day_of(c));
	}
}

static void
learn__a_corrected_key_teaches_nothing_until_it_is_withdrawn(void **state)
{
	struct desk_case *c = *state;
	struct pr_correct_order order = { .kind = PR_CORRECTION_DROP,
					  .reason = "looked at again" };
	struct pr_corrected made;
	struct pr_db_learnt learnt;
	struct dump *before, *between, *after;
	struct steps *steps;
	struct fold fold;
	char uuid[37];

	fold_begin(&fold, PASS_RATE, DOMAINS);
	practise(c, 3, 6, &fold, 2);
	snprintf(uuid, sizeof(uuid), "%s",
		 pr_seat_item(c->seat, 2, &c->err)->uuid);
	order.item = uuid;
	end_sitting(c);
	before = dump_states(c);
	assert_pr_ok(pr_correct(c->desk, &order, &made, &c->err), &c->err);
	assert_stands(c, &fold); /* as if it had not been asked */
	steps = steps_of(c);
	assert_int_equal(steps->n, 6);
	assert_true(steps->row[2].corrected);
	assert_pr_ok(pr_db_learnt_get(c->desk->store, steps->row[2].item,
				      &learnt, &c->err),
		     &c->err);
	assert_int_equal(learnt.n, 0);
	free(steps);
	between = dump_states(c);
	assert_string_not_equal(before->text, between->text);
	must_be_sound(c);
	order.kind = PR_CORRECTION_WITHDRAWN;
	assert_pr_ok(pr_correct(c->desk, &order, &made, &c->err), &c->err);
	after = dump_states(c);
	assert_string_equal(before->text, after->text);
	must_be_sound(c);
	/* whether it is used up says nothing of its key */
	order.kind = PR_CORRECTION_RETIRE;
	assert_pr_ok(pr_correct(c->desk, &order, &made, &c->err), &c->err);
	free(between);
	between = dump_states(c);
	assert_string_equal(before->text, between->text);
	free(before);
	free(between);
	free(after);
}

/* Corrected while the sitting is open: noted, and out of every state. */
static void
learn__an_answer_under_a_correction_waits(void **state)
{
	struct desk_case *c = *state;
	struct pr_correct_order order = { .kind = PR_CORRECTION_FULL,
					  .reason = "two are right" };
	struct pr_corrected made;
	struct fold fold, with;
	char uuid[37];

	fold_begin(&fold, PASS_RATE, DOMAINS);
	case_begin(c, case_practice(3, 3));
	snprintf(uuid, sizeof(uuid), "%s",
		 pr_seat_item(c->seat, 1, &c->err)->uuid);
	order.item = uuid;
	told(c, 0, true, 0);
	fold_answer(&fold, &pr_seat_form(c->seat)->slots[0], true, day_of(c));
	with = fold;
	fold_answer(&with, &pr_seat_form(c->seat)->slots[1], false, day_of(c));
	assert_pr_ok(pr_correct(c->desk, &order, &made, &c->err), &c->err);
	told(c, 1, false, 0);
	assert_stands(c, &fold);
	must_be_sound(c);
	order.kind = PR_CORRECTION_WITHDRAWN;
	assert_pr_ok(pr_correct(c->desk, &order, &made, &c->err), &c->err);
	assert_stands(c, &with);
	end_sitting(c);
	must_be_sound(c);
}

/* How often the response of a sealed slot was changed, by its sheet. */
static int
changes_of(struct desk_case *c, int64_t sitting, size_t slot)
{
	struct pr_sheet_cell *cells =
		calloc(PR_SHEET_SLOTS_MAX, sizeof(*cells));
	const void *bytes;
	size_t len, n;
	int changes;

	assert_non_null(cells);
	assert_pr_ok(
		pr_db_sheet_get(c->desk->store, sitting, &bytes, &len, &c->err),
		&c->err);
	assert_pr_ok(pr_sheet_unpack(cells, &n, bytes, len, &c->err), &c->err);
	assert_true(slot < n);
	changes = (cells[slot].flags & PR_SHEET_CHANGES) >> 12;
	free(cells);
	return changes;
}

static void
learn__undo_in_a_review_takes_the_step_back(void **state)
{
	struct desk_case *c = *state;
	struct dump *before, *after;
	struct steps *steps;
	struct fold fold;
	int64_t form;

	fold_begin(&fold, PASS_RATE, DOMAINS);
	practise(c, 3, 3, &fold, -1);
	form = pr_seat_form(c->seat)->id;
	end_sitting(c);
	case_pass(c, 2 * DAY_MS);
	begin_again(c, form, PR_SITTING_REVIEW);
	before = dump_states(c);
	told(c, 1, false, 3);
	case_do(c, PR_EVENT_UNDO, 1, 0);
	assert_false(case_cell(c, 1)->shown);
	after = dump_states(c);
	assert_string_equal(before->text, after->text);
	must_be_sound(c);
	told(c, 1, true, 2);
	steps = steps_of(c);
	assert_int_equal(steps->n, 6);
	assert_true(steps->row[3].undone);
	assert_int_equal(steps->row[4].undoes, steps->row[3].id);
	assert_int_equal(steps->row[5].n, 2);
	assert_int_equal(steps->row[5].slot, 1);
	assert_int_equal(steps->row[5].grade, PR_FSRS_HARD);
	assert_int_equal(steps->row[5].days, 2);
	free(steps);
	/* looked up without an answer: there is nothing to take back */
	case_do(c, PR_EVENT_MOVE, 2, 0);
	case_do(c, PR_EVENT_SHOW, 2, 0);
	case_do(c, PR_EVENT_UNDO, 2, 0);
	case_leave(c);
	/* the log that was left says the same */
	case_resume(c, 2);
	must_be_sound(c);
	end_sitting(c);
	assert_int_equal(changes_of(c, 2, 1), 0); /* no change of mind */
	assert_stands(c, &fold);
	must_be_sound(c);
	free(before);
	free(after);
}

/* Who saw the key does not meet the item for the first time any more. */
static void
learn__a_first_meeting_taken_back_is_no_first_meeting(void **state)
{
	struct desk_case *c = *state;
	struct steps *steps;
	struct fold fold;
	int64_t form;

	fold_begin(&fold, PASS_RATE, DOMAINS);
	case_begin(c, case_practice(3, 2));
	form = pr_seat_form(c->seat)->id;
	case_leave(c);
	begin_again(c, form, PR_SITTING_REVIEW);
	told(c, 0, false, 0);
	case_do(c, PR_EVENT_UNDO, 0, 0);
	assert_stands(c, &fold);
	told(c, 0, true, 0);
	assert_stands(c, &fold);
	steps = steps_of(c);
	assert_int_equal(steps->n, 3);
	assert_true(steps->row[0].flags & PR_STEP_ABILITY);
	assert_false(steps->row[2].flags & PR_STEP_ABILITY);
	free(steps);
	end_sitting(c);
	must_be_sound(c);
}

static void
learn__what_was_not_saved_at_first_is_learnt_once(void **state)
{
	static const enum broken how[] = { DISK_NO_WRITES, DISK_NO_ROOM,
					   DISK_NO_SYNC };
	struct desk_case *c = *state;
	struct steps *steps;
	struct pr_tick tick;
	struct fold fold;

	fold_begin(&fold, PASS_RATE, DOMAINS);
	case_begin(c, case_practice(3, 3));
	for (int i = 0; i < 3; i++) {
		case_do(c, PR_EVENT_MOVE, i, 0);
		case_pass(c, 20000);
		case_do(c, PR_EVENT_ANSWER, i, case_key(c, i));
		disk_state = how[i];
		assert_int_equal(case_try(c, PR_EVENT_SHOW, i, 0), PR_EUNSAVED);
		c->err = (struct pr_err){ 0 };
		assert_true(
			case_cell(c, i)->shown); /* it is told all the same */
		disk_state = DISK_FINE;
		case_pass(c, 5000);
		assert_pr_ok(pr_seat_tick(c->seat, &tick, &c->err), &c->err);
		assert_false(pr_seat_unsaved(c->seat));
		fold_answer(&fold, &pr_seat_form(c->seat)->slots[i], true,
			    day_of(c));
		assert_stands(c, &fold);
		steps = steps_of(c);
		assert_int_equal(steps->n, i + 1);
		free(steps);
	}
	end_sitting(c);
	must_be_sound(c);
}

static enum pr_status
tell_again(void *ctx, struct pr_err *err)
{
	struct desk_case *c = ctx;
	struct learn_fact *fact;
	enum pr_status st = learn_fact_make(&fact, c->seat, 0, CASE_NOW, err);

	if (!st)
		st = learn_fact_write(c->seat, fact, err);
	free(fact);
	return st;
}

static void
learn__a_slot_has_one_step_that_stands(void **state)
{
	struct desk_case *c = *state;
	struct dump *before, *after;

	case_begin(c, case_practice(3, 1));
	told(c, 0, true, 0);
	before = dump_states(c);
	assert_pr_ok(app_transact(c->desk, tell_again, c, &c->err), &c->err);
	after = dump_states(c);
	assert_string_equal(before->text, after->text);
	free(before);
	free(after);
	end_sitting(c);
	must_be_sound(c);
}

static void
learn__a_seal_teaches_all_or_nothing(void **state)
{
	static const enum broken how[] = { DISK_NO_WRITES, DISK_NO_ROOM };
	struct desk_case *c = *state;

	for (size_t k = 0; k < PR_LEN(how); k++) {
		struct pr_event end = { .kind = PR_EVENT_END, .slot = -1 };
		struct steps *steps;
		struct pr_tick tick;
		size_t before;
		int64_t id;

		steps = steps_of(c);
		before = steps->n;
		free(steps);
		case_begin(c, case_mock(5 + k));
		id = pr_seat_id(c->seat);
		case_answer_all(c, odd, 20, 150);
		assert_pr_ok(app_seat_event(c->seat, &end, &c->err), &c->err);
		disk_state = how[k];
		assert_int_equal(pr_seat_tick(c->seat, &tick, &c->err),
				 PR_EUNSAVED);
		c->err = (struct pr_err){ 0 };
		case_die(c);
		disk_state = DISK_FINE;
		case_open(c);
		steps = steps_of(c);
		assert_int_equal(steps->n, before);
		free(steps);
		must_be_sound(c);
		assert_int_equal(pr_seat_open(c->desk, id, &c->seat, &c->err),
				 PR_ESTATE);
		c->err = (struct pr_err){ 0 };
		steps = steps_of(c);
		assert_in_range(steps->n, before + 10, before + 20);
		free(steps);
		must_be_sound(c);
	}
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

#define STEP_GUARD(event, then)                                      \
	"DROP TRIGGER learn_step_no_" event ";" then                 \
	"; CREATE TRIGGER learn_step_no_" event " BEFORE " event     \
	" ON learn_step BEGIN SELECT raise(ABORT, 'a step is taken " \
	"back by a new one'); END"

static void
learn__the_check_finds_whatever_was_changed(void **state)
{
	static const struct {
		const char *sql, *back;
	} faults[] = {
		{ "UPDATE ability SET answers = answers + 1",
		  "UPDATE ability SET answers = answers - 1" },
		{ "UPDATE ability SET last_day = last_day + 1",
		  "UPDATE ability SET last_day = last_day - 1" },
		{ "CREATE TABLE a AS SELECT * FROM ability; "
		  "DELETE FROM ability",
		  "INSERT INTO ability SELECT * FROM a; DROP TABLE a" },
		{ "UPDATE ability SET domains = replace(domains, 'D1', 'D9')",
		  "UPDATE ability SET domains = replace(domains, 'D9', 'D1')" },
		{ "UPDATE memory SET s = s * 1.00001",
		  "UPDATE memory SET s = s / 1.00001" },
		{ "UPDATE memory SET lapses = lapses + 1",
		  "UPDATE memory SET lapses = lapses - 1" },
		{ "INSERT INTO memory VALUES (1, 0, 'x', 1, 1, 1, 0, 1, 1, 0)",
		  "DELETE FROM memory WHERE skill = 'x'" },
		{ "UPDATE item_learnt SET b = b + .0001",
		  "UPDATE item_learnt SET b = b - .0001" },
		{ "UPDATE item_learnt SET n = 11",
		  "UPDATE item_learnt SET n = 1" },
		{ STEP_GUARD("update",
			     "UPDATE learn_step SET correct = 1 - correct "
			     "WHERE slot = 1"),
		  STEP_GUARD("update",
			     "UPDATE learn_step SET correct = 1 - correct "
			     "WHERE slot = 1") },
		{ STEP_GUARD("update", "UPDATE learn_step SET b = b + 1"),
		  STEP_GUARD("update", "UPDATE learn_step SET b = b - 1") },
		{ STEP_GUARD("delete", "DELETE FROM learn_step WHERE slot = 2"),
		  NULL },
	};
	struct desk_case *c = *state;
	struct fold fold;

	fold_begin(&fold, PASS_RATE, DOMAINS);
	practise(c, 3, 5, &fold, -1);
	end_sitting(c);
	must_be_sound(c);
	for (size_t i = 0; i < PR_LEN(faults); i++) {
		int n = 0;

		case_die(c);
		change(c, faults[i].sql);
		open_as(c, NULL);
		if (pr_desk_check(c->desk, &n, count_sentence, &c->err) !=
		    PR_EDAMAGED)
			fail_msg("not found: %s", faults[i].sql);
		assert_true(n > 0);
		c->err = (struct pr_err){ 0 };
		if (!faults[i].back)
			continue;
		case_die(c);
		change(c, faults[i].back);
		open_as(c, NULL);
		must_be_sound(c);
	}
}

static void
learn__a_step_that_is_missing_is_found_by_itself(void **state)
{
	struct desk_case *c = *state;
	struct fold fold;
	int n = 0;

	fold_begin(&fold, PASS_RATE, DOMAINS);
	practise(c, 3, 4, &fold, -1);
	case_die(c); /* the sitting is open */
	change(c,
	       STEP_GUARD("delete", "DELETE FROM learn_step WHERE slot = 2"));
	open_as(c, NULL);
	/* the states are made anew, as somebody would who hides it */
	assert_pr_ok(pr_store_begin(c->desk->store, &c->err), &c->err);
	assert_pr_ok(learn_rebuild(c->desk, 1, &c->err), &c->err);
	assert_pr_ok(pr_store_commit(c->desk->store, &c->err), &c->err);
	assert_pr_refused(pr_desk_check(c->desk, &n, count_sentence, &c->err),
			  PR_EDAMAGED, &c->err);
	assert_true(n > 0);
}

static void
learn__an_older_file_is_taken_over_once(void **state)
{
	struct desk_case *c = *state;
	struct dump *before, *after;
	struct fold fold;

	fold_begin(&fold, PASS_RATE, DOMAINS);
	case_begin(c, case_mock(5));
	case_answer_all(c, odd, 50, 150);
	for (int i = 0; i < 50; i++)
		if (pr_seat_form(c->seat)->slots[i].role == PR_ROLE_SCORED)
			fold_answer(&fold, &pr_seat_form(c->seat)->slots[i],
				    odd(i), day_of(c));
	end_sitting(c);
	case_pass(c, 2 * DAY_MS);
	practise(c, 3, 5, &fold, -1); /* and left open */
	assert_stands(c, &fold);
	case_die(c);
	/* as a file of the schema before has it: nothing was ever learnt */
	change(c,
	       STEP_GUARD("delete",
			  "DELETE FROM learn_step") ";"
						    "DELETE FROM ability; "
						    "DELETE FROM memory;"
						    "DELETE FROM item_learnt");
	open_as(c, NULL);
	must_be_sound(c);
	assert_stands(c, &fold);
	before = dump_states(c);
	case_die(c);
	open_as(c, NULL); /* nothing is taken in twice */
	after = dump_states(c);
	assert_string_equal(before->text, after->text);
	case_resume(c, 2);
	end_sitting(c);
	assert_stands(c, &fold);
	must_be_sound(c);
	free(before);
	free(after);
}

#define T(test) \
	cmocka_unit_test_setup_teardown(test, learn_setup, learn_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(learn__a_corrected_key_teaches_nothing_until_it_is_withdrawn),
		T(learn__an_answer_under_a_correction_waits),
		T(learn__undo_in_a_review_takes_the_step_back),
		T(learn__a_first_meeting_taken_back_is_no_first_meeting),
		T(learn__what_was_not_saved_at_first_is_learnt_once),
		T(learn__a_slot_has_one_step_that_stands),
		T(learn__a_seal_teaches_all_or_nothing),
		T(learn__the_check_finds_whatever_was_changed),
		T(learn__a_step_that_is_missing_is_found_by_itself),
		T(learn__an_older_file_is_taken_over_once),
	};

	broken_disk_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}

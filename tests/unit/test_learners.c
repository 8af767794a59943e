/* test_learners.c - several learners in one folder, and how one is forgotten */
#include "app/internal.h"
#include "proctor/learner.h"
#include "proctor/store_learner.h"

#include "seat_case.h"

#define ITEMS 10

/* The desk again, with this learner at it; NULL: the first. */
static enum pr_status
try_sit(struct desk_case *c, const char *learner)
{
	struct pr_desk_options options = {
		.data_dir = c->data,
		.share_dir = ".",
		.emergency_dir = c->emergency,
		.learner = learner,
		.clock_ctx = c,
		.clock = case_clock,
	};

	case_die(c);
	return pr_desk_open(&c->desk, &options, &c->err);
}

static void
sit(struct desk_case *c, const char *learner)
{
	assert_pr_ok(try_sit(c, learner), &c->err);
}

static void
add_one(struct desk_case *c, const char *name)
{
	assert_pr_ok(pr_learner_add(c->desk, name, &c->err), &c->err);
}

/* "me*:1/3 Ann:0/0 ": who is here, sittings, responses. */
static const char *
list(struct desk_case *c)
{
	static char text[300];
	struct pr_learner_row *rows;
	size_t n, at = 0;

	assert_pr_ok(pr_learner_list(c->desk, &rows, &n, &c->err), &c->err);
	text[0] = '\0';
	for (size_t i = 0; i < n; i++)
		at += (size_t)snprintf(text + at, sizeof(text) - at,
				       "%s%s:%ld/%ld ", rows[i].learner.name,
				       rows[i].here ? "*" : "",
				       rows[i].sittings, rows[i].responses);
	free(rows);
	return text;
}

/* Practice of ITEMS items, all displayed, the first three answered. */
static void
practise(struct desk_case *c)
{
	case_begin(c, case_practice(5, ITEMS));
	for (int i = 0; i < ITEMS; i++) {
		case_do(c, PR_EVENT_MOVE, i, 0);
		if (i < 3)
			case_do(c, PR_EVENT_ANSWER, i, case_key(c, i));
	}
	case_do(c, PR_EVENT_END, -1, 0);
	case_leave(c);
}

/* Items of the exam that the learner at the desk has met. */
static int
met(struct desk_case *c)
{
	struct pr_plan plan = case_practice(5, ITEMS);
	struct pr_pool pool;
	int n = 0;

	plan.touch_reserve = true;
	assert_pr_ok(pr_seat_pool(c->desk, &plan, &pool, &c->err), &c->err);
	for (size_t i = 0; i < pool.n_rows; i++)
		n += pool.rows[i].count.have - pool.rows[i].count.unseen;
	return n;
}

static void
learner__names_are_checked_and_given_once(void **state)
{
	static const char *const bad[] = {
		"",
		" Ann",
		"Ann ",
		"An\tn",
		"An\nn",
		"Ann\xff",
		"A\xc2\x85",
		"An\"n",
		"forgotten-2",
		("0123456789012345678901234567890123456789012345678901234567"
		 "890123"),
	};
	struct desk_case *c = *state;

	assert_string_equal(list(c), "me*:0/0 ");
	for (size_t i = 0; i < PR_LEN(bad); i++)
		assert_pr_refused(pr_learner_add(c->desk, bad[i], &c->err),
				  PR_EINVAL, &c->err);
	assert_string_equal(list(c), "me*:0/0 ");
	add_one(c, "Ann");
	add_one(c, "Zo\xc3\xab O'Brien"); /* their uuids are not alike */
	assert_pr_refused(pr_learner_add(c->desk, "Ann", &c->err), PR_EEXIST,
			  &c->err);
	add_one(c, "01234567890123456789012345678901234567890123456789012345"
		   "6789012"); /* 63 bytes */
	assert_string_equal(
		list(c),
		"me*:0/0 Ann:0/0 Zo\xc3\xab O'Brien:0/0 "
		"01234567890123456789012345678901234567890123456789012345"
		"6789012:0/0 ");
}

static void
learner__settings_are_each_ones_own(void **state)
{
	struct desk_case *c = *state;
	struct pr_learner ann;
	const struct pr_learner *me;

	add_one(c, "Ann");
	sit(c, "Ann");
	ann = *pr_desk_learner(c->desk);
	assert_string_equal(ann.name, "Ann");
	assert_int_equal(ann.study_days, 127);
	assert_int_equal(ann.purpose, PR_PURPOSE_UNKNOWN);
	snprintf(ann.exam, sizeof(ann.exam), "CEHRS");
	snprintf(ann.exam_date, sizeof(ann.exam_date), "2027-03-14");
	ann.minutes_a_day = 45;
	ann.time_percent = 150;
	ann.extra_min = 5;
	ann.breaks_stop = true;
	ann.reserve_forms = 1;
	ann.study_days = 31;
	assert_pr_ok(pr_desk_save_learner(c->desk, &ann, &c->err), &c->err);
	ann.study_days = 0;
	assert_pr_refused(pr_desk_save_learner(c->desk, &ann, &c->err),
			  PR_EINVAL, &c->err);
	ann.study_days = 128;
	assert_pr_refused(pr_desk_save_learner(c->desk, &ann, &c->err),
			  PR_EINVAL, &c->err);
	sit(c, NULL);
	me = pr_desk_learner(c->desk);
	assert_string_equal(me->name, "me");
	assert_string_equal(me->exam, "");
	assert_string_equal(me->exam_date, "");
	assert_int_equal(me->minutes_a_day, 0);
	assert_int_equal(me->time_percent, 100);
	assert_int_equal(me->extra_min, 0);
	assert_false(me->breaks_stop);
	assert_int_equal(me->reserve_forms, 2);
	assert_int_equal(me->study_days, 127);
	sit(c, "Ann");
	ann.study_days = 31;
	assert_memory_equal(pr_desk_learner(c->desk), &ann, sizeof(ann));
}

static void
learner__what_one_met_the_other_has_not_seen(void **state)
{
	struct desk_case *c = *state;
	struct pr_past_row *past;
	size_t n;

	add_one(c, "Ann");
	practise(c);
	practise(c);
	assert_int_equal(met(c), 2 * ITEMS);
	assert_string_equal(list(c), "me*:2/6 Ann:0/0 ");
	sit(c, "Ann");
	assert_int_equal(met(c), 0);
	assert_pr_ok(pr_result_list(c->desk, &past, &n, &c->err), &c->err);
	assert_int_equal(n, 0);
	free(past);
	practise(c);
	assert_int_equal(met(c), ITEMS);
	assert_string_equal(list(c), "me:2/6 Ann*:1/3 ");
	sit(c, "me");
	assert_int_equal(met(c), 2 * ITEMS);
}

static bool
find_gone(void *ctx, const struct pr_db_learner *row)
{
	struct pr_db_learner *gone = ctx;

	if (!row->forgotten_ms)
		return true;
	assert_string_equal(row->name, "forgotten-2");
	assert_string_equal(row->exam, "");
	assert_string_equal(row->exam_date, "");
	*gone = *row;
	return true;
}

static void
forget__it_takes_the_name_and_keeps_the_answers(void **state)
{
	struct desk_case *c = *state;
	unsigned char uuid[16];
	struct pr_db_learner gone = { 0 };
	struct pr_learner ann;
	struct pr_forgotten kept = { .responses = 77 };

	add_one(c, "Ann");
	sit(c, "Ann");
	ann = *pr_desk_learner(c->desk);
	memcpy(uuid, c->desk->learner_uuid, sizeof(uuid));
	snprintf(ann.exam, sizeof(ann.exam), "RHIT");
	snprintf(ann.exam_date, sizeof(ann.exam_date), "2027-03-14");
	ann.minutes_a_day = 45;
	ann.time_percent = 200;
	ann.study_days = 3;
	assert_pr_ok(pr_desk_save_learner(c->desk, &ann, &c->err), &c->err);
	practise(c);
	assert_pr_ok(pr_learner_forget(c->desk, "Ann", &kept, &c->err),
		     &c->err);
	assert_int_equal(kept.responses, 3);
	assert_string_equal(pr_desk_learner(c->desk)->name, "me");
	assert_string_equal(list(c), "me*:0/0 ");
	assert_pr_ok(
		pr_db_learner_each(c->desk->store, &gone, find_gone, &c->err),
		&c->err);
	assert_int_equal(gone.id, 2);
	assert_memory_equal(gone.uuid, uuid, sizeof(uuid));
	assert_int_equal(gone.forgotten_ms, CASE_NOW);
	assert_int_equal(gone.minutes_a_day, 0);
	assert_int_equal(gone.time_percent, 100);
	assert_int_equal(gone.study_days, 127);
	assert_int_equal(try_sit(c, "Ann"), PR_ENOTFOUND);
	assert_non_null(strstr(c->err.text, "no learner named \"Ann\""));
	assert_int_equal(try_sit(c, "forgotten-2"), PR_ENOTFOUND);
	/* the same name again is somebody else */
	sit(c, NULL);
	add_one(c, "Ann");
	assert_string_equal(list(c), "me*:0/0 Ann:0/0 ");
}

static void
forget__nobody_and_who_is_not_done_are_refused(void **state)
{
	struct desk_case *c = *state;
	struct pr_plan review = case_mock(6);
	int64_t sitting;
	struct pr_forgotten kept = { .responses = 77 };

	add_one(c, "Ann");
	assert_pr_refused(pr_learner_forget(c->desk, "Bob", &kept, &c->err),
			  PR_ENOTFOUND, &c->err);
	assert_pr_refused(
		pr_learner_forget(c->desk, "forgotten-9", &kept, &c->err),
		PR_ENOTFOUND, &c->err);
	case_begin(c, case_practice(5, ITEMS));
	sitting = pr_seat_id(c->seat);
	case_do(c, PR_EVENT_SUSPEND, -1, 0);
	case_leave(c);
	assert_int_equal(pr_learner_forget(c->desk, "me", &kept, &c->err),
			 PR_ESTATE);
	assert_int_equal(kept.responses, 77);
	assert_non_null(strstr(c->err.text, "--learner \"me\" exam --resume"));
	memset(&c->err, 0, sizeof(c->err));
	assert_string_equal(list(c), "me*:0/0 Ann:0/0 ");
	/* another one has nothing to do with it */
	assert_pr_ok(pr_learner_forget(c->desk, "Ann", &kept, &c->err),
		     &c->err);
	assert_int_equal(kept.responses, 0);
	case_resume(c, sitting);
	case_do(c, PR_EVENT_END, -1, 0);
	case_leave(c);
	review.kind = PR_SITTING_REVIEW;
	review.items = 3;
	case_begin(c, review);
	case_leave(c);
	assert_int_equal(pr_learner_forget(c->desk, "me", &kept, &c->err),
			 PR_ESTATE);
	assert_non_null(
		strstr(c->err.text, "--learner \"me\" review --resume"));
}

static void
forget__after_the_last_one_somebody_begins_anew(void **state)
{
	struct desk_case *c = *state;
	struct pr_learner me = *pr_desk_learner(c->desk);
	struct pr_forgotten kept;

	me.purpose = PR_PURPOSE_TEACH;
	assert_pr_ok(pr_desk_save_learner(c->desk, &me, &c->err), &c->err);
	practise(c);
	assert_pr_ok(pr_learner_forget(c->desk, "me", &kept, &c->err), &c->err);
	assert_int_equal(kept.responses, 3);
	assert_string_equal(list(c), "me*:0/0 ");
	assert_int_equal(pr_desk_learner(c->desk)->id, 2);
	assert_int_equal(pr_desk_learner(c->desk)->purpose, PR_PURPOSE_UNKNOWN);
	assert_int_equal(met(c), 0);
	practise(c);
	assert_string_equal(list(c), "me*:1/3 ");
	sit(c, NULL);
	assert_int_equal(pr_desk_learner(c->desk)->id, 2);
	sit(c, "me");
	assert_int_equal(pr_desk_learner(c->desk)->id, 2);
}

#define T(name) cmocka_unit_test_setup_teardown(name, case_setup, case_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(learner__names_are_checked_and_given_once),
		T(learner__settings_are_each_ones_own),
		T(learner__what_one_met_the_other_has_not_seen),
		T(forget__it_takes_the_name_and_keeps_the_answers),
		T(forget__nobody_and_who_is_not_done_are_refused),
		T(forget__after_the_last_one_somebody_begins_anew),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_oom_learn.c - what answers teach, whichever allocation fails */
#include "proctor/learn_fit.h"

#include "learn_app_states.h"
#include "oom.h"

static struct desk_case *the_case;
static struct pr_exam *the_exam;

static enum pr_status
show(struct pr_err *err)
{
	struct pr_action action = { .kind = PR_EVENT_SHOW, .slot = 1 };
	uint32_t seq = pr_seat_sitting(the_case->seat)->seq;
	enum pr_status st = pr_seat_act(the_case->seat, &action, err);

	/* told and learnt, or nothing at all */
	assert_int_equal(pr_seat_sitting(the_case->seat)->seq, seq + !st);
	assert_false(pr_seat_unsaved(the_case->seat));
	return st;
}

static enum pr_status
write_fact(void *ctx, struct pr_err *err)
{
	struct learn_fact *fact = NULL;
	enum pr_status st = learn_fact_make(&fact, the_case->seat, *(int *)ctx,
					    CASE_NOW, err);

	if (!st && fact)
		st = learn_fact_write(the_case->seat, fact, err);
	free(fact);
	return st;
}

static enum pr_status
fact(struct pr_err *err)
{
	int slot = 2;

	return app_transact(the_case->desk, write_fact, &slot, err);
}

static enum pr_status
take_back(void *ctx, struct pr_err *err)
{
	struct learn_fact *undo;
	enum pr_status st = learn_fact_undo(&undo, *(int *)ctx, CASE_NOW, err);

	if (st)
		return st;
	st = learn_fact_write(the_case->seat, undo, err);
	free(undo);
	return st;
}

static enum pr_status
undo(struct pr_err *err)
{
	int slot = 2;

	return app_transact(the_case->desk, take_back, &slot, err);
}

static enum pr_status
rebuild_all(void *ctx, struct pr_err *err)
{
	enum pr_status st = learn_rebuild(the_case->desk, 1, err);

	return st ? st
		  : learn_rebuild_item(the_case->desk, *(int64_t *)ctx, err);
}

static int64_t the_item;

static enum pr_status
rebuild(struct pr_err *err)
{
	return app_transact(the_case->desk, rebuild_all, &the_item, err);
}

static enum pr_status
left(struct pr_err *err)
{
	struct learn_facts facts;
	enum pr_status st = learn_facts_left(&facts, the_case->seat, err);

	learn_facts_release(&facts);
	return st;
}

static enum pr_status
check_seat(struct pr_err *err)
{
	return learn_facts_check(the_case->seat, err);
}

static void
no_sentence(void *ctx, const char *sentence)
{
	(void)ctx;
	fail_msg("%s", sentence);
}

static enum pr_status
check(struct pr_err *err)
{
	return learn_check(the_case->desk, NULL, no_sentence, err);
}

static enum pr_status
standing(struct pr_err *err)
{
	struct learn_standing s;
	enum pr_status st =
		learn_standing_load(&s, the_case->desk, the_exam, err);

	assert_true((st == PR_OK) == s.has_form);
	learn_standing_release(&s);
	return st;
}

static enum pr_status
recall(struct pr_err *err)
{
	struct learn_recall *r = NULL;
	struct pool pool;
	enum pr_status st = app_pool_load(&pool, the_case->desk, the_exam, err);

	if (st)
		return st;
	st = learn_recall_load(&r, the_case->desk, &pool, err);
	assert_true((st == PR_OK) == (r != NULL));
	free(r);
	app_pool_release(&pool);
	return st;
}

static enum pr_status
fit(struct pr_err *err)
{
	struct pr_fsrs_fit out;
	enum pr_status st = pr_learn_fit(the_case->desk, NULL, &out, err);

	/* far too few: that it says so is all that is wanted */
	if (st != PR_EINVAL)
		return st;
	*err = (struct pr_err){ 0 };
	return PR_OK;
}

static void
oom__what_is_learnt_is_whole_or_not_there(void **state)
{
	struct desk_case *c = *state;
	struct dump *before, *after;
	struct steps *steps;

	the_case = c;
	case_begin(c, case_practice(3, 4));
	told(c, 0, true, 3);
	case_do(c, PR_EVENT_MOVE, 1, 0);
	case_pass(c, 9000);
	case_do(c, PR_EVENT_ANSWER, 1, case_key(c, 1));
	oom_until_it_fits(show);
	case_do(c, PR_EVENT_MOVE, 2, 0);
	case_do(c, PR_EVENT_ANSWER, 2, case_key(c, 2));
	before = dump_states(c);
	oom_until_it_fits(fact);
	oom_until_it_fits(undo);
	steps = steps_of(c);
	assert_int_equal(steps->n, 4);
	the_item = steps->row[0].item;
	free(steps);
	free(before);
	before = dump_states(c);
	oom_until_it_fits(rebuild);
	after = dump_states(c);
	assert_string_equal(before->text, after->text);
	free(before);
	free(after);
	oom_until_it_fits(left);
	oom_until_it_fits(check);
	oom_until_it_fits(check_seat);
	case_do(c, PR_EVENT_SHOW, 2, 0);
	end_sitting(c);
	must_be_sound(c);
}

static void
oom__readers_have_all_or_nothing(void **state)
{
	struct desk_case *c = *state;

	the_case = c;
	case_begin(c, case_practice(3, 4));
	told(c, 0, true, 3);
	end_sitting(c);
	assert_pr_ok(pr_library_exam(c->desk, "RHIT", &the_exam, NULL, &c->err),
		     &c->err);
	oom_until_it_fits(standing);
	oom_until_it_fits(recall);
	oom_until_it_fits(fit);
	pr_exam_free(the_exam);
}

#define T(test) \
	cmocka_unit_test_setup_teardown(test, learn_setup, learn_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(oom__what_is_learnt_is_whole_or_not_there),
		T(oom__readers_have_all_or_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

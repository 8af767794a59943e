/* test_store_learn.c - what answers teach comes out as put in, and in order */
#include "proctor/store_correction.h"

#include "learn_rows.h"

/* ---- steps --------------------------------------------------------------- */

static bool
note_step(void *ctx, const struct pr_db_step *s)
{
	return note(ctx, "%d.%d%s%s ", s->slot, s->n, s->undone ? "u" : "",
		    s->corrected ? "c" : "");
}

static const char *
steps(struct store_case *c, int64_t learner, int64_t item, int64_t sitting)
{
	static struct list list;

	list = (struct list){ 0 };
	assert_pr_ok(pr_db_step_each(c->store, learner, item, sitting, &list,
				     note_step, &c->err),
		     &c->err);
	return list.text;
}

static bool
copy_step(void *ctx, const struct pr_db_step *step)
{
	struct pr_db_step *out = ctx;

	assert_string_equal(step->exam, "DEMO");
	assert_string_equal(step->domain, "D1");
	assert_string_equal(step->skill, "assign.side");
	*out = *step;
	out->exam = out->domain = out->skill = NULL;
	return true;
}

static void
step__every_member_comes_back(void **state)
{
	struct store_case *c = *state;
	struct pr_db_step in = step_of(c, 7, 0), out = { 0 };

	in.skill = "assign.side";
	in.weights = put_weights(c, 1, true, 0.5);
	in.correct = false;
	in.id = put_step(c, in);
	assert_pr_ok(
		pr_db_step_each(c->store, 1, 0, 0, &out, copy_step, &c->err),
		&c->err);
	assert_int_equal(out.id, in.id);
	assert_int_equal(out.learner, 1);
	assert_int_equal(out.sitting, c->sitting);
	assert_int_equal(out.slot, 7);
	assert_int_equal(out.item, c->item);
	assert_int_equal(out.item_rev, c->rev);
	assert_int_equal(out.undoes, 0);
	assert_int_equal(out.at_ms, in.at_ms);
	assert_int_equal(out.day, 20454);
	assert_int_equal(out.utc_offset_min, -300);
	assert_false(out.correct);
	assert_int_equal(out.confidence, 2);
	assert_int_equal(out.flags, in.flags);
	assert_true(out.b == in.b && out.b_var == in.b_var);
	assert_true(out.mean == in.mean && out.var == in.var);
	assert_true(out.known == in.known);
	assert_int_equal(out.grade, 3);
	assert_int_equal(out.days, 4);
	assert_int_equal(out.skill_days, 5);
	assert_int_equal(out.weights, in.weights);
	assert_false(out.undone || out.corrected);
}

static void
step__walks_go_by_learner_item_or_sitting_in_order(void **state)
{
	struct store_case *c = *state;
	int64_t ann = put_learner(c, "Ann"), first = c->item;
	struct pr_db_sitting sitting = case_sitting(c, 2);
	struct pr_db_step step;
	struct list list = { .stop_after = 1 };

	sitting.learner = ann;
	assert_pr_ok(pr_db_sitting_put(c->store, &sitting, &c->err), &c->err);
	put_step(c, step_of(c, 5, 0));
	step = step_of(c, 1, 0);
	step.sitting = sitting.id;
	step.learner = ann;
	put_step(c, step);
	put_step(c, step_of(c, 2, 0));
	case_begin(c);
	case_put_item(c, 2, "second");
	case_commit(c);
	put_step(c, step_of(c, 3, 0));
	assert_string_equal(steps(c, 1, 0, 0), "5.0 2.0 3.0 ");
	assert_string_equal(steps(c, ann, 0, 0), "1.0 ");
	assert_string_equal(steps(c, 0, first, 0), "5.0 1.0 2.0 ");
	assert_string_equal(steps(c, ann, first, 0), "1.0 ");
	assert_string_equal(steps(c, 0, 0, c->sitting), "5.0 2.0 3.0 ");
	assert_string_equal(steps(c, 0, c->item, c->sitting), "3.0 ");
	assert_string_equal(steps(c, ann, 0, c->sitting), "");
	assert_pr_refused(
		pr_db_step_each(c->store, 0, 0, 0, &list, note_step, &c->err),
		PR_EINVAL, &c->err);
	assert_int_equal(list.n, 0);
	assert_pr_ok(
		pr_db_step_each(c->store, 1, 0, 0, &list, note_step, &c->err),
		&c->err);
	assert_int_equal(list.n, 1);
}

static void
step__one_that_is_taken_back_is_undone_once(void **state)
{
	struct store_case *c = *state;
	struct pr_db_step undo = step_of(c, 0, 1);

	put_step(c, step_of(c, 1, 0));
	undo.undoes = put_step(c, step_of(c, 0, 0));
	put_step(c, undo);
	put_step(c, step_of(c, 0, 2));
	assert_string_equal(steps(c, 1, 0, 0), "1.0 0.0u 0.1 0.2 ");
	assert_string_equal(steps(c, 0, c->item, 0), "1.0 0.0u 0.1 0.2 ");
	assert_string_equal(steps(c, 0, 0, c->sitting), "1.0 0.0u 0.1 0.2 ");
	undo.n = 3;
	assert_pr_refused(pr_db_step_put(c->store, &undo, &c->err), PR_EEXIST,
			  &c->err);
	undo = step_of(c, 0, 2);
	assert_pr_refused(pr_db_step_put(c->store, &undo, &c->err), PR_EEXIST,
			  &c->err);
	assert_int_equal(undo.id, 0);
	undo.n = 4;
	undo.known = (double)NAN;
	assert_pr_refused(pr_db_step_put(c->store, &undo, &c->err), PR_EINVAL,
			  &c->err);
}

static void
step__first_meetings_are_walked_alone(void **state)
{
	struct store_case *c = *state;
	struct pr_db_step again = step_of(c, 2, 0), undo = step_of(c, 1, 1);
	struct list list = { 0 };

	assert_int_equal(PR_STEP_ABILITY, 1); /* as the query has it */
	put_step(c, step_of(c, 3, 0));
	again.flags &= ~(unsigned)PR_STEP_ABILITY;
	put_step(c, again);
	undo.undoes = put_step(c, step_of(c, 1, 0));
	undo.flags = 0;
	put_step(c, undo);
	assert_pr_ok(
		pr_db_step_first_each(c->store, 1, &list, note_step, &c->err),
		&c->err);
	assert_string_equal(list.text, "3.0 1.0u ");
	list = (struct list){ 0 };
	assert_pr_ok(
		pr_db_step_first_each(c->store, 2, &list, note_step, &c->err),
		&c->err);
	assert_int_equal(list.n, 0);
}

static void
correct(struct store_case *c, int kind)
{
	struct pr_db_correction row = { .item_rev = c->rev,
					.kind = kind,
					.accepted = "",
					.reason = "wrong" };

	assert_pr_ok(pr_db_correction_add(c->store, &row, &c->err), &c->err);
}

static void
step__a_corrected_key_shows_until_it_is_taken_back(void **state)
{
	struct store_case *c = *state;

	put_step(c, step_of(c, 0, 0));
	correct(c, 4); /* retired: of its use, not of its key */
	assert_string_equal(steps(c, 1, 0, 0), "0.0 ");
	correct(c, 2);
	correct(c, 5);
	assert_string_equal(steps(c, 1, 0, 0), "0.0c ");
	assert_string_equal(steps(c, 0, c->item, 0), "0.0c ");
	assert_string_equal(steps(c, 0, 0, c->sitting), "0.0c ");
	correct(c, 0);
	assert_string_equal(steps(c, 1, 0, 0), "0.0 ");
}

/* ---- states -------------------------------------------------------------- */

static bool
note_ability(void *ctx, const struct pr_db_ability *a)
{
	return note(ctx, "%s:%ld:%zu ", a->exam, a->answers, a->n_state);
}

static void
put_ability(struct store_case *c, int64_t learner, const char *exam,
	    long answers)
{
	struct pr_db_ability row = { .learner = learner,
				     .exam = exam,
				     .answers = answers,
				     .last_day = 20454,
				     .last_ms = NOW_MS,
				     .domains = "D1\tD2",
				     .state = "PL\1\2",
				     .n_state = 4 };

	assert_pr_ok(pr_db_ability_put(c->store, &row, &c->err), &c->err);
}

static void
ability__one_an_exam_is_written_anew(void **state)
{
	struct store_case *c = *state;
	struct pr_db_ability back = { .answers = 77 };
	struct list list = { 0 };

	assert_pr_refused(
		pr_db_ability_get(c->store, 1, "RHIT", &back, &c->err),
		PR_ENOTFOUND, &c->err);
	assert_int_equal(back.answers, 77);
	put_ability(c, 1, "RHIT", 1);
	put_ability(c, 1, "CCA", 5);
	put_ability(c, 1, "rhit", 2); /* names of exams have no case */
	assert_pr_ok(pr_db_ability_get(c->store, 1, "RHIT", &back, &c->err),
		     &c->err);
	assert_int_equal(back.answers, 2);
	assert_int_equal(back.last_day, 20454);
	assert_int_equal(back.last_ms, NOW_MS);
	assert_string_equal(back.domains, "D1\tD2");
	assert_int_equal(back.n_state, 4);
	assert_memory_equal(back.state, "PL\1\2", 4);
	assert_pr_ok(
		pr_db_ability_each(c->store, 1, &list, note_ability, &c->err),
		&c->err);
	assert_string_equal(list.text, "CCA:5:4 RHIT:2:4 ");
}

static void
put_memory(struct store_case *c, int64_t learner, int64_t item,
	   const char *skill, long reviews)
{
	struct pr_db_memory row = { .learner = learner,
				    .item = item,
				    .skill = skill,
				    .s = 1.0 / 7.0,
				    .d = 5.5,
				    .reviews = reviews,
				    .lapses = 1,
				    .last_day = 20454,
				    .last_ms = NOW_MS,
				    .flags = PR_MEMORY_LUCKY };

	assert_pr_ok(pr_db_memory_put(c->store, &row, &c->err), &c->err);
}

static bool
note_memory(void *ctx, const struct pr_db_memory *m)
{
	return note(ctx, "%d%s:%ld ", (int)m->item, m->skill, m->reviews);
}

static const char *
memories(struct store_case *c, int64_t learner)
{
	static struct list list;

	list = (struct list){ 0 };
	assert_pr_ok(pr_db_memory_each(c->store, learner, &list, note_memory,
				       &c->err),
		     &c->err);
	return list.text;
}

static void
memory__items_and_skills_are_apart(void **state)
{
	struct store_case *c = *state;
	struct pr_db_memory back = { .reviews = 77 };

	assert_pr_refused(
		pr_db_memory_get(c->store, 1, c->item, "", &back, &c->err),
		PR_ENOTFOUND, &c->err);
	assert_int_equal(back.reviews, 77);
	put_memory(c, 1, c->item, "", 1);
	put_memory(c, 1, 0, "pcs.root", 8);
	put_memory(c, 1, 0, "assign.side", 9);
	put_memory(c, 1, c->item, "", 2);
	assert_pr_ok(pr_db_memory_get(c->store, 1, c->item, "", &back, &c->err),
		     &c->err);
	assert_int_equal(back.reviews, 2);
	assert_true(back.s == 1.0 / 7.0 && back.d == 5.5);
	assert_int_equal(back.lapses, 1);
	assert_int_equal(back.last_day, 20454);
	assert_int_equal(back.last_ms, NOW_MS);
	assert_int_equal(back.flags, PR_MEMORY_LUCKY);
	assert_string_equal(memories(c, 1), "0assign.side:9 0pcs.root:8 1:2 ");
	assert_string_equal(memories(c, 2), "");
}

static bool
note_learnt(void *ctx, const struct pr_db_learnt *l)
{
	return note(ctx, "%d:%ld:%g:%g ", (int)l->item, l->n, l->b, l->var);
}

static void
learnt__difficulties_are_written_anew_and_walked(void **state)
{
	struct store_case *c = *state;
	struct pr_db_learnt row = { c->item, 3, -0.25, 0.5 }, back = { 0 };
	struct list list = { 0 };

	assert_pr_refused(pr_db_learnt_get(c->store, c->item, &back, &c->err),
			  PR_ENOTFOUND, &c->err);
	assert_pr_ok(pr_db_learnt_put(c->store, &row, &c->err), &c->err);
	row.n = 4;
	assert_pr_ok(pr_db_learnt_put(c->store, &row, &c->err), &c->err);
	assert_pr_ok(pr_db_learnt_get(c->store, c->item, &back, &c->err),
		     &c->err);
	assert_int_equal(back.n, 4);
	assert_true(back.b == -0.25 && back.var == 0.5);
	assert_pr_ok(pr_db_learnt_each(c->store, &list, note_learnt, &c->err),
		     &c->err);
	assert_string_equal(list.text, "1:4:-0.25:0.5 ");
}

static void
drop__takes_one_learners_states_inside_a_transaction(void **state)
{
	struct store_case *c = *state;
	int64_t ann = put_learner(c, "Ann");
	struct pr_db_learnt learnt = { c->item, 3, 0, 1 };
	struct pr_db_ability ability;
	struct list list = { 0 };

	put_ability(c, 1, "RHIT", 1);
	put_ability(c, ann, "RHIT", 2);
	put_memory(c, 1, c->item, "", 1);
	put_memory(c, ann, c->item, "", 2);
	assert_pr_ok(pr_db_learnt_put(c->store, &learnt, &c->err), &c->err);
	assert_pr_refused(pr_db_learn_drop(c->store, 1, &c->err), PR_ESTATE,
			  &c->err);
	assert_pr_refused(pr_db_learn_drop(c->store, 0, &c->err), PR_ESTATE,
			  &c->err);
	assert_string_equal(memories(c, 1), "1:1 ");
	case_begin(c);
	assert_pr_ok(pr_db_learn_drop(c->store, 1, &c->err), &c->err);
	case_commit(c);
	assert_string_equal(memories(c, 1), "");
	assert_string_equal(memories(c, ann), "1:2 ");
	assert_pr_refused(
		pr_db_ability_get(c->store, 1, "RHIT", &ability, &c->err),
		PR_ENOTFOUND, &c->err);
	assert_pr_ok(
		pr_db_ability_get(c->store, ann, "RHIT", &ability, &c->err),
		&c->err);
	assert_pr_ok(pr_db_learnt_get(c->store, c->item, &learnt, &c->err),
		     &c->err);
	case_begin(c);
	assert_pr_ok(pr_db_learn_drop(c->store, 0, &c->err), &c->err);
	case_commit(c);
	assert_pr_ok(pr_db_learnt_each(c->store, &list, note_learnt, &c->err),
		     &c->err);
	assert_int_equal(list.n, 0);
	assert_string_equal(memories(c, ann), "1:2 ");
}

#define T(name) row_test(name)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(step__every_member_comes_back),
		T(step__walks_go_by_learner_item_or_sitting_in_order),
		T(step__one_that_is_taken_back_is_undone_once),
		T(step__first_meetings_are_walked_alone),
		T(step__a_corrected_key_shows_until_it_is_taken_back),
		T(ability__one_an_exam_is_written_anew),
		T(memory__items_and_skills_are_apart),
		T(learnt__difficulties_are_written_anew_and_walked),
		T(drop__takes_one_learners_states_inside_a_transaction),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_learn_app.c - what answers at a desk do to ability and difficulty */
#include "learn_app_fold.h"

#define PASS_RATE 0.74 /* of question_banks/rhit/exam.json */
#define DOMAINS 6

static const struct pr_slot *
slot_at(const struct desk_case *c, int slot)
{
	return &pr_seat_form(c->seat)->slots[slot];
}

static void
learn__an_answer_that_was_told_moves_ability_at_once(void **state)
{
	struct desk_case *c = *state;
	struct fold fold;

	fold_begin(&fold, PASS_RATE, DOMAINS);
	assert_stands(c, &fold);
	case_begin(c, case_practice(3, 8));
	for (int i = 0; i < 6; i++) {
		told(c, i, i % 3 != 0, 0);
		fold_answer(&fold, slot_at(c, i), i % 3 != 0, day_of(c));
		assert_stands(c, &fold);
	}
	/* answered and not told: with the seal; a blank never */
	case_do(c, PR_EVENT_MOVE, 6, 0);
	case_pass(c, 20000);
	case_do(c, PR_EVENT_ANSWER, 6, case_key(c, 6));
	assert_stands(c, &fold);
	case_do(c, PR_EVENT_MOVE, 7, 0);
	fold_answer(&fold, slot_at(c, 6), true, day_of(c));
	end_sitting(c);
	assert_stands(c, &fold);
	must_be_sound(c);
}

static void
learn__idle_days_come_before_the_next_answer(void **state)
{
	struct desk_case *c = *state;
	struct pr_learn_view view;
	struct steps *steps;
	struct fold fold;

	fold_begin(&fold, PASS_RATE, DOMAINS);
	case_begin(c, case_practice(3, 3));
	told(c, 0, true, 0);
	fold_answer(&fold, slot_at(c, 0), true, day_of(c));
	end_sitting(c);
	case_pass(c, 40 * DAY_MS);
	assert_stands(c, &fold); /* a reader carries it to today */
	case_begin(c, case_practice(4, 3));
	told(c, 0, false, 0);
	/* the step has noted where the learner stood after these days */
	pr_learn_idle(&fold.learn, &fold.prior, 40);
	view = pr_learn_view(&fold.learn, slot_at(c, 0)->domain);
	fold.day = day_of(c);
	steps = steps_of(c);
	assert_true(fabs(steps->row[1].mean - view.mean) < 1e-12);
	assert_true(fabs(steps->row[1].var - view.sd * view.sd) < 1e-12);
	free(steps);
	fold_answer(&fold, slot_at(c, 0), false, day_of(c));
	assert_stands(c, &fold);
	case_leave(c);
	must_be_sound(c);
}

/* Two in the morning in Greenwich is the evening before in New York. */
static void
learn__a_day_is_the_learners_own(void **state)
{
	struct desk_case *c = *state;
	int day = (int)(CASE_NOW / DAY_MS) + 1;
	struct steps *steps;

	pr_clock_test_set(&c->clock, day * DAY_MS + 120 * MINUTE_MS, -300, 7);
	case_begin(c, case_practice(3, 1));
	told(c, 0, true, 0);
	end_sitting(c);
	steps = steps_of(c);
	assert_int_equal(steps->row[0].day, day - 1);
	assert_int_equal(steps->row[0].utc_offset_min, -300);
	free(steps);
	must_be_sound(c);
}

static void
learn__what_is_met_again_is_memory_only(void **state)
{
	struct desk_case *c = *state;
	struct pr_db_memory memory;
	struct fold fold;
	struct steps *steps;
	int64_t form, item;

	fold_begin(&fold, PASS_RATE, DOMAINS);
	case_begin(c, case_practice(3, 2));
	form = pr_seat_form(c->seat)->id;
	told(c, 0, true, 3);
	fold_answer(&fold, slot_at(c, 0), true, day_of(c));
	end_sitting(c);
	case_pass(c, 3 * DAY_MS);
	begin_again(c, form, PR_SITTING_PRACTICE);
	told(c, 0, false, 3);
	end_sitting(c);
	assert_stands(c, &fold);
	steps = steps_of(c);
	assert_int_equal(steps->n, 2);
	assert_true(steps->row[0].flags & PR_STEP_ABILITY);
	assert_true(steps->row[0].flags & PR_STEP_ITEM);
	assert_int_equal(steps->row[0].grade, PR_FSRS_GOOD);
	assert_false(steps->row[1].flags & PR_STEP_ABILITY);
	assert_false(steps->row[1].flags & PR_STEP_ITEM);
	assert_true(steps->row[1].flags & PR_STEP_MISCONCEPTION);
	assert_int_equal(steps->row[1].grade, PR_FSRS_AGAIN);
	assert_int_equal(steps->row[1].days, 3);
	item = steps->row[1].item;
	assert_int_equal(item, steps->row[0].item);
	assert_pr_ok(
		pr_db_memory_get(c->desk->store, 1, item, "", &memory, &c->err),
		&c->err);
	assert_int_equal(memory.reviews, 2);
	assert_int_equal(memory.lapses, 1);
	assert_int_equal(memory.flags,
			 PR_MEMORY_WRONG | PR_MEMORY_MISCONCEPTION);
	free(steps);
	must_be_sound(c);
}

static void
learn__memory_is_what_the_model_says(void **state)
{
	struct desk_case *c = *state;
	const struct pr_fsrs_weights *w = pr_fsrs_defaults();
	struct pr_fsrs s = { 0 };
	struct pr_db_memory memory;
	struct steps *steps;
	int64_t form;

	case_begin(c, case_practice(3, 1));
	form = pr_seat_form(c->seat)->id;
	told(c, 0, true, 3);
	pr_fsrs_review(&s, w, PR_FSRS_GOOD, 0);
	end_sitting(c);
	case_pass(c, 5 * DAY_MS);
	begin_again(c, form, PR_SITTING_PRACTICE);
	told(c, 0, true, 0);
	end_sitting(c);
	steps = steps_of(c);
	/* right without a word: in part a guess */
	assert_int_equal(steps->row[1].grade, PR_FSRS_GOOD);
	assert_true(steps->row[1].known < 1 && steps->row[1].known > 0.9);
	pr_fsrs_take(&s, w,
		     &(struct pr_fsrs_verdict){
			     PR_FSRS_GOOD, steps->row[1].known, false, false },
		     5);
	assert_pr_ok(pr_db_memory_get(c->desk->store, 1, steps->row[0].item, "",
				      &memory, &c->err),
		     &c->err);
	assert_true(fabs(memory.s - s.s) < 1e-12);
	assert_true(fabs(memory.d - s.d) < 1e-12);
	free(steps);
}

static bool
not_third(int slot)
{
	return slot % 3 != 0;
}

static void
learn__a_mock_teaches_at_its_seal(void **state)
{
	struct desk_case *c = *state;
	const struct pr_form *form;
	struct fold fold;
	struct steps *steps;
	int scored = 0, blank = -1;

	fold_begin(&fold, PASS_RATE, DOMAINS);
	case_begin(c, case_mock(5));
	form = pr_seat_form(c->seat);
	case_answer_all(c, not_third, 100, 150);
	for (int i = 100; i < 150 && blank < 0; i++)
		if (form->slots[i].role == PR_ROLE_SCORED)
			blank = i;
	assert_true(blank >= 100);
	case_do(c, PR_EVENT_MOVE, blank, 0);
	steps = steps_of(c);
	assert_int_equal(steps->n, 0);
	free(steps);
	for (int i = 0; i <= blank; i++) {
		if (form->slots[i].role != PR_ROLE_SCORED ||
		    (i >= 100 && i < blank))
			continue;
		fold_answer(&fold, &form->slots[i], i < blank && not_third(i),
			    day_of(c));
		scored++;
	}
	end_sitting(c);
	assert_stands(c, &fold);
	steps = steps_of(c);
	assert_int_equal(steps->n, scored);
	for (size_t i = 0; i < steps->n; i++) {
		assert_true(steps->row[i].flags & PR_STEP_MOCK);
		/* a blank says nothing of the item */
		assert_true(!(steps->row[i].flags & PR_STEP_ITEM) ==
			    (steps->row[i].slot == blank));
	}
	assert_int_equal(steps->row[steps->n - 1].slot, blank);
	assert_false(steps->row[steps->n - 1].correct);
	free(steps);
	must_be_sound(c);
}

/* A displayed blank is wrong wherever no answer is told, and none else. */
static void
learn__a_blank_is_wrong_where_no_answer_is_told(void **state)
{
	static const enum pr_sitting_kind kinds[] = { PR_SITTING_DIAGNOSTIC,
						      PR_SITTING_QUICK,
						      PR_SITTING_PRACTICE };
	struct desk_case *c = *state;

	for (size_t i = 0; i < PR_LEN(kinds); i++) {
		struct pr_plan plan = case_mock(5 + i);
		struct steps *steps;
		size_t from = 3 * i; /* behind those of earlier ones */
		bool told = kinds[i] == PR_SITTING_PRACTICE;

		plan.kind = kinds[i];
		plan.items = kinds[i] == PR_SITTING_QUICK ? 0 : 20;
		case_begin(c, plan);
		case_pass(c, 20000);
		case_do(c, PR_EVENT_ANSWER, 0, case_key(c, 0));
		case_do(c, PR_EVENT_MOVE, 1, 0);
		case_do(c, PR_EVENT_MOVE, 2, 0);
		case_do(c, PR_EVENT_END, -1, 0);
		steps = steps_of(c);
		case_leave(c);
		assert_int_equal(steps->n, from + (told ? 1 : 3));
		assert_true(steps->row[from].correct);
		for (size_t k = from + 1; k < steps->n; k++) {
			assert_int_equal(steps->row[k].slot, k - from);
			assert_false(steps->row[k].correct);
			assert_true(steps->row[k].flags & PR_STEP_ABILITY);
			assert_false(steps->row[k].flags &
				     (PR_STEP_ITEM | PR_STEP_MOCK));
		}
		free(steps);
	}
	must_be_sound(c);
}

static void
learn__two_learners_share_the_items_alone(void **state)
{
	struct desk_case *c = *state;
	struct pr_db_learnt learnt;
	struct fold fold;
	struct dump *first, *again;
	struct steps *steps;
	int64_t form;

	add_learner(c, "Berta");
	case_begin(c, case_practice(3, 2));
	form = pr_seat_form(c->seat)->id;
	told(c, 0, true, 0);
	end_sitting(c);
	first = dump_states(c);
	change_learner(c, "Berta");
	fold_begin(&fold, PASS_RATE, DOMAINS);
	assert_stands(c, &fold);
	begin_again(c, form, PR_SITTING_PRACTICE);
	told(c, 0, false, 0);
	fold_answer(&fold, slot_at(c, 0), false, day_of(c));
	end_sitting(c);
	assert_stands(c, &fold);
	steps = steps_of(c);
	assert_pr_ok(pr_db_learnt_get(c->desk->store, steps->row[0].item,
				      &learnt, &c->err),
		     &c->err);
	assert_int_equal(learnt.n, 2);
	free(steps);
	must_be_sound(c);
	change_learner(c, NULL);
	again = dump_states(c);
	first->text[strcspn(first->text, "I")] = '\0';
	assert_int_equal(strncmp(first->text, again->text, strlen(first->text)),
			 0);
	free(first);
	free(again);
}

/* Nine answer in earnest and one too fast; the eleventh is the tenth. */
static void
learn__a_difficulty_counts_after_ten_who_did_not_guess(void **state)
{
	struct desk_case *c = *state;
	struct pr_db_learnt learnt;
	struct pr_learn_item want = { 0 };
	struct steps *steps;
	double rated = 0;
	int64_t form = 0;

	case_begin(c, case_practice(3, 1));
	form = pr_seat_form(c->seat)->id;
	want.b = rated = slot_at(c, 0)->b;
	want.var = slot_at(c, 0)->b_sd * slot_at(c, 0)->b_sd;
	case_leave(c);
	for (int i = 1; i <= 12; i++) {
		char name[16];

		snprintf(name, sizeof(name), "L%d", i);
		add_learner(c, name);
		change_learner(c, name);
		begin_again(c, form, PR_SITTING_PRACTICE);
		case_pass(c, i == 5 ? 1000 : 20000);
		case_do(c, PR_EVENT_ANSWER, 0,
			i % 4 ? case_wrong(c, 0) : case_key(c, 0));
		case_do(c, PR_EVENT_SHOW, 0, 0);
		end_sitting(c);
		steps = steps_of(c);
		assert_int_equal(steps->n, 1);
		assert_true(!(steps->row[0].flags & PR_STEP_RAPID) == (i != 5));
		if (i < 12)
			assert_true(steps->row[0].b == rated);
		else
			assert_true(fabs(steps->row[0].b - want.b) < 1e-12 &&
				    steps->row[0].b > rated);
		if (i != 5)
			pr_learn_item_update(&want, steps->row[0].mean,
					     steps->row[0].var, i % 4 == 0);
		assert_pr_ok(pr_db_learnt_get(c->desk->store,
					      steps->row[0].item, &learnt,
					      &c->err),
			     &c->err);
		assert_int_equal(learnt.n, want.n);
		assert_true(fabs(learnt.b - want.b) < 1e-12);
		free(steps);
	}
	assert_int_equal(want.n, 11);
	must_be_sound(c);
}

static void
learn__sure_and_faster_than_usual_is_easy(void **state)
{
	struct desk_case *c = *state;
	struct pr_action sure = { .kind = PR_EVENT_CONFIDENCE,
				  .slot = 0,
				  .value = 3 };
	struct steps *steps;

	case_begin(c, case_practice(3, 5));
	for (int i = 0; i < 5; i++)
		told(c, i, true, i == 4 ? 3 : 0); /* 20 s each */
	end_sitting(c);
	for (int k = 0; k < 2; k++) {
		case_begin(c, case_practice((uint64_t)k + 4, 1));
		case_pass(c, k ? 21000 : 9000);
		case_do(c, PR_EVENT_ANSWER, 0, case_key(c, 0));
		assert_pr_ok(pr_seat_act(c->seat, &sure, &c->err), &c->err);
		case_do(c, PR_EVENT_SHOW, 0, 0);
		end_sitting(c);
	}
	steps = steps_of(c);
	assert_int_equal(steps->n, 7);
	/* nothing was sealed before: nobody knows what is usual */
	assert_int_equal(steps->row[4].grade, PR_FSRS_GOOD);
	assert_int_equal(steps->row[5].grade, PR_FSRS_EASY);
	assert_int_equal(steps->row[6].grade, PR_FSRS_GOOD);
	free(steps);
}

#define T(test) \
	cmocka_unit_test_setup_teardown(test, learn_setup, learn_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(learn__an_answer_that_was_told_moves_ability_at_once),
		T(learn__idle_days_come_before_the_next_answer),
		T(learn__a_day_is_the_learners_own),
		T(learn__what_is_met_again_is_memory_only),
		T(learn__memory_is_what_the_model_says),
		T(learn__a_mock_teaches_at_its_seal),
		T(learn__a_blank_is_wrong_where_no_answer_is_told),
		T(learn__two_learners_share_the_items_alone),
		T(learn__a_difficulty_counts_after_ten_who_did_not_guess),
		T(learn__sure_and_faster_than_usual_is_easy),
	};

	broken_disk_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}

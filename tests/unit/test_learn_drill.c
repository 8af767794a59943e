/* test_learn_drill.c - what drills teach: skills, and which comes next */
#include "proctor/correct.h"

#include "drill_case.h"
#include "learn_app_states.h"

#include <math.h>

static void
say(struct desk_case *c, int slot, uint32_t choice)
{
	answer(c, slot, choice, NULL);
	case_do(c, PR_EVENT_SHOW, slot, 0);
}

static struct pr_db_memory
memory_of(struct desk_case *c, int64_t item, const char *skill)
{
	struct pr_db_memory m = { 0 };
	enum pr_status st =
		pr_db_memory_get(c->desk->store, 1, item, skill, &m, &c->err);

	if (st != PR_ENOTFOUND)
		assert_pr_ok(st, &c->err);
	c->err = (struct pr_err){ 0 };
	return m;
}

static void
learn__a_drill_is_remembered_by_item_and_by_skill(void **state)
{
	struct desk_case *c = *state;
	struct pr_db_ability ability;
	struct steps *steps;
	int one, two;

	drill_begin(c, pack_plan(3));
	one = slot_of(c, "T-VALID-1");
	two = slot_of(c, "T-VALID-2");
	say(c, one, case_key(c, one));
	say(c, two, case_wrong(c, two));
	case_do(c, PR_EVENT_MOVE, slot_of(c, "T-GUIDE-1"), 0);
	case_do(c, PR_EVENT_SHOW, slot_of(c, "T-GUIDE-1"), 0);
	end_sitting(c);
	steps = steps_of(c);
	assert_int_equal(steps->n, 2); /* what was looked up taught nothing */
	for (size_t i = 0; i < 2; i++) {
		assert_string_equal(steps->domain[i], "valid");
		assert_string_equal(steps->skill[i], "valid.billable");
		assert_true(steps->row[i].flags & PR_STEP_ABILITY);
		assert_int_equal(memory_of(c, steps->row[i].item, "").reviews,
				 1);
	}
	assert_int_equal(memory_of(c, 0, "valid.billable").reviews, 2);
	assert_int_equal(memory_of(c, 0, "valid.billable").lapses, 1);
	assert_int_equal(memory_of(c, 0, "guideline.general").reviews, 0);
	assert_pr_ok(pr_db_ability_get(c->desk->store, 1, PR_DRILLS, &ability,
				       &c->err),
		     &c->err);
	assert_int_equal(ability.answers, 2);
	assert_string_equal(ability.domains, "valid");
	free(steps);
	must_be_sound(c);
}

static void
learn__what_a_generator_made_has_a_skill_alone(void **state)
{
	struct desk_case *c = *state;
	struct pr_drill_plan plan = { .kind = "term",
				      .skill = "term.wordpart",
				      .items = 4,
				      .seeded = true,
				      .seed = 5 };
	struct pr_db_learnt learnt;
	struct steps *steps;
	size_t made = 0;
	int64_t form;

	drill_begin(c, plan);
	form = pr_seat_form(c->seat)->id;
	for (int i = 0; i < 4; i++)
		say(c, i, case_key(c, i));
	end_sitting(c);
	steps = steps_of(c);
	assert_int_equal(steps->n, 4);
	for (size_t i = 0; i < steps->n; i++) {
		int64_t item = steps->row[i].item;

		if (steps->row[i].days != LEARN_NO_MEMORY)
			continue;
		made++;
		assert_true(steps->row[i].flags & PR_STEP_ABILITY);
		assert_false(steps->row[i].flags & PR_STEP_ITEM);
		assert_int_equal(memory_of(c, item, "").reviews, 0);
		assert_int_equal(
			pr_db_learnt_get(c->desk->store, item, &learnt, NULL),
			PR_ENOTFOUND);
	}
	assert_true(made > 0);
	assert_int_equal(memory_of(c, 0, "term.wordpart").reviews, 4);
	free(steps);
	/* without a memory of its own it is known by its step */
	begin_again(c, form, PR_SITTING_REVIEW);
	for (int i = 0; i < 4; i++)
		say(c, i, case_key(c, i));
	end_sitting(c);
	steps = steps_of(c);
	assert_int_equal(steps->n, 8);
	for (size_t i = 4; i < steps->n; i++)
		assert_false(steps->row[i].flags & PR_STEP_ABILITY);
	assert_int_equal(memory_of(c, 0, "term.wordpart").reviews, 8);
	free(steps);
	must_be_sound(c);
}

static int
need_of(struct desk_case *c, const char *skill)
{
	struct drill_skills skills;
	struct pr_exam *exam;
	int need = -1;

	assert_pr_ok(pr_library_exam(c->desk, PR_DRILLS, &exam, NULL, &c->err),
		     &c->err);
	assert_pr_ok(drill_skills_load(&skills, c->desk, exam, &c->err),
		     &c->err);
	for (size_t i = 0; i < skills.n; i++) {
		const struct drill_skill *s = &skills.rows[i];

		if (!strcmp(exam->domains[s->domain].tasks[s->task].identifier,
			    skill))
			need = s->need;
	}
	drill_skills_release(&skills);
	pr_exam_free(exam);
	return need;
}

static void
learn__need_grows_as_a_skill_fades(void **state)
{
	struct desk_case *c = *state;
	const struct pr_fsrs_weights *w = pr_fsrs_defaults();
	struct pr_db_memory m;
	struct pr_fsrs s;
	int slot, other, share;

	drill_begin(c, pack_plan(3));
	slot = slot_of(c, "T-VALID-1");
	other = slot_of(c, "T-GUIDE-1");
	say(c, slot, case_key(c, slot));
	say(c, other, case_wrong(c, other));
	end_sitting(c);
	m = memory_of(c, 0, "valid.billable");
	s = (struct pr_fsrs){ m.s, m.d };
	share = 100 / 3; /* one right: (0 + 1) / (1 + 2) */
	assert_int_equal(need_of(c, "valid.billable"), share);
	/* wrong: more to begin with, and it fades sooner */
	assert_int_equal(need_of(c, "guideline.general"), 66);
	for (int days = 0; days < 60; days += 12) {
		int gone = (int)lround(100 * (1 - pr_fsrs_recall(w, &s, days)));

		assert_int_equal(need_of(c, "valid.billable"), share + gone);
		assert_true(need_of(c, "guideline.general") >= 66 + gone);
		case_pass(c, 12 * DAY_MS);
	}
	assert_true(need_of(c, "valid.billable") > share + 10);
}

static void
learn__a_corrected_key_is_out_of_the_need(void **state)
{
	struct desk_case *c = *state;
	struct pr_correct_order order = { .item = "T-VALID-1",
					  .kind = PR_CORRECTION_DROP,
					  .reason = "looked at again" };
	struct pr_corrected made;
	int slot, before, alone;

	drill_begin(c, pack_plan(3));
	slot = slot_of(c, "T-VALID-2");
	say(c, slot, case_key(c, slot));
	alone = need_of(c, "valid.billable");
	slot = slot_of(c, "T-VALID-1");
	say(c, slot, case_wrong(c, slot));
	before = need_of(c, "valid.billable");
	assert_true(before > alone);
	assert_pr_ok(pr_correct(c->desk, &order, &made, &c->err), &c->err);
	assert_int_equal(need_of(c, "valid.billable"), alone);
	assert_int_equal(memory_of(c, 0, "valid.billable").reviews, 1);
	order.kind = PR_CORRECTION_WITHDRAWN;
	assert_pr_ok(pr_correct(c->desk, &order, &made, &c->err), &c->err);
	assert_int_equal(need_of(c, "valid.billable"), before);
	end_sitting(c);
	must_be_sound(c);
}

#define T(test) \
	cmocka_unit_test_setup_teardown(test, drill_setup, drill_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(learn__a_drill_is_remembered_by_item_and_by_skill),
		T(learn__what_a_generator_made_has_a_skill_alone),
		T(learn__need_grows_as_a_skill_fades),
		T(learn__a_corrected_key_is_out_of_the_need),
	};

	broken_disk_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_start_learn.c - starting a weak drill and a review; how sure it was */
#include "proctor/review.h"

#include "start_case.h"

/* ---- the weak drill ------------------------------------------------------ */

static void
start__a_weak_drill_of_a_new_learner_says_what_it_goes_by(void **state)
{
	struct desk_case *c = *state;
	struct pr_form form;

	case_begin(c, weak_plan(3, 0));
	assert_int_equal(form_of(c)->n_slots, 10);
	assert_int_equal(rules_of(c)->kind, PR_SITTING_PRACTICE);
	assert_true(rules_of(c)->feedback);
	assert_non_null(strstr(pr_seat_notice(c->seat), "no answers"));
	assert_non_null(
		strstr(pr_seat_notice(c->seat), "Wanted were 5 missed, "));
	form = copy_form(c);
	case_leave(c);
	assert_not_held_back(c, &form);
	free(form.slots);
}

static void
start__a_weak_drill_brings_back_what_was_missed(void **state)
{
	struct desk_case *c = *state;
	int met = 0;

	practise(c, 3, 20, false);
	case_begin(c, weak_plan(4, 10));
	for (size_t i = 0; i < form_of(c)->n_slots; i++)
		met += form_of(c)->slots[i].met_before;
	/* five are wanted, and one for the known item that there is not */
	assert_int_equal(met, 6);
	assert_non_null(
		strstr(pr_seat_notice(c->seat), "there are 6, 4 and 0"));
	assert_null(strstr(pr_seat_notice(c->seat), "no answers"));
}

/* Who sees an item and leaves it has told nothing. */
static void
start__what_was_seen_and_left_is_no_miss(void **state)
{
	struct desk_case *c = *state;

	case_begin(c, case_practice(3, 20));
	for (int i = 0; i < 20; i++)
		case_do(c, PR_EVENT_MOVE, i, 0);
	case_do(c, PR_EVENT_END, -1, 0);
	case_leave(c);
	case_begin(c, weak_plan(4, 10));
	assert_non_null(
		strstr(pr_seat_notice(c->seat), "there are 0, 10 and 0"));
}

static void
start__the_same_seed_gives_the_same_weak_drill(void **state)
{
	struct desk_case *c = *state;
	struct pr_form one;
	struct pr_plan plan = weak_plan(9, 10);

	assert_pr_ok(pr_seat_start(c->desk, &plan, &c->seat, &c->err), &c->err);
	one = copy_form(c);
	case_leave(c);
	assert_pr_ok(pr_seat_start(c->desk, &plan, &c->seat, &c->err), &c->err);
	assert_int_equal(one.n_slots, form_of(c)->n_slots);
	for (size_t i = 0; i < one.n_slots; i++)
		assert_int_equal(one.slots[i].item_rev,
				 form_of(c)->slots[i].item_rev);
	free(one.slots);
}

static void
start__a_dry_pool_is_a_refusal_and_never_something_else(void **state)
{
	struct desk_case *c = *state;
	struct pr_plan plan = weak_plan(3, 10);

	plan.domain = "D99";
	assert_refused(c, &plan, PR_EPOOL);
	plan = weak_plan(3, 10);
	plan.exam = "RHIA";
	assert_refused(c, &plan, PR_EPOOL);
	for (int kind = PR_SITTING_MOCK; kind <= PR_SITTING_REVIEW; kind++) {
		if (kind == PR_SITTING_DRILL)
			continue;
		plan = plan_of((enum pr_sitting_kind)kind, 3);
		plan.exam = "CCS"; /* an outline and no bank */
		assert_int_equal(
			pr_seat_start(c->desk, &plan, &c->seat, &c->err),
			PR_EPOOL);
		assert_non_null(strstr(c->err.text, "no questions for CCS"));
		assert_non_null(strstr(c->err.text, "proctor bank import"));
		memset(&c->err, 0, sizeof(c->err));
	}
	plan = plan_of(PR_SITTING_QUICK, 3);
	plan.exam = "DRILLS";
	assert_refused(c, &plan, PR_EINVAL);
}

/* ---- the review ---------------------------------------------------------- */

static void
next_day(struct desk_case *c, int days)
{
	case_pass(c, INT64_C(86400000) * days);
}

static void
start__a_review_asks_what_was_missed_again(void **state)
{
	struct desk_case *c = *state;
	struct pr_plan plan = plan_of(PR_SITTING_REVIEW, 3);
	int met = 0;

	practise(c, 3, 20, false);
	next_day(c, 2);
	plan.minutes = 600;
	case_begin(c, plan);
	assert_int_equal(rules_of(c)->kind, PR_SITTING_REVIEW);
	assert_true(rules_of(c)->feedback);
	assert_false(rules_of(c)->timed || rules_of(c)->linear ||
		     rules_of(c)->scaled);
	for (size_t i = 0; i < form_of(c)->n_slots; i++)
		met += form_of(c)->slots[i].met_before;
	assert_true(met > 0);
	assert_non_null(strstr(pr_seat_notice(c->seat), " to review and "));
	assert_non_null(strstr(pr_seat_notice(c->seat), " new ones, about"));
}

static void
start__a_review_is_the_queue_of_the_day(void **state)
{
	struct desk_case *c = *state;
	struct pr_plan plan = plan_of(PR_SITTING_REVIEW, 3);
	struct pr_review *review;
	size_t items = 0;

	practise(c, 3, 20, false);
	next_day(c, 2);
	plan.minutes = 15;
	assert_pr_ok(pr_review_load(c->desk, "RHIT", 15, &review, &c->err),
		     &c->err);
	case_begin(c, plan);
	for (size_t i = 0; i < review->n; i++) {
		if (!review->rows[i].item_rev)
			continue;
		items++;
		assert_true(holds(form_of(c), review->rows[i].item_rev));
	}
	assert_int_equal(form_of(c)->n_slots, items);
	pr_review_free(review);
	case_leave(c);
	plan.items = 3;
	assert_pr_ok(pr_seat_start(c->desk, &plan, &c->seat, &c->err), &c->err);
	assert_int_equal(form_of(c)->n_slots, 3);
}

static void
start__items_of_one_case_stand_together_in_a_review(void **state)
{
	struct desk_case *c = *state;
	struct pr_plan plan = plan_of(PR_SITTING_REVIEW, 3);
	const struct pr_form *form;

	plan.minutes = 600;
	assert_pr_ok(pr_seat_start(c->desk, &plan, &c->seat, &c->err), &c->err);
	form = form_of(c);
	for (size_t i = 1; i < form->n_slots; i++)
		for (size_t k = 0; k + 1 < i; k++) {
			const struct pr_slot *s = &form->slots[i];

			if (s->set < 0 || form->slots[k].set != s->set)
				continue;
			assert_int_equal(form->slots[i - 1].set, s->set);
			assert_true(form->slots[i - 1].set_position <=
				    s->set_position);
		}
}

static void
start__a_shown_answer_of_a_review_can_be_taken_back(void **state)
{
	struct desk_case *c = *state;
	struct pr_plan plan = plan_of(PR_SITTING_REVIEW, 3);
	int64_t id;
	struct pr_result *r;

	practise(c, 3, 20, false);
	next_day(c, 2);
	plan.minutes = 15;
	case_begin(c, plan);
	while (!is_choice(c, pr_seat_sitting(c->seat)->at))
		case_do(c, PR_EVENT_MOVE, pr_seat_sitting(c->seat)->at + 1, 0);
	case_do(c, PR_EVENT_ANSWER, -1,
		case_wrong(c, pr_seat_sitting(c->seat)->at));
	case_do(c, PR_EVENT_SHOW, -1, 0);
	case_do(c, PR_EVENT_UNDO, -1, 0);
	assert_false(case_cell(c, pr_seat_sitting(c->seat)->at)->shown);
	case_do(c, PR_EVENT_ANSWER, -1,
		case_key(c, pr_seat_sitting(c->seat)->at));
	case_do(c, PR_EVENT_SHOW, -1, 0);
	case_do(c, PR_EVENT_END, -1, 0);
	id = pr_seat_id(c->seat);
	case_leave(c);
	assert_pr_ok(pr_result_load(c->desk, id, &r, &c->err), &c->err);
	assert_int_equal(r->raw, 1);
	assert_string_equal(r->why_not_scaled, "A review is never scaled.");
	pr_result_free(r);
}

static void
start__practice_stays_closed_once_it_was_shown(void **state)
{
	struct desk_case *c = *state;

	case_begin(c, case_practice(3, 10));
	while (!is_choice(c, pr_seat_sitting(c->seat)->at))
		case_do(c, PR_EVENT_MOVE, pr_seat_sitting(c->seat)->at + 1, 0);
	case_do(c, PR_EVENT_ANSWER, -1,
		case_wrong(c, pr_seat_sitting(c->seat)->at));
	case_do(c, PR_EVENT_SHOW, -1, 0);
	assert_pr_refused(case_try(c, PR_EVENT_UNDO, -1, 0), PR_ESTATE,
			  &c->err);
}

/* ---- how sure ------------------------------------------------------------ */

static void
say_sure(struct desk_case *c, int slot, int value)
{
	struct pr_action action = { .kind = PR_EVENT_CONFIDENCE,
				    .slot = slot,
				    .value = value };

	assert_pr_ok(pr_seat_act(c->seat, &action, &c->err), &c->err);
}

static void
start__luck_and_misconceptions_are_counted_and_score_nothing(void **state)
{
	struct desk_case *c = *state;
	int64_t id;
	struct pr_result *r;
	int asked = 0;

	case_begin(c, case_practice(3, 20));
	for (int i = 0; i < 20 && asked < 3; i++) {
		case_do(c, PR_EVENT_MOVE, i, 0);
		if (!is_choice(c, i))
			continue;
		case_do(c, PR_EVENT_ANSWER, i,
			asked ? case_key(c, i) : case_wrong(c, i));
		say_sure(c, i, asked == 1 ? 1 : 3);
		case_do(c, PR_EVENT_SHOW, i, 0);
		asked++;
	}
	case_do(c, PR_EVENT_END, -1, 0);
	id = pr_seat_id(c->seat);
	case_leave(c);
	assert_pr_ok(pr_result_load(c->desk, id, &r, &c->err), &c->err);
	assert_int_equal(r->misconceptions, 1);
	assert_int_equal(r->lucky, 1);
	assert_int_equal(r->raw, 2);
	pr_result_free(r);
}

#define T(name) cmocka_unit_test_setup_teardown(name, case_setup, case_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(start__a_weak_drill_of_a_new_learner_says_what_it_goes_by),
		T(start__a_weak_drill_brings_back_what_was_missed),
		T(start__what_was_seen_and_left_is_no_miss),
		T(start__the_same_seed_gives_the_same_weak_drill),
		T(start__a_dry_pool_is_a_refusal_and_never_something_else),
		T(start__a_review_asks_what_was_missed_again),
		T(start__a_review_is_the_queue_of_the_day),
		T(start__items_of_one_case_stand_together_in_a_review),
		T(start__a_shown_answer_of_a_review_can_be_taken_back),
		T(start__practice_stays_closed_once_it_was_shown),
		T(start__luck_and_misconceptions_are_counted_and_score_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

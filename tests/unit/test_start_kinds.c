/* test_start_kinds.c - starting a diagnostic and a quick check */
#include "proctor/quick.h"

#include "start_case.h"

/* ---- the diagnostic ------------------------------------------------------ */

static void
start__a_diagnostic_asks_fifty_items_by_the_outline(void **state)
{
	struct desk_case *c = *state;
	const struct pr_exam *exam;
	struct pr_form form;
	int want[PR_DOMAINS_MAX], got[PR_DOMAINS_MAX] = { 0 };

	case_begin(c, plan_of(PR_SITTING_DIAGNOSTIC, 3));
	exam = pr_seat_exam(c->seat);
	assert_int_equal(form_of(c)->n_slots, 50);
	assert_pr_ok(pr_blueprint_counts(want, exam, 50, &c->err), &c->err);
	for (size_t i = 0; i < 50; i++)
		got[form_of(c)->slots[i].domain]++;
	for (size_t d = 0; d < exam->n_domains; d++)
		assert_int_equal(got[d], want[d]);
	assert_false(rules_of(c)->feedback || rules_of(c)->timed ||
		     rules_of(c)->linear || rules_of(c)->scaled);
	form = copy_form(c);
	case_leave(c);
	assert_not_held_back(c, &form);
	free(form.slots);
}

static void
start__a_diagnostic_shows_nothing_and_scales_nothing(void **state)
{
	struct desk_case *c = *state;
	struct pr_plan plan = plan_of(PR_SITTING_DIAGNOSTIC, 3);
	struct pr_result *r;
	int64_t id;

	plan.items = 20;
	case_begin(c, plan);
	assert_int_equal(form_of(c)->n_slots, 20);
	assert_pr_refused(case_try(c, PR_EVENT_SHOW, 0, 0), PR_ESTATE, &c->err);
	assert_true(answer_on(c, true));
	assert_true(answer_on(c, false));
	case_do(c, PR_EVENT_END, -1, 0);
	id = pr_seat_id(c->seat);
	case_leave(c);
	assert_pr_ok(pr_result_load(c->desk, id, &r, &c->err), &c->err);
	assert_int_equal(r->kind, PR_SITTING_DIAGNOSTIC);
	assert_false(r->scaled);
	assert_string_equal(r->why_not_scaled, "A diagnostic is never scaled.");
	/* what was not reached was not asked */
	assert_int_equal(r->n_scored, 3);
	assert_int_equal(r->not_reached, 17);
	pr_result_free(r);
}

static void
start__a_diagnostic_that_is_too_short_is_refused(void **state)
{
	struct desk_case *c = *state;
	struct pr_plan plan = plan_of(PR_SITTING_DIAGNOSTIC, 3);

	plan.items = 19;
	assert_refused(c, &plan, PR_EINVAL);
	plan.items = 201;
	assert_refused(c, &plan, PR_EINVAL);
}

/* ---- the quick check ----------------------------------------------------- */

static void
start__a_quick_check_is_a_linear_list_outside_the_forms_held_back(void **state)
{
	struct desk_case *c = *state;
	struct pr_form form;

	case_begin(c, plan_of(PR_SITTING_QUICK, 3));
	assert_in_range(form_of(c)->n_slots, PR_QUICK_MIN,
			pr_seat_exam(c->seat)->scored_items);
	assert_true(rules_of(c)->linear);
	assert_false(rules_of(c)->feedback || rules_of(c)->timed ||
		     rules_of(c)->scaled);
	for (size_t i = 0; i < form_of(c)->n_slots; i++)
		for (size_t k = 0; k < i; k++) {
			const struct pr_slot *a = &form_of(c)->slots[i];
			const struct pr_slot *b = &form_of(c)->slots[k];

			assert_true(a->item_rev != b->item_rev);
			assert_false(a->set >= 0 && a->set == b->set);
		}
	form = copy_form(c);
	case_leave(c);
	assert_not_held_back(c, &form);
	free(form.slots);
}

static struct pr_result *
quick_result(struct desk_case *c)
{
	int64_t id = pr_seat_id(c->seat);
	struct pr_result *r;

	case_leave(c);
	assert_pr_ok(pr_result_load(c->desk, id, &r, &c->err), &c->err);
	return r;
}

static void
start__a_quick_check_ends_by_itself_when_it_is_sure(void **state)
{
	struct desk_case *c = *state;
	struct pr_quick_view view;
	struct pr_result *r;
	int n = 1;

	case_begin(c, plan_of(PR_SITTING_QUICK, 3));
	while (answer_on(c, true))
		n++;
	assert_int_equal(pr_seat_sitting(c->seat)->state, PR_STATE_SEALED);
	assert_in_range(n, PR_QUICK_MIN, form_of(c)->n_slots - 1);
	assert_pr_ok(pr_seat_quick(c->seat, &view, &c->err), &c->err);
	assert_int_equal(view.verdict, PR_QUICK_ABOVE);
	assert_int_equal(view.answered, n);
	assert_true(view.p > PR_QUICK_SURE);
	assert_pr_refused(case_try(c, PR_EVENT_MOVE, n, 0), PR_ESTATE, &c->err);
	r = quick_result(c);
	assert_int_equal(r->quick, PR_QUICK_ABOVE);
	assert_int_equal(r->quick_asked, n);
	assert_true(r->quick_p == view.p);
	assert_int_equal(r->n_scored, n);
	assert_int_equal(r->over_by, PR_OVER_ENDED);
	assert_false(r->scaled || r->passed);
	pr_result_free(r);
}

static void
start__a_quick_check_finds_who_stands_below(void **state)
{
	struct desk_case *c = *state;
	struct pr_result *r;

	case_begin(c, plan_of(PR_SITTING_QUICK, 4));
	while (answer_on(c, false))
		continue;
	r = quick_result(c);
	assert_int_equal(r->quick, PR_QUICK_BELOW);
	assert_true(r->quick_p < 1 - PR_QUICK_SURE);
	pr_result_free(r);
}

static void
start__a_quick_check_that_is_ended_early_decides_nothing(void **state)
{
	struct desk_case *c = *state;
	struct pr_result *r;

	case_begin(c, plan_of(PR_SITTING_QUICK, 3));
	for (int i = 0; i < 5; i++)
		assert_true(answer_on(c, true));
	assert_pr_refused(case_try(c, PR_EVENT_MOVE, 0, 0), PR_ESTATE, &c->err);
	case_do(c, PR_EVENT_END, -1, 0);
	r = quick_result(c);
	assert_int_equal(r->quick, PR_QUICK_GO_ON);
	assert_int_equal(r->quick_asked, 5); /* the one displayed is not */
	pr_result_free(r);
}

static void
start__a_resumed_quick_check_ends_where_it_would_have(void **state)
{
	struct desk_case *c = *state;
	int64_t id;
	int n = 1;

	case_begin(c, plan_of(PR_SITTING_QUICK, 3));
	id = pr_seat_id(c->seat);
	for (; n <= 20; n++)
		assert_true(answer_on(c, true));
	case_again(c);
	case_resume(c, id);
	assert_string_equal(pr_seat_notice(c->seat), "");
	while (answer_on(c, true))
		n++;
	assert_int_equal(pr_seat_sitting(c->seat)->state, PR_STATE_SEALED);
	assert_in_range(n, PR_QUICK_MIN, 60);
}

static void
start__only_a_quick_check_has_a_verdict(void **state)
{
	struct desk_case *c = *state;
	struct pr_quick_view view = { .of = 7 };

	case_begin(c, case_practice(3, 5));
	assert_pr_refused(pr_seat_quick(c->seat, &view, &c->err), PR_ESTATE,
			  &c->err);
	assert_int_equal(view.of, 7);
}

static void
start__the_pool_of_a_quick_check_is_its_list(void **state)
{
	struct desk_case *c = *state;
	struct pr_plan plan = plan_of(PR_SITTING_QUICK, 3);
	struct pr_pool pool;

	assert_pr_ok(pr_seat_pool(c->desk, &plan, &pool, &c->err), &c->err);
	assert_true(pool.enough);
	case_begin(c, plan);
	assert_int_equal(pool.items, form_of(c)->n_slots);
}

/* ---- plans that cannot be ------------------------------------------------ */

static void
start__plans_of_no_kind_are_refused(void **state)
{
	struct desk_case *c = *state;
	struct pr_plan plan = plan_of((enum pr_sitting_kind)0, 3);

	assert_refused(c, &plan, PR_EINVAL);
	plan.kind = PR_SITTING_DRILL;
	assert_refused(c, &plan, PR_EINVAL);
	plan.kind = (enum pr_sitting_kind)7;
	assert_refused(c, &plan, PR_EINVAL);
	plan.kind = PR_SITTING_QUICK;
	plan.form_json = "{}";
	assert_refused(c, &plan, PR_EINVAL);
	plan = plan_of(PR_SITTING_REVIEW, 3);
	plan.minutes = 1441;
	assert_refused(c, &plan, PR_EINVAL);
	plan = weak_plan(3, 201);
	assert_refused(c, &plan, PR_EINVAL);
}

#define T(name) cmocka_unit_test_setup_teardown(name, case_setup, case_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(start__a_diagnostic_asks_fifty_items_by_the_outline),
		T(start__a_diagnostic_shows_nothing_and_scales_nothing),
		T(start__a_diagnostic_that_is_too_short_is_refused),
		T(start__a_quick_check_is_a_linear_list_outside_the_forms_held_back),
		T(start__a_quick_check_ends_by_itself_when_it_is_sure),
		T(start__a_quick_check_finds_who_stands_below),
		T(start__a_quick_check_that_is_ended_early_decides_nothing),
		T(start__a_resumed_quick_check_ends_where_it_would_have),
		T(start__only_a_quick_check_has_a_verdict),
		T(start__the_pool_of_a_quick_check_is_its_list),
		T(start__plans_of_no_kind_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

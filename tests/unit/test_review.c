/* test_review.c - today's queue: what is in it and in which order */
#include "review_case.h"

/* ---- who has answered nothing -------------------------------------------- */

static void
review__a_new_learner_gets_new_items_of_every_domain(void **state)
{
	struct desk_case *c = *state;
	struct pr_review *r = load(c, 60);
	char seen[PR_DOMAINS_MAX][65];
	size_t n = 0;

	assert_true(r->n > 30);
	assert_int_equal(r->n, r->n_unseen);
	assert_int_equal(r->met, 0);
	assert_true(r->unseen >= (long)r->n);
	assert_true(seconds(r) <= 3600);
	assert_non_null(strstr(r->sentence, "--diagnostic"));
	for (size_t i = 0; i < r->n; i++) {
		size_t k = 0;

		assert_true(r->rows[i].unseen && r->rows[i].item_rev);
		assert_true(r->rows[i].name[0] && r->rows[i].words[0]);
		assert_true(r->rows[i].recall > 0 && r->rows[i].recall < 1);
		while (k < n && strcmp(seen[k], r->rows[i].domain) != 0)
			k++;
		if (k == n)
			snprintf(seen[n++], sizeof(seen[0]), "%s",
				 r->rows[i].domain);
	}
	assert_int_equal(n, 6);
	pr_review_free(r);
}

static void
review__reserved_forms_and_pretest_items_are_never_in_it(void **state)
{
	struct desk_case *c = *state;
	struct pr_review *r = load(c, 1440);
	struct pr_seat *seat = NULL;
	struct pr_plan mock = case_mock(0);
	const struct pr_form *form;

	/* the mock is the form that was held back */
	assert_pr_ok(pr_seat_start(c->desk, &mock, &seat, &c->err), &c->err);
	form = pr_seat_form(seat);
	assert_true(form->n_slots >= 130);
	for (size_t i = 0; i < form->n_slots; i++)
		assert_null(row_of(r, form->slots[i].item_rev));
	pr_seat_leave(seat);
	pr_review_free(r);
}

static void
review__an_unknown_exam_is_refused_with_those_there_are(void **state)
{
	struct desk_case *c = *state;
	struct pr_review *r = (struct pr_review *)state;

	assert_int_equal(pr_review_load(c->desk, "NONE", 0, &r, &c->err),
			 PR_ENOTFOUND);
	assert_null(r);
	assert_non_null(strstr(c->err.text, "RHIT"));
	assert_int_equal(pr_review_load(c->desk, PR_DRILLS, 0, &r, &c->err),
			 PR_EINVAL);
	assert_non_null(strstr(c->err.text, "drill --list"));
}

static void
review__without_an_exam_it_is_that_of_home(void **state)
{
	struct desk_case *c = *state;
	struct pr_review *r = NULL;
	char exam[65];

	assert_pr_ok(pr_study_default(c->desk, exam, &c->err), &c->err);
	assert_string_equal(exam, "CEHRS");
	assert_pr_ok(pr_review_load(c->desk, NULL, 0, &r, &c->err), &c->err);
	assert_string_equal(r->exam, exam);
	pr_review_free(r);
	set(c, "2027-03-14", 45, 127);
	snprintf(c->desk->learner.exam, sizeof(c->desk->learner.exam), "RHIA");
	assert_pr_ok(pr_study_default(c->desk, exam, &c->err), &c->err);
	assert_string_equal(exam, "RHIA");
}

/* ---- shown and never marked ---------------------------------------------- */

static void
review__what_was_shown_and_left_is_ranked_as_new(void **state)
{
	struct desk_case *c = *state;
	struct past missed = { 0.3, 7, 2, PR_MEMORY_WRONG };
	struct pr_review *r = load(c, 1440);
	int64_t faded = r->rows[20].item_rev, shown = r->rows[3].item_rev;
	size_t at = 0;

	pr_review_free(r);
	meet(c, faded, &missed);
	assert_pr_ok(pr_db_seen_put(c->desk->store, c->desk->learner.id, shown,
				    CASE_NOW, &c->err),
		     &c->err);
	r = load(c, 1440);
	assert_int_equal(r->met, 2);
	assert_int_equal(r->rows[0].item_rev, faded);
	while (r->rows[at].item_rev != shown)
		assert_true(++at < r->n);
	assert_true(r->rows[at].unmarked && !r->rows[at].unseen);
	/* among the new, not before them */
	assert_true(at > 1);
	pr_review_free(r);
	/* and as the new ones it stays away from the last days */
	set(c, "2026-11-21", 60, 127);
	r = load(c, 0);
	assert_null(row_of(r, shown));
	assert_non_null(row_of(r, faded));
	pr_review_free(r);
}

/* ---- what was met -------------------------------------------------------- */

static void
review__what_faded_comes_and_what_is_fresh_does_not(void **state)
{
	struct desk_case *c = *state;
	struct past missed = { 0.3, 7, 2, PR_MEMORY_WRONG };
	struct past known = { 40, 5, 3, 0 };
	struct past lucky = { 1, 6, 4, PR_MEMORY_LUCKY };
	struct pr_review *r = load(c, 60);
	int64_t a = r->rows[0].item_rev, b = r->rows[1].item_rev,
		l = r->rows[2].item_rev;
	const struct pr_review_row *row;

	pr_review_free(r);
	meet(c, a, &missed);
	meet(c, b, &known);
	meet(c, l, &lucky);
	r = load(c, 60);
	assert_int_equal(r->met, 3);
	assert_int_equal(r->faded, 2);
	assert_null(row_of(r, b));
	row = row_of(r, a);
	assert_non_null(row);
	assert_true(row->missed && !row->unseen && !row->lucky);
	assert_int_equal(row->days_since, 2);
	assert_true(row->recall < 0.9 && row->recall > 0);
	assert_true(row_of(r, l)->lucky);
	/* with time to spare what pays most is what was met */
	assert_false(r->rows[0].unseen);
	assert_false(r->rows[1].unseen);
	assert_true(r->rows[2].unseen);
	assert_true(r->rows[0].gain >= r->rows[1].gain);
	assert_int_equal(r->n_unseen, r->n - 2);
	pr_review_free(r);
}

static void
review__with_no_time_what_was_never_met_comes_first(void **state)
{
	struct desk_case *c = *state;
	struct past missed = { 0.3, 7, 2, PR_MEMORY_WRONG };
	struct pr_review *r = load(c, 60);
	int64_t a = r->rows[0].item_rev;

	pr_review_free(r);
	meet(c, a, &missed);
	set(c, "2026-11-22", 10, 127);
	r = load(c, 0);
	assert_true(r->short_time);
	assert_int_equal(r->days_left, 4);
	assert_true(r->n > 0 && seconds(r) <= 600);
	/* in two thirds of the time; the rest is for what was met */
	assert_int_equal(r->n, r->n_unseen + 1);
	for (size_t i = 0; i + 1 < r->n; i++)
		assert_true(r->rows[i].unseen);
	assert_int_equal(r->rows[r->n - 1].item_rev, a);
	assert_non_null(strstr(r->sentence, "short"));
	pr_review_free(r);
	set(c, "2028-11-22", 60, 127);
	r = load(c, 0);
	assert_false(r->short_time);
	assert_int_equal(r->rows[0].item_rev, a);
	pr_review_free(r);
}

static void
review__what_today_owes_of_new_has_its_place_beside_reviews(void **state)
{
	struct desk_case *c = *state;
	struct past missed = { 0.3, 7, 20, PR_MEMORY_WRONG };
	struct pr_review *r = load(c, 100);
	size_t n = r->n, again;

	for (size_t i = 0; i < n; i++)
		meet(c, r->rows[i].item_rev, &missed);
	assert_true(n > 60);
	pr_review_free(r);
	set(c, "2027-03-14", 30, 127);
	r = load(c, 0);
	assert_false(r->short_time);
	assert_in_range(r->n_unseen, 5, 6);
	again = r->n - r->n_unseen;
	assert_true(again > 10);
	/* reviews stand first */
	for (size_t i = 0; i < r->n; i++)
		assert_int_equal(r->rows[i].unseen, i >= again);
	assert_true(seconds(r) > 28 * 60);
	pr_review_free(r);
	/* a day later nothing has turned */
	case_pass(c, INT64_C(86400000));
	r = load(c, 0);
	assert_false(r->short_time);
	assert_in_range(r->n_unseen, 5, 6);
	pr_review_free(r);
}

static void
review__the_last_three_days_bring_nothing_new(void **state)
{
	struct desk_case *c = *state;
	struct past missed = { 0.3, 7, 2, PR_MEMORY_WRONG };
	struct pr_review *r = load(c, 60);
	int64_t a = r->rows[0].item_rev;

	pr_review_free(r);
	set(c, "2026-11-21", 10, 127);
	r = load(c, 0);
	assert_int_equal(r->n, 0);
	assert_true(r->unseen > 100);
	assert_non_null(strstr(r->sentence, "nothing new"));
	pr_review_free(r);
	meet(c, a, &missed);
	r = load(c, 0);
	assert_int_equal(r->n, 1);
	assert_int_equal(r->rows[0].item_rev, a);
	pr_review_free(r);
}

static void
review__somebody_who_knows_little_still_gets_what_was_missed(void **state)
{
	struct desk_case *c = *state;
	struct pr_review *r;

	case_begin(c, case_practice(3, 20));
	for (int i = 0; i < 20; i++) {
		case_do(c, PR_EVENT_MOVE, i, 0);
		case_pass(c, 20000);
		case_do(c, PR_EVENT_ANSWER, i, case_wrong(c, i));
		case_do(c, PR_EVENT_SHOW, i, 0);
	}
	case_do(c, PR_EVENT_END, -1, 0);
	case_leave(c);
	case_pass(c, 2 * INT64_C(86400000));
	r = load(c, 15);
	assert_int_equal(r->met, 20);
	assert_int_equal(r->faded, 20);
	for (size_t i = 0; i < r->n; i++)
		assert_true(r->rows[i].missed && !r->rows[i].unseen);
	for (size_t i = 1; i < r->n; i++)
		assert_true(r->rows[i].gain <= r->rows[i - 1].gain);
	assert_true(r->n > 5);
	pr_review_free(r);
}

static void
review__one_more_mock_item_missed_is_in_the_queue_the_next_day(void **state)
{
	struct desk_case *c = *state;
	struct past today = { 0.3, 7, 0, PR_MEMORY_WRONG };
	struct pr_review *r = load(c, 60);
	int64_t a = r->rows[0].item_rev;

	pr_review_free(r);
	meet(c, a, &today);
	r = load(c, 60);
	assert_null(row_of(r, a));
	pr_review_free(r);
	case_pass(c, INT64_C(86400000));
	r = load(c, 60);
	assert_non_null(row_of(r, a));
	assert_int_equal(row_of(r, a)->days_since, 1);
	pr_review_free(r);
}

static void
review__a_retired_item_is_in_no_queue(void **state)
{
	struct desk_case *c = *state;
	struct past missed = { 0.3, 7, 2, PR_MEMORY_WRONG };
	struct pr_review *r = load(c, 60);
	int64_t a = r->rows[0].item_rev;
	struct pr_db_item item;

	pr_review_free(r);
	meet(c, a, &missed);
	r = load(c, 60);
	assert_non_null(row_of(r, a));
	pr_review_free(r);
	assert_pr_ok(
		pr_db_item_get(c->desk->store, item_of(c, a), &item, &c->err),
		&c->err);
	for (int status = PR_STATUS_DRAFT; status <= PR_STATUS_RETIRED;
	     status++) {
		char name[65];

		snprintf(name, sizeof(name), "%s",
			 item.identifier ? item.identifier : "");
		item.identifier = name[0] ? name : NULL;
		item.status = status;
		assert_pr_ok(pr_db_item_put(c->desk->store, &item, &c->err),
			     &c->err);
		r = load(c, 60);
		assert_int_equal(row_of(r, a) != NULL,
				 status == PR_STATUS_ACTIVE);
		pr_review_free(r);
		assert_pr_ok(pr_db_item_get(c->desk->store, item_of(c, a),
					    &item, &c->err),
			     &c->err);
	}
}

#define TEST(name)                                                  \
	cmocka_unit_test_setup_teardown(review__##name, case_setup, \
					case_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_new_learner_gets_new_items_of_every_domain),
		TEST(reserved_forms_and_pretest_items_are_never_in_it),
		TEST(an_unknown_exam_is_refused_with_those_there_are),
		TEST(without_an_exam_it_is_that_of_home),
		TEST(what_was_shown_and_left_is_ranked_as_new),
		TEST(what_faded_comes_and_what_is_fresh_does_not),
		TEST(with_no_time_what_was_never_met_comes_first),
		TEST(what_today_owes_of_new_has_its_place_beside_reviews),
		TEST(the_last_three_days_bring_nothing_new),
		TEST(somebody_who_knows_little_still_gets_what_was_missed),
		TEST(one_more_mock_item_missed_is_in_the_queue_the_next_day),
		TEST(a_retired_item_is_in_no_queue),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

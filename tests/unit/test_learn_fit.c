/* test_learn_fit.c - the memory model fitted to a learner's own reviews */
#include "proctor/learn_fit.h"
#include "proctor/rng.h"

#include "learn_app_states.h"

#define CARDS 80
#define ROUNDS 12

struct fill {
	struct desk_case *c;
	int64_t items[CARDS], revs[CARDS];
	int n, rounds, first;
};

/*
 * Reviews of somebody who forgets much faster than the defaults say: of items
 * a week apart half are lost. Written as rows, a thousand clicks are slow.
 */
static enum pr_status
put_reviews(void *ctx, struct pr_err *err)
{
	struct fill *f = ctx;
	struct pr_rng rng;
	enum pr_status st = PR_OK;

	pr_rng_seed(&rng, 7);
	for (int k = f->first; k < f->first + f->rounds; k++)
		for (int i = 0; i < f->n && !st; i++) {
			struct pr_db_step step = {
				.learner = 1,
				.sitting = 1,
				.slot = 1000 + i,
				.n = k,
				.item = f->items[i],
				.item_rev = f->revs[i],
				.exam = "RHIT",
				.domain = "D1",
				.skill = "",
				.at_ms = CASE_NOW + k * 7 * DAY_MS,
				.day = 20000 + 7 * k + i % 3,
				.known = 1,
				.skill_days = LEARN_NO_MEMORY,
			};
			bool right = pr_rng_below(&rng, 2);

			step.correct = right;
			step.grade = right ? PR_FSRS_GOOD : PR_FSRS_AGAIN;
			step.days = k ? 7 : 0;
			st = pr_db_step_put(f->c->desk->store, &step, err);
		}
	if (!st)
		st = learn_rebuild(f->c->desk, 1, err);
	return st;
}

static void
fill(struct desk_case *c, int first, int rounds)
{
	struct fill f = { .c = c, .first = first, .rounds = rounds };
	struct pr_item_row *rows;
	size_t n;

	assert_pr_ok(pr_library_items(c->desk, "rhit", &rows, &n, &c->err),
		     &c->err);
	for (size_t i = 0; i < n && f.n < CARDS; i++) {
		struct pr_db_rev rev;

		assert_pr_ok(pr_db_rev_get(c->desk->store, rows[i].item_rev,
					   &rev, &c->err),
			     &c->err);
		f.items[f.n] = rev.item;
		f.revs[f.n++] = rows[i].item_rev;
	}
	free(rows);
	assert_int_equal(f.n, CARDS);
	assert_pr_ok(app_transact(c->desk, put_reviews, &f, &c->err), &c->err);
}

static bool
is_due(struct desk_case *c)
{
	bool due = false;

	assert_pr_ok(pr_learn_fit_due(c->desk, &due, &c->err), &c->err);
	return due;
}

static bool
stop_at_once(void *ctx, const char *doing, uint64_t done, uint64_t total)
{
	(void)ctx;
	assert_true(doing[0] != '\0');
	assert_true(done <= total);
	return false;
}

static void
learn__too_few_reviews_are_not_fitted(void **state)
{
	struct desk_case *c = *state;
	struct pr_fsrs_fit fit = { .n = 77 };
	struct pr_db_weights row;

	assert_false(is_due(c));
	assert_pr_refused(pr_learn_fit(c->desk, NULL, &fit, &c->err), PR_EINVAL,
			  &c->err);
	assert_int_equal(fit.n, 77);
	assert_int_equal(pr_db_weights_last(c->desk->store, 1, &row, NULL),
			 PR_ENOTFOUND);
}

static void
learn__weights_that_foretell_better_are_used_from_then_on(void **state)
{
	struct desk_case *c = *state;
	struct pr_progress stop = { NULL, stop_at_once };
	struct pr_fsrs_weights w;
	struct pr_fsrs_fit fit;
	struct pr_db_weights row;
	struct steps *steps = NULL;
	struct pr_db_step last;
	int64_t id, form;

	case_begin(c, case_practice(3, 2));
	form = pr_seat_form(c->seat)->id;
	told(c, 0, true, 0);
	case_leave(c);
	fill(c, 0, 6);
	assert_false(is_due(c)); /* 80 * 5 */
	fill(c, 6, 2);
	assert_true(is_due(c)); /* 80 * 7 */
	assert_pr_refused(pr_learn_fit(c->desk, &stop, &fit, &c->err), PR_ESTOP,
			  &c->err);
	assert_int_equal(pr_db_weights_last(c->desk->store, 1, &row, NULL),
			 PR_ENOTFOUND);
	assert_pr_ok(pr_learn_fit(c->desk, NULL, &fit, &c->err), &c->err);
	assert_int_equal(fit.n, CARDS * 7);
	assert_true(fit.better);
	assert_pr_ok(learn_weights_load(&w, &id, c->desk, &c->err), &c->err);
	assert_true(id > 0);
	assert_memory_equal(&w, &fit.weights, sizeof(w));
	assert_false(is_due(c));
	fill(c, 8, 1); /* 80 more of 560: less than a fifth */
	assert_false(is_due(c));
	fill(c, 9, 1);
	assert_true(is_due(c));
	begin_again(c, form, PR_SITTING_PRACTICE);
	told(c, 1, true, 0);
	case_leave(c);
	steps = calloc(1, sizeof(*steps));
	assert_pr_ok(pr_db_step_each(c->desk->store, 0, 0, 2, steps, take_steps,
				     &c->err),
		     &c->err);
	last = steps->row[steps->n - 1];
	assert_int_equal(last.weights, id);
	free(steps);
}

/* In whatever face: it is the sitting that fits, and says so. */
static void
learn__a_review_that_starts_fits_first(void **state)
{
	struct desk_case *c = *state;
	struct pr_plan plan = case_mock(3);
	struct pr_db_weights row;

	case_begin(c, case_practice(3, 2));
	told(c, 0, true, 0);
	end_sitting(c);
	fill(c, 0, 8);
	plan.kind = PR_SITTING_REVIEW;
	plan.minutes = 30;
	assert_pr_ok(pr_seat_start(c->desk, &plan, &c->seat, &c->err), &c->err);
	assert_non_null(strstr(pr_seat_notice(c->seat),
			       "The memory model was fitted to 560 of"));
	assert_non_null(strstr(pr_seat_notice(c->seat), "it is used from"));
	case_leave(c);
	assert_pr_ok(pr_db_weights_last(c->desk->store, 1, &row, &c->err),
		     &c->err);
	assert_true(row.kept);
	assert_pr_ok(pr_seat_start(c->desk, &plan, &c->seat, &c->err), &c->err);
	assert_null(strstr(pr_seat_notice(c->seat), "memory model"));
}

/* Each step is replayed with the weights it was made with. */
static void
learn__old_steps_keep_their_weights(void **state)
{
	struct desk_case *c = *state;
	struct pr_db_weights row = { .learner = 1, .kept = true };
	struct dump *before, *after;
	struct steps *steps;
	int64_t form;

	case_begin(c, case_practice(3, 3));
	form = pr_seat_form(c->seat)->id;
	told(c, 0, true, 3);
	told(c, 1, false, 0);
	end_sitting(c);
	memcpy(row.w, pr_fsrs_defaults()->w, sizeof(row.w));
	row.w[2] = 9.5; /* the first GOOD lasts longer */
	before = dump_states(c);
	assert_pr_ok(pr_store_begin(c->desk->store, &c->err), &c->err);
	assert_pr_ok(pr_db_weights_put(c->desk->store, &row, &c->err), &c->err);
	assert_pr_ok(learn_rebuild(c->desk, 1, &c->err), &c->err);
	assert_pr_ok(pr_store_commit(c->desk->store, &c->err), &c->err);
	after = dump_states(c);
	assert_string_equal(before->text, after->text);
	case_pass(c, 4 * DAY_MS);
	begin_again(c, form, PR_SITTING_PRACTICE);
	told(c, 2, true, 3);
	told(c, 0, true, 3);
	end_sitting(c);
	steps = steps_of(c);
	assert_int_equal(steps->row[1].weights, 0);
	assert_int_equal(steps->row[2].weights, row.id);
	free(steps);
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
		T(learn__too_few_reviews_are_not_fitted),
		T(learn__weights_that_foretell_better_are_used_from_then_on),
		T(learn__a_review_that_starts_fits_first),
		T(learn__old_steps_keep_their_weights),
	};

	broken_disk_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_stats_drill.c - skills and errors of drills in the statistics */
#include "proctor/correct.h"
#include "proctor/stats.h"

#include "drill_case.h"

#define DAY_MS (INT64_C(1440) * MINUTE_MS)

static struct pr_stats *
load(struct desk_case *c, const char *exam)
{
	struct pr_stats *s;

	assert_pr_ok(pr_stats_load(c->desk, exam, &s, &c->err), &c->err);
	return s;
}

static int64_t
end_it(struct desk_case *c)
{
	int64_t id = pr_seat_id(c->seat);

	case_do(c, PR_EVENT_END, -1, 0);
	case_leave(c);
	return id;
}

/* A drill with two errors, and one skill answered right. */
static int64_t
sit(struct desk_case *c)
{
	drill_begin(c, pack_plan(3));
	answer(c, slot_of(c, "T-ASSIGN-1"), 0, "n18.31 e11.22");
	answer(c, slot_of(c, "T-ASSIGN-2"), 0, "I11.9");
	answer(c, slot_of(c, "T-VALID-1"), case_key(c, slot_of(c, "T-VALID-1")),
	       NULL);
	return end_it(c);
}

static long
errors_in(const struct pr_drill_result *r)
{
	long n = 0;

	for (size_t i = 0; i < r->n_errors; i++)
		n += r->errors[i].n;
	return n;
}

static const struct pr_stat_row *
skill(const struct pr_stats *s, const char *name)
{
	for (size_t i = 0; i < s->n_skills; i++)
		if (!strcmp(s->skills[i].name, name))
			return &s->skills[i];
	return NULL;
}

static void
stats_drill__skills_and_errors_are_those_of_the_closing_page(void **state)
{
	struct desk_case *c = *state;
	int64_t sitting = sit(c);
	struct pr_drill_result *r;
	struct pr_stats *s = load(c, "RHIT");
	long n = 0;

	assert_pr_ok(pr_drill_result(c->desk, sitting, &r, &c->err), &c->err);
	assert_true(errors_in(r) >= 2);
	assert_true(s->n_errors == r->n_errors && s->n_errors > 0);
	for (size_t i = 0; i < r->n_errors; i++) {
		size_t k = 0;

		while (k < s->n_errors &&
		       s->errors[k].kind != (int)r->errors[i].kind)
			k++;
		assert_true(k < s->n_errors);
		assert_int_equal(s->errors[k].n, r->errors[i].n);
		assert_int_equal(s->errors[k].last30, r->errors[i].n);
		assert_string_equal(s->errors[k].name,
				    pr_feedback_words(r->errors[i].kind));
	}
	for (size_t i = 0; i < r->n_skills; i++) {
		const struct pr_stat_row *row = skill(s, r->skills[i].task);

		/* of what was not answered there is no row */
		if (!row)
			continue;
		n += row->answers;
		assert_int_equal(row->right, r->skills[i].right);
	}
	assert_int_equal(n, 3);
	/* of the exam nothing was answered */
	assert_int_equal(s->answers, 0);
	assert_int_equal(s->sittings, 0);
	assert_int_equal(s->days, 1);
	pr_stats_free(s);

	s = load(c, "DRILLS");
	assert_int_equal(s->answers, 3);
	assert_int_equal(s->sittings, 1);
	assert_int_equal(s->right, 1);
	pr_stats_free(s);
	pr_drill_result_free(r);
}

static void
stats_drill__an_error_ages_and_goes_with_a_corrected_key(void **state)
{
	struct desk_case *c = *state;
	struct pr_correct_order order = { .item = "T-ASSIGN-2",
					  .kind = PR_CORRECTION_DROP,
					  .reason = "the key is wrong" };
	struct pr_corrected done;
	struct pr_stats *s;
	long before = 0, after = 0;

	sit(c);
	case_pass(c, 30 * DAY_MS);
	s = load(c, "RHIT");
	for (size_t i = 0; i < s->n_errors; i++) {
		before += s->errors[i].n;
		assert_int_equal(s->errors[i].last30, 0);
	}
	pr_stats_free(s);
	assert_pr_ok(pr_correct(c->desk, &order, &done, &c->err), &c->err);
	s = load(c, "DRILLS");
	for (size_t i = 0; i < s->n_errors; i++)
		after += s->errors[i].n;
	assert_true(after > 0 && after < before);
	assert_int_equal(s->answers, 2);
	pr_stats_free(s);
}

/* A drill that is left open has grades and errors, and no sheet. */
static void
stats_drill__an_open_drill_does_not_count(void **state)
{
	struct desk_case *c = *state;
	struct pr_stats *before, *after;
	int slot;

	sit(c);
	before = load(c, "DRILLS");
	drill_begin(c, pack_plan(4));
	slot = slot_of(c, "T-ASSIGN-1");
	answer(c, slot, 0, "n18.31 e11.22");
	case_do(c, PR_EVENT_SHOW, slot, 0);
	after = load(c, "DRILLS");
	assert_int_equal(after->answers, before->answers);
	assert_true(after->n_errors == before->n_errors);
	for (size_t i = 0; i < after->n_errors; i++)
		assert_int_equal(after->errors[i].n, before->errors[i].n);
	pr_stats_free(before);
	pr_stats_free(after);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
#define TEST(name)                                                        \
	cmocka_unit_test_setup_teardown(stats_drill__##name, drill_setup, \
					drill_teardown)
		TEST(skills_and_errors_are_those_of_the_closing_page),
		TEST(an_error_ages_and_goes_with_a_corrected_key),
		TEST(an_open_drill_does_not_count),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

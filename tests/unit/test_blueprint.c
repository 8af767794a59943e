/* test_blueprint.c - domain weights as an outline, and items by domain */
#include "proctor/exam.h"

#include "test.h"

#include <math.h>
#include <string.h>

/* percent_min, percent_max, percent, items; 0 for not stated */
struct weights {
	double low, high, percent;
	int items;
};

static struct pr_exam
make(const struct weights *w, size_t n, int scored)
{
	struct pr_exam exam;

	memset(&exam, 0, sizeof(exam));
	exam.n_domains = n;
	exam.scored_items = scored;
	for (size_t i = 0; i < n; i++) {
		struct pr_domain *d = &exam.domains[i];

		d->identifier = "D";
		d->percent_min = w[i].low > 0 ? w[i].low : (double)NAN;
		d->percent_max = w[i].high > 0 ? w[i].high : (double)NAN;
		d->percent = w[i].percent > 0 ? w[i].percent : (double)NAN;
		d->items = w[i].items;
	}
	return exam;
}

/* The six domains of exams.md 1.1: 86, 100.5, 115. */
static const struct weights rhit[] = {
	{ 19, 25, 0, 29 }, { 14, 18, 0, 21 }, { 12, 18, 0, 19 },
	{ 19, 25, 0, 28 }, { 13, 17, 0, 19 }, { 9, 12, 0, 14 },
};

static void
blueprint__ranges_that_bracket_100_are_an_outline(void **state)
{
	struct pr_exam exam = make(rhit, PR_LEN(rhit), 130);
	struct pr_err err = { 0 };
	int counts[6];
	static const int stated[] = { 29, 21, 19, 28, 19, 14 };

	(void)state;
	assert_pr_ok(pr_blueprint_check(&exam, &err), &err);
	assert_pr_ok(pr_blueprint_counts(counts, &exam, 130, &err), &err);
	assert_memory_equal(counts, stated, sizeof(counts));
}

/* 22 16 15 22 15 10.5 of 100.5, 20 items: 4.38 3.18 2.99 4.38 2.99 2.09 */
static void
blueprint__other_lengths_go_by_largest_remainder(void **state)
{
	struct pr_exam exam = make(rhit, PR_LEN(rhit), 130);
	struct pr_err err = { 0 };
	int counts[6];
	static const int want[] = { 5, 3, 3, 4, 3, 2 };

	(void)state;
	assert_pr_ok(pr_blueprint_counts(counts, &exam, 20, &err), &err);
	assert_memory_equal(counts, want, sizeof(counts));
	assert_pr_ok(pr_blueprint_counts(counts, &exam, 0, &err), &err);
	for (int i = 0; i < 6; i++)
		assert_int_equal(counts[i], 0);
}

static void
assert_no_outline(const struct weights *w, size_t n, int scored,
		  const char *words)
{
	struct pr_exam exam = make(w, n, scored);
	struct pr_err err = { 0 };
	int counts[PR_DOMAINS_MAX] = { -7 };

	assert_int_equal(pr_blueprint_check(&exam, &err), PR_ESCHEMA);
	if (!strstr(err.text, words))
		print_error("%s\n", err.text);
	assert_non_null(strstr(err.text, words));
	assert_pr_refused(pr_blueprint_counts(counts, &exam, 10, &err),
			  PR_ESCHEMA, &err);
	assert_int_equal(counts[0], -7);
}

static void
blueprint__says_the_three_sums_when_it_cannot_be(void **state)
{
	static const struct weights high[] = { { 60, 70, 0, 0 },
					       { 50, 60, 0, 0 } };
	static const struct weights low[] = { { 20, 30, 0, 0 },
					      { 40, 50, 0, 0 } };
	static const struct weights plain[] = { { 0, 0, 50, 0 },
						{ 0, 0, 49, 0 } };
	static const struct weights items[] = { { 0, 0, 50, 10 },
						{ 0, 0, 50, 11 } };

	(void)state;
	assert_no_outline(high, 2, 0,
			  "minima 110, working values 120, maxima 130");
	assert_no_outline(low, 2, 0, "minima 60, working values 70, maxima 80");
	assert_no_outline(plain, 2, 0, "working values 99");
	assert_no_outline(items, 2, 20, "count 21 items");
	assert_no_outline(NULL, 0, 0, "no domains");
}

static void
blueprint__half_a_point_off_is_let_pass(void **state)
{
	static const struct weights w[] = { { 0, 0, 33.3, 0 },
					    { 0, 0, 33.3, 0 },
					    { 0, 0, 33.3, 0 } };
	struct pr_exam exam = make(w, 3, 0);
	struct pr_err err = { 0 };
	int counts[3], want[] = { 4, 3, 3 };

	(void)state;
	assert_pr_ok(pr_blueprint_counts(counts, &exam, 10, &err), &err);
	assert_memory_equal(counts, want, sizeof(counts));
	assert_pr_refused(pr_blueprint_counts(counts, &exam, -1, &err),
			  PR_EINVAL, &err);
	assert_memory_equal(counts, want, sizeof(counts));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			blueprint__ranges_that_bracket_100_are_an_outline),
		cmocka_unit_test(
			blueprint__other_lengths_go_by_largest_remainder),
		cmocka_unit_test(
			blueprint__says_the_three_sums_when_it_cannot_be),
		cmocka_unit_test(blueprint__half_a_point_off_is_let_pass),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_fsrs.c - FSRS-6 against the vectors of tests/data/fsrs-vectors.json,
 * and what a response of each kind does to memory */
#include "proctor/fsrs.h"

#include "test.h"

#include <cJSON.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define VECTORS "tests/data/fsrs-vectors.json"
#define RELATIVE 1e-6

static const struct pr_fsrs never;

static void
assert_near_at(double got, double want, double within, int line)
{
	if (!(fabs(got - want) <= within))
		fail_msg("line %d: got %.15g, want %.15g", line, got, want);
}

#define assert_near(got, want, within) \
	assert_near_at((got), (want), (within), __LINE__)
#define assert_close(got, want) \
	assert_near_at((got), (want), fabs(want) * RELATIVE, __LINE__)

static int
read_vectors(void **state)
{
	FILE *f = fopen(VECTORS, "rb");
	char *text;
	size_t n;

	if (!f)
		return -1;
	text = calloc(1, 1 << 20);
	n = text ? fread(text, 1, (1 << 20) - 1, f) : 0;
	fclose(f);
	*state = n > 0 ? cJSON_Parse(text) : NULL;
	free(text);
	return *state ? 0 : -1;
}

static int
free_vectors(void **state)
{
	cJSON_Delete(*state);
	return 0;
}

static const cJSON *
member(const cJSON *object, const char *name)
{
	const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, name);

	if (!value)
		fail_msg("%s lacks the member %s", VECTORS, name);
	return value;
}

static double
number(const cJSON *object, const char *name)
{
	return member(object, name)->valuedouble;
}

static void
fsrs__default_weights_are_the_published_ones(void **state)
{
	const cJSON *w = member(member(*state, "fsrs6"), "w");

	assert_int_equal(cJSON_GetArraySize(w), PR_FSRS_WEIGHTS);
	for (int i = 0; i < PR_FSRS_WEIGHTS; i++)
		assert_near(pr_fsrs_defaults()->w[i],
			    cJSON_GetArrayItem(w, i)->valuedouble, 0);
}

static void
fsrs__sequence_vectors_hold(void **state)
{
	const cJSON *all = member(member(*state, "fsrs6"), "sequences");
	const cJSON *rows;
	int count = 0;

	cJSON_ArrayForEach(rows, all)
	{
		struct pr_fsrs s = never;
		const cJSON *row;

		cJSON_ArrayForEach(row, rows)
		{
			int days;

			pr_fsrs_review(
				&s, pr_fsrs_defaults(),
				(enum pr_fsrs_grade)number(row, "rating"),
				(int)number(row, "dt"));
			assert_close(s.s, number(row, "stability_f64"));
			assert_close(s.d, number(row, "difficulty_f64"));
			days = pr_fsrs_interval(pr_fsrs_defaults(), &s, 0.9,
						36500);
			assert_int_equal(days, (int)number(row, "interval"));
			count++;
		}
	}
	assert_int_equal(cJSON_GetArraySize(all), 10);
	assert_int_equal(count, 56);
}

static void
fsrs__recall_vectors_hold(void **state)
{
	const cJSON *rows = member(member(*state, "fsrs6"), "retrievability");
	const cJSON *row;

	assert_int_equal(cJSON_GetArraySize(rows), 48);
	cJSON_ArrayForEach(row, rows)
	{
		struct pr_fsrs s = { number(row, "s"), 5 };

		assert_close(pr_fsrs_recall(pr_fsrs_defaults(), &s,
					    number(row, "dt")),
			     number(row, "r_f64"));
	}
}

static void
fsrs__interval_vectors_hold(void **state)
{
	const cJSON *fsrs6 = member(*state, "fsrs6");
	const cJSON *rows = member(fsrs6, "intervals");
	const cJSON *row;

	assert_int_equal(cJSON_GetArraySize(rows), 21);
	cJSON_ArrayForEach(row, rows)
	{
		struct pr_fsrs s = { number(row, "s"), 5 };
		double raw = number(row, "interval_raw_f64");

		assert_int_equal(pr_fsrs_interval(pr_fsrs_defaults(), &s,
						  number(row, "dr"), 36500),
				 (int)fmax(1, round(raw)));
	}
}

static void
fsrs__check_sequence_of_all_libraries_comes_out(void **state)
{
	static const int grades[] = { 1, 3, 3, 3, 3, 3 };
	static const int gaps[] = { 0, 0, 1, 3, 8, 21 };
	struct pr_fsrs s = never;

	(void)state;
	for (size_t i = 0; i < PR_LEN(grades); i++)
		pr_fsrs_review(&s, pr_fsrs_defaults(),
			       (enum pr_fsrs_grade)grades[i], gaps[i]);
	assert_close(s.s, 53.6269029);
	assert_close(s.d, 6.3574871);
}

static void
fsrs__days_of_the_public_due_sequence_come_out(void **state)
{
	/* 0: a learning step inside the day, not FSRS */
	static const int grades[] = { 3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3 };
	static const int due[] = {
		0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21,
	};
	struct pr_fsrs s = never;

	(void)state;
	for (size_t i = 0; i < PR_LEN(grades); i++) {
		pr_fsrs_review(&s, pr_fsrs_defaults(),
			       (enum pr_fsrs_grade)grades[i],
			       i > 0 ? due[i - 1] : 0);
		if (due[i] > 0)
			assert_int_equal(pr_fsrs_interval(pr_fsrs_defaults(),
							  &s, 0.9, 36500),
					 due[i]);
	}
}

static void
fsrs__intervals_of_one_day_stability_are_the_published_ones(void **state)
{
	static const int want[] = {
		3116769, 34793, 2508, 387, 90, 27, 9, 3, 1, 1,
	};
	struct pr_fsrs s = { 1, 5 };

	(void)state;
	for (int i = 0; i < 10; i++)
		assert_int_equal(pr_fsrs_interval(pr_fsrs_defaults(), &s,
						  (i + 1) / 10.0, INT32_MAX),
				 want[i]);
}

static void
fsrs__an_interval_is_one_day_at_least_and_the_cap_at_most(void **state)
{
	const struct pr_fsrs_weights *w = pr_fsrs_defaults();
	struct pr_fsrs s = { 100, 5 };

	(void)state;
	assert_int_equal(pr_fsrs_interval(w, &s, 0.9, 30), 30);
	assert_int_equal(pr_fsrs_interval(w, &s, 0.9, 100), 100);
	assert_int_equal(pr_fsrs_interval(w, &s, 1, 30), 1);
	assert_int_equal(pr_fsrs_interval(w, &s, 0, 30), 30);
	assert_int_equal(pr_fsrs_interval(w, &s, (double)NAN, 30), 1);
	assert_int_equal(pr_fsrs_interval(w, &never, 0.9, 30), 1);
	s.s = 36500;
	assert_int_equal(pr_fsrs_interval(w, &s, 1e-300, INT32_MAX), INT32_MAX);
}

static void
fsrs__what_was_never_reviewed_is_not_recalled(void **state)
{
	struct pr_fsrs s = { 10, 5 };

	(void)state;
	assert_near(pr_fsrs_recall(pr_fsrs_defaults(), &never, 0), 0, 0);
	assert_near(pr_fsrs_recall(pr_fsrs_defaults(), &never, 5), 0, 0);
	assert_near(pr_fsrs_recall(pr_fsrs_defaults(), &s, 0), 1, 0);
	assert_near(pr_fsrs_recall(pr_fsrs_defaults(), &s, -3), 1, 0);
	assert_near(pr_fsrs_recall(pr_fsrs_defaults(), &s, 10), 0.9, 1e-15);
}

static void
fsrs__a_same_day_hard_never_lowers_stability(void **state)
{
	struct pr_fsrs s = never;

	(void)state;
	pr_fsrs_review(&s, pr_fsrs_defaults(), PR_FSRS_GOOD, 0);
	pr_fsrs_review(&s, pr_fsrs_defaults(), PR_FSRS_HARD, 0);
	assert_near(s.s, 2.3065, 0);
	pr_fsrs_review(&s, pr_fsrs_defaults(), PR_FSRS_AGAIN, 0);
	assert_true(s.s < 2.3065);
}

static void
fsrs__a_lapse_never_raises_stability(void **state)
{
	struct pr_fsrs s = { 0.1, 5 };

	(void)state;
	pr_fsrs_review(&s, pr_fsrs_defaults(), PR_FSRS_AGAIN, 3000);
	assert_close(s.s, 0.1 / exp(0.5425 * 0.0912));
}

static void
fsrs__stability_and_difficulty_stay_in_their_bounds(void **state)
{
	struct pr_fsrs s = never;

	(void)state;
	for (int i = 0; i < 200; i++)
		pr_fsrs_review(&s, pr_fsrs_defaults(), PR_FSRS_AGAIN, 0);
	assert_near(s.s, 0.001, 0);
	assert_true(s.d > 9 && s.d <= 10);
	for (int i = 0; i < 200; i++)
		pr_fsrs_review(&s, pr_fsrs_defaults(), PR_FSRS_EASY, 36500);
	assert_near(s.s, 36500, 0);
	assert_true(s.d >= 1 && s.d < 2);
}

static struct pr_fsrs_verdict
judge(const struct pr_fsrs *s, double p, struct pr_fsrs_answer answer)
{
	return pr_fsrs_judge(pr_fsrs_defaults(), s, &answer, p);
}

static void
assert_verdict_at(struct pr_fsrs_verdict v, enum pr_fsrs_grade grade,
		  double known, int flags, int line)
{
	if (v.grade != grade ||
	    (int)v.lucky + 2 * (int)v.misconception != flags)
		fail_msg("line %d: grade %d, lucky %d, misconception %d", line,
			 (int)v.grade, v.lucky, v.misconception);
	assert_near_at(v.known, known, 1e-12, line);
}

#define NONE 0
#define LUCKY 1
#define MISCONCEPTION 2
#define assert_verdict(v, grade, known, flags) \
	assert_verdict_at((v), (grade), (known), (flags), __LINE__)

/* S 10 after 10 days: R = .9, with one of four .9 / (.9 + .1 x .25). */
static void
fsrs__each_kind_of_answer_has_its_verdict(void **state)
{
	const struct pr_fsrs s = { 10, 5 };
	struct pr_fsrs_answer a = { .guess = 0.25, .days = 10 };
	const double known = 0.9 / 0.925;

	(void)state;
	/* wrong: AGAIN, and a misconception when sure of it */
	for (a.confidence = 0; a.confidence <= 2; a.confidence++)
		assert_verdict(judge(&s, 0.5, a), PR_FSRS_AGAIN, 1, NONE);
	assert_verdict(judge(&s, 0.5, a), PR_FSRS_AGAIN, 1, MISCONCEPTION);
	a.fast = true;
	assert_verdict(judge(&s, 0.5, a), PR_FSRS_AGAIN, 1, MISCONCEPTION);
	/* right and sure: GOOD wholly, EASY when fast too */
	a.right = true;
	assert_verdict(judge(&s, 0.5, a), PR_FSRS_EASY, 1, NONE);
	a.fast = false;
	assert_verdict(judge(&s, 0.5, a), PR_FSRS_GOOD, 1, NONE);
	/* right and unsure: HARD, known by the mixture */
	a.confidence = 2;
	assert_verdict(judge(&s, 0.5, a), PR_FSRS_HARD, known, NONE);
	/* right by guess: AGAIN for memory, lucky */
	a.confidence = 1;
	assert_verdict(judge(&s, 0.5, a), PR_FSRS_AGAIN, 1, LUCKY);
	/* right without a word: GOOD, known by the mixture */
	a.confidence = 0;
	assert_verdict(judge(&s, 0.5, a), PR_FSRS_GOOD, known, NONE);
	/* fast alone says nothing */
	a.fast = true;
	assert_verdict(judge(&s, 0.5, a), PR_FSRS_GOOD, known, NONE);
}

static void
fsrs__a_first_meeting_is_judged_by_its_expected_chance(void **state)
{
	struct pr_fsrs_answer a = { .right = true, .guess = 0.25 };

	(void)state;
	/* 55 of 100 right with one of four: 40 know it, 15 of 60 guess */
	assert_verdict(judge(&never, 0.55, a), PR_FSRS_GOOD, 0.40 / 0.55, NONE);
	/* as many guess it as know it */
	assert_verdict(judge(&never, 0.4, a), PR_FSRS_GOOD, 0.5, NONE);
	assert_verdict(judge(&never, 0.37, a), PR_FSRS_GOOD, 0.16 / 0.37,
		       LUCKY);
	a.confidence = 2;
	assert_verdict(judge(&never, 0.37, a), PR_FSRS_HARD, 0.16 / 0.37,
		       LUCKY);
	a.confidence = 3;
	assert_verdict(judge(&never, 0.37, a), PR_FSRS_GOOD, 1, NONE);
	/* no more right than guesses would be */
	a.confidence = 0;
	assert_verdict(judge(&never, 0.25, a), PR_FSRS_GOOD, 0, LUCKY);
}

static void
fsrs__of_a_chance_to_be_right_guesses_are_no_knowledge(void **state)
{
	(void)state;
	assert_near(pr_fsrs_unguessed(0.55, 0.25), 0.4, 1e-12);
	assert_near(pr_fsrs_unguessed(1, 0.25), 1, 1e-12);
	assert_near(pr_fsrs_unguessed(0.55, 0), 0.55, 1e-12);
	assert_near(pr_fsrs_unguessed(0.2, 0.25), 0, 1e-12);
	assert_near(pr_fsrs_unguessed(1, 1), 0, 1e-12);
	assert_near(pr_fsrs_unguessed(7, -1), 1, 1e-12);
}

static void
fsrs__what_cannot_be_guessed_was_known(void **state)
{
	const struct pr_fsrs s = { 0.01, 5 };
	struct pr_fsrs_answer a = { .right = true, .days = 3000 };

	(void)state;
	assert_verdict(judge(&s, 0.5, a), PR_FSRS_GOOD, 1, NONE);
	assert_verdict(judge(&never, 0, a), PR_FSRS_GOOD, 1, NONE);
	/* nor was it, where nothing is recalled and all can be guessed */
	a.guess = 0.25;
	assert_verdict(judge(&never, 0, a), PR_FSRS_GOOD, 0, LUCKY);
	/* chances out of range are taken as the nearest one */
	assert_verdict(judge(&never, -1, a), PR_FSRS_GOOD, 0, LUCKY);
	assert_verdict(judge(&never, 7, a), PR_FSRS_GOOD, 1, NONE);
	a.guess = 2;
	assert_verdict(judge(&never, 0.25, a), PR_FSRS_GOOD, 0, LUCKY);
}

static void
fsrs__a_verdict_between_mixes_both_outcomes(void **state)
{
	const struct pr_fsrs_weights *w = pr_fsrs_defaults();
	struct pr_fsrs_verdict v = { .grade = PR_FSRS_GOOD, .known = 0.5 };
	struct pr_fsrs good = { 10, 5 };
	struct pr_fsrs again = good;
	struct pr_fsrs s = never;

	(void)state;
	pr_fsrs_take(&s, w, &v, 0);
	assert_near(s.s, sqrt(0.212 * 2.3065), 1e-12);
	assert_near(s.d, (6.4133 + 2.118103970459015) / 2, 1e-12);
	s = good;
	v.known = 0.75;
	pr_fsrs_take(&s, w, &v, 7);
	pr_fsrs_review(&good, w, PR_FSRS_GOOD, 7);
	pr_fsrs_review(&again, w, PR_FSRS_AGAIN, 7);
	assert_close(log(s.s), 0.75 * log(good.s) + 0.25 * log(again.s));
	assert_close(s.d, 0.75 * good.d + 0.25 * again.d);
}

static void
fsrs__the_ends_of_the_mixture_are_the_plain_grades(void **state)
{
	const struct pr_fsrs_weights *w = pr_fsrs_defaults();
	const struct pr_fsrs before = { 10, 5 };
	struct pr_fsrs_answer a = { .right = true, .days = 7 };
	struct pr_fsrs good = before;
	struct pr_fsrs again = before;
	struct pr_fsrs s = before;
	struct pr_fsrs_verdict v = judge(&s, 0.5, a);

	(void)state;
	pr_fsrs_review(&good, w, PR_FSRS_GOOD, 7);
	pr_fsrs_review(&again, w, PR_FSRS_AGAIN, 7);
	pr_fsrs_take(&s, w, &v, 7); /* guess 0 */
	assert_near(s.s, good.s, 0);
	assert_near(s.d, good.d, 0);
	s = before;
	v.known = 0; /* as with a recall of 0 */
	pr_fsrs_take(&s, w, &v, 7);
	assert_close(s.s, again.s);
	assert_close(s.d, again.d);
	s = never;
	a.guess = 0.25;
	v = judge(&s, 0, a);
	pr_fsrs_take(&s, w, &v, 0);
	assert_close(s.s, 0.212);
	assert_close(s.d, 6.4133);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fsrs__default_weights_are_the_published_ones),
		cmocka_unit_test(fsrs__sequence_vectors_hold),
		cmocka_unit_test(fsrs__recall_vectors_hold),
		cmocka_unit_test(fsrs__interval_vectors_hold),
		cmocka_unit_test(
			fsrs__check_sequence_of_all_libraries_comes_out),
		cmocka_unit_test(
			fsrs__days_of_the_public_due_sequence_come_out),
		cmocka_unit_test(
			fsrs__intervals_of_one_day_stability_are_the_published_ones),
		cmocka_unit_test(
			fsrs__an_interval_is_one_day_at_least_and_the_cap_at_most),
		cmocka_unit_test(fsrs__what_was_never_reviewed_is_not_recalled),
		cmocka_unit_test(fsrs__a_same_day_hard_never_lowers_stability),
		cmocka_unit_test(fsrs__a_lapse_never_raises_stability),
		cmocka_unit_test(
			fsrs__stability_and_difficulty_stay_in_their_bounds),
		cmocka_unit_test(fsrs__each_kind_of_answer_has_its_verdict),
		cmocka_unit_test(
			fsrs__a_first_meeting_is_judged_by_its_expected_chance),
		cmocka_unit_test(
			fsrs__of_a_chance_to_be_right_guesses_are_no_knowledge),
		cmocka_unit_test(fsrs__what_cannot_be_guessed_was_known),
		cmocka_unit_test(fsrs__a_verdict_between_mixes_both_outcomes),
		cmocka_unit_test(
			fsrs__the_ends_of_the_mixture_are_the_plain_grades),
	};

	return cmocka_run_group_tests(tests, read_vectors, free_vectors);
}

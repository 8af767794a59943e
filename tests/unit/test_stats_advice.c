/* test_stats_advice.c - one step, and only one that can be taken */
#include "app/stats_internal.h"

#include "test.h"

#include <stdio.h>
#include <string.h>

/* A learner of two domains, of whom enough is known. */
struct advised {
	struct pr_desk desk;
	struct pr_stats stats;
	struct pr_stat_row rows[2];
	struct pr_stat_mock mock;
	struct stats_work work;
};

static struct advised
two_domains(long fresh_1, long fresh_2)
{
	struct advised a = { 0 };
	long fresh[2] = { fresh_1, fresh_2 };

	for (int i = 0; i < 2; i++) {
		struct pr_stat_row *row = &a.rows[i];

		snprintf(row->name, sizeof(row->name), "D%d", i + 1);
		snprintf(row->title, sizeof(row->title), "Domain %d", i + 1);
		row->domain = i;
		row->weight = 50;
		row->answers = row->first = 60;
		row->enough = true;
		row->points_lost = 9 - i;
		row->fresh = a.work.fresh[i] = fresh[i];
	}
	snprintf(a.stats.exam, sizeof(a.stats.exam), "RHIT");
	a.stats.has_form = true;
	a.stats.answers = a.stats.ability_answers = 120;
	a.stats.n_domains = 2;
	a.work.questions = true;
	a.work.today = 20000; /* 2024-10-04 */
	snprintf(a.mock.date, sizeof(a.mock.date), "2024-10-01");
	return a;
}

/* With a mock of late, or without. */
static void
advise(struct advised *a, bool mock)
{
	a->stats.domains = a->rows;
	a->stats.mocks = &a->mock;
	a->stats.n_mocks = mock;
	a->work.stats = &a->stats;
	a->work.desk = &a->desk;
	stats_advice_make(&a->work);
	assert_true(a->stats.advice[0] && a->stats.advice_command[0]);
}

static void
assert_advice(struct advised *a, bool mock, enum pr_stats_next next,
	      const char *command, const char *piece)
{
	advise(a, mock);
	assert_string_equal(a->stats.advice_command, command);
	assert_int_equal(a->stats.next, next);
	assert_non_null(strstr(a->stats.advice, piece));
}

static void
stats_advice__practice_of_a_domain_needs_a_question_there(void **state)
{
	struct advised a = two_domains(3, 0);

	(void)state;
	a.rows[0].weak = true;
	assert_advice(&a, true, PR_STATS_NEXT_PRACTICE,
		      "exam RHIT --practice --domain D1", "pays most there");
	a = two_domains(0, 3);
	a.rows[0].weak = true;
	assert_advice(&a, true, PR_STATS_NEXT_REVIEW, "review RHIT",
		      "no free question there is new: review what fades");
	assert_advice(&a, false, PR_STATS_NEXT_MOCK, "exam RHIT",
		      "no free question there is new: a mock asks others");
	/* of two the one that can be practised */
	a.rows[1].weak = true;
	assert_advice(&a, true, PR_STATS_NEXT_PRACTICE,
		      "exam RHIT --practice --domain D2", "D2, Domain 2");
	snprintf(a.desk.learner.exam, sizeof(a.desk.learner.exam), "RHIT");
	assert_advice(&a, true, PR_STATS_NEXT_WEAK, "drill weak",
		      "2 domains are likely below");
	/* and neither can */
	a = two_domains(0, 0);
	a.rows[0].weak = a.rows[1].weak = true;
	snprintf(a.desk.learner.exam, sizeof(a.desk.learner.exam), "RHIT");
	assert_advice(&a, true, PR_STATS_NEXT_REVIEW, "review", "D1, Domain 1");
}

static void
stats_advice__a_domain_unknown_or_thin_needs_a_question_too(void **state)
{
	struct advised a = two_domains(0, 0);

	(void)state;
	a.rows[1].enough = false;
	a.rows[1].first = 0;
	assert_advice(&a, true, PR_STATS_NEXT_REVIEW, "review RHIT",
		      "D2, Domain 2, has too few answers to speak of it");
	assert_advice(&a, false, PR_STATS_NEXT_MOCK, "exam RHIT", "a mock");
	a.rows[1].fresh = a.work.fresh[1] = 1;
	assert_advice(&a, false, PR_STATS_NEXT_PRACTICE,
		      "exam RHIT --practice --domain D2",
		      "was never practised");
	a.rows[1].first = 3;
	assert_advice(&a, false, PR_STATS_NEXT_PRACTICE,
		      "exam RHIT --practice --domain D2",
		      "not enough answers in D2");
}

static void
stats_advice__points_are_had_where_questions_are_left(void **state)
{
	struct advised a = two_domains(0, 4);

	(void)state;
	assert_advice(&a, true, PR_STATS_NEXT_PRACTICE,
		      "exam RHIT --practice --domain D2", "pays most in D2");
	a = two_domains(0, 0);
	assert_advice(&a, true, PR_STATS_NEXT_REVIEW, "review RHIT",
		      "Little is left to gain");
	/* few answers, and nothing new to answer */
	a.stats.ability_answers = 5;
	assert_advice(&a, true, PR_STATS_NEXT_REVIEW, "review RHIT",
		      "5 first answers");
}

static void
stats_advice__a_diagnostic_is_advised_when_it_can_be_drawn(void **state)
{
	struct advised a = two_domains(30, 30);

	(void)state;
	a.stats.answers = a.stats.ability_answers = 0;
	a.work.diagnostic = true;
	assert_advice(&a, false, PR_STATS_NEXT_DIAGNOSTIC,
		      "exam RHIT --diagnostic", "fifty questions");
	a.work.diagnostic = false;
	assert_advice(&a, false, PR_STATS_NEXT_PRACTICE,
		      "exam RHIT --practice --items 20", "twenty questions");
	a.work.questions = false;
	assert_advice(&a, false, PR_STATS_NEXT_NOTHING, "bank import PATH",
		      "no questions for RHIT");
}

static void
stats_advice__what_waits_in_an_open_drill_is_said(void **state)
{
	struct advised a = two_domains(0, 0);

	(void)state;
	a.stats.drills = true;
	a.stats.answers = 0;
	a.stats.ability_answers = 1;
	assert_advice(&a, false, PR_STATS_NEXT_NOTHING, "drill --resume",
		      "1 first answer is in a sitting that is still open");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test(stats_advice__##name)
		TEST(practice_of_a_domain_needs_a_question_there),
		TEST(a_domain_unknown_or_thin_needs_a_question_too),
		TEST(points_are_had_where_questions_are_left),
		TEST(a_diagnostic_is_advised_when_it_can_be_drawn),
		TEST(what_waits_in_an_open_drill_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

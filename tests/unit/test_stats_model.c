/* test_stats_model.c - ability, forecast and advice, from nothing on */
#include "app/internal.h"
#include "proctor/date.h"
#include "proctor/library.h"
#include "proctor/store_learn.h"

#include "stats_case.h"

#include <math.h>

/* ---- empty states -------------------------------------------------------- */

static void
stats_model__a_new_learner_is_told_where_to_begin(void **state)
{
	struct desk_case *c = *state;
	struct pr_stats *s = load(c, "RHIT");

	assert_string_equal(s->exam, "RHIT");
	assert_int_equal(s->answers, 0);
	assert_int_equal(s->n_domains, 6);
	assert_int_equal(s->n_tasks + s->n_skills + s->n_errors + s->n_mocks,
			 0);
	for (size_t i = 0; i < s->n_domains; i++) {
		assert_false(s->domains[i].enough);
		assert_false(s->domains[i].weak);
		assert_true(s->domains[i].too_few);
		assert_int_equal(s->domains[i].week[PR_STATS_WEEKS - 1], -1);
		/* the prior alone loses no points; what is asked most leads */
		assert_true(s->domains[i].points_lost <= 0);
		assert_true(!i ||
			    s->domains[i].weight <= s->domains[i - 1].weight);
		assert_true(s->domains[i].fresh > 0);
	}
	assert_false(s->all.enough);
	assert_false(s->ready_shown);
	assert_string_equal(s->exam_date, "");
	assert_non_null(strstr(s->ready_why, "150 more first answers"));
	assert_non_null(strstr(s->ready_why,
			       "when 60 % of the outline is met, so far 0 %"));
	assert_string_equal(s->advice_command, "exam RHIT --diagnostic");
	assert_int_equal(s->next, PR_STATS_NEXT_DIAGNOSTIC);
	assert_true(s->advice[0] != '\0');
	pr_stats_free(s);
	pr_stats_free(NULL);
}

static void
stats_model__an_outline_without_questions_asks_for_some(void **state)
{
	struct desk_case *c = *state;
	struct pr_stats *s = load(c, "CHDA");

	assert_string_equal(s->advice_command, "bank import PATH");
	assert_int_equal(s->next, PR_STATS_NEXT_NOTHING);
	pr_stats_free(s);
}

static void
stats_model__an_unknown_exam_is_refused(void **state)
{
	struct desk_case *c = *state;
	struct pr_stats *s = NULL;

	assert_int_equal(pr_stats_load(c->desk, "NONE", &s, &c->err),
			 PR_ENOTFOUND);
	assert_null(s);
	assert_non_null(strstr(c->err.text, "RHIT"));
}

static void
stats_model__drills_have_an_advice_of_their_own(void **state)
{
	struct desk_case *c = *state;
	struct pr_stats *s = load(c, "DRILLS");

	assert_string_equal(s->advice_command, "drill");
	assert_int_equal(s->next, PR_STATS_NEXT_DRILL);
	assert_false(s->has_form);
	assert_non_null(strstr(s->ready_why, "no form"));
	pr_stats_free(s);
}

/* ---- ability and forecast ------------------------------------------------ */

/* The component of a domain in a state: 1 for the first name and so on. */
static size_t
component(const char *names, const char *domain)
{
	size_t at = 1, len = strlen(domain);

	for (; *names; names += strcspn(names, "\t"), names += *names == '\t') {
		if (strcspn(names, "\t") == len && !strncmp(names, domain, len))
			return at;
		at++;
	}
	fail_msg("the state does not name %s", domain);
	return 0;
}

static void
stats_model__ability_is_that_of_the_stored_state(void **state)
{
	struct desk_case *c = *state;
	struct sat sat = { { 0 }, 0 };
	struct pr_db_ability row;
	struct pr_learn learn;
	struct pr_stats *s;
	char names[200];
	long answers;

	sit_mock(c, &sat, 31, one_of_three, 150, 150);
	sit_mock(c, &sat, 32, one_of_three, 150, 150);
	assert_pr_ok(pr_db_ability_get(c->desk->store, c->desk->learner.id,
				       "RHIT", &row, &c->err),
		     &c->err);
	assert_pr_ok(pr_learn_unpack(&learn, row.state, row.n_state, &c->err),
		     &c->err);
	answers = row.answers;
	snprintf(names, sizeof(names), "%s", row.domains);
	s = load(c, "RHIT");
	assert_int_equal(s->ability_answers, answers);
	assert_int_equal(s->ability_answers, s->all.first);
	for (size_t i = 0; i < s->n_domains; i++) {
		const struct pr_stat_row *d = &s->domains[i];
		size_t at = component(names, d->name);
		double mean = learn.m[0] + learn.m[at];
		double var =
			learn.c[0][0] + 2 * learn.c[0][at] + learn.c[at][at];

		/* no day has passed since */
		assert_true(fabs(d->ability - mean) < 1e-9);
		assert_true(fabs(d->sd - sqrt(var)) < 1e-9);
		assert_true(fabs(d->below - .5 * erfc(mean / sqrt(2 * var))) <
			    1e-9);
		assert_int_equal(d->weak, d->enough && d->below > .8);
		assert_true(!i || d->points_lost <= d[-1].points_lost);
		assert_true(d->points_lost > 0);
	}
	assert_true(s->domains[0].weak);
	assert_int_equal(s->next, PR_STATS_NEXT_WEAK);
	assert_string_equal(s->advice_command, "drill weak");
	pr_stats_free(s);
}

static void
stats_model__the_forecast_appears_with_its_evidence(void **state)
{
	struct desk_case *c = *state;
	struct sat sat = { { 0 }, 0 };
	struct pr_learner learner;
	struct pr_stats *s, *then;
	double sum = 0;
	int strong = 0;

	sit_all(c, &sat);
	s = load(c, "RHIT");
	for (size_t i = 0; i < s->n_domains; i++) {
		const struct pr_stat_row *d = &s->domains[i];

		assert_int_equal(d->weak, d->enough && d->below > .8);
		strong += d->enough && d->below <= .8;
	}
	assert_true(strong > 0);
	assert_true(s->ability_answers >= PR_READINESS_ANSWERS);
	assert_true(s->ready_shown);
	assert_false(s->ready_then);
	assert_true(s->ready.lo <= s->ready.p && s->ready.p <= s->ready.hi);
	assert_int_equal(s->ready_percent % 5, 0);
	assert_true(s->ready_percent >= 5 && s->ready_percent <= 95);
	assert_true(s->ready_lo <= s->ready_percent &&
		    s->ready_percent <= s->ready_hi);
	assert_int_equal(s->n_moves, 6);
	for (size_t i = 1; i < s->n_moves; i++)
		assert_true(s->moves[i].more <= s->moves[i - 1].more);
	for (size_t i = 0; i < s->n_domains; i++)
		sum += s->domains[i].points_lost;
	assert_true(fabs(sum - s->all.points_lost) < 1e-9);
	assert_non_null(strstr(s->ready_why, "first answers, "));
	assert_non_null(strstr(s->ready_why, "14 days"));

	/* with a date ahead it is for that day, and less sure */
	learner = *pr_desk_learner(c->desk);
	snprintf(learner.exam, sizeof(learner.exam), "RHIT");
	pr_date_format(learner.exam_date,
		       pr_date_add_months(
			       pr_date_from_ms(CASE_NOW + 36 * DAY_MS, 0), 6));
	assert_pr_ok(pr_desk_save_learner(c->desk, &learner, &c->err), &c->err);
	then = load(c, NULL);
	assert_true(then->ready_then);
	assert_true(then->ready.sd > s->ready.sd);
	assert_string_equal(then->exam_date, learner.exam_date);
	pr_stats_free(s);
	pr_stats_free(then);
}

static void
stats_model__a_domain_never_met_is_advised(void **state)
{
	struct desk_case *c = *state;
	struct sat sat = { { 0 }, 0 };
	struct pr_plan plan = case_practice(9, 12);
	struct pr_stats *s;
	const char *const names[] = { "D1", "D4", "D6" };

	for (size_t i = 0; i < PR_LEN(names); i++) {
		plan.domain = names[i];
		case_begin(c, plan);
		for (int slot = 0; slot < 12; slot++) {
			case_do(c, PR_EVENT_MOVE, slot, 0);
			case_pass(c, 30000);
			case_do(c, PR_EVENT_ANSWER, slot, case_key(c, slot));
			case_do(c, PR_EVENT_SHOW, slot, 0);
		}
		end_it(c, &sat);
	}
	s = load(c, "RHIT");
	assert_int_equal(s->next, PR_STATS_NEXT_PRACTICE);
	assert_string_equal(s->advice_command,
			    "exam RHIT --practice --domain D2");
	assert_non_null(strstr(s->ready_why, "after 114 more first answers, "));
	assert_non_null(
		strstr(s->ready_why, "60 % of the outline is met, so far "));
	for (size_t i = 0; i < s->n_domains; i++) {
		const struct pr_stat_row *d = &s->domains[i];

		assert_true(d->first > 0 || d->points_lost <= 0);
	}
	pr_stats_free(s);
}

/* Few answers say nothing of the whole either, however clear they are. */
static void
stats_model__the_level_over_the_outline_waits_for_the_forecast(void **state)
{
	struct desk_case *c = *state;
	struct sat sat = { { 0 }, 0 };
	struct pr_stats *s;

	sit_mock(c, &sat, 31, one_of_three, 60, 150);
	s = load(c, "RHIT");
	assert_true(s->ability_answers > 40);
	assert_true(s->ability_answers < PR_READINESS_ANSWERS);
	assert_false(s->ready_shown);
	assert_false(s->all.enough);
	assert_false(s->all.weak);
	pr_stats_free(s);
	sit_mock(c, &sat, 32, one_of_three, 150, 150);
	s = load(c, "RHIT");
	assert_true(s->ready_shown);
	assert_true(s->all.enough);
	pr_stats_free(s);
}

/* ---- what is left to practise -------------------------------------------- */

static const struct pr_stat_row *
domain(const struct pr_stats *s, const char *name)
{
	for (size_t i = 0; i < s->n_domains; i++)
		if (!strcmp(s->domains[i].name, name))
			return &s->domains[i];
	fail_msg("there is no %s", name);
	return NULL;
}

static void
stats_model__questions_displayed_are_new_no_more(void **state)
{
	struct desk_case *c = *state;
	struct sat sat = { { 0 }, 0 };
	struct pr_plan plan = case_practice(9, 12);
	struct pr_stats *s;
	long before, others;

	/* the first sitting holds forms back for mocks */
	practise(c, &sat, case_practice(3, 10));
	s = load(c, "RHIT");
	before = domain(s, "D5")->fresh;
	others = domain(s, "D1")->fresh;
	pr_stats_free(s);
	plan.domain = "D5";
	case_begin(c, plan);
	for (int slot = 0; slot < 7; slot++)
		case_do(c, PR_EVENT_MOVE, slot, 0);
	end_it(c, &sat);
	s = load(c, "RHIT");
	assert_int_equal(domain(s, "D5")->fresh, before - 7);
	assert_int_equal(domain(s, "D1")->fresh, others);
	pr_stats_free(s);
}

static void
stats_model__a_move_asks_for_no_more_than_is_free(void **state)
{
	struct desk_case *c = *state;
	struct sat sat = { { 0 }, 0 };
	struct pr_stats *s;
	bool fewer = false;

	sit_all(c, &sat);
	/* D5 is the smallest: take it down */
	for (uint64_t seed = 21; seed < 23; seed++) {
		struct pr_plan plan = case_practice(seed, 20);

		plan.domain = "D5";
		case_begin(c, plan);
		for (int i = 0; i < (int)pr_seat_form(c->seat)->n_slots; i++)
			case_do(c, PR_EVENT_MOVE, i, 0);
		end_it(c, &sat);
	}
	s = load(c, "RHIT");
	assert_true(s->ready_shown);
	for (size_t i = 0; i < s->n_moves; i++) {
		const struct pr_stat_move *m = &s->moves[i];
		long fresh = -1;

		for (size_t d = 0; d < s->n_domains; d++)
			if (s->domains[d].domain == m->domain)
				fresh = s->domains[d].fresh;
		assert_true(fresh > 0);
		assert_int_equal(m->answers, fresh < 50 ? fresh : 50);
		fewer = fewer || m->answers < 50;
	}
	assert_true(fewer);
	pr_stats_free(s);
}

/* ---- before the seal, after the exam ------------------------------------- */

static void
stats_model__answers_of_an_open_sitting_are_said_to_wait(void **state)
{
	struct desk_case *c = *state;
	struct sat sat = { { 0 }, 0 };
	struct pr_stats *s;

	case_begin(c, case_practice(3, 10));
	for (int i = 0; i < 3; i++) {
		case_do(c, PR_EVENT_MOVE, i, 0);
		case_pass(c, 9000);
		case_do(c, PR_EVENT_ANSWER, i, case_key(c, i));
		case_do(c, PR_EVENT_SHOW, i, 0);
	}
	s = load(c, "RHIT");
	assert_int_equal(s->answers, 0);
	assert_int_equal(s->ability_answers, 3);
	assert_non_null(strstr(s->advice, "3 first answers are in a sitting"));
	assert_non_null(strstr(s->advice, "counted when the sitting ends"));
	assert_string_equal(s->advice_command, "exam RHIT --resume");
	pr_stats_free(s);
	end_it(c, &sat);
	s = load(c, "RHIT");
	assert_int_equal(s->answers, 3);
	pr_stats_free(s);
}

static void
stats_model__a_result_of_the_exam_date_is_known(void **state)
{
	struct desk_case *c = *state;
	struct pr_learner learner = *pr_desk_learner(c->desk);
	struct pr_stats *s;
	bool passed;

	snprintf(learner.exam, sizeof(learner.exam), "RHIT");
	snprintf(learner.exam_date, sizeof(learner.exam_date), "2026-11-20");
	assert_pr_ok(pr_desk_save_learner(c->desk, &learner, &c->err), &c->err);
	case_pass(c, 5 * DAY_MS);
	assert_pr_ok(pr_stats_result(c->desk, "RHIT", "2026-11-19", 200,
				     &passed, &c->err),
		     &c->err);
	s = load(c, NULL);
	assert_false(s->result_noted);
	pr_stats_free(s);
	assert_pr_ok(pr_stats_result(c->desk, "RHIT", "2026-11-20", 312,
				     &passed, &c->err),
		     &c->err);
	s = load(c, NULL);
	assert_true(s->result_noted && s->result_passed);
	assert_int_equal(s->result, 312);
	pr_stats_free(s);
}

/* As home has it. */
static void
stats_model__without_a_chosen_exam_it_is_the_first_that_can_be_sat(void **state)
{
	struct desk_case *c = *state;
	struct pr_learner learner = *pr_desk_learner(c->desk);
	struct pr_exam_row *rows;
	struct pr_stats *s;
	size_t n;

	assert_pr_ok(pr_library_exams(c->desk, &rows, &n, &c->err), &c->err);
	assert_true(pr_library_exams_ready(rows, n) > 0);
	s = load(c, NULL);
	assert_string_equal(s->exam, rows[0].identifier);
	pr_stats_free(s);
	snprintf(learner.exam, sizeof(learner.exam), "RHIT");
	assert_string_not_equal(rows[0].identifier, "RHIT");
	assert_pr_ok(pr_desk_save_learner(c->desk, &learner, &c->err), &c->err);
	s = load(c, NULL);
	assert_string_equal(s->exam, "RHIT");
	pr_stats_free(s);
	free(rows);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
#define TEST(name)                                                       \
	cmocka_unit_test_setup_teardown(stats_model__##name, case_setup, \
					case_teardown)
		TEST(a_new_learner_is_told_where_to_begin),
		TEST(an_outline_without_questions_asks_for_some),
		TEST(an_unknown_exam_is_refused),
		TEST(drills_have_an_advice_of_their_own),
		TEST(ability_is_that_of_the_stored_state),
		TEST(the_forecast_appears_with_its_evidence),
		TEST(a_domain_never_met_is_advised),
		TEST(the_level_over_the_outline_waits_for_the_forecast),
		TEST(questions_displayed_are_new_no_more),
		TEST(a_move_asks_for_no_more_than_is_free),
		TEST(answers_of_an_open_sitting_are_said_to_wait),
		TEST(a_result_of_the_exam_date_is_known),
		TEST(without_a_chosen_exam_it_is_the_first_that_can_be_sat),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

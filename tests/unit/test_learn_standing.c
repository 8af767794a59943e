/* test_learn_standing.c - what is read of what was learnt, and foretold */
#include "proctor/irt.h"

#include "learn_app_states.h"

#include <math.h>

static bool
not_third(int slot)
{
	return slot % 3 != 0;
}

static int
day_of(const struct desk_case *c)
{
	struct pr_env env;

	pr_desk_now(c->desk, &env);
	return (int)(env.wall_ms / DAY_MS);
}

static const struct pr_slot *
slot_at(const struct desk_case *c, int slot)
{
	return &pr_seat_form(c->seat)->slots[slot];
}

struct forecasts {
	struct pr_db_forecast row[9];
	char date[9][11];
	size_t n;
};

static bool
take_forecast(void *ctx, const struct pr_db_forecast *row)
{
	struct forecasts *f = ctx;

	assert_true(f->n < PR_LEN(f->row));
	snprintf(f->date[f->n], sizeof(f->date[0]), "%s", row->exam_date);
	f->row[f->n++] = *row;
	return true;
}

static struct forecasts
forecasts_of(struct desk_case *c)
{
	struct forecasts f = { 0 };

	assert_pr_ok(pr_db_forecast_each(c->desk->store, 1, &f, take_forecast,
					 &c->err),
		     &c->err);
	return f;
}

static void
sit_mock(struct desk_case *c, uint64_t seed)
{
	case_begin(c, case_mock(seed));
	case_answer_all(c, not_third, 0, 0);
	end_sitting(c);
}

/* Two domains of six, however many answers there are. */
static void
learn__a_forecast_needs_most_of_the_outline(void **state)
{
	struct desk_case *c = *state;
	struct learn_standing s;
	struct pr_exam *exam;

	for (uint64_t seed = 5; seed < 8; seed++) {
		case_begin(c, case_mock(seed));
		for (int i = 0; i < (int)pr_seat_form(c->seat)->n_slots; i++) {
			if (slot_at(c, i)->domain != 0 &&
			    slot_at(c, i)->domain != 3)
				continue;
			case_do(c, PR_EVENT_MOVE, i, 0);
			case_pass(c, 9000);
			case_do(c, PR_EVENT_ANSWER, i, case_key(c, i));
		}
		end_sitting(c);
	}
	assert_pr_ok(pr_library_exam(c->desk, "RHIT", &exam, NULL, &c->err),
		     &c->err);
	assert_pr_ok(learn_standing_load(&s, c->desk, exam, &c->err), &c->err);
	assert_true(s.answers >= PR_READINESS_ANSWERS);
	assert_true(s.coverage < PR_READINESS_COVERAGE);
	assert_int_equal(forecasts_of(c).n, 0);
	learn_standing_release(&s);
	pr_exam_free(exam);
}

static void
learn__a_forecast_needs_evidence_and_stays(void **state)
{
	struct desk_case *c = *state;
	struct pr_learner learner = *pr_desk_learner(c->desk);
	struct forecasts first, then;
	struct learn_standing s;
	struct pr_readiness ready;
	struct pr_exam *exam;

	assert_pr_ok(pr_library_exam(c->desk, "RHIT", &exam, NULL, &c->err),
		     &c->err);
	sit_mock(c, 5);
	assert_int_equal(forecasts_of(c).n, 0); /* 130 answers */
	sit_mock(c, 6);
	first = forecasts_of(c);
	assert_int_equal(first.n, 1);
	assert_true(first.row[0].answers >= PR_READINESS_ANSWERS);
	assert_true(first.row[0].coverage >= PR_READINESS_COVERAGE);
	assert_string_equal(first.date[0], "");
	assert_pr_ok(learn_standing_load(&s, c->desk, exam, &c->err), &c->err);
	assert_true(s.has_form);
	assert_int_equal(s.form.cut, 92);
	assert_pr_ok(pr_readiness(&ready, &s.learn, &s.form, PR_READINESS_SD,
				  &c->err),
		     &c->err);
	assert_true(fabs(first.row[0].p - ready.p) < 1e-12);
	/* with a date it is carried there: less sure, nothing promised */
	snprintf(learner.exam_date, sizeof(learner.exam_date), "2027-11-18");
	assert_pr_ok(pr_desk_save_learner(c->desk, &learner, &c->err), &c->err);
	case_begin(c, case_practice(7, 1));
	end_sitting(c); /* nothing answered: the standing is the same */
	pr_learn_idle(&s.learn, &s.prior, 365);
	assert_pr_ok(pr_readiness(&ready, &s.learn, &s.form, PR_READINESS_SD,
				  &c->err),
		     &c->err);
	then = forecasts_of(c);
	assert_int_equal(then.n, 2);
	assert_string_equal(then.date[1], "2027-11-18");
	assert_true(fabs(then.row[1].p - ready.p) < 1e-12);
	assert_true(then.row[0].p == first.row[0].p);
	assert_int_equal(then.row[0].id, first.row[0].id);
	/* the date of another exam is not this one's */
	snprintf(learner.exam, sizeof(learner.exam), "RHIA");
	assert_pr_ok(pr_desk_save_learner(c->desk, &learner, &c->err), &c->err);
	case_begin(c, case_practice(8, 1));
	end_sitting(c);
	then = forecasts_of(c);
	assert_int_equal(then.n, 3);
	assert_string_equal(then.date[2], "");
	assert_true(fabs(then.row[2].p - first.row[0].p) < 1e-12);
	snprintf(learner.exam, sizeof(learner.exam), "rhit");
	assert_pr_ok(pr_desk_save_learner(c->desk, &learner, &c->err), &c->err);
	case_begin(c, case_practice(9, 1));
	end_sitting(c);
	assert_string_equal(forecasts_of(c).date[3], "2027-11-18");
	learn_standing_release(&s);
	pr_exam_free(exam);
	must_be_sound(c);
}

/* What one item met covers: its task's part of its domain's weight. */
static void
learn__a_standing_covers_what_was_met_and_has_the_exams_form(void **state)
{
	struct desk_case *c = *state;
	const struct pr_domain *d;
	struct learn_standing s;
	struct pr_exam *exam;
	int counts[PR_DOMAINS_MAX], n = 0;
	double mean, all;

	assert_pr_ok(pr_library_exam(c->desk, "RHIT", &exam, NULL, &c->err),
		     &c->err);
	assert_pr_ok(pr_blueprint_counts(counts, exam, 1000, &c->err), &c->err);
	case_begin(c, case_practice(3, 1));
	d = &exam->domains[slot_at(c, 0)->domain];
	told(c, 0, true, 0);
	assert_pr_ok(learn_standing_load(&s, c->desk, exam, &c->err), &c->err);
	assert_true(fabs(s.coverage - counts[slot_at(c, 0)->domain] / 1000.0 /
					      (double)d->n_tasks) < 1e-12);
	assert_true(s.has_form);
	assert_int_equal(s.today, day_of(c));
	for (size_t k = 0; k < exam->n_domains; k++)
		n += s.form.counts[k];
	assert_int_equal(n, 130);
	assert_int_equal(s.form.counts[0], 29);
	/* ability 0 is expected to score the cut; domains are alike */
	assert_true(fabs(pr_rasch_expected(0, s.b, 130) - 92) < 1e-6);
	all = mean = 0;
	for (int i = 0; i < 130; i++)
		all += s.b[i] / 130;
	for (size_t k = 0; k < exam->n_domains; k++) {
		const double *b = learn_domain_b(&s, (int)k);

		mean = 0;
		for (int i = 0; i < s.form.counts[k]; i++)
			mean += b[i] / s.form.counts[k];
		assert_true(fabs(mean - all) < 0.15);
	}
	learn_standing_release(&s);
	pr_exam_free(exam);
}

static void
learn__recall_tells_what_was_met_missed_and_learnt(void **state)
{
	struct desk_case *c = *state;
	struct pr_db_learnt learnt = { .n = PR_LEARN_ITEM_MIN,
				       .b = 1.5,
				       .var = 0.25 };
	struct learn_recall *recall;
	struct pr_exam *exam;
	struct pool pool;
	struct steps *steps;
	size_t met = 0, reviewed = 0;

	case_begin(c, case_practice(3, 3));
	told(c, 0, false, 0);
	told(c, 1, true, 1);
	case_do(c, PR_EVENT_MOVE, 2, 0); /* seen, not answered */
	end_sitting(c);
	steps = steps_of(c);
	learnt.item = steps->row[0].item;
	assert_pr_ok(pr_db_learnt_put(c->desk->store, &learnt, &c->err),
		     &c->err);
	assert_pr_ok(pr_library_exam(c->desk, "RHIT", &exam, NULL, &c->err),
		     &c->err);
	assert_pr_ok(app_pool_load(&pool, c->desk, exam, &c->err), &c->err);
	assert_pr_ok(learn_recall_load(&recall, c->desk, &pool, &c->err),
		     &c->err);
	for (size_t i = 0; i < pool.n; i++) {
		const struct learn_recall *r = &recall[i];
		double rated = pool.candidates[i].b;

		met += r->met;
		reviewed += r->reviews > 0;
		assert_true((r->reviews > 0) == (r->state.s > 0));
		if (pool.items[i] == steps->row[0].item) {
			assert_int_equal(r->flags, PR_MEMORY_WRONG);
			assert_true(r->b == 1.5 && r->b_var == 0.25);
			assert_int_equal(r->last_day, day_of(c));
		} else {
			assert_true(r->b == rated);
		}
		if (pool.items[i] == steps->row[1].item)
			assert_int_equal(r->flags, PR_MEMORY_LUCKY);
	}
	assert_int_equal(met, 3);
	assert_int_equal(reviewed, 2);
	free(recall);
	free(steps);
	app_pool_release(&pool);
	pr_exam_free(exam);
}

static void
learn__a_guess_has_the_chance_of_its_kind(void **state)
{
	static const struct {
		int type, options, keys;
		double guess;
	} rows[] = {
		{ PR_ITEM_SINGLE_CHOICE, 4, 1, 0.25 },
		{ PR_ITEM_TRUE_FALSE, 2, 1, 0.5 },
		{ PR_ITEM_MULTIPLE_RESPONSE, 5, 2, 0.1 },
		{ PR_ITEM_MULTIPLE_RESPONSE, 6, 3, 0.05 },
		{ PR_ITEM_SHORT_TEXT, 0, 0, 0 },
		{ PR_ITEM_CODE_ENTRY, 0, 0, 0 },
		{ PR_ITEM_ORDERING, 4, 0, 0 },
		{ PR_ITEM_SINGLE_CHOICE, 0, 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < PR_LEN(rows); i++)
		assert_true(fabs(learn_guess(rows[i].type, rows[i].options,
					     rows[i].keys) -
				 rows[i].guess) < 1e-12);
	assert_int_equal(learn_day(0, 0), 0);
	assert_int_equal(learn_day(-1, 0), -1);
	assert_int_equal(learn_day(DAY_MS - 1, 1), 1);
	assert_int_equal(learn_day(DAY_MS, -1), 0);
}

#define T(test) \
	cmocka_unit_test_setup_teardown(test, learn_setup, learn_teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(learn__a_forecast_needs_most_of_the_outline),
		T(learn__a_forecast_needs_evidence_and_stays),
		T(learn__a_standing_covers_what_was_met_and_has_the_exams_form),
		T(learn__recall_tells_what_was_met_missed_and_learnt),
		cmocka_unit_test(learn__a_guess_has_the_chance_of_its_kind),
	};

	broken_disk_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}

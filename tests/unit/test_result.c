/* test_result.c - what came of a sitting, against numbers made another way */
#include "app/internal.h"

#include "seat_case.h"

#include <math.h>

static bool
two_of_three(int slot)
{
	return slot % 3 != 0;
}

static bool
nine_of_ten(int slot)
{
	return slot % 10 != 0;
}

static bool
none_right(int slot)
{
	(void)slot;
	return false;
}

static struct pr_result *
load(struct desk_case *c, int64_t sitting)
{
	struct pr_result *r;

	assert_pr_ok(pr_result_load(c->desk, sitting, &r, &c->err), &c->err);
	assert_non_null(r);
	return r;
}

static double
sigma(double x)
{
	return 1 / (1 + exp(-x));
}

/* Where Phi is p, by halving. */
static double
normal_at(double p)
{
	double lo = -9, hi = 9;

	for (int i = 0; i < 200; i++) {
		double mid = (lo + hi) / 2;

		if (0.5 * erfc(-mid / sqrt(2)) < p)
			lo = mid;
		else
			hi = mid;
	}
	return (lo + hi) / 2;
}

static double
expected(const double *b, int n, double theta)
{
	double sum = 0;

	for (int i = 0; i < n; i++)
		sum += sigma(theta - b[i]);
	return sum;
}

static double
theta_of(const double *b, int n, double raw)
{
	double lo = -30, hi = 30;

	for (int i = 0; i < 200; i++) {
		double mid = (lo + hi) / 2;

		if (expected(b, n, mid) < raw)
			lo = mid;
		else
			hi = mid;
	}
	return (lo + hi) / 2;
}

/* RHIT: reference of 130, cut 92, spread 0.8; scale 100 to 400, cut 300. */
static double
scaled(const double *b, int n, int raw, int *raw_cut)
{
	double ref[130], m, equated;

	for (int i = 0; i < 130; i++)
		ref[i] = 0.8 * normal_at((i + 0.5) / 130);
	m = -theta_of(ref, 130, 92); /* so that the passing ability is 0 */
	for (int i = 0; i < 130; i++)
		ref[i] += m;
	*raw_cut = (int)ceil(expected(b, n, 0) - 1e-9);
	equated = expected(ref, 130, theta_of(b, n, raw));
	return fmax(100, 300 + 100.0 / (130 - 92) * (equated - 92));
}

static void
check_rows(const struct pr_result *r)
{
	int sum = 0, lost = 0;

	for (size_t d = 0; d < r->n_domains; d++) {
		const struct pr_domain_row *row = &r->domains[d];
		double p = (double)row->right / row->n, n = row->n;
		double z = 1.959964, z2 = z * z;
		double half = z * sqrt(p * (1 - p) / n + z2 / (4 * n * n)) /
			      (1 + z2 / n);
		double mid = (p + z2 / (2 * n)) / (1 + z2 / n);

		sum += row->n;
		lost += row->n - row->right;
		assert_true(fabs(row->share - p) < 1e-12);
		assert_true(fabs(row->lo - mid + half) < 1e-9);
		assert_true(fabs(row->hi - mid - half) < 1e-9);
		assert_true(fabs(row->points_lost - (n - row->right)) < 1e-9);
		assert_true(!d || row->points_lost <= row[-1].points_lost);
	}
	assert_int_equal(sum, r->n_scored);
	assert_int_equal(lost, r->n_scored - r->raw);
}

static void
result__numbers_are_those_of_an_independent_count(void **state)
{
	struct desk_case *c = *state;
	struct pr_result *r;
	double b[150], exact;
	int raw = 0, n = 0, pretest = 0, cut;

	case_begin(c, case_mock(31));
	for (int i = 0; i < 150; i++) {
		const struct pr_slot *slot = &pr_seat_form(c->seat)->slots[i];

		if (slot->role == PR_ROLE_PRETEST) {
			pretest += two_of_three(i);
			continue;
		}
		b[n++] = slot->b;
		raw += two_of_three(i);
	}
	case_answer_all(c, two_of_three, 0, 0);
	case_do(c, PR_EVENT_END, -1, 0);
	r = load(c, 0);
	assert_int_equal(r->n_items, 150);
	assert_int_equal(r->n_scored, 130);
	assert_int_equal(r->n_pretest, 20);
	assert_int_equal(r->raw, raw);
	assert_int_equal(r->pretest_right, pretest);
	assert_int_equal(r->blank, 0);
	assert_int_equal(r->not_reached, 0);
	assert_int_equal(r->met_before, 0);
	assert_false(r->out_of_trend);
	assert_true(r->scaled);
	exact = scaled(b, n, raw, &cut);
	assert_int_equal(r->raw_cut, cut);
	assert_true(fabs(r->score_exact - exact) < 1e-6);
	assert_int_equal(r->passed, raw >= cut);
	assert_true(fabs(r->score - exact) < 1.001);
	assert_int_equal(r->score >= 300, r->passed);
	assert_in_range(r->score, r->score_lo, r->score_hi);
	assert_int_equal(r->active_ms, 150 * 4000 + 10 * 149 * 150 / 2);
	assert_int_equal(r->median_ms, 4000 + (740 + 750) / 2);
	assert_int_equal(r->over_by, PR_OVER_ENDED);
	assert_true(r->test_clock);
	check_rows(r);
	pr_result_free(r);
}

static void
result__who_passes_is_told_so(void **state)
{
	struct desk_case *c = *state;
	struct pr_result *r;

	case_begin(c, case_mock(32));
	case_answer_all(c, nine_of_ten, 0, 0);
	case_do(c, PR_EVENT_END, -1, 0);
	r = load(c, pr_seat_id(c->seat));
	assert_true(r->passed);
	assert_in_range(r->score, 300, 400);
	assert_true(r->p_parallel > 0.5 && r->p_parallel <= 1);
	pr_result_free(r);
}

static void
result__what_is_read_back_is_what_was_sealed(void **state)
{
	struct desk_case *c = *state;
	struct pr_result *a, *b;
	struct pr_db_score score;

	case_begin(c, case_mock(33));
	case_answer_all(c, two_of_three, 40, 60);
	case_do(c, PR_EVENT_END, -1, 0);
	a = load(c, 0);
	assert_pr_ok(
		pr_db_score_get(c->desk->store, a->sitting, &score, &c->err),
		&c->err);
	assert_int_equal(score.raw, a->raw);
	assert_int_equal(score.n_scored, a->n_scored);
	assert_int_equal(score.score, a->score);
	assert_int_equal(score.lo, a->score_lo);
	assert_int_equal(score.hi, a->score_hi);
	assert_int_equal(score.passed, a->passed);
	case_again(c);
	b = load(c, a->sitting);
	assert_memory_equal(a->responses, b->responses,
			    150 * sizeof(*a->responses));
	free(b->responses);
	b->responses = a->responses;
	assert_memory_equal(a, b, sizeof(*a));
	b->responses = NULL;
	pr_result_free(a);
	pr_result_free(b);
}

static void
count_fault(void *ctx, const char *sentence)
{
	assert_true(sentence[0] != '\0');
	++*(int *)ctx;
}

static void
result__the_sheet_can_be_made_again_byte_for_byte(void **state)
{
	static struct pr_sheet_cell cells[PR_SHEET_SLOTS_MAX];
	struct desk_case *c = *state;
	struct pr_result *r;
	const void *bytes;
	size_t len, n;
	int faults = 0;

	case_begin(c, case_mock(34));
	/* struck before anyone looked at the item itself */
	case_do(c, PR_EVENT_STRIKE, 0, 15);
	case_answer_all(c, two_of_three, 100, 150);
	case_do(c, PR_EVENT_MOVE, 3, 0);
	case_do(c, PR_EVENT_CLEAR, 3, 0);
	case_do(c, PR_EVENT_ANSWER, 3, case_key(c, 3));
	case_do(c, PR_EVENT_UNDO, 3, 0);
	case_do(c, PR_EVENT_UNDO, 3, 0);
	case_do(c, PR_EVENT_MOVE, 120, 0);
	case_do(c, PR_EVENT_ABANDON, -1, 0);
	r = load(c, 0);
	assert_int_equal(r->n_reached, 101);
	assert_pr_ok(pr_desk_check(c->desk, &faults, count_fault, &c->err),
		     &c->err);
	assert_int_equal(faults, 0);
	assert_pr_ok(pr_db_sheet_get(c->desk->store, r->sitting, &bytes, &len,
				     &c->err),
		     &c->err);
	assert_pr_ok(pr_sheet_unpack(cells, &n, bytes, len, &c->err), &c->err);
	assert_int_equal(n, 150);
	for (int i = 0; i < 150; i++) {
		const struct pr_response_row *row = &r->responses[i];
		unsigned f = cells[i].flags;

		assert_int_equal(cells[i].item_rev, row->item_rev);
		assert_int_equal(cells[i].ms, row->ms);
		assert_int_equal(cells[i].credit, row->credit);
		assert_int_equal(cells[i].domain, row->domain);
		assert_int_equal((f & PR_SHEET_REACHED) != 0, row->reached);
		assert_int_equal((f & PR_SHEET_ANSWERED) != 0, row->answered);
		assert_int_equal((f & PR_SHEET_KEY_STRUCK) != 0,
				 row->key_struck);
		assert_int_equal(f >> 12, row->changes);
		assert_int_equal((f & PR_SHEET_SCORED) != 0,
				 row->role == PR_ROLE_SCORED);
		assert_int_equal(row->reached, i < 100 || i == 120);
	}
	assert_true(r->responses[0].key_struck);
	pr_result_free(r);
}

static void
result__an_abandoned_mock_is_sealed_with_what_was_not_reached(void **state)
{
	struct desk_case *c = *state;
	struct pr_result *r;
	int n = 0, scored;

	case_begin(c, case_mock(35));
	for (int i = 0; i < 10; i++)
		n += pr_seat_form(c->seat)->slots[i].role == PR_ROLE_SCORED;
	scored = n;
	case_answer_all(c, two_of_three, 9, 150);
	case_do(c, PR_EVENT_MOVE, 9, 0); /* seen, left blank */
	scored -= pr_seat_form(c->seat)->slots[9].role == PR_ROLE_SCORED;
	case_do(c, PR_EVENT_ABANDON, -1, 0);
	r = load(c, 0);
	assert_int_equal(r->over_by, PR_OVER_ABANDONED);
	assert_int_equal(r->n_reached, 10);
	assert_int_equal(r->blank, n - scored);
	assert_int_equal(r->not_reached, 130 - n);
	assert_true(r->scaled);
	assert_false(r->passed);
	check_rows(r);
	pr_result_free(r);
}

static void
result__practice_is_never_scaled(void **state)
{
	struct desk_case *c = *state;
	struct pr_plan plan = case_practice(2, 12);
	struct pr_result *r;

	plan.domain = "D1";
	case_begin(c, plan);
	case_answer_all(c, two_of_three, 0, 0);
	case_do(c, PR_EVENT_END, -1, 0);
	r = load(c, 0);
	assert_false(r->scaled);
	assert_non_null(r->why_not_scaled);
	assert_non_null(strstr(r->why_not_scaled, "Practice"));
	assert_int_equal(r->n_scored, 12);
	assert_int_equal(r->raw, 8);
	assert_int_equal(r->n_domains, 1);
	assert_string_equal(r->next_domain, "D1");
	pr_result_free(r);
}

static void
result__a_form_met_before_is_left_out_of_the_trend(void **state)
{
	struct desk_case *c = *state;
	struct pr_plan plan = case_mock(36);
	struct pr_result *r;
	char *json;

	case_begin(c, plan);
	assert_pr_ok(pr_seat_form_json(c->seat, &json, &c->err), &c->err);
	case_answer_all(c, none_right, 14, 150); /* 14 are met */
	case_do(c, PR_EVENT_END, -1, 0);
	case_leave(c);
	plan.form_json = json;
	case_begin(c, plan);
	case_answer_all(c, none_right, 0, 0);
	case_do(c, PR_EVENT_END, -1, 0);
	r = load(c, 0);
	assert_in_range(r->met_before, 10, 14);
	assert_int_equal(r->out_of_trend, r->met_before > 13);
	assert_int_equal(r->raw, 0);
	assert_int_equal(r->score, 100);
	assert_false(r->passed);
	pr_result_free(r);
	case_leave(c);
	case_begin(c, plan);
	case_do(c, PR_EVENT_END, -1, 0);
	r = load(c, 0);
	assert_int_equal(r->met_before, 130);
	assert_true(r->out_of_trend);
	pr_result_free(r);
	free(json);
}

static void
result__the_list_has_the_newest_first(void **state)
{
	struct desk_case *c = *state;
	struct pr_past_row *rows;
	struct pr_result *r = NULL;
	size_t n;

	assert_pr_refused(pr_result_load(c->desk, 0, &r, &c->err), PR_ENOTFOUND,
			  &c->err);
	assert_pr_ok(pr_result_list(c->desk, &rows, &n, &c->err), &c->err);
	assert_int_equal(n, 0);
	free(rows);
	for (uint64_t i = 1; i <= 3; i++) {
		case_begin(c, case_practice(i, 5));
		assert_pr_refused(pr_result_load(c->desk, pr_seat_id(c->seat),
						 &r, &c->err),
				  PR_ESTATE, &c->err);
		case_pass(c, 60000);
		case_do(c, PR_EVENT_END, -1, 0);
		case_leave(c);
	}
	assert_null(r);
	assert_pr_ok(pr_result_list(c->desk, &rows, &n, &c->err), &c->err);
	assert_int_equal(n, 3);
	assert_true(rows[0].end_ms > rows[1].end_ms);
	assert_true(rows[1].end_ms > rows[2].end_ms);
	assert_int_equal(rows[0].n, 1); /* of five, one was displayed */
	free(rows);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name)                                                  \
	cmocka_unit_test_setup_teardown(result__##name, case_setup, \
					case_teardown)
		TEST(numbers_are_those_of_an_independent_count),
		TEST(who_passes_is_told_so),
		TEST(what_is_read_back_is_what_was_sealed),
		TEST(the_sheet_can_be_made_again_byte_for_byte),
		TEST(an_abandoned_mock_is_sealed_with_what_was_not_reached),
		TEST(practice_is_never_scaled),
		TEST(a_form_met_before_is_left_out_of_the_trend),
		TEST(the_list_has_the_newest_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

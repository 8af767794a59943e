/* test_stats.c - where a learner stands, every figure counted another way */
#include "proctor/correct.h"
#include "proctor/date.h"
#include "proctor/library.h"

#include "stats_case.h"

#include <math.h>

/* ---- the same from results, which come from the log and not from sheets -- */

struct count {
	long answers, right, first, first_right, rapid, changes, wtr, rtw;
	long lucky, misconceptions, timed, slow;
	long week_n[PR_STATS_WEEKS], week_right[PR_STATS_WEEKS];
	int64_t ms[4000];
};

struct recount {
	struct count all, domains[PR_DOMAINS_MAX], levels[3], task;
	char task_name[65]; /* counted in task */
	long sure_n[4], sure_right[4];
	long recent;
	int64_t ms;
	bool days[30];
};

static int64_t
day_of(int64_t ms)
{
	return (ms - (ms % DAY_MS + DAY_MS) % DAY_MS) / DAY_MS;
}

/* The Monday of a day, 1970-01-05 being one. */
static int64_t
monday(int64_t day)
{
	while ((day - 4) % 7)
		day--;
	return day;
}

static void
add(struct count *k, const struct pr_response_row *row, int weeks)
{
	bool first = !row->met_before;

	k->answers++;
	k->right += row->right;
	k->first += first;
	k->first_right += first && row->right;
	k->rapid += row->rapid;
	k->changes += row->changes;
	k->wtr += row->wrong_to_right > 0;
	k->rtw += row->right_to_wrong > 0;
	k->lucky += row->confidence == 1 && row->right;
	k->misconceptions += row->confidence == 3 && !row->right;
	if (row->answered)
		k->ms[k->timed++] = row->ms;
	if (weeks >= 0 && weeks < PR_STATS_WEEKS) {
		k->week_n[PR_STATS_WEEKS - 1 - weeks]++;
		k->week_right[PR_STATS_WEEKS - 1 - weeks] += row->right;
	}
}

static bool
is_answer(const struct pr_result *r, const struct pr_response_row *row)
{
	if (!row->reached || row->role == PR_ROLE_PRETEST)
		return false;
	return row->answered || r->kind == PR_SITTING_MOCK;
}

static void
add_row(struct desk_case *c, struct recount *k, const struct pr_exam *exam,
	const struct pr_response_row *row, int weeks)
{
	struct pr_item *item;

	assert_pr_ok(pr_library_item(c->desk, row->item_rev, &item, &c->err),
		     &c->err);
	add(&k->all, row, weeks);
	add(&k->domains[row->domain], row, weeks);
	if (item->level != PR_LEVEL_UNKNOWN)
		add(&k->levels[item->level - PR_LEVEL_RECALL], row, weeks);
	if (row->task >= 0 &&
	    !strcmp(exam->domains[row->domain].tasks[row->task].identifier,
		    k->task_name))
		add(&k->task, row, weeks);
	k->sure_n[row->confidence]++;
	k->sure_right[row->confidence] += row->right;
	pr_item_free(item);
}

/* without: a revision that is left out, 0 none. */
static void
recount(struct desk_case *c, struct recount *k, const struct sat *sat,
	int64_t without)
{
	struct pr_exam *exam;
	struct pr_env env;
	int64_t today;

	memset(k, 0, sizeof(*k));
	snprintf(k->task_name, sizeof(k->task_name), "D4.T1");
	pr_desk_now(c->desk, &env);
	today = day_of(env.wall_ms);
	assert_pr_ok(pr_library_exam(c->desk, "RHIT", &exam, NULL, &c->err),
		     &c->err);
	for (size_t i = 0; i < sat->n; i++) {
		struct pr_result *r;
		int64_t day;
		int weeks;

		assert_pr_ok(pr_result_load(c->desk, sat->ids[i], &r, &c->err),
			     &c->err);
		day = day_of(r->end_ms);
		weeks = r->out_of_trend
				? -1
				: (int)((monday(today) - monday(day)) / 7);
		for (int s = 0; s < r->n_items; s++) {
			const struct pr_response_row *row = &r->responses[s];

			k->ms += row->ms;
			if (!is_answer(r, row) || row->item_rev == without)
				continue;
			add_row(c, k, exam, row, weeks);
			k->recent += today - day < 14 && !row->met_before;
			if (today - day < 30)
				k->days[today - day] = true;
		}
		pr_result_free(r);
	}
	pr_exam_free(exam);
}

static int
by_ms(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static int64_t
median(struct count *k)
{
	size_t n = (size_t)k->timed;

	qsort(k->ms, n, sizeof(*k->ms), by_ms);
	if (n == 0)
		return 0;
	return n % 2 ? k->ms[n / 2] : (k->ms[n / 2 - 1] + k->ms[n / 2]) / 2;
}

static void
check_wilson(const struct pr_stat_row *row)
{
	double n = (double)row->first, p = (double)row->first_right / n;
	double z = 1.959964, z2 = z * z;
	double half =
		z * sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n);
	double mid = (p + z2 / (2 * n)) / (1 + z2 / n);

	assert_true(fabs(row->share - p) < 1e-12);
	assert_true(fabs(row->lo - fmax(0, mid - half)) < 1e-9);
	assert_true(fabs(row->hi - fmin(1, mid + half)) < 1e-9);
	assert_int_equal(row->too_few,
			 row->first < 8 || row->hi - row->lo > .5);
}

static void
check_row(const struct pr_stat_row *row, struct count *k)
{
	assert_int_equal(row->answers, k->answers);
	assert_int_equal(row->right, k->right);
	assert_int_equal(row->first, k->first);
	assert_int_equal(row->first_right, k->first_right);
	assert_int_equal(row->rapid, k->rapid);
	assert_int_equal(row->changes, k->changes);
	assert_int_equal(row->wrong_to_right, k->wtr);
	assert_int_equal(row->right_to_wrong, k->rtw);
	assert_int_equal(row->lucky, k->lucky);
	assert_int_equal(row->misconceptions, k->misconceptions);
	assert_int_equal(row->median_ms, median(k));
	if (k->first)
		check_wilson(row);
	for (int w = 0; w < PR_STATS_WEEKS; w++) {
		double n = (double)k->week_n[w],
		       right = (double)k->week_right[w];
		int percent = n > 0 ? (int)floor(100 * right / n + .5) : -1;

		assert_int_equal(row->week[w], percent);
	}
}

static const struct pr_stat_row *
named(const struct pr_stat_row *rows, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(rows[i].name, name))
			return &rows[i];
	return NULL;
}

static void
check_all(const struct pr_stats *s, struct recount *k)
{
	const struct pr_stat_row *task = named(s->tasks, s->n_tasks, "D4.T1");
	int days = 0;

	check_row(&s->all, &k->all);
	assert_int_equal(s->answers, k->all.answers);
	assert_int_equal(s->right, k->all.right);
	for (size_t i = 0; i < s->n_domains; i++)
		check_row(&s->domains[i], &k->domains[s->domains[i].domain]);
	for (int i = 0; i < 3; i++)
		check_row(&s->levels[i], &k->levels[i]);
	assert_non_null(task);
	check_row(task, &k->task);
	for (int i = 0; i < 4; i++) {
		assert_int_equal(s->sure.n[i], k->sure_n[i]);
		assert_int_equal(s->sure.right[i], k->sure_right[i]);
	}
	for (int i = 0; i < 30; i++)
		days += k->days[i];
	assert_int_equal(s->days, days);
	assert_int_equal(s->recent, k->recent);
	assert_int_equal(s->ms, k->ms);
}

/* ---- figures ------------------------------------------------------------- */

static void
stats__every_figure_is_that_of_an_independent_count(void **state)
{
	struct desk_case *c = *state;
	struct recount *k = calloc(1, sizeof(*k));
	struct sat sat = { { 0 }, 0 };
	struct pr_stats *s;
	long slow = 0;

	assert_non_null(k);
	sit_all(c, &sat);
	recount(c, k, &sat, 0);
	s = load(c, "RHIT");
	assert_int_equal(s->sittings, 4);
	assert_string_equal(s->exam, "RHIT");
	check_all(s, k);
	assert_true(k->all.lucky > 3 && k->all.misconceptions > 3);
	assert_true(k->all.rapid > 3 && k->all.wtr > 3 && k->all.rtw > 1);
	assert_true(s->recent < s->answers && s->days == 3);

	/* slow needs the median first: wrong, and over twice of it */
	for (size_t i = 0; i < sat.n; i++) {
		struct pr_result *r;

		assert_pr_ok(pr_result_load(c->desk, sat.ids[i], &r, &c->err),
			     &c->err);
		for (int n = 0; n < r->n_items; n++) {
			const struct pr_response_row *row = &r->responses[n];

			slow += is_answer(r, row) && row->answered &&
				!row->right && row->ms > 2 * s->all.median_ms;
		}
		pr_result_free(r);
	}
	assert_true(slow > 3);
	assert_int_equal(s->all.slow, slow);
	pr_stats_free(s);
	free(k);
}

static void
stats__mocks_are_those_of_their_reports(void **state)
{
	struct desk_case *c = *state;
	struct sat sat = { { 0 }, 0 };
	struct pr_stats *s;

	sit_all(c, &sat);
	s = load(c, "RHIT");
	assert_int_equal(s->n_mocks, 2);
	for (size_t i = 0; i < 2; i++) {
		const struct pr_stat_mock *m = &s->mocks[i];
		struct pr_result *r;
		char date[PR_DATE_TEXT];

		assert_pr_ok(
			pr_result_load(c->desk, sat.ids[i + 1], &r, &c->err),
			&c->err);
		assert_int_equal(m->sitting, r->sitting);
		assert_int_equal(m->end_ms, r->end_ms);
		assert_int_equal(m->score, r->score);
		assert_int_equal(m->lo, r->score_lo);
		assert_int_equal(m->hi, r->score_hi);
		assert_int_equal(m->passed, r->passed);
		assert_int_equal(m->counts, !r->out_of_trend);
		pr_date_format(date, pr_date_from_ms(r->end_ms, 0));
		assert_string_equal(m->date, date);
		pr_result_free(r);
	}
	pr_stats_free(s);
}

static void
stats__a_corrected_item_counts_no_more_until_it_is_taken_back(void **state)
{
	struct desk_case *c = *state;
	struct recount *k = calloc(1, sizeof(*k));
	struct sat sat = { { 0 }, 0 };
	struct pr_correct_order order = { .kind = PR_CORRECTION_DROP,
					  .reason = "the key is wrong" };
	struct pr_corrected done;
	struct pr_result *r;
	struct pr_stats *s;
	int64_t rev;
	char uuid[37];
	int slot = 0;

	assert_non_null(k);
	sit_mock(c, &sat, 31, two_of_three, 60, 70);
	assert_pr_ok(pr_result_load(c->desk, sat.ids[0], &r, &c->err), &c->err);
	while (r->responses[slot].role == PR_ROLE_PRETEST)
		slot++;
	rev = r->responses[slot].item_rev;
	snprintf(uuid, sizeof(uuid), "%s", r->responses[slot].uuid);
	order.item = uuid;
	pr_result_free(r);

	assert_pr_ok(pr_correct(c->desk, &order, &done, &c->err), &c->err);
	recount(c, k, &sat, rev);
	s = load(c, "RHIT");
	assert_int_equal(s->answers, 130 - 1 - (130 - 1 - k->all.answers));
	check_all(s, k);
	pr_stats_free(s);

	order.kind = PR_CORRECTION_WITHDRAWN;
	assert_pr_ok(pr_correct(c->desk, &order, &done, &c->err), &c->err);
	s = load(c, "RHIT");
	assert_int_equal(s->answers, k->all.answers + 1);
	pr_stats_free(s);
	free(k);
}

/* The same form again: every item is met again, and the mock counts no more. */
static void
stats__what_is_met_again_is_no_share_and_no_trend(void **state)
{
	struct desk_case *c = *state;
	struct recount *k = calloc(1, sizeof(*k));
	struct sat sat = { { 0 }, 0 };
	struct pr_plan plan = case_mock(31);
	struct pr_stats *before, *after;
	char *form;

	assert_non_null(k);
	case_begin(c, plan);
	assert_pr_ok(pr_seat_form_json(c->seat, &form, &c->err), &c->err);
	case_answer_all(c, two_of_three, 150, 150);
	end_it(c, &sat);
	before = load(c, "RHIT");
	case_pass(c, 2 * DAY_MS);
	plan.form_json = form;
	case_begin(c, plan);
	case_answer_all(c, nine_of_ten, 150, 150);
	end_it(c, &sat);
	after = load(c, "RHIT");
	recount(c, k, &sat, 0);
	check_all(after, k);
	assert_int_equal(after->answers, 2 * before->answers);
	assert_int_equal(after->all.first, before->all.first);
	assert_true(fabs(after->all.share - before->all.share) < 1e-12);
	assert_memory_equal(after->all.week, before->all.week,
			    sizeof(before->all.week));
	assert_true(after->mocks[0].counts && !after->mocks[1].counts);
	pr_stats_free(before);
	pr_stats_free(after);
	free(form);
	free(k);
}

/* 2026-11-22 is a Sunday. */
static void
stats__weeks_begin_on_monday(void **state)
{
	struct desk_case *c = *state;
	struct sat sat = { { 0 }, 0 };
	struct pr_stats *s;

	case_pass(c, 4 * DAY_MS);
	practise(c, &sat, case_practice(3, 10));
	s = load(c, "RHIT");
	assert_string_equal(s->today, "2026-11-22");
	assert_int_equal(s->all.week[PR_STATS_WEEKS - 2], -1);
	assert_true(s->all.week[PR_STATS_WEEKS - 1] > 0);
	pr_stats_free(s);
	case_pass(c, DAY_MS);
	s = load(c, "RHIT");
	assert_true(s->all.week[PR_STATS_WEEKS - 2] > 0);
	assert_int_equal(s->all.week[PR_STATS_WEEKS - 1], -1);
	pr_stats_free(s);
	case_pass(c, 7 * (PR_STATS_WEEKS - 1) * DAY_MS);
	s = load(c, "RHIT");
	for (int w = 0; w < PR_STATS_WEEKS; w++)
		assert_int_equal(s->all.week[w], -1);
	pr_stats_free(s);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
#define TEST(name)                                                 \
	cmocka_unit_test_setup_teardown(stats__##name, case_setup, \
					case_teardown)
		TEST(every_figure_is_that_of_an_independent_count),
		TEST(mocks_are_those_of_their_reports),
		TEST(weeks_begin_on_monday),
		TEST(a_corrected_item_counts_no_more_until_it_is_taken_back),
		TEST(what_is_met_again_is_no_share_and_no_trend),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* fsrs_fit.c - FSRS-6 fitted to a learner's own log, and judged on days it
 * has not seen */
#include "engine/learn/fsrs_fit.h"

#include <math.h>
#include <stdlib.h>

/* No chance is taken for less than this, nor for more than 1 less it. */
#define CHANCE_MIN 1e-9

/* Moving average of success: its first log odds (77 %) and its step. */
#define AVERAGE_FIRST 1.2
#define AVERAGE_STEP 0.3

struct fsrs_span
fsrs_whole(const struct pr_fsrs_log *log, size_t n)
{
	return (struct fsrs_span){
		.log = log, .n = n, .from = INT64_MIN, .until = INT64_MAX
	};
}

int
fsrs_grade(int grade)
{
	if (grade < PR_FSRS_AGAIN)
		return PR_FSRS_AGAIN;
	return grade > PR_FSRS_EASY ? PR_FSRS_EASY : grade;
}

int
fsrs_gap(const struct pr_fsrs_log *before, const struct pr_fsrs_log *now)
{
	int64_t days = (int64_t)now->day - before->day;

	if (days < 0)
		return 0;
	return days > INT32_MAX ? INT32_MAX : (int)days;
}

double
fsrs_surprise(double recall, bool recalled)
{
	double p = recalled ? recall : 1 - recall;

	return -log(fmax(p, CHANCE_MIN));
}

double
fsrs_sum_loss(const struct pr_fsrs_weights *w, const struct fsrs_span *span,
	      size_t *scored)
{
	struct pr_fsrs state = { 0 };
	double loss = 0;

	*scored = 0;
	for (size_t i = 0; i < span->n; i++) {
		const struct pr_fsrs_log *row = &span->log[i];
		int grade = fsrs_grade(row->grade);
		int days = 0;

		if (row->day >= span->until)
			continue;
		if (i == 0 || row->card != row[-1].card)
			state = (struct pr_fsrs){ 0 };
		else
			days = fsrs_gap(row - 1, row);
		if (days > 0 && row->day >= span->from) {
			loss += fsrs_surprise(pr_fsrs_recall(w, &state, days),
					      grade > PR_FSRS_AGAIN);
			++*scored;
		}
		pr_fsrs_review(&state, w, (enum pr_fsrs_grade)grade, days);
	}
	return loss;
}

double
pr_fsrs_loss(const struct pr_fsrs_weights *w, const struct pr_fsrs_log *log,
	     size_t n, size_t *scored)
{
	struct fsrs_span span = fsrs_whole(log, n);
	size_t count = 0;
	double loss = fsrs_sum_loss(w, &span, &count);

	if (scored)
		*scored = count;
	return count > 0 ? loss / (double)count : (double)NAN;
}

/* A scored review in the order of days. */
struct scored {
	int day;
	bool recalled;
	size_t at;
};

static int
by_day(const void *a, const void *b)
{
	const struct scored *x = a;
	const struct scored *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

static void
list_scored(struct scored *out, const struct pr_fsrs_log *log, size_t n)
{
	size_t count = 0;

	for (size_t i = 1; i < n; i++)
		if (log[i].card == log[i - 1].card &&
		    fsrs_gap(&log[i - 1], &log[i]) > 0)
			out[count++] = (struct scored){
				log[i].day,
				fsrs_grade(log[i].grade) > PR_FSRS_AGAIN, i
			};
	qsort(out, count, sizeof(*out), by_day);
}

/* Where the last fifth of the days begins on which something is scored. */
static size_t
first_held(const struct scored *rows, size_t n)
{
	size_t days = 1;
	size_t held;
	size_t i = n - 1;

	for (size_t k = 1; k < n; k++)
		days += rows[k].day != rows[k - 1].day;
	held = (days + 4) / 5;
	for (; i > 0; i--)
		if (rows[i].day != rows[i - 1].day && --held == 0)
			break;
	return i;
}

/*
 * What somebody would say who looks at the learner's last results only, and
 * not at the card: the log odds of success, moved a step towards each result.
 * Within a day results come in the order of the log.
 */
static double
average_loss(const struct scored *rows, size_t n, size_t held)
{
	double odds = AVERAGE_FIRST;
	double loss = 0;

	for (size_t i = 0; i < n; i++) {
		double p = 1 / (1 + exp(-odds));

		if (i >= held)
			loss += fsrs_surprise(p, rows[i].recalled);
		odds += AVERAGE_STEP * ((rows[i].recalled ? 1 : 0) - p);
	}
	return loss / (double)(n - held);
}

static double
mean_loss(const struct pr_fsrs_weights *w, const struct fsrs_span *span)
{
	size_t scored = 0;
	double loss = fsrs_sum_loss(w, span, &scored);

	return loss / (double)scored;
}

/* Fits to the days before the last fifth, judges on it, fits to all. */
static enum pr_status
fit(struct pr_fsrs_fit *out, const struct pr_fsrs_weights *start,
    const struct fsrs_span *all, const struct scored *rows,
    struct fsrs_progress *progress, struct pr_err *err)
{
	size_t first = first_held(rows, out->n);
	struct fsrs_span past = *all;
	struct fsrs_span held = *all;
	enum pr_status status;

	past.until = rows[first].day;
	past.n_places = first;
	held.from = rows[first].day;
	out->n_held = out->n - first;
	out->weights = *start;
	progress->to = 0.5;
	status = fsrs_search(&out->weights, &past, progress, err);
	if (status)
		return status;
	out->held = mean_loss(&out->weights, &held);
	out->held_before = mean_loss(start, &held);
	out->held_average = average_loss(rows, out->n, first);
	out->better = out->held < out->held_before;
	progress->from = 0.5;
	progress->to = 1;
	status = fsrs_search(&out->weights, all, progress, err);
	if (status)
		return status;
	out->loss = mean_loss(&out->weights, all);
	out->loss_before = mean_loss(start, all);
	return PR_OK;
}

static size_t
count_scored(const struct pr_fsrs_log *log, size_t n)
{
	size_t count = 0;

	for (size_t i = 1; i < n; i++)
		count += log[i].card == log[i - 1].card &&
			 fsrs_gap(&log[i - 1], &log[i]) > 0;
	return count;
}

enum pr_status
pr_fsrs_fit(struct pr_fsrs_fit *out, const struct pr_fsrs_weights *start,
	    const struct pr_fsrs_log *log, size_t n,
	    bool (*progress)(void *ctx, double at), void *ctx,
	    struct pr_err *err)
{
	struct fsrs_span all = fsrs_whole(log, n);
	struct fsrs_progress told = { .tell = progress, .ctx = ctx };
	struct pr_fsrs_fit made = { .n = count_scored(log, n) };
	struct scored *rows;
	size_t *place;
	enum pr_status status;

	if (made.n < PR_FSRS_FIT_MIN)
		return pr_fail(
			err, PR_EINVAL,
			"%zu reviews came a day or more after the one "
			"before; weights are fitted from %d such reviews "
			"on",
			made.n, PR_FSRS_FIT_MIN);
	rows = calloc(made.n, sizeof(*rows));
	place = calloc(n, sizeof(*place));
	if (rows && place) {
		list_scored(rows, log, n);
		for (size_t i = 0; i < made.n; i++)
			place[rows[i].at] = i;
		all.place = place;
		all.n_places = made.n;
		status = fit(&made, start, &all, rows, &told, err);
	} else {
		status = pr_fail(err, PR_ENOMEM, "out of memory");
	}
	free(rows);
	free(place);
	if (status == PR_OK)
		*out = made;
	return status;
}

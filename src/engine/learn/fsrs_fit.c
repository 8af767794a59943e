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
	return (struct fsrs_span){ log, n, INT64_MIN, INT64_MAX };
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

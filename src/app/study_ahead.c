/* study_ahead.c - when what is remembered falls due; study_internal.h */
#include "proctor/drill.h"

#include "study_internal.h"

#include <math.h>
#include <string.h>

#define DAYS_MAX 3650

/* Adds the days on which a memory falls to 90 %, each followed by a right
 * answer; last is the day of the last review, 0 is today. */
static void
add_memory(double *days, int n, const struct pr_fsrs_weights *w,
	   struct pr_fsrs state, int last, double each)
{
	static const struct pr_fsrs_verdict right = { PR_FSRS_GOOD, 1, false,
						      false };

	while (state.s > 0) {
		int day = last +
			  pr_fsrs_interval(w, &state, PR_GAIN_FADED, DAYS_MAX);

		day = day < 0 ? 0 : day;
		if (day >= n)
			return;
		days[day] += each;
		pr_fsrs_take(&state, w, &right, day - last);
		last = day;
	}
}

void
study_ahead(const struct study_pool *pool, int n, double *items,
	    double *seconds)
{
	int today = pool->standing.today;

	for (size_t i = 0; i < pool->pool.n; i++) {
		const struct learn_recall *r = &pool->recall[i];

		if (!study_is_met(pool, i) || !(r->state.s > 0))
			continue;
		if (items)
			add_memory(items, n, &pool->weights, r->state,
				   r->last_day - today, 1);
		add_memory(seconds, n, &pool->weights, r->state,
			   r->last_day - today, study_seconds(pool, i));
	}
}

void
study_after(const struct study_pool *pool, int n, double p, double *items)
{
	const struct pr_fsrs_weights *w = &pool->weights;

	memset(items, 0, (size_t)n * sizeof(*items));
	for (int right = 0; right < 2; right++) {
		struct pr_fsrs_answer answer = { .right = right,
						 .guess = 0.25 };
		struct pr_fsrs state = { 0 };
		struct pr_fsrs_verdict verdict =
			pr_fsrs_judge(w, &state, &answer, p);

		pr_fsrs_take(&state, w, &verdict, 0);
		add_memory(items, n, w, state, 0, right ? p : 1 - p);
	}
}

/* ---- skills of the drills ------------------------------------------------ */

static enum pr_status
add_skill(int *days, int n, struct pr_desk *desk, const char *skill,
	  const struct study_pool *pool, struct pr_err *err)
{
	struct learn_recall recall;
	enum pr_status st = learn_skill_load(&recall, desk, skill, err);
	int day;

	if (st || !(recall.state.s > 0))
		return st;
	day = recall.last_day - pool->standing.today +
	      pr_fsrs_interval(&pool->weights, &recall.state, PR_GAIN_FADED,
			       DAYS_MAX);
	day = day < 0 ? 0 : day;
	if (day < n)
		days[day]++;
	return PR_OK;
}

enum pr_status
study_skills_ahead(const struct study_pool *pool, struct pr_desk *desk, int n,
		   int *days, struct pr_err *err)
{
	struct pr_err own = { 0 };
	struct pr_exam *exam = NULL;
	enum pr_status st;
	int64_t rev;

	memset(days, 0, (size_t)n * sizeof(*days));
	st = pr_library_exam(desk, PR_DRILLS, &exam, &rev, &own);
	if (st == PR_ENOTFOUND)
		return PR_OK;
	if (st)
		return pr_fail(err, st, "%s", own.text);
	for (size_t d = 0; d < exam->n_domains; d++)
		for (size_t t = 0; t < exam->domains[d].n_tasks && !st; t++)
			st = add_skill(days, n, desk,
				       exam->domains[d].tasks[t].identifier,
				       pool, err);
	pr_exam_free(exam);
	return st;
}

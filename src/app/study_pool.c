/* study_pool.c - the pool of an exam with what is remembered of it */
#include "proctor/date.h"
#include "proctor/stats.h"
#include "proctor/study.h"

#include "study_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Finer than any form, so that shares are those of the outline. */
#define SHARES 1000

/* Of what is new, so much goes by the outline, so that no domain is left out;
 * the rest goes by points lost. */
#define OUTLINE_PART 0.25

enum pr_status
pr_study_default(struct pr_desk *desk, char out[65], struct pr_err *err)
{
	struct pr_exam_row *rows = NULL;
	enum pr_status st = PR_OK;
	size_t n = 0;

	if (desk->learner.exam[0]) {
		snprintf(out, 65, "%s", desk->learner.exam);
		return PR_OK;
	}
	st = pr_library_exams(desk, &rows, &n, err);
	if (!st)
		snprintf(out, 65, "%s",
			 pr_library_exams_ready(rows, n) ? rows[0].identifier
							 : "");
	free(rows);
	return st;
}

enum pr_status
study_exam(struct pr_desk *desk, const char *exam, struct pr_exam **out,
	   int64_t *exam_rev, struct pr_err *err)
{
	enum pr_status st = PR_OK;
	char found[65];

	if (!exam || !exam[0]) {
		st = pr_study_default(desk, found, err);
		exam = found;
	}
	if (st)
		return st;
	if (!exam[0])
		return pr_fail(
			err, PR_ENOTFOUND,
			"No exam is chosen yet; name one, such as RHIT.");
	st = pr_library_exam(desk, exam, out, exam_rev, err);
	if (!st && (*out)->drill) {
		st = pr_fail(err, PR_EINVAL,
			     "%s holds drills and is no exam to prepare for; "
			     "proctor drill --list shows them.",
			     (*out)->identifier);
		pr_exam_free(*out);
		*out = NULL;
	}
	return st;
}

/* An outline without weights gives every domain the same. */
static void
fill_shares(struct study_pool *out)
{
	size_t n = out->exam->n_domains;
	int counts[PR_DOMAINS_MAX];

	if (pr_blueprint_counts(counts, out->exam, SHARES, NULL) == PR_OK)
		for (size_t d = 0; d < n; d++)
			out->share[d] = (double)counts[d] / SHARES;
	else
		for (size_t d = 0; d < n; d++)
			out->share[d] = 1.0 / (double)n;
}

/* Where new items pay: in proportion to the points lost, once there are
 * answers, and every domain a little. */
static void
fill_fresh(struct study_pool *out)
{
	const struct learn_standing *st = &out->standing;
	double lost[PR_DOMAINS_MAX] = { 0 }, sum = 0;
	size_t n = out->exam->n_domains;

	for (size_t d = 0; st->has_form && st->answers > 0 && d < n; d++) {
		if (st->form.counts[d] <= 0)
			continue;
		lost[d] = pr_learn_points_lost(
			&st->learn, (int)d, PR_STATS_TARGET,
			learn_domain_b(st, (int)d), (size_t)st->form.counts[d]);
		sum += lost[d];
	}
	for (size_t d = 0; d < n; d++)
		out->fresh[d] =
			sum > 0 ? OUTLINE_PART * out->share[d] +
					  (1 - OUTLINE_PART) * lost[d] / sum
				: out->share[d];
}

enum pr_status
study_pool_open(struct study_pool *out, struct pr_desk *desk, const char *exam,
		struct pr_err *err)
{
	enum pr_status st;
	int64_t id;

	memset(out, 0, sizeof(*out));
	st = study_exam(desk, exam, &out->exam, &out->exam_rev, err);
	if (!st)
		st = app_reserve_fill(desk, out->exam, out->exam_rev, err);
	if (!st)
		st = app_pool_load(&out->pool, desk, out->exam, err);
	if (!st)
		st = app_pool_reserve(&out->pool, desk, out->exam, err);
	if (!st)
		st = learn_standing_load(&out->standing, desk, out->exam, err);
	if (!st)
		st = learn_recall_load(&out->recall, desk, &out->pool, err);
	if (!st)
		st = learn_weights_load(&out->weights, &id, desk, err);
	if (!st)
		st = study_median_seconds(&out->median, desk,
					  out->standing.today, err);
	if (st) {
		study_pool_release(out);
		return st;
	}
	fill_shares(out);
	fill_fresh(out);
	return PR_OK;
}

void
study_pool_release(struct study_pool *pool)
{
	app_pool_release(&pool->pool);
	learn_standing_release(&pool->standing);
	free(pool->recall);
	pr_exam_free(pool->exam);
	memset(pool, 0, sizeof(*pool));
}

bool
study_is_unseen(const struct study_pool *pool, size_t i)
{
	const struct pr_candidate *c = &pool->pool.candidates[i];

	return !pool->recall[i].met && !c->pretest && !c->reserved;
}

bool
study_is_met(const struct study_pool *pool, size_t i)
{
	return pool->recall[i].met && !pool->pool.candidates[i].pretest;
}

static double
expected(const struct study_pool *pool, size_t i)
{
	const struct learn_recall *r = &pool->recall[i];

	return pr_learn_predict(&pool->standing.learn,
				pool->pool.candidates[i].domain, r->b,
				r->b_var);
}

static int
days_since(const struct study_pool *pool, size_t i)
{
	int days = pool->standing.today - pool->recall[i].last_day;

	return days > 0 ? days : 0;
}

double
study_known(const struct study_pool *pool, size_t i)
{
	const struct learn_recall *r = &pool->recall[i];

	if (!(r->state.s > 0))
		return expected(pool, i);
	return pr_fsrs_recall(&pool->weights, &r->state, days_since(pool, i));
}

int
study_seconds(const struct study_pool *pool, size_t i)
{
	if (pool->pool.facts[i].seconds > 0)
		return pool->pool.facts[i].seconds;
	return pool->median > 0 ? pool->median : (int)PR_GAIN_SECONDS;
}

struct pr_gain_in
study_gain_in(const struct study_pool *pool, size_t i)
{
	const struct pr_candidate *c = &pool->pool.candidates[i];
	int type = pool->pool.facts[i].type;
	/* how many keys a select-all item has is not told by its row */
	int keys = type == PR_ITEM_MULTIPLE_RESPONSE ? 2 : 1;
	bool answered = pool->recall[i].state.s > 0;

	return (struct pr_gain_in){
		.state = pool->recall[i].state,
		.days_since = answered ? days_since(pool, i) : 0,
		.p_new = expected(pool, i),
		.guess = learn_guess(type, c->n_options, keys),
		.weight = pool->share[c->domain],
		.seconds = study_seconds(pool, i),
		.unseen = !answered,
	};
}

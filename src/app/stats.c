/* stats.c - where the learner stands for an exam; see proctor/stats.h */
#include "proctor/stats.h"

#include "proctor/study.h"
#include "util/mem.h"

#include "library_internal.h"
#include "stats_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

bool
stats_out_of_trend(int met_before, int n_scored)
{
	return met_before * 10 > n_scored;
}

static void
count_tasks(struct stats_outline *outline)
{
	const struct pr_exam *exam = outline->exam;

	for (size_t d = 0; d < exam->n_domains; d++)
		outline->first_task[d + 1] =
			outline->first_task[d] + (int)exam->domains[d].n_tasks;
}

static bool
take_any(void *ctx, const struct pr_db_exam *exam)
{
	(void)exam;
	*(bool *)ctx = true;
	return false;
}

/* An empty data folder asks for another step than a name mistyped. */
static enum pr_status
not_found(struct pr_desk *desk, struct pr_err *err)
{
	bool any = false;
	enum pr_status st = pr_db_exam_each(desk->store, &any, take_any, err);

	if (st || any)
		return st ? st : PR_ENOTFOUND;
	return pr_fail(err, PR_ENOTFOUND,
		       "There is no exam in this data folder yet; proctor exam "
		       "takes in the banks that come with the program, proctor "
		       "bank import PATH your own.");
}

static enum pr_status
load_outlines(struct stats_work *work, const char *exam, struct pr_err *err)
{
	struct stats_outline *o = work->outlines;
	struct pr_err own = { 0 };
	enum pr_status st = pr_library_exam(work->desk, exam, &o[0].exam,
					    &o[0].exam_rev, err);

	if (st)
		return st == PR_ENOTFOUND ? not_found(work->desk, err) : st;
	count_tasks(&o[0]);
	work->same = !strcasecmp(o[0].exam->identifier, PR_DRILLS);
	/* without the outline of the drills there are no skills to tell */
	st = pr_library_exam(work->desk, PR_DRILLS, &o[1].exam, &o[1].exam_rev,
			     &own);
	if (!st)
		count_tasks(&o[1]);
	if (!st || st == PR_ENOTFOUND)
		return PR_OK;
	return pr_fail(err, st, "%s", own.text);
}

static void
fill_head(struct stats_work *work)
{
	struct pr_stats *s = work->stats;
	const struct pr_exam *exam = work->outlines[0].exam;
	struct pr_env env;

	pr_desk_now(work->desk, &env);
	work->offset = env.utc_offset_min;
	work->today = learn_day(env.wall_ms, env.utc_offset_min);
	app_today(work->desk, s->today);
	library_cut(s->exam, sizeof(s->exam), exam->identifier);
	library_cut(s->exam_title, sizeof(s->exam_title), exam->title);
	s->drills = exam->drill;
	if (!exam->drill)
		snprintf(s->exam_date, sizeof(s->exam_date), "%s",
			 learn_exam_date(&work->desk->learner,
					 exam->identifier));
}

/* What is left to practise. */
static enum pr_status
load_fresh(struct stats_work *work, struct pr_err *err)
{
	const struct pr_exam *exam = work->outlines[0].exam;
	struct pool pool;
	enum pr_status st;

	if (exam->drill)
		return PR_OK;
	st = app_pool_load(&pool, work->desk, exam, err);
	if (st)
		return st;
	st = app_pool_reserve(&pool, work->desk, exam, err);
	work->questions = pool.n > 0;
	work->diagnostic = app_diagnostic_possible(exam, &pool);
	for (size_t i = 0; i < pool.n; i++) {
		const struct pr_candidate *c = &pool.candidates[i];

		if (!c->seen_ms && !c->reserved && !c->pretest &&
		    c->domain >= 0)
			work->fresh[c->domain]++;
	}
	app_pool_release(&pool);
	return st;
}

static enum pr_status
make(struct stats_work *work, const char *exam, struct pr_err *err)
{
	enum pr_status st = load_outlines(work, exam, err);

	if (st)
		return st;
	fill_head(work);
	st = stats_result_make(work, err);
	if (!st)
		st = load_fresh(work, err);
	if (!st)
		st = stats_facts_load(&work->facts, work->desk, work->outlines,
				      err);
	if (!st)
		st = stats_sheets_walk(work, err);
	if (!st)
		st = stats_rows_make(work, err);
	if (!st)
		st = stats_errors_make(work, err);
	if (!st)
		st = stats_model_make(work, err);
	if (!st)
		stats_advice_make(work);
	return st;
}

enum pr_status
pr_stats_load(struct pr_desk *desk, const char *exam, struct pr_stats **out,
	      struct pr_err *err)
{
	struct stats_work work = { .desk = desk };
	enum pr_status st;
	char own[65];

	*out = NULL;
	work.stats = mem_array(1, sizeof(*work.stats));
	if (!work.stats)
		return mem_fail(err);
	st = exam && exam[0] ? PR_OK : pr_study_default(desk, own, err);
	if (!st && !(exam && exam[0]))
		exam = own[0] ? own : "RHIT";
	if (!st)
		st = make(&work, exam, err);
	learn_standing_release(&work.standing);
	free(work.facts.rows);
	free(work.answers);
	free(work.drills);
	free(work.bad);
	for (int i = 0; i < 2; i++)
		pr_exam_free(work.outlines[i].exam);
	if (st)
		pr_stats_free(work.stats);
	else
		*out = work.stats;
	return st;
}

void
pr_stats_free(struct pr_stats *stats)
{
	if (!stats)
		return;
	free(stats->domains);
	free(stats->tasks);
	free(stats->skills);
	free(stats->errors);
	free(stats->mocks);
	free(stats);
}

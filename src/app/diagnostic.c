/*
 * diagnostic.c - whether a diagnostic can be drawn
 *
 * The one rule for all who advise it: every domain of the outline has what
 * its places in a diagnostic want, of items no form holds back.
 */
#include "proctor/library.h"
#include "proctor/study.h"

#include "pool.h"

bool
app_diagnostic_possible(const struct pr_exam *exam, const struct pool *pool)
{
	struct pr_pool_count count[PR_DOMAINS_MAX];
	struct pr_draw_plan plan = { .practice = true, .task = -1 };

	if (exam->drill || pool->n < PR_DIAGNOSTIC_ITEMS ||
	    pr_blueprint_counts(plan.scored, exam, PR_DIAGNOSTIC_ITEMS, NULL))
		return false;
	pr_pool_count(count, exam->n_domains, pool->candidates, pool->n, &plan);
	for (size_t d = 0; d < exam->n_domains; d++)
		if (count[d].have < count[d].need)
			return false;
	return true;
}

enum pr_status
app_diagnostic_load(bool *out, struct pr_desk *desk, const struct pr_exam *exam,
		    struct pr_err *err)
{
	struct pool pool;
	enum pr_status st = app_pool_load(&pool, desk, exam, err);

	if (st)
		return st;
	st = app_pool_reserve(&pool, desk, exam, err);
	if (!st)
		*out = app_diagnostic_possible(exam, &pool);
	app_pool_release(&pool);
	return st;
}

enum pr_status
pr_study_diagnostic(struct pr_desk *desk, const char *exam, bool *out,
		    struct pr_err *err)
{
	struct pr_exam *found;
	enum pr_status st = pr_library_exam(desk, exam, &found, NULL, err);

	if (st)
		return st;
	st = app_diagnostic_load(out, desk, found, err);
	pr_exam_free(found);
	return st;
}

/* plan.c - what a learner asks for, turned into counts by domain */
#include "proctor/readiness.h"

#include "internal.h"
#include "pool.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define PRACTICE_ITEMS 10
#define PRACTICE_ITEMS_MAX 200
#define REVIEW_ITEMS_MAX 500
#define REVIEW_MINUTES_MAX 1440
#define DIAGNOSTIC_ITEMS 50
#define DIAGNOSTIC_ITEMS_MIN 20

static enum pr_status
unknown_domain(const struct pr_exam *exam, const char *name, struct pr_err *err)
{
	char list[256] = "";
	size_t at = 0;

	for (size_t d = 0; d < exam->n_domains && at < sizeof(list) - 40; d++)
		at += (size_t)snprintf(list + at, sizeof(list) - at, "%s%s",
				       d ? ", " : "",
				       exam->domains[d].identifier);
	return pr_fail(err, PR_ENOTFOUND,
		       "%s has no domain \"%s\". Its domains are %s.",
		       exam->identifier, name, list);
}

/* "D4" in any case, or its number in the outline. */
static int
find_domain(const struct pr_exam *exam, const char *name)
{
	char *end;
	long n = strtol(name, &end, 10);

	for (size_t d = 0; d < exam->n_domains; d++)
		if (!strcasecmp(exam->domains[d].identifier, name))
			return (int)d;
	if (*name && !*end && n >= 1 && (size_t)n <= exam->n_domains)
		return (int)n - 1;
	return -1;
}

static enum pr_status
find_task(const struct pr_exam *exam, const char *name, int *domain, int *task,
	  struct pr_err *err)
{
	for (size_t d = 0; d < exam->n_domains; d++) {
		const struct pr_domain *dom = &exam->domains[d];

		if (*domain >= 0 && (size_t)*domain != d)
			continue;
		for (size_t t = 0; t < dom->n_tasks; t++)
			if (!strcasecmp(dom->tasks[t].identifier, name)) {
				*domain = (int)d;
				*task = (int)t;
				return PR_OK;
			}
	}
	return pr_fail(err, PR_ENOTFOUND,
		       "%s has no task \"%s\"; proctor bank show %s lists "
		       "them.",
		       exam->identifier, name, exam->identifier);
}

static enum pr_status
practice_plan(struct pr_draw_plan *out, const struct pr_exam *exam,
	      const struct pr_plan *plan, struct pr_err *err)
{
	int items = plan->items ? plan->items : PRACTICE_ITEMS;
	int domain = -1;
	enum pr_status st;

	out->practice = true;
	if (items < 1 || items > PRACTICE_ITEMS_MAX)
		return pr_fail(err, PR_EINVAL,
			       "Practice takes 1 to %d items at a time.",
			       PRACTICE_ITEMS_MAX);
	if (plan->domain) {
		domain = find_domain(exam, plan->domain);
		if (domain < 0)
			return unknown_domain(exam, plan->domain, err);
	}
	if (plan->task) {
		st = find_task(exam, plan->task, &domain, &out->task, err);
		if (st)
			return st;
	}
	if (domain < 0)
		return pr_blueprint_counts(out->scored, exam, items, err);
	out->scored[domain] = items;
	return PR_OK;
}

/* The domains of the outline, with the places they have in an exam. */
static enum pr_status
diagnostic_plan(struct pr_draw_plan *out, const struct pr_exam *exam,
		const struct pr_plan *plan, struct pr_err *err)
{
	int items = plan->items ? plan->items : DIAGNOSTIC_ITEMS;

	out->practice = true;
	if (items < DIAGNOSTIC_ITEMS_MIN || items > PRACTICE_ITEMS_MAX)
		return pr_fail(err, PR_EINVAL,
			       "A diagnostic takes %d to %d items; fewer say "
			       "nothing of a domain.",
			       DIAGNOSTIC_ITEMS_MIN, PRACTICE_ITEMS_MAX);
	return pr_blueprint_counts(out->scored, exam, items, err);
}

/* The fewest items that decide, by the outline; the list may be longer. */
static enum pr_status
quick_plan(struct pr_draw_plan *out, const struct pr_exam *exam,
	   struct pr_err *err)
{
	out->practice = true;
	if (exam->scored_items < PR_QUICK_MIN)
		return pr_fail(err, PR_ESCHEMA,
			       "The exam file of %s describes no form of %d "
			       "items or more, so there is practice but no "
			       "quick check.",
			       exam->identifier, PR_QUICK_MIN);
	return pr_blueprint_counts(out->scored, exam, PR_QUICK_MIN, err);
}

/* Lists are made by others; nothing is drawn by counts. */
static enum pr_status
list_plan(struct pr_draw_plan *out, const struct pr_plan *plan,
	  struct pr_err *err)
{
	int most = plan->weak ? PRACTICE_ITEMS_MAX : REVIEW_ITEMS_MAX;

	out->practice = true;
	if (plan->items < 0 || plan->items > most)
		return pr_fail(err, PR_EINVAL,
			       "Such a sitting takes 1 to %d items at a time.",
			       most);
	if (plan->minutes < 0 || plan->minutes > REVIEW_MINUTES_MAX)
		return pr_fail(err, PR_EINVAL,
			       "A review takes 1 to %d minutes.",
			       REVIEW_MINUTES_MAX);
	return PR_OK;
}

/* Pretest by domain: what a form of all items has over the scored ones. */
static enum pr_status
mock_plan(struct pr_draw_plan *out, const struct pr_exam *exam,
	  struct pr_err *err)
{
	int all[PR_DOMAINS_MAX];
	bool even = true;
	enum pr_status st;

	if (exam->scored_items <= 0)
		return pr_fail(err, PR_ESCHEMA,
			       "The exam file of %s describes no form, so "
			       "there is practice but no mock.",
			       exam->identifier);
	st = pr_blueprint_counts(out->scored, exam, exam->scored_items, err);
	if (st || exam->pretest_items <= 0)
		return st;
	st = pr_blueprint_counts(all, exam,
				 exam->scored_items + exam->pretest_items, err);
	for (size_t d = 0; !st && d < exam->n_domains; d++) {
		out->pretest[d] = all[d] - out->scored[d];
		even = even && out->pretest[d] >= 0;
	}
	if (!st && !even)
		st = pr_blueprint_counts(out->pretest, exam,
					 exam->pretest_items, err);
	return st;
}

enum pr_status
app_draw_plan(struct pr_draw_plan *out, struct pr_desk *desk,
	      const struct pr_exam *exam, const struct pr_plan *plan,
	      struct pr_err *err)
{
	struct pr_env env;

	memset(out, 0, sizeof(*out));
	out->task = -1;
	out->case_sets_min = exam->case_sets_min;
	out->case_sets_max = exam->case_sets_max;
	out->shuffle_items = exam->shuffle_items;
	out->seed = plan->seed;
	if (!plan->seeded) {
		pr_desk_now(desk, &env);
		out->seed = env.random(env.random_ctx);
	}
	switch (plan->kind) {
	case PR_SITTING_DIAGNOSTIC:
		return diagnostic_plan(out, exam, plan, err);
	case PR_SITTING_QUICK:
		return quick_plan(out, exam, err);
	case PR_SITTING_REVIEW:
		return list_plan(out, plan, err);
	case PR_SITTING_PRACTICE:
		if (plan->weak)
			return list_plan(out, plan, err);
		return practice_plan(out, exam, plan, err);
	case PR_SITTING_MOCK:
	case PR_SITTING_DRILL:
		break;
	}
	return mock_plan(out, exam, err);
}

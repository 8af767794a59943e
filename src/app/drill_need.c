/*
 * drill_need.c - which skill comes next
 *
 * This is the one place of the rule. Skills stand in this order:
 *
 * 1. those never tried: the first skill of each kind, then the second of each
 *    kind and so on, so that a beginner meets all kinds before all seventh
 *    characters;
 * 2. the others by need, the highest first. Need is the share of wrong
 *    responses among the last 20, in percent, counted with one right and one
 *    wrong response more than there were, so that one answer decides little;
 *    and two more for each whole day since the last response, at most 60.
 *
 * Equal need goes by the outline. A response is right when its strict score
 * is 100. Nothing here is left to chance.
 */
#include "util/mem.h"

#include "drill_internal.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define RECENT 20
#define DAY_MS INT64_C(86400000)
#define DAYS_MAX 30
#define A_DAY 2

struct load {
	struct drill_skills *skills;
	const struct pr_exam *exam;
};

static struct drill_skill *
skill_named(const struct load *load, const char *task)
{
	const struct pr_exam *exam = load->exam;

	for (size_t i = 0; i < load->skills->n; i++) {
		struct drill_skill *s = &load->skills->rows[i];

		if (!strcmp(exam->domains[s->domain].tasks[s->task].identifier,
			    task))
			return s;
	}
	return NULL;
}

/* Newest first. */
static bool
take_grade(void *ctx, const struct pr_db_grade *grade)
{
	struct drill_skill *s = skill_named(ctx, grade->task);

	if (!s)
		return true;
	if (s->n < RECENT) {
		s->n++;
		s->wrong += grade->strict < 100;
	}
	s->responses++;
	s->right += grade->strict == 100;
	s->learning += grade->learning;
	if (!s->last_ms)
		s->last_ms = grade->at_ms;
	return true;
}

static int
need_of(const struct drill_skill *s, int64_t now_ms)
{
	int64_t days = (now_ms - s->last_ms) / DAY_MS;

	if (!s->responses)
		return INT_MAX - s->task;
	days = days < 0 ? 0 : days > DAYS_MAX ? DAYS_MAX : days;
	return 100 * (s->wrong + 1) / (s->n + 2) + A_DAY * (int)days;
}

static int
by_need(const void *a, const void *b)
{
	const struct drill_skill *x = a, *y = b;

	if (x->need != y->need)
		return x->need > y->need ? -1 : 1;
	if (x->domain != y->domain)
		return x->domain - y->domain;
	return x->task - y->task;
}

enum pr_status
drill_skills_load(struct drill_skills *out, struct pr_desk *desk,
		  const struct pr_exam *exam, struct pr_err *err)
{
	struct load load = { out, exam };
	struct pr_env env;
	size_t n = 0;
	enum pr_status st;

	memset(out, 0, sizeof(*out));
	for (size_t d = 0; d < exam->n_domains; d++)
		n += exam->domains[d].n_tasks;
	out->rows = mem_array(n, sizeof(*out->rows));
	if (!out->rows)
		return mem_fail(err);
	for (size_t d = 0; d < exam->n_domains; d++)
		for (size_t t = 0; t < exam->domains[d].n_tasks; t++)
			out->rows[out->n++] =
				(struct drill_skill){ .domain = (int)d,
						      .task = (int)t };
	st = pr_db_grade_each(desk->store, 0, desk->learner.id, &load,
			      take_grade, err);
	if (st) {
		drill_skills_release(out);
		return st;
	}
	pr_desk_now(desk, &env);
	for (size_t i = 0; i < out->n; i++)
		out->rows[i].need = need_of(&out->rows[i], env.wall_ms);
	if (out->n)
		qsort(out->rows, out->n, sizeof(*out->rows), by_need);
	return PR_OK;
}

void
drill_skills_release(struct drill_skills *skills)
{
	free(skills->rows);
	memset(skills, 0, sizeof(*skills));
}

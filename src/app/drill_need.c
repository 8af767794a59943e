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
 *    and the part of the skill that has faded from memory since, in percent:
 *    100 less the recall that the memory model (proctor/fsrs.h) gives for the
 *    whole days since the last response. A skill of which nothing is
 *    remembered, because it was only looked up, has faded wholly.
 *
 * Equal need goes by the outline. A response is right when its strict score
 * is 100; one to an item whose key was corrected afterwards counts for
 * nothing, neither here nor in the memory. Nothing here is left to chance.
 */
#include "util/mem.h"

#include "drill_internal.h"
#include "learn.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define RECENT 20

/* A response to an item whose key was corrected. */
struct voided {
	int64_t sitting;
	int slot;
};

struct load {
	struct drill_skills *skills;
	const struct pr_exam *exam;
	struct voided *voided;
	size_t n_voided, cap_voided;
	bool no_memory;
};

static bool
take_step(void *ctx, const struct pr_db_step *step)
{
	struct load *load = ctx;
	struct voided *more;

	if (!step->corrected || !step->skill[0])
		return true;
	more = mem_room(load->voided, load->n_voided, &load->cap_voided,
			sizeof(*more));
	if (!more) {
		load->no_memory = true;
		return false;
	}
	load->voided = more;
	more[load->n_voided++] = (struct voided){ step->sitting, step->slot };
	return true;
}

static bool
is_voided(const struct load *load, const struct pr_db_grade *grade)
{
	for (size_t i = 0; i < load->n_voided; i++)
		if (load->voided[i].sitting == grade->sitting &&
		    load->voided[i].slot == grade->slot)
			return true;
	return false;
}

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

	if (!s || is_voided(ctx, grade))
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

struct memory {
	struct pr_desk *desk;
	struct pr_fsrs_weights weights;
	int today;
};

/* How much of a skill has faded, in percent. */
static enum pr_status
faded(int *out, const struct memory *m, const char *skill, struct pr_err *err)
{
	struct learn_recall r;
	int days;
	enum pr_status st = learn_skill_load(&r, m->desk, skill, err);

	if (st)
		return st;
	days = m->today > r.last_day ? m->today - r.last_day : 0;
	*out = (int)lround(100 *
			   (1 - pr_fsrs_recall(&m->weights, &r.state, days)));
	return PR_OK;
}

static enum pr_status
note_need(struct drill_skill *s, const struct memory *m,
	  const struct pr_exam *exam, struct pr_err *err)
{
	const struct pr_task *task = &exam->domains[s->domain].tasks[s->task];
	int gone = 0;
	enum pr_status st;

	if (!s->responses) {
		s->need = INT_MAX - s->task;
		return PR_OK;
	}
	st = faded(&gone, m, task->identifier, err);
	s->need = 100 * (s->wrong + 1) / (s->n + 2) + gone;
	return st;
}

static enum pr_status
note_needs(struct drill_skills *skills, struct pr_desk *desk,
	   const struct pr_exam *exam, struct pr_err *err)
{
	struct memory m = { .desk = desk };
	struct pr_env env;
	int64_t id;
	enum pr_status st = learn_weights_load(&m.weights, &id, desk, err);

	pr_desk_now(desk, &env);
	m.today = learn_day(env.wall_ms, env.utc_offset_min);
	for (size_t i = 0; i < skills->n && !st; i++)
		st = note_need(&skills->rows[i], &m, exam, err);
	return st;
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

static enum pr_status
load_grades(struct drill_skills *out, struct pr_desk *desk,
	    const struct pr_exam *exam, struct pr_err *err)
{
	struct load load = { .skills = out, .exam = exam };
	enum pr_status st = pr_db_step_each(desk->store, desk->learner.id, 0, 0,
					    &load, take_step, err);

	if (!st && load.no_memory)
		st = mem_fail(err);
	if (!st)
		st = pr_db_grade_each(desk->store, 0, desk->learner.id, &load,
				      take_grade, err);
	free(load.voided);
	return st;
}

enum pr_status
drill_skills_load(struct drill_skills *out, struct pr_desk *desk,
		  const struct pr_exam *exam, struct pr_err *err)
{
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
	st = load_grades(out, desk, exam, err);
	if (!st)
		st = note_needs(out, desk, exam, err);
	if (st) {
		drill_skills_release(out);
		return st;
	}
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

/* stats_rows.c - sums of answers by domain, task, level and skill */
#include "proctor/score.h"
#include "util/mem.h"

#include "library_internal.h"
#include "stats_internal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Twice the median and wrong: time that bought nothing. */
#define SLOW_TIMES 2

/* An answer counts in all, a domain, a task, a level; in a skill apart. */
#define TARGETS 5

struct tally {
	struct pr_stat_row row;
	long timed, passed; /* answers with a time; gone through by time */
	long week_n[PR_STATS_WEEKS], week_right[PR_STATS_WEEKS];
};

/* Tallies one after another: all, domains, tasks, levels, skills. */
struct tallies {
	const struct stats_work *work;
	struct tally *rows;
	size_t n;
	int domains, tasks, levels, skills; /* where each kind begins */
};

static int
tasks_in(const struct stats_outline *outline)
{
	return outline->exam ? outline->first_task[outline->exam->n_domains]
			     : 0;
}

static struct tally *
tally(const struct tallies *t, int from, int i)
{
	return &t->rows[from + i];
}

/* The tallies that an answer counts in. */
static size_t
targets(struct tally *out[TARGETS], const struct tallies *t,
	const struct stats_answer *a)
{
	size_t n = 0;

	if (a->in_exam)
		out[n++] = tally(t, 0, 0);
	if (a->in_exam && a->domain >= 0)
		out[n++] = tally(t, t->domains, a->domain);
	if (a->task >= 0)
		out[n++] = tally(t, t->tasks, a->task);
	if (a->in_exam && a->level >= PR_LEVEL_RECALL &&
	    a->level <= PR_LEVEL_ANALYSIS)
		out[n++] = tally(t, t->levels, a->level - PR_LEVEL_RECALL);
	if (a->skill >= 0)
		out[n++] = tally(t, t->skills, a->skill);
	return n;
}

static void
count(struct tally *t, const struct stats_answer *a)
{
	struct pr_stat_row *row = &t->row;
	int sure = (a->flags & PR_SHEET_CONFIDENCE) / (1 << 8);
	bool first = (a->flags & PR_SHEET_FIRST_SEEN) != 0;

	row->answers++;
	row->right += a->right;
	row->first += first;
	row->first_right += first && a->right;
	t->timed += (a->flags & PR_SHEET_ANSWERED) != 0;
	row->rapid += (a->flags & PR_SHEET_RAPID) != 0;
	row->changes += (a->flags & PR_SHEET_CHANGES) / (1 << 12);
	row->wrong_to_right += (a->flags & PR_SHEET_WRONG_TO_RIGHT) != 0;
	row->right_to_wrong += (a->flags & PR_SHEET_RIGHT_TO_WRONG) != 0;
	row->lucky += sure == 1 && a->right;
	row->misconceptions += sure == 3 && !a->right;
	if (a->week >= 0) {
		t->week_n[a->week]++;
		t->week_right[a->week] += a->right;
	}
}

static void
count_sure(struct pr_stat_sure *sure, const struct stats_answer *a)
{
	int i = (a->flags & PR_SHEET_CONFIDENCE) / (1 << 8);

	sure->n[i]++;
	sure->right[i] += a->right;
}

static int
by_time(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* Gone through once by time, every tally meets its own median on the way. */
static void
median_step(struct tally *t, uint32_t ms)
{
	long half = t->timed / 2;

	if (t->timed % 2 == 0 && t->passed == half - 1)
		t->row.median_ms = ms;
	if (t->passed == half)
		t->row.median_ms = t->timed % 2 ? (int64_t)ms
						: (t->row.median_ms + ms) / 2;
	t->passed++;
}

static enum pr_status
medians(struct tallies *t, struct pr_err *err)
{
	const struct stats_work *work = t->work;
	uint64_t *order = mem_array(work->n_answers, sizeof(*order));
	struct tally *to[TARGETS];
	size_t n = 0;

	if (!order)
		return mem_fail(err);
	for (size_t i = 0; i < work->n_answers; i++)
		if (work->answers[i].flags & PR_SHEET_ANSWERED)
			order[n++] = (uint64_t)work->answers[i].ms << 32 | i;
	if (n)
		qsort(order, n, sizeof(*order), by_time);
	for (size_t i = 0; i < n; i++) {
		const struct stats_answer *a =
			&work->answers[order[i] & UINT32_MAX];

		for (size_t k = targets(to, t, a); k > 0; k--)
			median_step(to[k - 1], a->ms);
	}
	free(order);
	return PR_OK;
}

static void
count_slow(struct tallies *t)
{
	const struct stats_work *work = t->work;
	struct tally *to[TARGETS];

	for (size_t i = 0; i < work->n_answers; i++) {
		const struct stats_answer *a = &work->answers[i];

		if (a->right || !(a->flags & PR_SHEET_ANSWERED))
			continue;
		for (size_t k = targets(to, t, a); k > 0; k--)
			to[k - 1]->row.slow +=
				a->ms > SLOW_TIMES * to[k - 1]->row.median_ms;
	}
}

static void
finish(struct tally *t)
{
	struct pr_stat_row *row = &t->row;
	struct pr_share share =
		pr_score_wilson((size_t)row->first_right, (size_t)row->first);

	row->share = share.value;
	row->lo = share.lo;
	row->hi = share.hi;
	row->too_few =
		pr_score_too_few((size_t)row->first_right, (size_t)row->first);
	for (int w = 0; w < PR_STATS_WEEKS; w++)
		row->week[w] =
			t->week_n[w]
				? (int)lround(100.0 * (double)t->week_right[w] /
					      (double)t->week_n[w])
				: -1;
}

static void
name(struct tally *t, const char *identifier, const char *title, int domain)
{
	library_cut(t->row.name, sizeof(t->row.name), identifier);
	library_cut(t->row.title, sizeof(t->row.title), title);
	t->row.domain = domain;
}

static double
domain_weight(const struct pr_exam *exam, size_t d)
{
	const struct pr_domain *dom = &exam->domains[d];

	if (dom->items > 0 && exam->scored_items > 0)
		return 100.0 * dom->items / exam->scored_items;
	if (!isnan(dom->percent))
		return dom->percent;
	if (!isnan(dom->percent_min) && !isnan(dom->percent_max))
		return (dom->percent_min + dom->percent_max) / 2;
	return 0;
}

static void
name_tasks(const struct tallies *t, const struct stats_outline *outline,
	   int from)
{
	for (size_t d = 0; outline->exam && d < outline->exam->n_domains; d++) {
		const struct pr_domain *dom = &outline->exam->domains[d];

		for (size_t k = 0; k < dom->n_tasks; k++) {
			struct tally *to =
				tally(t, from, outline->first_task[d] + (int)k);

			name(to, dom->tasks[k].identifier, dom->tasks[k].title,
			     (int)d);
			if (dom->tasks[k].weight > 0)
				to->row.weight = dom->tasks[k].weight;
		}
	}
}

static void
name_all(struct tallies *t)
{
	static const char *const levels[3][2] = {
		{ "recall", "Recall" },
		{ "application", "Application" },
		{ "analysis", "Analysis" },
	};
	const struct pr_exam *exam = t->work->outlines[0].exam;

	name(tally(t, 0, 0), "", "Everything together", -1);
	for (size_t d = 0; d < exam->n_domains; d++) {
		struct tally *to = tally(t, t->domains, (int)d);

		name(to, exam->domains[d].identifier, exam->domains[d].title,
		     (int)d);
		to->row.weight = domain_weight(exam, d);
	}
	for (int i = 0; i < 3; i++)
		name(tally(t, t->levels, i), levels[i][0], levels[i][1], -1);
	name_tasks(t, &t->work->outlines[0], t->tasks);
	name_tasks(t, &t->work->outlines[1], t->skills);
}

/* Copies rows, of tasks and skills only those with answers. */
static enum pr_status
take(struct pr_stat_row **out, size_t *n, const struct tallies *t, int from,
     int to, bool all, struct pr_err *err)
{
	*out = mem_array((size_t)(to - from), sizeof(**out));
	if (!*out)
		return mem_fail(err);
	for (int i = from; i < to; i++)
		if (all || t->rows[i].row.answers)
			(*out)[(*n)++] = t->rows[i].row;
	return PR_OK;
}

/* The worst share first; what says too little stays behind. */
static int
by_share(const void *a, const void *b)
{
	const struct pr_stat_row *x = a, *y = b;

	if (x->too_few != y->too_few)
		return x->too_few ? 1 : -1;
	if (!x->too_few && (x->share < y->share || x->share > y->share))
		return x->share < y->share ? -1 : 1;
	return strcmp(x->name, y->name);
}

static enum pr_status
put_rows(const struct tallies *t, struct pr_err *err)
{
	struct pr_stats *s = t->work->stats;
	enum pr_status st;

	s->all = t->rows[0].row;
	s->answers = s->all.answers;
	s->right = s->all.right;
	for (int i = 0; i < 3; i++)
		s->levels[i] = tally(t, t->levels, i)->row;
	st = take(&s->domains, &s->n_domains, t, t->domains, t->tasks, true,
		  err);
	if (!st)
		st = take(&s->tasks, &s->n_tasks, t, t->tasks, t->levels, false,
			  err);
	if (!st)
		st = take(&s->skills, &s->n_skills, t, t->skills, (int)t->n,
			  false, err);
	if (!st && s->n_skills)
		qsort(s->skills, s->n_skills, sizeof(*s->skills), by_share);
	return st;
}

enum pr_status
stats_rows_make(struct stats_work *work, struct pr_err *err)
{
	struct tallies t = { .work = work, .domains = 1 };
	struct tally *to[TARGETS];
	enum pr_status st;

	t.tasks = t.domains + (int)work->outlines[0].exam->n_domains;
	t.levels = t.tasks + tasks_in(&work->outlines[0]);
	t.skills = t.levels + 3;
	t.n = (size_t)t.skills + (size_t)tasks_in(&work->outlines[1]);
	t.rows = mem_array(t.n, sizeof(*t.rows));
	if (!t.rows)
		return mem_fail(err);
	name_all(&t);
	for (size_t i = 0; i < work->n_answers; i++) {
		const struct stats_answer *a = &work->answers[i];

		for (size_t k = targets(to, &t, a); k > 0; k--)
			count(to[k - 1], a);
		if (a->in_exam)
			count_sure(&work->stats->sure, a);
	}
	st = medians(&t, err);
	if (!st) {
		count_slow(&t);
		for (size_t i = 0; i < t.n; i++)
			finish(&t.rows[i]);
		st = put_rows(&t, err);
	}
	free(t.rows);
	return st;
}

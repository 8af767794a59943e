/* exams.c - the exams there are, and what this learner can do with each */
#include "proctor/library.h"
#include "proctor/result.h"
#include "util/mem.h"

#include "library_internal.h"
#include "pool.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct names {
	char text[240];
};

/* Drills have an outline too, and are no exam to sit. For a sentence: one
 * that cannot be read is named. */
static bool
is_drill(const struct pr_db_exam *row)
{
	struct pr_exam *exam = NULL;
	bool drill = pr_exam_read(&exam, row->record, row->record_len, NULL) ==
			     PR_OK &&
		     exam->drill;

	pr_exam_free(exam);
	return drill;
}

static bool
add_name(void *ctx, const struct pr_db_exam *exam)
{
	struct names *names = ctx;
	size_t n = strlen(names->text);

	if (is_drill(exam))
		return true;
	if (n + strlen(exam->identifier) + 3 < sizeof(names->text))
		snprintf(names->text + n, sizeof(names->text) - n, "%s%s",
			 n ? ", " : "", exam->identifier);
	return true;
}

static enum pr_status
unknown_exam(struct pr_desk *desk, const char *identifier, struct pr_err *err)
{
	struct names names = { "" };
	enum pr_status st = pr_db_exam_each(desk->store, &names, add_name, err);

	if (st)
		return st;
	if (!names.text[0])
		return pr_fail(err, PR_ENOTFOUND,
			       "There is no exam \"%s\"; no bank with an exam "
			       "was imported.",
			       identifier);
	return pr_fail(err, PR_ENOTFOUND,
		       "There is no exam \"%s\". There is: %s.", identifier,
		       names.text);
}

enum pr_status
pr_library_exam(struct pr_desk *desk, const char *identifier,
		struct pr_exam **out, int64_t *exam_rev, struct pr_err *err)
{
	struct pr_err own = { 0 };
	struct pr_db_exam row;
	enum pr_status st;
	int64_t id;

	*out = NULL;
	st = pr_db_exam_find(desk->store, identifier, &row, &own);
	if (st == PR_ENOTFOUND)
		return unknown_exam(desk, identifier, err);
	if (st)
		return pr_fail(err, st, "%s", own.text);
	id = row.id;
	st = pr_exam_read(out, row.record, row.record_len, err);
	if (!st && exam_rev)
		*exam_rev = id;
	return st;
}

struct walk {
	struct pr_exam_row *rows;
	size_t n, cap;
	bool no_memory;
};

static bool
take_exam(void *ctx, const struct pr_db_exam *exam)
{
	struct walk *w = ctx;
	void *more = mem_room(w->rows, w->n, &w->cap, sizeof(*w->rows));

	if (!more) {
		w->no_memory = true;
		return false;
	}
	w->rows = more;
	memset(&w->rows[w->n], 0, sizeof(*w->rows));
	snprintf(w->rows[w->n].identifier, sizeof(w->rows->identifier), "%s",
		 exam->identifier);
	w->n++;
	return true;
}

/* Where items are missing, with the domains' own names. */
static void
say_why_not(char *out, size_t cap, const struct pr_pool *pool)
{
	size_t n;

	if (!pool->missing) {
		snprintf(out, cap,
			 "case sets and items that must not meet "
			 "leave too few for a whole form");
		return;
	}
	snprintf(out, cap, "%d item%s missing:", pool->missing,
		 pool->missing == 1 ? " is" : "s are");
	for (size_t i = 0; i < pool->n_rows; i++) {
		const struct pr_pool_count *c = &pool->rows[i].count;

		n = strlen(out);
		if (c->need > c->have && n + 100 < cap)
			snprintf(out + n, cap - n, "%s %s needs %d, has %d",
				 out[n - 1] == ':' ? "" : ";",
				 pool->rows[i].domain, c->need, c->have);
	}
}

static enum pr_status
look_at_form(struct pr_exam_row *row, struct pr_desk *desk, struct pr_err *err)
{
	struct pr_plan plan = {
		.exam = row->identifier,
		.kind = PR_SITTING_MOCK,
		.seeded = true,
		.extra_min = -1,
		.breaks_stop = -1,
	};
	struct pr_err own = { 0 };
	struct pr_pool pool;
	enum pr_status st;

	memset(&pool, 0, sizeof(pool));
	st = app_pool_look(desk, &plan, &pool, &row->items, &row->unseen, &own);
	if (st == PR_ESCHEMA || st == PR_EPOOL || st == PR_EINVAL) {
		snprintf(row->why_not, sizeof(row->why_not), "%.199s",
			 own.text);
		return PR_OK;
	}
	if (st)
		return pr_fail(err, st, "%s", own.text);
	row->mock_possible = pool.enough;
	if (!pool.enough)
		say_why_not(row->why_not, sizeof(row->why_not), &pool);
	return PR_OK;
}

static enum pr_status
look_at_items(struct pr_exam_row *row, struct pr_desk *desk,
	      const struct pr_exam *exam, struct pr_err *err)
{
	struct pool pool;
	enum pr_status st = app_pool_load(&pool, desk, exam, err);

	if (st)
		return st;
	row->items = (long)pool.n;
	row->unseen = 0;
	for (size_t i = 0; i < pool.n; i++)
		row->unseen += !pool.candidates[i].seen_ms;
	app_pool_release(&pool);
	return PR_OK;
}

static enum pr_status
fill_exam(struct pr_exam_row *row, struct pr_desk *desk, struct pr_err *err)
{
	struct pr_exam *exam;
	enum pr_status st;
	char today[11];

	st = pr_library_exam(desk, row->identifier, &exam, NULL, err);
	if (st)
		return st;
	assert(exam);
	if (exam->drill) {
		row->identifier[0] = '\0'; /* taken out by drop_drills */
		pr_exam_free(exam);
		return PR_OK;
	}
	library_cut(row->title, sizeof(row->title), exam->title);
	snprintf(row->effective, sizeof(row->effective), "%s",
		 exam->effective ? exam->effective : "");
	snprintf(row->expires, sizeof(row->expires), "%s",
		 exam->expires ? exam->expires : "");
	app_today(desk, today);
	row->superseded = row->expires[0] && strcmp(row->expires, today) < 0;
	row->scored_items = exam->scored_items;
	row->pretest_items = exam->pretest_items;
	row->time_limit_s = exam->time_limit_s;
	st = look_at_form(row, desk, err);
	if (!st && row->items < 0) /* no form was tried: count the items */
		st = look_at_items(row, desk, exam, err);
	row->reservable = app_reserve_max(
		row->items, exam->scored_items + exam->pretest_items);
	pr_exam_free(exam);
	return st;
}

static void
drop_drills(struct walk *w)
{
	size_t kept = 0;

	for (size_t i = 0; i < w->n; i++)
		if (w->rows[i].identifier[0])
			w->rows[kept++] = w->rows[i];
	w->n = kept;
}

static struct pr_exam_row *
row_of(struct walk *w, const char *exam)
{
	for (size_t i = 0; i < w->n; i++)
		if (!strcasecmp(w->rows[i].identifier, exam))
			return &w->rows[i];
	return NULL;
}

/* Newest first. */
static void
add_past(struct pr_exam_row *row, const struct pr_past_row *past)
{
	if (past->kind == PR_SITTING_MOCK)
		row->mocks++;
	else if (past->kind == PR_SITTING_PRACTICE)
		row->practices++;
	if (!row->last_ms)
		row->last_ms = past->end_ms;
	if (!past->scaled)
		return;
	if (!row->last)
		row->last = past->score;
	if (past->score > row->best)
		row->best = past->score;
}

static enum pr_status
look_at_past(struct walk *w, struct pr_desk *desk, struct pr_err *err)
{
	struct pr_past_row *past = NULL;
	struct pr_paused_row *paused = NULL;
	size_t n = 0, n_paused = 0;
	enum pr_status st = pr_result_list(desk, &past, &n, err);

	if (!st)
		st = pr_seat_paused(desk, &paused, &n_paused, err);
	for (size_t i = 0; !st && i < n; i++) {
		struct pr_exam_row *row = row_of(w, past[i].exam);

		if (row)
			add_past(row, &past[i]);
	}
	for (size_t i = 0; !st && i < n_paused; i++) {
		struct pr_exam_row *row = row_of(w, paused[i].exam);

		if (row && !row->paused && paused[i].kind == PR_SITTING_MOCK)
			row->paused = paused[i].sitting;
	}
	free(past);
	free(paused);
	return st;
}

/* 0 in force with items, 1 without items, 2 superseded */
static int
use_of(const struct pr_exam_row *row)
{
	return row->superseded ? 2 : row->items <= 0;
}

static int
by_use(const void *a, const void *b)
{
	const struct pr_exam_row *x = a, *y = b;

	if (use_of(x) != use_of(y))
		return use_of(x) - use_of(y);
	return strcmp(x->identifier, y->identifier);
}

enum pr_status
pr_library_exams(struct pr_desk *desk, struct pr_exam_row **out, size_t *n,
		 struct pr_err *err)
{
	struct walk w = { 0 };
	enum pr_status st = pr_db_exam_each(desk->store, &w, take_exam, err);

	*out = NULL;
	*n = 0;
	if (!st && w.no_memory)
		st = mem_fail(err);
	for (size_t i = 0; i < w.n && !st; i++)
		st = fill_exam(&w.rows[i], desk, err);
	if (!st)
		drop_drills(&w);
	if (!st && w.n)
		st = look_at_past(&w, desk, err);
	if (st) {
		free(w.rows);
		return st;
	}
	if (w.n)
		qsort(w.rows, w.n, sizeof(*w.rows), by_use);
	*out = w.rows;
	*n = w.n;
	return PR_OK;
}

size_t
pr_library_exams_ready(const struct pr_exam_row *rows, size_t n)
{
	size_t ready = 0;

	while (ready < n && use_of(&rows[ready]) == 0)
		ready++;
	return ready;
}

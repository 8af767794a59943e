/*
 * start_review.c - today's queue as a sitting
 *
 * The rows of proctor/review.h in their order; items of one case stand
 * together where the first of them stands. Skills are drilled apart. Before
 * the queue is made the memory model is fitted, when there are reviews enough:
 * it takes a blink, and whoever starts a review has the use of it.
 */
#include "proctor/learn_fit.h"
#include "proctor/review.h"
#include "util/mem.h"

#include "start_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct queue {
	struct start *start;
	struct pr_review *review;
	size_t *index; /* candidates, in order */
	size_t n;
	int seconds;
	int later;         /* must not meet what is before them today */
	const char *skill; /* first one to drill, NULL none */
	int skills, fresh; /* of n, those never met */
};

static size_t
candidate(const struct pool *pool, int64_t item_rev)
{
	size_t i = 0;

	while (i < pool->n && pool->candidates[i].item_rev != item_rev)
		i++;
	return i;
}

/* Behind the last of its case, in the case's own order; else at the end. */
static size_t
place_of(const struct queue *q, size_t i)
{
	const struct pr_candidate *all = q->start->pool.candidates;
	size_t at = q->n;

	if (all[i].set < 0)
		return at;
	for (size_t k = q->n; k-- > 0;) {
		if (all[q->index[k]].set != all[i].set)
			continue;
		if (at == q->n && k + 1 < q->n)
			at = k + 1;
		if (all[q->index[k]].set_position > all[i].set_position)
			at = k;
	}
	return at;
}

static void
insert(struct queue *q, size_t i)
{
	size_t at = place_of(q, i);

	memmove(q->index + at + 1, q->index + at,
		(q->n - at) * sizeof(*q->index));
	q->index[at] = i;
	q->n++;
}

static bool
meets_enemy(const struct queue *q, size_t i)
{
	for (size_t k = 0; k < q->n; k++)
		if (start_enemies(&q->start->pool, q->index[k], i))
			return true;
	return false;
}

static void
take_row(struct queue *q, const struct pr_review_row *row)
{
	const struct pool *pool = &q->start->pool;
	size_t most = (size_t)q->start->plan->items, i;

	if (!row->item_rev) {
		q->skill = q->skill ? q->skill : row->name;
		q->skills++;
		return;
	}
	i = candidate(pool, row->item_rev);
	if (i == pool->n || (most && q->n == most))
		return;
	if (meets_enemy(q, i)) {
		q->later++;
		return;
	}
	insert(q, i);
	q->seconds += row->seconds;
	q->fresh += row->unseen;
}

static void
say(struct queue *q)
{
	int minutes = (q->seconds + 59) / 60;
	int again = (int)q->n - q->fresh;
	char text[80] = "";

	if (again)
		snprintf(text, sizeof(text), "%d item%s to review%s", again,
			 again == 1 ? "" : "s", q->fresh ? " and " : "");
	if (q->fresh)
		snprintf(text + strlen(text), sizeof(text) - strlen(text),
			 "%d new %s", q->fresh, q->fresh == 1 ? "one" : "ones");
	if (!again)
		snprintf(text, sizeof(text), "%d new item%s", q->fresh,
			 q->fresh == 1 ? "" : "s");
	start_say(q->start, "%s, about %d minute%s.", text, minutes,
		  minutes == 1 ? "" : "s");
	if (q->later)
		start_say(q->start,
			  "%d more wait for another day: one answer would "
			  "give the other away.",
			  q->later);
	if (q->skills)
		start_say(q->start,
			  "%d skill%s of the drills wait%s as well: proctor "
			  "drill --skill %s",
			  q->skills, q->skills == 1 ? "" : "s",
			  q->skills == 1 ? "s" : "", q->skill);
}

/* Nothing to review is said in the queue's own words. */
static enum pr_status
nothing(const struct queue *q, struct pr_err *err)
{
	if (q->skills)
		return pr_fail(err, PR_EPOOL,
			       "No item waits today, only skills of the "
			       "drills: proctor drill --skill %s",
			       q->skill);
	return pr_fail(err, PR_EPOOL, "%s", q->review->sentence);
}

/* A fit is worth a sentence and never keeps a review from starting. */
static void
fit(struct start *s)
{
	struct pr_fsrs_fit fit;
	struct pr_err err = { 0 };
	bool due = false;
	enum pr_status st = pr_learn_fit_due(s->desk, &due, &err);

	if (!st && due)
		st = pr_learn_fit(s->desk, NULL, &fit, &err);
	if (st)
		start_say(s, "The memory model was not fitted: %s", err.text);
	else if (due)
		start_say(s,
			  "The memory model was fitted to %zu of your "
			  "reviews. On days held back its log loss is %.4f; "
			  "the defaults have %.4f, a moving average %.4f: %s.",
			  fit.n, fit.held, fit.held_before, fit.held_average,
			  fit.better ? "it is used from now on"
				     : "the defaults are used");
}

enum pr_status
start_review(struct start *s, struct pr_err *err)
{
	struct queue q = { .start = s };
	enum pr_status st;

	fit(s);
	st = pr_review_load(s->desk, s->exam->identifier, s->plan->minutes,
			    &q.review, err);
	if (st)
		return st;
	q.index = mem_array(q.review->n + 1, sizeof(*q.index));
	if (!q.index)
		st = mem_fail(err);
	for (size_t i = 0; !st && i < q.review->n; i++)
		take_row(&q, &q.review->rows[i]);
	if (!st && !q.n)
		st = nothing(&q, err);
	if (!st)
		st = start_list(s, q.index, q.n, err);
	if (!st)
		say(&q);
	free(q.index);
	pr_review_free(q.review);
	return st;
}

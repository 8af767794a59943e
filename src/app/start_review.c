/*
 * start_review.c - today's queue as a sitting
 *
 * The rows of proctor/review.h in their order; items of one case stand
 * together where the first of them stands. Skills are drilled apart.
 */
#include "proctor/review.h"
#include "util/mem.h"

#include "start_internal.h"

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
	int skills;
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
}

static void
say(struct queue *q)
{
	int minutes = (q->seconds + 59) / 60;

	start_say(q->start, "%zu item%s to review, about %d minute%s.", q->n,
		  q->n == 1 ? "" : "s", minutes, minutes == 1 ? "" : "s");
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

enum pr_status
start_review(struct start *s, struct pr_err *err)
{
	struct queue q = { .start = s };
	enum pr_status st;

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

/*
 * review_rows.c - the rows of today's queue
 *
 * In the queue are items that were met and are recalled with less than 90 %
 * today, however they came to be met, and items never met that no form holds
 * back, with those that were shown and never marked; these not in the last
 * days before the exam. Both are ranked by proctor/gain.h. The day's time is
 * given as on every day of the plan (proctor/study_plan.h): first the new
 * items that today owes, then what was met, then more that is new. What was
 * met stands before what is new, unless time is short. The places of new
 * items go to the domains by the points lost in each, so that a day has more
 * than one domain; of two that must not meet in one form the first is taken.
 */
#include "util/mem.h"

#include "library_internal.h"
#include "review_internal.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What could be taken: candidates, as the ranking wants them. */
struct rank {
	struct pr_gain_in *in;
	size_t *candidate;
	size_t *order;
	double *gain;
	size_t *fresh;   /* the unseen ones in their order, while they are dealt
			  */
	bool *taken;     /* by candidate */
	bool *chosen;    /* by place in `order` */
	size_t n, n_met; /* in all; met ones, first in `order` */
	double fresh_s;  /* seconds of what was never met */
};

static void
rank_release(struct rank *rank)
{
	free(rank->in);
	free(rank->candidate);
	free(rank->order);
	free(rank->gain);
	free(rank->fresh);
	free(rank->taken);
	free(rank->chosen);
}

static enum pr_status
rank_init(struct rank *rank, size_t n, struct pr_err *err)
{
	rank->in = mem_array(n, sizeof(*rank->in));
	rank->candidate = mem_array(n, sizeof(*rank->candidate));
	rank->order = mem_array(n, sizeof(*rank->order));
	rank->gain = mem_array(n, sizeof(*rank->gain));
	rank->fresh = mem_array(n, sizeof(*rank->fresh));
	rank->taken = mem_array(n, sizeof(*rank->taken));
	rank->chosen = mem_array(n, sizeof(*rank->chosen));
	if (rank->in && rank->candidate && rank->order && rank->gain &&
	    rank->fresh && rank->taken && rank->chosen)
		return PR_OK;
	return mem_fail(err);
}

bool
review_is_quiet(const struct review_make *m)
{
	return m->when.exam_day && m->review->days_left <= PR_STUDY_QUIET_DAYS;
}

/* Counts everything, keeps what could be in the queue. */
static void
collect(struct rank *rank, struct review_make *m)
{
	struct pr_review *r = m->review;

	for (size_t i = 0; i < m->pool.pool.n; i++) {
		if (study_is_met(&m->pool, i)) {
			bool marked = m->pool.recall[i].state.s > 0;

			r->met++;
			if (marked && study_known(&m->pool, i) >= PR_GAIN_FADED)
				continue;
			if (!marked && review_is_quiet(m))
				continue;
			r->faded++;
		} else if (study_is_unseen(&m->pool, i)) {
			r->unseen++;
			rank->fresh_s += study_seconds(&m->pool, i);
			if (review_is_quiet(m))
				continue;
		} else {
			continue;
		}
		rank->candidate[rank->n] = i;
		rank->in[rank->n++] = study_gain_in(&m->pool, i);
	}
}

/* What today owes; without a date there is no day by which to have it.
 * Whether time is short is a matter of whole days, whatever is left today. */
static struct pr_study_quota
quota_of(const struct rank *rank, const struct review_make *m)
{
	const struct study_when *when = &m->when;
	struct pr_study_quota quota = { 0, false };
	long unseen = m->review->unseen;
	int end = when->exam_day - PR_STUDY_QUIET_DAYS, days, each;

	if (!when->exam_day || review_is_quiet(m) || !unseen)
		return quota;
	if (when->exam_day - when->today > PR_STUDY_DAYS_MAX)
		end = when->today + PR_STUDY_DAYS_MAX;
	days = 1 + study_days_between(when, when->today + 1, end);
	each = (int)(rank->fresh_s / (double)unseen + 0.5);
	if (each < 1)
		each = 1;
	quota = pr_study_quota(unseen, days, m->room.minutes, each);
	quota.is_short =
		pr_study_quota(unseen, days, when->minutes, each).is_short;
	return quota;
}

static int
domain_of(const struct rank *rank, const struct review_make *m, size_t at)
{
	return m->pool.pool.candidates[rank->candidate[at]].domain;
}

static bool
is_fresh(const struct rank *rank, const struct review_make *m, size_t at)
{
	/* displayed and never marked: nothing is known of it yet */
	return !(m->pool.recall[rank->candidate[at]].state.s > 0);
}

/* What is left to deal: by domain the place of its next in `fresh`. */
struct deal {
	size_t n, next[PR_DOMAINS_MAX];
	int given[PR_DOMAINS_MAX];
};

/* The domain furthest behind its share that has something left. */
static int
deal_domain(struct deal *deal, const struct rank *rank,
	    const struct review_make *m)
{
	double best = -1;
	int at = 0;

	for (int d = 0; d < (int)m->pool.exam->n_domains; d++) {
		double due = m->pool.fresh[d] / (2.0 * deal->given[d] + 1);

		while (deal->next[d] < deal->n &&
		       domain_of(rank, m, rank->fresh[deal->next[d]]) != d)
			deal->next[d]++;
		if (deal->next[d] < deal->n && due > best) {
			best = due;
			at = d;
		}
	}
	return at;
}

/* New items after the others, dealt to their domains. */
static void
deal_fresh(struct rank *rank, const struct review_make *m)
{
	struct deal deal = { 0 };

	for (size_t k = 0; k < rank->n; k++) {
		if (is_fresh(rank, m, rank->order[k]))
			rank->fresh[deal.n++] = rank->order[k];
		else
			rank->order[rank->n_met++] = rank->order[k];
	}
	for (size_t k = 0; k < deal.n; k++) {
		int d = deal_domain(&deal, rank, m);

		rank->order[rank->n_met + k] = rank->fresh[deal.next[d]++];
		deal.given[d]++;
	}
}

static bool
enemy_taken(const struct rank *rank, const struct pr_candidate *c)
{
	for (size_t i = 0; i < c->n_enemies; i++)
		if (rank->taken[c->enemies[i]])
			return true;
	return false;
}

/* What was cut is cut at the end of a word, and says so. */
static void
mark_cut(char words[81])
{
	size_t at = 76;

	if (strlen(words) < 77)
		return;
	while (at > 0 && words[at] != ' ')
		at--;
	if (at > 0)
		memcpy(words + at, " ...", sizeof(" ..."));
}

static enum pr_status
fill_row(struct pr_review_row *row, struct review_make *m, size_t i,
	 struct pr_err *err)
{
	const struct pr_candidate *c = &m->pool.pool.candidates[i];
	const struct learn_recall *recall = &m->pool.recall[i];
	struct pr_db_item item;
	struct pr_db_rev rev;
	enum pr_status st;

	row->item_rev = c->item_rev;
	row->unseen = !recall->met;
	row->unmarked = recall->met && !(recall->state.s > 0);
	row->missed = recall->flags & PR_MEMORY_WRONG;
	row->lucky = recall->flags & PR_MEMORY_LUCKY;
	row->misconception = recall->flags & PR_MEMORY_MISCONCEPTION;
	row->recall = study_known(&m->pool, i);
	if (recall->last_day > 0 && recall->last_day < m->when.today)
		row->days_since = m->when.today - recall->last_day;
	row->seconds = study_seconds(&m->pool, i);
	snprintf(row->domain, sizeof(row->domain), "%s",
		 m->pool.exam->domains[c->domain].identifier);
	st = pr_db_item_get(m->desk->store, m->pool.pool.items[i], &item, err);
	if (st)
		return st;
	snprintf(row->name, sizeof(row->name), "%s",
		 item.identifier ? item.identifier : c->uuid);
	st = pr_db_rev_get(m->desk->store, c->item_rev, &rev, err);
	if (st)
		return st;
	library_first_words(row->words, sizeof(row->words), rev.record,
			    rev.record_len);
	mark_cut(row->words);
	return PR_OK;
}

/* From one place to another, at most so many that still fit the time. */
static void
choose(struct rank *rank, struct review_make *m, size_t from, size_t to,
       int most)
{
	for (size_t k = from; k < to && most > 0; k++) {
		size_t i = rank->candidate[rank->order[k]];
		int seconds = study_seconds(&m->pool, i);

		if (rank->taken[i] || seconds > m->left_s ||
		    enemy_taken(rank, &m->pool.pool.candidates[i]))
			continue;
		m->left_s -= seconds;
		rank->taken[i] = rank->chosen[k] = true;
		most--;
	}
}

static enum pr_status
add_chosen(const struct rank *rank, struct review_make *m, size_t from,
	   size_t to, struct pr_err *err)
{
	enum pr_status st = PR_OK;

	for (size_t k = from; k < to && !st; k++) {
		struct pr_review_row *row;

		if (!rank->chosen[k])
			continue;
		row = review_row_add(m);
		if (!row)
			return mem_fail(err);
		st = fill_row(row, m, rank->candidate[rank->order[k]], err);
		row->gain = rank->gain[rank->order[k]];
		m->review->n_unseen += row->unseen;
	}
	return st;
}

static enum pr_status
take(struct rank *rank, struct review_make *m, struct pr_err *err)
{
	struct pr_study_quota quota = quota_of(rank, m);
	size_t met = rank->n_met, n = rank->n;
	enum pr_status st = PR_OK;

	m->review->short_time = quota.is_short;
	choose(rank, m, met, n, quota.items);
	choose(rank, m, 0, met, INT_MAX);
	choose(rank, m, met, n, INT_MAX);
	if (quota.is_short)
		st = add_chosen(rank, m, met, n, err);
	if (!st)
		st = add_chosen(rank, m, 0, met, err);
	if (!st && !quota.is_short)
		st = add_chosen(rank, m, met, n, err);
	return st;
}

enum pr_status
review_rows(struct review_make *m, struct pr_err *err)
{
	struct rank rank = { 0 };
	enum pr_status st = rank_init(&rank, m->pool.pool.n, err);

	if (!st) {
		collect(&rank, m);
		pr_gain_order(rank.order, rank.gain, rank.in, rank.n,
			      &m->pool.weights, m->review->days_left,
			      (double)INFINITY);
		deal_fresh(&rank, m);
		st = take(&rank, m, err);
	}
	rank_release(&rank);
	return st;
}

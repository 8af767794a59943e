/* quick_order.c - the quick check: the order in which items are asked */
#include "proctor/weak.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#define SAME 1e-12 /* shortfalls closer than this are equal */

struct entry {
	int domain;
	double far; /* of b from the passing level */
	size_t index;
};

/* Items by domain, the most informative first; [start, end) are left. */
struct queues {
	struct entry *entries;
	size_t start[PR_DOMAINS_MAX];
	size_t end[PR_DOMAINS_MAX];
	size_t given[PR_DOMAINS_MAX];
};

static int
by_information(const void *a, const void *b)
{
	const struct entry *x = a;
	const struct entry *y = b;

	if (x->domain != y->domain)
		return x->domain < y->domain ? -1 : 1;
	if (x->far < y->far || x->far > y->far)
		return x->far < y->far ? -1 : 1;
	return (x->index > y->index) - (x->index < y->index);
}

static enum pr_status
check(size_t n_out, const struct pr_quick_item *items, size_t n,
      const double *weights, size_t n_domains, struct pr_err *err)
{
	double sum = 0;

	if (n_out > n)
		return pr_fail(err, PR_EINVAL,
			       "%zu items are wanted, %zu are there", n_out, n);
	if (n_domains == 0 || n_domains > PR_DOMAINS_MAX)
		return pr_fail(err, PR_EINVAL,
			       "an exam of %zu domains cannot be checked; it "
			       "has 1 to %d",
			       n_domains, PR_DOMAINS_MAX);
	for (size_t d = 0; d < n_domains; d++) {
		if (!(weights[d] >= 0 && isfinite(weights[d])))
			return pr_fail(err, PR_EINVAL,
				       "domain %zu has the weight %g; a weight "
				       "is a number from 0 up",
				       d + 1, weights[d]);
		sum += weights[d];
	}
	if (!(sum > 0))
		return pr_fail(err, PR_EINVAL,
			       "all domains have the weight 0; one at least "
			       "needs more");
	for (size_t i = 0; i < n; i++)
		if (items[i].domain < 0 ||
		    (size_t)items[i].domain >= n_domains ||
		    !isfinite(items[i].b))
			return pr_fail(err, PR_EINVAL,
				       "item %zu is of domain %d with the "
				       "difficulty %g; domains are 0 to %zu, "
				       "difficulties finite",
				       i + 1, items[i].domain, items[i].b,
				       n_domains - 1);
	return PR_OK;
}

/*
 * The domain furthest behind its share, counted among those that have items
 * left; one without weight comes only when nothing else is left.
 */
static size_t
furthest(const struct queues *q, const double *weights, size_t n_domains)
{
	size_t best = n_domains;
	double sum = 0;
	double turns = 0;
	double most = 0;

	for (size_t d = 0; d < n_domains; d++) {
		if (q->start[d] == q->end[d])
			continue;
		sum += weights[d];
		turns += (double)q->given[d];
	}
	for (size_t d = 0; d < n_domains; d++) {
		double wanted = sum > 0 ? weights[d] / sum : 1;
		double given = (double)q->given[d] / fmax(turns, 1);

		if (q->start[d] == q->end[d] || !(wanted > 0))
			continue;
		if (best == n_domains || wanted - given > most + SAME) {
			best = d;
			most = wanted - given;
		}
	}
	return best;
}

/* Takes one of the first ten; the others keep their order. */
static size_t
take(struct queues *q, size_t d, uint64_t key)
{
	size_t left = q->end[d] - q->start[d];
	size_t window = left < PR_QUICK_WINDOW ? left : PR_QUICK_WINDOW;
	size_t at;
	size_t index;

	assert(window > 0);
	at = q->start[d] + (size_t)(key % window);
	index = q->entries[at].index;
	for (; at > q->start[d]; at--)
		q->entries[at] = q->entries[at - 1];
	q->start[d]++;
	q->given[d]++;
	return index;
}

enum pr_status
pr_quick_order(size_t *out, size_t n_out, const struct pr_quick_item *items,
	       size_t n, const double *weights, size_t n_domains,
	       const uint64_t *keys, struct pr_err *err)
{
	struct queues q = { 0 };
	size_t at = 0;
	enum pr_status st = check(n_out, items, n, weights, n_domains, err);

	if (st != PR_OK)
		return st;
	q.entries = calloc(n ? n : 1, sizeof(*q.entries));
	if (!q.entries)
		return pr_fail(err, PR_ENOMEM, "no memory for %zu items", n);
	for (size_t i = 0; i < n; i++)
		q.entries[i] =
			(struct entry){ items[i].domain, fabs(items[i].b), i };
	qsort(q.entries, n, sizeof(*q.entries), by_information);
	for (size_t d = 0; d < n_domains; d++) {
		q.start[d] = at;
		while (at < n && (size_t)q.entries[at].domain == d)
			at++;
		q.end[d] = at;
	}
	for (size_t turn = 0; turn < n_out; turn++)
		out[turn] =
			take(&q, furthest(&q, weights, n_domains), keys[turn]);
	free(q.entries);
	return PR_OK;
}

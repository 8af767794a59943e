/* weak.c - the items of a weak drill: where points are lost, in a fixed mix */
#include "proctor/weak.h"

#include "proctor/irt.h"
#include "proctor/score.h"

#include <math.h>
#include <stdlib.h>

static const double mix[PR_WEAK_KINDS] = {
	[PR_WEAK_MISSED] = PR_WEAK_MISSED_SHARE,
	[PR_WEAK_UNSEEN] = PR_WEAK_UNSEEN_SHARE,
	[PR_WEAK_KNOWN] = PR_WEAK_KNOWN_SHARE,
};

/* A candidate as it is sorted: the best of each domain and kind first. */
struct entry {
	const struct pr_weak_item *item;
	size_t index;
	double outside; /* how far p lies outside the band */
};

/* What there is and what is taken of it, by domain and kind. */
struct cells {
	size_t n; /* domains */
	int have[PR_DOMAINS_MAX][PR_WEAK_KINDS];
	int take[PR_DOMAINS_MAX][PR_WEAK_KINDS];
};

static double
outside(double p)
{
	return fmax(0, fmax(PR_WEAK_P_LO - p, p - PR_WEAK_P_HI));
}

static int
by_key(const void *a, const void *b)
{
	const struct entry *x = a;
	const struct entry *y = b;

	if (x->item->key != y->item->key)
		return x->item->key < y->item->key ? -1 : 1;
	return (x->index > y->index) - (x->index < y->index);
}

static int
by_cell(const void *a, const void *b)
{
	const struct entry *x = a;
	const struct entry *y = b;

	if (x->item->domain != y->item->domain)
		return x->item->domain < y->item->domain ? -1 : 1;
	if (x->item->kind != y->item->kind)
		return x->item->kind < y->item->kind ? -1 : 1;
	if (x->outside < y->outside || x->outside > y->outside)
		return x->outside < y->outside ? -1 : 1;
	return by_key(a, b);
}

static enum pr_status
check_wish(const struct pr_weak_wish *wish, struct pr_err *err)
{
	if (wish->n_items > PR_RASCH_ITEMS_MAX)
		return pr_fail(err, PR_EINVAL,
			       "a drill of %zu items is too long; %d is the "
			       "most",
			       wish->n_items, PR_RASCH_ITEMS_MAX);
	if (wish->n_domains == 0 || wish->n_domains > PR_DOMAINS_MAX)
		return pr_fail(err, PR_EINVAL,
			       "an exam of %zu domains cannot be drilled; it "
			       "has 1 to %d",
			       wish->n_domains, PR_DOMAINS_MAX);
	for (size_t d = 0; d < wish->n_domains; d++)
		if (!(wish->lost[d] >= 0 && isfinite(wish->lost[d]) &&
		      wish->weights[d] >= 0 && isfinite(wish->weights[d])))
			return pr_fail(err, PR_EINVAL,
				       "domain %zu has lost %g points of a "
				       "weight of %g; both are numbers from "
				       "0 up",
				       d + 1, wish->lost[d], wish->weights[d]);
	return PR_OK;
}

static enum pr_status
check_items(const struct pr_weak_item *items, size_t n, size_t n_domains,
	    struct pr_err *err)
{
	for (size_t i = 0; i < n; i++) {
		if (items[i].domain < 0 || (size_t)items[i].domain >= n_domains)
			return pr_fail(err, PR_EINVAL,
				       "candidate %zu is of domain %d; there "
				       "are %zu, counted from 0",
				       i + 1, items[i].domain, n_domains);
		if ((unsigned)items[i].kind >= PR_WEAK_KINDS)
			return pr_fail(err, PR_EINVAL,
				       "candidate %zu is neither missed nor "
				       "unseen nor known",
				       i + 1);
		if (!(items[i].p >= 0 && items[i].p <= 1))
			return pr_fail(err, PR_EINVAL,
				       "candidate %zu has an expected success "
				       "of %g; it is a chance from 0 to 1",
				       i + 1, items[i].p);
	}
	return PR_OK;
}

/* The shares of those that have something left; without any, equal ones. */
static double
open_shares(double *share, const int *got, const int *have,
	    const double *weights, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++) {
		share[i] = got[i] < have[i] ? weights[i] : 0;
		sum += share[i];
	}
	if (sum > 0)
		return sum;
	for (size_t i = 0; i < n; i++) {
		share[i] = got[i] < have[i] ? 1 : 0;
		sum += share[i];
	}
	return sum;
}

/*
 * Splits total by largest remainder among at most PR_DOMAINS_MAX entries;
 * what one of them does not have goes to the others by their weights.
 */
static enum pr_status
share_out(int *got, const int *have, const double *weights, size_t n, int total,
	  struct pr_err *err)
{
	double share[PR_DOMAINS_MAX];
	int more[PR_DOMAINS_MAX];

	for (size_t i = 0; i < n; i++)
		got[i] = 0;
	while (total > 0 && open_shares(share, got, have, weights, n) > 0) {
		enum pr_status st = pr_apportion(more, share, n, total, err);

		if (st != PR_OK)
			return st;
		for (size_t i = 0; i < n; i++) {
			int left = have[i] - got[i];
			int add = more[i] < left ? more[i] : left;

			got[i] += add;
			total -= add;
		}
	}
	return PR_OK;
}

/*
 * The domain that can best give one item of kind `from` for one of `to`: the
 * one that has most of `from` for its size. Number of domains when none can.
 */
static size_t
giver(const struct cells *cells, int from, int to)
{
	size_t best = cells->n;
	double most = 0;

	for (size_t d = 0; d < cells->n; d++) {
		const int *take = cells->take[d];
		double all = take[0] + take[1] + take[2];
		double over = take[from] - mix[from] / 100 * all;

		if (take[from] == 0 || take[to] >= cells->have[d][to])
			continue;
		if (best == cells->n || over > most) {
			best = d;
			most = over;
		}
	}
	return best;
}

static bool
exchange(struct cells *cells, int from, int to)
{
	size_t d = giver(cells, from, to);

	if (d == cells->n)
		return false;
	cells->take[d][from]--;
	cells->take[d][to]++;
	return true;
}

/* One less of `from`, one more of `to`, if need be by way of the third. */
static bool
shift(struct cells *cells, int from, int to)
{
	int by = 3 - from - to;

	if (exchange(cells, from, to))
		return true;
	if (giver(cells, from, by) == cells->n ||
	    giver(cells, by, to) == cells->n)
		return false;
	return exchange(cells, from, by) && exchange(cells, by, to);
}

static void
count_kinds(const struct cells *cells, int *kinds)
{
	for (int k = 0; k < PR_WEAK_KINDS; k++) {
		kinds[k] = 0;
		for (size_t d = 0; d < cells->n; d++)
			kinds[k] += cells->take[d][k];
	}
}

/* One exchange nearer to the mix; false when there is none. */
static bool
nearer(struct cells *cells, const int *want)
{
	int kinds[PR_WEAK_KINDS];

	count_kinds(cells, kinds);
	for (int from = 0; from < PR_WEAK_KINDS; from++)
		for (int to = 0; to < PR_WEAK_KINDS; to++)
			if (kinds[from] > want[from] && kinds[to] < want[to] &&
			    shift(cells, from, to))
				return true;
	return false;
}

/* Domain shares hold; within them the mix of the whole comes first. */
static enum pr_status
fill_cells(struct cells *cells, const double *weights, int total,
	   struct pr_err *err)
{
	int of_domain[PR_DOMAINS_MAX] = { 0 };
	int of_kind[PR_WEAK_KINDS] = { 0 };
	int quota[PR_DOMAINS_MAX];
	int want[PR_WEAK_KINDS];
	enum pr_status st;

	for (size_t d = 0; d < cells->n; d++)
		for (int k = 0; k < PR_WEAK_KINDS; k++) {
			of_domain[d] += cells->have[d][k];
			of_kind[k] += cells->have[d][k];
		}
	st = share_out(quota, of_domain, weights, cells->n, total, err);
	if (st == PR_OK)
		st = share_out(want, of_kind, mix, PR_WEAK_KINDS, total, err);
	for (size_t d = 0; st == PR_OK && d < cells->n; d++)
		st = share_out(cells->take[d], cells->have[d], mix,
			       PR_WEAK_KINDS, quota[d], err);
	while (st == PR_OK && nearer(cells, want))
		continue;
	return st;
}

/* Moves the chosen to the front, each cell's best; returns how many. */
static size_t
choose(struct entry *entries, size_t n, const struct cells *cells)
{
	int taken[PR_DOMAINS_MAX][PR_WEAK_KINDS] = { 0 };
	size_t chosen = 0;

	for (size_t i = 0; i < n; i++) {
		int d = entries[i].item->domain;
		enum pr_weak_kind k = entries[i].item->kind;

		if (taken[d][k] == cells->take[d][k])
			continue;
		taken[d][k]++;
		entries[chosen++] = entries[i];
	}
	return chosen;
}

static void
tell(struct pr_weak_told *told, const struct entry *entries, size_t n,
     const struct pr_weak_wish *wish)
{
	told->n = n;
	told->missing = wish->n_items - n;
	for (size_t i = 0; i < n; i++) {
		const struct pr_weak_item *item = entries[i].item;

		told->got_kind[item->kind]++;
		told->got_domain[item->domain]++;
		told->seconds += item->seconds;
		if (entries[i].outside > 0)
			told->outside++;
		if (item->p < PR_WEAK_P_LO)
			told->outside_lo++;
	}
}

/* Points lost, else the blueprint, else all alike. */
static const double *
shares(const struct pr_weak_wish *wish, bool *by_blueprint)
{
	static const double alike[PR_DOMAINS_MAX] = { 1, 1, 1, 1, 1, 1, 1,
						      1, 1, 1, 1, 1, 1, 1,
						      1, 1, 1, 1, 1, 1 };
	double lost = 0;
	double weights = 0;

	for (size_t d = 0; d < wish->n_domains; d++) {
		lost += wish->lost[d];
		weights += wish->weights[d];
	}
	*by_blueprint = !(lost > 0);
	if (lost > 0)
		return wish->lost;
	return weights > 0 ? wish->weights : alike;
}

static enum pr_status
pick(size_t *out, struct pr_weak_told *told, struct entry *entries, size_t n,
     const struct pr_weak_wish *wish, struct pr_err *err)
{
	struct pr_weak_told said = { 0 };
	struct cells cells = { .n = wish->n_domains };
	const double *weights = shares(wish, &said.by_blueprint);
	int total = (int)wish->n_items;
	enum pr_status st;

	for (size_t i = 0; i < n; i++)
		cells.have[entries[i].item->domain][entries[i].item->kind]++;
	st = pr_apportion(said.wanted_kind, mix, PR_WEAK_KINDS, total, err);
	if (st == PR_OK)
		st = pr_apportion(said.wanted_domain, weights, wish->n_domains,
				  total, err);
	if (st == PR_OK)
		st = fill_cells(&cells, weights, total, err);
	if (st != PR_OK)
		return st;
	qsort(entries, n, sizeof(*entries), by_cell);
	n = choose(entries, n, &cells);
	tell(&said, entries, n, wish);
	qsort(entries, n, sizeof(*entries), by_key);
	for (size_t i = 0; i < n; i++)
		out[i] = entries[i].index;
	*told = said;
	return PR_OK;
}

enum pr_status
pr_weak_pick(size_t *out, struct pr_weak_told *told,
	     const struct pr_weak_item *items, size_t n,
	     const struct pr_weak_wish *wish, struct pr_err *err)
{
	struct entry *entries;
	enum pr_status st = check_wish(wish, err);

	if (st == PR_OK)
		st = check_items(items, n, wish->n_domains, err);
	if (st != PR_OK)
		return st;
	entries = calloc(n ? n : 1, sizeof(*entries));
	if (!entries)
		return pr_fail(err, PR_ENOMEM, "no memory for %zu candidates",
			       n);
	for (size_t i = 0; i < n; i++)
		entries[i] =
			(struct entry){ &items[i], i, outside(items[i].p) };
	st = pick(out, told, entries, n, wish, err);
	free(entries);
	return st;
}

/* draw_sets.c - case sets come first and are never broken up */
#include "draw_internal.h"

#include <stdlib.h>
#include <string.h>

/* One case set as the plan sees it. */
struct set {
	int number;
	int scored[PR_DOMAINS_MAX];
	int pretest[PR_DOMAINS_MAX];
	bool usable; /* every member may be drawn */
};

static struct set *
find_set(struct set *sets, size_t *n, int number)
{
	for (size_t i = 0; i < *n; i++)
		if (sets[i].number == number)
			return &sets[i];
	memset(&sets[*n], 0, sizeof(sets[*n]));
	sets[*n].number = number;
	sets[*n].usable = true;
	return &sets[(*n)++];
}

/* Lists sets in the order of preference of their best member. */
static size_t
list_sets(const struct draw *draw, struct set *sets, size_t *n_eligible)
{
	size_t n = 0;

	for (size_t k = 0; k < draw->n_pool; k++) {
		size_t i = draw->ranked[k];
		const struct pr_candidate *c = &draw->pool[i];
		bool ok = draw_eligible(draw, i);
		struct set *set;

		*n_eligible += ok;
		if (c->set < 0)
			continue;
		set = find_set(sets, &n, c->set);
		if (!ok)
			set->usable = false;
		else if (c->pretest)
			set->pretest[c->domain]++;
		else
			set->scored[c->domain]++;
	}
	return n;
}

/* Members that must not meet make a set that cannot be used. */
static bool
at_peace(const struct draw *draw, int set)
{
	for (size_t i = 0; i < draw->n_pool; i++) {
		const struct pr_candidate *c = &draw->pool[i];

		for (size_t k = 0; c->set == set && k < c->n_enemies; k++)
			if (draw->pool[c->enemies[k]].set == set)
				return false;
	}
	return true;
}

static bool
fits(const struct draw *draw, const struct set *set)
{
	if (!set->usable)
		return false;
	for (size_t d = 0; d < draw->n_domains; d++)
		if (set->scored[d] > draw->scored[d] ||
		    set->pretest[d] > draw->pretest[d])
			return false;
	for (size_t i = 0; i < draw->n_pool; i++)
		if (draw->pool[i].set == set->number && !draw_eligible(draw, i))
			return false; /* an enemy came in meanwhile */
	return at_peace(draw, set->number);
}

static void
take_set(struct draw *draw, const struct set *set)
{
	for (size_t i = 0; i < draw->n_pool; i++) {
		const struct pr_candidate *c = &draw->pool[i];

		if (c->set != set->number)
			continue;
		if (draw->plan->practice)
			draw_take(draw, i, PR_ROLE_PRACTICE);
		else
			draw_take(draw, i,
				  c->pretest ? PR_ROLE_PRETEST
					     : PR_ROLE_SCORED);
	}
}

/*
 * As many sets as their share of the pool gives to a form of this length;
 * the fraction is decided by chance, so that no set is met in every form
 * nor in none.
 */
static size_t
target(const struct draw *draw, size_t n_sets, size_t n_eligible)
{
	const struct pr_draw_plan *plan = draw->plan;
	struct pr_rng rng;
	double share;
	size_t n = 0;

	for (size_t d = 0; d < draw->n_domains; d++)
		n += (size_t)(draw->scored[d] + draw->pretest[d]);
	pr_rng_seed_stream(&rng, plan->seed, DRAW_SETS);
	share = n_eligible ? (double)n_sets * (double)n / (double)n_eligible
			   : 0;
	n = (size_t)(share + pr_rng_unit(&rng));
	if (plan->practice)
		return n;
	if (plan->case_sets_min > 0 && n < (size_t)plan->case_sets_min)
		n = (size_t)plan->case_sets_min;
	if (plan->case_sets_max >= 0 && n > (size_t)plan->case_sets_max)
		n = (size_t)plan->case_sets_max;
	return n;
}

/* Would the singles alone leave places of this domain empty? */
static bool
lacks_singles(const struct draw *draw, size_t d)
{
	int active = 0, pretest = 0;

	for (size_t i = 0; i < draw->n_pool; i++) {
		const struct pr_candidate *c = &draw->pool[i];

		if (c->domain != (int)d || c->set >= 0 ||
		    !draw_eligible(draw, i))
			continue;
		if (c->pretest)
			pretest++;
		else
			active++;
	}
	if (pretest > draw->pretest[d])
		pretest = draw->pretest[d];
	return draw->scored[d] + draw->pretest[d] > active + pretest;
}

static bool
helps(const struct draw *draw, const struct set *set)
{
	for (size_t d = 0; d < draw->n_domains; d++)
		if (set->scored[d] + set->pretest[d] > 0 &&
		    lacks_singles(draw, d))
			return true;
	return false;
}

/* May a form hold so many sets and one more? */
static bool
room_for_set(const struct draw *draw, size_t got)
{
	const struct pr_draw_plan *plan = draw->plan;

	return plan->practice || plan->case_sets_max < 0 ||
	       got < (size_t)plan->case_sets_max;
}

enum pr_status
draw_sets(struct draw *draw, struct pr_err *err)
{
	struct set *sets = calloc(draw->n_pool + 1, sizeof(*sets));
	size_t n, want, got = 0, n_eligible = 0;

	if (!sets)
		return pr_fail(err, PR_ENOMEM, "out of memory");
	n = list_sets(draw, sets, &n_eligible);
	want = target(draw, n, n_eligible);
	for (size_t i = 0; i < n; i++) {
		/* past their share, sets fill what singles cannot */
		if (!room_for_set(draw, got) || !fits(draw, &sets[i]) ||
		    (got >= want && !helps(draw, &sets[i])))
			continue;
		take_set(draw, &sets[i]);
		got++;
	}
	free(sets);
	return PR_OK;
}

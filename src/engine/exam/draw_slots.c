/* draw_slots.c - from taken candidates to slots in their order of display */
#include "draw_internal.h"

#include <stdlib.h>

/* What moves together: a single item or a whole case set. */
struct unit {
	size_t first; /* pool index of a single, or of any member */
	int set;      /* -1: single */
};

static size_t
list_units(const struct draw *draw, struct unit *units)
{
	size_t n = 0;

	for (size_t k = 0; k < draw->n_pool; k++) {
		size_t i = draw->ranked[k];
		int set = draw->pool[i].set;
		size_t u = 0;

		if (!draw->taken[i])
			continue;
		while (u < n && !(set >= 0 && units[u].set == set))
			u++;
		if (u == n)
			units[n++] = (struct unit){ i, set };
	}
	return n;
}

/* Domain by domain, as far as the first member tells. */
static void
sort_by_domain(const struct draw *draw, const struct unit *units, size_t *order,
	       size_t n)
{
	size_t k = 0;

	for (int d = 0; d < (int)draw->n_domains; d++)
		for (size_t u = 0; u < n; u++)
			if (draw->pool[units[u].first].domain == d)
				order[k++] = u;
}

static void
shuffle_options(struct pr_slot *slot, const struct pr_candidate *c,
		struct pr_rng *rng)
{
	size_t loose[PR_OPTIONS_MAX], place[PR_OPTIONS_MAX];
	size_t n = 0;

	slot->n_options = (unsigned char)c->n_options;
	for (int k = 0; k < c->n_options; k++) {
		slot->order[k] = (unsigned char)k;
		if (c->fixed & 1U << k)
			continue;
		place[n] = (size_t)k;
		loose[n++] = (size_t)k;
	}
	if (!c->shuffle)
		return;
	pr_rng_shuffle(rng, loose, n);
	for (size_t k = 0; k < n; k++)
		slot->order[place[k]] = (unsigned char)loose[k];
}

static void
put_slot(const struct draw *draw, struct pr_form *form, size_t i,
	 struct pr_rng *rng)
{
	const struct pr_candidate *c = &draw->pool[i];
	struct pr_slot *slot = &form->slots[form->n_slots++];

	slot->item_rev = c->item_rev;
	slot->domain = c->domain;
	slot->task = c->task;
	slot->role = draw->role[i];
	slot->b = c->b;
	slot->b_sd = c->b_sd;
	slot->set = c->set;
	slot->set_position = c->set_position;
	slot->met_before = c->seen_ms != 0;
	slot->past_review = c->past_review;
	shuffle_options(slot, c, rng);
}

static int
by_position(const void *a, const void *b)
{
	const struct pr_slot *x = a, *y = b;

	return (x->set_position > y->set_position) -
	       (x->set_position < y->set_position);
}

static void
put_set(const struct draw *draw, struct pr_form *form, int set,
	struct pr_rng *rng)
{
	size_t from = form->n_slots;

	/* in ranked order, which does not depend on the order of the pool */
	for (size_t k = 0; k < draw->n_pool; k++) {
		size_t i = draw->ranked[k];

		if (draw->taken[i] && draw->pool[i].set == set)
			put_slot(draw, form, i, rng);
	}
	qsort(form->slots + from, form->n_slots - from, sizeof(*form->slots),
	      by_position);
}

enum pr_status
draw_slots(struct draw *draw, struct pr_form *form, struct pr_err *err)
{
	struct unit *units = calloc(draw->n_taken + 1, sizeof(*units));
	size_t *order = calloc(draw->n_taken + 1, sizeof(*order));
	struct pr_rng rng;
	size_t n;

	form->slots = calloc(draw->n_taken + 1, sizeof(*form->slots));
	if (!units || !order || !form->slots) {
		free(units);
		free(order);
		return pr_fail(err, PR_ENOMEM, "out of memory");
	}
	n = list_units(draw, units);
	for (size_t u = 0; u < n; u++)
		order[u] = u;
	pr_rng_seed_stream(&rng, draw->plan->seed, DRAW_ORDER);
	if (draw->plan->shuffle_items)
		pr_rng_shuffle(&rng, order, n);
	else
		sort_by_domain(draw, units, order, n);
	pr_rng_seed_stream(&rng, draw->plan->seed, DRAW_OPTIONS);
	for (size_t u = 0; u < n; u++) {
		const struct unit *unit = &units[order[u]];

		if (unit->set < 0)
			put_slot(draw, form, unit->first, &rng);
		else
			put_set(draw, form, unit->set, &rng);
	}
	free(units);
	free(order);
	return PR_OK;
}

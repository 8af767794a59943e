/* stats_facts.c - what the revisions in the sheets ask for */
#include "proctor/store_stats.h"
#include "util/mem.h"

#include "stats_internal.h"

#include <stdlib.h>

struct collect {
	struct stats_facts *facts;
	const struct stats_outline *outlines;
	bool no_memory;
};

static struct stats_fact *
fact_for(struct collect *c, const struct pr_db_stats_item *item)
{
	struct stats_facts *f = c->facts;
	struct stats_fact *more;

	if (f->n && f->rows[f->n - 1].item_rev == item->item_rev)
		return &f->rows[f->n - 1];
	more = mem_room(f->rows, f->n, &f->cap, sizeof(*more));
	if (!more) {
		c->no_memory = true;
		return NULL;
	}
	f->rows = more;
	more += f->n++;
	*more = (struct stats_fact){ .item_rev = item->item_rev,
				     .level = item->level };
	return more;
}

static void
place(struct stats_fact *fact, int which, const struct stats_outline *outline,
      const struct pr_db_stats_item *item)
{
	struct stats_place *out = &fact->places[which][fact->n_places[which]];
	int domain, task;

	if (!outline->exam || fact->n_places[which] == STATS_PLACES ||
	    !pr_exam_place(outline->exam, item->exam, item->domain, item->task,
			   &domain, &task))
		return;
	out->domain = domain;
	out->task = task < 0 ? -1 : outline->first_task[domain] + task;
	fact->n_places[which]++;
}

static bool
take_item(void *ctx, const struct pr_db_stats_item *item)
{
	struct collect *c = ctx;
	struct stats_fact *fact = fact_for(c, item);

	if (!fact)
		return false;
	for (int i = 0; i < 2 && item->exam[0]; i++)
		place(fact, i, &c->outlines[i], item);
	return true;
}

static int
by_rev(const void *a, const void *b)
{
	int64_t x = ((const struct stats_fact *)a)->item_rev;
	int64_t y = ((const struct stats_fact *)b)->item_rev;

	return (x > y) - (x < y);
}

static struct stats_fact *
find(const struct stats_facts *facts, int64_t item_rev)
{
	struct stats_fact key = { .item_rev = item_rev };

	if (!facts->n)
		return NULL;
	return bsearch(&key, facts->rows, facts->n, sizeof(key), by_rev);
}

const struct stats_fact *
stats_fact(const struct stats_facts *facts, int64_t item_rev)
{
	return find(facts, item_rev);
}

static bool
take_corrected(void *ctx, int64_t item_rev)
{
	struct stats_fact *fact = find(ctx, item_rev);

	if (fact)
		fact->corrected = true;
	return true;
}

enum pr_status
stats_facts_load(struct stats_facts *out, struct pr_desk *desk,
		 const struct stats_outline outlines[2], struct pr_err *err)
{
	struct collect c = { .facts = out, .outlines = outlines };
	enum pr_status st = pr_db_stats_item_each(desk->store, desk->learner.id,
						  &c, take_item, err);

	if (!st && c.no_memory)
		st = mem_fail(err);
	if (!st && out->n)
		qsort(out->rows, out->n, sizeof(*out->rows), by_rev);
	if (!st)
		st = pr_db_stats_corrected_each(desk->store, out,
						take_corrected, err);
	return st;
}

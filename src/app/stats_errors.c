/* stats_errors.c - kinds of error in sealed drills, most frequent first */
#include "util/mem.h"

#include "drill_internal.h"
#include "library_internal.h"
#include "stats_internal.h"

#include <stdlib.h>

#define LAST_DAYS 30

struct collect {
	struct stats_work *work;
	size_t cap;
	bool no_memory;
};

static int
by_slot(const void *a, const void *b)
{
	const struct stats_slot *x = a, *y = b;

	if (x->sitting != y->sitting)
		return x->sitting < y->sitting ? -1 : 1;
	return (x->slot > y->slot) - (x->slot < y->slot);
}

static bool
among(const struct stats_slot *rows, size_t n, int64_t sitting, int slot)
{
	struct stats_slot key = { sitting, slot };

	return n && bsearch(&key, rows, n, sizeof(key), by_slot);
}

static struct pr_stat_error *
row_for(struct collect *c, int kind)
{
	struct pr_stats *s = c->work->stats;
	struct pr_stat_error *more;
	const char *skill;

	for (size_t i = 0; i < s->n_errors; i++)
		if (s->errors[i].kind == kind)
			return &s->errors[i];
	more = mem_room(s->errors, s->n_errors, &c->cap, sizeof(*more));
	if (!more) {
		c->no_memory = true;
		return NULL;
	}
	s->errors = more;
	more += s->n_errors++;
	*more = (struct pr_stat_error){ .kind = kind };
	library_cut(more->name, sizeof(more->name),
		    pr_feedback_words((enum pr_feedback)kind));
	skill = drill_remedy((enum pr_feedback)kind);
	library_cut(more->skill, sizeof(more->skill), skill ? skill : "");
	return more;
}

static bool
take_error(void *ctx, const struct pr_db_error *error)
{
	struct collect *c = ctx;
	const struct stats_work *work = c->work;
	struct pr_stat_error *row;

	if (!among(work->drills, work->n_drills, error->sitting, -1) ||
	    among(work->bad, work->n_bad, error->sitting, error->slot))
		return true;
	row = row_for(c, error->kind);
	if (!row)
		return false;
	row->n++;
	row->last30 +=
		work->today - learn_day(error->at_ms, work->offset) < LAST_DAYS;
	return true;
}

static int
by_count(const void *a, const void *b)
{
	const struct pr_stat_error *x = a, *y = b;

	if (x->n != y->n)
		return x->n > y->n ? -1 : 1;
	if (x->last30 != y->last30)
		return x->last30 > y->last30 ? -1 : 1;
	return x->kind - y->kind;
}

enum pr_status
stats_errors_make(struct stats_work *work, struct pr_err *err)
{
	struct pr_stats *s = work->stats;
	struct collect c = { .work = work };
	enum pr_status st;

	if (!work->n_drills)
		return PR_OK;
	st = pr_db_error_each(work->desk->store, 0, work->desk->learner.id, &c,
			      take_error, err);
	if (!st && c.no_memory)
		st = mem_fail(err);
	if (!st && s->n_errors)
		qsort(s->errors, s->n_errors, sizeof(*s->errors), by_count);
	return st;
}

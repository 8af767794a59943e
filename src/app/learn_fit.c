/* learn_fit.c - from a learner's steps to weights; see proctor/learn_fit.h */
#include "proctor/learn_fit.h"

#include "util/mem.h"

#include "learn_state.h"

#include <stdlib.h>
#include <string.h>

#define MORE 1.2 /* times the reviews of the last fit */
#define PARTS 1000

/* Reviews of items in the order of steps. */
struct log {
	struct review {
		struct pr_fsrs_log row;
		size_t order;
	} * rows;
	size_t n, cap;
	bool no_memory;
};

static bool
take_step(void *ctx, const struct pr_db_step *step)
{
	struct log *log = ctx;
	struct review *more;

	if (!learn_counts(step) || !step->grade ||
	    step->days == LEARN_NO_MEMORY)
		return true;
	more = mem_room(log->rows, log->n, &log->cap, sizeof(*more));
	if (!more) {
		log->no_memory = true;
		return false;
	}
	log->rows = more;
	more[log->n] = (struct review){
		.row = { step->item, step->day, step->grade },
		.order = log->n,
	};
	log->n++;
	return true;
}

/* Cards together, each in its order. */
static int
by_card(const void *a, const void *b)
{
	const struct review *x = a, *y = b;

	if (x->row.card != y->row.card)
		return x->row.card < y->row.card ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

/* *out for free(). */
static enum pr_status
load_log(struct pr_fsrs_log **out, size_t *n, struct pr_desk *desk,
	 struct pr_err *err)
{
	struct log log = { 0 };
	enum pr_status st = pr_db_step_each(desk->store, desk->learner.id, 0, 0,
					    &log, take_step, err);

	*out = NULL;
	*n = log.n;
	if (!st)
		*out = mem_array(log.n, sizeof(**out));
	if (!st && (log.no_memory || !*out))
		st = mem_fail(err);
	if (log.n)
		qsort(log.rows, log.n, sizeof(*log.rows), by_card);
	for (size_t i = 0; !st && i < log.n; i++) {
		(*out)[i] = log.rows[i].row;
		/* a clock set back made no review earlier than the last */
		if (i && (*out)[i].card == (*out)[i - 1].card &&
		    (*out)[i].day < (*out)[i - 1].day)
			(*out)[i].day = (*out)[i - 1].day;
	}
	free(log.rows);
	if (st) {
		free(*out);
		*out = NULL;
	}
	return st;
}

static size_t
count_scored(const struct pr_fsrs_log *log, size_t n)
{
	size_t scored = 0;

	for (size_t i = 1; i < n; i++)
		scored += log[i].card == log[i - 1].card &&
			  log[i].day > log[i - 1].day;
	return scored;
}

struct tally {
	long again; /* reviews after the first of an item */
};

static bool
take_memory(void *ctx, const struct pr_db_memory *row)
{
	struct tally *t = ctx;

	if (row->item && row->reviews > 1)
		t->again += row->reviews - 1;
	return true;
}

/* Scored reviews that make a fit worth its time. */
static enum pr_status
enough(double *out, struct pr_desk *desk, struct pr_err *err)
{
	struct pr_err own = { 0 };
	struct pr_db_weights last;
	enum pr_status st =
		pr_db_weights_last(desk->store, desk->learner.id, &last, &own);

	if (st && st != PR_ENOTFOUND)
		return pr_fail(err, st, "%s", own.text);
	*out = PR_FSRS_FIT_MIN;
	if (!st && (double)last.reviews * MORE > *out)
		*out = (double)last.reviews * MORE;
	return PR_OK;
}

enum pr_status
pr_learn_fit_due(struct pr_desk *desk, bool *due, struct pr_err *err)
{
	struct tally tally = { 0 };
	struct pr_fsrs_log *log;
	double want = 0;
	size_t n;
	enum pr_status st = enough(&want, desk, err);

	if (!st)
		st = pr_db_memory_each(desk->store, desk->learner.id, &tally,
				       take_memory, err);
	if (st)
		return st;
	/* scored reviews are never more than these */
	if ((double)tally.again < want) {
		*due = false;
		return PR_OK;
	}
	st = load_log(&log, &n, desk, err);
	if (st)
		return st;
	*due = (double)count_scored(log, n) >= want;
	free(log);
	return PR_OK;
}

static bool
tell(void *ctx, double at)
{
	const struct pr_progress *p = ctx;

	return p->at(p->ctx, "fitting your memory", (uint64_t)(at * PARTS),
		     PARTS);
}

struct keep {
	struct pr_desk *desk;
	struct pr_db_weights row;
};

static enum pr_status
put_row(void *ctx, struct pr_err *err)
{
	struct keep *keep = ctx;

	return pr_db_weights_put(keep->desk->store, &keep->row, err);
}

static enum pr_status
store(struct pr_desk *desk, const struct pr_fsrs_fit *fit, struct pr_err *err)
{
	struct keep keep = { .desk = desk };
	struct pr_env env;

	pr_desk_now(desk, &env);
	keep.row = (struct pr_db_weights){
		.learner = desk->learner.id,
		.at_ms = env.wall_ms,
		.reviews = (long)fit->n,
		.held = fit->held,
		.held_before = fit->held_before,
		.held_average = fit->held_average,
		.kept = fit->better,
	};
	memcpy(keep.row.w, fit->weights.w, sizeof(keep.row.w));
	return app_transact(desk, put_row, &keep, err);
}

enum pr_status
pr_learn_fit(struct pr_desk *desk, const struct pr_progress *progress,
	     struct pr_fsrs_fit *fit, struct pr_err *err)
{
	bool told = progress && progress->at;
	struct pr_progress p = told ? *progress : (struct pr_progress){ 0 };
	struct pr_fsrs_fit made = { 0 };
	struct pr_fsrs_log *log = NULL;
	size_t n = 0;
	enum pr_status st = load_log(&log, &n, desk, err);

	/* weights of an earlier fit have seen the held-back days already, so
	 * the defaults are the fair ones to beat */
	if (!st)
		st = pr_fsrs_fit(&made, pr_fsrs_defaults(), log, n,
				 told ? tell : NULL, &p, err);
	free(log);
	if (!st)
		st = store(desk, &made, err);
	if (!st)
		*fit = made;
	return st;
}

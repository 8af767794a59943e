/* stats_claims.c - forecasts against what happened later; see proctor/stats.h
 */
#include "proctor/date.h"
#include "util/mem.h"

#include "library_internal.h"
#include "stats_internal.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct forecast {
	int64_t learner, sitting, at_ms;
	int offset; /* of the sitting it was made at, minutes */
	char exam[65];
	double p, lo, hi;
};

struct collect {
	struct pr_desk *desk;
	struct pr_stats_claims *out;
	struct forecast *forecasts; /* oldest first */
	size_t forecasts_cap, rows_cap;
	int64_t *learners;
	size_t n_learners, learners_cap;
	int offset; /* of the desk's clock: of what has no sitting here */
	enum pr_status st;
	struct pr_err err;
};

static bool
take_forecast(void *ctx, const struct pr_db_forecast *row)
{
	struct collect *c = ctx;
	struct forecast *more = mem_room(c->forecasts, c->out->n_forecasts,
					 &c->forecasts_cap, sizeof(*more));

	if (!more) {
		c->st = mem_fail(&c->err);
		return false;
	}
	c->forecasts = more;
	more += c->out->n_forecasts++;
	*more = (struct forecast){
		.learner = row->learner,
		.sitting = row->sitting,
		.at_ms = row->at_ms,
		.offset = c->offset,
		.p = row->p,
		.lo = row->lo,
		.hi = row->hi,
	};
	library_cut(more->exam, sizeof(more->exam), row->exam);
	return true;
}

static bool
take_learner(void *ctx, const struct pr_db_learner *row)
{
	struct collect *c = ctx;
	int64_t *more = mem_room(c->learners, c->n_learners, &c->learners_cap,
				 sizeof(*more));

	if (!more) {
		c->st = mem_fail(&c->err);
		return false;
	}
	c->learners = more;
	more[c->n_learners++] = row->id;
	return true;
}

/* An outcome that waits for the last forecast before it. */
struct outcome {
	int64_t learner;
	const char *exam;
	int64_t sitting, end_ms; /* of a mock; sitting 0: a real result */
	int64_t day;             /* civil */
	int score;
	bool pass;
};

/* A mock is not held against the forecast that was made at its own seal, nor
 * a real result against one of the same day: it may have come after. */
static bool
is_before(const struct forecast *f, const struct outcome *o)
{
	if (f->learner != o->learner || strcasecmp(f->exam, o->exam) != 0)
		return false;
	if (!o->sitting)
		return learn_day(f->at_ms, f->offset) < o->day;
	return f->at_ms < o->end_ms ||
	       (f->at_ms == o->end_ms && f->sitting < o->sitting);
}

static bool
add_outcome(struct collect *c, const struct outcome *o)
{
	struct pr_stats_claims *out = c->out;
	const struct forecast *f;
	struct pr_claim_row *row;
	size_t i = out->n_forecasts;

	while (i > 0 && !is_before(&c->forecasts[i - 1], o))
		i--;
	if (i == 0)
		return true;
	row = mem_room(out->rows, out->n_rows, &c->rows_cap, sizeof(*row));
	if (!row) {
		c->st = mem_fail(&c->err);
		return false;
	}
	out->rows = row;
	row += out->n_rows++;
	f = &c->forecasts[i - 1];
	*row = (struct pr_claim_row){
		.at_ms = f->at_ms,
		.p = f->p,
		.lo = f->lo,
		.hi = f->hi,
		.pass = o->pass,
		.real = !o->sitting,
		.score = o->score,
	};
	library_cut(row->exam, sizeof(row->exam), o->exam);
	pr_date_format(row->date, pr_date_from_days(o->day));
	pr_date_format(row->made, pr_date_from_ms(f->at_ms, f->offset));
	return true;
}

/* Sheets come in the order of their ends, so a forecast knows its clock before
 * an outcome after it is looked at. */
static void
tell_clock(struct collect *c, const struct pr_db_sheet *db)
{
	for (size_t i = 0; i < c->out->n_forecasts; i++)
		if (c->forecasts[i].sitting == db->sitting)
			c->forecasts[i].offset = db->utc_offset_min;
}

static bool
take_sheet(void *ctx, const struct pr_db_sheet *db)
{
	struct collect *c = ctx;
	struct outcome o = {
		.learner = db->learner,
		.exam = db->exam,
		.sitting = db->sitting,
		.end_ms = db->end_ms,
		.day = learn_day(db->end_ms, db->utc_offset_min),
	};
	struct pr_db_score score;

	tell_clock(c, db);
	if (db->kind != PR_SITTING_MOCK || !db->scaled ||
	    stats_out_of_trend(db->met_before, db->n_scored))
		return true;
	c->st = pr_db_score_get(c->desk->store, db->sitting, &score, &c->err);
	if (c->st)
		return false;
	o.score = score.score;
	o.pass = score.passed;
	return add_outcome(c, &o);
}

static bool
take_result(void *ctx, const struct pr_db_exam_result *row)
{
	struct collect *c = ctx;
	struct pr_date date;
	struct outcome o = {
		.learner = row->learner,
		.exam = row->exam,
		.score = row->score,
		.pass = row->passed,
	};

	c->st = pr_date_parse(&date, row->date, &c->err);
	if (c->st)
		return false;
	o.day = pr_date_to_days(date);
	return add_outcome(c, &o);
}

static int
by_date(const void *a, const void *b)
{
	const struct pr_claim_row *x = a, *y = b;
	int order = strcmp(x->date, y->date);

	if (order)
		return order;
	return (x->at_ms > y->at_ms) - (x->at_ms < y->at_ms);
}

static enum pr_status
measure(struct pr_calibration *out, const struct pr_stats_claims *claims,
	bool real, struct pr_err *err)
{
	struct pr_claim_outcome *rows =
		mem_array(claims->n_rows, sizeof(*rows));
	enum pr_status st;
	size_t n = 0;

	if (!rows)
		return mem_fail(err);
	for (size_t i = 0; i < claims->n_rows; i++)
		if (claims->rows[i].real == real)
			rows[n++] = (struct pr_claim_outcome){
				claims->rows[i].p,
				claims->rows[i].pass,
			};
	st = pr_calibration(out, rows, n, err);
	free(rows);
	return st;
}

static enum pr_status
gather(struct collect *c, bool everybody, struct pr_err *err)
{
	struct pr_store *store = c->desk->store;
	int64_t who = everybody ? 0 : c->desk->learner.id;
	struct pr_db_learner me = { .id = c->desk->learner.id };
	enum pr_status st =
		pr_db_forecast_each(store, who, c, take_forecast, err);

	if (!st && everybody)
		st = pr_db_learner_each(store, c, take_learner, err);
	else if (!st)
		(void)take_learner(c, &me);
	for (size_t i = 0; !st && !c->st && i < c->n_learners; i++)
		st = pr_db_sheet_each(store, c->learners[i], INT64_MIN, c,
				      take_sheet, err);
	if (!st && !c->st)
		st = pr_db_exam_result_each(store, who, c, take_result, err);
	if (!st && c->st)
		st = pr_fail(err, c->st, "%s", c->err.text);
	return st;
}

enum pr_status
pr_stats_claims(struct pr_desk *desk, bool everybody,
		struct pr_stats_claims **out, struct pr_err *err)
{
	struct collect c = { .desk = desk };
	struct pr_env env;
	enum pr_status st;

	*out = NULL;
	c.out = mem_array(1, sizeof(*c.out));
	if (!c.out)
		return mem_fail(err);
	pr_desk_now(desk, &env);
	c.offset = env.utc_offset_min;
	st = gather(&c, everybody, err);
	if (!st && c.out->n_rows)
		qsort(c.out->rows, c.out->n_rows, sizeof(*c.out->rows),
		      by_date);
	if (!st)
		st = measure(&c.out->mocks, c.out, false, err);
	if (!st)
		st = measure(&c.out->results, c.out, true, err);
	free(c.forecasts);
	free(c.learners);
	if (st)
		pr_stats_claims_free(c.out);
	else
		*out = c.out;
	return st;
}

void
pr_stats_claims_free(struct pr_stats_claims *claims)
{
	if (!claims)
		return;
	free(claims->rows);
	free(claims);
}

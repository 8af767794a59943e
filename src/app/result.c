/* result.c - reads results back; see proctor/result.h */
#include "proctor/result.h"

#include "util/mem.h"

#include "result_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool
first_id(void *ctx, const struct pr_db_sitting *row)
{
	*(int64_t *)ctx = row->id;
	return false;
}

static enum pr_status
find_sitting(struct pr_desk *desk, int64_t *sitting, struct pr_db_sitting *row,
	     struct pr_err *err)
{
	enum pr_status st = PR_OK;

	if (!*sitting) {
		st = pr_db_sitting_each(desk->store, desk->learner.id, true,
					sitting, first_id, err);
		if (!st && !*sitting)
			return pr_fail(err, PR_ENOTFOUND,
				       "There is no finished sitting yet.");
	}
	if (!st)
		st = pr_db_sitting_get(desk->store, *sitting, row, err);
	if (st == PR_ENOTFOUND || (!st && row->learner != desk->learner.id))
		return pr_fail(err, PR_ENOTFOUND, "There is no sitting %lld.",
			       (long long)*sitting);
	if (!st && row->state != PR_STATE_SEALED)
		return pr_fail(err, PR_ESTATE,
			       "Sitting %lld is not finished; proctor exam "
			       "--resume goes on with it.",
			       (long long)*sitting);
	return st;
}

enum pr_status
pr_result_load(struct pr_desk *desk, int64_t sitting, struct pr_result **out,
	       struct pr_err *err)
{
	struct pr_db_sitting row = { 0 };
	struct pr_db_score score;
	struct pr_seat *seat = NULL;
	unsigned char head[32];
	int64_t form;
	enum pr_status st;

	*out = NULL;
	st = find_sitting(desk, &sitting, &row, err);
	memcpy(head, row.head, sizeof(head));
	form = row.form;
	if (!st)
		st = app_seat_new(&seat, desk, &row, err);
	if (!st)
		st = app_seat_replay(seat, err);
	if (!st)
		st = app_seat_check_head(seat, head, err);
	if (!st)
		st = result_rows(out, seat, err);
	if (!st)
		st = pr_db_score_get(desk->store, sitting, &score, err);
	if (!st)
		st = result_score_read(*out, score.record, err);
	if (!st)
		st = result_corrected(*out, seat, form, err);
	pr_seat_leave(seat);
	if (st) {
		pr_result_free(*out);
		*out = NULL;
	}
	return st;
}

struct past {
	struct pr_desk *desk;
	struct pr_past_row *rows;
	size_t n, cap;
	enum pr_status st;
	struct pr_err err;
};

static bool
take_past(void *ctx, const struct pr_db_sitting *row)
{
	struct past *past = ctx;
	struct pr_past_row *more =
		mem_room(past->rows, past->n, &past->cap, sizeof(*more));
	struct pr_past_row *out;

	if (!more) {
		past->st = mem_fail(&past->err);
		return false;
	}
	past->rows = more;
	out = &more[past->n++];
	memset(out, 0, sizeof(*out));
	out->sitting = row->id;
	snprintf(out->exam, sizeof(out->exam), "%s", row->exam);
	out->kind = (enum pr_sitting_kind)row->kind;
	out->end_ms = row->end_ms;
	out->utc_offset_min = row->utc_offset_min;
	out->timed = row->timed;
	return true;
}

static enum pr_status
past_score(struct pr_desk *desk, struct pr_past_row *row, struct pr_err *err)
{
	struct pr_db_score score;
	enum pr_status st =
		pr_db_score_get(desk->store, row->sitting, &score, err);

	if (st)
		return st;
	row->scaled = score.scaled;
	row->passed = score.passed;
	row->score = score.score;
	row->score_lo = score.lo;
	row->score_hi = score.hi;
	row->right = score.raw;
	row->n = score.n_scored;
	return PR_OK;
}

enum pr_status
pr_result_list(struct pr_desk *desk, struct pr_past_row **out, size_t *n,
	       struct pr_err *err)
{
	struct past past = { .desk = desk };
	enum pr_status st;

	*out = NULL;
	*n = 0;
	st = pr_db_sitting_each(desk->store, desk->learner.id, true, &past,
				take_past, err);
	if (!st && past.st)
		st = pr_fail(err, past.st, "%s", past.err.text);
	for (size_t i = 0; !st && i < past.n; i++)
		st = past_score(desk, &past.rows[i], err);
	if (st) {
		free(past.rows);
		return st;
	}
	*out = past.rows;
	*n = past.n;
	return PR_OK;
}

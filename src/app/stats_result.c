/* stats_result.c - a result of the real examination; see proctor/stats.h */
#include "proctor/date.h"

#include "library_internal.h"
#include "stats_internal.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#define OLDEST "2000-01-01" /* an older date is a slip of the finger */
#define EXAMPLE "a date is written as in 2027-03-14"

static enum pr_status
check_date(const struct pr_desk *desk, const char *date, struct pr_err *err)
{
	struct pr_date day;
	char today[PR_DATE_TEXT];

	if (pr_date_parse(&day, date, NULL))
		return pr_fail(err, PR_EINVAL,
			       "There is no day \"%.40s\"; " EXAMPLE ".", date);
	if (strcmp(date, OLDEST) < 0)
		return pr_fail(err, PR_EINVAL,
			       "%s is too long ago; results are noted from "
			       "%s on.",
			       date, OLDEST);
	app_today(desk, today);
	if (strcmp(date, today) > 0)
		return pr_fail(err, PR_EINVAL,
			       "%s lies ahead; a result is entered on the day "
			       "of the exam or after it.",
			       date);
	return PR_OK;
}

/* What the exam reports; false when its file does not say. */
static bool
find_scale(const struct pr_exam *exam, double *min, double *max)
{
	const struct pr_exam_scale *scale = &exam->scale;

	*min = scale->min;
	*max = scale->max;
	if (scale->kind == PR_SCALE_PERCENT && !(*max > *min))
		*max = 100;
	if (scale->kind == PR_SCALE_RAW && !(*max > *min))
		*max = exam->scored_items;
	return scale->kind != PR_SCALE_NONE && isfinite(scale->cut) &&
	       *max > *min;
}

static enum pr_status
check_score(const struct pr_exam *exam, int score, struct pr_err *err)
{
	double min, max;

	if (exam->drill)
		return pr_fail(err, PR_EINVAL,
			       "%s holds drills and is no exam with a result.",
			       exam->identifier);
	if (!find_scale(exam, &min, &max))
		return pr_fail(err, PR_EINVAL,
			       "The exam file of %s gives no scale with a "
			       "passing score, so a score cannot be judged.",
			       exam->identifier);
	if (score < min || score > max)
		return pr_fail(err, PR_EINVAL,
			       "%d is no score of %s; its scale is %g to %g.",
			       score, exam->identifier, min, max);
	return PR_OK;
}

struct put {
	struct pr_store *store;
	struct pr_db_exam_result row;
};

static enum pr_status
put_row(void *ctx, struct pr_err *err)
{
	struct put *put = ctx;

	return pr_db_exam_result_put(put->store, &put->row, err);
}

enum pr_status
pr_stats_result(struct pr_desk *desk, const char *exam, const char *date,
		int score, bool *passed, struct pr_err *err)
{
	struct pr_exam *found = NULL;
	struct put put = {
		.store = desk->store,
		.row = { .learner = desk->learner.id,
			 .date = date,
			 .score = score },
	};
	struct pr_env env;
	enum pr_status st = pr_library_exam(desk, exam, &found, NULL, err);

	if (!st)
		st = check_date(desk, date, err);
	if (!st)
		st = check_score(found, score, err);
	if (!st) {
		pr_desk_now(desk, &env);
		put.row.exam = found->identifier;
		put.row.at_ms = env.wall_ms;
		put.row.passed = score >= found->scale.cut;
		st = app_transact(desk, put_row, &put, err);
	}
	if (!st)
		*passed = put.row.passed;
	pr_exam_free(found);
	return st;
}

/* ---- what is noted ------------------------------------------------------- */

static bool
take_noted(void *ctx, const struct pr_db_exam_result *row)
{
	struct pr_stats *s = ctx;

	if (strcasecmp(row->exam, s->exam) != 0 ||
	    strcmp(row->date, s->exam_date) != 0)
		return true;
	s->result_noted = true;
	s->result_passed = row->passed;
	s->result = row->score;
	return false;
}

enum pr_status
stats_result_make(struct stats_work *work, struct pr_err *err)
{
	if (!work->stats->exam_date[0])
		return PR_OK;
	return pr_db_exam_result_each(work->desk->store, work->desk->learner.id,
				      work->stats, take_noted, err);
}

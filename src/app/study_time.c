/* study_time.c - the learner's days, minutes and pace; study_internal.h */
#include "proctor/date.h"
#include "proctor/store_forecast.h"
#include "util/mem.h"

#include "study_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define DAY_MS INT64_C(86400000)
#define MINUTE_MS INT64_C(60000)
#define MEDIAN_DAYS 90

void
study_date(char out[11], int day)
{
	pr_date_format(out, pr_date_from_days(day));
}

int
study_day_of(const char *date)
{
	struct pr_date d;

	if (!date || pr_date_parse(&d, date, NULL))
		return 0;
	return (int)pr_date_to_days(d);
}

bool
study_is_day(const struct study_when *when, int day)
{
	int weekday = pr_date_weekday(pr_date_from_days(day));

	return when->days & 1U << (weekday - 1);
}

int
study_days_between(const struct study_when *when, int from, int to)
{
	int weeks = to > from ? (to - from) / 7 : 0;
	int n = 0;

	for (int bit = 0; bit < 7; bit++)
		n += when->days & 1U << bit ? weeks : 0;
	for (int day = from + weeks * 7; day < to; day++)
		n += study_is_day(when, day);
	return n;
}

int
study_left_today(const struct study_when *when)
{
	if (!study_is_day(when, when->today))
		return 0;
	return when->minutes > when->minutes_done
		       ? when->minutes - when->minutes_done
		       : 0;
}

/* Where a civil day of the desk's zone begins. */
static int64_t
day_begin_ms(const struct pr_desk *desk, int day)
{
	struct pr_env env;

	pr_desk_now(desk, &env);
	return day * DAY_MS - env.utc_offset_min * MINUTE_MS;
}

/* ---- time spent ---------------------------------------------------------- */

struct spent {
	int64_t since, ms;
	/* of the sitting that is walked */
	int64_t active_ms;
	/* sittings that may have time in the span */
	int64_t *sittings;
	size_t n, cap;
	enum pr_status st;
	struct pr_err *err;
};

static bool
keep_sitting(struct spent *s, int64_t sitting)
{
	void *more = mem_room(s->sittings, s->n, &s->cap, sizeof(*s->sittings));

	if (!more) {
		s->st = mem_fail(s->err);
		return false;
	}
	s->sittings = more;
	s->sittings[s->n++] = sitting;
	return true;
}

static bool
add_sheet(void *ctx, const struct pr_db_sheet *sheet)
{
	return keep_sitting(ctx, sheet->sitting);
}

static bool
add_open(void *ctx, const struct pr_db_sitting *sitting)
{
	return keep_sitting(ctx, sitting->id);
}

/* Active time between two events counts when the second lies in the span, so
 * a sitting across midnight counts on both of its days. */
static bool
add_event(void *ctx, const struct pr_db_event *event)
{
	struct spent *s = ctx;

	if (event->wall_ms >= s->since && event->active_ms > s->active_ms)
		s->ms += event->active_ms - s->active_ms;
	s->active_ms = event->active_ms;
	return true;
}

static enum pr_status
sum_spent(struct spent *s, struct pr_desk *desk, struct pr_err *err)
{
	enum pr_status st;

	st = pr_db_sheet_each(desk->store, desk->learner.id, s->since, s,
			      add_sheet, err);
	if (!st && !s->st)
		st = pr_db_sitting_each(desk->store, desk->learner.id, false, s,
					add_open, err);
	for (size_t i = 0; !st && !s->st && i < s->n; i++) {
		s->active_ms = 0;
		st = pr_db_event_each(desk->store, s->sittings[i], s, add_event,
				      err);
	}
	return st ? st : s->st;
}

enum pr_status
study_minutes_since(int *out, struct pr_desk *desk, int day, struct pr_err *err)
{
	struct spent s = { .since = day_begin_ms(desk, day), .err = err };
	enum pr_status st = sum_spent(&s, desk, err);

	if (!st)
		*out = (int)((s.ms + MINUTE_MS - 1) / MINUTE_MS);
	free(s.sittings);
	return st;
}

/* ---- pace ---------------------------------------------------------------- */

enum pr_status
study_median_seconds(int *out, struct pr_desk *desk, int today,
		     struct pr_err *err)
{
	const struct learn_pace of = {
		.learner = desk->learner.id,
		.since_ms = day_begin_ms(desk, today - MEDIAN_DAYS),
	};
	uint32_t ms;
	enum pr_status st = learn_pace_median(&ms, desk, &of, err);

	if (!st)
		*out = (int)((ms + 999) / 1000);
	return st;
}

/* ---- the learner's days -------------------------------------------------- */

/* Whether the result of the set date was entered. */
struct noted {
	struct study_when *when;
	const char *exam, *date;
};

static bool
take_result(void *ctx, const struct pr_db_exam_result *row)
{
	struct noted *noted = ctx;

	if (strcasecmp(row->exam, noted->exam) != 0 ||
	    strcmp(row->date, noted->date) != 0)
		return true;
	noted->when->noted = true;
	noted->when->score = row->score;
	return true;
}

static enum pr_status
find_result(struct study_when *when, struct pr_desk *desk,
	    const struct pr_exam *exam, struct pr_err *err)
{
	struct noted noted = { when, exam->identifier,
			       desk->learner.exam_date };

	return pr_db_exam_result_each(desk->store, desk->learner.id, &noted,
				      take_result, err);
}

void
study_say_passed(char *out, size_t cap, const struct study_when *when,
		 const struct pr_learner *learner, const char *exam)
{
	if (when->noted)
		snprintf(out, cap,
			 "The result of %s is noted: %d. A new exam date is "
			 "set with: proctor plan %s --date YYYY-MM-DD",
			 learner->exam_date, when->score, exam);
	else
		snprintf(out, cap,
			 "The exam date %s has passed. Enter the result with: "
			 "proctor result %s %s SCORE; or a new date with: "
			 "proctor plan %s --date YYYY-MM-DD",
			 learner->exam_date, exam, learner->exam_date, exam);
}

enum pr_status
study_when_load(struct study_when *out, struct pr_desk *desk,
		const struct pr_exam *exam, struct pr_err *err)
{
	const struct pr_learner *l = &desk->learner;
	struct study_when when = { .minutes = l->minutes_a_day,
				   .days = l->study_days };
	struct pr_env env;
	enum pr_status st;

	pr_desk_now(desk, &env);
	when.today = (int)pr_date_to_days(
		pr_date_from_ms(env.wall_ms, env.utc_offset_min));
	if (when.minutes <= 0)
		when.minutes = STUDY_MINUTES;
	if (!when.days)
		when.days = 127;
	when.exam_day = study_day_of(learn_exam_date(l, exam->identifier));
	st = study_minutes_since(&when.minutes_done, desk, when.today, err);
	if (!st && when.exam_day && when.exam_day < when.today) {
		when.passed = true;
		when.exam_day = 0;
		st = find_result(&when, desk, exam, err);
	}
	if (!st)
		*out = when;
	return st;
}

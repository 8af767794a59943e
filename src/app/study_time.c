/* study_time.c - the learner's days, minutes and pace; study_internal.h */
#include "proctor/date.h"
#include "proctor/sheet.h"
#include "proctor/store_forecast.h"
#include "util/mem.h"

#include "study_internal.h"

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
	/* sittings that are open */
	int64_t *open;
	size_t n_open, cap;
	struct pr_sheet_cell *cells;
	enum pr_status st;
	struct pr_err *err;
};

static bool
add_sheet(void *ctx, const struct pr_db_sheet *sheet)
{
	struct spent *s = ctx;
	size_t n;

	s->st = pr_sheet_unpack(s->cells, &n, sheet->cells, sheet->n, s->err);
	for (size_t i = 0; !s->st && i < n; i++)
		s->ms += s->cells[i].ms;
	return !s->st;
}

static bool
add_open(void *ctx, const struct pr_db_sitting *sitting)
{
	struct spent *s = ctx;
	void *more = mem_room(s->open, s->n_open, &s->cap, sizeof(*s->open));

	if (!more) {
		s->st = mem_fail(s->err);
		return false;
	}
	s->open = more;
	s->open[s->n_open++] = sitting->id;
	return true;
}

/* Active time between two events counts when the second lies in the span. */
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
	for (size_t i = 0; !st && !s->st && i < s->n_open; i++) {
		s->active_ms = 0;
		st = pr_db_event_each(desk->store, s->open[i], s, add_event,
				      err);
	}
	return st ? st : s->st;
}

enum pr_status
study_minutes_since(int *out, struct pr_desk *desk, int day, struct pr_err *err)
{
	struct spent s = { .since = day_begin_ms(desk, day), .err = err };
	enum pr_status st;

	s.cells = mem_array(PR_SHEET_SLOTS_MAX, sizeof(*s.cells));
	if (!s.cells)
		return mem_fail(err);
	st = sum_spent(&s, desk, err);
	if (!st)
		*out = (int)((s.ms + MINUTE_MS - 1) / MINUTE_MS);
	free(s.open);
	free(s.cells);
	return st;
}

/* ---- pace ---------------------------------------------------------------- */

struct pace {
	struct pr_sheet_cell *cells;
	uint32_t *ms;
	size_t n, cap;
	enum pr_status st;
	struct pr_err *err;
};

static bool
add_pace(void *ctx, const struct pr_db_sheet *sheet)
{
	struct pace *p = ctx;
	size_t n;

	if (sheet->kind == PR_SITTING_DRILL)
		return true;
	p->st = pr_sheet_unpack(p->cells, &n, sheet->cells, sheet->n, p->err);
	for (size_t i = 0; !p->st && i < n; i++) {
		const struct pr_sheet_cell *cell = &p->cells[i];
		void *more;

		if (!(cell->flags & PR_SHEET_ANSWERED) ||
		    cell->flags & PR_SHEET_RAPID || !cell->ms)
			continue;
		more = mem_room(p->ms, p->n, &p->cap, sizeof(*p->ms));
		if (!more) {
			p->st = mem_fail(p->err);
			break;
		}
		p->ms = more;
		p->ms[p->n++] = cell->ms;
	}
	return !p->st;
}

static int
by_ms(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

enum pr_status
study_median_seconds(int *out, struct pr_desk *desk, int today,
		     struct pr_err *err)
{
	struct pace p = { .err = err };
	enum pr_status st;

	p.cells = mem_array(PR_SHEET_SLOTS_MAX, sizeof(*p.cells));
	if (!p.cells)
		return mem_fail(err);
	st = pr_db_sheet_each(desk->store, desk->learner.id,
			      day_begin_ms(desk, today - MEDIAN_DAYS), &p,
			      add_pace, err);
	if (!st)
		st = p.st;
	if (!st && p.n)
		qsort(p.ms, p.n, sizeof(*p.ms), by_ms);
	if (!st)
		*out = p.n ? (int)((p.ms[p.n / 2] + 999) / 1000) : 0;
	free(p.ms);
	free(p.cells);
	return st;
}

/* ---- the learner's days -------------------------------------------------- */

/* The date in the learner's row is that of one exam. */
static bool
date_is_for(const struct pr_learner *l, const struct pr_exam *exam)
{
	return !l->exam[0] || !strcasecmp(l->exam, exam->identifier);
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
	if (date_is_for(l, exam))
		when.exam_day = study_day_of(l->exam_date);
	if (when.exam_day && when.exam_day < when.today) {
		when.passed = true;
		when.exam_day = 0;
	}
	st = study_minutes_since(&when.minutes_done, desk, when.today, err);
	if (!st)
		*out = when;
	return st;
}

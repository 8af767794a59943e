/* study.c - the plan to the exam date; see proctor/study.h */
#include "proctor/date.h"
#include "proctor/uuid.h"
#include "util/mem.h"

#include "library_internal.h"
#include "study_plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WEEK 7

void
pr_study_free(struct pr_study *study)
{
	if (!study)
		return;
	free(study->days);
	free(study->weeks);
	free(study);
}

/* ---- what must be known first -------------------------------------------- */

static enum pr_status
check(const struct study_make *m, struct pr_err *err)
{
	const char *exam = m->pool.exam->identifier;
	char passed[PR_STUDY_WORDS];

	if (m->when.passed) {
		study_say_passed(passed, sizeof(passed), &m->when,
				 &m->desk->learner, exam);
		return pr_fail(err, PR_ESTATE, "%s", passed);
	}
	if (!m->when.exam_day)
		return pr_fail(
			err, PR_ESTATE,
			"A plan needs the date of the exam: proctor "
			"plan %s --date YYYY-MM-DD%s",
			exam,
			m->desk->learner.minutes_a_day ? "" : " --minutes 45");
	if (!m->desk->learner.minutes_a_day)
		return pr_fail(err, PR_ESTATE,
			       "A plan needs the minutes you have on a study "
			       "day: proctor plan %s --minutes 45",
			       exam);
	return PR_OK;
}

/* ---- from slots to days and weeks ---------------------------------------- */

static void
fill_day(struct pr_study_day *day, const struct study_make *m, size_t i)
{
	const struct pr_study_slot *slot = &m->slots[i];

	study_date(day->date, m->when.today + (int)i);
	day->have = m->have[i];
	day->fresh_items = slot->fresh_items;
	day->fresh = slot->fresh;
	day->review_items = slot->review_items;
	day->review = slot->review;
	day->drill = slot->drill;
	day->mock = slot->mock > 0;
	day->mock_minutes = slot->mock;
	day->diagnostic = slot->diagnostic > 0;
	day->diagnostic_minutes = slot->diagnostic;
	day->need = slot->fresh + slot->review + slot->drill + slot->mock +
		    slot->diagnostic;
	day->domain = slot->domain;
	day->task = slot->task;
}

static void
add_to_week(struct pr_study_week *week, const struct pr_study_day *day,
	    const struct pr_study_slot *slot)
{
	snprintf(week->to, sizeof(week->to), "%s", day->date);
	week->n_days++;
	week->have += day->have + day->mock_minutes;
	week->need += day->need;
	week->fresh_items += day->fresh_items;
	week->review_items += day->review_items;
	week->mocks += day->mock;
	for (int d = 0; d < PR_DOMAINS_MAX; d++)
		week->domains[d] += slot->domains[d];
}

static enum pr_status
fill_days(struct study_make *m, struct pr_err *err)
{
	struct pr_study *s = m->study;
	size_t n = m->in.n_days;

	s->days = mem_array(n, sizeof(*s->days));
	s->weeks = mem_array(n / WEEK + 2, sizeof(*s->weeks));
	if (!s->days || !s->weeks)
		return mem_fail(err);
	s->n_days = n;
	for (size_t i = 0; i < n; i++) {
		struct pr_study_week *week;

		fill_day(&s->days[i], m, i);
		if (i == 0 || ((size_t)m->in.weekday + i) % WEEK == 0)
			s->n_weeks++;
		week = &s->weeks[s->n_weeks - 1];
		if (!week->n_days) {
			week->day = i;
			memcpy(week->from, s->days[i].date, sizeof(week->from));
		}
		add_to_week(week, &s->days[i], &m->slots[i]);
	}
	return PR_OK;
}

static void
fill_head(struct study_make *m)
{
	struct pr_study *s = m->study;
	const struct study_when *when = &m->when;

	snprintf(s->exam, sizeof(s->exam), "%s", m->pool.exam->identifier);
	library_cut(s->exam_title, sizeof(s->exam_title), m->pool.exam->title);
	pr_uuid_format(s->learner, m->desk->learner_uuid);
	study_date(s->exam_date, when->exam_day);
	study_date(s->today, when->today);
	s->days_left = m->in.days_left;
	s->minutes = when->minutes;
	s->study_days = when->days;
	s->have = m->made.have;
	s->need = m->made.need;
	s->missing = m->made.missing;
	s->missing_mocks = m->made.missing_mocks;
	s->missing_fresh = m->made.missing_fresh;
	s->left_out = m->made.left_out;
	s->mocks_done = m->mocks_done;
	s->mocks = m->made.mocks;
	s->new_first = m->made.new_first;
	s->unseen = m->unseen;
	s->planned = m->made.planned;
	s->planned_7 =
		when->minutes * study_days_between(when, when->today - WEEK + 1,
						   when->today + 1);
}

/* ---- today --------------------------------------------------------------- */

static int
domain_index(const struct pr_exam *exam, const char *identifier)
{
	for (size_t d = 0; d < exam->n_domains; d++)
		if (!strcmp(exam->domains[d].identifier, identifier))
			return (int)d;
	return 0;
}

/* The minutes of all rows together are whole, so the parts add up. */
static void
count_queue(struct pr_study_today *out, const struct pr_review *queue,
	    const struct pr_exam *exam)
{
	int all = 0, review = 0;

	for (size_t i = 0; i < queue->n; i++) {
		const struct pr_review_row *row = &queue->rows[i];

		all += row->seconds;
		if (!row->item_rev) {
			out->skills++;
			out->drill += row->seconds / 60;
		} else if (row->unseen) {
			out->fresh_items++;
			out->domains[domain_index(exam, row->domain)]++;
		} else {
			out->review_items++;
			review += row->seconds;
			if (!row->unmarked)
				out->review_seconds += row->seconds;
		}
	}
	out->is_short = queue->short_time;
	out->review = (review + 59) / 60;
	out->fresh = (all + 59) / 60 - out->drill - out->review;
	if (out->fresh < 0)
		out->fresh = 0;
}

/* Today is what the queue says, so that both say the same. */
static enum pr_status
gather_queue(struct study_make *m, struct pr_err *err)
{
	struct pr_review *queue = NULL;
	struct study_room room = { .minutes = pr_study_room(NULL, &m->in) };
	enum pr_status st;

	if (!m->in.n_days)
		return PR_OK;
	st = review_today(&queue, m->desk, &m->pool, &m->when, &room, err);
	if (st)
		return st;
	count_queue(&m->queue, queue, m->pool.exam);
	m->in.today = &m->queue;
	pr_review_free(queue);
	return PR_OK;
}

static enum pr_status
make(struct study_make *m, struct pr_err *err)
{
	enum pr_status st = check(m, err);

	if (!st)
		st = study_gather(m, err);
	if (!st)
		st = gather_queue(m, err);
	if (st)
		return st;
	m->slots = mem_array(m->in.n_days, sizeof(*m->slots));
	if (!m->slots)
		return mem_fail(err);
	st = pr_study_make(&m->made, m->slots, m->groups, m->n_groups, &m->in,
			   err);
	if (!st)
		st = study_minutes_since(&m->study->done_7, m->desk,
					 m->when.today - WEEK + 1, err);
	if (!st)
		st = fill_days(m, err);
	if (st)
		return st;
	fill_head(m);
	study_say(m);
	return PR_OK;
}

static enum pr_status
load(struct study_make *m, const char *exam, struct pr_err *err)
{
	enum pr_status st = study_pool_open(&m->pool, m->desk, exam, err);

	if (st)
		return st;
	st = study_when_load(&m->when, m->desk, m->pool.exam, err);
	m->study = mem_array(1, sizeof(*m->study));
	if (!st && !m->study)
		st = mem_fail(err);
	if (!st)
		st = make(m, err);
	study_pool_release(&m->pool);
	free(m->groups);
	free(m->slots);
	return st;
}

enum pr_status
pr_study_load(struct pr_desk *desk, const char *exam, struct pr_study **out,
	      struct pr_err *err)
{
	struct study_make *m = mem_array(1, sizeof(*m));
	enum pr_status st;

	*out = NULL;
	if (!m)
		return mem_fail(err);
	m->desk = desk;
	st = load(m, exam, err);
	if (st)
		pr_study_free(m->study);
	else
		*out = m->study;
	free(m);
	return st;
}

/* study_gather.c - what the planner wants to know; see app/study_plan.h */
#include "proctor/date.h"
#include "util/mem.h"

#include "study_plan.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define RECENT_DAYS 21 /* a mock so long ago is one of the present round */

/* ---- days ---------------------------------------------------------------- */

static void
gather_days(struct study_make *m)
{
	struct pr_study_in *in = &m->in;
	const struct study_when *when = &m->when;

	in->days_left = when->exam_day - when->today;
	in->mock_last = -1;
	in->n_days = in->days_left < PR_STUDY_DAYS_MAX ? (size_t)in->days_left
						       : PR_STUDY_DAYS_MAX;
	in->weekday = pr_date_weekday(pr_date_from_days(when->today)) - 1;
	for (size_t i = 0; i < in->n_days; i++)
		m->have[i] = study_is_day(when, when->today + (int)i)
				     ? when->minutes
				     : 0;
	if (in->n_days)
		m->have[0] = study_left_today(when);
	in->have = m->have;
}

/* ---- items --------------------------------------------------------------- */

static struct pr_study_group *
group_of(struct study_make *m, int domain, int task)
{
	struct pr_study_group *g;

	for (size_t i = 0; i < m->n_groups; i++)
		if (m->groups[i].domain == domain && m->groups[i].task == task)
			return &m->groups[i];
	g = mem_room(m->groups, m->n_groups, &m->groups_cap, sizeof(*g));
	if (!g)
		return NULL;
	m->groups = g;
	g += m->n_groups++;
	*g = (struct pr_study_group){ .domain = domain, .task = task };
	return g;
}

/* A domain's share goes to its tasks by what is new in each. */
static void
share_out(struct study_make *m)
{
	long unseen[PR_DOMAINS_MAX] = { 0 };

	for (size_t i = 0; i < m->n_groups; i++)
		unseen[m->groups[i].domain] += m->groups[i].unseen;
	for (size_t i = 0; i < m->n_groups; i++) {
		struct pr_study_group *g = &m->groups[i];

		g->share = m->pool.fresh[g->domain] * g->unseen /
			   (double)unseen[g->domain];
	}
}

/* What is known of new items and of those that were met, on the average. */
struct mean {
	long unseen, met;
	double p, unseen_s, met_s;
};

static enum pr_status
gather_items(struct study_make *m, struct mean *mean, struct pr_err *err)
{
	for (size_t i = 0; i < m->pool.pool.n; i++) {
		const struct pr_candidate *c = &m->pool.pool.candidates[i];
		double known = study_known(&m->pool, i);
		struct pr_study_group *g;

		if (study_is_met(&m->pool, i)) {
			mean->met++;
			mean->met_s += study_seconds(&m->pool, i);
		}
		if (!study_is_unseen(&m->pool, i))
			continue;
		g = group_of(m, c->domain, c->task);
		if (!g)
			return mem_fail(err);
		g->unseen++;
		mean->unseen++;
		mean->unseen_s += study_seconds(&m->pool, i);
		mean->p += known;
	}
	share_out(m);
	return PR_OK;
}

static int
mean_seconds(double sum, long n, int otherwise)
{
	return n ? (int)(sum / (double)n + 0.5) : otherwise;
}

/* ---- mocks --------------------------------------------------------------- */

struct mocks {
	const struct study_make *m;
	int n, recent, last_day;
};

static bool
take_mock(void *ctx, const struct pr_db_sheet *sheet)
{
	struct mocks *mocks = ctx;
	const struct study_make *m = mocks->m;
	int day;

	if (sheet->kind != PR_SITTING_MOCK ||
	    strcasecmp(sheet->exam, m->pool.exam->identifier) != 0)
		return true;
	/* the day of the place it was sat at */
	day = learn_day(sheet->end_ms, sheet->utc_offset_min);
	mocks->n++;
	mocks->recent += m->when.today - day < RECENT_DAYS;
	mocks->last_day = day;
	return true;
}

static enum pr_status
gather_mocks(struct study_make *m, struct pr_err *err)
{
	const struct pr_exam *exam = m->pool.exam;
	const struct pr_learner *l = &m->desk->learner;
	struct pr_plan plan = { .exam = exam->identifier,
				.kind = PR_SITTING_MOCK,
				.extra_min = -1,
				.breaks_stop = -1 };
	struct mocks mocks = { .m = m };
	struct pr_err own = { 0 };
	struct pr_pool pool;
	int percent = l->time_percent > 0 ? l->time_percent : 100;
	enum pr_status st;

	st = pr_db_sheet_each(m->desk->store, l->id, 0, &mocks, take_mock, err);
	if (st)
		return st;
	m->mocks_done = mocks.n;
	m->in.mocks_recent = mocks.recent;
	m->in.mock_last = mocks.n ? m->when.today - mocks.last_day : -1;
	if (exam->scored_items <= 0 || exam->time_limit_s <= 0)
		return PR_OK;
	st = pr_seat_pool(m->desk, &plan, &pool, &own);
	/* a bank that cannot give a form plans none */
	if (st == PR_EPOOL || st == PR_ESCHEMA || (!st && !pool.enough))
		return PR_OK;
	if (st)
		return pr_fail(err, st, "%s", own.text);
	m->in.mock_minutes =
		(exam->time_limit_s * percent / 100 + 59) / 60 + l->extra_min;
	return PR_OK;
}

/* ---- rules to be looked at again ----------------------------------------- */

struct rules {
	char exam_date[11];
	int64_t last; /* item; one with two objectives comes twice */
	int n;
};

static bool
take_rule(void *ctx, const struct pr_db_pool *row)
{
	struct rules *r = ctx;

	if (row->item != r->last && row->rev.review_by &&
	    row->rev.review_by[0] &&
	    strcmp(row->rev.review_by, r->exam_date) < 0)
		r->n++;
	r->last = row->item;
	return true;
}

static enum pr_status
gather_rules(struct study_make *m, struct pr_err *err)
{
	struct rules rules = { .n = 0 };
	struct exam_names from;
	enum pr_status st;

	study_date(rules.exam_date, m->when.exam_day);
	app_exam_names(&from, m->pool.exam);
	st = pr_db_pool_each(m->desk->store, from.names, from.n,
			     m->desk->learner.id, &rules, take_rule, err);
	if (!st)
		m->study->past_review_date = rules.n;
	return st;
}

/* ---- all of it ----------------------------------------------------------- */

/* Days, items and what has whole days or hours of its own. */
static enum pr_status
gather_time(struct study_make *m, struct mean *mean, struct pr_err *err)
{
	struct pr_study_in *in = &m->in;
	int pace = m->pool.median ? m->pool.median : (int)PR_GAIN_SECONDS;
	enum pr_status st;

	gather_days(m);
	st = gather_items(m, mean, err);
	if (!st)
		st = gather_mocks(m, err);
	if (st)
		return st;
	in->item_seconds = mean_seconds(mean->unseen_s, mean->unseen, pace);
	in->again_seconds = in->item_seconds;
	if (!mean->met && !m->pool.standing.answers &&
	    app_diagnostic_possible(m->pool.exam, &m->pool.pool))
		in->diagnostic_items = PR_DIAGNOSTIC_ITEMS;
	m->unseen = mean->unseen;
	/* what is left out on purpose is not missing */
	if (in->days_left <= PR_STUDY_QUIET_DAYS) {
		m->n_groups = 0;
		in->diagnostic_items = 0;
	}
	return PR_OK;
}

enum pr_status
study_gather(struct study_make *m, struct pr_err *err)
{
	struct pr_study_in *in = &m->in;
	struct mean mean = { 0 };
	enum pr_status st = gather_time(m, &mean, err);
	int n = (int)in->n_days;

	if (!st)
		st = gather_rules(m, err);
	if (!st)
		st = study_skills_ahead(&m->pool, m->desk, n, m->skills, err);
	if (st)
		return st;
	study_ahead(&m->pool, n, m->review_items, m->review_seconds);
	study_after(&m->pool, n, mean.unseen ? mean.p / (double)mean.unseen : 0,
		    m->after);
	in->review_items = m->review_items;
	in->review_seconds = m->review_seconds;
	in->after = m->after;
	in->skills = m->skills;
	return PR_OK;
}

/* The plan of today alone, without its queue. */
static enum pr_status
room_load(struct study_room *out, struct study_make *m, struct pr_err *err)
{
	struct pr_study_slot slot;
	struct mean mean = { 0 };
	enum pr_status st = gather_time(m, &mean, err);

	if (st)
		return st;
	out->minutes = pr_study_room(&slot, &m->in);
	out->diagnostic = slot.diagnostic > 0;
	return PR_OK;
}

enum pr_status
study_room_load(struct study_room *out, struct pr_desk *desk,
		const struct study_pool *pool, const struct study_when *when,
		struct pr_err *err)
{
	struct study_make *m;
	enum pr_status st;

	*out = (struct study_room){ .minutes = study_left_today(when) };
	if (when->exam_day <= when->today || !desk->learner.minutes_a_day)
		return PR_OK;
	m = mem_array(1, sizeof(*m));
	if (!m)
		return mem_fail(err);
	m->desk = desk;
	m->pool = *pool; /* lent */
	m->when = *when;
	st = room_load(out, m, err);
	free(m->groups);
	free(m);
	return st;
}

/* stats_model.c - what the learner model says of each domain, and the forecast
 *
 * The forecast is shown from 150 first answers and 60 % of the outline on;
 * before that it is said what is missing. With an exam date ahead it is for
 * that day: time passes, nothing is promised to be learnt meanwhile.
 */
#include "proctor/date.h"

#include "library_internal.h"
#include "stats_internal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define WEAK 0.8        /* "likely below the passing level" */
#define WHOLE_SD 0.8    /* of the prior's spread, as for a domain */
#define WEAKER 0.9      /* "weaker than" */
#define MOVE_ANSWERS 50 /* "what would move it" */

static void
put_view(struct pr_stat_row *row, const struct pr_learn_view *view)
{
	row->ability = view->mean;
	row->sd = view->sd;
	row->below = view->below;
	row->weak = row->enough && view->below > WEAK;
}

static void
put_domain(struct pr_stat_row *row, const struct learn_standing *st)
{
	int d = row->domain;
	struct pr_learn_view view = pr_learn_view(&st->learn, d);

	row->enough = pr_learn_enough(&st->learn, &st->prior, d);
	put_view(row, &view);
	if (st->has_form && st->form.counts[d] > 0)
		row->points_lost = pr_learn_points_lost(
			&st->learn, d, PR_STATS_TARGET, learn_domain_b(st, d),
			(size_t)st->form.counts[d]);
}

/* All domains together, as the exam weighs them. */
static void
put_whole(struct pr_stats *s, const struct learn_standing *st)
{
	double weights[PR_DOMAINS_MAX] = { 0 };
	double sum = 0;
	struct pr_learn new_one;
	struct pr_learn_view view, before;

	for (size_t i = 0; i < s->n_domains; i++) {
		weights[s->domains[i].domain] = s->domains[i].weight;
		sum += s->domains[i].weight;
		s->all.points_lost += s->domains[i].points_lost;
	}
	for (size_t i = 0; i < s->n_domains && !(sum > 0); i++)
		weights[i] = 1;
	if (s->n_domains == 0)
		return;
	pr_learn_init(&new_one, st->learn.n, &st->prior);
	before = pr_learn_whole(&new_one, weights);
	view = pr_learn_whole(&st->learn, weights);
	s->all.enough = view.sd < WHOLE_SD * before.sd;
	put_view(&s->all, &view);
}

static long
wrong(const struct pr_stat_row *row)
{
	return row->answers - row->right;
}

/* Where an hour pays most; without a form where most was wrong. */
static int
by_loss(const void *a, const void *b)
{
	const struct pr_stat_row *x = a, *y = b;

	if (x->points_lost < y->points_lost || x->points_lost > y->points_lost)
		return x->points_lost > y->points_lost ? -1 : 1;
	if (wrong(x) != wrong(y))
		return wrong(x) > wrong(y) ? -1 : 1;
	return x->domain - y->domain;
}

/* ---- the forecast -------------------------------------------------------- */

/* "D3", "D3 and D5", "D3, D5 and D6": domains that were never practised. */
static size_t
never_practised(char *out, size_t cap, const struct pr_stats *s)
{
	const char *names[PR_DOMAINS_MAX] = { NULL };
	size_t n = 0, all, at = 0;

	for (size_t i = 0; i < s->n_domains; i++)
		if (s->domains[i].first == 0 && s->domains[i].weight > 0)
			names[s->domains[i].domain] = s->domains[i].name;
	for (size_t d = 0; d < PR_DOMAINS_MAX; d++)
		if (names[d])
			names[n++] = names[d];
	all = n;
	for (size_t d = 0; d < all && at < cap; d++)
		at += (size_t)snprintf(out + at, cap - at, "%s%.12s",
				       d == 0         ? ""
				       : d + 1 == all ? " and "
						      : ", ",
				       names[d]);
	return all;
}

/* "It is shown after 62 more first answers, and when ..." */
static void
say_hidden(struct pr_stats *s)
{
	long more = PR_READINESS_ANSWERS - s->ability_answers;
	char names[100] = "";
	char answers[50] = "";
	char cover[150] = "";
	size_t n = never_practised(names, sizeof(names), s);

	if (more > 0)
		snprintf(answers, sizeof(answers),
			 "after %ld more first answer%s", more,
			 more == 1 ? "" : "s");
	if (s->coverage < PR_READINESS_COVERAGE && n)
		snprintf(cover, sizeof(cover), "when %s ha%s been practised",
			 names, n == 1 ? "s" : "ve");
	else if (s->coverage < PR_READINESS_COVERAGE)
		snprintf(cover, sizeof(cover),
			 "when more tasks have been practised: %.0f %% of the "
			 "outline so far, %.0f %% are needed",
			 floor(100 * s->coverage), 100 * PR_READINESS_COVERAGE);
	snprintf(s->ready_why, sizeof(s->ready_why), "It is shown %s%s%s.",
		 answers, answers[0] && cover[0] ? ", and " : "", cover);
}

static const struct pr_stat_row *
weakest(const struct pr_stats *s)
{
	const struct pr_stat_row *found = NULL;

	for (size_t i = 0; i < s->n_domains; i++)
		if (s->domains[i].enough &&
		    (!found || s->domains[i].below > found->below))
			found = &s->domains[i];
	return found;
}

/* Two domains are only compared aloud when the joint distribution allows it:
 * psychometrics 6.4. */
static bool
is_weaker_than_all(const struct pr_stat_row *row, const struct pr_stats *s,
		   const struct pr_learn *learn)
{
	for (size_t i = 0; i < s->n_domains; i++)
		if (&s->domains[i] != row &&
		    pr_learn_weaker(learn, row->domain, s->domains[i].domain) <=
			    WEAKER)
			return false;
	return true;
}

static void
say_evidence(struct pr_stats *s, const struct pr_learn *learn)
{
	const struct pr_stat_row *row = weakest(s);
	int n = snprintf(s->ready_why, sizeof(s->ready_why),
			 "from %ld first answers, %ld of them in the last 14 "
			 "days",
			 s->ability_answers, s->recent);

	if (row)
		snprintf(s->ready_why + n, sizeof(s->ready_why) - (size_t)n,
			 "; %s: %.20s, %.100s",
			 is_weaker_than_all(row, s, learn)
				 ? "weakest"
				 : "lowest so far, not surely weakest",
			 row->name, row->title);
}

static int
by_more(const void *a, const void *b)
{
	const struct pr_stat_move *x = a, *y = b;

	if (x->more < y->more || x->more > y->more)
		return x->more > y->more ? -1 : 1;
	return x->domain - y->domain;
}

static void
put_moves(struct pr_stats *s, const struct pr_learn *then,
	  const struct learn_standing *st)
{
	for (size_t d = 0; d < st->learn.n && d < st->form.n_domains; d++)
		if (st->form.counts[d] > 0)
			s->moves[s->n_moves++] = (struct pr_stat_move){
				.domain = (int)d,
				.more = pr_readiness_moved(then, &st->prior,
							   &st->form, (int)d,
							   MOVE_ANSWERS),
			};
	if (s->n_moves)
		qsort(s->moves, s->n_moves, sizeof(*s->moves), by_more);
}

/* Days from today to the exam date; 0 without one ahead. */
static int64_t
days_left(const struct pr_stats *s, int64_t today)
{
	struct pr_date date;
	int64_t days;

	if (!s->exam_date[0] || pr_date_parse(&date, s->exam_date, NULL))
		return 0;
	days = pr_date_to_days(date) - today;
	return days > 0 ? days : 0;
}

static enum pr_status
put_forecast(struct stats_work *work, struct pr_err *err)
{
	const struct learn_standing *st = &work->standing;
	struct pr_stats *s = work->stats;
	struct pr_learn then = st->learn;
	int64_t days = days_left(s, work->today);
	enum pr_status status;

	if (!st->has_form) {
		snprintf(s->ready_why, sizeof(s->ready_why),
			 "There is no forecast: the exam file of %.60s "
			 "describes no form.",
			 s->exam);
		return PR_OK;
	}
	if (s->ability_answers < PR_READINESS_ANSWERS ||
	    s->coverage < PR_READINESS_COVERAGE) {
		say_hidden(s);
		return PR_OK;
	}
	pr_learn_idle(&then, &st->prior, (double)days);
	status =
		pr_readiness(&s->ready, &then, &st->form, PR_READINESS_SD, err);
	if (status)
		return status;
	s->ready_shown = true;
	s->ready_then = days > 0;
	s->ready_percent = pr_readiness_shown(s->ready.p);
	s->ready_lo = pr_readiness_shown(s->ready.lo);
	s->ready_hi = pr_readiness_shown(s->ready.hi);
	put_moves(s, &then, st);
	say_evidence(s, &st->learn);
	return PR_OK;
}

enum pr_status
stats_model_make(struct stats_work *work, struct pr_err *err)
{
	struct pr_stats *s = work->stats;
	struct learn_standing *st = &work->standing;
	enum pr_status status = learn_standing_load(
		st, work->desk, work->outlines[0].exam, err);

	if (status)
		return status;
	s->has_form = st->has_form;
	s->ability_answers = st->answers;
	s->coverage = st->coverage;
	for (size_t i = 0; i < s->n_domains; i++)
		put_domain(&s->domains[i], st);
	put_whole(s, st);
	if (s->n_domains)
		qsort(s->domains, s->n_domains, sizeof(*s->domains), by_loss);
	return put_forecast(work, err);
}

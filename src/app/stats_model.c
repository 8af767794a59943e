/* stats_model.c - what the learner model says of each domain, and the forecast
 *
 * The forecast, and the level over the whole outline, are shown from 150 first
 * answers and 60 % of the outline on; before that it is said what is missing.
 * With an exam date ahead it is for that day: time passes, nothing is promised
 * to be learnt meanwhile.
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
	/* before the first answer there is nothing but the prior */
	if (st->has_form && st->form.counts[d] > 0 && row->first > 0)
		row->points_lost = pr_learn_points_lost(
			&st->learn, d, PR_STATS_TARGET, learn_domain_b(st, d),
			(size_t)st->form.counts[d]);
}

/* Enough for what is said of the whole: forecast and level alike. */
static bool
is_enough(const struct learn_standing *st)
{
	return st->answers >= PR_READINESS_ANSWERS &&
	       st->coverage >= PR_READINESS_COVERAGE;
}

/* All domains together, as the exam weighs them; of drills there is no whole
 * that an exam would ask. */
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
	s->all.enough =
		!s->drills && is_enough(st) && view.sd < WHOLE_SD * before.sd;
	put_view(&s->all, &view);
}

static long
wrong(const struct pr_stat_row *row)
{
	return row->answers - row->right;
}

/* Where an hour pays most; without a form where most was wrong; then what the
 * exam asks most of. */
static int
by_loss(const void *a, const void *b)
{
	const struct pr_stat_row *x = a, *y = b;

	if (x->points_lost < y->points_lost || x->points_lost > y->points_lost)
		return x->points_lost > y->points_lost ? -1 : 1;
	if (wrong(x) != wrong(y))
		return wrong(x) > wrong(y) ? -1 : 1;
	if (x->weight < y->weight || x->weight > y->weight)
		return x->weight > y->weight ? -1 : 1;
	return x->domain - y->domain;
}

/* ---- the forecast -------------------------------------------------------- */

/* "It is shown after 62 more first answers, and when ..." */
static void
say_hidden(struct pr_stats *s)
{
	long more = PR_READINESS_ANSWERS - s->ability_answers;
	char answers[50] = "";
	char cover[150] = "";

	if (more > 0)
		snprintf(answers, sizeof(answers),
			 "after %ld more first answer%s", more,
			 more == 1 ? "" : "s");
	if (s->coverage < PR_READINESS_COVERAGE)
		snprintf(cover, sizeof(cover),
			 "when %.0f %% of the outline is met, so far %.0f %%",
			 100 * PR_READINESS_COVERAGE, floor(100 * s->coverage));
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

/* A first answer needs a question that was never met. */
static int
answers_in(const struct stats_work *work, size_t d)
{
	return work->fresh[d] < MOVE_ANSWERS ? (int)work->fresh[d]
					     : MOVE_ANSWERS;
}

static void
put_moves(struct stats_work *work, const struct pr_learn *then)
{
	const struct learn_standing *st = &work->standing;
	struct pr_stats *s = work->stats;

	for (size_t d = 0; d < st->learn.n && d < st->form.n_domains; d++) {
		int answers = answers_in(work, d);

		if (st->form.counts[d] <= 0 || answers <= 0)
			continue;
		s->moves[s->n_moves++] = (struct pr_stat_move){
			.domain = (int)d,
			.answers = answers,
			.more = pr_readiness_moved(then, &st->prior, &st->form,
						   (int)d, answers),
		};
	}
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
	if (!is_enough(st)) {
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
	put_moves(work, &then);
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
	for (size_t i = 0; i < s->n_domains; i++) {
		s->domains[i].fresh = work->fresh[s->domains[i].domain];
		put_domain(&s->domains[i], st);
	}
	put_whole(s, st);
	if (s->n_domains)
		qsort(s->domains, s->n_domains, sizeof(*s->domains), by_loss);
	return put_forecast(work, err);
}

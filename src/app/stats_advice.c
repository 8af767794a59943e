/* stats_advice.c - one sentence and one command, whatever the state
 *
 * From the least known to the best: no questions, no answers, a few, a domain
 * that is likely weak, one that was never met, one too little known, no mock
 * of late, points still to be had, nothing. Practice is advised only where a
 * question waits that was never met and that no mock holds back.
 */
#include "proctor/date.h"

#include "library_internal.h"
#include "stats_internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#define FEW 30       /* first answers: nothing can be said of domains */
#define MOCK_DAYS 14 /* a mock is not asked for again within these */
#define POINTS 1.0   /* below this a domain has nothing to give */

static void PR_PRINTF(2, 3) say(struct pr_stats *s, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	vsnprintf(s->advice, sizeof(s->advice), fmt, args);
	va_end(args);
}

static void PR_PRINTF(4, 5) command(struct pr_stats *s, enum pr_stats_next next,
				    int domain, const char *fmt, ...)
{
	va_list args;

	s->next = next;
	s->next_domain = domain;
	va_start(args, fmt);
	vsnprintf(s->advice_command, sizeof(s->advice_command), fmt, args);
	va_end(args);
}

static void
practise(struct pr_stats *s, const struct pr_stat_row *row)
{
	if (row)
		command(s, PR_STATS_NEXT_PRACTICE, row->domain,
			"exam %s --practice --domain %s", s->exam, row->name);
	else
		command(s, PR_STATS_NEXT_PRACTICE, -1,
			"exam %s --practice --items 20", s->exam);
}

/* The exam is left out where the command finds it by itself. */
static void
review(const struct stats_work *work)
{
	struct pr_stats *s = work->stats;

	if (!strcasecmp(work->desk->learner.exam, s->exam))
		command(s, PR_STATS_NEXT_REVIEW, -1, "review");
	else
		command(s, PR_STATS_NEXT_REVIEW, -1, "review %s", s->exam);
}

static bool
any_fresh(const struct stats_work *work)
{
	for (size_t d = 0; d < PR_DOMAINS_MAX; d++)
		if (work->fresh[d])
			return true;
	return false;
}

/* Over the whole outline; of what was met when nothing else is left. */
static void
practise_all(const struct stats_work *work)
{
	if (any_fresh(work))
		practise(work->stats, NULL);
	else
		review(work);
}

/* "D4, Revenue cycle" */
static const char *
full_name(char out[120], const struct pr_stat_row *row)
{
	snprintf(out, 120, "%.20s, ", row->name);
	library_cut(out + strlen(out), 120 - strlen(out), row->title);
	return out;
}

/* The first in the order of points lost for which a rule holds. */
static const struct pr_stat_row *
first_with(const struct pr_stats *s, bool (*is)(const struct pr_stat_row *),
	   size_t *n)
{
	const struct pr_stat_row *found = NULL;

	*n = 0;
	for (size_t i = 0; i < s->n_domains; i++) {
		if (!is(&s->domains[i]))
			continue;
		found = found ? found : &s->domains[i];
		(*n)++;
	}
	return found;
}

static bool
is_weak(const struct pr_stat_row *row)
{
	return row->weak;
}

static bool
is_weak_with_fresh(const struct pr_stat_row *row)
{
	return row->weak && row->fresh;
}

static bool
is_thin(const struct pr_stat_row *row)
{
	return !row->enough && row->weight > 0;
}

static bool
is_new_with_fresh(const struct pr_stat_row *row)
{
	return row->first == 0 && row->weight > 0 && row->fresh;
}

static bool
is_thin_with_fresh(const struct pr_stat_row *row)
{
	return is_thin(row) && row->fresh;
}

static bool
is_worth_it(const struct pr_stat_row *row)
{
	return row->points_lost >= POINTS && row->fresh;
}

/* "drill weak" names no exam: it is the learner's, else the one sat last. */
static bool
finds_weak(const struct stats_work *work)
{
	const char *chosen = work->desk->learner.exam;

	return chosen[0] ? !strcasecmp(chosen, work->stats->exam)
			 : work->sat_last;
}

/* ---- the states ---------------------------------------------------------- */

/* Nothing is sealed, but an open sitting has taught something already. */
static void
wait_for_end(struct pr_stats *s)
{
	say(s,
	    "%ld first answer%s in a sitting that is still open, counted when "
	    "the sitting ends.",
	    s->ability_answers, s->ability_answers == 1 ? " is" : "s are");
	if (s->drills)
		command(s, PR_STATS_NEXT_NOTHING, -1, "drill --resume");
	else
		command(s, PR_STATS_NEXT_NOTHING, -1, "exam %s --resume",
			s->exam);
}

static void
nothing_answered(const struct stats_work *work)
{
	struct pr_stats *s = work->stats;

	if (s->ability_answers) {
		wait_for_end(s);
	} else if (!work->questions) {
		say(s,
		    "There are no questions for %.40s here; bring some in, and "
		    "practise.",
		    s->exam);
		command(s, PR_STATS_NEXT_NOTHING, -1, "bank import PATH");
	} else if (work->diagnostic) {
		say(s, "Nothing is answered yet: fifty questions over the "
		       "whole outline show where to begin.");
		command(s, PR_STATS_NEXT_DIAGNOSTIC, -1, "exam %s --diagnostic",
			s->exam);
	} else {
		say(s, "Nothing is answered yet: twenty questions over the "
		       "whole outline are a beginning.");
		practise_all(work);
	}
}

static bool
mock_of_late(const struct stats_work *work)
{
	const struct pr_stats *s = work->stats;
	struct pr_date day;

	return s->n_mocks &&
	       pr_date_parse(&day, s->mocks[s->n_mocks - 1].date, NULL) ==
		       PR_OK &&
	       work->today - pr_date_to_days(day) < MOCK_DAYS;
}

/* No question of it is left to practise: those a mock holds back, or what was
 * met already. */
static void
no_fresh(const struct stats_work *work, const struct pr_stat_row *row,
	 const char *why)
{
	struct pr_stats *s = work->stats;
	bool mock = s->has_form && !mock_of_late(work);
	char text[120];

	say(s, "%s, %s, and no free question there is new: %s.",
	    full_name(text, row), why,
	    mock ? "a mock asks others" : "review what fades");
	if (mock)
		command(s, PR_STATS_NEXT_MOCK, -1, "exam %s", s->exam);
	else
		review(work);
}

static void
some_weak(const struct stats_work *work, size_t n)
{
	struct pr_stats *s = work->stats;
	size_t n_fresh;
	const struct pr_stat_row *row =
		first_with(s, is_weak_with_fresh, &n_fresh);
	char text[120];

	if (n > 1 && n_fresh && finds_weak(work)) {
		say(s,
		    "%zu domains are likely below the passing level; the weak "
		    "drill asks where most points are lost.",
		    n);
		command(s, PR_STATS_NEXT_WEAK, -1, "drill weak");
		return;
	}
	if (!row) {
		no_fresh(work, first_with(s, is_weak, &n),
			 "is likely below the passing level");
		return;
	}
	say(s,
	    "%s, is likely below the passing level: practice pays most "
	    "there.",
	    full_name(text, row));
	practise(s, row);
}

/* Nothing is weak, and enough is known of every domain. */
static void
none_weak(const struct stats_work *work)
{
	struct pr_stats *s = work->stats;
	size_t n;
	const struct pr_stat_row *top = first_with(s, is_worth_it, &n);
	char text[120];

	if (s->has_form && !mock_of_late(work)) {
		say(s, "No domain is likely below the passing level; a mock "
		       "shows whether that holds for a whole form.");
		command(s, PR_STATS_NEXT_MOCK, -1, "exam %s", s->exam);
	} else if (top) {
		say(s, "No domain is likely weak; an hour pays most in %s.",
		    full_name(text, top));
		practise(s, top);
	} else {
		say(s, "Little is left to gain by new questions; keep what is "
		       "known by reviewing what fades.");
		review(work);
	}
}

static void
thin(const struct stats_work *work)
{
	struct pr_stats *s = work->stats;
	size_t n;
	const struct pr_stat_row *row = first_with(s, is_new_with_fresh, &n);
	char text[120];

	if (row) {
		say(s, "%s, was never practised, so nothing is known of it.",
		    full_name(text, row));
		practise(s, row);
		return;
	}
	row = first_with(s, is_thin_with_fresh, &n);
	if (!row) {
		no_fresh(work, first_with(s, is_thin, &n),
			 "has too few answers to speak of it");
		return;
	}
	say(s, "There are not enough answers in %s, to speak of it.",
	    full_name(text, row));
	practise(s, row);
}

/* Of the drills, which have no form and no weights. */
static void
of_drills(struct pr_stats *s)
{
	size_t n;
	const struct pr_stat_row *row = first_with(s, is_weak, &n);
	char text[120];

	if (!row && s->n_domains && s->domains[0].answers &&
	    !s->domains[0].too_few &&
	    s->domains[0].first_right < s->domains[0].first)
		row = s->domains;
	if (!s->answers && s->ability_answers) {
		wait_for_end(s);
		return;
	}
	if (!row) {
		say(s, s->answers ? "Too little is drilled yet to name a kind; "
				    "the mixed drill goes by your own errors."
				  : "Nothing is drilled yet; the mixed drill "
				    "is a beginning.");
		command(s, PR_STATS_NEXT_DRILL, -1, "drill");
		return;
	}
	say(s, "Most went wrong in %s.", full_name(text, row));
	command(s, PR_STATS_NEXT_DRILL, row->domain, "drill %s", row->name);
}

void
stats_advice_make(struct stats_work *work)
{
	struct pr_stats *s = work->stats;
	size_t n, n_thin;

	(void)first_with(s, is_weak, &n);
	(void)first_with(s, is_thin, &n_thin);
	if (s->drills) {
		of_drills(s);
	} else if (!s->answers) {
		nothing_answered(work);
	} else if (n) {
		some_weak(work, n);
	} else if (s->ability_answers < FEW) {
		say(s,
		    "%ld first answer%s: too few to speak of any domain yet.",
		    s->ability_answers, s->ability_answers == 1 ? "" : "s");
		practise_all(work);
	} else if (n_thin) {
		thin(work);
	} else {
		none_weak(work);
	}
}

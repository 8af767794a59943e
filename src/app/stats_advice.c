/* stats_advice.c - one sentence and one command, whatever the state
 *
 * From the least known to the best: no questions, no answers, a few, a domain
 * that is likely weak, one that was never met, one too little known, no mock
 * of late, points still to be had, nothing.
 */
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
is_new(const struct pr_stat_row *row)
{
	return row->first == 0 && row->weight > 0;
}

static bool
is_thin(const struct pr_stat_row *row)
{
	return !row->enough && row->weight > 0;
}

/* ---- the states ---------------------------------------------------------- */

static void
nothing_answered(struct pr_stats *s, bool questions)
{
	if (!questions) {
		say(s,
		    "There are no questions for %.40s here; bring some in, and "
		    "practise.",
		    s->exam);
		command(s, PR_STATS_NEXT_NOTHING, -1, "bank import PATH");
	} else if (s->has_form) {
		say(s, "Nothing is answered yet: fifty questions over the "
		       "whole outline show where to begin.");
		command(s, PR_STATS_NEXT_DIAGNOSTIC, -1, "exam %s --diagnostic",
			s->exam);
	} else {
		say(s, "Nothing is answered yet: twenty questions over the "
		       "whole outline are a beginning.");
		practise(s, NULL);
	}
}

static void
some_weak(struct pr_stats *s, const struct pr_stat_row *row, size_t n, bool own)
{
	char text[120];

	if (n > 1 && own) {
		say(s,
		    "%zu domains are likely below the passing level; the weak "
		    "drill asks where most points are lost.",
		    n);
		command(s, PR_STATS_NEXT_WEAK, -1, "drill weak");
		return;
	}
	say(s,
	    "%s, is likely below the passing level: practice pays most "
	    "there.",
	    full_name(text, row));
	practise(s, row);
}

static bool
mock_of_late(const struct stats_work *work)
{
	const struct pr_stats *s = work->stats;

	return s->n_mocks &&
	       work->today - stats_day(s->mocks[s->n_mocks - 1].end_ms,
				       work->offset) <
		       MOCK_DAYS;
}

/* Nothing is weak, and enough is known of every domain. */
static void
none_weak(struct stats_work *work, bool own)
{
	struct pr_stats *s = work->stats;
	const struct pr_stat_row *top = s->n_domains ? s->domains : NULL;
	char text[120];

	if (s->has_form && !mock_of_late(work)) {
		say(s, "No domain is likely below the passing level; a mock "
		       "shows whether that holds for a whole form.");
		command(s, PR_STATS_NEXT_MOCK, -1, "exam %s", s->exam);
	} else if (top && top->points_lost >= POINTS) {
		say(s, "No domain is likely weak; an hour pays most in %s.",
		    full_name(text, top));
		practise(s, top);
	} else if (own) {
		say(s, "Little is left to gain by new questions; keep what is "
		       "known by reviewing what fades.");
		command(s, PR_STATS_NEXT_REVIEW, -1, "review");
	} else {
		say(s, "No domain is likely weak; keep at it over the whole "
		       "outline.");
		practise(s, NULL);
	}
}

static void
thin(struct pr_stats *s)
{
	size_t n;
	const struct pr_stat_row *row = first_with(s, is_new, &n);
	char text[120];

	if (row) {
		say(s, "%s, was never practised, so nothing is known of it.",
		    full_name(text, row));
		practise(s, row);
		return;
	}
	row = first_with(s, is_thin, &n);
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

static enum pr_status
has_questions(bool *out, struct stats_work *work, struct pr_err *err)
{
	struct pool pool = { 0 };
	enum pr_status st =
		app_pool_load(&pool, work->desk, work->outlines[0].exam, err);

	*out = pool.n > 0;
	app_pool_release(&pool);
	return st;
}

enum pr_status
stats_advice_make(struct stats_work *work, struct pr_err *err)
{
	struct pr_stats *s = work->stats;
	bool own = !strcasecmp(stats_own_exam(work->desk), s->exam);
	const struct pr_stat_row *row;
	size_t n, n_thin;
	bool questions = true;
	enum pr_status st;

	row = first_with(s, is_weak, &n);
	(void)first_with(s, is_thin, &n_thin);
	if (work->outlines[0].exam->drill) {
		of_drills(s);
		return PR_OK;
	}
	if (!s->answers) {
		st = has_questions(&questions, work, err);
		if (st)
			return st;
		nothing_answered(s, questions);
	} else if (n) {
		some_weak(s, row, n, own);
	} else if (s->ability_answers < FEW) {
		say(s,
		    "%ld first answer%s: too few to speak of any domain yet.",
		    s->ability_answers, s->ability_answers == 1 ? "" : "s");
		practise(s, NULL);
	} else if (n_thin) {
		thin(s);
	} else {
		none_weak(work, own);
	}
	return PR_OK;
}

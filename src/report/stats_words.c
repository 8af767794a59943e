/* stats_words.c - facts of the statistics in words; see stats_words.h */
#include "report/stats_words.h"

#include "proctor/date.h"
#include "words/say.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define SUMS 5
#define MOVES 3 /* domains named under "what would move it" */

typedef bool fact_fn(struct words_fact *out, const struct pr_stats *s, int i);

const char *
stats_words_domain(const struct pr_stats *stats, int domain)
{
	for (size_t i = 0; i < stats->n_domains; i++)
		if (stats->domains[i].domain == domain)
			return stats->domains[i].name;
	return "";
}

void
stats_words_command(char out[WORDS_MAX], const struct pr_stats *stats)
{
	snprintf(out, WORDS_MAX, "proctor %s", stats->advice_command);
}

/* ---- sums ---------------------------------------------------------------- */

static void
exam_date(struct words_fact *out, const struct pr_stats *s)
{
	struct pr_date then, now;
	int64_t days;

	out->label = "Exam date";
	if (pr_date_parse(&then, s->exam_date, NULL) ||
	    pr_date_parse(&now, s->today, NULL)) {
		snprintf(out->text, sizeof(out->text),
			 "none is set; proctor plan %s --date YYYY-MM-DD sets "
			 "one",
			 s->exam);
		return;
	}
	if (s->result_noted) {
		snprintf(out->text, sizeof(out->text),
			 "%s; the result is noted: %d, %s", s->exam_date,
			 s->result, s->result_passed ? "passed" : "not passed");
		return;
	}
	days = pr_date_to_days(then) - pr_date_to_days(now);
	if (days < 0)
		snprintf(out->text, sizeof(out->text),
			 "%s has passed; proctor result %s %s SCORE notes what "
			 "came of it",
			 s->exam_date, s->exam, s->exam_date);
	else
		snprintf(out->text, sizeof(out->text), "%s, %s", s->exam_date,
			 days == 0   ? "today"
			 : days == 1 ? "tomorrow"
				     : "");
	if (days > 1)
		snprintf(out->text, sizeof(out->text), "%s, in %lld days",
			 s->exam_date, (long long)days);
}

static void
answers(struct words_fact *out, const struct pr_stats *s)
{
	char count[SAY_MAX], sittings[SAY_MAX];

	out->label = "Answers";
	if (s->answers)
		snprintf(out->text, sizeof(out->text),
			 "%.60s in %.60s, %ld right; %ld of them first "
			 "meetings, %ld right",
			 say_count(count, s->answers, "answer"),
			 say_count(sittings, s->sittings, "sitting"), s->right,
			 s->all.first, s->all.first_right);
	else if (s->ability_answers)
		snprintf(out->text, sizeof(out->text),
			 "%.60s in an open sitting, counted when the sitting "
			 "ends",
			 say_count(count, s->ability_answers, "first answer"));
	else
		snprintf(out->text, sizeof(out->text),
			 "none yet in a finished sitting");
}

/* What is said of the exam as a whole has no place beside drills. */
static bool
sum_applies(const struct pr_stats *s, int which)
{
	switch (which) {
	case 1:
		return !s->drills;
	case 3:
		return !s->drills && s->answers > 0;
	case 4:
		return s->ms > 0;
	default:
		return true;
	}
}

static bool
sums(struct words_fact *out, const struct pr_stats *s, int i)
{
	char text[WORDS_MAX];
	int which = 0;

	for (; which < SUMS; which++)
		if (sum_applies(s, which) && i-- == 0)
			break;
	switch (which) {
	case 0:
		out->label = "Exam";
		snprintf(out->text, sizeof(out->text), "%s, %s", s->exam,
			 s->exam_title);
		return true;
	case 1:
		exam_date(out, s);
		return true;
	case 2:
		answers(out, s);
		return true;
	case 3:
		out->label = "Level";
		stats_words_ability(text, &s->all);
		snprintf(out->text, sizeof(out->text),
			 "over the whole outline %.200s", text);
		return true;
	case 4:
		out->label = "Time";
		snprintf(out->text, sizeof(out->text),
			 "%.100s in all, drills too; answers on %d of the last "
			 "30 days",
			 say_duration(text, s->ms), s->days);
		return true;
	default:
		return false;
	}
}

/* ---- the forecast -------------------------------------------------------- */

void
stats_words_ready(char out[WORDS_MAX], const struct pr_stats *stats)
{
	stats_words_chance(out, stats->ready_percent, stats->ready_lo,
			   stats->ready_hi);
}

/* "6 points", "1 point", "less than 1 point" */
static void
points(char out[40], double more)
{
	long n = lround(100 * more);

	if (n < 1)
		snprintf(out, 40, "less than 1 point");
	else
		snprintf(out, 40, "%ld point%s", n, n == 1 ? "" : "s");
}

static void
moves(struct words_fact *out, const struct pr_stats *s)
{
	size_t at;
	char text[40], left[60];

	out->label = "Moves it";
	at = (size_t)snprintf(
		out->text, sizeof(out->text),
		"50 more first answers in one domain add, by what "
		"simulated learners gained: ");
	for (size_t i = 0; i < s->n_moves && i < MOVES; i++) {
		const struct pr_stat_move *m = &s->moves[i];

		points(text, m->more);
		left[0] = '\0';
		if (m->answers < 50)
			snprintf(left, sizeof(left),
				 " (by the %d new ones left)", m->answers);
		at += (size_t)snprintf(out->text + at, sizeof(out->text) - at,
				       "%s%.20s %s%s", i ? ", " : "",
				       stats_words_domain(s, m->domain), text,
				       left);
	}
}

static bool
ready(struct words_fact *out, const struct pr_stats *s, int i)
{
	char number[WORDS_MAX];

	if (i == 0) {
		out->label = "Chance";
		if (!s->ready_shown) {
			snprintf(out->text, sizeof(out->text),
				 "not enough answers for a forecast. %s",
				 s->ready_why);
			if (!s->has_form)
				snprintf(out->text, sizeof(out->text), "%s",
					 s->ready_why);
			return true;
		}
		stats_words_ready(number, s);
		snprintf(out->text, sizeof(out->text), "%.60s, %s", number,
			 s->ready_why);
		return true;
	}
	if (!s->ready_shown)
		return false;
	if (i >= 2 && !s->n_moves)
		i++;
	if (i == 1) {
		out->label = "It is";
		snprintf(out->text, sizeof(out->text),
			 "the estimated chance to pass a form like the exam%s%s"
			 ", if nothing more is learnt or lost; an estimate, "
			 "no promise",
			 s->ready_then ? " on " : " today",
			 s->ready_then ? s->exam_date : "");
	} else if (i == 2) {
		moves(out, s);
	} else if (i == 3) {
		out->label = "Tested";
		snprintf(out->text, sizeof(out->text),
			 "on simulated learners; proctor stats --calibration "
			 "holds it against what really happened");
	} else {
		return false;
	}
	return true;
}

/* ---- facts in a list ----------------------------------------------------- */

static bool
errors(struct words_fact *out, const struct pr_stats *s, int i)
{
	const struct pr_stat_error *e;

	if ((size_t)i >= s->n_errors)
		return false;
	e = &s->errors[i];
	out->label = e->name;
	snprintf(out->text, sizeof(out->text),
		 "%ld in all, %ld in the last 30 days%s%s", e->n, e->last30,
		 e->skill[0] ? "; proctor drill --skill " : "", e->skill);
	return true;
}

static bool
sure(struct words_fact *out, const struct pr_stats *s, int i)
{
	const struct pr_stat_sure *c = &s->sure;
	long said = c->n[1] + c->n[2] + c->n[3];
	int at = 3;

	if (said == 0)
		return false;
	/* sure first; what nothing was said of last */
	for (; at >= 0; at--)
		if (c->n[at] && i-- == 0)
			break;
	if (at >= 0) {
		out->label = at ? say_confidence_word(at) : "not said";
		snprintf(
			out->text, sizeof(out->text),
			"%ld of %ld right (%d %%)", c->right[at], c->n[at],
			words_percent((double)c->right[at] / (double)c->n[at]));
		return true;
	}
	if (i > 0)
		return false;
	out->label = "Beware";
	snprintf(out->text, sizeof(out->text),
		 "%ld right by a guess, %ld wrong although sure", s->all.lucky,
		 s->all.misconceptions);
	return true;
}

static bool
pace(struct words_fact *out, const struct pr_stats *s, int i)
{
	const struct pr_stat_row *all = &s->all;
	char span[SAY_MAX];

	if (all->answers == 0)
		return false;
	if (i == 0) {
		out->label = "Pace";
		snprintf(out->text, sizeof(out->text),
			 "%.100s an item (median); %ld took more than twice "
			 "that and %s wrong; %ld too fast to have been read",
			 say_duration(span, all->median_ms), all->slow,
			 all->slow == 1 ? "was" : "were", all->rapid);
		return true;
	}
	out->label = "Changed answers";
	snprintf(out->text, sizeof(out->text),
		 "%ld: %ld wrong to right, %ld right to wrong", all->changes,
		 all->wrong_to_right, all->right_to_wrong);
	return i == 1;
}

static bool
mocks(struct words_fact *out, const struct pr_stats *s, int i)
{
	const struct pr_stat_mock *m;

	if ((size_t)i >= s->n_mocks)
		return false;
	m = &s->mocks[i];
	out->label = m->date;
	snprintf(out->text, sizeof(out->text),
		 "practice score %d, likely %d to %d, %s the passing line%s",
		 m->score, m->lo, m->hi, m->passed ? "above" : "below",
		 m->counts ? ""
			   : "; left out of trend and forecast, more than 10 % "
			     "was met before");
	return true;
}

static bool
next(struct words_fact *out, const struct pr_stats *s, int i)
{
	char command[WORDS_MAX];

	stats_words_command(command, s);
	out->label = "Next step";
	snprintf(out->text, sizeof(out->text), "%s %.200s", s->advice, command);
	return i == 0;
}

static bool
notice(struct words_fact *out, const struct pr_stats *s, int i)
{
	(void)s;
	out->label = "Notice";
	snprintf(out->text, sizeof(out->text), "%s", words_notice);
	return i == 0;
}

/* ---- the table ----------------------------------------------------------- */

static const struct {
	const char *heading;
	fact_fn *fact; /* NULL: rows */
} sections[STATS_WORDS_SECTIONS] = {
	[STATS_WORDS_SUMS] = { "Where you stand", sums },
	[STATS_WORDS_READY] = { "Forecast", ready },
	[STATS_WORDS_DOMAINS] = { "Domains, where an hour pays most first",
				  NULL },
	[STATS_WORDS_TASKS] = { "Tasks", NULL },
	[STATS_WORDS_LEVELS] = { "By cognitive level", NULL },
	[STATS_WORDS_SKILLS] = { "Skills of the drills, the worst first",
				 NULL },
	[STATS_WORDS_ERRORS] = { "Errors in drills, the most frequent first",
				 errors },
	[STATS_WORDS_SURE] = { "How sure, against the truth", sure },
	[STATS_WORDS_PACE] = { "Pace and changes", pace },
	[STATS_WORDS_MOCKS] = { "Mock exams", mocks },
	[STATS_WORDS_NEXT] = { "Next", next },
	[STATS_WORDS_NOTICE] = { "Notice", notice },
};

const char *
stats_words_heading(enum stats_section section, const struct pr_stats *stats)
{
	if (section == STATS_WORDS_DOMAINS && !stats->has_form)
		return "Domains, most wrong answers first";
	return section < STATS_WORDS_SECTIONS ? sections[section].heading : "";
}

bool
stats_words_fact(struct words_fact *out, const struct pr_stats *stats,
		 enum stats_section section, int i)
{
	return section < STATS_WORDS_SECTIONS && sections[section].fact &&
	       sections[section].fact(out, stats, i);
}

const struct pr_stat_row *
stats_words_rows(const struct pr_stats *s, enum stats_section section, size_t i)
{
	const struct pr_stat_row *rows = NULL;
	size_t n = 0;

	if (section == STATS_WORDS_DOMAINS) {
		rows = s->domains;
		n = s->answers ? s->n_domains : 0;
	} else if (section == STATS_WORDS_TASKS) {
		rows = s->tasks;
		n = s->n_tasks;
	} else if (section == STATS_WORDS_LEVELS) {
		rows = s->levels;
		n = s->answers ? PR_LEN(s->levels) : 0;
	} else if (section == STATS_WORDS_SKILLS) {
		rows = s->skills;
		n = s->n_skills;
	}
	return i < n ? &rows[i] : NULL;
}

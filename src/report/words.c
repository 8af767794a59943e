/* words.c - every fact of a result in words; see report/words.h */
#include "report/words.h"

#include "proctor/date.h"
#include "report/words_internal.h"
#include "words/say.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

const char words_notice[] =
	"Not affiliated with or endorsed by AHIMA, NHA, AAPC or NCRA; their "
	"marks are theirs. Questions of the shipped banks were written by the "
	"project from the rules they cite, not by the certifiers.";

/* A fact: writes out and returns true, or false when it does not apply. */
typedef bool fact_fn(char out[WORDS_MAX], const struct pr_result *r);

int
words_percent(double share)
{
	int p = (int)lround(share * 100);

	if (p >= 100 && share < 1)
		return 99;
	if (p <= 0 && share > 0)
		return 1;
	return p;
}

void
words_moment(char out[WORDS_MAX], int64_t ms, int utc_offset_min)
{
	char text[PR_TIME_TEXT];

	pr_time_format(text, ms, utc_offset_min);
	snprintf(out, WORDS_MAX, "%.10s %.5s", text, text + 11);
}

static bool
is_mock(const struct pr_result *r)
{
	return r->kind == PR_SITTING_MOCK;
}

/* ---- the sitting --------------------------------------------------------- */

static bool
learner(char out[WORDS_MAX], const struct pr_result *r)
{
	snprintf(out, WORDS_MAX, "%s", r->learner);
	return r->learner[0] != '\0';
}

static bool
exam(char out[WORDS_MAX], const struct pr_result *r)
{
	char kind[SAY_MAX];

	snprintf(out, WORDS_MAX, "%.200s, %.200s",
		 say_kind(kind, r->kind, r->exam), r->exam_title);
	return true;
}

static bool
outline(char out[WORDS_MAX], const struct pr_result *r)
{
	if (r->outline_date[0])
		snprintf(out, WORDS_MAX, "in force since %s", r->outline_date);
	else if (r->outline_as_of[0])
		snprintf(out, WORDS_MAX,
			 "as looked up on %s; since when it is in force is "
			 "not confirmed",
			 r->outline_as_of);
	else
		snprintf(out, WORDS_MAX, "the exam file gives no date");
	return true;
}

static bool
form(char out[WORDS_MAX], const struct pr_result *r)
{
	char count[SAY_MAX];

	say_count(count, r->n_items, "item");
	if (is_mock(r))
		snprintf(out, WORDS_MAX, "%.12s, %.40s: %d scored, %d pretest",
			 r->form_hash, count, r->n_scored, r->n_pretest);
	else
		snprintf(out, WORDS_MAX, "%.12s, %.40s", r->form_hash, count);
	return true;
}

static bool
sat(char out[WORDS_MAX], const struct pr_result *r)
{
	const char *how = "";
	char moment[WORDS_MAX];

	if (r->over_by == PR_OVER_TIMEOUT)
		how = ", ended when the time was up";
	else if (r->over_by == PR_OVER_ABANDONED)
		how = ", closed early";
	words_moment(moment, r->end_ms, r->utc_offset_min);
	snprintf(out, WORDS_MAX, "%.32s%s", moment, how);
	return true;
}

static bool
time_used(char out[WORDS_MAX], const struct pr_result *r)
{
	char used[SAY_MAX];
	char budget[SAY_MAX];

	say_duration(used, r->active_ms);
	if (r->timed)
		snprintf(out, WORDS_MAX, "timed; %.100s of %.100s used", used,
			 say_length(budget, r->budget_ms));
	else
		snprintf(out, WORDS_MAX, "not timed; %.100s used", used);
	return true;
}

static bool
policy(char out[WORDS_MAX], const struct pr_result *r)
{
	char text[SAY_MAX];

	if (!r->timed)
		return false;
	snprintf(out, WORDS_MAX, "%s", say_policy(text, r->policy));
	return true;
}

static bool
breaks(char out[WORDS_MAX], const struct pr_result *r)
{
	char count[SAY_MAX];
	char span[SAY_MAX];

	if (r->n_breaks == 0)
		return false;
	snprintf(out, WORDS_MAX, "%.100s, %.100s in all",
		 say_count(count, r->n_breaks, "break"),
		 say_duration(span, r->break_ms));
	return true;
}

static bool
accommodation(char out[WORDS_MAX], const struct pr_result *r)
{
	char text[SAY_MAX];

	if (!r->timed)
		return false;
	snprintf(out, WORDS_MAX, "%s",
		 say_accommodation(text, r->time_percent, r->extra_min,
				   r->breaks_stop));
	return true;
}

static bool
met_before(char out[WORDS_MAX], const struct pr_result *r)
{
	int n = r->n_scored;

	if (r->kind == PR_SITTING_REVIEW) /* that is what it is for */
		return false;
	snprintf(out, WORDS_MAX, "%d of %d %sitem%s%s", r->met_before, n,
		 is_mock(r) ? "scored " : "", n == 1 ? "" : "s",
		 r->out_of_trend ? "; more than 10 %, so this sitting is "
				   "left out of trend and forecast"
				 : "");
	return true;
}

static bool
doubts(char out[WORDS_MAX], const struct pr_result *r)
{
	if (r->test_clock)
		snprintf(out, WORDS_MAX, "sat with a test clock");
	else if (r->clock_uncertain)
		snprintf(out, WORDS_MAX,
			 "the computer's clock was set during a pause; the "
			 "time used is uncertain");
	return r->test_clock || r->clock_uncertain;
}

/* ---- pace and changes ---------------------------------------------------- */

static bool
pace(char out[WORDS_MAX], const struct pr_result *r)
{
	char span[SAY_MAX];

	snprintf(out, WORDS_MAX, "%.100s an item (median of those reached)",
		 say_duration(span, r->median_ms));
	return r->n_reached > 0;
}

static bool
slow_wrong(char out[WORDS_MAX], const struct pr_result *r)
{
	snprintf(out, WORDS_MAX,
		 "%d item%s took more than twice the median and %s wrong",
		 r->slow_wrong, r->slow_wrong == 1 ? "" : "s",
		 r->slow_wrong == 1 ? "was" : "were");
	return r->slow_wrong > 0;
}

static bool
changes(char out[WORDS_MAX], const struct pr_result *r)
{
	int n = r->wrong_to_right + r->right_to_wrong + r->wrong_to_wrong;

	snprintf(out, WORDS_MAX,
		 "%d: %d wrong to right, %d right to wrong, %d wrong to wrong",
		 n, r->wrong_to_right, r->right_to_wrong, r->wrong_to_wrong);
	return n > 0;
}

static bool
key_struck(char out[WORDS_MAX], const struct pr_result *r)
{
	snprintf(out, WORDS_MAX, "in %d item%s the key was struck out",
		 r->key_struck, r->key_struck == 1 ? "" : "s");
	return r->key_struck > 0;
}

static bool
rapid(char out[WORDS_MAX], const struct pr_result *r)
{
	snprintf(out, WORDS_MAX,
		 "%d answer%s came too fast for the item to have been read",
		 r->rapid, r->rapid == 1 ? "" : "s");
	return r->rapid > 0 && !r->test_clock;
}

/* ---- how sure it was ----------------------------------------------------- */

static bool
misconceptions(char out[WORDS_MAX], const struct pr_result *r)
{
	snprintf(out, WORDS_MAX,
		 "%d answer%s that you were sure of %s wrong: read why first, "
		 "for what one is sure of is not looked up",
		 r->misconceptions, r->misconceptions == 1 ? "" : "s",
		 r->misconceptions == 1 ? "was" : "were");
	return r->misconceptions > 0;
}

static bool
lucky(char out[WORDS_MAX], const struct pr_result *r)
{
	snprintf(out, WORDS_MAX,
		 "%d answer%s that you called a guess %s right: right in this "
		 "count, and asked again soon",
		 r->lucky, r->lucky == 1 ? "" : "s",
		 r->lucky == 1 ? "was" : "were");
	return r->lucky > 0;
}

/* ---- what it is ---------------------------------------------------------- */

static bool
notice(char out[WORDS_MAX], const struct pr_result *r)
{
	(void)r;
	snprintf(out, WORDS_MAX, "%s", words_notice);
	return true;
}

/* ---- the table ------------------------------------------------------------
 */

static const struct {
	enum words_section section;
	const char *label;
	fact_fn *fact;
} facts[] = {
	{ WORDS_SITTING, "Learner", learner },
	{ WORDS_SITTING, "Exam", exam },
	{ WORDS_SITTING, "Outline", outline },
	{ WORDS_SITTING, "Form", form },
	{ WORDS_SITTING, "Sat", sat },
	{ WORDS_SITTING, "Time", time_used },
	{ WORDS_SITTING, "Clock", policy },
	{ WORDS_SITTING, "Breaks", breaks },
	{ WORDS_SITTING, "Accommodation", accommodation },
	{ WORDS_SITTING, "Met before", met_before },
	{ WORDS_SITTING, "Note", doubts },
	{ WORDS_SCORE, "Score", words_score },
	{ WORDS_SCORE, "Verdict", words_verdict },
	{ WORDS_SCORE, "Range", words_range_means },
	{ WORDS_SCORE, "Standing", words_not_official },
	{ WORDS_SCORE, "Chance", words_chance },
	{ WORDS_COUNTS, "Right", words_right },
	{ WORDS_COUNTS, "No answer", words_blank },
	{ WORDS_COUNTS, "Pretest", words_pretest },
	{ WORDS_COUNTS, "Corrected", words_corrected },
	{ WORDS_COUNTS, "Corrections", words_corrections },
	{ WORDS_COUNTS, "Estimates", words_estimates },
	{ WORDS_COUNTS, "Accuracy", words_accuracy },
	{ WORDS_PACE, "Pace", pace },
	{ WORDS_PACE, "Slow and wrong", slow_wrong },
	{ WORDS_PACE, "Changed answers", changes },
	{ WORDS_PACE, "Struck out", key_struck },
	{ WORDS_PACE, "Too fast", rapid },
	{ WORDS_PACE, "Sure and wrong", misconceptions },
	{ WORDS_PACE, "Lucky guesses", lucky },
	{ WORDS_NEXT, "Next step", words_next_step },
	{ WORDS_NOTICE, "Notice", notice },
};

bool
words_fact(struct words_fact *out, const struct pr_result *result,
	   enum words_section section, int i)
{
	for (size_t k = 0; k < PR_LEN(facts); k++) {
		if (facts[k].section != section ||
		    !facts[k].fact(out->text, result))
			continue;
		if (i-- == 0) {
			out->label = facts[k].label;
			return true;
		}
	}
	return false;
}

const char *
words_heading(enum words_section section)
{
	static const char *const headings[WORDS_SECTIONS] = {
		[WORDS_SITTING] = "Score report",
		[WORDS_SCORE] = "Score",
		[WORDS_COUNTS] = "What it is made of",
		[WORDS_DOMAINS] = "Domains, most points lost first",
		[WORDS_PACE] = "Pace and changes",
		[WORDS_NEXT] = "Next",
		[WORDS_NOTICE] = "Notice",
	};

	return section < WORDS_SECTIONS ? headings[section] : "";
}

void
words_share(char out[WORDS_MAX], const struct pr_domain_row *row)
{
	if (row->too_few)
		snprintf(out, WORDS_MAX, "too few to say");
	else
		snprintf(out, WORDS_MAX, "%d %%, likely %d to %d %%",
			 words_percent(row->share), words_percent(row->lo),
			 words_percent(row->hi));
}

void
words_domain(char out[WORDS_MAX], const struct pr_result *result, size_t i)
{
	const struct pr_domain_row *row = &result->domains[i];
	char share[WORDS_MAX];
	char weight[64] = "";

	if (isfinite(row->weight) && row->weight > 0)
		snprintf(weight, sizeof(weight), "; outline %.3g %%",
			 row->weight);
	words_share(share, row);
	snprintf(out, WORDS_MAX, "%.64s %.160s: %d of %d right, %.100s%s",
		 row->identifier, row->title, row->right, row->n, share,
		 weight);
}

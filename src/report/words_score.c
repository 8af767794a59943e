/* words_score.c - score and counts in words; see report/words.h */
#include "report/words_internal.h"
#include "words/say.h"

#include <stdio.h>
#include <string.h>

/* ---- the score ----------------------------------------------------------- */

bool
words_score(char out[WORDS_MAX], const struct pr_result *r)
{
	char text[SAY_MAX];

	snprintf(out, WORDS_MAX, "%s", say_score(text, r));
	return true;
}

bool
words_verdict(char out[WORDS_MAX], const struct pr_result *r)
{
	char text[SAY_MAX];

	snprintf(out, WORDS_MAX, "%s", say_verdict(text, r));
	return out[0] != '\0';
}

bool
words_range_means(char out[WORDS_MAX], const struct pr_result *r)
{
	/* no range is told */
	if (r->kind == PR_SITTING_DRILL || r->kind == PR_SITTING_QUICK)
		return false;
	if (r->kind == PR_SITTING_DIAGNOSTIC) {
		snprintf(out, WORDS_MAX,
			 "Each range covers the true share of its domain in 95 "
			 "of 100 cases.");
		return true;
	}
	snprintf(out, WORDS_MAX,
		 r->scaled
			 ? "The range covers the true score in 95 of 100 cases "
			   "if the item difficulties are right."
			 : "The range covers the true share in 95 of 100 "
			   "cases.");
	return true;
}

bool
words_not_official(char out[WORDS_MAX], const struct pr_result *r)
{
	if (r->scaled)
		snprintf(out, WORDS_MAX,
			 "Scaled like the exam, not an official score.");
	else if (r->kind == PR_SITTING_QUICK)
		snprintf(out, WORDS_MAX,
			 "A quick check is no mock: it gives no score and says "
			 "nothing of stamina and pacing.");
	else if (r->kind == PR_SITTING_DIAGNOSTIC)
		snprintf(out, WORDS_MAX,
			 "A diagnostic shows where to begin; it gives no score "
			 "and is neither passed nor failed.");
	else if (r->why_not_scaled && r->why_not_scaled[0])
		snprintf(out, WORDS_MAX, "%s", r->why_not_scaled);
	else
		snprintf(out, WORDS_MAX, "Practice has no scaled score.");
	return true;
}

bool
words_chance(char out[WORDS_MAX], const struct pr_result *r)
{
	char text[SAY_MAX];

	snprintf(out, WORDS_MAX, "%s", say_chance(text, r));
	return out[0] != '\0';
}

/* ---- the counts ---------------------------------------------------------- */

/* Counted as it was answered, never scored as a form. */
static bool
is_practice(const struct pr_result *r)
{
	return r->kind != PR_SITTING_MOCK;
}

bool
words_right(char out[WORDS_MAX], const struct pr_result *r)
{
	if (is_practice(r))
		return false;
	snprintf(out, WORDS_MAX, "%d of %d scored items (%d %%)", r->raw,
		 r->n_scored, words_percent(r->share));
	if (r->scaled)
		snprintf(out + strlen(out), WORDS_MAX - strlen(out),
			 "; this form passes from %d right", r->raw_cut);
	return true;
}

bool
words_blank(char out[WORDS_MAX], const struct pr_result *r)
{
	if (r->kind == PR_SITTING_QUICK) { /* it ends before all are reached */
		snprintf(out, WORDS_MAX,
			 "%d displayed and left blank, counted as wrong",
			 r->blank);
		return r->blank > 0;
	}
	snprintf(out, WORDS_MAX,
		 r->kind == PR_SITTING_DRILL
			 ? "%d displayed and left blank, %d not reached; not "
			   "counted"
		 : is_practice(r)
			 ? "%d displayed and left blank, counted as wrong; %d "
			   "not reached, not counted"
			 : "%d displayed and left blank, %d not reached; both "
			   "count as wrong",
		 r->blank, r->not_reached);
	return r->blank + r->not_reached > 0;
}

bool
words_pretest(char out[WORDS_MAX], const struct pr_result *r)
{
	snprintf(out, WORDS_MAX,
		 "%d of %d unscored pretest items right; they are in no other "
		 "number of this report",
		 r->pretest_right, r->n_pretest);
	return r->n_pretest > 0;
}

bool
words_corrected(char out[WORDS_MAX], const struct pr_result *r)
{
	char keys[SAY_MAX];

	snprintf(out, WORDS_MAX,
		 "%s corrected since; with that %d of %d would be right "
		 "instead of %d of %d. What was first reported stays.",
		 say_count(keys, (int)r->n_corrected_counted, "key"),
		 r->raw_corrected, r->n_scored_corrected, r->raw, r->n_scored);
	return r->n_corrected_counted > 0;
}

static const char *
corrected_how(char out[160], const struct pr_corrected_row *row)
{
	if (row->kind == PR_CORRECTION_DROP)
		return "counts for nobody";
	if (row->kind == PR_CORRECTION_FULL)
		return "is right for everybody";
	snprintf(out, 160, "accepts %.40s as shown there", row->shown);
	return out;
}

bool
words_corrections(char out[WORDS_MAX], const struct pr_result *r)
{
	size_t at = 0;

	out[0] = '\0';
	for (size_t i = 0; i < r->n_corrected && at < WORDS_MAX; i++) {
		const struct pr_corrected_row *row = &r->corrected[i];
		const struct pr_response_row *resp = &r->responses[row->slot];
		char one[WORDS_MAX], how[160];
		int n = snprintf(one, sizeof(one), "%sitem %d (%.64s) %s: %s",
				 i ? "; " : "", row->slot + 1,
				 resp->identifier[0] ? resp->identifier
						     : resp->uuid,
				 corrected_how(how, row), row->reason);

		/* room is kept for the words that say there are more */
		if (n < 0 || at + (size_t)n + 40 > WORDS_MAX) {
			snprintf(out + at, WORDS_MAX - at,
				 "; and %zu more, in the JSON report",
				 r->n_corrected - i);
			break;
		}
		at += (size_t)snprintf(out + at, WORDS_MAX - at, "%s", one);
	}
	return r->n_corrected > 0;
}

bool
words_estimates(char out[WORDS_MAX], const struct pr_result *r)
{
	char raters[SAY_MAX];

	if (!r->scaled)
		return false;
	if (r->raters > 0)
		say_count(raters, r->raters, "rater");
	else
		snprintf(raters, sizeof(raters), "raters not stated");
	snprintf(out, WORDS_MAX,
		 "The difficulties and the passing line are the writers' own "
		 "estimates (%.40s). If each is .05 too kind the score moves "
		 "by %+d, if .05 too harsh by %+d.",
		 raters, r->shift_up, r->shift_down);
	return true;
}

bool
words_accuracy(char out[WORDS_MAX], const struct pr_result *r)
{
	if (!r->scaled || !(r->accuracy > 0))
		return false;
	snprintf(out, WORDS_MAX,
		 "A form like this one judges above or below the line as the "
		 "true score would in about %d of 100 people.",
		 words_percent(r->accuracy));
	return true;
}

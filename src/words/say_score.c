/* say_score.c - marks and scores in words; see words/say.h */
#include "proctor/text.h"
#include "words/coded.h"
#include "words/say.h"
#include "words/say_internal.h"
#include "words/sittings.h"

#include <math.h>
#include <string.h>

char *
say_accepted(char out[SAY_MAX], const struct pr_answer *answer)
{
	const char *text = answer->text;

	if (!text)
		return say_put(out, "%.10g to %.10g", answer->min, answer->max);
	return say_put(out, "%.*s",
		       (int)pr_text_fit(text, strlen(text), 120, NULL), text);
}

/* What a typed item accepts first, or the letters of the key. */
static void
add_key(char out[SAY_MAX], const struct pr_item *item,
	const struct pr_slot *slot)
{
	char letters[SAY_MAX];

	if (item->type == PR_ITEM_CODE_ENTRY)
		say_add(out, "The key is %s.", coded_key(letters, item));
	else if (item->n_answers)
		say_add(out, "The key is %s.",
			say_accepted(letters, &item->answers[0]));
	else if (pr_item_key(item))
		say_add(out, "The key is %s.",
			say_letters(letters, slot, pr_item_key(item)));
}

static char *
marked(char out[SAY_MAX], const struct pr_item *item,
       const struct pr_slot *slot, const struct pr_grade *grade,
       const char *credit)
{
	if (grade->right)
		return say_put(out, "Right.");
	say_put(out, grade->answered ? "Wrong. " : "No answer. ");
	if (grade->credit > 0)
		say_add(out, "%d %s ", grade->credit, credit);
	add_key(out, item, slot);
	for (size_t len = strlen(out); len && out[len - 1] == ' ';)
		out[--len] = '\0';
	return out;
}

char *
say_marked(char out[SAY_MAX], const struct pr_item *item,
	   const struct pr_slot *slot, const struct pr_grade *grade)
{
	return marked(out, item, slot, grade,
		      "% of the credit in practice; an exam gives none.");
}

char *
say_marked_drill(char out[SAY_MAX], const struct pr_item *item,
		 const struct pr_slot *slot, const struct pr_grade *grade)
{
	return marked(out, item, slot, grade,
		      "of 100 as learning score for what is right in it.");
}

/* Whole percent, never 100 for less than all nor 0 for more than none. */
static int
percent(double share)
{
	int p = (int)lround(share * 100);

	if (p >= 100 && share < 1)
		return 99;
	if (p <= 0 && share > 0)
		return 1;
	return p;
}

/* Counted as on the closing page: of what was answered. */
static char *
drilled(char out[SAY_MAX], const struct pr_result *r)
{
	int answered = r->n_scored - r->blank;

	say_put(out, "%d of %d answered right", r->raw, answered);
	if (r->n_items > answered)
		say_add(out, "; %d not answered", r->n_items - answered);
	return say_add(out, ".");
}

/* A total of so few items would promise more than it holds. */
static char *
diagnosed(char out[SAY_MAX], const struct pr_result *r)
{
	char items[SAY_MAX];

	return say_put(out, "%s answered; reported by domain only.",
		       say_count(items, r->n_scored - r->blank, "item"));
}

char *
say_score(char out[SAY_MAX], const struct pr_result *r)
{
	if (r->kind == PR_SITTING_DRILL)
		return drilled(out, r);
	if (r->kind == PR_SITTING_DIAGNOSTIC)
		return diagnosed(out, r);
	if (r->kind == PR_SITTING_QUICK)
		return say_quick(out, r->quick, r->quick_p, r->quick_asked,
				 r->n_items);
	if (r->scaled)
		return say_put(
			out,
			"Practice score %d on the scale %d to %d, likely "
			"range %d to %d; the passing line is %d.",
			r->score, r->scale_min, r->scale_max, r->score_lo,
			r->score_hi, r->cut);
	return say_put(out, "%d of %d right (%d %%), likely range %d to %d %%.",
		       r->raw, r->n_scored, percent(r->share),
		       percent(r->share_lo), percent(r->share_hi));
}

char *
say_verdict(char out[SAY_MAX], const struct pr_result *r)
{
	if (!r->scaled)
		return say_put(out, "%s", "");
	if (r->score > r->cut)
		return say_put(out, "Above the passing line by %d.",
			       r->score - r->cut);
	if (r->passed)
		return say_put(out, "On the passing line.");
	return say_put(out, "Below the passing line by %d.", r->cut - r->score);
}

char *
say_chance(char out[SAY_MAX], const struct pr_result *r)
{
	int tenths;

	if (!r->scaled)
		return say_put(out, "%s", "");
	tenths = (int)lround(r->p_parallel * 10);
	if (tenths <= 0)
		return say_put(out, "A person with exactly this ability passes "
				    "a parallel form in fewer than 1 of 10 "
				    "sittings.");
	if (tenths >= 10)
		return say_put(out, "A person with exactly this ability passes "
				    "a parallel form in more than 9 of 10 "
				    "sittings.");
	return say_put(out,
		       "A person with exactly this ability passes a parallel "
		       "form in about %d of 10 sittings.",
		       tenths);
}

char *
say_kind(char out[SAY_MAX], enum pr_sitting_kind kind, const char *exam)
{
	const char *word = "Sitting";

	switch (kind) {
	case PR_SITTING_MOCK:
		word = "Mock exam";
		break;
	case PR_SITTING_PRACTICE:
		word = "Practice";
		break;
	case PR_SITTING_DIAGNOSTIC:
		word = "Diagnostic";
		break;
	case PR_SITTING_QUICK:
		word = "Quick check";
		break;
	case PR_SITTING_DRILL:
		word = "Drill";
		break;
	case PR_SITTING_REVIEW:
		word = "Review";
		break;
	}
	return say_put(out, "%s %s", word, exam);
}

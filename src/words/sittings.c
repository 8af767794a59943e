/* sittings.c - what the kinds of sittings say; see words/sittings.h */
#include "words/sittings.h"

#include "words/say_internal.h"

char *
say_begins(char out[SAY_MAX], enum pr_sitting_kind kind, int items)
{
	if (kind == PR_SITTING_DIAGNOSTIC)
		return say_put(
			out,
			"%d items over the whole outline, no clock. You may go "
			"back and change answers; nothing is shown before the "
			"end. The report is by domain: there is no score, and "
			"nothing is passed or failed.",
			items);
	if (kind == PR_SITTING_QUICK)
		return say_put(
			out,
			"At least %d and at most %d items, no clock. It goes "
			"forward only and ends as soon as it is sure whether "
			"you stand above or below the passing level. An item "
			"without an answer counts as wrong. It is no mock: it "
			"gives no score and says nothing of stamina and "
			"pacing.",
			PR_QUICK_MIN, items);
	return say_put(out, "%s", "");
}

char *
say_quick(char out[SAY_MAX], enum pr_quick verdict, double p, int asked, int of)
{
	int sure = (int)((verdict == PR_QUICK_BELOW ? 1 - p : p) * 100);

	sure = sure > 99 ? 99 : sure;
	switch (verdict) {
	case PR_QUICK_ABOVE:
		return say_put(out,
			       "Above the passing level: %d %% sure after %d "
			       "items.",
			       sure, asked);
	case PR_QUICK_BELOW:
		return say_put(out,
			       "Below the passing level: %d %% sure after %d "
			       "items.",
			       sure, asked);
	case PR_QUICK_OPEN:
		return say_put(out, "Not decided after all %d items.", of);
	case PR_QUICK_GO_ON:
		break;
	}
	return say_put(out, "Not decided: ended after %d of %d items.", asked,
		       of);
}

char *
say_taken_back(char out[SAY_MAX], int slot)
{
	return say_put(out,
		       "Item %d: your answer is taken back; give it again.",
		       slot + 1);
}

char *
say_judged(char out[SAY_MAX], int confidence, bool answered, bool right)
{
	if (answered && !right && confidence == 3)
		return say_put(out, "You were sure, and it is wrong: a "
				    "misconception. Read why; it comes back "
				    "soon.");
	if (right && confidence == 1)
		return say_put(out, "You called it a guess: right by luck "
				    "counts here, and it comes back soon.");
	return say_put(out, "%s", "");
}

/* judge_facts.c - what is said about an item: R422, R435, R441 to R445 */
#include "state.h"

#include <math.h>
#include <string.h>

static void
authority(struct pr_lint *lint, struct lint_item *it)
{
	const struct pr_item *item = it->item;

	if (!item->n_authority) {
		LINT_SAY(lint, it, 422, PR_WARNING, "authority",
			 "no authority is named");
		LINT_SAY(lint, it, 441, PR_NOTICE, "authority", NULL);
		return;
	}
	for (size_t i = 0; i < item->n_authority; i++)
		if (item->authority[i].as_of)
			return;
	LINT_SAY(lint, it, 422, PR_WARNING, "authority",
		 "no authority has a day");
}

static void
review(struct pr_lint *lint, struct lint_item *it)
{
	const char *day = it->item->review_by;

	if (!day)
		LINT_SAY(lint, it, 444, PR_NOTICE, "review_by", NULL);
	else if (strcmp(day, lint->today) < 0)
		LINT_SAY(lint, it, 435, PR_WARNING, "review_by", day);
}

void
lint_judge_facts(struct pr_lint *lint, struct lint_item *it)
{
	authority(lint, it);
	review(lint, it);
	if (it->item->level == PR_LEVEL_UNKNOWN)
		LINT_SAY(lint, it, 442, PR_NOTICE, "cognitive_level", NULL);
	if (isnan(it->item->angoff))
		LINT_SAY(lint, it, 443, PR_NOTICE, "difficulty", NULL);
	if (it->item->time_expected_s == 0)
		LINT_SAY(lint, it, 445, PR_NOTICE, "time_expected_seconds",
			 NULL);
}

/* sheet_fill.c - what a sealed slot comes to; see proctor/sheet.h */
#include "proctor/score.h"
#include "proctor/sheet.h"

static bool
is_right(const struct pr_item *item, const struct pr_cell *cell)
{
	struct pr_response response = { cell->choice, cell->body };

	return cell->answered && pr_item_grade(item, &response).right;
}

/*
 * A response under construction is no change of mind: of a multiple response
 * that states its number, only masks with that many options count.
 */
static bool
is_whole(const struct pr_item *item, uint32_t choice)
{
	int n = 0;

	if (item->type != PR_ITEM_MULTIPLE_RESPONSE || !item->max_choices)
		return true;
	for (; choice; choice &= choice - 1)
		n++;
	return n >= item->max_choices;
}

void
pr_changes_follow(struct pr_changes *changes, const struct pr_item *item,
		  const struct pr_cell *cell, const struct pr_event *event)
{
	bool right;

	if (event->kind == PR_EVENT_STRIKE &&
	    (event->choice & pr_item_key(item)))
		changes->key_struck = true;
	if (event->kind != PR_EVENT_ANSWER && event->kind != PR_EVENT_UNDO)
		return;
	/* opened again after it was shown: what comes is no change of mind,
	 * and no first meeting */
	if (event->kind == PR_EVENT_UNDO && !cell->can_undo) {
		*changes = (struct pr_changes){ .reopened = true };
		return;
	}
	if (!cell->answered || !is_whole(item, cell->choice))
		return;
	right = is_right(item, cell);
	if (changes->any) {
		changes->changes++;
		changes->wrong_to_right += !changes->right && right;
		changes->right_to_wrong += changes->right && !right;
		changes->wrong_to_wrong += !changes->right && !right;
	}
	changes->any = true;
	changes->right = right;
}

static unsigned
change_flags(const struct pr_changes *changes)
{
	unsigned flags = 0;
	int n = changes->changes > 15 ? 15 : changes->changes;

	if (changes->wrong_to_right)
		flags |= PR_SHEET_WRONG_TO_RIGHT;
	if (changes->right_to_wrong)
		flags |= PR_SHEET_RIGHT_TO_WRONG;
	if (changes->wrong_to_wrong)
		flags |= PR_SHEET_WRONG_TO_WRONG;
	if (changes->key_struck)
		flags |= PR_SHEET_KEY_STRUCK;
	return flags | (unsigned)n << 12;
}

static unsigned
cell_flags(const struct pr_slot *slot, const struct pr_cell *cell,
	   const struct pr_changes *changes)
{
	unsigned flags = 0;

	if (cell->reached)
		flags |= PR_SHEET_REACHED;
	if (slot->role == PR_ROLE_SCORED)
		flags |= PR_SHEET_SCORED;
	if (!slot->met_before && !changes->reopened)
		flags |= PR_SHEET_FIRST_SEEN;
	if (cell->flagged)
		flags |= PR_SHEET_FLAGGED;
	if (cell->answered)
		flags |= PR_SHEET_ANSWERED;
	if (cell->answered && pr_score_is_rapid(cell->ms, 0))
		flags |= PR_SHEET_RAPID;
	return flags | (unsigned)cell->confidence << 8;
}

void
pr_sheet_fill(struct pr_sheet_cell *out, const struct pr_slot *slot,
	      const struct pr_item *item, const struct pr_cell *cell,
	      const struct pr_changes *changes)
{
	struct pr_response response = { cell->choice, cell->body };
	struct pr_grade grade = { 0 };

	if (cell->answered)
		grade = pr_item_grade(item, &response);
	out->item_rev = (uint32_t)slot->item_rev;
	out->ms = cell->ms > UINT32_MAX ? UINT32_MAX : (uint32_t)cell->ms;
	out->choice = cell->choice;
	out->credit = (uint8_t)grade.credit;
	out->domain =
		slot->domain >= 0 ? (uint8_t)slot->domain : PR_SHEET_NO_DOMAIN;
	out->flags = (uint16_t)(cell_flags(slot, cell, changes) |
				change_flags(changes));
}

/* import_key.c - what rules and tables say of the key of a code item: told,
 * never refused, for a note may not apply and a list may be another year's */
#include "proctor/coding.h"
#include "proctor/rules.h"
#include "proctor/tables.h"

#include "import_item.h"

#include <stdio.h>

#define FAULTS 4 /* told of one item; how many more there are stands beside */

static void
check_kind(struct import *im, const struct import_at *at, const char *name,
	   const char *member)
{
	if (name && !pr_feedback_of(name))
		import_say(im, at, PR_RULE_NO_KIND, member, name, NULL);
}

void
import_key(struct import *im, const struct import_at *at,
	   const struct pr_item *item)
{
	struct pr_key_fault faults[FAULTS];
	char more[40] = "";
	size_t n;

	if (item->type != PR_ITEM_CODE_ENTRY)
		return;
	for (size_t i = 0; i < item->n_answers; i++)
		check_kind(im, at, item->answers[i].missing_kind,
			   "missing_kind");
	for (size_t i = 0; i < item->n_traps; i++)
		check_kind(im, at, item->traps[i].kind, "kind");
	n = pr_code_key_check(faults, FAULTS, item, pr_desk_book(im->desk));
	for (size_t i = 0; i < n && i < FAULTS; i++) {
		if (i == FAULTS - 1 && n > FAULTS)
			snprintf(more, sizeof(more), " (and %zu more)",
				 n - FAULTS);
		import_say(im, at, PR_RULE_KEY_BROKEN, faults[i].words, more,
			   NULL);
	}
}

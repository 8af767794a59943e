/* missed.c - the items that were not right; see report/missed.h */
#include "report/missed.h"

#include <stdio.h>
#include <string.h>

const struct pr_corrected_row *
missed_correction(const struct pr_result *result, int slot)
{
	for (size_t i = 0; i < result->n_corrected; i++)
		if (result->corrected[i].slot == slot)
			return &result->corrected[i];
	return NULL;
}

/* Practice is over where it ended: what it never reached was never asked. */
static bool
asked(const struct pr_response_row *row)
{
	return row->role != PR_ROLE_PRACTICE || row->reached;
}

bool
missed_is(const struct pr_result *result, const struct pr_response_row *row)
{
	const struct pr_corrected_row *c = missed_correction(result, row->slot);

	if (!asked(row))
		return false;
	if (!c)
		return !row->right;
	return c->kind != PR_CORRECTION_DROP && !c->right;
}

bool
missed_corrections(char out[WORDS_MAX], const struct pr_result *result)
{
	char keys[SAY_MAX];
	int n = 0;

	for (size_t i = 0; i < result->n_corrected; i++) {
		int slot = result->corrected[i].slot;
		const struct pr_response_row *row = &result->responses[slot];

		n += asked(row) && !row->right && !missed_is(result, row);
	}
	snprintf(out, WORDS_MAX,
		 "%s corrected since the end; %d item%s that counted as wrong "
		 "%s left out here for that.",
		 say_count(keys, (int)result->n_corrected, "key"), n,
		 n == 1 ? "" : "s", n == 1 ? "is" : "are");
	return result->n_corrected > 0;
}

bool
missed_corrected(char out[WORDS_MAX], const struct pr_result *result, int slot,
		 const struct item_view *view)
{
	char shown[SAY_MAX];
	const struct pr_corrected_row *c = missed_correction(result, slot);

	if (!c || c->kind != PR_CORRECTION_ACCEPT)
		return false;
	item_shown_ids(shown, view, c->accepted);
	snprintf(out, WORDS_MAX,
		 "The key was corrected since: %.100s is right (%.200s). Your "
		 "answer is %s.",
		 shown, c->reason,
		 result->responses[slot].right ? "wrong by it" : "wrong still");
	return true;
}

const char *
missed_how(const struct pr_response_row *row)
{
	if (!row->reached)
		return ", not reached";
	return row->answered ? "" : ", no answer";
}

/* The case of the item, read again only when it is another. */
static enum pr_status
load_chart(struct missed *missed, struct pr_err *err)
{
	struct pr_stimulus *old = missed->chart;
	enum pr_status st;

	missed->new_chart = false;
	if (old && !strcmp(old->uuid, missed->item->stimulus))
		return PR_OK;
	st = pr_library_stimulus(missed->report->desk, missed->item,
				 &missed->chart, err);
	if (st)
		missed->chart = NULL;
	missed->new_chart = missed->chart != NULL;
	pr_stimulus_free(old);
	return st;
}

bool
missed_next(struct missed *missed, struct pr_err *err)
{
	const struct pr_result *result = missed->report->result;

	pr_item_free(missed->item);
	missed->item = NULL;
	while (missed->at < result->n_items) {
		missed->row = &result->responses[missed->at++];
		if (!missed_is(result, missed->row))
			continue;
		missed->st = pr_library_item(missed->report->desk,
					     missed->row->item_rev,
					     &missed->item, err);
		if (!missed->st)
			missed->st = load_chart(missed, err);
		if (missed->st)
			return false;
		item_view_shown(&missed->view, missed->item, missed->row,
				missed->text, &missed->slot);
		return true;
	}
	return false;
}

void
missed_release(struct missed *missed)
{
	pr_item_free(missed->item);
	missed->item = NULL;
	pr_stimulus_free(missed->chart);
	missed->chart = NULL;
}

int
missed_count(const struct pr_result *result)
{
	int n = 0;

	for (int i = 0; i < result->n_items; i++)
		n += missed_is(result, &result->responses[i]);
	return n;
}

int
missed_of(const struct pr_result *result)
{
	int n = 0;

	for (int i = 0; i < result->n_items; i++)
		n += asked(&result->responses[i]);
	return n;
}

bool
report_shown(const struct report *report, const struct pr_response_row *row,
	     char chosen[SAY_MAX], char key[SAY_MAX])
{
	struct item_view view;
	struct pr_slot slot;
	struct pr_item *item;
	char text[128];

	if (!report->desk ||
	    pr_library_item(report->desk, row->item_rev, &item, NULL) != PR_OK)
		return false;
	item_view_shown(&view, item, row, text, &slot);
	item_shown_answer(chosen, &view);
	item_shown_key(key, &view);
	pr_item_free(item);
	return true;
}

static const struct pr_domain *
domain_of(const struct report *report, const struct pr_response_row *row)
{
	const struct pr_exam *exam = report->exam;

	if (!exam || row->domain < 0 || (size_t)row->domain >= exam->n_domains)
		return NULL;
	return &exam->domains[row->domain];
}

const char *
report_domain(const struct report *report, const struct pr_response_row *row)
{
	const struct pr_domain *domain = domain_of(report, row);

	return domain ? domain->identifier : "";
}

const char *
report_task(const struct report *report, const struct pr_response_row *row)
{
	const struct pr_domain *domain = domain_of(report, row);

	if (!domain || row->task < 0 || (size_t)row->task >= domain->n_tasks)
		return "";
	return domain->tasks[row->task].identifier;
}

const char *
report_role(enum pr_role role)
{
	switch (role) {
	case PR_ROLE_SCORED:
		return "scored";
	case PR_ROLE_PRETEST:
		return "pretest";
	case PR_ROLE_PRACTICE:
		break;
	}
	return "practice";
}

const char *
report_kind(enum pr_sitting_kind kind)
{
	switch (kind) {
	case PR_SITTING_MOCK:
		return "mock";
	case PR_SITTING_PRACTICE:
		return "practice";
	case PR_SITTING_DIAGNOSTIC:
		return "diagnostic";
	case PR_SITTING_QUICK:
		return "quick check";
	case PR_SITTING_DRILL:
		return "drill";
	case PR_SITTING_REVIEW:
		break;
	}
	return "review";
}

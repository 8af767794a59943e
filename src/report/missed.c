/* missed.c - the items that were not right; see report/missed.h */
#include "report/missed.h"

bool
missed_next(struct missed *missed, struct pr_err *err)
{
	const struct pr_result *result = missed->report->result;

	missed_release(missed);
	while (missed->at < result->n_items) {
		missed->row = &result->responses[missed->at++];
		if (missed->row->right)
			continue;
		missed->st = pr_library_item(missed->report->desk,
					     missed->row->item_rev,
					     &missed->item, err);
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
}

int
missed_count(const struct pr_result *result)
{
	int n = 0;

	for (int i = 0; i < result->n_items; i++)
		n += !result->responses[i].right;
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
		return "quick";
	case PR_SITTING_DRILL:
		return "drill";
	case PR_SITTING_REVIEW:
		break;
	}
	return "review";
}

/*
 * report/missed.h - walking over the items that were not right
 *
 * floor    report
 */
#ifndef PR_REPORT_MISSED_H
#define PR_REPORT_MISSED_H

#include "report/item.h"
#include "report/report.h"
#include "words/say.h"

/* Zeroed but for report, it stands before the first. */
struct missed {
	const struct report *report;
	int at; /* next response to look at */
	const struct pr_response_row *row;
	struct item_view view;
	char text[128];
	struct pr_slot slot; /* the options as they were shown */
	struct pr_item *item;
	enum pr_status st; /* why it stopped before the end */
};

/* The next one; false after the last or on failure (see st). */
bool missed_next(struct missed *missed, struct pr_err *err);

/* Ends the walk anywhere. */
void missed_release(struct missed *missed);

int missed_count(const struct pr_result *result);

/*
 * Answer and key of a response in the letters of the sitting, "" for no
 * answer; typed text as it is. False when the item cannot be read.
 */
bool report_shown(const struct report *report,
		  const struct pr_response_row *row, char chosen[SAY_MAX],
		  char key[SAY_MAX]);

/* Domain and task of a response by name, "" when the exam is not known. */
const char *report_domain(const struct report *report,
			  const struct pr_response_row *row);
const char *report_task(const struct report *report,
			const struct pr_response_row *row);

/* "scored", "pretest", "practice" */
const char *report_role(enum pr_role role);

/* "mock", "practice", ... */
const char *report_kind(enum pr_sitting_kind kind);

#endif

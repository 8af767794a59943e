/*
 * report/missed.h - walking over the items that were not right
 *
 * floor    report
 * idea     One rule for every list of misses, on paper and on the screen: a
 *          key that was corrected since decides, an item that was dropped is
 *          no miss, and practice that ended early missed only what it reached.
 */
#ifndef PR_REPORT_MISSED_H
#define PR_REPORT_MISSED_H

#include "report/item.h"
#include "report/report.h"
#include "report/words.h"
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
	struct pr_stimulus *chart; /* case material of the item, or NULL */
	bool new_chart;            /* it is another than that before */
	enum pr_status st;         /* why it stopped before the end */
};

/* The next one; false after the last or on failure (see st). */
bool missed_next(struct missed *missed, struct pr_err *err);

/* Ends the walk anywhere. */
void missed_release(struct missed *missed);

/* Does the response belong in the list? */
bool missed_is(const struct pr_result *result,
	       const struct pr_response_row *row);

/* How many do, and of how many: practice counts the items it reached. */
int missed_count(const struct pr_result *result);
int missed_of(const struct pr_result *result);

/* The correction of a slot since the seal, NULL when there is none. */
const struct pr_corrected_row *missed_correction(const struct pr_result *result,
						 int slot);

/*
 * What a correction did to the list or to one item of it, one sentence; false
 * when none touched it. The key of a miss is printed as the item has it, so
 * the sentence says which options hold, in the letters of the view.
 */
bool missed_corrections(char out[WORDS_MAX], const struct pr_result *result);
bool missed_corrected(char out[WORDS_MAX], const struct pr_result *result,
		      int slot, const struct item_view *view);

/* "", ", no answer", ", not reached" */
const char *missed_how(const struct pr_response_row *row);

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

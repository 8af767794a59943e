/*
 * report/drill.h - the closing page of a drill in words
 *
 * floor    report
 * idea     Text, HTML and the screen print the same facts from one list, as
 *          report/words.h does for a result.
 */
#ifndef PR_REPORT_DRILL_H
#define PR_REPORT_DRILL_H

#include "proctor/drill.h"
#include "report/jsonw.h"
#include "report/words.h"

enum drill_section {
	DRILL_SUMS,   /* right, pace, streak */
	DRILL_SKILLS, /* by skill, the worst first */
	DRILL_ERRORS, /* by kind of error, the most frequent first */
	DRILL_SLOW,   /* the slowest */
	DRILL_NEXT,   /* what to drill next, and why */
	DRILL_NOTES,  /* the edition */
	DRILL_SECTIONS
};

/* "By skill", the heading of a section; static. */
const char *drill_heading(enum drill_section section);

/* Fact i of a section; false after the last. */
bool drill_fact(struct words_fact *out, const struct pr_drill_result *drill,
		enum drill_section section, int i);

/* The page as text, as HTML, and as an object of its own under a key. */
void drill_text(struct page *page, const struct pr_drill_result *drill);
void drill_html(struct page *page, const struct pr_drill_result *drill);
void drill_json(struct jsonw *json, const char *key,
		const struct pr_drill_result *drill);

#endif

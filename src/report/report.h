/*
 * report/report.h - a result on paper: text, JSON, CSV, HTML
 *
 * floor    report
 * idea     Each renderer prints the facts of one struct pr_result and
 *          computes none. With missed set it prints the items that were not
 *          right instead, with key, rationales and authority.
 */
#ifndef PR_REPORT_REPORT_H
#define PR_REPORT_REPORT_H

#include "proctor/drill.h"
#include "proctor/exam.h"
#include "proctor/library.h"
#include "proctor/result.h"

struct report {
	const struct pr_result *result;
	const struct pr_exam *exam; /* names of domains and tasks, or NULL */
	struct pr_desk *desk;       /* items are read through it; NULL: no
				     * letters as shown, and no misses */
	const struct pr_drill_result *drill; /* of a drill, or NULL */
	bool missed;
	bool sentences; /* text: domains as sentences, not as a table */
	int width;      /* text: cells of a line, 0 never wrap */
};

/* What the sink returned, or what loading an item did; PR_ENOMEM. */
PR_NODISCARD enum pr_status report_text(const struct report *report,
					const struct pr_sink *sink,
					struct pr_err *err);
PR_NODISCARD enum pr_status report_json(const struct report *report,
					const struct pr_sink *sink,
					struct pr_err *err);
PR_NODISCARD enum pr_status report_csv(const struct report *report,
				       const struct pr_sink *sink,
				       struct pr_err *err);
PR_NODISCARD enum pr_status report_html(const struct report *report,
					const struct pr_sink *sink,
					struct pr_err *err);

#endif

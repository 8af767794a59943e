/*
 * report/stats_report.h - where a learner stands, on paper
 *
 * floor    report
 * idea     Text, JSON and one page of HTML, from the facts of
 *          proctor/stats.h and the sentences of report/stats_words.h.
 */
#ifndef PR_REPORT_STATS_REPORT_H
#define PR_REPORT_STATS_REPORT_H

#include "proctor/library.h"
#include "proctor/stats.h"

struct stats_report {
	const struct pr_stats *stats;
	const char *learner; /* name */
	bool sentences;      /* text: rows as sentences, not as a table */
	bool ascii;          /* text: no blocks */
	int width;           /* text: cells of a line, 0 never wrap */
};

/* What the sink returned; PR_ENOMEM. */
PR_NODISCARD enum pr_status stats_text(const struct stats_report *report,
				       const struct pr_sink *sink,
				       struct pr_err *err);
PR_NODISCARD enum pr_status stats_json(const struct stats_report *report,
				       const struct pr_sink *sink,
				       struct pr_err *err);
PR_NODISCARD enum pr_status stats_html(const struct stats_report *report,
				       const struct pr_sink *sink,
				       struct pr_err *err);

/* Forecasts against outcomes. */
struct claims_report {
	const struct pr_stats_claims *claims;
	bool everybody;
	int width; /* text: cells of a line, 0 never wrap */
};

PR_NODISCARD enum pr_status claims_text(const struct claims_report *report,
					const struct pr_sink *sink,
					struct pr_err *err);
PR_NODISCARD enum pr_status claims_json(const struct claims_report *report,
					const struct pr_sink *sink,
					struct pr_err *err);
PR_NODISCARD enum pr_status claims_html(const struct claims_report *report,
					const struct pr_sink *sink,
					struct pr_err *err);

#endif

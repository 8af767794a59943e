/*
 * report/study.h - the plan and the queue on paper
 *
 * floor    report
 * idea     Each renderer prints the facts of one struct pr_study, or of one
 *          struct pr_review, and computes none.
 */
#ifndef PR_REPORT_STUDY_H
#define PR_REPORT_STUDY_H

#include "proctor/exam.h"
#include "proctor/library.h"
#include "proctor/review.h"
#include "proctor/study.h"

struct study_report {
	const struct pr_study *study;
	const struct pr_exam *exam; /* names of domains and tasks, or NULL */
	size_t weeks;               /* so many from today on, 0 all */
	bool sentences;             /* text: weeks as sentences */
	int width;                  /* text: cells of a line, 0 never wrap */
	int64_t now_ms;             /* calendar: when it was made */
};

/* What the sink returned; PR_ENOMEM. */
PR_NODISCARD enum pr_status study_text(const struct study_report *report,
				       const struct pr_sink *sink,
				       struct pr_err *err);
PR_NODISCARD enum pr_status study_html(const struct study_report *report,
				       const struct pr_sink *sink,
				       struct pr_err *err);
PR_NODISCARD enum pr_status study_json(const struct study_report *report,
				       const struct pr_sink *sink,
				       struct pr_err *err);
/* RFC 5545: mocks, study days and the exam as events of whole days. */
PR_NODISCARD enum pr_status study_ics(const struct study_report *report,
				      const struct pr_sink *sink,
				      struct pr_err *err);

/* Today's queue, and the load of the days to come. */
PR_NODISCARD enum pr_status review_text(const struct pr_review *review,
					int width, const struct pr_sink *sink,
					struct pr_err *err);
PR_NODISCARD enum pr_status review_json(const struct pr_review *review,
					const struct pr_sink *sink,
					struct pr_err *err);

#endif

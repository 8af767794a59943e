/*
 * report/exam.h - what is known of an exam, and how well it is known
 *
 * floor    report
 * idea     Outline, form and scale of the exam file with its facts, each
 *          with its source and in words how far it can be trusted. A fact
 *          that nobody confirmed is printed as such, never as a fact.
 */
#ifndef PR_REPORT_EXAM_H
#define PR_REPORT_EXAM_H

#include "proctor/exam.h"
#include "proctor/library.h"

/* What the sink returned; PR_ENOMEM. */
PR_NODISCARD enum pr_status exam_text(const struct pr_exam *exam, int width,
				      const struct pr_sink *sink,
				      struct pr_err *err);
PR_NODISCARD enum pr_status exam_json(const struct pr_exam *exam,
				      const struct pr_sink *sink,
				      struct pr_err *err);

/* What a grade of evidence means: "C" -> "from dated secondary pages". */
const char *exam_grade(const char *grade);

#endif

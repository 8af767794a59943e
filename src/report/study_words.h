/*
 * report/study_words.h - plan and queue in words
 *
 * floor    report
 * idea     Text, HTML, calendar and screen say the same of a day, a week and
 *          a row of the queue. ASCII but for names and titles; nothing ends
 *          with a full stop unless it says so.
 */
#ifndef PR_REPORT_STUDY_WORDS_H
#define PR_REPORT_STUDY_WORDS_H

#include "proctor/exam.h"
#include "proctor/review.h"
#include "proctor/study.h"

#define STUDY_WORDS PR_STUDY_WORDS

/* "Sat 14 Mar", with the year: "Sat 14 Mar 2027"; the text itself when it is
 * no date. */
char *study_when(char out[STUDY_WORDS], const char *date, bool year);

/* Whether the plan goes over a new year, so that its weeks want one. */
bool study_years(const struct pr_study *study);

/* New items of a week by domain: "D1 20, D2 12"; "" none. */
char *study_domains(char out[STUDY_WORDS], const struct pr_study_week *week,
		    const struct pr_exam *exam);

/* The tasks of a week's new items: "1.2, 3.1"; "" none. */
char *study_tasks(char out[STUDY_WORDS], const struct pr_study *study,
		  const struct pr_study_week *week, const struct pr_exam *exam);

/* The days of a week's mocks: "Sat 28 Nov"; "" none. */
char *study_mock_days(char out[STUDY_WORDS], const struct pr_study *study,
		      const struct pr_study_week *week);

/* A week as one sentence. */
char *study_week(char out[STUDY_WORDS], const struct pr_study *study, size_t i,
		 const struct pr_exam *exam);

/* A step of today with its command line; false after the last. */
struct study_step {
	char words[STUDY_WORDS]; /* "The queue: 14 to review, 20 min" */
	char command[160];       /* "proctor review RHIT" */
};
bool study_step(struct study_step *out, const struct pr_study *study,
		const struct pr_exam *exam, int i);

/* "12 questions rest on a rule that ..." as a sentence, "" for none. */
char *study_rules(char out[STUDY_WORDS], const struct pr_study *study);

/* How a row of the queue went last: "new", "missed", "wrong though sure",
 * "right by luck", "known"; static. */
const char *study_went(const struct pr_review_row *row);

/* How well it is known now: "mostly forgotten", "half forgotten", "fading",
 * "fresh"; for a new one how hard it is likely to be; static. */
const char *study_recall(const struct pr_review_row *row);

/* "missed 2 days ago, half forgotten (recall about 55 %)" */
char *study_row(char out[STUDY_WORDS], const struct pr_review_row *row);

#endif

/*
 * report/words_internal.h - facts of the table that have a file of their own
 *
 * floor    report
 * idea     Each writes out and gives true, or false when it does not apply.
 */
#ifndef PR_REPORT_WORDS_INTERNAL_H
#define PR_REPORT_WORDS_INTERNAL_H

#include "report/words.h"

bool words_score(char out[WORDS_MAX], const struct pr_result *r);
bool words_verdict(char out[WORDS_MAX], const struct pr_result *r);
bool words_range_means(char out[WORDS_MAX], const struct pr_result *r);
bool words_not_official(char out[WORDS_MAX], const struct pr_result *r);
bool words_chance(char out[WORDS_MAX], const struct pr_result *r);
bool words_right(char out[WORDS_MAX], const struct pr_result *r);
bool words_blank(char out[WORDS_MAX], const struct pr_result *r);
bool words_pretest(char out[WORDS_MAX], const struct pr_result *r);
bool words_corrected(char out[WORDS_MAX], const struct pr_result *r);
bool words_corrections(char out[WORDS_MAX], const struct pr_result *r);
bool words_estimates(char out[WORDS_MAX], const struct pr_result *r);
bool words_accuracy(char out[WORDS_MAX], const struct pr_result *r);
bool words_next_step(char out[WORDS_MAX], const struct pr_result *r);

#endif

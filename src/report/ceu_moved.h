/*
 * report/ceu_moved.h - entries that count in another account since something
 * was noted
 *
 * floor    report
 */
#ifndef PR_REPORT_CEU_MOVED_H
#define PR_REPORT_CEU_MOVED_H

#include "proctor/ceu_desk.h"
#include "report/ceu_words.h"

/* The account of the same issuer in which a line of from counts after, NULL
 * when it did not count before or still does. */
const char *ceu_moved_to(const struct pr_ceu_picture *before,
			 const struct pr_ceu_account *from,
			 const struct pr_ceu_line *line,
			 const struct pr_ceu_picture *after);

/* All of them in one short sentence, "" when there is none. */
const char *ceu_words_moved(char out[CEU_WORDS],
			    const struct pr_ceu_picture *before,
			    const struct pr_ceu_picture *after);

#endif

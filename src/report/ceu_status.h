/*
 * report/ceu_status.h - what text and JSON of the status share
 *
 * floor    report
 */
#ifndef PR_REPORT_CEU_STATUS_H
#define PR_REPORT_CEU_STATUS_H

#include "report/ceu_parts.h"

/* The command for what ceu_words_next says, "" none. */
const char *ceu_next_command(char out[CEU_WORDS],
			     const struct ceu_report *report,
			     const struct pr_ceu_account *account);

/* Before and after, account by account, and what becomes of the entry. */
void ceu_put_what_if(struct page *page, const struct ceu_report *report,
		     struct ceu_notes *notes);

/* The same account without the what-if, NULL when there is none. */
const struct pr_ceu_account *ceu_before(const struct ceu_report *report,
					const struct pr_ceu_account *account);

/* The cycle an account's what-if entry lies in, else the present one; and the
 * same one before. */
const struct pr_ceu_cycle *ceu_what_if_cycle(
	const struct ceu_report *report, const struct pr_ceu_account *account,
	const struct pr_ceu_cycle **before);

/* The line of the what-if entry in an account, NULL when it has none. */
const struct pr_ceu_line *ceu_what_if_line(
	const struct ceu_report *report, const struct pr_ceu_account *account);

#endif

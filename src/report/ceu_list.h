/*
 * report/ceu_list.h - which entries a list shows
 *
 * floor    report
 */
#ifndef PR_REPORT_CEU_LIST_H
#define PR_REPORT_CEU_LIST_H

#include "report/ceu_parts.h"

/* Whether a list shows entry i of the ledger. */
bool ceu_list_shows(const struct ceu_report *report,
		    const struct ceu_list *list, size_t i);

/* The line of entry i in an account that the list shows, NULL none. */
const struct pr_ceu_line *ceu_list_line(const struct ceu_list *list,
					const struct ceu_report *report,
					const struct pr_ceu_account *account,
					size_t i);

/* Whether nothing is held at the issuer of a claim, so that it counts in no
 * account at all. */
bool ceu_list_alone(const struct ceu_report *report, size_t entry,
		    size_t claim);

#endif

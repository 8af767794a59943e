/*
 * report/ceu_export.h - the columns of the ledger as CSV
 *
 * floor    report
 */
#ifndef PR_REPORT_CEU_EXPORT_H
#define PR_REPORT_CEU_EXPORT_H

#include "report/page.h"

/* The documented order. */
enum ceu_column {
	CEU_RECORD, /* holding, cycle, entry */
	CEU_UUID,
	CEU_DATE,
	CEU_TITLE,
	CEU_PROVIDER,
	CEU_MINUTES,
	CEU_OWN_UNITS, /* of the entry, or of a cycle */
	CEU_COST,
	CEU_CERTIFICATE, /* name of the file */
	CEU_HASH,
	CEU_NOTE,
	CEU_ISSUER,
	CEU_ACCEPTED,
	CEU_WHY,
	CEU_UNITS_THERE,
	CEU_CATEGORY,
	CEU_SOURCE,
	CEU_PLACE,
	CEU_APPROVAL,
	CEU_REPORTED,
	CEU_PERIOD,
	CEU_CREDENTIAL,
	CEU_SINCE,
	CEU_EXPIRES,
	CEU_RENEWAL_MONTH,
	CEU_UNTIL,
	CEU_SUCCESSOR,
	CEU_REASON,
	CEU_ACCOUNT, /* of a cycle, or that an entry was reported for */
	CEU_FROM,
	CEU_TO,
	CEU_FEE,
	CEU_PAID,
	CEU_BEFORE, /* reported before it was corrected, not again since */
	CEU_NOTED,  /* a holding: first */
	CEU_COLUMNS
};

/* A cell that reads back as it was: one apostrophe goes before what begins
 * like a formula, also behind apostrophes; reading takes one away there. */
void ceu_cell(struct page *page, const char *text);

#endif

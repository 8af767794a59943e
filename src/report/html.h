/*
 * report/html.h - the parts of the page for the printer
 *
 * floor    report
 * idea     One file that needs nothing else: no scripts, no fonts, no
 *          pictures from elsewhere; every text is escaped.
 */
#ifndef PR_REPORT_HTML_H
#define PR_REPORT_HTML_H

#include "report/page.h"
#include "report/report.h"

void html_head(struct page *page, const char *title);
void html_foot(struct page *page);

/* The score on its scale, with range and passing line, as SVG. */
void html_score_bar(struct page *page, const struct pr_result *result);

/* A domain's share with its range, as SVG. */
void html_domain_bar(struct page *page, const struct pr_domain_row *row);

/* A text of a bank, escaped; nothing when it is empty. */
PR_NODISCARD enum pr_status html_content(struct page *page,
					 const struct pr_content *content,
					 struct pr_err *err);

/* One missed item after another. */
PR_NODISCARD enum pr_status html_missed(struct page *page,
					const struct report *report,
					struct pr_err *err);

#endif

/*
 * report/chart.h - the material of a case, before the items about it
 *
 * floor    report
 * idea     An item of a case set cannot be judged without its case: whoever
 *          prints the item prints this first.
 */
#ifndef PR_REPORT_CHART_H
#define PR_REPORT_CHART_H

#include "proctor/item.h"
#include "report/jsonw.h"

/* Title, text, sections and what stands for pictures, as text; a blank row
 * after it. Nothing for NULL. */
PR_NODISCARD enum pr_status chart_text(struct page *page,
				       const struct pr_stimulus *chart,
				       struct pr_err *err);

/* The same as a section of HTML. */
PR_NODISCARD enum pr_status chart_html(struct page *page,
				       const struct pr_stimulus *chart,
				       struct pr_err *err);

/* The same as the member "case" {title, text} of the object that is open;
 * null for NULL. */
PR_NODISCARD enum pr_status chart_json(struct jsonw *json,
				       const struct pr_stimulus *chart,
				       struct pr_err *err);

#endif

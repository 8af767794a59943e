/*
 * report/page.h - text on its way to a sink, a piece at a time
 *
 * floor    report
 * idea     Write without looking: the first failure stays, and page_end
 *          says it.
 */
#ifndef PR_REPORT_PAGE_H
#define PR_REPORT_PAGE_H

#include "proctor/library.h"
#include "util/buf.h"

struct page {
	struct pr_sink sink;
	struct buf buf;
	int width; /* cells of a wrapped line, 0: never wrap */
	enum pr_status st;
	struct pr_err err;
};

void page_init(struct page *page, const struct pr_sink *sink, int width);
void page_add(struct page *page, const char *text);
void page_addc(struct page *page, char c);
void page_printf(struct page *page, const char *fmt, ...) PR_PRINTF(2, 3);

/* A paragraph, wrapped, after so many blanks, and a line end; what follows
 * the first line is set in by hang. */
void page_wrap(struct page *page, const char *text, int indent, int hang);

/* As HTML text: & < > " ' are written as references. */
void page_html(struct page *page, const char *text);

/* Hands over what is left. The page is then empty. */
PR_NODISCARD enum pr_status page_end(struct page *page, struct pr_err *err);

/* A cell of a CSV file by RFC 4180. A spreadsheet must not take it for a
 * formula, so text that begins like one gets an apostrophe before it. */
void page_csv(struct page *page, const char *text);

#endif

/* text.c - the score report and the misses as text; see report/report.h */
#include "proctor/text.h"

#include "report/chart.h"
#include "report/drill.h"
#include "report/missed.h"
#include "report/words.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#define LABEL 16       /* cells of the label column */
#define TITLE 27       /* of the title of a domain */
#define TABLE_WIDTH 76 /* of the whole table */

static void
put_heading(struct page *page, const char *heading)
{
	page_printf(page, "%s\n", heading);
}

/* A table needs its columns: narrow paper gets sentences. */
static bool
speaks(const struct report *report)
{
	return report->sentences ||
	       (report->width && report->width < TABLE_WIDTH);
}

/* Facts with a label in a column of its own; the last two speak alone. */
static void
put_fact(struct page *page, const struct report *report,
	 enum words_section section, const struct words_fact *fact)
{
	char line[WORDS_MAX + LABEL + 8];

	if (section >= WORDS_NEXT) {
		page_wrap(page, fact->text, 2, 0);
	} else if (speaks(report)) {
		snprintf(line, sizeof(line), "%s: %s", fact->label, fact->text);
		page_wrap(page, line, 2, 0);
	} else {
		snprintf(line, sizeof(line), "%-*s %s", LABEL, fact->label,
			 fact->text);
		page_wrap(page, line, 2, LABEL + 1);
	}
}

static void
put_section(struct page *page, const struct report *report,
	    enum words_section section)
{
	struct words_fact fact;
	int i = 0;

	for (; words_fact(&fact, report->result, section, i); i++) {
		if (i == 0)
			put_heading(page, words_heading(section));
		put_fact(page, report, section, &fact);
	}
	if (i && section != WORDS_NOTICE)
		page_addc(page, '\n');
}

/* Cells for the titles of domains: all of the longest without a width. */
static int
title_cells(const struct report *report)
{
	const struct pr_result *r = report->result;
	int most = TITLE;

	for (size_t i = 0; i < r->n_domains && report->width == 0; i++) {
		const char *title = r->domains[i].title;
		int cells;

		(void)pr_text_fit(title, strlen(title), INT_MAX, &cells);
		most = cells > most ? cells : most;
	}
	return most;
}

/* One line, and more for a title that is longer than its column. */
static void
put_domain_row(struct page *page, const struct pr_domain_row *row, int title)
{
	struct pr_wrap wrap = { .text = row->title,
				.len = strlen(row->title),
				.width = title };
	struct pr_line line = { 0 };
	char share[WORDS_MAX];
	char weight[16];

	words_share(share, row);
	if (row->weight > 0)
		snprintf(weight, sizeof(weight), "%.3g %%", row->weight);
	else
		snprintf(weight, sizeof(weight), "-");
	pr_wrap_next(&wrap, &line);
	page_printf(page, "  %-4.8s %.*s%*s %7s %4d/%-4d %.40s\n",
		    row->identifier, (int)line.len, row->title + line.off,
		    title - line.cells, "", weight, row->right, row->n, share);
	while (pr_wrap_next(&wrap, &line))
		page_printf(page, "       %.*s\n", (int)line.len,
			    row->title + line.off);
}

static void
put_domains(struct page *page, const struct report *report)
{
	const struct pr_result *r = report->result;
	bool sentences = speaks(report);
	int title = title_cells(report);

	if (r->n_domains == 0)
		return;
	put_heading(page, words_heading(WORDS_DOMAINS));
	if (!sentences)
		page_printf(page, "  %*s %7s %4s %s   %s\n", title + 5, "",
			    "outline", "right", "of", "share and likely range");
	for (size_t i = 0; i < r->n_domains; i++) {
		char row[WORDS_MAX];
		char line[WORDS_MAX + 8];

		if (!sentences) {
			put_domain_row(page, &r->domains[i], title);
			continue;
		}
		words_domain(row, r, i);
		snprintf(line, sizeof(line), "%s.", row);
		page_wrap(page, line, 2, 0);
	}
	page_addc(page, '\n');
}

static void
put_result(struct page *page, const struct report *report)
{
	put_section(page, report, WORDS_SITTING);
	put_section(page, report, WORDS_SCORE);
	put_section(page, report, WORDS_COUNTS);
	if (report->drill)
		drill_text(page, report->drill);
	else
		put_domains(page, report);
	put_section(page, report, WORDS_PACE);
	if (!report->drill)
		put_section(page, report, WORDS_NEXT);
	put_section(page, report, WORDS_NOTICE);
}

static enum pr_status
put_miss(struct page *page, const struct missed *missed, struct pr_err *err)
{
	const struct report *report = missed->report;
	const struct pr_response_row *row = missed->row;
	char note[WORDS_MAX];
	enum pr_status st = PR_OK;

	page_addc(page, '\n');
	if (missed->new_chart)
		st = chart_text(page, missed->chart, err);
	page_printf(page, "Item %d, %s%s%s%s%s\n", row->slot + 1,
		    report_role(row->role),
		    report_domain(report, row)[0] ? ", " : "",
		    report_domain(report, row), missed_how(row),
		    row->flagged ? ", flagged" : "");
	if (missed_corrected(note, report->result, row->slot, &missed->view))
		page_wrap(page, note, 0, 0);
	if (!st)
		st = item_question(page, &missed->view, err);
	if (!st)
		st = item_reasons(page, &missed->view, err);
	return st;
}

static enum pr_status
put_missed(struct page *page, const struct report *report, struct pr_err *err)
{
	struct missed missed = { .report = report };
	char note[WORDS_MAX];

	page_printf(page, "%d of %d items not right.\n",
		    missed_count(report->result), missed_of(report->result));
	if (missed_corrections(note, report->result))
		page_wrap(page, note, 0, 0);
	while (missed_next(&missed, err)) {
		missed.st = put_miss(page, &missed, err);
		if (missed.st)
			break;
	}
	missed_release(&missed);
	return missed.st;
}

enum pr_status
report_text(const struct report *report, const struct pr_sink *sink,
	    struct pr_err *err)
{
	struct page page;
	enum pr_status st = PR_OK;
	enum pr_status end;

	page_init(&page, sink, report->width);
	if (report->missed)
		st = put_missed(&page, report, err);
	else
		put_result(&page, report);
	end = page_end(&page, st ? NULL : err);
	return st ? st : end;
}

/* csv.c - one row a response, RFC 4180; see report/report.h */
#include "report/missed.h"

#include <stdio.h>
#include <string.h>

/* The documented order; new columns are added at the end only. */
static const char header[] =
	"learner,form,item,version,chosen,key,correct,role,seconds,changes,"
	"slot,sitting,exam,kind,ended,identifier,domain,task,answered,reached,"
	"credit,flagged,confidence,met_before,wrong_to_right,right_to_wrong,"
	"key_struck,rapid,shown_chosen,shown_key,correction\r\n";

static void
put_cell(struct page *page, const char *text)
{
	page_csv(page, text);
	page_addc(page, ',');
}

/* "drop", "right" or "wrong" under a key corrected since, else "". */
static const char *
correction(const struct pr_result *r, int slot)
{
	const struct pr_corrected_row *row = missed_correction(r, slot);

	if (!row)
		return "";
	if (row->kind == PR_CORRECTION_DROP)
		return "drop";
	return row->right ? "right" : "wrong";
}

static void
put_row(struct page *page, const struct report *report,
	const struct pr_response_row *row)
{
	const struct pr_result *r = report->result;
	char chosen[SAY_MAX] = "";
	char key[SAY_MAX] = "";

	(void)report_shown(report, row, chosen, key);
	put_cell(page, r->learner);
	put_cell(page, r->form_hash);
	put_cell(page, row->uuid);
	page_printf(page, "%d,", row->version);
	put_cell(page, row->chosen);
	put_cell(page, row->key);
	page_printf(page, "%d,%s,%.1f,%d,%d,", row->right,
		    report_role(row->role), (double)row->ms / 1000,
		    row->changes, row->slot + 1);
	put_cell(page, r->uuid);
	put_cell(page, r->exam);
	page_printf(page, "%s,%lld,", report_kind(r->kind),
		    (long long)r->end_ms);
	put_cell(page, row->identifier);
	put_cell(page, report_domain(report, row));
	put_cell(page, report_task(report, row));
	page_printf(page, "%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,", row->answered,
		    row->reached, row->credit, row->flagged, row->confidence,
		    row->met_before, row->wrong_to_right, row->right_to_wrong,
		    row->key_struck, row->rapid);
	put_cell(page, chosen);
	put_cell(page, key);
	page_csv(page, correction(r, row->slot));
	page_add(page, "\r\n");
}

enum pr_status
report_csv(const struct report *report, const struct pr_sink *sink,
	   struct pr_err *err)
{
	const struct pr_result *r = report->result;
	struct page page;

	page_init(&page, sink, 0);
	page_add(&page, header);
	for (int i = 0; i < r->n_items; i++)
		if (!report->missed || missed_is(r, &r->responses[i]))
			put_row(&page, report, &r->responses[i]);
	return page_end(&page, err);
}

/* ceu_list_text.c - entries, newest first, as text; see report/ceu.h */
#include "report/ceu_list.h"

#include <stdio.h>
#include <string.h>

#define HEAD 26 /* cells before the title */

const struct pr_ceu_line *
ceu_list_line(const struct ceu_list *list, const struct ceu_report *report,
	      const struct pr_ceu_account *account, size_t i)
{
	for (size_t k = 0; k < account->n_lines; k++) {
		const struct pr_ceu_line *line = &account->lines[k];

		if (line->entry == i &&
		    (!list->unreported || ceu_unreported(report, line)))
			return line;
	}
	return NULL;
}

bool
ceu_list_shows(const struct ceu_report *report, const struct ceu_list *list,
	       size_t i)
{
	const struct pr_ceu_account *a;

	if (list->entry)
		return report->picture->ledger.entries[i].row == list->entry;
	if (!report->account && !list->unreported)
		return true;
	for (size_t k = 0; (a = ceu_account_at(report, k)); k++)
		if (ceu_list_line(list, report, a, i))
			return true;
	return false;
}

bool
ceu_list_alone(const struct ceu_report *report, size_t entry, size_t claim)
{
	const struct pr_ceu_status *status = report->picture->status;

	for (size_t i = 0; i < status->n; i++)
		for (size_t k = 0; k < status->accounts[i].n_lines; k++)
			if (status->accounts[i].lines[k].entry == entry &&
			    status->accounts[i].lines[k].claim == claim)
				return false;
	return true;
}

/* ---- one entry ----------------------------------------------------------- */

static void
put_title(struct page *page, const struct ceu_report *report,
	  const struct pr_ceu_entry *e)
{
	char lead[CEU_WORDS], amount[40];

	if (e->units >= 0)
		snprintf(amount, sizeof(amount), "%s", CEU_UNITS(e->units));
	else
		snprintf(amount, sizeof(amount), "%d min", e->minutes);
	if (report->sentences)
		snprintf(lead, sizeof(lead),
			 "Entry %lld, %s, %s%s: ", (long long)e->row,
			 CEU_ON(e->date), amount,
			 e->units == 100 ? " unit"
			 : e->units >= 0 ? " units"
					 : "");
	else
		snprintf(lead, sizeof(lead), "#%-5lld %s %7s ",
			 (long long)e->row, CEU_ISO(e->date), amount);
	ceu_wrap(page, report->width, lead, report->sentences ? 2 : HEAD,
		 e->title);
}

static void
put_line(struct page *page, const struct ceu_report *report,
	 const struct pr_ceu_account *a, const struct pr_ceu_line *l)
{
	char line[CEU_LINE];
	struct ceu_text t = ceu_begin(line, sizeof(line));

	ceu_add(&t, "%s: ", a->name);
	ceu_say_line(&t, a, l, &report->picture->ledger, NULL);
	page_wrap(page, line, report->sentences ? 2 : 6, 2);
}

static void
put_alone(struct page *page, const struct ceu_report *report, size_t i)
{
	const struct pr_ceu_entry *e = &report->picture->ledger.entries[i];
	char line[CEU_LINE];

	for (size_t k = 0; k < e->n_claims; k++) {
		if (!ceu_list_alone(report, i, k))
			continue;
		snprintf(line, sizeof(line),
			 "%s: nothing is held there, so it counts nowhere",
			 pr_ceu_claim_name(&e->claims[k]));
		page_wrap(page, line, report->sentences ? 2 : 6, 2);
	}
}

/* Every field that says something; what each issuer was told of it. */
static void
put_fields(struct page *page, const struct ceu_report *report,
	   const struct pr_ceu_entry *e)
{
	char value[CEU_WORDS];

	for (int f = 0; f < PR_CEU_F_ISSUER; f++) {
		enum pr_ceu_field field = (enum pr_ceu_field)f;

		if (ceu_value(value, NULL, e, NULL, field)[0])
			ceu_row(page, report, ceu_field_label(field), value);
	}
	for (size_t i = 0; i < e->n_claims; i++) {
		const struct pr_ceu_claim *c = &e->claims[i];
		const struct pr_ceu_issuer *issuer =
			pr_ceu_issuer_find(&report->picture->book, c->issuer);
		char line[CEU_LINE];
		struct ceu_text t = ceu_begin(line, sizeof(line));

		for (int f = PR_CEU_F_ACCEPTED; f < PR_CEU_FIELDS; f++) {
			enum pr_ceu_field field = (enum pr_ceu_field)f;

			ceu_value(value, issuer, e, c, field);
			if (value[0])
				ceu_add(&t, "%s%s: %s", t.at ? "; " : "",
					ceu_field_label(field), value);
		}
		ceu_row(page, report, pr_ceu_claim_name(c), line);
	}
}

static size_t
put_entry(struct page *page, const struct ceu_report *report,
	  const struct ceu_list *list, size_t i)
{
	const struct pr_ceu_entry *e = &report->picture->ledger.entries[i];
	const struct pr_ceu_account *a;
	const struct pr_ceu_line *l;

	if (!ceu_list_shows(report, list, i))
		return 0;
	if (!list->entry)
		put_title(page, report, e);
	else
		page_printf(page, "Entry #%lld\n", (long long)e->row);
	if (list->entry)
		put_fields(page, report, e);
	for (size_t k = 0; (a = ceu_account_at(report, k)); k++)
		if ((l = ceu_list_line(list, report, a, i)))
			put_line(page, report, a, l);
	if (!list->unreported && !report->account)
		put_alone(page, report, i);
	return 1;
}

enum pr_status
ceu_list_text(const struct ceu_report *report, const struct ceu_list *list,
	      const struct pr_sink *sink, struct pr_err *err)
{
	size_t n = report->picture->ledger.n_entries, shown = 0;
	struct page page;

	page_init(&page, sink, report->width);
	while (n > 0)
		shown += put_entry(&page, report, list, --n);
	if (list->unreported)
		page_printf(&page,
			    "%s%zu entr%s that count%s and %s not reported.\n",
			    shown ? "\n" : "", shown, shown == 1 ? "y" : "ies",
			    shown == 1 ? "s" : "", shown == 1 ? "is" : "are");
	else if (!shown)
		page_printf(&page,
			    "No entries yet. Add what you did: %s ceu add\n",
			    ceu_program(report));
	else if (!list->entry)
		page_printf(&page, "\n%zu entr%s.\n", shown,
			    shown == 1 ? "y" : "ies");
	page_addc(&page, '\n');
	ceu_put_logging(&page);
	return page_end(&page, err);
}

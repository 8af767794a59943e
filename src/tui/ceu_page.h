/*
 * tui/ceu_page.h - the ledger's accounts, entries and rules as lines and pages
 *
 * floor    tui
 * idea     The sentences are those of report/ceu_words.h, so that screen and
 *          paper say the same; here they only get a place and a bar.
 */
#ifndef PR_TUI_CEU_PAGE_H
#define PR_TUI_CEU_PAGE_H

#include "report/ceu.h"
#include "tui/form.h"
#include "tui/paper.h"

/* One line of the list: an entry, and what it is in the account shown. */
struct ceu_item {
	const struct pr_ceu_entry *entry;
	const struct pr_ceu_line *line; /* NULL: all accounts are shown */
	bool marked;
};

/* The cycle an account is about first: one that is over and not settled, else
 * the present one; NULL none. */
const struct pr_ceu_cycle *ceu_page_first(const struct pr_ceu_account *account);

/* Tabs: one an account, then all of them together. */
int ceu_page_tabs(const struct pr_ceu_status *status);

/* The account of a tab; NULL for all of them. */
const struct pr_ceu_account *ceu_page_account(
	const struct pr_ceu_status *status, int tab);

/* The tabs, and beside them in words the state of the cycle that is shown;
 * false when there was no room for the words. */
bool ceu_page_draw_tabs(struct draw *d, int row,
			const struct pr_ceu_status *status, int tab, int cycle);

/* All of r is theirs: the rows of the list are not part of it. Where an
 * account stands in a cycle: bars, what is owed, what is reported,
 * warning, next step; with the state, when it is not said elsewhere; the row
 * after it. */
int ceu_page_standing(struct draw *d, struct rect r,
		      const struct pr_ceu_account *account, int cycle,
		      bool state_is_said);

/* All accounts, a line each; the row after it. */
int ceu_page_overview(struct draw *d, struct rect r,
		      const struct pr_ceu_status *status);

/* "CEHRS: 10.0 owed by 31 May 2027": where an account stands in one row of a
 * small window, the most pressing thing alone; wide: with the sum. */
#define CEU_BRIEF 140
const char *ceu_page_brief(char out[CEU_BRIEF],
			   const struct pr_ceu_account *account, bool wide);

/* The heading over the list; the row after it. */
int ceu_page_head(struct draw *d, int row);

/* cycle is the one shown; what counts in another one says which. */
void ceu_page_item(struct draw *d, int row,
		   const struct pr_ceu_account *account, int cycle,
		   const struct ceu_item *item, int i, bool focused);

/* The line with the focus as one sentence. */
void ceu_page_sentence(char *out, size_t size, const struct pr_ceu_picture *p,
		       const struct pr_ceu_account *account,
		       const struct ceu_item *item);

/* "no", "yes", "again!"; the name of another account it was reported for */
const char *ceu_page_reported(const struct pr_ceu_account *account,
			      const struct pr_ceu_claim *claim);
bool ceu_page_reported_elsewhere(const struct pr_ceu_account *account,
				 const struct pr_ceu_claim *claim);

/* ceu_page_more.c: pages of an entry, and of an account with its rules; NULL
 * account: all of them. */
void ceu_page_entry(struct paper *paper, const struct pr_ceu_picture *p,
		    const struct pr_ceu_entry *entry);
void ceu_page_rules(struct paper *paper, const struct ceu_report *report);

/* ceu_page_sheet.c: report->account NULL is all of them. What to type into the
 * issuer's site, field by field; with and without report->what_if. */
PR_NODISCARD enum pr_status ceu_page_sheet(struct paper *paper,
					   const struct ceu_report *report,
					   struct pr_err *err);
PR_NODISCARD enum pr_status ceu_page_what_if(struct paper *paper,
					     const struct ceu_report *report,
					     struct pr_err *err);

#endif

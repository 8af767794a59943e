/*
 * tui/ceu_ledger.h - the ledger's screen, shared by view_ceu.c and what it does
 *
 * floor    tui
 */
#ifndef PR_TUI_CEU_LEDGER_H
#define PR_TUI_CEU_LEDGER_H

#include "tui/ceu_form_rows.h"
#include "tui/ceu_page.h"
#include "tui/view.h"

#define CEU_ASKED 64 /* entries reported at once */

struct ceu_ledger {
	struct pr_ceu_picture *picture;
	struct ceu_item *items; /* of the tab, newest first */
	struct list list;
	int tab, shown;
	int cycle;        /* shown above the entries */
	char account[65]; /* of the tab, to find it again */
	char status[1200];
	/* what the question on top is about */
	int64_t asked[CEU_ASKED];
	size_t n_asked;
	char asked_account[65];
	char asked_done[320];      /* what is said once it is done */
	char what_if[PR_CEU_TEXT]; /* as it was typed last */
};

/* The account of the tab, NULL for all; the line with the focus, NULL none. */
const struct pr_ceu_account *ceu_ledger_account(const struct ceu_ledger *s);
struct ceu_item *ceu_ledger_item(const struct ceu_ledger *s);

/* Makes the lines of the tab anew. */
void ceu_ledger_fill(struct ceu_ledger *s);

/* Reads all anew; the focus stays on its entry, a new one gets it. */
PR_NODISCARD enum pr_status ceu_ledger_load(struct view *view,
					    struct pr_err *err);

/* Both ask first, and say what came of it. */
void ceu_ledger_report(struct view *view);
void ceu_ledger_undo(struct view *view);

/* Asks what would be done, and shows it; ceu_what_if.c. */
void ceu_ledger_what_if(struct view *view);

#endif

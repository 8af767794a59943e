/*
 * tui/ceu_hold.h - the form of what is held, and of a cycle's dates
 *
 * floor    tui
 */
#ifndef PR_TUI_CEU_HOLD_H
#define PR_TUI_CEU_HOLD_H

#include "proctor/ceu_desk.h"
#include "tui/ceu_form_rows.h"

enum ceu_hold_id {
	ID_WHICH, /* credential or account */
	ID_SINCE,
	ID_EXPIRES,
	ID_MONTH,
	ID_FROM,
	ID_TO,
	ID_UNITS,
	ID_FEE,
	ID_PAID,
	ID_SAVE,
	ID_CANCEL,
	IDS
};

/* A credential of the book, or an account of what is held. */
struct ceu_hold_which {
	const struct pr_ceu_issuer *issuer;
	const char *name, *title;
	const struct pr_ceu_account *account;
};

struct ceu_hold {
	struct pr_ceu_picture *picture;
	bool dates;
	struct ceu_hold_which *all;
	int n, at;
	int month; /* 0 not said */
	struct field fields[IDS];
	char example[2][80]; /* as computed: from, to */
	char fault[PR_ERR_TEXT_MAX];
	int fault_id;
	struct form form;
	bool leaving;
	char status[400];
};

/* "not said", "January", ... */
extern const char *const ceu_hold_months[13];

/* Fills all from the book or what is held; account has the focus. */
PR_NODISCARD enum pr_status ceu_hold_gather(struct ceu_hold *s,
					    const char *account,
					    struct pr_err *err);

/* The choice of the first row; NULL when there is none. */
const struct ceu_hold_which *ceu_hold_chosen(const struct ceu_hold *s);

/* Makes the rows anew. */
void ceu_hold_lines(struct ceu_hold *s);

/* One choice on (1) or back (-1); a letter goes to what begins so. */
void ceu_hold_step(struct ceu_hold *s, int by);
bool ceu_hold_letter(struct ceu_hold *s, int code);

#endif

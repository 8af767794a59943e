/*
 * tui/ceu_hold.h - the form of what is held, and of a cycle's dates
 *
 * floor    tui
 */
#ifndef PR_TUI_CEU_HOLD_H
#define PR_TUI_CEU_HOLD_H

#include "proctor/ceu_desk.h"
#include "tui/ceu_form_view.h"

enum ceu_hold_id {
	ID_WHICH, /* credential or account */
	ID_WHAT,  /* of one that is, or was, held */
	ID_UNTIL,
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

enum ceu_hold_what {
	WHAT_HOLD,
	WHAT_MEND, /* what was noted of it was wrong */
	WHAT_GIVE_UP,
	WHAT_TAKE_BACK, /* it was noted by mistake */
	WHAT_REOPEN,    /* it was not given up */
};

/* A credential of the book, or an account of what is held. */
struct ceu_hold_which {
	const struct pr_ceu_issuer *issuer;
	const char *name, *title;
	const struct pr_ceu_account *account;
	const struct pr_ceu_holding *held; /* or was, last; NULL never */
};

struct ceu_hold {
	struct form form; /* first: tui/ceu_form_view.h */
	struct pr_ceu_picture *picture;
	bool dates;
	struct ceu_hold_which *all;
	int n, at;
	int month; /* 0 not said */
	int nth;   /* of the things to do with what is or was held */
	bool done; /* what was asked about */
	struct field fields[IDS];
	char example[2][80];          /* as computed: from, to */
	char held[80];                /* "held since 2026-01-01 (#2)" */
	char faults[IDS][FORM_FAULT]; /* below their rows */
	/* as noted before, to see what was changed */
	char was[IDS][16];
	int was_month;
};

/* "not said", "January", ... */
extern const char *const ceu_hold_months[13];

/* Fills all from the book or what is held; account has the focus. */
PR_NODISCARD enum pr_status ceu_hold_gather(struct ceu_hold *s,
					    const char *account,
					    struct pr_err *err);

/* The choice of the first row; NULL when there is none. */
const struct ceu_hold_which *ceu_hold_chosen(const struct ceu_hold *s);

/* What is done with the choice: one that is held is mended, given up or taken
 * back. */
enum ceu_hold_what ceu_hold_what(const struct ceu_hold *s);

/* Does only the day that is printed on it count? */
bool ceu_hold_by_print(const struct ceu_hold_which *which);

/* After another choice: what was noted of it is there to be mended. */
void ceu_hold_fill(struct ceu_hold *s);

/* Was anything typed or chosen that is not saved? */
bool ceu_hold_changed(const struct ceu_hold *s);

/* All that is wrong with the fields, below their rows, with what is missing
 * when they are saved; false when nothing is. */
bool ceu_hold_check(struct ceu_hold *s, bool saving);

/* Makes the rows anew. */
void ceu_hold_lines(struct ceu_hold *s);

/* One choice on (1) or back (-1); a letter goes to what begins so. */
void ceu_hold_step(struct ceu_hold *s, int by);
bool ceu_hold_letter(struct ceu_hold *s, int code);

#endif

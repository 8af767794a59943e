/*
 * tui/ceu_form.h - an activity as it is typed: fields, draft, what it would do
 *
 * floor    tui
 * idea     The form only holds texts and choices. Each change makes a draft of
 *          them, which goes through the same check as everything that comes
 *          in, and is judged as if it were saved.
 */
#ifndef PR_TUI_CEU_FORM_H
#define PR_TUI_CEU_FORM_H

#include "proctor/ceu_files.h"
#include "tui/ceu_form_view.h"

/* Rows besides those of enum pr_ceu_field. */
enum ceu_form_id {
	CEU_FORM_REASON = PR_CEU_FIELDS,
	CEU_FORM_SAVE,
	CEU_FORM_CANCEL,
	CEU_FORM_HEAD,
	CEU_FORM_IDS,
};

#define CEU_AFTER 700 /* bytes of "after saving" of an account */
#define CEU_AFTERS 6  /* accounts of which it is told */

/* What one issuer is told of the activity. */
struct ceu_form_claim {
	const struct pr_ceu_issuer *issuer;
	char at[65];       /* of a correction: the account it is for, "" any */
	char accepted[16]; /* "" not said, "yes", "no", "unknown" */
	int word[PR_CEU_ATTRIBUTES];  /* index in the issuer's, -1 not said */
	bool kept[PR_CEU_ATTRIBUTES]; /* as in the last entry, not yet said */
	struct field units, why, approval;
};

struct ceu_form {
	struct form form; /* first: tui/ceu_form_view.h */
	struct pr_ceu_picture *picture;
	const char *program; /* in commands to type */
	int64_t instead;     /* the entry it corrects, 0 none */
	bool was_reported;   /* of what is corrected, anywhere */
	bool kept_file;      /* that one has a certificate */
	char kept_from[40];  /* "as in #12: check" */
	struct field date, title, provider, minutes, units, cost;
	struct field certificate, note, reason;
	struct ceu_form_claim claims[PR_CEU_CLAIMS];
	size_t n_claims;
	int claim_at[PR_CEU_CLAIMS]; /* of the draft: which of claims */

	struct pr_ceu_draft draft, before; /* now; as it was opened */
	struct pr_ceu_findings findings;
	char file[PR_ERR_TEXT_MAX]; /* about the certificate */
	bool file_bad;
	char after[CEU_AFTERS][CEU_AFTER];
	int n_after;

	/* by ceu_form_key: the row was left once */
	bool seen[(PR_CEU_CLAIMS + 1) * CEU_FORM_IDS];
	bool tried;  /* to save: all faults are shown */
	bool warned; /* remarks were shown; saved again, they stand */
};

/* ceu_form.c */
void ceu_form_fill(struct ceu_form *s, const struct pr_ceu_entry *entry,
		   bool correct);
void ceu_form_draft(struct ceu_form *s);
void ceu_form_check(struct ceu_form *s);
/* The commands in the findings as they are to be typed. */
void ceu_form_said(struct ceu_form *s);
void ceu_form_file(struct ceu_form *s, struct pr_desk *desk);
bool ceu_form_changed(const struct ceu_form *s);

/* ceu_form_lines.c: the place of a row in seen. */
size_t ceu_form_key(const struct form_row *row);
/* Makes the rows anew, with what is wrong below them. */
void ceu_form_lines(struct ceu_form *s);
/* One choice on (1) or back (-1) in the row with the focus. */
void ceu_form_step(struct ceu_form *s, int by);
/* y, n, u on "Accepted", a first letter on other choices; false: not taken. */
bool ceu_form_letter(struct ceu_form *s, int code);

#endif

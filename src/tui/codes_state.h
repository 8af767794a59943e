/*
 * tui/codes_state.h - what is known of a code while it is typed
 *
 * floor    tui
 * idea     One word beside the code and one sentence below it: valid, a
 *          header, a seventh character short, unknown; without tables only
 *          that the shape is one.
 */
#ifndef PR_TUI_CODES_STATE_H
#define PR_TUI_CODES_STATE_H

#include "proctor/codes.h"
#include "tui/theme.h"

enum code_known {
	CODE_NOTHING,
	CODE_VALID,
	CODE_HEADER,
	CODE_NEEDS_SEVENTH,
	CODE_ENDED,
	CODE_UNKNOWN,
	CODE_SHAPED, /* the shape is one; there is no table to look in */
	CODE_FAULTY,
	CODE_SHORT, /* it may become one */
};

struct code_state {
	enum code_known known;
	enum pr_code_system system;
	char shown[12];    /* in display form */
	const char *title; /* lent by the book, "" none */
	char words[320];   /* a sentence or two */
};

/* want PR_CODE_NONE: the system is found from the shape. book may be NULL. */
void code_state(struct code_state *out, const char *text,
		enum pr_code_system want, const struct pr_codebook *book);

/* "valid", "needs 7th", "unknown": at most nine cells. */
const char *code_known_word(enum code_known known);
enum role code_known_role(enum code_known known);

/* "CM", "PCS", "HCPCS", "CPT", "DRG"; "" for none. */
const char *code_system_short(enum pr_code_system system);

#endif

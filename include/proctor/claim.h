/*
 * proctor/claim.h - codes checked one by one, and as the lines of a claim
 *
 * floor    engine (drill; pure)
 * idea     What a coder wants to know before a list of codes goes out: each
 *          code is there, in force and whole; together they break no note.
 *          Only what rules say is told; whether the record supports a code is
 *          not asked here.
 */
#ifndef PR_CLAIM_H
#define PR_CLAIM_H

#include "proctor/coding.h"

/* Printed by name; "valid" is the only one that is no finding, "unchecked"
 * neither. */
enum pr_standing {
	PR_STANDING_VALID,
	PR_STANDING_UNCHECKED, /* right in shape; there is no table to ask */
	PR_STANDING_SHAPE,     /* cannot be a code */
	PR_STANDING_UNKNOWN,
	PR_STANDING_ENDED,
	PR_STANDING_HEADER,
	PR_STANDING_SEVENTH, /* lacks its seventh character */
};

struct pr_code_check {
	enum pr_standing standing;
	enum pr_code_system system;
	char code[12]; /* display form, or as typed */
	char title[200];
	char words[240]; /* what is wrong and what would be right */
	char meant[12];  /* probably meant, "" none */
	/* J1100 without a dot is a code of HCPCS and, with it, of CM: what it
	 * is beside system and code; "" when there is one reading */
	char also[12];
	char also_title[200];
};

/**
 * Checks one code as typed; a modifier of HCPCS is one too.
 *
 * shape    want: of this system alone; NONE: of that before a colon
 *          ("hcpcs:J1100"), else of whichever has it
 * owns     out is the caller's; book is borrowed, may be NULL: shape alone
 * source   research/coding.md 2, 3
 */
void pr_code_check_as(struct pr_code_check *out, const char *text,
		      enum pr_code_system want, const struct pr_codebook *book);

/** As pr_code_check_as of no system; owns: the same. */
void pr_code_check(struct pr_code_check *out, const char *text,
		   const struct pr_codebook *book);

/** "valid", "header", ... owns: static string. */
const char *pr_standing_name(enum pr_standing standing);

enum pr_claim_kind {
	PR_CLAIM_EXCLUDES1,
	PR_CLAIM_ORDER, /* a code-first note is not followed */
	PR_CLAIM_FIRST, /* this code is never listed first */
	PR_CLAIM_DUPLICATE,
	PR_CLAIM_POA, /* an indicator on an exempt code, or none */
	PR_CLAIM_MODIFIER,
};

struct pr_claim_fault {
	enum pr_claim_kind kind;
	int line, other; /* from 0; other -1: none */
	char words[320];
};

/**
 * Checks lines as one set: pairs that exclude each other, code-first order,
 * what may not stand first, duplicates, POA indicators, modifiers.
 *
 * shape    out[max]; returns how many faults there are
 * owns     all are borrowed; book NULL: duplicates and modifiers' shapes only
 * source   research/coding.md 2.2, 4
 */
size_t pr_claim_check(struct pr_claim_fault *out, size_t max,
		      const struct pr_code_line *lines, size_t n,
		      const struct pr_codebook *book);

/** "excludes1", "order", ... owns: static string. */
const char *pr_claim_kind_name(enum pr_claim_kind kind);

#endif

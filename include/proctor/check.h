/*
 * proctor/check.h - a finding: where in which file, what is wrong, what
 * would be right
 *
 * floor    engine (bank)
 * idea     Every refusal and warning of a bank is one of these values; the
 *          front ends print them as a line or as JSON. Rules have numbers
 *          that never change and are listed in question_banks/README.md.
 */
#ifndef PR_CHECK_H
#define PR_CHECK_H

#include "proctor/err.h"

enum pr_severity {
	PR_NOTICE,  /* good to know */
	PR_WARNING, /* comes in, deserves a look */
	PR_ERROR,   /* this record is refused */
	PR_FATAL,   /* the whole file is refused */
};

/* All strings are lent for the duration of the call that reports them. */
struct pr_finding {
	enum pr_severity severity;
	int rule;           /* 101.., stable; printed as R101 */
	const char *file;   /* as given by the user, "-" for standard input */
	long line, column;  /* 1-based, 0 when they make no sense */
	const char *what;   /* "item", "exam", "stimulus", "bank", or NULL */
	const char *item;   /* identifier or uuid of the record, may be NULL */
	const char *member; /* "options[2].text", may be NULL */
	const char *wrong;  /* what is wrong, one sentence */
	const char *right;  /* what would be right, one sentence, "" if none */
};

/* Receives findings as they are made, in file order. */
struct pr_findings {
	void *ctx;
	void (*found)(void *ctx, const struct pr_finding *finding);
};

#endif

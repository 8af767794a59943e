/*
 * proctor/codes.h - what a code is by its shape, and what is said of it
 *
 * floor    engine (codes; pure)
 * idea     Everything that can be known of a code without tables: its system,
 *          its normal form, what is wrong with its shape and what was probably
 *          meant. With a book only codes that exist are suggested.
 */
#ifndef PR_CODES_H
#define PR_CODES_H

#include "proctor/codebook.h"

enum pr_code_fault {
	PR_CODE_FINE,
	PR_CODE_EMPTY,
	PR_CODE_LENGTH,    /* too short or too long for its system */
	PR_CODE_CHARACTER, /* a character that cannot stand there */
	PR_CODE_DOT,       /* the dot belongs after the third character */
	PR_CODE_NO_SYSTEM, /* fits no system */
	PR_CODE_DENTAL,    /* a D code: not kept here */
};

struct pr_code_shape {
	enum pr_code_system system;
	char code[PR_CODE_MAX]; /* normal form, "" when it has none */
	enum pr_code_fault fault;
	int at;          /* the character it is about, 1-based, 0 none */
	char words[160]; /* one sentence, "" when fine */
	char meant[12];  /* probably meant, in display form, "" none */
};

/**
 * Judges the shape of one typed code: case, blanks and dot do not matter.
 *
 * shape    want PR_CODE_NONE: the system is found from the shape
 * owns     out is the caller's
 * source   research/coding.md 3
 */
void pr_code_shape(struct pr_code_shape *out, const char *text,
		   enum pr_code_system want);

/**
 * The display form: CM with its dot, the others as they are.
 *
 * shape    out has room for 12 bytes; returns out
 */
char *pr_code_display(char out[12], enum pr_code_system system,
		      const char *code);

/**
 * "ICD-10-CM" and the like, as in certbank's "systems"; "" for none.
 *
 * owns     static string
 */
const char *pr_code_system_name(enum pr_code_system system);

/** The system of such a name, any case, with or without dashes; or NONE. */
enum pr_code_system pr_code_system_of(const char *name);

/**
 * The system before the colon of "hcpcs:J1100"; *text then stands behind it.
 * NONE, and *text where it was, when there is no colon or no such system.
 *
 * owns     *text is moved within the same string
 */
enum pr_code_system pr_code_prefix(const char **text);

/**
 * What was probably meant by a code that does not exist: one exchange among
 * O/0 I/1 S/5 B/8 Z/2, one transposition, a missing X before the seventh
 * character, a dot in the wrong place.
 *
 * shape    out[max] in display form, best first; returns how many
 * owns     book is borrowed, may be NULL: then shapes alone count
 */
size_t pr_code_suggest(char out[][12], size_t max, enum pr_code_system system,
		       const char *code, const struct pr_codebook *book);

/* The first and last code of a reference in a note, as written. */
struct pr_code_token {
	char lo[PR_CODE_MAX], hi[PR_CODE_MAX]; /* hi = lo for one code */
	bool dash;                             /* "any code below" */
};

/**
 * Codes that a note names: "(I50.-)", "(O03-O07, O08.0)", "(P28.3- - P28.4-)".
 * Words that look like codes (FAB, G6PD) are among them: the caller keeps what
 * resolves in the edition.
 *
 * shape    out[max]; returns how many
 * owns     out is the caller's
 * source   research/coding.md 2.2
 */
size_t pr_code_tokens(struct pr_code_token *out, size_t max, const char *note);

/**
 * Whether a fiscal year edition ("FY2026") has lapsed on a date, and how that
 * is said: "FY2026 was in force until 30 September 2026; FY2027 is in force".
 *
 * shape    out[160], "" when it is in force or cannot be told; date is
 *          YYYY-MM-DD
 */
bool pr_code_lapsed(char out[160], const char *edition, const char *date);

#endif

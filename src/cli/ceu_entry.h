/*
 * cli/ceu_entry.h - an entry of the CEU ledger: options, form, what came of it
 *
 * floor    cli
 * idea     Options fill the same fields of text as the form does, so that
 *          both pass one check and say the same sentences.
 */
#ifndef PR_CLI_CEU_ENTRY_H
#define PR_CLI_CEU_ENTRY_H

#include "cli/ceu.h"

/* ---- ceu_draft.c: from options to a draft -------------------------------- */

/* The options of an entry, which add and correct share. */
struct ceu_values {
	const char *date, *title, *provider, *minutes, *units, *cost;
	const char *certificate, *note;
	struct opt_list word[PR_CEU_ATTRIBUTES]; /* of one issuer or several */
	struct opt_list yes, no, maybe, at;
	const char *reason;
	bool undo, json;
};

/* The rows of ceu_values for the table of a command; CEU_AT gives the bytes
 * for rows of its own. */
#define CEU_AT(name) offsetof(struct ceu_values, name)
#define CEU_TEXT(name, arg, help)                           \
	{                                                   \
#name, 0, OPT_TEXT, CEU_AT(name), arg, help \
	}
#define CEU_WORD(name, attribute, help)                                \
	{                                                              \
		name, 0, OPT_LIST,                                     \
			offsetof(struct ceu_values, word) +            \
				(attribute) * sizeof(struct opt_list), \
			"WORD", help                                   \
	}
#define CEU_ENTRY_OPTIONS                                                     \
	CEU_TEXT(date, "D", "the day it was done: 2027-02-01, or today"),     \
		CEU_TEXT(title, "TEXT", "what it was called"),                \
		CEU_TEXT(provider, "TEXT", "who offered it"),                 \
		CEU_TEXT(minutes, "N", "how long it took: 90, 1:30, 1h30m"),  \
		CEU_TEXT(units, "N", "units as the certificate says: 1.5"),   \
		CEU_TEXT(cost, "N", "what it cost, in USD: 25.00"),           \
		CEU_WORD("category", PR_CEU_CATEGORY,                         \
			 "its content, by an issuer's word"),                 \
		CEU_WORD("source", PR_CEU_SOURCE,                             \
			 "who stands behind it, likewise"),                   \
		CEU_WORD("place", PR_CEU_PLACE, "where it was, likewise"),    \
		CEU_TEXT(certificate, "FILE",                                 \
			 "its certificate; a copy is kept"),                  \
		CEU_TEXT(note, "TEXT", "what else is to be remembered"),      \
		{ "for",                                                      \
		  0,                                                          \
		  OPT_LIST,                                                   \
		  CEU_AT(yes),                                                \
		  "ISSUER[,ISSUER]",                                          \
		  "these accept it; a credential where each has its own" },   \
		{ "not",        0,                                            \
		  OPT_LIST,     CEU_AT(no),                                   \
		  "ISSUER=WHY", "this one does not, and why" },               \
		{ "maybe",      0,                                            \
		  OPT_LIST,     CEU_AT(maybe),                                \
		  "ISSUER=WHY", "not known whether this one does, and why" }, \
	{                                                                     \
		"at", 0, OPT_LIST, CEU_AT(at), "ISSUER:FIELD=VALUE",          \
			"there: units, category, source, place, approval"     \
	}

/* Whether an option says something of the entry itself. */
bool cli_ceu_values_any(const struct ceu_values *values);

/*
 * Puts what the options say into a draft; the rest of it stays. An issuer may
 * be named by a credential of it; where each has an account of its own, that
 * one alone is meant. A word goes to the issuers that have it, the
 * others keep theirs. PR_EINVAL for what is not written so, all of which is
 * in findings; PR_ESTATE when it says two things of one issuer. What came of
 * it is checked as well, so that every fault is found at once.
 */
PR_NODISCARD enum pr_status cli_ceu_draft_read(struct pr_ceu_draft *draft,
					       const struct ceu_values *values,
					       const struct pr_ceu_picture *of,
					       int64_t instead,
					       struct pr_ceu_findings *findings,
					       struct pr_err *err);

/* ---- ceu_draft_at.c ------------------------------------------------------ */

/* The field's text, of the claim or, below 0, of the entry; *cap receives its
 * room. NULL for a field that is no text. */
char *cli_ceu_draft_text(struct pr_ceu_draft *draft, enum pr_ceu_field field,
			 int claim, size_t *cap);

/* The claim of an issuer, or of an account of it, in a draft, made when there
 * is none of that issuer; -1 when there is no room. */
int cli_ceu_draft_claim(const struct pr_ceu_book *book,
			struct pr_ceu_draft *draft, const char *name);

/* ---- ceu_say.c: what became of an action --------------------------------- */

/* Says the faults of a draft on standard error, else err; what options said
 * twice and differently is a wrong use of the command. */
enum cli_exit cli_ceu_refused(struct cli *cli, const char *command,
			      const struct pr_ceu_findings *findings,
			      const struct pr_err *err);

/* What was stored. */
struct ceu_stored {
	const char *schema; /* "proctor.ceu-add/1" */
	int64_t row;
	int64_t instead; /* the row that it corrects, 0 none */
	int64_t twin;    /* has the same certificate, 0 none */
	const struct pr_ceu_findings *findings; /* remarks */
	/* what was said; NULL: whatever is accepted was said */
	const struct pr_ceu_draft *draft;
};

/* What an entry counts for at each issuer now, remarks, and that it is not
 * reported; loads a picture for that. */
enum cli_exit cli_ceu_say_stored(struct cli *cli,
				 const struct ceu_stored *stored, bool json);

/* ---- plain_ceu_form.c ---------------------------------------------------- */

/* Asks for a new entry field by field, beginning with the last one; or for
 * what is to be changed of an entry, and why. */
enum cli_exit plain_ceu_form(struct cli *cli, struct plain_in *in,
			     int64_t correct);

#endif

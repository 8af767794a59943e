/*
 * proctor/ceu_draft.h - an entry as somebody types it, and what is wrong
 *
 * floor    engine (ceu; pure)
 * idea     The form, the command line, CSV and JSON all fill the same fields
 *          of text and go through the same check, which names the field and
 *          the rule. What passes is an entry; nothing else is ever stored.
 */
#ifndef PR_CEU_DRAFT_H
#define PR_CEU_DRAFT_H

#include "proctor/ceu.h"
#include "proctor/ceu_units.h"

#define PR_CEU_CLAIMS 16
#define PR_CEU_TEXT 256 /* bytes of a field with NUL */

/* All text; "" is not said. */
struct pr_ceu_draft_claim {
	/* or a credential: of an issuer that keeps its accounts apart that
	 * account alone is meant, else the issuer */
	char issuer[65];
	char accepted[16]; /* yes, no, unknown; "": yes when it is the only
			    * issuer of what is held, else unknown */
	char why[PR_CEU_TEXT];
	char units[16];
	char word[PR_CEU_ATTRIBUTES][65];
	char approval[65];
	char reported[16]; /* a date: import only */
};

struct pr_ceu_draft {
	char date[16]; /* YYYY-MM-DD, "today" */
	char title[PR_CEU_TEXT];
	char provider[PR_CEU_TEXT];
	char minutes[16]; /* 90, 1:30, 1h30m */
	char units[16];   /* 1.5 */
	char cost[16];    /* 25, 25.00 */
	char note[PR_CEU_TEXT];
	char certificate[1024]; /* path; looked at by app/ */
	/* words that go to each issuer that has them, unless its claim says
	 * its own */
	char word[PR_CEU_ATTRIBUTES][65];
	struct pr_ceu_draft_claim claims[PR_CEU_CLAIMS];
	size_t n_claims;
};

enum pr_ceu_weight {
	PR_CEU_REMARK, /* is stored; worth a look, such as a second entry of
			* the same day and title */
	PR_CEU_FAULT,  /* nothing is stored */
};

struct pr_ceu_finding {
	enum pr_ceu_weight weight;
	enum pr_ceu_field field;
	int claim; /* index in the draft, -1 of the entry */
	const struct pr_ceu_rule *rule; /* that it met, NULL none */
	char text[PR_ERR_TEXT_MAX];     /* one sentence */
};

#define PR_CEU_FINDINGS 24

struct pr_ceu_findings {
	struct pr_ceu_finding of[PR_CEU_FINDINGS];
	size_t n;
	bool faulty;
};

/* What a draft is checked against. */
struct pr_ceu_room {
	const struct pr_ceu_book *book;
	const struct pr_ceu_ledger *ledger;
	const struct pr_ceu_status *status; /* of that ledger, today */
	int64_t instead;     /* row that this one will correct, 0 none */
	bool may_be_to_come; /* what-if: a future date is no fault */
	/* it stood in a ledger before: cycles may have been cut since, and a
	 * day outside all of them is a remark */
	bool was_stored;
};

/**
 * Makes an entry of a draft. Issuers of what is held that the draft does not
 * name get a claim as well (accepted as in struct pr_ceu_draft_claim; unknown
 * when the day lies outside all cycles there). Faults: a date that is none, in
 * the future, or outside every cycle of an issuer that the draft names and
 * does not call unknown or not accepted; no title; neither minutes nor units,
 * or units with three decimals, none or below 0 or above 200; an issuer,
 * category, source or place nobody knows (with those there are); an issuer of
 * which nothing is held; a text that is no clean line. Remarks: 25 and more
 * units; a step that an issuer does not count in; a word that an issuer's
 * minimum asks for and that is not said; the same day and title once more; of a
 * what-if, what was taken as the title, with the categories there are.
 *
 * shape    the path of the certificate is not looked at
 * owns     *out is the caller's, freed with pr_ceu_entry_free, NULL when
 *          findings->faulty; findings is the caller's
 * errors   PR_EINVAL with the first fault; PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_ceu_draft_check(struct pr_ceu_entry **out,
					       const struct pr_ceu_draft *draft,
					       const struct pr_ceu_room *room,
					       struct pr_ceu_findings *findings,
					       struct pr_err *err);

/**
 * Frees an entry of pr_ceu_draft_check; NULL is allowed.
 *
 * owns     takes entry
 */
void pr_ceu_entry_free(struct pr_ceu_entry *entry);

/**
 * The issuer that a name in a draft means, which may be that of a credential;
 * *at receives the account that is meant by it, "" for any of the issuer's.
 * NULL when the book has no such name.
 *
 * owns     lent by book; at is the caller's
 */
const struct pr_ceu_issuer *pr_ceu_claim_issuer(const struct pr_ceu_book *book,
						const char *name,
						const char **at);

/** The name by which a draft or a file tells of a claim: that of its account
 * when it is for one, else the issuer's. owns: lent by claim. */
const char *pr_ceu_claim_name(const struct pr_ceu_claim *claim);

/**
 * The draft that would make this entry again, for a correction or the next
 * one like it.
 *
 * owns     out is the caller's
 */
void pr_ceu_draft_of(struct pr_ceu_draft *out,
		     const struct pr_ceu_entry *entry);

/**
 * Reads one thing that may happen: "6 units, AHIMA, hiim, 2027-02-01", parts
 * in any order: units ("6 units", "6 CEUs", "6", "90 min"), issuers or
 * credentials, words of categories, sources or places, a date (else today).
 * Where an issuer is named one part that is none of these is the title.
 *
 * owns     out is the caller's, untouched on failure
 * errors   PR_EINVAL with the part that nobody understands
 */
PR_NODISCARD enum pr_status pr_ceu_what_if(struct pr_ceu_draft *out,
					   const char *text,
					   const struct pr_ceu_room *room,
					   struct pr_err *err);

/**
 * The entry that such a text means, whatever room says of days to come.
 *
 * owns     *out is the caller's, freed with pr_ceu_entry_free, NULL on failure;
 *          said receives remarks on it
 * errors   as pr_ceu_what_if, pr_ceu_draft_check
 */
PR_NODISCARD enum pr_status pr_ceu_suppose(struct pr_ceu_entry **out,
					   const char *text,
					   const struct pr_ceu_room *room,
					   struct pr_ceu_findings *said,
					   struct pr_err *err);

/** The field's name as a heading of CSV and a member of JSON: "date". owns:
 * static string. */
const char *pr_ceu_field_name(enum pr_ceu_field field);

#endif

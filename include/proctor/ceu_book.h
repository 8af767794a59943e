/*
 * proctor/ceu_book.h - the issuers that are known, and looking things up
 *
 * floor    engine (ceu; pure)
 */
#ifndef PR_CEU_BOOK_H
#define PR_CEU_BOOK_H

#include "proctor/ceu_rules.h"

/* Issuers by identifier; an own file hides the shipped one of that name. */
struct pr_ceu_book {
	struct pr_ceu_issuer **issuers;
	size_t n;
};

/**
 * Takes an issuer in, keeping the order of identifiers. One of the same name
 * is replaced when the new one is own, or has a version at least as high and
 * the old one is not own; else the new one is freed.
 *
 * owns     takes issuer, also on failure
 * errors   PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_ceu_book_add(struct pr_ceu_book *book,
					    struct pr_ceu_issuer *issuer,
					    struct pr_err *err);

/**
 * Frees what the book holds; a zeroed book is valid.
 *
 * owns     book itself is the caller's
 */
void pr_ceu_book_release(struct pr_ceu_book *book);

/**
 * An issuer by identifier, without regard to case; NULL when unknown.
 *
 * owns     lent by book
 */
const struct pr_ceu_issuer *pr_ceu_issuer_find(const struct pr_ceu_book *book,
					       const char *identifier);

/**
 * The issuer of a credential (its present name, else a former one, without
 * regard to case), which *credential receives unless NULL; NULL when nobody
 * issues it.
 *
 * owns     lent by book
 */
const struct pr_ceu_issuer *pr_ceu_credential_find(
	const struct pr_ceu_book *book, const char *name,
	const struct pr_ceu_credential **credential);

/**
 * Name i of a book, for the nearest of a mistyped one: issuers, credentials,
 * former names of credentials; NULL after the last.
 *
 * shape    book is a struct pr_ceu_book
 * owns     lent by book
 */
const char *pr_ceu_name_at(const void *book, size_t i);

/**
 * The account a holder has for a credential: the issuer's identifier when it
 * is pooled, else the credential's.
 *
 * owns     lent by the issuer
 */
const char *pr_ceu_account_name(const struct pr_ceu_issuer *issuer,
				const struct pr_ceu_credential *credential);

/**
 * A word of an attribute by identifier, without regard to case; NULL unknown.
 *
 * owns     lent by issuer
 */
const struct pr_ceu_word *pr_ceu_word_find(const struct pr_ceu_issuer *issuer,
					   enum pr_ceu_attribute attribute,
					   const char *identifier);

/* Does a rule hold for a cycle that begins so? */
enum pr_ceu_force {
	PR_CEU_IN_FORCE,
	PR_CEU_ASKED, /* its figure is a question, or it straddles */
	PR_CEU_NOT_IN_FORCE,
};

/**
 * Whether a rule holds for a cycle, by its from, to, straddle and question.
 *
 * shape    from, to are valid days of the cycle
 * owns     rule is borrowed
 */
enum pr_ceu_force pr_ceu_force(const struct pr_ceu_rule *rule,
			       struct pr_date from, struct pr_date to);

/**
 * Whether a rule speaks of a credential; one that names none speaks of all.
 *
 * owns     rule is borrowed
 */
bool pr_ceu_speaks_of(const struct pr_ceu_rule *rule, const char *credential);

/**
 * The first rule of a kind that is in force for a cycle and, unless NULL,
 * speaks of the credential; else the first that is asked; NULL when none is.
 * *force says which.
 *
 * owns     lent by issuer
 */
const struct pr_ceu_rule *pr_ceu_rule_for(const struct pr_ceu_issuer *issuer,
					  enum pr_ceu_kind kind,
					  const char *credential,
					  struct pr_date from,
					  struct pr_date to,
					  enum pr_ceu_force *force);

/** "AHIMA's own page, 2025" and the like: what stands behind a rule, in at
 * most cap bytes. A grade is put into words. owns: rule is borrowed. */
void pr_ceu_basis(char *out, size_t cap, const struct pr_ceu_rule *rule);

#endif

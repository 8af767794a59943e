/*
 * engine/ceu/draft_internal.h - a draft while it becomes an entry
 *
 * floor    engine, private to draft*.c and what_if.c
 * idea     Each step notes faults and goes on, so that one look at a form
 *          shows all that is wrong with it. Without memory the steps do
 *          nothing more.
 */
#ifndef ENGINE_CEU_DRAFT_INTERNAL_H
#define ENGINE_CEU_DRAFT_INTERNAL_H

#include "proctor/ceu_draft.h"
#include "util/arena.h"

/* An entry and what it lives in. */
struct draft_made {
	struct pr_ceu_entry entry;
	struct arena *arena;
};

struct drafting {
	const struct pr_ceu_draft *draft;
	const struct pr_ceu_room *room;
	struct pr_ceu_findings *findings;
	struct pr_ceu_entry *entry;
	struct pr_ceu_claim *claims; /* of entry */
	struct arena *arena;
	bool has_date; /* entry->date is a day */
	bool no_memory;
};

/* Where a finding belongs; a zeroed one with claim -1 is of the entry. */
struct draft_place {
	enum pr_ceu_field field;
	int claim; /* -1 of the entry */
	const struct pr_ceu_rule *rule;
};

void draft_find(struct drafting *d, enum pr_ceu_weight weight,
		struct draft_place place, const char *fmt, ...) PR_PRINTF(4, 5);

/* draft_fields.c: all but the claims */
void draft_fields(struct drafting *d);

/* A clean copy of a line without blanks around it, at most max bytes; ""
 * after a fault. */
const char *draft_line(struct drafting *d, const char *text, size_t max,
		       struct draft_place place);

/* "90", "1:30", "1h30m", "90 min": 1..24000; false when it is none. */
bool draft_minutes(int *out, const char *text);

/* draft_claims.c */
void draft_claims(struct drafting *d);

/* draft_remarks.c */
void draft_remarks(struct drafting *d);

/* draft_names.c: names as the book and the ledger know them */

bool draft_same(const char *a, const char *b); /* without regard to case */

/* What an issuer or one of its credentials is called in the book, else in the
 * ledger; NULL when nobody knows it. *issuer is NULL without rules, *at the
 * account that is meant, "" any. */
const char *draft_issuer(const struct pr_ceu_issuer **issuer, const char **at,
			 const struct pr_ceu_room *room, const char *name);

/* An issuer's word by identifier or title. */
const struct pr_ceu_word *draft_word(const struct pr_ceu_issuer *issuer,
				     enum pr_ceu_attribute attribute,
				     const char *name);

/* "; the nearest is \"hiim\"" or, without one, "; there are hiim, other" for
 * the words of an issuer, NULL: of all that are held. */
void draft_hint_words(char *out, size_t cap, const struct pr_ceu_room *room,
		      const struct pr_ceu_issuer *issuer,
		      enum pr_ceu_attribute attribute, const char *name);

/* Always "; there are hiim, other". */
void draft_list_words(char *out, size_t cap, const struct pr_ceu_room *room,
		      const struct pr_ceu_issuer *issuer,
		      enum pr_ceu_attribute attribute);

/* The same for issuers and credentials of the book. */
void draft_hint_issuers(char *out, size_t cap, const struct pr_ceu_book *book,
			const char *name);

/* The title of a what-if that has none of its own. */
#define DRAFT_WHAT_IF "What if"

/* "category" */
const char *draft_attribute(enum pr_ceu_attribute attribute);

bool draft_is_held(const struct pr_ceu_room *room, const char *issuer);

/* Is anything held of this account of an issuer? Of "" if anything is. */
bool draft_is_account(const struct pr_ceu_room *room, const char *issuer,
		      const char *at);

/* True for an issuer where units are counted, or whose rules are away. */
bool draft_counts_units(const struct pr_ceu_issuer *issuer);

/* Whose cycle it is: an issuer's, of one account or ("") of any. */
struct draft_whose {
	const char *issuer, *at;
};

/* The account and the cycle of an issuer on a day; false when there is none.
 * *cycle is NULL where no rules say when one is. */
bool draft_cycle(const struct pr_ceu_account **account,
		 const struct pr_ceu_cycle **cycle,
		 const struct pr_ceu_room *room, struct draft_whose whose,
		 struct pr_date date);

#endif

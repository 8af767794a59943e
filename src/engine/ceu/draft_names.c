/* draft_names.c - names as the book and the ledger know them; see
 * draft_internal.h */
#include "engine/ceu/draft_internal.h"
#include "util/nearest.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

bool
draft_same(const char *a, const char *b)
{
	return strcasecmp(a, b) == 0;
}

const struct pr_ceu_issuer *
pr_ceu_claim_issuer(const struct pr_ceu_book *book, const char *name,
		    const char **at)
{
	const struct pr_ceu_credential *credential = NULL;
	const struct pr_ceu_issuer *issuer = pr_ceu_issuer_find(book, name);

	*at = "";
	if (issuer)
		return issuer;
	issuer = pr_ceu_credential_find(book, name, &credential);
	if (issuer && !issuer->pooled)
		*at = pr_ceu_account_name(issuer, credential);
	return issuer;
}

const char *
pr_ceu_claim_name(const struct pr_ceu_claim *claim)
{
	return claim->at && claim->at[0] ? claim->at : claim->issuer;
}

const char *
draft_issuer(const struct pr_ceu_issuer **issuer, const char **at,
	     const struct pr_ceu_room *room, const char *name)
{
	const struct pr_ceu_ledger *ledger = room->ledger;

	*issuer = pr_ceu_claim_issuer(room->book, name, at);
	if (*issuer)
		return (*issuer)->identifier;
	for (size_t i = 0; i < ledger->n_holdings; i++)
		if (draft_same(ledger->holdings[i].issuer, name))
			return ledger->holdings[i].issuer;
	for (size_t i = 0; i < ledger->n_holdings; i++) {
		if (!draft_same(ledger->holdings[i].credential, name))
			continue;
		*at = ledger->holdings[i].credential;
		return ledger->holdings[i].issuer;
	}
	return NULL;
}

const struct pr_ceu_word *
draft_word(const struct pr_ceu_issuer *issuer, enum pr_ceu_attribute attribute,
	   const char *name)
{
	const struct pr_ceu_word *word =
		pr_ceu_word_find(issuer, attribute, name);

	for (size_t i = 0; !word && i < issuer->n_words[attribute]; i++)
		if (draft_same(issuer->words[attribute][i].title, name))
			word = &issuer->words[attribute][i];
	return word;
}

const char *
draft_attribute(enum pr_ceu_attribute attribute)
{
	return pr_ceu_field_name(
		(enum pr_ceu_field)(PR_CEU_F_CATEGORY + (int)attribute));
}

bool
draft_is_held(const struct pr_ceu_room *room, const char *issuer)
{
	for (size_t i = 0; i < room->ledger->n_holdings; i++)
		if (draft_same(room->ledger->holdings[i].issuer, issuer))
			return true;
	return false;
}

bool
draft_counts_units(const struct pr_ceu_issuer *issuer)
{
	if (!issuer)
		return true;
	for (size_t i = 0; i < issuer->n_rules; i++)
		if (issuer->rules[i].kind == PR_CEU_TOTAL)
			return true;
	return false;
}

static bool
is_of(const struct pr_ceu_account *account, const char *issuer)
{
	return account->n_holdings > 0 &&
	       draft_same(account->holdings[0]->issuer, issuer);
}

/* By its name or that of a credential in it. */
static bool
is_called(const struct pr_ceu_account *account, const char *at)
{
	if (!at[0] || draft_same(account->name, at))
		return true;
	for (size_t i = 0; i < account->n_holdings; i++)
		if (draft_same(account->holdings[i]->credential, at))
			return true;
	return false;
}

bool
draft_is_account(const struct pr_ceu_room *room, const char *issuer,
		 const char *at)
{
	if (!at[0])
		return draft_is_held(room, issuer);
	for (size_t i = 0; i < room->status->n; i++) {
		const struct pr_ceu_account *one = &room->status->accounts[i];

		if (is_of(one, issuer) && is_called(one, at))
			return true;
	}
	return false;
}

static bool
is_within(const struct pr_ceu_cycle *cycle, struct pr_date date)
{
	if (!pr_date_is_valid(cycle->from) ||
	    pr_date_order(date, cycle->from) < 0)
		return false;
	return !pr_date_is_valid(cycle->to) ||
	       pr_date_order(date, cycle->to) <= 0;
}

bool
draft_cycle(const struct pr_ceu_account **account,
	    const struct pr_ceu_cycle **cycle, const struct pr_ceu_room *room,
	    struct draft_whose whose, struct pr_date date)
{
	for (size_t a = 0; a < room->status->n; a++) {
		const struct pr_ceu_account *one = &room->status->accounts[a];

		if (!is_of(one, whose.issuer) || !is_called(one, whose.at))
			continue;
		*account = one;
		*cycle = NULL;
		if (!one->issuer && one->n_cycles == 0)
			return true;
		for (size_t c = 0; c < one->n_cycles; c++) {
			if (!is_within(&one->cycles[c], date))
				continue;
			*cycle = &one->cycles[c];
			return true;
		}
	}
	return false;
}

/* ---- hints --------------------------------------------------------------- */

struct names {
	const struct pr_ceu_room *room;
	const struct pr_ceu_book *book;
	const struct pr_ceu_issuer *issuer; /* NULL all */
	enum pr_ceu_attribute attribute;
	bool issuers; /* not words */
};

static const char *
next_word(const void *ctx, size_t i)
{
	const struct names *names = ctx;
	const struct pr_ceu_book *book = names->book;

	for (size_t k = 0; k < book->n; k++) {
		const struct pr_ceu_issuer *one = book->issuers[k];

		if (names->issuer
			    ? one != names->issuer
			    : !draft_is_held(names->room, one->identifier))
			continue;
		if (i < one->n_words[names->attribute])
			return one->words[names->attribute][i].identifier;
		i -= one->n_words[names->attribute];
	}
	return NULL;
}

static const char *
next_issuer(const void *ctx, size_t i)
{
	const struct names *names = ctx;

	return pr_ceu_name_at(names->book, i);
}

/* As many names as there is room for, in whole names. */
static void
list(char *out, size_t cap, const struct names *names,
     const char *(*next)(const void *, size_t))
{
	size_t len = (size_t)snprintf(out, cap, "; there are ");
	const char *name;

	for (size_t i = 0; (name = next(names, i)) != NULL; i++) {
		const char *comma = i ? ", " : "";

		if (names->issuers && i == names->book->n)
			break;
		if (len + strlen(comma) + strlen(name) + 8 > cap) {
			snprintf(out + len, cap - len, ", ...");
			return;
		}
		len += (size_t)snprintf(out + len, cap - len, "%s%s", comma,
					name);
	}
	if (len == strlen("; there are "))
		snprintf(out, cap, "%s",
			 names->issuers ? "; there are no rules files"
					: "; it sorts by none");
}

static void
hint(char *out, size_t cap, const struct names *names,
     const char *(*next)(const void *, size_t), const char *name)
{
	const char *near = nearest_name(name, next, names);

	if (near)
		snprintf(out, cap, "; the nearest is \"%.64s\"", near);
	else
		list(out, cap, names, next);
}

void
draft_hint_words(char *out, size_t cap, const struct pr_ceu_room *room,
		 const struct pr_ceu_issuer *issuer,
		 enum pr_ceu_attribute attribute, const char *name)
{
	struct names names = { .room = room,
			       .book = room->book,
			       .issuer = issuer,
			       .attribute = attribute };

	hint(out, cap, &names, next_word, name);
}

void
draft_list_words(char *out, size_t cap, const struct pr_ceu_room *room,
		 const struct pr_ceu_issuer *issuer,
		 enum pr_ceu_attribute attribute)
{
	struct names names = { .room = room,
			       .book = room->book,
			       .issuer = issuer,
			       .attribute = attribute };

	list(out, cap, &names, next_word);
}

void
draft_hint_issuers(char *out, size_t cap, const struct pr_ceu_book *book,
		   const char *name)
{
	struct names names = { .book = book, .issuers = true };

	hint(out, cap, &names, next_issuer, name);
}

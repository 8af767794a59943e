/* draft_claims.c - what an entry is at each issuer; see draft_internal.h */
#include "engine/ceu/draft_internal.h"

#include <stdio.h>
#include <string.h>

#define HINT 200

/* One more claim, room for which was made. */
static struct pr_ceu_claim *
add(struct drafting *d, struct draft_whose whose)
{
	struct pr_ceu_claim *claim = &d->claims[d->entry->n_claims++];

	*claim = (struct pr_ceu_claim){ .issuer = arena_strdup(d->arena,
							       whose.issuer),
					.at = arena_strdup(d->arena, whose.at),
					.why = "",
					.units = PR_CEU_UNKNOWN,
					.approval = "" };
	for (size_t a = 0; a < PR_CEU_ATTRIBUTES; a++)
		claim->word[a] = "";
	if (!claim->issuer || !claim->at) {
		d->no_memory = true;
		claim->issuer = claim->at = "";
	}
	return claim;
}

/* The claim at an issuer, NULL none. */
static const struct pr_ceu_claim *
claimed(const struct drafting *d, const char *issuer)
{
	for (size_t i = 0; i < d->entry->n_claims; i++)
		if (draft_same(d->claims[i].issuer, issuer))
			return &d->claims[i];
	return NULL;
}

static const char *
name_of(struct draft_whose whose)
{
	return whose.at[0] ? whose.at : whose.issuer;
}

/* ---- the issuer ---------------------------------------------------------- */

/* Two accounts of one issuer cannot be told of in one entry. */
static void
find_twice(struct drafting *d, struct draft_place place,
	   const struct pr_ceu_claim *first, struct draft_whose whose)
{
	if (!strcmp(first->at, whose.at))
		draft_find(d, PR_CEU_FAULT, place,
			   "%s is named twice; say everything about it once",
			   name_of(whose));
	else
		draft_find(d, PR_CEU_FAULT, place,
			   "%s is named twice, as %s and as %s; name the one "
			   "that it counts for, or %s alone when it may be "
			   "either",
			   whose.issuer, pr_ceu_claim_name(first),
			   name_of(whose), whose.issuer);
}

static bool
find_issuer(struct drafting *d, int c, const struct pr_ceu_issuer **issuer,
	    struct draft_whose *whose)
{
	struct draft_place place = { PR_CEU_F_ISSUER, c, NULL };
	const struct pr_ceu_draft_claim *from = &d->draft->claims[c];
	const char *typed =
		draft_line(d, from->issuer, sizeof(from->issuer), place);
	const char *name = draft_issuer(issuer, &whose->at, d->room, typed);
	char hint[HINT];

	if (d->no_memory)
		return false;
	whose->issuer = name;
	if (!name) {
		draft_hint_issuers(hint, sizeof(hint), d->room->book, typed);
		draft_find(d, PR_CEU_FAULT, place,
			   "nobody knows an issuer \"%s\"%s", typed, hint);
		return false;
	}
	if (!draft_is_held(d->room, name)) {
		draft_find(d, PR_CEU_FAULT, place,
			   "you hold nothing of %s; note what you hold first "
			   "(proctor ceu hold), or leave %s out",
			   name, name);
		return false;
	}
	if (!draft_is_account(d->room, name, whose->at)) {
		draft_find(d, PR_CEU_FAULT, place,
			   "you do not hold %s; note it first (proctor ceu "
			   "hold), or name what you hold of %s",
			   whose->at, name);
		return false;
	}
	if (claimed(d, name)) {
		find_twice(d, place, claimed(d, name), *whose);
		return false;
	}
	return true;
}

/* ---- accepted ------------------------------------------------------------ */

/* Whether units count at the issuer, and the day lies in a cycle there. */
static bool
can_count(const struct drafting *d, const char *name)
{
	struct draft_whose whose = { name, "" };
	const struct pr_ceu_account *account = NULL;
	const struct pr_ceu_cycle *cycle = NULL;
	const struct pr_ceu_issuer *issuer =
		pr_ceu_issuer_find(d->room->book, name);

	return draft_counts_units(issuer) &&
	       (!d->has_date ||
		draft_cycle(&account, &cycle, d->room, whose, d->entry->date));
}

/* Yes where it is the only issuer of what is held, else not known. */
static enum pr_ceu_accepted
unsaid(const struct drafting *d, const char *name)
{
	const struct pr_ceu_ledger *ledger = d->room->ledger;

	for (size_t i = 0; i < ledger->n_holdings; i++) {
		const char *other = ledger->holdings[i].issuer;

		if (!draft_same(other, name) && can_count(d, other))
			return PR_CEU_MAYBE;
	}
	return PR_CEU_YES;
}

static enum pr_ceu_accepted
read_accepted(struct drafting *d, int c, const char *issuer)
{
	static const struct {
		const char *word;
		enum pr_ceu_accepted means;
	} words[] = {
		{ "yes", PR_CEU_YES },       { "y", PR_CEU_YES },
		{ "no", PR_CEU_NO },         { "n", PR_CEU_NO },
		{ "unknown", PR_CEU_MAYBE }, { "maybe", PR_CEU_MAYBE },
	};
	struct draft_place place = { PR_CEU_F_ACCEPTED, c, NULL };
	const struct pr_ceu_draft_claim *from = &d->draft->claims[c];
	const char *typed =
		draft_line(d, from->accepted, sizeof(from->accepted), place);

	if (!*typed)
		return unsaid(d, issuer);
	for (size_t i = 0; i < PR_LEN(words); i++)
		if (draft_same(typed, words[i].word))
			return words[i].means;
	draft_find(d, PR_CEU_FAULT, place,
		   "\"%s\" does not say whether %s accepts it; write yes, no "
		   "or unknown",
		   typed, issuer);
	return PR_CEU_MAYBE;
}

/* ---- the rest of a claim ------------------------------------------------- */

static int
read_units(struct drafting *d, int c)
{
	struct draft_place place = { PR_CEU_F_UNITS_THERE, c, NULL };
	const struct pr_ceu_draft_claim *from = &d->draft->claims[c];
	const char *text =
		draft_line(d, from->units, sizeof(from->units), place);
	struct pr_err why = { 0 };
	int units = PR_CEU_UNKNOWN;

	if (!*text)
		return PR_CEU_UNKNOWN;
	if (pr_ceu_units_parse(&units, text, &why)) {
		draft_find(d, PR_CEU_FAULT, place, "%s", why.text);
	} else if (units == 0) {
		draft_find(d, PR_CEU_FAULT, place,
			   "0 units there would never count; if it is not "
			   "accepted there, say no");
		units = PR_CEU_UNKNOWN;
	}
	return units;
}

/* Its own word, else the entry's where the issuer has it. */
static const char *
read_word(struct drafting *d, int c, enum pr_ceu_attribute a,
	  const struct pr_ceu_issuer *issuer)
{
	enum pr_ceu_field field =
		(enum pr_ceu_field)(PR_CEU_F_CATEGORY + (int)a);
	struct draft_place place = { field, c, NULL };
	const struct pr_ceu_word *word;
	const char *typed = "";
	char hint[HINT];

	if (c >= 0)
		typed = draft_line(d, d->draft->claims[c].word[a],
				   sizeof(d->draft->claims[c].word[a]), place);
	if (!*typed) {
		word = issuer && d->draft->word[a][0]
			       ? draft_word(issuer, a, d->draft->word[a])
			       : NULL;
		return word ? word->identifier : "";
	}
	word = issuer ? draft_word(issuer, a, typed) : NULL;
	if (word || !issuer)
		return word ? word->identifier : typed;
	draft_hint_words(hint, sizeof(hint), d->room, issuer, a, typed);
	draft_find(d, PR_CEU_FAULT, place, "%s has no %s \"%s\"%s",
		   issuer->identifier, draft_attribute(a), typed, hint);
	return "";
}

static void
read_words(struct drafting *d, int c, const struct pr_ceu_issuer *issuer,
	   struct pr_ceu_claim *claim)
{
	for (size_t a = 0; a < PR_CEU_ATTRIBUTES; a++) {
		const char *word =
			read_word(d, c, (enum pr_ceu_attribute)a, issuer);

		claim->word[a] = arena_strdup(d->arena, word);
		if (!claim->word[a]) {
			d->no_memory = true;
			claim->word[a] = "";
		}
	}
}

static void
read_reported(struct drafting *d, int c, struct pr_ceu_claim *claim)
{
	struct draft_place place = { PR_CEU_F_REPORTED, c, NULL };
	const struct pr_ceu_draft_claim *from = &d->draft->claims[c];
	const char *text =
		draft_line(d, from->reported, sizeof(from->reported), place);
	struct pr_date day;

	if (!*text)
		return;
	if (pr_date_parse(&day, text, NULL))
		draft_find(d, PR_CEU_FAULT, place,
			   "\"%s\" is no day; write the day it was reported "
			   "as YYYY-MM-DD",
			   text);
	else if (pr_date_order(day, d->room->status->today) > 0)
		draft_find(d, PR_CEU_FAULT, place,
			   "%s lies in the future; note a report once it is "
			   "made",
			   text);
	else if (d->has_date && pr_date_order(day, d->entry->date) < 0)
		draft_find(d, PR_CEU_FAULT, place,
			   "%s lies before the activity; it was reported on "
			   "its day or later",
			   text);
	else if (claim->accepted != PR_CEU_YES)
		draft_find(d, PR_CEU_FAULT, place,
			   "it was reported to %s and is not said to be "
			   "accepted there; say yes there, or leave the "
			   "report out",
			   claim->issuer);
	else
		claim->reported = day;
}

/* The day lies in no cycle of an issuer or account that the draft names. */
static void
find_outside(struct drafting *d, int c, struct draft_whose whose)
{
	const char *issuer = name_of(whose);
	struct draft_place place = { PR_CEU_F_DATE, c, NULL };
	const struct pr_ceu_account *account = NULL;
	const struct pr_ceu_cycle *cycle = NULL;
	const struct pr_ceu_cycle *last;
	enum pr_ceu_weight weight =
		d->room->was_stored ? PR_CEU_REMARK : PR_CEU_FAULT;
	char day[PR_DATE_TEXT], from[PR_DATE_TEXT], to[PR_DATE_TEXT];

	if (!d->has_date ||
	    draft_cycle(&account, &cycle, d->room, whose, d->entry->date))
		return;
	pr_date_format(day, d->entry->date);
	if (!account || account->n_cycles == 0) {
		draft_find(d, weight, place,
			   "%s lies in no cycle at %s, where nothing says "
			   "when one runs; copy its dates with proctor ceu "
			   "cycle, or leave %s out",
			   day, issuer, issuer);
		return;
	}
	last = &account->cycles[account->n_cycles - 1];
	place.rule = account->cycles[0].by;
	pr_date_format(from, account->cycles[0].from);
	pr_date_format(to, last->to);
	draft_find(d, weight, place,
		   "%s lies in no cycle at %s, where they run from %s to %s; "
		   "right the day, or say that %s does not accept it",
		   day, issuer, from, to, issuer);
}

static void
read_claim(struct drafting *d, int c)
{
	const struct pr_ceu_draft_claim *from = &d->draft->claims[c];
	const struct pr_ceu_issuer *issuer = NULL;
	struct draft_whose whose = { NULL, "" };
	struct pr_ceu_claim *claim;

	if (!find_issuer(d, c, &issuer, &whose))
		return;
	claim = add(d, whose);
	claim->accepted = read_accepted(d, c, whose.issuer);
	claim->why = draft_line(d, from->why, PR_CEU_TEXT - 1,
				(struct draft_place){ PR_CEU_F_WHY, c, NULL });
	claim->units = read_units(d, c);
	read_words(d, c, issuer, claim);
	claim->approval =
		draft_line(d, from->approval, sizeof(from->approval) - 1,
			   (struct draft_place){ PR_CEU_F_APPROVAL, c, NULL });
	read_reported(d, c, claim);
	/* a correction names issuers of which nothing was said */
	if (claim->accepted == PR_CEU_YES ||
	    (claim->accepted == PR_CEU_MAYBE && !from->accepted[0]))
		find_outside(d, c, whose);
}

/* ---- issuers that the draft does not name -------------------------------- */

static void
add_unnamed(struct drafting *d, const char *name)
{
	const struct pr_ceu_issuer *issuer =
		pr_ceu_issuer_find(d->room->book, name);
	struct pr_ceu_claim *claim;

	if (claimed(d, name) || !draft_counts_units(issuer))
		return;
	claim = add(d, (struct draft_whose){ name, "" });
	read_words(d, -1, issuer, claim);
	/* whether it counts on that day is the judge's to say, anew whenever
	 * the cycles change; whether it is accepted nobody has said */
	claim->accepted = can_count(d, name) ? unsaid(d, name) : PR_CEU_MAYBE;
}

/* A word for all that no issuer has. */
static void
find_stray_words(struct drafting *d)
{
	for (size_t a = 0; a < PR_CEU_ATTRIBUTES; a++) {
		struct draft_place place = {
			(enum pr_ceu_field)(PR_CEU_F_CATEGORY + (int)a), -1,
			NULL
		};
		const char *typed = draft_line(
			d, d->draft->word[a], sizeof(d->draft->word[a]), place);
		bool known = !*typed;
		char hint[HINT];

		for (size_t i = 0; i < d->entry->n_claims && !known; i++) {
			const struct pr_ceu_issuer *issuer = pr_ceu_issuer_find(
				d->room->book, d->claims[i].issuer);

			known = issuer &&
				draft_word(issuer, (enum pr_ceu_attribute)a,
					   typed);
		}
		if (known)
			continue;
		draft_hint_words(hint, sizeof(hint), d->room, NULL,
				 (enum pr_ceu_attribute)a, typed);
		draft_find(d, PR_CEU_FAULT, place,
			   "no issuer of what you hold has a %s \"%s\"%s",
			   draft_attribute((enum pr_ceu_attribute)a), typed,
			   hint);
	}
}

void
draft_claims(struct drafting *d)
{
	const struct pr_ceu_ledger *ledger = d->room->ledger;
	size_t n = d->draft->n_claims;

	if (n > PR_CEU_CLAIMS) {
		draft_find(d, PR_CEU_FAULT,
			   (struct draft_place){ PR_CEU_F_ISSUER, -1, NULL },
			   "%zu issuers are named; at most %d can be", n,
			   PR_CEU_CLAIMS);
		n = PR_CEU_CLAIMS;
	}
	d->claims = arena_array(d->arena, n + ledger->n_holdings,
				sizeof(*d->claims));
	d->entry->claims = d->claims;
	if (!d->claims) {
		d->no_memory = true;
		return;
	}
	for (size_t c = 0; c < n && !d->no_memory; c++)
		read_claim(d, (int)c);
	for (size_t i = 0; i < ledger->n_holdings && !d->no_memory; i++)
		add_unnamed(d, ledger->holdings[i].issuer);
	if (!d->no_memory)
		find_stray_words(d);
}

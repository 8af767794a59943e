/* draft_remarks.c - what is worth a look though it is no fault; see
 * draft_internal.h */
#include "engine/ceu/draft_internal.h"

#include <inttypes.h>
#include <string.h>

#define MANY 2500 /* hundredths in one entry */
#define HINT 200

static void
many_units(struct drafting *d, int units, int c)
{
	struct draft_place place = { c < 0 ? PR_CEU_F_UNITS
					   : PR_CEU_F_UNITS_THERE,
				     c, NULL };
	char text[PR_CEU_UNITS_TEXT];

	if (units < MANY)
		return;
	pr_ceu_units_format(text, units);
	draft_find(d, PR_CEU_REMARK, place,
		   "%s units in one activity are rare; look whether the "
		   "certificate says so",
		   text);
}

/* The place of an issuer's claim in the draft, -1 when it is not named. */
static int
place_of(const struct drafting *d, const char *issuer)
{
	for (size_t c = 0; c < d->draft->n_claims; c++) {
		const struct pr_ceu_issuer *known;
		const char *at;
		const char *name = draft_issuer(&known, &at, d->room,
						d->draft->claims[c].issuer);

		if (name && draft_same(name, issuer))
			return (int)c;
	}
	return -1;
}

static const char *
credential_of(const struct drafting *d, const struct pr_ceu_account *account)
{
	const struct pr_ceu_credential *credential = NULL;

	(void)pr_ceu_credential_find(
		d->room->book, account->holdings[0]->credential, &credential);
	return credential ? credential->identifier
			  : account->holdings[0]->credential;
}

static void
off_step(struct drafting *d, const struct pr_ceu_claim *claim,
	 const struct pr_ceu_account *account, const struct pr_ceu_cycle *cycle)
{
	int units =
		claim->units != PR_CEU_UNKNOWN ? claim->units : d->entry->units;
	struct draft_place place = { PR_CEU_F_UNITS, place_of(d, claim->issuer),
				     NULL };
	char said[PR_CEU_UNITS_TEXT], step[PR_CEU_UNITS_TEXT];
	char cut[PR_CEU_UNITS_TEXT];
	struct pr_date to =
		pr_date_is_valid(cycle->to) ? cycle->to : d->entry->date;
	enum pr_ceu_force force = PR_CEU_NOT_IN_FORCE;
	const struct pr_ceu_rule *rule = pr_ceu_rule_for(
		account->issuer, PR_CEU_COUNTING, credential_of(d, account),
		cycle->from, to, &force);

	if (!rule || force != PR_CEU_IN_FORCE || rule->step <= 0 ||
	    units == PR_CEU_UNKNOWN || units % rule->step == 0)
		return;
	if (claim->units != PR_CEU_UNKNOWN)
		place.field = PR_CEU_F_UNITS_THERE;
	place.rule = rule;
	pr_ceu_units_format(said, units);
	pr_ceu_units_format(step, rule->step);
	pr_ceu_units_format(cut, units - units % rule->step);
	draft_find(d, PR_CEU_REMARK, place,
		   "%s counts in steps of %s (rule %s): of %s units %s count "
		   "there",
		   claim->issuer, step, rule->identifier, said, cut);
}

/* The first minimum on an attribute that may hold for the account. */
static const struct pr_ceu_rule *
minimum_on(const struct drafting *d, const struct pr_ceu_account *account,
	   const struct pr_ceu_cycle *cycle, enum pr_ceu_attribute attribute)
{
	const struct pr_ceu_issuer *issuer = account->issuer;
	struct pr_date to =
		pr_date_is_valid(cycle->to) ? cycle->to : d->entry->date;

	for (size_t i = 0; i < issuer->n_rules; i++) {
		const struct pr_ceu_rule *rule = &issuer->rules[i];

		if (rule->kind == PR_CEU_MINIMUM &&
		    rule->attribute == attribute &&
		    pr_ceu_speaks_of(rule, credential_of(d, account)) &&
		    pr_ceu_force(rule, cycle->from, to) != PR_CEU_NOT_IN_FORCE)
			return rule;
	}
	return NULL;
}

/* A what-if with a title: something in it was no word of anybody. */
static bool
is_titled(const struct drafting *d)
{
	return d->room->may_be_to_come &&
	       !draft_same(d->draft->title, DRAFT_WHAT_IF);
}

static void
unsaid_words(struct drafting *d, const struct pr_ceu_claim *claim,
	     const struct pr_ceu_account *account,
	     const struct pr_ceu_cycle *cycle)
{
	for (size_t a = 0; a < PR_CEU_ATTRIBUTES; a++) {
		enum pr_ceu_attribute attribute = (enum pr_ceu_attribute)a;
		struct draft_place place = {
			(enum pr_ceu_field)(PR_CEU_F_CATEGORY + (int)a),
			place_of(d, claim->issuer), NULL
		};
		const char *name = draft_attribute(attribute);

		/* no_category tells it of a title */
		if (claim->word[a][0] ||
		    (attribute == PR_CEU_CATEGORY && is_titled(d)))
			continue;
		place.rule = minimum_on(d, account, cycle, attribute);
		if (place.rule)
			draft_find(d, PR_CEU_REMARK, place,
				   "%s asks for units by %s (rule %s); "
				   "without its %s this meets no minimum there",
				   claim->issuer, name, place.rule->identifier,
				   name);
	}
}

static void
by_rules(struct drafting *d, const struct pr_ceu_claim *claim)
{
	const struct draft_whose whose = { claim->issuer, claim->at };
	const struct pr_ceu_account *account = NULL;
	const struct pr_ceu_cycle *cycle = NULL;

	if (claim->accepted == PR_CEU_NO ||
	    !draft_cycle(&account, &cycle, d->room, whose, d->entry->date) ||
	    !account->issuer || !cycle)
		return;
	off_step(d, claim, account, cycle);
	unsaid_words(d, claim, account, cycle);
}

static void
same_again(struct drafting *d)
{
	const struct pr_ceu_ledger *ledger = d->room->ledger;
	struct draft_place place = { PR_CEU_F_TITLE, -1, NULL };

	for (size_t i = 0; i < ledger->n_entries; i++) {
		const struct pr_ceu_entry *old = &ledger->entries[i];

		if (old->row == d->room->instead ||
		    pr_date_order(old->date, d->entry->date) != 0 ||
		    !draft_same(old->title, d->entry->title))
			continue;
		draft_find(d, PR_CEU_REMARK, place,
			   "entry #%" PRId64 " has the same day and title; if "
			   "it is the same activity, keep one of them",
			   old->row);
		return;
	}
}

/* Of a what-if: a part that is no word of the issuer was taken as title. */
static void
no_category(struct drafting *d, size_t c)
{
	const struct pr_ceu_draft *draft = d->draft;
	struct draft_place place = { PR_CEU_F_CATEGORY, (int)c, NULL };
	const char *at;
	const struct pr_ceu_issuer *issuer = pr_ceu_claim_issuer(
		d->room->book, draft->claims[c].issuer, &at);
	char words[HINT];

	if (!issuer)
		return;
	if (draft_word(issuer, PR_CEU_CATEGORY, draft->word[PR_CEU_CATEGORY])) {
		draft_find(d, PR_CEU_REMARK, place,
			   "\"%.64s\" is no category, source or place of %s; "
			   "it is taken as the title",
			   draft->title, issuer->identifier);
		return;
	}
	draft_list_words(words, sizeof(words), d->room, issuer,
			 PR_CEU_CATEGORY);
	draft_find(d, PR_CEU_REMARK, place,
		   "\"%.64s\" is no category of %s%s; it is taken as the title "
		   "and meets no minimum of a category there",
		   draft->title, issuer->identifier, words);
}

void
draft_remarks(struct drafting *d)
{
	bool titled = is_titled(d);

	for (size_t c = 0; titled && c < d->draft->n_claims; c++)
		no_category(d, c);
	same_again(d);
	many_units(d, d->entry->units, -1);
	for (size_t i = 0; i < d->entry->n_claims; i++) {
		const struct pr_ceu_claim *claim = &d->claims[i];

		many_units(d, claim->units, place_of(d, claim->issuer));
		by_rules(d, claim);
	}
}

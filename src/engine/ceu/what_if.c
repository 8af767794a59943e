/* what_if.c - one thing that may happen, in a line; see proctor/ceu_draft.h */
#include "engine/ceu/draft_internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define PART 65
#define HINT 200

struct asking {
	struct pr_ceu_draft draft;
	const struct pr_ceu_room *room;
	bool has_date, has_amount;
	char title[PART]; /* what is no name of anything, "" none */
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* ---- a day --------------------------------------------------------------- */

static bool
looks_like_day(const char *part)
{
	return strcasecmp(part, "today") == 0 ||
	       (strspn(part, "0123456789") == 4 && part[4] == '-');
}

static enum pr_status
take_day(struct asking *a, const char *part, struct pr_err *err)
{
	struct pr_date day;

	if (a->has_date)
		return pr_fail(err, PR_EINVAL,
			       "\"%s\" is a second day; ask about one at a "
			       "time",
			       part);
	if (strcasecmp(part, "today") != 0 && pr_date_parse(&day, part, NULL))
		return pr_fail(err, PR_EINVAL,
			       "\"%s\" is no day; write it as YYYY-MM-DD, "
			       "such as 2027-02-01",
			       part);
	snprintf(a->draft.date, sizeof(a->draft.date), "%.15s", part);
	a->has_date = true;
	return PR_OK;
}

/* ---- units or minutes ---------------------------------------------------- */

/* "units", "CEUs", "credits": the name of a unit, of any issuer. */
static bool
is_unit(const struct asking *a, const char *word)
{
	const struct pr_ceu_book *book = a->room->book;

	if (!*word || !strcasecmp(word, "unit") || !strcasecmp(word, "units"))
		return true;
	for (size_t i = 0; i < book->n; i++)
		if (!strcasecmp(word, book->issuers[i]->unit) ||
		    !strcasecmp(word, book->issuers[i]->units))
			return true;
	return false;
}

static enum pr_status
take_amount(struct asking *a, const char *part, struct pr_err *err)
{
	size_t n = strspn(part, "0123456789.");
	const char *word = part + n + strspn(part + n, " ");
	char number[PART];
	int value = 0;

	if (a->has_amount)
		return pr_fail(err, PR_EINVAL,
			       "\"%s\" is a second number; say units or "
			       "minutes once",
			       part);
	a->has_amount = true;
	snprintf(number, sizeof(number), "%.*s", (int)n, part);
	if (is_unit(a, word)) {
		enum pr_status st = pr_ceu_units_parse(&value, number, err);

		if (st == PR_OK && value == 0)
			st = pr_fail(err, PR_EINVAL,
				     "\"%s\" changes nothing; ask about more "
				     "than 0 units",
				     part);
		pr_ceu_units_format(a->draft.units, value);
		return st;
	}
	if (!draft_minutes(&value, part))
		return pr_fail(err, PR_EINVAL,
			       "\"%s\" is no number of units or minutes such "
			       "as \"6 units\" or \"90 min\"",
			       part);
	snprintf(a->draft.minutes, sizeof(a->draft.minutes), "%d", value);
	return PR_OK;
}

/* ---- names --------------------------------------------------------------- */

/* The name of an issuer, or of an account of it, that was said; NULL none. */
static const char *
named(const struct asking *a, const char *issuer)
{
	for (size_t i = 0; i < a->draft.n_claims; i++) {
		const char *said = a->draft.claims[i].issuer;
		const struct pr_ceu_issuer *known;
		const char *at;
		const char *name = draft_issuer(&known, &at, a->room, said);

		if (name && draft_same(name, issuer))
			return said;
	}
	return NULL;
}

static bool
add_issuer(struct asking *a, const char *issuer, const char *at)
{
	struct pr_ceu_draft_claim *claim;

	if (named(a, issuer) || a->draft.n_claims == PR_CEU_CLAIMS)
		return false;
	claim = &a->draft.claims[a->draft.n_claims++];
	snprintf(claim->issuer, sizeof(claim->issuer), "%s",
		 at[0] ? at : issuer);
	snprintf(claim->accepted, sizeof(claim->accepted), "yes");
	return true;
}

/* A word of an issuer of what is held, for an attribute without one yet. */
static bool
take_word(struct asking *a, const char *part)
{
	const struct pr_ceu_book *book = a->room->book;

	for (size_t k = 0; k < PR_CEU_ATTRIBUTES; k++) {
		for (size_t i = 0; i < book->n && !a->draft.word[k][0]; i++) {
			const struct pr_ceu_issuer *issuer = book->issuers[i];
			const struct pr_ceu_word *word = NULL;

			if (draft_is_held(a->room, issuer->identifier))
				word = draft_word(
					issuer, (enum pr_ceu_attribute)k, part);
			if (!word)
				continue;
			snprintf(a->draft.word[k], sizeof(a->draft.word[k]),
				 "%s", word->identifier);
			return true;
		}
	}
	return false;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static enum pr_status
refuse_name(const struct asking *a, const char *part, struct pr_err *err)
{
	char hint[HINT];

	draft_hint_issuers(hint, sizeof(hint), a->room->book, part);
	return pr_fail(err, PR_EINVAL,
		       "nobody understands \"%s\": it is no number of units, "
		       "no day, no issuer, and no category, source or place "
		       "of one you hold something of%s",
		       part, hint);
}

/* An issuer or credential that cannot be added. */
static enum pr_status
refuse_issuer(const struct asking *a, const char *part,
	      struct draft_whose whose, struct pr_err *err)
{
	const char *said = named(a, whose.issuer);

	if (!draft_is_held(a->room, whose.issuer))
		return pr_fail(err, PR_EINVAL,
			       "you hold nothing of %s; note what you hold "
			       "first (proctor ceu hold)",
			       whose.issuer);
	if (!draft_is_account(a->room, whose.issuer, whose.at))
		return pr_fail(err, PR_EINVAL,
			       "you do not hold %s; note it first (proctor "
			       "ceu hold), or name what you hold of %s",
			       whose.at, whose.issuer);
	if (said && whose.at[0] && !draft_same(said, whose.at))
		return pr_fail(err, PR_EINVAL,
			       "%s is named twice, as %s and as %s; ask about "
			       "one of them at a time",
			       whose.issuer, said, whose.at);
	return pr_fail(err, PR_EINVAL, "\"%s\" is said twice; once is enough",
		       part);
}

static enum pr_status
take_name(struct asking *a, const char *part, struct pr_err *err)
{
	const struct pr_ceu_issuer *issuer = NULL;
	struct draft_whose whose = { NULL, "" };

	whose.issuer = draft_issuer(&issuer, &whose.at, a->room, part);
	if (whose.issuer && draft_is_account(a->room, whose.issuer, whose.at) &&
	    add_issuer(a, whose.issuer, whose.at))
		return PR_OK;
	if (take_word(a, part))
		return PR_OK;
	if (whose.issuer)
		return refuse_issuer(a, part, whose, err);
	/* a title, if somebody is named: the check remarks on it */
	if (a->title[0] || !is_letter(*part))
		return refuse_name(a, part, err);
	snprintf(a->title, sizeof(a->title), "%s", part);
	return PR_OK;
}

/* ---- the line ------------------------------------------------------------ */

static enum pr_status
take(struct asking *a, const char *part, struct pr_err *err)
{
	if (looks_like_day(part))
		return take_day(a, part, err);
	if (is_digit(*part) || (*part == '.' && is_digit(part[1])))
		return take_amount(a, part, err);
	return take_name(a, part, err);
}

/* The next part without blanks around it; false after the last. */
static enum pr_status
next_part(char part[PART], const char **text, struct pr_err *err)
{
	const char *from = *text + strspn(*text, " \t");
	size_t n = strcspn(from, ",");

	*text = from + n + (from[n] == ',');
	while (n > 0 && (from[n - 1] == ' ' || from[n - 1] == '\t'))
		n--;
	if (n >= PART)
		return pr_fail(err, PR_EINVAL,
			       "nobody understands \"%.40s...\"; ask in parts "
			       "with commas, such as \"6 units, AHIMA, hiim\"",
			       from);
	snprintf(part, PART, "%.*s", (int)n, from);
	return PR_OK;
}

/* Whose cycle the day lies in, for a line that names nobody. */
static void
add_all_issuers(struct asking *a)
{
	const struct pr_ceu_ledger *ledger = a->room->ledger;
	struct pr_date day = a->room->status->today;

	if (a->has_date)
		(void)!pr_date_parse(&day, a->draft.date, NULL);
	for (size_t i = 0; i < ledger->n_holdings; i++) {
		const char *name = ledger->holdings[i].issuer;
		const struct draft_whose whose = { name, "" };
		const struct pr_ceu_account *account = NULL;
		const struct pr_ceu_cycle *cycle = NULL;

		if (draft_counts_units(
			    pr_ceu_issuer_find(a->room->book, name)) &&
		    draft_cycle(&account, &cycle, a->room, whose, day))
			(void)add_issuer(a, name, "");
	}
}

enum pr_status
pr_ceu_what_if(struct pr_ceu_draft *out, const char *text,
	       const struct pr_ceu_room *room, struct pr_err *err)
{
	struct asking a = { .room = room };
	char part[PART];
	enum pr_status st = PR_OK;

	while (*text && st == PR_OK) {
		st = next_part(part, &text, err);
		if (st == PR_OK && part[0])
			st = take(&a, part, err);
	}
	if (st == PR_OK && a.title[0] && a.draft.n_claims == 0)
		st = refuse_name(&a, a.title, err);
	if (st == PR_OK && !a.has_amount)
		st = pr_fail(err, PR_EINVAL,
			     "nothing says how many units; write for example "
			     "\"6 units, AHIMA, hiim, 2027-02-01\"");
	if (st != PR_OK)
		return st;
	if (a.draft.n_claims == 0)
		add_all_issuers(&a);
	if (!a.has_date)
		snprintf(a.draft.date, sizeof(a.draft.date), "today");
	snprintf(a.draft.title, sizeof(a.draft.title), "%s",
		 a.title[0] ? a.title : DRAFT_WHAT_IF);
	*out = a.draft;
	return PR_OK;
}

enum pr_status
pr_ceu_suppose(struct pr_ceu_entry **out, const char *text,
	       const struct pr_ceu_room *room, struct pr_ceu_findings *said,
	       struct pr_err *err)
{
	struct pr_ceu_draft *draft = calloc(1, sizeof(*draft));
	struct pr_ceu_room any = *room;
	enum pr_status st;

	*out = NULL;
	if (!draft)
		return pr_fail(err, PR_ENOMEM, "out of memory");
	any.may_be_to_come = true;
	st = pr_ceu_what_if(draft, text, &any, err);
	if (!st)
		st = pr_ceu_draft_check(out, draft, &any, said, err);
	free(draft);
	return st;
}

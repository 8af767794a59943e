/* ceu_draft.c - from options to a draft; see cli/ceu_entry.h */
#include "cli/ceu_entry.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#define NAME_MAX_BYTES 64 /* of an issuer */

bool
cli_ceu_values_any(const struct ceu_values *v)
{
	return v->date || v->title || v->provider || v->minutes || v->units ||
	       v->cost || v->word[PR_CEU_CATEGORY].n ||
	       v->word[PR_CEU_SOURCE].n || v->word[PR_CEU_PLACE].n ||
	       v->certificate || v->note || v->yes.n || v->no.n || v->maybe.n ||
	       v->at.n;
}

/* ---- the fields ---------------------------------------------------------- */

static enum pr_status
set(struct pr_ceu_draft *draft, enum pr_ceu_field field, int claim,
    const char *value, struct pr_err *err)
{
	size_t cap = 0;
	char *text = cli_ceu_draft_text(draft, field, claim, &cap);

	if (!text)
		return pr_fail(err, PR_EINVAL, "\"%s\" cannot be set",
			       pr_ceu_field_name(field));
	if (strlen(value) >= cap)
		return pr_fail(err, PR_EINVAL,
			       "%s is longer than the %zu bytes it may have: "
			       "\"%.40s...\"",
			       pr_ceu_field_name(field), cap - 1, value);
	snprintf(text, cap, "%s", value);
	return PR_OK;
}

/* ---- what is said of an issuer ------------------------------------------- */

/* Options on their way into a draft. */
struct fill {
	const char **said; /* by claim: accepted, as an option said */
	struct pr_ceu_draft *draft;
	const struct pr_ceu_book *book;
	const struct pr_ceu_ledger *ledger;
	struct pr_ceu_findings *findings;
	struct pr_err *err;
	const char *given[PR_CEU_CLAIMS]; /* by claim: one of several words */
	bool *narrow; /* by claim: an option named one account of the issuer */
};

/* The claim is of the account that is named now: an option changes what was
 * said before it, but not what another one says. */
static enum pr_status
turn_to(const struct fill *f, int claim, const char *name, bool one, bool whole)
{
	char *was = f->draft->claims[claim].issuer;
	const char *at;
	const struct pr_ceu_issuer *issuer =
		pr_ceu_claim_issuer(f->book, was, &at);
	bool same = !strcasecmp(was, name);

	if (one && f->narrow[claim] && !same)
		return pr_fail(f->err, PR_EINVAL,
			       "%s is named twice, as %s and as %s; name the "
			       "one that it counts for, or %s alone when it "
			       "may be either",
			       issuer ? issuer->identifier : was, was, name,
			       issuer ? issuer->identifier : was);
	if (!same && (one || (whole && !f->narrow[claim])))
		snprintf(was, sizeof(f->draft->claims[claim].issuer), "%s",
			 name);
	f->narrow[claim] = f->narrow[claim] || one;
	return PR_OK;
}

/* The claim of whom len bytes of text name, -1 after a failure. Whom nobody
 * knows is left for the check to refuse. Naming the issuer as a whole means
 * all of its accounts, a detail (whole false) may be of any of them. */
static int
claim_of(const struct fill *f, const char *text, size_t len, bool whole)
{
	const struct pr_ceu_issuer *issuer;
	char name[NAME_MAX_BYTES + 1];
	const char *at, *whose = name;
	int claim;

	if (!len || len > NAME_MAX_BYTES) {
		pr_fail(f->err, PR_EINVAL,
			"\"%.60s\" names no issuer; write it as AHIMA", text);
		return -1;
	}
	snprintf(name, sizeof(name), "%.*s", (int)len, text);
	issuer = pr_ceu_claim_issuer(f->book, name, &at);
	if (issuer)
		whose = at[0] ? at : issuer->identifier;
	claim = cli_ceu_draft_claim(f->book, f->draft, whose);
	if (claim < 0) {
		pr_fail(f->err, PR_EINVAL,
			"an entry is told of %d issuers at most",
			PR_CEU_CLAIMS);
		return -1;
	}
	return turn_to(f, claim, whose, at[0] != '\0', whole) ? -1 : claim;
}

/* Is another credential held of the issuer whose account this is? */
static const char *
other_held(const struct fill *f, const char *name)
{
	const char *at;
	const struct pr_ceu_issuer *issuer =
		pr_ceu_claim_issuer(f->book, name, &at);

	for (size_t i = 0; issuer && at[0] && i < f->ledger->n_holdings; i++) {
		const struct pr_ceu_holding *h = &f->ledger->holdings[i];

		if (!strcasecmp(h->issuer, issuer->identifier) &&
		    !pr_date_is_valid(h->until) &&
		    strcasecmp(h->credential, at) != 0)
			return h->credential;
	}
	return NULL;
}

/* One thing only of an issuer: it accepts it, it does not, or nobody knows. */
static enum pr_status
say_once(const struct fill *f, int claim, const char *accepted)
{
	static const struct {
		const char *accepted, *option;
	} options[] = {
		{ "yes", "--for" },
		{ "no", "--not" },
		{ "unknown", "--maybe" },
	};
	const char *one = "", *other = "";

	if (!f->said[claim] || !strcmp(f->said[claim], accepted)) {
		f->said[claim] = accepted;
		return PR_OK;
	}
	for (size_t i = 0; i < PR_LEN(options); i++) {
		if (!strcmp(options[i].accepted, f->said[claim]))
			one = options[i].option;
		if (!strcmp(options[i].accepted, accepted))
			other = options[i].option;
	}
	return pr_fail(f->err, PR_ESTATE,
		       "%s and %s say two things of %s; use one of them", one,
		       other, f->draft->claims[claim].issuer);
}

/* "AHIMA" or "AHIMA,AAPC". */
static enum pr_status
accept(const struct fill *f, const char *text)
{
	for (;;) {
		size_t n = strcspn(text, ",");
		int claim = claim_of(f, text, n, true);
		struct pr_ceu_draft_claim *at;

		if (claim < 0)
			return PR_EINVAL;
		if (say_once(f, claim, "yes"))
			return PR_ESTATE;
		at = &f->draft->claims[claim];
		snprintf(at->accepted, sizeof(at->accepted), "yes");
		at->why[0] = '\0';
		if (!text[n])
			return PR_OK;
		text += n + 1;
	}
}

/* "AHIMA=not about HIM"; the reason may be left out. */
static enum pr_status
doubt(const struct fill *f, const char *text, const char *accepted)
{
	size_t n = strcspn(text, "=");
	int claim = claim_of(f, text, n, true);
	const char *name, *other;

	if (claim < 0)
		return PR_EINVAL;
	if (say_once(f, claim, accepted))
		return PR_ESTATE;
	name = f->draft->claims[claim].issuer;
	other = strcmp(accepted, "no") ? NULL : other_held(f, name);
	if (other)
		return pr_fail(f->err, PR_EINVAL,
			       "--not %s leaves open whether it counts for %s; "
			       "write --for %s if it does, or name the issuer "
			       "if it counts for neither",
			       name, other, other);
	snprintf(f->draft->claims[claim].accepted,
		 sizeof(f->draft->claims[claim].accepted), "%s", accepted);
	return set(f->draft, PR_CEU_F_WHY, claim, text[n] ? text + n + 1 : "",
		   f->err);
}

static const struct {
	const char *name;
	enum pr_ceu_field field;
} there[] = {
	{ "units", PR_CEU_F_UNITS_THERE }, { "category", PR_CEU_F_CATEGORY },
	{ "source", PR_CEU_F_SOURCE },     { "place", PR_CEU_F_PLACE },
	{ "approval", PR_CEU_F_APPROVAL },
};

/* "AHIMA:category=hiim". */
static enum pr_status
detail(const struct fill *f, const char *text)
{
	size_t n = strcspn(text, ":");
	const char *name = text[n] ? text + n + 1 : "";
	size_t len = strcspn(name, "=");
	int claim;

	if (!text[n] || !name[len])
		return pr_fail(f->err, PR_EINVAL,
			       "--at is written ISSUER:FIELD=VALUE, such as "
			       "AHIMA:category=hiim, not \"%.60s\"",
			       text);
	for (size_t i = 0; i < PR_LEN(there); i++) {
		if (strlen(there[i].name) != len ||
		    strncasecmp(there[i].name, name, len) != 0)
			continue;
		claim = claim_of(f, text, n, false);
		return claim < 0 ? PR_EINVAL
				 : set(f->draft, there[i].field, claim,
				       name + len + 1, f->err);
	}
	return pr_fail(f->err, PR_EINVAL,
		       "\"%.*s\" is nothing an issuer is told by --at; that "
		       "is units, category, source, place or approval",
		       (int)(len > 60 ? 60 : len), name);
}

/* Keeps a fault and lets the next thing be looked at; what is said twice and
 * differently ends it. */
static enum pr_status
keep(const struct fill *f, enum pr_status st)
{
	struct pr_ceu_findings *all = f->findings;
	struct pr_ceu_finding *fault;

	if (st != PR_EINVAL || all->n == PR_CEU_FINDINGS)
		return st;
	fault = &all->of[all->n++];
	*fault = (struct pr_ceu_finding){ .weight = PR_CEU_FAULT,
					  .field = PR_CEU_F_ISSUER,
					  .claim = -1 };
	snprintf(fault->text, sizeof(fault->text), "%s", f->err->text);
	all->faulty = true;
	return PR_OK;
}

static enum pr_status
fill_claims(const struct fill *f, const struct ceu_values *v)
{
	enum pr_status st = PR_OK;

	for (size_t i = 0; !st && i < v->yes.n; i++)
		st = keep(f, accept(f, v->yes.items[i]));
	for (size_t i = 0; !st && i < v->no.n; i++)
		st = keep(f, doubt(f, v->no.items[i], "no"));
	for (size_t i = 0; !st && i < v->maybe.n; i++)
		st = keep(f, doubt(f, v->maybe.items[i], "unknown"));
	for (size_t i = 0; !st && i < v->at.n; i++)
		st = keep(f, detail(f, v->at.items[i]));
	return st;
}

/* ---- words for all issuers ----------------------------------------------- */

static bool
has_word(const struct fill *f, const char *issuer, enum pr_ceu_attribute of,
	 const char *word)
{
	const char *at;
	const struct pr_ceu_issuer *one =
		pr_ceu_claim_issuer(f->book, issuer, &at);

	if (one && pr_ceu_word_find(one, of, word))
		return true;
	for (size_t i = 0; one && i < one->n_words[of]; i++)
		if (!strcasecmp(one->words[of][i].title, word))
			return true;
	return false;
}

/* It takes the place of what an issuer that has it was told; "" takes all. */
static enum pr_status
fill_word(const struct fill *f, enum pr_ceu_attribute of, const char *word)
{
	for (size_t i = 0; i < f->draft->n_claims; i++)
		if (!word[0] ||
		    has_word(f, f->draft->claims[i].issuer, of, word))
			f->draft->claims[i].word[of][0] = '\0';
	return set(f->draft, (enum pr_ceu_field)(PR_CEU_F_CATEGORY + (int)of),
		   -1, word, f->err);
}

/* One of several words, at one issuer that has it. */
static enum pr_status
give_word(struct fill *f, const char *issuer, enum pr_ceu_attribute of,
	  const char *word)
{
	enum pr_ceu_field field =
		(enum pr_ceu_field)(PR_CEU_F_CATEGORY + (int)of);
	int claim = cli_ceu_draft_claim(f->book, f->draft, issuer);

	if (claim < 0)
		return pr_fail(f->err, PR_EINVAL,
			       "an entry is told of %d issuers at most",
			       PR_CEU_CLAIMS);
	if (f->given[claim] && strcmp(f->given[claim], word) != 0)
		return pr_fail(f->err, PR_ESTATE,
			       "\"%s\" and \"%s\" are two %s words of %s; "
			       "use one of them",
			       f->given[claim], word, pr_ceu_field_name(field),
			       issuer);
	f->given[claim] = word;
	return set(f->draft, field, claim, word, f->err);
}

/* Each of several words goes to the issuers that have it, of those that are
 * named and those of which something is held. One that none of them has is
 * left for the check to refuse. */
static enum pr_status
spread(struct fill *f, enum pr_ceu_attribute of, const char *word)
{
	const struct pr_ceu_ledger *ledger = f->ledger;
	enum pr_status st = PR_OK;
	size_t n = f->draft->n_claims;
	bool any = false;

	for (size_t i = 0; !st && i < n + ledger->n_holdings; i++) {
		const char *issuer = i < n ? f->draft->claims[i].issuer
					   : ledger->holdings[i - n].issuer;

		if (!has_word(f, issuer, of, word))
			continue;
		any = true;
		st = give_word(f, issuer, of, word);
	}
	return any ? st : fill_word(f, of, word);
}

static enum pr_status
fill_words(struct fill *f, const struct ceu_values *v)
{
	enum pr_status st = PR_OK;

	for (int a = 0; !st && a < PR_CEU_ATTRIBUTES; a++) {
		enum pr_ceu_attribute of = (enum pr_ceu_attribute)a;
		const struct opt_list *said = &v->word[a];

		for (size_t i = 0; i < PR_CEU_CLAIMS; i++)
			f->given[i] = NULL;
		for (size_t i = 0; !st && i < said->n; i++)
			st = keep(f, said->n == 1
					     ? fill_word(f, of, said->items[i])
					     : spread(f, of, said->items[i]));
	}
	return st;
}

/* ---- all of it ----------------------------------------------------------- */

static enum pr_status
fill_draft(struct pr_ceu_draft *draft, const struct ceu_values *v,
	   const struct pr_ceu_picture *of, struct pr_ceu_findings *findings,
	   struct pr_err *err)
{
	const char *once[PR_CEU_CLAIMS] = { NULL };
	bool narrow[PR_CEU_CLAIMS] = { false };
	struct fill f = { .said = once,
			  .narrow = narrow,
			  .draft = draft,
			  .book = &of->book,
			  .ledger = &of->ledger,
			  .findings = findings,
			  .err = err };
	const struct {
		enum pr_ceu_field field;
		const char *value;
	} said[] = {
		{ PR_CEU_F_DATE, v->date },
		{ PR_CEU_F_TITLE, v->title },
		{ PR_CEU_F_PROVIDER, v->provider },
		{ PR_CEU_F_MINUTES, v->minutes },
		{ PR_CEU_F_UNITS, v->units },
		{ PR_CEU_F_COST, v->cost },
		{ PR_CEU_F_CERTIFICATE, v->certificate },
		{ PR_CEU_F_NOTE, v->note },
	};
	enum pr_status st = PR_OK;

	for (size_t i = 0; !st && i < PR_LEN(said); i++)
		if (said[i].value)
			st = keep(&f, set(draft, said[i].field, -1,
					  said[i].value, err));
	if (!st)
		st = fill_words(&f, v);
	if (!st)
		st = fill_claims(&f, v);
	return st ? st : findings->faulty ? PR_EINVAL : PR_OK;
}

enum pr_status
cli_ceu_draft_read(struct pr_ceu_draft *draft, const struct ceu_values *v,
		   const struct pr_ceu_picture *of, int64_t instead,
		   struct pr_ceu_findings *findings, struct pr_err *err)
{
	enum pr_status st = fill_draft(draft, v, of, findings, err);
	struct pr_ceu_findings more = { 0 };
	struct pr_ceu_entry *entry = NULL;
	struct pr_ceu_room room;
	struct pr_err other = { 0 };

	if (st != PR_EINVAL)
		return st;
	pr_ceu_room_of(&room, of, instead);
	(void)!pr_ceu_draft_check(&entry, draft, &room, &more, &other);
	pr_ceu_entry_free(entry);
	for (size_t i = 0; i < more.n && findings->n < PR_CEU_FINDINGS; i++)
		if (more.of[i].weight == PR_CEU_FAULT)
			findings->of[findings->n++] = more.of[i];
	return st;
}

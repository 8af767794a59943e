/* account.c - which accounts a holder has, and for how long; see judge.h */
#include "engine/ceu/judge.h"

#include <string.h>
#include <strings.h>

bool
judge_same(const char *a, const char *b)
{
	return strcasecmp(a, b) == 0;
}

int64_t
judge_day(struct pr_date date)
{
	return pr_date_is_valid(date) ? pr_date_to_days(date) : INT64_MAX;
}

struct pr_date
judge_next_day(struct pr_date date, int days)
{
	return pr_date_from_days(pr_date_to_days(date) + days);
}

enum pr_status
judge_no_memory(struct pr_err *err)
{
	return pr_fail(err, PR_ENOMEM,
		       "There is not enough memory to judge the ledger.");
}

/* A credential by its present name, or else by its former one. */
static const struct pr_ceu_credential *
credential_of(const struct pr_ceu_issuer *issuer, const char *name)
{
	const struct pr_ceu_credential *formerly = NULL;

	for (size_t i = 0; issuer && i < issuer->n_credentials; i++) {
		const struct pr_ceu_credential *c = &issuer->credentials[i];

		if (judge_same(c->identifier, name))
			return c;
		if (!formerly && c->formerly && c->formerly[0] &&
		    judge_same(c->formerly, name))
			formerly = c;
	}
	return formerly;
}

/* Without rules, dates that were copied for the issuer as a whole tell that
 * its credentials had one account. */
static bool
was_pooled(const struct judge *j, const char *issuer)
{
	for (size_t i = 0; i < j->ledger->n_copied; i++) {
		if (judge_same(j->ledger->copied[i].account, issuer))
			return true;
	}
	return false;
}

struct key {
	const struct pr_ceu_issuer *issuer; /* NULL: not in the book */
	const char *issuer_name, *account, *credential;
};

static struct key
key_of(const struct judge *j, const struct pr_ceu_holding *holding)
{
	const struct pr_ceu_issuer *issuer =
		pr_ceu_issuer_find(j->book, holding->issuer);
	const struct pr_ceu_credential *credential =
		credential_of(issuer, holding->credential);
	struct key key = { .issuer_name = holding->issuer,
			   .account = holding->credential,
			   .credential = holding->credential };

	if (credential) {
		key.issuer = issuer;
		key.issuer_name = issuer->identifier;
		key.account = pr_ceu_account_name(issuer, credential);
		key.credential = credential->identifier;
	} else if (!issuer && was_pooled(j, holding->issuer)) {
		key.account = holding->issuer;
	}
	return key;
}

/* The account of a key; the place for a new one when there is none. */
static struct judge_account *
find_or_add(struct judge *j, const struct key *key)
{
	struct judge_account *account;

	for (size_t i = 0; i < j->n; i++) {
		account = &j->accounts[i];
		if (account->out->issuer == key->issuer &&
		    judge_same(account->issuer, key->issuer_name) &&
		    judge_same(account->out->name, key->account))
			return account;
	}
	account = &j->accounts[j->n];
	account->out->name = key->account;
	account->out->issuer = key->issuer;
	account->out->now = account->out->pressing = -1;
	account->issuer = key->issuer_name;
	account->out->holdings =
		arena_array(j->arena, j->ledger->n_holdings,
			    sizeof(const struct pr_ceu_holding *));
	account->names = arena_array(j->arena, j->ledger->n_holdings,
				     sizeof(*account->names));
	if (!account->out->holdings || !account->names)
		return NULL;
	j->n++;
	return account;
}

static bool
is_open(const struct pr_ceu_holding *holding, int64_t day)
{
	return judge_day(holding->since) <= day &&
	       judge_day(holding->until) > day;
}

/* A card has nothing to earn; an employer may ask for hours, then it has. */
static bool
is_card(const struct pr_ceu_issuer *issuer)
{
	if (!issuer || issuer->kind == PR_CEU_CERTIFIER)
		return false;
	for (size_t i = 0; i < issuer->n_rules; i++) {
		if (issuer->rules[i].kind == PR_CEU_TOTAL)
			return false;
	}
	return true;
}

static void
set_classes(struct judge_account *account)
{
	const struct pr_ceu_issuer *issuer = account->out->issuer;

	for (size_t i = 0; issuer && i < issuer->n_rules; i++) {
		const struct pr_ceu_rule *rule = &issuer->rules[i];

		if (rule->kind != PR_CEU_MINIMUM &&
		    rule->kind != PR_CEU_MAXIMUM)
			continue;
		if (rule->n_values == 0 ||
		    account->n_classes == PR_LEN(account->classes))
			continue;
		account->classes[account->n_classes++] = rule;
	}
}

bool
judge_replaces(const struct pr_ceu_issuer *issuer, const char *new,
	       const char *old)
{
	for (size_t i = 0; issuer && i < issuer->n_rules; i++) {
		const struct pr_ceu_rule *rule = &issuer->rules[i];

		if (rule->kind != PR_CEU_REPLACES || rule->question ||
		    rule->n_credentials < 2 ||
		    !judge_same(rule->credentials[0], new))
			continue;
		for (size_t k = 1; k < rule->n_credentials; k++) {
			if (judge_same(rule->credentials[k], old))
				return true;
		}
	}
	return false;
}

/* Does it take the place of another one: by the holder's word, or by a rule
 * when it began as that one ended? */
static bool
is_after(const struct judge_account *account, const struct pr_ceu_holding *new,
	 const struct pr_ceu_holding *old, const char *name)
{
	int64_t since = judge_day(new->since), until = judge_day(old->until);

	if (new == old || !judge_same(new->issuer, old->issuer) ||
	    since < judge_day(old->since))
		return false;
	if (old->successor && old->successor[0] &&
	    judge_same(new->credential, old->successor))
		return true;
	return (since == until || since == until + 1) &&
	       judge_replaces(account->out->issuer, new->credential, name);
}

static bool
is_of(const struct judge_account *account, const struct pr_ceu_holding *holding)
{
	for (size_t i = 0; i < account->out->n_holdings; i++) {
		if (account->out->holdings[i] == holding)
			return true;
	}
	return false;
}

static void
succeed(const struct judge *j, const struct judge_account *account,
	struct judge_span *span, size_t holding)
{
	for (size_t i = 0; i < j->ledger->n_holdings; i++) {
		const struct pr_ceu_holding *new = &j->ledger->holdings[i];

		if (!is_after(account, new, account->out->holdings[holding],
			      account->names[holding]))
			continue;
		span->succeeded = true;
		span->continued |= is_of(account, new);
	}
}

/* The end of a span is the last of its holdings' ends. */
static void
extend(const struct judge *j, const struct judge_account *account,
       struct judge_span *span, size_t holding)
{
	const struct pr_ceu_holding *h = account->out->holdings[holding];
	int64_t until = judge_day(h->until);

	if (until == INT64_MAX) {
		span->last = (struct pr_date){ 0 };
		return;
	}
	if (until < judge_day(span->start))
		until = judge_day(span->start);
	if (span->first != h && until < judge_day(span->last))
		return;
	if (span->first == h || until > judge_day(span->last)) {
		span->last = pr_date_from_days(until);
		span->closed_by = h->until_row;
		span->succeeded = span->continued = false;
	}
	succeed(j, account, span, holding);
}

/* What begins on the day when all else had ended begins anew, but for what
 * takes its place: that a cycle ends with a change no source says. */
static enum pr_status
set_spans(struct judge *j, struct judge_account *account, struct pr_err *err)
{
	struct pr_ceu_account *out = account->out;
	struct judge_span *span = NULL;

	account->spans =
		arena_array(j->arena, out->n_holdings, sizeof(*account->spans));
	if (!account->spans)
		return judge_no_memory(err);
	for (size_t i = 0; i < out->n_holdings; i++) {
		struct pr_date since = out->holdings[i]->since;

		if (!pr_date_is_valid(since))
			since = j->today;
		if (!span || (judge_day(since) >= judge_day(span->last) &&
			      !span->continued)) {
			/* that day is the new one's */
			if (span && judge_day(since) == judge_day(span->last))
				span->last = judge_next_day(span->last, -1);
			span = &account->spans[account->n_spans++];
			span->start = since;
			span->first = out->holdings[i];
			span->credential = account->names[i];
		}
		extend(j, account, span, i);
		out->open |= is_open(out->holdings[i], j->day);
	}
	return PR_OK;
}

enum pr_status
judge_accounts(struct judge *j, struct pr_err *err)
{
	const struct pr_ceu_ledger *ledger = j->ledger;

	for (size_t i = 0; i < ledger->n_holdings; i++) {
		struct key key = key_of(j, &ledger->holdings[i]);
		struct judge_account *account = find_or_add(j, &key);

		if (!account)
			return judge_no_memory(err);
		account->names[account->out->n_holdings] = key.credential;
		account->out->holdings[account->out->n_holdings++] =
			&ledger->holdings[i];
	}
	for (size_t i = 0; i < j->n; i++) {
		struct judge_account *account = &j->accounts[i];

		account->card = is_card(account->out->issuer);
		set_classes(account);
		if (set_spans(j, account, err))
			return PR_ENOMEM;
	}
	return PR_OK;
}

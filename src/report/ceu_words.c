/* ceu_words.c - the sentences of the ledger; see report/ceu_words.h */
#include "report/ceu_words.h"

#include "report/ceu_parts.h"

#include <stdio.h>
#include <string.h>

const char ceu_words_no_credit[] =
	"Practice in this program earns no continuing-education units.";
const char ceu_words_not_reported[] =
	"Logging is not reporting: nothing that stands here reaches an "
	"issuer. Enter it on the issuer's own site, then note it here as "
	"reported.";

const char *
ceu_words_day(char out[CEU_WORDS], struct pr_date date)
{
	snprintf(out, CEU_WORDS, "%s", CEU_ON(date));
	return out;
}

bool
ceu_is_month_unsaid(const struct pr_ceu_account *account,
		    const struct pr_ceu_cycle *cycle)
{
	if (!cycle->by || cycle->by->anchor != PR_CEU_RENEWAL)
		return false;
	for (size_t i = 0; i < account->n_holdings; i++)
		if (account->holdings[i]->renewal_month)
			return false;
	return true;
}

void
ceu_say_origin(struct ceu_text *t, const struct pr_ceu_account *account,
	       const struct pr_ceu_cycle *cycle, struct ceu_notes *notes)
{
	if (cycle->copied) {
		ceu_add(t, "copied from %s", ceu_who(account));
	} else if (cycle->by) {
		ceu_add(t, "computed%s, check with %s",
			ceu_is_month_unsaid(account, cycle)
				? " by the month of certification, since your "
				  "renewal month is not said"
				: "",
			ceu_who(account));
		ceu_add_rule(t, cycle->by, notes);
	} else if (pr_date_is_valid(cycle->to)) {
		ceu_add(t, "as printed, entered by you");
	} else {
		ceu_add(t, "nothing says when it ends");
	}
}

const char *
ceu_words_origin(char out[CEU_WORDS], const struct pr_ceu_account *account,
		 const struct pr_ceu_cycle *cycle)
{
	struct ceu_text t = ceu_begin(out, CEU_WORDS);

	ceu_say_origin(&t, account, cycle, NULL);
	return out;
}

/* The rule by which a holding counts nothing beside those that make the need,
 * NULL none. */
static const struct pr_ceu_rule *
outdone_by(const struct pr_ceu_account *account,
	   const struct pr_ceu_cycle *cycle, const char *credential)
{
	const struct pr_ceu_issuer *issuer = account->issuer;

	for (size_t i = 0; i < issuer->n_rules; i++) {
		const struct pr_ceu_rule *rule = &issuer->rules[i];
		bool beside = false, named = false;

		if (rule->kind != PR_CEU_REPLACES || rule->question ||
		    !rule->n_credentials)
			continue;
		for (size_t k = 0; k < cycle->n_held; k++)
			beside |= !strcmp(cycle->held[k], rule->credentials[0]);
		for (size_t k = 1; k < rule->n_credentials; k++)
			named |= !strcmp(credential, rule->credentials[k]);
		if (beside && named)
			return rule;
	}
	return NULL;
}

static bool
is_held_in(const struct pr_ceu_holding *h, const struct pr_ceu_cycle *cycle)
{
	int64_t from = pr_date_to_days(cycle->from);

	if (pr_date_is_valid(h->until) && pr_date_to_days(h->until) <= from)
		return false;
	return !pr_date_is_valid(cycle->to) ||
	       pr_date_to_days(h->since) <= pr_date_to_days(cycle->to);
}

static void
add_beside(struct ceu_text *t, const struct pr_ceu_account *account,
	   const struct pr_ceu_cycle *cycle, struct ceu_notes *notes)
{
	for (size_t i = 0; account->issuer && i < account->n_holdings; i++) {
		const struct pr_ceu_holding *h = account->holdings[i];
		const struct pr_ceu_rule *rule;

		if (!is_held_in(h, cycle))
			continue;
		rule = outdone_by(account, cycle, h->credential);
		if (!rule)
			continue;
		ceu_add(t, "; %s asks for nothing beside it", h->credential);
		ceu_add_rule(t, rule, notes);
	}
}

void
ceu_say_need(struct ceu_text *t, const struct pr_ceu_account *account,
	     const struct pr_ceu_cycle *cycle, struct ceu_notes *notes)
{
	if (cycle->need < 0 && cycle->need_by && cycle->need_by->question)
		ceu_add(t, "not known: %s", cycle->need_by->question);
	else if (cycle->need < 0)
		ceu_add(t, "not known");
	else
		ceu_add(t, "%s %s", CEU_UNITS(cycle->need),
			ceu_unit(account, cycle->need));
	if (cycle->copy && cycle->copy->units >= 0)
		ceu_add(t, ", copied from %s", ceu_who(account));
	for (size_t i = 0; i < cycle->n_held; i++)
		ceu_add(t, "%s%s", i ? ", " : " for ", cycle->held[i]);
	ceu_add_rule(t, cycle->need_by, notes);
	ceu_add_rule(t, cycle->total_by, notes);
	add_beside(t, account, cycle, notes);
}

void
ceu_say_carried(struct ceu_text *t, const struct pr_ceu_cycle *cycle,
		struct ceu_notes *notes)
{
	if (cycle->carried <= 0)
		return;
	ceu_add(t, "%s of the %s that count come%s from the cycle before",
		CEU_UNITS(cycle->carried), CEU_UNITS(cycle->counted),
		cycle->carried == 100 ? "s" : "");
	ceu_add_rule(t, cycle->carry, notes);
}

static void
add_paid(struct ceu_text *t, const struct pr_ceu_cycle *cycle)
{
	if (cycle->copy && pr_date_is_valid(cycle->copy->paid))
		ceu_add(t, ", paid %s", CEU_ON(cycle->copy->paid));
	else if (cycle->fee_paid)
		ceu_add(t, ", paid");
	else
		ceu_add(t, ", not noted as paid");
}

void
ceu_say_fee(struct ceu_text *t, const struct pr_ceu_cycle *cycle,
	    struct ceu_notes *notes)
{
	const struct pr_ceu_rule *rule = cycle->fee;
	bool copied = cycle->copy && cycle->copy->fee_cents >= 0;

	if (cycle->fee_cents < 0 && rule) {
		ceu_add(t, "not known: %s",
			rule->question ? rule->question : rule->says);
		ceu_add_rule(t, rule, notes);
		return;
	}
	if (cycle->fee_cents < 0)
		return;
	ceu_add(t, "%s%s", CEU_USD(cycle->fee_cents),
		copied                 ? " as copied"
		: rule && rule->yearly ? " a year by rule"
				       : " by rule");
	if (!copied)
		ceu_add_rule(t, rule, notes);
	add_paid(t, cycle);
}

/* ---- a quota ------------------------------------------------------------- */

void
ceu_say_class(struct ceu_text *t, const struct pr_ceu_issuer *issuer,
	      const struct pr_ceu_rule *rule)
{
	for (size_t i = 0; i < rule->n_values; i++) {
		if (i == 3 && rule->n_values > 4) {
			ceu_add(t, " or %zu more", rule->n_values - i);
			return;
		}
		ceu_add(t, "%s%s", i ? " or " : "",
			ceu_word(issuer, rule->attribute, rule->values[i]));
	}
}

static void
add_quota(struct ceu_text *t, const struct pr_ceu_account *a,
	  const struct pr_ceu_quota *q)
{
	bool most = q->rule->kind == PR_CEU_MAXIMUM;

	if (q->amount < 0) {
		ceu_add(t, " %s, not known how many", CEU_UNITS(q->have));
		return;
	}
	ceu_add(t, " %s of %s%s", CEU_UNITS(q->have), most ? "at most " : "",
		CEU_UNITS(q->amount));
	if (q->gap > 0 && most)
		ceu_add(t, ", %s over it count%s nowhere", CEU_UNITS(q->gap),
			q->gap == 100 ? "s" : "");
	else if (q->gap > 0)
		ceu_add(t, ", %s %s", CEU_UNITS(q->gap),
			q->asked ? "would be missing" : "to come");
	if (q->waits > 0)
		ceu_add(t, ", %s more if accepted", CEU_UNITS(q->waits));
	(void)a;
}

void
ceu_say_quota(struct ceu_text *t, const struct pr_ceu_account *account,
	      const struct pr_ceu_quota *quota, struct ceu_notes *notes)
{
	const struct pr_ceu_rule *rule = quota->rule;

	if (quota->asked)
		ceu_add(t, "Not known whether this holds: ");
	ceu_say_class(t, account->issuer, rule);
	add_quota(t, account, quota);
	if (rule->cycles > 1 && pr_date_is_valid(quota->to)) {
		ceu_add(t, ", over %d cycles, %s to %s", rule->cycles,
			CEU_ON(quota->from), CEU_ON(quota->to));
		if (quota->later)
			ceu_add(t, ", not owed before that end");
	}
	ceu_add_rule(t, rule, notes);
	if (quota->asked)
		ceu_add(t, ". Ask %s: %s", ceu_who(account),
			rule->question ? rule->question : rule->says);
}

const char *
ceu_words_quota(char out[CEU_WORDS], const struct pr_ceu_account *account,
		const struct pr_ceu_quota *quota)
{
	struct ceu_text t = ceu_begin(out, CEU_WORDS);

	ceu_say_quota(&t, account, quota, NULL);
	return out;
}

/* ---- a choice of cycles -------------------------------------------------- */

const char *
ceu_words_choice(char out[CEU_WORDS], const char *program,
		 const struct pr_ceu_account *account,
		 const struct pr_ceu_line *line,
		 const struct pr_ceu_ledger *ledger)
{
	struct ceu_text t = ceu_begin(out, CEU_WORDS);
	const struct pr_ceu_rule *rule;
	const struct pr_ceu_cycle *other =
		ceu_choice(&rule, account, line, ledger);

	if (other)
		ceu_add(&t,
			"may count in the cycle to %s instead (rule %s): %s "
			"ceu reported %s %lld --period %s",
			CEU_ON(other->to), rule->identifier, program,
			account->name,
			(long long)ledger->entries[line->entry].row,
			CEU_ISO(other->to));
	return out;
}

/* ceu_past.c - the present cycle and those before it; see report/ceu_past.h */
#include "report/ceu_past.h"

const struct pr_ceu_cycle *
ceu_now(const struct pr_ceu_account *account)
{
	if (account->now < 0 || (size_t)account->now >= account->n_cycles)
		return NULL;
	return &account->cycles[account->now];
}

/* The day of the status, as far as an account knows it; else no date. */
static struct pr_date
today_of(const struct pr_ceu_account *account)
{
	const struct pr_ceu_cycle *now = ceu_now(account);

	if (!now || !pr_date_is_valid(now->to))
		return (struct pr_date){ 0 };
	return pr_date_from_days(pr_date_to_days(now->to) - account->days_left);
}

/* ---- over ---------------------------------------------------------------- */

bool
ceu_is_over(const struct pr_ceu_cycle *cycle)
{
	return cycle->state == PR_CEU_IN_GRACE ||
	       cycle->state == PR_CEU_OVER_SHORT ||
	       cycle->state == PR_CEU_OVER_UNSAID ||
	       cycle->state == PR_CEU_OVER_UNKEPT ||
	       cycle->state == PR_CEU_EXPIRED;
}

int
ceu_unsaid(const struct pr_ceu_cycle *cycle)
{
	int unsaid = cycle->counted - cycle->reported;

	return unsaid > 0 ? unsaid : 0;
}

bool
ceu_is_silent(const struct pr_ceu_account *account,
	      const struct pr_ceu_cycle *cycle)
{
	(void)account;
	return cycle->state == PR_CEU_OVER_UNKEPT;
}

bool
ceu_is_lived(const struct pr_ceu_account *account, size_t cycle)
{
	const struct pr_ceu_cycle *c = &account->cycles[cycle];

	if (c->copied || c->counted > 0 || c->waits > 0)
		return true;
	for (size_t i = 0; i < account->n_lines; i++)
		if (account->lines[i].cycle == (int)cycle)
			return true;
	return ceu_is_over(c) && !ceu_is_silent(account, c);
}

bool
ceu_is_open_late(const struct pr_ceu_account *account,
		 const struct pr_ceu_cycle *cycle)
{
	struct pr_date today = today_of(account);

	if (cycle->state == PR_CEU_IN_GRACE)
		return true;
	return pr_date_is_valid(today) && cycle->report_rule &&
	       pr_date_is_valid(cycle->report_by) &&
	       pr_date_to_days(cycle->report_by) >= pr_date_to_days(today);
}

bool
ceu_may_suffice(const struct pr_ceu_cycle *cycle)
{
	int waits = cycle->waits;

	if (cycle->owed <= 0 || waits <= 0 || !ceu_is_over(cycle))
		return false;
	for (size_t i = 0; i < cycle->n_quotas; i++) {
		const struct pr_ceu_quota *q = &cycle->quotas[i];

		if (q->asked || q->amount < 0)
			continue;
		if (q->rule->kind == PR_CEU_MAXIMUM) {
			if (q->have + q->waits > q->amount)
				waits -= q->have + q->waits - q->amount;
		} else if (!q->later && q->gap > q->waits) {
			return false;
		}
	}
	return cycle->counted + waits >= cycle->need;
}

bool
ceu_is_unsaid_late(const struct pr_ceu_account *account,
		   const struct pr_ceu_cycle *cycle)
{
	return cycle->state == PR_CEU_OVER_UNSAID && cycle->need >= 0 &&
	       ceu_unsaid(cycle) > 0 && !ceu_is_open_late(account, cycle);
}

/* ---- what is left to do -------------------------------------------------- */

const struct pr_ceu_cycle *
ceu_pressing(const struct pr_ceu_account *account)
{
	const struct pr_ceu_cycle *c;

	if (!account->open || account->pressing < 0 ||
	    (size_t)account->pressing >= account->n_cycles)
		return NULL;
	c = &account->cycles[account->pressing];
	return ceu_is_over(c) && c->state != PR_CEU_EXPIRED ? c : NULL;
}

const struct pr_ceu_cycle *
ceu_left_over(const struct pr_ceu_account *account)
{
	const struct pr_ceu_cycle *pressing = ceu_pressing(account);

	if (pressing && pressing != ceu_now(account))
		return pressing;
	for (int i = account->now - 1; i >= 0; i--) {
		const struct pr_ceu_cycle *c = &account->cycles[i];

		if (ceu_is_silent(account, c))
			continue;
		if (c->state == PR_CEU_IN_GRACE)
			return c;
		if (i == account->now - 1 &&
		    (ceu_is_over(c) ||
		     (c->state == PR_CEU_DONE &&
		      (c->open || (c->late > 0 && !c[1].copied)))) &&
		    ceu_is_lived(account, (size_t)i))
			return c;
	}
	return NULL;
}

/* ---- lines --------------------------------------------------------------- */

size_t
ceu_n_corrected(const struct pr_ceu_account *account,
		const struct pr_ceu_cycle *cycle,
		const struct pr_ceu_ledger *ledger)
{
	size_t n = 0;

	for (size_t i = 0; i < account->n_lines; i++) {
		const struct pr_ceu_line *line = &account->lines[i];
		const struct pr_ceu_claim *claim =
			&ledger->entries[line->entry].claims[line->claim];

		n += line->cycle >= 0 &&
		     &account->cycles[line->cycle] == cycle &&
		     !pr_date_is_valid(claim->reported) &&
		     pr_date_is_valid(claim->reported_before);
	}
	return n;
}

static const struct pr_ceu_rule *
choice_of(const struct pr_ceu_account *account, const struct pr_ceu_cycle *home)
{
	for (size_t i = 0; account->issuer && i < home->n_held; i++) {
		enum pr_ceu_force force;
		const struct pr_ceu_rule *rule = pr_ceu_rule_for(
			account->issuer, PR_CEU_CHOICE, home->held[i],
			home->from, home->to, &force);

		if (rule && force == PR_CEU_IN_FORCE && rule->months > 0)
			return rule;
	}
	return NULL;
}

/* The cycle of a day. */
static const struct pr_ceu_cycle *
home_of(const struct pr_ceu_account *account, struct pr_date date)
{
	for (size_t i = 0; i < account->n_cycles; i++) {
		const struct pr_ceu_cycle *c = &account->cycles[i];

		if (pr_date_is_valid(c->to) &&
		    pr_date_order(c->from, date) <= 0 &&
		    pr_date_order(date, c->to) <= 0)
			return c;
	}
	return NULL;
}

/* The next one begins the day after, and the date lies in the last months. */
static bool
may_be_later(const struct pr_ceu_account *account,
	     const struct pr_ceu_cycle *home, const struct pr_ceu_rule *rule,
	     struct pr_date date)
{
	struct pr_date next = pr_date_from_days(pr_date_to_days(home->to) + 1);

	return home + 1 < account->cycles + account->n_cycles &&
	       !pr_date_order(home[1].from, next) &&
	       pr_date_order(pr_date_add_months(next, -rule->months), date) <=
		       0;
}

const struct pr_ceu_cycle *
ceu_choice(const struct pr_ceu_rule **rule,
	   const struct pr_ceu_account *account, const struct pr_ceu_line *line,
	   const struct pr_ceu_ledger *ledger)
{
	const struct pr_ceu_entry *entry = &ledger->entries[line->entry];
	const struct pr_ceu_claim *claim = &entry->claims[line->claim];
	const struct pr_ceu_cycle *home = home_of(account, entry->date);
	const struct pr_ceu_cycle *in;

	*rule = home ? choice_of(account, home) : NULL;
	if (!*rule || line->cycle < 0 || pr_date_is_valid(claim->reported) ||
	    (line->verdict != PR_CEU_COUNTS &&
	     line->verdict != PR_CEU_COUNTS_PART) ||
	    !may_be_later(account, home, *rule, entry->date))
		return NULL;
	in = &account->cycles[line->cycle];
	if (in == home)
		return home + 1;
	return in == home + 1 ? home : NULL;
}

/* ceu_words_cycle.c - a cycle in words, and how it stands; see ceu_words.h */
#include "report/ceu_parts.h"

#include <string.h>

static const char *
state_words(enum pr_ceu_state state)
{
	static const char *const words[] = {
		[PR_CEU_RUNNING] = "running",
		[PR_CEU_EARNED] = "earned, not all reported",
		[PR_CEU_DONE] = "earned and reported",
		[PR_CEU_IN_GRACE] = "over and short, in its grace time",
		[PR_CEU_OVER_SHORT] = "over and short",
		[PR_CEU_OVER_UNSAID] = "over, earned, not all reported",
		[PR_CEU_VALID] = "valid",
		[PR_CEU_EXPIRED] = "expired",
		[PR_CEU_NO_DATES] = "no dates known",
		[PR_CEU_TO_COME] = "to come",
	};

	return (size_t)state < PR_LEN(words) ? words[state] : "";
}

/* Nothing is owed, but a rule may hold of which that is not known. */
static const char *
open_words(const struct pr_ceu_cycle *cycle)
{
	if (cycle->state == PR_CEU_DONE)
		return "earned and reported, a question open";
	if (cycle->state == PR_CEU_EARNED)
		return "earned, not all reported, a question open";
	if (cycle->state == PR_CEU_OVER_UNSAID)
		return "over, earned, not all reported, a question open";
	return state_words(cycle->state);
}

/* A cycle that was cut short by what came after it. */
static const char *
cut_words(const struct pr_ceu_cycle *cycle)
{
	if (cycle->state == PR_CEU_OVER_UNSAID)
		return "over, nothing owed, not all reported";
	if (cycle->state == PR_CEU_EARNED)
		return "nothing owed, not all reported";
	if (cycle->state == PR_CEU_DONE)
		return "nothing owed, all reported";
	return state_words(cycle->state);
}

static const char *
state_of(const struct pr_ceu_cycle *cycle)
{
	if (ceu_may_suffice(cycle))
		return cycle->state == PR_CEU_IN_GRACE
			       ? "in its grace time, not known whether it is "
				 "short"
			       : "over, not known whether it is short";
	if (cycle->state == PR_CEU_DONE && cycle->late > 0)
		return "all reported, not all of it in time";
	if (cycle->need >= 0 && cycle->counted >= cycle->need)
		return cycle->open ? open_words(cycle)
				   : state_words(cycle->state);
	if (cycle->need >= 0)
		return cut_words(cycle);
	if (cycle->state == PR_CEU_EARNED || cycle->state == PR_CEU_RUNNING)
		return "running, need not known";
	if (cycle->state == PR_CEU_DONE)
		return "all reported, need not known";
	if (ceu_is_over(cycle) && cycle->state != PR_CEU_EXPIRED)
		return "over, need not known";
	return state_words(cycle->state);
}

const char *
ceu_words_state(const struct pr_ceu_account *account,
		const struct pr_ceu_cycle *cycle)
{
	return ceu_is_silent(account, cycle) ? "over, nothing logged"
					     : state_of(cycle);
}

const char *
ceu_state_name(const struct pr_ceu_account *account,
	       const struct pr_ceu_cycle *cycle)
{
	static const char *const names[] = {
		[PR_CEU_RUNNING] = "running",
		[PR_CEU_EARNED] = "earned",
		[PR_CEU_DONE] = "done",
		[PR_CEU_IN_GRACE] = "in_grace",
		[PR_CEU_OVER_SHORT] = "over_short",
		[PR_CEU_OVER_UNSAID] = "over_unreported",
		[PR_CEU_VALID] = "valid",
		[PR_CEU_EXPIRED] = "expired",
		[PR_CEU_NO_DATES] = "no_dates",
		[PR_CEU_TO_COME] = "to_come",
	};
	bool earned = cycle->state == PR_CEU_EARNED ||
		      cycle->state == PR_CEU_DONE ||
		      cycle->state == PR_CEU_OVER_SHORT ||
		      cycle->state == PR_CEU_OVER_UNSAID;

	if (ceu_is_silent(account, cycle) || (earned && cycle->need < 0) ||
	    (ceu_may_suffice(cycle) && cycle->state == PR_CEU_OVER_SHORT))
		return "unknown";
	return (size_t)cycle->state < PR_LEN(names) ? names[cycle->state] : "";
}

/* ---- a cycle ------------------------------------------------------------- */

/* ", 404 days", ", 12 days ago"; only of the present cycle. */
static void
add_days(struct ceu_text *t, const struct pr_ceu_account *a,
	 const struct pr_ceu_cycle *c)
{
	int n = a->days_left;

	if (c != ceu_now(a) || !a->open || !pr_date_is_valid(c->to))
		return;
	if (n < 0)
		ceu_add(t, ", %d day%s ago", -n, n == -1 ? "" : "s");
	else if (n == 0)
		ceu_add(t, ", today");
	else
		ceu_add(t, ", %d day%s", n, n == 1 ? "" : "s");
}

static void
add_card(struct ceu_text *t, const struct pr_ceu_account *a,
	 const struct pr_ceu_cycle *c)
{
	if (!pr_date_is_valid(c->to)) {
		ceu_add(t, "nothing says how long it is valid");
		return;
	}
	ceu_add(t, "%s %s",
		c->state == PR_CEU_EXPIRED ? "ran out on" : "valid until",
		CEU_ON(c->to));
	add_days(t, a, c);
}

/* "13.5 of 20.0 CEUs" */
static void
add_sum(struct ceu_text *t, const struct pr_ceu_account *a,
	const struct pr_ceu_cycle *c)
{
	ceu_add(t, "%s", CEU_UNITS(c->counted));
	if (c->need >= 0)
		ceu_add(t, " of %s %s", CEU_UNITS(c->need),
			ceu_unit(a, c->need));
	else
		ceu_add(t, " %s, not known how many are needed",
			ceu_unit(a, c->counted));
}

/* Of a cycle to come, with nothing in it yet. */
static void
add_needed(struct ceu_text *t, const struct pr_ceu_account *a,
	   const struct pr_ceu_cycle *c)
{
	if (c->need < 0)
		ceu_add(t, "not known how many %s are needed", ceu_unit(a, 0));
	else if (c->need == 0)
		ceu_add(t, "nothing needed");
	else
		ceu_add(t, "%s %s needed", CEU_UNITS(c->need),
			ceu_unit(a, c->need));
}

/* "ends 31 Dec 2027" */
static void
add_end(struct ceu_text *t, const struct pr_ceu_account *a,
	const struct pr_ceu_cycle *c)
{
	bool over = ceu_is_over(c) ||
		    (ceu_now(a) &&
		     (c < ceu_now(a) || (c == ceu_now(a) && a->days_left < 0)));

	ceu_add(t, ", %s %s", over ? "ended" : "ends", CEU_ON(c->to));
}

static void
add_owed(struct ceu_text *t, const struct pr_ceu_account *a,
	 const struct pr_ceu_cycle *c)
{
	int unsaid = ceu_unsaid(c);

	if (ceu_may_suffice(c))
		ceu_add(t, ", not known whether it is short, ended %s",
			CEU_ON(c->to));
	else if (c->owed > 0 && c->state == PR_CEU_OVER_SHORT)
		ceu_add(t, ", over and %s short since %s", CEU_UNITS(c->owed),
			CEU_ON(c->to));
	else if (c->owed > 0 && c->state == PR_CEU_IN_GRACE)
		ceu_add(t, ", %s owed since %s, grace to %s",
			CEU_UNITS(c->owed), CEU_ON(c->to), CEU_ON(c->grace_to));
	else if (c->owed > 0)
		ceu_add(t, ", %s owed%s by %s", CEU_UNITS(c->owed),
			c->owed_shares == c->owed ? " to shares" : "",
			CEU_ON(c->to));
	else if (unsaid > 0)
		ceu_add(t, ", %s not reported to %s", CEU_UNITS(unsaid),
			ceu_who(a));
	else if (c->state == PR_CEU_DONE)
		ceu_add(t, ", all reported%s",
			c->late > 0 ? ", not all of it in time" : "");
	if (c->owed <= 0 && c->open)
		ceu_add(t, ", a question open");
	if (c->owed <= 0)
		add_end(t, a, c);
}

void
ceu_say_waiting(struct ceu_text *t, const struct pr_ceu_cycle *c)
{
	if (c->waits > 0 && c->owed > 0 && ceu_is_over(c))
		ceu_add(t, ", %s more wait%s: settle %s first",
			CEU_UNITS(c->waits), c->waits == 100 ? "s" : "",
			c->waits == 100 ? "it" : "those");
}

void
ceu_say_cycle(struct ceu_text *t, const struct pr_ceu_account *account,
	      const struct pr_ceu_cycle *cycle)
{
	bool card = account->issuer &&
		    account->issuer->kind != PR_CEU_CERTIFIER &&
		    cycle->need <= 0 && cycle->counted == 0;

	if (cycle->state == PR_CEU_VALID || cycle->state == PR_CEU_EXPIRED ||
	    card) {
		add_card(t, account, cycle);
		return;
	}
	if (cycle->state == PR_CEU_TO_COME && cycle->counted <= 0 &&
	    cycle->waits <= 0) {
		add_needed(t, account, cycle);
		return;
	}
	if (ceu_is_silent(account, cycle)) {
		ceu_add(t,
			"nothing is logged, ended %s; whether it was met is "
			"not known here",
			CEU_ON(cycle->to));
		return;
	}
	add_sum(t, account, cycle);
	if (!pr_date_is_valid(cycle->to)) {
		ceu_add(t, ", nothing says when it ends");
		return;
	}
	add_owed(t, account, cycle);
	add_days(t, account, cycle);
}

const char *
ceu_words_cycle(char out[CEU_WORDS], const struct pr_ceu_account *account,
		const struct pr_ceu_cycle *cycle)
{
	struct ceu_text t = ceu_begin(out, CEU_WORDS);

	ceu_say_cycle(&t, account, cycle);
	ceu_say_waiting(&t, cycle);
	return out;
}

/* ---- owed ---------------------------------------------------------------- */

/* Minimums that are not met, by name. */
static void
add_shares(struct ceu_text *t, const struct pr_ceu_cycle *c,
	   struct ceu_notes *notes)
{
	for (size_t i = 0; i < c->n_quotas; i++) {
		const struct pr_ceu_quota *q = &c->quotas[i];

		if (!q->asked && !q->later && q->gap > 0 &&
		    q->rule->kind == PR_CEU_MINIMUM)
			ceu_add_rule(t, q->rule, notes);
	}
}

void
ceu_say_owed(struct ceu_text *t, const struct pr_ceu_cycle *cycle,
	     struct ceu_notes *notes)
{
	int total = cycle->owed - cycle->owed_shares;

	if (cycle->owed <= 0 || cycle->owed_shares <= 0)
		return;
	if (total > 0)
		ceu_add(t, "%s: %s to the total, the rest to shares",
			CEU_UNITS(cycle->owed), CEU_UNITS(total));
	else
		ceu_add(t, "%s, all of it to shares: the total is there",
			CEU_UNITS(cycle->owed));
	add_shares(t, cycle, notes);
}

/* ceu_words_lapse.c - what follows a missed end, in words; see ceu_parts.h */
#include "report/ceu_parts.h"

#include <string.h>

static bool
speaks_of_lapse(const struct pr_ceu_rule *rule,
		const struct pr_ceu_cycle *cycle)
{
	bool held = cycle->n_held == 0;

	for (size_t i = 0; i < cycle->n_held; i++)
		held |= pr_ceu_speaks_of(rule, cycle->held[i]);
	return held && rule->kind == PR_CEU_LAPSE &&
	       pr_date_is_valid(cycle->to);
}

bool
ceu_is_lapse(const struct pr_ceu_rule *rule, const struct pr_ceu_cycle *cycle)
{
	return speaks_of_lapse(rule, cycle) &&
	       pr_ceu_force(rule, cycle->from, cycle->to) == PR_CEU_IN_FORCE;
}

/* Those with days in their order, then those without. */
static const struct pr_ceu_rule *
lapse_after(const struct pr_ceu_issuer *issuer,
	    const struct pr_ceu_cycle *cycle, const struct pr_ceu_rule *last)
{
	const struct pr_ceu_rule *next = NULL;

	for (size_t i = 0; i < issuer->n_rules; i++) {
		const struct pr_ceu_rule *rule = &issuer->rules[i];
		unsigned days = (unsigned)rule->days;

		/* unknown days come last: as unsigned they are the largest */
		if (!ceu_is_lapse(rule, cycle) ||
		    (last && (days < (unsigned)last->days ||
			      (days == (unsigned)last->days && rule <= last))))
			continue;
		if (!next || days < (unsigned)next->days)
			next = rule;
	}
	return next;
}

/* "After 28 Nov 2027 (day 180): " */
static void
add_day(struct ceu_text *t, const struct pr_ceu_rule *rule,
	const struct pr_ceu_cycle *c)
{
	if (rule->days < 0)
		return;
	ceu_add(t, " After %s",
		CEU_ON(pr_date_from_days(pr_date_to_days(c->to) + rule->days)));
	if (rule->days > 0)
		ceu_add(t, " (day %d)", rule->days);
	ceu_add(t, ":");
}

/* What nobody could find out of it. */
static bool
add_asked(struct ceu_text *t, const struct pr_ceu_account *a,
	  const struct pr_ceu_cycle *c)
{
	bool any = false;

	for (size_t i = 0; a->issuer && i < a->issuer->n_rules; i++) {
		const struct pr_ceu_rule *rule = &a->issuer->rules[i];

		if (!rule->question || !speaks_of_lapse(rule, c) ||
		    pr_ceu_force(rule, c->from, c->to) != PR_CEU_ASKED)
			continue;
		any = true;
		ceu_add(t, " Ask %s: %s (rule %s).", ceu_who(a), rule->question,
			rule->identifier);
	}
	return any;
}

void
ceu_say_lapse(struct ceu_text *t, const struct pr_ceu_account *a,
	      const struct pr_ceu_cycle *c)
{
	const struct pr_ceu_rule *rule = NULL;
	bool any = false;
	size_t n;

	while (a->issuer && (rule = lapse_after(a->issuer, c, rule))) {
		any = true;
		add_day(t, rule, c);
		n = strlen(rule->says);
		ceu_add(t, " %.*s (rule %s).",
			(int)(n && rule->says[n - 1] == '.' ? n - 1 : n),
			rule->says, rule->identifier);
	}
	if (!add_asked(t, a, c) && !any)
		ceu_add(t, " Ask %s what follows from that.", ceu_who(a));
}

void
ceu_say_unsaid_lapse(struct ceu_text *t, const struct pr_ceu_account *a,
		     const struct pr_ceu_cycle *c)
{
	if (!ceu_is_unsaid_late(a, c))
		return;
	if (!c->report_rule) {
		/* nobody says by when: perhaps that is no fault at all */
		if (!a->issuer || !lapse_after(a->issuer, c, NULL))
			return;
		ceu_add(t, " Should %s take the cycle as not met for that:",
			ceu_who(a));
	}
	ceu_say_lapse(t, a, c);
}

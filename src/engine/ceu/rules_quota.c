/* rules_quota.c - minimums and maximums that hold at one time do not share
 * what they are about, as pr_ceu_allocate asks for it; and what it does not
 * see */
#include "proctor/ceu.h"
#include "proctor/ceu_book.h"

#include "rules_parts.h"

#include <string.h>

/* A first cycle may be nearly three years long. */
#define LONGEST_MONTHS 36

static bool
is_settled(const struct pr_ceu_rule *rule, enum pr_ceu_kind kind)
{
	return rule->kind == kind && !rule->question;
}

static int
longest_months(const struct pr_ceu_issuer *issuer)
{
	int most = LONGEST_MONTHS;

	for (size_t i = 0; i < issuer->n_rules; i++)
		if (issuer->rules[i].kind == PR_CEU_CYCLE &&
		    issuer->rules[i].months > most)
			most = issuer->rules[i].months;
	return most;
}

/* The first day on which a cycle may begin that the rule holds for. One that
 * holds for cycles that began before it reaches back by one of them. */
static int64_t
first_day(const struct pr_ceu_issuer *issuer, const struct pr_ceu_rule *rule)
{
	struct pr_date from = rule->from;

	if (!from.year)
		return INT64_MIN;
	if (rule->straddle == PR_CEU_STRADDLE_HOLDS)
		from = pr_date_add_months(from, -longest_months(issuer));
	return pr_date_to_days(from);
}

static int64_t
last_day(const struct pr_ceu_rule *rule)
{
	return rule->to.year ? pr_date_to_days(rule->to) : INT64_MAX;
}

static bool
share_time(const struct pr_ceu_issuer *issuer, const struct pr_ceu_rule *a,
	   const struct pr_ceu_rule *b)
{
	return first_day(issuer, a) <= last_day(b) &&
	       first_day(issuer, b) <= last_day(a);
}

/* Whether they may meet in one account. */
static bool
share_account(const struct pr_ceu_issuer *issuer, const struct pr_ceu_rule *a,
	      const struct pr_ceu_rule *b)
{
	if (issuer->pooled || !a->n_credentials || !b->n_credentials)
		return true;
	for (size_t i = 0; i < a->n_credentials; i++)
		if (pr_ceu_speaks_of(b, a->credentials[i]))
			return true;
	return false;
}

static bool
has_value(const struct pr_ceu_rule *rule, const char *value)
{
	for (size_t i = 0; i < rule->n_values; i++)
		if (strcmp(rule->values[i], value) == 0)
			return true;
	return false;
}

/* The first value of a that b has as well, n_values when none is. */
static size_t
shared_value(const struct pr_ceu_rule *a, const struct pr_ceu_rule *b)
{
	size_t i = 0;

	while (i < a->n_values && !has_value(b, a->values[i]))
		i++;
	return i;
}

static void
check_overlap(struct rules_draft *d, size_t at)
{
	const struct pr_ceu_issuer *issuer = d->issuer;
	const struct pr_ceu_rule *rule = &issuer->rules[at];

	for (size_t i = 0; i < at; i++) {
		const struct pr_ceu_rule *other = &issuer->rules[i];
		size_t value, mark;

		if (!is_settled(other, rule->kind) ||
		    other->attribute != rule->attribute ||
		    !share_time(issuer, rule, other) ||
		    !share_account(issuer, rule, other))
			continue;
		value = shared_value(rule, other);
		if (value == rule->n_values)
			continue;
		mark = rules_enter_built(d, at);
		check_enter(d->c, "values");
		check_enter_index(d->c, (int)value);
		check_say(d->c, RULE_CEU_OVERLAP, rule->values[value],
			  other->identifier, NULL);
		rules_leave(d, mark);
	}
}

static void
check_maximum(struct rules_draft *d, size_t at)
{
	const struct pr_ceu_rule *rule = &d->issuer->rules[at];

	for (size_t i = 0; i < at; i++) {
		const struct pr_ceu_rule *other = &d->issuer->rules[i];
		size_t mark;

		if (!is_settled(other, PR_CEU_MAXIMUM) ||
		    other->attribute == rule->attribute)
			continue;
		mark = rules_enter_built(d, at);
		check_enter(d->c, "attribute");
		check_say(d->c, RULE_CEU_MAXIMUMS,
			  words_ceu_attribute[rule->attribute],
			  other->identifier,
			  words_ceu_attribute[other->attribute]);
		rules_leave(d, mark);
		return;
	}
}

/* ---- what is counted only after a choice --------------------------------- */

/* The allocation sees a cycle, not what several have together or what goes on
 * from one to the next. */
static bool
is_after(const struct pr_ceu_rule *rule)
{
	return is_settled(rule, PR_CEU_CARRY)
		       ? rule->units > 0
		       : (is_settled(rule, PR_CEU_MINIMUM) ||
			  is_settled(rule, PR_CEU_MAXIMUM)) &&
				 rule->cycles > 1;
}

/* Does it let an activity go to one of several cycles? Between accounts also
 * while that is asked. */
static bool
is_choice_for(const struct pr_ceu_issuer *issuer,
	      const struct pr_ceu_rule *choice, const struct pr_ceu_rule *rule)
{
	if (choice->kind == PR_CEU_ONCE)
		return !issuer->pooled && issuer->n_credentials > 1;
	return is_settled(choice, PR_CEU_CHOICE) &&
	       share_account(issuer, choice, rule);
}

/* The other cycle may begin so much later, and the rule hold only there. */
static bool
may_meet(const struct pr_ceu_issuer *issuer, const struct pr_ceu_rule *choice,
	 const struct pr_ceu_rule *rule)
{
	int64_t last = INT64_MAX;

	if (choice->to.year)
		last = pr_date_to_days(
			pr_date_add_months(choice->to, longest_months(issuer)));
	return first_day(issuer, choice) <= last_day(rule) &&
	       first_day(issuer, rule) <= last;
}

static void
check_after(struct rules_draft *d, size_t at)
{
	const struct pr_ceu_issuer *issuer = d->issuer;

	for (size_t i = 0; i < issuer->n_rules; i++) {
		const struct pr_ceu_rule *choice = &issuer->rules[i];
		size_t mark;

		if (!is_choice_for(issuer, choice, &issuer->rules[at]) ||
		    !may_meet(issuer, choice, &issuer->rules[at]))
			continue;
		mark = rules_enter_built(d, at);
		check_say(d->c, RULE_CEU_AFTER, choice->identifier, NULL, NULL);
		rules_leave(d, mark);
		return;
	}
}

void
rules_check_quotas(struct rules_draft *d)
{
	const struct pr_ceu_issuer *issuer = d->issuer;
	int n = 0;

	for (size_t i = 0; i < issuer->n_rules; i++) {
		const struct pr_ceu_rule *rule = &issuer->rules[i];
		size_t mark;

		if (is_after(rule))
			check_after(d, i);
		if (rule->kind != PR_CEU_MINIMUM &&
		    rule->kind != PR_CEU_MAXIMUM)
			continue;
		if (++n == PR_CEU_QUOTAS + 1) {
			mark = rules_enter_built(d, i);
			check_say(d->c, RULE_CEU_QUOTAS, text_of(n).text,
				  text_of(PR_CEU_QUOTAS).text, NULL);
			rules_leave(d, mark);
		}
		if (is_settled(rule, rule->kind))
			check_overlap(d, i);
		if (is_settled(rule, PR_CEU_MAXIMUM))
			check_maximum(d, i);
	}
}

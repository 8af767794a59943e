/* need_quota.c - minimums and maximums of a cycle; see judge.h */
#include "engine/ceu/judge.h"

/* The first cycle from which a rule's groups are counted. */
static size_t
first_of(const struct pr_ceu_account *out, const struct pr_ceu_rule *rule)
{
	size_t i = 0;

	while (pr_date_is_valid(rule->from) && i < out->n_cycles &&
	       judge_day(out->cycles[i].from) < judge_day(rule->from))
		i++;
	return i;
}

void
judge_group(const struct judge_account *account, const struct pr_ceu_rule *rule,
	    size_t cycle, size_t *first, size_t *last)
{
	size_t n = rule->cycles > 1 ? (size_t)rule->cycles : 1;
	size_t start = n > 1 ? first_of(account->out, rule) : 0;

	*first = *last = cycle;
	if (n == 1 || cycle < start) /* one that began before: asked alone */
		return;
	*first = start + (cycle - start) / n * n;
	*last = *first + n - 1;
}

/* Where a group ends whose last cycles nobody has drawn yet. */
static struct pr_date
group_end(const struct pr_ceu_account *out, size_t last)
{
	const struct pr_ceu_cycle *end;

	if (last < out->n_cycles)
		return out->cycles[last].to;
	end = &out->cycles[out->n_cycles - 1];
	if (!end->by || end->by->months <= 0 || !pr_date_is_valid(end->to))
		return end->to;
	return judge_next_day(
		pr_date_add_months(judge_next_day(end->to, 1),
				   (int)(last + 1 - out->n_cycles) *
					   end->by->months),
		-1);
}

/* Sites and rules differ by days. */
#define LONG_DAYS 7

/* A first cycle is longer than the others where all end on one day of the
 * year; that a group may begin with it nobody says. */
static bool
begins_long(const struct pr_ceu_account *out, const struct pr_ceu_rule *rule,
	    size_t first)
{
	const struct pr_ceu_cycle *cycle = &out->cycles[first];
	int months = 0;

	for (size_t i = first; i < out->n_cycles && months <= 0; i++)
		months = out->cycles[i].by ? out->cycles[i].by->months : 0;
	return rule->cycles > 1 && rule->kind == PR_CEU_MINIMUM && months > 0 &&
	       pr_date_is_valid(cycle->to) &&
	       judge_day(pr_date_add_months(cycle->from, months)) + LONG_DAYS <=
		       judge_day(cycle->to);
}

/* In hundredths, a part of one rounded up; unknown when nobody can say. */
static int
amount_of(const struct pr_ceu_rule *rule, int need)
{
	int64_t all;

	if (rule->units >= 0)
		return rule->units;
	if (rule->percent < 0 || need < 0)
		return PR_CEU_UNKNOWN;
	all = (int64_t)need * (rule->cycles > 1 ? rule->cycles : 1);
	return (int)((all * rule->percent + 99) / 100);
}

static bool
speaks_of_held(const struct pr_ceu_rule *rule, const struct pr_ceu_cycle *cycle)
{
	for (size_t i = 0; i < cycle->n_held; i++) {
		if (pr_ceu_speaks_of(rule, cycle->held[i]))
			return true;
	}
	return false;
}

/* What the allocation minds: all that binds, but a minimum over several
 * cycles, which is judged after it. */
static void
add_limit(struct judge_cycle *mine, const struct pr_ceu_quota *quota,
	  size_t class_of)
{
	const struct pr_ceu_rule *rule = quota->rule;
	bool maximum = rule->kind == PR_CEU_MAXIMUM;

	if (quota->asked || (!maximum && (rule->cycles > 1 || mine->succeeded)))
		return;
	mine->limits[mine->n_limits++] = (struct pr_ceu_limit){
		.class = (int)class_of,
		.amount = quota->amount,
		.maximum = maximum,
		.attribute = (int)rule->attribute,
	};
}

static void
add_quota(struct judge_account *account, size_t i, size_t class_of)
{
	const struct pr_ceu_rule *rule = account->classes[class_of];
	struct judge_cycle *mine = &account->cycles[i];
	struct pr_ceu_cycle *cycle = &account->out->cycles[i];
	struct pr_ceu_quota *quota = &cycle->quotas[cycle->n_quotas];
	enum pr_ceu_force force =
		pr_ceu_force(rule, cycle->from, mine->rules_to);
	int amount = amount_of(rule, cycle->need);
	size_t first, last;

	if (force == PR_CEU_NOT_IN_FORCE || amount < 0 ||
	    !speaks_of_held(rule, cycle))
		return;
	/* of a cycle that never was so nothing is missing */
	if (mine->trimmed && rule->kind == PR_CEU_MINIMUM && rule->cycles <= 1)
		return;
	judge_group(account, rule, i, &first, &last);
	*quota = (struct pr_ceu_quota){
		.rule = rule,
		.asked = force == PR_CEU_ASKED ||
			 begins_long(account->out, rule, first),
		.amount = amount,
		.from = account->out->cycles[first].from,
		.to = group_end(account->out, last),
		.later = i < last,
	};
	mine->class_of[cycle->n_quotas++] = (unsigned char)class_of;
	add_limit(mine, quota, class_of);
}

void
judge_quotas(struct judge_account *account, size_t cycle)
{
	for (size_t k = 0; k < account->n_classes; k++)
		add_quota(account, cycle, k);
}

/* need.c - what a cycle asks for, and by which rules; see judge.h */
#include "engine/ceu/judge.h"

/* One cycle, while it is looked at. */
struct look {
	const struct judge_account *account;
	const struct judge_cycle *mine;
	struct pr_ceu_cycle *cycle;
	struct pr_date from, to; /* for rules: always days that exist */
	int64_t day;             /* on which it is looked who holds what */
};

static const struct pr_ceu_rule *
rule_for(const struct look *look, enum pr_ceu_kind kind, const char *credential,
	 enum pr_ceu_force *force)
{
	const struct pr_ceu_issuer *issuer = look->account->out->issuer;

	*force = PR_CEU_NOT_IN_FORCE;
	if (!issuer)
		return NULL;
	return pr_ceu_rule_for(issuer, kind, credential, look->from, look->to,
			       force);
}

/* For what is held: the first credential that the rules of a kind speak of. */
static const struct pr_ceu_rule *
rule_of_held(const struct look *look, enum pr_ceu_kind kind,
	     enum pr_ceu_force *force)
{
	const struct pr_ceu_rule *asked = NULL;

	for (size_t i = 0; i < look->cycle->n_held; i++) {
		const struct pr_ceu_rule *rule =
			rule_for(look, kind, look->cycle->held[i], force);

		if (rule && *force == PR_CEU_IN_FORCE)
			return rule;
		if (!asked)
			asked = rule;
	}
	*force = asked ? PR_CEU_ASKED : PR_CEU_NOT_IN_FORCE;
	return asked;
}

/* ---- who is held --------------------------------------------------------- */

static void
hold(struct look *look, const char *name)
{
	for (size_t i = 0; i < look->cycle->n_held; i++) {
		if (judge_same(look->cycle->held[i], name))
			return;
	}
	look->cycle->held[look->cycle->n_held++] = name;
}

/* Open on the day; of a cycle that was cut also what was given up on it. */
static bool
open_on(const struct look *look, const struct pr_ceu_holding *h, int64_t day)
{
	int64_t until = judge_day(h->until);

	return judge_day(h->since) <= day &&
	       (until > day || (look->mine->cut && until == day));
}

/* Held in the cycle at all; or before it, when it had not begun by then. */
static bool
held_in(const struct look *look, const struct pr_ceu_holding *h)
{
	return judge_day(h->since) <= look->mine->to &&
	       judge_day(h->until) >= look->mine->from;
}

/* What another one of these stands for needs nothing itself. */
static void
drop_replaced(struct look *look)
{
	const struct pr_ceu_issuer *issuer = look->account->out->issuer;
	struct pr_ceu_cycle *cycle = look->cycle;
	uint64_t gone = 0;
	size_t n = 0;

	for (size_t i = 0; i < cycle->n_held && i < 64; i++) {
		for (size_t k = 0; k < cycle->n_held; k++) {
			if (judge_replaces(issuer, cycle->held[k],
					   cycle->held[i]))
				gone |= UINT64_C(1) << i;
		}
	}
	for (size_t i = 0; i < cycle->n_held; i++) {
		if (i >= 64 || !(gone >> i & 1))
			cycle->held[n++] = cycle->held[i];
	}
	cycle->n_held = n;
}

static void
hold_open(struct look *look, int64_t day)
{
	const struct pr_ceu_account *out = look->account->out;

	for (size_t i = 0; i < out->n_holdings; i++) {
		if (open_on(look, out->holdings[i], day))
			hold(look, look->account->names[i]);
	}
}

static void
set_held(struct look *look)
{
	const struct pr_ceu_account *out = look->account->out;

	hold_open(look, look->day);
	if (look->cycle->n_held == 0) /* until another one takes its place */
		hold_open(look, judge_day(look->mine->rules_to));
	for (size_t i = 0; i < out->n_holdings && !look->cycle->n_held; i++) {
		if (held_in(look, out->holdings[i]))
			hold(look, look->account->names[i]);
	}
	if (look->cycle->n_held == 0)
		hold(look, look->account->names[0]);
	drop_replaced(look);
}

/* Between one that ended and what took its place nothing is held. */
static bool
in_gap(const struct look *look)
{
	const struct pr_ceu_account *out = look->account->out;
	bool ended = false, begins = false;

	for (size_t i = 0; i < out->n_holdings; i++) {
		if (held_in(look, out->holdings[i]))
			return false;
		ended |= judge_day(out->holdings[i]->until) < look->mine->from;
		begins |= judge_day(out->holdings[i]->since) > look->mine->to;
	}
	return ended && begins && !look->cycle->copy;
}

/* ---- how much ------------------------------------------------------------ */

/* Nobody says how a first period is reckoned: it is a question, best in the
 * words of a rule about totals. */
static const struct pr_ceu_rule *
asked_of_first(const struct look *look)
{
	const struct pr_ceu_issuer *issuer = look->account->out->issuer;

	for (size_t i = 0; i < issuer->n_rules; i++) {
		const struct pr_ceu_rule *rule = &issuer->rules[i];

		if ((rule->kind == PR_CEU_TOTAL ||
		     rule->kind == PR_CEU_SEVERAL) &&
		    pr_ceu_speaks_of(rule, look->cycle->held[0]) &&
		    pr_ceu_force(rule, look->from, look->to) == PR_CEU_ASKED)
			return rule;
	}
	return look->cycle->by;
}

/* The highest single need; false when that of one is not known. */
static bool
highest(struct look *look, const char **credential)
{
	struct pr_ceu_cycle *cycle = look->cycle;

	for (size_t i = 0; i < cycle->n_held; i++) {
		enum pr_ceu_force force;
		const struct pr_ceu_rule *rule =
			rule_for(look, PR_CEU_TOTAL, cycle->held[i], &force);

		if (!rule || force != PR_CEU_IN_FORCE || rule->units < 0) {
			cycle->need = PR_CEU_UNKNOWN;
			cycle->need_by = rule;
			return false;
		}
		if (rule->units > cycle->need) {
			cycle->need = rule->units;
			cycle->need_by = rule;
			*credential = cycle->held[i];
		}
	}
	return true;
}

static void
add_further(struct look *look, const char *credential)
{
	struct pr_ceu_cycle *cycle = look->cycle;
	enum pr_ceu_force force;
	const struct pr_ceu_rule *rule =
		rule_for(look, PR_CEU_SEVERAL, credential, &force);
	int n = 0;

	for (size_t i = 0; rule && i < cycle->n_held; i++)
		n += pr_ceu_speaks_of(rule, cycle->held[i]);
	if (n < 2)
		return;
	cycle->total_by = cycle->need_by;
	cycle->need_by = rule;
	if (force != PR_CEU_IN_FORCE || rule->each < 0) {
		cycle->need = PR_CEU_UNKNOWN;
		return;
	}
	/* what one alone needs is never made less */
	for (int i = 1; i < n; i++) {
		if (rule->most >= 0 && cycle->need + rule->each > rule->most) {
			if (cycle->need < rule->most)
				cycle->need = rule->most;
			return;
		}
		cycle->need += rule->each;
	}
}

static void
set_need(struct look *look)
{
	struct pr_ceu_cycle *cycle = look->cycle;
	const char *credential = NULL;

	cycle->need = PR_CEU_UNKNOWN;
	if (cycle->copy && cycle->copy->units != PR_CEU_UNKNOWN) {
		cycle->need = cycle->copy->units;
		return;
	}
	if (look->account->card) {
		cycle->need = 0;
		return;
	}
	if (!look->account->out->issuer || look->mine->trimmed)
		return;
	if (look->mine->prorated) {
		cycle->need_by = asked_of_first(look);
		return;
	}
	if (highest(look, &credential))
		add_further(look, credential);
}

/* ---- fee, days after the end, and what lines need ------------------------ */

static void
set_fee(struct look *look)
{
	struct pr_ceu_cycle *cycle = look->cycle;
	enum pr_ceu_force force;
	int n = (int)cycle->n_held;

	cycle->fee = rule_of_held(look, PR_CEU_FEE, &force);
	cycle->fee_cents = PR_CEU_UNKNOWN;
	if (force == PR_CEU_IN_FORCE && cycle->fee->cents >= 0) {
		if (n < 2)
			cycle->fee_cents = cycle->fee->cents;
		else if (cycle->fee->each >= 0)
			cycle->fee_cents =
				cycle->fee->cents + cycle->fee->each * (n - 1);
	}
	if (!cycle->copy)
		return;
	if (cycle->copy->fee_cents != PR_CEU_UNKNOWN)
		cycle->fee_cents = cycle->copy->fee_cents;
	cycle->fee_paid = pr_date_is_valid(cycle->copy->paid);
}

/* A cycle that was cut has no days after it: nobody waits for more. */
static void
set_days(struct look *look)
{
	struct pr_ceu_cycle *cycle = look->cycle;
	enum pr_ceu_force force;
	const struct pr_ceu_rule *rule;

	cycle->report_by = cycle->to;
	if (!pr_date_is_valid(cycle->to))
		return;
	rule = rule_of_held(look, PR_CEU_GRACE, &force);
	if (force == PR_CEU_IN_FORCE && rule->days > 0 && !look->mine->cut)
		cycle->grace_to = judge_next_day(cycle->to, rule->days);
	rule = rule_of_held(look, PR_CEU_REPORT, &force);
	if (force == PR_CEU_IN_FORCE && rule->days >= 0) {
		cycle->report_rule = rule;
		cycle->report_by = judge_next_day(cycle->to, rule->days);
	}
}

static void
set_ways(struct look *look, struct judge_cycle *mine)
{
	enum pr_ceu_force force;
	const struct pr_ceu_rule *rule;

	mine->counting = rule_of_held(look, PR_CEU_COUNTING, &force);
	mine->counting_asked = force == PR_CEU_ASKED;
	/* an activity is counted twice only when nobody objects */
	mine->once = rule_of_held(look, PR_CEU_ONCE, &force);
	mine->once_asked = force == PR_CEU_ASKED;
	rule = rule_of_held(look, PR_CEU_CARRY, &force);
	if (force == PR_CEU_IN_FORCE && rule->units > 0)
		mine->carry = rule;
	mine->choice_from = INT64_MAX;
	rule = rule_of_held(look, PR_CEU_CHOICE, &force);
	if (force != PR_CEU_IN_FORCE || rule->months <= 0 ||
	    !pr_date_is_valid(look->cycle->to))
		return;
	mine->choice_from = judge_day(pr_date_add_months(
		judge_next_day(look->cycle->to, 1), -rule->months));
}

/* The last day of a cycle; of the running one today. */
static void
look_at(struct look *look, const struct judge *j,
	const struct judge_account *account, size_t i)
{
	const struct judge_cycle *mine = &account->cycles[i];
	bool running = mine->from <= j->day && j->day <= mine->to;

	*look = (struct look){ .account = account,
			       .mine = mine,
			       .cycle = &account->out->cycles[i],
			       .from = account->out->cycles[i].from,
			       .to = mine->rules_to };
	look->day = running ? j->day : judge_day(mine->rules_to);
}

enum pr_status
judge_need(struct judge *j, struct judge_account *account, struct pr_err *err)
{
	for (size_t i = 0; i < account->out->n_cycles; i++) {
		struct look look;

		look_at(&look, j, account, i);
		look.cycle->held =
			arena_array(j->arena, account->out->n_holdings,
				    sizeof(*look.cycle->held));
		if (!look.cycle->held)
			return judge_no_memory(err);
		set_held(&look);
		account->cycles[i].succeeded |= in_gap(&look);
		set_need(&look);
		set_fee(&look);
		set_days(&look);
		set_ways(&look, &account->cycles[i]);
	}
	for (size_t i = 0; i < account->out->n_cycles; i++)
		judge_quotas(account, i);
	return PR_OK;
}

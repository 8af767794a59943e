/* judge_state.c - how the cycles stand, and what a holder should look at; see
 * judge.h */
#include "engine/ceu/judge.h"

/* A month has 30.4375 days on the average. */
#define MONTH_NUM 304375
#define MONTH_DEN 10000

/* ---- states -------------------------------------------------------------- */

/* Was a ledger kept for it by its last day? Copied dates do not tell that:
 * who begins to keep one copies those of the past as well. */
static bool
is_kept(const struct judge *j, const struct judge_account *account, size_t i)
{
	const struct pr_ceu_account *out = account->out;
	int64_t to = account->cycles[i].to;

	for (size_t k = 0; k < out->n_lines; k++) {
		const struct pr_ceu_line *line = &out->lines[k];

		if (line->verdict != PR_CEU_ELSEWHERE &&
		    (line->cycle == (int)i ||
		     judge_day(j->ledger->entries[line->entry].date) <= to))
			return true;
	}
	for (size_t k = 0; k < out->n_holdings; k++) {
		if (judge_day(out->holdings[k]->noted) <= to)
			return true;
	}
	return false;
}

/* The end is over. What was never known cannot be called done. */
static enum pr_ceu_state
over(const struct judge *j, const struct judge_account *account, size_t i)
{
	const struct pr_ceu_cycle *cycle = &account->out->cycles[i];

	if (cycle->owed == 0)
		return cycle->reported < cycle->counted ? PR_CEU_OVER_UNSAID
							: PR_CEU_DONE;
	if (!is_kept(j, account, i))
		return PR_CEU_OVER_UNKEPT;
	if (cycle->owed == PR_CEU_UNKNOWN)
		return PR_CEU_OVER_UNSAID;
	if (pr_date_is_valid(cycle->grace_to) &&
	    j->day <= judge_day(cycle->grace_to))
		return PR_CEU_IN_GRACE;
	return PR_CEU_OVER_SHORT;
}

static enum pr_ceu_state
state_of(const struct judge *j, const struct judge_account *account, size_t i)
{
	const struct pr_ceu_cycle *cycle = &account->out->cycles[i];

	if (judge_day(cycle->from) > j->day)
		return PR_CEU_TO_COME;
	if (!pr_date_is_valid(cycle->to))
		return PR_CEU_NO_DATES;
	if (account->card)
		return judge_day(cycle->to) < j->day ? PR_CEU_EXPIRED
						     : PR_CEU_VALID;
	if (judge_day(cycle->to) < j->day)
		return over(j, account, i);
	if (cycle->owed != 0)
		return PR_CEU_RUNNING;
	return cycle->reported < cycle->counted ? PR_CEU_EARNED : PR_CEU_DONE;
}

/* The one that today lies in; of what is over or was given up the last. */
static int
present(const struct judge *j, const struct judge_account *account)
{
	int now = -1;

	for (size_t i = 0; i < account->out->n_cycles; i++) {
		if (account->cycles[i].from <= j->day)
			now = (int)i;
	}
	return now;
}

/* ---- what was left undone ------------------------------------------------ */

/* Does the issuer's site show a later one? Then it was settled there. */
static bool
is_settled(const struct pr_ceu_account *out, size_t cycle)
{
	for (size_t i = cycle + 1; i < out->n_cycles; i++) {
		if (out->cycles[i].copied &&
		    judge_day(out->cycles[i].from) >
			    judge_day(out->cycles[cycle].to))
			return true;
	}
	return false;
}

/* Short, or earned and not all told. */
static bool
is_undone(const struct pr_ceu_cycle *cycle)
{
	return cycle->state == PR_CEU_IN_GRACE ||
	       cycle->state == PR_CEU_OVER_SHORT ||
	       (cycle->state == PR_CEU_OVER_UNSAID &&
		cycle->reported < cycle->counted);
}

static bool
is_logged(const struct pr_ceu_account *out, int cycle)
{
	for (size_t i = 0; i < out->n_lines; i++) {
		if (out->lines[i].cycle == cycle)
			return true;
	}
	return out->cycles[cycle].copied;
}

/* Of the last one that is over nothing logged may mean that all is missing;
 * of older ones that nobody kept them here. */
static int
pressing(const struct judge_account *account)
{
	const struct pr_ceu_account *out = account->out;

	for (int i = out->now - 1; out->open && i >= 0; i--) {
		const struct judge_cycle *mine = &account->cycles[i];
		const struct pr_ceu_cycle *cycle = &out->cycles[i];

		if (is_settled(out, (size_t)i))
			return -1;
		if (mine->cut || mine->succeeded || !is_undone(cycle))
			continue;
		if (is_logged(out, i) || i == out->now - 1)
			return i;
	}
	return -1;
}

/* ---- warnings and pace --------------------------------------------------- */

static bool
to_do(const struct judge_account *account, const struct pr_ceu_cycle *cycle)
{
	return account->card || cycle->owed != 0 || cycle->open ||
	       cycle->reported < cycle->counted;
}

static void
warn(const struct judge *j, const struct judge_account *account)
{
	static const int steps[] = { 30, 90, 180 };
	struct pr_ceu_account *out = account->out;
	const struct pr_ceu_cycle *cycle = &out->cycles[out->now];

	if (!pr_date_is_valid(cycle->to))
		return;
	out->days_left = (int)(judge_day(cycle->to) - j->day);
	if (!out->open || !to_do(account, cycle))
		return;
	for (size_t i = 0; i < PR_LEN(steps) && !out->warn; i++) {
		if (out->days_left <= steps[i])
			out->warn = steps[i];
	}
}

/* What is over and undone does not wait for the next end. */
static void
press(const struct judge_account *account)
{
	struct pr_ceu_account *out = account->out;

	out->pressing = pressing(account);
	if (out->pressing >= 0)
		out->warn = 30;
}

/* Units a month over so many days, rounded up; a month at least, as a rate of
 * days says little. */
static int
rate(int units, int64_t days)
{
	if (days * MONTH_DEN < MONTH_NUM)
		return units;
	return (int)(((int64_t)units * MONTH_NUM + days * MONTH_DEN - 1) /
		     (days * MONTH_DEN));
}

static void
pace(const struct judge *j, const struct judge_account *account)
{
	struct pr_ceu_account *out = account->out;
	const struct pr_ceu_cycle *cycle = &out->cycles[out->now];
	int64_t to = judge_day(cycle->to);
	int64_t last = j->day < to ? j->day : to;

	out->pace = rate(cycle->counted - cycle->carried,
			 last - judge_day(cycle->from) + 1);
	if (cycle->owed > 0 && to != INT64_MAX && to >= j->day)
		out->pace_needed = rate(cycle->owed, to - j->day + 1);
}

/* ---- questions ----------------------------------------------------------- */

/* Is more than one held of the issuer? In one account those that make the
 * need; else each has an account of its own. */
static bool
has_several(const struct judge *j, const struct judge_account *account)
{
	const struct pr_ceu_account *out = account->out;
	size_t n = 0;

	if (out->issuer->pooled)
		return out->cycles[out->now].n_held > 1;
	for (size_t i = 0; i < j->n; i++)
		n += j->accounts[i].out->issuer == out->issuer &&
		     j->accounts[i].out->open;
	return n > 1;
}

/* The time without a break that the present cycle lies in. */
static const struct judge_span *
present_span(const struct judge_account *account)
{
	int64_t from = judge_day(account->out->cycles[account->out->now].from);
	size_t i = account->n_spans - 1;

	while (i > 0 && judge_day(account->spans[i].start) > from)
		i--;
	return &account->spans[i];
}

/* Did another one come to what that time began with, held still or not? */
static bool
has_second(const struct judge_account *account)
{
	const struct judge_span *span = present_span(account);
	const struct pr_ceu_account *out = account->out;

	for (size_t i = 0; i < out->n_holdings; i++) {
		if (judge_day(out->holdings[i]->since) >=
			    judge_day(span->start) &&
		    !judge_same(account->names[i], span->credential))
			return true;
	}
	return false;
}

/* Of that time, does no cycle lie before the present one? */
static bool
is_first(const struct judge_account *account)
{
	int64_t start = judge_day(present_span(account)->start);
	const struct pr_ceu_account *out = account->out;

	for (int i = 0; i < out->now; i++) {
		if (judge_day(out->cycles[i].to) >= start)
			return false;
	}
	return true;
}

static bool
concerns_him(const struct judge *j, const struct judge_account *account,
	     enum pr_ceu_when when)
{
	switch (when) {
	case PR_CEU_WHEN_SEVERAL:
		return has_several(j, account);
	case PR_CEU_WHEN_SECOND:
		return has_second(account);
	case PR_CEU_WHEN_FIRST:
		return is_first(account);
	case PR_CEU_ALWAYS:
		break;
	}
	return true;
}

static bool
concerns(const struct judge *j, const struct judge_account *account,
	 const struct pr_ceu_rule *rule)
{
	const struct pr_ceu_account *out = account->out;
	const struct pr_ceu_cycle *cycle = &out->cycles[out->now];

	for (size_t i = 0; i < cycle->n_quotas; i++) {
		if (cycle->quotas[i].rule == rule)
			return cycle->quotas[i].asked;
	}
	if (pr_ceu_force(rule, cycle->from,
			 account->cycles[out->now].rules_to) != PR_CEU_ASKED ||
	    !concerns_him(j, account, rule->when))
		return false;
	for (size_t i = 0; i < cycle->n_held; i++) {
		if (pr_ceu_speaks_of(rule, cycle->held[i]))
			return true;
	}
	return false;
}

/* Of what is held: nothing is to be asked about what was given up. */
static enum pr_status
ask(struct judge *j, const struct judge_account *account, struct pr_err *err)
{
	struct pr_ceu_account *out = account->out;
	const struct pr_ceu_issuer *issuer = out->issuer;

	if (!issuer || !out->open)
		return PR_OK;
	out->questions = arena_array(j->arena, issuer->n_rules,
				     sizeof(const struct pr_ceu_rule *));
	if (!out->questions)
		return judge_no_memory(err);
	for (size_t i = 0; i < issuer->n_rules; i++) {
		if (concerns(j, account, &issuer->rules[i]))
			out->questions[out->n_questions++] = &issuer->rules[i];
	}
	return PR_OK;
}

enum pr_status
judge_states(struct judge *j, struct judge_account *account, struct pr_err *err)
{
	struct pr_ceu_account *out = account->out;

	for (size_t i = 0; i < out->n_cycles; i++)
		out->cycles[i].state = state_of(j, account, i);
	out->now = present(j, account);
	if (out->now < 0)
		return PR_OK;
	warn(j, account);
	press(account);
	pace(j, account);
	return ask(j, account, err);
}

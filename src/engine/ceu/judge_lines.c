/* judge_lines.c - entries in an account, and where they may count; see
 * judge.h */
#include "engine/ceu/judge.h"

/* The cycle of a day, -1 none. */
static int
cycle_at(const struct judge_account *account, int64_t day)
{
	size_t low = 0, high = account->out->n_cycles;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (account->cycles[middle].from <= day)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0 || day > account->cycles[low - 1].to)
		return -1;
	return (int)low - 1;
}

/* No name is that of all accounts of the issuer. */
static bool
is_called(const struct judge_account *account, const char *name)
{
	const struct pr_ceu_account *out = account->out;

	if (!name || !name[0] || (out->issuer && out->issuer->pooled) ||
	    judge_same(name, out->name))
		return true;
	/* it may have been called by its former name */
	for (size_t i = 0; i < out->n_holdings; i++) {
		if (judge_same(name, out->holdings[i]->credential))
			return true;
	}
	return false;
}

bool
judge_is_for(const struct judge_account *account,
	     const struct pr_ceu_claim *claim)
{
	return is_called(account, claim->account);
}

bool
judge_is_at(const struct judge_account *account,
	    const struct pr_ceu_claim *claim)
{
	return is_called(account, claim->at);
}

/* May what was done on the last days of a cycle count in the next one? */
static bool
has_choice(const struct judge_account *account, size_t home, int64_t day)
{
	const struct judge_cycle *cycle = &account->cycles[home];

	return day >= cycle->choice_from && day <= cycle->to &&
	       home + 1 < account->out->n_cycles &&
	       cycle[1].from == cycle->to + 1;
}

/* Over by that day, and it takes units a while longer. */
static bool
in_grace(const struct judge_account *account, size_t cycle, int64_t day)
{
	struct pr_date to = account->out->cycles[cycle].grace_to;

	return day > account->cycles[cycle].to && pr_date_is_valid(to) &&
	       day <= judge_day(to);
}

/* Of the cycles that a day can count in, the one whose end is nearest to that
 * of the period it was reported for: its dates may have been copied since. */
static int
cycle_of_period(const struct judge_account *account, int home, int64_t day,
		int64_t period)
{
	int64_t nearest = INT64_MAX;
	int found = home;

	for (size_t i = 0; i < account->out->n_cycles; i++) {
		int64_t away = account->cycles[i].to - period;
		bool may = (int)i == home || in_grace(account, i, day) ||
			   (home >= 0 && (int)i == home + 1 &&
			    has_choice(account, (size_t)home, day));

		away = away < 0 ? -away : away;
		if (!may || away >= nearest)
			continue;
		nearest = away;
		found = (int)i;
	}
	return found;
}

/* Was it reported for a period of this account? */
static bool
has_period(const struct judge_account *account,
	   const struct pr_ceu_claim *claim)
{
	return pr_date_is_valid(claim->period) && judge_is_for(account, claim);
}

size_t
judge_choices(const struct judge *j, const struct judge_account *account,
	      const struct pr_ceu_line *line, size_t out[2])
{
	const struct pr_ceu_entry *entry = &j->ledger->entries[line->entry];
	const struct pr_ceu_cycle *home;

	if (line->cycle < 0)
		return 0;
	out[0] = (size_t)line->cycle;
	home = &account->out->cycles[line->cycle];
	if (has_period(account, &entry->claims[line->claim]) ||
	    !has_choice(account, out[0], judge_day(entry->date)))
		return 1;
	/* nobody knows whether its own one can do without */
	if (home->need == PR_CEU_UNKNOWN &&
	    !account->cycles[line->cycle].succeeded)
		return 1;
	out[1] = out[0] + 1;
	return 2;
}

static void
judge_line(const struct judge *j, const struct judge_account *account,
	   struct pr_ceu_line *line, struct judge_line *mine)
{
	const struct pr_ceu_entry *entry = &j->ledger->entries[line->entry];
	const struct pr_ceu_claim *claim = &entry->claims[line->claim];
	int64_t day = judge_day(entry->date);

	line->cycle = cycle_at(account, day);
	if (has_period(account, claim))
		line->cycle = cycle_of_period(account, line->cycle, day,
					      judge_day(claim->period));
	judge_worth(j, account, line, mine);
	if (line->cycle < 0) {
		line->verdict = PR_CEU_OUTSIDE;
		line->rule = NULL;
	} else if (claim->accepted == PR_CEU_MAYBE &&
		   line->verdict == PR_CEU_COUNTS) {
		line->verdict = PR_CEU_WAITS;
	}
	if (claim->accepted == PR_CEU_NO) {
		line->verdict = PR_CEU_REFUSED;
		line->rule = NULL;
	}
}

/* The claim of an entry at the account's issuer, or n_claims. */
static size_t
claim_of(const struct judge_account *account, const struct pr_ceu_entry *entry)
{
	size_t i = 0;

	while (i < entry->n_claims &&
	       (!judge_same(entry->claims[i].issuer, account->issuer) ||
		!judge_is_at(account, &entry->claims[i])))
		i++;
	return i;
}

enum pr_status
judge_lines(struct judge *j, struct judge_account *account, struct pr_err *err)
{
	const struct pr_ceu_ledger *ledger = j->ledger;
	struct pr_ceu_account *out = account->out;
	size_t n = 0;

	for (size_t i = 0; i < ledger->n_entries; i++)
		n += claim_of(account, &ledger->entries[i]) <
		     ledger->entries[i].n_claims;
	out->lines = arena_array(j->arena, n, sizeof(*out->lines));
	account->lines = arena_array(j->arena, n, sizeof(*account->lines));
	if (!out->lines || !account->lines)
		return judge_no_memory(err);
	for (size_t i = 0; i < ledger->n_entries; i++) {
		struct pr_ceu_line *line = &out->lines[out->n_lines];

		if (out->n_lines == n)
			break;
		line->claim = claim_of(account, &ledger->entries[i]);
		line->entry = i;
		if (line->claim == ledger->entries[i].n_claims)
			continue;
		judge_line(j, account, line, &account->lines[out->n_lines++]);
	}
	return PR_OK;
}

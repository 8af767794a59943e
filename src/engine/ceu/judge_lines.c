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

/* A cycle that was over by that day, and takes units a while longer: it is
 * one only for those that were reported for it. */
static int
cycle_in_grace(const struct judge_account *account, int64_t day, int64_t period)
{
	for (size_t i = 0; i < account->out->n_cycles; i++) {
		const struct pr_ceu_cycle *cycle = &account->out->cycles[i];

		if (account->cycles[i].to == period && day > period &&
		    pr_date_is_valid(cycle->grace_to) &&
		    day <= judge_day(cycle->grace_to))
			return (int)i;
	}
	return -1;
}

size_t
judge_choices(const struct judge *j, const struct judge_account *account,
	      const struct pr_ceu_line *line, size_t out[2])
{
	const struct pr_ceu_entry *entry = &j->ledger->entries[line->entry];
	struct pr_date period = entry->claims[line->claim].period;
	const struct judge_cycle *home;
	size_t i = (size_t)line->cycle;

	if (line->cycle < 0)
		return 0;
	out[0] = i;
	home = &account->cycles[i];
	if (judge_day(entry->date) < home->choice_from ||
	    judge_day(entry->date) > home->to ||
	    i + 1 == account->out->n_cycles || home[1].from != home->to + 1)
		return 1;
	out[1] = i + 1;
	if (judge_day(period) == home->to)
		return 1;
	if (judge_day(period) == home[1].to && pr_date_is_valid(period)) {
		out[0] = i + 1;
		return 1;
	}
	return 2;
}

static void
judge_line(const struct judge *j, const struct judge_account *account,
	   struct pr_ceu_line *line, struct judge_line *mine)
{
	const struct pr_ceu_entry *entry = &j->ledger->entries[line->entry];
	const struct pr_ceu_claim *claim = &entry->claims[line->claim];
	int64_t day = judge_day(entry->date);
	int grace = -1;

	if (pr_date_is_valid(claim->period))
		grace = cycle_in_grace(account, day, judge_day(claim->period));
	line->cycle = grace >= 0 ? grace : cycle_at(account, day);
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
	       !judge_same(entry->claims[i].issuer, account->issuer))
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

/* count.c - what an entry is worth in an account, and of which classes it is;
 * see judge.h */
#include "engine/ceu/judge.h"
#include "proctor/ceu_draft.h"

/* Entries of no cycle have only the rules of their day. */
static const struct pr_ceu_rule *
counting_of(const struct judge_account *account, int cycle, struct pr_date date,
	    bool *asked)
{
	const struct pr_ceu_issuer *issuer = account->out->issuer;
	const struct pr_ceu_rule *rule;
	enum pr_ceu_force force;

	if (cycle >= 0) {
		*asked = account->cycles[cycle].counting_asked;
		return account->cycles[cycle].counting;
	}
	*asked = false;
	if (!issuer || !pr_date_is_valid(date))
		return NULL;
	rule = pr_ceu_rule_for(issuer, PR_CEU_COUNTING, account->names[0], date,
			       date, &force);
	*asked = force == PR_CEU_ASKED;
	return rule;
}

/* Enough minutes over for a part, and nothing says what it earns. */
static bool
leaves_unsaid(const struct pr_ceu_rule *rule, int minutes)
{
	return rule && rule->minutes > 0 && rule->least > 0 &&
	       rule->rest == PR_CEU_REST_UNKNOWN &&
	       minutes % rule->minutes >= rule->least;
}

/* The holder's own figure there, or on the whole, or reckoned. */
static void
set_worth(struct pr_ceu_line *line, const struct pr_ceu_entry *entry,
	  const struct pr_ceu_claim *claim, const struct pr_ceu_rule *rule,
	  bool asked)
{
	line->worth =
		claim->units != PR_CEU_UNKNOWN ? claim->units : entry->units;
	if (line->worth != PR_CEU_UNKNOWN)
		return;
	line->rule = rule;
	line->rest_unsaid = !asked && leaves_unsaid(rule, entry->minutes);
	if (entry->minutes > 0)
		pr_ceu_units_of_minutes(&line->worth, asked ? NULL : rule,
					entry->minutes);
	line->minutes_made_it = line->worth != PR_CEU_UNKNOWN;
}

static int
cut_to_step(int units, const struct pr_ceu_rule *rule, bool asked)
{
	if (!rule || asked || rule->step <= 0)
		return units;
	return units / rule->step * rule->step;
}

static bool
is_in(const struct pr_ceu_rule *rule, const struct pr_ceu_claim *claim)
{
	const char *word = claim->word[rule->attribute];

	for (size_t i = 0; word && word[0] && i < rule->n_values; i++) {
		if (judge_same(rule->values[i], word))
			return true;
	}
	return false;
}

void
judge_worth(const struct judge *j, const struct judge_account *account,
	    struct pr_ceu_line *line, struct judge_line *mine)
{
	const struct pr_ceu_entry *entry = &j->ledger->entries[line->entry];
	const struct pr_ceu_claim *claim = &entry->claims[line->claim];
	bool asked;
	const struct pr_ceu_rule *rule =
		counting_of(account, line->cycle, entry->date, &asked);

	for (size_t k = 0; k < account->n_classes; k++)
		mine->in |= (uint32_t)is_in(account->classes[k], claim) << k;
	set_worth(line, entry, claim, rule, asked);
	if (line->worth == PR_CEU_UNKNOWN) {
		line->worth = 0;
		line->verdict = PR_CEU_NO_UNITS;
		return;
	}
	mine->units = cut_to_step(line->worth, rule, asked);
	line->verdict = PR_CEU_COUNTS;
	if (mine->units < line->worth)
		line->rule = rule;
	if (mine->units <= 0) {
		line->verdict = PR_CEU_TOO_SHORT;
		mine->units = 0;
	}
}

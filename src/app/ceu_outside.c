/* ceu_outside.c - entries that were accepted and lie in no cycle */
#include "ceu.h"

#include <strings.h>

/* Nothing says from when to when: no day lies outside of that. */
static bool
has_no_dates(const struct pr_ceu_account *account)
{
	for (size_t i = 0; i < account->n_cycles; i++)
		if (!app_ceu_day_is(account->cycles[i].to))
			return true;
	return false;
}

/* Is it the account that the holder named, if one was? */
static bool
is_named(const struct pr_ceu_account *account, const char *at)
{
	if (!at[0] || account->issuer->pooled || !strcasecmp(account->name, at))
		return true;
	for (size_t i = 0; i < account->n_holdings; i++)
		if (!strcasecmp(account->holdings[i]->credential, at))
			return true;
	return false;
}

bool
app_ceu_is_outside(const struct pr_ceu_picture *picture, size_t entry,
		   const struct pr_ceu_claim *claim)
{
	const struct pr_ceu_status *status = picture->status;

	if (claim->accepted != PR_CEU_YES ||
	    !pr_ceu_issuer_find(&picture->book, claim->issuer))
		return false;
	for (size_t i = 0; i < status->n; i++) {
		const struct pr_ceu_account *a = &status->accounts[i];
		const struct pr_ceu_line *line;

		if (!a->issuer ||
		    strcasecmp(a->issuer->identifier, claim->issuer) != 0 ||
		    !is_named(a, claim->at))
			continue;
		line = pr_ceu_line_find(a, entry);
		if (has_no_dates(a) || (line && line->cycle >= 0))
			return false;
	}
	return true;
}

/* ceu_draft_at.c - where a field is in a draft, and whose claim it is; see
 * cli/ceu_entry.h */
#include "cli/ceu_entry.h"

#include <stdio.h>
#include <strings.h>

static char *
text_of_claim(struct pr_ceu_draft_claim *claim, enum pr_ceu_field field,
	      size_t *cap)
{
	/* the fields that are no text of a claim fall through to the end */
	if (field == PR_CEU_F_ACCEPTED) {
		*cap = sizeof(claim->accepted);
		return claim->accepted;
	}
	if (field == PR_CEU_F_WHY) {
		*cap = sizeof(claim->why);
		return claim->why;
	}
	if (field == PR_CEU_F_UNITS_THERE || field == PR_CEU_F_UNITS) {
		*cap = sizeof(claim->units);
		return claim->units;
	}
	if (field == PR_CEU_F_APPROVAL) {
		*cap = sizeof(claim->approval);
		return claim->approval;
	}
	if (field >= PR_CEU_F_CATEGORY && field <= PR_CEU_F_PLACE) {
		*cap = sizeof(claim->word[0]);
		return claim->word[field - PR_CEU_F_CATEGORY];
	}
	return NULL;
}

static const struct {
	enum pr_ceu_field field;
	size_t at, cap;
} texts[] = {
#define TEXT(field, member)                                              \
	{                                                                \
		PR_CEU_F_##field, offsetof(struct pr_ceu_draft, member), \
			sizeof(((struct pr_ceu_draft *)0)->member)       \
	}
	TEXT(DATE, date),
	TEXT(TITLE, title),
	TEXT(PROVIDER, provider),
	TEXT(MINUTES, minutes),
	TEXT(UNITS, units),
	TEXT(COST, cost),
	TEXT(CERTIFICATE, certificate),
	TEXT(NOTE, note),
	TEXT(CATEGORY, word[PR_CEU_CATEGORY]),
	TEXT(SOURCE, word[PR_CEU_SOURCE]),
	TEXT(PLACE, word[PR_CEU_PLACE]),
#undef TEXT
};

char *
cli_ceu_draft_text(struct pr_ceu_draft *draft, enum pr_ceu_field field,
		   int claim, size_t *cap)
{
	if (claim >= 0)
		return text_of_claim(&draft->claims[claim], field, cap);
	for (size_t i = 0; i < PR_LEN(texts); i++)
		if (texts[i].field == field) {
			*cap = texts[i].cap;
			return (char *)draft + texts[i].at;
		}
	return NULL;
}

int
cli_ceu_draft_claim(const struct pr_ceu_book *book, struct pr_ceu_draft *draft,
		    const char *name)
{
	const char *at;
	const struct pr_ceu_issuer *issuer =
		pr_ceu_claim_issuer(book, name, &at);
	struct pr_ceu_draft_claim *fresh;

	for (size_t i = 0; i < draft->n_claims; i++) {
		const char *other = draft->claims[i].issuer;

		if (!strcasecmp(other, name) ||
		    (issuer && pr_ceu_claim_issuer(book, other, &at) == issuer))
			return (int)i;
	}
	if (draft->n_claims == PR_CEU_CLAIMS)
		return -1;
	fresh = &draft->claims[draft->n_claims];
	*fresh = (struct pr_ceu_draft_claim){ 0 };
	snprintf(fresh->issuer, sizeof(fresh->issuer), "%s", name);
	return (int)draft->n_claims++;
}

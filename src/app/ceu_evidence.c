/* ceu_evidence.c - what is looked for in an entry, and by whom */
#include "ceu_look.h"

#include <stdio.h>

bool
app_ceu_is_said(const struct pr_ceu_entry *e, const struct pr_ceu_claim *claim,
		enum pr_ceu_field field)
{
	switch (field) {
	case PR_CEU_F_PROVIDER:
		return e->provider[0] != '\0';
	case PR_CEU_F_MINUTES:
		return e->minutes > 0;
	case PR_CEU_F_UNITS:
		return e->units > 0 || claim->units > 0 || e->minutes > 0;
	case PR_CEU_F_COST:
		return e->cost_cents >= 0;
	case PR_CEU_F_NOTE:
		return e->note[0] != '\0';
	case PR_CEU_F_CATEGORY:
		return claim->word[PR_CEU_CATEGORY][0] != '\0';
	case PR_CEU_F_SOURCE:
		return claim->word[PR_CEU_SOURCE][0] != '\0';
	case PR_CEU_F_PLACE:
		return claim->word[PR_CEU_PLACE][0] != '\0';
	case PR_CEU_F_APPROVAL:
		return claim->approval[0] != '\0';
	case PR_CEU_F_DATE:        /* always said */
	case PR_CEU_F_TITLE:       /* always said */
	case PR_CEU_F_CERTIFICATE: /* has its own finding */
	case PR_CEU_F_ISSUER:
	case PR_CEU_F_ACCEPTED:
	case PR_CEU_F_WHY:
	case PR_CEU_F_UNITS_THERE:
	case PR_CEU_F_REPORTED:
	case PR_CEU_FIELDS:
		break;
	}
	return true;
}

const char *
app_ceu_asked_by(char out[APP_CEU_ASKED_BY], const struct pr_ceu_issuer *issuer,
		 const struct pr_ceu_rule *rule)
{
	out[0] = '\0';
	if (rule && rule->question)
		snprintf(out, APP_CEU_ASKED_BY,
			 "; not known what %.64s asks for (rule %.64s)",
			 issuer->identifier, rule->identifier);
	else if (rule && rule->listed)
		snprintf(out, APP_CEU_ASKED_BY,
			 ", which %.64s asks for (rule %.64s)",
			 issuer->identifier, rule->identifier);
	else if (rule)
		snprintf(out, APP_CEU_ASKED_BY,
			 "; looked for here by rule %.64s", rule->identifier);
	return out;
}

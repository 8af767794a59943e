/*
 * app/ceu_look.h - what is looked at in an entry for an auditor
 *
 * floor    app
 */
#ifndef PR_APP_CEU_LOOK_H
#define PR_APP_CEU_LOOK_H

#include "ceu.h"

/* ceu_told.c: what issuers were told before it was corrected. */
PR_NODISCARD enum pr_status app_ceu_told(struct pr_ceu_ledger *ledger,
					 struct pr_desk *desk,
					 struct arena *arena,
					 struct pr_err *err);

/* ceu_evidence.c: whether a field is filled in at an issuer; ", which AAPC asks
 * for (rule X)", or that only we look for it; "" without a rule. */
bool app_ceu_is_said(const struct pr_ceu_entry *entry,
		     const struct pr_ceu_claim *claim, enum pr_ceu_field field);
#define APP_CEU_ASKED_BY 200
const char *app_ceu_asked_by(char out[APP_CEU_ASKED_BY],
			     const struct pr_ceu_issuer *issuer,
			     const struct pr_ceu_rule *rule);

#endif

/* ceu_judge_issuers.h - issuers for tests of the judge; figures as the
 * certifiers publish them */
#ifndef CEU_JUDGE_ISSUERS_H
#define CEU_JUDGE_ISSUERS_H

#include "ceu_judge_rules.h"

/* Pooled; two years from the date; 20 or 30, 10 for each further one. */
static inline struct pr_ceu_issuer *
case_ahima(struct ceu_case *c)
{
	static const char *const twenty[] = { "RHIT", "CCS", "CCS-P", "CCA" };
	static const char *const thirty[] = { "RHIA", "CHDA", "CHPS" };
	static const char *const replaces[] = { "RHIA", "RHIT" };
	struct pr_ceu_issuer *issuer =
		case_issuer(c, "AHIMA", true, PR_CEU_CERTIFIER);
	struct pr_ceu_rule *rule;

	for (size_t i = 0; i < PR_LEN(twenty); i++)
		case_credential(c, issuer, twenty[i]);
	for (size_t i = 0; i < PR_LEN(thirty); i++)
		case_credential(c, issuer, thirty[i]);
	case_total(c, issuer, "A-20", 2000, twenty, PR_LEN(twenty));
	case_total(c, issuer, "A-30", 3000, thirty, PR_LEN(thirty));
	rule = case_rule(c, issuer, PR_CEU_SEVERAL, "A-SEVERAL");
	rule->each = 1000;
	rule->most = 5000;
	case_cycle_rule(c, issuer, "A-CYCLE", 24, PR_CEU_FROM_DATE);
	rule = case_rule(c, issuer, PR_CEU_REPLACES, "A-REPLACES");
	rule->credentials = replaces;
	rule->n_credentials = 2;
	return issuer;
}

/* At least 80 percent of one category; of one source 40 since 2025. */
static inline void
case_ahima_shares(struct ceu_case *c, struct pr_ceu_issuer *issuer)
{
	static const char *const hiim[] = { "hiim" };
	static const char *const ahima[] = { "ahima" };

	case_quota(c, issuer, PR_CEU_MINIMUM, "A-80", PR_CEU_CATEGORY, hiim, -1,
		   80);
	case_quota(c, issuer, PR_CEU_MINIMUM, "A-40", PR_CEU_SOURCE, ahima, -1,
		   40)
		->from = day("2025-01-01");
}

/* Pooled; two years to the end of the renewal month, which may count later. */
static inline struct pr_ceu_issuer *
case_aapc(struct ceu_case *c)
{
	static const char *const names[] = { "CPC", "COC", "CIC",
					     "CRC", "CPB", "CPMA" };
	struct pr_ceu_issuer *issuer =
		case_issuer(c, "AAPC", true, PR_CEU_CERTIFIER);
	struct pr_ceu_rule *rule;

	for (size_t i = 0; i < PR_LEN(names); i++)
		case_credential(c, issuer, names[i]);
	case_total(c, issuer, "P-36", 3600, NULL, 0);
	rule = case_rule(c, issuer, PR_CEU_SEVERAL, "P-SEVERAL");
	rule->each = 400;
	rule->most = 5200;
	case_cycle_rule(c, issuer, "P-CYCLE", 24, PR_CEU_RENEWAL);
	case_rule(c, issuer, PR_CEU_CHOICE, "P-CHOICE")->months = 1;
	return issuer;
}

/* Not pooled; 10 in two years; asked whether one credit renews several. */
static inline struct pr_ceu_issuer *
case_nha(struct ceu_case *c)
{
	struct pr_ceu_issuer *issuer =
		case_issuer(c, "NHA", false, PR_CEU_CERTIFIER);

	case_credential(c, issuer, "CEHRS");
	case_credential(c, issuer, "CMAA");
	case_credential(c, issuer, "CBCS");
	case_total(c, issuer, "N-10", 1000, NULL, 0);
	case_cycle_rule(c, issuer, "N-CYCLE", 24, PR_CEU_FROM_DATE);
	case_rule(c, issuer, PR_CEU_ONCE, "N-ONCE")->question =
		"Do the same credits renew all of them?";
	return issuer;
}

/* Pooled; calendar years; 4 of one category, 8 in person over four years. */
static inline struct pr_ceu_issuer *
case_ncra(struct ceu_case *c)
{
	static const char *const a[] = { "category-a" };
	static const char *const in_person[] = { "in-person" };
	struct pr_ceu_issuer *issuer =
		case_issuer(c, "NCRA", true, PR_CEU_CERTIFIER);
	struct pr_ceu_rule *rule;

	case_credential(c, issuer, "ODS");
	c->credentials[issuer - c->issuers][0].formerly = "CTR";
	case_total(c, issuer, "O-20", 2000, NULL, 0);
	case_cycle_rule(c, issuer, "O-CYCLE", 24, PR_CEU_CALENDAR);
	case_quota(c, issuer, PR_CEU_MINIMUM, "O-A", PR_CEU_CATEGORY, a, 400,
		   -1);
	rule = case_quota(c, issuer, PR_CEU_MINIMUM, "O-PERSON", PR_CEU_PLACE,
			  in_person, 800, -1);
	rule->cycles = 2;
	rule->from = day("2025-01-01");
	rule->straddle = PR_CEU_STRADDLE_NOT;
	case_rule(c, issuer, PR_CEU_REPORT, "O-REPORT")->days = 31;
	return issuer;
}

/* Pooled, with a credential X and no rules. */
static inline struct pr_ceu_issuer *
case_own(struct ceu_case *c)
{
	struct pr_ceu_issuer *issuer =
		case_issuer(c, "OWN", true, PR_CEU_CERTIFIER);

	case_credential(c, issuer, "X");
	return issuer;
}

static inline struct pr_ceu_issuer *
case_cards(struct ceu_case *c)
{
	static const char *const aha[] = { "BLS-AHA" };
	static const char *const other[] = { "BLS" };
	struct pr_ceu_issuer *issuer =
		case_issuer(c, "CARDS", false, PR_CEU_CARD);
	struct pr_ceu_rule *rule;

	case_credential(c, issuer, "BLS-AHA");
	case_credential(c, issuer, "BLS");
	rule = case_cycle_rule(c, issuer, "C-AHA", 24, PR_CEU_MONTH_END);
	rule->credentials = aha;
	rule->n_credentials = 1;
	rule = case_cycle_rule(c, issuer, "C-OTHER", -1, PR_CEU_PRINTED);
	rule->credentials = other;
	rule->n_credentials = 1;
	rule->question = "To the day, or to the end of the month?";
	return issuer;
}

#endif

/*
 * ceu_draft_book.h - four issuers made by hand, no rules file is read
 */
#ifndef TEST_CEU_DRAFT_BOOK_H
#define TEST_CEU_DRAFT_BOOK_H

#include "proctor/ceu_draft.h"

static const char *const case_hiim[] = { "hiim" };

static const struct pr_ceu_rule case_ahima_rules[] = {
	{ .identifier = "AHIMA-TOTAL",
	  .kind = PR_CEU_TOTAL,
	  .says = "20 in two years",
	  .units = 2000 },
	{ .identifier = "AHIMA-HIIM-80",
	  .kind = PR_CEU_MINIMUM,
	  .says = "80 percent",
	  .attribute = PR_CEU_CATEGORY,
	  .values = case_hiim,
	  .n_values = 1,
	  .units = -1,
	  .percent = 80,
	  .cycles = 1 },
	{ .identifier = "AHIMA-MINUTES",
	  .kind = PR_CEU_COUNTING,
	  .says = "60 minutes",
	  .minutes = 60,
	  .least = 45,
	  .step = -1 },
};

static const struct pr_ceu_rule case_aapc_rules[] = {
	{ .identifier = "AAPC-TOTAL",
	  .kind = PR_CEU_TOTAL,
	  .says = "36 in two years",
	  .units = 3600 },
	{ .identifier = "AAPC-CYCLE",
	  .kind = PR_CEU_CYCLE,
	  .says = "two years",
	  .months = 24,
	  .anchor = PR_CEU_RENEWAL },
	{ .identifier = "AAPC-STEP",
	  .kind = PR_CEU_COUNTING,
	  .says = "half units",
	  .minutes = 60,
	  .least = -1,
	  .step = 50 },
};

static const struct pr_ceu_credential case_ahima_credentials[] = {
	{ "RHIT", "Registered Health Information Technician", "" },
	{ "CCS", "Certified Coding Specialist", "" },
};
static const struct pr_ceu_credential case_aapc_credentials[] = {
	{ "CPC", "Certified Professional Coder", "" },
};
static const struct pr_ceu_credential case_card_credentials[] = {
	{ "BLS", "Basic Life Support", "" },
};
static const struct pr_ceu_credential case_ncra_credentials[] = {
	{ "ODS", "Oncology Data Specialist", "CTR" },
};

static const struct pr_ceu_word case_categories[] = {
	{ "hiim", "HIIM domains", "" },
	{ "other", "Outside the HIIM domains", "" },
};
static const struct pr_ceu_word case_sources[] = {
	{ "ahima", "AHIMA itself", "" },
	{ "provider", "Other provider", "" },
};
static const struct pr_ceu_word case_places[] = {
	{ "online", "Live online", "" },
};

static struct pr_ceu_issuer case_issuers[] = {
	{ .identifier = "AAPC",
	  .name = "AAPC",
	  .unit = "CEU",
	  .units = "CEUs",
	  .pooled = true,
	  .credentials = case_aapc_credentials,
	  .n_credentials = 1,
	  .words = { NULL, NULL, case_places },
	  .n_words = { 0, 0, 1 },
	  .rules = case_aapc_rules,
	  .n_rules = PR_LEN(case_aapc_rules) },
	{ .identifier = "AHA",
	  .name = "American Heart Association",
	  .kind = PR_CEU_CARD,
	  .unit = "unit",
	  .units = "units",
	  .credentials = case_card_credentials,
	  .n_credentials = 1 },
	{ .identifier = "AHIMA",
	  .name = "AHIMA",
	  .unit = "CEU",
	  .units = "CEUs",
	  .pooled = true,
	  .credentials = case_ahima_credentials,
	  .n_credentials = 2,
	  .words = { case_categories, case_sources, NULL },
	  .n_words = { 2, 2, 0 },
	  .rules = case_ahima_rules,
	  .n_rules = PR_LEN(case_ahima_rules) },
	{ .identifier = "NCRA",
	  .name = "NCRA",
	  .unit = "CE hour",
	  .units = "CE hours",
	  .pooled = true,
	  .credentials = case_ncra_credentials,
	  .n_credentials = 1 },
};
static struct pr_ceu_issuer *case_list[] = { &case_issuers[0], &case_issuers[1],
					     &case_issuers[2],
					     &case_issuers[3] };
static const struct pr_ceu_book case_book = { case_list, 4 };

#endif

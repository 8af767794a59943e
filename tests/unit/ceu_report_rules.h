/* ceu_report_rules.h - two issuers with rules of every sort a report prints */
#ifndef CEU_REPORT_RULES_H
#define CEU_REPORT_RULES_H

#include "proctor/ceu_draft.h"
#include "report/ceu.h"
#include "util/buf.h"

#include "ceu_rule.h"
#include "test.h"

#define CASE_NOW INT64_C(1795000000000) /* 2026-11-18T11:06:40Z */
#define CASE_RULES 10
#define CASE_ENTRIES 8

struct ceu_case {
	struct pr_ceu_rule rules[CASE_RULES], card_rules[2];
	struct pr_ceu_issuer issuer, card;
	struct pr_ceu_issuer *issuers[2];
	struct pr_ceu_holding holdings[3];
	struct pr_ceu_copied copied[1];
	struct pr_ceu_entry entries[CASE_ENTRIES];
	struct pr_ceu_claim claims[CASE_ENTRIES];
	struct pr_ceu_picture picture;
	struct ceu_report report;
	struct buf got;
	struct pr_sink sink;
};

static inline struct pr_date
case_day(const char *text)
{
	struct pr_date day = { 0 };
	struct pr_err err = { 0 };

	if (text[0])
		assert_pr_ok(pr_date_parse(&day, text, &err), &err);
	return day;
}

/* ---- rules --------------------------------------------------------------- */

static const struct pr_ceu_reference case_reference = {
	"page", "Keeping a credential <2025>", "https://t.example/keep", "2025",
	"A"
};
static const struct pr_ceu_reference *const case_references[] = {
	&case_reference
};
static const char *const case_core[] = { "core" };
static const char *const case_own[] = { "own" };
static const struct pr_ceu_credential case_credentials[] = {
	{ "TA", "Test Associate", "" },
	{ "TB", "Test Bachelor", "" },
};
static const struct pr_ceu_credential case_cards[] = {
	{ "CPR", "CPR card", "" },
};
static const struct pr_ceu_word case_categories[] = {
	{ "core", "Core <domains>", "what the exam asks" },
	{ "other", "Other topics", "" },
};
static const struct pr_ceu_word case_sources[] = {
	{ "own", "Its own", "" },
};

static inline struct pr_ceu_rule *
case_rule(struct pr_ceu_rule *rule, const char *identifier,
	  enum pr_ceu_kind kind, const char *says)
{
	*rule = ceu_rule(identifier, kind, says);
	rule->references = case_references;
	rule->n_references = 1;
	return rule;
}

static inline void
case_rules(struct ceu_case *c)
{
	struct pr_ceu_rule *r = c->rules;
	int n = 0;

	case_rule(&r[n++], "T-TOTAL", PR_CEU_TOTAL, "20 CEUs.")->units = 2000;
	case_rule(&r[n], "T-CYCLE", PR_CEU_CYCLE, "Two years.")->months = 24;
	r[n++].anchor = PR_CEU_FROM_DATE;
	case_rule(&r[n], "T-CORE", PR_CEU_MINIMUM, "80 percent core.");
	r[n].percent = 80;
	r[n].values = case_core;
	r[n++].n_values = 1;
	case_rule(&r[n], "T-OWN", PR_CEU_MINIMUM, "Some of its own.");
	r[n].attribute = PR_CEU_SOURCE;
	r[n].units = 800;
	r[n].values = case_own;
	r[n].n_values = 1;
	r[n++].question = "Does the 40 percent rule hold for my cycle?";
	case_rule(&r[n], "T-MINUTES", PR_CEU_COUNTING, "60 minutes are one.");
	r[n].minutes = 60;
	r[n++].least = 45;
	case_rule(&r[n++], "T-REPORT", PR_CEU_REPORT, "Within 31 days.")->days =
		31;
	case_rule(&r[n], "T-FEE", PR_CEU_FEE, "50 USD.")->cents = 5000;
	r[n++].each = 1000;
	case_rule(&r[n], "T-PROOF", PR_CEU_EVIDENCE, "Keep proof.");
	r[n].fields[0] = PR_CEU_F_PROVIDER;
	r[n].fields[1] = PR_CEU_F_CERTIFICATE;
	r[n].fields[2] = PR_CEU_F_UNITS;
	r[n++].n_fields = 3;
	case_rule(&r[n], "T-SEVERAL", PR_CEU_SEVERAL, "Ten more each.");
	r[n].each = 1000;
	r[n++].most = 5000;
	case_rule(&r[n], "T-AUDIT", PR_CEU_AUDIT, "Audits happen.");
	r[n++].question = "What share is audited?";
	assert_int_equal(n, CASE_RULES);
	c->issuer = (struct pr_ceu_issuer){
		.identifier = "TST",
		.name = "Testers' \"Association\"",
		.unit = "CEU",
		.units = "CEUs",
		.site = "Test Center",
		.pooled = true,
		.version = 1,
		.as_of = "2026-11-01",
		.file = "tst.json",
		.credentials = case_credentials,
		.n_credentials = 2,
		.words = { case_categories, case_sources, NULL },
		.n_words = { 2, 1, 0 },
		.references = &case_reference,
		.n_references = 1,
		.rules = c->rules,
		.n_rules = CASE_RULES,
	};
	case_rule(&c->card_rules[0], "C-CYCLE", PR_CEU_CYCLE, "As printed.")
		->anchor = PR_CEU_PRINTED;
	c->card = (struct pr_ceu_issuer){
		.identifier = "CARDS",
		.name = "Cards",
		.kind = PR_CEU_CARD,
		.unit = "unit",
		.units = "units",
		.site = "",
		.version = 1,
		.as_of = "2026-11-01",
		.file = "cards.json",
		.credentials = case_cards,
		.n_credentials = 1,
		.rules = c->card_rules,
		.n_rules = 1,
	};
}

#endif

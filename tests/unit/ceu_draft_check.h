/* ceu_draft_check.h - a draft of the case passes, or has this one fault */
#ifndef TEST_CEU_DRAFT_CHECK_H
#define TEST_CEU_DRAFT_CHECK_H

#include "ceu_draft_case.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

/* The finding of a field, of a claim (-1 the entry); NULL none. */
static inline const struct pr_ceu_finding *
find(const struct pr_ceu_findings *findings, enum pr_ceu_weight weight,
     enum pr_ceu_field field, int claim)
{
	for (size_t i = 0; i < findings->n; i++)
		if (findings->of[i].weight == weight &&
		    findings->of[i].field == field &&
		    findings->of[i].claim == claim)
			return &findings->of[i];
	return NULL;
}

static inline void
says(const struct pr_ceu_finding *finding, const char *words)
{
	if (!finding)
		fail_msg("no finding that says \"%s\"", words);
	if (!strstr(finding->text, words))
		fail_msg("\"%s\" does not say \"%s\"", finding->text, words);
}

/* One fault, of this field and claim, that says so; no entry. */
static inline void
faulty_in(const struct pr_ceu_room *room, const struct pr_ceu_draft *draft,
	  enum pr_ceu_field field, int claim, const char *words)
{
	struct pr_ceu_findings findings;
	struct pr_ceu_entry *entry = (void *)&findings;
	struct pr_err err = { 0 };
	enum pr_status st =
		pr_ceu_draft_check(&entry, draft, room, &findings, &err);

	assert_int_equal(st, PR_EINVAL);
	assert_null(entry);
	assert_true(findings.faulty);
	says(find(&findings, PR_CEU_FAULT, field, claim), words);
	assert_string_equal(err.text, findings.of[0].text);
	if (findings.n != 1)
		fail_msg("%zu findings, the second: %s", findings.n,
			 findings.of[1].text);
}

static inline void
faulty(const struct pr_ceu_draft *draft, enum pr_ceu_field field, int claim,
       const char *words)
{
	faulty_in(&case_room, draft, field, claim, words);
}

static inline struct pr_ceu_entry *
passes(const struct pr_ceu_room *room, const struct pr_ceu_draft *draft,
       struct pr_ceu_findings *findings)
{
	struct pr_ceu_entry *entry = NULL;
	struct pr_err err = { 0 };

	assert_pr_ok(pr_ceu_draft_check(&entry, draft, room, findings, &err),
		     &err);
	assert_non_null(entry);
	assert_false(findings->faulty);
	return entry;
}

static inline const struct pr_ceu_claim *
claim_at(const struct pr_ceu_entry *entry, const char *issuer)
{
	for (size_t i = 0; i < entry->n_claims; i++)
		if (strcmp(entry->claims[i].issuer, issuer) == 0)
			return &entry->claims[i];
	fail_msg("no claim at %s", issuer);
	return NULL;
}

#define SET(field, text) snprintf(field, sizeof(field), "%s", text)

#endif

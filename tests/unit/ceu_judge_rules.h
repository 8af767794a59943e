/* ceu_judge_rules.h - issuers and rules for tests of the judge, in a few
 * lines; see ceu_judge_case.h */
#ifndef CEU_JUDGE_RULES_H
#define CEU_JUDGE_RULES_H

#include "proctor/ceu.h"

#include "ceu_rule.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

enum {
	CASE_ISSUERS = 4,
	CASE_RULES = 16,
	CASE_HELD = 12,
	CASE_ENTRIES = 48,
	CASE_CLAIMS = 3
};

struct ceu_case {
	struct pr_ceu_issuer issuers[CASE_ISSUERS];
	struct pr_ceu_issuer *list[CASE_ISSUERS];
	struct pr_ceu_credential credentials[CASE_ISSUERS][8];
	struct pr_ceu_rule rules[CASE_ISSUERS][CASE_RULES];
	struct pr_ceu_book book;
	struct pr_ceu_holding holdings[CASE_HELD];
	struct pr_ceu_copied copied[CASE_HELD];
	struct pr_ceu_entry entries[CASE_ENTRIES];
	struct pr_ceu_claim claims[CASE_ENTRIES][CASE_CLAIMS];
	struct pr_ceu_ledger ledger;
	int64_t row;
	struct pr_ceu_status *status;
};

static inline struct pr_date
day(const char *text)
{
	struct pr_date date = { 0 };

	if (text[0])
		assert_int_equal(pr_date_parse(&date, text, NULL), PR_OK);
	return date;
}

#define assert_day(date, text)                       \
	do {                                         \
		char day_[PR_DATE_TEXT];             \
		assert_true(pr_date_is_valid(date)); \
		pr_date_format(day_, (date));        \
		assert_string_equal(day_, (text));   \
	} while (0)

#define assert_cycle(cycle, first, last)         \
	do {                                     \
		assert_day((cycle).from, first); \
		assert_day((cycle).to, last);    \
	} while (0)

static inline struct ceu_case *
case_new(void)
{
	struct ceu_case *c = calloc(1, sizeof(*c));

	assert_non_null(c);
	c->book.issuers = c->list;
	c->ledger.holdings = c->holdings;
	c->ledger.copied = c->copied;
	c->ledger.entries = c->entries;
	return c;
}

static inline void
case_free(struct ceu_case *c)
{
	pr_ceu_status_free(c->status);
	free(c);
}

static inline int
case_setup(void **state)
{
	*state = case_new();
	return 0;
}

static inline int
case_teardown(void **state)
{
	case_free(*state);
	return 0;
}

/* With an empty case as its state. */
#define case_test(f) \
	cmocka_unit_test_setup_teardown(f, case_setup, case_teardown)

/* In the order of their names, as a book keeps them. */
static inline struct pr_ceu_issuer *
case_issuer(struct ceu_case *c, const char *name, bool pooled,
	    enum pr_ceu_issuer_kind kind)
{
	size_t i = c->book.n++;
	struct pr_ceu_issuer *issuer = &c->issuers[i];

	assert_true(i < CASE_ISSUERS);
	assert_true(i == 0 || strcmp(c->issuers[i - 1].identifier, name) < 0);
	c->list[i] = issuer;
	issuer->identifier = issuer->name = name;
	issuer->pooled = pooled;
	issuer->kind = kind;
	issuer->credentials = c->credentials[i];
	issuer->rules = c->rules[i];
	return issuer;
}

static inline void
case_credential(struct ceu_case *c, struct pr_ceu_issuer *issuer,
		const char *name)
{
	size_t i = issuer->n_credentials++;

	assert_true(i < PR_LEN(c->credentials[0]));
	c->credentials[issuer - c->issuers][i] = (struct pr_ceu_credential){
		.identifier = name, .name = name, .formerly = ""
	};
}

static inline struct pr_ceu_rule *
case_rule(struct ceu_case *c, struct pr_ceu_issuer *issuer,
	  enum pr_ceu_kind kind, const char *name)
{
	size_t i = issuer->n_rules++;
	struct pr_ceu_rule *rule = &c->rules[issuer - c->issuers][i];

	assert_true(i < CASE_RULES);
	*rule = ceu_rule(name, kind, "So it is.");
	return rule;
}

static inline struct pr_ceu_rule *
case_total(struct ceu_case *c, struct pr_ceu_issuer *issuer, const char *name,
	   int units, const char *const *credentials, size_t n)
{
	struct pr_ceu_rule *rule = case_rule(c, issuer, PR_CEU_TOTAL, name);

	rule->units = units;
	rule->credentials = credentials;
	rule->n_credentials = n;
	return rule;
}

static inline struct pr_ceu_rule *
case_cycle_rule(struct ceu_case *c, struct pr_ceu_issuer *issuer,
		const char *name, int months, enum pr_ceu_anchor anchor)
{
	struct pr_ceu_rule *rule = case_rule(c, issuer, PR_CEU_CYCLE, name);

	rule->months = months;
	rule->anchor = anchor;
	return rule;
}

/* A minimum or maximum of one value; -1 units or percent is not given. */
static inline struct pr_ceu_rule *
case_quota(struct ceu_case *c, struct pr_ceu_issuer *issuer,
	   enum pr_ceu_kind kind, const char *name,
	   enum pr_ceu_attribute attribute, const char *const *value, int units,
	   int percent)
{
	struct pr_ceu_rule *rule = case_rule(c, issuer, kind, name);

	rule->attribute = attribute;
	rule->values = value;
	rule->n_values = 1;
	rule->units = units;
	rule->percent = percent;
	return rule;
}

#endif

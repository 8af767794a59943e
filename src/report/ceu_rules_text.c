/* ceu_rules_text.c - an issuer's rules as text; see report/ceu.h */
#include "report/ceu_parts.h"

#include <stdio.h>

/* ---- the issuers --------------------------------------------------------- */

static size_t
open_questions(const struct pr_ceu_issuer *issuer)
{
	size_t n = 0;

	for (size_t i = 0; i < issuer->n_rules; i++)
		n += issuer->rules[i].question != NULL;
	return n;
}

static void
put_issuer(struct page *page, const struct pr_ceu_issuer *issuer)
{
	size_t questions = open_questions(issuer);
	char line[CEU_LINE];
	struct ceu_text t = ceu_begin(line, sizeof(line));

	ceu_add(&t, "%s: %s", issuer->identifier, issuer->name);
	page_wrap(page, line, 0, 2);
	t = ceu_begin(line, sizeof(line));
	for (size_t i = 0; i < issuer->n_credentials; i++)
		ceu_add(&t, "%s%s", i ? ", " : "",
			issuer->credentials[i].identifier);
	page_wrap(page, line, 4, 0);
	t = ceu_begin(line, sizeof(line));
	ceu_add(&t,
		"%zu rule%s, %zu of them %sopen question%s, last checked %s; "
		"%s, version %d",
		issuer->n_rules, issuer->n_rules == 1 ? "" : "s", questions,
		questions == 1 ? "an " : "", questions == 1 ? "" : "s",
		issuer->as_of, issuer->own ? "your own file" : "shipped",
		issuer->version);
	page_wrap(page, line, 4, 0);
}

/* ---- one issuer ---------------------------------------------------------- */

static void
put_head(struct page *page, const struct pr_ceu_issuer *issuer)
{
	char line[CEU_LINE];

	put_issuer(page, issuer);
	if (issuer->site[0]) {
		snprintf(line, sizeof(line), "Reported at: %s", issuer->site);
		page_wrap(page, line, 4, 0);
	}
	snprintf(line, sizeof(line), "Counted in %s, %s. File: %s.",
		 issuer->units,
		 issuer->pooled ? "in one account for all its credentials"
				: "in an account for each credential",
		 issuer->file);
	page_wrap(page, line, 4, 0);
	page_addc(page, '\n');
	for (size_t i = 0; i < issuer->n_credentials; i++) {
		const struct pr_ceu_credential *c = &issuer->credentials[i];

		snprintf(line, sizeof(line), "%s: %s%s%s%s", c->identifier,
			 c->name, c->formerly[0] ? " (formerly " : "",
			 c->formerly, c->formerly[0] ? ")" : "");
		page_wrap(page, line, 2, 2);
	}
	page_addc(page, '\n');
}

static void
put_words(struct page *page, const struct pr_ceu_issuer *issuer)
{
	static const char *const heads[PR_CEU_ATTRIBUTES] = { "Categories",
							      "Sources",
							      "Places" };
	char line[CEU_LINE];

	for (int a = 0; a < PR_CEU_ATTRIBUTES; a++) {
		if (!issuer->n_words[a])
			continue;
		page_printf(page, "%s\n", heads[a]);
		for (size_t i = 0; i < issuer->n_words[a]; i++) {
			const struct pr_ceu_word *w = &issuer->words[a][i];

			snprintf(line, sizeof(line), "%s: %s%s%s",
				 w->identifier, w->title,
				 w->help[0] ? ". " : "", w->help);
			page_wrap(page, line, 2, 2);
		}
		page_addc(page, '\n');
	}
}

/* Whom a question concerns, as it is added to a sentence. */
static const char *
concerned(enum pr_ceu_when when)
{
	switch (when) {
	case PR_CEU_WHEN_SEVERAL:
		return "asked of a holder of several credentials here";
	case PR_CEU_WHEN_SECOND:
		return "asked once a further credential came to the account";
	case PR_CEU_WHEN_FIRST:
		return "asked in the first cycle";
	case PR_CEU_ALWAYS:
		break;
	}
	return NULL;
}

/* "For RHIT, CCS; cycles that begin 1 Jan 2025 or later" */
static void
put_scope(struct page *page, const struct pr_ceu_rule *rule)
{
	char line[CEU_LINE];
	struct ceu_text t = ceu_begin(line, sizeof(line));

	for (size_t i = 0; i < rule->n_credentials; i++)
		ceu_add(&t, "%s%s", i ? ", " : "For ", rule->credentials[i]);
	if (pr_date_is_valid(rule->from))
		ceu_add(&t, "%scycles that begin %s or later",
			t.at ? "; " : "For ", CEU_ON(rule->from));
	if (pr_date_is_valid(rule->to))
		ceu_add(&t, "%scycles that begin %s or earlier",
			t.at ? "; " : "For ", CEU_ON(rule->to));
	if (pr_date_is_valid(rule->from) &&
	    rule->straddle == PR_CEU_STRADDLE_UNKNOWN)
		ceu_add(&t,
			"; not known for one that began before and runs on");
	else if (pr_date_is_valid(rule->from) &&
		 rule->straddle == PR_CEU_STRADDLE_HOLDS)
		ceu_add(&t, "; also for one that began before and runs on");
	if (t.at)
		page_wrap(page, line, 4, 2);
	if (!concerned(rule->when))
		return;
	snprintf(line, sizeof(line), "Only %s", concerned(rule->when));
	page_wrap(page, line, 4, 2);
}

static void
put_rule(struct page *page, const struct pr_ceu_issuer *issuer,
	 const struct pr_ceu_rule *rule)
{
	char line[CEU_LINE], basis[CEU_WORDS], grade[CEU_WORDS];
	struct ceu_text t = ceu_begin(line, sizeof(line));

	ceu_add(&t, "%s (%s", rule->identifier, ceu_kind_name(rule->kind));
	if (rule->n_values) {
		ceu_add(&t, ": ");
		ceu_say_class(&t, issuer, rule);
	}
	ceu_add(&t, ")");
	page_wrap(page, line, 2, 4);
	page_wrap(page, rule->says, 4, 0);
	if (rule->question) {
		snprintf(line, sizeof(line), "Not settled. Ask: %s",
			 rule->question);
		page_wrap(page, line, 4, 2);
	}
	put_scope(page, rule);
	pr_ceu_basis(basis, sizeof(basis), rule);
	page_wrap(page, basis, 4, 2);
	for (size_t i = 0; i < rule->n_references; i++) {
		const struct pr_ceu_reference *r = rule->references[i];

		snprintf(line, sizeof(line), "Source: %s, %s (as of %s; %s)",
			 r->title, r->address, r->as_of,
			 ceu_grade(grade, r->grade));
		page_wrap(page, line, 4, 2);
	}
	page_addc(page, '\n');
}

enum pr_status
ceu_rules_text(const struct ceu_report *report,
	       const struct pr_ceu_issuer *issuer, const struct pr_sink *sink,
	       struct pr_err *err)
{
	const struct pr_ceu_book *book = &report->picture->book;
	char line[CEU_LINE];
	struct ceu_text t = ceu_begin(line, sizeof(line));
	struct page page;

	page_init(&page, sink, report->width);
	for (size_t i = 0; !issuer && i < book->n; i++)
		put_issuer(&page, book->issuers[i]);
	if (!issuer)
		page_printf(&page,
			    "\nOne of them in full: %s ceu rules ISSUER\n\n",
			    ceu_program(report));
	if (issuer) {
		put_head(&page, issuer);
		put_words(&page, issuer);
		page_add(&page, "Rules, in our words\n");
		for (size_t i = 0; i < issuer->n_rules; i++)
			put_rule(&page, issuer, &issuer->rules[i]);
	}
	ceu_add(&t,
		"What the issuer's own site says wins: dates and totals copied "
		"from there (%s ceu cycle) go before computed ones.",
		ceu_program(report));
	page_wrap(&page, line, 0, 0);
	ceu_put_standing(&page);
	return page_end(&page, err);
}

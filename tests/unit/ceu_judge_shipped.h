/* ceu_judge_shipped.h - the shipped rules of certifiers as the book of a case:
 * question_banks/credentials */
#ifndef CEU_JUDGE_SHIPPED_H
#define CEU_JUDGE_SHIPPED_H

#include "util/fs.h"

#include "ceu_judge_case.h"

#include <stdio.h>

#define SHIPPED "question_banks/credentials"

static inline void
drop_finding(void *ctx, const struct pr_finding *finding)
{
	(void)ctx;
	print_message("%s:%ld: %s\n", finding->file, finding->line,
		      finding->wrong);
}

static inline void
take_in(struct pr_ceu_book *book, const char *name)
{
	struct pr_findings findings = { .found = drop_finding };
	struct pr_ceu_issuer *issuer;
	struct pr_err err = { 0 };
	char path[128], *text;
	size_t len;

	snprintf(path, sizeof(path), SHIPPED "/%s.json", name);
	if (fs_read(&text, &len, path, (size_t)4 << 20, &err))
		skip();
	assert_pr_ok(
		pr_ceu_rules_read(&issuer, path, text, len, &findings, &err),
		&err);
	free(text);
	assert_pr_ok(pr_ceu_book_add(book, issuer, &err), &err);
}

/* A case whose book is the shipped one. */
static inline struct ceu_case *
shipped(void **state)
{
	static const char *const names[] = {
		"aapc", "ahima", "ncra", "nha", "cpr", "background-check"
	};
	struct ceu_case *c = *state;

	c->book = (struct pr_ceu_book){ 0 };
	for (size_t i = 0; i < PR_LEN(names); i++)
		take_in(&c->book, names[i]);
	return c;
}

static inline int
shipped_teardown(void **state)
{
	struct ceu_case *c = *state;

	pr_ceu_book_release(&c->book);
	return case_teardown(state);
}

#define shipped_test(f) \
	cmocka_unit_test_setup_teardown(f, case_setup, shipped_teardown)

static inline bool
asks(const struct pr_ceu_account *account, const char *rule)
{
	for (size_t i = 0; i < account->n_questions; i++) {
		if (!strcmp(account->questions[i]->identifier, rule))
			return true;
	}
	return false;
}

#endif

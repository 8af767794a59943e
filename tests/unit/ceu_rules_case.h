/* ceu_rules_case.h - rules files in memory, changed in one place, and what the
 * gate says of them */
#ifndef CEU_RULES_CASE_H
#define CEU_RULES_CASE_H

#include "proctor/ceu_rules.h"
#include "util/fs.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RULES_FILE "tests/data/ceu_rules.json"
#define RULES_FILE_MAX ((size_t)4 << 20)

/* What was found: the first of each, and how many. */
struct rules_heard {
	int rule; /* looked for, 0 any error */
	int hits, others, told;
	enum pr_severity severity;
	long line, column;
	char what[32], item[80], member[256];
	char wrong[PR_ERR_TEXT_MAX], right[PR_ERR_TEXT_MAX];
};

static inline void
rules_hear(void *ctx, const struct pr_finding *f)
{
	struct rules_heard *h = ctx;

	assert_non_null(f->wrong);
	assert_non_null(f->right);
	assert_true(f->wrong[0] && !strchr(f->wrong, '{'));
	assert_true(f->line > 0 && f->column > 0);
	h->told++;
	if (h->rule ? f->rule != h->rule : f->severity < PR_ERROR) {
		h->others += f->severity >= PR_ERROR;
		return;
	}
	if (h->hits++)
		return;
	h->severity = f->severity;
	h->line = f->line;
	h->column = f->column;
	snprintf(h->what, sizeof(h->what), "%s", f->what ? f->what : "");
	snprintf(h->item, sizeof(h->item), "%s", f->item ? f->item : "");
	snprintf(h->member, sizeof(h->member), "%s",
		 f->member ? f->member : "");
	snprintf(h->wrong, sizeof(h->wrong), "%s", f->wrong);
	snprintf(h->right, sizeof(h->right), "%s", f->right);
}

static inline char *
rules_text(void)
{
	char *text = NULL;
	struct pr_err err = { 0 };

	assert_pr_ok(fs_read(&text, NULL, RULES_FILE, RULES_FILE_MAX, &err),
		     &err);
	return text;
}

/* text with the one place where it says `from` saying `to`; takes text. */
static inline char *
rules_change(char *text, const char *from, const char *to)
{
	char *at = strstr(text, from), *out;
	size_t n = strlen(text) + strlen(to) + 1;

	if (!at || strstr(at + 1, from))
		fail_msg("%s: not there once", from);
	out = malloc(n);
	assert_non_null(out);
	snprintf(out, n, "%.*s%s%s", (int)(at - text), text, to,
		 at + strlen(from));
	free(text);
	return out;
}

static inline enum pr_status
rules_try(struct pr_ceu_issuer **out, const char *text, size_t len,
	  struct rules_heard *heard, struct pr_err *err)
{
	struct pr_findings findings = { heard, rules_hear };

	return pr_ceu_rules_read(out, "rules.json", text, len,
				 heard ? &findings : NULL, err);
}

static inline struct pr_ceu_issuer *
rules_good(const char *text)
{
	struct rules_heard heard = { 0 };
	struct pr_ceu_issuer *issuer = NULL;
	struct pr_err err = { 0 };

	assert_pr_ok(rules_try(&issuer, text, strlen(text), &heard, &err),
		     &err);
	assert_non_null(issuer);
	assert_int_equal(heard.told, 0);
	return issuer;
}

static inline const struct pr_ceu_rule *
rules_of(const struct pr_ceu_issuer *issuer, const char *identifier)
{
	for (size_t i = 0; i < issuer->n_rules; i++)
		if (!strcmp(issuer->rules[i].identifier, identifier))
			return &issuer->rules[i];
	fail_msg("no rule %s", identifier);
	return NULL;
}

#endif

/* lint_case.h - items given to the linter as text, findings counted by rule */
#ifndef LINT_CASE_H
#define LINT_CASE_H

#include "proctor/lint.h"

#include "bank_memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TODAY "2026-11-22"

/* What a sound item has besides its question. */
#define SOUND                                                         \
	"\"rationale\":\"Because the rule says so.\",\"review_by\":"  \
	"\"2027-11-30\",\"authority\":[{\"source\":\"Rule 1\","       \
	"\"as_of\":\"2026-11-21\"}],\"objectives\":[{\"exam\":\"E\"," \
	"\"domain\":\"D1\",\"task\":\"T1\"}],\"cognitive_level\":"    \
	"\"apply\",\"difficulty\":{\"angoff\":0.7,\"raters\":2},"     \
	"\"time_expected_seconds\":60"
#define OPT_(id, text, more) "{\"id\":\"" id "\",\"text\":\"" text "\"" more "}"
/* An item of one right option, B, and of three others. */
#define ITEM(name, stem, a, key, c, d) ITEM_MORE(name, stem, a, key, c, d, "")
#define ITEM_MORE(name, stem, a, key, c, d, more)                              \
	"{\"identifier\":\"" name "\",\"type\":\"single_choice\",\"stem\":"    \
	"\"" stem "\",\"options\":[" OPT_("A", a, "") "," OPT_(                \
		"B", key,                                                      \
		",\"correct\":true") "," OPT_("C", c,                          \
					      "") "," OPT_("D", d,             \
							   "") "]," SOUND more \
							       "}"

struct lint_case {
	long found[64]; /* by rule less 401 */
	long waived[64];
	enum pr_severity worst[64];
	long all;
	char last_item[80], last_wrong[400], last_right[400], last_file[80];
	long last_line;
	struct pr_lint_sum sum;
};

static inline void
lint_case_note(void *ctx, const struct pr_finding *f)
{
	struct lint_case *c = ctx;
	int i = f->rule - 401;

	assert_in_range(f->rule, 401, 449);
	assert_true(f->wrong[0] != '\0');
	assert_true(f->right[0] != '\0');
	assert_null(strchr(f->wrong, '{'));
	if (!c->found[i]++ || f->severity > c->worst[i])
		c->worst[i] = f->severity;
	c->all++;
	snprintf(c->last_item, sizeof(c->last_item), "%s",
		 f->item ? f->item : "");
	snprintf(c->last_file, sizeof(c->last_file), "%s",
		 f->file ? f->file : "");
	snprintf(c->last_wrong, sizeof(c->last_wrong), "%s", f->wrong);
	snprintf(c->last_right, sizeof(c->last_right), "%s", f->right);
	c->last_line = f->line;
}

static inline struct pr_lint *
lint_case_new(struct lint_case *c)
{
	struct pr_findings findings = { c, lint_case_note };
	struct pr_lint *lint = NULL;
	struct pr_err err = { 0 };

	memset(c, 0, sizeof(*c));
	assert_pr_ok(pr_lint_new(&lint, TODAY, &findings, &err), &err);
	return lint;
}

/* Adds everything of a bank text; waivers are given to each item. */
static inline void
lint_case_add(struct pr_lint *lint, const char *text,
	      const struct pr_waiver *waivers, size_t n_waivers)
{
	struct bank_memory m = { .text = text };
	struct pr_reader *reader = bank_open(&m);
	struct pr_record record;
	struct pr_err err = { 0 };
	bool has = true;

	for (;;) {
		struct pr_lint_at at = { .file = "memory",
					 .waivers = waivers,
					 .n_waivers = n_waivers };

		assert_pr_ok(pr_reader_next(reader, &record, &has, &err), &err);
		if (!has)
			break;
		if (record.refused)
			fail_msg("the test's own record is refused: %s %s",
				 m.last.item, m.last.member);
		at.line = record.line;
		if (record.kind == PR_RECORD_HEADER)
			assert_pr_ok(pr_lint_add_bank(lint, "memory",
						      record.header, &err),
				     &err);
		else if (record.kind == PR_RECORD_EXAM)
			assert_pr_ok(pr_lint_add_exam(lint, record.exam, &err),
				     &err);
		else if (record.kind == PR_RECORD_ITEM)
			assert_pr_ok(
				pr_lint_add_item(lint, &at, record.item, &err),
				&err);
	}
	pr_reader_close(reader);
}

static inline void
lint_case_end(struct lint_case *c, struct pr_lint *lint)
{
	struct pr_err err = { 0 };

	assert_pr_ok(pr_lint_finish(lint, &err), &err);
	for (int i = 0; i < 64; i++) {
		struct pr_lint_count n = pr_lint_count(lint, 401 + i);

		assert_int_equal(n.found, c->found[i]);
		c->waived[i] = n.waived;
	}
	c->sum = pr_lint_sum(lint);
	assert_int_equal(c->sum.errors + c->sum.warnings + c->sum.notices,
			 c->all);
	pr_lint_free(lint);
}

/* A whole bank of these items in a language, judged. */
static inline void
lint_case_run(struct lint_case *c, const char *lang, const char *exams,
	      const char *items)
{
	size_t cap = strlen(items) + strlen(exams) + 512;
	char *text = malloc(cap);
	struct pr_lint *lint = lint_case_new(c);

	assert_non_null(text);
	snprintf(text, cap,
		 BANK_HEAD "\"bank\":{\"uuid\":\"" BANK_UUID
			   "\",\"identifier\":\"b\","
			   "\"title\":\"T\",\"lang\":\"%s\"},\"exams\":[%s],"
			   "\"items\":[%s]}",
		 lang, exams, items);
	lint_case_add(lint, text, NULL, 0);
	lint_case_end(c, lint);
	free(text);
}

/* One item that must trip this rule, and of the others only those allowed
 * (0 ends them); rule 0: it must trip nothing but the allowed. */
struct lint_row {
	int rule;
	const char *item;
	int also[4];
};

static inline bool
lint_row_allows(const struct lint_row *row, int rule)
{
	for (size_t i = 0; i < PR_LEN(row->also); i++)
		if (row->also[i] == rule)
			return true;
	return rule == row->rule;
}

static inline void
lint_rows(const struct lint_row *rows, size_t n)
{
	struct lint_case c;

	for (size_t i = 0; i < n; i++) {
		lint_case_run(&c, "en-US", "", rows[i].item);
		if (rows[i].rule && !c.found[rows[i].rule - 401])
			fail_msg("row %zu does not trip R%d: %s", i,
				 rows[i].rule, rows[i].item);
		for (int k = 0; k < 64; k++)
			if (c.found[k] && !lint_row_allows(&rows[i], 401 + k))
				fail_msg("row %zu trips R%d (%s): %s", i,
					 401 + k, c.last_wrong, rows[i].item);
	}
}

#endif

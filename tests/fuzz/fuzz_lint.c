/* fuzz_lint.c - whatever stands in an item, judging ends and says the same
 * twice
 *
 * The first line is the stem, the others are options, a key begins with "*".
 */
#include "proctor/lint.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool is_so)
{
	if (!is_so)
		abort();
}

static void
note(void *ctx, const struct pr_finding *f)
{
	uint32_t *sum = ctx;

	must(f->rule >= 401 && f->rule <= 449 && f->wrong[0] && f->right[0]);
	must(strlen(f->wrong) < 500);
	*sum = *sum * 31 + (uint32_t)f->rule;
	for (const char *s = f->wrong; *s; s++)
		*sum = *sum * 31 + (unsigned char)*s;
}

/* Cuts the lines of text apart. */
static void
fill(struct pr_item *item, struct pr_option *options, char *text)
{
	static const char *const ids[] = { "A", "B", "C", "D",
					   "E", "F", "G", "H" };
	char *line = strchr(text, '\n');

	item->stem.text = text;
	item->options = options;
	while (line && item->n_options < PR_LEN(ids)) {
		struct pr_option *option = &options[item->n_options];

		*line++ = '\0';
		option->id = ids[item->n_options++];
		option->correct = *line == '*';
		option->text.text = line + option->correct;
		line = strchr(line, '\n');
	}
}

static uint32_t
judge(struct pr_item *item)
{
	struct pr_bank_header header = { .title = "T", .lang = "en" };
	struct pr_lint_at at = { .file = "f", .line = 1 };
	uint32_t sum = 1;
	struct pr_findings findings = { &sum, note };
	struct pr_lint *lint;
	struct pr_err err = { 0 };

	must(pr_lint_new(&lint, "2026-11-22", &findings, &err) == PR_OK);
	must(pr_lint_add_bank(lint, "f", &header, &err) == PR_OK);
	for (int i = 0; i < 2; i++) {
		snprintf(item->uuid, sizeof(item->uuid), "%d", i);
		must(pr_lint_add_item(lint, &at, item, &err) == PR_OK);
	}
	must(pr_lint_finish(lint, &err) == PR_OK);
	must(pr_lint_sum(lint).items == 2);
	pr_lint_free(lint);
	return sum;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct pr_item item = { .angoff = (double)NAN, .identifier = "I" };
	struct pr_option options[PR_OPTIONS_MAX] = { { .id = NULL } };
	char *text = malloc(size + 1);

	if (!text)
		return 0;
	memcpy(text, data, size);
	text[size] = '\0';
	fill(&item, options, text);
	must(judge(&item) == judge(&item));
	free(text);
	return 0;
}

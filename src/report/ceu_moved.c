/* ceu_moved.c - what counts in another account now; see report/ceu_moved.h */
#include "report/ceu_moved.h"

#include "report/ceu_parts.h"

#include <string.h>

/* The line of an entry in an account of this name, NULL none. */
static const struct pr_ceu_line *
line_of(const struct pr_ceu_picture *picture, const char *name, int64_t row)
{
	for (size_t i = 0; i < picture->status->n; i++) {
		const struct pr_ceu_account *a = &picture->status->accounts[i];

		if (strcmp(a->name, name) != 0)
			continue;
		for (size_t k = 0; k < a->n_lines; k++)
			if (picture->ledger.entries[a->lines[k].entry].row ==
			    row)
				return &a->lines[k];
	}
	return NULL;
}

const char *
ceu_moved_to(const struct pr_ceu_picture *before,
	     const struct pr_ceu_account *from, const struct pr_ceu_line *line,
	     const struct pr_ceu_picture *after)
{
	int64_t row = before->ledger.entries[line->entry].row;
	const struct pr_ceu_line *now;

	if (!ceu_counts(line) || line->counted <= 0)
		return NULL;
	now = line_of(after, from->name, row);
	return now && now->verdict == PR_CEU_ELSEWHERE ? now->there : NULL;
}

const char *
ceu_words_moved(char out[CEU_WORDS], const struct pr_ceu_picture *before,
		const struct pr_ceu_picture *after)
{
	struct ceu_text t = ceu_begin(out, CEU_WORDS);
	const char *from = NULL, *to = NULL;
	long long row = 0;
	size_t n = 0;

	for (size_t i = 0; i < before->status->n; i++) {
		const struct pr_ceu_account *a = &before->status->accounts[i];

		for (size_t k = 0; k < a->n_lines; k++) {
			const char *there =
				ceu_moved_to(before, a, &a->lines[k], after);

			if (!there || n++ > 0)
				continue;
			from = a->name;
			to = there;
			row = (long long)before->ledger
				      .entries[a->lines[k].entry]
				      .row;
		}
	}
	if (n == 1)
		ceu_add(&t, "#%lld counts at %s now, not at %s.", row, to,
			from);
	else if (n > 1)
		ceu_add(&t,
			"%zu entries count in another account now: #%lld at "
			"%s, not at %s, and others.",
			n, row, to, from);
	return out;
}

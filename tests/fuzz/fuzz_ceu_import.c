/* fuzz_ceu_import.c - whatever calls itself an exported ledger: rows become
 * records that hold together, or there is a finding */
#include "app/ceu_import.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
look(void *ctx, const struct pr_finding *finding)
{
	long *found = ctx;

	if (!finding->wrong || !finding->wrong[0] || finding->line < 0)
		abort();
	(*found)++;
}

static void
check(const struct in_record *r)
{
	if ((r->kind == IN_ENTRY) != (r->draft != NULL))
		abort();
	if (!r->draft)
		return;
	if (r->draft->n_claims > PR_CEU_CLAIMS)
		abort();
	for (size_t i = 0; i < r->draft->n_claims; i++)
		if (!r->told[i].period || !r->told[i].account ||
		    !r->told[i].before)
			abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct pr_ceu_import options = { .path = "f",
					       .for_issuers = "AHIMA,AAPC" };
	struct pr_ceu_imported sum = { 0 };
	long found = 0;
	const struct pr_findings findings = { &found, look };
	struct ceu_in in = { .options = &options,
			     .findings = &findings,
			     .sum = &sum,
			     .arena = arena_new((size_t)64 << 20) };

	if (!in.arena || size > 100000) {
		arena_free(in.arena);
		return 0;
	}
	in_json(&in, (const char *)data, size);
	for (size_t i = 0; i < in.n; i++)
		check(&in.records[i]);
	if (!in.st && !in.n && !in.errors && !found && !size)
		abort();
	free(in.records);
	arena_free(in.arena);
	return 0;
}

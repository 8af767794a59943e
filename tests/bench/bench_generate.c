/* bench_generate.c - drill items made a second, by generator:
 * bench_generate [ITEMS]
 *
 * Prints name<TAB>n<TAB>value: items of each generator, items a second. The
 * tables are imported first from $PROCTOR_TEST_DATA/codes, or are those of the
 * data folder $PROCTOR_CODES; without any, the generators that need none are
 * measured. Rows that were read once stay in memory, as in a long drill. */
#include "proctor/generate.h"

#include "tables.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ITEMS 2000
#define SECONDS 5.0 /* at most for one generator */

static void
measure(const struct pr_generator *g, const struct pr_codebook *book,
	const struct pr_codebook *before, long items)
{
	double start = seconds();
	long n = 0;

	for (uint64_t seed = 1; n < items && seconds() - start < SECONDS;
	     seed++) {
		struct pr_generated out;
		struct pr_err err = { 0 };
		enum pr_status st =
			pr_generate(&out, g, book, before, seed, &err);

		if (st && st != PR_EPOOL)
			die(g->name, err.text);
		n += !st;
		pr_generated_release(&out);
	}
	printf("generate_%s\t%ld\t%.0f\n", g->name, n,
	       (double)n / (seconds() - start));
}

int
main(int argc, char **argv)
{
	long items = argc > 1 ? atol(argv[1]) : ITEMS;
	const char *folder = bench_tables();
	struct pr_tables *now = NULL, *then = NULL;
	struct pr_err err = { 0 };
	const struct pr_codebook *book = NULL, *before = NULL;
	size_t n;
	const struct pr_generator *all = pr_generators(&n);

	if (folder && pr_tables_open(&now, folder, NULL, &err))
		die("open", err.text);
	if (now)
		book = pr_tables_book(now);
	else
		puts("# generate: no code tables or no converter");
	if (now && !pr_tables_open(&then, folder, "FY2025", &err))
		before = pr_tables_book(then);
	for (size_t i = 0; i < n; i++)
		if (pr_generator_ready(&all[i], book, before))
			measure(&all[i], book, before, items);
	pr_tables_close(now);
	pr_tables_close(then);
	if (folder)
		bench_tables_end();
	return 0;
}

/*
 * tables.h - the official tables of FY2026 for the benches, taken in once
 *
 * $PROCTOR_TEST_DATA/codes holds the files, $PROCTOR names the program whose
 * converter reads them; $PROCTOR_CODES names a data folder that has them.
 */
#ifndef BENCH_TABLES_H
#define BENCH_TABLES_H

#include "proctor/tables.h"

#include "bench.h"

#include <unistd.h>

static char bench_made[] = "/tmp/proctor-bench-XXXXXX"; /* "" when not made */

/* A data folder with tables, NULL when there are none at hand. */
static inline const char *
bench_tables(void)
{
	const char *data = getenv("PROCTOR_TEST_DATA");
	const char *program = getenv("PROCTOR");
	char folder[512], converter[512];
	const char *paths[1] = { folder };
	struct pr_tables_options options = { .converter = converter };
	struct pr_tables_sum sum = { 0 };
	struct pr_err err = { 0 };

	if (getenv("PROCTOR_CODES")) {
		bench_made[0] = '\0';
		return getenv("PROCTOR_CODES");
	}
	snprintf(converter, sizeof(converter), "%s-convert",
		 program ? program : "build/release/proctor");
	snprintf(folder, sizeof(folder), "%s/codes",
		 data ? data : "../shared/data");
	if (access(converter, X_OK) != 0 || access(folder, R_OK) != 0 ||
	    !mkdtemp(bench_made)) {
		bench_made[0] = '\0';
		return NULL;
	}
	if (pr_tables_import(bench_made, paths, 1, &options, NULL, NULL, &sum,
			     &err))
		die("import", err.text);
	free(sum.now);
	return bench_made;
}

/* Takes the folder away again when it was made here. */
static inline void
bench_tables_end(void)
{
	char command[64];

	if (!bench_made[0])
		return;
	snprintf(command, sizeof(command), "rm -rf %s", bench_made);
	if (system(command) != 0)
		die("rm", bench_made);
}

#endif

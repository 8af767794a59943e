/*
 * tables_official.h - the official tables of the data folder, taken in
 *
 * $PROCTOR_TEST_DATA/codes holds the files, $PROCTOR names the program whose
 * converter reads them. Both may be missing: then there is nothing to test.
 */
#ifndef TABLES_OFFICIAL_H
#define TABLES_OFFICIAL_H

#include "proctor/tables.h"
#include "util/fs.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static const char *const official[] = {
	"official/icd10cm-2026-order-and-codes.zip",
	"derived/icd10cm_tabular_2026_rolled.xml.gz",
	"derived/icd10cm_index_2026_rolled.xml.gz",
	"official/icd10cm_eindex_2026apr.xml.gz",
	"official/icd10cm_neoplasm_2026apr.xml.gz",
	"official/icd10cm_drug_2026apr.xml.gz",
	"official/icd10cm-2026-poa-exempt.zip",
	"official/icd10pcs-2026-order.zip",
	"official/icd10pcs_tables_2026.xml.gz",
	"official/icd10pcs_definitions_2026.xml.gz",
	"official/icd10pcs_index_2023.xml.gz",
	"derived/hcpcs_2025q4.tsv.gz",
	"official/msdrg_v40_appendix_A.txt.gz",
	"derived/msdrg_v40_ccmcc.tsv.gz",
	"official/icd10cm-2025-order-and-codes.zip",
	"official/icd10pcs-2025-order.zip",
};

/* Whether they are at hand; when not, says what is missing. */
static inline bool
official_import(const char *data_dir, struct pr_tables_options *options,
		struct pr_tables_sum *sum, struct pr_err *err)
{
	const char *data = getenv("PROCTOR_TEST_DATA");
	const char *program = getenv("PROCTOR");
	static char convert[512];
	char *paths[PR_LEN(official)];
	enum pr_status st = PR_OK;
	struct stat info;
	bool here;

	snprintf(convert, sizeof(convert), "%s-convert",
		 program ? program : "build/debug/proctor");
	for (size_t i = 0; i < PR_LEN(official); i++) {
		char name[200];

		snprintf(name, sizeof(name), "codes/%s", official[i]);
		paths[i] = fs_join(data ? data : "../shared/data", name);
	}
	here = stat(paths[0], &info) == 0 && stat(convert, &info) == 0;
	options->converter = convert;
	if (here)
		st = pr_tables_import(data_dir, (const char *const *)paths,
				      PR_LEN(official), options, NULL, NULL,
				      sum, err);
	else
		print_message("# SKIP no $PROCTOR_TEST_DATA/codes, or no "
			      "converter\n");
	for (size_t i = 0; i < PR_LEN(official); i++)
		free(paths[i]);
	assert_pr_ok(st, err);
	return here;
}

#endif

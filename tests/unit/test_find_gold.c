/* test_find_gold.c - everyday queries against the official tables, where they
 * and the converter are at hand: at least 75 % right on top and 92 % among the
 * first five */
#include "proctor/tables.h"
#include "util/fs.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const official[] = {
	"official/icd10cm-2026-order-and-codes.zip",
	"derived/icd10cm_tabular_2026_rolled.xml.gz",
	"derived/icd10cm_index_2026_rolled.xml.gz",
	"official/icd10cm_eindex_2026apr.xml.gz",
	"official/icd10cm_neoplasm_2026apr.xml.gz",
	"official/icd10cm_drug_2026apr.xml.gz",
	"official/icd10pcs-2026-order.zip",
	"official/icd10pcs_tables_2026.xml.gz",
	"official/icd10pcs_definitions_2026.xml.gz",
	"official/icd10pcs_index_2023.xml.gz",
	"derived/hcpcs_2025q4.tsv.gz",
};
#define N_FILES PR_LEN(official)

/* Beyond the sample: queries of the same kind, and what must lead. */
static const struct {
	const char *query, *code;
} ours[] = {
	{ "heart attack", "I219" },
	{ "bph", "N400" },
	{ "hip fracture", "S72" },
	{ "fracture radius left", "S52" },
	{ "gallstones", "K80" },
	{ "kidney stones", "N200" },
	{ "copd exacerbation", "J441" },
	{ "acute appendicitis", "K358" },
	{ "breast cancer", "C50" },
	{ "strep throat", "J020" },
	{ "morbid obesity", "E66" },
	{ "preeclampsia", "O149" },
	{ "screening colonoscopy", "Z1211" },
	{ "lap chole", "0FT4" },
	{ "gallbladder removal", "0FT4" },
	{ "appendix removal", "0DTJ" },
	{ "tylenol overdose", "T391X" },
	{ "allergic to penicillin", "Z880" },
	{ "water on the lungs", "J81" },
	{ "stent in heart", "Z955" },
	{ "hernia in groin", "K40" },
	{ "sugar disease", "E119" },
	{ "bee sting", "T6344" },
	{ "type 2 diabetes with neuropathy", "E1140" },
	{ "cronic kidny disease", "N18" },
	{ "diabtes", "E119" },
	{ "pnuemonia", "J189" },
};
#define TYPOS 3 /* the last of them */

struct gold {
	char dir[64];
	struct pr_tables *tables;
	const char *why_not;
};

static int
setup(void **state)
{
	const char *data = getenv("PROCTOR_TEST_DATA");
	const char *program = getenv("PROCTOR");
	static struct gold g;
	struct pr_tables_options options = { 0 };
	struct pr_tables_sum sum = { 0 };
	struct pr_err err = { 0 };
	char converter[512], paths[N_FILES][512];
	const char *list[N_FILES];

	*state = &g;
	snprintf(converter, sizeof(converter), "%s-convert",
		 program ? program : "build/release/proctor");
	options.converter = converter;
	if (access(converter, X_OK) != 0)
		g.why_not = "the converter is not there";
	for (size_t i = 0; i < N_FILES; i++) {
		snprintf(paths[i], sizeof(paths[i]), "%s/codes/%s",
			 data ? data : "../shared/data", official[i]);
		list[i] = paths[i];
		if (access(paths[i], R_OK) != 0)
			g.why_not = "the tables are not there";
	}
	if (g.why_not)
		return 0;
	strcpy(g.dir, "/tmp/proctor-gold-XXXXXX");
	assert_non_null(mkdtemp(g.dir));
	assert_pr_ok(pr_tables_import(g.dir, list, N_FILES, &options, NULL,
				      NULL, &sum, &err),
		     &err);
	free(sum.now);
	assert_pr_ok(pr_tables_open(&g.tables, g.dir, NULL, &err), &err);
	return 0;
}

static int
teardown(void **state)
{
	struct gold *g = *state;
	char command[100];

	pr_tables_close(g->tables);
	if (!g->dir[0])
		return 0;
	snprintf(command, sizeof(command), "rm -rf %s", g->dir);
	return system(command);
}

/* The place of a hit that is the code or below it, from 0; -1 none. */
static int
place(struct gold *g, const char *query, const char *code)
{
	struct pr_hit hits[10];
	struct pr_err err = { 0 };
	size_t n;

	assert_pr_ok(pr_tables_find(g->tables, query, PR_CODE_NONE, hits, 10,
				    &n, &err),
		     &err);
	for (size_t i = 0; i < n; i++) {
		char plain[12] = "";
		size_t len = 0;

		for (const char *p = hits[i].code; *p; p++)
			if (*p != '.')
				plain[len++] = *p;
		if (!strncmp(plain, code, strlen(code)))
			return (int)i;
	}
	return -1;
}

static void
find__everyday_queries_of_the_sample_are_answered(void **state)
{
	struct gold *g = *state;
	const char *data = getenv("PROCTOR_TEST_DATA");
	char path[512], line[400];
	int n = 0, top = 0, five = 0;
	FILE *f;

	if (g->why_not) {
		print_message("# SKIP %s\n", g->why_not);
		skip();
	}
	snprintf(path, sizeof(path), "%s/codes/derived/lookup_gold.tsv",
		 data ? data : "../shared/data");
	f = fopen(path, "r");
	assert_non_null(f);
	while (fgets(line, sizeof(line), f)) {
		char *code = strchr(line, '\t'), *end;
		int at;

		assert_non_null(code);
		*code++ = '\0';
		end = strchr(code, '\t');
		assert_non_null(end);
		*end = '\0';
		if (!strcmp(line, "query"))
			continue;
		at = place(g, line, code);
		n++;
		top += at == 0;
		five += at >= 0 && at < 5;
		if (at != 0)
			print_message("# %s: %s at %d\n", line, code, at);
	}
	fclose(f);
	assert_true(n > 0);
	assert_true(top * 100 >= n * 75);
	assert_true(five * 100 >= n * 92);
}

static void
find__other_everyday_queries_lead_to_their_code(void **state)
{
	struct gold *g = *state;

	if (g->why_not)
		skip();
	for (size_t i = 0; i < PR_LEN(ours); i++)
		if (place(g, ours[i].query, ours[i].code) != 0)
			fail_msg("%s does not lead to %s", ours[i].query,
				 ours[i].code);
}

/* Things are in HCPCS; names of conditions may stand before them. */
static void
find__everyday_things_are_among_the_first_five(void **state)
{
	struct gold *g = *state;
	static const char *const things[][2] = { { "walker", "E01" },
						 { "crutches", "E011" } };

	if (g->why_not)
		skip();
	for (size_t i = 0; i < PR_LEN(things); i++)
		if ((unsigned)place(g, things[i][0], things[i][1]) > 4)
			fail_msg("%s does not lead to %s", things[i][0],
				 things[i][1]);
}

/* Every beginning of a query is a query too; but three wrong letters are one
 * from anything. */
static void
find__every_keystroke_is_answered(void **state)
{
	struct gold *g = *state;

	if (g->why_not)
		skip();
	for (size_t i = 0; i < PR_LEN(ours) - TYPOS; i++) {
		char typed[64];

		for (size_t k = 1; k <= strlen(ours[i].query); k++) {
			struct pr_hit hit;
			size_t n = 0;

			snprintf(typed, sizeof(typed), "%.*s", (int)k,
				 ours[i].query);
			assert_int_equal(pr_tables_find(g->tables, typed,
							PR_CODE_NONE, &hit, 1,
							&n, NULL),
					 PR_OK);
			if (n != 1)
				fail_msg("nothing for \"%s\"", typed);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			find__everyday_queries_of_the_sample_are_answered),
		cmocka_unit_test(
			find__other_everyday_queries_lead_to_their_code),
		cmocka_unit_test(
			find__everyday_things_are_among_the_first_five),
		cmocka_unit_test(find__every_keystroke_is_answered),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}

/*
 * test_generate_words.c - word parts, misread orders, computations and PCS
 * values: a wrong option is never right as well
 */
#include "proctor/generate.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SEEDS 3000

static const struct pr_generator *
named(const char *name)
{
	size_t n;
	const struct pr_generator *all = pr_generators(&n);

	for (size_t i = 0; i < n; i++)
		if (!strcmp(all[i].name, name))
			return &all[i];
	fail_msg("no generator %s", name);
	return NULL;
}

static bool
offers(const struct pr_generated *made, const char *text)
{
	char member[200];

	snprintf(member, sizeof(member), "\"text\":\"%s\"", text);
	return strstr(made->record, member) != NULL;
}

/* No item of a generator offers both texts. */
static void
never_together(const char *generator, const char *one, const char *other)
{
	const struct pr_generator *g = named(generator);
	long seen = 0;

	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct pr_generated made;

		if (pr_generate(&made, g, NULL, NULL, seed, NULL) != PR_OK)
			continue;
		seen += offers(&made, one);
		if (offers(&made, one) && offers(&made, other) &&
		    strstr(made.record, "\"correct\":true"))
			fail_msg("%s", made.record);
		pr_generated_release(&made);
	}
	assert_true(seen > 0);
}

/* Never both while one of them is the key. */
static void
never_beside_the_key(const char *key, const char *other)
{
	const struct pr_generator *g = named("wordpart");
	char member[200];
	long seen = 0;

	snprintf(member, sizeof(member), "\"text\":\"%s\",\"correct\":true",
		 key);
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct pr_generated made;

		if (pr_generate(&made, g, NULL, NULL, seed, NULL) != PR_OK)
			continue;
		if (strstr(made.record, member)) {
			seen++;
			if (offers(&made, other))
				fail_msg("%s", made.record);
		}
		pr_generated_release(&made);
	}
	assert_true(seen > 0);
}

static void
generate_words__parts_of_like_meaning_are_not_offered_together(void **state)
{
	static const char *const pairs[][2] = {
		{ "within", "inside" },      { "under", "beneath" },
		{ "against", "opposite" },   { "over", "above normal" },
		{ "under", "below normal" },
	};

	(void)state;
	for (size_t i = 0; i < PR_LEN(pairs); i++) {
		never_beside_the_key(pairs[i][0], pairs[i][1]);
		never_beside_the_key(pairs[i][1], pairs[i][0]);
	}
}

static void
generate_words__what_ms_is_mistaken_for_is_offered_once(void **state)
{
	(void)state;
	never_together("errorprone", "the other of the two",
		       "magnesium sulfate");
	never_together("errorprone", "the other of the two",
		       "morphine sulfate");
	never_together("errorprone", "IV or the number 10", "IM or IV");
}

/* The n-th number of a text. */
static long
number(const char *text, int n)
{
	for (; *text; text++) {
		char *end;
		long value;

		if (*text < '0' || *text > '9')
			continue;
		value = strtol(text, &end, 10);
		if (n-- == 0)
			return value;
		text = end;
	}
	return -1;
}

static void
generate_words__a_month_with_two_bed_counts_has_thirty_days(void **state)
{
	const struct pr_generator *g = named("census");
	long seen = 0;

	(void)state;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct pr_generated made;
		const char *stem;

		if (pr_generate(&made, g, NULL, NULL, seed, NULL) != PR_OK)
			continue;
		stem = strstr(made.record, "A hospital ran ");
		if (stem) {
			seen++;
			assert_int_equal(number(stem, 1) + number(stem, 3), 30);
		}
		pr_generated_release(&made);
	}
	assert_true(seen > 0);
}

static void
generate_words__claims_paid_rejected_and_denied_were_sent(void **state)
{
	const struct pr_generator *g = named("revenue");
	long seen = 0;

	(void)state;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct pr_generated made;
		const char *stem;

		if (pr_generate(&made, g, NULL, NULL, seed, NULL) != PR_OK)
			continue;
		stem = strstr(made.record, "were paid at first pass");
		if (stem) {
			long sent, paid, more;

			stem = strstr(made.record, "\"stem\":\"Of ");
			/* "2,134 claims sent 1,603": commas part them */
			sent = number(stem, 0) * 1000 + number(stem, 1);
			paid = number(stem, 2) * 1000 + number(stem, 3);
			more = number(stem, 4) + number(stem, 5);
			assert_true(paid + more <= sent);
			seen++;
		}
		pr_generated_release(&made);
	}
	assert_true(seen > 0);
}

/* A table where value 0 of axis 7 says one thing in row 1, another in row 2 */
static const struct pr_pcs_row rows[] = {
	{ .values = { { { '3', "Peripheral Vein" } },
		      { { '3', "Percutaneous" } },
		      { { '4', "Serum" } },
		      { { '0', "Influenza Vaccine" },
			{ '1', "Other Serum" },
			{ '2', "Third" } } },
	  .n = { 1, 1, 1, 3 } },
	{ .values = { { { '3', "Peripheral Vein" } },
		      { { '3', "Percutaneous" } },
		      { { 'U', "Islet Cells" } },
		      { { '0', "Autologous" },
			{ '1', "Nonautologous" },
			{ '5', "Fifth" } } },
	  .n = { 1, 1, 1, 3 } },
};

static const struct pr_pcs_table table = {
	.prefix = "3E0",
	.axis_title = { "Section", "Body System", "Operation", "Part",
			"Approach", "Substance", "Qualifier" },
	.label = { "Administration", "Systems", "Introduction" },
	.definition = "",
	.rows = rows,
	.n_rows = 2,
};

static const struct pr_code_row code = {
	.system = PR_CODE_PCS,
	.code = "3E033U0",
	.valid = true,
	.brief = "Islet cells",
	.title = "Introduction of Autologous Islet Cells",
	.ended = "",
	.coverage = "",
};

static long
count_rows(void *ctx, enum pr_codebook_list list)
{
	(void)ctx;
	return list == PR_LIST_PCS || list == PR_LIST_PCS_TABLES;
}

static const struct pr_code_row *
row_at(void *ctx, enum pr_codebook_list list, long n)
{
	(void)ctx;
	return list == PR_LIST_PCS && n == 0 ? &code : NULL;
}

static const struct pr_code_row *
find_row(void *ctx, enum pr_code_system system, const char *text)
{
	(void)ctx;
	return system == PR_CODE_PCS && !strcmp(text, code.code) ? &code : NULL;
}

static const struct pr_pcs_table *
find_table(void *ctx, const char *text)
{
	(void)ctx, (void)text;
	return &table;
}

static const struct pr_codebook book = {
	.edition = { "", "", "FY2026", "", "", "" },
	.find = find_row,
	.count = count_rows,
	.row = row_at,
	.pcs_table = find_table,
};

static void
generate_words__a_pcs_value_means_what_its_own_row_says(void **state)
{
	long seen = 0;

	(void)state;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct pr_generated made;

		if (pr_generate(&made, named("axis"), &book, NULL, seed,
				NULL) == PR_OK &&
		    strstr(made.record, "seventh character")) {
			seen++;
			assert_non_null(strstr(made.record,
					       "\"text\":\"Autologous\","
					       "\"correct\":true"));
			assert_false(offers(&made, "Influenza Vaccine"));
		}
		pr_generated_release(&made);
		if (pr_generate(&made, named("build"), &book, NULL, seed,
				NULL) == PR_OK)
			assert_non_null(
				strstr(made.record, "Qualifier: Autologous"));
		pr_generated_release(&made);
	}
	assert_true(seen > 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			generate_words__parts_of_like_meaning_are_not_offered_together),
		cmocka_unit_test(
			generate_words__what_ms_is_mistaken_for_is_offered_once),
		cmocka_unit_test(
			generate_words__a_month_with_two_bed_counts_has_thirty_days),
		cmocka_unit_test(
			generate_words__claims_paid_rejected_and_denied_were_sent),
		cmocka_unit_test(
			generate_words__a_pcs_value_means_what_its_own_row_says),
	};

	return cmocka_run_group_tests_name("generate_words", tests, NULL, NULL);
}

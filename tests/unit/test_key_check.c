/* test_key_check.c - what notes ask of a key, on a few rows written by hand */
#include "proctor/bank.h"
#include "proctor/claim.h"
#include "proctor/coding.h"

#include "test.h"

#include <stdio.h>
#include <string.h>

/* clang-format off */
static const struct pr_code_row rows[] = {
#define ROW(code, order) { PR_CODE_CM, code, true, false, order, order, \
			   code, code, "", "" }
	ROW("E0965", 10), ROW("O1414", 20), ROW("O34211", 21),
	ROW("T380X1A", 30), ROW("T380X5A", 31), ROW("Z3A37", 40),
#undef ROW
};

static const struct pr_note_ref drugs[] = { { "T36", "T65", 30, 39 } };
static const struct pr_note_ref obstetric[] = { { "O09", "O60", 20, 29 } };

static const struct pr_note e09[] = {
	{ PR_NOTE_CODE_FIRST, "E09", "poisoning due to drug or toxin, if "
	  "applicable (T36-T65 with fifth or sixth character 1-4)", drugs, 1 },
	{ PR_NOTE_USE_ADDITIONAL, "E09", "code for adverse effect, if "
	  "applicable, to identify drug (T36-T50 with fifth or sixth character "
	  "5)", drugs, 1 },
};
static const struct pr_note z3a[] = {
	{ PR_NOTE_CODE_FIRST, "Z3A",
	  "obstetric condition or encounter for delivery (O09-O60)",
	  obstetric, 1 },
};
/* clang-format on */

static const struct pr_code_row *
find(void *ctx, enum pr_code_system system, const char *code)
{
	(void)ctx;
	for (size_t i = 0; i < PR_LEN(rows); i++)
		if (system == PR_CODE_CM && !strcmp(rows[i].code, code))
			return &rows[i];
	return NULL;
}

static size_t
notes(void *ctx, const char *code, const struct pr_note **out)
{
	(void)ctx;
	*out = !strncmp(code, "E09", 3)   ? e09
	       : !strncmp(code, "Z3A", 3) ? z3a
					  : NULL;
	return *out == e09 ? 2 : *out == z3a ? 1 : 0;
}

static const struct pr_codebook book = {
	.edition = { "", "FY2026", "", "", "", "" },
	.find = find,
	.notes = notes,
};

/* The faults of a key; the first one's words. */
static size_t
faults(const char *answers, char words[static 240])
{
	struct pr_key_fault out[8] = { 0 };
	struct pr_item *item = NULL;
	struct pr_err err = { 0 };
	char text[1000];
	size_t n;

	snprintf(text, sizeof(text),
		 "{\"identifier\":\"I\",\"stem\":\"q\",\"type\":\"code_entry\","
		 "\"systems\":[\"ICD-10-CM\"],\"answers\":[%s]}",
		 answers);
	assert_pr_ok(pr_item_read(&item, text, strlen(text), NULL, &err), &err);
	n = pr_code_key_check(out, 8, item, &book);
	memcpy(words, out[0].words, sizeof(out[0].words));
	pr_item_free(item);
	return n;
}

#define FIRST(code) "{\"code\":\"" code "\",\"first\":true}"
#define LINE(code) "{\"code\":\"" code "\"}"
#define AFTER(code, before) "{\"code\":\"" code "\",\"after\":[\"" before "\"]}"

static void
key_check__an_adverse_effect_may_follow_its_disease(void **state)
{
	char words[240];

	(void)state;
	assert_int_equal(
		faults(FIRST("E09.65") "," AFTER("T38.0X5A", "E09.65"), words),
		0);
}

static void
key_check__a_poisoning_must_stand_first(void **state)
{
	char words[240];

	(void)state;
	assert_int_equal(
		faults(FIRST("E09.65") "," AFTER("T38.0X1A", "E09.65"), words),
		1);
	assert_non_null(strstr(words, "T38.0X1A before E09.65"));
	assert_int_equal(
		faults(FIRST("T38.0X1A") "," AFTER("E09.65", "T38.0X1A"),
		       words),
		0);
}

static void
key_check__without_an_exempt_list_no_indicator_is_judged(void **state)
{
	static const struct pr_code_line lines[] = {
		{ .system = PR_CODE_CM, .code = "E0965", .poa = 'E' },
		{ .system = PR_CODE_CM, .code = "T380X5A", .poa = 'Y' },
	};
	struct pr_claim_fault claim[4];
	char words[240];

	(void)state;
	assert_null(book.poa_exempt);
	assert_int_equal(
		faults("{\"code\":\"E09.65\",\"poa\":\"exempt\"}", words), 0);
	assert_int_equal(faults("{\"code\":\"E09.65\",\"poa\":\"Y\"}", words),
			 0);
	assert_int_equal(pr_claim_check(claim, 4, lines, 2, &book), 0);
}

static void
key_check__one_code_of_a_reference_before_is_enough(void **state)
{
	char words[240];

	(void)state;
	assert_int_equal(faults(FIRST("O14.14") "," LINE("O34.211") "," AFTER(
					"Z3A.37", "O14.14"),
				words),
			 0);
	assert_int_equal(
		faults(LINE("O14.14") "," LINE("O34.211") "," LINE("Z3A.37"),
		       words),
		2);
	assert_non_null(strstr(words, "O14.14 before Z3A.37"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			key_check__without_an_exempt_list_no_indicator_is_judged),
		cmocka_unit_test(
			key_check__an_adverse_effect_may_follow_its_disease),
		cmocka_unit_test(key_check__a_poisoning_must_stand_first),
		cmocka_unit_test(
			key_check__one_code_of_a_reference_before_is_enough),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

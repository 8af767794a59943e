/* test_code_shape.c - the shape of a code, its display, what was meant */
#include "proctor/codes.h"

#include "drill_book.h"
#include "test.h"

struct row {
	const char *text;
	enum pr_code_system want, system;
	enum pr_code_fault fault;
	const char *code, *meant;
};

static const struct row rows[] = {
	{ " e11.22 ", 0, PR_CODE_CM, PR_CODE_FINE, "E1122", "" },
	{ "i10", 0, PR_CODE_CM, PR_CODE_FINE, "I10", "" },
	{ "s52.5x2a", 0, PR_CODE_CM, PR_CODE_FINE, "S525X2A", "" },
	{ "C4A.0", 0, PR_CODE_CM, PR_CODE_FINE, "C4A0", "" },
	{ "QA0", 0, PR_CODE_CM, PR_CODE_FINE, "QA0", "" },
	{ "E1.122", 0, PR_CODE_CM, PR_CODE_DOT, "E1122", "E11.22" },
	{ "E11.O9", 0, PR_CODE_CM, PR_CODE_CHARACTER, "", "E11.09" },
	{ "0FT44ZZ", 0, PR_CODE_PCS, PR_CODE_FINE, "0FT44ZZ", "" },
	{ "OFT44ZZ", 0, PR_CODE_PCS, PR_CODE_CHARACTER, "", "0FT44ZZ" },
	{ "0FT.44ZZ", PR_CODE_PCS, PR_CODE_PCS, PR_CODE_DOT, "0FT44ZZ",
	  "0FT44ZZ" },
	{ "HZ2ZZZZ", 0, PR_CODE_PCS, PR_CODE_FINE, "HZ2ZZZZ", "" },
	{ "H401111", 0, PR_CODE_CM, PR_CODE_FINE, "H401111", "" },
	{ "X2C0361", 0, PR_CODE_PCS, PR_CODE_FINE, "X2C0361", "" },
	{ "0FT44Z", PR_CODE_PCS, PR_CODE_PCS, PR_CODE_LENGTH, "", "" },
	{ "J1885", 0, PR_CODE_HCPCS, PR_CODE_FINE, "J1885", "" },
	{ "J1885", PR_CODE_CM, PR_CODE_CM, PR_CODE_FINE, "J1885", "" },
	{ "D0120", PR_CODE_HCPCS, PR_CODE_HCPCS, PR_CODE_DENTAL, "D0120", "" },
	{ "99213", 0, PR_CODE_CPT, PR_CODE_FINE, "99213", "" },
	{ "0001f", 0, PR_CODE_CPT, PR_CODE_FINE, "0001F", "" },
	{ "470", 0, PR_CODE_DRG, PR_CODE_FINE, "470", "" },
	{ "000", PR_CODE_DRG, PR_CODE_DRG, PR_CODE_CHARACTER, "", "" },
	{ "", 0, PR_CODE_NONE, PR_CODE_EMPTY, "", "" },
	{ "1234", 0, PR_CODE_NONE, PR_CODE_NO_SYSTEM, "", "" },
	{ "E11.22222", PR_CODE_CM, PR_CODE_CM, PR_CODE_LENGTH, "", "" },
	{ "a very long word that is no code at all", 0, PR_CODE_NONE,
	  PR_CODE_NO_SYSTEM, "", "" },
};

static void
shape__each_text_has_system_form_and_fault(void **state)
{
	(void)state;
	for (size_t i = 0; i < PR_LEN(rows); i++) {
		struct pr_code_shape s;

		pr_code_shape(&s, rows[i].text, rows[i].want);
		if (s.system != rows[i].system || s.fault != rows[i].fault ||
		    strcmp(s.code, rows[i].code) != 0 ||
		    strcmp(s.meant, rows[i].meant) != 0)
			fail_msg("%s: system %d, fault %d, code %s, meant %s",
				 rows[i].text, (int)s.system, (int)s.fault,
				 s.code, s.meant);
		assert_int_equal(s.words[0] == '\0', s.fault == PR_CODE_FINE);
	}
}

static void
shape__the_dot_is_for_diagnoses_alone(void **state)
{
	char out[12];

	(void)state;
	assert_string_equal(pr_code_display(out, PR_CODE_CM, "S52532D"),
			    "S52.532D");
	assert_string_equal(pr_code_display(out, PR_CODE_CM, "I10"), "I10");
	assert_string_equal(pr_code_display(out, PR_CODE_PCS, "0FT44ZZ"),
			    "0FT44ZZ");
}

static void
shape__names_of_systems_are_read_in_any_case(void **state)
{
	(void)state;
	for (int s = 1; s < PR_CODE_SYSTEMS; s++)
		assert_int_equal(pr_code_system_of(pr_code_system_name(
					 (enum pr_code_system)s)),
				 s);
	assert_int_equal(pr_code_system_of("icd10cm"), PR_CODE_CM);
	assert_int_equal(pr_code_system_of("pcs"), PR_CODE_PCS);
	assert_int_equal(pr_code_system_of("SNOMED"), PR_CODE_NONE);
	assert_int_equal(pr_code_system_of(NULL), PR_CODE_NONE);
	assert_string_equal(pr_code_system_name((enum pr_code_system)77), "");
}

static void
suggest__only_codes_that_exist_are_meant(void **state)
{
	char out[4][12];

	(void)state;
	assert_int_equal(
		pr_code_suggest(out, 4, PR_CODE_CM, "T4266A", &drill_book), 1);
	assert_string_equal(out[0], "T42.6X6A");
	assert_true(pr_code_suggest(out, 4, PR_CODE_CM, "E1I.22", &drill_book));
	assert_string_equal(out[0], "E11.22");
	assert_true(pr_code_suggest(out, 4, PR_CODE_CM, "1E122", &drill_book));
	assert_string_equal(out[0], "E11.22");
	assert_true(pr_code_suggest(out, 4, PR_CODE_PCS, "OFT44ZZ", NULL));
	assert_string_equal(out[0], "0FT44ZZ");
	assert_int_equal(pr_code_suggest(out, 4, PR_CODE_CM, "E1122", NULL), 0);
	assert_int_equal(pr_code_suggest(out, 4, PR_CODE_CM,
					 "way too long to be one", NULL),
			 0);
}

static void
shape__a_system_before_a_colon_is_taken_off(void **state)
{
	const char *text = "hcpcs:J1100";

	(void)state;
	assert_int_equal(pr_code_prefix(&text), PR_CODE_HCPCS);
	assert_string_equal(text, "J1100");
	assert_int_equal(pr_code_prefix(&text), PR_CODE_NONE);
	assert_string_equal(text, "J1100");
	text = "DRG:470";
	assert_int_equal(pr_code_prefix(&text), PR_CODE_DRG);
	assert_string_equal(text, "470");
	text = "none:470";
	assert_int_equal(pr_code_prefix(&text), PR_CODE_NONE);
	assert_string_equal(text, "none:470");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shape__each_text_has_system_form_and_fault),
		cmocka_unit_test(shape__the_dot_is_for_diagnoses_alone),
		cmocka_unit_test(shape__names_of_systems_are_read_in_any_case),
		cmocka_unit_test(shape__a_system_before_a_colon_is_taken_off),
		cmocka_unit_test(suggest__only_codes_that_exist_are_meant),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

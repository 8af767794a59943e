/* test_convert_codes.c - order files, lists and fixed columns to rows */
#include "codes_case.h"

static void
codes__an_order_file_gives_a_row_a_line(void **state)
{
	struct coded c = { .options = { .name = NULL } };

	(void)state;
	give(&c, CM_NAME, ORDER);
	assert_row(&c, "F\tcm_order\tFY2026\ticd10cm-order-2026.txt\n"
		       "C\tA00\t0\t1\tCholera\tCholera\n"
		       "C\tA000\t1\t2\tCholera one\tCholera one\n"
		       "C\tA001\t1\t4\tCholera two\tCholera two\n"
		       "E\tcm_order\t3\n");
	assert_read(&c, 3);
	coded_release(&c);
}

static void
codes__line_ends_may_be_lf_alone(void **state)
{
	struct coded c = { .options = { .name = NULL } };
	char text[1024];
	size_t n = 0;

	(void)state;
	for (const char *p = ORDER; *p; p++)
		if (*p != '\r')
			text[n++] = *p;
	give_bytes(&c, CM_NAME, text, n);
	assert_read(&c, 3);
	coded_release(&c);
}

static void
codes__the_codes_tell_pcs_from_cm(void **state)
{
	struct coded c = { .options = { .name = NULL } };

	(void)state;
	give(&c, "order_2026.txt",
	     LINE("00001", "001    ", "0", "Bypass       ")
		     LINE("00002", "0016070", "1", "Bypass one   "));
	assert_row(&c, "F\tpcs_order\tFY2026\t");
	assert_row(&c, "C\t0016070\t1\t2\tBypass one\tBypass one\n");
	give(&c, "icd10pcs_order_2026.txt",
	     LINE("00001", "B00    ", "0", "Imaging      "));
	assert_row(&c, "F\tpcs_order\t");
	give(&c, "x", LINE("00001", "B00    ", "0", "Herpes       "));
	assert_row(&c, "F\tcm_order\t\tx\n");
	assert_report(&c, "F\t573\t0\t0\t\t\tcm_order\t");
	coded_release(&c);
}

static void
codes__a_line_of_another_layout_is_named(void **state)
{
	static const struct {
		const char *line;
		long column;
	} faults[] = {
		{ LINE("00003", "A001   ", "2", "Cholera      "), 15 },
		{ LINE("0000x", "A001   ", "1", "Cholera      "), 5 },
		{ LINE("00002", "A001   ", "1", "Cholera      "), 1 },
		{ LINE("00003", "1001   ", "1", "Cholera      "), 7 },
		{ LINE("00003", "A0-1   ", "1", "Cholera      "), 7 },
		{ LINE("00003", "A001  x", "1", "Cholera      "), 7 },
		{ LINE("00003", " A001  ", "1", "Cholera      "), 7 },
		{ LINE("00003", "A001   ", "1", "             "), 17 },
		{ "00003 A001    1 Cholera\r\n", 1 },
		{ "anything else\r\n", 1 },
	};
	struct coded c = { .options = { .name = NULL } };
	char text[1024], place[32];

	(void)state;
	for (size_t i = 0; i < PR_LEN(faults); i++) {
		snprintf(text, sizeof(text), "%s%s",
			 LINE("00001", "A00    ", "0", "Cholera      ")
				 LINE("00002", "A000   ", "1", "Cholera      "),
			 faults[i].line);
		give(&c, CM_NAME, text);
		assert_refused(&c, PR_RULE_CODES_LINE, 3);
		snprintf(place, sizeof(place), "F\t562\t3\t%ld\t",
			 faults[i].column);
		assert_report(&c, place);
	}
	coded_release(&c);
}

static void
codes__a_cut_off_file_is_refused(void **state)
{
	struct coded c = { .options = { .name = NULL } };

	(void)state;
	for (size_t len = sizeof(ORDER) - 2; len > sizeof(ORDER) - 90; len--) {
		give_bytes(&c, CM_NAME, ORDER, len);
		assert_refused(&c, PR_RULE_CODES_CUT, 3);
	}
	coded_release(&c);
}

/* At the end of a line nothing but the last chapter tells. */
static void
codes__a_large_file_ends_with_its_last_chapter(void **state)
{
	struct coded c = { .options = { .name = NULL } };
	struct buf text;
	char line[128];

	(void)state;
	buf_init(&text, CODED_MAX);
	for (int i = 0; i < 25000; i++) {
		snprintf(line, sizeof(line), "%05d A%02d%04d 1 %-60s Title\n",
			 i + 1, i % 100, i % 10000, "Title");
		buf_adds(&text, line);
	}
	give_bytes(&c, CM_NAME, text.data, text.len);
	assert_refused(&c, PR_RULE_CODES_CUT, 25000);
	buf_printf(&text, "%05d U099    1 %-60s Title\n", 25001, "Title");
	give_bytes(&c, CM_NAME, text.data, text.len);
	assert_read(&c, 25001);
	buf_release(&text);
	coded_release(&c);
}

static void
codes__a_code_file_has_codes_and_titles(void **state)
{
	struct coded c = { .options = { .name = NULL } };

	(void)state;
	give(&c, "icd10cm_codes_2026.txt",
	     "A000    Cholera due to  one\r\nA0100   Typhoid\r\n");
	assert_row(&c, "F\tcm_codes\tFY2026\t");
	assert_row(&c, "C\tA000\t1\t0\t\tCholera due to one\n");
	assert_read(&c, 2);
	give(&c, "icd10cm_codes_2026.txt",
	     "A000    Cholera\r\nA01 Typhoid\r\n");
	assert_refused(&c, PR_RULE_CODES_LINE, 2);
	coded_release(&c);
}

static void
codes__what_only_lists_changes_is_no_table(void **state)
{
	struct coded c = { .options = { .name = NULL } };

	(void)state;
	give(&c, "x.txt", "Add:         0 B880    Other acariasis\r\n");
	assert_refused(&c, PR_RULE_CODES_NONE, 0);
	assert_report(&c, "it lists changes only");
	give(&c, "x.txt", "POAexemptCode\tDescription\r\nQ89.8\tOther\r\n");
	assert_report(&c, "it lists changes only");
	coded_release(&c);
}

static void
codes__the_poa_list_gives_codes_without_dots(void **state)
{
#define POA "Order26\tPOAexemptCode\tDescription\r\n"
	struct coded c = { .options = { .name = NULL } };

	(void)state;
	give(&c, "x.txt", POA "01238\tB90.0\tSequelae\r\n01239\tB90.1\tS\r\n");
	assert_row(&c, "F\tpoa_exempt\tFY2026\tx.txt\nO\tB900\nO\tB901\n");
	assert_read(&c, 2);
	give(&c, "x.txt", POA "01238\tB90.0\tSequelae\r\n01239\tB90.1\r\n");
	assert_refused(&c, PR_RULE_CODES_LINE, 3);
	give(&c, "x.txt", POA "01238\tB90.0\tSequelae\r\n01238\tB90.1\tS\r\n");
	assert_refused(&c, PR_RULE_CODES_LINE, 3);
	give(&c, "x.txt", POA "01238\tB9.00\tSequelae\r\n");
	assert_refused(&c, PR_RULE_CODES_LINE, 2);
	give(&c, "x.txt", POA "01238\tB90.0\tSeq");
	assert_refused(&c, PR_RULE_CODES_CUT, 2);
	coded_release(&c);
}

/* ---- HCPCS --------------------------------------------------------------- */

#define ANWEB "HCPC2025_OCT_ANWEB.txt"

/* One record of 320 columns. */
static void
record(struct buf *out, const char *code, const char *sequence, char kind,
       const char *text, const char *brief, const char *dates)
{
	char line[321];

	memset(line, ' ', sizeof(line));
	memcpy(line, code, strlen(code));
	memcpy(line + 5, sequence, strlen(sequence));
	line[10] = kind;
	memcpy(line + 11, text, strlen(text));
	memcpy(line + 91, brief, strlen(brief));
	line[229] = 'D';
	memcpy(line + 268, dates, strlen(dates));
	line[292] = 'N';
	buf_add(out, line, 320);
	buf_adds(out, "\r\n");
}

static void
codes__hcpcs_records_go_together(void **state)
{
	struct coded c = { .options = { .name = NULL } };
	struct buf text;
	char eighty[81];

	(void)state;
	memset(eighty, 'x', 80);
	eighty[80] = '\0';
	buf_init(&text, CODED_MAX);
	buf_adds(&text, "***Disclaimers\t\t\t\r\n\t\t\r\n*Inclusion\240.\r\n");
	record(&text, "   A1", "00100", '7', "Dressing", "Dress", "20020701");
	record(&text, "   A1", "00200", '8', "for one", "", "");
	record(&text, "D0120", "00300", '3', "Dental", "Dental", "20020701");
	record(&text, "J0171", "00400", '3', eighty, "Adrenalin",
	       "201101012025070120250630");
	record(&text, "J0171", "00500", '4', "yy, 0.1 mg", "", "");
	give_bytes(&c, ANWEB, text.data, text.len);
	assert_row(&c, "F\thcpcs\t2025Q4\t");
	assert_row(&c, "M\tA1\tM\tDress\tDressing for one\tD\t2002-07-01\t\t\t"
		       "N\n");
	assert_row(&c, "M\tJ0171\tC\tAdrenalin\t");
	assert_row(&c, "xxyy, 0.1 mg\tD\t2011-01-01\t2025-07-01\t2025-06-30\t"
		       "N\nE\thcpcs\t2\n");
	assert_report(&c, "F\t571\t0\t0\t\t\t1 D code\t");
	assert_no_row(&c, "Dental");
	buf_release(&text);
	coded_release(&c);
}

static void
codes__a_wrong_hcpcs_record_is_named(void **state)
{
	static const struct {
		const char *code, *sequence;
		char kind;
		const char *dates;
	} faults[] = {
		{ "J01", "00200", '3', "" },
		{ "J0171", "002x0", '3', "" },
		{ "J0171", "00200", '3', "2011" },
		{ "J0172", "00200", '4', "" },
		{ "J0170", "00100", '4', "" },
		{ "J0170", "00200", '8', "" },
	};
	struct coded c = { .options = { .name = NULL } };
	struct buf text;

	(void)state;
	buf_init(&text, CODED_MAX);
	for (size_t i = 0; i < PR_LEN(faults); i++) {
		buf_reset(&text);
		record(&text, "J0170", "00100", '3', "Text", "Brief", "");
		record(&text, faults[i].code, faults[i].sequence,
		       faults[i].kind, "Text", "", faults[i].dates);
		give_bytes(&c, ANWEB, text.data, text.len);
		assert_refused(&c, PR_RULE_CODES_LINE, 2);
	}
	buf_reset(&text);
	record(&text, "J0170", "00100", '3', "Text", "Brief", "");
	give_bytes(&c, ANWEB, text.data, 200);
	assert_refused(&c, PR_RULE_CODES_CUT, 1);
	buf_release(&text);
	coded_release(&c);
}

#define HCPCS_HEAD                                                          \
	"code\tkind\tlong\tshort\tcoverage\tbetos\ttos\tadded\teffective\t" \
	"terminated\taction\n"

static void
codes__hcpcs_in_columns_of_a_table(void **state)
{
	struct coded c = { .options = { .name = NULL } };

	(void)state;
	give(&c, "hcpcs_2025q4.tsv",
	     HCPCS_HEAD "A1\tM\tDressing\tDress\tC\t\t\t20020701\t\t\tN\n"
			"D0120\tC\tx\tx\tC\t\t\t\t\t\tN\n");
	assert_row(&c, "F\thcpcs\t2025Q4\thcpcs_2025q4.tsv\n"
		       "M\tA1\tM\tDress\tDressing\tC\t2002-07-01\t\t\tN\n"
		       "E\thcpcs\t1\n");
	give(&c, "h", HCPCS_HEAD "A1\tX\tDressing\tDress\tC\t\t\t\t\t\tN\n");
	assert_refused(&c, PR_RULE_CODES_LINE, 2);
	give(&c, "h", HCPCS_HEAD "A1\tM\tDressing\tDress\tC\t\t\t\t\tN\n");
	assert_refused(&c, PR_RULE_CODES_LINE, 2);
	give(&c, "h", "code\tkind\tlong\tx\nA1\tM\tDressing\tDress\n");
	assert_refused(&c, PR_RULE_CODES_LINE, 1);
	coded_release(&c);
}

/* ---- MS-DRG, CPT --------------------------------------------------------- */

static void
codes__drg_titles_begin_below_their_heading(void **state)
{
#define DRG                                                     \
	"|  Appendix A List of MS-DRGs Version 40.0  |\r\n\r\n" \
	"DRG MDC MS Description\r\n"
	struct coded c = { .options = { .name = NULL } };

	(void)state;
	give(&c, "a.txt",
	     DRG "001     P  HEART TRANSPLANT\r\n"
		 "052 01  M  SPINAL\r\n998        UNGROUPABLE\r\n");
	assert_row(&c, "F\tdrg_titles\tv40\ta.txt\n"
		       "G\t001\t\tP\tHEART TRANSPLANT\nG\t052\t01\tM\tSPINAL\n"
		       "G\t998\t\t\tUNGROUPABLE\n");
	assert_read(&c, 3);
	give(&c, "a.txt", DRG "001     X  HEART TRANSPLANT\r\n");
	assert_refused(&c, PR_RULE_CODES_LINE, 4);
	coded_release(&c);
}

static void
codes__drg_lists_are_read_from_their_appendices(void **state)
{
#define GH                                                            \
	"| Appendix F Unrelated |\r\n  001 nothing\r\n"               \
	"| Appendix G Diagnoses |\r\nDiagnoses in Appendix G are\r\n" \
	"\r\n  A000    Cholera\r\n| Appendix H Diagnoses |\r\n"
	struct coded c = { .options = { .name = NULL } };

	(void)state;
	give(&c, "msdrg_v40_appendix_F_to_J.txt",
	     GH "  A021    Sepsis\r\n  I462    Arrest\r\n"
		"Appendix H Part 2: Codes\r\n  I462  Arrest\r\n"
		"| Appendix I HAC |\r\n  T81500A CC  Unspecified\r\n");
	assert_row(&c, "F\tdrg_severity\tv40\t");
	assert_row(&c, "V\tA000\tCC\nV\tA021\tMCC\nV\tI462\tMCC_ALIVE\n"
		       "E\tdrg_severity\t3\n");
	give(&c, "v40.txt", GH "  A0-1    Sepsis\r\n");
	assert_refused(&c, PR_RULE_CODES_LINE, 8);
	give(&c, "v40.tsv", "code\tclass\tvalid\nA000\tCC\t1\n");
	assert_row(&c, "V\tA000\tCC\nE\tdrg_severity\t1\n");
	give(&c, "v40.tsv", "code\tclass\tvalid\nA000\tXX\t1\n");
	assert_refused(&c, PR_RULE_CODES_LINE, 2);
	coded_release(&c);
}

static void
codes__a_cpt_list_is_read_when_it_is_asked_for(void **state)
{
	struct coded c = { .options = { .cpt = true } };

	(void)state;
	give(&c, "mine.csv",
	     "\xef\xbb\xbf"
	     "Code,Text\r\n99213,\"visit, mine\"\r\n"
	     "0001F,two\n0001U,three");
	assert_row(&c, "F\tcpt\t\tmine.csv\nU\t99213\tvisit, mine\n"
		       "U\t0001F\ttwo\nU\t0001U\tthree\nE\tcpt\t3\n");
	give(&c, "mine.csv", "99213,a\n9921,b\n");
	assert_refused(&c, PR_RULE_CODES_LINE, 2);
	give(&c, "mine.csv", "99213,a,b\n");
	assert_refused(&c, PR_RULE_CODES_LINE, 1);
	give(&c, "mine.csv", "99213,\"a\n");
	assert_refused(&c, PR_RULE_CODES_LINE, 1);
	c.options.cpt = false;
	give(&c, "mine.csv", "99213,a\n");
	assert_refused(&c, PR_RULE_CODES_NONE, 0);
	coded_release(&c);
}

/* ---- the file ------------------------------------------------------------ */

static void
codes__what_is_no_table_is_said(void **state)
{
	static const char *const texts[] = { "",
					     "%PDF-1.5\n",
					     "Dear all,\nhello\n",
					     "CENTERS FOR MEDICARE\nx\n",
					     "<html><p>x</p></html>",
					     "{\"a\":1}\n",
					     "\xff\xfe"
					     "A",
					     "\x1f\x8b"
					     "broken",
					     "PK\3\4broken" };
	struct coded c = { .options = { .name = NULL } };

	(void)state;
	for (size_t i = 0; i < PR_LEN(texts); i++) {
		give(&c, "x", texts[i]);
		assert_report(&c, "E\t0\t1\n");
		assert_int_equal(c.rows.len, 0);
	}
	give_bytes(&c, "x", "a\0b\n", 4);
	assert_report(&c, "F\t561\t0\t0\t\t\tit is no text\t");
	coded_release(&c);
}

static void
codes__the_edition_asked_for_holds(void **state)
{
	struct coded c = { .options = { .edition = "FY2027" } };

	(void)state;
	give(&c, "x", ORDER);
	assert_row(&c, "F\tcm_order\tFY2027\tx\n");
	give(&c, "x", POA "01238\tB90.0\tSequelae\r\n");
	assert_row(&c, "F\tpoa_exempt\tFY2027\tx\n");
	assert_report(&c, "F\t574\t0\t0\t\t\tFY2026\tFY2027\t");
	coded_release(&c);
}

static void
codes__texts_come_out_clean(void **state)
{
	struct coded c = { .options = { .name = NULL } };

	(void)state;
	give(&c, "icd10cm_codes_2026.txt",
	     "A000    M\xe9ni\xc3\xa8re\x01 \t a\xc2\xa0 b\x7f\r\n"
	     "A001    Two\r\n");
	assert_row(&c, "\tM\xc3\xa9ni\xc3\xa8re a b\n");
	coded_release(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes__an_order_file_gives_a_row_a_line),
		cmocka_unit_test(codes__line_ends_may_be_lf_alone),
		cmocka_unit_test(codes__the_codes_tell_pcs_from_cm),
		cmocka_unit_test(codes__a_line_of_another_layout_is_named),
		cmocka_unit_test(codes__a_cut_off_file_is_refused),
		cmocka_unit_test(
			codes__a_large_file_ends_with_its_last_chapter),
		cmocka_unit_test(codes__a_code_file_has_codes_and_titles),
		cmocka_unit_test(codes__what_only_lists_changes_is_no_table),
		cmocka_unit_test(codes__the_poa_list_gives_codes_without_dots),
		cmocka_unit_test(codes__hcpcs_records_go_together),
		cmocka_unit_test(codes__a_wrong_hcpcs_record_is_named),
		cmocka_unit_test(codes__hcpcs_in_columns_of_a_table),
		cmocka_unit_test(codes__drg_titles_begin_below_their_heading),
		cmocka_unit_test(
			codes__drg_lists_are_read_from_their_appendices),
		cmocka_unit_test(
			codes__a_cpt_list_is_read_when_it_is_asked_for),
		cmocka_unit_test(codes__what_is_no_table_is_said),
		cmocka_unit_test(codes__the_edition_asked_for_holds),
		cmocka_unit_test(codes__texts_come_out_clean),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

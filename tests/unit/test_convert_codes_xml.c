/* test_convert_codes_xml.c - XML tables to rows, and XML that means harm */
#include "proctor/codebook.h"

#include "codes_case.h"

#define TABULAR                                                     \
	"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"              \
	"<ICD10CM.tabular><version>2026</version>"                  \
	"<introduction><introSection><note>x</note></introSection>" \
	"</introduction>\n"
#define CHAPTER TABULAR "<chapter><name>9</name><desc>Heart</desc>\n"
#define SECTION                                             \
	CHAPTER "<sectionIndex><sectionRef first=\"I10\"/>" \
		"</sectionIndex><section id=\"I50\">"       \
		"<desc>Failure</desc>\n"
#define TAIL "</section></chapter></ICD10CM.tabular>\n"

static void
xml__the_tabular_list_gives_nodes_and_notes(void **state)
{
	struct coded c = { .options = { .name = NULL } };

	(void)state;
	give(&c, "tabular.xml",
	     SECTION
	     "<excludes1><note>above (I51.-)</note></excludes1>"
	     "<diag><name>I50</name><desc>Heart  failure</desc>\n"
	     "<codeFirst><note>  if\n applicable: </note>"
	     "<note/><note> </note></codeFirst>"
	     "<diag placeholder=\"true\"><name>I50.X</name>"
	     "<desc>M\xc3\xa9ni\xc3\xa8re &amp; co</desc></diag></diag>" TAIL);
	assert_row(&c, "F\tcm_tabular\tFY2026\ttabular.xml\n"
		       "D\tch 9\t\tHeart\n"
		       "D\tI50-I50\tch 9\tFailure\n"
		       "N\tI50-I50\t3\tabove (I51.-)\n"
		       "D\tI50\tI50-I50\tHeart failure\n"
		       "N\tI50\t5\tif applicable:\n"
		       "D\tI50X\tI50\tM\xc3\xa9ni\xc3\xa8re & co\n"
		       "E\tcm_tabular\t6\n");
	assert_report(&c, "F\t572\t0\t0\t\t\t2 empty notes\t");
	coded_release(&c);
}

static void
xml__each_container_has_the_number_of_its_kind(void **state)
{
	static const struct {
		const char *name;
		int kind;
	} kinds[] = {
		{ "includes", PR_NOTE_INCLUDES },
		{ "inclusionTerm", PR_NOTE_INCLUSION_TERM },
		{ "excludes1", PR_NOTE_EXCLUDES1 },
		{ "excludes2", PR_NOTE_EXCLUDES2 },
		{ "codeFirst", PR_NOTE_CODE_FIRST },
		{ "useAdditionalCode", PR_NOTE_USE_ADDITIONAL },
		{ "codeAlso", PR_NOTE_CODE_ALSO },
		{ "notes", PR_NOTE_PLAIN },
		{ "sevenChrNote", PR_NOTE_SEVENTH },
	};
	struct coded c = { .options = { .name = NULL } };
	char text[1024], row[64];

	(void)state;
	for (size_t i = 0; i < PR_LEN(kinds); i++) {
		snprintf(text, sizeof(text), "%s<%s><note>x</note></%s>%s",
			 SECTION, kinds[i].name, kinds[i].name, TAIL);
		give(&c, "x", text);
		snprintf(row, sizeof(row), "\nN\tI50-I50\t%d\tx\n",
			 (int)kinds[i].kind);
		assert_row(&c, row);
	}
	coded_release(&c);
}

static void
xml__a_note_goes_on_with_the_seventh_character(void **state)
{
	struct coded c = { .options = { .name = NULL } };

	(void)state;
	give(&c, "x",
	     SECTION "<diag><name>I50</name><desc>d</desc><sevenChrDef>"
		     "<extension char=\"A\">initial</extension>"
		     "<note>(closed)</note>"
		     "<extension char=\"B\">open</extension></sevenChrDef>"
		     "<visualImpairment><note>n</note></visualImpairment>"
		     "</diag>" TAIL);
	assert_row(&c, "S\tI50\tA\tinitial (closed)\nS\tI50\tB\topen\nE\t");
	assert_report(&c, "1 table of visual impairment");
	coded_release(&c);
}

static void
xml__what_stands_in_a_wrong_place_is_named(void **state)
{
	static const char *const faults[] = {
		TABULAR "\n<diag><name>I50</name></diag></ICD10CM.tabular>",
		TABULAR "\n<chapter><desc>d</desc></chapter></ICD10CM.tabular>",
		TABULAR "\n<chapter><name>1</name></chapter></ICD10CM.tabular>",
		TABULAR "\n<chapter><section id=\"\"/></chapter>"
			"</ICD10CM.tabular>",
		TABULAR "\n<chapter><name>1</name><excludes1><note>n</note>"
			"</excludes1></chapter></ICD10CM.tabular>",
		CHAPTER "<section id=\"I50\"><desc>d</desc><diag>"
			"<name>I5/0</name></diag></section></chapter>"
			"</ICD10CM.tabular>",
		CHAPTER "<sevenChrDef><extension char=\"AB\">x</extension>"
			"</sevenChrDef></chapter></ICD10CM.tabular>",
	};
	struct coded c = { .options = { .name = NULL } };

	(void)state;
	for (size_t i = 0; i < PR_LEN(faults); i++) {
		give(&c, "x", faults[i]);
		assert_refused(&c, PR_RULE_CODES_LINE, 4);
	}
	give(&c, "x", TABULAR "</ICD10CM.tabular>");
	assert_report(&c, "has no chapter");
	coded_release(&c);
}

/* ---- the index ----------------------------------------------------------- */

#define INDEX "<ICD10CM.index><version>2026</version>"

static void
xml__index_lines_have_their_path(void **state)
{
	struct coded c = { .options = { .name = NULL } };

	(void)state;
	give(&c, "index.xml",
	     INDEX
	     "<title>INDEX TO DISEASES</title><letter><title>D</title>"
	     "<mainTerm><title>Diabetes<nemod>(controlled)</nemod> x</title>"
	     "<code>E11.9</code>\n<seeAlso>Sugar</seeAlso>"
	     "<subcat>Z99</subcat>"
	     "<term level=\"1\"><title>with</title><code>E11.-</code>"
	     "<term level=\"2\"><title><nemod>(odd) one</nemod></title>"
	     "<code>E11.8</code><manif>I43</manif></term></term></mainTerm>"
	     "<mainTerm><title>Diarrhea</title><code>x9!</code></mainTerm>"
	     "</letter></ICD10CM.index>");
	assert_row(&c, "F\tcm_index\tFY2026\tindex.xml\n"
		       "I\t1\t0\t0\tDiabetes x\t(controlled)\tE119\t0\t\t"
		       "Sugar; Z99\n"
		       "I\t2\t1\t1\tDiabetes x, with\t\tE11\t1\t\t\n"
		       "I\t3\t2\t2\tDiabetes x, with, (odd) one\t(odd) one\t"
		       "E118\t0\tI43\t\n"
		       "I\t4\t0\t0\tDiarrhea\t\t\t0\t\t\nE\tcm_index\t4\n");
	assert_report(&c, "what is no code, 1 times, the first \"x9!\"");
	give(&c, "x",
	     INDEX "<title>EXTERNAL CAUSE</title><letter><mainTerm>"
		   "<title>Fall</title></mainTerm></letter>"
		   "</ICD10CM.index>");
	assert_row(&c, "F\tcm_eindex\tFY2026\t");
	coded_release(&c);
}

static void
xml__cells_of_neoplasms_and_drugs(void **state)
{
	struct coded c = { .options = { .name = NULL } };

	(void)state;
	give(&c, "x",
	     INDEX
	     "<indexHeading><head col=\"1\">Neoplasm</head></indexHeading>"
	     "<letter><mainTerm><title>Neoplasm, neoplastic</title>"
	     "<cell col=\"2\">C80.1</cell>"
	     "<term level=\"1\"><title>lip</title><see>Mouth</see>"
	     "<term level=\"2\"><title>upper<nemod>(x)</nemod></title>"
	     "<cell col=\"7\">D44.1-</cell><cell col=\"3\">-</cell></term>"
	     "</term></mainTerm></letter></ICD10CM.index>");
	assert_row(&c, "F\tcm_neoplasm\tFY2026\tx\n"
		       "T\tNeoplasm, neoplastic\t2\tC801\t0\n"
		       "T\tlip, upper\t7\tD441\t1\nT\tlip, upper\t3\t\t0\n"
		       "E\tcm_neoplasm\t3\n");
	assert_report(&c, "3 rows of 2 terms");
	give(&c, "x",
	     INDEX
	     "<indexHeading><head col=\"1\">Substance</head></indexHeading>"
	     "<letter><mainTerm><title>Alcohol</title>"
	     "<term level=\"1\"><title>ethyl</title>"
	     "<cell col=\"2\">T51.0X1</cell></term></mainTerm></letter>"
	     "</ICD10CM.index>");
	assert_row(&c, "F\tcm_drug\tFY2026\tx\nT\tAlcohol, ethyl\t2\tT510X1\t"
		       "0\n");
	coded_release(&c);
}

static void
xml__a_wrong_index_is_named(void **state)
{
	static const char *const faults[] = {
		INDEX "\n<term><title>x</title></term></ICD10CM.index>",
		INDEX "\n<letter><mainTerm><term level=\"1\"/></mainTerm>"
		      "</letter></ICD10CM.index>",
		INDEX "\n<letter><mainTerm><title>x</title><term level=\"2\"/>"
		      "</mainTerm></letter></ICD10CM.index>",
		INDEX "\n<letter><mainTerm><title>x</title>"
		      "<cell col=\"9\">x</cell></mainTerm></letter>"
		      "</ICD10CM.index>",
	};
	struct coded c = { .options = { .name = NULL } };

	(void)state;
	for (size_t i = 0; i < PR_LEN(faults); i++) {
		give(&c, "x", faults[i]);
		assert_refused(&c, PR_RULE_CODES_LINE, 2);
	}
	coded_release(&c);
}

/* ---- PCS ----------------------------------------------------------------- */

#define AXIS(pos, code, label)                               \
	"<axis pos=\"" pos "\" values=\"1\"><title>T" pos    \
	"</title><label code=\"" code "\">" label "</label>" \
	"</axis>"
#define HEAD                                                        \
	"<ICD10PCS.tabular><version>2026</version><pcsTable>" AXIS( \
		"1", "0", "Surgical") AXIS("2", "0", "Brain")
#define TABLE                                                 \
	HEAD "<axis pos=\"3\" values=\"1\"><title>T3</title>" \
	     "<label code=\"1\">Bypass</label>"               \
	     "<definition>Altering</definition></axis>\n"
#define TWO                                              \
	"<axis pos=\"4\" values=\"2\"><title>T4</title>" \
	"<label code=\"6\">A</label><label code=\"7\">B</label></axis>"
#define REST AXIS("5", "0", "Open") AXIS("6", "Z", "None") AXIS("7", "Z", "No")
#define END "</pcsRow></pcsTable></ICD10PCS.tabular>"

static void
xml__pcs_tables_give_axes_and_labels(void **state)
{
	struct coded c = { .options = { .name = NULL } };

	(void)state;
	give(&c, "x", TABLE "<pcsRow codes=\"2\">" TWO REST END);
	assert_row(&c, "F\tpcs_tables\tFY2026\tx\n"
		       "A\t001\t0\t1\t0\tSurgical\nB\t001\t1\tT1\t\n"
		       "A\t001\t0\t2\t0\tBrain\nB\t001\t2\tT2\t\n"
		       "A\t001\t0\t3\t1\tBypass\nB\t001\t3\tT3\tAltering\n"
		       "A\t001\t1\t4\t6\tA\nA\t001\t1\t4\t7\tB\n"
		       "B\t001\t4\tT4\t\nA\t001\t1\t5\t0\tOpen\n");
	assert_read(&c, 15);
	coded_release(&c);
}

static void
xml__pcs_counts_are_checked(void **state)
{
	struct coded c = { .options = { .name = NULL } };

	(void)state;
	give(&c, "x", TABLE "<pcsRow codes=\"3\">" TWO REST END);
	assert_refused(&c, PR_RULE_CODES_COUNT, 2);
	assert_report(&c, "codes of row 1 of table 001\t3\t2\n");
	give(&c, "x",
	     TABLE "<pcsRow codes=\"1\"><axis pos=\"4\" values=\"2\">"
		   "<label code=\"6\">A</label></axis>" REST END);
	assert_refused(&c, PR_RULE_CODES_COUNT, 2);
	coded_release(&c);
}

static void
xml__wrong_pcs_tables_are_named(void **state)
{
	static const char *const faults[] = {
		TABLE "<pcsRow codes=\"1\">" REST END,
		TABLE "<pcsRow codes=\"1\">" AXIS("4", "I", "x") REST END,
		TABLE "<pcsRow codes=\"2\"><axis pos=\"4\"><label code=\"6\">A"
		      "</label><label code=\"6\">B</label></axis>" REST END,
		TABLE "<pcsRow codes=\"1\">" AXIS("4", "6", "x") END,
		TABLE "</pcsTable></ICD10PCS.tabular>",
		HEAD "\n<pcsRow codes=\"2\">" TWO REST END,
	};
	struct coded c = { .options = { .name = NULL } };

	(void)state;
	for (size_t i = 0; i < PR_LEN(faults); i++) {
		give(&c, "x", faults[i]);
		assert_report(&c, "F\t562\t");
		assert_report(&c, "\nE\t0\t1\n");
		assert_no_row(&c, "\nE\t");
	}
	coded_release(&c);
}

static void
xml__pcs_definitions_and_index(void **state)
{
	struct coded c = { .options = { .name = NULL } };

	(void)state;
	give(&c, "x",
	     "<ICD10PCS.definitions><version>2026</version>"
	     "<section code=\"0\"><title>Surgical</title><axis pos=\"3\">"
	     "<title>Operation</title><terms><title>Bypass</title>"
	     "<definition>Altering</definition><explanation>Why</explanation>"
	     "<includes>One</includes><includes>Two</includes></terms>"
	     "<terms><title>Toe, Left</title><title>Toe, Right</title></terms>"
	     "</axis></section><deviceAggregation><device>x</device>"
	     "</deviceAggregation></ICD10PCS.definitions>");
	assert_row(&c, "F\tpcs_definitions\tFY2026\tx\n"
		       "K\t0\t3\t1\tBypass\tAltering\tWhy\nL\t1\tOne\nL\t1\t"
		       "Two\nK\t0\t3\t2\tToe, Left; Toe, Right\t\t\nE\t");
	give(&c, "icd10pcs_index_2023.xml",
	     "<ICD10PCS.index><letter><title>A</title><mainTerm>"
	     "<title>Abortion</title><term level=\"1\"><title>Vacuum</title>"
	     "<code>10A07Z6</code></term><term level=\"1\"><see>Other<codes>"
	     "0W0F</codes></see></term></mainTerm></letter>"
	     "</ICD10PCS.index>");
	assert_row(&c, "F\tpcs_index\tFY2023\ticd10pcs_index_2023.xml\n"
		       "P\tAbortion, Vacuum\t10A07Z6\nP\tAbortion\t0W0F\nE\t");
	coded_release(&c);
}

/* ---- harm ---------------------------------------------------------------- */

static void
xml__entities_are_refused_by_name(void **state)
{
	static const char *const texts[] = {
		"<!DOCTYPE a [\n<!ENTITY lol \"x\">]><ICD10CM.index/>",
		"<!DOCTYPE a [\n<!ENTITY % lol SYSTEM \"file:///etc/passwd\">"
		"%lol;]><ICD10CM.index>&lol;</ICD10CM.index>",
		"<?xml version=\"1.0\"?><!-- <x> --><!DOCTYPE a [\n"
		"<!ENTITY lol SYSTEM \"http://127.0.0.1/\">]>"
		"<ICD10CM.index>&lol;</ICD10CM.index>",
	};
	struct coded c = { .options = { .name = NULL } };

	(void)state;
	for (size_t i = 0; i < PR_LEN(texts); i++) {
		give(&c, "x", texts[i]);
		assert_refused(&c, PR_RULE_CODES_ENTITY, 2);
		assert_report(&c, "\t\t\tlol\t");
	}
	give(&c, "x", "\n<ICD10CM.index>&lol;</ICD10CM.index>");
	assert_refused(&c, PR_RULE_CODES_XML, 2);
	coded_release(&c);
}

static void
xml__depth_has_an_end(void **state)
{
	struct coded c = { .options = { .name = NULL } };
	struct buf text;

	(void)state;
	buf_init(&text, CODED_MAX);
	buf_adds(&text, SECTION);
	for (int i = 0; i < 10000; i++)
		buf_printf(&text, "<diag><name>I%02d</name><desc>d</desc>\n",
			   i % 100);
	give_bytes(&c, "x", text.data, text.len);
	assert_refused(&c, PR_RULE_CODES_LIMIT, 63 + 2);
	buf_reset(&text);
	buf_adds(&text, "<ICD10CM.tabular>");
	for (int i = 0; i < 10000; i++)
		buf_adds(&text, "<x>");
	give_bytes(&c, "x", text.data, text.len);
	assert_refused(&c, PR_RULE_CODES_LIMIT, 1);
	buf_release(&text);
	coded_release(&c);
}

static void
xml__texts_have_an_end(void **state)
{
	static const size_t sizes[] = { 9000, 66000, 100000, 400000 };
	struct coded c = { .options = { .name = NULL } };
	struct buf text;

	(void)state;
	buf_init(&text, CODED_MAX);
	for (size_t i = 0; i < PR_LEN(sizes); i++) {
		buf_reset(&text);
		buf_adds(&text, SECTION "<notes><note>");
		buf_pad(&text, 'x', sizes[i]);
		buf_adds(&text, "</note></notes>" TAIL);
		give_bytes(&c, "x", text.data, text.len);
		assert_report(&c, "F\t566\t");
		assert_no_row(&c, "\nE\t");
	}
	buf_reset(&text);
	buf_adds(&text, SECTION "<notes><note>");
	buf_pad(&text, 'x', 8000);
	buf_adds(&text, "</note></notes>" TAIL);
	give_bytes(&c, "x", text.data, text.len);
	assert_row(&c, "\nE\tcm_tabular\t3\n");
	buf_release(&text);
	coded_release(&c);
}

static void
xml__unknown_elements_are_counted_and_have_an_end(void **state)
{
	struct coded c = { .options = { .name = NULL } };
	struct buf text;

	(void)state;
	give(&c, "x", SECTION "<new><note>n</note></new><other/>" TAIL);
	assert_report(&c, "2 elements, not known here, the first <new>");
	assert_row(&c, "\nE\tcm_tabular\t2\n");
	buf_init(&text, CODED_MAX);
	buf_adds(&text, SECTION);
	for (int i = 0; i < 100002; i++)
		buf_printf(&text, "<a%d/>", i);
	buf_adds(&text, TAIL);
	give_bytes(&c, "x", text.data, text.len);
	assert_refused(&c, PR_RULE_CODES_LIMIT, 5);
	buf_release(&text);
	coded_release(&c);
}

static void
xml__a_cut_off_file_is_never_believed(void **state)
{
	static const char whole[] =
		SECTION "<diag><name>I50</name><desc>d</desc><excludes1>"
			"<note>x</note></excludes1></diag>" TAIL;
	struct coded c = { .options = { .name = NULL } };

	(void)state;
	give(&c, "x", whole);
	assert_read(&c, 4);
	for (size_t n = 0; n < sizeof(whole) - 2; n++) {
		give_bytes(&c, "x", whole, n);
		assert_report(&c, "E\t0\t1\n");
		assert_no_row(&c, "\nE\t");
	}
	give(&c, "x", SECTION "\n<diag></section>" TAIL);
	assert_refused(&c, PR_RULE_CODES_XML, 6);
	give(&c, "x", SECTION "\n\xff" TAIL);
	assert_refused(&c, PR_RULE_CODES_XML, 6);
	coded_release(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(xml__the_tabular_list_gives_nodes_and_notes),
		cmocka_unit_test(
			xml__each_container_has_the_number_of_its_kind),
		cmocka_unit_test(
			xml__a_note_goes_on_with_the_seventh_character),
		cmocka_unit_test(xml__what_stands_in_a_wrong_place_is_named),
		cmocka_unit_test(xml__index_lines_have_their_path),
		cmocka_unit_test(xml__cells_of_neoplasms_and_drugs),
		cmocka_unit_test(xml__a_wrong_index_is_named),
		cmocka_unit_test(xml__pcs_tables_give_axes_and_labels),
		cmocka_unit_test(xml__pcs_counts_are_checked),
		cmocka_unit_test(xml__wrong_pcs_tables_are_named),
		cmocka_unit_test(xml__pcs_definitions_and_index),
		cmocka_unit_test(xml__entities_are_refused_by_name),
		cmocka_unit_test(xml__depth_has_an_end),
		cmocka_unit_test(xml__texts_have_an_end),
		cmocka_unit_test(
			xml__unknown_elements_are_counted_and_have_an_end),
		cmocka_unit_test(xml__a_cut_off_file_is_never_believed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

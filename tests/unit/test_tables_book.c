/* test_tables_book.c - what the book answers, over rows of our own */
#include "app/tables.h"

#include "tables_case.h"

#define ALL                                                                   \
	ROWS_ORDER ROWS_TABULAR ROWS_INDEX ROWS_DRUG ROWS_PCS ROWS_PCS_TABLES \
		ROWS_HCPCS                                                    \
		"F\tcm_eindex\tFY2026\te.xml\n"                               \
		"I\t1\t0\t0\tFall\t\tI501\t0\t\t\nE\tcm_eindex\t1\n"          \
		"F\tpoa_exempt\tFY2026\tpoa.txt\nO\tI50.1\n"                  \
		"E\tpoa_exempt\t1\n"                                          \
		"F\tdrg_severity\tv40\tcc.txt\nV\tI501\tCC\n"                 \
		"V\tS060X9A\tMCC_ALIVE\nE\tdrg_severity\t2\n"                 \
		"F\tdrg_titles\tv40\ta.txt\nG\t003\t\tP\tECMO\n"              \
		"G\t193\t04\tM\tPneumonia\nE\tdrg_titles\t2\n"                \
		"F\tpcs_definitions\tFY2026\td.xml\n"                         \
		"K\t0\t3\t1\tResection\tCutting out\tall of it\n"             \
		"L\t1\ttotal nephrectomy\nE\tpcs_definitions\t2\n"            \
		"F\tpcs_index\tFY2023\ti.xml\nP\tCholecystectomy\t0FT\n"      \
		"E\tpcs_index\t1\n"                                           \
		"F\tcpt\town\tcpt.csv\nU\t99213\tOwn words\nE\tcpt\t1\n"

static int
with_all(void **state)
{
	tables_setup(state);
	tables_take(*state, ALL);
	tables_reopen(*state, NULL);
	return 0;
}

static void
book__rows_are_found_by_code_and_by_number(void **state)
{
	struct tables_case *c = *state;
	const struct pr_codebook *book = c->book;
	const struct pr_code_row *row = tables_find(c, PR_CODE_CM, "I50");

	assert_non_null(row);
	assert_false(row->valid);
	assert_int_equal(row->order, 1);
	assert_int_equal(row->last, 3);
	assert_string_equal(row->title, "Heart failure");
	assert_string_equal(row->ended, "");
	assert_ptr_equal(row, tables_find(c, PR_CODE_CM, "I50"));
	assert_ptr_equal(row, book->row(book->ctx, PR_LIST_CM, 0));
	assert_int_equal(tables_find(c, PR_CODE_CM, "S06")->last, 9);
	assert_int_equal(tables_find(c, PR_CODE_CM, "S060X9")->last, 9);
	row = tables_find(c, PR_CODE_CM, "I501");
	assert_string_equal(row->brief, "Left vent failure");
	assert_string_equal(row->title, "Left ventricular failure");
	assert_int_equal(row->last, 2);
	for (long i = 0; i < 9; i++)
		assert_non_null(book->row(book->ctx, PR_LIST_CM, i));
	assert_null(book->row(book->ctx, PR_LIST_CM, 9));
	assert_null(book->row(book->ctx, PR_LIST_CM, -1));
	assert_null(book->row(book->ctx, PR_LIST_NOTES, 0));
}

static void
book__what_is_not_there_is_null_twice(void **state)
{
	struct tables_case *c = *state;
	static const char *const none[] = { "I5",    "I502",     "",
					    "I50.1", "I5012345", "i50" };

	for (size_t i = 0; i < PR_LEN(none); i++)
		for (int k = 0; k < 2; k++)
			assert_null(tables_find(c, PR_CODE_CM, none[i]));
	assert_null(tables_find(c, PR_CODE_NONE, "I50"));
	assert_null(tables_find(c, PR_CODE_PCS, "I50"));
	assert_non_null(tables_find(c, PR_CODE_CM, "I50"));
}

static void
book__lists_are_as_long_as_their_tables(void **state)
{
	static const long counts[PR_CODEBOOK_LISTS] = {
		[PR_LIST_CM] = 9,         [PR_LIST_PCS] = 2,
		[PR_LIST_HCPCS] = 3,      [PR_LIST_NOTES] = 2,
		[PR_LIST_TERMS] = 2,      [PR_LIST_INDEX] = 4,
		[PR_LIST_NEOPLASM] = 0,   [PR_LIST_DRUG] = 2,
		[PR_LIST_PCS_TABLES] = 1, [PR_LIST_PCS_TERMS] = 1,
		[PR_LIST_DRG] = 2,        [PR_LIST_SEVERITY] = 2,
		[PR_LIST_POA] = 1,
	};
	struct tables_case *c = *state;

	for (int i = 0; i < PR_CODEBOOK_LISTS; i++)
		assert_int_equal(
			c->book->count(c->book->ctx, (enum pr_codebook_list)i),
			counts[i]);
	assert_string_equal(c->book->edition[PR_CODE_CM], "FY2026");
	assert_string_equal(c->book->edition[PR_CODE_PCS], "FY2026");
	assert_string_equal(c->book->edition[PR_CODE_HCPCS], "2025Q4");
	assert_string_equal(c->book->edition[PR_CODE_CPT], "own");
	assert_string_equal(c->book->edition[PR_CODE_DRG], "v40");
}

static void
book__other_systems_have_rows_too(void **state)
{
	struct tables_case *c = *state;
	const struct pr_codebook *book = c->book;
	const struct pr_code_row *row;

	assert_false(tables_find(c, PR_CODE_PCS, "0FT")->valid);
	row = book->row(book->ctx, PR_LIST_PCS, 1);
	assert_string_equal(row->code, "0FT40ZZ");
	assert_null(book->row(book->ctx, PR_LIST_PCS, 2));
	row = tables_find(c, PR_CODE_HCPCS, "J1885");
	assert_true(row->valid && !row->modifier);
	assert_string_equal(row->coverage, "D");
	row = tables_find(c, PR_CODE_HCPCS, "A0021");
	assert_false(row->valid);
	assert_string_equal(row->ended, "2019-12-31");
	assert_true(tables_find(c, PR_CODE_HCPCS, "RT")->modifier);
	assert_string_equal(tables_find(c, PR_CODE_CPT, "99213")->title,
			    "Own words");
	assert_string_equal(tables_find(c, PR_CODE_DRG, "003")->title, "ECMO");
	assert_null(tables_find(c, PR_CODE_DRG, "3"));
	assert_null(tables_find(c, PR_CODE_DRG, "abc"));
	assert_int_equal(book->drg(book->ctx, 1)->drg, 193);
	assert_int_equal(book->drg(book->ctx, 1)->mdc, 4);
	assert_int_equal(book->drg(book->ctx, 0)->mdc, 0);
	assert_null(book->drg(book->ctx, 2));
}

static void
book__notes_are_inherited_from_their_owners(void **state)
{
	struct tables_case *c = *state;
	const struct pr_note *notes;
	size_t n = c->book->notes(c->book->ctx, "I501", &notes);

	assert_int_equal(n, 5);
	assert_string_equal(notes[0].text, "Cardiac asthma");
	assert_string_equal(notes[0].owner, "I501");
	assert_string_equal(notes[2].owner, "I50");
	assert_int_equal(notes[2].kind, PR_NOTE_CODE_FIRST);
	assert_string_equal(notes[4].owner, "ch 9");
	n = c->book->notes(c->book->ctx, "I509", &notes);
	assert_int_equal(n, 3);
	n = c->book->notes(c->book->ctx, "S060X9A", &notes);
	assert_int_equal(n, 0);
	n = c->book->notes(c->book->ctx, "Z99", &notes);
	assert_int_equal(n, 0);
	assert_null(notes);
}

static void
book__references_count_when_their_codes_are_there(void **state)
{
	struct tables_case *c = *state;
	const struct pr_note *notes;
	const struct pr_note_ref *ref;

	assert_int_equal(c->book->notes(c->book->ctx, "I50", &notes), 3);
	assert_int_equal(notes[0].n_refs, 1); /* S06.0X9- */
	ref = &notes[0].refs[0];
	assert_string_equal(ref->lo, "S060X9");
	assert_string_equal(ref->hi, "S060X9");
	assert_int_equal(ref->first, 7);
	assert_int_equal(ref->last, 9);
	assert_int_equal(notes[1].n_refs, 0); /* R57.0 is not */
	assert_null(notes[1].refs);
	assert_int_equal(notes[2].n_refs, 1); /* S06.-, but S00-S99 and FAB */
	assert_string_equal(notes[2].refs[0].lo, "S06");
	assert_int_equal(notes[2].refs[0].first, 4);
	assert_int_equal(notes[2].refs[0].last, 9);
	assert_ptr_equal(
		c->book->note(c->book->ctx, PR_LIST_NOTES, 0)->refs[0].lo,
		notes[2].refs[0].lo);
	assert_string_equal(c->book->note(c->book->ctx, PR_LIST_TERMS, 1)->text,
			    "Pulmonary edema with heart disease");
	assert_null(c->book->note(c->book->ctx, PR_LIST_TERMS, 2));
	assert_null(c->book->note(c->book->ctx, PR_LIST_CM, 0));
}

static void
book__sevenths_are_those_the_order_file_has(void **state)
{
	struct tables_case *c = *state;
	const struct pr_seventh *sevenths;
	const char *owner;

	assert_int_equal(
		c->book->sevenths(c->book->ctx, "S060X9", &sevenths, &owner),
		2);
	assert_string_equal(owner, "S06");
	assert_int_equal(sevenths[0].value, 'A');
	assert_string_equal(sevenths[1].text, "subsequent encounter");
	assert_int_equal(
		c->book->sevenths(c->book->ctx, "S060X7", &sevenths, &owner),
		1);
	assert_int_equal(sevenths[0].value, 'A');
	assert_int_equal(
		c->book->sevenths(c->book->ctx, "S060X7A", &sevenths, &owner),
		1);
	assert_int_equal(
		c->book->sevenths(c->book->ctx, "S06", &sevenths, &owner), 2);
	assert_int_equal(
		c->book->sevenths(c->book->ctx, "I501", &sevenths, &owner), 0);
	assert_null(sevenths);
	assert_string_equal(owner, "");
}

static void
book__index_lines_have_their_path(void **state)
{
	struct tables_case *c = *state;
	const struct pr_codebook *book = c->book;
	const struct pr_index_line *line = book->index(book->ctx, 1);

	assert_string_equal(line->path, "Failure, failed, heart, left");
	assert_string_equal(line->code, "I501");
	assert_int_equal(line->depth, 2);
	line = book->index(book->ctx, 2);
	assert_string_equal(line->nemod, "(brain)");
	assert_string_equal(line->manif, "I509");
	assert_true(line->dash && !line->external);
	line = book->index(book->ctx, 3);
	assert_string_equal(line->path, "Fall");
	assert_true(line->external);
	assert_null(book->index(book->ctx, 4));
	assert_null(book->index(book->ctx, -1));
}

static void
book__cells_have_the_path_of_their_row(void **state)
{
	struct tables_case *c = *state;
	const struct pr_codebook *book = c->book;
	const struct pr_table_cell *cell =
		book->cell(book->ctx, PR_LIST_DRUG, 1);

	assert_string_equal(cell->path, "Alcohol, wood");
	assert_int_equal(cell->col, 4);
	assert_string_equal(cell->code, "I509");
	assert_true(cell->dash);
	assert_null(book->cell(book->ctx, PR_LIST_DRUG, 2));
	assert_null(book->cell(book->ctx, PR_LIST_NEOPLASM, 0));
	assert_null(book->cell(book->ctx, PR_LIST_CM, 0));
}

static void
book__a_pcs_table_has_its_rows_and_names(void **state)
{
	struct tables_case *c = *state;
	const struct pr_codebook *book = c->book;
	const struct pr_pcs_table *t = book->pcs_table(book->ctx, "0FT40ZZ");
	const struct pr_pcs_term *term = book->term(book->ctx, 0);

	assert_non_null(t);
	assert_string_equal(t->prefix, "0FT");
	assert_string_equal(t->label[2], "Resection");
	assert_string_equal(t->axis_title[2], "Operation");
	assert_string_equal(t->definition, "Cutting out all of a body part");
	assert_int_equal(t->n_rows, 1);
	assert_int_equal(t->rows[0].n[0], 2);
	assert_int_equal(t->rows[0].values[0][1].value, '4');
	assert_string_equal(t->rows[0].values[0][1].label, "Gallbladder");
	assert_ptr_equal(t, book->pcs_table(book->ctx, "0FT"));
	assert_null(book->pcs_table(book->ctx, "0FX"));
	assert_null(book->pcs_table(book->ctx, "0FX"));
	assert_null(book->pcs_table(book->ctx, "0F"));
	assert_string_equal(term->title, "Resection");
	assert_int_equal(term->n_includes, 1);
	assert_string_equal(term->includes[0], "total nephrectomy");
	assert_null(book->term(book->ctx, 1));
}

static void
book__nodes_know_what_lies_below(void **state)
{
	struct tables_case *c = *state;
	struct tables_node *const *below;
	const struct tables_node *node = tables_node_named(c->tables, "I50");

	assert_int_equal(tables_node_below(c->tables, node, &below), 2);
	assert_string_equal(below[0]->node, "I501");
	assert_string_equal(below[1]->node, "I509");
	assert_ptr_equal(below[0]->up, node);
	node = tables_node_named(c->tables, "ch 9");
	assert_int_equal(tables_node_below(c->tables, node, &below), 1);
	assert_string_equal(below[0]->node, "I30-I5A");
	node = tables_node(c->tables, "S060X9D");
	assert_string_equal(node->node, "S060X9");
	assert_int_equal(tables_node_below(c->tables, node, &below), 0);
	assert_null(tables_node(c->tables, "Z99"));
}

static void
book__single_facts(void **state)
{
	struct tables_case *c = *state;
	const struct pr_codebook *book = c->book;

	for (int i = 0; i < 2; i++) {
		assert_true(book->poa_exempt(book->ctx, "I501"));
		assert_false(book->poa_exempt(book->ctx, "I509"));
		assert_int_equal(book->severity(book->ctx, "I501"), PR_CC);
		assert_int_equal(book->severity(book->ctx, "S060X9A"),
				 PR_MCC_ALIVE);
		assert_int_equal(book->severity(book->ctx, "I509"), PR_CC_NONE);
	}
	assert_string_equal(book->row(book->ctx, PR_LIST_SEVERITY, 1)->code,
			    "S060X9A");
}

static void
book__a_folder_without_some_tables_answers_nothing(void **state)
{
	struct tables_case *c = *state;
	const struct pr_note *notes;
	const struct pr_seventh *sevenths;
	const char *owner;

	tables_take(c, ROWS_HCPCS);
	tables_reopen(c, NULL);
	assert_string_equal(c->book->edition[PR_CODE_CM], "");
	assert_null(tables_find(c, PR_CODE_CM, "I50"));
	assert_int_equal(c->book->notes(c->book->ctx, "I50", &notes), 0);
	assert_int_equal(
		c->book->sevenths(c->book->ctx, "I50", &sevenths, &owner), 0);
	assert_null(c->book->pcs_table(c->book->ctx, "0FT"));
	assert_null(c->book->index(c->book->ctx, 0));
	assert_null(c->book->drg(c->book->ctx, 0));
	assert_null(c->book->poa_exempt); /* no list, so none is judged by it */
	for (int i = 0; i < PR_CODEBOOK_LISTS; i++)
		assert_int_equal(
			c->book->count(c->book->ctx, (enum pr_codebook_list)i),
			i == PR_LIST_HCPCS ? 3 : 0);
}

int
main(void)
{
#define BOOK_TEST(f) \
	cmocka_unit_test_setup_teardown(f, with_all, tables_teardown)
	const struct CMUnitTest tests[] = {
		BOOK_TEST(book__rows_are_found_by_code_and_by_number),
		BOOK_TEST(book__what_is_not_there_is_null_twice),
		BOOK_TEST(book__lists_are_as_long_as_their_tables),
		BOOK_TEST(book__other_systems_have_rows_too),
		BOOK_TEST(book__notes_are_inherited_from_their_owners),
		BOOK_TEST(book__references_count_when_their_codes_are_there),
		BOOK_TEST(book__sevenths_are_those_the_order_file_has),
		BOOK_TEST(book__index_lines_have_their_path),
		BOOK_TEST(book__cells_have_the_path_of_their_row),
		BOOK_TEST(book__a_pcs_table_has_its_rows_and_names),
		BOOK_TEST(book__nodes_know_what_lies_below),
		BOOK_TEST(book__single_facts),
		TABLES_TEST(book__a_folder_without_some_tables_answers_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

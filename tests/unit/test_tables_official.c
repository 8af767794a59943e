/* test_tables_official.c - the official tables, when they are at hand: their
 * counts are those that their README states */
#include "tables_case.h"
#include "tables_official.h"

/* As in the README of the data. */
static const struct {
	const char *edition, *what;
	long rows;
} said[] = {
	{ "FY2026", "cm_order", 98186 },
	{ "FY2026", "cm_codes", 74719 },
	{ "FY2026", "cm_index", 81497 },
	{ "FY2026", "cm_neoplasm", 10922 },
	{ "FY2026", "cm_drug", 43224 },
	{ "FY2026", "cm_eindex", 314 + 7776 },
	{ "FY2026", "pcs_order", 80029 },
	{ "FY2026", "poa_exempt", 38349 },
	{ "2025Q4", "hcpcs", 8846 },
	{ "v40", "drg_titles", 767 },
	{ "v40", "drg_severity", 14814 + 3307 + 8 },
};

static void
check_counts(struct tables_case *c)
{
	for (size_t i = 0; i < PR_LEN(said); i++) {
		size_t k = 0;

		while (k < c->sum.n_now &&
		       (strcmp(c->sum.now[k].what, said[i].what) != 0 ||
			strcmp(c->sum.now[k].edition, said[i].edition) != 0))
			k++;
		assert_true(k < c->sum.n_now);
		if (c->sum.now[k].rows != said[i].rows)
			fail_msg("%s: %ld rows, not %ld", said[i].what,
				 c->sum.now[k].rows, said[i].rows);
	}
	assert_int_equal(c->sum.surplus, 76);
	assert_int_equal(c->sum.missing, 0);
	assert_int_equal(c->sum.expanded, 74719 + 76);
	assert_int_equal(c->sum.pcs_expanded, 79115);
	assert_int_equal(c->sum.pcs_surplus, 0);
	assert_int_equal(c->sum.pcs_missing, 0);
}

static void
check_lists(struct tables_case *c)
{
	const struct pr_codebook *book = c->book;
	long valid = 0;

	assert_int_equal(book->count(book->ctx, PR_LIST_CM), 98186);
	assert_int_equal(book->count(book->ctx, PR_LIST_PCS), 79115);
	assert_int_equal(book->count(book->ctx, PR_LIST_PCS_TABLES), 914);
	assert_int_equal(book->count(book->ctx, PR_LIST_PCS_TERMS), 954);
	assert_int_equal(book->count(book->ctx, PR_LIST_TERMS), 12592);
	for (long i = 0; i < 98186; i++) {
		const struct pr_code_row *row =
			book->row(book->ctx, PR_LIST_CM, i);

		assert_non_null(row);
		assert_ptr_equal(row, tables_find(c, PR_CODE_CM, row->code));
		valid += row->valid;
	}
	assert_int_equal(valid, 74719);
	for (long i = 0; i < book->count(book->ctx, PR_LIST_NOTES); i++) {
		const struct pr_note *note =
			book->note(book->ctx, PR_LIST_NOTES, i);

		assert_non_null(note);
		assert_true(note->n_refs > 0);
		for (size_t k = 0; k < note->n_refs; k++)
			assert_true(note->refs[k].first <= note->refs[k].last);
	}
	for (long i = 0; i < book->count(book->ctx, PR_LIST_INDEX); i++)
		assert_true(book->index(book->ctx, i)->code[0] != '\0');
}

static void
tables_official__have_the_counts_they_state(void **state)
{
	struct tables_case *c = *state;
	const struct pr_codebook *before;

	if (!official_import(c->data, &c->options, &c->sum, &c->err))
		skip();
	check_counts(c);
	tables_reopen(c, NULL);
	check_lists(c);
	tables_reopen(c, "FY2025");
	before = c->book;
	assert_int_equal(before->count(before->ctx, PR_LIST_CM), 97584);
	assert_true(tables_find(c, PR_CODE_CM, "G35")->valid);
	tables_reopen(c, "FY2026");
	assert_false(tables_find(c, PR_CODE_CM, "G35")->valid);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TABLES_TEST(tables_official__have_the_counts_they_state),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* test_find.c - looked up, shown, checked: small tables of our own */
#include "proctor/claim.h"

#include "tables_case.h"

static void
take_all(struct tables_case *c)
{
	tables_take(c, ROWS_ORDER ROWS_TABULAR ROWS_INDEX ROWS_DRUG);
	tables_reopen(c, NULL);
}

static size_t
find(struct tables_case *c, const char *query, struct pr_hit hits[10])
{
	size_t n = 99;

	assert_pr_ok(pr_tables_find(c->tables, query, PR_CODE_NONE, hits, 10,
				    &n, &c->err),
		     &c->err);
	assert_true(n <= 10);
	return n;
}

static void
find__an_index_line_leads_to_its_code(void **state)
{
	struct tables_case *c = *state;
	struct pr_hit hits[10];

	take_all(c);
	assert_true(find(c, "heart failure", hits) >= 2);
	assert_string_equal(hits[0].code, "I50.9");
	assert_string_equal(hits[0].path, "Failure, failed, heart");
	assert_true(hits[0].billable);
	assert_true(find(c, "left heart failure", hits) >= 1);
	assert_string_equal(hits[0].code, "I50.1");
}

static void
find__an_inclusion_term_leads_to_its_code(void **state)
{
	struct tables_case *c = *state;
	struct pr_hit hits[10];

	take_all(c);
	assert_true(find(c, "cardiac asthma", hits) >= 1);
	assert_string_equal(hits[0].code, "I50.1");
	assert_string_equal(hits[0].path, "Cardiac asthma");
}

static void
find__the_beginning_of_a_code_lists_codes(void **state)
{
	struct tables_case *c = *state;
	struct pr_hit hits[10];

	take_all(c);
	assert_int_equal(find(c, "i50", hits), 3);
	assert_string_equal(hits[0].code, "I50");
	assert_false(hits[0].billable);
	assert_string_equal(hits[1].code, "I50.1");
	assert_true(find(c, " S06.0x9 ", hits) >= 3);
	assert_string_equal(hits[0].code, "S06.0X9");
}

static void
find__what_fits_nothing_finds_nothing(void **state)
{
	struct tables_case *c = *state;
	struct pr_hit hits[10];

	take_all(c);
	assert_int_equal(find(c, "xylophone", hits), 0);
	assert_int_equal(find(c, "", hits), 0);
}

static const struct pr_page_line *
line_of(const struct pr_page *page, enum pr_page_line_kind kind,
	const char *text)
{
	for (size_t i = 0; i < page->n_lines; i++)
		if (page->lines[i].kind == kind &&
		    strstr(page->lines[i].text, text))
			return &page->lines[i];
	fail_msg("no line with \"%s\"", text);
	return NULL;
}

static struct pr_page *
page_of(struct tables_case *c, const char *code)
{
	struct pr_page *page = NULL;

	assert_pr_ok(pr_tables_page(c->tables, code, &page, &c->err), &c->err);
	assert_non_null(page);
	assert_true(page->n_lines > 0);
	assert_int_equal(page->lines[0].kind, PR_PAGE_HEAD);
	return page;
}

static void
page__inherited_notes_name_their_owner(void **state)
{
	struct tables_case *c = *state;
	const struct pr_page_line *line;
	struct pr_page *page;

	take_all(c);
	page = page_of(c, "i50.1");
	assert_string_equal(page->code, "I50.1");
	assert_true(page->billable);
	assert_string_equal(page->edition, "FY2026");
	assert_string_equal(page->after, "I50.9");
	line = line_of(page, PR_PAGE_NOTE, "Cardiac asthma");
	assert_string_equal(line->from, "");
	line = line_of(page, PR_PAGE_NOTE, "shock (R57.0)");
	assert_string_equal(line->label, "Excludes1");
	assert_string_equal(line->from, "I50");
	line = line_of(page, PR_PAGE_NOTE, "Code first injury");
	assert_string_equal(line->from, "I50");
	line = line_of(page, PR_PAGE_NOTE, "concussion");
	assert_string_equal(line->from, "Chapter 9");
	line = line_of(page, PR_PAGE_PATH, "Other heart disease");
	assert_string_equal(line->code, "I30-I5A");
	pr_page_free(page);
}

static void
page__a_header_shows_what_lies_below_it(void **state)
{
	struct tables_case *c = *state;
	const struct pr_page_line *line;
	struct pr_page *page;

	take_all(c);
	page = page_of(c, "I50");
	assert_false(page->billable);
	line = line_of(page, PR_PAGE_CHILD, "Left ventricular");
	assert_string_equal(line->code, "I50.1");
	assert_string_equal(page->after, "S06");
	pr_page_free(page);
	page = page_of(c, "S060X9");
	line = line_of(page, PR_PAGE_SEVENTH, "subsequent");
	assert_string_equal(line->label, "7th D");
	assert_string_equal(line->code, "S06.0X9D");
	assert_string_equal(line->from, "S06");
	pr_page_free(page);
	page = page_of(c, "I30-I5A");
	line = line_of(page, PR_PAGE_CHILD, "Heart failure");
	assert_string_equal(line->code, "I50");
	pr_page_free(page);
}

static void
page__an_unknown_code_is_refused(void **state)
{
	struct tables_case *c = *state;
	struct pr_page *page;

	take_all(c);
	assert_pr_refused(pr_tables_page(c->tables, "I50.2", &page, &c->err),
			  PR_ENOTFOUND, &c->err);
	assert_null(page);
	assert_pr_refused(
		pr_tables_page(c->tables, "no code at all", &page, &c->err),
		PR_ENOTFOUND, &c->err);
}

static void
check__each_standing_is_told(void **state)
{
	static const struct {
		const char *code;
		enum pr_standing standing;
	} wants[] = {
		{ "I50.9", PR_STANDING_VALID },
		{ "i509", PR_STANDING_VALID },
		{ "I50", PR_STANDING_HEADER },
		{ "S06.0X9", PR_STANDING_SEVENTH },
		{ "I50.2", PR_STANDING_UNKNOWN },
		{ "99213", PR_STANDING_UNCHECKED },
		{ "?", PR_STANDING_SHAPE },
	};
	struct tables_case *c = *state;
	struct pr_code_check found;

	take_all(c);
	for (size_t i = 0; i < PR_LEN(wants); i++) {
		pr_code_check(&found, wants[i].code, c->book);
		assert_string_equal(pr_standing_name(found.standing),
				    pr_standing_name(wants[i].standing));
		assert_int_equal(found.words[0] == '\0',
				 found.standing == PR_STANDING_VALID);
	}
	pr_code_check(&found, "I50.9", NULL);
	assert_int_equal(found.standing, PR_STANDING_UNCHECKED);
}

/* Kinds of the faults of a claim, one letter each, in order. */
static const char *
faults(const struct pr_codebook *book, const char *text)
{
	static char kinds[32];
	struct pr_code_line lines[PR_LINES_MAX];
	struct pr_claim_fault out[20];
	struct pr_err err = { 0 };
	size_t n, found;

	assert_pr_ok(pr_code_lines_read(lines, &n, text, &err), &err);
	found = pr_claim_check(out, PR_LEN(out), lines, n, book);
	assert_true(found < PR_LEN(out));
	for (size_t i = 0; i < found; i++) {
		kinds[i] = pr_claim_kind_name(out[i].kind)[0];
		assert_true(out[i].words[0] != '\0');
	}
	kinds[found] = '\0';
	return kinds;
}

static void
claim__what_rules_forbid_is_found(void **state)
{
	struct tables_case *c = *state;

	take_all(c);
	assert_string_equal(faults(c->book, "I50.9 S06.0X9A"), "o");
	assert_string_equal(faults(c->book, "S06.0X9A I50.9"), "");
	assert_string_equal(faults(c->book, "I50.9 I50.9"), "d");
	assert_string_equal(faults(c->book, "W19.XXXA I50.9"), "f");
	assert_string_equal(faults(c->book, "99213-25-25"), "m");
	assert_string_equal(faults(c->book, "J1885-RT-LT"), "m");
	assert_string_equal(faults(c->book, "I50.9-25"), "m");
	assert_string_equal(faults(NULL, "I50.9-RT-LT"), "m");
	assert_string_equal(faults(NULL, "B95.62"), "f");
	assert_string_equal(faults(NULL, "Z68.41 E66.813"), "f");
	assert_string_equal(faults(NULL, "E66.813 Z68.41"), "");
	assert_string_equal(faults(NULL, "I50.9 I50.9"), "d");
	assert_string_equal(faults(NULL, "I50.9 S06.0X9A"), "");
}

/* ---- no tables needed ---------------------------------------------------- */

static void
tokens__references_are_cut_out_of_notes(void **state)
{
	static const struct {
		const char *note, *want;
	} cases[] = {
		{ "heart failure (I50.-)", "I50-I50~" },
		{ "x (O03-O07, O08.0)", "O03-O07 O080-O080" },
		{ "(F10.--F19.-)", "F10-F19~" },
		{ "(P28.3- - P28.4-)", "P283-P284~" },
		{ "(T80.22-, T80.29-)", "T8022-T8022~ T8029-T8029~" },
		{ "(E10.10. E11)", "E1010-E1010 E11-E11" },
		{ "jaw pain R68.84", "" },
		{ "(", "" },
		{ "(A0", "" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < PR_LEN(cases); i++) {
		struct pr_code_token t[8];
		size_t n = pr_code_tokens(t, PR_LEN(t), cases[i].note);
		char got[200] = "";

		for (size_t k = 0; k < n; k++) {
			size_t len = strlen(got);

			snprintf(got + len, sizeof(got) - len, "%s%s-%s%s",
				 k ? " " : "", t[k].lo, t[k].hi,
				 t[k].dash ? "~" : "");
		}
		assert_string_equal(got, cases[i].want);
	}
}

static void
tokens__no_more_than_asked_for(void **state)
{
	struct pr_code_token t[1];

	(void)state;
	assert_int_equal(pr_code_tokens(t, 1, "(I50, I51, I52)"), 1);
	assert_string_equal(t[0].lo, "I50");
}

static void
lapsed__an_edition_ends_with_its_fiscal_year(void **state)
{
	char words[160];

	(void)state;
	assert_false(pr_code_lapsed(words, "FY2026", "2026-09-30"));
	assert_string_equal(words, "");
	assert_true(pr_code_lapsed(words, "FY2026", "2026-10-01"));
	assert_string_equal(words, "FY2026 was in force until 30 September "
				   "2026; FY2027 is in force");
	assert_true(pr_code_lapsed(words, "2025Q4", "2026-05-01"));
	assert_string_equal(words, "2025Q4 was in force until 31 December "
				   "2025; 2026Q2 is in force");
	assert_false(pr_code_lapsed(words, "2025Q4", "2025-12-31"));
	assert_false(pr_code_lapsed(words, "v40", "2026-10-01"));
	assert_false(pr_code_lapsed(words, "", "2026-10-01"));
	assert_false(pr_code_lapsed(words, "FY2026", ""));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TABLES_TEST(find__an_index_line_leads_to_its_code),
		TABLES_TEST(find__an_inclusion_term_leads_to_its_code),
		TABLES_TEST(find__the_beginning_of_a_code_lists_codes),
		TABLES_TEST(find__what_fits_nothing_finds_nothing),
		TABLES_TEST(page__inherited_notes_name_their_owner),
		TABLES_TEST(page__a_header_shows_what_lies_below_it),
		TABLES_TEST(page__an_unknown_code_is_refused),
		TABLES_TEST(check__each_standing_is_told),
		TABLES_TEST(claim__what_rules_forbid_is_found),
		cmocka_unit_test(tokens__references_are_cut_out_of_notes),
		cmocka_unit_test(tokens__no_more_than_asked_for),
		cmocka_unit_test(lapsed__an_edition_ends_with_its_fiscal_year),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

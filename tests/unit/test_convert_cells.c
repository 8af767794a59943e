/* test_convert_cells.c - a table cell by cell, with the place of each */
#include "convert/cells.h"

#include "convert_case.h"

static void
cells(struct converted *c, const char *text)
{
	struct convert_out out = { c, converted_line, converted_report };

	buf_reset(&c->lines);
	buf_reset(&c->report);
	c->lines.max = c->report.max = CONVERT_MAX;
	assert_pr_ok(convert_cells(text, strlen(text), &out, &c->err), &c->err);
}

static void
cells__each_row_is_a_line_with_places(void **state)
{
	struct converted c = CONVERTED;

	(void)state;
	cells(&c, "Date,Title\n2026-05-03,\"Audits, again\"\n");
	assert_string_equal(
		buf_text(&c.lines),
		"{\"line\":1,\"columns\":[1,6],\"cells\":[\"Date\",\"Title\"]}"
		"\n{\"line\":2,\"columns\":[1,12],\"cells\":[\"2026-05-03\","
		"\"Audits, again\"]}\n");
	assert_counts(&c, 2, 0);
	converted_release(&c);
}

static void
cells__the_separator_is_the_one_of_most_headings(void **state)
{
	static const char *const tables[] = {
		"Date;Title, long;Units\n1;2;3\n",
		"Date\tTitle, long\tUnits\n1\t2\t3\n",
		"Date|Title, long|Units\n1|2|3\n",
	};
	struct converted c = CONVERTED;

	(void)state;
	for (size_t i = 0; i < PR_LEN(tables); i++) {
		cells(&c, tables[i]);
		assert_line(&c, "\"cells\":[\"Date\",\"Title, long\","
				"\"Units\"]");
		assert_line(&c, "\"cells\":[\"1\",\"2\",\"3\"]");
	}
	cells(&c, "Date\n2026-01-02\n");
	assert_line(&c, "\"cells\":[\"2026-01-02\"]");
	converted_release(&c);
}

static void
cells__a_broken_row_is_told_with_its_line_and_the_rest_is_read(void **state)
{
	struct converted c = CONVERTED;

	(void)state;
	cells(&c, "Date,Title\n2026-01-02,\"a\"b\n2026-01-03,Well\n"
		  "2026-01-04,Too,many\n");
	assert_report(&c, "F\t531\t2\t");
	assert_report(&c, "X\t2\t");
	assert_report(&c, "F\t533\t4\t1\t\t\t3 fields\t2 columns\t");
	assert_line(&c, "\"line\":3,");
	assert_lacks(buf_text(&c.lines), "many");
	assert_counts(&c, 2, 2);
	converted_release(&c);
}

static void
cells__what_is_no_text_is_refused_whole(void **state)
{
	struct converted c = CONVERTED;

	(void)state;
	cells(&c, "%PDF-1.7 and more");
	assert_report(&c, "F\t502\t");
	assert_int_equal(c.lines.len, 0);
	converted_release(&c);
}

static void
cells__a_short_row_and_control_characters_stay_as_they_are(void **state)
{
	struct converted c = CONVERTED;

	(void)state;
	cells(&c, "Date,Title,Note\n2026-01-02,Caf\303\251\001\n");
	assert_line(&c, "\"cells\":[\"2026-01-02\","
			"\"Caf\303\251\\u0001\"]");
	assert_counts(&c, 2, 0);
	converted_release(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells__each_row_is_a_line_with_places),
		cmocka_unit_test(
			cells__the_separator_is_the_one_of_most_headings),
		cmocka_unit_test(
			cells__a_broken_row_is_told_with_its_line_and_the_rest_is_read),
		cmocka_unit_test(cells__what_is_no_text_is_refused_whole),
		cmocka_unit_test(
			cells__a_short_row_and_control_characters_stay_as_they_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

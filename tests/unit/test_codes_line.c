/* test_codes_line.c - code lines as they are typed, and as they are kept */
#include "tui/codes_line.h"

#include "test.h"

#include <string.h>

static struct pr_item
item_of(const char **systems, size_t n)
{
	struct pr_item item;

	memset(&item, 0, sizeof(item));
	item.type = PR_ITEM_CODE_ENTRY;
	item.systems = systems;
	item.n_systems = n;
	return item;
}

static void
begin_cm(struct code_lines *lines)
{
	static const char *systems[] = { "ICD-10-CM" };
	struct pr_item item = item_of(systems, 1);

	lines_begin(lines, &item);
}

static void
begin_both(struct code_lines *lines)
{
	static const char *systems[] = { "HCPCS", "ICD-10-CM" };
	struct pr_item item = item_of(systems, 2);

	lines_begin(lines, &item);
}

static const char *
type_text(struct code_lines *lines, const char *text)
{
	const char *why = NULL;

	for (; *text; text++) {
		struct key key = { .code = (unsigned char)*text };

		(void)lines_type(lines, &key, &why);
	}
	return why;
}

static bool
press(struct code_lines *lines, int code)
{
	struct key key = { .code = code };
	const char *why;

	return lines_type(lines, &key, &why);
}

static void
assert_text(const struct code_lines *lines, const char *wanted)
{
	char text[400];

	lines_text(text, sizeof(text), lines);
	assert_string_equal(text, wanted);
}

static void
codes_line__an_item_shows_the_cells_it_can_want(void **state)
{
	struct code_lines lines;

	(void)state;
	begin_cm(&lines);
	assert_true(lines.has[LINE_CODE]);
	assert_false(lines.has[LINE_SYSTEM] || lines.has[LINE_MODS] ||
		     lines.has[LINE_UNITS] || lines.has[LINE_POA]);
	begin_both(&lines);
	assert_true(lines.has[LINE_SYSTEM] && lines.has[LINE_MODS] &&
		    lines.has[LINE_UNITS]);
}

static void
codes_line__letters_are_upper_case_and_never_commands(void **state)
{
	struct code_lines lines;

	(void)state;
	begin_cm(&lines);
	type_text(&lines, "e11.22");
	assert_text(&lines, "E11.22");
	assert_false(press(&lines, '?'));
	assert_false(press(&lines, KC_UP));
	assert_text(&lines, "E11.22");
}

static void
codes_line__signs_go_to_the_cell_they_begin(void **state)
{
	struct code_lines lines;

	(void)state;
	begin_both(&lines);
	type_text(&lines, "j1885-rt lt*2");
	assert_text(&lines, "J1885-RT-LT*2");
	assert_non_null(type_text(&lines, "z"));
	assert_text(&lines, "J1885-RT-LT*2");
	begin_cm(&lines);
	assert_non_null(type_text(&lines, "i10-"));
	assert_text(&lines, "I10");
}

static void
codes_line__what_was_kept_comes_back(void **state)
{
	struct code_lines lines;

	(void)state;
	begin_both(&lines);
	lines_set(&lines, "J1885-RT*2\nE11.22/Y\ncm:X30");
	assert_int_equal(lines.n, 3);
	assert_true(lines.has[LINE_POA]);
	assert_text(&lines, "J1885-RT*2\nE11.22/Y\ncm:X30");
}

static void
codes_line__what_nobody_can_read_is_not_lost(void **state)
{
	struct code_lines lines;

	(void)state;
	begin_cm(&lines);
	lines_set(&lines, "E11.22 -");
	assert_int_equal(lines.n, 2);
	assert_string_equal(lines.cells[0][LINE_CODE], "E11.22");
}

/* "J1885" is a diagnosis where only diagnoses are asked for, and after another
 * code "X30" would be thirty units. */
static void
codes_line__the_system_is_said_where_the_shape_tells_of_another(void **state)
{
	struct pr_code_line read[PR_LINES_MAX];
	struct pr_err err = { 0 };
	struct code_lines lines;
	char text[100];
	size_t n = 0;

	(void)state;
	begin_cm(&lines);
	type_text(&lines, "i10");
	lines_insert(&lines, 1);
	type_text(&lines, "x30");
	lines_insert(&lines, 2);
	type_text(&lines, "j1885");
	lines_text(text, sizeof(text), &lines);
	assert_pr_ok(pr_code_lines_read(read, &n, text, &err), &err);
	assert_int_equal(n, 3);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(read[i].system, PR_CODE_CM);
	assert_string_equal(read[1].code, "X30");
}

static void
codes_line__lines_move_come_and_go(void **state)
{
	struct code_lines lines;

	(void)state;
	begin_cm(&lines);
	type_text(&lines, "i10");
	assert_false(lines_shift(&lines, -1));
	assert_true(lines_insert(&lines, 1));
	type_text(&lines, "e119");
	assert_true(lines_shift(&lines, -1));
	assert_text(&lines, "E119\nI10");
	assert_int_equal(lines.at, 0);
	lines_delete(&lines, 0);
	assert_text(&lines, "I10");
	lines_delete(&lines, 0);
	assert_text(&lines, "");
	assert_int_equal(lines.n, 1);
	assert_int_equal(lines_filled(&lines), 0);
}

static void
codes_line__there_is_an_end_of_lines(void **state)
{
	struct code_lines lines;

	(void)state;
	begin_cm(&lines);
	while (lines.n < PR_LINES_MAX)
		assert_true(lines_insert(&lines, lines.n));
	assert_false(lines_insert(&lines, lines.n));
	assert_int_equal(lines.n, PR_LINES_MAX);
	lines_delete(&lines, PR_LINES_MAX - 1);
	assert_int_equal(lines.n, PR_LINES_MAX - 1);
}

static void
codes_line__backspace_leaves_empty_cells_and_lines(void **state)
{
	struct code_lines lines;

	(void)state;
	begin_both(&lines);
	type_text(&lines, "j1885*");
	assert_int_equal(lines.col, LINE_UNITS);
	assert_true(press(&lines, KC_BACKSPACE));
	assert_int_equal(lines.col, LINE_MODS);
	lines_insert(&lines, 1);
	assert_true(press(&lines, KC_BACKSPACE));
	assert_int_equal(lines.n, 1);
	assert_text(&lines, "J1885");
}

static void
codes_line__a_code_from_the_book_takes_the_line(void **state)
{
	struct code_lines lines;

	(void)state;
	begin_both(&lines);
	type_text(&lines, "zz");
	lines_take(&lines, "E11.22", PR_CODE_CM);
	assert_text(&lines, "E11.22");
	assert_int_equal(lines_system(&lines, 0), PR_CODE_CM);
}

/* One word and one sentence, from the shape alone. */
static void
codes_line__without_tables_only_the_shape_is_judged(void **state)
{
	struct code_state s;

	(void)state;
	code_state(&s, "", PR_CODE_CM, NULL);
	assert_int_equal(s.known, CODE_NOTHING);
	code_state(&s, "e1", PR_CODE_CM, NULL);
	assert_int_equal(s.known, CODE_SHORT);
	code_state(&s, "e11.22", PR_CODE_CM, NULL);
	assert_int_equal(s.known, CODE_SHAPED);
	assert_string_equal(s.shown, "E11.22");
	code_state(&s, "e11.22x45", PR_CODE_CM, NULL);
	assert_int_equal(s.known, CODE_FAULTY);
	assert_true(s.words[0] != '\0');
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			codes_line__an_item_shows_the_cells_it_can_want),
		cmocka_unit_test(
			codes_line__letters_are_upper_case_and_never_commands),
		cmocka_unit_test(codes_line__signs_go_to_the_cell_they_begin),
		cmocka_unit_test(codes_line__what_was_kept_comes_back),
		cmocka_unit_test(codes_line__what_nobody_can_read_is_not_lost),
		cmocka_unit_test(
			codes_line__the_system_is_said_where_the_shape_tells_of_another),
		cmocka_unit_test(codes_line__lines_move_come_and_go),
		cmocka_unit_test(codes_line__there_is_an_end_of_lines),
		cmocka_unit_test(
			codes_line__backspace_leaves_empty_cells_and_lines),
		cmocka_unit_test(
			codes_line__a_code_from_the_book_takes_the_line),
		cmocka_unit_test(
			codes_line__without_tables_only_the_shape_is_judged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

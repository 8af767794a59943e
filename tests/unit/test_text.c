/* test_text.c - hostile text comes out harmless, honest text as it was */
#include "proctor/text.h"

#include "test.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

/* What goes in, what comes out, how much was removed and where first. */
static const struct {
	const char *name, *in, *out;
	size_t removed, first;
	uint32_t first_cp;
} corpus[] = {
	{ "ascii", "Plain text, 45 CFR 164.524(b)(2).", NULL, 0, 0, 0 },
	{ "lines", "one\ntwo\n", NULL, 0, 0, 0 },
	{ "accents", "caf\xC3\xA9 \xE2\x89\xA5 5 \xC2\xB5g", NULL, 0, 0, 0 },
	{ "han", "\xE6\xBC\xA2\xE5\xAD\x97", NULL, 0, 0, 0 },
	{ "honest U+FFFD", "a\xEF\xBF\xBD", NULL, 0, 0, 0 },
	{ "crlf", "one\r\ntwo\r\n", "one\ntwo\n", 0, 0, 0 },
	{ "tab", "a\tb\n12345678\tc", "a       b\n12345678        c", 0, 0, 0 },
	{ "nfd", "cafe\xCC\x81", "caf\xC3\xA9", 0, 0, 0 },
	{ "angstrom", "\xE2\x84\xAB", "\xC3\x85", 0, 0, 0 },
	{ "lone cr", "good\rEVIL", "goodEVIL", 1, 4, '\r' },
	{ "cr at the end", "x\r", "x", 1, 1, '\r' },
	{ "backspace", "right\b\b\b\b\bwrong", "rightwrong", 5, 5, '\b' },
	{ "bell", "a\ab", "ab", 1, 1, '\a' },
	{ "csi", "a\x1b[2Jb", "a[2Jb", 1, 1, 0x1B },
	{ "osc 52", "\x1b]52;c;ZXZpbA==\x07", "]52;c;ZXZpbA==", 2, 0, 0x1B },
	{ "delete", "a\x7f", "a", 1, 1, 0x7F },
	{ "8-bit csi",
	  "a\xC2\x9B"
	  "2J",
	  "a2J", 1, 1, 0x9B },
	{ "next line", "a\xC2\x85z", "az", 1, 1, 0x85 },
	{ "zero width",
	  "I1\xE2\x80\x8B"
	  "0",
	  "I10", 1, 2, 0x200B },
	{ "joiner", "a\xE2\x80\x8D", "a", 1, 1, 0x200D },
	{ "word joiner", "a\xE2\x81\xA0z", "az", 1, 1, 0x2060 },
	{ "bom", "\xEF\xBB\xBFx", "x", 1, 0, 0xFEFF },
	{ "soft hyphen", "a\xC2\xADz", "az", 1, 1, 0xAD },
	{ "bidi override",
	  "E11.9 \xE2\x80\xAE"
	  "9.11E",
	  "E11.9 9.11E", 1, 6, 0x202E },
	{ "bidi isolate", "\xE2\x81\xA6x\xE2\x81\xA9", "x", 2, 0, 0x2066 },
	{ "arabic mark", "\xD8\x9Cx", "x", 1, 0, 0x061C },
	{ "tag", "x\xF3\xA0\x81\xA1", "x", 1, 1, 0xE0061 },
	{ "private use", "x\xEE\x80\x80", "x", 1, 1, 0xE000 },
	{ "noncharacter", "x\xEF\xB7\x90\xEF\xBF\xBF", "x", 2, 1, 0xFDD0 },
	{ "variation", "\xE2\x9D\xA4\xEF\xB8\x8F", "\xE2\x9D\xA4", 1, 3,
	  0xFE0F },
	{ "hangul filler", "a\xE3\x85\xA4z", "az", 1, 1, 0x3164 },
	{ "line separator", "a\xE2\x80\xA8z", "a\nz", 1, 1, 0x2028 },
	{ "paragraph separator", "a\xE2\x80\xA9z", "a\nz", 1, 1, 0x2029 },
	{ "two marks", "q\xCC\x87\xCC\xA3", "q\xCC\xA3\xCC\x87", 0, 0, 0 },
	{ "a tower", "q\xCC\x87\xCC\x87\xCC\x87\xCC\x87z", "q\xCC\x87\xCC\x87z",
	  2, 5, 0x307 },
	{ "a mark alone", "\xCC\x81x", "x", 1, 0, 0x301 },
	{ "a mark on a line alone", "a\n\xCC\x81x", "a\nx", 1, 2, 0x301 },
	{ "nfc takes apart", "\xE0\xA5\x98\xCC\x87\xCC\x87",
	  "\xE0\xA4\x95\xE0\xA4\xBC\xCC\x87", 1, 0, 0 },
	{ "stray byte", "a\xFFz", "a\xEF\xBF\xBDz", 1, 1, 0xFFFD },
	{ "stray tail", "a\x80z", "a\xEF\xBF\xBDz", 1, 1, 0xFFFD },
	{ "cut short", "a\xE2\x82", "a\xEF\xBF\xBD", 1, 1, 0xFFFD },
	{ "cut by a letter", "\xF0\x9F\x98z", "\xEF\xBF\xBDz", 1, 0, 0xFFFD },
	{ "overlong", "\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD", 2, 0, 0xFFFD },
	{ "overlong of three", "\xE0\x80\xAF",
	  "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", 3, 0, 0xFFFD },
	{ "overlong of four", "\xF0\x8F\xBF\xBF",
	  "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", 4, 0, 0xFFFD },
	{ "surrogate", "\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD",
	  3, 0, 0xFFFD },
	{ "too far", "\xF4\x90\x80\x80",
	  "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", 4, 0, 0xFFFD },
};

static void
text__hostile_text_comes_out_clean(void **state)
{
	(void)state;
	for (size_t i = 0; i < PR_LEN(corpus); i++) {
		const char *in = corpus[i].in;
		const char *want = corpus[i].out ? corpus[i].out : in;
		struct pr_clean report = { 9, 9, 9, 9, true };
		struct pr_err err = { 0 };
		char *out;

		assert_pr_ok(
			pr_text_clean(&out, in, strlen(in), 0, &report, &err),
			&err);
		if (strcmp(out, want) != 0 ||
		    report.removed != corpus[i].removed)
			fail_msg("%s: \"%s\", %zu removed", corpus[i].name, out,
				 report.removed);
		assert_int_equal(report.changed, corpus[i].out != NULL);
		assert_int_equal(report.first, corpus[i].first);
		assert_int_equal(report.first_cp, corpus[i].first_cp);
		assert_int_equal(report.invalid, corpus[i].first_cp == 0xFFFD
							 ? report.removed
							 : 0);
		assert_int_equal(pr_text_is_clean(in, strlen(in), 0),
				 corpus[i].out == NULL);
		assert_true(pr_text_is_clean(out, strlen(out), 0));
		free(out);
	}
}

static void
text__nul_is_dropped_like_any_control(void **state)
{
	struct pr_clean report;
	char *out;

	(void)state;
	assert_int_equal(pr_text_clean(&out, "a\0b", 3, 0, &report, NULL),
			 PR_OK);
	assert_string_equal(out, "ab");
	assert_int_equal(report.removed, 1);
	assert_int_equal(report.first, 1);
	free(out);
}

static void
text__nothing_is_clean(void **state)
{
	char *out;

	(void)state;
	assert_int_equal(pr_text_clean(&out, NULL, 0, 0, NULL, NULL), PR_OK);
	assert_string_equal(out, "");
	assert_true(pr_text_is_clean(NULL, 0, 0));
	free(out);
}

static void
text__folding_leaves_one_line(void **state)
{
	const char *in = "one\r\ntwo\tthree\xE2\x80\xA8"
			 "four\n";
	struct pr_clean report;
	char *out;

	(void)state;
	assert_int_equal(pr_text_clean(&out, in, strlen(in), PR_CLEAN_FOLD,
				       &report, NULL),
			 PR_OK);
	assert_string_equal(out, "one two three four ");
	assert_int_equal(report.removed, 1);
	assert_false(pr_text_is_clean("a\n", 2, PR_CLEAN_FOLD));
	assert_true(pr_text_is_clean("a\n", 2, 0));
	free(out);
}

static void
text__every_code_point_goes_there_and_back(void **state)
{
	(void)state;
	for (uint32_t cp = 0; cp <= 0x110000; cp++) {
		bool real = cp < 0x110000 && (cp < 0xD800 || cp > 0xDFFF);
		char bytes[4];
		size_t used, n = pr_text_put(bytes, cp);
		uint32_t back = pr_text_next(bytes, n, &used);

		if (back != (real ? cp : 0xFFFD) || used != n)
			fail_msg("U+%04X", (unsigned)cp);
		for (size_t cut = 1; cut < n; cut++) {
			back = pr_text_next(bytes, cut, &used);
			if (back != 0xFFFD || used > cut)
				fail_msg("U+%04X cut", (unsigned)cp);
		}
	}
}

static void
text__the_cleaner_lets_no_hidden_code_point_through(void **state)
{
	(void)state;
	for (uint32_t cp = 0; cp < 0x110000; cp++) {
		char bytes[5] = "x";
		size_t n = 1 + pr_text_put(bytes + 1, cp);
		bool hidden = (cp < 0x20 && cp != '\n') ||
			      (cp >= 0x7F && cp < 0xA0) ||
			      (cp >= 0x200B && cp <= 0x200F) ||
			      (cp >= 0x2028 && cp <= 0x202E) ||
			      (cp >= 0x2060 && cp <= 0x206F) || cp == 0xFEFF ||
			      cp == 0x061C || (cp >= 0xE0000 && cp < 0xE1000) ||
			      (cp >= 0xE000 && cp <= 0xF8FF) ||
			      (cp & 0xFFFE) == 0xFFFE || cp >= 0xF0000;

		if (hidden && pr_text_is_clean(bytes, n, 0))
			fail_msg("U+%04X", (unsigned)cp);
	}
}

/* U+AC00 composes with what follows it, "e" with many a mark. */
static void
text__the_quick_answer_is_the_cleaners(void **state)
{
	static const char *const before[] = { "", "e", "\xEA\xB0\x80" };

	(void)state;
	for (uint32_t cp = 0; cp < 0x20000; cp++) {
		const char *put = before[cp % PR_LEN(before)];
		size_t n = strlen(put);
		struct pr_clean report;
		char bytes[16], *out;

		memcpy(bytes, put, n);
		n += pr_text_put(bytes + n, cp);
		assert_int_equal(
			pr_text_clean(&out, bytes, n, 0, &report, NULL), PR_OK);
		if (pr_text_is_clean(bytes, n, 0) == report.changed)
			fail_msg("U+%04X", (unsigned)cp);
		free(out);
	}
}

static void
text__widths_are_those_of_the_terminal(void **state)
{
	(void)state;
	assert_int_equal(pr_text_width('A'), 1);
	assert_int_equal(pr_text_width(0xE9), 1);
	assert_int_equal(pr_text_width(0x4E00), 2);
	assert_int_equal(pr_text_width(0x301), 0);
	assert_int_equal(pr_text_width(0xFFFD), 1);
	assert_int_equal(pr_text_width(0x2588), 1);
	assert_int_equal(pr_text_width('\n'), -1);
	assert_int_equal(pr_text_width(0x9B), -1);
	assert_int_equal(pr_text_width(0x202E), -1);
	assert_int_equal(pr_text_width(0xE000), -1);
	assert_int_equal(pr_text_width(0x110000), -1);
}

static void
text__in_a_utf8_locale_the_terminal_must_agree(void **state)
{
	int drawable = 0;

	(void)state;
	assert_non_null(setlocale(LC_CTYPE, "C.UTF-8"));
	for (uint32_t cp = 0; cp < 0x110000; cp++) {
		int width = pr_text_width(cp);

		if (width >= 0 && width != wcwidth((wchar_t)cp))
			fail_msg("U+%04X", (unsigned)cp);
		drawable += width >= 0;
	}
	assert_int_equal(pr_text_width(0xE9), 1);
	assert_int_equal(pr_text_width(0x4E00), 2);
	assert_non_null(setlocale(LC_CTYPE, "C"));
	assert_true(drawable > 100000);
}

static void
text__clusters_stay_whole(void **state)
{
	const char *text = "e\xCC\xA3\xCC\x87\xE6\xBC\xA2x\x1bz";
	size_t len = strlen(text);
	int cells;

	(void)state;
	assert_int_equal(pr_text_cluster(text, len, &cells), 5);
	assert_int_equal(cells, 1);
	assert_int_equal(pr_text_cluster(text + 5, len - 5, &cells), 3);
	assert_int_equal(cells, 2);
	assert_int_equal(pr_text_cells(text, len), 6);
	assert_int_equal(pr_text_fit(text, len, 0, &cells), 0);
	assert_int_equal(pr_text_fit(text, len, 1, &cells), 5);
	assert_int_equal(pr_text_fit(text, len, 2, &cells), 5);
	assert_int_equal(cells, 1);
	assert_int_equal(pr_text_fit(text, len, 3, &cells), 8);
	assert_int_equal(pr_text_fit(text, len, 99, NULL), len);
}

static void
assert_ascii(const char *in, const char *want)
{
	struct pr_err err = { 0 };
	char *out;

	assert_pr_ok(pr_text_ascii(&out, in, strlen(in), &err), &err);
	assert_string_equal(out, want);
	free(out);
}

static void
text__ascii_is_a_readable_spelling(void **state)
{
	(void)state;
	assert_ascii("plain\ntext", "plain\ntext");
	assert_ascii("caf\xC3\xA9 na\xC3\xAFve", "cafe naive");
	assert_ascii("cafe\xCC\x81", "cafe");
	assert_ascii("\xE2\x80\x9Cq\xE2\x80\x9D \xE2\x80\x98s\xE2\x80\x99",
		     "\"q\" 's'");
	assert_ascii("1\xE2\x80\x93"
		     "2 \xE2\x80\x94 3",
		     "1-2 -- 3");
	assert_ascii("\xE2\x89\xA5 5 \xC2\xB5g \xC2\xB1 \xC2\xBD",
		     ">= 5 ug +/- 1/2");
	assert_ascii("\xC2\xA7"
		     "164",
		     "section 164");
	assert_ascii("\xE2\x80\xA6", "...");
	assert_ascii("\xEF\xAC\x81n", "fin");
	assert_ascii("\xE6\xBC\xA2\x1b", "??");
	assert_ascii("\xFF", "?");
	assert_ascii("", "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text__hostile_text_comes_out_clean),
		cmocka_unit_test(text__nul_is_dropped_like_any_control),
		cmocka_unit_test(text__nothing_is_clean),
		cmocka_unit_test(text__folding_leaves_one_line),
		cmocka_unit_test(text__every_code_point_goes_there_and_back),
		cmocka_unit_test(
			text__the_cleaner_lets_no_hidden_code_point_through),
		cmocka_unit_test(text__the_quick_answer_is_the_cleaners),
		cmocka_unit_test(text__widths_are_those_of_the_terminal),
		cmocka_unit_test(
			text__in_a_utf8_locale_the_terminal_must_agree),
		cmocka_unit_test(text__clusters_stay_whole),
		cmocka_unit_test(text__ascii_is_a_readable_spelling),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

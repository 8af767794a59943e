/* test_text_wrap.c - lines of a width, and nothing lost between them */
#include "proctor/rng.h"
#include "proctor/text.h"

#include "test.h"

#include <stdio.h>
#include <string.h>

/* The lines, "|" after each, blanks for the indent. */
static void
wrap(char *out, size_t room, const char *text, int width, bool hang)
{
	struct pr_wrap w = {
		.text = text,
		.len = strlen(text),
		.width = width,
		.hang = hang,
	};
	struct pr_line line;
	size_t n = 0;

	out[0] = '\0';
	while (pr_wrap_next(&w, &line)) {
		assert_true(line.off + line.len <= strlen(text));
		assert_int_equal(line.cells,
				 pr_text_cells(text + line.off, line.len));
		n += (size_t)snprintf(out + n, room - n, "%*s%.*s|",
				      line.indent, "", (int)line.len,
				      text + line.off);
		assert_true(n < room);
	}
}

static void
assert_lines(const char *text, int width, const char *want)
{
	char got[2000];

	wrap(got, sizeof(got), text, width, false);
	assert_string_equal(got, want);
}

static void
wrap__breaks_at_blanks(void **state)
{
	(void)state;
	assert_lines("the quick brown fox", 10, "the quick|brown fox|");
	assert_lines("the quick brown fox", 9, "the quick|brown fox|");
	assert_lines("the quick brown fox", 8, "the|quick|brown|fox|");
	assert_lines("the quick brown fox", 19, "the quick brown fox|");
	assert_lines("the   quick", 5, "the|quick|");
	assert_lines("one two ", 3, "one|two|");
}

static void
wrap__keeps_lines_and_empty_lines(void **state)
{
	(void)state;
	assert_lines("", 10, "");
	assert_lines("a\nb", 10, "a|b|");
	assert_lines("a\n", 10, "a|");
	assert_lines("\n", 10, "|");
	assert_lines("a\n\nb\n\n", 10, "a||b||");
	assert_lines("  set in\n  again", 20, "  set in|  again|");
}

static void
wrap__cuts_a_word_only_when_it_is_alone_too_long(void **state)
{
	(void)state;
	assert_lines("abcdefghij", 4, "abcd|efgh|ij|");
	assert_lines("an abcdefghij", 4, "an|abcd|efgh|ij|");
	assert_lines("code 99213-25 here", 9, "code|99213-25|here|");
	assert_lines("x", 0, "x|");
	assert_lines("xy", -5, "x|y|");
}

static void
wrap__never_splits_a_cluster(void **state)
{
	(void)state;
	assert_lines("e\xCC\xA3\xCC\x87"
		     "f\xCC\xA3",
		     1, "e\xCC\xA3\xCC\x87|f\xCC\xA3|");
	assert_lines("\xE6\xBC\xA2\xE5\xAD\x97", 3,
		     "\xE6\xBC\xA2|\xE5\xAD\x97|");
	assert_lines("\xE6\xBC\xA2", 1, "\xE6\xBC\xA2|");
}

static void
wrap__breaks_between_wide_characters(void **state)
{
	(void)state;
	assert_lines("a b\xE6\xBC\xA2", 3, "a b|\xE6\xBC\xA2|");
	assert_lines("ab \xE6\xBC\xA2\xE5\xAD\x97\xE6\xBC\xA2", 7,
		     "ab \xE6\xBC\xA2\xE5\xAD\x97|\xE6\xBC\xA2|");
	assert_lines("\xE6\xBC\xA2"
		     "word",
		     5, "\xE6\xBC\xA2|word|");
}

static void
assert_hung(const char *text, int width, const char *want)
{
	char got[2000];

	wrap(got, sizeof(got), text, width, true);
	assert_string_equal(got, want);
}

static void
wrap__hangs_under_a_marker(void **state)
{
	(void)state;
	assert_hung("- one two three", 9, "- one two|  three|");
	assert_hung("12. one two", 8, "12. one|    two|");
	assert_hung("  - one two", 9, "  - one|    two|");
	assert_hung("> one two", 6, "> one|  two|");
	assert_hung("plain one two", 9, "plain one|two|");
	assert_hung("- one two\nthree four", 7, "- one|  two|three|four|");
	assert_hung("2026 was a year", 9, "2026 was|a year|");
	assert_hung("-5 is not a list", 8, "-5 is|not a|list|");
	assert_hung("12. narrow", 6, "12.|narrow|");
}

/* All bytes but blanks and line ends come out, in order, on lines that fit. */
static void
check_one(struct pr_rng *rng)
{
	static const char *const parts[] = {
		"a",         "word",         "-",  " ", "  ", "\n", "\xC3\xA9",
		"e\xCC\x81", "\xE6\xBC\xA2", "1.", "> "
	};
	char text[400] = "";
	struct pr_wrap w = { .text = text };
	struct pr_line line;
	size_t at = 0;

	for (int i = 0; i < 40; i++)
		strncat(text, parts[pr_rng_below(rng, PR_LEN(parts))], 8);
	w.len = strlen(text);
	w.width = (int)pr_rng_below(rng, 12) + 2;
	w.hang = pr_rng_below(rng, 2);
	while (pr_wrap_next(&w, &line)) {
		assert_true(line.off >= at);
		for (; at < line.off; at++)
			assert_true(text[at] == ' ' || text[at] == '\n');
		assert_true(line.cells + line.indent <= w.width);
		assert_null(memchr(text + line.off, '\n', line.len));
		at = line.off + line.len;
	}
	for (; at < w.len; at++)
		assert_true(text[at] == ' ' || text[at] == '\n');
}

static void
wrap__loses_nothing_and_always_fits(void **state)
{
	struct pr_rng rng;

	(void)state;
	pr_rng_seed(&rng, 1);
	for (int i = 0; i < 20000; i++)
		check_one(&rng);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wrap__breaks_at_blanks),
		cmocka_unit_test(wrap__keeps_lines_and_empty_lines),
		cmocka_unit_test(
			wrap__cuts_a_word_only_when_it_is_alone_too_long),
		cmocka_unit_test(wrap__never_splits_a_cluster),
		cmocka_unit_test(wrap__breaks_between_wide_characters),
		cmocka_unit_test(wrap__hangs_under_a_marker),
		cmocka_unit_test(wrap__loses_nothing_and_always_fits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

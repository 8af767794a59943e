/* text_ascii.c - a spelling for terminals without Unicode; see proctor/text.h
 */
#include "proctor/text.h"
#include "util/buf.h"

#include <string.h>
#include <utf8proc.h>

/* A character takes at most this many of its own bytes in ASCII. */
#define GROWTH 6

/* What compatibility decomposition does not know; sorted by code point. */
static const struct {
	uint32_t cp;
	const char *ascii;
} spellings[] = {
	{ 0x00A0, " " },        { 0x00A2, "c" },     { 0x00A3, "GBP" },
	{ 0x00A7, "section " }, { 0x00A9, "(c)" },   { 0x00AB, "\"" },
	{ 0x00AC, "not " },     { 0x00AE, "(R)" },   { 0x00B0, " deg" },
	{ 0x00B1, "+/-" },      { 0x00B4, "'" },     { 0x00B5, "u" },
	{ 0x00B6, "para. " },   { 0x00B7, "*" },     { 0x00BB, "\"" },
	{ 0x00BC, "1/4" },      { 0x00BD, "1/2" },   { 0x00BE, "3/4" },
	{ 0x00C6, "AE" },       { 0x00D0, "D" },     { 0x00D7, "x" },
	{ 0x00D8, "O" },        { 0x00DE, "Th" },    { 0x00DF, "ss" },
	{ 0x00E6, "ae" },       { 0x00F0, "d" },     { 0x00F7, "/" },
	{ 0x00F8, "o" },        { 0x00FE, "th" },    { 0x0110, "D" },
	{ 0x0111, "d" },        { 0x0131, "i" },     { 0x0141, "L" },
	{ 0x0142, "l" },        { 0x0152, "OE" },    { 0x0153, "oe" },
	{ 0x0391, "Alpha" },    { 0x0394, "Delta" }, { 0x03A3, "Sigma" },
	{ 0x03A9, "Ohm" },      { 0x03B1, "alpha" }, { 0x03B2, "beta" },
	{ 0x03B3, "gamma" },    { 0x03B4, "delta" }, { 0x03B8, "theta" },
	{ 0x03BB, "lambda" },   { 0x03BC, "u" },     { 0x03C0, "pi" },
	{ 0x03C1, "rho" },      { 0x03C3, "sigma" }, { 0x03C7, "chi" },
	{ 0x2010, "-" },        { 0x2011, "-" },     { 0x2012, "-" },
	{ 0x2013, "-" },        { 0x2014, "--" },    { 0x2015, "--" },
	{ 0x2018, "'" },        { 0x2019, "'" },     { 0x201A, "," },
	{ 0x201B, "'" },        { 0x201C, "\"" },    { 0x201D, "\"" },
	{ 0x201E, "\"" },       { 0x2020, "+" },     { 0x2021, "++" },
	{ 0x2022, "*" },        { 0x2032, "'" },     { 0x2033, "\"" },
	{ 0x2039, "'" },        { 0x203A, "'" },     { 0x2044, "/" },
	{ 0x20AC, "EUR" },      { 0x2190, "<-" },    { 0x2191, "^" },
	{ 0x2192, "->" },       { 0x2193, "v" },     { 0x2194, "<->" },
	{ 0x21D2, "=>" },       { 0x2212, "-" },     { 0x2215, "/" },
	{ 0x2217, "*" },        { 0x221A, "sqrt" },  { 0x221E, "inf" },
	{ 0x2248, "~" },        { 0x2260, "!=" },    { 0x2264, "<=" },
	{ 0x2265, ">=" },       { 0x2500, "-" },     { 0x2502, "|" },
	{ 0x2588, "#" },        { 0x2591, "." },     { 0x2592, ":" },
	{ 0x2593, "#" },        { 0x25A0, "#" },     { 0x25A1, "[]" },
	{ 0x25B2, "^" },        { 0x25B6, ">" },     { 0x25BC, "v" },
	{ 0x25C0, "<" },        { 0x25CB, "o" },     { 0x25CF, "*" },
	{ 0x2605, "*" },        { 0x2610, "[ ]" },   { 0x2611, "[x]" },
	{ 0x2612, "[x]" },      { 0x2713, "v" },     { 0x2714, "v" },
	{ 0x2717, "x" },        { 0x2718, "x" },
};

static const char *
spelling(uint32_t cp)
{
	size_t low = 0, high = PR_LEN(spellings);

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (spellings[mid].cp == cp)
			return spellings[mid].ascii;
		if (spellings[mid].cp < cp)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

static bool
is_mark(uint32_t cp)
{
	utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)cp);

	return category == UTF8PROC_CATEGORY_MN ||
	       category == UTF8PROC_CATEGORY_ME;
}

/* One part of a decomposed character; false when it has no spelling. */
static bool
add_part(struct buf *buf, uint32_t cp)
{
	const char *ascii = spelling(cp);

	if (ascii)
		buf_adds(buf, ascii);
	else if (cp < 0x80)
		buf_addc(buf, (char)cp);
	else
		return is_mark(cp);
	return true;
}

/* All parts, or one "?" for the whole. */
static void
add_char(struct buf *buf, uint32_t cp)
{
	utf8proc_int32_t parts[32];
	utf8proc_ssize_t n;
	size_t before = buf->len;
	const char *whole = spelling(cp);

	if (whole) {
		buf_adds(buf, whole);
		return;
	}
	n = utf8proc_decompose_char((utf8proc_int32_t)cp, parts, PR_LEN(parts),
				    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, NULL);
	for (utf8proc_ssize_t i = 0; i < n && i < (int)PR_LEN(parts); i++) {
		if (add_part(buf, (uint32_t)parts[i]))
			continue;
		n = 0;
		buf->len = before;
	}
	if (n < 1 || n > (int)PR_LEN(parts))
		buf_addc(buf, '?');
}

enum pr_status
pr_text_ascii(char **out, const char *text, size_t len, struct pr_err *err)
{
	struct buf buf;
	size_t used;

	*out = NULL;
	if (len > PTRDIFF_MAX / GROWTH / 2)
		return pr_fail(err, PR_ENOMEM, "out of memory");
	buf_init(&buf, len * GROWTH + 64);
	for (size_t at = 0; at < len; at += used) {
		uint32_t cp = pr_text_next(text + at, len - at, &used);

		if (cp == '\n' || (cp >= 0x20 && cp < 0x7F))
			buf_addc(&buf, (char)cp);
		else if (cp < 0xA0)
			buf_addc(&buf, '?');
		else if (!is_mark(cp))
			add_char(&buf, cp);
	}
	return buf_take(out, NULL, &buf, err);
}

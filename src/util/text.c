/* text.c - code points, their widths, and the lines they make */
#include "proctor/text.h"

#include <stdlib.h>
#include <utf8proc.h>
#include <wchar.h>

#define REPLACEMENT 0xFFFD

uint32_t
pr_text_next(const char *text, size_t len, size_t *used)
{
	const unsigned char *s = (const unsigned char *)text;
	uint32_t cp = s[0];
	uint32_t low = 0x80, high = 0xBF; /* of the second byte */
	size_t n = cp < 0xE0 ? 2 : cp < 0xF0 ? 3 : 4;

	*used = 1;
	if (cp < 0x80)
		return cp;
	if (cp < 0xC2 || cp > 0xF4)
		return REPLACEMENT;
	if (cp == 0xE0)
		low = 0xA0; /* shorter forms exist */
	if (cp == 0xED)
		high = 0x9F; /* surrogates */
	if (cp == 0xF0)
		low = 0x90;
	if (cp == 0xF4)
		high = 0x8F; /* past U+10FFFF */
	cp &= 0x7Fu >> n;
	for (; *used < n; (*used)++) {
		if (*used >= len || s[*used] < low || s[*used] > high)
			return REPLACEMENT;
		cp = cp << 6 | (s[*used] & 0x3Fu);
		low = 0x80;
		high = 0xBF;
	}
	return cp;
}

size_t
pr_text_put(char *out, uint32_t cp)
{
	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = REPLACEMENT;
	return (size_t)utf8proc_encode_char((utf8proc_int32_t)cp,
					    (utf8proc_uint8_t *)out);
}

int
pr_text_width(uint32_t cp)
{
	utf8proc_category_t category;
	int width;

	if (cp >= 0x20 && cp < 0x7F)
		return 1;
	if (cp < 0xA0 || cp > 0x10FFFF)
		return -1;
	category = utf8proc_category((utf8proc_int32_t)cp);
	if (category == UTF8PROC_CATEGORY_CN ||
	    category == UTF8PROC_CATEGORY_CS ||
	    category == UTF8PROC_CATEGORY_CO ||
	    category == UTF8PROC_CATEGORY_CF ||
	    category == UTF8PROC_CATEGORY_ZL ||
	    category == UTF8PROC_CATEGORY_ZP)
		return -1;
	width = utf8proc_charwidth((utf8proc_int32_t)cp);
	if (MB_CUR_MAX > 1 && wcwidth((wchar_t)cp) != width)
		return -1;
	return width;
}

size_t
pr_text_cluster(const char *text, size_t len, int *cells)
{
	size_t at, used;
	int width = pr_text_width(pr_text_next(text, len, &at));

	while (at < len &&
	       pr_text_width(pr_text_next(text + at, len - at, &used)) == 0)
		at += used;
	if (cells) /* a mark without a base needs a cell all the same */
		*cells = width < 1 ? 1 : width;
	return at;
}

size_t
pr_text_fit(const char *text, size_t len, int width, int *cells)
{
	size_t at = 0;
	int taken = 0;

	while (at < len) {
		int w;
		size_t n = pr_text_cluster(text + at, len - at, &w);

		if (w > width - taken)
			break;
		at += n;
		taken += w;
	}
	if (cells)
		*cells = taken;
	return at;
}

int
pr_text_cells(const char *text, size_t len)
{
	int cells;

	pr_text_fit(text, len, INT32_MAX, &cells);
	return cells;
}

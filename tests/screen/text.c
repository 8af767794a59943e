/* text.c - UTF-8, and which code points may stand in a cell */
#include "driver.h"

size_t
utf8_put(char *out, uint32_t cp)
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xc0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 63));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xe0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 63));
		out[2] = (char)(0x80 | (cp & 63));
		return 3;
	}
	out[0] = (char)(0xf0 | (cp >> 18 & 7));
	out[1] = (char)(0x80 | (cp >> 12 & 63));
	out[2] = (char)(0x80 | (cp >> 6 & 63));
	out[3] = (char)(0x80 | (cp & 63));
	return 4;
}

/* Bytes of the first character; a stray byte counts as one. */
size_t
utf8_len(const char *text)
{
	size_t n = 1;

	while (((unsigned char)text[0] & 0xc0) == 0xc0 &&
	       ((unsigned char)text[n] & 0xc0) == 0x80)
		n++;
	return n;
}

const char *
cp_fault(uint32_t cp)
{
	static const struct {
		uint32_t first;
		uint32_t last;
		const char *what;
	} bad[] = {
		{ 0x0001, 0x001f, "a control character" },
		{ 0x007f, 0x009f, "a control character" },
		{ 0x00ad, 0x00ad, "a soft hyphen" },
		{ 0x061c, 0x061c, "a direction mark" },
		{ 0x200b, 0x200f, "a zero-width or direction mark" },
		{ 0x2028, 0x202e, "a separator or direction override" },
		{ 0x2060, 0x206f, "an invisible operator or isolate" },
		{ 0xd800, 0xdfff, "a surrogate" },
		{ 0xe000, 0xf8ff, "a private-use character" },
		{ 0xfdd0, 0xfdef, "a noncharacter" },
		{ 0xfe00, 0xfe0f, "a variation selector" },
		{ 0xfeff, 0xfeff, "a byte-order mark" },
		{ 0xe0000, 0xe01ef, "a tag or variation selector" },
		{ 0xf0000, 0x10ffff, "a private-use character" },
	};

	if ((cp & 0xfffe) == 0xfffe)
		return "a noncharacter";
	for (size_t i = 0; i < LEN(bad); i++)
		if (cp >= bad[i].first && cp <= bad[i].last)
			return bad[i].what;
	return NULL;
}

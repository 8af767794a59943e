/* scan_text.c - strings: UTF-8, escapes, surrogates, 16 bytes at a time */
#include "rule_numbers.h"
#include "scan.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

const char *
scan_plain(const char *p, const char *e)
{
#if defined(__SSE2__)
	const __m128i quote = _mm_set1_epi8('"');
	const __m128i slash = _mm_set1_epi8('\\');
	const __m128i control = _mm_set1_epi8(0x1f);

	while (e - p >= 16) {
		__m128i x = _mm_loadu_si128((const void *)p);
		__m128i m = _mm_or_si128(
			_mm_or_si128(_mm_cmpeq_epi8(x, quote),
				     _mm_cmpeq_epi8(x, slash)),
			_mm_cmpeq_epi8(_mm_min_epu8(x, control), x));
		/* the top bit of x itself marks a byte that is not ASCII */
		int stop = _mm_movemask_epi8(_mm_or_si128(m, x));

		if (stop)
			return p + __builtin_ctz((unsigned)stop);
		p += 16;
	}
#endif
	while (p < e) {
		unsigned char c = (unsigned char)*p;

		if (c == '"' || c == '\\' || c < 0x20 || c >= 0x80)
			break;
		p++;
	}
	return p;
}

#if defined(__SSE2__)
/* How many of the 16 n bytes at p the mask marks: continuation bytes are
 * those below -64 as signed numbers. n < 256, so that no byte overflows. */
static size_t
count_marks(const char *p, size_t n, bool lines)
{
	const __m128i mark = _mm_set1_epi8(lines ? '\n' : (char)0xbf);
	__m128i sum = _mm_setzero_si128();

	for (; n > 0; n--, p += 16) {
		__m128i x = _mm_loadu_si128((const void *)p);

		sum = _mm_sub_epi8(sum, lines ? _mm_cmpeq_epi8(x, mark)
					      : _mm_cmpgt_epi8(x, mark));
	}
	sum = _mm_sad_epu8(sum, _mm_setzero_si128());
	return (size_t)_mm_cvtsi128_si32(sum) +
	       (size_t)_mm_cvtsi128_si32(_mm_srli_si128(sum, 8));
}
#endif

static size_t
count(const char *p, const char *e, bool lines)
{
	size_t n = 0;

#if defined(__SSE2__)
	while (e - p >= 16) {
		size_t blocks = (size_t)(e - p) / 16;

		if (blocks > 255)
			blocks = 255;
		n += count_marks(p, blocks, lines);
		p += 16 * blocks;
	}
#endif
	for (; p < e; p++)
		n += lines ? *p == '\n' : ((unsigned char)*p & 0xc0) != 0x80;
	return n;
}

size_t
scan_count_lines(const char *p, const char *e)
{
	return count(p, e, true);
}

size_t
scan_count_characters(const char *p, const char *e)
{
	return count(p, e, false);
}

int
scan_hex4(const char *p)
{
	int v = 0;

	for (int i = 0; i < 4; i++) {
		int c = (unsigned char)p[i];
		int low = c | 0x20;

		if (c >= '0' && c <= '9')
			v = v * 16 + c - '0';
		else if (low >= 'a' && low <= 'f')
			v = v * 16 + low - 'a' + 10;
		else
			return -1;
	}
	return v;
}

/* The smallest and largest second byte that a lead byte allows. */
static void
second_byte(unsigned lead, unsigned *low, unsigned *high)
{
	*low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
	*high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
}

/* How long the sequence is that a lead byte begins, 0 when it is none. */
static int
sequence_length(unsigned lead)
{
	if (lead < 0x80)
		return 1;
	if (lead < 0xc2 || lead > 0xf4)
		return 0;
	return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

int
scan_utf8(const unsigned char *p, const unsigned char *e)
{
	unsigned low, high;
	int len = sequence_length(*p);

	second_byte(*p, &low, &high);
	for (int i = 1; i < len; i++) {
		if (p + i >= e)
			return -1;
		if (p[i] < low || p[i] > high)
			return 0;
		low = 0x80;
		high = 0xbf;
	}
	return len;
}

static enum scan_status
cut(struct scan *s)
{
	if (!s->last)
		return SCAN_MORE;
	scan_fault(s, RULE_CUT_OFF, s->e, NULL);
	return SCAN_BAD;
}

/* p is at the backslash of \uXXXX. */
static enum scan_status
unicode_escape(struct scan *s)
{
	const char *at = s->p;
	int u;

	if (s->e - s->p < 6)
		return cut(s);
	u = scan_hex4(s->p + 2);
	if (u < 0) {
		scan_fault(s, RULE_GRAMMAR, at,
			   "\\u must be followed by four hex digits");
		s->p += 2;
		return SCAN_OK;
	}
	s->p += 6;
	if (u == 0)
		scan_fault(s, RULE_NUL, at, NULL);
	if (u < 0xd800 || u > 0xdfff)
		return SCAN_OK;
	if (u < 0xdc00 && s->e - s->p < 6 && !s->last)
		return SCAN_MORE;
	if (u < 0xdc00 && s->e - s->p >= 6 && s->p[0] == '\\' &&
	    s->p[1] == 'u') {
		int v = scan_hex4(s->p + 2);

		if (v >= 0xdc00 && v <= 0xdfff) {
			s->p += 6;
			return SCAN_OK;
		}
	}
	scan_fault(s, RULE_SURROGATE, at, NULL);
	return SCAN_OK;
}

static enum scan_status
escape(struct scan *s)
{
	s->escaped = true;
	if (s->e - s->p < 2)
		return cut(s);
	switch (s->p[1]) {
	case 'u':
		return unicode_escape(s);
	case '"':
	case '\\':
	case '/':
	case 'b':
	case 'f':
	case 'n':
	case 'r':
	case 't':
		break;
	default:
		scan_fault(s, RULE_GRAMMAR, s->p,
			   "a backslash must be followed by one of "
			   "\" \\ / b f n r t u");
		s->p++; /* what follows is looked at again */
		return SCAN_OK;
	}
	s->p += 2;
	return SCAN_OK;
}

static enum scan_status
beyond_ascii(struct scan *s)
{
	int len = scan_utf8((const unsigned char *)s->p,
			    (const unsigned char *)s->e);

	if (len < 0 && !s->last)
		return SCAN_MORE;
	if (len <= 0) {
		scan_fault(s, RULE_UTF8, s->p, NULL);
		len = 1;
	}
	s->p += len;
	return SCAN_OK;
}

enum scan_status
scan_string(struct scan *s)
{
	enum scan_status st = SCAN_OK;

	while (!st) {
		s->p = scan_plain(s->p, s->e);
		if (s->p >= s->e)
			return cut(s);
		if (*s->p == '"') {
			s->p++;
			return SCAN_OK;
		}
		if (*s->p == '\\') {
			st = escape(s);
		} else if ((unsigned char)*s->p >= 0x80) {
			st = beyond_ascii(s);
		} else {
			scan_fault(s, *s->p ? RULE_RAW_CONTROL : RULE_NUL, s->p,
				   NULL);
			s->p++;
		}
	}
	return st;
}

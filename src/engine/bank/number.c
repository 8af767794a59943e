/* number.c - decimals as text; see number.h */
#include "number.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *
digits(const char *p, const char *e)
{
	while (p < e && *p >= '0' && *p <= '9')
		p++;
	return p;
}

/* The end of the mantissa, NULL when there is none. */
static const char *
mantissa(const char *p, const char *e)
{
	const char *from = p;

	p = digits(p, e);
	if (p < e && *p == '.') {
		const char *q = digits(p + 1, e);

		return q - from > 1 ? q : NULL;
	}
	return p > from ? p : NULL;
}

static bool
is_decimal(const char *p, const char *e)
{
	if (p < e && (*p == '+' || *p == '-'))
		p++;
	p = mantissa(p, e);
	if (!p)
		return false;
	if (p < e && (*p == 'e' || *p == 'E')) {
		const char *from;

		p++;
		if (p < e && (*p == '+' || *p == '-'))
			p++;
		from = p;
		p = digits(p, e);
		if (p == from)
			return false;
	}
	return p == e;
}

bool
number_parse(double *out, const char *text, size_t len)
{
	char copy[NUMBER_TEXT_MAX + 8];
	char half[16]; /* "0.5" with the locale's point in it */
	size_t n = 0;

	if (len >= NUMBER_TEXT_MAX || !is_decimal(text, text + len))
		return false;
	snprintf(half, sizeof(half), "%.1f", 0.5);
	for (size_t i = 0; i < len; i++) {
		if (text[i] != '.') {
			copy[n++] = text[i];
			continue;
		}
		for (size_t k = 1; k < 5 && half[k] != '5'; k++)
			copy[n++] = half[k];
	}
	copy[n] = '\0';
	*out = strtod(copy, NULL);
	return true;
}

int
number_places(const char *text, size_t len)
{
	const char *e = text + len;
	const char *point = memchr(text, '.', len);

	return point ? (int)(digits(point + 1, e) - point - 1) : 0;
}

int
number_digits(const char *text, size_t len)
{
	int n = 0;

	for (size_t i = 0; i < len && (text[i] | 0x20) != 'e'; i++)
		if (text[i] >= '0' && text[i] <= '9' && (n || text[i] != '0'))
			n++;
	return n;
}

/* scan_number.c - numbers: the grammar, and whether a double keeps them */
#include "scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "number.h"
#include "rule_numbers.h"

/* Longer than any number that a double keeps. */
#define NUMBER_MAX 400

struct number {
	const char *from, *end;
	int digits; /* of mantissa, leading zeros not counted */
	bool whole; /* no fraction, no exponent */
};

static const char *
digits(const char *p, const char *e)
{
	while (p < e && *p >= '0' && *p <= '9')
		p++;
	return p;
}

static enum scan_status
no_number(struct scan *s, const char *at, const char *why)
{
	if (at >= s->e && !s->last)
		return SCAN_MORE;
	scan_fault(s, at >= s->e ? RULE_CUT_OFF : RULE_GRAMMAR, at, why);
	return SCAN_BAD;
}

/* -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)? */
static enum scan_status
walk(struct scan *s, struct number *n)
{
	const char *p = s->p, *q;

	n->from = p;
	n->whole = true;
	if (*p == '-')
		p++;
	q = p < s->e && *p == '0' ? p + 1 : digits(p, s->e);
	if (q == p)
		return no_number(s, p, "a value is wanted here");
	p = q;
	if (p < s->e && *p == '.') {
		n->whole = false;
		q = digits(p + 1, s->e);
		if (q == p + 1)
			return no_number(s, q, "a point needs digits after it");
		p = q;
	}
	if (p < s->e && (*p == 'e' || *p == 'E')) {
		n->whole = false;
		p++;
		if (p < s->e && (*p == '+' || *p == '-'))
			p++;
		q = digits(p, s->e);
		if (q == p)
			return no_number(s, q, "an exponent needs digits");
		p = q;
	}
	if (p >= s->e && !s->last)
		return SCAN_MORE; /* more digits may follow */
	if (p < s->e && *p >= '0' && *p <= '9')
		return no_number(s, p, "a number cannot begin with 0");
	n->end = p;
	return SCAN_OK;
}

/* The digits that count, without sign, point, outer zeros and exponent. */
static int
significant(char out[static 18], const char *p, const char *end)
{
	int n = 0, zeros = 0;

	for (; p < end && *p != 'e' && *p != 'E'; p++) {
		if (*p < '0' || *p > '9' || (*p == '0' && n == 0))
			continue;
		if (*p == '0') {
			zeros++;
			continue;
		}
		for (; zeros > 0 && n < 18; zeros--)
			out[n++] = '0';
		if (n >= 18 || zeros > 0)
			return 18;
		out[n++] = *p;
	}
	return n;
}

/* Printed with as many digits, a double must give the same digits back. */
static bool
survives(const struct number *n)
{
	char have[18], again[18], text[40];
	double value;
	int count = significant(have, n->from, n->end);
	size_t len = (size_t)(n->end - n->from);

	if (count > 17 || len >= NUMBER_MAX ||
	    !number_parse(&value, n->from, len))
		return false;
	if (n->whole && (value > 9007199254740992.0 ||
			 value < -9007199254740992.0))
		return false;
	if (count == 0)
		return true;
	if (value - value != 0.0 || value == 0.0)
		return false; /* infinite, or too small to be told from 0 */
	snprintf(text, sizeof(text), "%.*e", count - 1, value);
	if (significant(again, text, text + strlen(text)) != count)
		return false;
	return memcmp(have, again, (size_t)count) == 0;
}

enum scan_status
scan_number(struct scan *s)
{
	struct number n = { 0 };
	enum scan_status st = walk(s, &n);
	size_t len;

	if (st)
		return st;
	len = (size_t)(n.end - n.from);
	s->p = n.end;
	/* 15 digits always survive; a short text has no large exponent */
	if (len <= 15 && (n.whole || !memchr(n.from, 'e', len)) &&
	    !memchr(n.from, 'E', len))
		return SCAN_OK;
	if (survives(&n) || s->rule)
		return SCAN_OK;
	scan_fault(s, RULE_NUMBER, n.from, NULL);
	if (len >= sizeof(s->name))
		len = sizeof(s->name) - 1;
	memcpy(s->name, n.from, len);
	s->name[len] = '\0';
	return SCAN_OK;
}

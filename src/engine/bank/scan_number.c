/* scan_number.c - numbers: the grammar, and whether a double keeps them */
#include "number.h"
#include "rule_numbers.h"
#include "scan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* (\.[0-9]+)? */
static enum scan_status
walk_fraction(struct scan *s, struct number *n)
{
	const char *from = n->end + 1;

	if (n->end >= s->e || *n->end != '.')
		return SCAN_OK;
	n->whole = false;
	n->end = digits(from, s->e);
	if (n->end == from)
		return no_number(s, from, "a point needs digits after it");
	return SCAN_OK;
}

/* ([eE][+-]?[0-9]+)? */
static enum scan_status
walk_exponent(struct scan *s, struct number *n)
{
	const char *from = n->end + 1;

	if (n->end >= s->e || (*n->end != 'e' && *n->end != 'E'))
		return SCAN_OK;
	n->whole = false;
	if (from < s->e && (*from == '+' || *from == '-'))
		from++;
	n->end = digits(from, s->e);
	if (n->end == from)
		return no_number(s, from, "an exponent needs digits");
	return SCAN_OK;
}

/* -?(0|[1-9][0-9]*), a fraction, an exponent */
static enum scan_status
walk(struct scan *s, struct number *n)
{
	const char *p = s->p;
	enum scan_status st;

	n->from = p;
	n->whole = true;
	if (*p == '-')
		p++;
	n->end = p < s->e && *p == '0' ? p + 1 : digits(p, s->e);
	if (n->end == p)
		return no_number(s, p, "a value is wanted here");
	st = walk_fraction(s, n);
	if (!st)
		st = walk_exponent(s, n);
	if (st)
		return st;
	if (n->end >= s->e && !s->last)
		return SCAN_MORE; /* more digits may follow */
	if (n->end < s->e && *n->end >= '0' && *n->end <= '9')
		return no_number(s, n->end, "a number cannot begin with 0");
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
	if (n->whole &&
	    (value > 9007199254740992.0 || value < -9007199254740992.0))
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

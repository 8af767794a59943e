/* calc.c - a calculator by recursive descent; see words/calc.h */
#include "words/calc.h"

#include "proctor/text.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

struct parse {
	const struct calc *calc;
	const char *text;
	size_t at;
	int depth;
	enum pr_status st;
	struct pr_err *err;
};

static double sum(struct parse *p);

static double
fail(struct parse *p, enum pr_status st, const char *sentence)
{
	if (!p->st)
		p->st = pr_fail(p->err, st, "%s", sentence);
	return 0;
}

static double
fail_here(struct parse *p, const char *wanted)
{
	const char *rest = p->text + p->at;

	if (p->st)
		return 0;
	if (!*rest)
		p->st = pr_fail(p->err, PR_EPARSE,
				"The line ends where %s should be.", wanted);
	else
		p->st = pr_fail(p->err, PR_EPARSE,
				"At \"%.*s\" there should be %s.",
				(int)pr_text_fit(rest, strlen(rest), 12, NULL),
				rest, wanted);
	return 0;
}

static void
skip(struct parse *p)
{
	while (p->text[p->at] == ' ' || p->text[p->at] == '\t')
		p->at++;
}

/* Takes the sign if it comes next. */
static bool
take(struct parse *p, const char *sign)
{
	size_t len = strlen(sign);

	skip(p);
	if (strncasecmp(p->text + p->at, sign, len) != 0)
		return false;
	p->at += len;
	return true;
}

/* Takes a word that is not part of a longer one. */
static bool
take_word(struct parse *p, const char *word)
{
	size_t at;

	skip(p);
	at = p->at;
	if (!take(p, word))
		return false;
	if (isalpha((unsigned char)p->text[p->at])) {
		p->at = at;
		return false;
	}
	return true;
}

/* A comma with three digits after it, and no fourth, parts thousands. */
static bool
is_thousands(const char *s)
{
	return s[0] == ',' && isdigit((unsigned char)s[1]) &&
	       isdigit((unsigned char)s[2]) && isdigit((unsigned char)s[3]) &&
	       !isdigit((unsigned char)s[4]);
}

/* strtod would ask the locale for its point, so digits are read here. */
static double
number(struct parse *p)
{
	const char *s = p->text + p->at;
	double value = 0;
	double scale = 1;
	size_t n = 0;

	for (;; s++) {
		if (isdigit((unsigned char)*s)) {
			value = value * 10 + (*s - '0');
			n++;
		} else if (!(n && is_thousands(s))) {
			break;
		}
	}
	if (*s == '.') {
		for (s++; isdigit((unsigned char)*s); s++, n++) {
			value = value * 10 + (*s - '0');
			scale *= 10;
		}
	}
	if (n == 0)
		return fail_here(p, "a number");
	p->at = (size_t)(s - p->text);
	return value / scale;
}

static double
root(struct parse *p, double value)
{
	if (value < 0)
		return fail(p, PR_EINVAL,
			    "A number below zero has no square root.");
	return sqrt(value);
}

static double power(struct parse *p);

static double
primary(struct parse *p)
{
	double value;

	skip(p);
	if (take(p, "(")) {
		value = sum(p);
		if (!p->st && !take(p, ")"))
			fail_here(p, "a closing parenthesis");
		return value;
	}
	if (take(p, "sqrt") || take_word(p, "r"))
		return root(p, power(p));
	if (take_word(p, "mr"))
		return p->calc->memory;
	if (take_word(p, "ans")) {
		if (!p->calc->has_last)
			return fail(p, PR_EINVAL, "There is no result yet.");
		return p->calc->last;
	}
	return number(p);
}

static double
postfix(struct parse *p)
{
	double value = primary(p);

	while (!p->st && take(p, "%"))
		value /= 100;
	return value;
}

/* Right to left; a sign binds less than "^". */
static double
power(struct parse *p)
{
	double base;
	double value;

	if (++p->depth > CALC_DEPTH_MAX)
		return fail(p, PR_EPARSE,
			    "There are too many parentheses or signs inside "
			    "one another.");
	if (take(p, "-")) {
		value = -power(p);
	} else if (take(p, "+")) {
		value = power(p);
	} else {
		base = postfix(p);
		value = base;
		if (!p->st && take(p, "^"))
			value = pow(base, power(p));
	}
	p->depth--;
	return value;
}

static double
divide(struct parse *p, double a, double b)
{
	if (!p->st && b == 0)
		return fail(p, PR_EINVAL, "Division by zero has no result.");
	return a / b;
}

static double
product(struct parse *p)
{
	double value = power(p);

	while (!p->st) {
		if (take(p, "*") || take(p, "x") || take(p, "\303\227"))
			value *= power(p);
		else if (take(p, "/") || take(p, "\303\267"))
			value = divide(p, value, power(p));
		else
			break;
	}
	return value;
}

static double
sum(struct parse *p)
{
	double value = product(p);

	while (!p->st) {
		if (take(p, "+"))
			value += product(p);
		else if (take(p, "-"))
			value -= product(p);
		else
			break;
	}
	return value;
}

enum pr_status
calc_eval(double *out, const struct calc *calc, const char *text,
	  struct pr_err *err)
{
	struct parse p = { .calc = calc, .text = text, .err = err };
	double value;

	if (strlen(text) > CALC_LINE_MAX)
		return pr_fail(err, PR_EPARSE,
			       "The line is longer than %d characters.",
			       CALC_LINE_MAX);
	value = sum(&p);
	skip(&p);
	if (!p.st && text[p.at])
		fail_here(&p, "a sign such as + or the end");
	if (!p.st && isnan(value))
		fail(&p, PR_EINVAL, "This has no result.");
	if (!p.st && isinf(value))
		fail(&p, PR_EINVAL, "The result is too large.");
	if (!p.st)
		*out = value;
	return p.st;
}

void
calc_format(char out[CALC_TEXT], double value)
{
	/* so that 0.1 + 0.2 - 0.3 shows 0, as a pocket calculator does */
	if (fabs(value) < 1e-13)
		value = 0;
	snprintf(out, CALC_TEXT, "%.12g", value);
	/* LC_NUMERIC is never set by this program; a host might */
	for (char *c = out; *c; c++)
		if (*c == ',')
			*c = '.';
}

/* M+ M- MC change the memory; false when the line is none of them. */
static bool
memory_key(struct calc *calc, const char *text)
{
	char key[4] = "";
	size_t n = 0;

	for (; *text; text++) {
		if (*text == ' ')
			continue;
		if (n + 1 == sizeof(key))
			return false;
		key[n++] = (char)tolower((unsigned char)*text);
	}
	if (!strcmp(key, "m+"))
		calc->memory += calc->last;
	else if (!strcmp(key, "m-"))
		calc->memory -= calc->last;
	else if (!strcmp(key, "mc"))
		calc->memory = 0;
	else
		return false;
	return true;
}

enum pr_status
calc_line(char out[CALC_TEXT], struct calc *calc, const char *text,
	  struct pr_err *err)
{
	char number_text[CALC_TEXT];
	double value = 0;
	enum pr_status st;

	if (memory_key(calc, text)) {
		calc_format(number_text, calc->memory);
		snprintf(out, CALC_TEXT, "M = %.26s", number_text);
		return PR_OK;
	}
	st = calc_eval(&value, calc, text, err);
	if (st)
		return st;
	calc->last = value;
	calc->has_last = true;
	calc_format(out, value);
	return PR_OK;
}

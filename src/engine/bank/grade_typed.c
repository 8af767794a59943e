/* grade_typed.c - numbers with tolerances, texts with patterns */
#include "grade.h"
#include "number.h"

#include <ctype.h>
#include <math.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PATTERN_MAX 500 /* bytes of a regular expression */

/* Thousands separators are taken where they stand right: "1,234,567.8". */
static bool
drop_commas(char *text)
{
	char *comma = strchr(text, ','), *to = comma;
	size_t run = 0;

	if (!comma)
		return true;
	if (comma - text > 4 || comma == text)
		return false;
	for (const char *p = comma; *p; p++) {
		if (*p == ',') {
			if (p != comma && run != 3)
				return false;
			run = 0;
			continue;
		}
		if (*p >= '0' && *p <= '9')
			run++;
		else if (run != 3)
			return false;
		else {
			memmove(to, p, strlen(p) + 1);
			return !strchr(to, ',');
		}
		*to++ = *p;
	}
	*to = '\0';
	return run == 3;
}

bool
grade_read_number(double *out, const char *body)
{
	char text[NUMBER_TEXT_MAX];
	size_t len;

	body += strspn(body, " \t\r\n");
	len = strlen(body);
	while (len > 0 && strchr(" \t\r\n", body[len - 1]))
		len--;
	if (len == 0 || len >= sizeof(text))
		return false;
	memcpy(text, body, len);
	text[len] = '\0';
	if (!drop_commas(text) || !number_parse(out, text, strlen(text)))
		return false;
	return isfinite(*out) != 0;
}

/* Rounded half away from zero to so many decimal places. */
static double
round_places(double value, int places)
{
	double unit = pow(10, places);

	return round(value * unit) / unit;
}

static double
round_digits(double value, int digits)
{
	if (value == 0)
		return 0;
	return round_places(value, digits - 1 - (int)floor(log10(fabs(value))));
}

/* Half a unit in the last place that a double can tell. */
static bool
same(double a, double b)
{
	return fabs(a - b) <= 1e-12 * fmax(fabs(a), fabs(b));
}

static bool
within(const struct pr_answer *a, double v)
{
	double key = a->min, t = a->tolerance_value;
	double gap = fabs(v - key);

	switch (a->tolerance) {
	case PR_TOLERANCE_ABSOLUTE:
		return gap <= t || same(gap, t) ||
		       fabs(gap - t) <= 1e-12 * fabs(key);
	case PR_TOLERANCE_RELATIVE:
		return gap <= t * fabs(key) || same(gap, t * fabs(key));
	case PR_TOLERANCE_SIGNIFICANT_DIGITS:
		return same(round_digits(v, (int)t), round_digits(key, (int)t));
	case PR_TOLERANCE_DECIMAL_PLACES:
		return same(round_places(v, (int)t), round_places(key, (int)t));
	case PR_TOLERANCE_NONE:
		break;
	}
	return (v >= a->min || same(v, a->min)) &&
	       (v <= a->max || same(v, a->max));
}

struct verdict
grade_number(const struct pr_item *item, const char *body)
{
	struct verdict v = { 0, -1, -1 };
	double value;

	if (!grade_read_number(&value, body))
		return v;
	for (size_t i = 0; i < item->n_answers; i++) {
		const struct pr_answer *a = &item->answers[i];

		if (!within(a, value) || a->credit <= v.share)
			continue;
		v.share = a->credit;
		v.answer = (int)i;
	}
	return v;
}

static int
fold(char c)
{
	return tolower((unsigned char)c);
}

/* * and ? with case ignored; a star is tried again from where it stood. */
static bool
wildcard(const char *pattern, const char *text)
{
	const char *star = NULL, *retry = NULL;

	while (*text) {
		if (*pattern == '*') {
			star = pattern++;
			retry = text;
		} else if (*pattern == '?' || fold(*pattern) == fold(*text)) {
			pattern++;
			text++;
		} else if (star) {
			pattern = star + 1;
			text = ++retry;
		} else {
			return false;
		}
	}
	while (*pattern == '*')
		pattern++;
	return !*pattern;
}

static bool
same_folded(const char *a, const char *b)
{
	while (*a && fold(*a) == fold(*b)) {
		a++;
		b++;
	}
	return *a == *b;
}

/* ^(...)$, so that the whole answer has to match. Not on the heap: an answer
 * is never wrong because memory was short for its pattern. */
static enum pr_status
compile(regex_t *out, const char *text, struct pr_err *err)
{
	char whole[PATTERN_MAX + 5], reason[100];
	int failed;

	if (strlen(text) > PATTERN_MAX)
		return pr_fail(err, PR_EPARSE, "it is longer than 500 bytes");
	snprintf(whole, sizeof(whole), "^(%s)$", text);
	failed = regcomp(out, whole, REG_EXTENDED | REG_NOSUB);
	if (!failed)
		return PR_OK;
	regerror(failed, out, reason, sizeof(reason));
	return pr_fail(err, PR_EPARSE, "%s", reason);
}

/* Repeats multiply the compiled size, back references the time it takes. */
static const char *
too_costly(const char *text)
{
	double product = 1;

	if (strlen(text) > PATTERN_MAX)
		return "it is longer than 500 bytes";
	for (const char *p = text; *p; p++) {
		char *rest;
		long least, most;

		if (p[0] == '\\' && p[1] >= '0' && p[1] <= '9')
			return "back references are not allowed";
		if (p[0] == '\\' && p[1])
			p++;
		if (*p != '{')
			continue;
		least = strtol(p + 1, &rest, 10);
		most = *rest == ',' ? strtol(rest + 1, NULL, 10) : least;
		product *= (double)(most > least ? most : least) + 1;
	}
	return product > 1000 ? "its repeats are too many" : NULL;
}

enum pr_status
pr_regex_check(const char *text, struct pr_err *err)
{
	regex_t regex;
	const char *why = too_costly(text);
	bool alone;
	enum pr_status st;

	if (why)
		return pr_fail(err, PR_EPARSE, "%s", why);
	/* ")(" would compile inside the brackets that are put around it */
	alone = regcomp(&regex, text, REG_EXTENDED | REG_NOSUB) == 0;
	if (alone)
		regfree(&regex);
	st = compile(&regex, text, err);
	if (st)
		return st;
	regfree(&regex);
	return alone ? PR_OK : pr_fail(err, PR_EPARSE, "unmatched bracket");
}

static bool
matches(const struct pr_answer *a, const char *text)
{
	regex_t regex;
	bool found;

	switch (a->match) {
	case PR_MATCH_EXACT:
		return strcmp(a->text, text) == 0;
	case PR_MATCH_CASE_INSENSITIVE:
		return same_folded(a->text, text);
	case PR_MATCH_WILDCARD:
		return wildcard(a->text, text);
	case PR_MATCH_REGEX:
		break;
	}
	if (compile(&regex, a->text, NULL))
		return false;
	found = regexec(&regex, text, 0, NULL, 0) == 0;
	regfree(&regex);
	return found;
}

/* Blanks around go, blanks within become one. */
static void
fold_blanks(char *out, const char *body)
{
	size_t n = 0, len;

	while (n < GRADE_BODY_MAX - 1 &&
	       (len = grade_word(&body, " \t\r\n")) > 0) {
		if (n)
			out[n++] = ' ';
		if (len > GRADE_BODY_MAX - 1 - n)
			len = GRADE_BODY_MAX - 1 - n;
		memcpy(out + n, body, len);
		n += len;
		body += len;
	}
	out[n] = '\0';
}

struct verdict
grade_text(const struct pr_item *item, const char *body)
{
	struct verdict v = { 0, -1, -1 };
	char text[GRADE_BODY_MAX] = "";

	fold_blanks(text, body);
	for (size_t i = 0; i < item->n_answers; i++) {
		const struct pr_answer *a = &item->answers[i];

		if (a->credit <= v.share || !matches(a, text))
			continue;
		v.share = a->credit;
		v.answer = (int)i;
	}
	for (size_t i = 0; v.answer < 0 && i < item->n_wrong_answers; i++)
		if (matches(&item->wrong_answers[i], text)) {
			v.wrong = (int)i;
			break;
		}
	return v;
}

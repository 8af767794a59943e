/* number.c - options that are numbers, dates or ranges of numbers */
#include "internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *
blanks(const char *s)
{
	while (*s == ' ')
		s++;
	return s;
}

/* A number with thousands commas and a sign; NULL when there is none. */
static const char *
number(double *out, const char *s)
{
	char digits[40] = "";
	size_t n = 0;

	if (*s == '-' && lint_digit(s[1]))
		digits[n++] = *s++;
	if (!lint_digit(*s))
		return NULL;
	while (n + 1 < sizeof(digits) &&
	       (lint_digit(*s) ||
		((*s == '.' || *s == ',') && lint_digit(s[1])))) {
		if (*s != ',')
			digits[n++] = *s;
		s++;
	}
	digits[n] = '\0';
	if (lint_digit(*s) || lint_letter(*s))
		return NULL; /* part of a code */
	/* 0111 is a name, 0.5 and 0 are not */
	if (digits[0] == '0' && lint_digit(digits[1]))
		return NULL;
	*out = strtod(digits, NULL);
	return s;
}

/* What follows a number: up to three words without digits. */
static bool
unit_of(const char *s, const char **unit, size_t *len)
{
	size_t blank = 0;

	s = blanks(s);
	*unit = s;
	*len = strlen(s);
	while (*len && strchr(" .", s[*len - 1]))
		(*len)--;
	for (size_t i = 0; i < *len; i++) {
		if (lint_digit(s[i]) || strchr("-:;/,", s[i]))
			return false;
		blank += s[i] == ' ';
	}
	return blank <= 2;
}

/* Day and days, percent and percent. */
static bool
same_unit(const char *a, size_t n, const char *b, size_t m)
{
	if (n && a[n - 1] == 's')
		n--;
	if (m && b[m - 1] == 's')
		m--;
	return n == m && !memcmp(a, b, n);
}

/* "$1,200", "4.5 days", "85.00%" */
static bool
plain(double *out, const struct lint_text *text, const char **unit, size_t *len)
{
	const char *s = blanks(text->low);

	if (*s == '$')
		s++;
	s = number(out, s);
	return s && unit_of(s, unit, len);
}

bool
lint_is_numeric(const struct lint_text *text)
{
	double value;
	const char *unit;
	size_t len;

	return plain(&value, text, &unit, &len);
}

static int
month(const struct lint_word *word)
{
	static const char *const names[] = {
		"january",   "february", "march",    "april",
		"may",       "june",     "july",     "august",
		"september", "october",  "november", "december",
	};

	for (size_t i = 0; i < PR_LEN(names); i++)
		if (lint_word_is(word, names[i]) ||
		    (word->len == 3 && !memcmp(word->low, names[i], 3)))
			return (int)i + 1;
	return 0;
}

static long
whole(const struct lint_word *word)
{
	long value = 0;

	if (word->len > 4)
		return -1;
	for (size_t i = 0; i < word->len; i++) {
		if (!lint_digit(word->low[i]))
			return -1;
		value = 10 * value + (word->low[i] - '0');
	}
	return value;
}

/* "14 March", "March 2026", "14 March 2026", "March 14, 2026" */
static bool
named_date(double *out, const struct lint_text *text)
{
	long year = 0, day = 0;
	int m = 0;

	if (text->n < 2 || text->n > 3)
		return false;
	for (size_t i = 0; i < text->n; i++) {
		const struct lint_word *word = &text->words[i];
		int named = month(word);
		long value = named ? 0 : whole(word);

		if (named && !m)
			m = named;
		else if (value > 31 && !year)
			year = value;
		else if (value > 0 && value <= 31 && !day)
			day = value;
		else
			return false;
	}
	*out = (double)year * 372 + m * 31 + (double)day;
	return m != 0;
}

static bool
date(double *out, const struct lint_text *text)
{
	struct pr_date day;

	if (pr_date_parse(&day, text->raw, NULL) == PR_OK) {
		*out = (double)(day.year * 372 + day.month * 31 + day.day);
		return true;
	}
	return named_date(out, text);
}

static bool
all_numbers(double *out, const struct lint_item *it)
{
	const char *first = "", *unit;
	size_t n = 0, len;

	for (size_t i = 0; i < it->n; i++) {
		if (!plain(&out[i], &it->options[i], &unit, &len))
			return false;
		if (i == 0) {
			first = unit;
			n = len;
		}
		if (!same_unit(first, n, unit, len))
			return false;
	}
	return it->n > 0;
}

enum lint_kind
lint_numbers(double *out, const struct lint_item *it)
{
	bool year = false;

	if (all_numbers(out, it))
		return LINT_NUMBERS;
	for (size_t i = 0; i < it->n; i++) {
		if (!date(&out[i], &it->options[i]))
			return LINT_NEITHER;
		year = year || out[i] >= 2 * 372;
	}
	if (!it->n)
		return LINT_NEITHER;
	return year ? LINT_DATES : LINT_DAYS;
}

/* ---- ranges -------------------------------------------------------------- */

enum bound {
	BOUND_NONE,
	AT_LEAST,
	MORE,
	AT_MOST,
	LESS
};

/* What stands before a number, and after it, for a range with one end. */
static const struct {
	const char *words;
	enum bound bound;
} before[] = {
	{ "less than ", LESS },     { "fewer than ", LESS },
	{ "under ", LESS },         { "below ", LESS },
	{ "more than ", MORE },     { "over ", MORE },
	{ "above ", MORE },         { "greater than ", MORE },
	{ "at least ", AT_LEAST },  { "at most ", AT_MOST },
	{ "up to ", AT_MOST },      { "<", LESS },
	{ ">", MORE },              { "\xe2\x89\xa5", AT_LEAST },
	{ "\xe2\x89\xa4", AT_MOST },
}, after[] = {
	{ " or more", AT_LEAST },
	{ " or over", AT_LEAST },
	{ " and over", AT_LEAST },
	{ " or less", AT_MOST },
	{ " or fewer", AT_MOST },
	{ "+", AT_LEAST },
};

static void
bound_by(struct lint_range *range, enum bound bound, double value)
{
	range->ok = true;
	range->min =
		bound == AT_LEAST || bound == MORE ? value : -(double)INFINITY;
	range->max =
		bound == AT_MOST || bound == LESS ? value : (double)INFINITY;
	range->open_min = bound == MORE;
	range->open_max = bound == LESS;
}

static enum bound
bound_before(const char **s)
{
	for (size_t i = 0; i < PR_LEN(before); i++) {
		size_t n = strlen(before[i].words);

		if (!strncmp(*s, before[i].words, n)) {
			*s = blanks(*s + n);
			return before[i].bound;
		}
	}
	return BOUND_NONE;
}

static enum bound
bound_after(const char **s)
{
	for (size_t i = 0; i < PR_LEN(after); i++) {
		const char *at = strstr(*s, after[i].words);
		size_t n = strlen(after[i].words);

		/* "85 or more", "85 years or more", "65+ years" */
		if (at && (at == *s || !at[n])) {
			*s = at == *s ? *s + n : "";
			return after[i].bound;
		}
	}
	return BOUND_NONE;
}

/* The word or dash between two ends; NULL when there is none. */
static const char *
between(const char *s, bool with_and)
{
	static const char *const marks[] = { " to ",         " through ",
					     " - ",          "-",
					     "\xe2\x80\x93", " \xe2\x80\x93 " };

	if (with_and && !strncmp(s, " and ", 5))
		return s + 5;
	for (size_t i = 0; i < PR_LEN(marks); i++)
		if (!strncmp(s, marks[i], strlen(marks[i])))
			return s + strlen(marks[i]);
	return NULL;
}

struct lint_range
lint_range(const struct lint_text *text)
{
	struct lint_range range = { .ok = false };
	const char *s = blanks(text->low), *second;
	enum bound bound = bound_before(&s);
	bool with_and = !strncmp(s, "between ", 8);

	if (with_and)
		s += 8;
	if (!strncmp(s, "from ", 5))
		s += 5;
	s += *s == '$';
	s = number(&range.min, s);
	if (!s)
		return range;
	if (bound == BOUND_NONE && *s == '%' && between(s + 1, with_and))
		s++;
	second = bound == BOUND_NONE ? between(s, with_and) : NULL;
	if (second) {
		second += *second == '$';
		s = number(&range.max, second);
		range.ok = s && range.min < range.max;
	} else {
		if (bound == BOUND_NONE)
			bound = bound_after(&s);
		if (bound != BOUND_NONE)
			bound_by(&range, bound, range.min);
	}
	if (range.ok)
		range.ok = unit_of(s, &range.unit, &range.unit_len);
	return range;
}

/* judge_kinds.c - options that are numbers, ranges, or of mixed kinds: R407,
 * R408, R417, R419 */
#include "internal.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- R407 ---------------------------------------------------------------- */

static char
last_char(const struct lint_text *text)
{
	size_t n = text->len;

	while (n && strchr(" \n\"')", text->raw[n - 1]))
		n--;
	/* "a.m." is no end of a sentence */
	if (n > 2 && text->raw[n - 1] == '.' && text->raw[n - 3] == '.')
		return '\0';
	if (n)
		return text->raw[n - 1];
	return '\0';
}

static bool
has_digit(const struct lint_text *text)
{
	return strpbrk(text->low, "0123456789") != NULL;
}

/* A number alone among words, or a word alone among numbers. */
static bool
odd_number(const struct lint_item *it, char *out, size_t cap)
{
	size_t numbers = 0, words = 0;

	for (size_t i = 0; i < it->n; i++) {
		numbers += lint_is_numeric(&it->options[i]);
		words += !has_digit(&it->options[i]);
	}
	if (it->n < 3 || numbers + words != it->n ||
	    (numbers != 1 && words != 1))
		return false;
	snprintf(out, cap, "%s",
		 numbers == 1 ? "one number among words"
			      : "one text among numbers");
	return true;
}

static bool
mixed_ends(const struct lint_item *it, char *out, size_t cap)
{
	size_t with = 0;
	char last;

	for (size_t i = 0; i < it->n; i++) {
		if (it->options[i].n < 3)
			return false; /* "Inc.", "a.m." */
		last = last_char(&it->options[i]);
		with += last && strchr(".?!", last) != NULL;
	}
	if (!with || with == it->n)
		return false;
	snprintf(out, cap, "%zu of %zu options end like a sentence", with,
		 it->n);
	return true;
}

/* "pH", "hydrALAZINE" */
static bool
inner_capital(const struct lint_text *text)
{
	for (const char *s = text->raw; *s && *s != ' '; s++)
		if (*s >= 'A' && *s <= 'Z')
			return true;
	return false;
}

/* A small letter among capitals; a capital among small letters may be a
 * name. */
static bool
mixed_capitals(const struct lint_item *it, char *out, size_t cap)
{
	size_t small = 0, large = 0;

	for (size_t i = 0; i < it->n; i++) {
		char c = it->options[i].raw[0];

		if (it->options[i].n && it->options[i].words[0].digits)
			return false;
		small +=
			c >= 'a' && c <= 'z' && !inner_capital(&it->options[i]);
		large += c >= 'A' && c <= 'Z';
	}
	if (!small || small >= large)
		return false;
	snprintf(out, cap, "%zu of %zu options begin with a small letter",
		 small, it->n);
	return true;
}

static void
mixed(struct pr_lint *lint, struct lint_item *it)
{
	char what[80];

	if (it->n < 2)
		return;
	if (odd_number(it, what, sizeof(what)) ||
	    mixed_ends(it, what, sizeof(what)) ||
	    mixed_capitals(it, what, sizeof(what)))
		LINT_SAY(lint, it, 407, PR_NOTICE, "options", what);
}

/* ---- R408 ---------------------------------------------------------------- */

static void
answers(struct pr_lint *lint, struct lint_item *it)
{
	const struct pr_lint_answers *a = it->at->answers;
	char chosen[24], all[24];

	if (!a || a->n < PR_LINT_ANSWERS_MIN)
		return;
	for (size_t i = 0; i < it->n; i++) {
		if ((it->key >> i & 1) || 20 * a->chosen[i] >= a->n)
			continue;
		snprintf(chosen, sizeof(chosen), "%ld", a->chosen[i]);
		snprintf(all, sizeof(all), "%ld", a->n);
		LINT_SAY(lint, it, 408, PR_WARNING, "options",
			 it->item->options[i].id, chosen, all);
	}
}

/* ---- R417 ---------------------------------------------------------------- */

/* Sorted up or down; days of an unsaid year also from autumn to spring. */
static bool
sorted(const double *v, size_t n, enum lint_kind kind)
{
	size_t up = 0, down = 0;

	for (size_t i = 1; i < n; i++) {
		up += v[i] >= v[i - 1];
		down += v[i] <= v[i - 1];
	}
	if (up == n - 1 || down == n - 1)
		return true;
	return kind == LINT_DAYS && up == n - 2 && v[n - 1] <= v[0];
}

static void
order(struct pr_lint *lint, struct lint_item *it)
{
	double v[PR_OPTIONS_MAX];
	enum lint_kind kind = lint_numbers(v, it);

	if (it->n < 3 || kind == LINT_NEITHER)
		return;
	if (!sorted(v, it->n, kind))
		LINT_SAY(lint, it, 417, PR_WARNING, "options",
			 "the numbers or dates are not sorted");
	else if (it->item->shuffle)
		LINT_SAY(lint, it, 417, PR_NOTICE, "shuffle",
			 "the numbers or dates are sorted but will be "
			 "shuffled");
}

/* ---- R419 ---------------------------------------------------------------- */

static bool
same_unit(const struct lint_range *a, const struct lint_range *b)
{
	return !a->unit_len || !b->unit_len ||
	       (a->unit_len == b->unit_len &&
		!memcmp(a->unit, b->unit, a->unit_len));
}

/* "At least 5", "at least 7": requirements, not ranges to sort into. */
static bool
same_side(const struct lint_range *a, const struct lint_range *b)
{
	return (isinf(a->min) && isinf(b->min)) ||
	       (isinf(a->max) && isinf(b->max));
}

/* A value in both, if there is one. */
static bool
overlap(const struct lint_range *a, const struct lint_range *b, double *value)
{
	double low = a->min > b->min ? a->min : b->min;
	double high = a->max < b->max ? a->max : b->max;

	*value = low;
	if (low < high)
		return true;
	/* both ends belong to their range */
	return a->min < b->min ? low <= high && !a->open_max && !b->open_min
			       : low <= high && !b->open_max && !a->open_min;
}

static bool
two_ranges(struct pr_lint *lint, struct lint_item *it,
	   const struct lint_range *range, size_t i, size_t j)
{
	char value[32];
	double at;

	if (!range[i].ok || !range[j].ok || !same_unit(&range[i], &range[j]) ||
	    same_side(&range[i], &range[j]) ||
	    !overlap(&range[i], &range[j], &at))
		return false;
	snprintf(value, sizeof(value), "%g", at);
	LINT_SAY(lint, it, 419, PR_WARNING, "options", it->item->options[i].id,
		 it->item->options[j].id, value);
	return true;
}

static void
ranges(struct pr_lint *lint, struct lint_item *it)
{
	struct lint_range range[PR_OPTIONS_MAX];

	for (size_t i = 0; i < it->n; i++)
		range[i] = lint_range(&it->options[i]);
	for (size_t i = 0; i < it->n; i++)
		for (size_t j = i + 1; j < it->n; j++)
			if (two_ranges(lint, it, range, i, j))
				return;
}

void
lint_judge_kinds(struct pr_lint *lint, struct lint_item *it)
{
	mixed(lint, it);
	answers(lint, it);
	order(lint, it);
	if (it->english)
		ranges(lint, it);
}

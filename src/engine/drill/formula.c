/* formula.c - read and reckoned by descent; see engine/drill/formula.h */
#include "formula.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEPTH_MAX 20

struct reading {
	const char *p;
	const struct formula_numbers *numbers;
	int depth;
};

static double sum(struct reading *r);

static double
bracket(struct reading *r)
{
	double v;

	if (*r->p != '(' || r->depth == DEPTH_MAX)
		return (double)NAN;
	r->p++;
	r->depth++;
	v = sum(r);
	r->depth--;
	if (*r->p != ')')
		return (double)NAN;
	r->p++;
	return v;
}

static double
factor(struct reading *r)
{
	if (!strncmp(r->p, "ceil", 4)) {
		r->p += 4;
		/* what is whole but for the last bits is whole */
		return ceil(bracket(r) - 1e-9);
	}
	if (!strncmp(r->p, "sqrt", 4)) {
		r->p += 4;
		return sqrt(bracket(r));
	}
	if (*r->p >= 'a' && *r->p < 'a' + FORMULA_NAMES)
		return r->numbers->value[*r->p++ - 'a'];
	if (*r->p >= '0' && *r->p <= '9') {
		char *end;
		double v = strtod(r->p, &end);

		r->p = end;
		return v;
	}
	return bracket(r);
}

static double
product(struct reading *r)
{
	double v = factor(r);

	while (*r->p == '*' || *r->p == '/') {
		bool times = *r->p++ == '*';
		double w = factor(r);

		v = times ? v * w : v / w;
	}
	return v;
}

static double
sum(struct reading *r)
{
	double v = product(r);

	while (*r->p == '+' || *r->p == '-') {
		bool plus = *r->p++ == '+';
		double w = product(r);

		v = plus ? v + w : v - w;
	}
	return v;
}

double
formula_value(const char *formula, const struct formula_numbers *numbers,
	      const char **end)
{
	struct reading r = { formula, numbers, 0 };
	double v = sum(&r);

	if (end)
		*end = r.p;
	return v;
}

char *
formula_print(char *out, size_t cap, double value, int decimals)
{
	char plain[64];
	size_t whole, n = 0;
	int len = snprintf(plain, sizeof(plain), "%.*f", decimals, value);

	whole = strcspn(plain, ".,");
	for (size_t i = 0; i < (size_t)len && n + 2 < cap; i++) {
		size_t left = whole - i;

		if (i < whole && i && plain[i - 1] != '-' && left % 3 == 0)
			out[n++] = ',';
		out[n++] = (char)(i == whole ? '.' : plain[i]);
	}
	out[n] = '\0';
	return out;
}

void
formula_fill(char *out, size_t cap, const char *text,
	     const struct formula_numbers *numbers)
{
	size_t n = 0;

	for (; *text && n + 1 < cap; text++) {
		char number[48];
		const char *end;
		double v;
		int decimals;

		if (*text != '{') {
			out[n++] = *text;
			continue;
		}
		v = formula_value(text + 1, numbers, &end);
		decimals = end == text + 2 && text[1] >= 'a' &&
					   text[1] < 'a' + FORMULA_NAMES
				   ? numbers->decimals[text[1] - 'a']
				   : 0;
		formula_print(number, sizeof(number), v, decimals);
		n += (size_t)snprintf(out + n, cap - n, "%s", number);
		n = n < cap ? n : cap - 1;
		text = *end == '}' ? end : text;
	}
	out[n] = '\0';
}

/* One sign or number of a formula, printed; how many characters it was. */
static size_t
show_part(char *out, size_t cap, const char *p,
	  const struct formula_numbers *numbers)
{
	if (!strncmp(p, "ceil", 4)) {
		snprintf(out, cap, "round up ");
		return 4;
	}
	if (!strncmp(p, "sqrt", 4)) {
		snprintf(out, cap, "root of ");
		return 4;
	}
	if (*p >= 'a' && *p < 'a' + FORMULA_NAMES)
		formula_print(out, cap, numbers->value[*p - 'a'],
			      numbers->decimals[*p - 'a']);
	else if (strchr("+-/", *p))
		snprintf(out, cap, " %c ", *p);
	else if (*p == '*')
		snprintf(out, cap, " x ");
	else
		snprintf(out, cap, "%c", *p);
	return 1;
}

void
formula_show(char *out, size_t cap, const char *formula,
	     const struct formula_numbers *numbers)
{
	size_t n = 0;

	out[0] = '\0';
	while (*formula && n + 1 < cap) {
		char part[48];

		formula += show_part(part, sizeof(part), formula, numbers);
		n += (size_t)snprintf(out + n, cap - n, "%s", part);
	}
}

/*
 * gen_calc.c - computations: numbers are drawn, distractors are the usual slips
 *
 * A draw is refused when two options round to one value or one of them is a
 * rounding tie: then the stem's rounding rule would not settle the answer.
 */
#include "formula.h"
#include "gen.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SLIPS 3

struct measure {
	const char *name, *task, *stem, *numbers;
	int decimals;
	const char *unit, *answer, *why;
	struct {
		const char *formula, *why;
	} slip[SLIPS];
};

static const struct measure measures[] = {
#define M(name, task, stem, numbers, decimals, unit, answer, why, s1, w1, s2, \
	  w2, s3, w3)                                                         \
	{ name,    task,     stem,                                            \
	  numbers, decimals, unit,                                            \
	  answer,  why,      { { s1, w1 }, { s2, w2 }, { s3, w3 } } },
#include "measures.def"
#undef M
};

/* One number of "4..9", "3|5", "75..400/100" or a formula of earlier ones. */
static double
draw_number(struct gen *g, const char *rule, size_t len,
	    const struct formula_numbers *so_far, int *decimals)
{
	char text[80];
	char *range, *list, *per;
	long divisor = 1, from, to;

	snprintf(text, sizeof(text), "%.*s", (int)len, rule);
	range = strstr(text, "..");
	list = strchr(text, '|');
	per = range || list ? strchr(text, '/') : NULL;
	*decimals = 0;
	if (per) {
		divisor = strtol(per + 1, NULL, 10);
		*decimals = divisor == 100 ? 2 : 1;
	}
	if (range) {
		from = strtol(text, NULL, 10);
		to = strtol(range + 2, NULL, 10);
		from += (long)gen_below(g, (uint64_t)(to - from + 1));
		return (double)from / (double)divisor;
	}
	if (list) {
		size_t n = 1, pick;
		char *p = text;

		for (const char *c = text; *c; c++)
			n += *c == '|';
		pick = (size_t)gen_below(g, n);
		while (pick--)
			p = strchr(p, '|') + 1;
		return (double)strtol(p, NULL, 10) / (double)divisor;
	}
	return formula_value(text, so_far, NULL);
}

static void
draw_numbers(struct gen *g, const struct measure *m,
	     struct formula_numbers *out)
{
	const char *p = m->numbers;

	memset(out, 0, sizeof(*out));
	while (*p) {
		size_t len = strcspn(p, " ");
		int i = p[0] - 'a';

		out->value[i] =
			draw_number(g, p + 2, len - 2, out, &out->decimals[i]);
		p += len;
		p += *p == ' ';
	}
}

/* Whether a value has one reading when rounded. */
static bool
rounds_well(double value, int decimals)
{
	double scaled = fabs(value) * pow(10, decimals);

	return isfinite(value) && fabs(scaled - floor(scaled) - 0.5) > 1e-6 &&
	       scaled < 1e12;
}

struct outcome {
	double value;
	const char *why;
	bool right;
};

static int
by_value(const void *a, const void *b)
{
	double x = ((const struct outcome *)a)->value;
	double y = ((const struct outcome *)b)->value;

	return x < y ? -1 : x > y;
}

static void
print_outcome(char *out, size_t cap, const struct measure *m, double value)
{
	char number[48];

	formula_print(number, sizeof(number), value, m->decimals);
	if (!strcmp(m->unit, "$"))
		snprintf(out, cap, "$%s", number);
	else
		snprintf(out, cap, "%s%s%s", number, *m->unit ? " " : "",
			 m->unit);
}

static bool
outcomes(struct outcome out[static SLIPS + 1], const struct measure *m,
	 const struct formula_numbers *numbers)
{
	char text[SLIPS + 1][64];

	for (size_t i = 0; i <= SLIPS; i++) {
		const char *formula = i ? m->slip[i - 1].formula : m->answer;

		out[i].value = formula_value(formula, numbers, NULL);
		out[i].why = i ? m->slip[i - 1].why : m->why;
		out[i].right = i == 0;
		if (!rounds_well(out[i].value, m->decimals))
			return false;
		print_outcome(text[i], sizeof(text[i]), m, out[i].value);
		for (size_t k = 0; k < i; k++)
			if (!strcmp(text[k], text[i]))
				return false;
	}
	return true;
}

static const char *
rounding(int decimals)
{
	switch (decimals) {
	case 0:
		return "Give a whole number.";
	case 1:
		return "Round to one decimal.";
	case 2:
		return "Round to two decimals.";
	default:
		return "Round to four decimals.";
	}
}

static void
offer(struct gen *g, const struct measure *m, struct outcome *all)
{
	qsort(all, SLIPS + 1, sizeof(*all), by_value);
	for (size_t i = 0; i <= SLIPS; i++) {
		char text[64];

		print_outcome(text, sizeof(text), m, all[i].value);
		gen_option(g, all[i].right ? GEN_RIGHT : GEN_PLAIN, text, "%s",
			   all[i].why);
	}
	g->draft.fixed = true;
}

/* The rule, and the numbers put in where that is short enough to read. */
static void
explain(struct gen *g, const struct measure *m,
	const struct formula_numbers *numbers, double answer)
{
	char worked[100], result[64];

	formula_show(worked, sizeof(worked), m->answer, numbers);
	print_outcome(result, sizeof(result), m, answer);
	if (strlen(worked) < sizeof(worked) - 1)
		gen_why(g, "%s Here: %s = %s.", m->why, worked, result);
	else
		gen_why(g, "%s Here: %s.", m->why, result);
}

static const struct measure *
draw_measure(struct gen *g, const char *task)
{
	const struct measure *m;

	do
		m = &measures[gen_below(g, PR_LEN(measures))];
	while (strcmp(m->task, task) != 0);
	return m;
}

static enum pr_status
calculate(struct gen *g, const char *task)
{
	const struct measure *m = draw_measure(g, task);
	struct formula_numbers numbers;
	struct outcome all[SLIPS + 1];
	bool typed = gen_below(g, 3) == 0;
	char stem[GEN_STEM - 40], who[200] = "";

	draw_numbers(g, m, &numbers);
	if (!outcomes(all, m, &numbers))
		return PR_EPOOL;
	for (size_t i = 0; i < FORMULA_NAMES; i++)
		snprintf(who + strlen(who), sizeof(who) - strlen(who), "|%.12g",
			 numbers.value[i]);
	gen_identity(g, "%s|%s%s", m->name, typed ? "typed" : "choice", who);
	formula_fill(stem, sizeof(stem), m->stem, &numbers);
	gen_stem(g, "%s %s", stem, rounding(m->decimals));
	explain(g, m, &numbers, all[0].value);
	gen_law(g, "Formulas of hospital statistics and the revenue cycle",
		m->name);
	gen_rate(g, "apply", 0.65, 90);
	if (!typed) {
		offer(g, m, all);
		return PR_OK;
	}
	g->draft.type = GEN_NUMBER;
	g->draft.number = all[0].value;
	g->draft.decimals = m->decimals;
	snprintf(g->draft.unit, sizeof(g->draft.unit), "%s", m->unit);
	return PR_OK;
}

#define TASK(task)                               \
	enum pr_status gen_##task(struct gen *g) \
	{                                        \
		return calculate(g, #task);      \
	}
TASK(census)
TASK(deaths)
TASK(autopsies)
TASK(morbidity)
TASK(department)
TASK(revenue)
TASK(statistics)

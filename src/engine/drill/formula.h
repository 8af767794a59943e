/*
 * engine/drill/formula.h - small formulas over numbers named a to h
 *
 * floor    engine (drill)
 * idea     The measures are data; what stands in measures.def is read here:
 *          + - * / ( ) ceil() sqrt(), numbers, names.
 */
#ifndef PR_DRILL_FORMULA_H
#define PR_DRILL_FORMULA_H

#include "proctor/base.h"

#define FORMULA_NAMES 8

struct formula_numbers {
	double value[FORMULA_NAMES];
	int decimals[FORMULA_NAMES]; /* as it is printed */
};

/* What a formula comes to; *end, if given, is where it ends. NAN for what is
 * none. */
double formula_value(const char *formula, const struct formula_numbers *numbers,
		     const char **end);

/* Prints with commas between thousands; returns out. */
char *formula_print(char *out, size_t cap, double value, int decimals);

/* The formula with its numbers in place of names: "6,375 / (250 x 30) x 100".
 */
void formula_show(char *out, size_t cap, const char *formula,
		  const struct formula_numbers *numbers);

/* text with each {formula} printed; cut at cap. */
void formula_fill(char *out, size_t cap, const char *text,
		  const struct formula_numbers *numbers);

#endif

/*
 * engine/bank/number.h - decimals as text, whatever the locale says
 *
 * floor    engine (bank)
 */
#ifndef PR_BANK_NUMBER_H
#define PR_BANK_NUMBER_H

#include "proctor/base.h"

/* Longest text that number_parse reads. */
#define NUMBER_TEXT_MAX 400

/*
 * Reads [+-]digits[.digits][e[+-]digits], ".5" and "5." too, all len bytes,
 * with a point whatever the locale; false for anything else. Infinite when
 * too large.
 */
bool number_parse(double *out, const char *text, size_t len);

/*
 * The decimal places and significant digits of a number as written: "1.50"
 * has 2 and 3. text must be one that number_parse takes.
 */
int number_places(const char *text, size_t len);
int number_digits(const char *text, size_t len);

#endif

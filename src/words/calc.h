/*
 * words/calc.h - the calculator of both faces
 *
 * floor    words (pure: no locale, no globals)
 * idea     One line in, one number out. Signs: + - * / ( ) ^ and x for times;
 *          "%" after a number divides it by 100; "r" or "sqrt" takes the
 *          square root; "1,240" reads as 1240; "MR" is the memory, "ans" the
 *          last result. "^" goes first and from the right, so -2^2 is -4.
 */
#ifndef PR_WORDS_CALC_H
#define PR_WORDS_CALC_H

#include "proctor/err.h"

#define CALC_TEXT 32      /* a result as text, with NUL */
#define CALC_LINE_MAX 200 /* longest line, bytes */
#define CALC_DEPTH_MAX 40 /* parentheses and signs inside one another */

/* Zeroed, it is a calculator just switched on. */
struct calc {
	double memory;
	double last; /* result of the last line */
	bool has_last;
};

/*
 * Works out an expression. PR_EPARSE says in one sentence what is wrong and
 * where, PR_EINVAL that there is no result; *out is then untouched.
 */
PR_NODISCARD enum pr_status calc_eval(double *out, const struct calc *calc,
				      const char *text, struct pr_err *err);

/*
 * Does one line: an expression, or M+ M- MR MC. Keeps the result in calc and
 * writes it to out; "M = 12" after a memory key. On failure as calc_eval, and
 * calc is as before.
 */
PR_NODISCARD enum pr_status calc_line(char out[CALC_TEXT], struct calc *calc,
				      const char *text, struct pr_err *err);

/* Twelve significant digits, a point, no zeros at the end. */
void calc_format(char out[CALC_TEXT], double value);

#endif

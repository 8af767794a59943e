/*
 * engine/codes/shape.h - shapes without words, for the loops
 *
 * floor    engine (codes)
 */
#ifndef PR_CODES_SHAPE_H
#define PR_CODES_SHAPE_H

#include "proctor/codes.h"

/* Upper case, without blanks and dots, cut to cap - 1; returns the length
 * that it has or would have. */
size_t shape_normal(char *out, size_t cap, const char *text);

/* Whether a normal form has the shape of a code of this system. */
bool shape_fits(const char *code, enum pr_code_system system);

/* As shape_fits, and says at which place, 1-based, it does not. */
enum pr_code_fault shape_fault(const char *code, enum pr_code_system system,
			       int *at);

#endif

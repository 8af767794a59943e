/*
 * proctor/json.h - whether a text is JSON that loses nothing when read
 *
 * floor    engine (bank; pure)
 * idea     The gate that every bank passes, for any text: the grammar of
 *          RFC 8259 and, stricter, no NUL, no lone surrogates, no duplicate
 *          names, no number that a double would change.
 */
#ifndef PR_JSON_H
#define PR_JSON_H

#include "proctor/err.h"

/* Deepest nesting that pr_json_check takes. */
#define PR_JSON_DEPTH 256

/**
 * Checks that text is one JSON value and nothing else.
 *
 * shape    text is len bytes, NUL needs not follow
 * errors   PR_EPARSE with line, column and what is wrong; PR_ENOMEM
 * source   tests/unit/test_jsontestsuite.c
 */
PR_NODISCARD enum pr_status pr_json_check(const char *text, size_t len,
					  struct pr_err *err);

#endif

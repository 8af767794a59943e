/*
 * analyzer.h - what "make lint" tells clang's analyzer, file by file
 *
 * A failure never is PR_OK; without knowing that, the analyzer walks on with
 * the NULL that a failed call left behind. Included by force, never by hand.
 */
#ifndef PR_LINT_ANALYZER_H
#define PR_LINT_ANALYZER_H

#include "proctor/err.h"
#include "util/mem.h"

/* NOLINTBEGIN(readability-identifier-naming): they stand for functions */
#define pr_fail(err, status, ...) (pr_fail(err, status, __VA_ARGS__), (status))
#define pr_fail_at(err, status, ...) \
	(pr_fail_at(err, status, __VA_ARGS__), (status))
#define mem_fail(err) (mem_fail(err), PR_ENOMEM)
/* NOLINTEND(readability-identifier-naming) */

#endif

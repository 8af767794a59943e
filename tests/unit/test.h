/* test.h - cmocka's include ritual and the few helpers all unit tests share */
#ifndef TEST_H
#define TEST_H

#include "proctor/err.h"

/* cmocka.h needs the four before it, in any order. */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

/* Fails with the library's own words, not only with a number. */
#define assert_pr_ok(expr, err)                                             \
	do {                                                                \
		enum pr_status st_ = (expr);                                \
		if (st_ != PR_OK)                                           \
			fail_msg("%s: %s (%s)", #expr, pr_status_text(st_), \
				 (err)->text);                              \
	} while (0)

/* Refused with this status and with a sentence; clears err for the next. */
#define assert_pr_refused(expr, want, err)                                   \
	do {                                                                 \
		enum pr_status st_ = (expr);                                 \
		if (st_ != (want))                                           \
			fail_msg("%s: got %s, not %s", #expr,                \
				 pr_status_text(st_), pr_status_text(want)); \
		assert_int_equal((err)->status, (want));                     \
		assert_true((err)->text[0] != '\0');                         \
		*(err) = (struct pr_err){ 0 };                               \
	} while (0)

#endif

/*
 * oom.h - makes the n-th allocation fail; for tests named test_oom_*
 *
 * Such a test is linked with --wrap, so that our own malloc, calloc and
 * realloc (not those inside other libraries) can be refused. Include it in
 * one file only. Under asan a leak on any of the paths fails the test.
 */
#ifndef TEST_OOM_H
#define TEST_OOM_H

#include "test.h"

#include <stdlib.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *old, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *old, size_t size);

static int oom_left = -1; /* allocations that still succeed; -1: all */

static int
oom_refused(void)
{
	if (oom_left == 0)
		return 1;
	if (oom_left > 0)
		oom_left--;
	return 0;
}

void *
__wrap_malloc(size_t size)
{
	return oom_refused() ? NULL : __real_malloc(size);
}

void *
__wrap_calloc(size_t n, size_t size)
{
	return oom_refused() ? NULL : __real_calloc(n, size);
}

void *
__wrap_realloc(void *old, size_t size)
{
	return oom_refused() ? NULL : __real_realloc(old, size);
}

/*
 * Runs task with 0, 1, 2 ... allocations until it succeeds. A task gives
 * PR_OK or PR_ENOMEM, checks that its outputs are NULL on failure, and frees
 * them otherwise.
 */
static inline void oom_until_it_fits(enum pr_status (*task)(struct pr_err *err))
{
	enum pr_status st = PR_ENOMEM;
	int rounds = 0;

	for (; st == PR_ENOMEM; rounds++) {
		struct pr_err err = { 0 };

		assert_true(rounds < 100000);
		oom_left = rounds;
		st = task(&err);
		oom_left = -1;
		assert_int_equal(err.status, st);
		assert_true((st == PR_OK) == (err.text[0] == '\0'));
	}
	assert_int_equal(st, PR_OK);
	assert_true(rounds > 1);
}

#endif

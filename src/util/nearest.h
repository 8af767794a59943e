/*
 * util/nearest.h - what somebody meant who mistyped a name
 *
 * floor    util
 */
#ifndef PR_UTIL_NEAREST_H
#define PR_UTIL_NEAREST_H

#include "proctor/base.h"

/*
 * The name nearest to a mistyped word, without regard to the case of ASCII
 * letters, or NULL when none is near. next gives name i, NULL after the last.
 */
const char *nearest_name(const char *word,
			 const char *(*next)(const void *, size_t),
			 const void *ctx);

#endif

/*
 * proctor/base.h - attributes and the few helpers every header may use
 *
 * floor    util
 * idea     Nothing here has behaviour: names for compiler attributes, so that
 *          a contract such as "do not ignore the status" is checked.
 */
#ifndef PR_BASE_H
#define PR_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PR_NODISCARD __attribute__((warn_unused_result))
#define PR_PRINTF(fmt, first) __attribute__((format(printf, fmt, first)))
#define PR_LEN(array) (sizeof(array) / sizeof((array)[0]))

#endif

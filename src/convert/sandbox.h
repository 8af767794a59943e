/*
 * convert/sandbox.h - what the converter gives up before it reads a byte
 *
 * floor    convert
 * idea     Other descriptors are closed, limits are set, and on Linux a
 *          seccomp filter lets through reading, writing, memory and the end;
 *          everything else fails with EPERM. With sanitizers (and where
 *          coverage is written) only descriptors and core files are limited.
 */
#ifndef PR_CONVERT_SANDBOX_H
#define PR_CONVERT_SANDBOX_H

#include <stdbool.h>

/* False when something could not be given up: then nothing may be read. */
bool sandbox_close(void);

/* Closes it and tries what must fail; says so on standard output in TAP and
 * gives an exit code. */
int sandbox_self_test(void);

#endif

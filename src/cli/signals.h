/*
 * cli/signals.h - HUP, INT and TERM as something to ask for
 *
 * floor    cli
 * idea     From signals_catch on they are blocked except inside
 *          signals_wait, so no answer is ever cut in two; PIPE is ignored and
 *          shows as a failed write.
 */
#ifndef PR_CLI_SIGNALS_H
#define PR_CLI_SIGNALS_H

#include <stdbool.h>
#include <stdint.h>

/* At the start of the program: what was inherited must not keep it from
 * hearing how the programs ended that it starts. */
void signals_start(void);

void signals_catch(void);

/* As before signals_catch. */
void signals_release(void);

/* The signal that came, 0 for none; takes one that is waiting. */
int signals_caught(void);

/*
 * Waits until fd can be read, a signal comes or timeout_ms (-1: for ever)
 * have passed. True when fd can be read.
 */
bool signals_wait(int fd, int64_t timeout_ms);

#endif

/*
 * cli/start.h - what is settled before a command runs
 *
 * floor    cli
 */
#ifndef PR_CLI_START_H
#define PR_CLI_START_H

#include "cli/cli.h"

/* Locale, terminal, folders of the program: before the options are read. */
void start_look_around(struct cli *cli, const char *argv0);

/*
 * Settings file, data folder, clock, width, plain or not: after the options
 * are read. False when one of them cannot be; it has been said.
 */
PR_NODISCARD bool start_prepare(struct cli *cli);

#endif

/*
 * cli/exit.h - what the program's exit codes mean
 *
 * floor    cli
 * idea     Part of the interface: documented in proctor(1), tested in
 *          tests/cli.
 */
#ifndef PR_CLI_EXIT_H
#define PR_CLI_EXIT_H

enum cli_exit {
	CLI_EXIT_OK = 0,
	CLI_EXIT_FAILED = 1,        /* understood, could not be done */
	CLI_EXIT_USAGE = 2,         /* not understood */
	CLI_EXIT_FINDINGS = 3,      /* done, and something was found */
	CLI_EXIT_INTERRUPTED = 130, /* stopped by the user */
};

#endif

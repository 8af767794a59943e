/*
 * cli/plain_in.h - lines of input that a signal or the clock may interrupt
 *
 * floor    cli
 */
#ifndef PR_CLI_PLAIN_IN_H
#define PR_CLI_PLAIN_IN_H

#include "cli/cli.h"

#define PLAIN_LINE_MAX 4200 /* bytes, room for the longest note */

enum plain_got {
	PLAIN_LINE,
	PLAIN_TICK,   /* the time given has passed */
	PLAIN_END,    /* end of input */
	PLAIN_SIGNAL, /* signals_caught says which */
};

struct plain_in {
	char raw[8192];
	size_t len, at;
	bool eof;
	bool skipping; /* the rest of a line that was too long */
	char line[PLAIN_LINE_MAX + 1]; /* cleaned, without blanks at its ends */
};

/*
 * Prints the prompt (NULL: it stands there already) and waits. timeout_ms -1
 * waits for ever. A line that is too long is said and asked for again. "@ +45s"
 * moves the test clock and is not handed on: PLAIN_TICK.
 */
enum plain_got plain_read(struct cli *cli, struct plain_in *in,
			  const char *prompt, int64_t timeout_ms);

/* A line outside a sitting; NULL at the end of input or at a signal. */
const char *plain_prompt(struct cli *cli, struct plain_in *in,
			 const char *prompt);

/* The same; a line "?" or "help" is answered with help and asked again. */
const char *plain_asked(struct cli *cli, struct plain_in *in,
			const char *prompt, const char *help);

/* Says that a line is not understood, and what lists what is. */
void plain_unknown(const struct cli *cli, const char *line);

/* True for "?" and "help". */
bool plain_wants_help(const char *line);

/* CLI_EXIT_INTERRUPTED when a signal came, else CLI_EXIT_OK. */
enum cli_exit plain_exit(void);

#endif

/*
 * cli/cli.h - the command line: one program run, from argv to an exit code
 *
 * floor    cli
 * idea     struct cli is what every command is given: the options that stand
 *          before any command, where files are, what the terminal can do, the
 *          clock. A command opens the desk when it knows that it needs one.
 */
#ifndef PR_CLI_CLI_H
#define PR_CLI_CLI_H

#include "cli/config.h"
#include "cli/exit.h"
#include "cli/opt.h"
#include "proctor/desk.h"

/* Options of every command. */
struct cli_globals {
	const char *data;
	const char *learner;
	const char *now;
	struct opt_number seed;
	struct opt_number width;
	bool no_color;
	bool plain;
	bool help;
	bool version;
};

struct cli {
	struct cli_globals opt;
	struct config config;
	bool in_tty, out_tty, err_tty;
	bool dumb;        /* the terminal cannot move its cursor */
	bool plain;       /* line by line, for whatever reason */
	bool asked_plain; /* because somebody asked for it */
	bool utf8;        /* the locale's characters */
	int width;        /* cells of a plain line, 0: never wrap */
	bool test_clock;
	bool preview; /* items are looked at, nothing is kept */
	bool anyone;  /* whoever is first sits at the desk */
	struct pr_clock clock;
	char *data_dir, *state_dir, *share_dir; /* share_dir may be NULL */
	char *converter;                        /* its path */
	char program[160];    /* what hints of the ledger begin with */
	struct pr_desk *desk; /* NULL until cli_open */
};

/* The whole program; main.c hands its arguments over. */
int cli_main(int argc, char *argv[]);

/*
 * Opens the desk, once; says on standard error why not. With banks the
 * shipped ones are taken in when they are new.
 */
PR_NODISCARD bool cli_open(struct cli *cli, bool banks);

/* The same for who has a use for the failure: nothing is said. */
PR_NODISCARD enum pr_status cli_open_quiet(struct cli *cli, bool banks,
					   struct pr_err *err);

/* The same for what concerns all learners: without the one who was asked for
 * the first sits at the desk. */
PR_NODISCARD bool cli_open_anyone(struct cli *cli);

/* "proctor: sentence" on standard error, made fit to be shown. */
void cli_say(const char *fmt, ...) PR_PRINTF(1, 2);

/* Says err and gives the exit code for its status. */
enum cli_exit cli_fail(const struct pr_err *err);

/* A wrong use, with "Try ... help COMMAND"; gives CLI_EXIT_USAGE. */
enum cli_exit cli_misuse(const char *command, const char *fmt, ...)
	PR_PRINTF(2, 3);

/* Flushes standard output; a write that failed is said and turns code. */
enum cli_exit cli_done(enum cli_exit code);

/* Reads the clocks. */
void cli_now(struct cli *cli, struct pr_env *out);

/* The rows behind struct cli_globals, for help. */
extern const struct opt cli_options[];
extern const size_t cli_n_options;

#endif

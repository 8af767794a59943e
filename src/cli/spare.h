/*
 * cli/spare.h - a data folder of its own, gone when it is closed
 *
 * floor    cli
 */
#ifndef PR_CLI_SPARE_H
#define PR_CLI_SPARE_H

#include "cli/cli.h"

/* Zeroed, it is closed. */
struct spare {
	char *dir;
	struct pr_desk *desk;
};

/* Makes the folder under TMPDIR and opens it; with banks the shipped ones are
 * taken in. */
PR_NODISCARD enum pr_status spare_open(struct spare *out, struct cli *cli,
				       bool banks, struct pr_err *err);

/* Closes the desk and removes the folder with everything in it. */
void spare_close(struct spare *spare);

/*
 * The learner's folder, or when another process has it the shipped banks in a
 * folder of its own: cli->desk in either case. said is what is told then.
 */
PR_NODISCARD enum pr_status spare_instead(struct spare *out, struct cli *cli,
					  bool banks, const char *said,
					  struct pr_err *err);

/* The end of spare_instead; a folder that is no spare one stays open. */
void spare_instead_close(struct spare *spare, struct cli *cli);

#endif

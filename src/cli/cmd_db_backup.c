/* cmd_db_backup.c - "proctor db backup FILE" */
#include "cli/cmd.h"
#include "cli/out.h"

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	struct pr_err err = { 0 };

	(void)values;
	if (!cli_open(cli, false))
		return CLI_EXIT_FAILED;
	if (pr_desk_backup(cli->desk, args->v[0], &err))
		return cli_fail(&err);
	out_line(cli, "Backed up to %s.", args->v[0]);
	return CLI_EXIT_OK;
}

const struct cmd cmd_db_backup = {
	.name = "backup",
	.path = "db backup",
	.args = "FILE",
	.summary = "write everything into one file, which must not be there",
	.min_args = 1,
	.max_args = 1,
	.run = run,
};

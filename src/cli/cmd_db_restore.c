/* cmd_db_restore.c - "proctor db restore FILE" */
#include "cli/cmd.h"
#include "cli/out.h"

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	struct pr_err err = { 0 };
	struct pr_env env;
	char kept[4096] = "";

	(void)values;
	if (!cli->data_dir) {
		cli_say("there is no home folder; give one with --data DIR");
		return CLI_EXIT_FAILED;
	}
	cli_now(cli, &env);
	if (pr_desk_restore(cli->data_dir, args->v[0], kept, env.wall_ms, &err))
		return cli_fail(&err);
	out_line(cli, "Restored from %s.", args->v[0]);
	if (kept[0])
		out_line(cli, "The file that was there is kept as %s.", kept);
	return CLI_EXIT_OK;
}

const struct cmd cmd_db_restore = {
	.name = "restore",
	.path = "db restore",
	.args = "FILE",
	.summary = "put a backup in the place of the data file",
	.about = "The present file is kept beside it under a dated name.\n",
	.min_args = 1,
	.max_args = 1,
	.run = run,
};

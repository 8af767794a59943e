/* cmd_learner_add.c - "proctor learner add NAME" */
#include "cli/cmd.h"
#include "cli/out.h"
#include "proctor/learner.h"

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	struct pr_err err = { 0 };

	(void)values;
	if (!cli_open_anyone(cli))
		return CLI_EXIT_FAILED;
	if (pr_learner_add(cli->desk, args->v[0], &err))
		return cli_fail(&err);
	out_line(cli, "Added. To practise as \"%s\": proctor --learner \"%s\"",
		 args->v[0], args->v[0]);
	return CLI_EXIT_OK;
}

const struct cmd cmd_learner_add = {
	.name = "add",
	.path = "learner add",
	.args = "NAME",
	.summary = "bring in somebody who begins anew",
	.min_args = 1,
	.max_args = 1,
	.run = run,
};

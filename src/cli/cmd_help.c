/* cmd_help.c - "proctor help [COMMAND...]" */
#include "cli/cmd.h"
#include "report/words.h"

#include <stdio.h>

static void
print_overview(void)
{
	printf("Usage: proctor [OPTIONS] [COMMAND]\n\n"
	       "Practice for health-information certification exams. Without "
	       "a command: the home\nscreen.\n\nCommands:\n");
	for (const struct cmd *const *c = cmd_all; *c; c++)
		printf("  %-8s %s\n", (*c)->name, (*c)->summary);
	printf("\nOptions of every command:\n");
	opt_help(stdout, cli_options, cli_n_options);
	printf("\nExit codes: 0 done, 1 not possible, 2 not understood, 3 "
	       "something was found,\n130 interrupted. In full: man "
	       "proctor\n\n%s\n",
	       words_notice);
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct cmd *const *list = cmd_all;
	const struct cmd *cmd = NULL;

	(void)cli;
	(void)values;
	for (int i = 0; i < args->n; i++) {
		const char *name = args->v[i];

		cmd = list ? cmd_find(list, name) : NULL;
		if (!cmd && list && cmd_nearest(list, name))
			return cli_misuse("",
					  "there is no command \"%s\"; "
					  "the nearest is \"%s\"",
					  name, cmd_nearest(list, name));
		if (!cmd)
			return cli_misuse("", "there is no command \"%s\"",
					  name);
		list = cmd->subs;
	}
	if (cmd)
		cmd_print_help(cmd);
	else
		print_overview();
	return CLI_EXIT_OK;
}

const struct cmd cmd_help = {
	.name = "help",
	.path = "help",
	.args = "[COMMAND]",
	.summary = "what there is, or one command in full",
	.max_args = 2,
	.run = run,
};

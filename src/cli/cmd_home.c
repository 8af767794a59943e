/* cmd_home.c - "proctor" alone: the home screen, or where one stands */
#include "cli/cmd.h"
#include "cli/face.h"
#include "cli/plain.h"

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	struct tui_options options = { .start = TUI_START_HOME };
	struct plain_in in = { 0 };
	enum cli_exit code;

	(void)values;
	(void)args;
	if (!cli_open(cli, true))
		return CLI_EXIT_FAILED;
	if (face_is_full(cli) && face_run(cli, &options, &code))
		return code;
	if (!cli->asked_plain && !(cli->in_tty && cli->out_tty))
		return plain_status(cli);
	return plain_home(cli, &in);
}

const struct cmd cmd_home = {
	.name = "",
	.path = "",
	.args = "",
	.summary = "the home screen",
	.run = run,
};

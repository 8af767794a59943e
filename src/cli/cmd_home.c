/* cmd_home.c - "proctor" alone: the home screen, or where one stands */
#include "cli/cmd.h"
#include "cli/face.h"
#include "cli/home.h"
#include "cli/out.h"
#include "cli/plain.h"

struct home_values {
	bool json;
};

static const struct opt options[] = {
	{ "json", 0, OPT_FLAG, offsetof(struct home_values, json), NULL,
	  "where one stands, as one JSON object" },
};

static enum cli_exit
print_json(struct cli *cli)
{
	struct pr_sink sink = out_sink();
	struct pr_err err = { 0 };
	struct home home;
	enum pr_status st = home_load(&home, cli->desk, &err);

	if (!st)
		st = home_json(&home, pr_desk_learner(cli->desk), &sink, &err);
	home_release(&home);
	return st ? cli_fail(&err) : CLI_EXIT_OK;
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct home_values *v = values;
	struct tui_options full = { .start = TUI_START_HOME };
	struct plain_in in = { 0 };
	enum cli_exit code;

	(void)args;
	if (!cli_open(cli, true))
		return CLI_EXIT_FAILED;
	if (v->json)
		return print_json(cli);
	if (face_is_full(cli) && face_run(cli, &full, &code))
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
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct home_values),
	.run = run,
};

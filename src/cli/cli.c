/* cli.c - from argv to one command; see cli/cli.h */
#include "cli/cli.h"

#include "cli/cmd.h"
#include "cli/paths.h"
#include "cli/signals.h"
#include "cli/start.h"
#include "proctor/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIELD(name) offsetof(struct cli_globals, name)

const struct opt cli_options[] = {
	{ "data", 0, OPT_TEXT, FIELD(data), "DIR", "the data folder" },
	{ "learner", 0, OPT_TEXT, FIELD(learner), "NAME", "whose answers" },
	{ "now", 0, OPT_TEXT, FIELD(now), "TIME",
	  "a clock that stands still at this RFC 3339 time" },
	{ "seed", 0, OPT_NUMBER, FIELD(seed), "N",
	  "draw with this seed; with --now the same bytes again" },
	{ "plain", 0, OPT_FLAG, FIELD(plain), NULL,
	  "line by line, for screen readers and scripts" },
	{ "width", 0, OPT_NUMBER, FIELD(width), "N",
	  "wrap plain lines at so many cells, 0 never" },
	{ "no-color", 0, OPT_FLAG, FIELD(no_color), NULL, "no colours" },
	{ "help", 'h', OPT_FLAG, FIELD(help), NULL, "help for the command" },
	{ "version", 0, OPT_FLAG, FIELD(version), NULL, "the version" },
};
const size_t cli_n_options = PR_LEN(cli_options);

void
cli_say(const char *fmt, ...)
{
	char text[2048];
	char *clean = NULL;
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	if (pr_text_clean(&clean, text, strlen(text), PR_CLEAN_FOLD, NULL,
			  NULL))
		return;
	fflush(stdout);
	fprintf(stderr, "proctor: %s\n", clean);
	free(clean);
}

enum cli_exit
cli_fail(const struct pr_err *err)
{
	if (err->status == PR_ESTOP)
		return CLI_EXIT_INTERRUPTED;
	cli_say("%s", err->text[0] ? err->text : pr_status_text(err->status));
	return CLI_EXIT_FAILED;
}

enum cli_exit
cli_misuse(const char *command, const char *fmt, ...)
{
	char text[512];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	cli_say("%s", text);
	cli_say("try: proctor help%s%s", command[0] ? " " : "", command);
	return CLI_EXIT_USAGE;
}

enum cli_exit
cli_done(enum cli_exit code)
{
	if (fflush(stdout) || ferror(stdout)) {
		cli_say("standard output could not be written");
		return code == CLI_EXIT_OK ? CLI_EXIT_FAILED : code;
	}
	return code;
}

void
cli_now(struct cli *cli, struct pr_env *out)
{
	pr_clock_read(&cli->clock, out);
}

static void
read_clock(void *ctx, struct pr_env *out)
{
	pr_clock_read(ctx, out);
}

static const char *
learner_of(const struct cli *cli)
{
	if (cli->anyone)
		return NULL;
	return cli->opt.learner ? cli->opt.learner
				: config_get(&cli->config, "learner");
}

enum pr_status
cli_open_quiet(struct cli *cli, bool banks, struct pr_err *err)
{
	struct pr_desk_options options = {
		.data_dir = cli->data_dir,
		.share_dir = cli->share_dir,
		.emergency_dir = cli->state_dir,
		.learner = learner_of(cli),
		.clock_ctx = &cli->clock,
		.clock = read_clock,
		.seeded = cli->test_clock && cli->opt.seed.set,
		.seed = cli->opt.seed.value,
		.load_banks = banks,
	};

	if (cli->desk)
		return PR_OK;
	if (!cli->data_dir)
		return pr_fail(err, PR_ENOTFOUND,
			       "there is no home folder; give one with --data "
			       "DIR");
	return pr_desk_open(&cli->desk, &options, err);
}

bool
cli_open(struct cli *cli, bool banks)
{
	struct pr_err err = { 0 };

	if (cli_open_quiet(cli, banks, &err) == PR_OK)
		return true;
	cli_fail(&err);
	return false;
}

bool
cli_open_anyone(struct cli *cli)
{
	struct pr_err err = { 0 };

	if (!learner_of(cli))
		return cli_open(cli, false);
	if (cli_open_quiet(cli, false, &err) == PR_OK)
		return true;
	cli->anyone = err.status == PR_ENOTFOUND;
	if (cli->anyone)
		return cli_open(cli, false);
	cli_fail(&err);
	return false;
}

static enum cli_exit
wrong_count(const struct cmd *cmd, const struct opt_args *args)
{
	if (args->n < cmd->min_args)
		return cli_misuse(cmd->path, "%s: %s is missing", cmd->path,
				  cmd->args);
	return cli_misuse(cmd->path, "%s: \"%s\" is one too many", cmd->path,
			  args->v[cmd->max_args]);
}

/* Parses what follows the command's name and runs it. */
static enum cli_exit
run_command(struct cli *cli, const struct cmd *cmd, int argc, char *const *argv)
{
	struct pr_err err = { 0 };
	void *values = calloc(1, cmd->values_size + 1);
	const char **operands = calloc((size_t)argc + 1, sizeof(*operands));
	struct opt_set sets[2] = { { cmd->options, cmd->n_options, values },
				   { cli_options, cli_n_options, &cli->opt } };
	struct opt_args args = { 0, operands };
	enum cli_exit code;

	if (!values || !operands)
		code = cli_fail(&(struct pr_err){ .status = PR_ENOMEM });
	else if (opt_parse(sets, 2, argc, argv, false, &args, NULL, &err))
		code = cli_misuse(cmd->path, "%s", err.text);
	else if (cli->opt.help) {
		cmd_print_help(cmd);
		code = CLI_EXIT_OK;
	} else if (args.n < cmd->min_args ||
		   (cmd->max_args >= 0 && args.n > cmd->max_args))
		code = wrong_count(cmd, &args);
	else if (!start_prepare(cli))
		code = CLI_EXIT_USAGE;
	else
		code = cmd->run(cli, values, &args);
	free(values);
	free(operands);
	return code;
}

static enum cli_exit
unknown_command(const struct cmd *group, const struct cmd *const *list,
		const char *name)
{
	const char *near = cmd_nearest(list, name);
	const char *path = group ? group->path : "";
	const char *gap = group ? " " : "";

	if (near)
		return cli_misuse(path,
				  "there is no command \"%s%s%s\"; the nearest "
				  "is \"%s%s%s\"",
				  path, gap, name, path, gap, near);
	return cli_misuse(path, "there is no command \"%s%s%s\"", path, gap,
			  name);
}

/* Whether the next word belongs to an option of the command. */
static bool
takes_word(const struct cmd *cmd, const char *word)
{
	for (size_t i = 0; !strncmp(word, "--", 2) && i < cmd->n_options; i++)
		if (!strcmp(cmd->options[i].name, word + 2))
			return cmd->options[i].kind != OPT_FLAG;
	return false;
}

/* Whether only options follow: a group that does something itself. */
static bool
only_options(const struct cmd *group, int argc, char *const *argv)
{
	for (int i = 0; i < argc; i++) {
		if (argv[i][0] != '-')
			return false;
		i += takes_word(group, argv[i]);
	}
	return true;
}

/* A group such as bank: the next word is the command. */
static enum cli_exit
run_group(struct cli *cli, const struct cmd *group, int argc, char *const *argv)
{
	struct opt_set set = { cli_options, cli_n_options, &cli->opt };
	struct opt_args none = { 0, NULL };
	struct pr_err err = { 0 };
	const struct cmd *cmd;
	int used = 0;

	if (group->run && only_options(group, argc, argv))
		return run_command(cli, group, argc, argv);
	if (opt_parse(&set, 1, argc, argv, true, &none, &used, &err))
		return cli_misuse(group->path, "%s", err.text);
	if (cli->opt.help) {
		cmd_print_help(group);
		return CLI_EXIT_OK;
	}
	if (argc == used && group->run)
		return run_command(cli, group, 0, argv);
	if (argc == used)
		return cli_misuse(group->path, "%s: a command is missing",
				  group->path);
	cmd = cmd_find(group->subs, argv[used]);
	if (!cmd)
		return unknown_command(group, group->subs, argv[used]);
	return run_command(cli, cmd, argc - used - 1, argv + used + 1);
}

/* Without a command: home, with the words of argv as its options. */
static enum cli_exit
run_home(struct cli *cli, int argc, char *const *argv)
{
	if (cli->opt.version)
		return run_command(cli, &cmd_version, 0, argv);
	if (cli->opt.help) {
		cli->opt.help = false;
		return run_command(cli, &cmd_help, 0, argv);
	}
	return run_command(cli, &cmd_home, argc, argv);
}

static enum cli_exit
dispatch(struct cli *cli, int argc, char *argv[])
{
	struct pr_err err = { 0 };
	bool json[8] = { false }; /* what home's own options fill */
	struct opt_set sets[2] = {
		{ cli_options, cli_n_options, &cli->opt },
		{ cmd_home.options, cmd_home.n_options, json },
	};
	struct opt_args none = { 0, NULL };
	const struct cmd *cmd;
	int used = 0;

	if (opt_parse(sets, 2, argc - 1, argv + 1, true, &none, &used, &err))
		return cli_misuse("", "%s", err.text);
	argv += 1;
	argc -= 1;
	if (argc == used || cli->opt.version)
		return run_home(cli, used, argv);
	argv += used;
	argc -= used;
	if (json[0])
		return cli_misuse("", "--json stands after the command");
	cmd = cmd_find(cmd_all, argv[0]);
	if (!cmd)
		return unknown_command(NULL, cmd_all, argv[0]);
	if (cmd->subs)
		return run_group(cli, cmd, argc - 1, argv + 1);
	return run_command(cli, cmd, argc - 1, argv + 1);
}

int
cli_main(int argc, char *argv[])
{
	struct cli cli = { 0 };
	enum cli_exit code;

	signals_start();
	start_look_around(&cli, argc > 0 ? argv[0] : NULL);
	code = cli_done(dispatch(&cli, argc, argv));
	pr_desk_close(cli.desk);
	config_release(&cli.config);
	free(cli.data_dir);
	free(cli.state_dir);
	free(cli.share_dir);
	free(cli.converter);
	return (int)code;
}

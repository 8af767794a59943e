/* face.c - starting the full screen; see cli/face.h */
#include "cli/face.h"

#include "cli/plain.h"

#include <string.h>

bool
face_is_full(const struct cli *cli)
{
	return !cli->plain;
}

static enum pr_status
save(void *ctx, const char *key, const char *value, struct pr_err *err)
{
	struct cli *cli = ctx;

	return config_set(&cli->config, key, value, err);
}

static void
read_settings(const struct cli *cli, struct tui_settings *settings)
{
	for (size_t i = 0; i < cli->config.n_lines; i++) {
		const char *value;
		char key[64];

		/* wrong lines were said when the program started */
		if (config_line(&cli->config, i, key, &value))
			(void)tui_settings_read(settings, key, value, NULL);
	}
}

/* A drill, practice, a review: refused before there is a screen to use. */
static bool
starts_at_once(const struct tui_options *options)
{
	return options->start == TUI_START_DRILL ||
	       (options->start == TUI_START_PLAN &&
		options->plan.kind != PR_SITTING_MOCK);
}

bool
face_run(struct cli *cli, struct tui_options *options, enum cli_exit *code)
{
	const char *color = config_get(&cli->config, "color");
	struct pr_err err = { 0 };
	enum pr_status status;
	int by_signal = 0;

	options->desk = cli->desk;
	options->clock = &cli->clock;
	options->no_color =
		cli->opt.no_color || (color && !strcmp(color, "no"));
	options->save = save;
	options->save_ctx = cli;
	options->program = plain_program(cli->program, cli);
	read_settings(cli, &options->settings);
	status = tui_run(options, &by_signal, &err);
	/* the screen is well: plain mode would only say the same again */
	if (status == PR_ESTATE && starts_at_once(options)) {
		*code = cli_fail(&err);
		return true;
	}
	if (status) {
		cli_say("%s", err.text);
		cli_say("going on in plain mode");
		cli->plain = true;
		return false;
	}
	*code = by_signal ? CLI_EXIT_INTERRUPTED : CLI_EXIT_OK;
	return true;
}

/* start.c - what is settled before a command runs; see cli/start.h */
#include "cli/start.h"

#include "cli/paths.h"
#include "proctor/date.h"
#include "tui/tui.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#define WIDTH_MIN 20
#define WIDTH_MAX 200
#define WIDTH_TERMINAL 76 /* plain lines on a terminal */

void
start_look_around(struct cli *cli, const char *argv0)
{
	const char *term = paths_env("TERM");

	/* characters only: numbers and dates are ours */
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): one thread */
	setlocale(LC_CTYPE, "");
	/* NOLINTNEXTLINE(concurrency-mt-unsafe): one thread */
	cli->utf8 = !strcasecmp(nl_langinfo(CODESET), "UTF-8");
	cli->in_tty = isatty(STDIN_FILENO);
	cli->out_tty = isatty(STDOUT_FILENO);
	cli->err_tty = isatty(STDERR_FILENO);
	cli->dumb = !term || !tui_terminal_ok(term);
	cli->share_dir = paths_share(argv0);
	cli->converter = paths_converter(argv0);
}

/* A line of the settings file that is the command line's own. */
static bool
own_setting(const char *key, const char *value, struct pr_err *err)
{
	if (!strcmp(key, "plain") || !strcmp(key, "color")) {
		if (strcmp(value, "yes") != 0 && strcmp(value, "no") != 0)
			pr_fail(err, PR_EINVAL, "%s is yes or no", key);
		return true;
	}
	if (!strcmp(key, "clock")) {
		if (strcmp(value, "pause") != 0 && strcmp(value, "run") != 0)
			pr_fail(err, PR_EINVAL, "clock is pause or run");
		return true;
	}
	if (!strcmp(key, "width")) {
		if (strspn(value, "0123456789") != strlen(value) || !*value)
			pr_fail(err, PR_EINVAL, "width is a number of cells");
		return true;
	}
	return !strcmp(key, "learner");
}

/* A wrong line is said and does nothing; it never stops the program. */
static void
check_settings(struct cli *cli)
{
	struct tui_settings screen = { 0 };

	for (size_t i = 0; i < cli->config.n_lines; i++) {
		struct pr_err err = { 0 };
		const char *value;
		char key[64];

		if (!config_line(&cli->config, i, key, &value))
			continue;
		if (!own_setting(key, value, &err) &&
		    !tui_settings_read(&screen, key, value, &err))
			pr_fail(&err, PR_EINVAL, "there is no setting \"%s\"",
				key);
		if (err.status)
			cli_say("%s:%zu: %s", cli->config.path, i + 1,
				err.text);
	}
}

static bool
set_clock(struct cli *cli)
{
	struct pr_err err = { 0 };
	int64_t ms;
	int offset;

	if (!cli->opt.now)
		return true;
	if (pr_time_parse(&ms, &offset, cli->opt.now, &err)) {
		cli_misuse("", "--now: %s", err.text);
		return false;
	}
	pr_clock_test_set(&cli->clock, ms, offset, cli->opt.seed.value);
	cli->test_clock = true;
	return true;
}

static bool
set_width(struct cli *cli)
{
	const char *setting = config_get(&cli->config, "width");
	uint64_t width = cli->out_tty ? WIDTH_TERMINAL : 0;

	if (cli->opt.width.set)
		width = cli->opt.width.value;
	else if (setting)
		width = strtoul(setting, NULL, 10);
	if (width && (width < WIDTH_MIN || width > WIDTH_MAX)) {
		cli_misuse("", "--width is 0 or %d to %d", WIDTH_MIN,
			   WIDTH_MAX);
		return false;
	}
	cli->width = (int)width;
	return true;
}

bool
start_prepare(struct cli *cli)
{
	struct pr_err err = { 0 };
	char *settings = paths_config();
	const char *plain = paths_env("PROCTOR_PLAIN");

	if (settings && config_read(&cli->config, settings, &err))
		cli_say("%s", err.text);
	free(settings);
	check_settings(cli);
	cli->data_dir = paths_data(cli->opt.data);
	cli->state_dir = paths_state();
	cli->asked_plain = cli->opt.plain || (plain && !strcmp(plain, "1")) ||
			   config_yes(&cli->config, "plain");
	cli->plain =
		cli->asked_plain || !cli->in_tty || !cli->out_tty || cli->dumb;
	return set_clock(cli) && set_width(cli);
}

/* cmd_db_backup.c - "proctor db backup FILE" */
#include "cli/cmd.h"
#include "cli/out.h"
#include "util/fs.h"

#include <stdio.h>
#include <string.h>

/* Says why nothing can be written under this name. */
static bool
is_free(const char *path)
{
	const char *slash = strrchr(path, '/');
	char folder[4096];
	struct fs_info info;

	if (fs_info(&info, path, NULL) == PR_OK) {
		cli_say("%s is already there and is not overwritten", path);
		return false;
	}
	if (!slash || slash == path)
		return true;
	snprintf(folder, sizeof(folder), "%.*s", (int)(slash - path), path);
	if (fs_info(&info, folder, NULL) == PR_OK && info.is_dir)
		return true;
	cli_say("%s: there is no folder %s", path, folder);
	return false;
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	struct pr_err err = { 0 };

	(void)values;
	if (!is_free(args->v[0]) || !cli_open(cli, false))
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

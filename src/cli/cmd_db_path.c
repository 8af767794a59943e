/* cmd_db_path.c - "proctor db path": opens nothing */
#include "cli/cmd.h"
#include "cli/out.h"
#include "report/jsonw.h"
#include "util/fs.h"

#include <stdio.h>
#include <stdlib.h>

struct values {
	bool json;
};

static const struct opt options[] = {
	{ "json", 0, OPT_FLAG, offsetof(struct values, json), NULL,
	  "one JSON object" },
};

static enum pr_status
print_json(const struct cli *cli, const char *path, struct pr_err *err)
{
	struct pr_sink sink = out_sink();
	struct page page;
	struct jsonw json = { .page = &page };

	page_init(&page, &sink, 0);
	jsonw_object(&json, NULL);
	jsonw_text(&json, "schema", "proctor.path/1");
	jsonw_text(&json, "database", path);
	jsonw_text(&json, "data", cli->data_dir);
	jsonw_text(&json, "settings", cli->config.path);
	jsonw_text(&json, "emergency", cli->state_dir);
	jsonw_text(&json, "banks", cli->share_dir);
	jsonw_end(&json);
	return page_end(&page, err);
}

static enum cli_exit
run(struct cli *cli, const void *values, const struct opt_args *args)
{
	const struct values *v = values;
	char *path =
		cli->data_dir ? fs_join(cli->data_dir, "proctor.db") : NULL;
	struct pr_err err = { 0 };
	enum pr_status st = PR_OK;

	(void)args;
	if (!path) {
		cli_say("there is no home folder; give one with --data DIR");
		return CLI_EXIT_FAILED;
	}
	if (v->json)
		st = print_json(cli, path, &err);
	else
		printf("%s\n", path);
	free(path);
	return st ? cli_fail(&err) : CLI_EXIT_OK;
}

const struct cmd cmd_db_path = {
	.name = "path",
	.path = "db path",
	.args = "",
	.summary = "where the data file is",
	.options = options,
	.n_options = PR_LEN(options),
	.values_size = sizeof(struct values),
	.run = run,
};
